"""`crosswalk query`: things of the data with conditions, in words that all of it shares."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.cli import main
from mkdocs_crosswalk.figures.counts import outcomes
from mkdocs_crosswalk.programme.programme import Programme
from mkdocs_crosswalk.queries.query import Query, answer
from mkdocs_crosswalk.queries.shows import Asked
from mkdocs_crosswalk.registers.levels import Level
from tests.support.builds import ROOT

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue


def said(capsys: pytest.CaptureFixture[str], words: str) -> str:
    assert main(["query", *words.split()]) == 0
    return capsys.readouterr().out.rstrip("\n")


def test_the_examples_of_the_guide_say_what_the_data_says(
    capsys: pytest.CaptureFixture[str], catalogue: Catalogue
) -> None:
    assert said(capsys, "evidence asset-inventory --serves soc2") == "CC2.1 CC6.1 C1.1"
    new = [e for e in catalogue.members("A.7") if catalogue.verdict(e).outcome == "new"]
    assert said(capsys, "controls --outcome new --theme A.7").split() == new
    pairs = said(capsys, "pairs --soc2-to-iso full --entry CC7 --columns pair,iso-to-soc2")
    head, *lines = pairs.splitlines()
    assert head.split() == ["pair", "iso-to-soc2"]
    assert [line.split()[:2] for line in lines] == [
        [o.left, o.right]
        for o in catalogue.overlaps.values()
        if o.right.startswith("CC7.") and Level.FULL in (o.levels[d] for d in o.levels if d.asked == "iso")
    ]


def test_counts_are_those_of_the_pages_in_any_scope(capsys: pytest.CaptureFixture[str], catalogue: Catalogue) -> None:
    for scope in (("Security",), ("Security", "Availability", "Privacy")):
        asked = Asked(Programme(catalogue, date.max), scope)
        for outcome, count in outcomes(catalogue, ("control",), scope).items():
            assert len(answer(Query("controls", {"outcome": (outcome,)}), asked).rows) == count.numerator
    assert said(capsys, "controls --outcome new --count --scope availability,privacy") == str(count.numerator)


def test_words_are_alternatives_and_conditions_hold_together(catalogue: Catalogue) -> None:
    asked = Asked(Programme(catalogue, date.max))

    def ids(show: str, **where: str) -> set[str]:
        words = {name.replace("_", "-"): tuple(value.split(",")) for name, value in where.items()}
        return {row[0][0] for row in answer(Query(show, words), asked).rows}

    every = ids("evidence")
    assert every == set(catalogue.evidence)
    assert ids("evidence", kind="policy,record") == ids("evidence", kind="policy") | ids("evidence", kind="record")
    both = ids("evidence", kind="record", serves="CC6")
    assert both == ids("evidence", kind="record") & ids("evidence", serves="CC6")
    assert ids("evidence", documents="none") == every - ids("evidence", documents="any")
    for spelling in ("soc2", "SOC 2", "soc2-2017", "CC1.1,CC6", "cc 6.1"):
        assert ids("evidence", serves=spelling) <= ids("evidence", serves="soc2"), spelling
    assert ids("sub-clauses", under="Clause 9") == set(catalogue.members("Clause 9"))
    assert ids("controls", new_in_2022="yes") == {e.id for e in catalogue.singles if e.flag("new_in_2022")}


@pytest.mark.parametrize(("word", "same"), [("availability", "Availability"), ("AVAILABILITY", "Availability")])
def test_a_group_is_named_in_capitals_or_not(word: str, same: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for one in (word, same):
        assert main(["query", "criteria", "--category", one]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    assert main(["query", "controls", "--theme", "physical"]) == 0
    assert "A.7.1" in capsys.readouterr().out


def test_every_field_can_be_asked_for_every_value_that_it_has(catalogue: Catalogue) -> None:
    asked = Asked(Programme(catalogue, date.max))
    for show in asked.shows.values():
        for name, column in show.columns.items():
            value = next((v for i in show.ids for v in column.read(i)), None)
            if value is not None:
                found = answer(Query(show.name, {name: (value,)}, (name,)), asked)
                assert any(value in row[0] for row in found.rows), (show.name, name)


def test_own_data_is_asked_alike(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "examples/company")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1805000000")
    policies = said(capsys, "policies --columns id --docs docs --with compliance").split()
    assert len(policies) == 14 and "policies/access-control.md" in policies
    named = said(capsys, "controls --policy policies/access-control.md --docs docs --with compliance").split()
    assert "A.5.15" in named and "A.7.5" not in named
    late = said(capsys, "records --late yes --with compliance --columns id,due")
    assert all(line.split()[-1] < "2027-03-15" for line in late.splitlines()[1:])
    (one,) = json.loads(said(capsys, "controls A.5.18 --columns id,owner,status --json --with compliance"))
    assert one["id"] == ["A.5.18"] and one["owner"] and one["status"]


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        ("contrls", 1, ['unknown thing to show "contrls" (did you mean controls?)']),
        (
            "controls --outcom new --theme A.77.1 --columns idd",
            1,
            ['unknown field "outcom" (did you mean outcome?)', 'unknown field "idd" (did you mean id?)'],
        ),
        ("controls --outcome neew --status", 2, ["--status says no word; write --status WORD, such as any or none"]),
        ("controls --outcome neew", 1, ['unknown outcome "neew" (did you mean new?)']),
        ("evidence --how x", 1, ['unknown how "x"; there is ']),
        ("evidence --serves A.5.51", 1, ['unknown id "A.5.51" (did you mean A.5.15, ']),
        ("evidence aset-inventory", 1, ['unknown evidence item "aset-inventory" (did you mean asset-inventory?)']),
        ("controls --policy none", 2, ["policies are pages of a site; name their folder with --docs"]),
        ("controls --due juen", 1, ['"juen" names no day; write it as 2026-05-12']),
        ("controls --scope weather", 1, ['unknown scope "weather"; there is Security, ']),
        ("controls A.5.1 A.5.2", 2, ['"A.5.2" belongs to no field; write --FIELD WORD']),
    ],
)
def test_unknown_words_are_told_with_the_closest(
    words: str, status: int, says: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["query", *words.split()]) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert all(one in err for one in says), err
