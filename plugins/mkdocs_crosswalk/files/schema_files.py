"""`api/v1/schema/*.json`: a JSON Schema for each file of `api/v1/`, and `entry.json` for each of `entries/`.

They let fields pass that they do not know: a client that keeps a schema still reads the files of a later edition.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.records import published_fields, published_of
from mkdocs_crosswalk.data.shapes import (
    Shape,
    choice,
    day,
    described,
    flag,
    maybe,
    number,
    opened,
    record,
    schema,
    several,
    some,
    table,
    text,
)
from mkdocs_crosswalk.registers.changes import Correction
from mkdocs_crosswalk.registers.documents import DEMAND, Document
from mkdocs_crosswalk.registers.evidence import EvidenceItem
from mkdocs_crosswalk.registers.forms import ID, IDS
from mkdocs_crosswalk.registers.guidance import Guidance
from mkdocs_crosswalk.registers.judgement import Outcome, RestsOn, Sureness
from mkdocs_crosswalk.registers.levels import Agreement, Confidence, Level
from mkdocs_crosswalk.registers.own_data import Upkeep
from mkdocs_crosswalk.registers.points import Revision
from mkdocs_crosswalk.registers.sources import Claim, Source
from mkdocs_crosswalk.views import addresses

from .entry_files import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_crosswalk.registers.frameworks import Framework

LEVEL = choice(Level)
TEXTS = some(text())
URL = text("From the root of the site, without a leading slash.")
PAGE = maybe(text("From the root of the site, without a leading slash; null where the site leaves such pages out."))
VERSION: Shape = {"const": SCHEMA}

OWN = flag("Whether it is the site's own, and not of the built-in data.")
HERE = described(published_of(Upkeep), "Who keeps it at the company of the site.")

_POINT = record(
    {"id": text("The entry and a number, as in CC7.2/3."), "label": text("In this project's words.")},
    {"revision": choice(Revision), "with": text(), "where": text(), "roles": TEXTS},
)
_DIRECTION = choice(("soc2-to-iso", "iso-to-soc2", "undirected"))


def _entry(frameworks: Collection[Framework]) -> Shape:
    """Return the shape of an entry of some frameworks."""
    kinds = [kind for framework in frameworks for kind in framework.kinds.values()]
    grouped = {own.name: TEXTS for kind in kinds for own in kind.fields if own.group}
    return record(
        {
            "id": ID,
            "framework": choice(f.id for f in frameworks),
            "kind": choice(k.key for k in kinds),
            "title": text(),
            "parent": maybe(text("The entry above; null at the top.")),
            "url": URL,
        },
        {
            "title_27002": text(),
            "new_in_2022": flag(),
            "attributes": record({}, grouped),
            "documented_information": choice(("required", "conditional")),
            "document": text(),
            "coso_principle": number(),
            "in_every_report": flag(),
            "before_2022": some(ID),
            "now": some(ID),
            "note": text(),
            "points": described(some(_POINT), "Points that guide its reading; none is a requirement."),
            "here": HERE,
        },
    )


_REASONED = some(record({"id": text(), "reason": text()}))
_MEANT = some(record({"id": ID, "confidence": choice(Confidence)}))
_CORRECTION = record(
    {},
    {
        "iso": _MEANT,
        "soc2": _MEANT,
        "reason": text(),
        "contradicted": _REASONED,
        "nonexistent": _REASONED,
        "suggested": record({"soc2": some(ID), "reason": {"type": "string"}}),
    },
    "How this project reads what was printed.",
)
_PUBLISHED = record(
    {"iso": several(text()), "soc2": several(text())},
    {"level": text(), "title": text(), "titles": table(text(), "The title beside each id.")},
    "What the source printed, to the letter.",
)
_JUDGEMENT = record(
    {
        "source": text(),
        "soc2_to_iso": LEVEL,
        "iso_to_soc2": LEVEL,
        "why": text(),
        "rests_on": choice(RestsOn),
        "confidence": choice(Sureness),
        "reviewed": day(),
    },
    {"points": some(text()), "add_for_iso": text(), "add_for_soc2": text()},
    "This project's judgement.",
)
_MAPPING = record(
    {
        "source": text(),
        "direction": _DIRECTION,
        "level": maybe(LEVEL),
        "counted": flag(),
        "from_row": flag("Whether the level was printed for several entries at once."),
        "confidence": choice(Confidence),
        "at": text("The place in the source."),
        "published": _PUBLISHED,
        "correction": maybe(_CORRECTION),
    },
    {"own": OWN, "why_not": text("Why it is not counted."), "note": text(), "remark": text()},
)
_DECISION = record(
    {"soc2_to_iso": LEVEL, "iso_to_soc2": LEVEL, "reason": text(), "by": text(), "reviewed": day()},
    says="The site's own decision, which goes before the judgement.",
)
OVERLAP = record(
    {
        "iso": ID,
        "soc2": ID,
        "soc2_to_iso": maybe(LEVEL),
        "iso_to_soc2": maybe(LEVEL),
        "agreement": record({name: maybe(choice(Agreement)) for name in ("soc2_to_iso", "iso_to_soc2")}),
        "counted": flag(),
        "judgement": maybe(_JUDGEMENT),
        "mappings": several(_MAPPING),
    },
    {"decision": _DECISION},
)
VERDICT = record(
    {
        "entry": ID,
        "holder_of": choice(("soc2-2017", "iso27001-2022")),
        "scope": several(text(), "Categories of the report beside Security."),
        "outcome": choice(Outcome, "carries-over rests on a pair that is full in this direction, or on all of them."),
        "by": IDS,
        "summary": text(),
        "add": several(text()),
        "bring": several(text(), "Evidence items, the most telling first."),
        "why": text(),
        "confidence": choice(Sureness),
        "reviewed": day(),
    },
    {"together": text("Why they carry it over, where every pair that it rests on is partial.")},
)
GUIDANCE = published_of(Guidance)
STATEMENT = record(
    {
        "kind": choice(("group", "no-counterpart", "level-only", "adds")),
        "source": text(),
        "direction": _DIRECTION,
        "at": text(),
        "published": _PUBLISHED,
    },
    {
        "own": OWN,
        "level": LEVEL,
        "groups": some(ID),
        "leads_to": some(ID),
        "iso": some(ID),
        "soc2": some(ID),
        "topic": text(),
        "correction": _CORRECTION,
        "narrowing": some(ID),
        "note": text(),
        "remark": text(),
    },
)
_NAMED_BY = several(record({"source": text()}, {"at": text()}))
_ITEM = {**published_fields(EvidenceItem)[0], "url": PAGE}
_SERVICE = {"counted": flag(), "named_by": _NAMED_BY}
_OF_SITE = {"own": OWN, "here": HERE}
EVIDENCE = record({**_ITEM, "serves": several(record({"entry": ID, **_SERVICE}))}, _OF_SITE)
_FIELDS, _ = published_fields(Document)
_DOCUMENT = {**{name: _FIELDS[name] for name in ("id", "name", "kind", "purpose")}, "url": PAGE}
DOCUMENT = record({**_DOCUMENT, **_FIELDS})
_COUNT = record({"numerator": number(), "denominator": number()})
_ALWAYS, _MAYBE = published_fields(Claim)
_RECOUNTED = {"recomputed": _COUNT, "recomputed_with_groups": _COUNT, "remark": _MAYBE.pop("remark")}
_CLAIM = record(_ALWAYS, {**_MAYBE, **_RECOUNTED})
_ALWAYS, _MAYBE = published_fields(Source)
SOURCE = record({**_ALWAYS, "url": PAGE, "claims": several(_CLAIM)}, {"own": OWN, **_MAYBE})
CORRECTION = published_of(Correction)


def items(frameworks: Collection[Framework]) -> dict[str, Shape]:
    """Return the shape of an item of each file by the file's name."""
    return {"entries": _entry(frameworks), **_ITEMS}


