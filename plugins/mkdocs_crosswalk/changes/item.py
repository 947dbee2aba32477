"""What differs, as data for other programs, and the JSON Schema of that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.data import shapes
from mkdocs_crosswalk.registers.forms import ID
from mkdocs_crosswalk.registers.judgement import Outcome

from .values import HOW

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.data.shapes import Shape

    from .addresses import Addresses
    from .changes import Changes
    from .pairs import PairChange
    from .values import Change, Field, Turn

VERSION = 1


def as_item(changes: Changes) -> dict[str, Any]:
    """Return what differs; every list is there, and empty where nothing of it does."""
    return {
        "schema": VERSION,
        "old": changes.old,
        "new": changes.new,
        "same": not changes.any,
        "addresses": _addresses(changes.addresses),
        "pairs": [_pair(pair) for pair in changes.pairs],
        "verdicts": [
            {"entry": v.entry, "scope": list(v.scope), "how": v.how, "outcome": _turn(v.outcome), **_fields(v.fields)}
            for v in changes.verdicts
        ],
        "resting": [
            {"entry": r.entry, "scope": list(r.scope), "outcome": r.outcome, "on": list(r.on)} for r in changes.resting
        ],
        "evidence": [_record(change) for change in changes.evidence],
        "others": [{"kind": change.kind, **_record(change)} for change in changes.others],
        "rows": [
            {
                "source": r.source,
                "count": _turn(r.count),
                "added": list(r.added),
                "removed": list(r.removed),
                "changed": list(r.changed),
            }
            for r in changes.rows
        ],
        "totals": {name: _turn(turn) for name, turn in changes.totals.items()},
        "outcomes": [
            {
                "direction": o.direction,
                "kind": o.kind,
                "scope": list(o.scope),
                "counts": {outcome: _turn(turn) for outcome, turn in o.counts.items()},
            }
            for o in changes.outcomes
        ],
    }


def _pair(pair: PairChange) -> dict[str, Any]:
    said = {
        "left": pair.left,
        "right": pair.right,
        "how": pair.how,
        "counted": _turn(pair.counted),
        "levels": {way.direction: _turn(way.level) for way in pair.ways},
        "agreement": {way.direction: _turn(way.agreement) for way in pair.ways},
    }
    return {**said, "judgement": _listed(pair.judged), "decision": _listed(pair.decided)}


def _record(change: Change) -> dict[str, Any]:
    return {"id": change.id, "how": change.how, **_fields(change.fields)}


def _fields(fields: Iterable[Field]) -> dict[str, Any]:
    return {"fields": _listed(fields)}


def _listed(fields: Iterable[Field]) -> list[dict[str, Any]]:
    return [{"field": field.name, **_turn(field.turn)} for field in fields]


def _turn(turn: Turn) -> dict[str, Any]:
    return {"old": turn.old, "new": turn.new}


def _addresses(found: Addresses) -> dict[str, Any]:
    return {
        "vanished": list(found.breaking),
        "moved": [{"from": old, "to": new} for old, new in found.moved],
        "appeared": list(found.appeared),
    }


def changes_shape() -> Shape:
    """Return the shape of what differs."""
    text, several, record = shapes.text(), shapes.several, shapes.record
    texts, some = several(text), shapes.maybe(text)
    word, number = _turned(some), _turned(shapes.number())
    how = shapes.choice(HOW, "Of something in one of the two alone, added or removed.")
    fields = several(record({"field": text, "old": {}, "new": {}}), "Fields that differ, as the data has them.")
    entry, named = {"entry": ID, "scope": several(text, "Groups of the report beside the least.")}, {"id": text}
    ways = shapes.table(word, "By direction, also where it is as before.")
    counts = shapes.table(number, f"By outcome: {', '.join(Outcome)}.")
    return record(
        {
            "schema": {"const": VERSION},
            "old": shapes.described(text, "What the old reading is called."),
            "new": shapes.described(text, "What the new reading is called."),
            "same": shapes.flag("Whether nothing differs."),
            "addresses": record(
                {
                    "vanished": several(text, "Published, and lead nowhere now: this breaks links."),
                    "moved": several(record({"from": text, "to": text})),
                    "appeared": texts,
                }
            ),
            "pairs": several(
                record(
                    {
                        "left": ID,
                        "right": ID,
                        "how": how,
                        "counted": _turned(shapes.maybe(shapes.flag())),
                        "levels": ways,
                        "agreement": ways,
                        "judgement": fields,
                        "decision": fields,
                    }
                )
            ),
            "verdicts": several(record({**entry, "how": how, "outcome": word, "fields": fields})),
            "resting": several(
                record({**entry, "outcome": text, "on": texts}),
                "Verdicts that are as before, and rest on a pair whose level is not.",
            ),
            "evidence": several(record({**named, "how": how, "fields": fields})),
            "others": several(record({"kind": text, **named, "how": how, "fields": fields})),
            "rows": several(
                record({"source": text, "count": number, "added": texts, "removed": texts, "changed": texts}),
                "Rows by their places in the document.",
            ),
            "totals": shapes.table(number),
            "outcomes": several(record({"direction": text, "kind": text, "scope": texts, "counts": counts})),
        }
    )


def _turned(shape: Shape) -> Shape:
    return shapes.record({"old": shape, "new": shape})
