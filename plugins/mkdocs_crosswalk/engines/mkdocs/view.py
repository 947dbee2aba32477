"""Which view of its own data a build of MkDocs makes: decided before anything is read or emptied."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_crosswalk.engines.view import View
from mkdocs_crosswalk.engines.visibility import Visibility, meant

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from .options import CrosswalkConfig


def home_of(config: MkDocsConfig) -> Path:
    """Return the folder of the site's configuration."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def view_of(config: MkDocsConfig, options: CrosswalkConfig, *, private: bool) -> View:
    """Return the view that a build makes.

    Args:
        config: The site's configuration.
        options: The plugin's options.
        private: Whether a site that keeps its own data private shows it here.
    """
    own = {Path(name).as_posix(): home_of(config) / name for name in options.data_}
    programme = meant(options.programme or None, own)
    return View(own, programme, private and programme is Visibility.PRIVATE)


def reaches_others(config: MkDocsConfig) -> bool:
    """Say whether the address that a site is served at is another than this computer's own."""
    host = config.dev_addr.host
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host != "localhost"
