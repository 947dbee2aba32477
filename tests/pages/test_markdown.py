"""The second renderer: the same pages as Markdown files, which plain MkDocs builds without a warning."""

from __future__ import annotations

import shutil
from posixpath import dirname, relpath
from typing import TYPE_CHECKING

from mkdocs_crosswalk.exports import download_files
from mkdocs_crosswalk.pages import build_site
from mkdocs_crosswalk.pages.markdown import MarkdownRenderer, escape
from tests.support.builds import ROOT, BuiltSite, build, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue import Catalogue
    from mkdocs_crosswalk.pages.addresses import Place

CONFIG = "site_name: Plain\ntheme: {name: mkdocs}\nplugins: []\nvalidation: {links: {unrecognized_links: ignore}}\n"


def test_plain_mkdocs_builds_the_same_pages_with_every_link_whole(catalogue: Catalogue, tmp_path: Path) -> None:
    site = build_site(catalogue)
    renderer = MarkdownRenderer(site)
    pages = {}
    for page in site.pages.values():
        here = dirname(page.uri)

        def address(place: Place, here: str = here) -> str:
            return relpath(place.uri, here) if here else place.uri

        pages[page.uri] = renderer.render(page, address)
    folder = write_site(tmp_path, CONFIG, pages)
    shutil.copytree(ROOT / "content", folder / "docs", dirs_exist_ok=True)
    for name, content in download_files(site, lambda place: place.uri).items():
        (folder / "docs" / name).parent.mkdir(exist_ok=True)
        (folder / "docs" / name).write_bytes(content)
    result = build(folder, folder / "site", strict=True)
    assert result.returncode == 0, result.stderr[-2000:]
    built = BuiltSite(folder / "site")
    control = built.page("iso27001/a-5-18/")
    assert [h.text() for h in control.tree.css("h1, h2")][:2] == ["A.5.18 Access rights", "Overlap"]
    rows = [[c.text().strip() for c in row.css("td")] for row in control.tree.css("table tr")]
    assert ["CC6.2User registration, authorisation and de-registration", "PartialFor SOC 2: Full"] in [
        r[:2] for r in rows
    ]
    assert "A.9.2 User Access Management" in control.html
    gap = built.page("gap/iso27001-to-soc2/")
    assert [h.text() for h in gap.tree.css("h2")] == ["New", "Extend", "Carries over"]
    items = [li.text() for li in gap.tree.css("h3 + ul > li")]
    assert len(items) == 33
    assert items[0].startswith("CC1.2 Board independence and oversight: ")


def test_what_means_something_in_markdown_is_escaped() -> None:
    assert escape("a|b *c* <d> [e] _f_ `g` #h \\") == "a\\|b \\*c\\* \\<d\\> \\[e\\] \\_f\\_ \\`g\\` \\#h \\\\"
