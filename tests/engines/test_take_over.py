"""`crosswalk import` and `crosswalk work`: a list of a reader's browser to `status.yml` and back."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_crosswalk.cli import main
from mkdocs_crosswalk.data.problems import Problems
from mkdocs_crosswalk.registers.references import References
from mkdocs_crosswalk.registers.status_text import StatusText
from mkdocs_crosswalk.registers.work_list import read_work_list
from tests.support.builds import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

COMPANY = ROOT / "examples/company/compliance"
CHANGED = "2027-03-15T14:02:40Z"

pytestmark = pytest.mark.usefixtures("day")


@pytest.fixture
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1805068800")


def saved(path: Path, entries: dict[str, dict[str, str]], **beside: Any) -> Path:
    """Write a list as a browser saves it."""
    lines = {entry: {**says, "changed": CHANGED} for entry, says in entries.items()}
    path.write_text(json.dumps({"version": 1, "entries": lines, **beside}, indent=2), "utf-8")
    return path


def own(folder: Path, status: str = "") -> Path:
    folder.mkdir()
    if status:
        (folder / "status.yml").write_bytes(status.encode())
    return folder


def lines_of(folder: Path) -> list[dict[str, Any]]:
    return listed((folder / "status.yml").read_text("utf-8"))


def listed(text: str) -> list[dict[str, Any]]:
    """Return the lines of a file, whose values are all text."""
    found: list[dict[str, Any]] = yaml.load(text, yaml.BaseLoader)["entries"]  # noqa: S506 - it builds texts alone
    return found


def test_what_a_company_says_goes_to_a_list_and_back_to_the_same_bytes(tmp_path: Path) -> None:
    company = shutil.copytree(COMPANY, tmp_path / "company")
    assert main(["work", str(tmp_path / "work.json"), "--with", str(company)]) == 0
    assert main(["import", str(tmp_path / "work.json"), "--with", str(company)]) == 0
    for path in COMPANY.iterdir():
        assert (company / path.name).read_bytes() == path.read_bytes()
    said = json.loads((tmp_path / "work.json").read_text("utf-8"))
    assert len(said["entries"]) > 100
    assert said["direction"] == "soc2-to-iso"


def test_a_list_makes_a_folder_from_which_the_same_list_comes(tmp_path: Path) -> None:
    company = tmp_path / "own"
    entries = {
        "A.5.18": {"status": "partly", "owner": "Head of IT: systems", "due": "2027-03-26", "note": '# Reviews, "all"'},
        "A.5.31": {"owner": "Ω counsel"},
        "A.7.12": {"status": "excluded", "reason": f"No premises: {'no cabling of our own, ' * 8}none."},
        "A.8.5": {"status": "implemented", "reason": "risk"},
        "A.8.8": {"status": "not-started", "reason": "risk, contract"},
        "Clause 9.2.1": {"status": "planned", "due": "2027-04-09", "note": "true"},
    }
    assert main(["import", str(saved(tmp_path / "work.json", entries)), "--with", str(company)]) == 0
    assert main(["work", str(tmp_path / "back.json"), "--with", str(company)]) == 0
    back = json.loads((tmp_path / "back.json").read_text("utf-8"))["entries"]
    assert {entry: {k: v for k, v in says.items() if k != "changed"} for entry, says in back.items()} == entries
    once = (company / "status.yml").read_bytes()
    assert main(["import", str(tmp_path / "back.json"), "--with", str(company)]) == 0
    assert (company / "status.yml").read_bytes() == once


STATUS = """\
# Ours
entries:
  - entry: A.5.18  # access
    applicable: true
    because: [risk, contract]
    status: partly
    since: 2027-03-02
    due: 2027-03-26
    # what is next
    action: >-
      HR and finance tools into
      the quarterly review
    run_by: us

  - {entry: A.8.5, status: planned, due: 2027-04-01}
  - range: A.7
    applicable: false
    excluded_because: No premises.
  - entry: A.8.30
    applicable: false
    excluded_because: All of it is written here.
    decided_by: Head of IT
