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
    from mkdocs_crosswalk.registers.kinds import Kind

PART = text("Small letters, digits and dashes.", "^[a-z0-9]+(-[a-z0-9]+)*$")
ABOUT = "What the group is about, in your own words."
NAMES = one_or_more(WORD, "Regular expressions; a blank may be a dash, an underscore or nothing.")


def _entry(framework: Framework, kind: Kind) -> Shape:
    """Return the shape of an entry of a kind."""
    base = {"id": text("The id as this project writes it.")}
    several_words = {field.name: one_or_more(field.shape) for field in kind.fields if field.type == "words"}
    optional: dict[str, Shape] = {
        "kind": choice((kind.key,)),
        "note": text(),
        **({} if kind.single else {"about": text(ABOUT)}),
    }
    optional["short_title"] = text(f"The title in at most {SHORT} characters, for side lists.")
    optional["word"] = text("The title in one word, where there is room for no more.")
    optional |= {field.name: field.shape for field in kind.fields if field.type != "words"}
    optional |= {"common": flag("Whether it belongs to every scope.")} if kind.key == framework.scope else {}
    optional |= {"points": several(kind.points.shape)} if kind.points else {}
    optional |= {"entries": _entries(kind.holds)} if kind.holds else {}
    optional |= {"title": text("The official title, or our label; the statement unless given.")}
    optional |= {"statement": text("Its text in the publisher's own words, where everybody may print them.")}
    return record({**base, **several_words}, optional)


def _any_entry() -> Shape:
    """Return the shape of an entry of a kind that is not known; a kind may have fields of its own."""
    told = {
        **dict.fromkeys(("kind", "note", "about", "short_title", "word", "title", "statement"), text()),
        "common": flag(),
        "points": several({}),
        "entries": _entries(("entry",)),
    }
    return {**record({"id": text()}, told), "additionalProperties": True}


def _entries(kinds: Iterable[str]) -> Shape:
    return several(either({"$ref": f"#/$defs/{kind}"} for kind in kinds))


def framework_schema(found: Framework | None = None) -> Shape:
    """Return the shape of a framework's file; of one that is not known if none is given."""
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
            "page": choice(PAGES),
            "folder": PART,
            "named": flag(),
            "family": flag("Whether below different groups several may have one title."),
            "fields": table(own),
            "loosely": record({"one": text(), "many": text()}),
            "always": flag("Whether its entries bind everybody who is asked for the framework."),
            "chip": text("What the pages of its entries say first."),
            "points": shape_of(PointKind),
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
    usual = record({"groups": TEXTS}, {"figures": flag("Whether only tables of figures have it.")})
    told = text("A sentence; {kind} stands for the number and the name of its entries.")
    division = record(
        {"title": text(), "kinds": TEXTS}, {"name": text(), "short": text(), "about": told, "summary": told}
    )
    sentences = dict.fromkeys(("about", "summary", "caveat", "condition", "ended", "moved_at"), told)
    required = {
        "framework": choice((found.id,)) if found else text("The name of the file."),
        "key": text("The word for it in rows and directions."),
        **{name: text() for name in ("name", "title")},
        "address": PART,
        "source": SOURCE,
        "kinds": table(kind),
        "ids": several(spelling),
        "entries": _entries(_outermost(found) if found else ("entry",)),
    }
    optional: dict[str, Shape] = {name: text() for name in ("short", "held", "asked", "edition", "publisher")}
    optional |= {"amendment": text(), "attributes_source": SOURCE, "labels": choice(("ours", "official"))}
    optional |= {"succeeds": text("The id of the edition that it follows.")}
    optional |= {"former": one_or_more(WORD, "Editions before that one that nobody here has."), "names": several(names)}
    optional |= {"transitions": text("The file that says where the entries of that edition went.")}
    optional |= {"scopes": record({"kind": text(), "report": text()}, {"mark": text(), "usual": several(usual)})}
    optional |= {
        "spoken": text(),
        "samples": flag(),
        "on_request": flag("Whether a site has it only if its options name it."),
        "grounds": table(text()),
        "texts": record({}, sentences),
        "divisions": several(division),
    }
    kinds = {k.key: _entry(found, k) for k in found.kinds.values()} if found else {"entry": _any_entry()}
    return {**record(required, optional), "$defs": kinds}


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
    others = record(
        {"write": NAMES},
        {
            "alike": one_or_more(text(), "The letters with which their ids begin, as some of ours do."),
            "listed": flag("Whether they are read only where a name is expected."),
        },
    )
    return {**found, "order": record({"shown": names, "read": names}, {FIRST: names}), "others": several(others)}
