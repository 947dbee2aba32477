"""What of its own data a site shows, in the view of it that is made."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.queries.columns import Tells

from .visibility import Visibility, programme_files

if TYPE_CHECKING:
    from pathlib import Path


@frozen
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
