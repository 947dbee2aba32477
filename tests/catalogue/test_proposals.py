"""What a company that has no office, no hardware or no developers outside may take over, and what is asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support.company_data import DAY, read_files
from tests.support.own_data import FOLDER, written

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.cli import main
from mkdocs_crosswalk.engines.parts import PROPOSALS
from mkdocs_crosswalk.programme.checks import to_look_at
from mkdocs_crosswalk.programme.programme import Programme
from mkdocs_crosswalk.programme.proposals import proposed
from mkdocs_crosswalk.registers.organisation import Preset

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

ORGANISATION, STATUS = "organisation.yml", "status.yml"
BOTH = "name: Example Ltd\nwants: [{framework: iso}]\nholds: [{framework: soc2}]\nhas_not: [HAS_NOT]\n"
EVERY = BOTH.replace("HAS_NOT", ", ".join(Preset))


def lines(mappings: Path, home: Path, files: dict[str, str]) -> list[str]:
    return proposed(load(mappings, {FOLDER: written(home, files)}, DAY), PROPOSALS).splitlines()


def forms(found: list[str]) -> list[str]:
    """Return each form of each proposal as a file."""
    made: list[str] = []
    for line in (line.removeprefix("#") for line in found):
        if line.startswith("  - "):
            made.append(f"entries:\n{line}\n")
        elif line.startswith("    ") and made:
            made[-1] += f"{line}\n"
    return made


def test_everything_is_a_remark_of_one_width(mappings: Path, tmp_path: Path) -> None:
    found = lines(mappings, tmp_path, {ORGANISATION: EVERY})
    assert all(line == "#" or line.startswith(("# ", "#  - ", "#    ")) for line in found)
    assert max(map(len, found)) <= 120


def test_each_form_can_be_taken_over(mappings: Path, catalogue: Catalogue, tmp_path: Path) -> None:
    found = forms(lines(mappings, tmp_path / "a", {ORGANISATION: EVERY}))
    assert len(found) == 6
    for number, text in enumerate(found):
        said = read_files(catalogue, tmp_path / str(number), {ORGANISATION: EVERY, STATUS: text})
        assert (said.problems, said.doubts) == ((), ())
        assert all(one.excluded or one.run_by == "provider" for one in said.data.status.values())


def test_what_stays_is_proposed_nowhere(catalogue: Catalogue) -> None:
    out = {entry for one in PROPOSALS if one.reason for entry in one.entries}
    assert not out & {"A.6.7", "A.7.5", "A.7.7", "A.7.8", "A.7.9", "A.7.10", "A.7.14", "A.8.1"}
    assert {one.preset for one in PROPOSALS} == set(Preset)
    for one in PROPOSALS:
        assert one.first and all(catalogue.entries[entry].framework == one.framework for entry in one.entries)
        assert not one.assurance or one.assurance in catalogue.evidence
        named = {m for text in (*one.first, one.reason) for m in catalogue.ids.cells.references(text)}
        assert named  # the texts are read, and name what there is
    office = next(one for one in PROPOSALS if one.preset == Preset.OFFICE)
    assert "A.7.5" in " ".join(office.first) and "A.7.8" in " ".join(office.first)


def test_an_entry_is_proposed_once_and_not_if_it_is_left_out(mappings: Path, tmp_path: Path) -> None:
    status = "entries:\n  - {range: A.7.1 - A.7.2, applicable: false, excluded_because: x}\n"
    found = "\n".join(lines(mappings, tmp_path, {ORGANISATION: EVERY, STATUS: status}))
    assert "# status.yml leaves out already: A.7.1, A.7.2." in found
    assert "#  - entry: [A.7.3, A.7.4, A.7.6, A.7.11, A.7.12]\n#    applicable: false" in found
    assert "# Proposed above: A.7.11, A.7.12." in found
    assert "#  - entry: [A.7.13]\n#    applicable: false" in found


@pytest.mark.parametrize(
    ("organisation", "last"),
    [
        (
            BOTH.replace("has_not: [HAS_NOT]\n", ""),
            "# organisation.yml says nothing under has_not, so there is nothing",
        ),
        ("name: X\nwants: [{framework: csf}]\nhas_not: office\n", "# Nothing to propose for NIST CSF 2.0."),
        ("name: X\nwants: [{framework: soc2}]\nhas_not: own-hardware\n", "# Nothing to propose for SOC 2."),
    ],
)
def test_where_there_is_nothing_to_propose_it_says_so(
    organisation: str, last: str, mappings: Path, tmp_path: Path
) -> None:
    assert lines(mappings, tmp_path, {ORGANISATION: organisation})[-1].startswith(last)


def test_the_command_prints_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path / FOLDER, {ORGANISATION: BOTH.replace("HAS_NOT", "outsourced-development")})
    assert main(["propose", "--with", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "# has_not: outsourced-development" in out and "#  - entry: [A.8.30]" in out
    assert [path.name for path in folder.iterdir()] == [ORGANISATION]
    written(folder, {ORGANISATION: BOTH.replace("HAS_NOT", "offices")})
    assert main(["propose", "--with", str(folder)]) == 1
    assert 'unknown word "offices" (did you mean office?)' in capsys.readouterr().err
    assert main(["propose"]) == 2
    written(tmp_path / "other", {"owners.yml": "- {entry: A.5.1, owner: Lead}\n"})
    assert main(["propose", "--with", str(tmp_path / "other")]) == 0
    assert "There is no organisation.yml" in capsys.readouterr().out


def test_questions_are_asked_once_for_a_line(mappings: Path, tmp_path: Path) -> None:
    files = {
        ORGANISATION: BOTH.replace("HAS_NOT", "office"),
        STATUS: "entries:\n  - {theme: A.6, status: implemented}\n  - {entry: A.5.1, status: partly}\n",
    }
    catalogue = load(mappings, {FOLDER: written(tmp_path, files)}, DAY)
    found = list(map(str, to_look_at(Programme(catalogue, DAY))))
    assert sorted(found) == [
        (
            f"{FOLDER}/{ORGANISATION}:1:1: Clause 4.1, Clause 4.2, Clause 4.3 and 111 more: Nothing is said of it: "
            "neither a status, nor that it is not necessary."
        ),
        (f"{FOLDER}/{STATUS}:2:26: A.6.1, A.6.2, A.6.3 and 5 more: Implemented, and there is no record that shows it."),
    ]
    assert len(catalogue.doubts) == 1


def test_nothing_is_asked_of_who_only_names_owners(mappings: Path, tmp_path: Path) -> None:
    files = {"owners.yml": "- {entry: A.5.1, owner: Lead}\n", ORGANISATION: BOTH.replace("HAS_NOT", "office")}
    assert to_look_at(Programme(load(mappings, {FOLDER: written(tmp_path, files)}, DAY), DAY)) == ()
