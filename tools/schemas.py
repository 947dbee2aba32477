"""JSON Schemas of the files in `mappings/`, written into `mappings/schema/`: `python -m tools.schemas`.

Editors complete and check with them; the head of each data file names its schema. They know the form of a file alone:
whether an id exists and what rules hold between files is for `make check`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.records import shape_of
from mkdocs_crosswalk.data.shapes import (
    TEXTS,
    WORD,
    Shape,
    any_of,
    choice,
    day,
    either,
    flag,
    number,
    one_or_more,
    record,
    schema,
    several,
    some,
    table,
    text,
)
from mkdocs_crosswalk.registers.allowed import bare_spellings
from mkdocs_crosswalk.registers.changes import Correction
from mkdocs_crosswalk.registers.documents import Document, StandingText
from mkdocs_crosswalk.registers.evidence import EvidenceItem, System, Topic
from mkdocs_crosswalk.registers.forms import ENTRIES, ENTRY, EVIDENCE_IDS, SOURCE
from mkdocs_crosswalk.registers.guidance import Guidance
from mkdocs_crosswalk.registers.judgement import Outcome, RestsOn, Sureness
from mkdocs_crosswalk.registers.kinds import PAGES as PAGE_KINDS
from mkdocs_crosswalk.registers.kinds import SHOWN, TYPES
from mkdocs_crosswalk.registers.levels import HOW, Confidence, Level
from mkdocs_crosswalk.registers.measures import groups, shape_of_recompute
from mkdocs_crosswalk.registers.own_data import Upkeep
from mkdocs_crosswalk.registers.points import Revision
from mkdocs_crosswalk.registers.redirects import Redirect
from mkdocs_crosswalk.registers.rows import PRINTED_IN, SAYS
from mkdocs_crosswalk.registers.shortcuts import Shortcut
from mkdocs_crosswalk.registers.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Framework
    from mkdocs_crosswalk.registers.kinds import Kind, OwnField
    from mkdocs_crosswalk.registers.points import PointKind

FOLDER = Path(__file__).parents[1] / "mappings/schema"

DIRECTION = choice(("soc2-to-iso", "iso-to-soc2", "undirected"), "Whose records are reused for what.")
LEVEL = choice(Level, "full: the records serve as they are; partial: extend them; none: not a match.")
REVIEWED = day("The day on which a person judged it, as 2026-05-12.")
HOW_SURE = choice(Sureness, "How sure the judgement is.")


PART = text("Small letters, digits and dashes.", "^[a-z0-9]+(-[a-z0-9]+)*$")
NAMES = one_or_more(WORD, "Regular expressions; a blank may be a dash, an underscore or nothing.")


def _own_field(own: OwnField) -> Shape:
    """Return the shape of a field that only the entries of a kind have."""
    shapes = {"flag": flag(), "number": number(), "word": choice(own.words), "words": one_or_more(choice(own.words))}
    return shapes.get(own.type, text())


def _entry(framework: Framework, kind: Kind) -> Shape:
    """Return the shape of an entry of a kind."""
    base = {"id": text("The id as this project writes it."), "title": text("The official title, or our label.")}
    own = {field.name: _own_field(field) for field in kind.fields}
    optional: dict[str, Shape] = {"kind": choice((kind.key,)), "note": text()}
    optional["word"] = text("The title in one word, where there is room for no more.")
    optional |= {name: shape for name, shape in own.items() if "anyOf" not in shape}
    optional |= {"common": flag("Whether it belongs to every scope.")} if kind.key == framework.scope else {}
    optional |= {"points": several(_point(kind.points))} if kind.points else {}
    optional |= {"entries": _entries(kind.holds)} if kind.holds else {}
    return record({**base, **{name: shape for name, shape in own.items() if "anyOf" in shape}}, optional)


def _point(kind: PointKind) -> Shape:
    """Return the shape of a point of an entry."""
    said: dict[str, Shape] = {"with": text("The group with which alone it counts.")}
    said |= {"revision": choice(Revision, f"What the edition {kind.revision} did with it.")} if kind.revision else {}
    said |= {"roles": several(choice(kind.roles))} if kind.roles else {}
    said |= {"where": choice(kind.cases)} if kind.cases else {}
    return record({"label": text("At most ten words, our own.")}, said)


def _entries(kinds: Iterable[str]) -> Shape:
    refs: list[Shape] = [{"$ref": f"#/$defs/{kind}"} for kind in kinds]
    return several(refs[0] if len(refs) == 1 else either(refs))


def framework(found: Framework) -> Shape:
    """Return the shape of a framework's file."""
    own = record(
        {"type": choice(TYPES)},
        {
            "label": text("What pages call it; {} stands for its value."),
            "words": either((TEXTS, table(text()))),
            "group": text(),
            "shown": choice(SHOWN),
            "strong": flag(),
            "listed": text("The value for which lists show it too."),
            "titles": flag("Whether it is another title of the entry."),
        },
    )
    kind = record(
        {"one": text(), "many": text()},
        {
            "single": flag("Whether a pair may join its entries."),
            "holds": TEXTS,
            "page": choice(PAGE_KINDS),
            "folder": PART,
            "named": flag(),
            "family": flag("Whether below different groups several may have one title."),
            "fields": table(own),
            "loosely": record({"one": text(), "many": text()}),
            "always": flag("Whether its entries bind everybody who is asked for the framework."),
            "chip": text("What the pages of its entries say first."),
            "points": record(
                {"one": text(), "many": text()},
                {
                    "revision": text("The edition that added, changed and dropped some."),
                    "about": text("What is said wherever they stand."),
                    "roles": table(text()),
                    "cases": table(text()),
                },
            ),
        },
    )
    spelling = record(
        {"kinds": TEXTS},
        {
            "form": text("{} stands for numbers with dots between."),
            **{name: text() for name in ("short", "address", "example")},
            **dict.fromkeys(("letters", "after", "beside", "alone", "cited"), TEXTS),
            "bare": flag("Whether numbers without letters may mean it."),
            "deepest": number("How many numbers an id has at most."),
            "zero": flag("Whether a last number 0 stands for the group."),
            "read": text("A regular expression, for ids that are more than letters and numbers."),
            "means": text("The id that it reads; {1} stands for its first group, {2:02} for a number of two digits."),
        },
    )
    names = record(
        {"write": NAMES},
        {
            "letters": one_or_more(text(), "The letters of those ids that alone are meant."),
            "brief": flag("Whether they are read only right before an id."),
        },
    )
    scope = record({"key": PART, "label": text(), "groups": TEXTS}, {"figures": flag("Whether no lists are made.")})
    told = text("A sentence; {kind} stands for the number and the name of its entries.")
    division = record(
        {"title": text(), "kinds": TEXTS}, {"name": text(), "short": text(), "about": told, "summary": told}
    )
    sentences = dict.fromkeys(("about", "summary", "caveat", "condition", "ended", "moved_at"), told)
    required = {
        "framework": choice((found.id,)),
        "key": text("The word for it in rows and directions."),
        **{name: text() for name in ("name", "title")},
        "address": PART,
        "source": SOURCE,
        "kinds": table(kind),
        "ids": several(spelling),
        "entries": _entries(k for k in found.kinds if not any(k in o.holds for o in found.kinds.values())),
    }
    optional: dict[str, Shape] = {name: text() for name in ("short", "held", "asked", "edition", "publisher")}
    optional |= {"amendment": text(), "attributes_source": SOURCE, "labels": choice(("ours", "official"))}
    optional |= {"succeeds": text("The id of the edition that it follows.")}
    optional |= {"former": one_or_more(WORD, "Editions before that one that nobody here has."), "names": several(names)}
    optional |= {"transitions": text("The file that says where the entries of that edition went.")}
    optional |= {"scopes": record({"kind": text(), "report": text()}, {"mark": text(), "offered": several(scope)})}
    optional |= {
        "spoken": text(),
        "samples": flag(),
        "grounds": table(text()),
        "texts": record({}, sentences),
        "divisions": several(division),
    }
    return {**record(required, optional), "$defs": {k.key: _entry(found, k) for k in found.kinds.values()}}


