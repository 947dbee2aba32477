"""JSON Schemas of the files in `mappings/`, written into `mappings/schema/`: `python -m tools.schemas`.

Editors complete and check with them; the head of each data file names its schema. They know the form of a file alone:
whether an id exists and what rules hold between files is for `make check`.
"""

from __future__ import annotations

import json
from pathlib import Path

from mkdocs_crosswalk.data.shapes import (
    Shape,
    choice,
    day,
    described,
    either,
    flag,
    number,
    record,
    schema,
    several,
    some,
    table,
    text,
)
from mkdocs_crosswalk.registers.changes import CORRECTION_KINDS
from mkdocs_crosswalk.registers.documents import KINDS as DOCUMENT_KINDS
from mkdocs_crosswalk.registers.documents import Bond
from mkdocs_crosswalk.registers.frameworks import ATTRIBUTE_VALUES, ISO, ISO_2013, SOC2
from mkdocs_crosswalk.registers.judgement import Outcome, RestsOn, Sureness
from mkdocs_crosswalk.registers.model import Confidence, Direction, Level
from mkdocs_crosswalk.registers.references import BARE
from mkdocs_crosswalk.registers.registers import EVIDENCE_KINDS, MEASURES, SOURCE_KINDS, TIMINGS
from mkdocs_crosswalk.registers.rows import HOW, PRINTED_IN, SAYS
from mkdocs_crosswalk.registers.shortcuts import PAGES

FOLDER = Path(__file__).parents[1] / "mappings/schema"

WORD: Shape = {"type": ["string", "integer"]}
ENTRY = text("An id, such as A.5.15, Clause 6.1.3 or CC6.1; its title may follow.")
SOURCE = text("An id of sources.yml.")
DIRECTION = choice(Direction, "Whose records are reused for what.")
LEVEL = choice(Level, "full: the records serve as they are; partial: extend them; none: not a match.")
REVIEWED = day("The day on which a person judged it, as 2026-05-12.")
HOW_SURE = choice(Sureness, "How sure the judgement is.")


def one_or_more(shape: Shape, says: str = "") -> Shape:
    """Return the shape of a value, or of a list of such values."""
    return described({"anyOf": [shape, several(shape)]}, says)


TEXTS = one_or_more(text())
ENTRIES = one_or_more(ENTRY)
REACH = one_or_more(ENTRY, "Ids, groups such as A.7, ranges such as A.5.1-A.8.34, or the word all; the narrower wins.")
EVIDENCE_IDS = one_or_more(text(), "Ids of items in evidence.yml.")


def _entry(required: dict[str, Shape] | None = None, optional: dict[str, Shape] | None = None) -> Shape:
    """Return the shape of a framework's entry."""
    base = {"id": text("The id as this project writes it."), "title": text("The official title, or our label.")}
    return record({**base, **(required or {})}, {"note": text(), **(optional or {})})


def _framework(name: str, lists: dict[str, Shape]) -> Shape:
    required = {"framework": choice((name,)), "name": text(), "title": text(), "source": SOURCE}
    optional = {"amendment": text(), "attributes_source": SOURCE, "labels": text()}
    return record({**required, **{part: several(shape) for part, shape in lists.items()}}, optional)


def frameworks() -> dict[str, Shape]:
    """Return the shape of each framework's file by the framework's id."""
    attributes = {name: one_or_more(choice(values)) for name, values in ATTRIBUTE_VALUES.items()}
    control = _entry(attributes, {"title_27002": text(), "new_in_2022": flag()})
    below: dict[str, Shape] = {"subclauses": several({"$ref": "#/$defs/subclause"})}
    documented = {"documented_information": choice(("required", "conditional")), "document": text()}
    iso = {
        "themes": _entry(optional={"controls": several(control)}),
        "clauses": _entry(optional=below),
    }
    series = _entry(optional={"criteria": several(_entry(optional={"coso_principle": number()}))})
    old = _entry(optional={"controls": several(_entry())})
    return {
        ISO: {**_framework(ISO, iso), "$defs": {"subclause": _entry(optional={**documented, **below})}},
        SOC2: _framework(SOC2, {"categories": _entry(optional={"common": flag(), "series": several(series)})}),
        ISO_2013: _framework(ISO_2013, {"domains": _entry(optional={"categories": several(old)})}),
    }


