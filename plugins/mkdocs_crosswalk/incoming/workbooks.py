"""Sheets of a workbook (Office Open XML), read with nothing but an archive and a parser.

A merged cell holds its value in all of its rows and columns; of a formula the value counts that was saved with it.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from mkdocs_crosswalk.data.problems import Position

from .found import Cell, SheetCell
from .text_tables import Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_crosswalk.data.problems import Problems

LARGEST = 64_000_000
"""Bytes of a part of the archive; a table of 100,000 rows has fewer."""
WIDEST = 200
"""Columns that are read."""
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class _WorkbookError(Exception):
    """The file is no workbook; the text says why."""


_BROKEN = (
    *(BadZipFile, ET.ParseError, _WorkbookError, zlib.error),
    *(EOFError, NotImplementedError, OSError, RuntimeError, ValueError),
)
"""What a file that is damaged, locked or no archive makes of being read."""


def read_workbook(path: Path, problems: Problems) -> tuple[Table, ...]:
    """Return the sheets of a workbook that hold something, or none after reporting why it cannot be read."""
    try:
        with ZipFile(path) as archive:
            return tuple(table for table in _sheets(archive, path.name) if table.rows)
    except _BROKEN as error:
        problems.add(Position(path.name, 1, 1), f"this is no workbook that can be read: {error}")
        return ()


def _part(archive: ZipFile, name: str) -> ET.Element:
    try:
        info = archive.getinfo(name)
    except KeyError:
        raise _WorkbookError(f"it has no {name}") from None
    if info.file_size > LARGEST:
        raise _WorkbookError(f"{name} has {info.file_size:,} bytes; at most {LARGEST:,} are read")
    with archive.open(info) as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST or _DECLARED.search(data):
        raise _WorkbookError(f"{name} is larger than it says, or declares entities")
    return ET.fromstring(data)  # noqa: S314 - nothing is declared in it, and its size is bounded


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _all(element: ET.Element, tag: str) -> Iterator[ET.Element]:
    return (e for e in element.iter() if _tag(e) == tag)


def _sheets(archive: ZipFile, file: str) -> Iterator[Table]:
    names = set(archive.namelist())
    shared = _strings(_part(archive, "xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in names else []
    targets = {
        e.attrib.get("Id", ""): e.attrib.get("Target", "")
        for e in _all(_part(archive, "xl/_rels/workbook.xml.rels"), "Relationship")
    }
    for sheet in _all(_part(archive, "xl/workbook.xml"), "sheet"):
        link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        target = targets.get(link, "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in names and "worksheets/" in part:
            shown = f"{file}:{sheet.attrib.get('name', '')}"
            yield Table(shown, "row", _rows(_part(archive, part), shown, shared))


def _strings(root: ET.Element) -> list[str]:
    return [_text(item) for item in _all(root, "si")]


def _text(item: ET.Element) -> str:
    """Return the text of a string in all its runs, without what says how it sounds."""
    sounds = {id(t) for spoken in _all(item, "rPh") for t in _all(spoken, "t")}
    return "".join(t.text or "" for t in _all(item, "t") if id(t) not in sounds)


def _rows(root: ET.Element, shown: str, shared: list[str]) -> tuple[Row, ...]:
    rows: dict[int, dict[int, Cell]] = {}
    number = 0
    for row in _all(root, "row"):
        number = _number(row.attrib.get("r"), number + 1)
        column = 0
        cells = rows.setdefault(number, {})
        for cell in (e for e in row if _tag(e) == "c"):
            place = _REFERENCE.fullmatch(cell.attrib.get("r", ""))
            column = _column(place[1]) if place else column + 1
            if column <= WIDEST:
                cells[column] = _cell(cell, SheetCell(shown, number, column), shared)
    rows = {n: cells for n, cells in sorted(rows.items()) if any(cell.folded for cell in cells.values())}
    for merged in _all(root, "mergeCell"):
        _spread(merged.attrib.get("ref", ""), rows, shown)
    return tuple(Row(n, cells) for n, cells in rows.items())


def _cell(cell: ET.Element, at: SheetCell, shared: list[str]) -> Cell:
    kind = cell.attrib.get("t", "n")
    if kind == "inlineStr":
        return Cell(_text(cell), at)
    value = next(_all(cell, "v"), None)
    said = (value.text or "") if value is not None else ""
    if kind == "s":
        index = _number(said, -1)
        return Cell(shared[index] if 0 <= index < len(shared) else "", at)
    if not said and (formula := next(_all(cell, "f"), None)) is not None:
        return Cell(f"={formula.text or ''}", at)
    return Cell(said, at, number=kind == "n" and bool(said))


def _spread(reference: str, rows: dict[int, dict[int, Cell]], shown: str) -> None:
    """Repeat the value of a merged cell in the rows that it covers."""
    ends = [_REFERENCE.fullmatch(end) for end in reference.split(":")]
    if len(ends) != 2 or not all(ends):  # noqa: PLR2004 - a range has two ends
        return
    (left, top), (right, bottom) = ((_column(end[1]), int(end[2])) for end in ends if end)
    value = rows.get(top, {}).get(left)
    if value is None or not value.folded:
        return
    for number in (n for n in rows if top <= n <= bottom):
        for column in range(left, min(right, WIDEST) + 1):
            rows[number][column] = value._replace(at=SheetCell(shown, number, column))


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else default  # noqa: PLR2004


def _column(text: str) -> int:
    column = 0
    for letter in text:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column
