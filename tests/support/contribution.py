"""A right contribution that is made of data alone: a source of thirty rows, a level changed, an item of evidence."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.heads import head
from mkdocs_crosswalk.registers.judgement import Outcome
from mkdocs_crosswalk.registers.levels import Direction, Level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.data.problems import Position
    from mkdocs_crosswalk.registers.judgement import Judgement, Verdict

SOURCE = "added-guide"
ITEM = "added-record"
FILE = f"crosswalks/{SOURCE}.yml"
ROWS = 30


def contribute(folder: Path, catalogue: Catalogue) -> Judgement:
    """Add to a copy of the data, as a person would; return the judgement that is no longer full.

    The verdict that rested on that pair says why partial ones carry it together, as the check asks.
    """
    with (folder / "sources.yml").open("a", encoding="utf-8") as sources:
        sources.write(
            f"\n- id: {SOURCE}\n  name: Added guide\n  title: A guide that was added\n  kind: guide\n"
            "  publisher: A publisher\n  date: 2026-03-02\n  date_kind: published\n"
            "  states: It sets criteria beside controls.\n"
        )
    pairs = [*islice(_judged(catalogue), ROWS // 2), *islice(_unjudged(catalogue), ROWS - ROWS // 2)]
    rows = (
        f"  - at: Table 1, row {number}\n    published: {{iso: [{iso}], soc2: [{soc2}], level: Weak}}\n"
        for number, (iso, soc2) in enumerate(pairs, 1)
    )
    levels = "levels: {Strong: full, Weak: partial}\n"
    text = f"{head(FILE)}\nsource: {SOURCE}\ndirection: soc2-to-iso\n{levels}rows:\n{''.join(rows)}"
    (folder / FILE).write_text(text, "utf-8")
    with (folder / "evidence.yml").open("a", encoding="utf-8") as register:
        register.write(
            f"  - id: {ITEM}\n    name: Added record\n    topic: access\n    kind: record\n"
            "    what: A list of rights.\n"
            "    collected_from: [identity-provider]\n    how: automatic\n    example: The list of 3 May.\n"
            "    rejected: [A list without a date.]\n    timing: point-in-time\n    sampling: One list is looked at.\n"
            "    frequency: Every month.\n    owner: Head of IT\n    serves: [A.5.18, CC6.3]\n"
        )
    changed, verdict = next(_full(catalogue))
    _replace(folder, changed.position, 4, ": full", ": partial")
    indent = " " * (verdict.position.column - 1)
    _replace(folder, verdict.position, 1, "\n", f"\n{indent}together: Each does a part.\n")
    return changed


def _judged(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    return (pair for pair, overlap in catalogue.overlaps.items() if overlap.counted)


def _unjudged(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    controls = (e.id for e in catalogue.singles if e.kind.key == "control")
    pairs = ((control, criterion) for control in controls for criterion in catalogue.in_scope("soc2-2017")[::7])
    return (pair for pair in pairs if pair not in catalogue.overlaps)


def _full(catalogue: Catalogue) -> Iterator[tuple[Judgement, Verdict]]:
    """Yield the pairs that are full one way, with the verdict of the entry that rests on them and on others."""
    for judgement in catalogue.judgements.values():
        full = [d for d, level in judgement.levels.items() if level == Level.FULL]
        if len(full) == 1:
            entry, other = (judgement.left, judgement.right)[:: 1 if full[0] == Direction("soc2", "iso") else -1]
            base = catalogue.verdicts[entry].base
            if base.outcome == Outcome.CARRIES_OVER and other in base.by and len(base.by) > 1:
                yield judgement, base


def _replace(folder: Path, at: Position, lines: int, old: str, new: str) -> None:
    """Replace a text within some lines of a file of the data from a place on."""
    path = folder.parent / at.file
    text = path.read_text("utf-8").splitlines(keepends=True)
    for number in range(at.line - 1, at.line - 1 + lines):
        text[number] = text[number].replace(old, new)
    path.write_text("".join(text), "utf-8")
