"""The shapes of the files of frameworks, of their order, and of other standards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.records import shape_of
from mkdocs_crosswalk.data.shapes import (
    TEXTS,
    WORD,
    Shape,
    choice,
    day,
    described,
    either,
    flag,
    number,
    one_or_more,
    record,
    several,
    table,
    text,
)
from mkdocs_crosswalk.registers.evidence import RHYTHMS
from mkdocs_crosswalk.registers.forms import EVIDENCE_IDS, SOURCE
from mkdocs_crosswalk.registers.framework_reader import SHORT
from mkdocs_crosswalk.registers.kinds import PAGES, SHOWN, TYPES
from mkdocs_crosswalk.registers.order import FIRST
from mkdocs_crosswalk.registers.points import PointKind
from mkdocs_crosswalk.registers.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.registers.frameworks import Framework
    from mkdocs_crosswalk.registers.kinds import Kind, OwnField

PART = text("Small letters, digits and dashes.", "^[a-z0-9]+(-[a-z0-9]+)*$")
ABOUT = text("What the group is about, in your own words.")
ENTRY_ID = text("The id as this project writes it.")
KIND = "The kind of the entry, where its place does not say it."
COMMON = flag("Whether it belongs to every scope.")
POINTS = "Points that guide its reading; none is a requirement."
TOLD = {
    "title": text("The official title, or our label; the statement unless given."),
    "short_title": text(f"The title in at most {SHORT} characters, for side lists."),
    "word": text("The title in one word, where there is room for no more."),
    "note": text("What has to be known of it beside its title, in our words."),
    "statement": text("Its text in the publisher's own words, where everybody may print them."),
}
"""What entries of any kind may have."""
NAMES = one_or_more(WORD, "Regular expressions; a blank may be a dash, an underscore or nothing.")


ONE_AND_MANY = {"one": text("The name in the singular."), "many": text("The name in the plural.")}
WORDS = {
    "letters": "The letters that ids begin with.",
    "after": "Words that say, before bare numbers, that such an id is meant.",
    "beside": "Words that say so only beside the framework's name, as every document has them.",
    "alone": "Letters with which an id is one in any text.",
    "cited": "Other ways in which ids are cited; {} stands for the numbers.",
}
"""Lists of words in how ids are written."""
SENTENCES = {
    "about": "What its first page says.",
    "summary": "What search engines show of that page.",
    "caveat": "What its gap lists do not say.",
    "condition": "What must hold for records of the other framework to serve here.",
    "ended": "When the edition ended that another succeeds.",
    "moved_at": "The place, in their source, of the table of what became of its entries.",
}
CALLED = {
    "short": "What narrow columns call it.",
    "held": "What sentences call it that somebody holds.",
    "asked": "What sentences call it that somebody is asked for.",
    "edition": "The edition, such as 2022.",
    "publisher": "Who publishes it.",
    "amendment": "The amendment that is taken into account.",
}
FILE = "The name of the file."


def _entry(framework: Framework, kind: Kind) -> Shape:
    """Return the shape of an entry of a kind."""
    several_words = {own.name: one_or_more(own.shape, _says(own)) for own in kind.fields if own.type == "words"}
    optional: dict[str, Shape] = {"kind": choice((kind.key,), KIND)}
    optional |= {} if kind.single else {"about": ABOUT}
    optional |= {own.name: described(own.shape, _says(own)) for own in kind.fields if own.type != "words"}
    optional |= {"common": COMMON} if kind.key == framework.scope else {}
    optional |= {"points": several(kind.points.shape, POINTS)} if kind.points else {}
    optional |= {"entries": _entries(kind.holds)} if kind.holds else {}
    return record({"id": ENTRY_ID, **several_words}, {**optional, **TOLD})


def _says(own: OwnField) -> str:
    """Return what editors say of a field that only a kind of entries has."""
    said = own.label.format("…") if own.label else "One of the words that the file gives under kinds"
    return f"On pages: {said}." if own.label else f"{said}."


def _any_entry() -> Shape:
    """Return the shape of an entry of a kind that is not known; a kind may have fields of its own."""
    own = {
        "kind": text(KIND),
        "about": ABOUT,
        "common": COMMON,
        "points": several({}, POINTS),
        "entries": _entries(("entry",)),
    }
    return {**record({"id": ENTRY_ID}, {**own, **TOLD}), "additionalProperties": True}


def _entries(kinds: Iterable[str]) -> Shape:
    return several(either({"$ref": f"#/$defs/{kind}"} for kind in kinds), "The entries below, in order.")


def framework_schema(found: Framework | None = None) -> Shape:
    """Return the shape of a framework's file; of one that is not known if none is given."""
    own = record(
        {"type": choice(TYPES, "What its value is; of word and words it is one of a list.")},
        {
            "label": text("What pages call it; {} stands for its value."),
            "words": either((TEXTS, table(text())), "That list; each word may have what pages say for it."),
            "group": text("The name under which files for machines hold it together with others."),
            "shown": choice(SHOWN, "How the page of an entry shows it."),
            "strong": flag("Whether it is set off there."),
            "listed": text("The value for which lists show it too."),
            "titles": flag("Whether it is another title of the entry."),
        },
    )
    kind = record(
        dict(ONE_AND_MANY),
        {
            "single": flag("Whether a pair may join its entries."),
            "holds": described(TEXTS, "The kinds that stand below it."),
            "page": choice(
                PAGES, "Where it is found: on a page of its own, the framework's first, or that of what is above."
            ),
            "folder": described(PART, "The folder of its pages below that of the framework."),
            "named": flag("Whether an entry is called by its title alone, as its id is no number."),
            "family": flag("Whether below different groups several may have one title."),
            "fields": table(own, "What only entries of this kind have, by the names of the fields."),
            "loosely": record(dict(ONE_AND_MANY), says="Its names where its place below another does not matter."),
            "always": flag("Whether its entries bind everybody who is asked for the framework."),
            "chip": text("What the pages of its entries say first."),
            "points": described(shape_of(PointKind), "What the points are that guide the reading of its entries."),
        },
    )
    spelling = record(
        {"kinds": described(TEXTS, "The kinds whose ids are written so.")},
        {
            "form": text("{} stands for numbers with dots between."),
            "short": text("The form where the framework is known; {} stands for the numbers."),
            "address": text("The last part of the address, likewise."),
            "example": text("An id as readers may type it."),
            **{name: described(TEXTS, says) for name, says in WORDS.items()},
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
    told = text("A sentence; {kind} stands for the number and the name of its entries.")
    division = record(
        {"title": text("The heading of its page."), "kinds": described(TEXTS, "The kinds that are listed there.")},
        {
            "name": text("What links call it."),
            "short": text("That in few words."),
            "about": described(told, "What its page says first; {kind} stands for number and name of entries."),
            "summary": described(told, "What search engines show of it."),
        },
    )
    sentences = {
        name: text(f"{says} {{kind}} stands for the number and the name of its entries.")
        for name, says in SENTENCES.items()
    }
    required = {
        "framework": choice((found.id,), FILE) if found else text(FILE),
        "key": text("The word for it in rows and directions."),
        "name": text("What pages call it, with its edition."),
        "title": text("Its title, as published."),
        "address": described(PART, "The folder of its pages."),
        "source": SOURCE,
        "kinds": table(kind, "The kinds of entries, from the outside in."),
        "ids": several(spelling, "How ids are written."),
        "entries": _entries(_outermost(found) if found else ("entry",)),
    }
    optional: dict[str, Shape] = {name: text(says) for name, says in CALLED.items()}
    optional |= {"attributes_source": SOURCE, "labels": choice(("ours", "official"), "Whose words the titles are.")}
    optional |= {"succeeds": text("The id of the edition that it follows.")}
    optional |= {
        "former": one_or_more(WORD, "Editions before that one that nobody here has."),
        "names": several(names, "How people write its name."),
    }
    optional |= {"transitions": text("The file that says where the entries of that edition went.")}
    optional |= {"scopes": _scopes()}
    optional |= {
        "spoken": text("What sentences call it."),
        "samples": flag("Whether its auditors take samples of what runs over a period."),
        "on_request": flag("Whether a site has it only if its options name it."),
        "grounds": table(text(), "What a judgement of a pair may rest on, each word with what pages say for it."),
        "texts": record({}, sentences, "Sentences of the framework about itself."),
        "divisions": several(division, "Pages that list some kinds of entries."),
    }
    kinds = {k.key: _entry(found, k) for k in found.kinds.values()} if found else {"entry": _any_entry()}
    return {**record(required, optional), "$defs": kinds}


def _scopes() -> Shape:
    """Return the shape of what a framework says of the scopes of its reports."""
    usual = record(
        {"groups": described(TEXTS, "The groups of the scope, by their ids.")},
        {"figures": flag("Whether only tables of figures have it.")},
    )
    must = {
        "kind": text("The kind whose groups may be left out of a report."),
        "report": text("What a report with a scope is called."),
    }
    may = {
        "mark": text("What files for machines call what is common to all scopes."),
        "usual": several(usual, "The scopes that short tables have."),
    }
    return record(must, may, "The scopes of its reports.")


def _outermost(framework: Framework) -> list[str]:
    """Return the kinds of entries that stand below no other."""
    return [key for key in framework.kinds if not any(key in kind.holds for kind in framework.kinds.values())]


def controls() -> Shape:
    """Return the shape of `controls.yml`."""
    about = record(
        {
            "id": {**PART, "description": "The name of the list: small letters, digits and dashes."},
            "prefix": one_or_more(text(), "What the ids begin with, such as EC."),
        },
        {
            "title": text("What pages call it; Our controls unless given."),
            "key": text("The word for it in rows and directions; own unless given."),
            "address": {**PART, "description": "What its addresses begin with; controls unless given."},
        },
    )
    control = record(
        {"id": text("The prefix and numbers, such as EC-07."), "title": text("What the control does, in a few words.")},
        {
            "theme": text("Controls of the same theme stand together."),
            "statement": text("What the control says."),
            "owner": text("A person or a function."),
            "satisfies": one_or_more(text(), "The entries of other frameworks that it does the work of; ranges too."),
            "evidence": EVIDENCE_IDS,
            "status": choice(Status, "How far it is. The status of an entry is never taken from it."),
            "due": day("The day by which the rest of it is done; not beside implemented."),
            "tested": text("How the company tests it, in words."),
            "rhythm": choice(RHYTHMS, "How often it is done."),
            "policy": text("The page of the site that says so, by its path below the folder of the pages."),
        },
    )
    of = described(about, "What the controls are as a list of ids.")
    return record({"framework": of, "controls": several(control, "The controls, in the order of pages.")})


def framework_schemas(frameworks: Iterable[Framework]) -> dict[str, Shape]:
    """Return the shape of each framework's file, their order and other standards, by the ends of their names."""
    names = several(text("The id of a framework."))
    found = {f.id: framework_schema(f) for f in frameworks}
    order = record(
        {
            "shown": described(names, "The order on pages, and which side is left in a pair."),
            "read": described(names, "The order in which an id is read that several write alike."),
        },
        {FIRST: described(names, "The frameworks of the first version of the files for machines; it stays as it is.")},
    )
    others = record(
        {"write": NAMES},
        {
            "alike": one_or_more(text(), "The letters with which their ids begin, as some of ours do."),
            "listed": flag("Whether they are read only where a name is expected."),
        },
    )
    return {**found, "order": order, "others": several(others)}
