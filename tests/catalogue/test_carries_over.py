"""The rule of "carries over": a full pair, or a sentence on why partial ones carry it together."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.problems import CatalogueError
from mkdocs_crosswalk.registers.judgement import Outcome, Sureness
from mkdocs_crosswalk.registers.levels import Level
from mkdocs_crosswalk.views.site import build_site

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

EDITORIAL = "crosswalks/editorial.yml"
VERDICTS = "verdicts/soc2-to-iso27001.yml"


def load_spoilt(mappings: Path, folder: Path, name: str, old: str, new: str) -> list[str]:
    copy = folder / "mappings"
    shutil.copytree(mappings, copy)
    path = copy / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(copy)
    return [str(problem) for problem in caught.value.problems]


def test_what_carries_over_rests_on_a_full_pair_or_says_why_partial_ones_do(catalogue: Catalogue) -> None:
    together = 0
    for entry, verdicts in catalogue.verdicts.items():
        framework, direction = catalogue.entries[entry].framework, catalogue.towards(entry)
        for verdict in verdicts:
            pairs = [catalogue.crosswalk_of(framework).pair(framework, entry, other) for other in verdict.by]
            full = any(catalogue.judgements[pair].levels[direction] == Level.FULL for pair in pairs)
            partial = verdict.outcome == Outcome.CARRIES_OVER and not full
            assert bool(verdict.together) is partial, entry
            together += partial
    assert together


def test_no_verdict_that_carries_over_is_surer_than_the_full_pairs_that_it_rests_on(catalogue: Catalogue) -> None:
    sure = list(Sureness)
    for entry, verdicts in catalogue.verdicts.items():
        framework, direction = catalogue.entries[entry].framework, catalogue.towards(entry)
        crosswalk = catalogue.crosswalk_of(framework)
        for verdict in (v for v in verdicts if v.outcome == Outcome.CARRIES_OVER):
            judged = [catalogue.judgements[crosswalk.pair(framework, entry, by)] for by in verdict.by]
            full = [j.sureness for j in judged if j.levels[direction] == Level.FULL]
            assert not full or sure.index(verdict.sureness) >= min(map(sure.index, full)), entry


def test_no_record_is_ever_said_to_serve_as_it_is(catalogue: Catalogue) -> None:
    """A verdict has steps: what is left to check and to add stands beside the sentence, which lists cut."""
    for entry, verdicts in catalogue.verdicts.items():
        for verdict in verdicts:
            assert verdict.steps, entry
            assert not re.search(r"\bas (it is|they are)\b", verdict.summary), entry


def test_a_process_to_set_up_does_not_carry_over(mappings: Path, tmp_path: Path) -> None:
    step = "      - do: Rate suppliers of internal tools, staffing and premises by the same method.\n        size: "
    problems = load_spoilt(mappings, tmp_path, VERDICTS, f"{step}record", f"{step}process")
    assert len(problems) == 1
    assert "A.5.19 carries over, and this step is a process to set up" in problems[0]


def test_a_pair_that_takes_the_ground_from_a_verdict_is_told_at_both(mappings: Path, tmp_path: Path) -> None:
    pair = "  - iso: A.8.16\n    soc2: CC7.2\n    soc2_to_iso: "
    problems = load_spoilt(mappings, tmp_path, EDITORIAL, f"{pair}full", f"{pair}partial")
    verdict = [p for p in problems if p.startswith(f"mappings/{VERDICTS}:")]
    pairs = [p for p in problems if p.startswith(f"mappings/{EDITORIAL}:")]
    assert len(verdict) == 1
    assert 'A.8.16 carries over from CC7.2, CC7.3, and each of these is partial; say under "together"' in verdict[0]
    place = verdict[0].partition(": ")[0]
    assert [place in p for p in pairs] == [True, True]
    assert len(problems) == 3


def test_a_sentence_that_is_not_needed_is_told(mappings: Path, tmp_path: Path) -> None:
    problems = load_spoilt(
        mappings, tmp_path, VERDICTS, "  - entry: A.5.19\n", "  - entry: A.5.19\n    together: They do.\n"
    )
    assert len(problems) == 1
    assert '"together" says why partial pairs carry an entry over; here one is full, so leave it out' in problems[0]


def test_the_page_says_it_at_the_pairs_that_the_verdict_rests_on(catalogue: Catalogue) -> None:
    site = build_site(catalogue)
    said = [(v.entry, v.together) for verdicts in catalogue.verdicts.values() for v in verdicts if v.together]
    shown = {
        page.heading_id: f"{page.panel.scopes} {[s.blocks for s in page.sections if s.anchor == 'overlap']}"
        for page in site.pages.values()
        if page.panel
    }
    assert [entry for entry, _ in said if "Together they carry it:" not in shown[entry]] == []
    without = set(shown) - {entry for entry, _ in said}
    assert [entry for entry in without if "Together they carry it:" in shown[entry]] == []
