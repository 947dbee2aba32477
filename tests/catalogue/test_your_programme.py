"""The guide on how far a company is: its examples are read, and its words and fields are those of the readers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.support.company_data import DAY
from tests.support.own_data import FOLDER, PROGRAMME, examples, written
from tools.schemas import schemas

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.programme.checks import Asks, checks
from mkdocs_crosswalk.programme.fresh import GRACE, SOON
from mkdocs_crosswalk.programme.programme import Programme
from mkdocs_crosswalk.registers.evidence import RHYTHMS
from mkdocs_crosswalk.registers.organisation import Preset
from mkdocs_crosswalk.registers.status import Because, RunBy, Status

if TYPE_CHECKING:
    from pathlib import Path

TEXT = PROGRAMME.read_text("utf-8")
FILES = {name.removeprefix(f"{FOLDER}/"): text for name, text in examples(PROGRAMME).items()}


@pytest.fixture(scope="module")
def programme(mappings: Path, tmp_path_factory: pytest.TempPathFactory) -> Programme:
    return Programme(load(mappings, {FOLDER: written(tmp_path_factory.mktemp("guide"), FILES)}, DAY), DAY)


def test_the_examples_are_whole_and_right(programme: Programme) -> None:
    assert set(FILES) == {"organisation.yml", "status.yml", "records.yml", "controls.yml"}
    assert programme.catalogue.doubts == ()
    assert programme.asked and programme.asked.key == "iso"
    assert programme.held and programme.held.framework == "soc2-2017"


@pytest.mark.parametrize("name", FILES)
def test_each_example_is_right_alone(name: str, mappings: Path, tmp_path: Path) -> None:
    assert load(mappings, {FOLDER: written(tmp_path, {name: FILES[name]})}, DAY).doubts == ()


def test_what_the_guide_says_of_its_examples_is_so(programme: Programme) -> None:
    said = programme.catalogue.own.status["A.5.18"]
    assert (said.owner, said.because, said.applicable) == ("Head of IT", ("risk", "contract"), True)
    left_out = programme.catalogue.own.status["A.8.30"]
    assert left_out.excluded and left_out.because == ()
    asked = {(check.entry, check.asks) for check in checks(programme)}
    assert ("A.5.18", Asks.CONTROL_OPEN) not in asked  # it is not implemented either
    assert not [entry for entry, asks in asked if asks in (Asks.ASSURANCE, Asks.ASSURANCE_RECORD)]


def fields(shape: Any) -> set[str]:
    """Return the names of all fields of a shape."""
    if isinstance(shape, list):
        return {name for part in shape for name in fields(part)}
    if not isinstance(shape, dict):
        return set()
    return set(shape.get("properties", {})) | {name for part in shape.values() for name in fields(part)}


@pytest.mark.parametrize("name", ["organisation", "status", "records"])
def test_every_field_is_in_the_guide(name: str) -> None:
    assert [
        field for field in sorted(fields(schemas()[name])) if f"`{field}`" not in TEXT and f"{field}:" not in TEXT
    ] == []


def test_every_word_is_in_the_guide() -> None:
    words = (*Status, *Because, *RunBy, *Preset, *RHYTHMS)
    assert [word for word in words if f"`{word}`" not in TEXT] == []
    assert f"last {SOON} days" in TEXT and f"up to {GRACE} days" in TEXT


def test_every_group_and_range_of_the_guide_is_one(mappings: Path, tmp_path: Path) -> None:
    sentence = TEXT[TEXT.index("All three are read alike") : TEXT.index("or a list of these")]
    named = re.findall(r"`([^`]+)`", sentence)
    assert len(named) == 9
    for number, text in enumerate(named):
        status = {"status.yml": f"entries: [{{entry: {text}, owner: Lead}}]\n"}
        assert load(mappings, {FOLDER: written(tmp_path / str(number), status)}, DAY).own.status
