"""The data as it is, and with a change each; every reading is made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.engines.readings import read_data
from tests.support.builds import ROOT
from tests.support.choice import with_frameworks
from tests.support.contribution import contribute
from tests.support.readings import copied, edit

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.changes.reading import Reading

EDITORIAL = "crosswalks/editorial.yml"
PAIR = "  - iso: A.8.16\n    soc2: CC7.2\n"


@pytest.fixture(scope="session")
def before() -> Reading:
    return read_data(str(ROOT / "mappings"))


@pytest.fixture(scope="session")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """Return the data with two lines of one pair edited."""
    data = copied(tmp_path_factory.mktemp("edited"))
    level = ("iso_to_soc2: partial", "iso_to_soc2: full")
    edit(data / EDITORIAL, level, ("reviewed: 2026-11-28", "reviewed: 2026-11-30"), after=PAIR)
    return read_data(str(data))


@pytest.fixture(scope="session")
def contributed(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Reading:
    """Return the data with a source of thirty rows, a level and an item."""
    data = copied(tmp_path_factory.mktemp("contributed"))
    contribute(data, with_frameworks(catalogue))
    return read_data(str(data))
