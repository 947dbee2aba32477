"""The real data, loaded once for all tests of this folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mkdocs_crosswalk.catalogue import Catalogue, load


@pytest.fixture(scope="session")
def mappings() -> Path:
    return Path(__file__).parents[2] / "mappings"


@pytest.fixture(scope="session")
def catalogue(mappings: Path) -> Catalogue:
    return load(mappings)


@pytest.fixture(scope="session")
def published(catalogue: Catalogue) -> Catalogue:
    """Return the data as if this project had judged no pair: what the sources alone say."""
    return replace(catalogue, judgements={})
