"""The shape of the files of rows, whose fields are named by the frameworks."""

from __future__ import annotations

from itertools import chain, permutations
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.shapes import (
    TEXTS,
    Shape,
    choice,
    described,
    either,
    record,
    several,
    some,
    table,
    text,
)
from mkdocs_crosswalk.registers.forms import ENTRIES, ENTRY, EVIDENCE_IDS, SOURCE, SYSTEM_IDS
from mkdocs_crosswalk.registers.levels import HOW, Confidence, Level
from mkdocs_crosswalk.registers.rows import PRINTED_IN, SAYS

if TYPE_CHECKING:
    from mkdocs_crosswalk.registers.references import References

WHY = text("Why, so that a reader can check it.")
MEANT = "What must have been meant on that side."
EDITION = "The edition that ids are of which two editions have."


def crosswalk_schema(references: References) -> Shape:
    """Return the shape of a source's rows."""
    keys = dict.fromkeys(key for c in references.crosswalks for key in c.sides)
    direction = choice(references.directions, "Whose records are reused for what.")
    objections = several(record({"id": text("The id, as printed."), "reason": text("Why, in our words.")}))
    published = record(
        {},
        {
            **dict.fromkeys(keys, described(TEXTS, "The ids of that framework, as printed.")),
            "level": text("The source's own word."),
            "title": text("The title beside the id, or one for all ids of the row."),
            "titles": table(text(), "The title beside each id, such as A.5.15: Access control."),
        },
        "What the source printed, to the letter.",
    )
    sides = dict.fromkeys(keys, ENTRIES)
    bare = choice(references.bare, "What numbers such as 5.2 are, which are both a control and a clause.")
    meant = record({"id": ENTRY, "confidence": choice(Confidence, "How sure it is that this was meant.")})
    row = record(
        {"at": text("The place in the source."), "published": published},
        {
            "says": choice(SAYS, "overlap unless given."),
            "printed_in": choice(PRINTED_IN, "table unless given."),
            "direction": direction,
            "bare_numbers": bare,
            "corrected": either(
                (
                    record({side: some(meant, MEANT), "reason": WHY}, {other: some(meant, MEANT)})
                    for side, other in chain.from_iterable(permutations(c.sides) for c in references.crosswalks)
                ),
                "What must have been meant.",
            ),
            "contradicted": described(objections, "Ids that exist, and that the row cannot mean."),
            "nonexistent": described(objections, "Ids that never existed."),
            "suggested": record({}, {**sides, "reason": WHY}, "What would fit better; never counted."),
            "narrowing": described(ENTRIES, "The entries that a statement about a group speaks of."),
            "topic": text("The heading of the source under which the row stands."),
            "evidence": EVIDENCE_IDS,
            "systems": SYSTEM_IDS,
            "how": choice(HOW, "How the source says that the records are collected."),
            "note": text("The source's caveat, in our words."),
            "remark": text("Our comment."),
        },
    )
    head = {
        "direction": direction,
        "edition": {
            "enum": [*references.editions, *map(int, filter(str.isdecimal, references.editions))],
            "description": EDITION,
        },
        "bare_numbers": bare,
        "levels": table(choice(Level), "The source's words for levels, such as Gap: none."),
    }
    return record({"source": SOURCE, "rows": several(row, "What the source states, a row each.")}, head)
