"""A page in the browser whose console stays silent: any error, warning or uncaught exception fails the test."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page


@contextmanager
def silent(browser: Browser, **context: Any) -> Iterator[Page]:
    """Open a page in a context of its own, and close it at the end.

    Args:
        browser: The browser.
        context: What Playwright's `new_context` takes.

    Raises:
        AssertionError: with what the console or the page said, at the end.
    """
    made = browser.new_context(**context)
    page = made.new_page()
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    yield page
    made.close()
    assert not wrong
