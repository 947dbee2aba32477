"""The shapes of the files of frameworks, of their order, and of other standards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.records import shape_of
from mkdocs_crosswalk.data.shapes import (
    TEXTS,
    WORD,
    Shape,
    choice,
    either,
    flag,
    number,
    one_or_more,
    record,
    several,
    table,
    text,
)
from mkdocs_crosswalk.registers.forms import SOURCE
from mkdocs_crosswalk.registers.framework_reader import SHORT
from mkdocs_crosswalk.registers.kinds import PAGES, SHOWN, TYPES
from mkdocs_crosswalk.registers.points import PointKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.registers.frameworks import Framework
    from mkdocs_crosswalk.registers.kinds import Kind

PART = text("Small letters, digits and dashes.", "^[a-z0-9]+(-[a-z0-9]+)*$")
NAMES = one_or_more(WORD, "Regular expressions; a blank may be a dash, an underscore or nothing.")


def _entry(framework: Framework, kind: Kind) -> Shape:
    """Return the shape of an entry of a kind."""
    base = {"id": text("The id as this project writes it."), "title": text("The official title, or our label.")}
    several_words = {field.name: one_or_more(field.shape) for field in kind.fields if field.type == "words"}
    optional: dict[str, Shape] = {"kind": choice((kind.key,)), "note": text()}
    optional["short_title"] = text(f"The title in at most {SHORT} characters, for side lists.")
    optional["word"] = text("The title in one word, where there is room for no more.")
    optional |= {field.name: field.shape for field in kind.fields if field.type != "words"}
    optional |= {"common": flag("Whether it belongs to every scope.")} if kind.key == framework.scope else {}
    optional |= {"points": several(kind.points.shape)} if kind.points else {}
    optional |= {"entries": _entries(kind.holds)} if kind.holds else {}
    return record({**base, **several_words}, optional)


def _entries(kinds: Iterable[str]) -> Shape:
    return several(either({"$ref": f"#/$defs/{kind}"} for kind in kinds))


def _framework(found: Framework) -> Shape:
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
    optional |= {"scopes": record({"kind": text(), "report": text()}, {"mark": text(), "usual": several(usual)})}
    optional |= {
        "spoken": text(),
        "samples": flag(),
        "grounds": table(text()),
        "texts": record({}, sentences),
        "divisions": several(division),
    }
    return {**record(required, optional), "$defs": {k.key: _entry(found, k) for k in found.kinds.values()}}


def framework_schemas(frameworks: Iterable[Framework]) -> dict[str, Shape]:
    """Return the shape of each framework's file, their order and other standards, by the ends of their names."""
    names = several(text("The id of a framework."))
    found = {f.id: _framework(f) for f in frameworks}
    others = record(
        {"write": NAMES},
        {
            "alike": one_or_more(text(), "The letters with which their ids begin, as some of ours do."),
            "listed": flag("Whether they are read only where a name is expected."),
        },
    )
    return {**found, "order": record({"shown": names, "read": names}), "others": several(others)}
