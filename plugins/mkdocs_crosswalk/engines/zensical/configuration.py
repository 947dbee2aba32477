"""The configuration of one build: the site's own, with what the crosswalk needs to be named there."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from mkdocs_crosswalk.engines.menu import NAME, menu

from .own_menu import names, own_menu
from .settings import EXTENSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .prepared import Prepared

PRUNE = "navigation.prune"
"""The feature of the theme by which a page carries its own part of the navigation alone."""


@contextmanager
def configuration(prepared: Prepared, **more: str) -> Iterator[Path]:
    """Have a configuration beside the site's own, which is gone afterwards.

    Args:
        prepared: The crosswalk of the site.
        **more: As for `written`.
    """
    handle, name = tempfile.mkstemp(prefix=".crosswalk-", suffix=".yml", dir=prepared.settings.root)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(written(prepared, **more))
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def written(prepared: Prepared, *, site_dir: str = "", pages: str = "") -> bytes:
    """Return the configuration of a build.

    It is YAML in any case. Of a configuration in YAML it inherits all, since only Zensical knows what its tags mean.

    Args:
        prepared: The crosswalk of the site.
        site_dir: Where the site is built, if not where its own configuration says.
        pages: Which finished pages a server shows; see `CrosswalkExtension`.
    """
    settings = prepared.settings
    added = _added(prepared, pages) | ({"site_dir": site_dir} if site_dir else {})
    said = {**settings.said, **added} if settings.file.suffix == ".toml" else {"INHERIT": settings.file.name, **added}
    return yaml.safe_dump(said, encoding="utf-8", allow_unicode=True, sort_keys=False)


def _added(prepared: Prepared, pages: str) -> dict[str, Any]:
    """Return what is added: a list is added to the one that is inherited, and stands in the place of any other."""
    settings, toml = prepared.settings, prepared.settings.file.suffix == ".toml"
    said, nav = settings.said, settings.nav
    ours = [] if names(nav, prepared.options.prefix) else [{NAME: menu(prepared.own.site, prepared.options.prefix)}]
    before = nav if toml else []
    whole = [*(before if nav else own_menu(settings.docs, prepared.options.prefix)), *ours]
    theme = said.get("theme")
    theme = {"name": theme} if isinstance(theme, str) else dict(theme or {})
    features = [PRUNE] if not toml and isinstance(said.get("theme"), dict) else [*theme.get("features", ()), PRUNE]
    return {
        "nav": whole,
        "theme": {**(theme if toml or isinstance(said.get("theme"), str) else {}), "features": features},
        "markdown_extensions": _extensions(
            said.get("markdown_extensions"),
            {"config": settings.file.name} | ({"pages": pages} if pages else {}),
            inherited=not toml,
        ),
    }


def _extensions(said: Any, options: dict[str, str], *, inherited: bool) -> Any:
    """Return the extensions with ours; where none is named, with those that Zensical then takes."""
    ours = {EXTENSION: options}
    if said is None:
        usual = import_module("zensical.config").DEFAULT_MARKDOWN_EXTENSIONS
        return {**{name: _plain(options) for name, options in usual.items()}, **ours}
    if isinstance(said, dict):
        return ours if inherited else {**said, **ours}
    return [ours] if inherited else [*said, ours]


def _plain(value: Any) -> Any:
    """Return options without functions, each of which stands there by its name."""
    if isinstance(value, dict):
        return {name: _plain(inside) for name, inside in value.items()}
    if isinstance(value, list):
        return [_plain(inside) for inside in value]
    return f"{value.__module__}.{value.__qualname__}" if callable(value) else value
