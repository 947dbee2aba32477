"""The documents of the policy set as skeletons for Word: what each must say for which entries, with room to say it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.published import in_words
from mkdocs_crosswalk.registers.documents import Bond
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.addresses import Place
from mkdocs_crosswalk.views.text import Id, Link, linked, plain
from mkdocs_crosswalk.views.ways import by_framework, documented

from .word import Blank, Run, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_crosswalk.registers.documents import Demand, Document, Point
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.text import Text

    from .word import Piece

LONGEST = 90
"""Characters of a heading."""
_HEAD = re.compile(r"[^,;:.(]+")
CHANGES = 3
"""Empty rows for changes."""


def word_files(extent: Extent, url: Callable[[Place], str]) -> dict[str, bytes]:
    """Return a file for each document by its source address.

    Args:
        extent: What the site holds.
        url: Turns a place into its address; links are made of those that are whole, since the file leaves the site.
    """
    documents = extent.catalogue.documents.values() if extent.has(addresses.WORD) else ()
    return {addresses.word_uri(d.id): _Skeleton(extent, url, d).content() for d in documents}


class _Skeleton:
    """Writes one document."""

    def __init__(self, extent: Extent, url: Callable[[Place], str], document: Document) -> None:
        self.catalogue = extent.catalogue
        self.extent = extent
        self.url = url
        self.document = document
        edition = f", {said}" if (said := in_words(self.catalogue)) else ""
        foot = f"{document.name}. Skeleton reviewed {wording.day(document.reviewed)}{edition}. {wording.CAVEAT}"
        self.word = Word(document.name, document.reviewed, foot)

    def content(self) -> bytes:
        """Return the file."""
        word, document = self.word, self.document
        word.heading(document.name, 0)
        self._facts()
        word.heading("Purpose")
        word.paragraph(self._pieces(linked(document.purpose, self.catalogue)), "Guidance")
        word.paragraph((Blank("Purpose", "Say why your company has this document, and whom it binds."),))
        word.heading("What it says")
        for point in document.says:
            self._point(point)
        self._beside()
        self._approval()
        return word.content()

    def _facts(self) -> None:
        document, catalogue = self.document, self.catalogue
        page = Place(addresses.document_uri(document.id))
        rows: list[tuple[tuple[Piece, ...], tuple[Piece, ...]]] = [
            (("Kind",), (document.kind.capitalize(),)),
            (("Owner",), (Blank("Owner", "A person or a function"),)),
            (("Version",), (Blank("Version", "1.0"),)),
            (("In force from",), (Blank("In force from", "Date", day=True),)),
            (("Next review",), (Blank("Next review", "Date", day=True),)),
        ]
        if document.review:
            rows.append((("How often",), tuple(self._pieces(linked(document.review, catalogue)))))
        if address := self._address(page):
            rows.append((("Made from",), (Run(address, address),)))
        self.word.table(rows, (24, 76))

    def _point(self, point: Point) -> None:
        head = _head(point.text)
        self.word.heading(head, 2)
        if head != point.text.rstrip("."):
            self.word.paragraph(self._pieces(linked(point.text, self.catalogue)), "Guidance")
        for framework, served in by_framework(self.catalogue, point.entries, documented(self.catalogue)):
            if served:
                named: Text = (f"For {framework.held}: ", *_parted(Id(entry) for entry in served))
                self.word.paragraph(self._pieces(named), "Guidance")
        self.word.paragraph((Blank("Text", "Write here what holds in your company."),))

    def _beside(self) -> None:
        word, document, catalogue = self.word, self.document, self.catalogue
        if document.demands:
            word.heading("Who asks for it")
            rows = [(("By",), ("How",), ("Why",)), *(self._demand(demand) for demand in document.demands)]
            word.table(rows, (20, 16, 64), head=True)
        if document.evidence:
            word.heading("Records that show it")
            items = (catalogue.evidence[i] for i in document.evidence)
            word.bullets(tuple(self._pieces((Link(addresses.evidence_uri(i.id), i.name),))) for i in items)

    def _demand(self, demand: Demand) -> tuple[tuple[Piece, ...], ...]:
        by: Text = (Id(demand.entry),) if demand.entry else (demand.outside,)
        why = linked(demand.why, self.catalogue, but=demand.entry)
        return tuple(self._pieces(by)), (wording.BONDS[Bond(demand.bond)],), tuple(self._pieces(why))

    def _approval(self) -> None:
        word = self.word
        word.heading("Approval")
        if self.document.approved_by:
            word.paragraph(self._pieces(linked(self.document.approved_by, self.catalogue)), "Guidance")
        signed = (Blank("Approved by", "Name"), Blank("Role", "Function"), Blank("Approved on", "Date", day=True))
        word.table(
            [(("Approved by",), ("Role",), ("Date",), ("Signature",)), (*((blank,) for blank in signed), ())],
            (28, 26, 20, 26),
            head=True,
        )
        word.heading("Changes")
        empty: tuple[tuple[Piece, ...], ...] = ((), (), (), ())
        word.table(
            [(("Version",), ("Date",), ("What changed",), ("By",)), *([empty] * CHANGES)], (14, 20, 44, 22), head=True
        )

    def _pieces(self, text: Text) -> Iterator[Piece]:
        for part in text:
            target, anchor, said = "", "", plain((part,))
            if isinstance(part, Id):
                target = part.entry
            elif isinstance(part, Link):
                target, anchor = part.target, part.anchor
            yield Run(said, self._link(target, anchor)) if target else said

    def _link(self, target: str, anchor: str) -> str:
        """Return the whole address of an entry or a page, or "" where it is not known or leads nowhere."""
        if not self.extent.has(target, anchor):
            return ""
        there = self.catalogue.entries.get(target)
        return self._address(addresses.place_of(there) if there else Place(target, anchor))

    def _address(self, place: Place) -> str:
        address = self.url(place)
        return address if address.startswith(("https://", "http://")) else ""


def _head(text: str) -> str:
    """Return what a point is about: its words up to where it goes into detail."""
    found = _HEAD.match(text)
    head = " ".join((found[0] if found else text).split())
    return head if len(head) <= LONGEST else f"{head[:LONGEST].rpartition(' ')[0]}\N{HORIZONTAL ELLIPSIS}"


def _parted(ids: Iterable[Id]) -> Iterator[Id | str]:
    for number, one in enumerate(ids):
        yield from (", ", one) if number else (one,)
