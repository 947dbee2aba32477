"""A reader's list on the device: kept when asked, by several tabs and releases, and never lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.work_modules import BASE, DIRECTION, FIXTURES, OLD_LIST, load_modules, lone_modules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from tests.support.hosting import Host

pytestmark = pytest.mark.browser

RICH = (FIXTURES / "rich.json").read_text("utf-8")
KEY = f"crosswalk {BASE} work {DIRECTION}"
OLD = f"crosswalk {BASE} {OLD_LIST}"
OPEN = f"() => void (window.store = opened({{ former: ['{OLD_LIST}'] }}))"
SAVED = "saved.json"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with lone_modules(tmp_path_factory.mktemp("modules")) as host:
        yield host


@pytest.fixture
def device(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


class Tab:
    """A tab with the store of the list."""

    def __init__(self, device: BrowserContext, host: Host, catalogue: Catalogue, before: str = "") -> None:
        self.page: Page = device.new_page()
        load_modules(self.page, host, catalogue)
        if before:
            self.page.evaluate(before)
        self.page.evaluate(OPEN)

    def run(self, script: str, value: Any = None) -> Any:
        return self.page.evaluate(f"value => {script}", value)

    @property
    def entries(self) -> dict[str, dict[str, str]]:
        return dict(self.run("store.list.entries"))

    def status(self, entry: str) -> str | None:
        return self.entries.get(entry, {}).get("status")

    @property
    def state(self) -> list[Any]:
        return list(self.run("[store.on, store.fault, store.newer]"))

    def told(self) -> list[str]:
        """Return what the reader was told since this was last asked."""
        return list(self.run("said.splice(0)"))

    @property
    def kept(self) -> dict[str, str]:
        return dict(self.run("Object.fromEntries(Object.entries(localStorage))"))

    def wait_for(self, script: str) -> None:
        self.page.wait_for_function(script)

    def at(self, time: str) -> None:
        self.run("clock.now = new Date(value)", time)


@pytest.fixture
def tab(device: BrowserContext, host: Host, catalogue: Catalogue) -> Tab:
    return Tab(device, host, catalogue)


def test_nothing_is_kept_before_the_reader_asks_and_nothing_after_they_say_no(tab: Tab) -> None:
    tab.run("store.set('A.5.1', { status: 'partly', owner: 'Head of IT' })")
    assert (tab.kept, tab.told()) == ({}, [])
    assert tab.run("store.keep()")
    assert list(tab.kept) == [KEY]
    assert tab.told() == ["Kept on this device. Nothing is sent anywhere."]
    tab.run("store.stop()")
    assert (tab.kept, tab.status("A.5.1")) == ({}, "partly")
    assert len(tab.told()) == 1


def test_a_kept_list_is_there_again_and_what_was_taken_back_stays_so(
    tab: Tab, device: BrowserContext, host: Host, catalogue: Catalogue
) -> None:
    tab.run("store.keep()")
    tab.run("store.set('A.5.1', { status: 'partly', owner: 'Head of IT', note: '' })")
    tab.run("store.set('A.5.1', { owner: '' })")
    tab.run("store.answer('7', 'no')")
    again = Tab(device, host, catalogue)
    assert again.entries == {"A.5.1": {"status": "partly", "owner": "", "changed": "2027-03-15T14:05:13Z"}}
    assert again.run("store.list.score.answers") == {"7": "no"}
    assert (again.state, again.told()) == ([True, "", 0], [])
    again.run("store.answer('7', '')")
    assert again.run("store.list.score.answers") == {}


def test_listeners_hear_of_every_change_once_and_of_none_that_is_none(tab: Tab) -> None:
    tab.run("store.set('A.5.1', { status: 'partly' })")
    tab.run("store.set('A.5.1', { status: 'partly', owner: '' })")
    assert tab.run("heard.splice(0)") == [["entered", "A.5.1"]]
    tab.run("store.watch(() => said.push('heard'))()")
    tab.run("store.set('A.5.1', { status: 'planned' })")
    assert tab.told() == []


def test_a_tick_is_implemented_and_without_it_there_is_what_was_there(tab: Tab) -> None:
    tab.run("store.set('A.5.1', { status: 'planned', due: '2027-05-01' })")
    tab.run("store.tick('A.5.1', true)")
    tab.run("store.tick('A.5.1', true)")
    assert tab.status("A.5.1") == "implemented"
    tab.run("store.tick('A.5.1', false)")
    assert (tab.status("A.5.1"), tab.entries["A.5.1"]["due"]) == ("planned", "2027-05-01")
    tab.run("store.tick('A.5.2', true)")
    tab.run("store.tick('A.5.2', false)")
    assert tab.status("A.5.2") == ""


@pytest.mark.parametrize(
    ("entry", "fields", "says"),
    [
        ("Clause 4.1", {"status": "excluded"}, "Nobody may leave out Clause 4.1."),
        ("A.5.1", {"due": "2027-02-30"}, "A.5.1: “2027-02-30” is no day; write it as 2027-03-26."),
        ("A.5.1", {"note": "x" * 2001}, "A.5.1: It has more than 2000 characters."),
        ("X-1", {"status": "partly"}, "X-1 is not on this page."),
    ],
)
def test_what_a_file_could_not_hold_is_refused_with_its_reason(
    tab: Tab, entry: str, fields: dict[str, str], says: str
) -> None:
    assert tab.run("store.set(...value)", [entry, fields]) is False
    assert (tab.entries, tab.told()) == ({}, [says])


def test_ticks_of_earlier_releases_are_taken_over_once(
    device: BrowserContext, host: Host, catalogue: Catalogue
) -> None:
    before = f"localStorage.setItem('{OLD}', 'A.5.5 4.1 A.99')"
    tab = Tab(device, host, catalogue, before)
    assert tab.entries == {"A.5.5": {"status": "implemented"}, "Clause 4.1": {"status": "implemented"}}
    assert tab.run("store.list.unknown") == {"A.99": {"status": "implemented"}}
    assert (tab.state, list(tab.kept)) == ([True, "", 0], [KEY])
    assert tab.told() == ["Your ticks are on this list: 2 entries implemented."]
    tab.run("store.set('A.5.5', { status: 'partly' })")
    again = Tab(device, host, catalogue, before)
    assert (again.status("A.5.5"), again.told()) == ("partly", [])


def test_two_tabs_have_what_either_entered_and_the_later_counts(
    tab: Tab, device: BrowserContext, host: Host, catalogue: Catalogue
) -> None:
    tab.run("store.keep()")
    other = Tab(device, host, catalogue)
    tab.run("store.set('A.5.1', { status: 'partly' })")
    other.wait_for("() => store.list.entries['A.5.1']")
    assert other.told() == ["Another tab changed A.5.1."]
    other.at("2027-03-15T14:06:00Z")
    other.run("(store.set('A.5.1', { status: 'planned' }), store.set('A.5.2', { owner: 'Head of IT' }))")
    tab.wait_for("() => store.list.entries['A.5.2']")
    assert tab.entries == other.entries
    assert tab.status("A.5.1") == "planned"
    assert tab.run("store.undo()")
    other.wait_for("() => store.list.entries['A.5.1'].status === 'partly'")
    assert tab.entries == other.entries
    assert json.loads(tab.kept[KEY])["entries"] == tab.entries


def test_a_tab_that_has_not_heard_yet_overwrites_nothing(
    tab: Tab, device: BrowserContext, host: Host, catalogue: Catalogue
) -> None:
    tab.run("store.keep()")
    other = Tab(device, host, catalogue, "addEventListener('storage', event => event.stopImmediatePropagation())")
    tab.run("store.set('A.5.1', { status: 'partly' })")
    other.wait_for(f"() => localStorage.getItem({KEY!r})?.includes('A.5.1')")  # which the browser may bring later
    other.run("store.set('A.5.2', { status: 'planned' })")
    assert set(json.loads(other.kept[KEY])["entries"]) == {"A.5.1", "A.5.2"}
    tab.wait_for("() => store.list.entries['A.5.2']")


def test_tabs_of_two_releases_do_not_correct_each_other_for_ever(
    tab: Tab, device: BrowserContext, host: Host, catalogue: Catalogue
) -> None:
    other = Tab(device, host, catalogue)
    other.run("known.order.reverse()")
    other.run("known.ids.delete('A.5.3')")
    tab.run("store.set('A.5.1', { status: 'partly' })")
    tab.run("store.keep()")
    other.wait_for("() => store.on")
    for _ in range(3):
        tab.run("store.set('A.5.2', { note: `${Math.random()}` })")
        tab.run("store.set('A.5.3', { note: `${Math.random()}` })")
        other.run("store.set('A.5.4', { note: `${Math.random()}` })")
    other.wait_for("() => Object.keys(store.list.entries).length === 3")
    tab.wait_for("() => Object.keys(store.list.entries).length === 4")
    tab.page.wait_for_timeout(300)
    tab.run("addEventListener('storage', () => said.push('more'))")
    other.run("addEventListener('storage', () => said.push('more'))")
    tab.told(), other.told()
    tab.page.wait_for_timeout(300)
    assert (tab.told(), other.told()) == ([], [])
    assert other.run("Object.keys(store.list.unknown)") == ["A.5.3"]
    assert len(json.loads(tab.kept[KEY])["entries"]) + len(json.loads(tab.kept[KEY]).get("unknown", {})) == 4


def test_what_another_tab_erases_stays_where_it_was_entered(
    tab: Tab, device: BrowserContext, host: Host, catalogue: Catalogue
) -> None:
    tab.run("store.keep()")
    tab.run("store.set('A.5.1', { status: 'partly' })")
    other = Tab(device, host, catalogue)
    tab.run("store.erase()")
    other.wait_for("() => !store.on")
    assert other.status("A.5.1") == "partly"
    assert other.told() == ["Another tab has erased what this device kept. Here it stays until you close the tab."]
    other.run("store.set('A.5.2', { status: 'partly' })")
    assert (other.kept, tab.entries) == ({}, {})
    tab.told()
    assert tab.run("store.undo()")
    assert tab.told()[0] == "Undone: 1 entry as before."
    assert (tab.status("A.5.1"), tab.state[0], list(tab.kept)) == ("partly", True, [KEY])
    assert not tab.run("store.undo()")
    other.wait_for("() => store.on")  # and what was said there meanwhile is on both
    assert "again" in other.told()[-1]
    tab.wait_for("() => store.list.entries['A.5.2']")
    assert tab.status("A.5.2") == "partly"


def test_a_file_is_opened_told_and_undone(tab: Tab) -> None:
    tab.run("store.keep()")
    tab.run("store.set('A.5.5', { status: 'planned' })")
    tab.run("store.answer('7', 'yes')")
    tab.told()
    found = tab.run("store.open(parse(value[0]).list, value[1])", [RICH, SAVED])
    assert len(found["taken"]) == len(json.loads(RICH)["entries"]) - 1
    assert tab.told() == ["saved.json is open: 14 entries taken, 1 left as they were here: A.5.5."]
    assert (tab.status("A.5.5"), tab.status("A.5.1")) == ("planned", "implemented")
    assert tab.run("store.list.score.answers") == {"7": "yes"}
    tab.run("store.set('A.5.2', { status: 'partly' })")
    assert tab.run("store.undo()")
    said = {i: entry for i, entry in tab.entries.items() if any(entry[name] for name in entry if name != "changed")}
    assert {i: entry["status"] for i, entry in said.items()} == {"A.5.5": "planned", "A.5.2": "partly"}
    assert tab.run("store.list.unknown") == {}


def test_what_did_not_win_can_be_taken_too_and_had_back(tab: Tab) -> None:
    tab.run("store.set('A.5.5', { status: 'planned' })")
    tab.run("window.left = store.open(parse(value).list, 'saved.json').kept", RICH)
    assert tab.run("store.take(left, 'saved.json')")
    assert (tab.status("A.5.5"), tab.entries["A.5.5"]["due"]) == ("partly", "2027-02-26")
    assert tab.told()[1:] == ["1 entry taken from saved.json."]
    tab.run("store.undo()")
    assert (tab.status("A.5.5"), tab.entries["A.5.5"]["due"]) == ("planned", "")
    assert not tab.run("store.take({ 'Clause 4.1': { status: 'excluded' } }, 'x')")


def test_answers_of_a_file_can_be_had_back_too(tab: Tab) -> None:
    tab.run("store.open(parse(value).list, 'saved.json')", RICH)
    assert tab.run("store.list.score.answers['2']") == "yes"
    tab.run("store.undo()")
    assert tab.run("store.list.score.answers") == {}


def test_an_undo_takes_nothing_away_that_was_said_since(tab: Tab) -> None:
    tab.run("store.open(parse(value).list, 'saved.json')", RICH)
    tab.run("store.set('A.5.1', { owner: 'Head of IT' })")
    tab.run("store.answer('9', 'no')")
    tab.told()
    tab.run("store.undo()")
    assert tab.told() == ["Undone: 14 entries as before."]
    assert (tab.status("A.5.1"), tab.entries["A.5.1"]["owner"]) == ("implemented", "Head of IT")
    assert tab.status("A.5.28") == ""
    assert tab.run("store.list.score.answers['9']") == "no"


def test_a_file_that_would_make_too_many_entries_is_not_opened(tab: Tab) -> None:
    tab.run("store.set('A.5.1', { status: 'planned' })")
    many = json.dumps({"version": 1, "entries": {f"X-{n}": {} for n in range(500)}})
    assert tab.run("store.open(parse(value).list, 'many.json')", many) is None
    assert tab.run("Object.keys(store.list.unknown).length") == 0
    assert tab.told() == ["many.json was not opened: with what is here it makes more than 500 entries."]


def test_an_entry_that_moved_is_moved_and_had_back(
    tab: Tab, device: BrowserContext, host: Host, catalogue: Catalogue
) -> None:
    tab.run("store.keep()")
    tab.run("store.open(parse(value).list, 'saved.json')", RICH)
    again = Tab(device, host, catalogue)
    notes = again.run("store.notes.map(({ kind, id, to }) => [kind, id, to ?? ''])")
    assert notes == [["moved", "A.12.6.1", "A.8.8"], ["unknown", "A.5.99", ""]]
    assert again.run("store.move({ 'A.12.6.1': 'A.8.8' })")
    assert again.told() == ["1 entry moved: A.8.8."]
    tab.wait_for("() => store.list.entries['A.8.8']")
    assert json.loads(again.kept[KEY])["unknown"] == json.loads(RICH)["unknown"]
    assert again.run("store.notes.map(({ id }) => id)") == ["A.5.99"]
    assert Tab(device, host, catalogue).run("store.notes.map(({ id }) => id)") == ["A.5.99"]
    assert again.run("store.undo()")
    assert again.status("A.8.8") == ""


def test_a_file_has_all_of_it_and_the_time_at_which_it_was_saved(tab: Tab) -> None:
    tab.run("store.open(parse(value).list, 'saved.json')", RICH)
    tab.at("2027-03-16T09:00:00Z")
    text = tab.run("store.file({ site: 'https://example.org/', data: '2026-11-21' }, 'https://example.org/schema')")
    made = {"at": "2027-03-16T09:00:00Z", "site": "https://example.org/", "data": "2026-11-21"}
    assert json.loads(text) == {"schema": "https://example.org/schema", **json.loads(RICH), "made": made}
    assert tab.run("store.list.made") == made


FULL_SAYS = "This device has no room left. All works until you close the tab; save a file to keep it."
FULL = """() => {
    let part = "x".repeat(1 << 20);
    while (part) try { localStorage.setItem(`fill ${part.length} ${localStorage.length}`, part); }
        catch { part = part.slice(part.length >> 1 || 1); }
}"""


def test_a_full_device_is_told_once_and_nothing_is_lost(tab: Tab) -> None:
    tab.run("store.keep()")
    tab.run("store.set('A.5.1', { status: 'planned' })")
    tab.page.evaluate(FULL)
    tab.told()
    tab.run("store.set('A.5.2', { note: 'x'.repeat(2000) })")
    tab.run("store.set('A.5.3', { note: 'x' })")
    assert tab.state == [True, "full", 0]
    assert tab.told() == ["This device has no room left. All works until you close the tab; save a file to keep it."]
    assert (set(tab.entries), list(json.loads(tab.kept[KEY])["entries"])) == ({"A.5.1", "A.5.2", "A.5.3"}, ["A.5.1"])
    tab.run("Object.keys(localStorage).forEach(key => key.startsWith('fill') && localStorage.removeItem(key))")
    tab.run("store.set('A.5.4', { note: 'x' })")
    assert (tab.state, len(json.loads(tab.kept[KEY])["entries"])) == ([True, "", 0], 4)


REFUSED = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("denied", "SecurityError"); } })"""


