"""A right contribution of data alone passes what a fork's deployment runs, and stands on the site."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.cli import main
from tests.support.builds import ROOT, BuiltSite, build, copy_of_repository
from tests.support.choice import with_frameworks
from tests.support.contribution import FILE, ITEM, ROWS, SOURCE, contribute

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue


def test_a_contribution_of_data_alone_is_checked_and_read(
    tmp_path: Path, catalogue: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "mappings"
    shutil.copytree(ROOT / "mappings", folder)
    changed = contribute(folder, with_frameworks(catalogue))
    assert main(["check", str(folder)]) == 0, capsys.readouterr().err
    now = load(folder)
    rows = [row for row in now.rows if row.source == SOURCE]
    assert len(rows) == ROWS
    assert all(SOURCE in now.overlaps[row.left[0].id, row.right[0].id].sources for row in rows)
    assert now.judgements[changed.left, changed.right].levels != changed.levels
    assert ITEM in now.evidence


def test_a_contribution_without_the_line_of_its_schema_is_told_which(
    tmp_path: Path, catalogue: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "mappings"
    shutil.copytree(ROOT / "mappings", folder)
    contribute(folder, with_frameworks(catalogue))
    path = folder / FILE
    line, _, rest = path.read_text("utf-8").partition("\n")
    path.write_text(rest, "utf-8")
    assert main(["check", str(folder)]) == 1
    problem = capsys.readouterr().err.splitlines()[-1]
    assert problem.startswith(f"mappings/{FILE}:1:1: ")
    assert problem.endswith(f'write "{line}"')
    path.write_text(f"{line.replace('crosswalk.json', 'sources.json')}\n{rest}", "utf-8")
    assert main(["check", str(folder)]) == 1


@pytest.mark.audit
def test_a_fork_deploys_a_contribution_of_data_alone(tmp_path: Path, catalogue: Catalogue) -> None:
    """The commands are those of `.github/workflows/pages.yml`, which `tests/test_repository.py` holds."""
    fork = copy_of_repository(tmp_path / "fork")
    contribute(fork / "mappings", with_frameworks(catalogue))
    target = tmp_path / "site"
    result = build(fork, target, {"PYTHONPATH": str(fork / "plugins")}, strict=True)
    assert result.returncode == 0, result.stderr
    site = BuiltSite(target)
    assert {f"sources/{SOURCE}/", f"evidence/{ITEM}/"} <= set(site.pages)
    assert f"row-{ROWS}" in site.page(f"sources/{SOURCE}/").ids
