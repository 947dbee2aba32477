"""`api/v1/entries/*.json`: all that the lists of `api/v1/` say of one control, sub-clause or criterion."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.views import addresses
from mkdocs_crosswalk.views.site import with_neighbours

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry

Item = dict[str, Any]
Lists = dict[str, list[Item]]

SCHEMA = 1
"""The version of the form of all files of `api/v1/`."""


def one_line(item: Item) -> str:
    """Return an item as JSON without line breaks."""
    return json.dumps(item, ensure_ascii=False)


def without_empty(item: dict[str, Any], keep: Iterable[str] = ()) -> dict[str, Any]:
    """Return an item without the fields that say nothing, except those to keep."""
    return {k: v for k, v in item.items() if k in keep or v not in ("", None, [], {}, ())}


def entry_files(catalogue: Catalogue, lists: Lists) -> dict[str, str]:
    """Return the text of each file by its source address.

    Args:
        catalogue: The catalogue.
        lists: The items of the other files by the names of these; the parts of a file are theirs, less what is said of
            other entries.
    """
    entries = {item["id"]: item for item in lists["entries"]}
    evidence = _evidence(lists["evidence"])
    neighbours = _neighbours(catalogue)
    guidance = {item["entry"]: item for item in lists["guidance"]}
    keys = tuple(framework.key for framework in catalogue.frameworks.values())
    overlaps: dict[str, list[Item]] = {}
    for overlap in lists["overlaps"]:
        for side in filter(None, (overlap.get(key) for key in keys)):
            overlaps.setdefault(side, []).append(overlap)
    found = {}
    for entry in catalogue.singles:
        item = {
            "schema": SCHEMA,
            "entry": entries[entry.id],
            "neighbours": neighbours[entry.id],
            "verdicts": [v for v in lists["verdicts"] if v["entry"] == entry.id],
            "overlaps": overlaps.get(entry.id, []),
            "statements": _statements(lists["statements"], entry, entries, keys),
            "evidence": evidence.get(entry.id, []),
            "documents": [_document(d, entry.id) for d in lists["documents"] if entry.id in d["serves"]],
            "guidance": guidance[entry.id],
            "corrections": [c for c in lists["corrections"] if entry.id in c["entries"]],
        }
        lines = ",\n".join(f'"{name}": {json.dumps(part, ensure_ascii=False)}' for name, part in item.items())
        found[addresses.data_of(entry)] = f"{{{lines}}}\n"
    return found


def _neighbours(catalogue: Catalogue) -> dict[str, dict[str, str | None]]:
    """Return the entries of the same kind before and after each."""
    found: dict[str, dict[str, str | None]] = {}
    for kind in dict.fromkeys(e.kind.key for e in catalogue.singles):
        for entry, (before, after) in with_neighbours(e.id for e in catalogue.singles if e.kind.key == kind):
            found[entry] = {"previous": before, "next": after}
    return found


def _statements(statements: list[Item], entry: Entry, entries: Mapping[str, Item], keys: Collection[str]) -> list[Item]:
    """Return what is said of an entry, of a group above it, or of one of an older edition that leads to it."""
    names = {entry.id}
    parent = entry.parent
    while parent:
        names.add(parent)
        parent = entries[parent]["parent"]
    return [
        s
        for s in statements
        if entry.id in s.get("leads_to", ()) or any(not names.isdisjoint(s.get(part, ())) for part in (*keys, "groups"))
    ]


def _evidence(items: list[Item]) -> dict[str, list[Item]]:
    """Return the items that serve each entry, with who says so of it in the place of all that they serve."""
    found: dict[str, list[Item]] = {}
    for item in items:
        plain = {name: said for name, said in item.items() if name != "serves"}
        for served in item["serves"]:
            said = {"counted": served["counted"], "named_by": served["named_by"]}
            found.setdefault(served["entry"], []).append({**plain, **said})
    return found


def _document(item: Item, entry: str) -> Item:
    """Return a document with what it says for an entry, and how that entry asks for it."""
    kept = {name: item[name] for name in ("id", "name", "kind", "purpose", "url")}
    return {
        **kept,
        "says": [point["point"] for point in item["says"] if entry in point["for"]],
        "required_by": [demand for demand in item["required_by"] if demand.get("entry") == entry],
    }
