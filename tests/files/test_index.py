"""The list of the files for machines: where it is, what it says of the data, and what it does not know."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.catalogue.policies import Citation, Policy, PolicySet
from mkdocs_crosswalk.engines.commit import commit_of
from mkdocs_crosswalk.engines.parts import OFFERED
from mkdocs_crosswalk.files.home import Home
from mkdocs_crosswalk.files.policy_items import policies_json, policies_uri
from mkdocs_crosswalk.files.site_files import site_files
from mkdocs_crosswalk.views.site import build_site
from tests.support.tiny_pair import write_tiny_pair

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue


def git(folder: Path, *command: str) -> str:
    whole = ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", *command]
    return subprocess.run(whole, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def test_a_commit_is_known_of_data_that_is_as_it_was_committed(tmp_path: Path) -> None:
    data = tmp_path / "mappings"
    data.mkdir()
    (data / "a.yml").write_text("a: 1\n", "utf-8")
    assert commit_of(data) == ""
    git(tmp_path, "init", "-q")
    assert commit_of(data) == ""
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "Data")
    (tmp_path / "page.md").write_text("not of the data", "utf-8")
    assert commit_of(data) == git(tmp_path, "rev-parse", "HEAD")
    (data / "a.yml").write_text("a: 2\n", "utf-8")
    assert commit_of(data) == ""
    assert commit_of(tmp_path / "nowhere") == ""


def test_nothing_is_claimed_that_nobody_knows(tmp_path: Path) -> None:
    tiny = load(write_tiny_pair(tmp_path / "data"))
    files = site_files(build_site(tiny, parts=("api", "exchange"), offered=OFFERED), Home(lambda p: p.uri), "assets/")
    index = json.loads(files["api/v2/index.json"])
    assert index["data"] == {"edition": "2026.03.04", "date": "2026-03-04"}
    assert "base" not in index
    assert {item["path"] for item in index["items"]} >= {"api/v2/entries.json", "exchange/oscal/catalog-kitchen-1.json"}
    schemas = {uri: json.loads(text) for uri, text in files.items() if "/schema/" in uri}
    assert schemas and not [uri for uri, schema in schemas.items() if "$id" in schema]
    assert not [*Draft202012Validator(schemas["api/v2/schema/index.json"]).iter_errors(index)]


@pytest.mark.parametrize("commit", ["", "0" * 40])
def test_the_policies_of_a_site_are_a_list_that_the_index_names(catalogue: Catalogue, commit: str) -> None:
    cited = (Citation("A.5.15", "rules", "Rules"), Citation("CC6.1", "", ""))
    access = Policy("policies/access.md", "Access", cited, "Head of IT", date(2026, 1, 2), entries=("A.5.15", "CC6.1"))
    text = policies_json(catalogue, PolicySet((access,), date(2026, 2, 2)), lambda p: f"{p.uri.strip('/')}#{p.anchor}")
    home = Home(lambda place: place.uri, site_url="https://example.org/", commit=commit)
    uri = policies_uri(catalogue)
    files = site_files(build_site(catalogue, parts=("api",), offered=OFFERED), home, "assets/", {uri: text})
    said: dict[str, Any] = json.loads(text)
    assert said["items"] == [
        {
            "title": "Access",
            "url": "policies/access.md#",
            "owner": "Head of IT",
            "reviewed": "2026-01-02",
            "names": [
                {"entry": "A.5.15", "section": "Rules", "url": "policies/access.md#rules"},
                {"entry": "CC6.1", "section": "Access", "url": "policies/access.md#"},
            ],
        }
    ]
    assert not [*Draft202012Validator(json.loads(files["api/v1/schema/policies.json"])).iter_errors(said)]
    index = json.loads(files["api/v1/index.json"])
    assert index["data"].get("commit", "") == commit
    (listed,) = (item for item in index["items"] if item["path"] == uri)
    assert (listed["count"], listed["schema"]) == (1, "api/v1/schema/policies.json")