def test_a_browser_that_keeps_nothing_works_on_and_says_so_when_asked_to_keep(
    device: BrowserContext, host: Host, catalogue: Catalogue
) -> None:
    tab = Tab(device, host, catalogue, REFUSED)
    assert (tab.state, tab.told()) == ([False, "nowhere", 0], [])
    tab.run("store.set('A.5.1', { status: 'planned' })")
    assert not tab.run("store.keep()")
    says = "This browser keeps nothing for this page. All works until you close the tab; save a file to keep it."
    assert (tab.state, tab.told(), tab.status("A.5.1")) == ([False, "nowhere", 0], [says], "planned")
    tab.run("store.erase()")
    assert tab.run("store.undo()")
    assert tab.status("A.5.1") == "planned"


def test_a_damaged_value_is_set_aside_and_what_is_right_of_it_is_offered(
    device: BrowserContext, host: Host, catalogue: Catalogue
) -> None:
    cut = RICH[:900]
    tab = Tab(device, host, catalogue, f"localStorage.setItem('{KEY}', {json.dumps(cut)})")
    assert (tab.state, tab.entries) == ([True, "", 0], {})
    assert tab.told() == ["What this device kept was damaged. It is set aside and can be saved as a file."]
    (key,) = tab.run("Object.keys(store.aside)")
    assert (tab.run("store.aside[value]", key), tab.kept[key]) == (cut, cut)
    tab.run("store.open(store.sound(store.aside[value]), 'what was damaged')", key)
    assert tab.status("A.5.1") == "implemented"
    again = Tab(device, host, catalogue)
    assert (again.status("A.5.1"), again.told(), list(again.run("store.aside"))) == ("implemented", [], [key])
    again.run("store.erase()")
    assert again.kept == {}
    again.run("store.undo()")
    assert again.kept[key] == cut
    again.run("store.forget(value)", key)
    assert list(again.kept) == [KEY]


