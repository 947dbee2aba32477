"""Two builds of one state are the same bytes, wherever, whenever and however hashes fall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.builds import ROOT, build, bytes_of, copy_of_repository

if TYPE_CHECKING:
    from pathlib import Path


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    variants: tuple[tuple[str, dict[str, str]], ...] = (
        ("here", {"SOURCE_DATE_EPOCH": "1000000000", "PYTHONHASHSEED": "1"}),
        (
            "elsewhere/deeper",
            {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        ),
    )
    found = []
    for name, environment in variants:
        folder = copy_of_repository(tmp_path / name)
        environment["PYTHONPATH"] = str(folder / "plugins")
        result = build(folder, folder / "site", environment, strict=True)
        assert result.returncode == 0, result.stderr
        found.append(bytes_of(folder / "site"))
    one, other = found
    assert set(one) == set(other)
    assert [name for name in one if one[name] != other[name]] == []


def test_folders_of_a_framework_come_in_its_own_order(tmp_path: Path) -> None:
    example, found = ROOT / "examples/harbour-and-kitchen", []
    for seed in ("0", "3"):
        result = build(example, tmp_path / seed, {"SOURCE_DATE_EPOCH": "1000000000", "PYTHONHASHSEED": seed})
        assert result.returncode == 0, result.stderr
        found.append(bytes_of(tmp_path / seed))
    assert found[0] == found[1]
