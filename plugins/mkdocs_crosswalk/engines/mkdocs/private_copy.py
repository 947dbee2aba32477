"""The private copy of a site: a second whole build with all of its own data shown, after that of the public site."""

from __future__ import annotations

import logging
import warnings
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException, PluginError

from mkdocs_crosswalk.render.private_mark import ROBOTS

from .private_folder import make_ready, private_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_crosswalk.engines.view import View

    from .options import CrosswalkConfig

HEAD = "Private copy: "
"""What each line of the log begins with that the second build writes."""

log = logging.getLogger("mkdocs.plugins.crosswalk")


class PrivateCopy:
    """Knows how to build a site again, from the configuration and the command of a build that is under way.

    Args:
        config: The public site's configuration.
        options: The plugin's options.
        view: What the public site shows.
        tell: Tells a plugin of the second build that it makes the copy, and returns whether it is ours.

    Raises:
        PluginError: the copy could not be made, for its folder or because the configuration cannot be read again.
    """

    def __init__(
        self, config: MkDocsConfig, options: CrosswalkConfig, view: View, tell: Callable[[object], bool]
    ) -> None:
        if not config.config_file_path or not Path(config.config_file_path).is_file():
            raise PluginError(
                "a private copy needs a configuration that can be read twice, and this one is no file; "
                'name a file with --config-file, or set "programme" to site or off'
            )
        self._tell = tell
        self.folder = private_folder(config, options, view)
        self.public = config.site_dir
        self.file: str = config.config_file_path
        self.strict: bool = config.strict
        self.given = {**_given(config), "site_dir": str(self.folder), "site_url": ""}
        self.engine = type(config)

    def make(self) -> None:
        """Build it.

        Its `site_url` is empty: what is made of it, such as canonical links, the site map and addresses in files for
        machines, would lead readers to the public site, and name pages there that it does not have.

        Raises:
            Abort: it is not whole. The public site is.
        """
        with _told_apart(self.engine, self.strict), _fresh_plugins(self.engine):
            try:
                make_ready(self.folder)
                self._build()
                (self.folder / "robots.txt").write_text(ROBOTS, "utf-8")
            except (MkDocsException, OSError) as error:
                log.error(self._failed)  # noqa: TRY400 - for people, who have been told where and why
                raise Abort(f"{HEAD}{error}") from error
            except Exception:
                log.error(self._failed)  # noqa: TRY400 - the traceback follows
                raise

    def _build(self) -> None:
        config = load_config(self.file, config_file_path=self.file, **self.given)
        if not sum(self._tell(plugin) for plugin in config.plugins.values()):
            raise PluginError("the configuration has changed during the build")
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()

    @property
    def _failed(self) -> str:
        return f"{self.folder} is not whole. The public site in {self.public} is."


def _given(config: MkDocsConfig) -> dict[str, Any]:
    """Return what the command line says beside the file, which comes second; a later engine may not tell."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        said = getattr(config, "user_configs", ())
    found: dict[str, Any] = {"strict": config.strict, "use_directory_urls": config.use_directory_urls}
    for more in said[1:]:
        found |= more
    return found


@contextmanager
def _fresh_plugins(engine: type[MkDocsConfig]) -> Iterator[None]:
    """Have new plugin objects made; MkDocs keeps those that know the start and the end of a command."""
    option: Any = dict(engine._schema)["plugins"]  # noqa: SLF001 - MkDocs has no other way to it
    kept, option.plugin_cache = option.plugin_cache, {}
    try:
        yield
    finally:
        option.plugin_cache = kept


@contextmanager
def _told_apart(engine: type[MkDocsConfig], strict: bool) -> Iterator[None]:
    """Have each line of the log say which build it is of.

    Strict mode counts warnings even if they are silenced, which MkDocs does not do by itself (mkdocs/mkdocs#4126).
    """
    loggers = [logging.getLogger(name) for name in {"mkdocs", engine.__module__.partition(".")[0]}]
    handlers = [handler for logger in loggers for handler in logger.handlers]
    levels = [(logger, logger.level) for logger in loggers]
    for handler in handlers:
        handler.addFilter(_headed)
    for logger, level in levels:
        if strict and level > logging.WARNING:
            logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        for logger, level in levels:
            logger.setLevel(level)
        for handler in handlers:
            handler.removeFilter(_headed)


def _headed(record: logging.LogRecord) -> bool:
    """Begin a line with what tells it apart, once for all handlers."""
    if not str(record.msg).startswith(HEAD):
        record.msg = f"{HEAD}{record.msg}"
    return True
