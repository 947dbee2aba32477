"""What differs between two readings of the data: of meaning all, of white space and order nothing."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.changes.changes import compare
from mkdocs_crosswalk.changes.item import as_item, changes_shape
from mkdocs_crosswalk.changes.markdown import LONGEST, as_markdown_report
from mkdocs_crosswalk.changes.reading import Reading
from mkdocs_crosswalk.changes.text import as_text
from mkdocs_crosswalk.registers.levels import Level
from tests.support.contribution import ITEM, ROWS, SOURCE
from tests.support.readings import copied
from tests.support.tiny_pair import write_tiny_pair

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

COUNTS = """\
Counts
  criteria for a holder of ISO/IEC 27001: {criteria}, unchanged
  controls for a holder of SOC 2: {controls}, unchanged
  sub-clauses for a holder of SOC 2: {clauses}, unchanged
"""
EDITED = """\
1 pair differs
  A.8.16 with CC7.2: iso-to-soc2 partial -> full, soc2-to-iso full (unchanged); \
agreement iso-to-soc2 differ -> agree; judgement: reviewed 2026-11-28 -> 2026-11-30
1 verdict rests on a pair whose level towards it differs, and is as before
  CC7.2: Extend, by A.8.16
"""
SWAPPED = {"added": "removed", "removed": "added"}


def counted(catalogue: Catalogue) -> str:
    """Return the lines of the counts as the verdicts themselves give them, for a report on the least there is."""

    def said(kind: str) -> str:
        found = [str(catalogue.verdict(e.id).outcome) for e in catalogue.singles if e.kind.key == kind]
        words = {"carries-over": "carry over", "extend": "to extend", "new": "new"}
        inside = [o for o, e in zip(found, (e for e in catalogue.singles if e.kind.key == kind), strict=True) if e]
        return ", ".join(f"{inside.count(outcome)} {word}" for outcome, word in words.items())

    security = set(catalogue.in_scope("soc2-2017", ("Security",)))
    least = [str(catalogue.verdict(e).outcome) for e in security]
    criteria = [
        f"{least.count(o)} {w}" for o, w in (("carries-over", "carry over"), ("extend", "to extend"), ("new", "new"))
    ]
    return COUNTS.format(criteria=", ".join(criteria), controls=said("control"), clauses=said("subclause"))


def test_an_edit_of_one_pair_says_what_a_reviewer_has_to_know(before: Reading, edited: Reading) -> None:
    changes = compare(before, edited)
    assert as_text(changes) + "\n" == EDITED + counted(before.catalogue)
    assert as_markdown_report(replace(changes, old="main", new="HEAD")).splitlines()[:6] == [
        "### main → HEAD",
        "",
        "**1 pair differs**",
        "",
        (
            "- A.8.16 with CC7.2: iso-to-soc2 partial → full, soc2-to-iso full (unchanged); "
            "agreement iso-to-soc2 differ → agree; judgement: reviewed 2026-11-28 → 2026-11-30"
        ),
        "",
    ]


def test_a_source_of_thirty_rows_says_which_agreements_it_moves(before: Reading, contributed: Reading) -> None:
    changes = compare(before, contributed)
    (rows,) = changes.rows
    assert (rows.source, len(rows.added), rows.removed, rows.changed) == (SOURCE, ROWS, (), ())
    old, new = before.catalogue, contributed.catalogue
    both = old.overlaps.keys() & new.overlaps.keys()
    moved = {pair for pair in both if old.overlaps[pair].agreement != new.overlaps[pair].agreement}
    said = {
        (p.left, p.right) for p in changes.pairs if any(way.agreement.differs for way in p.ways) and p.how == "changed"
    }
    assert said == moved and len(moved) > 9
    levelled = {
        (p.left, p.right) for p in changes.pairs if p.how == "changed" and any(way.level.differs for way in p.ways)
    }
    assert levelled == {pair for pair in both if old.overlaps[pair].levels != new.overlaps[pair].levels}
    assert len(levelled) == 1, "the one that the contribution judges anew; none by its rows"
    assert [(c.id, c.how) for c in changes.evidence] == [(ITEM, "added")]
    assert changes.addresses.appeared == (f"evidence/{ITEM}/", f"sources/{SOURCE}/")
    assert changes.addresses.breaking == ()
    back = compare(contributed, before)
    assert back.addresses.vanished == changes.addresses.appeared
    assert as_text(back).startswith(f"BREAKING: 2 published pages are gone\n  evidence/{ITEM}/\n  sources/{SOURCE}/\n")


def test_white_space_remarks_and_order_are_no_difference(tmp_path: Path, catalogue: Catalogue) -> None:
    data = copied(tmp_path)
    for path in data.rglob("*.yml"):
        head, _, rest = path.read_text("utf-8").partition("\n")
        blank = re.sub(r"(?m)^(?= *- (?:id|iso|entry|at|from|name): )", "\n   # a remark\n", rest)
        path.write_text(f"{head}\n{blank}\n\n", "utf-8")
    spaced = load(data)
    assert spaced.judgements["A.8.16", "CC7.2"].position != catalogue.judgements["A.8.16", "CC7.2"].position
    assert as_text(compare(Reading("a", catalogue), Reading("b", spaced))) == "Nothing differs."
    turned = replace(spaced, rows=spaced.rows[::-1], evidence=dict([*spaced.evidence.items()][::-1]))
    assert not compare(Reading("a", catalogue), Reading("b", turned)).any


def test_what_is_long_is_cut_and_says_how_much_more_there_is(tmp_path: Path, before: Reading) -> None:
    tiny = Reading("@team/x_y", load(write_tiny_pair(tmp_path / "mappings")))
    text = as_markdown_report(compare(before, tiny))
    lines = text.splitlines()
    assert LONGEST - 20 < len(lines) <= LONGEST
    assert text.startswith("### ") and "→ @<!-- -->team/x\\_y" in lines[0]
    sizes = [
        int(line.split()[1 if "Breaking" in line else 0].strip("*"))
        for line in lines
        if line.startswith("**") and "Counts" not in line
    ]
    more = [int(line.split()[2]) for line in lines if line.startswith("- and ")]
    shown = sum(line.startswith("- ") and not line.startswith("- and ") for line in lines)
    assert len(more) > 3
    assert sum(sizes) > sum(more) > 1000
    assert shown > 100


def mirrored(said: Any) -> Any:
    """Return what differs as it is the other way round; what has moved or appeared is not the mirror of anything."""
    if isinstance(said, list):
        return [mirrored(part) for part in said]
    if not isinstance(said, dict):
        return said
    if set(said) >= {"old", "new"}:
        said = {**said, "old": said["new"], "new": said["old"]}
    if {"added", "removed"} <= set(said):
        said = {**said, "added": said["removed"], "removed": said["added"]}
    if "how" in said:
        said = {**said, "how": SWAPPED.get(said["how"], said["how"])}
    return {name: part if name in ("old", "new") else mirrored(part) for name, part in said.items()}


def item(old: Reading, new: Reading) -> dict[str, Any]:
    return {**as_item(compare(old, new)), "old": "a", "new": "b"}


@pytest.mark.parametrize("name", ["before", "edited", "contributed"])
def test_the_data_for_programs_fits_its_schema(name: str, before: Reading, request: pytest.FixtureRequest) -> None:
    said = as_item(compare(before, request.getfixturevalue(name)))
    assert not [*Draft202012Validator(changes_shape()).iter_errors(json.loads(json.dumps(said)))]
    assert said["same"] is (name == "before")


def varied(catalogue: Catalogue, data: st.DataObject) -> Reading:
    """Return a reading that lacks some records and has others levels for some pairs."""
    dropped = data.draw(st.sets(st.sampled_from([*catalogue.evidence]), max_size=4))
    turned = data.draw(st.sets(st.sampled_from([*catalogue.judgements]), max_size=4))
    rows = data.draw(st.sets(st.integers(0, len(catalogue.rows) - 1), max_size=4))
    spread = data.draw(st.sampled_from([*Level]))
    changed = {
        p: replace(j, levels=dict.fromkeys(j.levels, spread)) if p in turned else j
        for p, j in catalogue.judgements.items()
    }
    verdicts = {
        e: v for e, v in catalogue.verdicts.items() if e not in data.draw(st.sets(st.sampled_from(["A.5.23", "CC7.2"])))
    }
    return Reading(
        "x",
        replace(
            catalogue,
            evidence={i: one for i, one in catalogue.evidence.items() if i not in dropped},
            judgements=changed,
            rows=tuple(row for n, row in enumerate(catalogue.rows) if n not in rows),
            guidance={e: g for e, g in catalogue.guidance.items() if e not in verdicts or e != "A.5.1"},
        ),
    )


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(data=st.data())
def test_a_reading_has_no_difference_from_itself_and_two_mirror_each_other(
    catalogue: Catalogue, data: st.DataObject
) -> None:
    one, other = varied(catalogue, data), varied(catalogue, data)
    assert not compare(one, Reading("x", replace(one.catalogue))).any
    there, back = item(one, other), item(other, one)
    assert there["same"] == back["same"]
    assert {**mirrored(there), "old": "a", "new": "b"} == back
