"""The shapes of pairs and of statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.records import published_fields
from mkdocs_crosswalk.data.shapes import Shape, choice, flag, maybe, record, several, some, table, text
from mkdocs_crosswalk.registers.forms import ID, SOME_IDS
from mkdocs_crosswalk.registers.judgement import Decision, Judgement
from mkdocs_crosswalk.registers.levels import UNDIRECTED, Agreement, Confidence, Level

from .review_items import AGAIN, WHO

if TYPE_CHECKING:
    from .sides import Sides

LEVEL = choice(Level)
OWN = flag("Whether it is the site's own, and not of the built-in data.")
_REASONED = some(record({"id": text(), "reason": text()}))
_MEANT = some(record({"id": ID, "confidence": choice(Confidence)}))


def _correction(sides: Sides) -> Shape:
    return record(
        {},
        {
            **dict.fromkeys(sides.keys, _MEANT),
            "reason": text(),
            "contradicted": _REASONED,
            "nonexistent": _REASONED,
            "suggested": record({sides.keys[1]: SOME_IDS, "reason": {"type": "string"}}),
        },
        "How this project reads what was printed.",
    )


def _stated(sides: Sides) -> dict[str, Shape]:
    """Return the shapes of the parts of what a source says."""
    published = record(
        dict.fromkeys(sides.keys, several(text())),
        {"level": text(), "title": text(), "titles": table(text(), "The title beside each id.")},
        "What the source printed, to the letter.",
    )
    directions = choice(map(str, (*sides.crosswalk.directions, UNDIRECTED)))
    return {"source": text(), "direction": directions, "published": published}


def _judgement(sides: Sides) -> Shape:
    always, others = published_fields(Judgement)
    adds = sides.adds_shape(text())
    said = {"source": text(), **sides.levels_shape(LEVEL), **always}
    return record(said, {**others, **adds, "reviews": WHO, "look_again": AGAIN}, "This project's judgement.")


def _decision(sides: Sides) -> Shape:
    always, others = published_fields(Decision)
    says = "The site's own decision, which goes before the judgement."
    return record({**sides.levels_shape(LEVEL), **always}, others, says)


def _mapping(sides: Sides) -> Shape:
    said = _stated(sides)
    return record(
        {
            "source": said["source"],
            "direction": said["direction"],
            "level": maybe(LEVEL),
            "counted": flag(),
            "from_row": flag("Whether the level was printed for several entries at once."),
            "confidence": choice(Confidence),
            "at": text("The place in the source."),
            "published": said["published"],
            "correction": maybe(_correction(sides)),
        },
        {"own": OWN, "why_not": text("Why it is not counted."), "note": text(), "remark": text()},
    )


def overlap_shape(sides: Sides) -> Shape:
    """Return the shape of a pair with all that is said of it."""
    return record(
        {
            **dict.fromkeys(sides.keys, ID),
            **sides.frameworks_shape(),
            **sides.levels_shape(maybe(LEVEL)),
            "agreement": sides.table_shape(maybe(choice(Agreement))),
            "counted": flag(),
            "judgement": maybe(_judgement(sides)),
            "mappings": several(_mapping(sides)),
        },
        {"decision": _decision(sides)},
    )


def statement_shape(sides: Sides) -> Shape:
    """Return the shape of a statement that makes no pair, or speaks of a group."""
    said = _stated(sides)
    return record(
        {
            "kind": choice(("group", "no-counterpart", "level-only", "adds")),
            **sides.frameworks_shape(),
            "source": said["source"],
            "direction": said["direction"],
            "at": text(),
            "published": said["published"],
        },
        {
            "own": OWN,
            "level": LEVEL,
            "groups": SOME_IDS,
            "leads_to": SOME_IDS,
            **dict.fromkeys(sides.keys, SOME_IDS),
            "topic": text(),
            "correction": _correction(sides),
            "narrowing": SOME_IDS,
            "note": text(),
            "remark": text(),
        },
    )
