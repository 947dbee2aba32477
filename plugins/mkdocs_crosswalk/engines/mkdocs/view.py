"""What of its own data a build shows, and where the rest goes: decided before anything is read or emptied."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_crosswalk.engines.visibility import Visibility, meant, programme_files
from mkdocs_crosswalk.queries.columns import Tells

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from .options import CrosswalkConfig


@dataclass(frozen=True, slots=True)
class View:
    """One of the views of a site.

    Attributes:
        own: The folders of own data by how messages call them.
        programme: What the option means for the site.
        private: Whether all is shown, to readers of a private copy alone.
    """

    own: dict[str, Path] = field(default_factory=dict)
    programme: Visibility = Visibility.SITE
    private: bool = False

    @property
    def withholds(self) -> bool:
        """Whether it is the public view of a site that keeps its own data private."""
        return self.programme is Visibility.PRIVATE and not self.private

    @property
    def without_programme(self) -> bool:
        """Whether the programme alone is not shown."""
        return self.programme is Visibility.OFF and bool(programme_files(self.own))

    @property
    def kept(self) -> tuple[Tells, ...]:
        """Whose words the site keeps to itself."""
        if self.withholds:
            return (Tells.OWN, Tells.PROGRAMME)
        return (Tells.PROGRAMME,) if self.programme is Visibility.OFF else ()

    @property
    def named(self) -> str:
        """The folders of own data, as messages name them."""
        return ", ".join(self.own)


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
