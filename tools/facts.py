"""Facts of today's data, written into `tests/facts.txt`: `python -m tools.facts`.

Tests hold rules; what the data says today stands in that file, a line a fact, so that a reviewer sees in its difference
what a change of the data means: which rows are read how, which pairs count, who names them, and what figures move.
New addresses are added to `tests/site/addresses.txt`, and none is taken away: a published address never breaks.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.locations import written_pages
from mkdocs_crosswalk.data.shapes import KNOWN
from mkdocs_crosswalk.engines.parts import OFFERED
from mkdocs_crosswalk.figures.counts import Basis, counterparts, no_counterpart, outcomes, recompute
from mkdocs_crosswalk.files.data_schemas import known_names, schema_text
from mkdocs_crosswalk.prose.guides import read_told
from mkdocs_crosswalk.registers.levels import Direction, Level
from mkdocs_crosswalk.views.planned import planned
from mkdocs_crosswalk.views.scopes import scopes
from mkdocs_crosswalk.views.site import build_site
from tools.guide_figures import GUIDE, with_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.row import Reading

ROOT = Path(__file__).parents[1]
FACTS = ROOT / "tests/facts.txt"
NAMES = ROOT / "mappings/schema" / KNOWN
ADDRESSES = ROOT / "tests/site/addresses.txt"
HEAD = "# What the data says today, a line a fact, written by `make facts`. Read the difference before you commit it.\n"
PROMISED = (
    *("about/", "corrections/", "counterparts/", "documents/", "evidence/", "exchange/", "gap/", "go/", "guides/"),
    *("iso27001", "matrix/", "nist-csf/", "soa/", "soc2/", "sources/"),
)
"""How addresses begin that are never to break."""
SIDES = {"iso": "left", "soc2": "right"}
KINDS = {Direction("soc2", "iso"): ("control", "subclause"), Direction("iso", "soc2"): ("criterion",)}


def facts(catalogue: Catalogue) -> str:
    """Return the text of the file of facts."""
    parts = (_entries, _sources, _reviewers, _rows, _pairs, _verdicts, _evidence, _documents, _claims, _figures, _plans)
    lines = [line for part in parts for line in part(catalogue)]
    return HEAD + "".join(f"{line}\n" for line in lines)


def addresses(catalogue: Catalogue, published: Iterable[str]) -> list[str]:
    """Return the published addresses and those that the pages of the data add, sorted."""
    written = written_pages(ROOT / "content")
    site = build_site(catalogue, written, offered=OFFERED, **read_told(catalogue, written))
    urls = (f"{uri.removesuffix('.md')}/".removesuffix("index/") for uri in (*site.pages, *written))
    return sorted({*published, *(url for url in urls if url.startswith(PROMISED))})


def _line(*parts: str) -> str:
    return " | ".join(part for part in parts if part)


def _listed(what: str, names: Iterable[str]) -> str:
    found = ", ".join(names)
    return f"{what} {found}" if found else ""


def _entries(catalogue: Catalogue) -> Iterator[str]:
    for entry in catalogue.entries.values():
        yield _line(
            f"entry {entry.id}",
            entry.kind.key,
            entry.title,
            _listed("27002:", filter(None, (entry.text("title_27002"),))),
            "new in 2022" if entry.flag("new_in_2022") else "",
            _listed("from", catalogue.before(entry.id)),
            _listed("documented information", filter(None, (entry.text("documented_information"),))),
            f"COSO {principle}" if (principle := entry.number("coso_principle")) else "",
            "; ".join(", ".join(values) for values in entry.grouped("attributes").values()),
        )


def _sources(catalogue: Catalogue) -> Iterator[str]:
    for source in catalogue.sources.values():
        rows = sum(row.source == source.id for row in catalogue.rows)
        corrections = sum(c.source == source.id for c in catalogue.corrections)
        counts = f"{rows} rows, {len(source.claims)} claims, {corrections} corrections of its text"
        yield _line(f"source {source.id}", source.kind, counts, "no independent voice" if source.no_voice else "")


def _reviewers(catalogue: Catalogue) -> Iterator[str]:
    yield _line(f"reviewers: {len(catalogue.reviewers)}")
    for reviewer in catalogue.reviewers:
        for review in reviewer.reviews:
            entries = _listed("entries", review.entries)
            yield _line(
                f"reviewer {reviewer.called}", review.reviewed.isoformat(), _listed("parts", review.parts), entries
            )


def _rows(catalogue: Catalogue) -> Iterator[str]:
    for row in catalogue.rows:
        level = f"{row.published.level} ({row.level or 'no level'})" if row.published.level else ""
        yield _line(
            f"row {row.source} {row.number}",
            row.at,
            " ".join(filter(None, (row.says, str(row.direction or ""), level))),
            _listed("printed", (*row.published.left, *row.published.right)),
            _listed("titled", (row.published.title,) if row.published.title else ()),
            _listed("read", (*map(_reading, row.entries), *row.groups)),
            _listed("corrected:", (key for key, side in SIDES.items() if side in row.corrected)),
            _listed("against", (o.id for o in row.contradicted)),
            _listed("no such", (o.id for o in row.nonexistent)),
            _listed("evidence", row.evidence),
        )


def _reading(reading: Reading) -> str:
    return reading.id if reading.confidence == "certain" else f"{reading.id} ({reading.confidence})"


def _pairs(catalogue: Catalogue) -> Iterator[str]:
    for overlap in catalogue.overlaps.values():
        uncounted = {m.row.source for m in overlap.mappings} - set(overlap.sources)
        yield _line(
            f"pair {overlap.left} {overlap.right}",
            *(_level(overlap, direction) for direction in KINDS),
            "" if overlap.counted else "not counted",
            "" if overlap.judgement else "not judged",
            _listed("named by", overlap.sources),
            _listed("named and not counted by", sorted(uncounted)),
        )


def _level(overlap: Overlap, direction: Direction) -> str:
    level = overlap.levels.get(direction)
    return f"{direction} {level}, {overlap.agreement[direction]}" if level else ""


def _verdicts(catalogue: Catalogue) -> Iterator[str]:
    for entry in catalogue.singles:
        for verdict in catalogue.verdicts.get(entry.id, ()):
            yield _line(
                f"verdict {entry.id}{''.join(f' + {category}' for category in verdict.scope)}",
                verdict.outcome,
                _listed("by", verdict.by),
                "together" if verdict.together else "",
            )


def _evidence(catalogue: Catalogue) -> Iterator[str]:
    for item in catalogue.evidence.values():
        links = catalogue.served_by(item.id)
        yield _line(
            f"evidence {item.id}",
            f"{item.topic}, {item.kind}, {item.how}, {item.timing}",
            _listed("kept in", item.collected_from),
            _listed("serves", item.serves),
            _listed("asked for by", filter(None, (item.outside,))),
            _listed("named for", dict.fromkeys(f"{link.entry} ({link.row.source})" for link in links if link.counted)),
            _listed("not counted for", dict.fromkeys(link.entry for link in links if not link.counted)),
        )


def _documents(catalogue: Catalogue) -> Iterator[str]:
    for document in catalogue.documents.values():
        yield _line(
            f"document {document.id}",
            f"{document.kind}, {document.standing}, {len(document.says)} points",
            _listed("required by", (d.entry or d.outside for d in document.required)),
            _listed("serves", document.serves),
            _listed("shown by", document.evidence),
        )


def _claims(catalogue: Catalogue) -> Iterator[str]:
    for source in catalogue.sources.values():
        for claim in source.claims:
            found = recompute(catalogue, source.id, claim)
            yield _line(
                f"claim {source.id} {claim.id}",
                f"published {claim.figure}",
                f"recounted {found.named}" if found else "",
                f"with groups {found.with_groups}" if found and found.with_groups else "",
            )


def _scopes(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    """Yield Security, Security with each other category, and all."""
    common, *others = (group.id for group in catalogue.scope_groups("soc2-2017"))
    yield from ((common,), *((common, other) for other in others), (common, *others))


def _figures(catalogue: Catalogue) -> Iterator[str]:
    """Yield what is counted: by each source's rows, by all together, and our verdicts in every scope."""
    published = [s for s in catalogue.sources if any(row.source == s and row.level for row in catalogue.rows)]
    listed = tuple(_scopes(catalogue))
    for scope in listed:
        for source in published:
            basis = Basis(scope=scope, sources=(source,))
            named = [
                f"{kind} {counterparts(catalogue, (kind,), basis)}"
                f", {counterparts(catalogue, (kind,), Basis(scope=scope, sources=(source,), level=Level.FULL))} full"
                f", {counterparts(catalogue, (kind,), Basis(scope=scope, sources=(source,), groups=True))} with groups"
                f", {no_counterpart(catalogue, (kind,), basis)} without"
                for kind in ("control", "subclause", "criterion")
            ]
            yield _line(f"figure {source} on {' + '.join(scope)}", *named)
        for direction, kinds in KINDS.items():
            found = outcomes(catalogue, kinds, scope)
            reached = counterparts(catalogue, kinds, Basis(direction=direction, scope=scope))
            yield _line(
                f"figure {direction} on {' + '.join(scope)}",
                f"counterpart {reached}",
                *(f"{outcome} {count}" for outcome, count in found.items()),
            )
    for other in (s.groups for s in scopes(catalogue, catalogue.frameworks["soc2-2017"]) if s.groups not in listed):
        for direction, kinds in KINDS.items():
            counts = (f"{outcome} {count}" for outcome, count in outcomes(catalogue, kinds, other).items())
            yield _line(f"figure {direction} on {' + '.join(other)}", *counts)


def _plans(catalogue: Catalogue) -> Iterator[str]:
    """Yield the three figures of each evidence plan."""
    for way, scope, plan in planned(catalogue).values():
        yield _line(
            f"plan {way.direction} on {' + '.join(scope.groups)}",
            f"{len(plan.asked)} records asked for",
            f"{len(plan.steps)} first for {len(plan.entries)} entries",
            f"{plan.resting} rest on one",
        )


def main() -> None:
    """Write the facts, the new addresses, the names that editors offer, and the figures of a guide."""
    catalogue = load(ROOT / "mappings")
    FACTS.write_text(facts(catalogue), "utf-8")
    published = ADDRESSES.read_text("utf-8").split()
    ADDRESSES.write_text("".join(f"{url}\n" for url in addresses(catalogue, published)), "utf-8")
    NAMES.write_text(schema_text(known_names(catalogue)), "utf-8")
    GUIDE.write_text(with_figures(GUIDE.read_text("utf-8"), catalogue), "utf-8")


if __name__ == "__main__":
    main()
