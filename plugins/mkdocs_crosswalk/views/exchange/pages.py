"""The page of all downloads, and a page about each format: what it says for each level, and its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.published import version_of
from mkdocs_crosswalk.exchange.cases import SAID
from mkdocs_crosswalk.exchange.files import page_of
from mkdocs_crosswalk.exchange.formats import FORMATS
from mkdocs_crosswalk.exchange.setting import licence
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Bullets, Details, Facts, Notice, Paragraph, Table, TableRow, table
from mkdocs_crosswalk.views.page import Page, Section
from mkdocs_crosswalk.views.text import Link, Mark

from .listing import formats, of_format, programs, rows, size, spreadsheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_crosswalk.exchange.formats import Format
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.text import Text

TITLE = "Downloads"
HELD = "The files hold what the pages say, and whose judgement it is."
"""Whose judgement the pages of files hold."""
PLACE = "formats"
"""The group of the pages about formats in the side navigation."""
_NO_SIZES: dict[str, int] = {}


def exchange_pages(extent: Extent, sizes: Mapping[str, int] = _NO_SIZES) -> Iterator[Page]:
    """Yield the pages; without the sizes of the files, which are made later than pages, they list none.

    Args:
        extent: What the site holds.
        sizes: The bytes of each file, by its source address.
    """
    if extent.has(addresses.EXCHANGE):
        yield _downloads(extent, sizes)
        for of in FORMATS:
            yield _format(extent, of, sizes)


def _downloads(extent: Extent, sizes: Mapping[str, int]) -> Page:
    return Page(
        uri=addresses.EXCHANGE,
        title=TITLE,
        description="Every file to take along: for spreadsheets, for other tools and for programs, each with its size.",
        heading=TITLE,
        place="",
        updated=extent.catalogue.updated,
        lead=_answer(extent),
        opening=(Paragraph(_terms(extent), quiet=True),),
        sections=tuple(_sections(extent, sizes)),
        data=f"{addresses.common(extent.catalogue.frameworks.values())}index.json",
        judged=HELD,
    )


def _answer(extent: Extent) -> Text:
    """Return which file is for whom."""
    choices: list[Text] = []
    first = next((file for file in spreadsheets(extent) if extent.has(file.uri)), None)
    if first:
        choices += [("To read and to filter, take ", Link(first.uri, "the pairs as CSV"), ".")]
    choices += [("For a tool, take ", Link(addresses.EXCHANGE, "its format", "formats"), ".")]
    if extent.has(index := f"{addresses.common(extent.catalogue.frameworks.values())}index.json"):
        choices += [("For a program, begin with ", Link(index, "the list of all files"), ".")]
    return tuple(part for n, text in enumerate(choices) for part in ((" ", *text) if n else text))


def _terms(extent: Extent) -> Text:
    """Return of which edition the data is, and on what terms."""
    terms = licence(extent.catalogue)
    return (
        f"Edition of the data: {version_of(extent.catalogue)}."
        + (f" Licence: {terms}." if terms else "")
        + " No file holds the text of a framework whose publisher does not allow it.",
    )


def _sections(extent: Extent, sizes: Mapping[str, int]) -> Iterator[Section]:
    sheets = spreadsheets(extent)
    if shown := rows(tuple(f for f in sheets if not f.group), sizes):
        blocks: list[Block] = [table("Files for spreadsheets", ("File", "What it holds", "Size"), shown, "downloads")]
        for group in dict.fromkeys(f.group for f in sheets if f.group):
            more = rows(tuple(f for f in sheets if f.group == group), sizes)
            name = f"{group}: {wording.number(len(more), 'larger scope')}"
            blocks += (
                [Details(name, (table(name, ("File", "What it holds", "Size"), more, "downloads"),))] if more else []
            )
        yield Section("spreadsheets", "For spreadsheets", (*blocks, *_skeletons(sizes)))
    columns = ("Format", "Who reads it", "Files")
    said: Text = ("The page of a format has its files, and says how it writes full, partial and no match.",)
    tools = table("Formats of other tools", columns, formats(sizes), "downloads")
    yield Section("formats", "For other tools", (Paragraph(said), tools))
    if shown := rows(programs(extent), sizes):
        files = table("Files for programs", ("File", "What it holds", "Size"), shown, "downloads")
        yield Section("programs", "For programs", (files, *_single(sizes)))


def _skeletons(sizes: Mapping[str, int]) -> Iterator[Block]:
    """Yield where the documents to write in are: one lies on the page of each document."""
    if files := [count for uri, count in sizes.items() if uri.startswith(addresses.WORD)]:
        there = f"{wording.number(len(files), 'Word document')}, {size(sum(files))} together"
        yield Paragraph(
            (f"To write in: {there}, each on the page of its ", Link(addresses.DOCUMENTS, "policy or document"), ".")
        )


def _single(sizes: Mapping[str, int]) -> Iterator[Block]:
    """Yield what there is beside the lists: a file for each entry, and schemas."""
    for folder in addresses.APIS.values():
        entries = [count for uri, count in sizes.items() if uri.startswith(f"{folder}entries/")]
        schemas = [count for uri, count in sizes.items() if uri.startswith(f"{folder}schema/")]
        if entries:
            one = f"{wording.number(len(entries), 'file')} of one entry each, {size(sum(entries))} together"
            text = f"Beside them lie {one}, and {wording.number(len(schemas), 'JSON Schema', 'JSON Schemas')}."
            yield Paragraph((Mark("code", folder), f": {wording.begin(text)}"), quiet=True)


def _format(extent: Extent, of: Format, sizes: Mapping[str, int]) -> Page:
    there = rows(of_format(extent, of), sizes)
    none = Notice(("This site has no two frameworks that the format can hold.",))
    files: Block = table(f"Files in {of.short}", ("File", "For", "Size"), there, "downloads") if there else none
    return Page(
        uri=page_of(of),
        title=of.name,
        description=f"The crosswalk in {of.short}: the files, and what the format says for each level.",
        heading=of.name,
        place=PLACE,
        updated=extent.catalogue.updated,
        crumbs=(Link(addresses.EXCHANGE, TITLE),),
        lead=(of.about,),
        searchable=False,
        judged=HELD,
        sections=(
            Section("files", "Files", (files,)),
            Section("levels", "How levels are translated", (_translation(of),)),
            Section("holds", "What it holds", tuple(_holds(of))),
        ),
    )


def _translation(of: Format) -> Table:
    """Return what the format says for each case, by the same table that its files are written by."""
    shown = []
    for case, word in of.words.items():
        said: Text = (Mark("code", word.word),) if word.word else ("nothing",)
        shown.append(TableRow(((SAID[case],), said, (wording.begin(word.because),) if word.because else ())))
    return table(
        f"Levels in {of.short}", ("What the data says", f"What {of.short} says", "Why"), tuple(shown), "levels"
    )


def _holds(of: Format) -> Iterator[Block]:
    yield Bullets(tuple((wording.begin(said),) for said in of.keeps))
    if of.leaves:
        yield Paragraph(("It does not hold:",))
        yield Bullets(tuple((wording.begin(said),) for said in of.leaves))
    yield Facts((("Release", (of.release,)), ("Read by", (of.reads,)), ("Checked by", (of.checked,))))
