"""How much a source holds, and what it is good for: what its page answers first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.own_data import SITE
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Facts, Paragraph
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.tally import Tally, meetings
from mkdocs_crosswalk.views.text import Link

from .corrections import correction_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.row import Row
    from mkdocs_crosswalk.registers.sources import Source
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.text import Text


def worth_section(extent: Extent, source: Source, rows: tuple[Row, ...], slips: int) -> tuple[Section, ...]:
    """Return what a source is good for, and what of it is here; none where nothing is said of either.

    Args:
        extent: What of the crosswalk the site holds.
        source: The source.
        rows: Its rows.
        slips: How many corrections it has.
    """
    said = (("Good for", source.good_for), ("Weak on", source.bad_for), ("No independent voice", source.no_voice))
    facts: tuple[tuple[str, Text], ...] = tuple((name, (text,)) for name, text in said if text)
    of_rows = _of_rows(extent.catalogue, source, rows, slips)
    counts = meetings((*of_rows, *_standard(extent, source), *_own(extent, source)))
    here = Paragraph((f"{wording.number(len(rows), 'statement')}, listed below with where each is printed.",))
    blocks: tuple[Block, ...] = (
        *((Facts(facts),) if facts else ()),
        *((here,) if rows else ()),
        *((Tally(counts),) if counts else ()),
    )
    title = "What it is worth, and what is in it" if facts else "What is here of it"
    return (Section("worth", title, blocks),) if blocks else ()


def counted_rows(catalogue: Catalogue, source: str) -> int:
    """Return how many rows of a source make a pair that is counted."""
    every = (m for o in catalogue.overlaps.values() for m in o.mappings if m.counted and m.row.source == source)
    return len({m.row.number for m in every})


def text_errors(catalogue: Catalogue, source: str) -> int:
    """Return how many errors of a source no row of it carries."""
    return sum(c.source == source for c in catalogue.corrections)


def _errors(of_rows: int, of_text: int) -> str:
    """Return where errors stand: a statement counts once, whatever is wrong in it."""
    if of_rows and of_text:
        return f"in {wording.number(of_rows, 'statement')}, {of_text} in other text"
    return "in statements" if of_rows else "in other text"


def _of_rows(
    catalogue: Catalogue, source: Source, rows: tuple[Row, ...], slips: int
) -> Iterator[tuple[Link, int, str]]:
    """Yield how many statements a document has, how many figures, and how many errors."""
    counted = counted_rows(catalogue, source.id)
    in_text = text_errors(catalogue, source.id)
    yield from (
        (Link("", name, anchor), count, said)
        for name, anchor, count, said in (
            ("Statements counted", "rows", counted, ""),
            ("Shown, not counted", "rows", len(rows) - counted, ""),
            ("Figures it publishes", "figures", len(source.claims), ""),
            ("Errors in it", "corrections", slips, _errors(slips - in_text, in_text)),
        )
        if count
    )


def _standard(extent: Extent, source: Source) -> Iterator[tuple[Link, int, str]]:
    """Yield the kinds of entries that a standard has here."""
    catalogue = extent.catalogue
    for framework in catalogue.frameworks.values():
        if framework.source == source.id and extent.has(addresses.index_of(framework)):
            for kind in framework.kinds.values():
                if count := len(catalogue.framework_entries(framework.id, kind.key)):
                    yield Link(addresses.index_of(framework), wording.begin(kind.many)), count, ""


def _own(extent: Extent, source: Source) -> Iterator[tuple[Link, int, str]]:
    """Yield what this project has judged and written, on its own page."""
    if source.kind == "project" and source.id != SITE:
        yield from ours(extent)


def _judged(pairs: list[Overlap]) -> str:
    """Return what pairs were judged to be: the matches, what is published and none, and what nobody publishes."""
    rest = [pair for pair in pairs if not pair.counted]
    published = sum(bool(pair.mappings) for pair in rest)
    kinds = (
        (len(pairs) - len(rest), "match one way at least"),
        (published, "are published and not a match"),
        (len(rest) - published, "were only looked at here and are not a match"),
    )
    return ", ".join(f"{count} {said}" for count, said in kinds if count)


def ours(extent: Extent) -> Iterator[tuple[Link, int, str]]:
    """Yield what is judged and written here."""
    catalogue = extent.catalogue
    corrections = sum(len(correction_rows(catalogue, source)) for source in catalogue.sources)
    judged = [overlap for overlap in catalogue.overlaps.values() if overlap.judgement]
    found = (
        (addresses.MATRIX, "Pairs judged", len(judged), _judged(judged)),
        (addresses.GAP, "Entries with a verdict", len(catalogue.verdicts), ""),
        (addresses.EVIDENCE, "Evidence items", len(catalogue.evidence), ""),
        (addresses.DOCUMENTS, "Documents", len(catalogue.documents), ""),
        (addresses.CORRECTIONS, "Corrections", corrections, ""),
    )
    yield from ((Link(uri, name), count, said) for uri, name, count, said in found if count and extent.has(uri))
