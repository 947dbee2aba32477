"""Ids in Markdown pages, through real builds: this site's guides, and the policies of another company."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from mkdocs_crosswalk.views.addresses import place_of
from tests.site.test_whole_site import url_of
from tests.support.builds import ROOT, BuiltSite, build, write_site
from tests.support.held import Held

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import CompletedProcess

    from playwright.sync_api import Browser

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from tests.support.builds import BuiltPage

ID = re.compile(
    r"(?<![\w.])(?:A\.\d+(?:\.\d+)*|CC\d(?:\.\d)?|(?:A1|C1|PI1|P[1-8])\.\d|[Cc]lauses? \d+(?:\.\d+)*)(?!\w|\.\w)"
)
LINKS = "article :not(.xw-answer *) > a.xw-id, article > a.xw-id"
NO_PROSE = "article :is(a, code, pre, svg, h1, h2, h3, h4, h5, h6, .xw-answer)"

PLAIN = "site_name: Policies\nsite_url: https://example.org/policies/\nstrict: false\n"
CONFIG = f"{PLAIN}plugins: [search, {{crosswalk: {{parts: [evidence, documents, guides]}}}}]\n"
ACCESS = """\
---
title: Access
---

# Access A.5.15

Rights follow **A.5.15** (and CC6.1). See A.5.24-A.5.28.
A.5.18 stands at the start of a line.

| Control | Criterion |
|---|---|
| A.8.2 | CC6.3 |

- A.8.3, the *ISO 27001* Clause 6.1.3, SOC 2 A1.2, TSC C1.1
- Old: A.9.2.1, ISO 27002 5.17

Not these: Clause 6.1.3, A1.2, P1.1 incidents, P1, 5.15, `A.5.1`, [A.5.2](../index.md), \\A.5.3,
<span title="A.5.4">this</span>, <a href="https://example.org">A.5.5</a>, ![A.5.6](a.png "A.5.7"), A\\.5.9

    A.5.8

