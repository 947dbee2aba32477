"""A company's own verdicts, and those that it has to judge again: read, refused, chosen for a report, and applied."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml
from tests.support.own_data import FOLDER, GUIDE, written
from tests.support.schemas import faults
from tools.schemas import schemas

from mkdocs_crosswalk.catalogue.decided import JUDGE
from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.catalogue.selection import Selection, select
from mkdocs_crosswalk.data.problems import CatalogueError
from mkdocs_crosswalk.figures.counts import outcomes
from mkdocs_crosswalk.registers.judgement import SAID, Outcome, Runs, Size
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.decided import decided_by, to_write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

REJECTED = """\
  - {iso: A.8.16, soc2: CC7.2, soc2_to_iso: none, iso_to_soc2: none, reason: Not here., by: Boss, reviewed: 2026-05-04}
"""
MARK = "¦"
SIGNED = "reason: It is so., decided_by: Boss, reviewed: 2026-12-01"
SLIPS = {
    "an unknown entry": (
        f"{{entry: ¦A.8.61, outcome: new, {SIGNED}}}",
        'unknown entry "A.8.61" (did you mean A.8.16?)',
    ),
    "an entry that nobody judges": (
        f"{{entry: ¦PR.AA-05, outcome: new, {SIGNED}}}",
        ("nobody gives verdicts on entries of NIST CSF 2.0; there are some on SOC 2 and ISO/IEC 27001:2022"),
    ),
    "another holder": (
        f"{{entry: A.5.1, holder_of: ¦csf, outcome: new, {SIGNED}}}",
        '"csf": verdicts on A.5.1 are for the holder of ',
    ),
    "an unknown category": (
        f"{{entry: A.5.2, scope: [¦Availibility], outcome: new, {SIGNED}}}",
        'unknown category "Availibility" (did you mean Availability?); allowed: Security, Availability, ',
    ),
    "a scope of what has none": (
        f"{{entry: CC7.1, scope: ¦[Availability], outcome: new, {SIGNED}}}",
        "nothing of ISO/IEC 27001:2022 can be left out, so a verdict on CC7.1 has no scope; leave",
    ),
    "no step at all": (
        f"{{entry: A.5.6, outcome: new, add: ¦[], {SIGNED}}}",
        '"add" is empty',
    ),
    "no record at all": (
        f"{{entry: A.5.8, outcome: new, bring: ¦[], {SIGNED}}}",
        '"bring" is empty',
    ),
    "an outcome that nobody may write": (
        f"{{entry: A.5.3, outcome: ¦judge-again, {SIGNED}}}",
        'unknown outcome "judge-again"; allowed: carries-over, extend, new',
    ),
    "a rejected pair": (
        f"{{entry: A.8.16, outcome: extend, by: [¦CC7.2], {SIGNED}}}",
        f"your verdict on A.8.16 cannot rest on CC7.2: you decided in line 2 of {FOLDER}/decisions.yml that it is no",
    ),
    "no pair": (
        f"{{entry: A.8.17, outcome: extend, by: [¦CC1.1], {SIGNED}}}",
        'your verdict on A.8.17 cannot rest on CC1.1: nobody has judged this pair; decide it under "pairs" first',
    ),
    "a criterion outside the report": (
        f"{{entry: A.8.14, outcome: extend, by: [¦A1.2], {SIGNED}}}",
        'A1.2 is not in a report on Security; name its category under "scope", or leave it out here',
    ),
    "carrying over from nothing": (
        f"¦{{entry: A.5.4, outcome: carries-over, {SIGNED}}}",
        '"carries-over" needs under "by" the entries whose records do the work',
    ),
    "no reason": (
        "¦{entry: A.5.5, outcome: new, decided_by: Boss, reviewed: 2026-12-01}",
        'the field "reason" is missing',
    ),
    "nobody who decided": (
        "¦{entry: A.5.6, outcome: new, reason: It is so., reviewed: 2026-12-01}",
        'the field "decided_by" is missing',
    ),
    "no day": ("¦{entry: A.5.7, outcome: new, reason: It is so., decided_by: Boss}", 'the field "reviewed" is missing'),
    "a misspelt field": (
        f"{{entry: A.5.8, ¦outcom: new, {SIGNED}}}",
        'unknown field "outcom" (did you mean outcome?)',
    ),
    "unknown evidence": (
        f"{{entry: A.5.9, outcome: new, bring: [¦asset-inventry], {SIGNED}}}",
        'unknown evidence item "asset-inventry" (did you mean asset-inventory?)',
    ),
    "a step that is none": (
        f"{{entry: A.5.10, outcome: new, add: [¦[a]], {SIGNED}}}",
        '"add" must hold texts or mappings, not a list',
    ),
    "a step without a size": (
        f"{{entry: A.5.11, outcome: new, add: [¦{{do: It., runs: any}}], {SIGNED}}}",
        'the field "size" is missing',
    ),
    "two for one scope": (
        (
            f"{{entry: A.5.12, outcome: new, {SIGNED}}}\n"
            f"  - ¦{{entry: A.5.12, outcome: extend, scope: [Security], {SIGNED}}}"
        ),
        f"A.5.12 has a verdict of yours for this scope already (first in {FOLDER}/decisions.yml:",
    ),
    "two that fit a report alike": (
        (
            f"¦{{entry: A.5.13, scope: [Availability], outcome: new, {SIGNED}}}\n"
            f"  - {{entry: A.5.13, scope: [Privacy], outcome: new, {SIGNED}}}"
        ),
        "two verdicts on A.5.13: this and the one in line ",
    ),
}
"""By what is wrong: verdicts, with a mark where it is to be reported, and how the message begins."""


@pytest.fixture
def read(mappings: Path, tmp_path: Path) -> Callable[[str], Catalogue]:
    return lambda text: load(mappings, extra={FOLDER: written(tmp_path / FOLDER, {"decisions.yml": text})})


@pytest.fixture(scope="module")
def rejected(mappings: Path, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = written(tmp_path_factory.mktemp("rejected"), {"decisions.yml": f"pairs:\n{REJECTED}"})
    return load(mappings, extra={FOLDER: folder})


def guides() -> str:
    """Return the example of the guide."""
    return GUIDE.read_text("utf-8").partition("# compliance/decisions.yml with verdicts\n")[2].partition("```")[0]


@pytest.fixture(scope="module")
def own(mappings: Path, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = written(tmp_path_factory.mktemp("own"), {"decisions.yml": guides()})
    return load(mappings, extra={FOLDER: folder})


def test_every_slip_is_reported_once_at_its_place_in_one_run(read: Callable[[str], Catalogue]) -> None:
    head = f"pairs:\n{REJECTED}verdicts:\n"
    text = head + "".join(f"  - {said}\n" for said, _ in SLIPS.values())
    with pytest.raises(CatalogueError) as caught:
        read(text.replace(MARK, ""))
    lines = [line for line in text.splitlines() if MARK in line]
    rows = [n for n, line in enumerate(text.splitlines(), 1) if MARK in line]
    expected = {}
    for row, line, (name, (_, message)) in zip(rows, lines, SLIPS.items(), strict=True):
        expected[name] = (f"{FOLDER}/decisions.yml:{row}:{line.index(MARK) + 1}: ", message)
    found = list(map(str, caught.value.problems))
    places = {name: [p for p in found if p.startswith(place)] for name, (place, _) in expected.items()}
    union = "two that fit a report alike"
    place, message = expected.pop(union)
    assert sum(message in problem for problem in found) == 1, found
    for name, (place, message) in expected.items():
        assert len(places[name]) == 1, (name, places[name], found)
        assert places[name][0].removeprefix(place).startswith(message), (name, places[name])
    assert len(found) == len(SLIPS), found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("iso: A.5.18\n", '1:1: "decisions.yml" must be a list, or a mapping with "pairs" or "verdicts"'),
        ("pairs: []\n", '1:8: "pairs" is empty'),
        (f"pair:\n{REJECTED}", '1:1: unknown field "pair" (did you mean pairs?)'),
    ],
)
def test_a_mapping_holds_pairs_or_verdicts(read: Callable[[str], Catalogue], text: str, message: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        read(text)
    assert list(map(str, caught.value.problems)) == [f"{FOLDER}/decisions.yml:{message}"]


def test_a_later_judgement_of_this_project_is_a_doubt(read: Callable[[str], Catalogue]) -> None:
    text = "verdicts:\n  - {entry: A.8.16, outcome: new, reason: So., decided_by: Boss, reviewed: 2026-05-01}\n"
    found = read(text)
    (doubt,) = found.doubts
    day = found.verdicts["A.8.16"].judged.base.reviewed
    said = f"this project judged A.8.16 again on {day}, after you; look at it once more"
    assert str(doubt) == f"{FOLDER}/decisions.yml:2:76: {said}"


def test_a_verdict_of_ones_own_says_what_it_was_before(read: Callable[[str], Catalogue], catalogue: Catalogue) -> None:
    judged = {entry: catalogue.verdicts[entry].base.outcome for entry in ("A.5.7", "A.8.16")}
    by = ", ".join(catalogue.verdicts["A.5.7"].base.by)
    lines = [
        f"  - {{entry: A.5.7, outcome: {judged['A.5.7']}, by: [{by}], {SIGNED}}}",
        f"  - {{entry: A.8.16, outcome: new, {SIGNED}}}",
    ]
    assert judged["A.8.16"] != Outcome.NEW
    found = read("verdicts:\n" + "\n".join(lines) + "\n").verdicts
    day = "by Boss, 1 December 2026"
    assert decided_by(found["A.5.7"].base) == f"Decided here {day}"
    assert decided_by(found["A.8.16"].base) == f"Decided here {day} (before: {wording.OUTCOMES[judged['A.8.16']]})"


def test_a_pair_in_a_mapping_says_the_same_as_in_a_list(read: Callable[[str], Catalogue], rejected: Catalogue) -> None:
    alone = read(REJECTED.replace("  - ", "- ").replace("by: Boss", "decided_by: Boss"))
    pair = ("A.8.16", "CC7.2")
    assert alone.own.decisions[pair].levels == rejected.own.decisions[pair].levels
    assert alone.own.decisions[pair].by == rejected.own.decisions[pair].by == "Boss"
    assert alone.verdicts["A.8.16"].base.outcome == Outcome.JUDGE_AGAIN


def test_what_rests_on_a_pair_decided_otherwise_is_to_judge_again(rejected: Catalogue, catalogue: Catalogue) -> None:
    found, before = rejected.verdicts["A.8.16"], catalogue.verdicts["A.8.16"]
    verdict = found.base
    assert (verdict.outcome, verdict.by, verdict.add) == (Outcome.JUDGE_AGAIN, ("CC7.3",), (JUDGE,))
    assert (verdict.project, found.judged) == (before.base, before)
    assert [(d.left, d.right) for d in verdict.otherwise] == [("A.8.16", "CC7.2")]
    assert (verdict.runs, verdict.bring) == (before.base.runs, before.base.bring)
    assert rejected.verdicts["CC7.2"].base.outcome == Outcome.JUDGE_AGAIN
    touched = {e for e, said in rejected.verdicts.items() if said.project}
    assert touched == {"A.8.16", "CC7.2"}
    assert all(rejected.verdicts[e] == catalogue.verdicts[e] for e in catalogue.verdicts if e not in touched)


def test_the_same_level_in_the_direction_of_a_verdict_touches_nothing(
    read: Callable[[str], Catalogue], catalogue: Catalogue
) -> None:
    found = read(
        f"pairs:\n{REJECTED}".replace("soc2_to_iso: none, iso_to_soc2: none", "soc2_to_iso: full, iso_to_soc2: full")
    )
    assert found.verdicts["A.8.16"] == catalogue.verdicts["A.8.16"]
    assert found.verdicts["CC7.2"].base.outcome == Outcome.JUDGE_AGAIN


def test_a_decision_that_no_verdict_rests_on_touches_nothing(
    read: Callable[[str], Catalogue], catalogue: Catalogue
) -> None:
    assert "CC7.1" not in catalogue.verdicts["A.8.16"].base.by
    assert read(f"pairs:\n{REJECTED.replace('CC7.2', 'CC7.1')}").verdicts == catalogue.verdicts


def test_a_report_is_chosen_by_what_was_judged(read: Callable[[str], Catalogue], catalogue: Catalogue) -> None:
    """A larger report whose verdict lost its ground does not fall back on that of the least one, which still stands."""
    before = catalogue.verdicts["A.8.6"]
    groups = before.more[0].scope
    ground = before.more[0].by[0]
    found = read(f"pairs:\n{REJECTED.replace('A.8.16', 'A.8.6').replace('CC7.2', ground)}").verdicts["A.8.6"]
    assert found.base == before.base or ground in before.base.by
    assert found.within(groups).outcome == Outcome.JUDGE_AGAIN
    assert found.within(groups).project == before.within(groups)


def test_own_verdicts_hold_where_their_scope_is(own: Catalogue, catalogue: Catalogue) -> None:
    said = own.verdicts["A.8.16"]
    assert [(v.outcome, v.scope, v.by) for v in said] == [
        (Outcome.EXTEND, (), ("CC7.2", "CC7.3")),
        (Outcome.CARRIES_OVER, ("Availability", "Confidentiality"), ("CC7.2",)),
    ]
    assert said.within(["Availability"]).outcome == Outcome.EXTEND
    assert said.within(["Availability", "Confidentiality", "Privacy"]).outcome == Outcome.CARRIES_OVER
    assert said.judged == catalogue.verdicts["A.8.16"]
    first = said.base
    assert [(s.size, s.runs) for s in first.steps] == [
        (Size.PARAGRAPH, Runs.ANY),
        (Size.RECORD, Runs.OVER_THE_PERIOD),
    ]
    assert first.bring == catalogue.verdicts["A.8.16"].base.bring
    assert first.own and (first.own.decided_by, first.reviewed) == ("Head of operations", date(2026, 5, 11))
    assert said.more[0].add == catalogue.verdicts["A.8.16"].base.add  # the same outcome, so the same steps


def test_an_own_verdict_for_some_reports_leaves_the_project_the_others(read: Callable[[str], Catalogue]) -> None:
    scoped = f"  - {{entry: A.8.16, scope: [Privacy], outcome: new, {SIGNED}}}\n"
    said = read(f"pairs:\n{REJECTED}verdicts:\n{scoped}").verdicts["A.8.16"]
    assert said.within([]).outcome == said.within(["Availability"]).outcome == Outcome.JUDGE_AGAIN
    assert said.within(["Availability", "Privacy"]).outcome == Outcome.NEW


def test_a_selection_keeps_what_a_site_says(own: Catalogue) -> None:
    part = select(own, Selection(categories=("availability",)))
    said = part.verdicts["A.8.16"]
    assert [v.outcome for v in said] == [Outcome.EXTEND]
    assert said.project is not None
    assert len(part.own.verdicts) == 1


def test_outcomes_are_counted_with_what_is_to_judge_again(rejected: Catalogue, catalogue: Catalogue) -> None:
    before = outcomes(catalogue, ["control"], [])
    after = outcomes(rejected, ["control"], [])
    assert tuple(before) == SAID == catalogue.outcomes
    assert tuple(after) == (*SAID, Outcome.JUDGE_AGAIN) == rejected.outcomes
    assert after[Outcome.JUDGE_AGAIN].of == ("A.8.16",)
    assert after[Outcome.CARRIES_OVER].numerator == before[Outcome.CARRIES_OVER].numerator - 1


def test_what_to_write_is_yaml_that_is_taken(rejected: Catalogue, read: Callable[[str], Catalogue]) -> None:
    text = to_write(rejected, rejected.verdicts["A.8.16"])
    said = yaml.safe_load(text)
    assert said["verdicts"][0]["entry"] == "A.8.16"
    found = read(f"pairs:\n{REJECTED}{text}\n")
    assert found.verdicts["A.8.16"].base.outcome == Outcome.EXTEND
    assert to_write(found, found.verdicts["A.8.16"]) == ""


def test_words_of_outcomes_are_the_pages(rejected: Catalogue) -> None:
    verdict = rejected.verdicts["A.8.16"].base
    assert verdict.project
    assert f"“{wording.OUTCOMES[verdict.project.outcome]}”" in verdict.summary
    assert {outcome: outcome.replace("-", " ").capitalize() for outcome in SAID} == {
        outcome: wording.OUTCOMES[outcome] for outcome in SAID
    }


def test_the_schema_takes_both_forms_and_no_outcome_more() -> None:
    schema = schemas()["decisions"]
    text = f"pairs:\n{REJECTED}verdicts:\n  - {{entry: A.8.16, outcome: new, {SIGNED}}}\n"
    both = json.loads(json.dumps(yaml.safe_load(text), default=str))
    assert faults(schema, both) == []
    assert faults(schema, both["pairs"]) == []
    assert faults(schema, json.loads(json.dumps(yaml.safe_load(guides()), default=str))) == []
    both["verdicts"][0]["outcome"] = "judge-again"
    assert faults(schema, both)
    both["pairs"][0]["decided_by"] = "Boss"
    assert faults(schema, both["pairs"])
