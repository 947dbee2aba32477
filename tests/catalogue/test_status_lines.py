"""Lines of `status.yml` held together: the narrower wins, field by field, in whatever order the lines stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.company_data import DAY, read_company, read_files
from tests.support.own_data import FOLDER, written

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.registers.status import SAID, RunBy, Said

if TYPE_CHECKING:
    from tests.support.company_data import Read

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

STATUS = "status.yml"
REACHES = {
    "A.5.16": 1,
    "A.5.18": 1,
    "[A.5.16, A.5.18]": 2,
    "A.5.17 - A.5.19": 3,
    "A.7": 14,
    "A.5": 37,
    "A.5 - A.8": 93,
    "Clause 4 - Clause 10": 30,
    "Clause 9.2": 2,
    "CC6": 8,
    "CC1 - CC9": 33,
    "iso27001-2022": 123,
    "soc2-2017": 61,
}
"""What a line may be about, and how many entries that is."""


def said(catalogue: Catalogue, home: Path, *lines: str) -> dict[str, Said]:
    """Return what holds for entries by lines, of which nothing is wrong."""
    text = "entries:\n" + "".join(f"  - {{{line}}}\n" for line in lines)
    found = read_files(catalogue, home, {STATUS: text})
    assert found.problems == ()
    return found.data.status


@pytest.mark.parametrize("reach", REACHES)
@pytest.mark.parametrize("field", ["entry", "range", "theme"])
def test_a_line_reaches_what_it_names_under_any_field(
    field: str, reach: str, catalogue: Catalogue, tmp_path: Path
) -> None:
    assert len(said(catalogue, tmp_path, f"{field}: {reach}, owner: Lead")) == REACHES[reach]


def test_all_is_every_entry_that_a_pair_may_join(catalogue: Catalogue, tmp_path: Path) -> None:
    assert list(said(catalogue, tmp_path, "entry: all, owner: Lead")) == [e.id for e in catalogue.singles]


def test_each_field_is_that_of_the_narrowest_line_that_has_it(catalogue: Catalogue, tmp_path: Path) -> None:
    found = said(
        catalogue,
        tmp_path,
        "entry: A.5.18, status: partly, due: 2027-03-26",
        "range: A.5.15 - A.5.18, owner: Head of IT, because: [law, contract]",
        "range: A.5 - A.8, owner: Security manager, applicable: true, because: risk, run_by: us, status: implemented",
    )
    one = found["A.5.18"]
    assert (one.status, one.due, one.owner, one.because) == (
        "partly",
        date(2027, 3, 26),
        "Head of IT",
        ("law", "contract"),
    )
    assert one.applicable and one.run_by == RunBy.US
    assert {name: at.line for name, at in one.places.items()} == {
        "status": 2,
        "due": 2,
        "owner": 3,
        "because": 3,
        "applicable": 4,
        "run_by": 4,
    }
    assert found["A.5.19"].owner == "Security manager"


def test_since_is_of_the_status_of_its_own_line(catalogue: Catalogue, tmp_path: Path) -> None:
    found = said(
        catalogue,
        tmp_path,
        "range: A.5.1-A.5.4, status: implemented, since: 2026-12-01",
        "entry: A.5.2, status: partly, due: 2027-05-01",
        "entry: A.5.3, status: implemented, since: 2027-01-01",
    )
    since = {entry: one.since for entry, one in found.items()}
    assert since == {"A.5.1": date(2026, 12, 1), "A.5.2": None, "A.5.3": date(2027, 1, 1), "A.5.4": date(2026, 12, 1)}
    assert "since" not in found["A.5.2"].places


def test_what_is_left_out_takes_no_work_from_wider_lines(catalogue: Catalogue, tmp_path: Path) -> None:
    found = said(
        catalogue,
        tmp_path,
        "range: A.5 - A.8, status: implemented, since: 2027-01-01, because: risk, owner: Lead, run_by: us",
        "range: A.7.1 - A.7.6, applicable: false, excluded_because: No premises",
        "entry: A.7.5, applicable: true, status: planned, due: 2027-05-01",
    )
    out, back = found["A.7.1"], found["A.7.5"]
    assert out.excluded and (out.status, out.since, out.because, out.owner) == (None, None, (), "Lead")
    assert set(out.places) == {"applicable", "excluded_because", "owner", "run_by"}
    assert not back.excluded and (back.excluded_because, back.status, back.because) == ("", "planned", ("risk",))
    assert out.position.line == 3 and back.position.line == 4


def test_the_day_of_a_wider_line_is_for_what_is_not_done(catalogue: Catalogue, tmp_path: Path) -> None:
    found = said(
        catalogue,
        tmp_path,
        "range: A.5.1-A.5.3, due: 2027-05-01, status: planned",
        "entry: A.5.1, status: implemented",
        "entry: A.5.2, status: not-started",
    )
    assert [found[f"A.5.{n}"].due for n in (1, 2, 3)] == [None, date(2027, 5, 1), date(2027, 5, 1)]


OWNERS = "owners.yml"


def test_the_owner_is_that_of_the_narrowest_line_of_either_file(mappings: Path, tmp_path: Path) -> None:
    files = {
        OWNERS: "- {entry: A.5, owner: Of five, reviewed: 2027-01-01}\n- {entry: A.5.18, owner: Of one}\n",
        STATUS: "entries:\n  - {entry: all, owner: Of all}\n  - {range: A.5.16-A.5.18, owner: Of three}\n",
    }
    own = load(mappings, {FOLDER: written(tmp_path, files)}, DAY).own
    owners = {entry: own.entries[entry].owner for entry in ("A.5.1", "A.5.17", "A.5.18", "A.6.1", "CC1.1")}
    assert owners == {
        "A.5.1": "Of five",
        "A.5.17": "Of three",
        "A.5.18": "Of one",
        "A.6.1": "Of all",
        "CC1.1": "Of all",
    }
    assert own.entries["A.5.17"].reviewed == date(2027, 1, 1)
    assert own.status["A.5.18"].owner == "Of one"


@pytest.mark.parametrize(("owner", "problem"), [("Chief", True), ("Lead", False)])
def test_two_owners_as_narrow_in_two_files(owner: str, problem: bool, mappings: Path, tmp_path: Path) -> None:
    files = {
        OWNERS: "- {entry: A.5.1, owner: Lead}\n",
        STATUS: f"entries:\n  - {{entry: A.5.1, owner: {owner}}}\n",
    }
    folder = written(tmp_path, files)
    at = f"{FOLDER}/{STATUS}:2:27"
    if problem:
        with pytest.raises(Exception, match=rf'{at}: "owner" of A.5.1: {FOLDER}/{OWNERS}:1 says otherwise'):
            load(mappings, {FOLDER: folder}, DAY)
    else:
        (doubt,) = load(mappings, {FOLDER: folder}, DAY).doubts
        assert str(doubt) == f'{at}: "owner" of A.5.1: {FOLDER}/{OWNERS}:1 says the same already'


def test_owners_alone_make_no_programme(mappings: Path, tmp_path: Path) -> None:
    own = load(mappings, {FOLDER: written(tmp_path, {OWNERS: "- {entry: A.5.1, owner: Lead}\n"})}, DAY).own
    assert own.entries["A.5.1"].owner == "Lead"
    assert not any(one.of_status_file for one in own.status.values())


FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "owner": st.sampled_from(["Lead", "Chief"]),
        "run_by": st.sampled_from(["us", "provider"]),
        "action": st.sampled_from(["Write", "Ask"]),
        "status": st.sampled_from(["implemented", "not-started"]),
        "applicable": st.just("true"),
        "because": st.sampled_from(["[risk]", "[law, risk]"]),
    },
).filter(bool)
LINES = st.lists(st.tuples(st.sampled_from(list(REACHES)), FIELDS), min_size=1, max_size=6)
FOR_ALL = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read(catalogue: Catalogue, lines: list[tuple[str, dict[str, str]]]) -> Read:
    text = "entries:\n"
    for reach, fields in lines:
        text += f"  - {{entry: {reach}, {', '.join(f'{name}: {value}' for name, value in fields.items())}}}\n"
    with TemporaryDirectory() as home:
        return read_company(catalogue, written(Path(home) / FOLDER, {STATUS: text}))


def values(one: Said) -> dict[str, object]:
    return {name: getattr(one, name) for name in SAID if name in one.places}


@given(lines=LINES, random=st.randoms(use_true_random=False))
@FOR_ALL
def test_the_order_of_lines_changes_nothing(
    catalogue: Catalogue, lines: list[tuple[str, dict[str, str]]], random: object
) -> None:
    other = list(lines)
    random.shuffle(other)  # type: ignore[attr-defined]  # Hypothesis hands it out as a Random
    one, two = read(catalogue, lines), read(catalogue, other)
    assert bool(one.problems) == bool(two.problems)
    if not one.problems:
        assert {e: values(s) for e, s in one.data.status.items()} == {e: values(s) for e, s in two.data.status.items()}


@given(lines=LINES)
@FOR_ALL
def test_what_holds_is_what_the_narrowest_line_says(
    catalogue: Catalogue, lines: list[tuple[str, dict[str, str]]]
) -> None:
    found = read(catalogue, lines)
    reached = {reach: set(read(catalogue, [(reach, {"owner": "x"})]).data.status) for reach, _ in lines}
    clashing = False
    for entry in {e for entries in reached.values() for e in entries}:
        for name in {name for _, fields in lines for name in fields}:
            said_by = [(REACHES[r], f[name]) for r, f in lines if name in f and entry in reached[r]]
            if not said_by:
                continue
            narrow = {value for width, value in said_by if width == min(said_by)[0]}
            clashing |= len(narrow) > 1
            if not found.problems:
                (value,) = narrow
                is_said = getattr(found.data.status[entry], name)
                as_written = f"[{', '.join(is_said)}]" if isinstance(is_said, tuple) else str(is_said).lower()
                assert as_written.lower() == value.lower()
    assert clashing == bool(found.problems)


def test_wider_lines_may_differ_where_a_narrower_one_decides(catalogue: Catalogue, tmp_path: Path) -> None:
    wide = ("entry: [A.5.1, A.5.2], owner: Lead", "entry: [A.5.2, A.5.1], owner: Chief")
    narrow = ("entry: A.5.1, owner: Head of IT", "entry: A.5.2, owner: Head of HR")
    owners = {"A.5.1": "Head of IT", "A.5.2": "Head of HR"}
    for order in ((*wide, *narrow), (*narrow, *wide)):
        assert {entry: one.owner for entry, one in said(catalogue, tmp_path, *order).items()} == owners
