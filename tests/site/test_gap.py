"""The gap pages as built and as used: every entry once, under the right outcome, to tick, filter, share and print."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from mkdocs_crosswalk.figures.counts import outcomes
from mkdocs_crosswalk.registers.judgement import Outcome, Runs
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.addresses import evidence_uri, place_of
from mkdocs_crosswalk.views.scopes import Scope
from mkdocs_crosswalk.views.tree import group_of
from tests.site.test_whole_site import url_of
from tests.support.frameworks import ISO, SOC2
from tests.support.gaps import SCOPES, SETS, TO_ISO, TO_SOC2, WAYS, scope_of, scopes_of, way_of
from tests.support.held import Held

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from playwright.sync_api import Browser, Page
    from selectolax.lexbor import LexborNode

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.views.ways import Way
    from tests.support.builds import BuiltPage, BuiltSite

ADDRESSES = {f"gap/soc2-to-iso27001/{'' if key == 'security' else f'{key}/'}": groups for key, groups in SETS.items()}
WHAT = {TO_ISO: "What remains for ISO", TO_SOC2: "What remains for a SOC 2"}
ALL = [(way, scope) for way in WAYS for scope in SCOPES]
SIZE_MARKS = {"paragraph": "pa", "record": "", "process": "pr"}
TIME_MARKS = {"over-the-period": "o", "before-stage-1": "1", "before-stage-2": "2", "any": ""}
ALIKE = "Tick a row when what is due before the period is done, and the rest runs."
SETTLED = {
    TO_ISO: (["Date:", "Certification body:", "Internal auditor:"], "guides/certification-and-examination/"),
    TO_SOC2: (
        ["Report:", "CPA firm:", "Boundary:", "Period:", "Description and assertion:"],
        "guides/from-iso27001-to-soc2/",
    ),
}
every_gap = pytest.mark.parametrize(("way", "scope"), ALL, indirect=True)


@pytest.fixture
def way(request: pytest.FixtureRequest, catalogue: Catalogue) -> Way:
    return way_of(catalogue, request.param)


@pytest.fixture
def scope(request: pytest.FixtureRequest, catalogue: Catalogue) -> Scope:
    return scope_of(catalogue, request.param)


def words(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node else ""


def listed(page: BuiltPage) -> dict[str, list[tuple[str, LexborNode]]]:
    """Return the entries of each section: id as the box has it, and the item."""
    found: dict[str, list[tuple[str, LexborNode]]] = {}
    section = ""
    for node in page.tree.css("article h2, ul.xw-todo > li"):
        if node.tag == "h2":
            section = node.attributes["id"] or ""
            found[section] = []
        else:
            assert node.css_first("label > input[type=checkbox]")
            found[section].append((words(node.css_first("label")), node))
    return found


def asked(catalogue: Catalogue, way: Way, scope: Scope) -> set[str]:
    criteria = set(catalogue.in_scope(SOC2, scope.groups))
    if way.key == TO_ISO:
        return {e.id for e in catalogue.singles if e.framework == ISO}
    return criteria


def test_addresses_are_guessable_and_stand_for_what_they_say(site: BuiltSite, catalogue: Catalogue) -> None:
    way = way_of(catalogue, TO_ISO)
    assert {url_of(way.page(scope)): scope.groups for scope in scopes_of(catalogue)} == ADDRESSES
    other = {url.replace("soc2-to-iso27001", "iso27001-to-soc2") for url in ADDRESSES}
    assert {*ADDRESSES, *other, "gap/", "soa/"} <= set(site.pages)


def marked(item: LexborNode) -> str:
    """Return the outcome that a row's mark says in words."""
    said = {word: outcome for outcome, word in wording.OUTCOMES.items()}
    return said[words(item.css_first("li > label ~ b"))]


@every_gap
def test_a_page_lists_every_entry_once_with_its_outcome_and_what_carries_over_in_a_group_of_its_own(
    site: BuiltSite, catalogue: Catalogue, way: Way, scope: Scope
) -> None:
    sections = listed(site.page(url_of(way.page(scope))))
    *_, checked, last, after = sections
    assert (checked, after, sections[after]) == ("carries-over", "outcomes", [])
    assert last == ("at-any-time" if way.key == TO_ISO else "over-the-period")
    shown = [value for items in sections.values() for value, _ in items]
    bare = {i.removeprefix("Clause "): i for i in asked(catalogue, way, scope)}
    assert sorted(shown) == sorted(bare)
    for section, items in sections.items():
        for value, item in items:
            outcome = catalogue.verdict(bare[value], scope.groups).outcome
            assert marked(item) == outcome, value
            assert (section == "carries-over") == (outcome == Outcome.CARRIES_OVER), value


@every_gap
def test_what_others_build_on_stands_first_then_what_has_to_begin_earlier(
    site: BuiltSite, catalogue: Catalogue, way: Way, scope: Scope
) -> None:
    """The order goes through new and extended entries alike."""
    sections = listed(site.page(url_of(way.page(scope))))
    there = [e.id for e in way.entries(catalogue, scope)]
    bare = {i.removeprefix("Clause "): i for i in there}
    verdicts = {i: catalogue.verdict(i, scope.groups) for i in there}
    before = {i: transitively_before(catalogue, i) for i in there}
    rests = Counter(one for i in there if verdicts[i].outcome != Outcome.CARRIES_OVER for one in before[i])
    kept = [bare[value] for value, _ in sections.pop("carries-over")]
    ids = [bare[value] for items in sections.values() for value, _ in items]
    for order in (ids, kept):
        assert all(order.index(one) < order.index(i) for i in order for one in before[i] if one in order)
    for items in sections.values():
        keys = []
        for i in (bare[value] for value, _ in items):
            v, always = verdicts[i], catalogue.entries[i].kind.always
            work = (0, 0) if always else (-v.outcome.work, -v.size.work)
            late = v.steps[0].runs == Runs.OVER_THE_PERIOD
            when = begun_with(catalogue, i, scope, there).wait
            keys.append((when, -rests[i], not always, late, *work, there.index(i)))
        assert keys == sorted(keys)
    first = [bare[value] for value, _ in sections.get("first", ())]
    assert all(rests[i] for i in first) and len(first) > 3


