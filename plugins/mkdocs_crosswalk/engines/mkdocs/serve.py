"""A site while it is served: bad data leaves the last good pages in their place, with its problems on top of each."""

from __future__ import annotations

import html
import re
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from mkdocs.livereload import LiveReloadServer

_BODY = re.compile(rb"""<body\b(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_BANNER = """\
<div role="alert" style="all: initial; display: block; box-sizing: border-box; position: sticky; top: 0; \
z-index: 2147483647; max-height: 50vh; overflow: auto; padding: 12px 16px; border-bottom: 4px solid #b3261e; \
background: #fff; color: #1b1b1b; font: 14px/1.5 sans-serif"><strong style="all: unset; font-weight: bold">\
These are the last good pages. New ones follow when this is mended:</strong><pre style="all: unset; display: block; \
white-space: pre-wrap; overflow-wrap: anywhere; font-family: monospace">{}</pre></div>"""
"""It stands above any theme; while a site is served there is no policy that would refuse its styles."""


class Serving:
    """Goes on serving the last good pages while the data cannot be used.

    Attributes:
        active: Whether the site is served at all.
        problems: What is wrong with the data, a problem a line; empty if nothing is.
    """

    active = False
    problems = ""

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Take note of what is wrong with the data that a block reads."""
        try:
            yield
        except PluginError as error:
            self.problems = str(error)
            raise

    def keep(self, server: LiveReloadServer) -> None:
        """Let a server go on after bad data, which is met before a page is touched; MkDocs would not answer again."""
        build = server.builder

        def rebuild() -> None:
            self.problems = ""
            try:
                build()
            except (Exception, SystemExit):
                if not self.problems:
                    raise

        server.builder = rebuild
        if app := server.get_app():
            server.set_app(partial(self._answer, app))

    def _answer(self, app: WSGIApplication, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Return what another application answers, and show the problems on each page."""
        said: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], _: object = None, /) -> Callable[[bytes], object]:
            said.append((status, headers))
            return bytes  # nobody writes by this oldest of ways

        body = app(environ, start)
        status, headers = said[-1]
        # Asked after the page is there: a request that comes during a build waits for its end.
        if self.problems and dict(headers).get("Content-Type", "").startswith("text/html"):
            body = [with_banner(b"".join(body), self.problems)]
            headers = [(name, value) for name, value in headers if name != "Content-Length"]
            headers.append(("Content-Length", str(len(body[0]))))
        start_response(status, headers)
        return body


def with_banner(page: bytes, problems: str) -> bytes:
    """Return a page with problems at its top, as text."""
    body = _BODY.search(page)
    at = body.end() if body else 0
    return page[:at] + _BANNER.format(html.escape(problems)).encode() + page[at:]
