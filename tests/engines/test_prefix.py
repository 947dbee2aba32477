"""The folder of a site that the crosswalk goes to: the plugin and the export take and refuse the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.cli import main
from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.engines.prefix import clean_prefix
from tests.support.builds import BuiltSite, build, bytes_of, write_site
from tests.support.crawl import broken_links

if TYPE_CHECKING:
    from pathlib import Path

REFUSED = {
    "../../escaped": "escaped",
    "a/../../b": "a/b",
    "..": "",
    "./map": "map",
    "/map": "map",
    "a//b": "a/b",
    ".hidden": "hidden",
    "a/.map": "a/map",
    "templates": "",
    "templates/map": "",
    "\"'><script>": "script",
    "docs?x": "docs-x",
    "docs#x": "docs-x",
    "%2e%2e/x": "2e-2e/x",
    "C:\\docs": "C/docs",
    " map": "map",
    "map /a": "map/a",
    "a\nb": "a-b",
    "a\0b": "a-b",
    "a\u202eb": "a-b",
    "{{ x }}": "x",
    "é" * 150: "",
    "x" * 300: "",
}
TAKEN = {
    "": "",
    "compliance": "compliance/",
    "docs/map/": "docs/map/",
    "a/templates": "a/templates/",
    "Über uns/a & b": "Über uns/a & b/",
}


@pytest.mark.parametrize(("text", "closest"), REFUSED.items())
def test_what_is_no_folder_of_a_site_is_refused_with_the_closest_that_is(text: str, closest: str) -> None:
    with pytest.raises(CrosswalkError, match="is no folder of a site") as caught:
        clean_prefix(text)
    said = str(caught.value)
    assert said.endswith(f'(did you mean "{closest}"?)' if closest else '(write it as "compliance" or "docs/map")')
    assert said.isprintable()
    assert len(said) < 200
    assert not closest or clean_prefix(closest) == f"{closest}/"


@pytest.mark.parametrize("text", ["../../escaped", "\"'><script>"])
def test_the_plugin_refuses_it_before_anything_is_written(text: str, tmp_path: Path) -> None:
    config = f"site_name: Security\nplugins: [crosswalk: {{prefix: {json.dumps(text)}}}]\n"
    folder = write_site(tmp_path / "a/b", config, {"index.md": "# Home\n"})
    before = bytes_of(tmp_path)
    result = build(folder, folder / "site")
    assert result.returncode == 1
    assert "option 'prefix': the prefix" in result.stderr
    assert "Traceback" not in result.stderr
    assert bytes_of(tmp_path) == before


@pytest.mark.parametrize("text", ["../elsewhere", "a\0b", "x" * 300])
def test_the_export_refuses_it_in_one_line(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(tmp_path / "docs"), "--prefix", text]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("text", "folder"), TAKEN.items())
def test_a_folder_of_a_site_is_taken_as_it_is(text: str, folder: str) -> None:
    assert clean_prefix(text) == folder


@pytest.mark.audit
def test_every_link_below_a_folder_of_any_name_leads_somewhere(tmp_path: Path) -> None:
    config = "site_name: Security\nplugins: [search, crosswalk: {prefix: 'Über uns/a & b'}]\n"
    folder = write_site(tmp_path, config, {"index.md": "# Home\n\nA.5.15\n"})
    result = build(folder, folder / "site", strict=True)
    assert result.returncode == 0, result.stderr
    site = BuiltSite(folder / "site")
    assert not broken_links(site)[:10]
    page = site.page("Über uns/a & b/iso27001/a-5-15/")
    linked = {page.to(href)[0] for href in page.hrefs("link[href]") if "://" not in href}
    assert "Über uns/a & b/assets/crosswalk/crosswalk.css" in linked
    assert {path for path in linked if path not in site.files} == set()
