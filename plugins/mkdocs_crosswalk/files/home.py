"""Where the crosswalk lies in a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.views.addresses import Place


@frozen
class Home:
    """Where the crosswalk lies.

    Attributes:
        url: Turns a place into its address from the site's root, without a leading slash.
        prefix: The crosswalk's own folder, with a slash at its end, or empty for the root.
        site_url: The site's own address, or empty where it is not known.
        directory_urls: Whether the address of a page is a folder.
        commit: The state of the repository that holds the data, or "" where it is in none or was changed since.
    """

    url: Callable[[Place], str]
    prefix: str = ""
    site_url: str = ""
    directory_urls: bool = True
    commit: str = ""

    def below(self, place: Place) -> str:
        """Return the address of a place below the crosswalk's own folder."""
        return self.url(place).removeprefix(self.prefix) or "./"

    def whole(self, place: Place) -> str:
        """Return the address of a place with the site's own before it, where that is known."""
        return f"{self.site_url}{self.url(place)}"

    @property
    def base(self) -> str:
        """Return the address of the crosswalk's own folder, or an empty text where the site's is not known."""
        return f"{self.site_url.rstrip('/')}/{self.prefix}" if self.site_url else ""
