"""`api/v*/schema/*.json`: a JSON Schema for each file of `api/v*/`, and `entry.json` for each of `entries/`.

They let fields pass that they do not know: a client that keeps a schema still reads the files of a later edition.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_crosswalk.changes.item import changes_shape
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
from mkdocs_crosswalk.registers.evidence import EvidenceItem, System, Topic
from mkdocs_crosswalk.registers.forms import ID, SOME_IDS
from mkdocs_crosswalk.registers.guidance import Guidance
from mkdocs_crosswalk.registers.judgement import Outcome, Verdict
from mkdocs_crosswalk.registers.own_data import Upkeep
from mkdocs_crosswalk.registers.points import NO_MATCH, Point, Unmatched
from mkdocs_crosswalk.registers.reviewers import Reviewer
from mkdocs_crosswalk.registers.sources import Claim, Source
from mkdocs_crosswalk.registers.work_list import work_list_shape
from mkdocs_crosswalk.views import addresses
from mkdocs_crosswalk.views.wording import OUTCOMES

from .entry_files import PARTS
from .framework_items import FRAMEWORK
from .index_file import BASE, FILE, HEAD
from .overlap_shapes import OWN, overlap_shape, statement_shape
from .own_items import COMPANY_SAYS, SITE_SAYS
from .policy_items import POLICY
from .review_items import AGAIN, SEEN
from .sides import Sides

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.frameworks import Framework
    from mkdocs_crosswalk.registers.kinds import OwnField

TEXTS = some(text())
EDITION = text("Of which edition the data is, as 2026.11, or 2026.11+2026.12.05 for a state after it.")
URL = text("From the root of the site, without a leading slash.")
PAGE = maybe(text("From the root of the site, without a leading slash; null where the site leaves such pages out."))


def _here(*, said: bool) -> Shape:
    """Return the shape of what the company of the site says of an entry or evidence item.

    Args:
        said: Whether it says how far it is, or has records.
    """
    must, may = published_fields(Upkeep)
    about = "Who keeps it at the company of the site"
    if said:
        return described(record(must, {**may, **COMPANY_SAYS}), f"{about}, and how far it is.")
    return described(record(must, may), f"{about}.")


def _entry(frameworks: Collection[Framework], here: Shape) -> Shape:
    """Return the shape of an entry of some frameworks."""
    kinds = [kind for framework in frameworks for kind in framework.kinds.values()]
    after = [f for f in frameworks if f.succeeds]
    return record(
        {
            "id": ID,
            "framework": choice(f.id for f in frameworks),
            "kind": choice(k.key for k in kinds),
            "kind_name": choice(dict.fromkeys(k.one for k in kinds), "The same as tables and CSV spell it."),
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
            "about": text("What a group is about, in our own words."),
            "short_title": text("In few characters, where the title is long."),
            **({"statement": text("In the publisher's own words.")} if any(f.version > 1 for f in frameworks) else {}),
            "reviews": SEEN,
            "points": described(some(_point()), "Points that guide its reading; none is a requirement."),
            "here": here,
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


def _verdict(among: Collection[Crosswalk], *, decided: bool) -> Shape:
    """Return the shape of a verdict; where a site says anything of them, they may be to judge again."""
    holders = dict.fromkeys(f.id for c in among for f in (c.right, c.left))
    always, others = published_fields(Verdict)
    others |= {"look_again": AGAIN}
    if decided:
        always["outcome"] = choice(Outcome, f"{always['outcome']['description']} judge-again: the site has to judge.")
        others |= SITE_SAYS
    called = choice(OUTCOMES.values(), "The same as `outcome`, as tables and CSV spell it.")
    return record({"entry": always["entry"], "holder_of": choice(holders), "outcome_name": called, **always}, others)


GUIDANCE = published_of(Guidance)
_NAMED_BY = several(record({"source": text()}, {"at": text()}))
_ITEM = {**published_fields(EvidenceItem)[0], "url": PAGE}
_SERVICE = {"counted": flag(), "named_by": _NAMED_BY}
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


def schema_files(
    frameworks: Iterable[Framework],
    version: int,
    lists: Collection[str],
    base: str = "",
    *,
    decided: bool = False,
    said: bool = False,
) -> dict[str, str]:
    """Return the text of each schema of a version by its source address.

    Args:
        frameworks: All frameworks; those of other versions may stand on one side of a pair.
        version: The version.
        lists: The names of the lists that the site has.
        base: The address of the crosswalk's own folder, by which each schema says where it is; "" where nobody knows.
        decided: Whether the site says anything of its verdicts itself.
        said: Whether its company says how far it is, or has records.
    """
    every = tuple(frameworks)
    own = tuple(f for f in every if f.version == version)
    among = tuple(c for c in crosswalks(every) if Sides(c).version == version)
    here = _here(said=said)
    shapes = _shapes(own, among, here, decided=decided)
    entry = _entry_parts(shapes, here)
    found = {
        name: _schema(version, f"{name}.json", {"items": several(shapes[name])}) for name in lists if name in shapes
    }
    if "index" in lists:
        found["index"] = _schema(version, "index.json", {**HEAD, "items": several(FILE)}, BASE)
    must = {name: shape for name, shape in entry.items() if version == 1 or name in PARTS}
    may = {name: shape for name, shape in entry.items() if name not in must}
    found["entry"] = _schema(version, "entries/*.json", must, may)
    folder = addresses.APIS[version]
    if version == 1:
        found["work"] = schema(addresses.WORK_SCHEMA, opened(work_list_shape()))
        found["changes"] = schema(addresses.CHANGES_SCHEMA, opened(changes_shape()))
    texts = {f"{folder}schema/{name}.json": shape for name, shape in found.items()}
    return {uri: json.dumps(_at(shape, base, uri), indent=1) + "\n" for uri, shape in texts.items()}


def _at(shape: Shape, base: str, uri: str) -> Shape:
    """Return a schema that says where it is, if anybody knows."""
    return {"$schema": shape["$schema"], "$id": f"{base}{uri}", **shape} if base else shape


def _shapes(
    frameworks: Collection[Framework], among: Collection[Crosswalk], here: Shape, *, decided: bool
) -> dict[str, Shape]:
    """Return the shape of an item of each list."""
    sides = tuple(map(Sides, among))
    return {
        "entries": _entry(frameworks, here),
        "overlaps": either(map(overlap_shape, sides)),
        "verdicts": _verdict(among, decided=decided),
        "guidance": GUIDANCE,
        "statements": either(map(statement_shape, sides)),
        "evidence": record({**_ITEM, "serves": several(record({"entry": ID, **_SERVICE}))}, {"own": OWN, "here": here}),
        "documents": DOCUMENT,
        "sources": SOURCE,
        "corrections": CORRECTION,
        "reviewers": published_of(Reviewer),
        "systems": published_of(System),
        "topics": published_of(Topic),
        "frameworks": FRAMEWORK,
        "policies": POLICY,
    }


def _entry_parts(shapes: dict[str, Shape], here: Shape) -> dict[str, Shape]:
    """Return the shapes of the parts of the file of one entry."""
    return {
        "entry": shapes["entries"],
        "neighbours": record({"previous": maybe(text()), "next": maybe(text())}, says="Of the same kind."),
        "verdicts": some(shapes["verdicts"]),
        "overlaps": several(shapes["overlaps"]),
        "statements": several(shapes["statements"]),
        "evidence": several(record({**_ITEM, **_SERVICE}, {"own": OWN, "here": here})),
        "documents": several(record({**_DOCUMENT, "says": several(text()), "required_by": several(DEMAND)})),
        "guidance": GUIDANCE,
        "corrections": several(CORRECTION),
    }


def _schema(version: int, name: str, parts: dict[str, Shape], more: dict[str, Shape] | None = None) -> Shape:
    said = record({"schema": {"const": version}, **parts}, {"edition": EDITION, **(more or {})})
    return schema(f"{addresses.APIS[version]}{name}", opened(said))
