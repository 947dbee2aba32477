"""The scorecards: in the data, on the page without scripts, and as they are answered in a browser."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from mkdocs_crosswalk.registers.judgement import Outcome
from mkdocs_crosswalk.views.scorecards import scorecards
from mkdocs_crosswalk.views.turns import before_it
from tests.support.held import Held

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Request
    from selectolax.lexbor import LexborNode

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.scorecards import Question, Scorecard
    from tests.support.builds import BuiltSite

PAGES = ("gap/scorecard/soc2-to-iso27001/", "gap/scorecard/iso27001-to-soc2/")
SAID = {PAGES[0]: "ypnynpnny.nppynnyypnynny", PAGES[1]: "ypnynpnny.nppynnyypnn"}
ASKED = {path: len(said) for path, said in SAID.items()}
LATER = ("before-stage-1", "before-stage-2", "at-any-time")
NOW = ", over time)"
WORDS = {"y": "yes", "p": "partly", "n": "no"}


def card(catalogue: Catalogue, path: str) -> Scorecard:
    return scorecards(catalogue)[f"{path.removesuffix('/')}.md"][1]


def answers(catalogue: Catalogue, question: Question) -> list[tuple[str, int]]:
    """Return what is to do where the answer is no: entries, each with the place of a step among its own."""
    steps = [(entry, step) for entry in question.entries for step in catalogue.verdict(entry).add]
    named = {step.folded for step in question.steps} or {catalogue.verdict(e).add[0] for e in question.entries}
    return [(entry, catalogue.verdict(entry).add.index(step)) for entry, step in steps if step in named]


def without_time(step: LexborNode) -> str:
    """Return a step as the result has it: the time is that of the heading."""
    when = step.css_first(".xw-q__when")
    return step.text().replace(when.text() if when else "", "")


def parts_of(one: Scorecard, said: str) -> list[str]:
    """Return the answers to the questions of each part."""
    pairs = zip(one.questions, said, strict=True)
    return ["".join(letter for _, letter in part) for _, part in groupby(pairs, key=lambda pair: pair[0].part)]


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
    assert len(items) == len(one.questions) == ASKED[path]
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
    for part in one.parts:
        assert part.note in page.tree.text()
    assert any(part.note for part in one.parts), "a period, and what is left out, need a word on how to answer"


@pytest.mark.parametrize("path", PAGES)
def test_what_is_marked_is_what_entries_and_the_gap_list_say_of_the_step(
    site: BuiltSite, catalogue: Catalogue, path: str
) -> None:
    """Size and time are those on the entry's page; what begins now stands in no later group of the gap list."""
    page, gap = site.page(path), site.page(f"gap/{path.split('/')[2]}/")
    groups = {name: gap.html.partition(f'<h2 id="{name}">')[2].partition("<h2 ")[0] for name in LATER}
    marked = 0
    for item, question in zip(page.tree.css("ol.xw-qs > li"), card(catalogue, path).questions, strict=True):
        steps = item.css(".xw-q__steps > li")
        assert steps
        for step, (asked, place) in zip(steps, answers(catalogue, question), strict=True):
            link = step.css_first("a")
            assert link
            section = site.page(page.to(link.attributes["href"] or "")[0]).html.partition('<h2 id="net-new"')[2]
            section = section.partition("<h2 ")[0]
            of = LexborHTMLParser(section).css("ol > li")[place].text()
            now = "over time" in of or "All of it over time: begin now." in section
            assert (NOW in step.text()) == now, step.text()
            for stage in ("before stage 1", "before stage 2"):
                due = stage in of or f"All of it {stage}." in section
                assert (f"{stage})" in step.text()) == due, step.text()
            row = f">{catalogue.entries[asked].bare}</label>"
            assert not now or not any(row in group for group in groups.values()), step.text()
            marked += now
    assert marked