def test_a_damaged_value_that_cannot_be_set_aside_stays_where_it_is(
    device: BrowserContext, host: Host, catalogue: Catalogue
) -> None:
    tab = Tab(device, host, catalogue, f"(() => {{ localStorage.setItem('{KEY}', 'x'); ({FULL})(); }})()")
    assert (tab.state[0], tab.kept[KEY]) == (False, "x")
    tab.run("store.set('A.5.1', { status: 'planned' })")
    assert not tab.run("store.keep()")
    assert (tab.kept[KEY], tab.status("A.5.1")) == ("x", "planned")


def test_a_newer_value_is_shown_and_left_alone(device: BrowserContext, host: Host, catalogue: Catalogue) -> None:
    newer = json.dumps({**json.loads(RICH), "version": 2, "more": True})
    tab = Tab(device, host, catalogue, f"localStorage.setItem('{KEY}', {json.dumps(newer)})")
    assert tab.state == [False, "", 2]
    assert tab.status("A.5.1") == "implemented"
    assert len(tab.told()) == 1
    asks = "[store.set('A.5.1', { status: 'partly' }), store.keep(), store.open(store.list, 'x'), store.take({}, 'x')]"
    assert not any(tab.run(asks))
    tab.run("(store.stop(), store.erase(), store.answer('1', 'no'))")
    assert (tab.status("A.5.1"), tab.kept[KEY]) == ("implemented", newer)
    assert len(set(tab.told())) == 1