@cache
def catalogue() -> Catalogue:
    """Return the data, whose frameworks say what other files may name."""
    return load(FOLDER.parent)


def frameworks() -> dict[str, Shape]:
    """Return the shape of each framework's file, their order and other standards, by the ends of their names."""
    names = several(text("The id of a framework."))
    found = {f.id: framework(f) for f in catalogue().frameworks.values()}
    others = record(
        {"write": NAMES},
        {
            "alike": one_or_more(text(), "The letters with which their ids begin, as some of ours do."),
            "listed": flag("Whether they are read only where a name is expected."),
        },
    )
    return {**found, "order": record({"shown": names, "read": names}), "others": several(others)}


def sources() -> Shape:
    """Return the shape of `sources.yml`."""
    about = groups(catalogue().frameworks.values(), catalogue().entries)
    return {**several(shape_of(Source)), "$defs": {"recompute": shape_of_recompute(about)}}


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
    sides = dict.fromkeys(("iso", "soc2"), ENTRIES)
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
    bare = [name for framework in catalogue().frameworks.values() for name in bare_spellings(framework)]
    head = {
        "direction": DIRECTION,
        "edition": {"enum": ["2013", "2022", 2013, 2022]},
        "bare_numbers": choice(bare, "What numbers such as 5.2 are, which are both a control and a clause."),
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
        {
            "points": one_or_more(text(), "The points that it rests on or speaks of, such as CC7.2/3."),
            "add_for_iso": text(),
            "add_for_soc2": text(),
            "reviewed": REVIEWED,
        },
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


def evidence(*, own: bool = False) -> Shape:
    """Return the shape of the register of evidence; a site's own may leave any of the lists out."""
    kinds = {"systems": System, "topics": Topic, "items": EvidenceItem}
    lists = {name: several(shape_of(kind)) for name, kind in kinds.items()}
    return record({}, lists) if own else record(lists)


def decisions() -> Shape:
    """Return the shape of a site's own decisions on pairs."""
    said = {"reason": text(), "by": text("Who decided: a person or a function."), "reviewed": REVIEWED}
    return several(record({"iso": ENTRY, "soc2": ENTRY, "soc2_to_iso": LEVEL, "iso_to_soc2": LEVEL, **said}))


def judged(name: str, kind: type, beside: dict[str, Shape] | None = None) -> Shape:
    """Return the shape of a file of records that were judged on a day."""
    return record({"reviewed": REVIEWED, name: several(shape_of(kind))}, beside)


def schemas() -> dict[str, Shape]:
    """Return the schema of each kind of data file by its name."""
    moves = several(record({"from": ENTRY, "to": one_or_more(ENTRY)}, {"dissent": text()}))
    found = {
        **{f"framework-{name}": shape for name, shape in frameworks().items()},
        "sources": sources(),
        "crosswalk": crosswalk(),
        "editorial": editorial(),
        "transitions": record({"source": SOURCE, "pairs": moves}),
        "verdicts": verdicts(),
        "guidance": judged("entries", Guidance),
        "evidence": evidence(),
        "documents": judged("documents", Document, {"standings": several(shape_of(StandingText))}),
        "decisions": decisions(),
        "owners": several(any_of(shape_of(Upkeep), "entry", "item")),
        "own-evidence": evidence(own=True),
        "corrections": several(shape_of(Correction)),
        "search": several(shape_of(Shortcut)),
        "redirects": several(shape_of(Redirect)),
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
