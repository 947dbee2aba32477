"""The Markdown twins of the pages, and `llms.txt` that leads to them."""

from __future__ import annotations

import json
import re
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.data.locations import written_pages
from mkdocs_crosswalk.engines.parts import OFFERED
from mkdocs_crosswalk.prose.guides import read_told
from mkdocs_crosswalk.views.site import build_site
from tests.support.builds import ROOT, BuiltSite, build, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")


def twins(site: BuiltSite) -> dict[str, str]:
    return {name: (site.folder / name).read_text("utf-8") for name in sorted(site.files) if name.endswith(".md")}


def broken(site: BuiltSite, found: dict[str, str]) -> list[str]:
    """Return the links of Markdown files that lead to nothing on the site."""
    wrong = []
    for name, text in found.items():
        for href in LINK.findall(text):
            if "://" in href:
                continue
            path = href.partition("#")[0]
            target = normpath(join(dirname(name), path)).removeprefix("./")
            page = "" if target == "." else f"{target}/"
            if (page if path.endswith("/") else target) not in (site.pages if path.endswith("/") else site.files):
                wrong.append(f"{name}: {href}")
    return wrong


def test_every_generated_page_has_a_twin_at_its_address(site: BuiltSite, catalogue: Catalogue) -> None:
    written = written_pages(ROOT / "content")
    told = read_told(catalogue, written)
    assert set(twins(site)) == set(build_site(catalogue, written, offered=OFFERED, **told).pages)
    text = (site.folder / "iso27001/a-5-18.md").read_text("utf-8")
    assert "\n# A.5.18 Access rights\n" in text
    assert "[CC6.2](../soc2/cc6-2.md)" in text
    assert "no certified auditor has reviewed it" in text


def test_links_of_twins_lead_to_twins_pages_and_files(site: BuiltSite) -> None:
    assert broken(site, twins(site))[:10] == []


def test_the_head_of_a_generated_page_names_its_twin(site: BuiltSite) -> None:
    named: dict[str, str] = {}
    for page in site.pages.values():
        hrefs = page.hrefs('link[rel~=alternate][type="text/markdown"]')
        named |= {page.to(href)[0]: page.url for href in hrefs if page.url != "404.html"}
    assert set(named) == set(twins(site))
    assert named["soc2/index.md"] == "soc2/"
    assert named["matrix.md"] == "matrix/"


def test_no_twin_is_found_by_search_or_listed_in_the_sitemap(site: BuiltSite) -> None:
    index = json.loads((site.folder / "search/search_index.json").read_text("utf-8"))
    assert not [doc["location"] for doc in index["docs"] if ".md" in doc["location"]]
    assert ".md" not in (site.folder / "sitemap.xml").read_text("utf-8")


def test_llms_txt_says_what_the_site_is_and_leads_to_every_entry(site: BuiltSite, catalogue: Catalogue) -> None:
    text = (site.folder / "llms.txt").read_text("utf-8")
    assert "\\" not in text.partition("\n## ")[0]  # what is said of the site is no text of the data to be escaped
    assert text.startswith("# Crosswalk of ISO/IEC 27001:2022, SOC 2 and NIST CSF 2.0\n\n> ")
    assert "no certified auditor has reviewed it" in text
    hrefs = LINK.findall(text)
    base = "https://example.github.io/mkdocs-crosswalk/"
    assert all(href.startswith(base) and href.removeprefix(base) in site.files for href in hrefs)
    assert len(set(hrefs)) == len(hrefs)
    titles = set(re.findall(r"^- \[([^]]+)\]", text, re.MULTILINE))
    assert {catalogue.label_apart(e) for e in catalogue.singles} <= titles


@pytest.mark.parametrize("directory_urls", [True, False])
def test_twins_lie_beside_the_pages_of_another_site_and_strict_builds_stay_quiet(
    tmp_path: Path, directory_urls: bool
) -> None:
    config = (
        "site_name: Policies\ntheme: {name: mkdocs}\nplugins: [search, {crosswalk: {parts: [twins, api, matrix]}}]\n"
        f"use_directory_urls: {str(directory_urls).lower()}\n"
    )
    folder = write_site(tmp_path, config, {"index.md": "# Policies\n"})
    result = build(folder, folder / "site", strict=True)
    assert result.returncode == 0, result.stderr
    site = BuiltSite(folder / "site", log=result.stderr + result.stdout)
    assert not [line for line in site.log.splitlines() if not line.startswith("INFO")]
    found = twins(site)
    assert "crosswalk/iso27001/a-5-15.md" in found
    if directory_urls:
        assert broken(site, found)[:10] == []
    else:
        targets = {h for h in LINK.findall(found["crosswalk/matrix/all.md"]) if "how-to-read" in h}
        assert targets == {"../about/how-to-read.html"}
    assert "](iso27001/index.md)" in (site.folder / "crosswalk/llms.txt").read_text("utf-8")
    assert (site.folder / "crosswalk/objects.inv").is_file()
