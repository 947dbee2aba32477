"""Pages that moved: every slip in the list is reported at its place, and an old address leads on without a script."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.cli import main
from mkdocs_crosswalk.data.locations import written_pages
from mkdocs_crosswalk.data.problems import CatalogueError
from mkdocs_crosswalk.engines.parts import OFFERED
from mkdocs_crosswalk.files.redirect_files import redirect_files
from mkdocs_crosswalk.registers.heads import head
from mkdocs_crosswalk.views.site import build_site
from tests.support.builds import ROOT, BuiltSite, build
from tests.support.own_data import written

if TYPE_CHECKING:
    from pathlib import Path

MOVES = """\
- {from: evidence/access-recertification/, to: evidence/user-access-review/}
- {from: guides/old/, to: guides/choosing/}
"""
CONFIG = """\
site_name: Map
site_url: {}
theme: {{name: material, font: false}}
plugins: [crosswalk: {{prefix: "", mappings: mappings, parts: [evidence, guides]}}]
"""
SLIPS = (
    (
        "- {from: evidence/old/, to: evidence/user-acces-review/}\n",
        '2:29: there is no page at "evidence/user-acces-review/" (did you mean evidence/user-access-review/?)',
    ),
    (
        "- {from: soc2/cc6-1/, to: soc2/cc6-2/}\n",
        '2:10: "soc2/cc6-1/" is the address of a page; nothing moved away from it',
    ),
    ("- {from: a/, to: soc2/}\n- {from: a/, to: matrix/}\n", '3:10: "a/" stands twice (first in line 2)'),
    (
        "- {from: a/, to: b/}\n- {from: b/, to: matrix/}\n",
        '2:18: "b/" has moved itself; lead to where the page is now (did you mean matrix/?)',
    ),
    ("- {from: /a, to: matrix/}\n", '2:10: "/a" is no address; write it as evidence/user-access-review/'),
    ("- {from: a/}\n", '2:3: the field "to" is missing'),
    ("- {from: a/, to: matrix/, wy: x}\n", '2:27: unknown field "wy"'),
    (
        f"- {{from: a/{'b' * 300}/, to: matrix/}}\n",
        f'2:10: "a/{"b" * 300}/" is no address; write it as evidence/user-access-review/',
    ),
    ("a/: matrix/\n", '2:1: "redirects.yml" must be a list, not a mapping'),
)


def data_with(folder: Path, text: str) -> Path:
    shutil.copytree(ROOT / "mappings", folder)
    (folder / "redirects.yml").write_text(f"{head('redirects.yml')}\n{text}", "utf-8")
    return folder


@pytest.mark.parametrize(("text", "message"), SLIPS)
def test_a_slip_is_reported_at_its_place(tmp_path: Path, text: str, message: str) -> None:
    folder = data_with(tmp_path / "mappings", text)
    with pytest.raises(CatalogueError) as caught:
        build_site(load(folder), written_pages(ROOT / "content"), offered=OFFERED)
    assert [str(p) for p in caught.value.problems] == [f"mappings/redirects.yml:{message}"]


def test_the_command_reports_it_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(data_with(tmp_path / "mappings", SLIPS[0][0]))]) == 1
    assert SLIPS[0][1] in capsys.readouterr().err


def test_an_old_address_leads_to_the_page_without_a_script(tmp_path: Path) -> None:
    base = "https://example.org/map/"
    data_with(tmp_path / "mappings", MOVES)
    written(tmp_path, {"mkdocs.yml": CONFIG.format(base)})
    (tmp_path / "docs").mkdir()
    result = build(tmp_path, tmp_path / "site", strict=True)
    assert result.returncode == 0, result.stderr
    site = BuiltSite(tmp_path / "site")
    for old, new in re.findall(r"from: (\S+), to: (\S+)}", MOVES):
        page = site.page(old)
        assert page.moved_to == new
        (canonical,) = page.hrefs("link[rel=canonical]")
        assert canonical == base + new
        assert [page.to(href)[0] for href in page.hrefs()] == [new]
        assert not page.tree.css("script, style, [style]")
        assert old not in (site.folder / "sitemap.xml").read_text("utf-8")


def test_addresses_may_end_in_html(tmp_path: Path) -> None:
    catalogue = load(data_with(tmp_path / "mappings", MOVES))
    site = build_site(catalogue, written_pages(ROOT / "content"), offered=OFFERED)
    files = redirect_files(site, lambda p: p.uri.replace(".md", ".html"), "", directory_urls=False)
    assert list(files) == ["evidence/access-recertification.html", "guides/old.html"]
    assert 'url=user-access-review.html"' in files["evidence/access-recertification.html"]
    assert '<link rel="canonical" href="choosing.html">' in files["guides/old.html"]


def test_the_export_knows_the_guides_that_an_old_address_leads_to(tmp_path: Path) -> None:
    data = data_with(tmp_path / "mappings", MOVES)
    assert main(["export", str(tmp_path / "docs"), "--prefix", "map", "--data", str(data)]) == 0
    assert (tmp_path / "docs/map/guides/choosing.md").is_file()