def sources() -> Shape:
    """Return the shape of `sources.yml`."""
    recompute = record({"measure": choice(MEASURES)}, {"scope": TEXTS, "themes": TEXTS}, "How the figure is recounted.")
    claim = record(
        {"id": text(), "figure": text("As printed."), "about": text(), "at": text("The place in the document.")},
        {"numerator": number(), "denominator": number(), "recompute": recompute, "remark": text()},
    )
    optional: dict[str, Shape] = {name: text() for name in ("author", "publisher", "address", "states")}
    optional |= {"good_for": text(), "bad_for": text(), "date": day(), "year": WORD, "claims": several(claim)}
    optional["date_kind"] = choice(("published", "last reviewed"))
    return several(record({"id": text(), "name": text(), "title": text(), "kind": choice(SOURCE_KINDS)}, optional))


def crosswalk() -> Shape:
    """Return the shape of a source's rows."""
    objections = several(record({"id": text(), "reason": text()}))
    published = record(
        {},
        {
            "iso": TEXTS,
            "soc2": TEXTS,
            "level": text("The source's own word."),
            "title": text("The title beside the id, or one for all ids of the row."),
            "titles": table(text(), "The title beside each id, such as A.5.15: Access control."),
        },
        "What the source printed, to the letter.",
    )
    meant = record({"id": ENTRY, "confidence": choice(Confidence)})
    row = record(
        {"at": text("The place in the source."), "published": published},
        {
            "says": choice(SAYS, "overlap unless given."),
            "printed_in": choice(PRINTED_IN, "table unless given."),
            "direction": DIRECTION,
            "corrected": either(
                (
                    record({side: some(meant), "reason": text()}, {other: some(meant)})
                    for side, other in (("iso", "soc2"), ("soc2", "iso"))
                ),
                "What must have been meant.",
            ),
            "contradicted": objections,
            "nonexistent": objections,
            "suggested": record({"soc2": ENTRIES}, {"reason": text()}, "What would fit better; never counted."),
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
        "direction": DIRECTION,
        "edition": {"enum": ["2013", "2022", 2013, 2022]},
        "bare_numbers": choice(BARE, "What numbers such as 5.2 are, which are both a control and a clause."),
        "levels": table(choice(Level), "The source's words for levels, such as Gap: none."),
    }
    return record({"source": SOURCE, "rows": several(row)}, head)


def editorial() -> Shape:
    """Return the shape of our judgement of pairs."""
    pair = record(
        {
            "iso": ENTRY,
            "soc2": ENTRY,
            "soc2_to_iso": LEVEL,
            "iso_to_soc2": LEVEL,
            "why": text("What in the one does the work of the other."),
            "rests_on": choice(RestsOn),
            "confidence": HOW_SURE,
        },
        {"add_for_iso": text(), "add_for_soc2": text(), "reviewed": REVIEWED},
    )
    return record({"reviewed": REVIEWED, "pairs": several(pair)})


def verdicts() -> Shape:
    """Return the shape of our verdicts."""
    reach = "carries-over rests on a pair that is full in this direction, or says why partial ones do together."
    said = {"outcome": choice(Outcome, reach), "summary": text(), "why": text()}
    more = {
        "by": one_or_more(ENTRY, "Entries of the other framework whose records do the work."),
        "add": TEXTS,
        "bring": EVIDENCE_IDS,
        "together": text("Why the entries under by carry it over together, although each pair with them is partial."),
        "reviewed": REVIEWED,
    }
    scope = one_or_more(text(), "Categories of the report beside Security, in lower case with dashes.")
    within = record({"scope": scope, **said}, {**more, "confidence": HOW_SURE})
    verdict = record({"entry": ENTRY, **said, "confidence": HOW_SURE}, {**more, "with": several(within)})
    return record({"reviewed": REVIEWED, "verdicts": several(verdict)})


def guidance() -> Shape:
    """Return the shape of our guidance."""
    required = {"entry": ENTRY, "purpose": text(), "practice": TEXTS, "auditor_asks": TEXTS, "mistakes": TEXTS}
    optional = {"documented": text(), "remote": text(), "cloud": text(), "reviewed": REVIEWED}
    return record({"reviewed": REVIEWED, "entries": several(record(required, optional))})


def evidence(*, own: bool = False) -> Shape:
    """Return the shape of the register of evidence; a site's own may leave any of the lists out."""
    item = {
        "id": text("The last part of the address."),
        "name": text(),
        "topic": text("An id of a topic above."),
        "kind": choice(EVIDENCE_KINDS),
        "what": text(),
        "collected_from": one_or_more(text(), "Ids of systems above."),
        "how": choice(HOW),
        "example": text(),
        "rejected": one_or_more(text(), "What an auditor turns down."),
        "timing": choice(TIMINGS),
        "frequency": text(),
        "owner": text(),
        "serves": ENTRIES,
    }
    named = {"id": text(), "name": text()}
    lists = {
        "systems": several(record(named, {"examples": TEXTS})),
        "topics": several(record(named)),
        "items": several(record(item, {"sampling": text("How SOC 2 tests it; needed for what runs over a period.")})),
    }
    return record({}, lists) if own else record(lists)


def decisions() -> Shape:
    """Return the shape of a site's own decisions on pairs."""
    said = {"reason": text(), "by": text("Who decided: a person or a function."), "reviewed": REVIEWED}
    return several(record({"iso": ENTRY, "soc2": ENTRY, "soc2_to_iso": LEVEL, "iso_to_soc2": LEVEL, **said}))


def owners() -> Shape:
    """Return the shape of who keeps what at the company of a site."""
    said = {
        "owner": text("A person or a function."),
        "records": one_or_more(text(), "Where the records are: a place in words, or an address."),
        "reviewed": day("The day of the last review."),
        "next_review": day("The day by which the next review is due."),
    }
    named = {"entry": REACH, "item": EVIDENCE_IDS}
    return several(either((record({name: said_of}, {**named, **said}) for name, said_of in named.items())))


def documents() -> Shape:
    """Return the shape of the policy set."""
    asked = {"how": choice(Bond, "required if the text itself asks for something in writing."), "why": text()}
    demand = either((record({"entry": ENTRY, **asked}), record({"outside": text(), **asked})))
    document = record(
        {
            "id": text("The last part of the address."),
            "name": text(),
            "kind": choice(DOCUMENT_KINDS),
            "purpose": text(),
            "says": some(record({"point": text(), "for": ENTRIES})),
            "required_by": some(demand),
            "approved_by": text(),
            "review": text(),
            "evidence": EVIDENCE_IDS,
            "mistakes": TEXTS,
        },
        {"template": choice(PAGES), "reviewed": REVIEWED},
    )
    return record({"reviewed": REVIEWED, "documents": several(document)})


def schemas() -> dict[str, Shape]:
    """Return the schema of each kind of data file by its name."""
    correction = {"source": SOURCE, "at": text(), "kind": choice(CORRECTION_KINDS), "says": text(), "correct": text()}
    address = text("An address, such as evidence/user-access-review/.", r"^([a-z0-9-]+/)+$")
    moves = several(record({"from": ENTRY, "to": one_or_more(ENTRY)}, {"dissent": text()}))
    found = {
        **{f"framework-{name}": shape for name, shape in frameworks().items()},
        "sources": sources(),
        "crosswalk": crosswalk(),
        "editorial": editorial(),
        "transitions": record({"source": SOURCE, "pairs": moves}),
        "verdicts": verdicts(),
        "guidance": guidance(),
        "evidence": evidence(),
        "documents": documents(),
        "decisions": decisions(),
        "owners": owners(),
        "own-evidence": evidence(own=True),
        "corrections": several(record(correction, {"entries": ENTRIES})),
        "search": several(record({"words": one_or_more(WORD), "to": TEXTS})),
        "redirects": several(record({"from": address, "to": address})),
    }
    return {name: schema(f"mappings: {name}", shape) for name, shape in found.items()}


def text_of(said: Shape) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(said, indent=1) + "\n"


def main() -> None:
    """Write the files."""
    FOLDER.mkdir(exist_ok=True)
    for name, said in schemas().items():
        (FOLDER / f"{name}.json").write_text(text_of(said), "utf-8")


if __name__ == "__main__":
    main()
