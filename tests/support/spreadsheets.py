"""Reads a workbook with nothing but the standard library: what stands in its cells, and what its sheets are set to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

parse = ET.fromstring  # of files that the tests have just written
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class Sheet:
    """A sheet: its rows as text, empty cells as "", and its own XML."""

    rows: list[list[str]]
    xml: str

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
        texts = [archive.read(f"xl/worksheets/sheet{n}.xml").decode() for n in range(1, len(names) + 1)]
    return {name: Sheet(_rows(text, shared), text) for name, text in zip(names, texts, strict=True)}


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
