"""The real data, loaded once for all tests of this folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.support.small_crosswalk import small_crosswalk

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue


@pytest.fixture(scope="session")
def mappings() -> Path:
    return Path(__file__).parents[2] / "mappings"


@pytest.fixture(scope="session")
def published(catalogue: Catalogue) -> Catalogue:
    """Return the data as if this project had judged no pair: what the sources alone say."""
    return replace(catalogue, judgements={})


@pytest.fixture(scope="session")
def small(mappings: Path, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Return the frameworks with a few rows that can be counted by hand."""
    return small_crosswalk(mappings, tmp_path_factory.mktemp("small"))