[Rules](crosswalk:a5.16) [](crosswalk:CC6.2), [records](crosswalk:A.5.18#evidence), [old](<crosswalk:A.9.2.3 (2013)>)
[gone](crosswalk:PR.AA-05)
"""
LINKED = [
    *("A.5.15", "CC6.1", "A.5.24", "A.5.28", "A.5.18", "A.8.2", "CC6.3", "A.8.3"),
    *("Clause 6.1.3", "A1.2", "C1.1", "A.9.2.1", "5.17", "CC6.2"),
]


def policies(folder: Path, page: str, config: str = CONFIG) -> tuple[BuiltSite, str]:
    """Build a site of two pages of its own; returns it with what the build said."""
    write_site(folder, config, {"index.md": "# Policies\n", "rules/access.md": page})
    (folder / "docs/rules/a.png").write_bytes(b"")
    result = build(folder, folder / "site")
    assert result.returncode == 0, result.stderr
    return BuiltSite(folder / "site"), result.stderr


def strictly(folder: Path, page: str, config: str = CONFIG) -> CompletedProcess[str]:
    return build(write_site(folder, config, {"index.md": page}), folder / "site", strict=True)


def ids_on(built: BuiltSite) -> list[str]:
    return [n.text() for n in built.page("rules/access/").tree.css("a.xw-id")]


def own_pages(site: BuiltSite) -> list[BuiltPage]:
    names = [p.relative_to(ROOT / "content").as_posix() for p in sorted((ROOT / "content").rglob("*.md"))]
    return [site.page(url_of(name)) for name in names]


def test_no_id_in_the_prose_of_this_site_is_left_without_its_link(site: BuiltSite) -> None:
    left, linked = [], 0
    for page in own_pages(site):
        tree = LexborHTMLParser(page.html)
        linked += len(tree.css(LINKS))
        for node in tree.css(f"{NO_PROSE}, article nav"):
            node.decompose()
        article = tree.css_first("article")
        left += [(page.url, found) for found in ID.findall(article.text() if article else "")]
    assert linked > 500
    escaped = re.findall(
        rf"\\({ID.pattern})", "".join(p.read_text("utf-8") for p in (ROOT / "content/guides").glob("*.md"))
    )
    assert [text for _, text in left] == escaped, left


def test_an_id_on_this_site_leads_to_its_entry(site: BuiltSite, catalogue: Catalogue) -> None:
    for page in own_pages(site):
        for link in page.tree.css(LINKS):
            text = link.text()
            entry = catalogue.ids.one(text) if not text[0].isdigit() else None
            if entry and not page.url.startswith("about/how-to-read"):
                place = place_of(catalogue.entries[entry])
                assert page.to(link.attributes["href"] or "") == (url_of(place.uri), place.anchor), (page.url, text)
            assert link.attributes["title"], (page.url, text)


def test_ids_in_somebody_elses_pages(tmp_path: Path) -> None:
    built, said = policies(tmp_path, ACCESS)
    page = built.page("rules/access/")
    assert "WARNING" not in said
    assert ids_on(built) == LINKED
    targets = {n.text(): page.to(n.attributes["href"] or "") for n in page.tree.css("[role=main] a[href]")}
    assert targets["A.5.15"] == ("crosswalk/iso27001/a-5-15/", "")
    assert targets["A.9.2.1"] == ("crosswalk/iso27001-2013/a-9/", "a-9-2-1")
    assert targets["5.17"] == ("crosswalk/iso27001/a-5-17/", "")
    assert targets["Rules"] == ("crosswalk/iso27001/a-5-16/", "")
    assert targets["records"] == ("crosswalk/iso27001/a-5-18/", "evidence")
    assert "gone" not in targets  # of a framework that this site has not
    assert targets["old"] == ("crosswalk/iso27001-2013/a-9/", "a-9-2-3")
    link = page.tree.css_first("a.xw-id")
    assert link and (link.attributes["title"] or "").startswith("A.5.15 Access control. If you hold SOC 2")


def test_what_surrounds_an_id_stays_as_it_was(tmp_path: Path) -> None:
    with_links, _ = policies(tmp_path / "with", ACCESS.partition("[Rules]")[0])
    without, _ = policies(tmp_path / "without", ACCESS.partition("[Rules]")[0], PLAIN)
    ours, theirs = (s.page("rules/access/") for s in (with_links, without))
    heading = ours.tree.css_first("h1")
    assert heading and heading.attributes["id"] == "access-a515" and not heading.css("a")

    def words(page: BuiltPage) -> list[str]:
        return " ".join(n.text() for n in page.tree.css("p, td, li, pre")).replace("\\A.5.3", "A.5.3").split()

    assert words(ours) == words(theirs)


def test_previews_come_with_the_ids_and_change_nothing_else(tmp_path: Path) -> None:
    built, _ = policies(tmp_path, ACCESS)
    page = built.page("rules/access/")
    assert "crosswalk.css" not in page.html
    for href in (
        *page.hrefs("link[href*=preview]"),
        *[n.attributes["src"] or "" for n in page.tree.css("[type=module]")],
    ):
        assert page.to(href)[0] in built.files
    assert "preview.css" in page.html and "every-page.js" in page.html
    assert "preview" not in built.page("").html


def test_all_links_what_could_mean_something_else(tmp_path: Path) -> None:
    text = "Clause 6.1.3, A1.2, P1.1, themes A.5 to A.8; never P1 or 5.15.\n"
    built, _ = policies(tmp_path / "all", text, f"{PLAIN}plugins: [search, crosswalk: {{link_ids: all}}]\n")
    assert ids_on(built) == ["Clause 6.1.3", "A1.2", "P1.1", "A.5", "A.8"]
    built, _ = policies(tmp_path / "page", f"---\nlink_ids: all\n---\n{text}")
    assert ids_on(built) == ["Clause 6.1.3", "A1.2", "P1.1", "A.5", "A.8"]


@pytest.mark.parametrize(
    ("front", "options"), [("---\nlink_ids: false\n---\n", ""), ("", ": {link_ids: false}"), ("", ": {link_ids: off}")]
)
def test_it_can_be_turned_off(tmp_path: Path, front: str, options: str) -> None:
    config = f"{PLAIN}plugins: [search, crosswalk{options}]\n"
    built, said = policies(tmp_path, f"{front}A.5.15, A.5.51, \\CC6.1 and [this](crosswalk:A.5.16).\n", config)
    page = built.page("rules/access/")
    assert ids_on(built) == []
    assert "WARNING" not in said
    assert "A.5.15, A.5.51, CC6.1 and" in page.html
    assert "../../crosswalk/iso27001/a-5-16/" in page.hrefs()


def test_a_value_that_is_none_is_an_error(tmp_path: Path) -> None:
    result = strictly(tmp_path, "# Home\n", f"{PLAIN}plugins: [crosswalk: {{link_ids: some}}]\n")
    assert result.returncode == 1
    assert "link_ids" in result.stderr and "Traceback" not in result.stderr


def test_a_wrong_id_is_a_warning_with_its_place_and_the_closest(tmp_path: Path) -> None:
    page = (
        "---\ntitle: A.5.51\n---\n\n# A.5.51\n\n`A.5.51` [A.5.51](index.md)\n\n```\nA.5.51\n```\n\nOne A.5.51,\n"
        "two A.5.51, CC6.9\nand [this](crosswalk:A.5.52)\nISO 27001 Clause\n6.1.9, A.9.2.9\n"
    )
    result = strictly(tmp_path, page)
    assert result.returncode == 1
    said = [line.partition("index.md:")[2] for line in result.stderr.splitlines() if "there is no" in line]
    assert [line.split(" (")[0] for line in said] == [
        '15:12: there is no "crosswalk:A.5.52"',
        '13:5: there is no "A.5.51"',
        '14:5: there is no "A.5.51"',
        '14:13: there is no "CC6.9"',
        '16:11: there is no "Clause 6.1.9"',
        '17:8: there is no "A.9.2.9"',
    ]
    assert "did you mean A.5.15, " in said[1]
    assert "A.9.2.1 (2013)" in said[-1]
    assert "Aborted" in result.stdout + result.stderr


def test_a_right_page_passes_strictly(tmp_path: Path) -> None:
    links = "validation: {links: {absolute_links: warn, unrecognized_links: warn, anchors: warn}}\n"
    result = strictly(tmp_path, "A.5.15, A.9.2.1, [](crosswalk:5.16#evidence)\n", f"{CONFIG}{links}")
    assert result.returncode == 0, result.stderr
    result = strictly(tmp_path, "[](crosswalk:5.16#nowhere)\n", f"{CONFIG}{links}")
    assert result.returncode == 1
    assert "#nowhere" in result.stderr


def test_addresses_that_end_in_html_and_a_site_without_prefix(tmp_path: Path) -> None:
    config = f"{PLAIN}use_directory_urls: false\nplugins: [crosswalk: {{prefix: ''}}]\n"
    folder = write_site(tmp_path, config, {"rules/deep/access.md": "A.5.15 and A.9.2.1\n"})
    result = build(folder, folder / "site", strict=True)
    assert result.returncode == 0, result.stderr
    page = BuiltSite(folder / "site").page("rules/deep/access.html")
    targets = [page.to(n.attributes["href"] or "") for n in page.tree.css("a.xw-id")]
    assert targets == [("iso27001/a-5-15.html", ""), ("iso27001-2013/a-9.html", "a-9-2-1")]


def test_our_guides_link_all_ids_also_among_somebody_elses_pages(tmp_path: Path, site: BuiltSite) -> None:
    built, _ = policies(tmp_path, "# Access\n")
    for url in ("guides/clause-6/", "guides/privacy-and-iso27701/"):
        theirs = [n.text() for n in built.page(f"crosswalk/{url}").tree.css("a.xw-id")]
        assert len(theirs) > 20
        assert theirs == [n.text() for n in site.page(url).tree.css("a.xw-id")]


def test_an_abbreviation_leads_to_the_glossary_once_a_page(site: BuiltSite) -> None:
    glossary = site.page("guides/glossary/")
    terms = {n.text(): n.attributes["id"] for n in glossary.tree.css("dt")}
    assert terms["SoA"] == "soa" and len(terms) == len(set(terms.values()))
    seen = set()
    for page in own_pages(site):
        links = page.tree.css("article a.xw-term")
        texts = [n.text() for n in links]
        assert len(texts) == len(set(texts))
        for link in links:
            assert page.to(link.attributes["href"] or "") == (glossary.url, terms[link.text()])
        seen |= set(texts)
    assert {"ISMS", "SoA", "CPA", "AICPA", "ICT", "PII"} <= seen
    soa = site.page("guides/physical-controls-without-an-office/").tree.css_first("a.xw-term[href$='#soa']")
    assert soa and (soa.attributes["title"] or "").startswith("Statement of Applicability. The list of")
    assert not glossary.tree.css("a.xw-term")


@pytest.mark.browser
@pytest.mark.parametrize(("kind", "says"), [("a.xw-id", "Clause 6.1.1"), ("a.xw-term", "ISMS")])
def test_a_preview_takes_the_place_of_the_title(browser: Browser, address: str, kind: str, says: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}guides/clause-6/")
    link, peek = page.locator(f"article {kind}").first, page.locator(".xw-peek")
    title = link.get_attribute("title")
    assert title
    link.hover()
    peek.wait_for()
    assert peek.inner_text().startswith(says)
    assert link.get_attribute("title") is None
    page.mouse.move(0, 0)
    peek.wait_for(state="hidden")
    assert link.get_attribute("title") == title
    page.keyboard.press("Tab")
    link.focus()
    peek.wait_for()
    assert link.get_attribute("aria-describedby") == "xw-peek"
    page.close()


@pytest.mark.browser
def test_who_goes_on_before_previews_have_come_gets_that_of_the_last_id(browser: Browser, address: str) -> None:
    page = browser.new_page()
    held = Held(page, "**/preview.js")
    page.goto(f"{address}guides/clause-6/")
    page.locator("html.xw-on").wait_for()
    links = page.locator("article a.xw-id")
    titles = [links.nth(n).get_attribute("title") or "" for n in range(2)]
    page.keyboard.press("Tab")
    for n in range(2):
        links.nth(n).focus()
    held.let_go()
    page.locator(".xw-peek").wait_for()
    assert links.nth(1).get_attribute("aria-describedby") == "xw-peek"
    assert titles[0] != titles[1]
    assert page.locator(".xw-peek").inner_text().split()[1] in titles[1]
    page.close()


def test_evidence_and_documents_are_linked_by_name(tmp_path: Path) -> None:
    text = (
        "[](crosswalk:user-access-review), [reviews](crosswalk:evidence/user-access-review#timing),\n"
        "[](crosswalk:documents/access-control-policy)\n"
    )
    built, _ = policies(tmp_path / "right", text)
    links = [(n.text(), n.attributes["href"]) for n in built.page("rules/access/").tree.css("p a[href*=crosswalk]")]
    assert links == [
        ("User access review", "../../crosswalk/evidence/user-access-review/"),
        ("reviews", "../../crosswalk/evidence/user-access-review/#timing"),
        ("Access control and authentication policy", "../../crosswalk/documents/access-control-policy/"),
    ]


def test_a_name_that_two_have_or_none_is_a_warning(tmp_path: Path) -> None:
    result = strictly(tmp_path, "[](crosswalk:access-control-policy)\n\n[](crosswalk:user-acess-review)\n")
    assert result.returncode != 0
    both = "did you mean documents/access-control-policy or evidence/access-control-policy?"
    assert f'index.md:1:4: there is no "crosswalk:access-control-policy" ({both})' in result.stderr
    near = "did you mean user-access-review?"
    assert f'index.md:3:4: there is no "crosswalk:user-acess-review" ({near})' in result.stderr
