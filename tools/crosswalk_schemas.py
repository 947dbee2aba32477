"""The shape of the files of rows, whose fields are named by the frameworks."""

from __future__ import annotations

from itertools import chain, permutations
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.shapes import TEXTS, Shape, choice, either, one_or_more, record, several, some, table, text
from mkdocs_crosswalk.registers.forms import ENTRIES, ENTRY, EVIDENCE_IDS, SOURCE
from mkdocs_crosswalk.registers.levels import HOW, Confidence, Level
from mkdocs_crosswalk.registers.rows import PRINTED_IN, SAYS

if TYPE_CHECKING:
    from mkdocs_crosswalk.registers.references import References


def crosswalk_schema(references: References) -> Shape:
    """Return the shape of a source's rows."""
    keys = dict.fromkeys(key for c in references.crosswalks for key in c.sides)
    direction = choice(references.directions, "Whose records are reused for what.")
    objections = several(record({"id": text(), "reason": text()}))
    published = record(
        {},
        {
            **dict.fromkeys(keys, TEXTS),
            "level": text("The source's own word."),
            "title": text("The title beside the id, or one for all ids of the row."),
            "titles": table(text(), "The title beside each id, such as A.5.15: Access control."),
        },
        "What the source printed, to the letter.",
    )
    sides = dict.fromkeys(keys, ENTRIES)
    bare = choice(references.bare, "What numbers such as 5.2 are, which are both a control and a clause.")
    meant = record({"id": ENTRY, "confidence": choice(Confidence)})
    row = record(
        {"at": text("The place in the source."), "published": published},
        {
            "says": choice(SAYS, "overlap unless given."),
            "printed_in": choice(PRINTED_IN, "table unless given."),
            "direction": direction,
            "bare_numbers": bare,
            "corrected": either(
                (
                    record({side: some(meant), "reason": text()}, {other: some(meant)})
                    for side, other in chain.from_iterable(permutations(c.sides) for c in references.crosswalks)
                ),
                "What must have been meant.",
            ),
            "contradicted": objections,
            "nonexistent": objections,
            "suggested": record({}, {**sides, "reason": text()}, "What would fit better; never counted."),
            "narrowing": ENTRIES,
            "topic": text(),
            "evidence": EVIDENCE_IDS,
            "systems": one_or_more(text(), "Ids of systems in evidence.yml."),
            "how": choice(HOW),
            "note": text("The source's caveat, in our words."),
            "remark": text("Our comment."),
        },
    )
    head = {
        "direction": direction,
        "edition": {"enum": [*references.editions, *map(int, filter(str.isdecimal, references.editions))]},
        "bare_numbers": bare,
        "levels": table(choice(Level), "The source's words for levels, such as Gap: none."),
    }
    return record({"source": SOURCE, "rows": several(row)}, head)