def transitively_before(catalogue: Catalogue, entry: str) -> set[str]:
    """Return what has to be begun before an entry, and before that."""
    after = catalogue.guidance[entry].after
    return {*after, *(one for other in after for one in transitively_before(catalogue, other))}


def test_a_list_begins_as_a_programme_does(site: BuiltSite) -> None:
    """Context, scope, roles, risk, policy, inventory and law come first, then records over time, then the rest."""
    sections = listed(site.page("gap/soc2-to-iso27001/"))
    assert list(sections) == [
        *("settle", "first", "begin-now", "before-stage-1", "before-stage-2", "carries-over", "at-any-time", "outcomes")
    ]
    first = [value for value, _ in sections["first"]]
    assert first[:3] == ["4.1", "4.2", "4.3"]
    every = [value for rows in sections.values() for value, _ in rows]
    for before, after in (("4.4", "8.1"), ("7.1", "9.2.2"), ("9.3.2", "9.3.1"), ("9.3.1", "9.3.3")):
        assert every.index(before) < every.index(after)
    assert set(first) == {
        *("4.1", "4.2", "4.3", "4.4", "5.1", "5.2", "5.3", "6.1.2", "6.1.3", "6.2", "7.1", "8.2", "9.1"),
        *("A.5.9", "A.5.12", "A.5.30", "A.5.31"),
    }


