"""What words lead to: any page that is there, and a slip is reported at its place."""

from __future__ import annotations

import gzip
import json
import shutil
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.problems import CatalogueError
from mkdocs_crosswalk.engines.parts import OFFERED
from mkdocs_crosswalk.files.jump_file import jump_file
from mkdocs_crosswalk.views.reuse import reuse_of
from mkdocs_crosswalk.views.site import build_site
from tests.support.builds import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue


def leading_to(folder: Path, target: str) -> Catalogue:
    """Return the catalogue with a word that leads somewhere."""
    shutil.copytree(ROOT / "mappings", folder)
    file = folder / "search.yml"
    first, rest = file.read_text("utf-8").split("\n", 1)
    file.write_text(f"{first}\n- {{words: [odd], to: [{target}]}}\n{rest}", "utf-8")
    return load(folder)


@pytest.mark.parametrize("target", ["sources/index", "evidence/index", "gap/soc2-to-iso27001/availability"])
def test_words_lead_to_any_page(tmp_path: Path, target: str) -> None:
    site = build_site(leading_to(tmp_path / "mappings", target), offered=OFFERED)
    found = json.loads(jump_file(site, lambda place: place.uri))
    assert found["words"][0] == [["odd"], [target]]
    (place,) = (place for place in found["places"] if place["id"] == target)
    assert (place["title"], place["url"]) == (site.pages[f"{target}.md"].title, f"{target}.md")


@pytest.mark.parametrize(
    ("target", "near"), [("gap/soc2-to-iso2701", "gap/soc2-to-iso27001"), ("source/index", "sources/index")]
)
def test_a_page_that_is_not_there_is_reported_at_its_place(tmp_path: Path, target: str, near: str) -> None:
    catalogue = leading_to(tmp_path / "mappings", target)
    with pytest.raises(CatalogueError) as caught:
        build_site(catalogue, offered=OFFERED)
    (problem,) = caught.value.problems
    assert str(problem) == f'mappings/search.yml:2:23: unknown page "{target}" (did you mean {near}?)'


def test_a_page_that_a_site_does_without_is_no_slip(tmp_path: Path) -> None:
    site = build_site(leading_to(tmp_path / "mappings", "evidence/index"), parts=("matrix",), offered=OFFERED)
    found = json.loads(jump_file(site, lambda place: place.uri))
    assert ["odd"] not in [words for words, _ in found["words"]]


def test_a_record_serves_as_many_entries_as_its_page_and_the_register_say(catalogue: Catalogue) -> None:
    site = build_site(catalogue, offered=OFFERED)
    places = json.loads(jump_file(site, lambda place: place.uri))["places"]
    served = {place["id"].removeprefix("evidence/"): place["serves"] for place in places if "serves" in place}
    assert served == {item: reuse.total for item, reuse in reuse_of(catalogue).items()}
    assert served == {item: len(catalogue.served(item)) for item in catalogue.evidence}


def test_how_ids_are_written_is_little_and_names_none(catalogue: Catalogue) -> None:
    spellings = json.loads(jump_file(build_site(catalogue, offered=OFFERED), lambda place: place.uri))["ids"]
    text = json.dumps(spellings, ensure_ascii=False, separators=(",", ":"))
    assert len(gzip.compress(text.encode(), 6, mtime=0)) < 1024
    assert not [entry for entry in catalogue.entries if f'"{entry}"' in text]
    assert len(spellings["numberings"]) == sum(len(framework.ids) for framework in catalogue.frameworks.values())
