"""The scorecards: in the data, on the page without scripts, and as they are answered in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from mkdocs_crosswalk.views.scorecards import scorecards
from tests.support.held import Held

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Request

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.scorecards import Question, Scorecard
    from tests.support.builds import BuiltSite

PAGES = ("gap/scorecard/soc2-to-iso27001/", "gap/scorecard/iso27001-to-soc2/")
SAID = "ypnynpnny.nppynnyypn"
LATER = ("before-stage-2", "at-any-time")
WORDS = {"y": "yes", "p": "partly", "n": "no"}


def card(catalogue: Catalogue, path: str) -> Scorecard:
    return scorecards(catalogue)[f"{path.removesuffix('/')}.md"][1]


def answers(catalogue: Catalogue, question: Question) -> list[tuple[str, int]]:
    """Return what is to do where the answer is no: entries, each with the place of a step among its own."""
    steps = [(entry, step) for entry in question.entries for step in catalogue.verdict(entry).add]
    named = {step.folded for step in question.steps} or {catalogue.verdict(e).add[0] for e in question.entries}
    return [(entry, catalogue.verdict(entry).add.index(step)) for entry, step in steps if step in named]


def listed(site: BuiltSite, path: str) -> list[list[str]]:
    """Return the ids of each group of the gap list, in order."""
    html = site.page(f"gap/{path.split('/')[2]}/").html
    groups = (LexborHTMLParser(part).css(".xw-todo > li label") for part in html.split("<h2 ")[1:])
    return [[row.text() for row in rows] for rows in groups if rows]


@pytest.mark.parametrize("path", PAGES)
def test_every_question_is_about_entries_and_says_why_and_what_to_do_first(
    site: BuiltSite, catalogue: Catalogue, path: str
) -> None:
    page, one = site.page(path), card(catalogue, path)
    items = page.tree.css("ol.xw-qs > li")
    assert len(items) == len(one.questions) == 20
    for item, question in zip(items, one.questions, strict=True):
        legend = item.css_first("legend")
        assert legend and legend.text().endswith(question.asks)
        assert [n.text() for n in item.css(".xw-q__about a")] == [catalogue.entries[e].id for e in question.entries]
        steps, expected = item.css(".xw-q__steps > li"), answers(catalogue, question)
        for step, (entry, place) in zip(steps, expected, strict=True):
            assert step.text().startswith(f"{entry} {catalogue.verdict(entry).add[place]} (")
        assert question.why in item.text()
        assert [n.attributes["value"] for n in item.css("input")] == ["yes", "partly", "no"]
    assert "No certified auditor" in page.tree.text()


@pytest.mark.parametrize("path", PAGES)
def test_what_is_marked_is_what_entries_and_the_gap_list_say_of_the_step(
    site: BuiltSite, catalogue: Catalogue, path: str
) -> None:
    """A step's time is that on its entry's page; what begins now stands in no group of the gap list for later."""
    page, gap = site.page(path), site.page(f"gap/{path.split('/')[2]}/")
    groups = {name: gap.html.partition(f'<h2 id="{name}">')[2].partition("<h2 ")[0] for name in LATER}
    marked = 0
    for item, question in zip(page.tree.css("ol.xw-qs > li"), card(catalogue, path).questions, strict=True):
        about, steps = item.css_first(".xw-q__about"), item.css(".xw-q__steps > li")
        assert about and steps
        assert ("begin now" in about.text()) == any("begin now" in step.text() for step in steps), question.asks
        for step, (asked, place) in zip(steps, answers(catalogue, question), strict=True):
            link = step.css_first("a")
            assert link
            section = site.page(page.to(link.attributes["href"] or "")[0]).html.partition('<h2 id="net-new"')[2]
            section = section.partition("<h2 ")[0]
            of = LexborHTMLParser(section).css("ol > li")[place].text()
            now = "begin now" in of or "All of it: begin now." in section
            assert ("begin now" in step.text()) == now, step.text()
            late = "before stage 2" in of or "All of it before stage 2." in section
            assert ("before stage 2)" in step.text()) == late, step.text()
            row = f">{catalogue.entries[asked].bare}</label>"
            assert not now or not any(row in group for group in groups.values()), step.text()
            marked += now
    assert marked


@pytest.mark.parametrize("path", PAGES)
def test_steps_have_their_turn_by_the_gap_list_and_what_begins_now_goes_first_unless_nearly_all_does(
    site: BuiltSite, catalogue: Catalogue, path: str
) -> None:
    page, groups = site.page(path), listed(site, path)
    found: dict[int, tuple[str, int, str]] = {}
    for item, question in zip(page.tree.css("ol.xw-qs > li"), card(catalogue, path).questions, strict=True):
        for step, (entry, place) in zip(item.css(".xw-q__steps > li"), answers(catalogue, question), strict=True):
            one = (entry.removeprefix("Clause "), place, step.text())
            assert found.setdefault(int(step.attributes["data-turn"] or -1), one) == one, "a step has one turn"
    assert sorted(found) == list(range(len(found)))
    in_turn = [found[turn] for turn in sorted(found)]
    if "iso27001" in path.split("-to-")[1]:
        now = ["begin now" in said for _, _, said in in_turn]
        assert any(now) and now == sorted(now, reverse=True)
        in_turn = in_turn[sum(now) :]
    kept = [one for one in in_turn if one[0] not in groups[-1]]  # what carries over goes where its steps belong
    place_of = {entry: (number, at) for number, ids in enumerate(groups) for at, entry in enumerate(ids)}
    keys = [(place_of[entry][0], place, place_of[entry][1]) for entry, place, _ in kept]
    assert keys == sorted(keys)
    ahead = [entry for entry, _, _ in in_turn[: in_turn.index(kept[-1])] if entry in groups[-1]]
    assert ahead, "what carries over does not wait for all others"


def test_gap_lists_lead_to_the_scorecards(site: BuiltSite) -> None:
    page = site.page("gap/")
    asked = [n.text().partition("asked for ")[2] for n in page.tree.css(".xw-ask h3, .xw-ask h2")]
    links = [a for a in page.tree.css("article a[href]") if page.to(a.attributes["href"] or "")[0] in PAGES]
    assert [a.text() for a in links] == [f"for {one}" for one in asked], "in the order of the cards"
    assert [page.to(a.attributes["href"] or "")[0] for a in links] == list(PAGES)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    yield page
    context.close()
    assert not wrong


def opened(page: Page, address: str, path: str = PAGES[0], said: str = "") -> None:
    page.goto(f"{address}{path}{f'#{said}' if said else ''}")
    page.locator(".xw-score.xw-live").wait_for()


def counted(page: Page) -> str:
    return page.locator(".xw-score__n").inner_text()


@pytest.mark.browser
def test_parts_are_counted_from_the_first_answer_on(page: Page, address: str) -> None:
    opened(page, address)
    table = page.locator(".xw-score__t")
    assert table.is_hidden()
    assert "the count by part" in page.locator(".xw-score__next").inner_text()
    page.locator("#q1 label").first.click()
    table.wait_for()
    page.get_by_role("button", name="Clear answers").click()
    table.wait_for(state="hidden")


@pytest.mark.browser
def test_all_of_it_is_answered_by_keyboard_and_no_request_tells_the_answers(page: Page, address: str) -> None:
    opened(page, address)
    page.wait_for_load_state("networkidle")
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - playwright takes no built-in
    assert counted(page) == "0 yes, 0 partly, 0 no, 20 not answered, of 20"
    page.locator("#q1 input").first.focus()
    for letter in SAID:
        group = page.evaluate("document.activeElement.name")
        if letter != ".":
            page.keyboard.press("Space")
            for _ in range("ypn".index(letter)):
                page.keyboard.press("ArrowRight")
        while page.evaluate("document.activeElement.name") in (group, None, ""):
            page.keyboard.press("Tab")
            if page.evaluate("!document.activeElement.closest('.xw-score__asks')"):
                break
    assert page.url == f"{address}{PAGES[0]}#{SAID}"
    assert counted(page) == "6 yes, 5 partly, 8 no, 1 not answered, of 20"
    for request in asked:  # previews of ids, on the way
        assert request.method == "GET" and request.url.startswith(address) and "?" not in request.url


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
def test_the_result_counts_each_part_and_names_what_to_do_first(
    page: Page, address: str, site: BuiltSite, catalogue: Catalogue, path: str
) -> None:
    opened(page, address, path, SAID)
    one = card(catalogue, path)
    page.locator(".xw-score__next summary").click()
    steps = page.locator(".xw-score__next li").all_inner_texts()
    expected: dict[int, str] = {}
    for item, letter in zip(site.page(path).tree.css("ol.xw-qs > li"), SAID, strict=True):
        if letter in "pn":
            expected |= {int(s.attributes["data-turn"] or -1): s.text() for s in item.css(".xw-q__steps > li")}
    assert steps == [expected[turn] for turn in sorted(expected)]
    assert len(steps) == len(set(steps)) > 13
    assert f"And {len(expected) - 10} more" in page.locator(".xw-score__next").inner_text()
    for row in page.locator(".xw-score__t tbody tr").all():
        label, *figures = row.locator("th, td").all_inner_texts()
        group = next(e for e in catalogue.entries.values() if e.label == label)
        about = [n for n, q in enumerate(one.questions) if any(catalogue.is_under(e, group.id) for e in q.entries)]
        by_word = [sum(SAID[n] == letter for n in about) for letter in WORDS]
        assert [int(figure) for figure in figures] == [*by_word, len(about)]


@pytest.mark.browser
def test_answers_stand_behind_the_address_are_shared_by_it_and_cleared(page: Page, address: str) -> None:
    opened(page, address, said=SAID)
    page.reload()
    page.locator(".xw-score.xw-live").wait_for()
    assert page.locator("#q2 input[value=partly]").is_checked()
    page.evaluate("location.hash = 'counted'")  # a place on the page is no list of answers
    assert counted(page).startswith("6 yes")
    page.get_by_role("button", name="Clear answers").click()
    assert page.url == f"{address}{PAGES[0]}"
    assert counted(page).startswith("0 yes")
    assert page.evaluate("document.activeElement.name") == "q1"
    page.get_by_role("button", name="Undo").click()
    assert page.url == f"{address}{PAGES[0]}#{SAID}"


@pytest.mark.browser
def test_what_is_answered_before_the_script_has_come_counts(page: Page, address: str) -> None:
    held = Held(page, "**/scorecard.js")
    page.goto(f"{address}{PAGES[0]}", wait_until="commit")
    page.locator("#q1 label").first.click()
    held.let_go()
    page.locator(".xw-score.xw-live").wait_for()
    assert counted(page).startswith("1 yes")


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 390])
def test_it_fits_a_phone(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, address, said=SAID)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    sizes = page.locator("#q1 label").evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert min(sizes) >= 24


@pytest.mark.browser
def test_paper_has_boxes_reasons_and_steps_with_and_without_scripts(browser: Browser, address: str) -> None:
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto(f"{address}{PAGES[0]}", wait_until="networkidle")
        page.emulate_media(media="print")
        assert page.locator("#q20 .xw-q__steps").is_visible()
        assert page.locator("#q20 input").first.bounding_box()
        assert not page.locator(".xw-score__tools button:visible").count()
        context.close()
