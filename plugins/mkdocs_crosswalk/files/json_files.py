"""`api/v1/*.json`, one file for each kind of record, each `{"schema": 1, "items": [...]}`; and one for each entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.catalogue.catalogue import PROJECT
from mkdocs_crosswalk.catalogue.reviews import seen
from mkdocs_crosswalk.data.records import item_of
from mkdocs_crosswalk.registers.own_data import SITE
from mkdocs_crosswalk.registers.points import NO_MATCH
from mkdocs_crosswalk.views import addresses

from .document_items import document_item
from .entry_files import SCHEMA, entry_files, one_line, without_empty
from .overlap_items import is_statement, overlap_item, statement_item
from .own_items import own_mark, upkeep_item
from .review_items import seen_item
from .schema_files import schema_files
from .source_items import source_item

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Verdict
    from mkdocs_crosswalk.registers.points import Point
    from mkdocs_crosswalk.views.addresses import Place


def json_files(catalogue: Catalogue, url: Callable[[Place], str]) -> dict[str, str]:
    """Return the text of each file by its source address.

    Args:
        catalogue: The catalogue.
        url: Turns a place into its address within the site, without a leading slash; empty for a page left out.
    """
    items = {
        "entries": [_entry(catalogue, e, url) for e in catalogue.entries.values()],
        "overlaps": [overlap_item(catalogue, o) for o in catalogue.overlaps.values()],
        "verdicts": [_verdict(catalogue, v) for e in catalogue.singles for v in catalogue.verdicts[e.id]],
        "guidance": [item_of(catalogue.guidance[e.id]) for e in catalogue.singles],
        "statements": [statement_item(catalogue, r) for r in catalogue.rows if is_statement(r)],
        "evidence": [_evidence(catalogue, i, url) for i in sorted(catalogue.evidence)],
        "documents": [document_item(catalogue.documents[d], url) for d in sorted(catalogue.documents)],
        "sources": [source_item(catalogue, s, url) for s in sorted(catalogue.sources)],
        "corrections": [item_of(c) for c in catalogue.corrections],
        "reviewers": [item_of(r) for r in catalogue.reviewers],
    }
    files = {f"{addresses.API}{name}.json": _dump(found) for name, found in items.items()}
    return {**files, **entry_files(catalogue, items), **schema_files(tuple(catalogue.full.frameworks.values()))}


def _dump(items: list[dict[str, Any]]) -> str:
    lines = ",\n".join(map(one_line, items))
    return f'{{"schema": {SCHEMA}, "items": [\n{lines}\n]}}\n'


def _entry(catalogue: Catalogue, entry: Entry, url: Callable[[Place], str]) -> dict[str, Any]:
    return without_empty(
        {
            "id": entry.id,
            "framework": entry.framework,
            "kind": entry.kind.key,
            "title": entry.title,
            "short_title": entry.short_title,
            "parent": entry.parent,
            "url": url(addresses.place_of(entry)),
            **_own_fields(entry),
            **_in_every_scope(catalogue, entry),
            **_succession(catalogue, entry),
            "note": entry.note,
            "points": [_point(catalogue, point) for point in entry.points],
            "reviews": [seen_item(look) for look in seen(catalogue, entry.id)],
            "here": upkeep_item(catalogue.own.entries.get(entry.id)),
        },
        keep=("parent",),
    )


def _point(catalogue: Catalogue, point: Point) -> dict[str, Any]:
    unmatched = catalogue.unmatched.get(point.id)
    return {**item_of(point), **({NO_MATCH: unmatched.why} if unmatched else {})}


def _in_every_scope(catalogue: Catalogue, entry: Entry) -> dict[str, Any]:
    """Return the mark of an entry that every scope of its framework holds."""
    mark = catalogue.frameworks[entry.framework].mark
    return {mark: catalogue.group_of(entry.id).common or None} if mark and entry.kind.single else {}


def _succession(catalogue: Catalogue, entry: Entry) -> dict[str, Any]:
    """Return the entries of the edition before that an entry came from, or those that it became."""
    framework = catalogue.frameworks[entry.framework]
    if framework.succeeds:
        return {f"before_{framework.edition}": list(catalogue.before(entry.id))}
    followed = any(f.succeeds == framework.id for f in catalogue.frameworks.values())
    return {"now": list(catalogue.now(entry.id))} if followed else {}


def _own_fields(entry: Entry) -> dict[str, Any]:
    """Return the fields that only entries of its kind have; those of a group stand together."""
    found: dict[str, Any] = {}
    for own in entry.kind.fields:
        value = entry.fields.get(own.name)
        plain = list(value) if isinstance(value, tuple) else value or None
        if own.group and plain:
            found.setdefault(own.group, {})[own.name] = plain
        elif not own.group:
            found[own.name] = plain
    return found


def _verdict(catalogue: Catalogue, verdict: Verdict) -> dict[str, Any]:
    framework = catalogue.entries[verdict.entry].framework
    return {
        "entry": verdict.entry,
        "holder_of": catalogue.crosswalk_of(framework).other(framework).id,
        **item_of(verdict),
    }


def _evidence(catalogue: Catalogue, item_id: str, url: Callable[[Place], str]) -> dict[str, Any]:
    item = catalogue.evidence[item_id]
    serves: dict[tuple[str, bool], dict[str, Any]] = {}
    own = item_id in catalogue.own.evidence
    here = upkeep_item(catalogue.own.items.get(item_id))
    for entry in item.serves:
        serves[entry, True] = {"entry": entry, "counted": True, "named_by": [{"source": SITE if own else PROJECT}]}
    for link in catalogue.served_by(item_id):
        found = serves.setdefault(
            (link.entry, link.counted), {"entry": link.entry, "counted": link.counted, "named_by": []}
        )
        said = {"source": link.row.source, "at": link.row.at}
        if said not in found["named_by"]:
            found["named_by"].append(said)
    order = {entry: n for n, entry in enumerate(catalogue.entries)}
    return {
        "id": item.id,
        **own_mark(own),
        **item_of(item),
        **({"here": here} if here else {}),
        "url": url(addresses.Place(addresses.evidence_uri(item.id))) or None,
        "serves": sorted(serves.values(), key=lambda s: order[s["entry"]]),
    }
