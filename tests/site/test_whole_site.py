"""Reads the whole built site: links, anchors, titles, and every entry and pair in its places."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from tools.facts import PROMISED

from mkdocs_crosswalk import __version__
from mkdocs_crosswalk.views.addresses import place_of
from tests.support.builds import ROOT
from tests.support.frameworks import CSF, ISO, ISO_2013, ISO_TO_SOC2, SOC2, SOC2_TO_ISO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from tests.support.builds import BuiltSite

LOCAL = re.compile(r"^(?!https?:|mailto:|javascript:|data:)")
MATRICES = {"matrix/all/": (ISO, SOC2), "matrix/iso27001-and-nist-csf/all/": (ISO, CSF)}
COMPILED = "Compiled from the sources named; nobody here has judged it."
LISTS = {
    1: (
        *("corrections", "documents", "entries", "evidence", "frameworks", "guidance", "index"),
        *("overlaps", "reviewers", "sources", "statements", "systems", "topics", "verdicts"),
    ),
    2: ("entries", "frameworks", "overlaps", "sources", "statements"),
}
"""The files for machines, by their version."""
HOLDS = {1: (ISO, SOC2, ISO_2013), 2: (CSF,)}
SOURCES_OF_CSF = ("nist-csf-2", "olir-154", "olir-218")
SIDES = {1: ("iso", "soc2"), 2: ("left", "right")}
ON_REQUEST = (
    *("nist-csf/", "matrix/iso27001-and-nist-csf/", "guides/nist-csf/"),
    *(f"sources/{source}/" for source in SOURCES_OF_CSF),
    *("api/v2/", "downloads/crosswalk-iso27001-and-nist-csf.csv", "exchange/oscal/catalog-nist-csf"),
    *(f"exchange/{form}iso27001-and-nist-csf" for form in ("oscal/mapping-collection-", "sssom/", "strm/")),
    "exchange/gemara/iso27001-to-nist-csf",
)
"""The beginnings of what only a site has that asks for NIST CSF 2.0."""


def url_of(uri: str) -> str:
    return uri.removesuffix(".md").removesuffix("index") if uri.endswith("index.md") else f"{uri.removesuffix('.md')}/"


def usual(names: Iterable[str]) -> set[str]:
    """Return those of the addresses of this site that a site has which names no frameworks."""
    return {name for name in names if not name.startswith(ON_REQUEST)}


def test_a_strict_build_prints_no_warning(site: BuiltSite) -> None:
    assert not [line for line in site.log.splitlines() if "WARNING" in line or "ERROR" in line]
    assert "Documentation built" in site.log


def test_no_link_or_anchor_is_broken(site: BuiltSite) -> None:
    broken = []
    for page in site.pages.values():
        if page.url == "404.html":
            continue
        for href in page.hrefs("a[href], link[href]"):
            if not LOCAL.match(href):
                continue
            path, fragment = page.to(href)
            if path in site.pages:
                if fragment and fragment not in site.page(path).ids:
                    broken.append(f"{page.url}: {href} has no such anchor")
            elif path not in site.files:
                broken.append(f"{page.url}: {href} leads nowhere")
    assert not broken, "\n".join(broken[:20])


def test_no_page_has_tabs_nor_the_script_of_the_theme_for_them(site: BuiltSite) -> None:
    for page in site.pages.values():
        assert not page.tree.css(".tabbed-set"), page.url
        assert not [script for script in page.tree.css("script") if "__tabbed_" in script.text()], page.url


def test_an_id_stands_once_on_a_page(site: BuiltSite) -> None:
    twice = {}
    for page in site.pages.values():
        counts = Counter(n.attributes["id"] for n in page.tree.css("[id]"))
        if found := [i for i, n in counts.items() if n > 1]:
            twice[page.url] = found
    assert not twice


def test_every_entry_has_its_page_and_anchor(site: BuiltSite, catalogue: Catalogue) -> None:
    for entry in catalogue.entries.values():
        place = place_of(entry)
        page = site.page(url_of(place.uri))
        if place.anchor:
            assert place.anchor in page.ids, entry.id
        else:
            heading = page.tree.css_first("h1")
            assert heading and entry.id in heading.text(), entry.id
            said = heading.text().removeprefix(f"{entry.id} ")
            assert entry.title in said or said == entry.statement, entry.id


@pytest.mark.parametrize(
    ("entry", "url"),
    [
        ("A.5.15", "iso27001/a-5-15/"),
        ("A.5", "iso27001/a-5/"),
        ("Clause 6.1.3", "iso27001/clauses/6-1-3/"),
        ("Clause 6", "iso27001/clauses/6/"),
        ("CC6.1", "soc2/cc6-1/"),
        ("CC6", "soc2/cc6/"),
        ("PI1", "soc2/pi1/"),
        ("P8", "soc2/p8/"),
        ("A.9 (2013)", "iso27001-2013/a-9/"),
        ("PR", "nist-csf/pr/"),
        ("PR.AA", "nist-csf/pr-aa/"),
        ("PR.AA-05", "nist-csf/pr-aa-05/"),
    ],
)
def test_addresses_are_those_that_were_promised(site: BuiltSite, entry: str, url: str) -> None:
    heading = site.page(url).tree.css_first("h1 .xw-id")
    assert heading and heading.text() == entry


@pytest.mark.parametrize(
    "url",
    [
        "",
        "iso27001/",
        "iso27001/clauses/",
        "soc2/",
        "iso27001-2013/",
        "nist-csf/",
        "evidence/",
        "documents/",
        "sources/",
        *MATRICES,
        "gap/",
        "soa/",
        "counterparts/",
        "corrections/",
    ],
)
def test_every_index_is_there(site: BuiltSite, url: str) -> None:
    assert url in site.pages


def test_no_published_address_is_lost(site: BuiltSite) -> None:
    published = (Path(__file__).parent / "addresses.txt").read_text("utf-8").split()
    assert published == sorted(published)
    assert [url for url in published if url not in site.pages] == []
    moved = {url: page.moved_to for url, page in site.pages.items() if page.moved_to}
    assert {url: to for url, to in moved.items() if to not in site.pages or to in moved} == {}


def test_every_promised_address_is_on_the_list(site: BuiltSite) -> None:
    published = (Path(__file__).parent / "addresses.txt").read_text("utf-8").split()
    new = [url for url in site.pages if url.startswith(PROMISED) and url not in published]
    assert new == [], "run `make facts`, which adds them to tests/site/addresses.txt: they may never be lost again"


def test_old_controls_are_at_their_anchors(site: BuiltSite) -> None:
    assert {"a-9-2", "a-9-2-1"} <= site.page("iso27001-2013/a-9/").ids


def test_every_page_has_a_title_and_a_description_of_its_own(site: BuiltSite) -> None:
    pages = [p for p in site.pages.values() if p.url != "404.html" and not p.moved_to]
    for name, values in (("title", [p.title for p in pages]), ("description", [p.description for p in pages])):
        doubles = [v for v, n in Counter(values).items() if n > 1 or not v]
        assert not doubles, f"{name}: {doubles[:5]}"
    long = [p.url for p in pages if len(p.description) > 170]
    assert not long


def test_no_text_in_the_head_of_a_page_ends_early(site: BuiltSite) -> None:
    """A quotation mark in a description would end it; the theme writes texts as they are."""
    known = {"name", "content", "charset", "http-equiv"}
    metas = {(url, *(n.attributes.keys() - known)) for url, page in site.pages.items() for n in page.tree.css("meta")}
    assert len(metas) > 700
    assert not [said for said in metas if len(said) > 1]


def test_every_pair_shows_on_both_of_its_pages(site: BuiltSite, catalogue: Catalogue) -> None:
    for overlap in catalogue.overlaps.values():
        for here, there in ((overlap.left, overlap.right), (overlap.right, overlap.left)):
            page = site.page(url_of(place_of(catalogue.entries[here]).uri))
            if overlap.counted:
                shown = page.tree.css_first(f'[id="{catalogue.entries[there].slug}"]')
                assert shown and there in shown.text(), f"{here} does not show {there}"
            else:
                looked_at = [t for t in page.tree.css("table.xw-t--looked") if "Looked at" in t.text()]
                assert any(there in t.text() for t in looked_at), f"{here} does not show {there} as looked at"


def test_every_pair_shows_in_the_matrix_of_its_frameworks_and_in_no_other(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    every = set()
    for url, frameworks in MATRICES.items():
        shown = set()
        for row in site.page(url).tree.css(".xw-mx tbody tr"):
            head = row.css_first("th .xw-id")
            for link in row.css("td a"):
                assert head
                shown.add((head.text(), link.text().split(",")[0]))
        pairs = [o for o in catalogue.between(*frameworks) if o.counted or o.mappings]
        assert shown == {(o.left.removeprefix("Clause "), o.right) for o in pairs}
        every |= {(o.left, o.right) for o in pairs}
    assert every == {pair for pair, o in catalogue.overlaps.items() if o.counted or o.mappings}


@pytest.mark.parametrize(("url", "others"), list(zip(MATRICES, (61, 106), strict=True)))
def test_the_matrix_is_a_complete_table(site: BuiltSite, url: str, others: int) -> None:
    (table,) = site.page(url).tree.css(".xw-mx table")
    assert len(table.css("tbody th[scope=row]")) == 93 + 30
    assert len(table.css("thead th[scope=col]")) == others + 1
    for row in table.css("tbody tr:not(.g)"):
        assert len(row.css("td")) == others


@pytest.mark.parametrize("url", ["matrix/", "matrix/all/", "matrix/iso27001-and-nist-csf/"])
def test_every_page_of_a_matrix_stands_below_its_tab(site: BuiltSite, url: str) -> None:
    page = site.page(url)
    assert [tab.text().strip() for tab in page.tree.css(".md-tabs__item--active")] == ["Matrix"]
    (here,) = page.tree.css(".xw-side__group--open [aria-current=page]")
    assert page.to(here.attributes["href"] or "")[0] == url


def test_levels_on_the_page_are_those_of_the_data(site: BuiltSite, catalogue: Catalogue) -> None:
    words = {"full": "Full", "partial": "Partial"}
    for overlap in (o for o in catalogue.overlaps.values() if o.counted):
        for direction, level in overlap.levels.items():
            here, there = (
                (overlap.left, overlap.right) if str(direction) == "soc2-to-iso" else (overlap.right, overlap.left)
            )
            page = site.page(url_of(place_of(catalogue.entries[here]).uri))
            badge = page.tree.css_first(f'li[id="{catalogue.entries[there].slug}"] > .xw-l')
            if level == "none":  # it is no match here, and stands among the sources for the other direction
                assert badge is None, (here, there)
                assert page.tree.css_first(f'.xw-fold h3[id="{catalogue.entries[there].slug}"]'), (here, there)
            else:
                assert badge and badge.text() == words[level], (here, there)


def test_entries_without_a_counterpart_say_so_and_show_where_we_looked(site: BuiltSite, catalogue: Catalogue) -> None:
    silent = [e for e in catalogue.singles if not any(o.counted for o in catalogue.overlaps_of(e.id))]
    assert silent
    for entry in silent:
        page = site.page(url_of(place_of(entry).uri))
        notice = page.tree.css_first(".xw-empty")
        assert notice and "does the work of" in notice.text(), entry.id
        if catalogue.overlaps_of(entry.id):
            assert page.tree.css(".xw-fold .xw-t--looked tbody"), entry.id


def test_every_entry_shows_its_verdict_with_steps_evidence_and_guidance(site: BuiltSite, catalogue: Catalogue) -> None:
    words = {"carries-over": "Carries over", "extend": "Extend", "new": "New"}
    judged = [entry for entry in catalogue.singles if entry.framework in (ISO, SOC2)]
    assert catalogue.verdicts.keys() == catalogue.guidance.keys() == {entry.id for entry in judged}
    for entry in judged:
        page = site.page(url_of(place_of(entry).uri))
        text = " ".join(page.tree.css_first("article").text().split())  # type: ignore[union-attr]
        verdicts, guidance = catalogue.verdicts[entry.id], catalogue.guidance[entry.id]
        heading = page.tree.css_first("#says")
        assert heading and heading.text() == words[verdicts.base.outcome]
        said = [t for v in verdicts for t in (v.summary, v.why, v.together, *v.add) if t]
        evidence = [catalogue.evidence[item].name for v in verdicts for item in v.bring]
        assert [
            t
            for t in (*said, *evidence, *guidance.texts, guidance.suggested_control, guidance.suggested_test)
            if " ".join(t.split()) not in text
        ] == [], entry.id
        assert "No certified auditor has reviewed" in text or "no certified auditor has reviewed" in text


def test_an_entry_that_nobody_here_has_judged_shows_no_verdict_and_who_names_each_pair(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    names = {source.id: source.name for source in catalogue.sources.values()}
    compiled = [entry for entry in catalogue.singles if entry.framework == CSF]
    assert len(compiled) == 106
    for entry in compiled:
        page = site.page(url_of(place_of(entry).uri))
        assert not {"says", "guidance", "evidence"} & page.ids, entry.id
        for overlap in catalogue.overlaps_of(entry.id):
            row = page.tree.css_first(f'tr[id="{catalogue.entries[overlap.left].slug}"]')
            assert row and not row.css(".xw-l"), entry.id
            heads = [th.text().strip() for th in page.tree.css("table.xw-t--named thead th")]
            ticks = [h for h, cell in zip(heads, row.css("th, td"), strict=True) if cell.text().strip() == "Yes"]
            named = {names[source] for source in overlap.sources}
            said = page.tree.css_first(".xw-t--named + p a")
            assert said, entry.id
            assert set(ticks) == named or (not ticks and named == {said.text().strip()}), entry.id


def test_every_point_stands_on_its_entrys_page_with_what_does_its_work_or_why_nothing_does(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    for entry in (e for e in catalogue.entries.values() if e.points):
        page = site.page(url_of(place_of(entry).uri))
        judged = [o.judgement for o in catalogue.overlaps_of(entry.id) if o.judgement]
        for point in entry.points:
            row = page.tree.css_first(f"#{point.anchor}")
            assert row, point.id
            text = " ".join(row.text().split())
            assert text.startswith(f"{point.number}. {point.label}")
            key = catalogue.frameworks[entry.framework].key
            doing = [j for j in judged if point.id in j.points and j.works(key)]
            links = [a.text() for a in row.css("a.xw-id")]
            assert {j.left for j in doing} <= set(links), point.id
            if point.id in catalogue.unmatched:
                assert " ".join(catalogue.unmatched[point.id].why.split()) in text
                assert not doing


LISTED = ("sources/", "changes/", "exchange/")
"""Pages, and the pages below them, that list what is judged elsewhere or by others."""


def test_every_page_with_judgements_says_whose_they_are_and_when_they_were_made(site: BuiltSite) -> None:
    without = {"404.html", "go/"}  # they lead to pages, and judge nothing
    for url, page in site.pages.items():
        article = page.tree.css_first("article")
        text = " ".join(article.text().split()) if article else ""
        dated = re.search(r"Reviewed \d+ [A-Z][a-z]+ 20\d\d, (after )?edition 20\d\d\.\d\d\. ", text)
        compiled = url.startswith(("nist-csf/", "matrix/iso27001-and-nist-csf/", "iso27001-2013/"))
        caveats = ("by this project; no certified auditor has reviewed it", COMPILED)
        says = [caveat in text for caveat in caveats]
        others = url.startswith(LISTED) and url != "sources/this-project/"  # what others say, and how it is written
        assert (dated and says == [not (compiled or others), compiled]) or url in without, url


def test_every_evidence_item_and_source_has_its_page(site: BuiltSite, catalogue: Catalogue) -> None:
    assert {f"evidence/{i}/" for i in catalogue.evidence} <= set(site.pages)
    assert {f"sources/{i}/" for i in catalogue.sources} <= set(site.pages)


def test_every_document_has_its_page_with_every_point_and_the_entries_it_serves(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    index = site.page("documents/")
    listed = [index.to(href)[0] for href in index.hrefs("table.xw-t--documents a")]
    for document in catalogue.documents.values():
        page = site.page(f"documents/{document.id}/")
        assert page.url in listed
        assert {"says", "required", "approval", "evidence", "serves", "mistakes"} <= page.ids
        for number, point in enumerate(document.says, 1):
            row = page.tree.css_first(f"tr#point-{number}")
            assert row
            assert [a.text() for a in row.css("td a")] == list(point.entries)
        served = {n.text() for n in page.tree.css("#serves ~ .xw-lines > li > .xw-id")}
        assert served == set(document.serves)


def test_an_entry_and_an_evidence_item_lead_to_their_documents(site: BuiltSite, catalogue: Catalogue) -> None:
    for entry in catalogue.singles:
        page = site.page(url_of(place_of(entry).uri))
        lines = [n for n in page.tree.css("p.xw-note") if n.text().startswith("Documents:")]
        if entry.framework == CSF:  # which no document is written for
            assert not lines and not catalogue.documents_for(entry.id), entry.id
            continue
        (line,) = lines
        if len(catalogue.documents_for(entry.id)) > 1:
            assert line.next and line.next.tag == "ul", "several stand below each other"
            line = line.next
        found = [page.to(a.attributes["href"] or "")[0] for a in line.css("a")]
        assert sorted(found) == sorted(f"documents/{d.id}/" for d in catalogue.documents_for(entry.id)), entry.id
        required = [d for d in catalogue.documents_for(entry.id) if d.bond(entry.id) == "required"]
        assert line.text().count("(required)") == len(required)
    for item in catalogue.evidence:
        page = site.page(f"evidence/{item}/")
        shown = {page.to(href)[0] for href in page.hrefs(".md-content a") if "/documents/" in href}
        assert shown == {f"documents/{d.id}/" for d in catalogue.documents_with(item)}, item


def test_the_edit_link_of_a_document_leads_to_its_line(site: BuiltSite, catalogue: Catalogue) -> None:
    lines = (ROOT / "mappings/documents.yml").read_text("utf-8").splitlines()
    for document in catalogue.documents.values():
        link = site.page(f"documents/{document.id}/").tree.css_first("a[href*='/edit/']")
        assert link
        path, _, line = (link.attributes["href"] or "").partition("/edit/main/")[2].partition("#L")
        assert path == "mappings/documents.yml"
        assert lines[int(line) - 1] == f"  - id: {document.id}"


def test_every_row_is_on_its_sources_page(site: BuiltSite, catalogue: Catalogue) -> None:
    for row in catalogue.rows:
        assert f"row-{row.number}" in site.page(f"sources/{row.source}/").ids


def test_every_claim_is_on_the_page_of_figures(site: BuiltSite, catalogue: Catalogue) -> None:
    text = " ".join(site.page("counterparts/").tree.css_first("article").text().split())  # type: ignore[union-attr]
    for source in catalogue.sources.values():
        for claim in source.claims:
            assert " ".join(claim.about.split()) in text, claim.id


def test_every_correction_is_on_the_page_of_corrections(site: BuiltSite, catalogue: Catalogue) -> None:
    rows = site.page("corrections/").tree.css("table.xw-t--correction tbody")
    of_rows = sum(bool(r.corrected or r.contradicted or r.nonexistent) for r in catalogue.rows)
    assert len(rows) == of_rows + len(catalogue.corrections)
    for wrong in (o.id for row in catalogue.rows for o in row.nonexistent):
        assert wrong in site.page("corrections/").html


def test_edit_links_lead_to_the_line_of_the_data(site: BuiltSite, catalogue: Catalogue) -> None:
    for entry in catalogue.singles:
        page = site.page(url_of(place_of(entry).uri))
        link = page.tree.css_first("a[href*='/edit/']")
        assert link, entry.id
        path, _, line = (link.attributes["href"] or "").partition("/edit/main/")[2].partition("#L")
        lines = (ROOT / path).read_text("utf-8").splitlines()
        assert f"id: {entry.id}" in lines[int(line) - 1]


def test_no_page_asks_another_host_for_anything(site: BuiltSite) -> None:
    for page in site.pages.values():
        for node in page.tree.css(
            "script[src], img[src], iframe[src], link[rel=stylesheet], link[rel=preconnect], link[rel=preload]"
        ):
            address = node.attributes.get("src") or node.attributes.get("href") or ""
            assert LOCAL.match(address), f"{page.url}: {address}"


@pytest.mark.parametrize("version", LISTS)
def test_the_files_for_machines_are_sorted_and_whole(site: BuiltSite, catalogue: Catalogue, version: int) -> None:
    folder = Path(site.folder, f"api/v{version}")
    files = {p.stem: json.loads(p.read_text("utf-8")) for p in sorted(folder.glob("*.json"))}
    assert tuple(files) == LISTS[version]
    lists = {name: f for name, f in files.items() if name != "index"}
    assert all(set(f) == {"schema", "edition", "items"} and f["schema"] == version for f in lists.values())
    entries = [e.id for e in catalogue.entries.values() if e.framework in HOLDS[version]]
    assert [e["id"] for e in files["entries"]["items"]] == entries
    pairs = [tuple(o[side] for side in SIDES[version]) for o in files["overlaps"]["items"]]
    assert pairs == [pair for pair in catalogue.overlaps if version_of(catalogue, pair) == version]
    own = [s for s in sorted(catalogue.sources) if (s in SOURCES_OF_CSF) == (version == 2)]
    assert [s["id"] for s in files["sources"]["items"]] == own
    if version == 1:
        assert [i["id"] for i in files["evidence"]["items"]] == sorted(catalogue.evidence)
        assert [d["id"] for d in files["documents"]["items"]] == sorted(catalogue.documents)
        assert all(d["url"] in site.pages for d in files["documents"]["items"])
    for entry in files["entries"]["items"]:
        path, _, anchor = entry["url"].partition("#")
        assert path in site.pages
        assert not anchor or anchor in site.page(path).ids


SITE_URL = "https://example.github.io/mkdocs-crosswalk/"
TO_TAKE = (".json", ".csv", ".xlsx", ".docx", ".tsv", ".yaml", ".inv")
"""How the names of files end that readers and programs take along."""


def test_the_index_lists_every_file_as_it_is(site: BuiltSite, catalogue: Catalogue) -> None:
    index = json.loads((site.folder / "api/v1/index.json").read_text("utf-8"))
    assert index["software"] == {"name": "mkdocs-crosswalk", "version": __version__}
    assert index["base"] == SITE_URL
    said = index["data"]
    assert (said["date"], said["licence"]) == (catalogue.updated.isoformat(), "Apache-2.0")
    items = {item["path"]: item for item in index["items"]}
    there = {name for name in site.files if name.startswith(("api/", "downloads/", "exchange/", "objects.inv"))}
    assert set(items) == {name for name in there if name.endswith(TO_TAKE)} - {"api/v1/index.json"}
    for path, item in items.items():
        content = (site.folder / path).read_bytes()
        assert (item["bytes"], item["sha256"]) == (len(content), sha256(content).hexdigest()), path
        if "/schema/" in path:
            assert json.loads(content)["$id"] == f"{SITE_URL}{path}"
        elif path.startswith("api/"):
            assert item["schema"] in items
            assert "/entries/" in path or item["count"] == len(json.loads(content)["items"]), path
    schema = json.loads((site.folder / "api/v1/schema/index.json").read_text("utf-8"))
    assert not [*Draft202012Validator(schema).iter_errors(index)]


def test_json_has_the_spelling_of_tables_beside_its_own(site: BuiltSite) -> None:
    def items(name: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads((site.folder / f"api/v1/{name}.json").read_text("utf-8"))["items"]
        return found

    kinds = {kind["key"]: kind["name"] for framework in items("frameworks") for kind in framework["kinds"]}
    assert kinds["subclause"] == "sub-clause"
    assert all(entry["kind_name"] == kinds[entry["kind"]] for entry in items("entries"))
    names = {entry["id"]: entry["kind_name"] for entry in items("entries")}
    outcomes = {verdict["outcome_name"]: verdict["outcome"] for verdict in items("verdicts")}
    assert outcomes["Carries over"] == "carries-over"
    for path in (site.folder / "downloads").glob("gap-*.csv"):
        for row in csv.DictReader(path.read_text("utf-8-sig").splitlines(keepends=True)):
            assert (names[row["id"]], row["outcome"] in outcomes) == (row["kind"], True)


def test_the_pages_of_downloads_lead_to_every_file_to_take(site: BuiltSite) -> None:
    pages = [site.page(url) for url in site.pages if url.startswith("exchange/")]
    linked = {page.to(href)[0] for page in pages for href in page.hrefs("article a[href]")}
    taken = {name for name in site.files if name.startswith(("downloads/", "exchange/")) and name.endswith(TO_TAKE)}
    skeletons = {name for name in taken if name.startswith("downloads/documents/")}
    assert taken > skeletons and taken - skeletons <= linked
    assert "documents/" in linked
    for name in skeletons:
        page = site.page(f"documents/{name.rpartition('/')[2].removesuffix('.docx')}/")
        assert name in {page.to(href)[0] for href in page.hrefs("article a[href]")}
    assert {f"api/v{version}/{name}.json" for version, names in LISTS.items() for name in names} <= linked
    first = site.page("exchange/")
    sizes = [cell.text(strip=True) for cell in first.tree.css("article tbody tr > :last-child")]
    assert sizes and all(re.search(r"(^|, )[\d.]+ (bytes|KB|MB)$", size) for size in sizes)


def version_of(catalogue: Catalogue, pair: tuple[str, str]) -> int:
    """Return the version of the files for machines that a pair stands in: the first that has both frameworks."""
    return max(v for v, held in HOLDS.items() if any(catalogue.entries[entry].framework in held for entry in pair))


@pytest.mark.parametrize("version", LISTS)
def test_an_overlap_for_machines_has_the_documented_form(site: BuiltSite, catalogue: Catalogue, version: int) -> None:
    items = json.loads(Path(site.folder, f"api/v{version}/overlaps.json").read_text("utf-8"))["items"]
    left, right = SIDES[version]
    by_pair = {(o[left], o[right]): o for o in items}
    corrected = 0
    for pair, overlap in catalogue.overlaps.items():
        if version_of(catalogue, pair) != version:
            continue
        item = by_pair.pop(pair)
        if version == 1:
            for name, direction in (("soc2_to_iso", SOC2_TO_ISO), ("iso_to_soc2", ISO_TO_SOC2)):
                said = (overlap.levels.get(direction), overlap.agreement.get(direction))
                assert (item[name], item["agreement"][name]) == said, pair
        else:
            assert item["between"] == [catalogue.entries[entry].framework for entry in pair]
            assert item["levels"] == item["agreement"] == {"csf-to-iso": None, "iso-to-csf": None}
            assert not overlap.levels and not overlap.agreement
        assert item["counted"] is overlap.counted
        if overlap.judgement:
            assert (item["judgement"]["source"], item["judgement"]["why"]) == ("this-project", overlap.judgement.why)
        for row, mapping in zip(item["mappings"], overlap.mappings, strict=True):
            published = mapping.row.published
            assert (row["published"][left], row["published"][right]) == (list(published.left), list(published.right))
            meant = [{"id": r.id, "confidence": r.confidence} for r in mapping.row.meant]
            correction = row["correction"] or {}
            assert [*correction.get(left, []), *correction.get(right, [])] == meant
            corrected += bool(meant)
    assert corrected
    assert not by_pair