_ITEMS = {
    "overlaps": OVERLAP,
    "verdicts": VERDICT,
    "guidance": GUIDANCE,
    "statements": STATEMENT,
    "evidence": EVIDENCE,
    "documents": DOCUMENT,
    "sources": SOURCE,
    "corrections": CORRECTION,
}
_ONE_ENTRY: dict[str, Shape] = {
    "neighbours": record({"previous": maybe(text()), "next": maybe(text())}, says="Of the same kind."),
    "verdicts": some(VERDICT),
    "overlaps": several(OVERLAP),
    "statements": several(STATEMENT),
    "evidence": several(record({**_ITEM, **_SERVICE}, _OF_SITE)),
    "documents": several(record({**_DOCUMENT, "says": several(text()), "required_by": several(DEMAND)})),
    "guidance": GUIDANCE,
    "corrections": several(CORRECTION),
}


NAMES = ("entries", *_ITEMS)
"""The files of `api/v1/` that hold a list."""


def schema_files(frameworks: Collection[Framework]) -> dict[str, str]:
    """Return the text of each schema by its source address."""
    entry = _entry(frameworks)
    found = {
        name: schema(f"api/v1/{name}.json", opened(record({"schema": VERSION, "items": several(item)})))
        for name, item in items(frameworks).items()
    }
    found["entry"] = schema("api/v1/entries/*.json", opened(record({"schema": VERSION, "entry": entry, **_ONE_ENTRY})))
    return {f"{addresses.API}schema/{name}.json": json.dumps(said, indent=1) + "\n" for name, said in found.items()}