# The end
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_what_changed_is_written_otherwise(tmp_path: Path, newline: str) -> None:
    company = own(tmp_path / "own", STATUS.replace("\n", newline))
    entries = {
        "A.5.18": {"status": "implemented", "owner": "Head of IT"},
        "A.8.5": {"status": "partly", "note": "MFA, for all"},
        "A.7.4": {"status": "not-started"},
        "A.8.30": {"status": "planned", "due": "2027-06-01"},
        "A.5.9": {"owner": "Head of IT"},
    }
    assert main(["import", str(saved(tmp_path / "work.json", entries)), "--with", str(company)]) == 0
    text = (company / "status.yml").read_bytes().decode()
    expected = STATUS.replace(
        "    status: partly\n    since: 2027-03-02\n    due: 2027-03-26\n", "    status: implemented\n"
    )
    expected = expected.replace("    run_by: us\n", "    run_by: us\n    owner: Head of IT\n")
    expected = expected.replace(
        "status: planned, due: 2027-04-01}", 'status: partly, due: 2027-04-01, action: "MFA, for all"}'
    )
    begin, end = expected.index("  - entry: A.8.30"), expected.index("# The end")
    expected = (
        f"{expected[:begin]}  - entry: A.8.30\n    applicable: true\n    status: planned\n    due: 2027-06-01\n"
        "  - entry: A.7.4\n    applicable: true\n    status: not-started\n  - entry: A.5.9\n    owner: Head of IT\n"
        f"{expected[end:]}"
    )
    assert text.replace("'", '"') == expected.replace("\n", newline)


def test_what_is_taken_back_is_gone_and_what_is_not_said_stays(tmp_path: Path) -> None:
    company = own(tmp_path / "own", STATUS)
    entries = {"A.5.18": {"note": "", "due": ""}, "A.8.30": {"status": ""}, "A.8.5": {"status": "", "due": ""}}
    assert main(["import", str(saved(tmp_path / "work.json", entries)), "--with", str(company)]) == 0
    first, *others = lines_of(company)
    assert "action" not in first and "due" not in first and first["status"] == "partly"
    assert [line.get("entry", line.get("range")) for line in others] == ["A.7"]


def test_why_something_is_necessary_goes_to_yaml_in_its_words_and_the_rest_of_it_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    company = own(tmp_path / "own", STATUS)
    entries = {
        "A.5.18": {"reason": "Contract with Acme; business need"},
        "A.8.5": {"status": "planned", "due": "2027-04-01", "reason": "Risk R-02"},
        "A.5.9": {"status": "partly", "reason": "R-07"},
        "A.8.30": {"reason": "Nobody outside develops."},
    }
    assert main(["import", str(saved(tmp_path / "work.json", entries)), "--with", str(company)]) == 0
    said = capsys.readouterr().out
    expected = STATUS.replace("[risk, contract]", "[contract, business]")
    expected = expected.replace("due: 2027-04-01}", "due: 2027-04-01, because: [risk]}")
    expected = expected.replace("All of it is written here.", "Nobody outside develops.")
    new = "  - entry: A.5.9\n    status: partly\n"
    assert (company / "status.yml").read_text("utf-8") == expected.replace("# The end", f"{new}# The end")
    for entry, text in (("A.5.18", "Contract with Acme; business need"), ("A.8.5", "Risk R-02"), ("A.5.9", "R-07")):
        assert f"why {entry} is necessary, {text}" in said
    assert "A.8.30 is necessary" not in said


WRONG = [
    ('{"version": 2, "entries": {}}', "1:13", "newer than this command knows"),
    ('{"entries": {}}', "1:1", "no list of work"),
    ("[]", "1:1", "it holds a list"),
    ('{"version": 1, "entries": {"A.5.1": {"status": "part', "1:48", "cut off"),
    ('{"version": 1, "entries": {"A.5.99": {"status": "partly"}}}', "1:28", "A.5.99"),
    ('{"version": 1, "entries": {"A.5.1": {"status": "partley"}}}', "1:48", "partly"),
    ('{"version": 1, "entries": {"A.5.1": {"statsu": "partly"}}}', "1:38", "status"),
    ('{"version": 1, "entries": {"A.5.1": {"status": "planned"}}}', "1:48", '"due"'),
    ('{"version": 1, "entries": {"A.5.1": {"status": "excluded"}}}', "1:48", '"reason" is missing'),
    ('{"version": 1, "entries": {"Clause 4.1": {"status": "excluded", "reason": "x"}}}', "1:53", "bind"),
    ('{"version": 1, "entries": {"CC6.1": {"status": "excluded", "reason": "x"}}}', "1:48", "every report"),
    ('{"version": 1, "entries": {"A.5.1": {"due": "2027-02-30"}}}', "1:45", "no day"),
    ('{"version": 1, "entries": {"A.5.1": {}, "a.5.1": {}}}', "1:41", "twice"),
    ('{"version": 1, "entries": {"A.5": {}}}', "1:28", "stands for 37 entries"),
    ('{"version": 1, "entries": {"A.5.1": {"note": ["x"]}}}', "1:46", "must be text"),
    (json.dumps({"version": 1, "entries": {"A.5.1": {"note": "x" * 2001}}}), "1:46", "2001 characters"),
    ('{"version": 1, "entries": 3}', "1:27", "must be a mapping"),
]


