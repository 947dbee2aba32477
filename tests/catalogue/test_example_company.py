"""The examples of a finished programme: whole, without contradictions, and what each entry of theirs has to show."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.support.builds import ROOT
from tests.support.example_programmes import DAY, REACH, Example, listed

from mkdocs_crosswalk.engines.build_day import VARIABLE, latest_day
from mkdocs_crosswalk.programme.checks import Asks, checks
from mkdocs_crosswalk.programme.fresh import Freshness
from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.registers.evidence import RHYTHMS

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.programme.state import Standing

TABLE = ROOT / "tests/catalogue/example_programmes.txt"
FUNCTIONS = {
    "company": {
        *("Managing director", "Security manager", "Finance and legal lead"),
        *("Head of IT", "Head of Engineering", "Head of Operations", "Head of People"),
    },
    "report": {"Managing director", "Security lead", "Head of Product"},
}
WORDS = ("implemented", "partly", "planned", "not-started", "excluded", "unsaid")
COUNTS = {
    ("company", "Clause"): (13, 10, 5, 2, 0, 0),
    ("company", "A."): (47, 16, 15, 3, 12, 0),
    ("report", "CC"): (20, 6, 4, 2, 0, 1),
}
"""How many entries there are with each of the words."""
LATE = {
    "company": {"A.5.5": 17, "A.5.27": 3, "A.5.32": 10, "Clause 4.4": 3, "Clause 7.4": 3},
    "report": {"CC1.2": 5, "CC6.6": 3},
}
EXCLUDED = (*(f"A.7.{n}" for n in (1, 2, 3, 4, 5, 6, 8, 11, 12, 13)), "A.8.30", "A.8.33")
WITHOUT_RECORD = ("A.7.7", "A.8.6", "A.8.14")
"""Implemented, with no record of what the verdict asks to bring."""
WITHOUT_ASSURANCE = ("A.8.17",)
AHEAD_OF_CONTROLS = {"A.5.10": "EC-12", "A.5.22": "EC-13", "A.8.2": "EC-07", "A.8.3": "EC-07", "Clause 9.2.2": "EC-40"}
"""Implemented, though a control of theirs is not."""
WITHOUT_CONTROL = (
    *("A.5.5", "A.5.6", "A.5.21", "A.6.5", "A.8.21", "A.8.23", "A.8.26", "A.8.27", "A.8.34"),
    *(f"Clause {n}" for n in ("4.1", "4.2", "4.3", "4.4", "5.1", "6.2", "6.3", "7.1", "7.2", "7.4", "7.5.1", "7.5.3")),
    "Clause 8.1",
)
DAYS = {"day": 1, "week": 7, "month": 31, "quarter": 92, "half-year": 184, "year": 366}
SOON_DAYS = 30
SOON = (
    *("application-security-scan-result", "board-meeting-minutes", "business-continuity-plan"),
    *("configuration-drift-report", "malware-protection-status", "phishing-exercise-result", "user-access-review"),
)
OLD = ("alerting-configuration", "business-impact-analysis", "legal-requirements-register")
"""Items of whose latest record the time runs out soon, or has."""
JUDGE_AGAIN = {"A.5.18": "CC6.2", "A.8.16": "CC7.2"}
SETTLED = {"A.5.19": "CC9.2"}
LATE_REVIEWS = {"entries": ["A.5.31"], "items": ["legal-requirements-register", "record-of-processing-activities"]}


@pytest.fixture(scope="session")
def company(catalogue: Catalogue) -> Example:
    return Example("company", catalogue, "iso27001-2022", frozenset({"Availability", "Confidentiality"}))


@pytest.fixture(scope="session")
def report(catalogue: Catalogue) -> Example:
    return Example("report", catalogue, "soc2-2017", frozenset())


@pytest.fixture(scope="session", params=["company", "report"])
def example(request: pytest.FixtureRequest) -> Example:
    found: Example = request.getfixturevalue(request.param)
    return found


def end(record: dict[str, Any]) -> date:
    """Return the last day of a record."""
    day: date = record["period"]["to"] if "period" in record else record["date"]
    return day


def dates(value: Any) -> list[date]:
    """Return all days in some data."""
    if isinstance(value, dict):
        return [day for one in value.values() for day in dates(one)]
    if isinstance(value, list):
        return [day for one in value for day in dates(one)]
    return [value] if isinstance(value, date) else []


def test_each_entry_shows_what_the_table_says(example: Example) -> None:
    lines = TABLE.read_text("utf-8").splitlines()
    assert list(example.rows()) == [line for line in lines if line.startswith(f"{example.name} | ")]


def test_counts_are_those_of_the_pages(example: Example) -> None:
    for (name, begin), numbers in COUNTS.items():
        if name == example.name:
            found = Counter(example.state(i) for i in example.entries if i.startswith(begin))
            assert tuple(found[word] for word in WORDS) == numbers, begin
    assert {i: example.late(i) for i in example.entries if example.late(i)} == LATE[example.name]


def test_lines_of_the_status_hold_together(example: Example) -> None:
    for line in example.lines:
        assert len(line.keys() & set(REACH)) == 1
        assert not (line.get("status") == "implemented" and "due" in line)
        if line.get("applicable") is False:
            assert (
                line["excluded_because"] and line["decided"] <= DAY and not line.keys() & {"status", "due", "because"}
            )
    for entry, said in example.said.items():
        assert said["owner"] and all(isinstance(said[k], date) for k in said.keys() & {"due", "since", "decided"}), (
            entry
        )
        assert said.get("since", DAY) <= DAY
        assert ("due" in said) is (example.state(entry) in ("partly", "planned", "not-started")) or entry == "A.8.11"
        assert "due" not in said or said["due"].isoweekday() < 6
    assert [i for i in example.said if example.state(i) == "excluded"] == (
        list(EXCLUDED) if example.name == "company" else []
    )


def test_wider_lines_say_what_narrower_ones_do_not(company: Example) -> None:
    assert company.said["A.5.18"] | {"action": ""} == {
        "applicable": True,
        "because": ["risk", "contract"],
        "owner": "Head of IT",
        "run_by": "us",
        "status": "partly",
        "since": date(2027, 3, 2),
        "due": date(2027, 3, 26),
        "action": "",
        "entry": "A.5.18",
        "range": "A.5.15 - A.5.18",
    }


def test_organisations_name_what_there_is(example: Example) -> None:
    said = example.read("organisation.yml")
    catalogue = example.catalogue
    groups = {e.id for e in catalogue.entries.values() if e.kind.key == "category"}
    assert said["example"] is True and "Example" in said["name"]
    for target in (*said["holds"], *said["wants"]):
        assert target["framework"] in ("iso", "soc2")
        assert set(target.get("categories", ())) <= groups
        assert target.get("stage_1", DAY) <= target.get("stage_2", date.max)
    for window in said["windows"].values():
        assert window["from"] <= DAY <= window["to"]
    assert set(said["systems"]) <= set(catalogue.systems)
    assert {r["system"] for r in example.records} <= set(said["systems"])
    for rule in said["must_run"]:
        assert example.reach(rule["entries"])
        assert set(rule["records"]) <= set(catalogue.evidence)


def test_records_are_of_items_that_there_are(example: Example) -> None:
    own = example.read("evidence.yml")
    items = {i["id"]: (i["timing"], i["collected_from"], i["rhythm"]) for i in own["items"]} if own else {}
    items |= {i.id: (i.timing, list(i.collected_from), i.rhythm) for i in example.catalogue.evidence.values()}
    assert (
        len({r["id"] for r in example.records}) == len(example.records) == {"company": 80, "report": 10}[example.name]
    )
    latest: dict[str, date] = {}
    for record in example.records:
        timing, systems, rhythm = items[record["item"]]
        assert ("period" in record) is (timing == "over-a-period") is ("date" not in record), record["id"]
        assert record["system"] in systems, record["id"]
        assert record["place"] and end(record) <= DAY and record.get("none", False) is ("statement" in record)
        assert "period" not in record or record["period"]["from"] < end(record)
        days = DAYS.get(record.get("fresh_for", rhythm))
        if days:
            latest[record["item"]] = max(latest.get(record["item"], date.min), end(record) + timedelta(days))
    if example.name == "company":
        assert len({r["item"] for r in example.records}) == 76
        assert tuple(sorted(i for i, day in latest.items() if day < DAY)) == OLD
        assert tuple(sorted(i for i, day in latest.items() if DAY <= day <= DAY + timedelta(SOON_DAYS))) == SOON


def test_controls_satisfy_nothing_that_is_left_out(example: Example) -> None:
    own = {i["id"] for i in listed(example.read("evidence.yml")) for i in i["items"]}
    numbers = [control["id"] for control in example.controls]
    begin, many = {"company": ("EC-{:02}", 40), "report": ("TC-{}", 8)}[example.name]
    assert numbers == [begin.format(n) for n in range(1, many + 1)]
    for control in example.controls:
        satisfied = example.reach(control["satisfies"])
        assert len(set(satisfied)) == len(satisfied) and not set(satisfied) & set(EXCLUDED), control["id"]
        assert set(control.get("evidence", ())) <= {*example.catalogue.evidence, *own}, control["id"]
        assert control["status"] in WORDS[:4] and control["rhythm"] in RHYTHMS and control["tested"]
        assert "policy" not in control or (example.folder / "docs" / control["policy"]).is_file(), control["id"]


def test_what_checks_find_is_found(company: Example) -> None:
    done = [i for i in company.entries if company.state(i) == "implemented"]
    have = {r["item"] for r in company.records}
    assert tuple(i for i in done if not have & set(company.bring(i))) == WITHOUT_RECORD
    run = [i for i in company.entries if company.said[i].get("run_by") in ("provider", "both")]
    assert tuple(i for i in run if "assurance" not in company.said[i]) == WITHOUT_ASSURANCE
    assert {company.said[i]["assurance"] for i in run if i not in WITHOUT_ASSURANCE} <= have
    ahead = {
        i: c["id"] for c in company.controls if c["status"] != "implemented" for i in company.reach(c["satisfies"])
    }
    assert {i: ahead[i] for i in done if i in ahead} == AHEAD_OF_CONTROLS
    satisfied = {i for c in company.controls for i in company.reach(c["satisfies"])}
    necessary = [i for i in company.entries if company.state(i) != "excluded"]
    assert tuple(i for i in necessary if i not in satisfied) == WITHOUT_CONTROL
    assert "No premises" in company.said["A.7.5"]["excluded_because"] and company.state("A.6.7") == "implemented"


def test_policies_name_owners_reviews_and_what_is_necessary(company: Example) -> None:
    late = []
    for name, said in company.policies.items():
        items = [(item if isinstance(item, dict) else {"": [item]}) for item in said["satisfies"]]
        ids = [i for item in items for entries in item.values() for i in company.reach(entries)]
        assert ids and not set(ids) & set(EXCLUDED), name
        assert not {company.state(i) for i in ids} & {"not-started"}, name
        assert said["owner"] in FUNCTIONS["company"] and said["reviewed"] <= DAY, name
        late += [name] if said["next_review"] < DAY else []
    assert len(company.policies) == 14
    assert late == ["suppliers.md"]


def test_decisions_leave_two_verdicts_to_judge_again(company: Example) -> None:
    said, verdicts, changed = company.read("decisions.yml"), company.catalogue.verdicts, {}
    for pair in said["pairs"]:
        judged = {
            d.held: str(level) for d, level in company.catalogue.judgements[pair["iso"], pair["soc2"]].levels.items()
        }
        assert pair["soc2_to_iso"] != judged["soc2"] and pair["reason"] and pair["decided_by"]
        assert pair["soc2"] in verdicts[pair["iso"]].within(set(company.groups)).by
        changed[pair["iso"]] = pair["soc2"]
    own = {verdict["entry"]: verdict for verdict in said["verdicts"]}
    assert changed == JUDGE_AGAIN | SETTLED and list(own) == list(SETTLED)
    for entry, verdict in own.items():
        assert verdict["by"] == [SETTLED[entry]] and verdict["outcome"] == "extend"
        assert all(entry in company.catalogue.evidence[i].serves for i in verdict["bring"])
        assert verdict["reviewed"] > verdicts[entry].base.reviewed


def test_owners_say_what_is_looked_at_again(company: Example) -> None:
    late: dict[str, list[str]] = {"entries": [], "items": []}
    own = {i["id"] for i in company.read("evidence.yml")["items"]}
    for line in company.read("owners.yml"):
        entries = company.reach(listed(line.get("entry")))
        assert not line.get("owner") or not set(entries) & set(company.said)
        assert set(listed(line.get("item"))) <= {*company.catalogue.evidence, *own}
        assert line.get("reviewed", DAY) <= min(DAY, line.get("next_review", DAY))
        if line.get("next_review", DAY) < DAY:
            late["entries"] += entries
            late["items"] += listed(line.get("item"))
    assert late == LATE_REVIEWS


def test_owners_are_functions_and_nobody_is_named(example: Example) -> None:
    files = ("status.yml", "records.yml", "controls.yml", "decisions.yml", "owners.yml")
    paths = [path for name in ("compliance", "docs") for path in sorted((example.folder / name).rglob("*.*"))]
    text = "\n".join(path.read_text("utf-8") for path in paths)
    said = "\n".join((example.folder / "compliance" / f).read_text("utf-8") for f in files if example.read(f))
    named = set(re.findall(r"^ *-? *(?:owner|decided_by|collected_by): (.+)$", said, re.MULTILINE))
    assert named <= FUNCTIONS[example.name]
    assert "@" not in text
    hosts = set(re.findall(r"https://([^/\s\"]+)", text))
    assert hosts <= {"gullwharf.example.com", "records.example.com"}


def test_every_page_says_that_it_is_invented(example: Example) -> None:
    for page in (example.folder / "docs").rglob("*.md"):
        assert "Example Ltd does not exist." in page.read_text("utf-8"), page.name
    assert "invented" in (example.folder / "mkdocs.yml").read_text("utf-8")


def test_the_day_of_the_example_lets_its_own_days_pass(
    example: Example, company: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    epoch = re.search(rf"{VARIABLE} := (\d+)", (company.folder / "Makefile").read_text("utf-8"))
    assert epoch and datetime.fromtimestamp(int(epoch[1]), UTC).date() == DAY
    monkeypatch.setenv(VARIABLE, epoch[1])
    past = [*dates(example.records), *(s["since"] for s in example.said.values() if "since" in s)]
    assert max(past) <= DAY < latest_day()


@pytest.fixture(scope="session")
def programmes(company: Example, report: Example, mappings: Path) -> dict[str, Programme]:
    """Return both examples as they are read."""
    return {one.name: one.loaded(mappings) for one in (company, report)}


def row(programme: Programme, name: str, one: Standing) -> str:
    """Return what a programme says of an entry, as the table has it."""
    verdict, said = programme.verdict(one.entry.id), one.said
    excluded = one.state == State.EXCLUDED
    bring = verdict.bring if verdict else ()
    cells = (
        name,
        one.entry.id,
        str(one.state),
        one.owner,
        str(one.due or ""),
        str(one.late or ""),
        str((said.run_by if said and not excluded else None) or ""),
        " ".join(said.because) if said and not excluded else "",
        " ".join(control.entry for control in programme.controls_for(one.entry.id)),
        " ".join(r.id for r in programme.catalogue.own.records if r.item in bring),
    )
    return " | ".join(cells).rstrip()


def test_a_programme_says_of_each_entry_what_the_table_says(example: Example, programmes: dict[str, Programme]) -> None:
    programme = programmes[example.name]
    made = {one.entry.id: row(programme, example.name, one) for one in programme.standings}
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if line.startswith(f"{example.name} | ")]
    assert [made[line.split(" | ")[1]] for line in lines] == lines
    assert len(made) == len(lines)


def test_a_programme_counts_and_sorts_what_is_late(example: Example, programmes: dict[str, Programme]) -> None:
    programme = programmes[example.name]
    assert programme.exists and programme.asked and programme.asked.id == example.asked
    parts = {part.name: part for part in programme.parts}
    names = {"Clause": "sub-clauses", "A.": "controls", "CC": "Security"}
    for (name, begin), numbers in COUNTS.items():
        if name == example.name:
            tally = parts[names[begin]].tally
            assert tuple(tally.number(State(word)) for word in WORDS) == numbers
            assert tally.necessary == sum(numbers) - numbers[WORDS.index("excluded")] and tally.all == sum(numbers)
    assert {one.entry.id: one.late for one in programme.overdue} == LATE[example.name]
    assert [one.late for one in programme.overdue] == sorted(LATE[example.name].values(), reverse=True)
    assert programme.tally().late.numerator == len(LATE[example.name])


def test_records_of_a_programme_run_out_as_the_example_says(programmes: dict[str, Programme]) -> None:
    latest = {item: aged[0] for item, aged in programmes["company"].records.items()}
    assert all(one.latest for one in latest.values())
    old = [item for item, one in latest.items() if one.freshness == Freshness.OLD]
    soon = [item for item, one in latest.items() if one.freshness == Freshness.SOON]
    assert tuple(sorted(old)) == OLD
    assert set(soon) <= set(SOON)
    short = {i for i in SOON if programmes["company"].catalogue.evidence[i].rhythm in ("day", "week", "month")}
    assert set(SOON) - set(soon) <= short  # of a month the last third is soon, and not all of it


def test_checks_of_a_programme_are_those_of_the_example(programmes: dict[str, Programme]) -> None:
    found: dict[Asks, list[str]] = {}
    for check in checks(programmes["company"]):
        found.setdefault(check.asks, []).append(check.entry)
        assert check.position and check.text
    assert tuple(found[Asks.ASSURANCE]) == WITHOUT_ASSURANCE
    assert set(found[Asks.CONTROL_OPEN]) == set(AHEAD_OF_CONTROLS)
    assert found.keys() == {Asks.ASSURANCE, Asks.CONTROL_OPEN}  # not WITHOUT_RECORD: other records show those
    unsaid = [check.entry for check in checks(programmes["report"]) if check.asks == Asks.NOTHING_SAID]
    assert unsaid == ["CC7.5"]


def test_the_examples_leave_nothing_to_look_at_that_nobody_meant(programmes: dict[str, Programme]) -> None:
    assert {name: one.catalogue.doubts for name, one in programmes.items()} == {"company": (), "report": ()}
    own = programmes["company"].catalogue.own
    assert own.evidence == ("home-workplace-check",)
    assert own.items["home-workplace-check"].owner == "Head of IT"
    assert own.organisation and own.organisation.example
