"""Which gaps there are: two ways, each for up to five reports; and where their pages and files are found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.groups import ALL_CATEGORIES, SECURITY

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry


@dataclass(frozen=True, slots=True)
class Scope:
    """The categories of a SOC 2 report.

    Attributes:
        key: The scope's word in addresses and file names.
        label: What a row of scopes calls it, each after the first as what it adds to Security.
    """

    key: str
    label: str
    categories: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return `Security and Availability`, or `all five categories`."""
        return "all five categories" if self.categories == ALL_CATEGORIES else wording.series(self.categories)


SECURITY_ALONE = Scope("security", "Security", SECURITY)
"""The first scope, whose pages have the shortest addresses."""
_SCOPES = (
    SECURITY_ALONE,
    Scope("availability", "+ Availability", (*SECURITY, "Availability")),
    Scope("confidentiality", "+ Confidentiality", (*SECURITY, "Confidentiality")),
    Scope("availability-confidentiality", "+ Availability and Confidentiality", ALL_CATEGORIES[:3]),
)


def scopes(there: tuple[str, ...]) -> tuple[Scope, ...]:
    """Return the scopes whose categories are all there, Security first, and last the whole of what is there."""
    found = tuple(s for s in _SCOPES if set(s.categories) <= set(there))
    if any(s.categories == there for s in found):
        return found
    label = "All five" if there == ALL_CATEGORIES else f"+ {wording.series(there[1:])}"
    return (*found, Scope("all", label, there))


@dataclass(frozen=True, slots=True)
class Way:
    """One of the two questions: what remains for the holder of one framework who is asked for the other."""

    key: str
    first: str  # the source address of the page on Security
    kinds: tuple[str, ...]
    held: str
    asked: str

    def page(self, scope: Scope) -> str:
        """Return the source address of the page for a scope."""
        return self.first if scope == SECURITY_ALONE else f"gap/{self.key}/{scope.key}.md"

    def csv(self, scope: Scope) -> str:
        """Return the address of the same rows as CSV; the name says what it is in a folder of downloads."""
        return f"{addresses.DOWNLOADS}gap-{self.key}-{scope.key}.csv"

    def entries(self, catalogue: Catalogue, scope: Scope) -> tuple[Entry, ...]:
        """Return what the holder is asked for: all sub-clauses, then all controls; or the criteria of the report."""
        criteria = frozenset(catalogue.criteria_of(scope.categories))
        found = (e for kind in self.kinds for e in catalogue.singles if e.kind.key == kind)
        return tuple(e for e in found if e.kind.key != "criterion" or e.id in criteria)


TO_ISO = Way("soc2-to-iso27001", addresses.GAP_TO_ISO, ("subclause", "control"), "SOC 2", "ISO/IEC 27001:2022")
TO_SOC2 = Way("iso27001-to-soc2", addresses.GAP_TO_SOC2, ("criterion",), "ISO/IEC 27001", "a SOC 2 report")
WAYS = (TO_ISO, TO_SOC2)