def test_where_nearly_all_has_to_begin_now_rows_go_by_what_there_is_to_do(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    for scope in scopes_of(catalogue):
        page = site.page(url_of(way_of(catalogue, TO_SOC2).page(scope)))
        sections = listed(page)
        heads = {h.attributes["id"]: words(h) for h in page.tree.css("article h2")}
        assert [n for n in sections if sections[n]] == ["first", "before-the-period", "carries-over", "over-the-period"]
        assert ALIKE in words(page.tree.css_first("article > .xw-scopes + p.xw-note"))
        assert not page.tree.css("article .xw-strip ~ h2 + p"), "it is said of the whole list, and of no group"
        assert heads["carries-over"].startswith("Carries over: check, keep records ")
        longest = max(len(items) for items in sections.values())
        assert longest <= 0.75 * sum(len(items) for items in sections.values())


@every_gap
def test_what_no_entry_asks_for_goes_first_and_the_head_says_how_much_there_is(
    site: BuiltSite, catalogue: Catalogue, way: Way, scope: Scope
) -> None:
    page = site.page(url_of(way.page(scope)))
    note = page.tree.css_first("article > .xw-scopes + p.xw-note")
    assert note
    assert (ALIKE in words(note)) == (way.key == TO_SOC2)
    (plan, _), (scorecard, _) = [page.to(a.attributes["href"] or "") for a in note.css("a")]
    assert plan == url_of(way.plan(scope))
    assert scorecard == f"gap/scorecard/{way.key}/"
    verdicts = [catalogue.verdict(e.id, scope.groups) for e in way.entries(catalogue, scope)]
    sizes = Counter(str(step.size) for verdict in verdicts for step in verdict.steps)
    by_size = f"{sizes['process']} large, {sizes['record']} medium, {sizes['paragraph']} small"
    assert f"{sizes.total()} steps: {by_size}." in words(note)
    records = {item for verdict in verdicts for item in verdict.bring}
    likely, part = re.findall(r"You likely keep (\d+) of them, and (\d+) in part", site.page(plan).html)[0]
    left = len(records) - int(likely) - int(part)
    assert f"Of {len(records)} records you likely keep {likely}, {part} in part, and build {left}:" in words(note)
    heads, guide = SETTLED[way.key]
    lines = page.tree.css("#settle + ol > li")
    assert [words(li.css_first("b, strong")) for li in lines] == heads
    places = [page.to(a.attributes["href"] or "") for li in lines for a in li.css("a")]
    assert guide in [there for there, _ in places]
    for there, anchor in places:
        assert anchor in site.page(there).ids


def to_build(catalogue: Catalogue, way: Way, scope: Scope) -> set[str]:
    """Return the records that only new entries ask for, or that serve nothing of what is held."""
    asking: dict[str, set[str]] = {}
    for entry in way.entries(catalogue, scope):
        verdict = catalogue.verdict(entry.id, scope.groups)
        for item in verdict.bring:
            asking.setdefault(item, set()).add(verdict.outcome)
    theirs = scope if way.held.scope else Scope()
    held = {e.id for e in way.back.entries(catalogue, theirs)}
    other = {i for i in asking if catalogue.evidence[i].made_for not in ("", way.held.key)}
    assert other
    usual = {i for e in held for i in catalogue.verdict(e, theirs.groups).bring}
    new = {i for i, outcomes in asking.items() if outcomes == {Outcome.NEW}} - usual
    return new | other | {i for i in asking if not held & set(catalogue.served(i))}


def behind_what_comes_before(catalogue: Catalogue, listed_ones: Iterable[str]) -> list[str]:
    """Return entries in the order of lists, by their ids without words: a group puts first what comes before."""
    bare = {catalogue.entries[i].bare: i for i in catalogue.guidance}
    left = list(listed_ones)
    found: list[str] = []

    def take(one: str) -> None:
        for before in catalogue.guidance[bare[one]].after:
            if (other := catalogue.entries[before].bare) in left and other not in found:
                take(other)
        if one not in found:
            found.append(one)

    for one in left:
        take(one)
    return found


def begun_with(catalogue: Catalogue, entry: str, scope: Scope, there: Collection[str]) -> Runs:
    """Return when an entry has to be begun: no later than what on the same page comes after it."""
    later = [begun_with(catalogue, other, scope, there) for other in there if entry in catalogue.guidance[other].after]
    return min((catalogue.verdict(entry, scope.groups).runs, *later), key=lambda runs: runs.wait)


@pytest.mark.parametrize("way", WAYS, indirect=True)
def test_a_group_begins_with_what_the_list_begins_with_and_each_says_whose_size_it_is(
    site: BuiltSite, catalogue: Catalogue, way: Way
) -> None:
    """A row has the first step of an entry, and the size of its largest, as its head says; a group that of the step."""
    page = site.page(url_of(way.page(way.scopes(catalogue)[0])))
    heads = [words(head) for head in page.tree.css(".xw-cols > span")]
    assert heads == ["Entry", "Size up to ?", "Records", "First step"]
    left = {bare: row for name, rows in listed(page).items() if name != "carries-over" for bare, row in rows}
    groups = 0
    for group in (e for e in catalogue.entries.values() if e.framework == way.asked.id and e.kind.page == "own"):
        members = {catalogue.entries[m].bare: m for m in catalogue.members(group.id)}
        every = [bare for bare in behind_what_comes_before(catalogue, left) if bare in members]
        first = every[:5]
        if group.kind.single or len(members) <= 3 or not first:
            continue
        groups += 1
        there = site.page(url_of(place_of(group).uri))
        found = there.tree.css("#net-new ~ ol > li")
        assert [words(li.css_first("a")) for li in found] == [members[bare] for bare in first], group.id
        steps = [catalogue.verdicts[members[bare]].base.steps[0] for bare in every]
        at_once = len(steps) > 1 and len({step.runs for step in steps}) == 1 and steps[0].runs in wording.RUNS_ALL
        above = words(there.tree.css_first("#net-new + p"))
        if first != every:
            assert above.startswith(f"The first 5 of {len(every)}, each by its first step with its own size")
        else:
            of = "each" if len(every) == len(members) else "each that is left to do"
            assert above.startswith(f"The first step of {of}, with its own size")
        assert above.endswith(tuple(wording.RUNS_ALL.values())) == at_once
        for bare, step, li in zip(first, steps, found, strict=False):
            size = words(li.css_first("small"))
            assert words(li) == f"{members[bare]} {words(left[bare].css_first('summary'))} {size}"
            assert size == (wording.SIZE_WORDS[step.size] if at_once else wording.effort(step.size, step.runs))
    assert groups > 3


@every_gap
def test_what_a_row_comes_after_stands_before_it(site: BuiltSite, way: Way, scope: Scope) -> None:
    rows = [pair for part in listed(site.page(url_of(way.page(scope)))).values() for pair in part]
    order = [value for value, _ in rows]
    named = 0
    for place, (_, row) in enumerate(rows):
        after = next((said for p in row.css("details > p") if (said := words(p)).startswith("After ")), "")
        after = after.partition(". ")[0]
        for value in re.findall(r"(?:[A-Z]+\d?\.?)?\d+(?:\.\d+)*", after):
            assert order.index(value) < place, words(row)
            named += 1
    assert named


@every_gap
def test_a_heading_says_when_rows_have_to_begin_or_what_they_are_and_a_row_how_much_it_is(
    site: BuiltSite, catalogue: Catalogue, way: Way, scope: Scope
) -> None:
    page = site.page(url_of(way.page(scope)))
    bare = {i.removeprefix("Clause "): i for i in asked(catalogue, way, scope)}
    starts = {runs: runs for runs in ("before-stage-1", "before-stage-2")}
    starts |= {"over-the-period": "begin-now", "any": "at-any-time"}
    sizes = {"process": "Large", "record": "Medium", "paragraph": "Small"}
    heads = {h.attributes["id"]: words(h) for h in page.tree.css("article h2")}
    for section, rows in listed(page).items():
        if section in ("outcomes", "settle"):
            continue
        assert heads[section].endswith(f" {len(rows)}")
        for value, row in rows:
            verdict = catalogue.verdict(bare[value], scope.groups)
            when = starts[begun_with(catalogue, bare[value], scope, bare.values())]
            begins = "over-the-period" if verdict.steps[0].runs == Runs.OVER_THE_PERIOD else "before-the-period"
            group = when if way.key == TO_ISO else begins
            assert section in ("first", "carries-over", group), value
            assert section != "first" or way.key == TO_SOC2 or when == "begin-now"
            assert words(row.css_first("i")) == sizes[verdict.size]
            assert words(row.css_first("small")) == str(len(verdict.bring))


@pytest.mark.browser
@pytest.mark.parametrize("path", ["gap/soc2-to-iso27001/", "gap/iso27001-to-soc2/"])
def test_an_open_row_says_of_each_step_how_much_it_is_and_when(
    page: Page, address: str, catalogue: Catalogue, path: str
) -> None:
    page.goto(address + path)
    rows = page.locator(".xw-todo > li").evaluate_all("""rows => rows.map(row => {
        row.querySelector("details").open = true;
        const after = step => getComputedStyle(step, "::after").content.replaceAll("\\u00a0", " ");
        const said = step => after(step).replaceAll(/" "|^"|"$/g, "").trim();
        return [row.querySelector("label").textContent, [...row.querySelectorAll("summary, ol > li")].map(said)];
    })""")
    bare = {catalogue.entries[entry].bare: verdicts.base for entry, verdicts in catalogue.verdicts.items()}
    seen = set()
    for value, said in rows:
        efforts = [wording.effort(step.size, step.runs) for step in bare[value].steps]
        if path != GAP:
            efforts = [one if ", " in one else f"{one}, before the period" for one in efforts]
        assert said == [f"({effort})" for effort in efforts], value
        seen.update(efforts)
    assert len(rows) > 30 and len(seen) > 4


@pytest.mark.browser
def test_what_leaves_rows_out_is_said_with_a_way_back_and_on_paper(page: Page, address: str) -> None:
    page.goto(address + GAP)
    line = page.locator(".xw-nothing")
    assert line.is_hidden()
    page.get_by_role("button", name="New 28").click()
    page.get_by_label("Any system").select_option("hr-system")
    said = f"{len(shown(page))} of 123 shown: New, HR system."
    assert said in line.inner_text()
    page.emulate_media(media="print")
    assert line.inner_text().strip() == said
    page.emulate_media(media="screen")
    line.get_by_role("button", name="Show all").click()
    assert line.is_hidden() and len(shown(page)) == 123


@pytest.mark.browser
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
@pytest.mark.parametrize("down", [0, 700])
def test_a_tick_leaves_its_row_where_it_is(page: Page, address: str, size: tuple[int, int], down: int) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(address + GAP)
    page.locator(".xw-strip.xw-live").wait_for()
    page.mouse.wheel(0, down)
    box = page.locator(".xw-todo input").nth(3 if not down else 25)
    box.scroll_into_view_if_needed()
    before = box.bounding_box()
    box.check()
    page.locator(".xw-own").wait_for()
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))"
    )
    after = box.bounding_box()
    assert before and after and abs(after["y"] - before["y"]) <= 1


