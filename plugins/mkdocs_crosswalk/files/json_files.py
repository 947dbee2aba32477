"""`api/v1/*.json`: `{"schema": 1, "edition": "2026.11", "items": [...]}` of each kind of record; one for each entry.

The first version holds the frameworks that were there from the start. `api/v2/` holds all others, and their pairs.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.catalogue.catalogue import PROJECT
from mkdocs_crosswalk.catalogue.published import version_of
from mkdocs_crosswalk.catalogue.reviews import seen
from mkdocs_crosswalk.data.records import item_of
from mkdocs_crosswalk.programme.here import Here
from mkdocs_crosswalk.programme.programme import Programme
from mkdocs_crosswalk.registers.own_data import SITE
from mkdocs_crosswalk.registers.points import NO_MATCH
from mkdocs_crosswalk.views import addresses
from mkdocs_crosswalk.views.wording import OUTCOMES

from .document_items import document_item
from .entry_files import Lines, entry_files, without_empty
from .framework_items import framework_item
from .overlap_items import is_statement, overlap_item, sides_of, statement_item
from .own_items import COMPANY_SAYS, SITE_SAYS, entry_here, item_here, own_mark, site_says
from .review_items import again_item, seen_item
from .schema_files import schema_files
from .sides import Sides
from .source_items import source_item

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Verdict
    from mkdocs_crosswalk.registers.points import Point
    from mkdocs_crosswalk.views.addresses import Place


def json_files(
    catalogue: Catalogue, url: Callable[[Place], str], programme: Programme | None = None, base: str = ""
) -> dict[str, str]:
    """Return the text of each file by its source address.

    Args:
        catalogue: The catalogue.
        url: Turns a place into its address within the site, without a leading slash; empty for a page left out.
        programme: The programme of the company of the site; on no day unless given, as files hold no age.
        base: The address of the crosswalk's own folder, which schemas say theirs with; empty where it is not known.
    """
    here = Here(programme or Programme(catalogue, date.max))
    versions = sorted({f.version for f in catalogue.frameworks.values()})
    found: dict[str, str] = {}
    for version in versions:
        found |= _Version(here, url, version, base, first=version == versions[0]).files()
    return found


class _Version:
    """The files of one version.

    Args:
        here: What the company of the site says and has, with the catalogue.
        url: Turns a place into its address.
        version: The version.
        base: The address of the crosswalk's own folder, or "".
        first: Whether it is the first of the site, which has what belongs to no framework.
    """

    def __init__(self, here: Here, url: Callable[[Place], str], version: int, base: str, *, first: bool) -> None:
        self.here = here
        self.catalogue = catalogue = here.catalogue
        self.url = url
        self.version = version
        self.base = base
        self.first = first
        self.frameworks = frozenset(f.id for f in catalogue.frameworks.values() if f.version == version)
        self.entries = {e.id: e for e in catalogue.entries.values() if e.framework in self.frameworks}

    def files(self) -> dict[str, str]:
        """Return the text of each file by its source address."""
        items, folder, made = self._items(), addresses.APIS[self.version], Lines()
        found = {f"{folder}{name}.json": self._dump(map(made.of, list_)) for name, list_ in items.items()}
        full = self.catalogue.full.frameworks.values()
        decided = any(SITE_SAYS.keys() & verdict.keys() for verdict in items.get("verdicts", ()))
        of = (*items["entries"], *items.get("evidence", ()))
        said = any(COMPANY_SAYS.keys() & item.get("here", {}).keys() for item in of)
        lists = (*items, *(("index", "policies") if self.first else ()))
        schemas = schema_files(full, self.version, lists, self.base, decided=decided, said=said)
        return {**found, **entry_files(self.catalogue, self.version, items, made), **schemas}

    def _items(self) -> dict[str, list[dict[str, Any]]]:
        """Return the lists; after the first version only those that hold anything."""
        catalogue, url = self.catalogue, self.url
        singles = [entry.id for entry in self.entries.values() if entry.kind.single]
        pairs = (o for o in catalogue.overlaps.values() if self._is_of(catalogue.crosswalk_between(o.left, o.right)))
        rows = (r for r in catalogue.rows if is_statement(r) and self._is_of(sides_of(catalogue, r).crosswalk))
        items = {
            "entries": [_entry(self.here, e, url) for e in self.entries.values()],
            "overlaps": [overlap_item(catalogue, o) for o in pairs],
            "verdicts": [_verdict(catalogue, v) for e in singles for v in catalogue.verdicts.get(e, ())],
            "guidance": [item_of(catalogue.guidance[e]) for e in singles if e in catalogue.guidance],
            "statements": [statement_item(catalogue, r) for r in rows],
            "evidence": self._evidence(),
        }
        items["sources"] = [source_item(catalogue, s, url) for s in sorted(catalogue.sources) if self._speaks(s)]
        if self.first:
            items |= {
                "documents": [document_item(catalogue.documents[d], url) for d in sorted(catalogue.documents)],
                "corrections": [item_of(c) for c in catalogue.corrections],
                "reviewers": [item_of(r) for r in catalogue.reviewers],
                "systems": [item_of(s) for s in catalogue.systems.values()],
                "topics": [item_of(t) for t in catalogue.topics.values()],
            }
        frameworks = (f for f in catalogue.frameworks.values() if f.version == self.version)
        items["frameworks"] = [framework_item(catalogue, f, url) for f in frameworks]
        always = items if self.version == 1 else ("entries", "overlaps")
        return {name: found for name, found in items.items() if found or name in always}

    def _speaks(self, source: str) -> bool:
        """Say whether a source speaks of what the version holds; what speaks of no framework is in the first."""
        frameworks = self.catalogue.full.frameworks.values()
        of = {f.version for f in frameworks if f.source == source}
        versions = {f.key: f.version for f in frameworks}  # of evidence, a row may name one that is left out
        rows = (r for r in self.catalogue.rows if r.source == source)
        of |= {max(versions[key] for key in r.between if key in versions) for r in rows}
        return self.version in of or (self.first and (not of or source == SITE))

    def _is_of(self, crosswalk: Crosswalk) -> bool:
        return Sides(crosswalk).version == self.version

    def _evidence(self) -> list[dict[str, Any]]:
        """Return the evidence items with the entries of this version; after the first only those that serve one."""
        found = (_evidence(self.here, i, self.url, self.entries) for i in sorted(self.catalogue.evidence))
        return [item for item in found if self.first or item["serves"]]

    def _dump(self, items: Iterable[str]) -> str:
        lines = ",\n".join(items)
        return f'{{"schema": {self.version}, "edition": "{version_of(self.catalogue)}", "items": [\n{lines}\n]}}\n'


def _entry(here: Here, entry: Entry, url: Callable[[Place], str]) -> dict[str, Any]:
    catalogue = here.catalogue
    return without_empty(
        {
            "id": entry.id,
            "framework": entry.framework,
            "kind": entry.kind.key,
            "kind_name": entry.kind.one,
            "title": entry.title,
            "short_title": entry.short_title,
            "statement": entry.statement,
            "about": entry.about,
            "parent": entry.parent,
            "url": url(addresses.place_of(entry)),
            **_own_fields(entry),
            **_in_every_scope(catalogue, entry),
            **_succession(catalogue, entry),
            "note": entry.note,
            "points": [_point(catalogue, point) for point in entry.points],
            "reviews": [seen_item(look) for look in seen(catalogue, entry.id)],
            "here": entry_here(here, entry.id),
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
        "outcome_name": OUTCOMES[verdict.outcome],
        **item_of(verdict),
        **without_empty({"look_again": again_item(catalogue, (verdict.entry,))}),
        **site_says(verdict),
    }


def _evidence(here: Here, item_id: str, url: Callable[[Place], str], among: Collection[str]) -> dict[str, Any]:
    """Return an evidence item with those of some entries that it serves."""
    catalogue = here.catalogue
    item = catalogue.evidence[item_id]
    serves: dict[tuple[str, bool], dict[str, Any]] = {}
    own = item_id in catalogue.own.evidence
    kept = item_here(here, item_id)
    for entry in (entry for entry in item.serves if entry in among):
        by = SITE if own or catalogue.entries[entry].framework in catalogue.own.frameworks else PROJECT
        serves[entry, True] = {"entry": entry, "counted": True, "named_by": [{"source": by}]}
    for link in (link for link in catalogue.served_by(item_id) if link.entry in among):
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
        **({"here": kept} if kept else {}),
        "url": url(addresses.Place(addresses.evidence_uri(item.id))) or None,
        "serves": sorted(serves.values(), key=lambda s: order[s["entry"]]),
    }
