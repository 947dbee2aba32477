"""`api/v1/*.json`, one file for each kind of record, each `{"schema": 1, "items": [...]}`; and one for each entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.catalogue.catalogue import PROJECT
from mkdocs_crosswalk.data.records import item_of
from mkdocs_crosswalk.registers.frameworks import ISO, SOC2
from mkdocs_crosswalk.registers.levels import ISO_TO_SOC2, SOC2_TO_ISO
from mkdocs_crosswalk.registers.own_data import SITE
from mkdocs_crosswalk.registers.printed import SIDES
from mkdocs_crosswalk.views import addresses

from .document_items import document_item
from .entry_files import SCHEMA, entry_files, one_line, without_empty
from .own_items import decision_item, own_mark, upkeep_item
from .schema_files import schema_files
from .source_items import source_item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Judgement, Verdict
    from mkdocs_crosswalk.registers.row import Reading, Row
    from mkdocs_crosswalk.views.addresses import Place


def json_files(catalogue: Catalogue, url: Callable[[Place], str]) -> dict[str, str]:
    """Return the text of each file by its source address.

    Args:
        catalogue: The catalogue.
        url: Turns a place into its address within the site, without a leading slash; empty for a page left out.
    """
    items = {
        "entries": [_entry(catalogue, e, url) for e in catalogue.entries.values()],
        "overlaps": [_overlap(catalogue, o) for o in catalogue.overlaps.values()],
        "verdicts": [_verdict(catalogue, v) for e in catalogue.singles for v in catalogue.verdicts[e.id]],
        "guidance": [item_of(catalogue.guidance[e.id]) for e in catalogue.singles],
        "statements": [_statement(catalogue, r) for r in catalogue.rows if _is_statement(r)],
        "evidence": [_evidence(catalogue, i, url) for i in sorted(catalogue.evidence)],
        "documents": [document_item(catalogue.documents[d], url) for d in sorted(catalogue.documents)],
        "sources": [source_item(catalogue, s, url) for s in sorted(catalogue.sources)],
        "corrections": [item_of(c) for c in catalogue.corrections],
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
            "parent": entry.parent,
            "url": url(addresses.place_of(entry)),
            "title_27002": entry.text("title_27002"),
            "new_in_2022": entry.flag("new_in_2022") or None,
            "attributes": {name: list(words) for name, words in entry.grouped("attributes").items()},
            "documented_information": entry.text("documented_information"),
            "document": entry.text("document"),
            "coso_principle": entry.number("coso_principle"),
            "in_every_report": (catalogue.entries[catalogue.category_of(entry.id)].common or None)
            if entry.kind.key == "criterion"
            else None,
            "before_2022": list(catalogue.before(entry.id)),
            "now": list(catalogue.now(entry.id)) if entry.framework == "iso27001-2013" else [],
            "note": entry.note,
            "here": upkeep_item(catalogue.own.entries.get(entry.id)),
        },
        keep=("parent",),
    )


def _meant(readings: Iterable[Reading]) -> list[dict[str, Any]]:
    return [{"id": r.id, "confidence": r.confidence} for r in readings]


def _correction(row: Row) -> dict[str, Any] | None:
    if not (row.corrected or row.contradicted or row.nonexistent):
        return None
    return without_empty(
        {
            **{key: _meant(getattr(row, side)) for key, side in SIDES.items() if side in row.corrected},
            "reason": row.correction_reason,
            "contradicted": [{"id": o.id, "reason": o.reason} for o in row.contradicted],
            "nonexistent": [{"id": o.id, "reason": o.reason} for o in row.nonexistent],
            "suggested": {"soc2": list(row.suggested), "reason": row.suggested_reason} if row.suggested else {},
        }
    )


def _published(row: Row) -> dict[str, Any]:
    printed = row.published
    return without_empty(
        {
            "iso": list(printed.left),
            "soc2": list(printed.right),
            "level": printed.level,
            "title": printed.title,
            "titles": dict(printed.titles),
        },
        keep=("iso", "soc2"),
    )


def _overlap(catalogue: Catalogue, overlap: Overlap) -> dict[str, Any]:
    forward, back = SOC2_TO_ISO, ISO_TO_SOC2
    return {
        "iso": overlap.left,
        "soc2": overlap.right,
        "soc2_to_iso": overlap.levels.get(forward),
        "iso_to_soc2": overlap.levels.get(back),
        "agreement": {"soc2_to_iso": overlap.agreement.get(forward), "iso_to_soc2": overlap.agreement.get(back)},
        "counted": overlap.counted,
        **({"decision": decision_item(overlap.decision)} if overlap.decision else {}),
        "judgement": _judgement(overlap.judgement) if overlap.judgement else None,
        "mappings": [
            {
                "source": m.row.source,
                **own_mark(m.row.source in catalogue.own.sources),
                "direction": str(m.row.direction),
                "level": m.level,
                "counted": m.counted,
                **({"why_not": m.why_not} if m.why_not else {}),
                "from_row": m.from_row,
                "confidence": m.confidence,
                "at": m.row.at,
                "published": _published(m.row),
                "correction": _correction(m.row),
                **({"note": m.row.note} if m.row.note else {}),
                **({"remark": m.row.remark} if m.row.remark else {}),
            }
            for m in overlap.mappings
        ],
    }


def _judgement(judgement: Judgement) -> dict[str, Any]:
    return without_empty(
        {
            "source": PROJECT,
            "soc2_to_iso": judgement.levels[SOC2_TO_ISO],
            "iso_to_soc2": judgement.levels[ISO_TO_SOC2],
            "why": judgement.why,
            "rests_on": judgement.rests_on,
            "confidence": judgement.sureness,
            "reviewed": judgement.reviewed.isoformat(),
            "add_for_iso": judgement.adds.get(SOC2_TO_ISO),
            "add_for_soc2": judgement.adds.get(ISO_TO_SOC2),
        }
    )


def _verdict(catalogue: Catalogue, verdict: Verdict) -> dict[str, Any]:
    return {
        "entry": verdict.entry,
        "holder_of": SOC2 if catalogue.is_iso(verdict.entry) else ISO,
        "scope": list(verdict.scope),
        "outcome": verdict.outcome,
        "by": list(verdict.by),
        "summary": verdict.summary,
        "add": list(verdict.add),
        "bring": list(verdict.bring),
        "why": verdict.why,
        **({"together": verdict.together} if verdict.together else {}),
        "confidence": verdict.sureness,
        "reviewed": verdict.reviewed.isoformat(),
    }


def _is_statement(row: Row) -> bool:
    return row.says in ("no-counterpart", "level-only", "adds") or (row.says == "overlap" and bool(row.groups))


def _statement(catalogue: Catalogue, row: Row) -> dict[str, Any]:
    return without_empty(
        {
            "kind": "group" if row.says == "overlap" else row.says,
            "source": row.source,
            **own_mark(row.source in catalogue.own.sources),
            "direction": str(row.direction),
            "level": row.level,
            "groups": list(row.groups),
            "leads_to": [i for g in row.groups for i in catalogue.now(g)],
            "iso": [r.id for r in row.left] if row.says != "overlap" else [],
            "soc2": [r.id for r in row.right],
            "topic": row.topic,
            "at": row.at,
            "published": _published(row),
            "correction": _correction(row),
            "narrowing": list(row.narrowing),
            "note": row.note,
            "remark": row.remark,
        }
    )


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
