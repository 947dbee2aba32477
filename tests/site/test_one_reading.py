"""The same thing is said in the same words and in the same order on every page, and nothing of it is cut."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.registers.judgement import Runs
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.addresses import place_of
from tests.site.test_whole_site import url_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
    from selectolax.lexbor import LexborNode

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from tests.support.builds import BuiltPage, BuiltSite

WRITTEN = ("guides/", "about/")
"""Pages that people write; everything else is made from the data."""
GIVEN_UP = (
    *("At a point in time", "Over a period", "Collected in", "Where to collect it", "Kept in"),
    *("Set up a process", "Start a record", "Add to what is there", "needs records over time;"),
    *("In part automatic", "Collected by hand", "Checklist", "All new", "adapt; numbers are examples"),
    *("Only a source names it here", "with its block of the matrix", "Information security properties"),
)
"""Other words for what has a word: the first screens once said each in two or three ways."""
ORDER = ("new", "extend", "carries-over")
"""What has most to do stands first."""
MARKS = {"n": "new", "e": "extend", "c": "carries-over"}
LISTS = ("iso27001/", "iso27001/a-5/", "iso27001/clauses/", "soc2/", "soc2/cc6-1/", "nist-csf/", "nist-csf/pr-aa/")
CUT = """() => [...document.querySelectorAll(".xw-lines :is(.t, .g, summary)")]
    .filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== "visible")
    .map(e => e.textContent)"""


def made(site: BuiltSite) -> dict[str, BuiltPage]:
    return {url: page for url, page in site.pages.items() if not url.startswith(WRITTEN) and not page.moved_to}


def kind(node: LexborNode, after: str = "") -> str:
    """Return the class of a node, or what of it stands after some letters."""
    return (node.attributes.get("class") or "").rpartition(after)[2] if after else node.attributes.get("class") or ""


def words(node: LexborNode | None) -> str:
    return " ".join(node.text(separator=" ").split()) if node else ""


def test_what_a_verdict_rests_on_is_counted_alike_at_the_top_and_below(site: BuiltSite) -> None:
    seen = 0
    for url, page in made(site).items():
        for jump in page.tree.css(".xw-says__foot > li"):
            if not (said := words(jump)).startswith("Rests on"):
                continue
            heads = page.tree.css("#overlap ~ h3.xw-lines__h")
            below = next(words(head.css_first("small")) for head in heads if "rests on" in words(head))
            more = re.search(r"\+ (\d+)$", said)
            assert len(jump.css("a")) - 1 + int(more[1] if more else 0) == int(below), url
            seen += 1
    assert seen > 100


def begun(page: BuiltPage, steps: list[str]) -> int:
    """Return how many steps have to begin now: each says so, or it is said once of all."""
    said = words(page.tree.css_first("#net-new + p.xw-note")) == wording.RUNS_ALL[Runs.OVER_THE_PERIOD]
    return len(steps) if said else sum(step.endswith("over time") for step in steps)


def test_what_is_true_of_all_steps_is_said_once_above_them(site: BuiltSite, catalogue: Catalogue) -> None:
    seen = 0
    for entry in catalogue.verdicts:
        page = site.page(url_of(place_of(catalogue.entries[entry]).uri))
        times = [step.runs for step in catalogue.verdicts[entry].base.steps]
        alike = len(times) > 1 and len(set(times)) == 1 and times[0] in wording.RUNS_ALL
        said = words(page.tree.css_first("#net-new + p.xw-note"))
        assert (said in wording.RUNS_ALL.values()) == alike, entry
        if alike:
            assert said == wording.RUNS_ALL[times[0]]
            sizes = page.tree.css("#net-new ~ .xw-sizes + ol")[0].css("li > small")
            assert {words(size) for size in sizes} <= set(wording.SIZE_WORDS.values()), entry
            seen += 1
    assert seen > 10


def test_the_page_about_the_data_calls_editions_as_the_files_do(site: BuiltSite, catalogue: Catalogue) -> None:
    said = words(site.page("about/data/").tree.css_first("article"))
    sample = re.findall(r"called by its year and month, such as (\d{4}\.\d{2})", said)
    assert sample and [re.fullmatch(r"\d{4}\.\d{2}(\.\d+)?", edition.name) for edition in catalogue.editions]


def test_a_pair_that_is_not_in_the_matrix_is_none_on_both_its_pages(site: BuiltSite, catalogue: Catalogue) -> None:
    """The page about the data says which pairs the matrix has, and where those stand that were only looked at."""
    looked = [o for o in catalogue.overlaps.values() if o.judgement and not o.counted and not o.mappings]
    matrix = site.page("matrix/all/").tree
    linked = {(a.attributes["href"] or "").removeprefix("../../") for a in matrix.css("tbody td a")}
    assert linked and looked
    for overlap in looked:
        for one, other in ((overlap.left, overlap.right), (overlap.right, overlap.left)):
            page = site.page(url_of(place_of(catalogue.entries[one]).uri))
            assert f"{page.url}#{catalogue.entries[other].slug}" not in linked
            table = page.tree.css(".xw-t--looked tbody th .xw-id")
            assert other.removeprefix("Clause ") in [words(a).removeprefix("Clause ") for a in table], (one, other)


def test_a_page_of_few_says_what_they_bring_once(site: BuiltSite) -> None:
    """Its panel has the sentences of their verdicts; the list below has the ids and titles."""
    page = site.page("iso27001/clauses/9-2/")
    panel, article = words(page.tree.css_first(".xw-says")), words(page.tree.css_first("article"))
    for said in ("A calendar of control tests is not an audit programme", "can feed an internal audit"):
        assert said in panel
        assert article.count(said) == 1
    assert len(page.tree.css("#entries ~ .xw-lines > li")) == 2


def test_what_is_to_be_in_writing_is_said_once(site: BuiltSite) -> None:
    for url in ("iso27001/clauses/9-2-2/", "iso27001/clauses/6-1-3/"):
        page = site.page(url)
        assert "In writing: " in words(page.tree.css_first(".xw-what"))
        assert "To be documented" not in [words(dt) for dt in page.tree.css(".xw-card dt")]


def test_records_stand_by_name_beside_a_record(site: BuiltSite, catalogue: Catalogue) -> None:
    for topic in catalogue.topics:
        items = [i for i in catalogue.evidence.values() if i.topic == topic]
        page = site.page(f"evidence/{items[0].id}/")
        names = [words(a) for a in page.tree.css(".xw-side__group--open ul a")]
        assert [n for n in names if n in {i.name for i in items}] == sorted((i.name for i in items), key=str.casefold)


def test_a_verdict_that_carries_over_says_by_size_what_its_steps_are(site: BuiltSite) -> None:
    """Every page of an entry: what is small, and what is to be added, are counted by the sizes at the steps."""
    seen = set()
    for url, page in made(site).items():
        if words(page.tree.css_first(".xw-says strong, .xw-says h2")) != "Carries over" or "/clauses/" in url:
            continue
        jump = words(page.tree.css_first(".xw-says__foot > li"))
        steps = [words(size) for size in page.tree.css("#net-new ~ .xw-sizes + ol")[0].css("li > small")]
        assert steps, url
        said = {word: int(count) for word, count in re.findall(r"(do|add|set up|begin) (\d+)", jump.lower())}
        found = {
            "do": sum(step.startswith("Small") for step in steps),
            "add": sum(step.startswith("Medium") for step in steps),
            "set up": sum(step.startswith("Large") for step in steps),
            "begin": begun(page, steps),
        }
        assert said == {word: count for word, count in found.items() if count}, url
        seen.add(url.partition("/")[0])
    assert seen == {"iso27001", "soc2"}


def test_a_word_that_a_first_reader_does_not_know_is_explained_where_it_stands(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    """Sizes at the head of the steps and of the column of lists, and the confidence in a verdict in its facts."""
    seen: Counter[str] = Counter()
    for url, page in made(site).items():
        small = page.tree.css("#net-new ~ ol > li > small, #do-first ~ ol > li > small")
        heads = page.tree.css(".xw-sizes .xw-help, .xw-cols .xw-help")
        lists = bool(page.tree.css(".xw-cols"))
        assert len(heads) == (bool(small) or lists), url
        for head in heads:
            assert page.to(head.attributes["href"] or "")[1] == "size-of-a-step"
            assert head.attributes["title"] == wording.SIZES
        seen["steps"] += bool(small)
        seen["lists"] += lists
        if lists:
            assert wording.SIZES in words(page.tree.css_first("#outcomes ~ p"))
        for term in page.tree.css(".xw-card dt"):
            if words(term) == "Confidence":
                asked = page.tree.css_first('.xw-card dd a.xw-help[href$="#confidence"]')
                assert asked, url
                seen["confidence"] += 1
    assert seen["steps"] > 184
    assert seen["lists"] == 32
    assert seen["confidence"] == len(catalogue.verdicts)


def test_a_record_is_no_size(site: BuiltSite) -> None:
    """Sizes are small, medium and large to readers; what is kept is a record."""
    for url, page in made(site).items():
        for size in page.tree.css("#net-new ~ ol > li > small, .xw-todo i"):
            assert words(size).split(",")[0] in wording.SIZE_WORDS.values(), url


def test_a_point_is_named_by_its_number_only_where_a_link_leads_to_it_and_its_label_follows(site: BuiltSite) -> None:
    """Elsewhere `CC7.2/3` reads as two criteria; pages for whoever edits the data say what it means."""
    seen = 0
    for url, page in site.pages.items():
        if url.startswith("about/"):
            continue
        article = page.tree.css_first("article")
        for node in article.traverse(include_text=True) if article else ():
            if node.tag != "-text" or not re.search(r"\b[A-Z]{1,3}\d\.\d+/\d", node.text()):
                continue
            link = node.parent
            assert link and re.search(r"#point-\d+$", link.attributes.get("href") or ""), (url, node.text())
            assert link.next and re.match(r" \w", link.next.text(deep=False)), (url, node.text())
            seen += 1
    assert seen > 100


def test_no_title_says_general_and_not_of_what(site: BuiltSite) -> None:
    for url, page in made(site).items():
        titles = [words(n) for n in page.tree.css("h1, .xw-lines .t, .xw-side li span, .xw-pn a, .xw-todo > li > a")]
        assert not [t for t in titles if re.fullmatch(r"((Clause )?[\d.]+ )?General", t)], url


@pytest.mark.parametrize("said", GIVEN_UP)
def test_a_thing_has_one_word(site: BuiltSite, said: str) -> None:
    whole = re.compile(rf"(?<![\w-]){re.escape(said)}(?![\w-])")
    assert [url for url, page in made(site).items() if whole.search(words(page.tree.css_first("article")))] == []


def test_outcomes_stand_in_one_order_everywhere(site: BuiltSite) -> None:
    seen = 0
    for url, page in made(site).items():
        groups = [[kind(n) for n in bar.css("rect")] for bar in page.tree.css(".xw-bar")]
        groups += [
            [kind(n, "xw-v--") for n in chips.css(".xw-v")] for chips in page.tree.css(".xw-filter, .xw-chs, .xw-tot")
        ]
        for squares in page.tree.css(".xw-sq, .xw-sqs"):
            groups.append([MARKS[kind(n)] for n in squares.css("rect, a")])
        for group in groups:
            assert group == sorted(group, key=ORDER.index), url
        seen += len(groups)
    assert seen > 400


def test_the_card_of_a_group_says_more_than_its_number(site: BuiltSite) -> None:
    for url in ("iso27001/a-5/", "iso27001/clauses/9-2/", "soc2/cc6/", "iso27001/", "soc2/"):
        card = site.page(url).tree.css_first(".xw-card__box")
        assert card
        assert words(card.css_first("h2")) == "Facts"
        assert len(card.css("dt")) >= 3, url


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 1920])
def test_no_title_and_no_reason_of_a_list_is_cut(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for url in LISTS:
        page.goto(address + url)
        assert page.evaluate(CUT) == [], url
    page.set_viewport_size({"width": 1440, "height": 900})


@pytest.mark.browser
def test_the_groups_of_the_side_list_stay_while_its_entries_scroll(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 600})
    for url in ("iso27001/a-5-37/", "iso27001/clauses/10-2/"):
        page.goto(address + url)
        page.locator("html.xw-on").wait_for()
        page.wait_for_timeout(300)  # the theme brings the page's own line into sight
        assert page.locator(".xw-side .md-sidebar__scrollwrap").evaluate("list => list.scrollTop") > 0
        group = page.locator(".xw-side__rows a").first
        box = group.bounding_box()
        head = page.locator(".md-tabs").bounding_box()
        assert box
        assert head
        assert head["y"] + head["height"] <= box["y"] + 1
        assert group.evaluate(
            "e => { const b = e.getBoundingClientRect();"
            " return e.contains(document.elementFromPoint(b.left + 9, b.top + b.height / 2)); }"
        )
    page.set_viewport_size({"width": 1440, "height": 900})


@pytest.mark.browser
def test_how_much_a_step_is_stands_beside_it(page: Page, address: str) -> None:
    for url in ("iso27001/a-5-18/", "iso27001/clauses/9-2/", "iso27001/clauses/9-2-1/", "soc2/cc6-1/"):
        page.goto(address + url)
        steps = page.locator("#net-new ~ .xw-sizes + ol").first.locator("> li")
        assert steps.count() >= 3
        end = 0.0
        for step in steps.all():
            line, size = step.bounding_box(), step.locator("small").bounding_box()
            assert line
            assert size
            assert size["y"] - line["y"] < 6, url
            assert size["x"] > line["x"] + line["width"] / 2, url
            assert size["y"] >= end, url
            end = size["y"] + size["height"]


@pytest.mark.browser
@pytest.mark.parametrize(("url", "word"), [("corrections/", "A.8.11"), ("counterparts/", "Type II")])
def test_a_long_page_answers_first_and_opens_what_a_word_is_in(page: Page, address: str, url: str, word: str) -> None:
    page.goto(address + url)
    assert page.evaluate("document.documentElement.scrollHeight") <= 2 * 900
    assert page.locator("article :is(table, .xw-tally, .xw-w)").first.is_visible()
    fold = page.locator("details.xw-fold", has=page.locator("[data-filter]")).last
    page.goto(f"{address}{url}#{fold.locator('h2').get_attribute('id')}")
    page.wait_for_function("document.querySelector(':target').closest('details').open")
    box = page.locator(".xw-find")
    above = (
        "e => e.compareDocumentPosition(document.querySelector('article h2[id]')) & Node.DOCUMENT_POSITION_FOLLOWING"
    )
    if url == "corrections/":
        assert "Filter all lists" in box.inner_text() and box.evaluate(above), "it stands above all that it filters"
    page.locator(".xw-find input").fill(word)
    found = page.locator("details[open] tbody", has_text=word).first
    found.wait_for()
    assert found.is_visible()


@pytest.mark.browser
def test_a_row_of_a_folded_table_is_seen_when_it_is_asked_for(page: Page, site: BuiltSite, address: str) -> None:
    url = "sources/soc2-to-iso27001-article/"
    row = site.page(url).tree.css_first("details .xw-t--rows tbody:last-child tr")
    assert row
    page.goto(f"{address}{url}#{row.attributes['id']}")
    page.wait_for_function("scrollY > 0")
    assert page.locator(":target").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("url", ["iso27001/a-5-18/", "evidence/user-access-review/", "sources/"])
def test_the_way_to_report_stands_beside_the_last_line(page: Page, address: str, url: str) -> None:
    page.goto(address + url)
    line, report = (page.locator(f".xw-about > {part}").bounding_box() for part in ("span >> nth=0", "a >> nth=-1"))
    assert line and report
    assert report["y"] - line["y"] < 12
    assert report["x"] > line["x"] + line["width"] / 2


@pytest.mark.browser
def test_the_tables_of_downloads_have_one_set_of_columns_and_the_frame_of_their_siblings(
    page: Page, address: str
) -> None:
    page.goto(f"{address}exchange/")
    left = "all => all.map(e => Math.round(e.getBoundingClientRect().left))"
    for column in (1, 2, 3):
        found = page.locator(f"article > table.xw-t--downloads thead th:nth-child({column})").evaluate_all(left)
        assert len(found) == 3
        assert len(set(found)) == 1, column
    assert page.locator(".md-sidebar--primary .xw-side a", has_text="Downloads").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 1440, 1920])
def test_the_bars_of_the_sources_stand_one_line_each(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}sources/")
    heights = page.locator(".xw-tally > li").evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert len(heights) > 4
    assert max(heights) - min(heights) < 1


@pytest.mark.browser
def test_every_list_of_what_is_on_a_page_has_one_size_of_text(page: Page, address: str) -> None:
    sizes = set()
    for url in ("iso27001/a-5-18/", "sources/", "guides/clause-4/", "evidence/user-access-review/"):
        page.goto(address + url)
        links = page.locator(".xw-card__toc a:visible, .md-nav--secondary a:visible")
        sizes |= set(links.evaluate_all("all => all.map(a => getComputedStyle(a).fontSize)"))
    assert len(sizes) == 1


@pytest.mark.browser
def test_the_lines_of_a_question_begin_below_each_other(page: Page, address: str) -> None:
    page.goto(f"{address}gap/scorecard/soc2-to-iso27001/")
    starts = """all => all.map(legend => { const r = document.createRange(); r.selectNodeContents(legend.lastChild);
        return [...r.getClientRects()].filter(b => b.width > 1).map(b => Math.round(b.left)); })"""
    found = page.locator(".xw-qs legend").evaluate_all(starts)
    assert any(len(lines) > 1 for lines in found)
    assert all(max(lines) - min(lines) <= 1 for lines in found), found


def test_the_statement_says_what_it_holds_before_it_is_filled_in(site: BuiltSite) -> None:
    tree = site.page("soa/").tree
    heads = [head.attributes["id"] for head in tree.css("article h2")]
    assert heads.index("holds") < heads.index("mistakes") < len(heads) - 1
    assert heads[-1] == "fill"
    assert tree.css_first("#download ~ p a[href='#fill']")
