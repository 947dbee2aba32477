"""Tables as text: comma, semicolon or tab between cells, quotes as RFC 4180 has them, any end of line."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.data.problems import Position

from .found import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.data.problems import Problems

DELIMITERS = (",", ";", "\t", "|")
_WIDE = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SAYS = re.compile(r"sep=(?P<sign>[,;|\t])(?:\r\n|\n|\r)", re.IGNORECASE)
_END = re.compile(r"\r\n|\n|\r")


class Row(NamedTuple):
    """A row of a table that holds something; `number` is the line in which it begins, or the row of a sheet."""

    number: int
    cells: dict[int, Cell]

    @property
    def texts(self) -> dict[int, str]:
        """Return the texts of the cells that hold one, by column."""
        return {column: cell.folded for column, cell in self.cells.items() if cell.folded}


class Table(NamedTuple):
    """A table: how messages call it, what its rows are called, and the rows."""

    name: str
    word: str
    rows: tuple[Row, ...]


def decoded(data: bytes, name: str, problems: Problems) -> str | None:
    """Return the text of a file in UTF-8, or in UTF-16 with its mark; None after reporting why there is none."""
    mark, encoding = next(((m, e) for m, e in _WIDE if data.startswith(m)), (b"", "utf-8"))
    data = data[len(mark) :]
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace")
        line = len(_END.findall(before)) + 1
        says = f"byte 0x{data[error.start]:02x} is not {encoding.upper()}; save the file with encoding UTF-8"
        problems.add(Position(name, line, 1), says)
        return None


def read_text_table(text: str, name: str, problems: Problems, delimiter: str = "") -> Table:
    """Return a table; cells have the place of their first character. A quote that nothing ends is reported."""
    first = 1
    if said := _SAYS.match(text):
        delimiter, text, first = said["sign"], text[said.end() :], 2
    sign = delimiter or _delimiter(text)
    rows = (row for row in _rows(text, name, sign, first, problems) if row.texts)
    return Table(name, "line", tuple(rows))


def _delimiter(text: str) -> str:
    """Return the sign that stands most often in the first lines that hold one, outside quotes."""
    for line in _END.split(re.sub(r'"[^"]*"', "", text[:65_536])):
        counts = {sign: line.count(sign) for sign in DELIMITERS}
        if any(counts.values()):
            return max(counts, key=counts.__getitem__)
    return DELIMITERS[0]


def _rows(text: str, name: str, sign: str, line: int, problems: Problems) -> Iterator[Row]:
    plain = re.compile(rf"[^{re.escape(sign)}\r\n]*")
    at, begin, cells, first = 0, 0, dict[int, Cell](), line
    while at <= len(text):
        place = Position(name, line, at - begin + 1)
        if text[at : at + 1] == '"':
            said, end = _quoted(text, at)
            if end < 0:
                problems.add(place, "a quote begins here and nothing ends it")
                return
            rest = plain.match(text, end)
            after = rest[0] if rest else ""
            for newline in _END.finditer(text, at, end):
                line, begin = line + 1, newline.end()
            at, said = end + len(after), said + after
        else:
            match = plain.match(text, at)
            said = match[0] if match else ""
            at += len(said)
        cells[len(cells) + 1] = Cell(said, place)
        if text[at : at + 1] == sign:
            at += 1
            continue
        yield Row(first, cells)
        ended = _END.match(text, at)
        if ended is None:
            return
        at = begin = ended.end()
        line += 1
        cells, first = {}, line


def _quoted(text: str, at: int) -> tuple[str, int]:
    """Return a text in quotes and where it ends, or -1; two quotes in it stand for one."""
    end = at + 1
    while (end := text.find('"', end)) >= 0:
        if text[end + 1 : end + 2] != '"':
            return text[at + 1 : end].replace('""', '"'), end + 1
        end += 2
    return "", -1
