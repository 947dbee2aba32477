"""Figures of the guide that counts the evidence register, put in from the data by `make facts`.

The words around them are people's, and so is the order of systems, which is that of the register: where a step no
longer pays, they change both. What a step adds is counted as in the evidence plans.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_crosswalk.figures.plan import by_system

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.evidence import EvidenceItem

GUIDE = Path(__file__).parents[1] / "content/guides/connecting-systems.md"
ARTICLE = "soc2-to-iso27001-article"
HELP = "codex-help-page"
SHORTER = {"Device management": "device-management", "Own application": "application"}
"""Names of systems that a table shortens."""
FIVE = ("cloud-platform", "identity-provider", "code-host", "device-management", "infrastructure-monitor")
"""The systems of which the guide says how many automatic items they reach."""
HOW = {"Automatic": "automatic", "Both": "both", "By hand": "manual"}

STEPS = "| Step | System |"
"""How the table begins that gives the order of systems."""

Row = list[str]


def with_figures(text: str, catalogue: Catalogue) -> str:
    """Return the guide with the figures of a catalogue."""
    counted = _Register(catalogue)
    tables: dict[str, Callable[[list[Row]], Iterable[Row]]] = {
        "| System | Items |": counted.systems,
        STEPS: counted.steps,
        "| Its step | New automatic items |": counted.steps_of_help_page,
    }
    for head, rows in tables.items():
        text = _with_rows(text, head, rows)
    items, automatic = len(counted.items), counted.number(counted.items, "automatic")
    for name, how in HOW.items():
        text = re.sub(rf"(- \*\*{name}:\*\*.* )\d+( items\.)", rf"\g<1>{counted.number(counted.items, how)}\2", text)
    text = re.sub(r"\d+( items of the register)", rf"{items}\1", text)
    text = re.sub(r"(of any kind so far \(of )\d+", rf"\g<1>{items}", text)
    text = re.sub(r"(automatic items so far \(of )\d+", rf"\g<1>{automatic}", text, flags=re.IGNORECASE)
    text = re.sub(r"(gives )\d+ of \d+", rf"\g<1>{counted.reached(FIVE[:1])} of {automatic}", text)
    more = counted.reached(FIVE[:2]) - counted.reached(FIVE[:1])
    text = re.sub(r"(the identity provider )\d+( more)", rf"\g<1>{more}\2", text)
    return re.sub(r"(These five reach )\d+", rf"\g<1>{counted.reached(FIVE)}", text)


def order_of(text: str, catalogue: Catalogue) -> list[str]:
    """Return the ids of the systems in the order that the guide gives."""
    rows = _rows(text.partition(STEPS)[2].splitlines(keepends=True))
    return [_Register(catalogue).system(name) for _, name, *_ in rows]


def _with_rows(text: str, head: str, rows: Callable[[list[Row]], Iterable[Row]]) -> str:
    """Return a text in which the rows of the table with a head are made anew from what they were."""
    before, found, rest = text.partition(head)
    if not found:
        raise ValueError(f'the guide has no table "{head}"')
    lines = rest.splitlines(keepends=True)
    old = _rows(lines)
    new = "".join(f"| {' | '.join(row)} |\n" for row in rows(old))
    return f"{before}{head}{''.join(lines[:2])}{new}{''.join(lines[2 + len(old) :])}"


def _rows(lines: list[str]) -> list[Row]:
    """Return the rows of a table whose head begins some lines."""
    end = next(n for n, line in enumerate(lines[2:], 2) if not line.startswith("|"))
    return [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines[2:end]]


class _Register:
    """The register of evidence, as the tables count it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.items = tuple(catalogue.evidence.values())

    def systems(self, _old: list[Row]) -> Iterable[Row]:
        rows = []
        for system in self.catalogue.systems.values():
            items = self._in(system.id)
            kinds = [self.number(items, how) for how in HOW.values()]
            alone = sum(item.collected_from == (system.id,) for item in items)
            said = self._named(items, ARTICLE, "criterion"), self._named(items, HELP, "control")
            rows.append([system.name, *map(str, (len(items), *kinds, alone, *said))])
        return sorted(rows, key=lambda row: (-int(row[1]), row[0]))

    def steps(self, old: list[Row]) -> Iterator[Row]:
        far = 0
        steps = by_system(self.catalogue, self.catalogue.evidence, [self.system(name) for _, name, *_ in old])
        for (step, name, _, _, *brings), kept in zip(old, steps, strict=False):  # the others follow by need
            far += len(kept.items)
            yield [step, name, str(len(kept.items)), str(far), *brings]

    def steps_of_help_page(self, old: list[Row]) -> Iterator[Row]:
        automatic: set[str] = set()
        every: set[str] = set()
        for name, *_ in old:
            items = self._in(self.system(name))
            fresh = {item.id for item in items if item.how == "automatic"} - automatic
            automatic |= fresh
            every |= {item.id for item in items}
            yield [name, *map(str, (len(fresh), len(automatic), len(every)))]

    def reached(self, systems: Iterable[str]) -> int:
        return len({i.id for system in systems for i in self._in(system) if i.how == "automatic"})

    @staticmethod
    def number(items: Iterable[EvidenceItem], how: str) -> int:
        return sum(item.how == how for item in items)

    def _in(self, system: str) -> tuple[EvidenceItem, ...]:
        return tuple(item for item in self.items if system in item.collected_from)

    def system(self, name: str) -> str:
        """Return the id of a system by what a table calls it."""
        names = {system.name: system.id for system in self.catalogue.systems.values()}
        return SHORTER.get(name) or names[name]

    def _named(self, items: Iterable[EvidenceItem], source: str, kind: str) -> int:
        """Count the entries of a kind for which a source names one of some items."""
        links = [link for item in items for link in self.catalogue.served_by(item.id)]
        entries = {link.entry for link in links if link.counted and link.row.source == source}
        return sum(self.catalogue.entries[entry].kind.key == kind for entry in entries)
