"""What files for machines say of pairs and of statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.catalogue.catalogue import PROJECT
from mkdocs_crosswalk.catalogue.reviews import who_saw
from mkdocs_crosswalk.data.records import item_of
from mkdocs_crosswalk.registers.crosswalks import Crosswalk

from .entry_files import without_empty
from .own_items import decision_item, own_mark
from .review_items import again_item, who_item
from .sides import Sides

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.judgement import Judgement
    from mkdocs_crosswalk.registers.row import Reading, Row

Keys = tuple[str, str]
"""What the left and the right side are called."""


def _meant(readings: Iterable[Reading]) -> list[dict[str, Any]]:
    return [{"id": r.id, "confidence": r.confidence} for r in readings]


def _correction(row: Row, keys: Keys) -> dict[str, Any] | None:
    if not (row.corrected or row.contradicted or row.nonexistent):
        return None
    sides = zip(("left", "right"), keys, (row.left, row.right), strict=True)
    return without_empty(
        {
            **{key: _meant(readings) for side, key, readings in sides if side in row.corrected},
            "reason": row.correction_reason,
            "contradicted": [{"id": o.id, "reason": o.reason} for o in row.contradicted],
            "nonexistent": [{"id": o.id, "reason": o.reason} for o in row.nonexistent],
            "suggested": {keys[1]: list(row.suggested), "reason": row.suggested_reason} if row.suggested else {},
        }
    )


def _published(row: Row, keys: Keys) -> dict[str, Any]:
    printed = row.published
    return without_empty(
        {
            keys[0]: list(printed.left),
            keys[1]: list(printed.right),
            "level": printed.level,
            "title": printed.title,
            "titles": dict(printed.titles),
        },
        keep=keys,
    )


def overlap_item(catalogue: Catalogue, overlap: Overlap) -> dict[str, Any]:
    """Return a pair with all that is said of it."""
    sides = Sides(catalogue.crosswalk_between(overlap.left, overlap.right))
    keys = sides.keys
    return {
        keys[0]: overlap.left,
        keys[1]: overlap.right,
        **sides.frameworks,
        **sides.levels(overlap.levels),
        "agreement": sides.table(overlap.agreement),
        "counted": overlap.counted,
        **({"decision": decision_item(overlap.decision, sides)} if overlap.decision else {}),
        "judgement": _judgement(catalogue, overlap.judgement, sides) if overlap.judgement else None,
        "mappings": [
            {
                "source": m.row.source,
                **own_mark(m.row.source in catalogue.own.sources),
                "direction": str(m.row.direction),
                "level": m.level,
                "counted": m.counted,
                **({"why_not": m.why_not} if m.why_not else {}),
                "from_row": m.from_row,
                "confidence": m.confidence,
                "at": m.row.at,
                "published": _published(m.row, keys),
                "correction": _correction(m.row, keys),
                **({"note": m.row.note} if m.row.note else {}),
                **({"remark": m.row.remark} if m.row.remark else {}),
            }
            for m in overlap.mappings
        ],
    }


def _judgement(catalogue: Catalogue, judgement: Judgement, sides: Sides) -> dict[str, Any]:
    return without_empty(
        {
            "source": PROJECT,
            **sides.levels(judgement.levels),
            **item_of(judgement),
            **sides.adds(judgement.adds),
            "reviews": [who_item(look) for look in who_saw(catalogue, judgement)],
            "look_again": again_item(catalogue, (judgement.left, judgement.right)),
        }
    )


def is_statement(row: Row) -> bool:
    """Say whether a row stands among the statements."""
    return row.says in ("no-counterpart", "level-only", "adds") or (row.says == "overlap" and bool(row.groups))


def sides_of(catalogue: Catalogue, row: Row) -> Sides:
    """Return the two frameworks that a row speaks of."""
    left, right = map(catalogue.framework, row.between)
    return Sides(Crosswalk(left, right))


def statement_item(catalogue: Catalogue, row: Row) -> dict[str, Any]:
    """Return a statement that makes no pair, or speaks of a group."""
    sides = sides_of(catalogue, row)
    keys = sides.keys
    return without_empty(
        {
            "kind": "group" if row.says == "overlap" else row.says,
            **sides.frameworks,
            "source": row.source,
            **own_mark(row.source in catalogue.own.sources),
            "direction": str(row.direction),
            "level": row.level,
            "groups": list(row.groups),
            "leads_to": [i for g in row.groups for i in catalogue.now(g)],
            keys[0]: [r.id for r in row.left] if row.says != "overlap" else [],
            keys[1]: [r.id for r in row.right],
            "topic": row.topic,
            "at": row.at,
            "published": _published(row, keys),
            "correction": _correction(row, keys),
            "narrowing": list(row.narrowing),
            "note": row.note,
            "remark": row.remark,
        }
    )
