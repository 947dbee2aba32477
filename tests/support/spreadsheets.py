"""Reads a workbook with nothing but the standard library: what stands in its cells, and what its sheets are set to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
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
