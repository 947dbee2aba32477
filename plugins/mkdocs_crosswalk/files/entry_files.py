"""`api/v1/entries/*.json`: all that the lists of `api/v1/` say of one control, sub-clause or criterion; so in `v2/`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.catalogue.published import version_of
from mkdocs_crosswalk.views import addresses
from mkdocs_crosswalk.views.site import with_neighbours

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry

Item = dict[str, Any]
Lists = dict[str, list[Item]]
PARTS = ("schema", "edition", "entry", "neighbours", "overlaps")
"""What every file has; the others of the second version only where they hold anything."""
SHARED = ("verdicts", "overlaps", "statements", "corrections")
"""The parts whose items stand as they are in the list of that name."""

_ON_ONE_LINE = json.JSONEncoder(ensure_ascii=False)


def one_line(item: object) -> str:
    """Return an item or a part of one as JSON without line breaks."""
    return _ON_ONE_LINE.encode(item)


class Lines:
    """The lines of the items of some lists, each made once: a pair stands in a list, and in the files of both sides."""

    def __init__(self) -> None:
        self._made: dict[int, str] = {}

    def of(self, item: Item) -> str:
        """Return the line of an item, which has to live as long as these."""
        return self._made.get(id(item)) or self._made.setdefault(id(item), one_line(item))


def without_empty(item: dict[str, Any], keep: Iterable[str] = ()) -> dict[str, Any]:
    """Return an item without the fields that say nothing, except those to keep."""
    return {k: v for k, v in item.items() if k in keep or v not in ("", None, [], {}, ())}


def entry_files(catalogue: Catalogue, version: int, lists: Lists, made: Lines) -> dict[str, str]:
    """Return the text of each file by its source address.

    Args:
        catalogue: The catalogue.
        version: The version of the files; a list that one has not is left out.
        lists: The items of the other files by the names of these; the parts of a file are theirs, less what is said of
            other entries.
        made: The lines of these items.
    """
    entries = {item["id"]: item for item in lists["entries"]}
    evidence = _evidence(lists.get("evidence", []))
    neighbours = _neighbours(catalogue)
    guidance = {item["entry"]: item for item in lists.get("guidance", [])}
    verdicts, corrections, documents = (
        _by(lists.get(name, []), field)
        for name, field in (("verdicts", "entry"), ("corrections", "entries"), ("documents", "serves"))
    )
    keys = ("left", "right") if version > 1 else tuple(f.key for f in catalogue.frameworks.values())
    statements = _of_statements(lists.get("statements", []), keys)
    overlaps: dict[str, list[Item]] = {}
    for overlap in lists["overlaps"]:
        for side in filter(None, (overlap.get(key) for key in keys)):
            overlaps.setdefault(side, []).append(overlap)
    found = {}
    for entry in (e for e in catalogue.singles if e.id in entries):
        item = {
            "schema": version,
            "edition": version_of(catalogue),
            "entry": entries[entry.id],
            "neighbours": neighbours[entry.id],
            "verdicts": verdicts.get(entry.id, []),
            "overlaps": overlaps.get(entry.id, []),
            "statements": _statements(statements, entry, entries),
            "evidence": evidence.get(entry.id, []),
            "documents": [_document(d, entry.id) for d in documents.get(entry.id, [])],
            "guidance": guidance.get(entry.id),
            "corrections": corrections.get(entry.id, []),
        }
        item = without_empty(item, keep=PARTS) if version > 1 else item
        lines = ",\n".join(f'"{name}": {_value(part, name in SHARED, made)}' for name, part in item.items())
        found[addresses.data_of(entry, catalogue.frameworks[entry.framework])] = f"{{{lines}}}\n"
    return found


def _value(part: object, shared: bool, made: Lines) -> str:
    """Return a part of a file as JSON; of a list whose items others have too, each is made once."""
    if shared and isinstance(part, list):
        return f"[{', '.join(map(made.of, part))}]"
    return one_line(part)


def _neighbours(catalogue: Catalogue) -> dict[str, dict[str, str | None]]:
    """Return the entries of the same kind before and after each."""
    found: dict[str, dict[str, str | None]] = {}
    for kind in dict.fromkeys(e.kind.key for e in catalogue.singles):
        for entry, (before, after) in with_neighbours(e.id for e in catalogue.singles if e.kind.key == kind):
            found[entry] = {"previous": before, "next": after}
    return found


def _by(items: Iterable[Item], field: str) -> dict[str, list[Item]]:
    """Return items by each of the entries that a field of theirs names."""
    found: dict[str, list[Item]] = {}
    for item in items:
        named = item[field]
        for entry in dict.fromkeys([named] if isinstance(named, str) else named):
            found.setdefault(entry, []).append(item)
    return found


Statements = dict[str, dict[int, Item]]
"""Statements by what they name and by their places in the list: an entry, a group, or what an older one leads to."""


def _of_statements(statements: Iterable[Item], keys: Collection[str]) -> tuple[Statements, Statements]:
    """Return statements by what they name, and by the entries that what they name leads to."""
    named: Statements = {}
    led: Statements = {}
    for place, statement in enumerate(statements):
        for part in (*keys, "groups"):
            for entry in statement.get(part, ()):
                named.setdefault(entry, {})[place] = statement
        for entry in statement.get("leads_to", ()):
            led.setdefault(entry, {})[place] = statement
    return named, led


def _statements(statements: tuple[Statements, Statements], entry: Entry, entries: Mapping[str, Item]) -> list[Item]:
    """Return what is said of an entry, of a group above it, or of one of an older edition that leads to it."""
    named, led = statements
    found = {**named.get(entry.id, {}), **led.get(entry.id, {})}
    parent = entry.parent
    while parent:
        found |= named.get(parent, {})
        parent = entries[parent]["parent"]
    return [found[place] for place in sorted(found)]


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
