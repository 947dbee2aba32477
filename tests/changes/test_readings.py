"""What `crosswalk diff` reads: folders, packages and revisions; and what it says where there is nothing to read."""

from __future__ import annotations

import json
import shutil
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.cli import main
from tests.support.readings import commit, edit
from tests.support.tiny_pair import write_tiny_pair

if TYPE_CHECKING:
    from pathlib import Path

ALMANAC = "mappings/crosswalks/almanac.yml"
LEVEL = ("[K1], level: Alike", "[K1], level: Same")
DIFFERS = """\
1 pair differs
  H1.1 with K1: kitchen-to-harbour partial -> full
1 source has other rows
  almanac: 1 changed (rows 3 (unchanged))
Counts
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository of two commits, in the second of which one level is another."""
    folder = tmp_path / "repository"
    write_tiny_pair(folder / "mappings")
    commit(folder)
    edit(folder / ALMANAC, LEVEL)
    commit(folder, "Two")
    monkeypatch.chdir(folder)
    return folder


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    status = main(["diff", *arguments])
    out, err = capsys.readouterr()
    return status, out + err


def test_two_revisions_and_the_folder_as_it_is(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "HEAD~1", "main") == (1, DIFFERS)
    assert said(capsys, "HEAD", "HEAD:mappings") == (0, "Nothing differs.\n")
    assert said(capsys, "HEAD", ".") == (0, "Nothing differs.\n")
    edit(repository / ALMANAC, (LEVEL[1], LEVEL[0]))
    assert said(capsys, "main", "mappings")[1] == DIFFERS.replace("partial -> full", "full -> partial")
    rows = (repository / ALMANAC).read_text("utf-8").splitlines()
    (repository / ALMANAC).write_text("\n\n".join((*rows[:-3], *rows[:-4:-1])) + "\n", "utf-8")
    assert said(capsys, "main~1", "mappings") == (0, "Nothing differs.\n"), "the order of rows says nothing"


def test_packages_are_read_as_they_are_released(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wheel, source = repository / "one.whl", repository / "one.tar.gz"
    with zipfile.ZipFile(wheel, "w") as packed:
        for path in (p for p in (repository / "mappings").rglob("*") if p.is_file()):
            packed.write(path, f"mkdocs_crosswalk/{path.relative_to(repository)}")
        packed.writestr("../../escaped.yml", "no")
    with tarfile.open(source, "w:gz") as archive:
        archive.add(repository / "mappings", "mkdocs_crosswalk-1/mappings")
    assert said(capsys, "one.whl", "one.tar.gz") == (0, "Nothing differs.\n")
    assert said(capsys, "HEAD~1", "one.whl") == (1, DIFFERS)
    assert not [*repository.parent.parent.glob("escaped.yml")]
    wheel.write_bytes(b"PK no")
    assert said(capsys, "one.whl", ".")[0] == 2


def test_own_data_is_that_of_its_revision(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = repository / "ours"
    own.mkdir()
    entry = "- {{entry: H1.1, owner: {}}}\n"
    for owner in ("Ann", "Bea"):
        (own / "owners.yml").write_text(entry.format(owner), "utf-8")
        commit(repository, owner)
    assert said(capsys, "HEAD~1", "HEAD") == (0, "Nothing differs.\n")
    status, text = said(capsys, "HEAD~1", "HEAD", "--with", "ours")
    assert status == 1
    assert "changed own entries H1.1: owner Ann -> Bea\n" in text
    assert "added own entries H1.1\n" in said(capsys, "HEAD~2", "HEAD", "--with", "ours")[1], "it was not there yet"


def test_what_cannot_be_read_is_said_and_is_no_difference(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "site").mkdir()
    for name in ("entries.json", "overlaps.json"):
        (repository / "site" / name).write_text("{}", "utf-8")
    for old, says in (
        ("mian", '"mian" is no folder or file here, and no revision of repository (did you mean main?)'),
        ("HEAD:mapping", "HEAD:mapping holds no data: there is no mapping/sources.yml in it"),
        ("site", "site holds the files of a built site, which say less than its data; give that, or the package"),
        (ALMANAC, f"{ALMANAC} is neither a folder nor a package; packages end in .whl, .zip, .tar, .tar.gz, .tgz"),
        ("--output=x", "No such option"),
    ):
        status, text = said(capsys, old, "HEAD")
        assert status == 2
        assert says in text
    edit(repository / ALMANAC, ("level: Same", "level: Sme"))
    status, text = said(capsys, "HEAD", ".")
    assert status == 2
    assert text.startswith(".: the crosswalk data has 1 problem:\nmappings/crosswalks/almanac.yml:6:")
    assert "(did you mean Same?)" in text
    shutil.rmtree(repository / ".git")
    assert "and no revision: git says: " in said(capsys, "HEAD", "mappings")[1]
    monkeypatch.setenv("PATH", "")
    assert said(capsys, "HEAD", "mappings") == (
        2,
        '"HEAD" is no folder or file here, and without git no revision can be read\n',
    )


@pytest.mark.usefixtures("repository")
def test_the_formats_are_lines_a_comment_and_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "HEAD~1", "HEAD", "--format", "markdown") == (
        1,
        (
            "### HEAD~1 → HEAD\n\n**1 pair differs**\n\n- H1.1 with K1: kitchen-to-harbour partial → full\n\n"
            "**1 source has other rows**\n\n- almanac: 1 changed (rows 3 (unchanged))\n\n**Counts**\n"
        ),
    )
    status, text = said(capsys, "HEAD~1", "HEAD", "--format", "json")
    assert status == 1
    assert json.loads(text)["pairs"][0]["levels"] == {"kitchen-to-harbour": {"old": "partial", "new": "full"}}