@pytest.mark.parametrize(("text", "place", "says"), WRONG)
def test_what_is_wrong_is_told_with_its_place(
    tmp_path: Path, catalogue: Catalogue, text: str, place: str, says: str
) -> None:
    (tmp_path / "work.json").write_text(text, "utf-8")
    problems = Problems()
    known = References(catalogue.ids, catalogue.entries, catalogue.frameworks, problems)
    read_work_list(tmp_path / "work.json", known, problems)
    (found,) = map(str, problems.found)
    assert found.startswith(f"work.json:{place}: ")
    assert says in found


def test_every_problem_is_told_at_once_and_ids_of_other_sites_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    company = own(tmp_path / "own", STATUS)
    wrong = saved(tmp_path / "work.json", {"A.5.1": {"status": "planned"}, "A.5.2": {"due": "soon"}})
    assert main(["import", str(wrong), "--with", str(company)]) == 1
    assert "2 problems, and nothing was written" in capsys.readouterr().err
    right = saved(tmp_path / "right.json", {}, unknown={"A.5.99": {"status": "planned"}})
    assert main(["import", str(right), "--with", str(company)]) == 0
    assert "A.5.99" in capsys.readouterr().out


def test_what_a_wider_line_says_cannot_be_taken_back_by_one_entry(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    company = own(tmp_path / "own", STATUS)
    work = saved(tmp_path / "work.json", {"A.7.4": {"status": ""}})
    assert main(["import", str(work), "--with", str(company)]) == 1
    assert f"{company.as_posix()}/status.yml:17 says otherwise, of more entries" in capsys.readouterr().err
    assert (company / "status.yml").read_text("utf-8") == STATUS


def test_what_the_data_refuses_is_not_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    company = own(tmp_path / "own", STATUS)
    control = "{id: EC-1, title: A, statement: B, satisfies: [A.5.9]}"
    controls = f"framework: {{id: ours, title: Own controls, prefix: EC}}\ncontrols:\n  - {control}\n"
    (company / "controls.yml").write_text(controls, "utf-8")
    work = saved(tmp_path / "work.json", {"A.5.9": {"status": "excluded", "reason": "None."}})
    assert main(["import", str(work), "--with", str(company)]) == 1
    assert "work.json was not taken over" in capsys.readouterr().err
    assert (company / "status.yml").read_text("utf-8") == STATUS


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=6)
TEXTS = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)
FIELDS = st.dictionaries(
    st.sampled_from(["status", "due", "action", "owner"]), st.one_of(st.just(""), TEXTS), min_size=1
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ABCD"), FIELDS), max_size=8), st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_any_changes_make_the_file_say_what_they_say(
    puts: list[tuple[str, dict[str, str]]], flow: bool, newline: str
) -> None:
    begin = "entries:\n  - {entry: A, since: 'x'}\n" if flow else "entries:\n- entry: A\n  since: x # y\n"
    text = StatusText(begin.replace("\n", newline), lambda said: (said,))
    expected: dict[str, dict[str, str]] = {"A": {"since": "x"}}
    for entry, says in puts:
        text.put(entry, says)
        line = {**expected.get(entry, {}), **says}
        expected[entry] = {name: value for name, value in line.items() if value}
    assert {line.pop("entry"): line for line in listed(text.text)} == {e: says for e, says in expected.items() if says}
    assert newline == "\r\n" or "\r" not in text.text