@every_gap
def test_counts_are_those_of_the_catalogue_with_what_they_are_out_of(
    site: BuiltSite, catalogue: Catalogue, way: Way, scope: Scope
) -> None:
    page = site.page(url_of(way.page(scope)))
    groups: list[tuple[tuple[str, ...], tuple[str, ...]]] = (
        [(("subclause",), ()), (("control",), ())]
        if way.key == TO_ISO
        else [(("criterion",), (category,)) for category in scope.groups]
    )
    order = (Outcome.NEW, Outcome.EXTEND, Outcome.CARRIES_OVER)
    found = {o: [outcomes(catalogue, kinds, scope.groups, under)[o] for kinds, under in groups] for o in order}
    chips = {(a.attributes["href"] or "")[1:]: int(words(a.css_first("b"))) for a in page.tree.css("a.xw-ch")}
    assert list(chips) == list(order)
    assert chips == {o: sum(count.numerator for count in found[o]) for o in order}
    parts = [rect.attributes["class"] for rect in page.tree.css(".xw-bar > rect")]
    widths = [float((rect.attributes["width"] or "").rstrip("%")) for rect in page.tree.css(".xw-bar > rect")]
    assert parts == list(order)  # as the chips
    assert widths == pytest.approx([100 * chips[o] / sum(chips.values()) for o in order], abs=0.01)
    for outcome, item in zip(order, page.tree.css("#outcomes + ul > li"), strict=True):
        assert words(item).startswith(wording.OUTCOMES[outcome])
        assert all(str(count) in words(item) for count in found[outcome])
        there = page.tree.css_first(f"#{outcome}")
        assert there
        while there.tag != "ul" and there.next:
            there = there.next
        assert outcome in [marked(row) for row in there.css("ul.xw-todo > li")] or not chips[outcome]


@every_gap
def test_an_entry_shows_its_steps_its_evidence_and_what_it_rests_on_with_links(
    site: BuiltSite, catalogue: Catalogue, way: Way, scope: Scope
) -> None:
    page = site.page(url_of(way.page(scope)))
    bare = {i.removeprefix("Clause "): i for i in asked(catalogue, way, scope)}
    build = to_build(catalogue, way, scope)
    assert build
    every = [catalogue.verdict(i, scope.groups) for i in asked(catalogue, way, scope)]
    likely = {i for verdict in every if verdict.outcome == Outcome.CARRIES_OVER for i in verdict.bring}
    for items in listed(page).values():
        for value, item in items:
            verdict = catalogue.verdict(bare[value], scope.groups)
            assert words(item.css_first("details > summary")) == " ".join(verdict.add[0].split())
            marks = [node.attributes.get("class") or "" for node in item.css("details > summary, details > ol > li")]
            assert marks == [SIZE_MARKS[step.size] + TIME_MARKS[step.runs] for step in verdict.steps]
            assert not item.css("summary a")  # a control in a control
            assert [words(li) for li in item.css("details li")] == [" ".join(s.split()) for s in verdict.add[1:]]
            links = [page.to(a.attributes["href"] or "")[0] for a in item.css("details > p a")]
            by = [url_of(place_of(catalogue.entries[i]).uri) for i in verdict.by]
            kept = [i for i in verdict.bring if i not in build]
            whole, part = ([i for i in kept if (i in likely) == one] for one in (True, False))
            there = [*whole, *part, *(i for i in verdict.bring if i in build)]
            bring = [url_of(evidence_uri(i)) for i in there]
            said = " ".join(words(p) for p in item.css("details > p"))
            assert (" Build: " in f" {said}") == bool(build & set(verdict.bring)), value
            assert (" Bring: " in f" {said}") == bool(whole), value
            assert (" Extend: " in f" {said}") == bool(part), value
            assert links[: len(by) + len(bring)] == [*by, *bring], value
            guides = links[len(by) + len(bring) :]
            assert len(guides) == (verdict.outcome == Outcome.NEW), value
            assert all(link.startswith("guides/") for link in guides)
            title = item.css_first("label + a")
            assert title and page.to(title.attributes["href"] or "")[0] == url_of(
                place_of(catalogue.entries[bare[value]]).uri
            )
            entry = catalogue.entries[bare[value]]
            parent = catalogue.entries[entry.parent].brief if entry.parent else ""
            assert title.text() in (entry.brief, f"{parent}: {entry.brief}")


@pytest.mark.parametrize("way", WAYS, indirect=True)
def test_a_wider_report_never_leaves_more_to_do(site: BuiltSite, catalogue: Catalogue, way: Way) -> None:
    every = scopes_of(catalogue)
    rank = {"carries-over": 0, "extend": 1, "new": 2}
    work = {
        scope: {
            value: rank[marked(item)]
            for items in listed(site.page(url_of(way.page(scope)))).values()
            for value, item in items
        }
        for scope in every
    }
    compared = 0
    for narrow in every:
        for wide in (s for s in every if set(narrow.groups) < set(s.groups)):
            compared += 1
            assert all(work[wide][value] <= left for value, left in work[narrow].items())
    assert compared == 3**4 - 2**4


