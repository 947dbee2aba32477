"""OSCAL: a catalogue for each framework, with ids and titles alone, and a mapping collection for each two of them.

The form is that of OSCAL 1.2.1. An id there is a token: it begins with a letter, so a clause has its word before it. A
group holds groups or controls and never both, so a group that stands among controls gives way to what is in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .cases import Case
from .formats import OSCAL
from .setting import MADE_BY, identifier, json_text, of_content, token, towards, two, without_empty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework

    from .setting import Pair, Setting

Item = dict[str, Any]
NAMESPACE = "urn:mkdocs-crosswalk"
"""Of our own properties: the level of each direction."""
ABOUT = (
    "Each pair says how far the records that are kept for the one can be reused for the other. The property of a "
    "direction has its level: full, the records serve once scope and period fit; partial, they help and must be "
    "extended; none."
)
NAMED = "Each pair is named by a published list. No list read here gives a level."


def catalog_name(framework: Framework) -> str:
    """Return the name of the file of a framework."""
    return f"catalog-{framework.id}.json"


def collection_name(crosswalk: Crosswalk) -> str:
    """Return the name of the file with the pairs of two frameworks."""
    return f"mapping-collection-{two(crosswalk)}.json"


def oscal_files(setting: Setting) -> Iterator[tuple[str, str]]:
    """Yield the name and text of each file."""
    for framework in setting.frameworks:
        yield catalog_name(framework), _document("catalog", _catalog(setting, framework))
    for crosswalk in setting.catalogue.crosswalks:
        collection = _collection(setting, crosswalk)
        yield collection_name(crosswalk), _document("mapping-collection", collection)


def _document(kind: str, content: Item) -> str:
    return json_text({kind: {"uuid": of_content(kind, content), **content}})


def _metadata(setting: Setting, title: str) -> Item:
    party = identifier("party", MADE_BY)
    return {
        "title": title,
        "last-modified": f"{setting.day}T00:00:00Z",
        "version": setting.edition,
        "oscal-version": OSCAL.release,
        "roles": [{"id": "creator", "title": "Creator"}],
        "parties": [{"uuid": party, "type": "organization", "name": MADE_BY}],
        "responsible-parties": [{"role-id": "creator", "party-uuids": [party]}],
    }


def _catalog(setting: Setting, framework: Framework) -> Item:
    tops = [e for e in setting.catalogue.framework_entries(framework.id) if not e.parent]
    return {
        "metadata": _metadata(setting, f"{framework.name}: ids and titles, without its text"),
        **_held(setting, tops),
    }


def _held(setting: Setting, entries: list[Entry]) -> Item:
    """Return entries that stand together as controls, or as groups."""
    if any(e.kind.single for e in entries):
        return {"controls": [_control(setting, e) for e in _singles(setting, entries)]}
    groups = ((e, _held(setting, list(setting.catalogue.children(e.id)))) for e in entries)
    return {"groups": [{**_named(setting, e), **held} for e, held in groups if held.get("controls") or held["groups"]]}


def _singles(setting: Setting, entries: list[Entry]) -> Iterator[Entry]:
    for entry in entries:
        if entry.kind.single:
            yield entry
        yield from _singles(setting, list(setting.catalogue.children(entry.id)))


def _named(setting: Setting, entry: Entry) -> Item:
    return {
        "id": token(entry.id),
        "title": setting.title(entry),
        "props": [{"name": "label", "value": entry.id}],
    }


def _control(setting: Setting, entry: Entry) -> Item:
    link = setting.link(entry)
    return {**_named(setting, entry), **({"links": [{"href": link, "rel": "reference"}]} if link else {})}


def _collection(setting: Setting, crosswalk: Crosswalk) -> Item:
    left, right = crosswalk.left, crosswalk.right
    levelled = setting.levelled(crosswalk)
    return {
        "metadata": _metadata(setting, f"{left.name} and {right.name}"),
        "provenance": {
            "method": "human",
            "matching-rationale": "functional" if levelled else "semantic",
            "status": "draft",
            "mapping-description": ABOUT if levelled else NAMED,
        },
        "mappings": [_mapping(setting, crosswalk)],
    }


def _mapping(setting: Setting, crosswalk: Crosswalk) -> Item:
    left, right = crosswalk.left, crosswalk.right
    return without_empty(
        {
            "uuid": identifier("mapping", left.id, right.id),
            "source-resource": {"type": "catalog", "href": catalog_name(left)},
            "target-resource": {"type": "catalog", "href": catalog_name(right)},
            "maps": [_map(crosswalk, pair) for pair in setting.pairs(crosswalk)],
            "source-gap-summary": _gaps(setting, crosswalk, left),
            "target-gap-summary": _gaps(setting, crosswalk, right),
        }
    )


def _gaps(setting: Setting, crosswalk: Crosswalk, framework: Framework) -> Item:
    ids = [token(e.id) for e in setting.gaps(crosswalk, framework)]
    of = (crosswalk.left.id, crosswalk.right.id, framework.id)
    return {"uuid": identifier("gaps", *of), OSCAL.word(Case.GAP): [{"with-ids": ids}]} if ids else {}


def _map(crosswalk: Crosswalk, pair: Pair) -> Item:
    levels = ((str(d), pair.overlap.levels.get(d)) for d in reversed(crosswalk.directions))
    return without_empty(
        {
            "uuid": identifier("pair", pair.left.framework, pair.left.id, pair.right.framework, pair.right.id),
            "relationship": OSCAL.word(pair.case),
            "sources": [{"type": "control", "id-ref": token(pair.left.id)}],
            "targets": [{"type": "control", "id-ref": token(pair.right.id)}],
            "qualifiers": list(_qualifiers(crosswalk, pair)),
            "confidence-score": {"category": str(pair.sure)} if pair.sure else {},
            "props": [{"name": name, "ns": NAMESPACE, "value": str(level)} for name, level in levels if level],
            "remarks": pair.why or (f"Named by {', '.join(pair.named_by)}." if pair.named_by else ""),
        }
    )


def _qualifiers(crosswalk: Crosswalk, pair: Pair) -> Iterator[Item]:
    """Yield what to add to the records of one side before they serve the other, as a demand of that other."""
    for side, framework in (("target", crosswalk.right), ("source", crosswalk.left)):
        if add := pair.add(towards(crosswalk, framework)):
            yield {"subject": side, "predicate": "has-requirement", "category": "addressable", "description": add}
