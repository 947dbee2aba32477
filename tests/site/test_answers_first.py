"""Pages that others only list: each answers first, names what it lists, and says a thing once."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.iso_soc2.statement import COLUMNS
from mkdocs_crosswalk.registers.documents import WRITTEN, Standing
from mkdocs_crosswalk.registers.judgement import SAID, Outcome
from mkdocs_crosswalk.views import own_fields
from mkdocs_crosswalk.views.addresses import place_of
from mkdocs_crosswalk.views.group_answers import heading_of
from mkdocs_crosswalk.views.sources.corrections import correction_rows
from mkdocs_crosswalk.views.wording import OUTCOMES, SHARES
from tests.site.test_whole_site import url_of
from tests.support.frameworks import CSF, ISO

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from selectolax.lexbor import LexborNode

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from tests.support.builds import BuiltPage, BuiltSite

FIRST = "nist-csf/"
PLAN = "evidence/plan/soc2-to-iso27001/"


def words(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node else ""


def groups(catalogue: Catalogue) -> list[str]:
    """Return the pages of the groups of a framework on which nobody gives verdicts."""
    return [url_of(place_of(e).uri) for e in catalogue.framework_entries(CSF) if not e.kind.single]


def tally(page: BuiltPage) -> dict[str, int]:
    """Return the numbers of a page's bars, by what they count."""
    return {words(li.css_first("a")): int(words(li.css_first("b"))) for li in page.tree.css(".xw-tally > li")}


def test_every_id_that_a_list_names_has_its_title(site: BuiltSite, catalogue: Catalogue) -> None:
    for url in (FIRST, *groups(catalogue)):
        lines = site.page(url).tree.css(".xw-lines > li .g")
        assert lines, url
        for line in lines:
            for link in line.css("a.xw-id"):
                title = catalogue.brief_apart(catalogue.entries[words(link)])
                behind = link.next
                assert behind and " ".join(behind.text(deep=False).split()).startswith(title), (url, words(line))


def test_a_theme_or_series_says_in_our_words_what_it_is_about(site: BuiltSite, catalogue: Catalogue) -> None:
    about = {e.id: e.about for e in catalogue.entries.values() if e.about}
    assert {e.id for e in catalogue.entries.values() if e.kind.key in ("theme", "series")} <= about.keys()
    for entry, said in about.items():
        page = site.page(url_of(place_of(catalogue.entries[entry]).uri))
        assert words(page.tree.css_first(".xw-says + .xw-what")) == f"In our words. {' '.join(said.split())}"


def test_a_list_says_how_many_more_there_are_and_leads_to_them(site: BuiltSite, catalogue: Catalogue) -> None:
    for url in (FIRST, *groups(catalogue)):
        page = site.page(url)
        for line in page.tree.css(".xw-lines > li:has(.g a)"):
            entry = words(line.css_first("a"))
            named = line.css(".g a.xw-id")
            every = [o for o in catalogue.overlaps_with(entry, ISO) if o.counted]
            more = re.search(r"(\d+) more$", words(line.css_first(".g")))
            assert len(named) + int(more[1] if more else 0) == len(every), (url, entry)
            rank = {o.other(entry): len(set(o.sources)) for o in every}
            counts = [rank[words(a)] for a in named]
            assert counts == sorted(counts, reverse=True), (url, entry)


