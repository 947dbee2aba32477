"""Libraries of CISO Assistant to statements: each relation joins two nodes, by addresses that end in their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.yaml_files import Scalar

from .found import Cell, Found, Statement
from .trees import field, items, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.data.problems import Problems
    from mkdocs_crosswalk.data.yaml_files import Node

NOT_RELATED = "not_related"
RELATIONS = ("equal", "superset", "subset", "intersect", NOT_RELATED)
SETS = ("requirement_mapping_sets", "requirement_mapping_set")
"""The lists of relations; the second is of older files, which hold one."""
_SIDES = ("source_requirement_urn", "target_requirement_urn")
_PARTS = 6
"""Of an address, as urn:intuitem:risk:req_node:FRAMEWORK:ID."""


def read_mappings(root: Node, problems: Problems) -> Found:
    """Return the statements of a library."""
    statements = tuple(
        statement
        for name in SETS
        for one in items(root, "objects", name)
        for relation in items(one, "requirement_mappings")
        for statement in _statement(relation, problems)
    )
    return Found(statements, {}, about_of(root))


def about_of(root: Node) -> dict[str, str]:
    """Return what a library says of itself."""
    fields = {"title": "name", "publisher": "provider", "date": "publication_date"}
    return {name: text for name, key in fields.items() if (text := text_of(root, key))}


def _statement(relation: Node, problems: Problems) -> Iterator[Statement]:
    sides: dict[str, tuple[Cell, ...]] = {}
    for name in _SIDES:
        node = field(relation, name)
        parts = node.folded.split(":", _PARTS - 1) if isinstance(node, Scalar) else []
        if node is None or len(parts) < _PARTS or not all(parts):
            at = node.at if node else relation.at
            problems.add(at, f'"{name}" must be an address as urn:intuitem:risk:req_node:FRAMEWORK:ID')
            return
        sides[parts[-2]] = (Cell(parts[-1], node.at),)
    if len(sides) < len(_SIDES):
        problems.add(relation.at, "both sides are of the same framework; a statement joins two")
        return
    word = field(relation, "relationship")
    text = word.folded if isinstance(word, Scalar) else ""
    at = word.at if word else relation.at
    if text not in RELATIONS:
        problems.unknown(at, "relationship", text, RELATIONS, f"; allowed: {', '.join(RELATIONS)}")
        return
    note = text_of(relation, "annotation")
    place, refused = f"line {relation.at.line}", text == NOT_RELATED
    yield Statement(place, relation.at, sides, Cell(text, at), "", refused, note=note, tokens=True)
