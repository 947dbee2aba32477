"""A site while it is served: the page that a browser shows is there before the others.

Bad data leaves the last good pages in their place, with its problems on top of each.
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Callable
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from .served import Served

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

_BODY = re.compile(rb"""<body\b(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_BANNER = """\
<div role="alert" style="all: initial; display: block; box-sizing: border-box; position: sticky; top: 0; \
z-index: 2147483647; max-height: 50vh; overflow: auto; padding: 12px 16px; border-bottom: 4px solid #b3261e; \
background: #fff; color: #1b1b1b; font: 14px/1.5 sans-serif"><strong style="all: unset; font-weight: bold">\
These are the last good pages. New ones follow when this is mended:</strong><pre style="all: unset; display: block; \
white-space: pre-wrap; overflow-wrap: anywhere; font-family: monospace">{}</pre></div>"""
"""It stands above any theme; while a site is served there is no policy that would refuse its styles."""


First = Callable[[str], str | None]
"""Returns a page, named by its file in the site, as the next build will make it; None where that cannot be said."""

log = logging.getLogger("mkdocs.plugins.crosswalk")


class Serving:
    """Goes on serving the last good pages while the data cannot be used.

    Attributes:
        active: Whether the site is served at all.
        problems: What is wrong with the data, a problem a line; empty if nothing is.
    """

    active = False
    problems = ""
    _served: Served | None = None

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Take note of what is wrong with the data that a block reads."""
        try:
            yield
        except PluginError as error:
            self.problems = str(error)
            raise

    def move(self, config: MkDocsConfig) -> None:
        """Have the next site made beside the one that is served."""
        if self._served:
            config.site_dir = str(self._served.next)

    def keep(self, server: LiveReloadServer, first: First, *, moves: bool) -> None:
        """Let a server go on after bad data, which is met before a page is touched; MkDocs would not answer again.

        Args:
            server: MkDocs' server.
            first: Makes the page that a browser shows before all others are made.
            moves: Whether the next site may be made beside the one that is served.
        """
        build = server.builder
        self._served = served = Served(server) if moves else None

        def rebuild() -> None:
            self.problems = ""
            if served:
                self._put_first(served, first)
            try:
                build()
            except (Exception, SystemExit):
                if not self.problems:
                    raise
            else:
                if served:
                    served.take_over()

        server.builder = rebuild
        if app := server.get_app():
            server.set_app(partial(self._answer, app))

    def end(self) -> None:
        """Put away what was made to be served."""
        if self._served:
            self._served.end()

    def _put_first(self, served: Served, first: First) -> None:
        for address in served.shown:
            try:
                page = first(address)
            except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, the whole build that follows says it
                log.debug("%s: not made before the others: %s", address, error)
                return
            if page is not None and served.put_first(address, page):
                log.info("%s is there; the others follow", address)
                return

    def _answer(self, app: WSGIApplication, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Return what another application answers, and show the problems on each page."""
        said: list[tuple[str, list[tuple[str, str]]]] = []
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        address = self._served.address(path) if self._served else ""
        if self._served:
            self._served.ask(address)

        def start(status: str, headers: list[tuple[str, str]], _: object = None, /) -> Callable[[bytes], object]:
            said.append((status, headers))
            return bytes  # nobody writes by this oldest of ways

        body = app(environ, start)
        status, headers = said[-1]
        page = dict(headers).get("Content-Type", "").startswith("text/html")
        if self._served and page and status.startswith("200"):
            self._served.show(address)
        # Asked after the page is there: a request that comes during a build waits for its end.
        if self.problems and page:
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
