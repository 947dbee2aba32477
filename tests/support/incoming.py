"""Files as other people and programs write them, made of pairs with levels: what `crosswalk import` is given."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import yaml

from mkdocs_crosswalk.registers.levels import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

Levels = dict[str, str]
"""By direction."""
TO_ISO, TO_SOC2 = "soc2-to-iso", "iso-to-soc2"


def judged(catalogue: Catalogue) -> dict[tuple[str, str], Levels]:
    """Return the judged pairs of a control or clause and a criterion, with their levels both ways."""
    ways = {str(d): d for d in (Direction("soc2", "iso"), Direction("iso", "soc2"))}
    return {
        (left, right): {name: str(judgement.levels[way]) for name, way in ways.items()}
        for (left, right), judgement in catalogue.judgements.items()
        if set(judgement.levels) == set(ways.values())
    }


def table(rows: Iterable[Iterable[str]], sign: str = ",", end: str = "\n") -> str:
    """Return rows as text, with quotes where they are needed."""
    text = io.StringIO()
    csv.writer(text, delimiter=sign, lineterminator=end).writerows(rows)
    return text.getvalue()


def sssom(pairs: dict[tuple[str, str], Levels], lone: Iterable[str] = ()) -> str:
    """Return pairs as SSSOM, with the levels where the format has no word for them."""
    head = (
        "#curie_map:\n#  ISO27001: https://example.com/iso/\n#  SOC2: https://example.com/soc2/\n"
        "#mapping_set_id: https://example.com/set\n#mapping_set_title: Two standards\n"
        "#license: https://example.com/licence\n"
    )
    columns = ("subject_id", "predicate_id", "predicate_modifier", "object_id", "mapping_justification", "other")
    by = "semapv:ManualMappingCuration"
    rows = [
        (
            f"ISO27001:{left.replace(' ', '-')}",
            "skos:relatedMatch",
            "Not" if set(levels.values()) == {"none"} else "",
            f"SOC2:{right}",
            by,
            "; ".join(f"{way.replace('-', '_')}={level}" for way, level in levels.items()),
        )
        for (left, right), levels in pairs.items()
    ]
    rows += [
        (f"ISO27001:{one.replace(' ', '-')}", "skos:relatedMatch", "", "sssom:NoTermFound", by, "") for one in lone
    ]
    return f"{head}{table([columns, *rows], chr(9))}"


def sssom_ways(pairs: dict[tuple[str, str], Levels]) -> str:
    """Return pairs as SSSOM with a line for each direction, whose level has no other place."""
    columns = ("subject_id", "predicate_id", "predicate_modifier", "object_id", "mapping_justification", "other")
    rows = []
    for (left, right), levels in pairs.items():
        ends = {TO_SOC2: (f"one:{token(left)}", f"other:{right}"), TO_ISO: (f"other:{right}", f"one:{token(left)}")}
        for way, level in levels.items():
            subject, target = ends[way]
            modifier = "Not" if level == "none" else ""
            said = f"level={level}; confidence=high"
            rows.append((subject, "skos:relatedMatch", modifier, target, "semapv:ManualMappingCuration", said))
    return table([columns, *rows], chr(9))


def token(entry: str) -> str:
    """Return an id as OSCAL can hold it."""
    return entry.lower().replace(" ", "-")


def oscal(pairs: dict[tuple[str, str], Levels], lone: Iterable[str] = (), *, props: bool = True) -> str:
    """Return pairs as a mapping collection."""
    maps = [
        {
            "uuid": "00000000-0000-4000-8000-000000000000",
            "relationship": "no-relationship" if set(levels.values()) == {"none"} else "intersects-with",
            "sources": [{"type": "control", "id-ref": token(left)}],
            "targets": [{"type": "control", "id-ref": token(right)}],
            **({"props": [{"name": way, "value": level} for way, level in levels.items()]} if props else {}),
            "remarks": "A sentence of somebody else's.",
        }
        for (left, right), levels in pairs.items()
    ]
    mapping: dict[str, Any] = {
        "source-resource": {"type": "catalog", "href": "left-catalog.json"},
        "target-resource": {"type": "catalog", "href": "right-catalog.json"},
        "maps": maps,
        "source-gap-summary": {"unmapped-controls": [{"with-ids": [token(one) for one in lone]}]},
    }
    metadata = {"title": "Two standards", "last-modified": "2026-03-04T00:00:00Z", "parties": [{"name": "Somebody"}]}
    return json.dumps({"mapping-collection": {"metadata": metadata, "mappings": [mapping]}}, indent=1)


def ciso(relations: Iterable[tuple[str, str, str]]) -> str:
    """Return relations of two ids, each with its word, as a library of CISO Assistant."""
    node = "urn:example:risk:req_node"
    mappings = [
        {
            "source_requirement_urn": f"{node}:left-2017:{left.lower()}",
            "target_requirement_urn": f"{node}:right-2022:{right.lower()}",
            "relationship": word,
            "annotation": "A sentence of somebody else's.",
        }
        for left, right, word in relations
    ]
    one = {"source_framework_urn": "urn:a", "target_framework_urn": "urn:b", "requirement_mappings": mappings}
    library = {"urn": "urn:example:risk:library:two", "name": "Two standards", "provider": "Somebody", "version": 1}
    return yaml.safe_dump({**library, "objects": {"requirement_mapping_sets": [one]}}, sort_keys=False)


def relations_of_points(catalogue: Catalogue, most: int) -> list[tuple[str, str, str]]:
    """Return invented relations from points of criteria, as tools number them, to controls and clauses."""
    words = ("intersect", "subset", "superset", "equal")
    found = [
        (f"{right}.{number}", left.removeprefix("Clause "), words[(number + place) % len(words)])
        for place, (left, right) in enumerate(judged(catalogue))
        if left.startswith("A.")
        for number in range(1, len(catalogue.entries[right].points) + 1)
    ]
    assert len(found) > most
    return found[:most]
