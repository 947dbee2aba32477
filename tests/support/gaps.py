"""The lists of what remains, by the words that their addresses and files are made of."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from mkdocs_crosswalk.views.ways import ways

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.views.scopes import Scope
    from mkdocs_crosswalk.views.ways import Way

TO_ISO, TO_SOC2 = "soc2-to-iso27001", "iso27001-to-soc2"
WAYS = (TO_ISO, TO_SOC2)
OTHERS = ("Availability", "Confidentiality", "Processing Integrity", "Privacy")
MORE = tuple(chosen for count in range(1, 4) for chosen in combinations(OTHERS, count))
SETS: dict[str, tuple[str, ...]] = {
    "security": ("Security",),
    **{"-".join(chosen).lower().replace(" ", "-"): ("Security", *chosen) for chosen in MORE},
    "all": ("Security", *OTHERS),
}
"""The categories of each of the sixteen reports, by its word in addresses and file names."""
SCOPES = tuple(SETS)


def way_of(catalogue: Catalogue, key: str) -> Way:
    return next(way for way in ways(catalogue) if way.key == key)


def scopes_of(catalogue: Catalogue) -> tuple[Scope, ...]:
    return way_of(catalogue, TO_ISO).scopes(catalogue)


def scope_of(catalogue: Catalogue, key: str) -> Scope:
    return next(scope for scope in scopes_of(catalogue) if scope.key == key)
