"""Documents of the policy set for Word, read back as XML: what each must say for which entries, with room to say it."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from mkdocs_crosswalk.engines.parts import OFFERED
from mkdocs_crosswalk.files.word import Blank, Run, Word
from mkdocs_crosswalk.files.word_documents import word_files
from mkdocs_crosswalk.views.addresses import address_of, place_of, word_uri
from mkdocs_crosswalk.views.site import site_without_pages

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.views.addresses import Place

SITE = "https://example.org/x/"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def whole(place: Place) -> str:
    return f"{SITE}{address_of(place.uri)}{f'#{place.anchor}' if place.anchor else ''}"


@pytest.fixture(scope="module")
def files(catalogue: Catalogue) -> dict[str, bytes]:
    return word_files(site_without_pages(catalogue, OFFERED).extent, whole)


def part(content: bytes, name: str = "word/document.xml") -> ET.Element:
    with ZipFile(BytesIO(content)) as package:
        return ET.fromstring(package.read(name))  # noqa: S314 - we have written it


def said(element: ET.Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def links(content: bytes) -> set[tuple[str, str]]:
    to = {one.get("Id"): one.get("Target") for one in part(content, "word/_rels/document.xml.rels")}
    return {(said(link), to[link.get(f"{R}id")] or "") for link in part(content).iter(f"{W}hyperlink")}


def test_there_is_one_for_each_document_and_every_part_of_it_is_named(
    catalogue: Catalogue, files: dict[str, bytes]
) -> None:
    assert list(files) == [word_uri(document) for document in catalogue.documents]
    for content in files.values():
        with ZipFile(BytesIO(content)) as package:
            names = set(package.namelist())
            assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        kinds = part(content, "[Content_Types].xml")
        named = {(one.get("PartName") or "").lstrip("/") for one in kinds if one.get("PartName")}
        assert named == {name for name in names if not name.endswith((".rels", "].xml"))}
        styles = {one.get(f"{W}styleId") for one in part(content, "word/styles.xml").iter(f"{W}style")}
        used = {one.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for one in part(content).iter(W + tag)}
        assert used <= styles


def test_the_same_data_gives_the_same_bytes(catalogue: Catalogue, files: dict[str, bytes]) -> None:
    assert word_files(site_without_pages(catalogue, OFFERED).extent, whole) == files


def test_every_point_has_its_words_its_entries_as_links_and_room(catalogue: Catalogue, files: dict[str, bytes]) -> None:
    for document in catalogue.documents.values():
        content = files[word_uri(document.id)]
        body = part(content)
        words = re.sub(r"\s+", " ", said(body))
        led = links(content)
        for point in document.says:
            assert point.text.rstrip(".") in words, (document.id, point.text)
            for entry in point.entries:
                assert (entry, whole(place_of(catalogue.entries[entry]))) in led
        blanks = [one.get(f"{W}val") for one in body.iter(f"{W}alias")]
        assert blanks.count("Text") == len(document.says)
        assert {"Owner", "Version", "In force from", "Next review", "Approved by", "Approved on"} <= set(blanks)
        heads = [p for p in body.iter(f"{W}p") if any(s.get(f"{W}val") == "Heading2" for s in p.iter(f"{W}pStyle"))]
        assert len(heads) == len(document.says) and all(len(said(head)) <= 91 for head in heads)


def test_without_an_address_of_the_site_nothing_is_a_link(catalogue: Catalogue) -> None:
    extent = site_without_pages(catalogue, OFFERED).extent
    made = word_files(extent, lambda place: place.uri)
    assert all(links(content) == set() for content in made.values())


def test_text_is_text(catalogue: Catalogue) -> None:
    odd = "a </w:t><w:p> & \" ' \x0b\ufffe ]]> <x/>"
    word = Word(odd, catalogue.updated, odd)
    word.heading(odd)
    word.table([((Blank(odd, odd),), (Run(odd, f"https://x.example/?a=1&b=<{odd}"),))], (50, 50))
    body = part(word.content())
    shown = re.sub("[\x0b\ufffe]", "", odd)
    assert [said(p) for p in body.iter(f"{W}p")][:3] == [shown, f"[{shown}]", shown]
    assert not list(body.iter("x"))
