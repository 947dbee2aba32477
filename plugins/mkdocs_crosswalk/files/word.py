"""Files for Word in memory: headings, paragraphs, lists, tables, links and places to fill in; bytes without a clock.

Written as Office Open XML (ECMA-376, part 1) with the standard library: what is needed of it is small.
"""

from __future__ import annotations

import re
import zipfile
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

LAST = (1980, 1, 1, 0, 0, 0)
"""The day of each file in the package: the first that there can be."""
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WIDTH = 9070
"""Twentieths of a point between the margins of A4."""
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML 1.0 does not take."""


class Run(NamedTuple):
    """A piece of text; with an address it is a link."""

    text: str
    address: str = ""
    bold: bool = False


class Blank(NamedTuple):
    """A place to fill in: what stands there until then, and what it is called."""

    name: str
    says: str
    day: bool = False


Piece = str | Run | Blank


class Word:
    """A document of Word.

    Args:
        title: Its title.
        made: The day that its properties name.
        foot: What stands at the foot of each page, before its number.
    """

    def __init__(self, title: str, made: date, foot: str) -> None:
        self.title = title
        self.made = made
        self.foot = foot
        self._body: list[str] = []
        self._links: dict[str, str] = {}
        self._blanks = 0

    def heading(self, text: str, level: int = 1) -> None:
        """Add a heading; one of level 0 is the title."""
        self.paragraph((text,), f"Heading{level}" if level else "Title")

    def paragraph(self, pieces: Iterable[Piece], style: str = "") -> None:
        """Add a paragraph, with the name of a style if it is no usual one."""
        self._body.append(self._paragraph(pieces, style))

    def bullets(self, items: Iterable[Sequence[Piece]]) -> None:
        """Add a list."""
        for item in items:
            self.paragraph(item, "ListBullet")

    def table(self, rows: Iterable[Sequence[Sequence[Piece]]], widths: Sequence[int], *, head: bool = False) -> None:
        """Add a table.

        Args:
            rows: The rows, each with its cells.
            widths: The share of each column in the whole, of 100.
            head: Whether the first row names the columns; else the first cell of each row names the row.
        """
        sizes = [WIDTH * width // 100 for width in widths]
        grid = "".join(f'<w:gridCol w:w="{size}"/>' for size in sizes)
        look = f'<w:tblLook w:firstRow="{int(head)}" w:firstColumn="{int(not head)}" w:noHBand="1" w:noVBand="1"/>'
        made = "".join(self._row(row, sizes, head and not n, by_row=not head) for n, row in enumerate(rows))
        self._body.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(sizes)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>'
            '<w:p><w:pPr><w:spacing w:after="0"/></w:pPr></w:p>'
        )

    def _row(self, cells: Sequence[Sequence[Piece]], sizes: Sequence[int], named: bool, *, by_row: bool) -> str:
        repeated = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if named else "<w:trPr><w:cantSplit/></w:trPr>"
        made = []
        for number, (cell, size) in enumerate(zip(cells, sizes, strict=True)):
            head = named or (by_row and not number)
            shade = '<w:shd w:val="clear" w:color="auto" w:fill="EDF0F3"/>' if head else ""
            said = self._paragraph(cell, "TableHead" if head else "TableText")
            made.append(f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/>{shade}</w:tcPr>{said}</w:tc>')
        return f"<w:tr>{repeated}{''.join(made)}</w:tr>"

    def _paragraph(self, pieces: Iterable[Piece], style: str) -> str:
        styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        return f"<w:p>{styled}{''.join(map(self._piece, pieces))}</w:p>"

    def _piece(self, piece: Piece) -> str:
        if isinstance(piece, Blank):
            return self._blank(piece)
        run = Run(piece) if isinstance(piece, str) else piece
        if not run.address:
            return _run(run.text, "<w:b/>" if run.bold else "")
        link = self._links.setdefault(run.address, f"rIdL{len(self._links) + 1}")
        said = _run(run.text, '<w:rStyle w:val="Hyperlink"/>')
        return f'<w:hyperlink r:id="{link}" w:history="1">{said}</w:hyperlink>'

    def _blank(self, blank: Blank) -> str:
        self._blanks += 1
        kind = (
            '<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="en-GB"/></w:date>' if blank.day else "<w:text/>"
        )
        name = escape(_clean(blank.name))
        said = _run(f"[{blank.says}]", '<w:rStyle w:val="PlaceholderText"/>')
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:id w:val="{self._blanks}"/><w:showingPlcHdr/>{kind}</w:sdtPr>'
            f"<w:sdtContent>{said}</w:sdtContent></w:sdt>"
        )

    def content(self) -> bytes:
        """Return the file; the same bytes each time."""
        target = BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
            for name, text in self._parts().items():
                package.writestr(zipfile.ZipInfo(name, LAST), HEAD + text, zipfile.ZIP_DEFLATED, 9)
        return target.getvalue()

    def _parts(self) -> dict[str, str]:
        ends = (
            '<w:sectPr><w:footerReference w:type="default" r:id="rIdFoot"/><w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" '
            'w:gutter="0"/></w:sectPr>'
        )
        title = escape(_clean(self.title), quote=False)
        stamp = f"{self.made.isoformat()}T00:00:00Z"
        foot = (
            f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{_run(f"{self.foot}   ")}'
            f'<w:fldSimple w:instr=" PAGE ">{_run("1")}</w:fldSimple></w:p>'
        )
        return {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": PACKAGE,
            "docProps/core.xml": (
                '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
                'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
                f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>'
                f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created></cp:coreProperties>'
            ),
            "word/document.xml": f"<w:document {SPACES}><w:body>{''.join(self._body)}{ends}</w:body></w:document>",
            "word/_rels/document.xml.rels": self._relations(),
            "word/styles.xml": STYLES,
            "word/numbering.xml": NUMBERING,
            "word/footer1.xml": f"<w:ftr {SPACES}>{foot}</w:ftr>",
        }

    def _relations(self) -> str:
        fixed = (("rIdStyles", "styles"), ("rIdNumbering", "numbering"))
        inside = [f'<Relationship Id="{key}" Type="{KINDS}/{name}" Target="{name}.xml"/>' for key, name in fixed]
        inside.append(f'<Relationship Id="rIdFoot" Type="{KINDS}/footer" Target="footer1.xml"/>')
        inside += (
            f'<Relationship Id="{key}" Type="{KINDS}/hyperlink" Target="{escape(_clean(to))}" TargetMode="External"/>'
            for to, key in self._links.items()
        )
        return f'<Relationships xmlns="{RELATIONS}">{"".join(inside)}</Relationships>'


def _run(text: str, looks: str = "") -> str:
    looks = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{escape(_clean(text), quote=False)}</w:t></w:r>'


def _clean(text: str) -> str:
    return _REFUSED.sub("", text)


RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
PACKAGE = (
    f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{KINDS}/officeDocument" '
    'Target="word/document.xml"/><Relationship Id="rId2" '
    'Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_MAIN}.numbering+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_MAIN}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
NUMBERING = (
    f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\N{BULLET}"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="425" w:hanging="283"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def _style(name: str, called: str, paragraph: str = "", letters: str = "", *, kind: str = "paragraph") -> str:
    based = '<w:basedOn w:val="Normal"/>' if kind == "paragraph" and name != "Normal" else ""
    first = ' w:default="1"' if name == "Normal" else ""
    nexts = '<w:next w:val="Normal"/>' if name.startswith(("Heading", "Title")) else ""
    inside = f"<w:pPr>{paragraph}</w:pPr>" * bool(paragraph) + f"<w:rPr>{letters}</w:rPr>" * bool(letters)
    return (
        f'<w:style w:type="{kind}"{first} w:styleId="{name}"><w:name w:val="{called}"/>{based}{nexts}<w:qFormat/>'
        f"{inside}</w:style>"
    )


def _spaced(before: int, after: int, rest: str = "") -> str:
    return f'{rest}<w:spacing w:before="{before}" w:after="{after}"/>'


_EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A939B"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_KEPT = "<w:keepNext/><w:keepLines/>"
STYLES = (
    f'<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" '
    'w:cs="Calibri"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
    + _style("Normal", "Normal")
    + _style("Title", "Title", _spaced(0, 160, _KEPT), '<w:b/><w:sz w:val="44"/>')
    + _style(
        "Heading1", "heading 1", _spaced(360, 120, _KEPT) + '<w:outlineLvl w:val="0"/>', '<w:b/><w:sz w:val="30"/>'
    )
    + _style("Heading2", "heading 2", _spaced(240, 60, _KEPT) + '<w:outlineLvl w:val="1"/>', '<w:b/><w:sz w:val="24"/>')
    + _style(
        "Guidance",
        "Guidance",
        f'{_KEPT}<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="15568C"/></w:pBdr>'
        + _spaced(0, 80)
        + '<w:ind w:left="227"/>',
        '<w:color w:val="4A545D"/><w:sz w:val="20"/>',
    )
    + _style(
        "ListBullet",
        "List Bullet",
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="40"/>',
    )
    + _style("TableText", "Table Text", _spaced(40, 40), '<w:sz w:val="20"/>')
    + _style("TableHead", "Table Head", _spaced(40, 40), '<w:b/><w:sz w:val="20"/>')
    + _style("Footer", "footer", _spaced(0, 0), '<w:color w:val="4A545D"/><w:sz w:val="16"/>')
    + _style("Hyperlink", "Hyperlink", "", '<w:color w:val="15568C"/><w:u w:val="single"/>', kind="character")
    + _style("PlaceholderText", "Placeholder Text", "", '<w:color w:val="5F6973"/>', kind="character")
    + '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
    f"<w:tblPr><w:tblBorders>{_EDGES}</w:tblBorders></w:tblPr></w:style></w:styles>"
)
