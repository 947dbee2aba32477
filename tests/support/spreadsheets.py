"""Reads a workbook with nothing but the standard library: what stands in its cells, and what its sheets are set to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from math import ceil
from xml.etree import ElementTree as ET
from zipfile import ZipFile

parse = ET.fromstring  # of files that the tests have just written
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


USUAL = 15.0
"""Points of a row that does not say its height."""


@dataclass(frozen=True)
class Sheet:
    """A sheet: its rows as text, empty cells as "", which of them wrap, and its own XML."""

    rows: list[list[str]]
    wrapped: list[list[bool]]
    xml: str

    @property
    def heights(self) -> list[float]:
        """Return the height of each row in points."""
        return [float(row.attrib.get("ht", USUAL)) for row in parse(self.xml).iter(f"{MAIN}row")]

    @property
    def widths(self) -> list[float]:
        """Return the width of each column in characters, as one writes it."""
        columns = parse(self.xml).iter(f"{MAIN}col")
        return [
            round(float(c.attrib["width"]) - 5 / 7, 1)
            for c in columns
            for _ in range(int(c.attrib["min"]), int(c.attrib["max"]) + 1)
        ]

    @property
    def validations(self) -> dict[str, str]:
        """Return the lists to choose from, by the cells that have them."""
        pattern = r'<dataValidation type="list"[^>]*sqref="([^"]+)"><formula1>"?(.*?)"?</formula1>'
        return dict(re.findall(pattern, self.xml.replace("&quot;", '"')))


def read_workbook(data: bytes) -> dict[str, Sheet]:
    """Return the sheets of a workbook by name, in order."""
    with ZipFile(BytesIO(data)) as archive:
        shared = [
            "".join(t.text or "" for t in si.iter(f"{MAIN}t")) for si in parse(archive.read("xl/sharedStrings.xml"))
        ]
        names = [s.attrib["name"] for s in parse(archive.read("xl/workbook.xml")).iter(f"{MAIN}sheet")]
        formats = next(parse(archive.read("xl/styles.xml")).iter(f"{MAIN}cellXfs"))
        wraps = [any(a.attrib.get("wrapText") == "1" for a in xf.iter(f"{MAIN}alignment")) for xf in formats]
        texts = [archive.read(f"xl/worksheets/sheet{n}.xml").decode() for n in range(1, len(names) + 1)]
    return {
        name: Sheet(_rows(text, shared), _wrapped(text, wraps), text) for name, text in zip(names, texts, strict=True)
    }


def _wrapped(text: str, wraps: list[bool]) -> list[list[bool]]:
    rows = parse(text).iter(f"{MAIN}row")
    return [[wraps[int(cell.attrib.get("s", 0))] for cell in row.iter(f"{MAIN}c")] for row in rows]


def _rows(text: str, shared: list[str]) -> list[list[str]]:
    found = []
    for row in parse(text).iter(f"{MAIN}row"):
        cells = []
        for cell in row.iter(f"{MAIN}c"):
            value = cell.find(f"{MAIN}v")
            said = (value.text or "") if value is not None else ""
            cells.append(shared[int(said)] if cell.attrib.get("t") == "s" else said)
        found.append(cells)
    return found


POINTS = 12.75
"""Of a line of text in letters of 10 points, in Excel."""
PAPER = (29.7 / 2.54 - 0.8) * 72
"""Points across a page of A4 on its side, between the margins."""


def short_rows(data: bytes) -> list[tuple[str, str, float, float]]:
    """Return the rows of a workbook that are lower than their wrapped texts: sheet, id, points needed and given."""
    short = []
    for title, sheet in read_workbook(data).items():
        for row, wrapped, height in zip(sheet.rows, sheet.wrapped, sheet.heights, strict=True):
            cells = zip(row, wrapped, sheet.widths, strict=False)
            lines = (_fewest_lines(text, w) for text, wraps, w in cells if wraps)
            if (needed := max(lines, default=1) * POINTS) > height:
                short.append((title, row[0], needed, height))
    return short


def _fewest_lines(text: str, width: float) -> int:
    """Return the lines that a text needs at least; where a line breaks, its blank takes no room."""
    return sum(max(1, ceil((len(line) + 1) / (width + 1))) for line in text.split("\n"))


def badly_printed(data: bytes) -> list[tuple[str, object]]:
    """Return the sheets of a workbook that paper shows in letters below 7 points, or whose parts are wider than it."""
    found: list[tuple[str, object]] = []
    for title, sheet in read_workbook(data).items():
        across = [(7 * width + 5) * 0.75 for width in sheet.widths]
        scale = re.search(r'<pageSetup[^>]* scale="(\d+)"', sheet.xml)
        ends = [int(end) for end in re.findall(r'<brk id="(\d+)" max="1048575"', sheet.xml)]
        if scale is None:
            if ends or 10 * PAPER / sum(across) < 7:
                found.append((title, sum(across)))
            continue
        if 10 * int(scale[1]) / 100 < 7:
            found.append((title, scale[1]))
        for start, end in pairwise([0, *ends, len(across)]):
            repeated = across[0] if start else 0
            if (repeated + sum(across[start:end])) * int(scale[1]) / 100 > PAPER:
                found.append((title, start))
    return found