@pytest.mark.parametrize("path", PAGES)
def test_steps_stand_by_time_in_the_order_of_the_questions_and_after_what_comes_before_them(
    site: BuiltSite, catalogue: Catalogue, path: str
) -> None:
    page, groups = site.page(path), listed(site, path)
    found: dict[int, tuple[str, int, str, str]] = {}
    headings = [item.text() for item in page.tree.css(".xw-score__heads > li")]
    asked_in: dict[str, int] = {}
    for number, (item, question) in enumerate(
        zip(page.tree.css("ol.xw-qs > li"), card(catalogue, path).questions, strict=True)
    ):
        for step, (entry, place) in zip(item.css(".xw-q__steps > li"), answers(catalogue, question), strict=True):
            heading = headings[int(step.attributes["data-h"] or -1)]
            one = (entry, place, heading, step.text())
            assert found.setdefault(int(step.attributes["data-turn"] or -1), one) == one, "a step has one turn"
            asked_in.setdefault(entry, number)
    assert sorted(found) == list(range(len(found)))
    in_turn = [found[turn] for turn in sorted(found)]
    assert [h for h, _ in groupby(in_turn, key=lambda one: one[2])] == headings
    titles = [node.text() for node in site.page(f"gap/{path.split('/')[2]}/").tree.css("article h2")]
    assert headings[0].startswith("First") and any(title.startswith(headings[0]) for title in titles)
    first = dict.fromkeys(entry for entry, _, heading, _ in in_turn if heading == headings[0])
    assert {entry.removeprefix("Clause ") for entry in first} == {
        bare for bare in groups[0] if any(entry.removeprefix("Clause ") == bare for entry in asked_in)
    }
    order = list(asked_in)
    for entry in asked_in:  # each behind what has to be begun before it
        last = max((order.index(before) for before in before_it(catalogue, entry) if before in order), default=-1)
        if last > order.index(entry):
            order.insert(order.index(entry), order.pop(last))
    for heading in headings:
        under = [(order.index(entry), place) for entry, place, said, _ in in_turn if said == heading]
        assert under == sorted(under), heading
    turns = {(entry, place): turn for turn, (entry, place, *_) in found.items()}
    if path == PAGES[0]:
        assert all(turns[entry, a] < turns[entry, b] for entry, a in turns for e, b in turns if e == entry and a < b)
        begin = next(heading for heading in headings if heading.startswith("Begin now"))
        assert all(under in (begin, headings[0]) for *_, under, said in in_turn if NOW in said)
        assert any(
            catalogue.verdict(entry).outcome == Outcome.CARRIES_OVER for entry, _, under, _ in in_turn if under == begin
        )
        scales, assessed = (next(n for n, one in enumerate(in_turn) if w in one[3]) for w in ("scales", "complete ass"))
        assert scales < assessed, "no step of a method stands behind the assessment by it"
    else:
        before, over = headings[1:]
        assert all(NOW in said for *_, under, said in in_turn if under == over)
        assert not any(NOW in said for *_, under, said in in_turn if under == before)


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
    assert page.locator(".xw-score__stages").is_hidden()
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
    assert counted(page) == "0 yes, 0 partly, 0 no, 24 not answered, of 24"
    page.locator("#q1 input").first.focus()
    for letter in SAID[PAGES[0]]:
        group = page.evaluate("document.activeElement.name")
        if letter != ".":
            page.keyboard.press("Space")
            for _ in range("ypn".index(letter)):
                page.keyboard.press("ArrowRight")
        while page.evaluate("document.activeElement.name") in (group, None, ""):
            page.keyboard.press("Tab")
            if page.evaluate("!document.activeElement.closest('.xw-score__asks')"):
                break
    assert page.url == f"{address}{PAGES[0]}#{SAID[PAGES[0]]}"
    assert counted(page) == "8 yes, 5 partly, 10 no, 1 not answered, of 24"
    for request in asked:  # previews of ids, on the way
        assert request.method == "GET" and request.url.startswith(address) and "?" not in request.url


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
def test_the_result_counts_each_part_and_names_what_to_do_first(
    page: Page, address: str, site: BuiltSite, catalogue: Catalogue, path: str
) -> None:
    opened(page, address, path, SAID[path])
    one = card(catalogue, path)
    page.locator(".xw-score__next summary").evaluate_all("all => all.forEach(one => one.parentElement.open = true)")
    steps = page.locator(".xw-score__next li").all_inner_texts()
    expected: dict[int, str] = {}
    refused: set[int] = set()
    items = site.page(path).tree.css("ol.xw-qs > li")
    for item, letter in zip(items, SAID[path], strict=True):
        if letter in "pn":
            these = {int(s.attributes["data-turn"] or -1): without_time(s) for s in item.css(".xw-q__steps > li")}
            expected |= these
            refused |= these.keys() if letter == "n" else set()
    assert steps == [expected[t] + ("" if t in refused else " partly there") for t in sorted(expected)]
    assert len(steps) == len(set(steps)) > 13 and 0 < len(refused) < len(steps)
    said = page.locator(".xw-score__stages li b").all_inner_texts()
    for line, part in zip(said, parts_of(one, SAID[path]), strict=True):
        left = f", {part.count('.')} not answered" if "." in part else ""
        assert line == f"{sum(letter in 'pn' for letter in part)} open{left}, of {len(part)}:"
    assert any("not answered" in line for line in said)
    for row in page.locator(".xw-score__t tbody tr").all():
        label, *figures = row.locator("th, td").all_inner_texts()
        group = next(e for e in catalogue.entries.values() if e.label == label)
        about = [n for n, q in enumerate(one.questions) if any(catalogue.is_under(e, group.id) for e in q.entries)]
        by_word = [sum(SAID[path][n] == letter for n in about) for letter in WORDS]
        assert [int(figure) for figure in figures] == [*by_word, len(about)]


