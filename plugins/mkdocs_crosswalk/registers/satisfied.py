"""What a company's controls say of entries and of evidence, as rows and as entries that evidence serves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed

from .allowed import ANY
from .crosswalks import meant
from .levels import UNDIRECTED
from .own_data import SITE
from .row import Published, Reading, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.data.problems import Problems

    from .control import Control
    from .controls import Controls
    from .evidence import EvidenceRegister
    from .references import References


def satisfied(controls: Controls, references: References, problems: Problems) -> Iterator[Row]:
    """Yield one row for each control and framework: the control beside the entries of it that it satisfies.

    The company says it of itself, so the row has no level and no direction; it names the pair.
    """
    number = 0
    for control in controls.said:
        named: dict[str, dict[str, str]] = {}
        for scalar in control.satisfies:
            for entry in references.each([scalar], ANY):
                if problem := _unfit(entry, controls.framework.id, references):
                    problems.add(scalar.at, problem)
                elif entry in named.get(references.entries[entry].framework, {}):
                    problems.add(scalar.at, f'"{entry}" stands twice')
                else:
                    named.setdefault(references.entries[entry].framework, {})[entry] = scalar.folded
        for entries in named.values():
            number += 1
            yield _row(control, controls, entries, number, references)


def _unfit(entry: str, own: str, references: References) -> str:
    """Say why a control cannot satisfy an entry, or return an empty text."""
    found = references.entries[entry]
    framework = references.frameworks[found.framework]
    if framework.id == own:
        return f'"{entry}" is one of {framework.name}; a control satisfies entries of other frameworks'
    if not framework.single:
        return f'"{entry}" is of an edition that has ended{references.moved(entry)}'
    if not found.kind.single:
        kinds = listed((kind.one for kind in framework.single), "or")
        return f'"{entry}" is a {found.kind.one}; name each {kinds} that the control satisfies, or a range of them'
    return ""


def _row(control: Control, controls: Controls, entries: dict[str, str], number: int, references: References) -> Row:
    """Return the row of a control and of entries of one framework, each with how it is written."""
    other = references.frameworks[references.entries[next(iter(entries))].framework]
    crosswalk = meant(references.crosswalks, (controls.framework.key, other.key))
    sides = {controls.framework.key: (control.entry,), other.key: tuple(entries)}
    published = {controls.framework.key: (control.entry,), other.key: tuple(dict.fromkeys(entries.values()))}
    left, right = crosswalk.left.key, crosswalk.right.key
    return Row(
        source=SITE,
        at=control.entry,
        number=number,
        position=control.position,
        between=(left, right),
        says="overlap",
        printed_in="table",
        direction=UNDIRECTED,
        published=Published(left=published[left], right=published[right]),
        left=tuple(map(Reading, sides[left])),
        right=tuple(map(Reading, sides[right])),
        groups=(),
        level=None,
    )


def shown_by(
    controls: Iterable[Controls], register: EvidenceRegister, references: References, problems: Problems
) -> EvidenceRegister:
    """Return the register with each item serving the controls that name it as what shows them."""
    serves: dict[str, list[str]] = {}
    for control in (control for one in controls for control in one.said):
        for scalar in control.evidence:
            if scalar.text not in register.items:
                problems.unknown(scalar.at, "evidence item", scalar.text, register.items)
            elif control.entry in serves.get(scalar.text, ()):
                problems.add(scalar.at, f'"{scalar.text}" stands twice')
            else:
                serves.setdefault(scalar.text, []).append(control.entry)
    shown = {
        i: replace(register.items[i], serves=references.ids.sorted((*register.items[i].serves, *entries)))
        for i, entries in serves.items()
    }
    return register._replace(items={**register.items, **shown})
