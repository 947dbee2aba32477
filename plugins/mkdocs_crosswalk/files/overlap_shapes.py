"""The shapes of pairs and of statements; sides and directions are named by the frameworks' keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.records import published_fields
from mkdocs_crosswalk.data.shapes import Shape, choice, flag, maybe, record, several, some, table, text
from mkdocs_crosswalk.registers.forms import ID, SOME_IDS
from mkdocs_crosswalk.registers.judgement import Decision, Judgement
from mkdocs_crosswalk.registers.levels import UNDIRECTED, Agreement, Confidence, Level

from .own_items import field_of
from .review_items import WHO

if TYPE_CHECKING:
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk

LEVEL = choice(Level)
OWN = flag("Whether it is the site's own, and not of the built-in data.")
_REASONED = some(record({"id": text(), "reason": text()}))
_MEANT = some(record({"id": ID, "confidence": choice(Confidence)}))


def _directions(crosswalk: Crosswalk, shape: Shape) -> dict[str, Shape]:
    """Return the shape of what is said of each direction, by its field."""
    return dict.fromkeys(map(field_of, crosswalk.directions), shape)


def _correction(crosswalk: Crosswalk) -> Shape:
    return record(
        {},
        {
            **dict.fromkeys(crosswalk.sides, _MEANT),
            "reason": text(),
            "contradicted": _REASONED,
            "nonexistent": _REASONED,
            "suggested": record({crosswalk.right.key: SOME_IDS, "reason": {"type": "string"}}),
        },
        "How this project reads what was printed.",
    )


def _stated(crosswalk: Crosswalk) -> dict[str, Shape]:
    """Return the shapes of the parts of what a source says."""
    published = record(
        dict.fromkeys(crosswalk.sides, several(text())),
        {"level": text(), "title": text(), "titles": table(text(), "The title beside each id.")},
        "What the source printed, to the letter.",
    )
    directions = choice(map(str, (*crosswalk.directions, UNDIRECTED)))
    return {"source": text(), "direction": directions, "published": published}


def _judgement(crosswalk: Crosswalk) -> Shape:
    always, others = published_fields(Judgement)
    adds = {direction.add_field: text() for direction in crosswalk.directions}
    said = {"source": text(), **_directions(crosswalk, LEVEL), **always}
    return record(said, {**others, **adds, "reviews": WHO}, "This project's judgement.")


def _decision(crosswalk: Crosswalk) -> Shape:
    always, others = published_fields(Decision)
    says = "The site's own decision, which goes before the judgement."
    return record({**_directions(crosswalk, LEVEL), **always}, others, says)


def _mapping(crosswalk: Crosswalk) -> Shape:
    said = _stated(crosswalk)
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
            "correction": maybe(_correction(crosswalk)),
        },
        {"own": OWN, "why_not": text("Why it is not counted."), "note": text(), "remark": text()},
    )


def overlap_shape(crosswalk: Crosswalk) -> Shape:
    """Return the shape of a pair with all that is said of it."""
    return record(
        {
            **dict.fromkeys(crosswalk.sides, ID),
            **_directions(crosswalk, maybe(LEVEL)),
            "agreement": record(_directions(crosswalk, maybe(choice(Agreement)))),
            "counted": flag(),
            "judgement": maybe(_judgement(crosswalk)),
            "mappings": several(_mapping(crosswalk)),
        },
        {"decision": _decision(crosswalk)},
    )


def statement_shape(crosswalk: Crosswalk) -> Shape:
    """Return the shape of a statement that makes no pair, or speaks of a group."""
    said = _stated(crosswalk)
    return record(
        {
            "kind": choice(("group", "no-counterpart", "level-only", "adds")),
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
            **dict.fromkeys(crosswalk.sides, SOME_IDS),
            "topic": text(),
            "correction": _correction(crosswalk),
            "narrowing": SOME_IDS,
            "note": text(),
            "remark": text(),
        },
    )
