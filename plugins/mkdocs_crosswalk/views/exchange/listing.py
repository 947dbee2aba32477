"""Every file to take along: what it holds, for whom it is, and how large it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.exchange.files import folder, labels, page_of
from mkdocs_crosswalk.exchange.formats import FORMATS
from mkdocs_crosswalk.exchange.setting import Setting
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import TableRow
from mkdocs_crosswalk.views.text import Link
from mkdocs_crosswalk.views.ways import levelled, pairs_files, ways

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.exchange.formats import Format
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.text import Text

THOUSAND = 1000
LISTS = {
    "index": "Every file with its size and checksum, and the edition of the data",
    "entries": "Every entry and group of the frameworks",
    "overlaps": "Every pair, with the judgement and all that is said of it",
    "verdicts": "What the holder of the other framework has for an entry",
    "guidance": "Guidance on each entry",
    "statements": "Statements about groups, and of no counterpart",
    "evidence": "The register of evidence items",
    "documents": "The policy set",
    "sources": "The sources and their claims",
    "corrections": "Slips of sources that stand in no row",
    "reviewers": "Who has reviewed a part of the data",
    "frameworks": "The frameworks, with their kinds of entries",
    "systems": "The systems that records are collected from",
    "topics": "The topics of the register of evidence",
    "policies": "The policies of this site, with the entries that each names",
}
"""The lists for programs by their names, with what each holds."""
_OTHERS = ("", ", for the other frameworks")


class File(NamedTuple):
    """A file to take along; `group` is what a list with few lines shows one of."""

    uri: str
    label: str
    reads: str = ""
    group: str = ""


def size(count: int) -> str:
    """Return a number of bytes as people say it: `900 bytes`, `12 KB`, `1.4 MB`."""
    if count < THOUSAND:
        return wording.number(count, "byte")
    if count < THOUSAND**2:
        return f"{round(count / THOUSAND)} KB"
    return f"{count / THOUSAND**2:.1f} MB"


def rows(files: tuple[File, ...], sizes: Mapping[str, int]) -> tuple[TableRow, ...]:
    """Return the rows of those files that there are."""
    there = (file for file in files if file.uri in sizes)
    return tuple(TableRow((_name(f), (f.reads,) if f.reads else (), (size(sizes[f.uri]),))) for f in there)


def _name(file: File) -> Text:
    return (Link(file.uri, file.label, strong=True),)


def of_format(extent: Extent, of: Format) -> tuple[File, ...]:
    """Return the files of a format."""
    setting = Setting(extent.catalogue, lambda _: "")
    return tuple(File(uri, label) for uri, label in labels(setting).items() if uri.startswith(folder(of)))


def formats(sizes: Mapping[str, int]) -> tuple[TableRow, ...]:
    """Return a row for each format: its page, who reads it, how many files it has, and their size together."""
    found = []
    for of in FORMATS:
        there = [count for uri, count in sizes.items() if uri.startswith(folder(of))]
        name: Text = (Link(page_of(of), of.short, strong=True),)
        many = wording.number(len(there), "file")
        found.append(TableRow((name, (of.reads,), (f"{many}, {size(sum(there))}" if there else "none here",))))
    return tuple(found)


def spreadsheets(extent: Extent) -> tuple[File, ...]:
    """Return the files for spreadsheets, those with most in them first."""
    return (*_pairs(extent.catalogue), *_whole(), *_gaps(extent.catalogue), *_of_parts(extent), *_programme())


def _pairs(catalogue: Catalogue) -> Iterator[File]:
    for crosswalk in catalogue.crosswalks:
        given = "with the level, the reason and what to add" if levelled(catalogue, crosswalk) else "with who names it"
        for file in pairs_files(catalogue, crosswalk):
            held, asked = file.way.held.name, file.way.asked.name
            beside = f"{held} to {asked}" if levelled(catalogue, crosswalk) else f"{held} and {asked}"
            yield File(file.uri, f"Pairs, {beside}", f"A row for each pair, {given}")


def _whole() -> Iterator[File]:
    yield File(addresses.CONTROL_MATRIX, "Matrix workbook", "A workbook of every entry, with the outcome in each scope")
    yield File(addresses.PLANS_CSV, "Evidence plans", "A row for each record of each plan")


def _gaps(catalogue: Catalogue) -> Iterator[File]:
    for way in ways(catalogue):
        for scope in way.scopes(catalogue):
            of = f"{way.held.name} to {way.asked.name}"
            name = f", {scope.name}" if scope.name else ""
            said = "" if scope.first else of
            yield File(
                way.csv(scope), f"What remains, {of}{name}", "A row for each entry: outcome, steps, records", said
            )


def _of_parts(extent: Extent) -> Iterator[File]:
    for part in extent.more:
        for uri in (uri for uri in part.uris if uri.startswith(addresses.DOWNLOADS)):
            called = next(iter(part.called.values()), "")
            kind = "a workbook" if uri.endswith(".xlsx") else "CSV"
            yield File(uri, f"{called.partition(',')[0]}, {kind}", wording.begin(called.partition(", ")[2]))


def _programme() -> Iterator[File]:
    yield File(addresses.POLICIES_CSV, "Policies", "A row for each place in which a policy names an entry")
    yield File(addresses.WORK_CSV, "List of work", "A row for each piece of work of this company")
    yield File(addresses.WORK_BOOK, "List of work, a workbook", "The same, with filters and dates")
    yield File(addresses.PLAN_HERE_CSV, "Records of this company", "A row for each record")
    yield File(addresses.CALENDAR, "Calendar", "The days on which something is due, for a calendar program")


def programs(extent: Extent) -> tuple[File, ...]:
    """Return the files for programs."""
    versions = sorted({f.version for f in extent.catalogue.frameworks.values()})
    lists = (
        File(f"{addresses.APIS[v]}{name}.json", f"{addresses.APIS[v]}{name}.json", f"{said}{_OTHERS[v != versions[0]]}")
        for v in versions
        for name, said in LISTS.items()
    )
    more = (
        File(addresses.INVENTORY, addresses.INVENTORY, "An inventory, with which Sphinx and mkdocstrings link by id"),
        File("llms.txt", "llms.txt", "What the site is, for a program that reads text"),
    )
    return (*lists, *more)
