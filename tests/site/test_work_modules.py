"""The rules, the file and the shared view of a reader's list, as scripts read them."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_crosswalk.cli import main
from mkdocs_crosswalk.programme.state import State, standing, tally
from mkdocs_crosswalk.registers.status import Said, Status
from tests.support.builds import ROOT
from tests.support.work_modules import ASSETS, FIXTURES, NOW, TODAY, load_modules, lone_modules, site_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.programme.state import Standing

    Standings = Callable[[list[str], dict[str, Said]], list[Standing]]

pytestmark = pytest.mark.browser

RULES = json.loads((ASSETS / "rules.json").read_text("utf-8"))
STATUSES = [state for state in RULES["states"] if state != "unsaid"]
RICH = (FIXTURES / "rich.json").read_text("utf-8")
KB = 1024
COMMENT = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
"""What a site does not send of a script."""


@pytest.fixture(scope="module")
def page(browser: Browser, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with lone_modules(tmp_path_factory.mktemp("modules")) as host:
        page = browser.new_page()
        yield load_modules(page, host, catalogue)
        page.close()


@pytest.fixture(scope="module")
def order(catalogue: Catalogue) -> list[str]:
    return list(site_of(catalogue)["order"])


@pytest.fixture(scope="module")
def standings_of(catalogue: Catalogue) -> Standings:
    today = date.fromisoformat(TODAY)
    return lambda ids, said: [standing(catalogue.entries[i], said.get(i), "", today) for i in ids]


IDS = ("A.5.1", "A.5.5", "A.5.18", "A.8.34", "Clause 4.1", "Clause 9.2.1")
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
NEAR = st.dates(date(2027, 2, 1), date(2027, 5, 1)).map(date.isoformat)
TIMES = st.datetimes(max_value=None).map(lambda at: at.strftime("%Y").zfill(4) + at.strftime("-%m-%dT%H:%M:%SZ"))
FEW_TIMES = st.sampled_from([f"2027-03-{day}T08:00:00Z" for day in ("01", "02", "14", "20")] + ["2031-01-01T00:00:00Z"])
TEXTS = st.text(max_size=20) | st.sampled_from(["=1+1", "+1", "-x", "@a", "\t=1", "\r=1", '"', "a,b", "a\r\nb", "'x"])


def entries(ids: tuple[str, ...], times: st.SearchStrategy[str] = TIMES) -> st.SearchStrategy[dict[str, Any]]:
    fields = {
        "status": st.sampled_from(["", *STATUSES[:4]]),
        "owner": TEXTS,
        "due": st.just("") | DAYS,
        "reason": TEXTS,
        "note": TEXTS,
    }
    said = st.fixed_dictionaries({}, optional=fields).filter(bool)
    timed = st.tuples(said, st.none() | times).map(lambda both: both[0] | ({"changed": both[1]} if both[1] else {}))
    return st.dictionaries(st.sampled_from(ids), timed)


def lists(times: st.SearchStrategy[str] = TIMES) -> st.SearchStrategy[dict[str, Any]]:
    answers = st.dictionaries(st.sampled_from(["1", "2", "10", "a"]), st.sampled_from(list(RULES["answers"])))
    score = st.fixed_dictionaries({"questions": TEXTS, "answers": answers}, optional={"changed": times})
    unknown = st.dictionaries(st.sampled_from(["A.5.99", "__proto__", "12", "constructor"]), entries(("x",)))
    made = st.fixed_dictionaries({}, optional={"at": times, "site": TEXTS.filter(bool), "data": TEXTS.filter(bool)})
    return st.fixed_dictionaries(
        {
            "direction": st.just("soc2-to-iso"),
            "categories": st.lists(TEXTS, max_size=3),
            "entries": entries(IDS, times),
            "unknown": unknown,
            "score": st.none() | score,
            "made": made,
        }
    )


def parsed(page: Page, text: str) -> Any:
    return page.evaluate("text => parse(text)", text)


def changed(**fields: Any) -> str:
    """Return the rich file with another field at its root."""
    return json.dumps({**json.loads(RICH), **fields})


def with_entry(entry: str, **fields: Any) -> str:
    data = json.loads(RICH)
    data["entries"][entry] = fields
    return json.dumps(data)


def problems(page: Page, text: str) -> list[tuple[str, str]]:
    found = parsed(page, text)
    assert (found["list"] is None) == bool(found["problems"])
    return [(problem["id"], problem["field"]) for problem in found["problems"]]


@given(said=st.lists(st.tuples(st.sampled_from(["", "excluded", *Status]), st.none() | NEAR), max_size=12))
@settings(deadline=None, max_examples=80)
def test_entries_are_counted_as_python_counts_them(
    page: Page, order: list[str], standings_of: Standings, said: list[tuple[str, str | None]]
) -> None:
    given = dict(zip(order, said, strict=False))
    ids = order[: len(said) + 2]
    listed = {i: {"status": status, **({"due": due} if due else {})} for i, (status, due) in given.items()}
    known = {
        i: Said(
            applicable=False if status == "excluded" else None,
            status=Status(status) if status in list(Status) else None,
            due=date.fromisoformat(due) if due else None,
        )
        for i, (status, due) in given.items()
    }
    standings = standings_of(ids, known)
    expected = tally(standings)
    found = page.evaluate("([ids, entries, today]) => rules.tally(ids, entries, today)", [ids, listed, TODAY])
    assert found["states"] == {state.value: list(expected.states[state].of) for state in State}
    assert found["late"] == list(expected.late.of)
    assert [len(found[name]) for name in ("necessary", "all", "open")] == [
        expected.necessary,
        expected.all,
        expected.open,
    ]
    days = page.evaluate(
        "([ids, entries, today]) => ids.map(id => rules.late(entries[id], today))", [ids, listed, TODAY]
    )
    assert days == [one.late for one in standings]


def test_what_is_due_today_is_soon_and_not_late(page: Page) -> None:
    entries = json.loads(RICH)["entries"]
    ask = "([entries, today]) => Object.keys(entries).filter(id => rules.soon(entries[id], today))"
    assert page.evaluate(ask, [entries, TODAY]) == ["A.5.18", "A.5.31", "Clause 9.2.1"]
    ask = "([entries, today]) => rules.tally(Object.keys(entries), entries, today).late"
    assert page.evaluate(ask, [entries, TODAY]) == ["A.5.5", "Clause 9.2.2"]


QUESTIONS = [
    {"id": "1", "parts": ["Clause 4", "A.5"]},
    {"id": "2", "parts": ["A.5"]},
    {"id": "3", "parts": ["Clause 9"]},
    {"id": "4", "parts": ["Clause 9"]},
    {"id": "5", "parts": ["A.5"]},
    {"id": "6", "parts": ["A.5"]},
]


def test_a_score_has_numerators_and_denominators_by_part_and_says_what_is_unmet(page: Page) -> None:
    answers = {"1": "partly", "2": "no", "3": "partly", "4": "yes", "6": "maybe"}
    found = page.evaluate("([questions, answers]) => rules.score(questions, answers)", [QUESTIONS, answers])
    assert [part["part"] for part in found] == ["", "Clause 4", "A.5", "Clause 9"]
    assert found[0] == {"part": "", "of": list("123456"), "yes": ["4"], "partly": ["1", "3"], "no": ["2"]}
    assert found[2] == {"part": "A.5", "of": ["1", "2", "5", "6"], "yes": [], "partly": ["1"], "no": ["2"]}
    ask = "([questions, answers]) => rules.unmet(questions, answers).map(({ id }) => id)"
    assert page.evaluate(ask, [QUESTIONS, answers]) == ["1", "2", "3"]


def test_a_file_that_was_saved_is_read_as_it_was_and_saved_as_it_was(page: Page, order: list[str]) -> None:
    found = parsed(page, RICH)
    assert not found["problems"]
    assert page.evaluate("text => file.write(parse(text).list, known.order)", RICH) == RICH
    assert list(found["list"]["entries"]) == [i for i in order if i in found["list"]["entries"]]
    assert [(n["kind"], n["id"], n.get("to")) for n in found["notes"]] == [
        ("moved", "A.12.6.1", "A.8.8"),
        ("unknown", "A.5.99", None),
    ]
    again = page.evaluate(
        "text => file.write(parse(text).list, known.order, { at: '2028-01-01T00:00:00Z', site: 'https://x.example/' })",
        "\ufeff" + RICH.replace("\n", "\r\n"),
    )
    assert json.loads(again) == {
        **json.loads(RICH),
        "made": {"at": "2028-01-01T00:00:00Z", "site": "https://x.example/"},
    }


def test_what_the_command_says_of_a_company_is_read_and_saved_to_the_same_bytes(
    page: Page, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1805068800")
    assert main(["work", str(tmp_path / "work.json"), "--with", str(ROOT / "examples/company/compliance")]) == 0
    text = (tmp_path / "work.json").read_text("utf-8")
    ask = """([text, order]) => {
        const known = new rules.Known({ order, direction: "soc2-to-iso" });
        const { list, notes } = file.parse(text, known, clock.now);
        return [file.write(list, order), notes];
    }"""
    saved, notes = page.evaluate(ask, [text, [entry.id for entry in catalogue.singles]])
    assert (saved == text, notes) == (True, [])


@given(said=lists())
@settings(deadline=None, max_examples=150)
def test_any_list_is_read_as_it_was_written(page: Page, said: dict[str, Any]) -> None:
    # As text: a page hands over no object with the name of its prototype.
    ask = """text => {
        const list = JSON.parse(text), written = file.write(list, known.order);
        const found = parse(written);
        return [JSON.stringify(found.list), found.problems, file.write(found.list ?? list, known.order) === written];
    }"""
    list_, wrong, same = page.evaluate(ask, json.dumps(said))
    assert (wrong, same) == ([], True)
    assert json.loads(list_) == said


def test_wherever_a_file_is_cut_nothing_of_it_is_taken_and_what_is_whole_is_offered(page: Page) -> None:
    ask = """text => Array.from(text, (_, at) => at).slice(1).map(at => {
        const { list, sound, problems } = parse(text.slice(0, -at));
        return [list, sound, problems];
    })"""
    small = json.loads(RICH)
    small["entries"] = {
        i: {**entry, "note": 'a "{[\\"'}
        for i, entry in small["entries"].items()
        if i in ("A.5.1", "A.5.5", "Clause 4.1")
    }
    text = json.dumps(small, indent=2)
    whole = parsed(page, text)["list"]
    offered = set()
    for list_, sound, wrong in page.evaluate(ask, text):
        assert list_ is None
        assert wrong
        assert all(whole["entries"][i] == entry for i, entry in sound["entries"].items())
        assert all(whole["unknown"][i] == entry for i, entry in sound["unknown"].items())
        offered.add(tuple(sound["entries"]))
    ids = tuple(whole["entries"])
    assert offered == {ids[:n] for n in range(len(ids) + 1)}
    place = text.index('"Clause 4.1"') + 30
    assert parsed(page, text[:place])["problems"][0] == {
        "id": "Clause 4.1",
        "field": "",
        "says": "It ends in the middle of Clause 4.1.",
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "PK\x03\x04\ufffd\ufffd",
        "id,status\r\nA.5.1,done\r\n",
        "[]",
        "null",
        "7",
        "{}",
        '{"version": 1}',
        '{"version": "1", "entries": {}}',
        '{"version": 0, "entries": {}}',
        '{"version": 1, "entries": []}',
        '{"version": 1, "entries": {},}',
        '{"a" "b"}',
        "[" * 100_000,
        '{"a":' * 50_000,
        '"\\"' * 200_000,
        "{" + '"\\' * 200_000,
    ],
)
def test_another_kind_of_file_is_refused_in_one_sentence(page: Page, text: str) -> None:
    found = parsed(page, text)
    assert found["list"] is None
    assert found["problems"]
    assert not found["sound"]["entries"]


def test_a_newer_form_is_for_looking_and_is_never_taken(page: Page) -> None:
    found = parsed(page, changed(version=2, colours=["red"]))
    assert found["list"] is None
    assert found["newer"] == 2
    assert found["sound"]["entries"]["A.5.1"]["status"] == "implemented"
    assert [problem["says"] for problem in found["problems"]] == ["A newer site made it (form 2; this one reads 1)."]


def test_everything_that_is_wrong_is_named_at_once_by_entry_and_field(page: Page) -> None:
    data = json.loads(RICH)
    data["entries"] |= {
        "A.5.2": {"status": "implementd"},
        "A.5.3": {"status": 7, "owner": "x" * 2001, "colour": "red"},
        "A.5.4": {"due": "2027-02-29", "changed": "yesterday"},
        "A.5.7": "planned",
        "Clause 4.2": {"status": "excluded", "reason": "No"},
        "5.2": {"status": "planned"},
        "a 5.1": {"status": "planned"},
    }
    data |= {"entires": {}, "categories": "Security", "made": {"at": "2027-13-01T00:00:00Z"}}
    data["score"]["answers"]["3"] = "perhaps"
    found = parsed(page, json.dumps(data))
    assert found["list"] is None
    assert {(problem["id"], problem["field"]) for problem in found["problems"]} == {
        ("", "entires"),
        ("", "categories"),
        ("", "at"),
        ("A.5.2", "status"),
        ("A.5.3", "status"),
        ("A.5.3", "owner"),
        ("A.5.3", "colour"),
        ("A.5.4", "due"),
        ("A.5.4", "changed"),
        ("A.5.7", ""),
        ("Clause 4.2", "status"),
        ("5.2", ""),
        ("A.5.1", ""),
        ("", "score"),
    }
    says = {(problem["id"], problem["field"]): problem["says"] for problem in found["problems"]}
    assert says["A.5.2", "status"].endswith("did you mean implemented?")
    assert says["", "entires"].endswith("did you mean entries?")
    assert says["5.2", ""] == "It may be A.5.2 or Clause 5.2."
    assert "A.5.5" in found["sound"]["entries"]
    assert not {"A.5.2", "A.5.3", "A.5.4", "A.5.7", "Clause 4.2"} & set(found["sound"]["entries"])


def test_names_that_stand_twice_are_found_though_a_parser_takes_the_last(page: Page) -> None:
    text = '{"version": 1, "entries": {"A.5.1": {"note": "a", "note": "b"}, "A.5.1": {"note": "c"}}, "version": 1}'
    assert problems(page, text) == [("A.5.1", "note"), ("A.5.1", ""), ("", "version")]


def test_limits_hold_to_the_letter(page: Page) -> None:
    most = RULES["list"]["characters"]
    assert not problems(page, with_entry("A.5.2", note="\U0001f512" * most))
    assert problems(page, with_entry("A.5.2", note="x" * (most + 1))) == [("A.5.2", "note")]
    count = len(json.loads(RICH)["entries"])
    many: dict[str, Any] = {f"X-{n}": {} for n in range(RULES["list"]["entries"] - count)}
    assert not problems(page, changed(unknown=many))
    assert problems(page, changed(unknown={**many, "X-x": {}})) == [("", "")]
    room = RULES["list"]["bytes"] - len(RICH.encode())
    assert not problems(page, RICH + " " * room)
    assert problems(page, RICH + " " * (room + 1)) == [("", "")]
    assert problems(page, RICH + "\u2003" * (room // 3 + 1)) == [("", "")]
    assert problems(page, changed(direction="iso-to-soc2")) == [("", "direction")]


def test_a_clock_that_is_ahead_is_asked_about_and_what_is_lacking_is_told(page: Page) -> None:
    data = json.loads(RICH)
    data["entries"] |= {
        "A.5.2": {"status": "planned", "changed": "2027-03-16T14:05:12Z"},
        "A.5.3": {"status": "excluded", "changed": "2027-03-16T14:05:13Z"},
    }
    found = parsed(page, json.dumps(data))
    notes = [(note["kind"], note["id"], note.get("field")) for note in found["notes"]]
    assert [note for note in notes if note[1] in ("A.5.2", "A.5.3")] == [
        ("lacking", "A.5.2", "due"),
        ("lacking", "A.5.3", "reason"),
        ("ahead", "A.5.3", None),
    ]
    assert found["list"]["entries"]["A.5.3"]["status"] == "excluded"


def test_an_entry_that_moved_goes_where_its_reader_says_and_the_later_counts(page: Page) -> None:
    ask = "([text, moves]) => file.moved(parse(text).list, moves, known)"
    found = page.evaluate(ask, [RICH, {"A.12.6.1": "A.8.8"}])
    assert not found["problems"]
    assert found["list"]["entries"]["A.8.8"] == json.loads(RICH)["unknown"]["A.12.6.1"]
    assert found["list"]["unknown"] == json.loads(RICH)["unknown"]
    again = page.evaluate("list => parse(file.write(list, known.order)).notes.map(({ id }) => id)", found["list"])
    assert again == ["A.5.99"]
    later = with_entry("A.8.8", status="partly", changed="2027-02-01T00:00:00Z")
    assert page.evaluate(ask, [later, {"A.12.6.1": "A.8.8"}])["list"]["entries"]["A.8.8"]["status"] == "partly"
    wrong = changed(unknown={"A.12.6.1": {"status": "odd"}})
    found = page.evaluate(ask, [wrong, {"A.12.6.1": "A.8.8"}])
    assert [problem["id"] for problem in found["problems"]] == ["A.8.8"]
    assert "A.12.6.1" in found["list"]["unknown"]


MERGE = """([a, b, now]) => {
    const [one, other] = [a, b].map(text => JSON.parse(text));
    return JSON.stringify(file.merge(one, other, new Date(now)));
}"""


BARE: dict[str, Any] = {
    "direction": "soc2-to-iso",
    "categories": [],
    "entries": {},
    "unknown": {},
    "score": None,
    "made": {},
}


def words_of(said: dict[str, str]) -> dict[str, str]:
    """Return what an entry says, but for when: entries that differ in that alone are no clash."""
    return {name: said[name] for name in sorted(said) if name != "changed"}


@given(mine=lists(FEW_TIMES), theirs=lists(FEW_TIMES))
@settings(deadline=None, max_examples=150)
@example(
    mine={**BARE, "entries": {"A.5.1": {"owner": ""}}},
    theirs={**BARE, "entries": {"A.5.1": {"owner": "", "changed": "2027-03-01T08:00:00Z"}}},
)
def test_what_wins_a_merge_is_the_same_from_either_side_and_nothing_is_lost(
    page: Page, mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    texts = json.dumps(mine), json.dumps(theirs)
    one = json.loads(page.evaluate(MERGE, [*texts, NOW]))
    other = json.loads(page.evaluate(MERGE, [*reversed(texts), NOW]))
    assert one["list"] == other["list"]
    again = json.loads(page.evaluate(MERGE, [json.dumps(one["list"]), texts[1], NOW]))
    assert again["list"] == one["list"]
    for i in mine["entries"].keys() | theirs["entries"].keys():
        there = [said for said in (mine["entries"].get(i), theirs["entries"].get(i)) if said]
        held = [words_of(said) for said in (one["list"]["entries"][i], one["kept"].get(i)) if said is not None]
        assert [said for said in map(words_of, there) if said not in held] == []
        assert (len(set(map(json.dumps, map(words_of, there)))) > 1) == (i in one["kept"])
    assert {clash["id"] for clash in one["clashes"]} == set(one["kept"])


def test_the_later_wins_but_for_a_clock_that_is_ahead(page: Page) -> None:
    def list_of(**said: str) -> str:
        return json.dumps({**parsed(page, RICH)["list"], "entries": {"A.5.1": said}})

    def merged(mine: str, theirs: str) -> Any:
        return json.loads(page.evaluate(MERGE, [mine, theirs, NOW]))

    early = list_of(status="partly", changed="2027-03-01T00:00:00Z")
    late = list_of(status="planned", changed="2027-03-02T00:00:00Z")
    ahead = list_of(status="implemented", changed="2027-03-16T14:05:13Z")
    found = merged(early, late)
    assert found["clashes"] == [{"id": "A.5.1", "won": "theirs", "ahead": False}]
    assert (found["taken"], found["kept"]["A.5.1"]["status"]) == (["A.5.1"], "partly")
    found = merged(early, ahead)
    assert found["clashes"] == [{"id": "A.5.1", "won": "mine", "ahead": True}]
    assert (found["taken"], found["kept"]["A.5.1"]["status"]) == ([], "implemented")


@given(said=lists())
@settings(deadline=None, max_examples=80)
def test_no_cell_of_the_spreadsheet_begins_like_a_formula(page: Page, order: list[str], said: dict[str, Any]) -> None:
    said["unknown"].pop("__proto__", None)
    ask = "([list, titles]) => file.csv(list, known.order, titles, { 'A.5.1': 'A.5 Organizational' })"
    text = page.evaluate(ask, [said, {"A.5.1": "=Policies, all"}])
    assert text.startswith("\ufeffid,title,part,status,owner,due,reason,note\r\n")
    rows = list(csv.reader(io.StringIO(text[1:], newline="")))
    assert [row[0] for row in rows[1:]] == [*order, *sorted(said["unknown"])]
    assert {len(row) for row in rows} == {8}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert rows[1][1:3] == ["'=Policies, all", "A.5 Organizational"]
    for row in rows[1 : len(order) + 1]:
        entry = said["entries"].get(row[0], {})
        assert row[3] == (RULES["states"][entry["status"]]["name"] if entry.get("status") else "")
        assert row[7].removeprefix("'") == entry.get("note", "").removeprefix("'")


VIEW = """([text, more]) => {
    const { entries } = parse(text).list;
    const address = view.withView("https://example.org/gap/?show=new#top", entries, known, more);
    return [address, view.viewOf(address, known)];
}"""


def test_a_view_stands_behind_the_hash_and_tells_only_how_far_things_are(page: Page) -> None:
    address, view = page.evaluate(VIEW, [RICH, []])
    before, _, behind = address.partition("#")
    assert before == "https://example.org/gap/?show=new"
    assert behind.startswith("view=implemented:A.5.1_A.5.6_A.8.17_4.1~partly:")
    entries = json.loads(RICH)["entries"]
    told = {i: {"status": entry["status"]} for i, entry in entries.items() if entry.get("status")}
    assert view == {"entries": told, "unknown": [], "wrong": []}
    assert len(address) < 400


def test_a_view_tells_more_where_its_maker_asks(page: Page) -> None:
    address, view = page.evaluate(VIEW, [RICH, ["owner", "due", "reason"]])
    assert "\u8ca1" not in address
    for i, entry in json.loads(RICH)["entries"].items():
        told = {name: entry[name] for name in ("status", "owner", "due", "reason") if entry.get(name)}
        assert view["entries"].get(i, {}) == told


@given(said=entries(IDS))
@settings(deadline=None, max_examples=100)
def test_any_view_is_read_as_it_was_made(page: Page, said: dict[str, Any]) -> None:
    ask = """([entries, more]) => view.viewOf(view.withView(location.href, entries, known, more), known)"""
    fields = ["owner", "due", "reason", "note"]
    told = {i: {name: entry[name] for name in ("status", *fields) if entry.get(name)} for i, entry in said.items()}
    found = page.evaluate(ask, [said, fields])
    assert found == {"entries": {i: entry for i, entry in told.items() if entry}, "unknown": [], "wrong": []}


def test_an_address_of_earlier_releases_is_a_view_and_goes_behind_the_hash(page: Page) -> None:
    old = "https://example.org/gap/?done=A.5.5_4.1_A.99_%3Cb%3E&show=new#a-5-5"
    view, address = page.evaluate("old => [view.viewOf(old, known), view.behindHash(old, known)]", old)
    assert view["entries"] == {"A.5.5": {"status": "implemented"}, "Clause 4.1": {"status": "implemented"}}
    assert (view["unknown"], view["wrong"]) == (["A.99", "<b>"], [])
    assert address == "https://example.org/gap/?show=new#view=implemented:A.5.5_4.1"
    bare = "https://example.org/gap/?show=new#a-5-5"
    assert page.evaluate("bare => [view.viewOf(bare, known), view.behindHash(bare, known)]", bare) == [None, bare]


@pytest.mark.parametrize(
    ("behind", "entries", "unknown", "wrong"),
    [
        ("view=", {}, [], []),
        ("view=done:A.5.1~partly:A.5.2", {"A.5.2": {"status": "partly"}}, [], ["done"]),
        ("view=partly:__proto___constructor", {}, ["proto", "constructor"], []),
        ("view=partly&due=2027-02-31:A.5.1&owner=%E0%A4%A:A.5.1&status=planned:A.5.1", None, [], ["2027-02-31"]),
        ("view=partly:%%%_A.5.1", {"A.5.1": {"status": "partly"}}, ["%%%"], []),
    ],
)
def test_a_view_that_somebody_made_up_shows_what_of_it_is_right(
    page: Page, behind: str, entries: dict[str, Any] | None, unknown: list[str], wrong: list[str]
) -> None:
    found = page.evaluate("hash => view.viewOf(`https://example.org/#${hash}`, known)", behind)
    assert found["entries"] == ({"A.5.1": {"owner": "%E0%A4%A"}} if entries is None else entries)
    assert (found["unknown"], found["wrong"]) == (unknown, wrong)


def test_all_that_a_list_needs_is_light_and_asks_for_nothing_but_what_this_site_has() -> None:
    names = (*(path.name for path in ASSETS.glob("work-*.js")), "status-report.js", "our-status.js", "scorecard.js")
    texts = {name: (ASSETS / name).read_text("utf-8") for name in names if name != "work-list.js"}
    assert len(texts) >= 9
    assert [name for name, text in texts.items() if "fetch(" in text] == ["work-rules.js", "our-status.js"]
    sent = [COMMENT.sub("", text) for text in texts.values()]
    assert sum(len(gzip.compress(text.encode(), 6, mtime=0)) for text in sent) <= 40 * KB
