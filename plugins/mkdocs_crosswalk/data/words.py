"""Words of messages, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def listed(words: Iterable[str], last: str = "and") -> str:
    """Return words as a list in a sentence, each once: `domains, categories and controls`."""
    *most, end = dict.fromkeys(words) or ("",)
    return f"{', '.join(most)} {last} {end}" if most else end


def with_article(name: str) -> str:
    """Return a name in the singular behind its article."""
    return f"{'an' if name[:1].lower() in 'aeio' else 'a'} {name}"


def some_of(entries: Iterable[str]) -> str:
    """Return entries as a message names them: the first ones, and how many more."""
    found = list(entries)
    shown = ", ".join(found[:3])
    return shown if len(found) <= 3 else f"{shown} and {len(found) - 3} more"  # noqa: PLR2004 - as many as are shown
