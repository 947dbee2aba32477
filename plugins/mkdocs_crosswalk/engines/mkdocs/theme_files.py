"""The files of a theme that a site gets: MkDocs looks at all there are, and leaves out those in folders with a dot.

Material keeps ten thousand icons in such a folder. When MkDocs asks, nobody looks into it.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any

import jinja2

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from mkdocs.theme import Theme

    Listing = Callable[..., list[str]]

MKDOCS = "mkdocs.structure.files"
"""Where the question comes from of which it is known what it leaves out."""
HIDDEN = (".any/file.svg", "any/.any/file.svg")
"""What stands in a folder with a dot; that it is still left out is asked all the same."""


def look_at_less(theme: Theme) -> None:
    """Have the environment of a theme list its templates without looking where MkDocs wants nothing."""
    made: Any = theme
    made.get_env = partial(_environment, theme.get_env)


def _environment(make: Callable[[], jinja2.Environment]) -> jinja2.Environment:
    env: Any = make()
    if type(env.loader) is jinja2.FileSystemLoader:
        env.list_templates = partial(_listed, env.loader, env.list_templates)
    return env  # type: ignore[no-any-return]  # it is one


def _listed(
    loader: jinja2.FileSystemLoader,
    plain: Listing,
    extensions: Collection[str] | None = None,
    filter_func: Callable[[str], bool] | None = None,
) -> list[str]:
    """Return what `list_templates` of Jinja does."""
    if filter_func is None or getattr(filter_func, "__module__", "") != MKDOCS or any(map(filter_func, HIDDEN)):
        return plain(extensions, filter_func)
    found = {name for folder in loader.searchpath for name in _below(folder, follow=loader.followlinks)}
    return sorted(filter(filter_func, found))


def _below(folder: str, *, follow: bool) -> Iterator[str]:
    for path, folders, names in os.walk(folder, followlinks=follow):
        folders[:] = [name for name in folders if not name.startswith(".")]
        within = path[len(folder) :].strip(os.sep).replace(os.sep, "/")
        yield from (f"{within}/{name}" if within else name for name in names)
