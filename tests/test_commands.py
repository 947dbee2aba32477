"""The commands beside what they say of data: a reader that goes away, a full disk, a day that is none."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from mkdocs_crosswalk import cli
from mkdocs_crosswalk.data.problems import CatalogueError, Position, Problem
from mkdocs_crosswalk.engines.build_day import BuildDayError, build_day, latest_day
from tests.support.builds import build, write_site

CONFIG = "site_name: Small\nplugins: [crosswalk]\n"
VARIABLE = "SOURCE_DATE_EPOCH"


def test_a_reader_that_has_gone_away_is_no_error(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    check = [sys.executable, "-m", "mkdocs_crosswalk.cli", "check"]
    run = subprocess.run(check, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert subprocess.run([*check, str(tmp_path / "nowhere")], stderr=writer, check=False).returncode == 1
    os.close(writer)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_an_answer_that_cannot_be_written_is_an_error_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("mkdocs_crosswalk.commands.check.refuse_broken", lambda *_: None)
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert cli.main(["check"]) == 1
    assert capsys.readouterr().err == "the result cannot be written: No space left on device\n"


@pytest.mark.parametrize("value", ["", " "])
def test_an_empty_variable_is_one_that_is_not_set(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(VARIABLE, value)
    assert build_day() == datetime.now(UTC).date()


@pytest.mark.parametrize("value", ["abc", "1.5", "1e9", "0x10", "9" * 20, "253402300800", "-99999999999", "١٢"])
def test_a_variable_that_names_no_day_is_named_by_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], value: str
) -> None:
    monkeypatch.setenv(VARIABLE, value)
    with pytest.raises(BuildDayError):
        build_day()
    assert cli.main(["check"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        f'the variable SOURCE_DATE_EPOCH is "{value}"; it must be a number of seconds since 1970, such as 1780272000\n'
    )


def test_a_build_of_an_old_day_knows_what_has_happened_since(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "0")
    assert build_day() == date(1970, 1, 1)
    assert latest_day() >= datetime.now(UTC).date()
    monkeypatch.setenv(VARIABLE, "32503680000")
    assert latest_day() == date(3000, 1, 1) + timedelta(days=1)
    monkeypatch.setenv(VARIABLE, "253402300799")
    assert latest_day() == date.max


def test_a_build_stops_at_such_a_variable_before_anything_is_written(tmp_path: Path) -> None:
    write_site(tmp_path, CONFIG, {"index.md": "# Home\n"})
    result = build(tmp_path, tmp_path / "site", {VARIABLE: "abc"})
    assert result.returncode == 1
    assert 'the variable SOURCE_DATE_EPOCH is "abc"; it must be a number of seconds' in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.audit
def test_a_build_takes_an_empty_variable_for_none(tmp_path: Path) -> None:
    config = "site_name: Small\nplugins:\n  - crosswalk:\n      parts: [counterparts]\n"
    write_site(tmp_path, config, {"index.md": "# Home\n"})
    result = build(tmp_path, tmp_path / "site", {VARIABLE: ""})
    assert result.returncode == 0, result.stderr


def test_the_check_refuses_a_review_that_has_not_come(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "owners.yml").write_text("- {entry: A.5.1, owner: IT, reviewed: 2999-01-01}\n", "utf-8")
    assert cli.main(["check", "--with", str(tmp_path)]) == 1
    assert 'owners.yml:1:39: "reviewed" is 2999-01-01, which has not come yet' in capsys.readouterr().err


def test_a_text_of_data_makes_no_line_of_an_error() -> None:
    place = Position("mappings/a\nb.yml", 1, 1)
    error = CatalogueError([Problem(place, 'unknown "x\nERROR mappings/x.yml:1:1: made up\x1b[31m\u202e"')])
    assert str(error).split("\n")[1:] == [
        'mappings/a\\nb.yml:1:1: unknown "x\\nERROR mappings/x.yml:1:1: made up\\x1b[31m\\u202e"'
    ]
