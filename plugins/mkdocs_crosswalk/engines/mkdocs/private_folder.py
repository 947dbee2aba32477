"""The folder of a private copy: where it must not lie, and that nothing else is deleted in it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from .view import home_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_crosswalk.engines.view import View

    from .options import CrosswalkConfig

MARKER = ".crosswalk-private"
"""It says that what is in a folder may be deleted. MkDocs leaves it there: it begins with a dot."""
_SAID = (
    "This folder holds a private copy of a site, made by the plugin `crosswalk` of MkDocs.\n"
    "Each build deletes what is in it. Do not publish it.\n"
)
_KEPT_FROM_GIT = "# A private copy of a site is not to be committed.\n*\n"
_SHOWN = 3


def private_folder(config: MkDocsConfig, options: CrosswalkConfig, view: View) -> Path:
    """Return the folder of the private copy.

    Raises:
        PluginError: it lies where it would be published or deleted, would have other things deleted, or holds what no
            private copy is.
    """
    shown = options.private_dir
    folder = Path(os.path.normpath(home_of(config) / shown))
    problems = [*_misplaced(folder, config, view, options)] or [*_in_use(folder)]
    if problems:
        raise PluginError("\n".join(f'private_dir: "{shown}" {problem}' for problem in problems))
    return folder


def make_ready(folder: Path) -> None:
    """Make a folder for a private copy, and mark it before anything is written into it.

    Raises:
        OSError: it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARKER).write_text(_SAID, "utf-8")
    if not (folder / ".gitignore").exists():
        (folder / ".gitignore").write_text(_KEPT_FROM_GIT, "utf-8")


def _misplaced(folder: Path, config: MkDocsConfig, view: View, options: CrosswalkConfig) -> Iterator[str]:
    home = home_of(config)
    others = [
        ("the public site", Path(config.site_dir)),
        ("the folder of your pages", Path(config.docs_dir)),
        *(("the folder of the theme", Path(theme)) for theme in config.theme.dirs),
        *((f"the folder of your own data, {shown}", path) for shown, path in view.own.items()),
        *([("the folder of the data", home / options.mappings)] if options.mappings else []),
    ]
    for what, other in others:
        if _within(folder, other):
            yield f"lies in {what}; name a folder beside that of your pages, such as site-private"
        elif _within(other, folder):
            yield f"holds {what}, which would be deleted; name a folder of its own, such as site-private"
    for theirs in filter(None, (config.docs_dir, config.theme.custom_dir)):
        for link in _linked(folder, Path(theirs)):
            yield f"would be published by the link {link}; delete the link, or name another folder"
    if _within(home, folder):
        yield "holds the configuration of the site, which would be deleted; name a folder of its own"


def _within(inner: Path, outer: Path) -> bool:
    """Say whether one folder is another or lies in it, by their names or by what links lead to, on any file system."""
    if any(place.is_relative_to(other) for place in _places(inner) for other in _places(outer)):
        return True
    above = (folder for place in _places(inner) for folder in (place, *place.parents))
    return outer.exists() and any(folder.exists() and folder.samefile(outer) for folder in above)


def _places(folder: Path) -> set[Path]:
    return {Path(os.path.normpath(folder.absolute())), folder.resolve()}


def _linked(folder: Path, theirs: Path) -> Iterator[Path]:
    """Yield the links in a folder of the site's that lead to the private copy; MkDocs publishes what they lead to."""
    links = (path for path in sorted(theirs.rglob("*")) if path.is_symlink())
    yield from (path for path in links if _within(folder, path.resolve()) or _within(path.resolve(), folder))


def _in_use(folder: Path) -> Iterator[str]:
    if not os.path.lexists(folder):
        return
    if not folder.is_dir():
        yield "is no folder; delete it, or name another"
    elif not (folder / MARKER).is_file() and (names := sorted(path.name for path in folder.iterdir())):
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        yield (
            f"holds what no private copy of this site is, and would be deleted: {', '.join(names[:_SHOWN])}{more}; "
            "move it elsewhere and empty the folder, or name another"
        )
