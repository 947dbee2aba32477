"""The order in which verdicts are worked off: what has to be begun before another stands before it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.views.checklist import begun, in_turn

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Verdict


def told(catalogue: Catalogue, after: dict[str, tuple[str, ...]]) -> Catalogue:
    """Return the catalogue where the guidance says of some entries what has to be begun before them."""
    plain = {entry: replace(guidance, after=after.get(entry, ())) for entry, guidance in catalogue.guidance.items()}
    return replace(catalogue, guidance=plain)


def verdicts(catalogue: Catalogue, *entries: str) -> list[tuple[Verdict, Entry]]:
    return [(catalogue.verdicts[entry].base, catalogue.entries[entry]) for entry in entries]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ({}, "A.5.5 A.5.6 A.5.13"),
        ({"A.5.5": ("A.5.13",)}, "A.5.13 A.5.5 A.5.6"),
        ({"A.5.6": ("A.5.13",), "A.5.13": ("A.5.5",)}, "A.5.5 A.5.13 A.5.6"),
        ({"A.5.5": ("A.5.6", "A.5.13")}, "A.5.6 A.5.13 A.5.5"),
        ({"A.5.5": ("A.5.1",)}, "A.5.5 A.5.6 A.5.13"),  # of what is not in the list nothing is said
        ({"A.5.5": ("A.5.6",), "A.5.6": ("A.5.5",)}, "A.5.6 A.5.5 A.5.13"),  # each is named once, whatever data says
    ],
)
def test_what_has_to_be_begun_before_stands_before(
    catalogue: Catalogue, after: dict[str, tuple[str, ...]], expected: str
) -> None:
    data = told(catalogue, after)
    found = begun(data, verdicts(data, "A.5.5", "A.5.6", "A.5.13"))
    assert " ".join(entry.id for _, entry in found) == expected


def test_a_programme_stands_before_its_audits(catalogue: Catalogue) -> None:
    found = in_turn(catalogue, verdicts(catalogue, "Clause 9.1", "Clause 9.2.1", "Clause 9.2.2"))
    assert [entry.id for _, entry in found] == ["Clause 9.2.2", "Clause 9.2.1", "Clause 9.1"]