@pytest.mark.browser
def test_answers_stand_behind_the_address_are_shared_by_it_and_cleared(page: Page, address: str) -> None:
    opened(page, address, said=SAID[PAGES[0]])
    page.reload()
    page.locator(".xw-score.xw-live").wait_for()
    assert page.locator("#q2 input[value=partly]").is_checked()
    page.evaluate("location.hash = 'counted'")  # a place on the page is no list of answers
    assert counted(page).startswith("8 yes")
    page.get_by_role("button", name="Clear answers").click()
    assert page.url == f"{address}{PAGES[0]}"
    assert counted(page).startswith("0 yes")
    assert page.evaluate("document.activeElement.name") == "q1"
    page.get_by_role("button", name="Undo").click()
    assert page.url == f"{address}{PAGES[0]}#{SAID[PAGES[0]]}"


@pytest.mark.browser
def test_a_link_of_somebody_else_leaves_the_answers_of_this_device_alone(page: Page, address: str) -> None:
    mine, theirs = "y" * 5 + "." * 19, "n" * 24
    opened(page, address, said=mine)
    page.get_by_role("button", name="Keep on this device").click()
    page.locator("#q6 label").first.click()
    page.goto("about:blank")
    opened(page, address, said=theirs)
    guest = page.locator(".xw-score__guest")
    assert guest.is_visible() and "Kept" not in page.locator(".xw-score__said").inner_text()
    page.locator("#q1 label").first.click()
    assert page.url.endswith(f"#y{'n' * 23}") and guest.is_visible()
    guest.get_by_role("button", name="Show mine").click()
    assert counted(page).startswith("6 yes, 0 partly, 0 no") and guest.is_hidden()
    page.goto("about:blank")
    opened(page, address)
    assert counted(page).startswith("6 yes, 0 partly, 0 no")
    page.goto("about:blank")
    opened(page, address, said=theirs)
    guest.get_by_role("button", name="Use these").click()
    assert guest.is_hidden()
    page.goto("about:blank")
    opened(page, address)
    assert counted(page).startswith("0 yes, 0 partly, 24 no") and guest.is_hidden()
    page.goto("about:blank")
    opened(page, address, said=mine)
    guest.get_by_role("button", name="Use these").click()
    page.get_by_role("button", name="Undo").click()
    assert counted(page).startswith("0 yes, 0 partly, 24 no")


@pytest.mark.browser
@pytest.mark.parametrize("ending", ["counted", "q5", "y" * 10, "y" * 24 + ","])
def test_kept_answers_stand_and_stay_whatever_else_the_address_ends_in(page: Page, address: str, ending: str) -> None:
    opened(page, address, said="y" * 14 + "p" * 5 + "n" * 5)
    page.get_by_role("button", name="Keep on this device").click()
    page.goto("about:blank")
    opened(page, address, said=ending)
    assert counted(page) == "14 yes, 5 partly, 5 no, of 24"
    said = page.locator(".xw-score__said").inner_text()
    assert ("left aside" in said) == (ending[0] == "y")
    page.locator("#q1 label").nth(2).click()
    page.goto("about:blank")
    opened(page, address)
    assert counted(page) == "13 yes, 5 partly, 6 no, of 24"


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
def test_yes_to_everything_says_what_was_not_asked(
    page: Page, address: str, catalogue: Catalogue, site: BuiltSite, path: str
) -> None:
    opened(page, address, path, "y" * ASKED[path])
    listed_here = {entry for group in listed(site, path) for entry in group}
    asked = {e.removeprefix("Clause ") for q in card(catalogue, path).questions for e in q.entries}
    always, said = page.locator(".xw-score__next p").all_inner_texts()
    assert always.startswith("A ") and " also needs " in always and "Settle it early" in always
    rest = f"Not asked about here: {len(listed_here - asked)} entries"
    assert said.startswith(f"Yes to everything. {rest}")
    page.locator("#q1 label").nth(1).click()
    assert page.locator(".xw-score__next p").last.inner_text().startswith(rest), "and wherever something is left"
    page.locator(".xw-score__next p a").last.click()
    page.wait_for_url(f"**/gap/{path.split('/')[2]}/")


@pytest.mark.browser
def test_on_a_phone_the_count_stays_in_sight_and_leads_to_the_result(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    opened(page, address)
    strip = page.locator(".xw-score__strip")
    assert strip.is_hidden()
    page.locator("#q1 label").first.click()
    box = strip.bounding_box()
    assert box and box["y"] + box["height"] <= 800 and "1 yes" in strip.inner_text()
    strip.get_by_role("button").click()
    page.wait_for_function("document.querySelector('.xw-score__said').getBoundingClientRect().top < 400")
    assert page.evaluate("document.activeElement.className") == "xw-score__said"
    page.set_viewport_size({"width": 1280, "height": 800})
    assert strip.is_hidden()


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
    opened(page, address, said=SAID[PAGES[0]])
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
        if scripts:
            page.locator("#q20 label").last.click()
            assert page.locator("#q20 .xw-q__steps").is_hidden(), "the result has them"
            result, asked = page.locator(".xw-score__said").bounding_box(), page.locator("#q1").bounding_box()
            assert result and asked and result["y"] < asked["y"]
            assert page.locator(".xw-score__next li").first.is_visible()
            assert "Printed on " in page.locator(".xw-score__said").inner_text()
        assert not page.locator(".xw-score__tools button:visible").count()
        context.close()
