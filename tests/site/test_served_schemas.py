"""The schemas of data files on the site: each has its own address, and what it refers to is there."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs_crosswalk.files.data_schemas import served_schemas
from tests.support.builds import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.builds import BuiltSite

HOME = "https://example.github.io/mkdocs-crosswalk/"


def test_each_schema_has_its_own_address_and_what_it_refers_to_is_there(site: BuiltSite) -> None:
    paths = sorted((site.folder / "schema/data").iterdir())
    assert {path.name for path in paths} == {path.name for path in (ROOT / "mappings/schema").iterdir()}
    for path in paths:
        text = path.read_text("utf-8")
        said = json.loads(text)
        assert said["$id"] == f"{HOME}schema/data/{path.name}"
        for target in re.findall(r'"\$ref": "([^#"]+)#/\$defs/([a-z-]+)"', text):
            there = site.folder / urljoin(said["$id"], target[0]).removeprefix(HOME)
            assert target[1] in json.loads(there.read_text("utf-8"))["$defs"]


def test_without_an_address_or_schemas_none_is_made_up(tmp_path: Path) -> None:
    assert served_schemas(tmp_path, HOME) == {}
    texts = served_schemas(ROOT / "mappings", "")
    assert texts["schema/data/owners.json"] == (ROOT / "mappings/schema/owners.json").read_text("utf-8")
    below = json.loads(served_schemas(ROOT / "mappings", f"{HOME}crosswalk/")["schema/data/owners.json"])
    assert below["$id"] == f"{HOME}crosswalk/schema/data/owners.json"