@every_gap
def test_each_category_is_a_plain_link_to_the_report_with_or_without_it_and_the_files_are_there(
    site: BuiltSite, catalogue: Catalogue, way: Way, scope: Scope
) -> None:
    pages = {frozenset(s.groups): url_of(way.page(s)) for s in scopes_of(catalogue)}
    page = site.page(url_of(way.page(scope)))
    security, *others = page.tree.css(".xw-scopes li > *:not(.xw-all)")
    assert (security.tag, security.attributes.get("class")) == ("span", "xw-on")
    for category, link in zip(SETS["all"][1:], others, strict=True):
        held = category in scope.groups
        assert words(link) == f"{'Leave out' if held else 'Add'} {category}"
        assert link.attributes.get("class") == ("xw-on" if held else None)
        assert page.to(link.attributes["href"] or "")[0] == pages[frozenset(scope.groups) ^ {category}]
    whole = [page.to(a.attributes["href"] or "")[0] for a in page.tree.css(".xw-scopes .xw-all")]
    assert whole == ([] if scope.key == "all" else [pages[frozenset(SETS["all"])]])
    files = [page.to(a.attributes["href"] or "")[0] for a in page.tree.css("a[download]")]
    assert files == [way.csv(scope), "downloads/control-matrix.xlsx"]
    foot = [page.to(a.attributes["href"] or "")[0] for a in page.tree.css(".xw-about a")]
    assert "api/v1/verdicts.json" in foot, "the foot of every page has the data that it is made of"
    assert set(files) <= site.files


@pytest.mark.parametrize("way", WAYS, indirect=True)
def test_the_first_page_has_every_report_with_its_counts_folded_below_the_questions(
    site: BuiltSite, catalogue: Catalogue, way: Way
) -> None:
    page = site.page("gap/")
    tables = [t for t in page.tree.css("table") if words(t.css_first("caption")).startswith(WHAT[way.key])]
    rows = [list(table.css("tbody tr")) for table in tables]
    assert [len(found) for found in rows] == [16]
    assert tables[0].parent and tables[0].parent.tag == "details"
    heads = [words(h) for h in page.tree.css("article h2")]
    assert len(set(heads)) == len(heads), "nothing is asked twice"
    scopes = {url_of(way.page(scope)): scope for scope in scopes_of(catalogue)}
    for row in (row for found in rows for row in found):
        link = row.css_first("th a")
        assert link
        scope = scopes.pop(page.to(link.attributes["href"] or "")[0])
        for outcome, cell in zip(("new", "extend", "carries-over"), row.css("td"), strict=False):
            counts = [outcomes(catalogue, (kind.key,), scope.groups)[Outcome(outcome)] for kind in way.kinds]
            assert [words(span) for span in cell.css(".xw-sub")] == [
                f"{count} {kind.many}" for count, kind in zip(counts, way.kinds, strict=True)
            ]


@pytest.mark.parametrize("way", WAYS, indirect=True)
def test_the_first_page_asks_each_question_and_holds_the_answer_for_every_report(
    site: BuiltSite, catalogue: Catalogue, way: Way
) -> None:
    page = site.page("gap/")
    (question,) = (
        ask
        for ask in page.tree.css(".xw-ask")
        if words(ask.css_first("h2")) == f"You hold {way.held.held}, and are asked for {way.asked.asked}"
    )
    groups = [g.id for g in catalogue.scope_groups(SOC2)]
    answers = {li.attributes["data-g"]: li for li in question.css("ul[hidden] > li")}
    assert len(answers) == len(SCOPES)
    for scope in scopes_of(catalogue):
        answer = answers[" ".join(str(groups.index(g)) for g in scope.groups)]
        link = answer.css_first("a")
        assert link and page.to(link.attributes["href"] or "")[0] == url_of(way.page(scope))
        counts = [outcomes(catalogue, (kind.key,), scope.groups) for kind in way.kinds]
        order = (Outcome.NEW, Outcome.EXTEND, Outcome.CARRIES_OVER)
        said = " ".join(str(sum(count[o].numerator for count in counts)) for o in order)
        assert answer.attributes["data-n"] == said


def test_the_page_of_the_statement_offers_it_and_leads_to_clause_and_guide(site: BuiltSite) -> None:
    page = site.page("soa/")
    targets = {page.to(href)[0] for href in page.hrefs("article a[href]")}
    files = {"downloads/statement-of-applicability.csv", "downloads/statement-of-applicability.xlsx"}
    assert {*files, "iso27001/clauses/6-1-3/", "guides/clause-6/"} <= targets
    assert files <= site.files


def test_home_and_guides_lead_to_the_gaps(site: BuiltSite) -> None:
    doors = [site.page("").to(href)[0] for href in site.page("").hrefs("a.xw-door")]
    assert doors[:4] == ["gap/", "evidence/", "documents/", "matrix/"]
    assert "soa/" in {site.page("").to(href)[0] for href in site.page("").hrefs(".xw-homefoot a")}
    assert "soa/" in {site.page("gap/").to(href)[0] for href in site.page("gap/").hrefs(".xw-asks ~ p:first-of-type a")}
    lists = {site.page("").to(href)[0] for href in site.page("").hrefs(".xw-tot > a")}
    assert lists == {"gap/soc2-to-iso27001/", "gap/iso27001-to-soc2/"}
    for guide, target in (("clause-6", "soa/"), ("questions", "gap/soc2-to-iso27001/"), ("timelines", "gap/")):
        page = site.page(f"guides/{guide}/")
        assert target in {page.to(href)[0] for href in page.hrefs("article a[href]")}, guide


# In a browser