def test_a_newer_release_in_another_tab_is_left_alone_too(tab: Tab, device: BrowserContext) -> None:
    tab.run("store.keep()")
    tab.run("store.set('A.5.1', { status: 'partly' })")
    newer = json.dumps({**json.loads(RICH), "version": 2})
    device.pages[0].evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, newer])
    assert not tab.run("store.set('A.5.2', { status: 'partly' }) && store.on")
    assert (tab.kept[KEY], tab.state, tab.status("A.5.2")) == (newer, [False, "", 2], "partly")


def test_a_clock_that_was_wrong_does_not_make_later_entries_lose(
    tab: Tab, device: BrowserContext, host: Host, catalogue: Catalogue
) -> None:
    tab.run("store.keep()")
    other = Tab(device, host, catalogue)
    tab.at("2031-01-01T00:00:00Z")
    tab.run("store.set('A.5.1', { status: 'planned' })")
    other.wait_for("() => store.list.entries['A.5.1']")
    tab.at("2027-03-15T14:05:12Z")
    other.run("store.set('A.5.1', { status: 'partly' })")
    assert other.entries["A.5.1"]["changed"] == "2027-03-15T14:05:12Z"
    tab.wait_for("() => store.list.entries['A.5.1'].status === 'partly'")
    tab.run("store.set('A.5.1', { status: 'implemented' })")
    assert tab.entries["A.5.1"]["changed"] == "2027-03-15T14:05:13Z"
    again = Tab(device, host, catalogue)
    assert again.status("A.5.1") == "implemented"


def test_no_request_carries_what_is_entered(tab: Tab, host: Host) -> None:
    host.taken()
    tab.run("store.keep()")
    tab.run("store.open(parse(value).list, 'saved.json')", RICH)
    tab.run("location.assign(view.withView(location.href, store.list.entries, known, ['owner', 'note']))")
    tab.run("store.erase()")
    tab.page.wait_for_timeout(100)
    assert host.taken() == []
