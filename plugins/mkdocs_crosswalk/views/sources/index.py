"""The list of sources: whose word the pages are, and what each document that is read beside it is good for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.own_data import SITE
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Notice, Table, TableRow, table
from mkdocs_crosswalk.views.page import Page, Section
from mkdocs_crosswalk.views.tally import Tally, meetings
from mkdocs_crosswalk.views.text import Line, Link, linked

from .corrections import correction_rows
from .sources import OTHERS, STATED
from .worth import counted_rows, text_errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.sources import Source
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.text import Text

UNREAD = "unread"
"""The kind of a document that is known, and whose statements nobody here has read."""


def source_index(catalogue: Catalogue) -> Page:
    """Return the list of sources."""
    every = tuple(catalogue.sources.values())
    read = tuple(source for source in every if source.kind not in (*OTHERS, UNREAD))
    stated = Counter(r.source for r in catalogue.rows)
    worth = sorted(read, key=lambda source: (-stated[source.id], -counted_rows(catalogue, source.id)))
    return Page(
        uri=addresses.SOURCES,
        title="Sources",
        description=(
            f"The {wording.number(len(read), 'document')} whose mappings and figures this site shows, and the "
            "standards that they are held against."
        ),
        heading="Sources",
        place="sources",
        updated=catalogue.updated,
        lead=_lead(catalogue, read),
        opening=(Tally(bars),) if (bars := meetings(_bars(catalogue, worth))) else (),
        sections=(
            Section("documents", "What each is good for", _worths(catalogue, worth), named="Documents"),
            *_lists(catalogue, every),
        ),
        judged=STATED,
        data=f"{addresses.common(catalogue.frameworks.values())}sources.json",
    )


def _lead(catalogue: Catalogue, read: tuple[Source, ...]) -> Text:
    """Return whose word the pages are, how much of the documents counts, and what each page is for."""
    ours = (
        "Verdicts and levels are our own judgement. Beside them stands what others publish: "
        if catalogue.full.judgements
        else ""
    )
    stated = Counter(r.source for r in catalogue.rows if r.source in {source.id for source in read})
    counted = sum(counted_rows(catalogue, source) for source in stated)
    prose = len(read) - len(stated)
    compare = f"; {wording.number(prose, 'more compares', 'more compare')} in prose" if prose else ""
    said = (
        f"{ours}{wording.number(len(stated), 'document')} with {wording.number(stated.total(), 'statement')}, of which "
        f"{counted} count{'s' if counted == 1 else ''}{compare}. "
        "Before you use one, see what it is good for and what is wrong in it."
    )
    return (said,)


def _worths(catalogue: Catalogue, read: Iterable[Source]) -> tuple[Block, ...]:
    """Return the documents with what each is good for and weak on; what no person has weighed, with what it states."""
    rows = tuple(
        TableRow(
            (
                _name(catalogue, source),
                _begun(catalogue, source.good_for or source.states),
                _begun(catalogue, source.bad_for),
            )
        )
        for source in read
    )
    return (table("Documents", ("Source", "Good for", "Weak on"), rows, style="worth") if rows else Notice(("None.",)),)


def _begun(catalogue: Catalogue, text: str) -> Text:
    return linked(wording.first_sentence(text), catalogue) if text else ()


def _lists(catalogue: Catalogue, every: tuple[Source, ...]) -> Iterator[Section]:
    """Yield the sources that hold no mappings to read: what nobody here has read, and the standards, folded."""
    columns = ("Source", "Date", "What it states")
    unread = tuple(_row(catalogue, source) for source in every if source.kind == UNREAD)
    others = tuple(_row(catalogue, source) for source in every if source.kind in OTHERS)
    if unread:
        title = "Known, and not read here"
        yield Section("unread", title, (Table(title, columns, unread, style="sources"),))
    title = "Standards and this project"
    shown = Table(title, columns, others, style="sources") if others else Notice(("None.",))
    yield Section("standards", title, (shown,), folded=bool(others))


def _name(catalogue: Catalogue, source: Source, *, dated: bool = True) -> Text:
    """Return the link to a source, and below it its kind, its date and whether the site added it."""
    kind, when = wording.SOURCE_KINDS[source.kind], wording.source_date(source) if dated else ""
    own = source.id in catalogue.own.sources and source.id != SITE
    said = f"{kind}{f', {when}' if when else ''}{f'. {wording.OWN}' if own else ''}"
    return (Link(addresses.source_uri(source.id), source.name), Line((said,)))


def _row(catalogue: Catalogue, source: Source) -> TableRow:
    says = linked(wording.first_sentence(source.states), catalogue)
    return TableRow((_name(catalogue, source, dated=False), (wording.source_date(source),), says))


def _bars(catalogue: Catalogue, read: Iterable[Source]) -> Iterator[tuple[Link, int, str]]:
    """Yield the documents with how many rows each has, and how many errors are known in it."""
    for source in read:
        rows = sum(r.source == source.id for r in catalogue.rows)
        if rows:
            of_text = text_errors(catalogue, source.id)
            wrong = len(correction_rows(catalogue, source.id)) - of_text
            errors = f", {wrong} with an error" if wrong else ""
            errors += f"; {wording.number(of_text, 'text error')}" if of_text else ""
            counted = counted_rows(catalogue, source.id)
            yield (
                Link(addresses.source_uri(source.id), source.name),
                rows,
                f"statements, {counted or 'none'} counted{errors}",
            )