GAP = "gap/soc2-to-iso27001/"
STORED = "[localStorage, sessionStorage].map(kept => JSON.stringify(kept))"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    assert not context.cookies()
    context.close()


def status(page: Page) -> str:
    return page.locator(".xw-prog").inner_text().strip()


def shown(page: Page) -> list[str]:
    """Return the ids of the rows that are there to see."""
    return [text.strip() for text in page.locator(".xw-todo > li:visible > label").all_inner_texts()]


@pytest.mark.browser
@pytest.mark.parametrize("path", [GAP, "gap/iso27001-to-soc2/all/"])
def test_rows_are_short_and_whole_and_begin_at_once_under_a_strip_that_stays(
    page: Page, address: str, path: str
) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address + path)
    page.locator(".xw-strip.xw-live").wait_for()
    first = page.locator("#settle + ol > li").first.bounding_box()
    assert first and first["y"] <= 400
    tenth = page.locator(".xw-todo > li").nth(9).bounding_box()
    assert tenth and tenth["y"] + tenth["height"] <= 900
    assert page.evaluate("document.documentElement.scrollHeight") <= 6 * 900
    rows = page.locator(".xw-todo > li")
    heights = rows.evaluate_all("rows => rows.map(row => row.getBoundingClientRect().height)")
    assert sorted(heights)[len(heights) * 4 // 5] <= 36
    assert max(heights) <= 56  # a long step takes a second line
    for width in (1024, 1280, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        cut = "all => all.filter(e => e.scrollWidth > e.clientWidth).map(e => e.textContent)"
        assert rows.locator(":is(a, summary)").evaluate_all(cut) == [], width
    page.set_viewport_size({"width": 1440, "height": 900})
    strip = page.locator(".xw-strip")
    page.evaluate("scrollTo(0, 1500)")
    box, header = strip.bounding_box(), page.locator(".md-header").bounding_box()
    assert box and header
    assert abs(box["y"] - header["height"]) <= 2
    assert box["height"] <= 60
    page.locator(".xw-todo input:visible").nth(60).check()
    after = strip.bounding_box()
    assert after and after["height"] == box["height"]


@pytest.mark.browser
def test_on_a_phone_rows_have_their_first_step_and_the_tools_are_behind_a_button(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address + GAP)
    page.locator(".xw-strip.xw-live").wait_for()
    assert page.evaluate("document.documentElement.scrollHeight") <= 12 * 844
    summaries = page.locator(".xw-todo summary")
    assert summaries.first.evaluate("e => e.getBoundingClientRect().height") >= 14
    assert summaries.evaluate_all("all => all.filter(e => e.scrollWidth > e.clientWidth).length") == 0
    assert page.locator(".xw-todo > li:nth-child(2)").first.evaluate("e => e.offsetHeight") <= 70
    assert not page.get_by_label("Any system").is_visible()
    page.get_by_role("button", name="Tools").click()
    page.get_by_label("Any system").select_option("ticket-system")
    assert len(shown(page)) < 123
    row = page.locator(".xw-todo > li:visible").first
    step = row.locator("summary")
    assert min(step.evaluate("e => [e.offsetWidth, e.offsetHeight]")) >= 24
    step.click()
    assert step.evaluate("e => e.scrollWidth <= e.clientWidth")
    assert row.locator("ol > li").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.browser
def test_a_tick_made_before_the_script_has_come_is_counted(page: Page, address: str) -> None:
    held = Held(page, "**/gap.js")
    page.goto(address + GAP, wait_until="commit")
    page.locator(".xw-todo input").first.check()
    held.let_go()
    page.locator(".xw-strip.xw-live").wait_for()
    assert status(page) == "1 of 123 done"


@pytest.mark.browser
def test_outcome_group_size_and_system_leave_rows_out_and_stand_in_the_address(
    page: Page, address: str, catalogue: Catalogue, way_to_iso: Way
) -> None:
    scope = scopes_of(catalogue)[0]
    verdicts = {e.bare: catalogue.verdict(e.id, scope.groups) for e in way_to_iso.entries(catalogue, scope)}
    kept = {value: {s for i in v.bring for s in catalogue.evidence[i].collected_from} for value, v in verdicts.items()}

    def expected(outcome: str, size: str, system: str, prefix: str = "") -> set[str]:
        fitting = ((value, v) for value, v in verdicts.items() if v.outcome == outcome and size in ("", v.size))
        return {value for value, _ in fitting if system in ("", *kept[value]) and value.startswith(prefix)}

    page.goto(address + GAP)
    page.get_by_role("button", name="New").click()
    assert set(shown(page)) == expected("new", "", "")
    page.get_by_label("Any system").select_option(label="Ticket system")
    assert set(shown(page)) == expected("new", "", "ticket-system")
    page.get_by_label("Any size").select_option(label="Large")
    assert set(shown(page)) == expected("new", "process", "ticket-system")
    page.get_by_label("Any system").select_option("")
    page.locator("select[name=group]").select_option("a-7")
    assert set(shown(page)) == expected("new", "process", "", "A.7.")
    assert page.url == f"{address}{GAP}?show=new&group=a-7&size=process"
    assert not page.locator("#carries-over").is_visible()
    assert page.get_by_role("button", name="New").get_attribute("aria-pressed") == "true"
    before = shown(page)
    page.reload()
    page.locator(".xw-strip.xw-live").wait_for()
    assert shown(page) == before
    page.locator(".xw-todo input:visible").first.check()
    assert page.url == f"{address}{GAP}?show=new&group=a-7&size=process"


OFFERED = "select => [...select.options].slice(1).map(option => option.value)"


@pytest.mark.browser
@pytest.mark.parametrize("scope", ["security", "availability", "all"], indirect=True)
@pytest.mark.parametrize("way", WAYS, indirect=True)
def test_a_filter_offers_what_some_row_has_and_no_more(
    page: Page, address: str, catalogue: Catalogue, way: Way, scope: Scope
) -> None:
    verdicts = {e.id: catalogue.verdict(e.id, scope.groups) for e in way.entries(catalogue, scope)}
    page.goto(address + url_of(way.page(scope)))
    page.locator(".xw-strip.xw-live").wait_for()
    sizes = page.get_by_label("Any size").evaluate(OFFERED)
    assert set(sizes) == {v.size for v in verdicts.values()} and len(sizes) == len(set(sizes))
    times = {step.runs for v in verdicts.values() for step in v.steps}
    said = {runs for runs in times if runs in wording.RUNS or way.key == TO_SOC2}
    assert set(page.get_by_label("Any time").evaluate(OFFERED)) == said
    systems = {s for v in verdicts.values() for i in v.bring for s in catalogue.evidence[i].collected_from}
    assert set(page.get_by_label("Any system").evaluate(OFFERED)) == systems
    groups = {group_of(catalogue, e).slug for e in way.entries(catalogue, scope)}
    assert set(page.locator("select[name=group]").evaluate(OFFERED)) == groups
    assert page.locator("select[name=group]").get_attribute("aria-label") in ("Any part", "Any series")
    for name in ("group", "size", "time", "system"):
        select = page.locator(f".xw-strip select[name={name}]")
        for value in select.evaluate(OFFERED):
            select.select_option(value)
            there = shown(page)
            assert there, (name, value)
            if name == "time":
                runs = {e for e, v in verdicts.items() if any(step.runs == value for step in v.steps)}
                assert {catalogue.entries[e].bare for e in runs} == set(there)
        select.select_option("")


@pytest.mark.browser
def test_what_another_report_has_not_falls_back_to_any(page: Page, address: str) -> None:
    page.goto(f"{address}gap/iso27001-to-soc2/privacy/?group=p3&show=new")
    page.locator(".xw-strip.xw-live").wait_for()
    assert page.locator("select[name=group]").input_value() == "p3"
    assert set(shown(page)) == {"P3.1", "P3.2"}
    page.get_by_role("link", name="Leave out Privacy").click()
    page.wait_for_url(f"{address}gap/iso27001-to-soc2/?show=new&group=p3")
    page.locator(".xw-strip.xw-live").wait_for()
    assert page.locator("select[name=group]").input_value() == ""
    assert shown(page) == ["CC1.2"]


@pytest.mark.browser
def test_an_outcome_that_no_row_has_is_no_filter(page: Page, address: str) -> None:
    url = f"{address}gap/iso27001-to-soc2/"
    whole = page.request.get(url).text()
    page.route(url + "*", lambda route: route.fulfill(body=whole.replace("<b class=n>New", "<b class=e>Extend")))
    page.goto(f"{url}?show=new#new")
    page.locator(".xw-strip.xw-live").wait_for()
    assert page.get_by_role("button", name="New").is_disabled()
    assert len(shown(page)) == 33


@pytest.mark.browser
def test_where_filters_leave_nothing_a_button_takes_them_back(page: Page, address: str) -> None:
    page.goto(f"{address}gap/iso27001-to-soc2/?show=new")
    page.locator(".xw-strip.xw-live").wait_for()
    again = page.get_by_role("button", name="Show all")
    page.locator(".xw-todo input:visible").first.check()
    page.get_by_role("button", name="Your columns").click()
    page.get_by_label("Any status").select_option("open")
    assert shown(page) == []
    page.locator("select[name=group]").select_option("cc6")
    assert page.locator(".xw-nothing").inner_text().startswith("Nothing fits all that is chosen.")
    again.press("Enter")
    assert len(shown(page)) == 33
    assert not again.is_visible()
    assert page.evaluate("document.activeElement.value") == "new"
    assert page.url == f"{address}gap/iso27001-to-soc2/"


@pytest.mark.browser
def test_all_of_which_a_group_shows_the_first_are_the_rows_that_its_link_leaves(
    page: Page, address: str, site: BuiltSite
) -> None:
    links = [(built, link) for built in site.pages.values() for link in built.tree.css("#net-new + p.xw-note > a")]
    assert len(links) > 4
    for built, link in links:
        assert len(built.tree.css("#net-new ~ ol > li")) == 5, built.url
        page.goto(urljoin(address + built.url, link.attributes["href"] or ""), wait_until="load")
        page.locator(".xw-strip button.xw-ch").first.wait_for()
        assert words(link) == f"all {page.locator('.xw-todo > li:visible').count()}", built.url


@pytest.mark.browser
def test_a_link_to_an_outcome_shows_its_rows_alone(page: Page, address: str) -> None:
    page.goto(f"{address}gap/")
    page.locator(".xw-ask").first.get_by_role("link", name="New").click()
    page.wait_for_url(f"{address}{GAP}?show=new")
    assert page.evaluate("scrollY") == 0
    assert set(page.locator(".xw-todo > li:visible > b").all_text_contents()) == {"New"}
    rows = page.locator("h2#begin-now ~ ul").first.locator("> li:visible")
    assert page.locator("h2#begin-now small").inner_text() == str(rows.count())


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1440])
def test_the_heading_of_the_group_in_sight_stays_below_the_strip(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address + GAP)
    page.locator(".xw-strip.xw-live").wait_for()
    for group in ("begin-now", "at-any-time"):
        row = page.locator(f"h2#{group} ~ ul.xw-todo").first.locator("> li").nth(20)
        row.evaluate("row => row.scrollIntoView({ block: 'center' })")
        head, strip = page.locator(f"h2#{group}").bounding_box(), page.locator(".xw-strip").bounding_box()
        assert head and strip
        assert abs(head["y"] - strip["y"] - strip["height"]) <= 2
        middle = page.evaluate("([x, y]) => document.elementFromPoint(x, y).id", [head["x"] + 5, head["y"] + 10])
        assert middle == group


