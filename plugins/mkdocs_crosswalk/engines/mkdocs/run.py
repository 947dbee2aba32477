"""One run of a command: its builds, the server if there is one, and the private copy that follows a public site."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import click

from mkdocs_crosswalk.engines.kept import Kept

from .build import Build
from .private_copy import PrivateCopy
from .serve import Serving
from .view import reaches_others, view_of
from .watch import Watch

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from mkdocs_crosswalk.engines.view import View

    from .options import CrosswalkConfig

log = logging.getLogger("mkdocs.plugins.crosswalk")


class Run:
    """What lives as long as the plugin object: a command makes one, or serves many builds with it.

    Attributes:
        serving: The server's part.
        private: Whether this is the second build, of a private copy.
        build: What builds the site, or did last.
    """

    build: Build

    def __init__(self) -> None:
        self.serving = Serving()
        self.private = False
        self._command = ""
        self._depth = 0  # of builds under way: mkdocs-static-i18n builds each further language within that of the first
        self._copy: PrivateCopy | None = None
        self._done = False
        self._told = False
        self._kept = Kept()
        self._watch: Watch | None = None
        self._moves = False  # MkDocs' "dirty" builds need the site where it is

    def begin(self, command: str, *, dirty: bool = False) -> None:
        """Take note of the command; `mkdocs serve --clean` says to plugins that it builds."""
        context = click.get_current_context(silent=True)
        self._command = "serve" if context and context.info_name == "serve" else command
        self.serving.active = command == "serve"
        self._kept = Kept(keeps=self.serving.active)
        self._moves = self.serving.active and not dirty

    def move(self, config: MkDocsConfig) -> None:
        """Have a site that is served made beside the one that is there, before anything asks where it goes."""
        if not self._depth:
            self.serving.move(config)

    def serve(self, server: LiveReloadServer) -> None:
        """Go on serving while the data cannot be used, and show the page that a browser shows before all others."""
        self.serving.keep(server, self._first, moves=self._moves)
        self._watch = Watch(server, self.build.config.watch)
        self._watch.start()

    def _first(self, address: str) -> str | None:
        """Return a page before all others; the build that can make it is the last one."""
        return self.build.first(address)

    def configure(self, config: MkDocsConfig, options: CrosswalkConfig) -> None:
        """Begin a build, and read the data of the site unless it is one within another.

        Raises:
            PluginError: with every problem of the data and of the options.
        """
        if not self._depth:
            self._read(config, options)
        self._depth += 1
        self.build.begin(nested=self._depth > 1)

    def _read(self, config: MkDocsConfig, options: CrosswalkConfig) -> None:
        with self.serving.noting():
            self._done, self._copy = False, None
            view = view_of(config, options, private=self.private or self._shows_all(config))
            if view.withholds and self._command not in ("", "serve"):
                self._copy = PrivateCopy(config, options, view, _makes_copy)
            self.build = Build(config, options, view, serving=self.serving.active, kept=self._kept)
            self._tell(config, view)

    def leave(self) -> None:
        """Take note that a build is done; strict mode may yet find that it is not."""
        self._depth = max(0, self._depth - 1)
        self._done = not self._depth
        if self._done:
            self._kept.end()

    def failed(self) -> None:
        """Begin anew with the next build, if there is one."""
        self._depth, self._done = 0, False

    def end(self) -> None:
        """Make the private copy of a public site that is whole, and put away what was served."""
        self.serving.end()
        if self._watch:
            self._watch.end()
        if self._copy and self._done:
            self._done = False
            self._copy.make()

    def _shows_all(self, config: MkDocsConfig) -> bool:
        return self.serving.active and not reaches_others(config)

    def _tell(self, config: MkDocsConfig, view: View) -> None:
        """Say once which view is made."""
        if self._told or self.private:
            return
        self._told = True
        if self._copy:
            log.info("%s: not in the public site. A private copy that shows it follows.", view.named)
        elif view.private:
            log.info(
                "%s: shown at %s, which is the private view. A build leaves it out of the public site.",
                view.named,
                config.site_url,
            )
        elif view.withholds and self.serving.active:
            at = f"{config.dev_addr.host}:{config.dev_addr.port}"
            log.info("%s: not shown, since others can reach %s; serve at 127.0.0.1 to see it.", view.named, at)
        elif view.withholds and self._command:
            log.info("%s: not shown, as in a build; serve without --clean to see it.", view.named)
        elif view.withholds:
            log.info("%s: not shown. The command `mkdocs build` makes a private copy that shows it.", view.named)


def _makes_copy(plugin: object) -> bool:
    """Tell our plugin of a second build that it makes the private copy; say whether this one is ours."""
    run = getattr(plugin, "run", None)
    if isinstance(run, Run):
        run.private = True
    return isinstance(run, Run)
