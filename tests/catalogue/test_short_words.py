"""Words for narrow places and for a company's own papers: whole, short, and none like another."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.problems import CatalogueError
from mkdocs_crosswalk.registers.evidence import PHRASE, RHYTHMS
from mkdocs_crosswalk.registers.framework_reader import SHORT
from mkdocs_crosswalk.registers.judgement import GIST, Outcome, Runs, Size

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

KEYS = ("iso", "soc2")
SENTENCE = 25
SUGGESTED = 45
SLIPS = {
    ("crosswalks/editorial.yml", "    gist: "): (
        f"    gist: {'a ' * 30}b",
        f'"gist" has 61 characters; at most {GIST} fit',
    ),
    ("crosswalks/editorial.yml", "    confidence: medium"): (
        "    gist: words\n    confidence: medium",
        "a pair that is rejected has no gist",
    ),
    ("verdicts/iso27001-to-soc2.yml", "        size: record"): (
        "        size: records",
        'unknown size "records" (did you mean record?); allowed: paragraph, record, process',
    ),
    ("verdicts/iso27001-to-soc2.yml", "        runs: any"): (
        "        run: any",
        'unknown field "run" (did you mean runs?)',
    ),
    ("evidence.yml", "    rhythm: quarter"): (
        "    rhythm: quarterly",
        f'unknown rhythm "quarterly" (did you mean quarter?); allowed: {", ".join(RHYTHMS)}',
    ),
    ("evidence.yml", "      iso: "): (
        "      isa: words",
        'unknown key of a framework "isa" (did you mean iso?); allowed: iso, soc2, csf',
    ),
    ("evidence.yml", "      CC2.2: "): ("      A.8.5: words", '"A.8.5" does not stand under "serves"'),
    ("evidence.yml", "      CC2.3: "): (f"      CC2.3: {'a ' * 12}b", "a phrase has at most 12 words"),
    ("evidence.yml", "      CC1.2: "): (
        "      CC1.22: words",
        'unknown entry under serves "CC1.22" (did you mean CC1.2?)',
    ),
    ("frameworks/iso27001-2022.yml", "short_title: "): (
        f"        short_title: {'a ' * 15}b",
        f'"short_title" has 31 characters; at most {SHORT} fit',
    ),
}
"""The first line with some words, and what it becomes."""


def repeated(texts: Iterable[str]) -> list[str]:
    return [text for text, count in Counter(t.casefold() for t in texts).items() if count > 1]


def test_each_pair_that_holds_has_a_gist_of_its_own(catalogue: Catalogue) -> None:
    holding = {pair: j for pair, j in catalogue.judgements.items() if not j.rejects}
    assert [pair for pair, j in holding.items() if not j.gist or len(j.gist) > GIST] == []
    assert repeated(j.gist for j in holding.values()) == []
    assert [j.gist for j in holding.values() if j.gist.casefold().startswith("points of focus")] == []
    assert [pair for pair, j in catalogue.judgements.items() if j.rejects and j.gist] == []


def test_each_evidence_item_says_what_each_auditor_wants_and_what_it_shows_for_each_entry(catalogue: Catalogue) -> None:
    for item in catalogue.evidence.values():
        assert tuple(item.wanted) == KEYS, item.id
        assert all(len(text.split()) <= SENTENCE for text in item.wanted.values()), item.id
        assert tuple(item.shows) == tuple(item.serves), item.id
        assert all(0 < len(text.split()) <= PHRASE for text in item.shows.values()), item.id
        assert repeated(item.shows.values()) == [], item.id
        assert item.rhythm in RHYTHMS, item.id


def test_each_control_and_criterion_has_a_control_to_adapt_and_a_test_of_it(catalogue: Catalogue) -> None:
    entries = [e for e in catalogue.singles if e.kind.key in ("control", "criterion")]
    assert len(entries) == 154
    said = [catalogue.guidance[e.id] for e in entries]
    texts = [text for g in said for text in (g.suggested_control, g.suggested_test)]
    assert [t for t in texts if not 5 < len(t.split()) <= SUGGESTED] == []
    assert repeated(texts) == []


def test_each_step_has_a_size_and_a_time_and_stage_2_is_of_a_certificate(catalogue: Catalogue) -> None:
    for entry, verdicts in catalogue.verdicts.items():
        for verdict in verdicts:
            assert tuple(step.do for step in verdict.steps) == verdict.add
            assert verdict.size in {step.size for step in verdict.steps}
            stage = any(step.runs in (Runs.BEFORE_STAGE_1, Runs.BEFORE_STAGE_2) for step in verdict.steps)
            assert not stage or catalogue.entries[entry].framework == "iso27001-2022", entry


def test_a_process_of_which_samples_are_taken_runs_over_the_period(catalogue: Catalogue) -> None:
    sampled = [v for e, v in catalogue.verdicts.items() if catalogue.frameworks[catalogue.entries[e].framework].samples]
    steps = [step for verdicts in sampled for verdict in verdicts for step in verdict.steps]
    assert [step.do for step in steps if step.size == Size.PROCESS and step.runs != Runs.OVER_THE_PERIOD] == []


def test_a_name_in_one_word_is_a_word_of_the_short_name(catalogue: Catalogue) -> None:
    """One page says both, so they are not two names."""
    worded = [e for e in catalogue.entries.values() if e.word]
    assert worded
    assert [e.id for e in worded if e.word.casefold() not in e.brief.casefold()] == []


def test_a_text_to_write_is_a_record_unless_it_is_written_again_and_again(catalogue: Catalogue) -> None:
    steps = [s for verdicts in catalogue.verdicts.values() for verdict in verdicts for s in verdict.steps]
    texts = [s for s in steps if s.do.startswith(("Write ", "Adopt ", "Define ", "State ")) and "rhythm" not in s.do]
    assert texts
    assert [step.do for step in texts if step.size == Size.PROCESS] == []


def test_what_is_due_before_a_stage_rests_on_nothing_that_is_begun_later(catalogue: Catalogue) -> None:
    late = []
    for entry, verdicts in catalogue.verdicts.items():
        stages = [s.runs for s in verdicts.base.steps if s.runs in (Runs.BEFORE_STAGE_1, Runs.BEFORE_STAGE_2)]
        for before in catalogue.guidance[entry].after if stages else ():
            base = catalogue.verdicts[before].base
            if base.outcome != Outcome.CARRIES_OVER and base.steps[0].runs.wait > min(runs.wait for runs in stages):
                late.append(f"{entry} rests on {before}")
    assert late == []


def test_a_check_is_small_unless_something_is_written_or_kept(catalogue: Catalogue) -> None:
    steps = [s for verdicts in catalogue.verdicts.values() for verdict in verdicts for s in verdict.steps]
    checks = [s for s in steps if s.do.startswith(("Check ", "Match ", "Compare ", "Confirm "))]
    kept = re.compile(r"\b(keep|record|write|explain|mark)\b")
    assert checks
    assert [step.do for step in checks if step.size == Size.RECORD and not kept.search(step.do)] == []


def test_what_is_done_only_instead_of_another_step_is_no_step_of_its_own(catalogue: Catalogue) -> None:
    """The steps of a verdict are counted, so each is one to take."""
    steps = [s for verdicts in catalogue.verdicts.values() for verdict in verdicts for s in verdict.steps]
    assert [step.do for step in steps if step.do.startswith("If no ")] == []


def test_a_long_title_has_a_short_one_of_its_own(catalogue: Catalogue) -> None:
    long = [e for e in catalogue.singles if len(e.title) > SHORT]
    assert [e.id for e in long if not e.short_title] == []
    assert [e.id for e in catalogue.singles if len(e.brief) > SHORT] == []
    for framework in catalogue.frameworks:
        briefs = [e.brief for e in catalogue.framework_entries(framework) if e.kind.single and e.short_title]
        assert repeated(briefs) == []


@pytest.mark.parametrize(("file", "old"), SLIPS)
def test_a_slip_is_told_once_with_its_place(mappings: Path, tmp_path: Path, file: str, old: str) -> None:
    new, message = SLIPS[file, old]
    shutil.copytree(mappings, tmp_path / "mappings")
    path = tmp_path / "mappings" / file
    lines = path.read_text("utf-8").split("\n")
    number = next(n for n, line in enumerate(lines) if old in line)
    lines[number] = new
    path.write_text("\n".join(lines), "utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(tmp_path / "mappings")
    (problem,) = caught.value.problems
    assert problem.message == message
    assert (problem.position.file, problem.position.line) == (f"mappings/{file}", number + 1)