@pytest.mark.browser
@pytest.mark.parametrize("width", [900, 1440])
def test_beside_own_columns_the_first_step_keeps_its_room(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + GAP)
    page.locator(".xw-strip.xw-live").wait_for()
    page.locator("button", has_text="Your columns").evaluate("button => button.click()")
    assert page.locator(".xw-todo summary").first.evaluate("e => e.offsetWidth") > 250
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.fixture
def way_to_iso(catalogue: Catalogue) -> Way:
    return way_of(catalogue, TO_ISO)


@pytest.mark.browser
def test_one_menu_holds_every_file_and_closes_with_escape_and_elsewhere(page: Page, address: str) -> None:
    page.goto(address + GAP)
    page.locator(".xw-strip.xw-live").wait_for()
    menu = page.locator("details.xw-menu")
    menu.locator("summary").press("Enter")
    items = menu.locator("ul > li").all_inner_texts()
    assert items[0] == "Whole list (Markdown)"
    assert items[-3:] == ["Copy link to this view", "Print", "Print with all steps"]
    for link in menu.locator("a").all():
        href = link.get_attribute("href")
        assert href and page.request.get(page.evaluate("href => new URL(href, location).href", href)).ok
    page.keyboard.press("Escape")
    assert not menu.locator("ul").is_visible()
    menu.locator("summary").click()
    page.locator("h1").click()
    assert not menu.locator("ul").is_visible()


