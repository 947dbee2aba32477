"""A workbook with one row for each control, sub-clause and criterion, to join with a company's own control matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed, with_article
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.decided import decided_words, sureness
from mkdocs_crosswalk.views.reviewed import general_caveat
from mkdocs_crosswalk.views.ways import compared, title, ways, weighed

from .evidence_sheet import add_evidence_sheet
from .framework_sheets import OURS, add_framework_sheet, our_columns
from .workbooks import OUTCOME_COLOURS, Book, Column, row_height

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from xlsxwriter.worksheet import Worksheet

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework
    from mkdocs_crosswalk.registers.judgement import Outcome, Verdicts
    from mkdocs_crosswalk.views.addresses import Place
    from mkdocs_crosswalk.views.scopes import Scope
    from mkdocs_crosswalk.views.ways import Way

NOT_IN_REPORT = "Not in the report"
FIRST_COLUMNS = (
    Column("Id", 12),
    Column("Framework", 20),
    Column("Kind", 11),
    Column("Title", 34),
)
"""A column for each usual scope stands behind these."""
SCOPE_COLUMNS = (Column("Id", 12), Column("Title", 24))
"""A column for every scope stands behind these."""
ON_PAPER = 8
"""How many of them fit a sheet of paper."""
LAST_COLUMNS = (
    Column("By", 30),
    Column("Next steps", 54),
    Column("How much", 18),
    Column("With more categories", 54),
    Column("Evidence", 44),
    Column("Confidence", 12),
    Column("A control to adapt", 54),
    Column("A test of it", 54),
    Column("Link", 30),
    *OURS,
)
PARTS = ("By", "Evidence", "A control to adapt", "Link")
"""The columns that begin a new sheet of paper."""


def control_matrix_files(catalogue: Catalogue, url: Callable[[Place], str]) -> dict[str, bytes]:
    """Return the workbook by its source address."""
    kinds = [kind.many for framework in weighed(catalogue) for kind in framework.single]
    book = Book(title(catalogue), wording.begin(listed(kinds)), catalogue.updated)
    weighing = ways(catalogue)
    if weighing:
        _verdict_sheets(book, catalogue, weighing, url)
    more = [f for f in compared(catalogue) if not weighing or f not in weighed(catalogue)]
    for framework in sorted(more, key=lambda f: f.id not in catalogue.own.frameworks):
        add_framework_sheet(book, catalogue, framework, url)
    if catalogue.evidence:
        add_evidence_sheet(book, catalogue, url)
    _about(book, catalogue, url)
    return {addresses.CONTROL_MATRIX: book.close()}


def _verdict_sheets(book: Book, catalogue: Catalogue, weighing: tuple[Way, ...], url: Callable[[Place], str]) -> None:
    """Write the sheets of the entries on which there are verdicts."""
    way = weighing[0]
    usual, every = way.usual(catalogue), way.scopes(catalogue)
    entries = tuple(e for way in weighing for e in way.entries(catalogue, every[-1]))
    sheet = book.sheet("Entries")
    columns = (*FIRST_COLUMNS, *(Column(scope.label, 13) for scope in usual), *LAST_COLUMNS)
    heads = [column.head for column in columns]
    book.table(sheet, columns, len(entries), frozen=1, parts=[heads.index(part) for part in PARTS])
    for number, (entry, said) in enumerate(_outcomes(catalogue, entries, usual), start=1):
        book.row(sheet, number, columns, _row(catalogue, entry, said, url), link=len(columns) - len(OURS) - 1)
    _colour(book, sheet, len(entries), len(FIRST_COLUMNS), len(usual), outcomes=catalogue.outcomes)
    if len(every) > len(usual):
        _every_scope(book, catalogue, entries, every)


def _every_scope(book: Book, catalogue: Catalogue, entries: tuple[Entry, ...], every: tuple[Scope, ...]) -> None:
    """Write the sheet with the outcome of each entry in every scope, half of them on a sheet of paper."""
    sheet = book.sheet("Every scope")
    columns = (*SCOPE_COLUMNS, *(Column(scope.label, 13) for scope in every))
    first = len(SCOPE_COLUMNS)
    book.table(sheet, columns, len(entries), frozen=1, parts=range(first + ON_PAPER, len(columns), ON_PAPER))
    for number, (entry, said) in enumerate(_outcomes(catalogue, entries, every), start=1):
        book.row(sheet, number, columns, (entry.id, catalogue.title_apart(entry), *said))
    _colour(book, sheet, len(entries), first, len(every), outcomes=catalogue.outcomes)


def _outcomes(
    catalogue: Catalogue, entries: Iterable[Entry], scopes: Iterable[Scope]
) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """Yield each entry with its outcome in each scope."""
    reports = tuple((scope, frozenset(_asked(catalogue, scope))) for scope in scopes)
    for entry in entries:
        yield entry, tuple(_outcome(catalogue, entry, scope, asked) for scope, asked in reports)


def _colour(book: Book, sheet: Worksheet, last: int, first: int, count: int, *, outcomes: Iterable[Outcome]) -> None:
    """Colour the outcomes in some columns."""
    for outcome in outcomes:
        words, colours = wording.OUTCOMES[outcome], OUTCOME_COLOURS[outcome]
        rule = {"type": "cell", "criteria": "==", "value": f'"{words}"', "format": book.workbook.add_format(colours)}
        sheet.conditional_format(1, first, last, first + count - 1, rule)


def _row(catalogue: Catalogue, entry: Entry, said: tuple[str, ...], url: Callable[[Place], str]) -> tuple[str, ...]:
    verdicts = catalogue.verdicts[entry.id]
    base = verdicts.base
    guidance = catalogue.guidance[entry.id]
    return (
        entry.id,
        catalogue.frameworks[entry.framework].name,
        entry.kind.one,
        catalogue.title_apart(entry),
        *said,
        "\n".join((*(_by(catalogue, entry.id, other) for other in base.by), *filter(None, (decided_words(base),)))),
        "\n".join(base.add),
        "" if base.project else wording.effort(base.size, base.runs),
        _more(verdicts),
        "\n".join(catalogue.evidence[item].name for item in base.bring),
        sureness(base),
        guidance.suggested_control,
        guidance.suggested_test,
        url(addresses.place_of(entry)),
        *our_columns(catalogue, entry),
    )


def _by(catalogue: Catalogue, entry: str, other: str) -> str:
    """Return an entry whose records do the work, with what of it does."""
    judgement = next((o.judgement for o in catalogue.overlaps_of(entry) if o.other(entry) == other), None)
    return f"{other}: {judgement.gist}" if judgement and judgement.gist else other


def _asked(catalogue: Catalogue, scope: Scope) -> Iterator[str]:
    """Yield the entries that are in a scope, each framework by its own groups."""
    for framework in catalogue.frameworks:
        yield from catalogue.in_scope(framework, scope.groups)


def _outcome(catalogue: Catalogue, entry: Entry, scope: Scope, asked: frozenset[str]) -> str:
    if entry.id not in asked:
        return NOT_IN_REPORT
    return wording.OUTCOMES[catalogue.verdict(entry.id, scope.groups).outcome]


def _more(verdicts: Verdicts) -> str:
    return "\n".join(
        f"With {listed(v.scope)}: {wording.OUTCOMES[v.outcome].lower()}. {v.summary}" for v in verdicts.more
    )


def _singles(framework: Framework) -> str:
    return f"{listed((kind.one for kind in framework.single), 'or')} of {framework.name}"


def _whose(way: Way) -> str:
    """Say whose outcome a row gives."""
    what = listed((kind.one for kind in way.asked.single), "or")
    if way.held.scope:
        return f"For {with_article(what)}: of the holder of {way.held.held} with these {_groups(way.held)}."
    rest = f" with these {_groups(way.asked)}" if way.asked.scope else ""
    return (
        f"For {with_article(what)}: of {with_article(way.held.held)} holder who is asked for {way.asked.asked}{rest}."
    )


def _groups(framework: Framework) -> str:
    return framework.kinds[framework.scope].many


def _about(book: Book, catalogue: Catalogue, url: Callable[[Place], str]) -> None:
    sheet = book.sheet("About")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    sheet.write_string(0, 0, title(catalogue), book.title)
    lines = _lines(catalogue, url) if ways(catalogue) else _few_lines(url)
    for number, (term, said) in enumerate(lines, start=2):
        sheet.set_row(number, row_height(((term, 24), (said, 100))))
        sheet.write_string(number, 0, term, book.term)
        sheet.write_string(number, 1, said, book.text)


def _few_lines(url: Callable[[Place], str]) -> tuple[tuple[str, str], ...]:
    """Return what there is to say where nobody gives verdicts."""
    return (
        ("Sheets", "One for each framework, with a row for each entry and its counterparts in the others."),
        ("Counterparts", "As the sources of the site name them; the pages say which does."),
        ("Your columns", "The last three are yours: the id of your own control, its owner and its status."),
        ("Where it is from", url(addresses.Place(addresses.HOME))),
    )


def _lines(catalogue: Catalogue, url: Callable[[Place], str]) -> tuple[tuple[str, str], ...]:
    """Return what the columns of verdicts mean."""
    return (
        ("Rows", f"One for each {listed(map(_singles, weighed(catalogue)), 'and')}."),
        *(("Outcome" if not n else "", _whose(way)) for n, way in enumerate(ways(catalogue))),
        *(
            (wording.OUTCOMES[o], f"{said[0].upper()}{said[1:]}.")
            for o in catalogue.outcomes
            if (said := wording.OUTCOME_MEANINGS[o])
        ),
        ("By, next steps, evidence", "As judged for a report on Security; the next column says what more changes."),
        ("A control to adapt", "One way to word it, with numbers that are suggestions; clauses have none."),
        ("Your columns", "The last three are yours: the id of your own control, its owner and its status."),
        ("Reviewed", f"{wording.day(catalogue.updated)}. {general_caveat(catalogue)}"),
        ("How to read it", url(addresses.Place(addresses.HOW_TO_READ))),
    )
