"""The guides as they are built: index, ways, entries treated, drawings, what can be copied, and the glossary."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
import yaml
from markdown import Markdown

from mkdocs_crosswalk.data.locations import written_pages
from mkdocs_crosswalk.engines.markdown_site import markdown_site
from mkdocs_crosswalk.engines.parts import OFFERED
from mkdocs_crosswalk.prose.extension import HandWritten
from mkdocs_crosswalk.prose.guides import read_told
from mkdocs_crosswalk.prose.id_links import located
from mkdocs_crosswalk.render.html import HtmlRenderer
from mkdocs_crosswalk.views.site import build_site
from mkdocs_crosswalk.views.text import Id
from mkdocs_crosswalk.views.ways import both
from tests.support.builds import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from tests.support.builds import BuiltSite

CONTENT = ROOT / "content"
KB = 1024
DRAWN = {
    "both-on-one-calendar": 1,
    "certification-and-examination": 1,
    "clause-4": 1,
    "clause-6": 2,
    "iso27001-and-soc2-compared": 1,
}
"""How many drawings each guide has; the others have none."""
OUTSIDE = """figures => figures.flatMap(svg => {
    const box = svg.viewBox.baseVal;
    return [...svg.querySelectorAll("text")].filter(text => {
        if (text.hasAttribute("transform")) return false;
        const b = text.getBBox();
        return b.x < -1 || b.x + b.width > box.width + 1 || b.y < -1 || b.y + b.height > box.height + 2;
    }).map(text => text.textContent);
})"""
CROSSED = """figures => figures.flatMap(svg => {
    const boxes = [...svg.querySelectorAll("text:not([transform])")].map(t => [t.textContent, t.getBBox()]);
    return boxes.flatMap(([one, a], n) => boxes.slice(n + 1)
        .filter(([, b]) => a.x < b.x + b.width - 1 && b.x < a.x + a.width - 1
            && a.y < b.y + b.height - 4 && b.y < a.y + a.height - 4)
        .map(([other]) => `${one} / ${other}`));
})"""


@pytest.fixture(scope="module")
def guides(site: BuiltSite) -> dict[str, str]:
    """Return the group of each guide by its address, in the order of the index."""
    sections = site.page("guides/").tree.css(".xw-guides section")
    found = {}
    for section in sections:
        heading = section.css_first("h2")
        assert heading
        for link in section.css("li > a"):
            found[site.page("guides/").to(link.attributes["href"] or "")[0]] = heading.text()
    return found


def test_the_index_has_every_guide_with_its_line(site: BuiltSite, guides: dict[str, str]) -> None:
    assert sorted(guides) == [url for url in sorted(site.pages) if re.fullmatch(r"guides/[^/]+/", url)]
    assert len(set(guides.values())) == 5
    lines = [item.text() for item in site.page("guides/").tree.css(".xw-guides li > .xw-sub")]
    assert len(lines) == len(guides) and all(line.endswith(".") for line in lines)


def test_the_side_list_has_the_groups_of_the_index(guides: dict[str, str]) -> None:
    class Loader(yaml.SafeLoader):
        """Leaves out what only MkDocs can make of a tag."""

    Loader.add_multi_constructor("!", lambda *_: None)
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader)  # noqa: S506 - a safe loader
    nav = next(item["Guides"] for item in config["nav"] if "Guides" in item)
    shown = {
        uri.removesuffix(".md") + "/": group
        for item in nav
        for group, inside in item.items()
        if isinstance(inside, list)
        for page in inside
        for uri in page.values()
    }
    assert list(shown.items()) == list(guides.items())


@pytest.mark.parametrize("url", ["guides/choosing/", "guides/clause-6/", "about/options/"])
def test_the_side_list_of_a_written_page_has_the_form_of_all_others(site: BuiltSite, url: str) -> None:
    page = site.page(url)
    side = page.tree.css_first(".md-nav--primary")
    assert side and "xw-side" in (side.attributes["class"] or "")
    assert not side.css(".md-nav__item, .md-nav__toggle")
    (here,) = side.css("[aria-current=page]")
    assert page.to(here.attributes["href"] or "")[0] == url
    if url.startswith("guides/"):
        (group,) = side.css(".xw-side__group--open > .xw-side__title")
        assert group.text() == page.tree.css("article .xw-crumbs a")[1].text()
    headings = [f"#{node.attributes['id']}" for node in page.tree.css("article h2[id]")]
    assert [link.attributes["href"] for link in side.css(".xw-side__toc a")] == headings


def test_help_stands_before_who_claimed_it(site: BuiltSite, guides: dict[str, str], catalogue: Catalogue) -> None:
    """No part of a guide begins with what a source says, but for those that are about what sources say."""
    names = [source.name.partition(",")[0] for source in catalogue.sources.values() if source.kind != "standard"]
    claimed = re.compile(rf"(In )?The ({'|'.join(map(re.escape, names))}) (says|rates|advises|proposes|claims|tells)\b")
    for url in guides:
        page = site.page(url)
        for first in page.tree.css("article :is(h1, h2, h3) + p"):
            head = first.prev
            while head and head.tag not in ("h1", "h2", "h3"):
                head = head.prev
            about = bool(re.search(r"\b[Ss]ource|\b[Cc]laim", head.text() if head else ""))
            assert about or not claimed.match(" ".join(first.text().split())), (url, first.text())
    choosing = [h.attributes["id"] for h in site.page("guides/choosing/").tree.css("article h2[id]")]
    assert choosing.index("questions-that-decide") < choosing.index("what-the-sources-claim")
    assert "claims" not in " ".join(site.page("guides/").tree.text().split()).partition("Choosing")[2][:60]


def test_each_guide_leads_up_back_and_on(site: BuiltSite, guides: dict[str, str]) -> None:
    order = list(guides)
    for at, url in enumerate(order):
        page = site.page(url)
        crumbs = page.tree.css("article .xw-crumbs a")
        assert [link.text() for link in crumbs] == ["Guides", guides[url]]
        assert page.to(crumbs[1].attributes["href"] or "")[0] == "guides/"
        ways = [page.to(link.attributes["href"] or "")[0] for link in page.tree.css("article .xw-pn a")]
        assert ways == [*order[max(0, at - 1) : at], *order[at + 1 : at + 2]]


def test_each_guide_lists_the_entries_it_treats_with_their_verdicts(site: BuiltSite, catalogue: Catalogue) -> None:
    listed: dict[str, list[str]] = {}
    for guide in read_told(catalogue, written_pages(CONTENT))["guides"]:
        page = site.page(f"{guide.uri.removesuffix('.md')}/")
        rows = page.tree.css("#entries-treated-here ~ table tbody tr")
        assert bool(rows) == bool(guide.treats), guide.uri
        for row in rows:
            link, mark = row.css_first("th a"), row.css_first(".xw-v")
            assert link
            verdicts = catalogue.verdicts.get(link.text())
            shape = f"xw-v xw-v--{verdicts.base.outcome}" if verdicts else None
            assert (mark.attributes["class"] if mark else None) == shape, link.text()
            listed.setdefault(guide.uri, []).append(link.text())
    assert len(listed["guides/physical-controls-without-an-office.md"]) == 15
    assert listed["guides/clause-9.md"] == [e.id for e in catalogue.singles if e.id.startswith("Clause 9")]


@pytest.mark.browser
def test_rows_under_headings_of_their_own_stand_in_one_shape(page: Page, address: str) -> None:
    """A row for each control: their columns begin at one place, their heads stand once, and links lead to each."""
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address + "guides/physical-controls-without-an-office/")
    rows = page.locator(".xw-t--one tbody tr")
    assert rows.count() == 14
    starts = rows.evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => Math.round(cell.getBoundingClientRect().x)).join())"
    )
    assert len(set(starts)) == 1
    heads = page.locator(".xw-t--one thead").evaluate_all(
        "heads => heads.filter(head => head.getBoundingClientRect().height > 2).length"
    )
    assert heads == 2, "once in each part"
    beside = page.locator("h3:has(+ .xw-t--one)").evaluate_all(
        "all => all.map(head => [head, head.nextElementSibling.rows[1]].map(part => part.getBoundingClientRect().y))"
    )
    assert all(abs(head - row) < 40 for head, row in beside)
    assert page.evaluate("document.documentElement.scrollHeight") < 5 * 900
    page.set_viewport_size({"width": 390, "height": 844})
    first = page.locator(".xw-t--one th[data-l]").first
    assert first.evaluate("e => getComputedStyle(e, '::before').content").startswith('"Remote-first')


def test_search_finds_terms_one_by_one_and_no_guide_by_its_list(site: BuiltSite) -> None:
    docs = json.loads((site.folder / "search/search_index.json").read_text("utf-8"))["docs"]
    by_place = {doc["location"]: doc for doc in docs}
    assert by_place["guides/glossary/#verdict"]["title"] == "Verdict"
    assert by_place["guides/glossary/#mfa"]["text"].startswith("<p>Multi-factor authentication")
    assert not [place for place in by_place if place.endswith("#entries-treated-here")]
    clause = by_place["guides/clause-9/"]
    assert clause["text"].startswith("<p>Internal audit and management review are the largest new work")


def test_words_of_the_site_are_in_the_glossary(site: BuiltSite, catalogue: Catalogue) -> None:
    terms = {node.text() for node in site.page("guides/glossary/").tree.css("dl.xw-terms > dt")}
    assert {"Verdict", "Carries over", "Extend", "New", "Match", "Full", "Partial", "Counted", "Derived"} <= terms
    assert {"Record", "Evidence item", "Scope", "Entry", "Source", "Direction", "Gap list"} <= terms
    letters = site.page("guides/glossary/").tree.css(".xw-az a")
    anchors = {node.attributes["id"] for node in site.page("guides/glossary/").tree.css("dt")}
    assert [link.text() for link in letters] == sorted({term[0].upper() for term in terms})
    assert {(link.attributes["href"] or "").removeprefix("#") for link in letters} <= anchors
    written = written_pages(CONTENT)
    extent = build_site(catalogue, written, offered=OFFERED, **read_told(catalogue, written)).extent
    for word in terms:
        term = extent.term(word)
        assert term and term.anchor in anchors and 10 < len(term.meaning) < 300, word


def test_the_glossary_opens_with_the_words_of_every_page_and_each_word_leads_to_where_it_is_used(
    site: BuiltSite,
) -> None:
    page = site.page("guides/glossary/")
    assert page.html.index('href="#verdict"') < page.html.index("xw-az")
    unused = [dd.text() for dd in page.tree.css("dl.xw-terms > dd") if not dd.css("a[href]")]
    assert not unused
    shown = {a.attributes["href"] for a in page.tree.css("article table a")}
    assert shown <= {f"#{node.attributes['id']}" for node in page.tree.css("dt")} and len(shown) > 8


def test_no_paragraph_of_a_guide_is_long(site: BuiltSite) -> None:
    """What is longer is two things, or a list."""
    long = [
        (url, words)
        for url, page in site.pages.items()
        if url.startswith("guides/")
        for p in page.tree.css("article p")
        if len(words := " ".join(p.text().split())) > 440
    ]
    assert not long


def test_a_page_can_lead_to_a_word_of_the_glossary(catalogue: Catalogue) -> None:
    written = written_pages(CONTENT)
    told = read_told(catalogue, written)
    site = build_site(catalogue, written, offered=OFFERED, **told)
    term = site.extent.term("Extend")
    assert term
    page = site.pages["evidence/index.md"]

    def lead(there: bool) -> str:
        parts = ("gap", "guides") if there else ("gap",)
        part = build_site(catalogue, written, parts=parts, offered=OFFERED, **told)
        shown = replace(page, lead=(Id("A.5.1"), term.help))
        return HtmlRenderer(part).render(shown, lambda place: f"{place.uri}#{place.anchor}")

    assert 'href="guides/glossary.md#extend" title="A verdict of this site:' in lead(there=True)
    assert 'aria-label="What Extend means">?</a>' in lead(there=True)
    assert "xw-help" not in lead(there=False)


def test_drawings_are_small_have_words_and_bring_no_styles(site: BuiltSite) -> None:
    found = {}
    for url, page in site.pages.items():
        figures = page.tree.css("figure.xw-draw")
        if figures:
            found[url.split("/")[1]] = len(figures)
        for figure in figures:
            caption = figure.css_first("figcaption")
            assert caption and len(caption.text()) > 60
    assert found == DRAWN
    for html in (site.page(f"guides/{name}/").html for name in DRAWN):
        for svg in re.findall(r"<svg viewBox=.*?</svg>", html, re.DOTALL):
            assert len(svg.encode()) < 6 * KB
            tree = ET.fromstring(svg)  # noqa: S314 - our own
            assert tree.attrib["role"] == "img" and tree[0].tag == "title" and len(tree[0].text or "") > 20
            assert not [e for e in tree.iter() if {"style", "href", "onload"} & set(e.attrib) or e.tag == "script"]


def test_the_flow_has_the_numbers_of_the_data(site: BuiltSite, catalogue: Catalogue) -> None:
    way = both(catalogue.crosswalks[0])[0]
    pairs = [o for o in catalogue.between(way.asked.id, way.held.id) if o.reaches(way.direction)]
    page = site.page("guides/iso27001-and-soc2-compared/")
    last = page.tree.css("figure.xw-draw + table tr")[-1].text(separator=" ").split()
    assert last[0] == "All" and int(last[-1]) == len(pairs) == sum(map(int, last[1:-1]))
    six = next(
        row.text(separator=" ").split() for row in page.tree.css("table tr") if row.text().strip().startswith("CC6 ")
    )
    assert int(six[-1]) == len([o for o in pairs if o.right.startswith("CC6.")])
    svg = page.tree.css_first("figure.xw-draw svg")
    assert svg and f" {len([o for o in pairs if o.left.startswith('A.7.')])}" in svg.text(separator=" ")


def test_a_generator_without_plugins_gets_words_numbers_and_lists(catalogue: Catalogue) -> None:
    files = markdown_site(catalogue, CONTENT)
    compared = files["guides/iso27001-and-soc2-compared.md"].decode()
    assert "*Pairs by which SOC 2 records serve ISO/IEC 27001" in compared
    assert "\n| [CC6](../soc2/cc6.md) Access |" in compared
    nine = files["guides/clause-9.md"].decode()
    assert "\n## Entries treated here\n" in nine
    assert "| New | [Internal audit](#internal-audit) |" in nine
    assert "drawing:" not in "".join(text.decode() for uri, text in files.items() if uri.startswith("guides/"))
    assert (
        "[Clause 9: measurement, internal audit and management review](clause-9.md)"
        in files["guides/index.md"].decode()
    )


def test_a_drawing_that_is_not_there_is_told_with_its_line(catalogue: Catalogue) -> None:
    prose = HandWritten(build_site(catalogue, offered=OFFERED), "", CONTENT)
    page = prose.open("guides/one.md", str(CONTENT / "guides/one.md"), link_ids=True)
    source = "# One\n\n![Words.](drawing:scoop)\n"
    html = Markdown(extensions=[prose]).convert(source)
    assert "<svg" not in html
    assert [*map(str, located(page, source))] == [
        'guides/one.md:3:11: there is no "drawing:scoop" (did you mean drawing:scope?)'
    ]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("font", ["DejaVu Sans", "Noto Sans"])
def test_words_of_drawings_stay_inside_and_apart(page: Page, address: str, width: int, font: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for name, many in DRAWN.items():
        page.goto(f"{address}guides/{name}/")
        page.evaluate("font => { document.body.style.setProperty('--md-text-font', `'${font}'`); }", font)
        drawings = page.locator("figure.xw-draw svg:visible")
        assert drawings.count() == many
        assert drawings.evaluate_all(OUTSIDE) == []
        assert drawings.evaluate_all(CROSSED) == []
        sizes = drawings.evaluate_all(
            "all => all.map(svg => 12 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)"
        )
        assert min(sizes) >= 11.5  # pixels of the smallest words


@pytest.mark.browser
@pytest.mark.parametrize(
    ("path", "button", "begins"),
    [
        ("guides/ict-supply-chain/", "Copy", "ICT supply chain procedure"),
        (
            "documents/access-control-policy/",
            "Copy as Markdown",
            "# Access control and authentication policy\n\n1. Who may approve access, and that nobody approves their",
        ),
    ],
)
def test_templates_and_outlines_are_copied(browser: Browser, address: str, path: str, button: str, begins: str) -> None:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text))
    page.goto(address + path)
    page.get_by_role("button", name=button, exact=True).first.click()
    page.locator(".xw-copy output", has_text="Copied").first.wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith(begins)
    assert not wrong
    context.close()


@pytest.mark.browser
def test_what_cannot_be_copied_is_selected(page: Page, address: str) -> None:
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', {value: undefined})")
    page.goto(f"{address}guides/ict-supply-chain/")
    page.get_by_role("button", name="Copy", exact=True).first.click()
    page.locator(".xw-copy textarea").wait_for()
    assert page.evaluate("getSelection().toString() || document.activeElement.value").startswith("ICT supply chain")


@pytest.mark.browser
def test_without_scripts_there_is_nothing_to_press(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}guides/ict-supply-chain/")
    assert page.locator("pre").count() and not page.locator(".xw-copy").count()
    context.close()


@pytest.mark.browser
def test_the_glossary_has_words_beside_terms_where_there_is_room(page: Page, address: str) -> None:
    left = "all => new Set(all.map(part => Math.round(part.getBoundingClientRect().left))).size"
    page.goto(f"{address}guides/glossary/")
    parts = page.locator("dl.xw-terms > *")
    assert parts.evaluate_all(left) == 2
    page.set_viewport_size({"width": 390, "height": 844})
    assert parts.evaluate_all(left) == 1


@pytest.mark.browser
def test_the_columns_of_the_index_end_alike(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{address}guides/")
    boxes = page.locator(".xw-guides section").evaluate_all(
        "all => all.map(e => { const b = e.getBoundingClientRect(); return [b.x, b.bottom]; })"
    )
    ends = [max(bottom for x, bottom in boxes if x == column) for column in {x for x, _ in boxes}]
    assert len(ends) == 2
    assert max(ends) - min(ends) <= 120


def test_lines_of_the_index_begin_each_in_its_own_way(site: BuiltSite) -> None:
    lines = [item.text() for item in site.page("guides/").tree.css(".xw-guides li > .xw-sub")]
    begins = [" ".join(line.split()[:4]) for line in lines]
    assert len(set(begins)) == len(begins)
