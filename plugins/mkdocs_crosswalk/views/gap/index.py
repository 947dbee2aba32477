"""The first page on gaps: what remains on each way, every scope with its counts, and the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.figures.counts import Count
from mkdocs_crosswalk.registers.judgement import Outcome
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Bullets, Details, Paragraph, TableRow, table
from mkdocs_crosswalk.views.checklist import Answer, Bar, Downloads, Question, Questions
from mkdocs_crosswalk.views.page import Page, Section
from mkdocs_crosswalk.views.scorecards import scorecard_uri, scorecards
from mkdocs_crosswalk.views.text import Line, Link, listing
from mkdocs_crosswalk.views.ways import compared, ways, weighed

from .gap import STYLES, toggles
from .here import Theirs
from .strip import order_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.views.blocks import Block, Table
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.scopes import Scope
    from mkdocs_crosswalk.views.text import Text
    from mkdocs_crosswalk.views.ways import Way


def gap_index(extent: Extent) -> Page:
    """Return the page that leads to the lists."""
    catalogue = extent.catalogue
    first, *others = ways(catalogue)
    count = len(first.scopes(catalogue))
    scopes = f"{wording.in_words(count)} {'scope' if count == 1 else 'scopes'}"
    round_ = ", and the other way round" if first.back in others else ""
    each = "Each list names every entry once, with the next step and the evidence to bring."
    covers = f" and what the {first.scoped.report} covers" if first.scoped else ""
    return Page(
        uri=addresses.GAP,
        title="Gap list",
        description=(
            f"What remains for {first.asked.asked} if you hold {first.held.held}{round_}, "
            f"for {scopes}: lists to tick, print and download."
        ),
        heading="Gap list",
        place="",
        updated=catalogue.updated,
        lead=(f"What remains? Choose what you hold{covers}. {each}",),
        opening=(
            Questions(tuple(_question(extent, way) for way in (first, *others))),
            *_left_out(extent),
            *_helps(extent),
        ),
        sections=(_scopes(extent, (first, *others)), _files(extent)),
        anchors=tuple(way.key for way in (first, *others)),
        wide=True,
        data=f"{addresses.API}verdicts.json",
        modules=("gap-ask.js",),
        styles=STYLES,
    )


def _left_out(extent: Extent) -> tuple[Block, ...]:
    """Return how many entries the company of the site has left out, and that no list counts them."""
    theirs, catalogue = Theirs(extent), extent.catalogue
    every = {e.id: e for way in ways(catalogue) for e in way.entries(catalogue, way.scopes(catalogue)[-1])}
    said = theirs.said(every.values())
    return (Paragraph((f"Excluded here: {said}. No list counts them.",), quiet=True),) if said else ()


def _helps(extent: Extent) -> tuple[Block, ...]:
    """Return the ways to the scorecards, for whoever does not know yet where they stand, and to what lists lead to."""
    every = scorecards(extent.catalogue)
    there = ((way, scorecard_uri(way)) for way in ways(extent.catalogue))
    links = listing(Link(uri, f"for {way.asked.asked}") for way, uri in there if uri in every)
    said: Text = ("Not sure how much is there? Answer the scorecard ", *links, ". ") if links else ()
    offers = (offer for framework in compared(extent.catalogue) for offer in extent.offers(framework.id))
    advice = tuple(inline for offer in offers for inline in offer.advice)
    return (Paragraph((*said, *advice)),) if said or advice else ()


def _question(extent: Extent, way: Way) -> Question:
    """Return what is held and asked for, with what remains in each scope."""
    catalogue = extent.catalogue
    first, *_ = scopes = way.scopes(catalogue)
    every = [g.id for g in catalogue.scope_groups(way.scoped.id)] if way.scoped else []
    order = order_of(catalogue, way)
    answers = tuple(_answer(extent, way, scope, every, order) for scope in scopes)
    title = f"You hold {way.held.held}, and are asked for {way.asked.asked}"
    return Question(way.key, title, next(iter(toggles(catalogue, way, first)), None), answers)


def _answer(extent: Extent, way: Way, scope: Scope, every: list[str], order: tuple[Outcome, ...]) -> Answer:
    counts = Theirs(extent).counts(way, scope)
    bar = Bar({o: sum(count[o].numerator for *_, count in counts if o in count) for o in order})
    new = [wording.number(count[Outcome.NEW].numerator, one, many) for one, many, count in counts]
    groups = tuple(n for n, group in enumerate(every) if group in scope.groups)
    again = bar.counts.get(Outcome.JUDGE_AGAIN, 0)
    open_ = f" {wording.OUTCOMES[Outcome.JUDGE_AGAIN]}: {again}." if again else ""
    return Answer(groups, way.page(scope), bar, f"New: {listed(new)}.{open_}")


def _scopes(extent: Extent, every: Iterable[Way]) -> Section:
    """Return every scope of each way with its counts and its file, folded: the answers above say the same."""
    folds = []
    count = 0
    for way in every:
        found = way.scopes(extent.catalogue)
        count = max(count, len(found))
        caption = f"What remains for {way.asked.asked}{', by scope' if way.scoped else ''}"
        folds.append(Details(f"You hold {way.held.held}", (_table(extent, way, caption, found),)))
    return Section("scopes", f"All {count} scopes" if count > 1 else "As a table", tuple(folds))


def _table(extent: Extent, way: Way, caption: str, scopes: Iterable[Scope]) -> Table:
    head = f"{wording.begin(way.scoped.report)} on" if way.scoped else "List"
    order = order_of(extent.catalogue, way)
    columns = (head, *(wording.OUTCOMES[outcome] for outcome in order), "File")
    rows = (TableRow((_name(way, s), *_cells(extent, way, s, order), _csv(extent, way, s))) for s in scopes)
    return table(caption, columns, tuple(rows), style="figures")


def _name(way: Way, scope: Scope) -> Text:
    return (Link(way.page(scope), wording.begin(scope.name) or way.asked.name, strong=True),)


def _csv(extent: Extent, way: Way, scope: Scope) -> Text:
    uri = way.csv(scope)
    return (Link(uri, "CSV"),) if extent.has(uri) else ()


def _cells(extent: Extent, way: Way, scope: Scope, order: tuple[Outcome, ...]) -> tuple[Text, ...]:
    counts = Theirs(extent).counts(way, scope)
    return tuple(tuple(Line((f"{_count(count, o)} {many}",)) for _, many, count in counts) for o in order)


def _count(counts: dict[Outcome, Count], outcome: Outcome) -> Count:
    """Return how many entries have an outcome, which none may have."""
    return counts.get(outcome) or Count((), counts[Outcome.NEW].among)


def _files(extent: Extent) -> Section:
    items = tuple((link, f": {said}") for link, said in _pages(extent) if extent.has(link.target))
    blocks: list[Block] = [Bullets(items)] if items else []
    if extent.has(addresses.CONTROL_MATRIX):
        kinds = listed([kind.one for framework in weighed(extent.catalogue) for kind in framework.single])
        words = (
            f"One workbook has a row for each {kinds}, the outcome in every scope, and "
            f"{'' if extent.programme.exists else 'empty '}columns for the id, owner and status of your own controls."
        )
        blocks += [Paragraph((words,)), Downloads((Link(addresses.CONTROL_MATRIX, "XLSX, all entries and scopes"),))]
    ticks = (
        "What you tick stays until you close the tab. To keep it, choose Keep on this device or save a file; to share "
        "it, copy the list as a link."
    )
    blocks.append(Paragraph((ticks,)))
    words = "How a verdict is made, and what it does not say: "
    if extent.has(addresses.HOW_TO_READ):
        blocks.append(Paragraph((words, Link(addresses.HOW_TO_READ, "how to read the site"), ".")))
    return Section("files", "Files and pages", tuple(blocks))


def _pages(extent: Extent) -> Iterator[tuple[Link, str]]:
    """Yield the pages to go on with, each with what is there."""
    for framework in compared(extent.catalogue):
        yield from ((offer.link, offer.holds) for offer in extent.offers(framework.id))
    yield Link(addresses.MATRIX, "Matrix"), "the matches behind the verdicts."