def test_the_first_page_and_its_functions_open_with_a_map_of_all_their_pairs(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    of = {FIRST: [e.id for e in catalogue.singles if e.framework == CSF]}
    of |= {
        url_of(place_of(e).uri): list(catalogue.members(e.id))
        for e in catalogue.framework_entries(CSF)
        if not e.kind.single and not e.parent
    }
    assert len(of) == 7
    for url, members in of.items():
        page = site.page(url)
        cells = page.tree.css("table.xw-heat td a")
        pairs = sum(o.counted for m in members for o in catalogue.overlaps_with(m, ISO))
        assert sum(int(words(cell)) for cell in cells) == pairs == int(words(page.tree.css_first(".xw-heat tfoot b")))
        heads = [page.to(a.attributes["href"] or "")[0] for a in page.tree.css(".xw-heat tbody th a")]
        assert heads, url
        assert len(set(heads)) == len(heads)
        body = page.html
        assert body.index('class="xw-heat') < body.index('class="xw-lines"')


def test_of_several_sources_each_has_a_column_and_what_more_name_stands_first(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    seen = 0
    for entry in (e for e in catalogue.singles if e.framework == CSF):
        page = site.page(url_of(place_of(entry).uri))
        rows = page.tree.css("#overlap + .xw-t--named tbody tr")
        named = {s for o in catalogue.overlaps_with(entry.id, ISO) if o.counted for s in o.sources}
        ticks = [sum(words(cell) == "Yes" for cell in row.css("td")) for row in rows]
        assert ticks == sorted(ticks, reverse=True), entry.id
        heads = [words(th) for th in page.tree.css("#overlap + .xw-t--named thead th")]
        _, holder, *names = heads or ["", "If you hold SOC 2"]
        assert holder == "If you hold SOC 2"
        for row in rows:
            other = words(row.css_first("th .xw-id"))
            outcome = catalogue.verdict(other if other in catalogue.entries else f"Clause {other}").outcome
            assert words(row.css_first("td .xw-v")) == OUTCOMES[outcome]
        assert sorted(names) == (sorted(catalogue.sources[s].name for s in named) if len(named) > 1 else []), entry.id
        said = words(page.tree.css_first("#overlap + .xw-t--named + p"))
        assert all(catalogue.sources[s].name in said for s in named)
        seen += len(named) > 1
    assert seen > 10


def test_what_nobody_judges_is_answered_by_what_both_lists_name(site: BuiltSite, catalogue: Catalogue) -> None:
    alone = 0
    for entry in catalogue.framework_entries(CSF):
        page = site.page(url_of(place_of(entry).uri))
        members = [entry.id] if entry.kind.single else list(catalogue.members(entry.id))
        every, both = beside(catalogue, members), beside(catalogue, members, lists=2)
        panel = page.tree.css_first(".xw-says--beside")
        assert panel, entry.id
        head, said = words(panel.css_first("h2")), words(panel)
        if not both:
            assert head.endswith("named by one list"), entry.id
            assert "before you rely on it: no " in said, "what to do instead of a step"
        elif len(both) == 1:
            assert head == f"Start from {both[0]} {catalogue.brief_apart(catalogue.entries[both[0]])}"
        else:
            assert re.fullmatch(rf"Start from the {len(both)} [\w ]+ that both lists name", head), entry.id
        if entry.kind.single and both and len(every) > len(both):
            assert "Also named by one list: " in said, entry.id
        assert panel.css_first("svg") is None
        assert not re.search("(?i)new|extend", said), entry.id  # what a holder has stands below, a section for each
        assert re.search(r"From (a published list|published lists), [^.]*; not our judgement\.", said), entry.id
        for name in {catalogue.sources[s].name for m in members for o in overlaps(catalogue, m) for s in o.sources}:
            assert name in said, entry.id
        heads = [words(h2) for h2 in page.tree.css("article h2[id]")]
        first = heads.index("If you hold ISO/IEC 27001")
        counterparts = [f"Counterparts ({len(every)})"] if entry.kind.single else []
        assert heads[:first] == [head, *counterparts], "the counterparts are the answer, and stand before the records"
        assert ("If you hold SOC 2 with Security" in heads) == bool(both), entry.id
        served = Counter(item.name for i in both or every for item in catalogue.items_for(i))
        table = page.tree.css("#collect-first ~ table")[0]
        others = page.tree.css("#collect-first ~ table + details table")[:1]
        rows, more = (
            [[words(c) for c in r.css("th, td")] for t in ts for r in t.css("tbody tr")] for ts in ([table], others)
        )
        ranked = sorted(served, key=lambda name: (-served[name], name))
        assert [row[0] for row in rows] == ranked[:5], entry.id
        assert [row[0] for row in more] == ranked[5:], "all others are here too, and folded"
        several = len(both or every)
        assert several == 1 or all(row[-1] == f"{served[row[0]]} of {several}" for row in rows)
        alone += not both
    assert alone > 10


def test_steps_are_drawn_from_what_both_lists_name_alone(site: BuiltSite, catalogue: Catalogue) -> None:
    seen = 0
    for entry in catalogue.framework_entries(CSF):
        page = site.page(url_of(place_of(entry).uri))
        members = [entry.id] if entry.kind.single else list(catalogue.members(entry.id))
        both = beside(catalogue, members, lists=2)
        steps = [li for ol in page.tree.css("#do-first ~ ol")[:1] for li in ol.css("li")]
        verdicts = {i: catalogue.verdicts[i].base for i in both}
        ids = [words(step.css_first("a")) for step in steps]
        of = [i if i in verdicts else f"Clause {i}" for i in ids]
        assert bool(of) == bool(both), entry.id
        assert [both.index(i) for i in of] == sorted(both.index(i) for i in of), "by id"
        for i, step in zip(of, steps, strict=True):
            assert any(" ".join(s.do.split()) in words(step) for s in verdicts[i].steps), words(step)
        if both:
            asked = Counter(catalogue.evidence[i].name for v in verdicts.values() for i in set(v.bring))
            then = [words(a) for a in page.tree.css("#do-first ~ ol + p > a")]
            assert then == sorted(asked, key=lambda name: (-asked[name], name))[:5], entry.id
        if len(both) > 1:
            counts = Counter(v.outcome for v in verdicts.values())
            bar = page.tree.css_first("#do-first ~ svg.xw-bar")
            assert bar
            for outcome, count in counts.items():
                assert f"{count} of {len(both)} {SHARES[outcome]}" in (bar.attributes["aria-label"] or "")
        seen += len(both) > 1
    assert seen > 3


def test_a_panel_that_nobody_judges_has_one_way_on_into_the_page(site: BuiltSite, catalogue: Catalogue) -> None:
    for entry in catalogue.framework_entries(CSF):
        page = site.page(url_of(place_of(entry).uri))
        jumps = [a.attributes["href"] for a in page.tree.css(".xw-says--beside a") if "xw-id" not in str(a.html)]
        inside = [href for href in jumps if str(href).startswith("#")]
        assert inside in ([], ["#overlap"] if entry.kind.single else ["#entries"]), entry.id


def test_pairs_and_what_they_join_are_named_apart(site: BuiltSite, catalogue: Catalogue) -> None:
    """A counterpart is what stands beside an entry; how often two groups meet is a number of pairs."""
    singles = [e.id for e in catalogue.singles if e.framework == CSF]
    pairs = [o for m in singles for o in overlaps(catalogue, m)]
    page = site.page(FIRST)
    panel, article = words(page.tree.css_first(".xw-says--beside")), words(page.tree.css_first("article"))
    both = sum(len(set(o.sources)) > 1 for o in pairs)
    assert words(page.tree.css_first(".xw-says--beside h2")) == f"Start from the {both} pairs that both lists name"
    named = len(beside(catalogue, singles))
    assert f"{len(pairs)} pairs link all {len(singles)} subcategories to {named} controls and clauses." in panel
    assert words(page.tree.css_first(".xw-card__meets, .xw-card")).count("counterpart") == 0
    assert f"{len(pairs)} pairs" in words(page.tree.css_first("body"))
    assert not re.search(r"\d+ (of \d+ )?counterparts|more counterparts", article)
    lines = page.tree.css("#agreed ~ * .xw-lines > li, details:has(#agreed) .xw-lines > li")
    ids = [words(a) for line in lines for a in line.css(".g a.xw-id")]
    assert len(ids) == both
    assert [words(line.css_first("a")) for line in lines] == [
        m for m in singles if any(len(set(o.sources)) > 1 for o in overlaps(catalogue, m))
    ]


def test_what_the_shared_pairs_reach_is_counted_apart_from_what_all_pairs_reach(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    """The pairs of both lists are few: beside their number no count of what all pairs reach may stand."""
    seen = 0
    for url, members in [(FIRST, [e.id for e in catalogue.singles if e.framework == CSF])] + [
        (url_of(place_of(e).uri), list(catalogue.members(e.id)))
        for e in catalogue.framework_entries(CSF)
        if not e.kind.single
    ]:
        shared = [(m, o.other(m)) for m in members for o in overlaps(catalogue, m) if len(set(o.sources)) > 1]
        said = re.search(
            r"Both lists name (\d+) of them, between (\d+) [^.]*? and (\d+) subcategor(?:y|ies)\.",
            words(site.page(url).tree.css_first(".xw-says--beside")),
        )
        counts = (len(shared), len({other for _, other in shared}), len({m for m, _ in shared}))
        assert (tuple(map(int, said.groups())) if said else (0, 0, 0)) == counts, url
        seen += bool(shared)
    assert seen > 3


def test_what_is_judged_of_shared_pairs_stands_with_them_and_not_in_the_first_answer(site: BuiltSite) -> None:
    page = site.page(FIRST)
    assert page.tree.css_first(".xw-says--beside svg") is None
    fold = page.tree.css_first("details:has(#agreed)")
    assert fold
    assert words(fold.css_first("p")).startswith("If you hold SOC 2 with Security: ")
    assert fold.css_first("svg.xw-bar")


def test_the_columns_of_a_map_are_summed_up_once(site: BuiltSite, catalogue: Catalogue) -> None:
    for url in (FIRST, *groups(catalogue)):
        page = site.page(url)
        heat = page.tree.css_first("table.xw-heat")
        bars = page.tree.css_first(".xw-card .xw-meets")
        assert (heat is None) == (bars is not None), url


@pytest.mark.browser
def test_groups_in_the_side_stand_out_and_what_they_hold_stands_in_line(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address + "nist-csf/pr-ds-01/")
    read = "nodes => nodes.map(n => [getComputedStyle(n).fontWeight, n.lastElementChild.getBoundingClientRect().x])"
    heads = page.locator(".xw-side__group--open li.xw-side__head a").evaluate_all(read)
    others = page.locator(".xw-side__group--open li:not(.xw-side__head) a:not([aria-current])").evaluate_all(read)
    assert len(heads) == 5
    assert len(others) > 15
    assert {weight for weight, _ in heads}.isdisjoint(weight for weight, _ in others)
    assert len({round(x) for _, x in (*heads, *others)}) == 1
    page.close()


def test_the_text_of_an_entry_stands_on_its_page_once(site: BuiltSite, catalogue: Catalogue) -> None:
    alike = 0
    for entry in (e for e in catalogue.singles if e.framework == CSF):
        page = site.page(url_of(place_of(entry).uri))
        assert words(page.tree.css_first("article")).count(" ".join(entry.statement.split())) == 1, entry.id
        asks, lead = (words(page.tree.css_first(place)) for place in (".xw-says + .xw-what", ".xw-head .xw-lede"))
        assert (asks, lead) in (
            ("", "In the words of NIST."),
            (f"What it asks. {entry.statement}. In the words of NIST.", ""),
        )
        label = words(page.tree.css_first("#sources ~ .xw-facts dd, details .xw-facts dd"))
        assert label == "Ours. The text of the subcategory, at the top of the page, is that of NIST."
        alike += not asks
    assert 3 < alike < 12
    for group in (e for e in catalogue.entries.values() if e.framework == CSF and not e.kind.single):
        lede = site.page(url_of(place_of(group).uri)).tree.css_first(".xw-head .xw-lede")
        assert words(lede) == f"{group.statement}. In the words of NIST."
        assert lede and words(lede.css_first("small")) == "In the words of NIST."


def test_what_as_many_sources_name_stands_by_id_and_the_page_says_so(site: BuiltSite, catalogue: Catalogue) -> None:
    told = 0
    for entry in (e for e in catalogue.singles if e.framework == CSF):
        page = site.page(url_of(place_of(entry).uri))
        ranked = [
            (-len(set(o.sources)), catalogue.ids.order[o.other(entry.id)], o.other(entry.id))
            for o in overlaps(catalogue, entry.id)
        ]
        ids = [words(a) for a in page.tree.css("#overlap + .xw-t--named tbody th .xw-id")]
        assert ids == [i.removeprefix("Clause ") if i not in ids else i for *_, i in sorted(ranked)], entry.id
        said = "What both name stands first, then by id." in words(page.tree.css_first("#overlap + .xw-t--named + p"))
        assert said == (len({rank for rank, *_ in ranked}) > 1), entry.id
        told += said
    assert told > 10


def test_the_first_page_of_many_entries_is_an_overview_with_its_groups_folded(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    page = site.page(FIRST)
    folds = page.tree.css("article details.xw-lines__f")
    below = [e for e in catalogue.framework_entries(CSF) if e.parent and not e.kind.single]
    assert [words(fold.css_first("summary")) for fold in folds] == [
        f"{e.label} {len(catalogue.members(e.id))}" for e in below
    ]
    for fold, group in zip(folds, below, strict=True):
        assert "open" not in fold.attributes
        (whole,) = (page.to(a.attributes["href"] or "")[0] for a in fold.css("details > p > a"))
        assert whole == url_of(place_of(group).uri)
        assert [words(li.css_first("a")) for li in fold.css("li")] == list(catalogue.members(group.id))


@pytest.mark.browser
def test_a_word_unfolds_the_groups_that_have_it(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address + FIRST)
    assert page.evaluate("document.documentElement.scrollHeight / innerHeight") < 3
    folds = page.locator(".xw-lines__f")
    assert page.locator(".xw-lines > li:visible").count() == 0
    page.get_by_placeholder("Filter: id or word").fill("backup")
    page.locator(".xw-lines > li:visible").first.wait_for()
    assert page.locator(".xw-lines__f:visible:not([open])").count() == 0
    assert 0 < page.locator(".xw-lines__f:visible").count() < folds.count()
    page.get_by_placeholder("Filter: id or word").fill("")
    page.locator(".xw-lines__f:visible:not([open])").last.wait_for()
    assert page.locator(".xw-lines__f:visible:not([open])").count() == folds.count()
    page.close()


def test_nothing_is_called_a_match_where_nobody_gives_a_level(site: BuiltSite, catalogue: Catalogue) -> None:
    for entry in catalogue.framework_entries(CSF):
        page = site.page(url_of(place_of(entry).uri))
        said = [words(n) for n in page.tree.css("article :is(h2, h3, summary, th), .xw-card a, .xw-says a")]
        assert not [text for text in said if re.search(r"\bmatch", text, re.IGNORECASE)], entry.id


def test_a_group_says_what_is_named_most_and_lists_its_entries_by_the_groups_below(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    seen = 0
    for group in (e for e in catalogue.framework_entries(CSF) if not e.kind.single):
        page = site.page(url_of(place_of(group).uri))
        members = catalogue.members(group.id)
        times = Counter(o.other(m) for m in members for o in overlaps(catalogue, m))
        found = page.tree.css("#serves + table tbody tr")
        several = sorted((count for count in times.values() if count > 1), reverse=True)[:6]
        assert [words(row.css("td")[1]) for row in found] == [f"{n} of {len(members)}" for n in several], group.id
        both = beside(catalogue, list(members), lists=2)
        for row in found:
            other = words(row.css_first(".xw-id"))
            assert f"{times[other]} of {len(members)}" == words(row.css("td")[1])
            assert not both or (words(row.css("td")[-1]) != "0") == (other in both)
            assert words(row.css_first(".xw-v")) == OUTCOMES[catalogue.verdict(other).outcome]
        seen += bool(found)
        below = [e for e in catalogue.children(group.id) if not e.kind.single]
        heads = page.tree.css("#entries ~ h3.xw-lines__h a")
        assert [page.to(a.attributes["href"] or "")[0] for a in heads] == [url_of(place_of(e).uri) for e in below]
    assert seen > 20


def beside(catalogue: Catalogue, members: list[str], lists: int = 1) -> list[str]:
    """Return what at least so many lists name beside some entries, by id."""
    found = {o.other(m) for m in members for o in overlaps(catalogue, m) if len(set(o.sources)) >= lists}
    return sorted(found, key=lambda i: catalogue.ids.order[i])


def overlaps(catalogue: Catalogue, entry: str) -> list[Overlap]:
    """Return the pairs of an entry of a framework on which nobody gives verdicts."""
    return [o for o in catalogue.overlaps_with(entry, ISO) if o.counted]


def test_the_list_of_plans_opens_with_a_card_for_each_way(site: BuiltSite) -> None:
    page = site.page("evidence/plan/")
    cards = page.tree.css(".xw-ask")
    assert [card.attributes["id"] for card in cards] == ["soc2-to-iso27001", "iso27001-to-soc2"]
    for card in cards:
        targets = {page.to(a.attributes["href"] or "")[0] for a in card.css("a")}
        assert len(targets) > 4
    assert 0 < len(page.tree.css(".xw-tiles > li")) <= 4, "a reader takes in few figures at once"
    assert page.html.index("xw-ask") < page.html.index("xw-t--figures")


def test_nothing_stands_in_the_card_and_again_in_the_text_of_a_record(site: BuiltSite, catalogue: Catalogue) -> None:
    for item in catalogue.evidence:
        page = site.page(f"evidence/{item}/")
        card = {words(dt): words(dt.next) for dt in page.tree.css(".xw-card dl dt")}
        assert card, item
        text = {words(n) for n in page.tree.css(".xw-page__text :is(h2, h3, dt)")}
        assert not text & card.keys(), item
        said = [words(n) for n in page.tree.css(".xw-page__text > * dd, .xw-page__text li")]
        assert not [s for s in said if s in card.values()], item


def test_the_sources_stand_first_with_how_much_each_states(site: BuiltSite, catalogue: Catalogue) -> None:
    stated = {s.name: sum(r.source == s.id for r in catalogue.rows) for s in catalogue.sources.values()}
    found = tally(site.page("sources/"))
    assert found == {name: count for name, count in stated.items() if count}
    assert "our own judgement" in words(site.page("sources/").tree.css_first(".xw-lede"))
    weighed = {words(row.css_first("th a")): row for row in site.page("sources/").tree.css(".xw-t--worth tbody tr")}
    assert list(found.values()) == sorted(found.values(), reverse=True), "they stand by what the bars show"
    named = {s.name: s.id for s in catalogue.sources.values()}
    for li in site.page("sources/").tree.css(".xw-tally > li"):
        name, said = words(li.css_first("a")), words(li.css_first("span"))
        of_text = sum(c.source == named[name] for c in catalogue.corrections)
        numbers = [re.search(rf"(\d+) {what}", said) for what in ("with an error", "text errors?")]
        counts = [int(number[1]) if number else 0 for number in numbers]
        assert counts == [len(correction_rows(catalogue, named[name])) - of_text, of_text], said
        assert counts[0] <= found[name], "a statement counts once"
    for source in catalogue.sources.values():
        page = site.page(f"sources/{source.id}/")
        if source.name in weighed:
            cells = [words(td) for td in weighed[source.name].css("td")]
            assert all(
                cell and " ".join(text.split()).startswith(cell)
                for cell, text in zip(cells, (source.good_for, source.bad_for), strict=True)
            )
        heads = [h.attributes["id"] for h in page.tree.css("article h2[id]")]
        worth = [s for s in (source.good_for, source.bad_for, source.no_voice) if s]
        assert heads[0] == ("worth" if worth or tally(page) else "about"), source.id
        assert all(" ".join(said.split()) in words(page.tree.css_first("article")) for said in worth)
        parts = [tally(page).get(name, 0) for name in ("Statements counted", "Shown, not counted")]
        assert sum(parts) == stated[source.name]
        of_text = sum(c.source == source.id for c in catalogue.corrections)
        errors = len(correction_rows(catalogue, source.id))
        where = [words(li) for li in page.tree.css(".xw-tally > li") if words(li).startswith("Errors in it")]
        once = [errors, errors - of_text, of_text] if of_text not in (0, errors) else [errors] if errors else []
        assert re.findall(r"\d+", " ".join(where)) == [str(n) for n in once], "no number stands twice"
        here = f"{stated[source.name]} statements, listed below"
        assert (here in words(page.tree.css_first("article"))) == bool(stated[source.name])


def test_what_a_source_says_of_its_own_number_of_rows_is_what_is_here(catalogue: Catalogue) -> None:
    """Where it names rows and further statements, they are as many as the page lists."""
    seen = 0
    for source in catalogue.sources.values():
        rows = sum(row.source == source.id for row in catalogue.rows)
        numbers = re.findall(r"(\d+) (?:rows|more statements)", source.states)
        if rows and numbers:
            assert sum(map(int, numbers)) == rows, source.id
            seen += 1
    assert seen > 2


def test_a_page_says_that_this_project_judged_only_what_it_did(site: BuiltSite, catalogue: Catalogue) -> None:
    others = [f"sources/{s.id}/" for s in catalogue.sources.values() if s.kind != "project"]
    old = [url for url in site.pages if url.startswith("iso27001-2013/")]
    formats = [url for url in site.pages if url.startswith("exchange/")]
    assert len(old) > 10 and len(formats) > 5
    for url in ("sources/", "changes/", *others, *old, *formats):
        foot = words(site.page(url).tree.css_first(".xw-about"))
        assert "Reviewed" in foot and "Judged by this project" not in foot, url
    for url in ("sources/this-project/", "corrections/", "gap/", "evidence/plan/", "iso27001/a-5-18/"):
        assert "Judged by this project" in words(site.page(url).tree.css_first(".xw-about")), url


def test_corrections_open_with_how_many_each_source_has_the_most_first(site: BuiltSite, catalogue: Catalogue) -> None:
    page = site.page("corrections/")
    counts = {s.name: len(correction_rows(catalogue, s.id)) for s in catalogue.sources.values()}
    found = tally(page)
    assert found == {name: count for name, count in counts.items() if count}
    assert list(found.values()) == sorted(found.values(), reverse=True)
    heads = [words(h2).rpartition(", ")[0] for h2 in page.tree.css("article h2")]
    assert heads == list(found)  # the lists stand in the order of the bars
    assert not page.tree.css(".md-sidebar--secondary:not([hidden]) nav a"), "the bars are the list of what is there"
    for li in page.tree.css(".xw-tally > li"):
        said = re.findall(r"\d+(?= (?:wrong ids|ids about|in its))", words(li.css_first("span")))
        parts = [int(number) for number in said]
        assert sum(parts) == int(words(li.css_first("b")))
    bars = " ".join(words(li.css_first("span")) for li in page.tree.css(".xw-tally > li"))
    known = words(page.tree.css_first("article"))
    for kind, sentence in (("wrong ids", "rows print a wrong id"), ("ids about", "other rows name an id about")):
        assert f"{sum(map(int, re.findall(rf'([0-9]+) {kind}', bars)))} {sentence}" in known
    of_kinds = [int(words(li).partition(" ")[0]) for li in page.tree.css(".xw-tally + ul > li")]
    assert sum(of_kinds) == sum(counts.values())


def test_counterparts_open_with_the_verdicts_as_squares(site: BuiltSite, catalogue: Catalogue) -> None:
    page = site.page("counterparts/")
    squares = page.tree.css(".xw-w")
    shown = sum(len(square.css("rect")) for square in squares)
    assert shown == sum(entry.id in catalogue.verdicts for entry in catalogue.singles)
    assert page.html.index('class="xw-w"') < page.html.index("<table")
    folded = {table.mem_id for fold in page.tree.css("article details") for table in fold.css("table")}
    assert {table.mem_id for table in page.tree.css("article table")} - folded == {
        table.mem_id for table in page.tree.css("#having + table")
    }
    assert len(page.tree.css("#having + table")) == 1


def test_the_first_corrections_and_statements_are_there_without_being_asked_for(site: BuiltSite) -> None:
    for url in ("corrections/", "sources/olir-154/", "sources/soc2-to-iso27001-article/"):
        page = site.page(url)
        rows = page.tree.css("article :is(.xw-t--rows, .xw-t--correction) tbody")
        folded = {row.mem_id for row in page.tree.css("article details tbody")}
        shown = [row for row in rows if row.mem_id not in folded]
        assert 5 <= len(shown) < len(rows), url
        assert all(table.attributes.keys() >= {"data-filter"} for table in page.tree.css("article details table")), url


def test_a_verdict_in_a_list_says_no_facts_of_its_entry(site: BuiltSite, catalogue: Catalogue) -> None:
    """Marks such as "New in 2022" stand in the card of the entry; a line of a list has room for what it has to say."""
    marks = {str(said) for e in catalogue.entries.values() for said in own_fields.listed(e)}
    assert marks
    for group in (e for e in catalogue.entries.values() if e.kind.page == "own" and not e.kind.single):
        for line in site.page(url_of(place_of(group).uri)).tree.css(".xw-lines .g"):
            assert not words(line).startswith(tuple(marks)), (group.id, words(line))


def test_every_group_of_columns_is_named(site: BuiltSite) -> None:
    page = site.page("matrix/all/")
    upper, lower = (row.css("th") for row in page.tree.css(".xw-mx thead tr"))
    at = 0
    for head in upper[1:]:
        width = int(head.attributes["colspan"] or 1)
        link = head.css_first("a")
        assert link, words(head)
        if width == 1:  # its id stands below, and scripts have that of the group
            series = link.attributes["data-id"]
            assert series and words(lower[at]).startswith(f"{series}.")
            assert re.fullmatch(r"[A-Z][a-z\u00ad]+", words(link))
        else:
            assert link.attributes.get("data-name"), words(head)
        at += width
    assert at == len(lower)


def test_counterparts_say_first_what_the_verdicts_are_and_then_how_many_have_one(site: BuiltSite) -> None:
    page = site.page("counterparts/")
    said = words(page.tree.css_first(".xw-lede"))
    assert not re.search(r"\d+ of \d+", said), "a figure of counterparts alone reads as one of coverage"
    rows = [[words(c) for c in row.css("th, td")] for row in page.tree.css(".xw-w ~ #having + table tbody tr")]
    assert len(rows) == 3
    for square, (_, judged, _) in zip(page.tree.css(".xw-w"), rows, strict=True):
        assert re.search(r"of \d+ new", words(square))
        assert re.match(r"\d+ of \d+ \(", judged)


def test_the_page_of_changes_says_what_is_there_and_counts_as_the_pages_do(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    page = site.page("changes/")
    lead = words(page.tree.css_first(".xw-lede"))
    last = catalogue.editions[-1]
    assert last.name in lead and ("nothing has changed yet" in lead) == (not last.changes)
    counts = {words(li.css_first("a")): int(words(li.css_first("b"))) for li in page.tree.css(".xw-tiles > li")}
    assert counts["Corrections"] == sum(tally(site.page("corrections/")).values())
    assert counts["Entries with a verdict"] == len(catalogue.verdicts)
    assert len(counts) == 4, "they stand in one row"
    judged = [o for o in catalogue.overlaps.values() if o.judgement]
    rest = [o for o in judged if not o.counted]
    published = sum(bool(o.mappings) for o in rest)
    said = (
        f"Pairs judged today: {len(judged)}. Of these, {sum(o.counted for o in judged)} match one way at least, "
        f"{published} are published and not a match, {len(rest) - published} were only looked at here and are not a "
        "match. The whole table has the first two kinds"
    )
    assert said in words(page.tree.css_first("article"))
    assert published < len(rest)


def test_the_policy_set_says_what_to_write_first(site: BuiltSite, catalogue: Catalogue) -> None:
    page = site.page("documents/")
    assert page.tree.css("article h2")[0].attributes["id"] == "first"
    order = [words(li.css_first("a")) for li in page.tree.css("#first + .xw-two ol:not(.xw-top) > li")]
    binding = [d for d in catalogue.documents.values() if d.standing == Standing.CLAUSE]
    assert sorted(order) == sorted(d.name for d in binding)
    asking = {d.name: min(catalogue.ids.order[r.entry] for r in d.required) for d in binding}
    assert [asking[name] for name in order] == sorted(asking.values())
    most = [int(words(b).split()[0]) for b in page.tree.css("#first + .xw-two .xw-top b")]
    assert most == sorted(most, reverse=True)


def test_a_filled_sample_shows_what_comes_out_of_the_statement(site: BuiltSite, catalogue: Catalogue) -> None:
    table = site.page("soa/").tree.css_first("table.xw-t--sheet")
    assert table
    heads = [words(th) for th in table.css("thead th")]
    assert set(heads) <= {name for name, _ in COLUMNS}
    rows = [[words(cell) for cell in row.css("th, td")] for row in table.css("tbody tr")]
    assert {row[1] for row in rows} == {"Yes", "No"}
    assert all(words(link) in catalogue.entries for link in table.css("th a"))
    for row in rows:
        assert bool(row[heads.index("Why excluded")]) == (row[1] == "No")
    assert "invented" in words(site.page("soa/").tree.css_first("table.xw-t--sheet + p"))


def test_a_reader_finds_the_words_before_the_rules_for_editors(site: BuiltSite) -> None:
    heads = [(h.tag, h.attributes["id"]) for h in site.page("about/how-to-read/").tree.css("article :is(h2, h3)[id]")]
    assert [name for _, name in heads][:2] == ["verdicts", "levels"]
    editors = heads.index(("h2", "for-whoever-checks-or-edits-it"))
    assert {tag for tag, _ in heads[:editors]} == {"h2"}
    assert {tag for tag, _ in heads[editors + 1 :]} == {"h3"}
    assert ("h2", "who-has-judged-this") in heads[:editors]
    folds = site.page("about/how-to-read/").tree.css("article details.xw-fold")
    folded = [h.attributes["id"] for fold in folds for h in fold.css("summary > :is(h2, h3)")]
    assert not {"verdicts", "levels", "who-has-judged-this"} & set(folded)
    assert {name for _, name in heads[editors + 1 :]} <= set(folded)
    assert all(len(fold.css("summary ~ *")) for fold in folds)


def test_no_table_of_a_guide_says_general_and_not_of_what(site: BuiltSite) -> None:
    for url, page in site.pages.items():
        if url.startswith("guides/"):
            cells = [words(cell) for cell in page.tree.css("article :is(td, th)")]
            assert not [cell for cell in cells if re.fullmatch(r"Clause [\d.]+ General", cell)], url


@pytest.mark.browser
def test_what_to_begin_now_is_read_on_the_first_screen_of_a_plan(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(address + PLAN)
    last = page.locator(".xw-t--begin tbody tr").last.bounding_box()
    assert last
    assert last["y"] + last["height"] <= 900
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("url", ["iso27001/a-5-18/", "evidence/plan/", "guides/glossary/", "about/how-to-read/"])
def test_the_first_key_skips_all_lists_and_lands_on_the_heading(browser: Browser, address: str, url: str) -> None:
    page = browser.new_page()
    page.goto(address + url)
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip:focus")
    skip.wait_for()
    moved = "Promise.all(link.getAnimations().map(moving => moving.finished))"
    assert skip.evaluate(f"link => {moved}.then(() => getComputedStyle(link).opacity)") == "1"
    page.keyboard.press("Enter")
    page.locator("article h1:target").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("at", ["about/how-to-read/#agreement", "iso27001/a-5-18/#sources"])
def test_a_link_to_what_is_folded_shows_it(browser: Browser, address: str, at: str) -> None:
    page = browser.new_page()
    page.goto(address + at)
    page.locator("details.xw-fold[open] > summary > :target").wait_for()
    assert page.locator("details.xw-fold[open]").count() == 1
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize(("width", "least"), [(1440, 900), (1920, 1080), (390, 844)])
def test_a_page_without_a_verdict_answers_on_its_first_screen(
    browser: Browser, address: str, width: int, least: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": least})
    page = context.new_page()
    for url in ("nist-csf/pr-aa-05/", "nist-csf/pr-aa/", "nist-csf/pr/"):
        page.goto(address + url)
        panel = page.locator(".xw-says").bounding_box()
        assert panel
        assert panel["y"] + panel["height"] <= least, url
        rows = page.locator(".xw-t--named tbody tr, .xw-lines > li")
        tallest = max(rows.evaluate_all("rows => rows.map(row => row.getBoundingClientRect().height)"))
        rem = float(page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)"))
        assert width == 390 or tallest <= 2.3 * rem, url  # 46 px where a rem has 20
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 1920])
def test_no_name_of_a_map_is_cut(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{address}{FIRST}pr/")
    names = page.locator(".xw-heat tbody th a")
    assert names.count() > 1
    assert names.evaluate_all("links => links.filter(a => a.scrollWidth > a.clientWidth).map(a => a.textContent)") == []
    context.close()


def test_a_note_on_a_group_stands_below_what_it_brings(site: BuiltSite, catalogue: Catalogue) -> None:
    noted = [e for e in catalogue.entries.values() if e.note and not e.kind.single and e.kind.page == "own"]
    for entry in noted:
        text = words(site.page(url_of(place_of(entry).uri)).tree.css_first("article"))
        panel = words(site.page(url_of(place_of(entry).uri)).tree.css_first(".xw-says"))
        assert text.index(panel) < text.index(f"Note: {' '.join(entry.note.split())}"), entry.id


def test_a_heading_over_one_entry_is_in_the_singular(site: BuiltSite) -> None:
    seen = 0
    for url in site.pages:
        for head in site.page(url).tree.css("h3.xw-lines__h"):
            said = words(head)
            if found := re.match(r"(?:Also t|T)ouch(es)? it (\d+)", said):
                assert bool(found[1]) == (found[2] == "1"), (url, said)
                seen += found[2] == "1"
    assert seen


COUNTS = [
    ((0, 0, 3), "New"),
    ((1, 6, 7), "Half new"),
    ((0, 1, 1), "Half new, half to extend"),
    ((2, 1, 1), "Half carries over"),
    ((0, 3, 4), "Mostly new"),
    ((3, 2, 0), "Mostly carries over"),
    ((1, 2, 2), "Partly new"),
]


@pytest.mark.parametrize(("counts", "said"), COUNTS)
def test_half_is_not_most(counts: tuple[int, ...], said: str) -> None:
    assert heading_of(dict(zip(SAID, counts, strict=True)), sum(counts)) == said


def test_a_group_is_said_to_be_mostly_what_more_than_half_of_it_is(site: BuiltSite, catalogue: Catalogue) -> None:
    words_of = {**SHARES, Outcome.CARRIES_OVER: "carries over"}
    seen = set()
    for group in (e for e in catalogue.entries.values() if not e.kind.single and e.kind.page == "own"):
        members = catalogue.members(group.id)
        counts = Counter(catalogue.verdicts[m].base.outcome for m in members if m in catalogue.verdicts)
        if not counts:
            continue
        said = words(site.page(url_of(place_of(group).uri)).tree.css_first(".xw-says h2"))
        for part in said.casefold().split(", ") if len(counts) > 1 else ():
            how, what = part.split(" ", 1)
            (outcome,) = (o for o, word in words_of.items() if word == what)
            twice = counts[outcome] * 2 - len(members)
            assert how == ("mostly" if twice > 0 else "partly" if twice else "half"), (group.id, said)
            seen.add(how)
    assert seen >= {"mostly", "half"}


def test_a_clause_asks_for_a_document_or_for_proof_of_which_it_is_part(site: BuiltSite, catalogue: Catalogue) -> None:
    page = site.page("documents/")
    lines = [words(a) for a in page.tree.css("#records ~ ul > li > a.xw-id")]
    asking = [e for e in catalogue.framework_entries(ISO, "subclause") if e.text(WRITTEN) == "required"]
    required = {d.entry: d for document in catalogue.documents.values() for d in document.required}
    assert lines == [e.id for e in asking if e.id not in required or required[e.id].part]
    assert f"{len(asking)} sub-clauses" in words(page.tree.css_first("#records + p"))
    said = words(page.tree.css_first("#records + p"))
    assert f" {len(asking) - len(lines)} of them ask for documents" in said
    assert said.endswith("A document above is part of the proof for Clause 9.2.2."), "which stands in both lists"
    assert "Clause 9.2.2" in lines, "proof that the programme was carried out"
