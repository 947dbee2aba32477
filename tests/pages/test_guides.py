"""Figures in the guides, held to the data that they were counted from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.builds import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.evidence import EvidenceItem

ARTICLE = "soc2-to-iso27001-article"
HELP = "codex-help-page"
SHORTER = {"Device management": "device-management", "Own application": "application"}
"""Names of systems that a table shortens."""


@pytest.fixture(scope="module")
def guide() -> str:
    return (ROOT / "content/guides/connecting-systems.md").read_text("utf-8")


def table(text: str, first: str, second: str) -> list[list[str]]:
    """Return the rows of the Markdown table whose head starts with two columns, or fail."""
    lines = text.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"| {first} | {second} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def system_of(catalogue: Catalogue, name: str) -> str:
    names = {system.name: system.id for system in catalogue.systems.values()}
    return SHORTER.get(name) or names[name]


def items_in(catalogue: Catalogue, system: str) -> list[EvidenceItem]:
    return [item for item in catalogue.evidence.values() if system in item.collected_from]


def number(items: Iterable[EvidenceItem], how: str) -> int:
    return sum(item.how == how for item in items)


def named(catalogue: Catalogue, items: Iterable[EvidenceItem], source: str, kind: str) -> int:
    """Count the entries of a kind for which a source names one of some items."""
    links = [link for item in items for link in catalogue.served_by(item.id)]
    entries = {link.entry for link in links if link.counted and link.row.source == source}
    return sum(catalogue.entries[entry].kind == kind for entry in entries)


def test_the_table_of_systems_counts_the_register(catalogue: Catalogue, guide: str) -> None:
    expected = []
    for system in catalogue.systems.values():
        items = items_in(catalogue, system.id)
        kinds = [number(items, how) for how in ("automatic", "both", "manual")]
        alone = sum(item.collected_from == (system.id,) for item in items)
        said = named(catalogue, items, ARTICLE, "criterion"), named(catalogue, items, HELP, "control")
        expected.append([system.name, *map(str, (len(items), *kinds, alone, *said))])
    expected.sort(key=lambda row: (-int(row[1]), row[0]))
    assert table(guide, "System", "Items") == expected


def test_the_order_adds_up(catalogue: Catalogue, guide: str) -> None:
    seen: set[str] = set()
    for row in table(guide, "Step", "System"):
        new = {item.id for item in items_in(catalogue, system_of(catalogue, row[1]))} - seen
        seen |= new
        assert row[2:4] == [str(len(new)), str(len(seen))], row[1]


def test_the_help_pages_order_adds_up(catalogue: Catalogue, guide: str) -> None:
    automatic: set[str] = set()
    every: set[str] = set()
    for name, new, so_far, of_any_kind in table(guide, "Its step", "New automatic items"):
        items = items_in(catalogue, system_of(catalogue, name))
        fresh = {item.id for item in items if item.how == "automatic"} - automatic
        automatic |= fresh
        every |= {item.id for item in items}
        assert (new, so_far, of_any_kind) == (str(len(fresh)), str(len(automatic)), str(len(every))), name


def test_the_totals_in_the_text_are_those_of_the_register(catalogue: Catalogue, guide: str) -> None:
    items = catalogue.evidence.values()
    totals = {how: number(items, how) for how in ("automatic", "both", "manual")}
    assert re.findall(r"- \*\*(Automatic|Both|By hand):\*\*.* (\d+) items\.", guide) == [
        ("Automatic", str(totals["automatic"])),
        ("Both", str(totals["both"])),
        ("By hand", str(totals["manual"])),
    ]
    five = ["cloud-platform", "identity-provider", "code-host", "device-management", "infrastructure-monitor"]
    reached = {i.id for system in five for i in items_in(catalogue, system) if i.how == "automatic"}
    assert re.findall(r"These five reach (\d+)\.", guide) == [str(len(reached))]
    assert set(re.findall(r"\b(\d+) items of the register|of any kind so far \(of (\d+)\)", guide)) == {
        (str(len(items)), ""),
        ("", str(len(items))),
    }
    assert set(re.findall(r"automatic items so far \(of (\d+)\)|gives \d+ of (\d+)", guide, re.IGNORECASE)) == {
        (str(totals["automatic"]), ""),
        ("", str(totals["automatic"])),
    }
