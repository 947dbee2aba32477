"""OSCAL mapping collections (1.x) to statements: ids are tokens, relations are words on how two texts lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.yaml_files import Scalar
from mkdocs_crosswalk.registers.levels import Level

from .found import Cell, Found, Statement
from .trees import field, items, text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_crosswalk.data.problems import Problems
    from mkdocs_crosswalk.data.yaml_files import Node

NO_RELATION = ("no-relationship", "no-relation")
RELATIONS = ("equivalent-to", "equal-to", "subset-of", "superset-of", "intersects-with", *NO_RELATION)
"""The words of the format, with those of its drafts."""
DRAFTS = ("equal", "equivalent", "subset", "superset", "intersects")


def read_mappings(root: Node, problems: Problems, directions: Collection[str]) -> Found:
    """Return the statements of a mapping collection.

    Args:
        root: What stands under `mapping-collection`.
        problems: Collects what is wrong.
        directions: The words for directions, which a property may have for its name.
    """
    found = tuple(
        statement
        for mapping in items(root, "mappings")
        for statement in (*_maps(mapping, problems, directions), *_gaps(mapping, problems))
    )
    return Found(found, {level.value: level.value for level in Level}, about_of(root))


def about_of(root: Node) -> dict[str, str]:
    """Return what a document says of itself."""
    said = {"title": text_of(root, "metadata", "title"), "date": text_of(root, "metadata", "last-modified")[:10]}
    party = next(items(root, "metadata", "parties"), None)
    return {name: text for name, text in (*said.items(), ("publisher", text_of(party, "name"))) if text}


def _resource(mapping: Node, side: str) -> str:
    """Return how a file calls the resource of a side, without folders and the end of the name."""
    href = text_of(mapping, f"{side}-resource", "href")
    return href.rpartition("/")[2].removesuffix(".json") or side


def _names(mapping: Node) -> tuple[str, str]:
    source, target = _resource(mapping, "source"), _resource(mapping, "target")
    return (source, target) if source != target else (f"{source} (source)", f"{target} (target)")


def _maps(mapping: Node, problems: Problems, directions: Collection[str]) -> Iterator[Statement]:
    names = _names(mapping)
    for one in items(mapping, "maps"):
        sides = {
            name: tuple(_ids(one, side, problems)) for name, side in zip(names, ("sources", "targets"), strict=True)
        }
        relation = field(one, "relationship")
        word = relation.folded if isinstance(relation, Scalar) else text_of(one, "relationship", "type")
        at = relation.at if isinstance(relation, Scalar) else one.at
        if word not in (*RELATIONS, *DRAFTS):
            problems.unknown(at, "relationship", word, RELATIONS, f"; allowed: {', '.join(RELATIONS)}")
            continue
        if not all(sides.values()):
            problems.add(one.at, 'a relation needs ids under "sources" and under "targets"')
            continue
        place, note = f"line {one.at.line}", text_of(one, "remarks")
        levels = [
            Statement(place, one.at, sides, Cell(level, prop.at), name, note=note, tokens=True)
            for prop in items(one, "props")
            if (name := text_of(prop, "name")) in directions and (level := text_of(prop, "value"))
        ]
        refused = word in NO_RELATION
        yield from levels or [Statement(place, one.at, sides, Cell(word, at), "", refused, note=note, tokens=True)]


def _ids(one: Node, side: str, problems: Problems) -> Iterator[Cell]:
    for item in items(one, side):
        found = field(item, "id-ref")
        if isinstance(found, Scalar) and found.folded:
            yield Cell(found.folded, found.at)
        else:
            problems.add(item.at, '"id-ref" is missing; it names a control')


def _gaps(mapping: Node, problems: Problems) -> Iterator[Statement]:
    """Yield what is said to have no counterpart."""
    names = dict(zip(("source", "target"), _names(mapping), strict=True))
    for side, name in names.items():
        for gap in items(mapping, f"{side}-gap-summary", "unmapped-controls"):
            for token in (n for n in items(gap, "with-ids") if isinstance(n, Scalar)):
                sides: dict[str, tuple[Cell, ...]] = dict.fromkeys(names.values(), ())
                sides[name] = (Cell(token.folded, token.at),)
                level = Cell("", token.at)
                yield Statement(f"line {token.at.line}", token.at, sides, level, lone=name, tokens=True)
            if field(gap, "matching") is not None:
                problems.add(gap.at, '"matching" names no ids; write them out under "with-ids"')
