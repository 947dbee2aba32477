"""`crosswalk explain`: what is said of an entry or a pair, by whom and where."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.cli import main
from mkdocs_crosswalk.files.explained import as_text, entry_of, explained, explained_pair
from tests.support.builds import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue


def test_every_place_is_a_line_of_the_data_that_speaks_of_it(catalogue: Catalogue) -> None:
    for name in ("A.8.16", "CC7.2", "Clause 9.2.1", "A.5.32"):
        said = explained(catalogue, name)
        places = [said["at"], *(v["at"] for v in said["verdicts"]), *(i["at"] for i in said["evidence"])]
        places += [voice["at"] for pair in said["pairs"] for voice in pair["voices"]]
        assert len(places) > 3
        for place in places:
            file, line, _ = place.rsplit(":", 2)
            assert (ROOT / file).read_text("utf-8").splitlines()[int(line) - 1].strip()


def test_a_pair_has_each_voice_with_what_it_says_and_why_it_does_not_count(catalogue: Catalogue) -> None:
    for pair, overlap in catalogue.overlaps.items():
        said = explained_pair(catalogue, overlap)
        assert (said["left"], said["right"]) == pair
        assert len(said["voices"]) == len(overlap.mappings) + bool(overlap.judgement)
        assert all(voice["counted"] or voice.get("why_not") or voice.get("why") for voice in said["voices"])
        for verdict in said["verdicts"]:
            other = overlap.other(verdict["entry"])
            assert other in verdict["by"]
    resting = explained_pair(catalogue, catalogue.overlaps["A.8.16", "CC7.2"])["verdicts"]
    assert {verdict["entry"] for verdict in resting} == {"A.8.16", "CC7.2"}


def test_the_text_says_what_the_data_says(catalogue: Catalogue) -> None:
    said = explained(catalogue, "A.8.16")
    text = as_text(said)
    for value in (said["at"], said["verdicts"][0]["summary"], said["pairs"][0]["voices"][0]["at"]):
        assert value in text


@pytest.mark.parametrize("spelling", ["A.8.16", "a 8.16", "Annex A 8.16", "ISO 27001 A.8.16"])
def test_ids_are_read_in_any_spelling(catalogue: Catalogue, spelling: str) -> None:
    assert entry_of(catalogue, spelling) == "A.8.16"


def test_an_ended_id_says_what_it_became_and_a_group_what_is_below_it(catalogue: Catalogue) -> None:
    old = catalogue.transitions["A.12.4.1 (2013)"]
    assert f"  is now A.8.15  {old.position}" in as_text(explained(catalogue, "A.12.4.1 (2013)")).splitlines()
    lines = as_text(explained(catalogue, "CC8")).splitlines()
    assert lines[1:] == [f"  {catalogue.entries['CC8.1'].label}"]


def test_the_command_prints_it_and_names_what_is_not_clear(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["explain", "A.8.16", "cc7.2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["right"] == "CC7.2"
    for arguments, says in (
        (["5.1"], '"5.1" may be A.5.1 or Clause 5.1; write one of them'),
        (["6.1"], '"6.1" may be A.6.1 or Clause 6.1; write one of them'),
        (["A.5.99"], 'unknown id "A.5.99" (did you mean'),
        (["A.7.1", "PI1.1"], "nobody says anything of A.7.1 with PI1.1"),
    ):
        assert main(["explain", *arguments]) == 1
        assert says in capsys.readouterr().err
    own = tmp_path / "own"
    own.mkdir()
    levels = "soc2_to_iso: none, iso_to_soc2: none"
    decision = (
        f"- {{iso: A.8.16, soc2: CC7.2, {levels}, by: Head of IT, reviewed: 2026-05-04, reason: Product only.}}\n"
    )
    (own / "decisions.yml").write_text(decision, "utf-8")
    assert main(["explain", "A.8.16", "CC7.2", "--with", str(own)]) == 0
    assert "This site: soc2-to-iso none" in capsys.readouterr().out
