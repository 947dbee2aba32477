"""`api/v1/schema/*.json`: a JSON Schema for each file of `api/v1/`, and `entry.json` for each of `entries/`.

They let fields pass that they do not know: a client that keeps a schema still reads the files of a later edition.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.records import published_fields, published_of, shape_fields
from mkdocs_crosswalk.data.shapes import (
    Shape,
    choice,
    described,
    either,
    flag,
    maybe,
    number,
    opened,
    record,
    schema,
    several,
    some,
    text,
)
from mkdocs_crosswalk.registers.changes import Correction
from mkdocs_crosswalk.registers.crosswalks import crosswalks
from mkdocs_crosswalk.registers.documents import DEMAND, Document
from mkdocs_crosswalk.registers.evidence import EvidenceItem
from mkdocs_crosswalk.registers.forms import ID, SOME_IDS
from mkdocs_crosswalk.registers.guidance import Guidance
from mkdocs_crosswalk.registers.judgement import Verdict
from mkdocs_crosswalk.registers.own_data import Upkeep
from mkdocs_crosswalk.registers.points import NO_MATCH, Point, Unmatched
from mkdocs_crosswalk.registers.reviewers import Reviewer
from mkdocs_crosswalk.registers.sources import Claim, Source
from mkdocs_crosswalk.views import addresses

from .entry_files import SCHEMA
from .overlap_shapes import OWN, overlap_shape, statement_shape
from .review_items import SEEN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.frameworks import Framework
    from mkdocs_crosswalk.registers.kinds import OwnField

TEXTS = some(text())
URL = text("From the root of the site, without a leading slash.")
PAGE = maybe(text("From the root of the site, without a leading slash; null where the site leaves such pages out."))

HERE = described(published_of(Upkeep), "Who keeps it at the company of the site.")


def _entry(frameworks: Collection[Framework]) -> Shape:
    """Return the shape of an entry of some frameworks."""
    kinds = [kind for framework in frameworks for kind in framework.kinds.values()]
    after = [f for f in frameworks if f.succeeds]
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
            **_own_fields(own for kind in kinds for own in kind.fields),
            **{f.mark: flag() for f in frameworks if f.mark},
            **{f"before_{f.edition}": SOME_IDS for f in after},
            **({"now": SOME_IDS} if after else {}),
            "note": text(),
            "short_title": text("In few characters, where the title is long."),
            "reviews": SEEN,
            "points": described(some(_point()), "Points that guide its reading; none is a requirement."),
            "here": HERE,
        },
    )


def _point() -> Shape:
    must, may = published_fields(Point)
    return record(must, {**may, NO_MATCH: shape_fields(Unmatched)[0]["why"]})


def _own_fields(fields: Iterable[OwnField]) -> dict[str, Shape]:
    """Return the shapes of what only some kinds of entries have; those of a group stand together."""
    found: dict[str, Shape] = {}
    for own in fields:
        shape = TEXTS if own.type == "words" else own.shape
        if own.group:
            found.setdefault(own.group, record({}))["properties"][own.name] = shape
        elif found.setdefault(own.name, shape) != shape:
            found[own.name] = either((found[own.name], shape))
    return found


def _verdict(among: Collection[Crosswalk]) -> Shape:
    """Return the shape of a verdict."""
    holders = dict.fromkeys(f.id for c in among for f in (c.right, c.left))
    always, others = published_fields(Verdict)
    return record({"entry": always["entry"], "holder_of": choice(holders), **always}, others)


GUIDANCE = published_of(Guidance)
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


def schema_files(frameworks: Collection[Framework]) -> dict[str, str]:
    """Return the text of each schema by its source address."""
    among = crosswalks(frameworks)
    lists = {
        "entries": _entry(frameworks),
        "overlaps": either(map(overlap_shape, among)),
        "verdicts": _verdict(among),
        "guidance": GUIDANCE,
        "statements": either(map(statement_shape, among)),
        "evidence": EVIDENCE,
        "documents": DOCUMENT,
        "sources": SOURCE,
        "corrections": CORRECTION,
        "reviewers": published_of(Reviewer),
    }
    entry = {
        "entry": lists["entries"],
        "neighbours": record({"previous": maybe(text()), "next": maybe(text())}, says="Of the same kind."),
        "verdicts": some(lists["verdicts"]),
        "overlaps": several(lists["overlaps"]),
        "statements": several(lists["statements"]),
        "evidence": several(record({**_ITEM, **_SERVICE}, _OF_SITE)),
        "documents": several(record({**_DOCUMENT, "says": several(text()), "required_by": several(DEMAND)})),
        "guidance": GUIDANCE,
        "corrections": several(CORRECTION),
    }
    found = {name: _schema(f"{name}.json", {"items": several(item)}) for name, item in lists.items()}
    found["entry"] = _schema("entries/*.json", entry)
    return {f"{addresses.API}schema/{name}.json": json.dumps(said, indent=1) + "\n" for name, said in found.items()}


def _schema(name: str, parts: dict[str, Shape]) -> Shape:
    return schema(f"api/v1/{name}", opened(record({"schema": {"const": SCHEMA}, **parts})))
