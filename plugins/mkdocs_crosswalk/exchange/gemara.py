"""Gemara: a mapping document for each two frameworks and direction, from the entry whose records are reused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .cases import Case
from .formats import GEMARA
from .setting import MADE_BY, case_towards, token, without_empty, yaml_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework

    from .setting import Pair, Setting

Item = dict[str, Any]
STRONGEST = 10
"""Of 1 to 10: the source satisfies the target completely."""
_TYPES = ("Guideline", "Control")
"""What an entry is for Gemara: a control is what a company does, and a guideline says what is wanted of it."""


def gemara_files(setting: Setting) -> Iterator[tuple[str, str]]:
    """Yield the name and text of each file."""
    for crosswalk in setting.catalogue.crosswalks:
        for way in setting.ways(crosswalk):
            mappings = list(_mappings(setting, crosswalk, way))
            yield gemara_name(way), yaml_text(_document(setting, way, mappings))


def gemara_name(way: tuple[Framework, Framework]) -> str:
    """Return the name of the file of a direction."""
    return f"{way[0].address}-to-{way[1].address}.yaml"


def _document(setting: Setting, way: tuple[Framework, Framework], mappings: list[Item]) -> Item:
    held, asked = way
    return {
        "title": f"{held.name} to {asked.name}",
        "metadata": {
            "id": f"{held.id}-to-{asked.id}",
            "type": "MappingDocument",
            "gemara-version": GEMARA.release,
            "version": setting.edition,
            "date": f"{setting.day}T00:00:00Z",
            "description": f"How far the records kept for {held.name} can be reused for {asked.name}.",
            "author": {"id": MADE_BY, "name": MADE_BY, "type": "Software"},
            "mapping-references": [{"id": f.id, "title": f.name, "version": f.edition or "1"} for f in way],
        },
        "source-reference": {"reference-id": held.id, "entry-type": _type(held)},
        "target-reference": {"reference-id": asked.id, "entry-type": _type(asked)},
        "mappings": mappings,
    }


def _type(framework: Framework) -> str:
    return _TYPES[any(kind.key == "control" for kind in framework.single)]


def _mappings(setting: Setting, crosswalk: Crosswalk, way: tuple[Framework, Framework]) -> Iterator[Item]:
    """Yield what an entry has for others, level by level, or that it has nothing."""
    held, asked = way
    found: dict[str, dict[Case, list[Pair]]] = {}
    for pair in setting.pairs(crosswalk):
        case = case_towards(pair, crosswalk, asked)
        if GEMARA.word(case):
            found.setdefault(pair.ends(held)[0].id, {}).setdefault(case, []).append(pair)
    for entry in setting.singles(held):
        for case, pairs in sorted(found.get(entry.id, {}).items()):
            targets = [_target(pair, held, case) for pair in pairs]
            yield {**_mapping(entry, case), "targets": targets}
        if entry.id not in found:
            yield _mapping(entry, Case.GAP)


def _mapping(entry: Entry, case: Case) -> Item:
    return {"id": f"{token(entry.id)}-{case}", "source": entry.id, "relationship": GEMARA.word(case)}


def _target(pair: Pair, held: Framework, case: Case) -> Item:
    return without_empty(
        {
            "entry-id": pair.ends(held)[1].id,
            "strength": STRONGEST if case is Case.FULL else None,
            "confidence-level": pair.sure.capitalize(),
            "rationale": pair.why or (f"Named by {', '.join(pair.named_by)}." if pair.named_by else ""),
        }
    )