@pytest.mark.browser
def test_the_first_page_answers_at_once(page: Page, address: str, catalogue: Catalogue) -> None:
    page.goto(f"{address}gap/")
    for key, title in ((TO_ISO, "You hold SOC 2"), (TO_SOC2, "You hold ISO/IEC 27001")):
        way = way_of(catalogue, key)
        ask = page.locator(".xw-ask", has_text=title)
        for chosen in combinations(SETS["all"][1:], 2):
            for category in SETS["all"][1:]:
                ask.get_by_label(category).set_checked(category in chosen)
            scope = next(s for s in scopes_of(catalogue) if s.groups == ("Security", *chosen))
            entries = way.entries(catalogue, scope)
            found = [catalogue.verdict(e.id, scope.groups).outcome for e in entries]
            order = (Outcome.NEW, Outcome.EXTEND, Outcome.CARRIES_OVER)
            assert ask.locator(".xw-ch b").all_inner_texts() == [str(found.count(o)) for o in order]
            href = ask.get_by_role("link", name="Open the list").evaluate("link => link.href")
            assert href == address + url_of(way.page(scope))
    assert ask.get_by_label("Security", exact=True).is_disabled()


@pytest.mark.browser
def test_categories_are_chosen_one_after_the_other_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}{GAP}?show=new")
    page.locator(".xw-strip.xw-live").wait_for()
    page.get_by_role("link", name="Add Privacy").press("Enter")
    page.wait_for_url(f"{address}{GAP}privacy/?show=new")
    page.wait_for_function("document.activeElement.textContent === 'Leave out Privacy'")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}{GAP}processing-integrity-privacy/?show=new")
    page.get_by_role("link", name="Add Availability").click()
    page.wait_for_url(f"{address}{GAP}availability-processing-integrity-privacy/?show=new")


@pytest.mark.browser
def test_a_box_is_ticked_by_keyboard_and_a_link_to_it_is_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + GAP)
    page.get_by_label("4.4", exact=True).focus()
    page.keyboard.press("Space")
    assert status(page) == "1 of 123 done"
    page.get_by_role("button", name="New").click()
    page.get_by_text("Export", exact=True).click()
    page.get_by_role("button", name="Copy link to this view").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}{GAP}?show=new"
    context.close()


@pytest.mark.browser
def test_paper_has_the_boxes_and_no_navigation_and_as_many_steps_as_were_chosen(page: Page, address: str) -> None:
    page.goto(address + GAP)
    sheets = len(page.pdf(format="A4").split(b"/Type /Page\n")) - 1
    assert 1 < sheets <= 9
    page.emulate_media(media="print")
    for unwanted in (".md-header", ".md-tabs", ".xw-tools", ".xw-btn", ".xw-crumbs", ".xw-foot", ".xw-todo details ol"):
        assert not page.locator(unwanted).first.is_visible(), unwanted
    box = page.locator(".xw-todo input").first.bounding_box()
    assert box and box["width"] > 5
    page.emulate_media(media="screen")
    page.evaluate("""() => { window.print = () => {
        window.folded = document.querySelectorAll(".xw-todo details:not([open])").length; }; }""")
    page.get_by_text("Export", exact=True).click()
    page.get_by_role("button", name="Print with all steps").click()
    assert page.evaluate("window.folded") == 0
    page.emulate_media(media="print")
    assert page.locator(".xw-todo details li").first.is_visible()
    assert len(page.pdf(format="A4").split(b"/Type /Page\n")) - 1 > sheets
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".xw-todo details[open]").count() == 0


@pytest.mark.browser
def test_it_is_whole_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + GAP)
    assert page.locator(".xw-todo > li").count() == 123
    assert not page.locator(".xw-strip :is(button, select):visible").count()
    page.locator("li", has_text="A.5.5").locator("summary").first.click()
    assert page.locator("li", has_text="A.5.5").locator("details li").first.is_visible()
    page.get_by_label("A.5.5", exact=True).check()
    page.get_by_role("link", name="All five").click()
    page.wait_for_url(f"{address}{GAP}all/")
    context.close()


SPARE = """() => Math.min(...[...document.querySelectorAll(".xw-todo > li > i")].map(size => {
    const range = document.createRange();
    range.selectNodeContents(size);
    return size.parentElement.getBoundingClientRect().right - range.getBoundingClientRect().right;
}))"""


@pytest.mark.browser
def test_sizes_of_steps_are_whole_on_paper_in_a_wider_font_too(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 794, "height": 1000})
    page.goto(address + GAP)
    page.emulate_media(media="print")
    assert page.evaluate(SPARE) > 6
    page.close()
