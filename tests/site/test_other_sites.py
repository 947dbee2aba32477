"""The built wheel in a clean environment outside the repository, in MkDocs sites that are not this one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.site.test_whole_site import usual
from tests.support.builds import BuiltSite, build, bytes_of, write_site
from tests.support.crawl import broken_links
from tests.support.installed import NO_CHECKOUT

if TYPE_CHECKING:
    from tests.support.installed import Clean

PAGES = {
    "index.md": "# Policies\n\n[Access](access.md)\n",
    "access.md": (
        "# Access control policy\n\n"
        "See [A.5.15](crosswalk/iso27001/a-5-15.md#overlap) and [CC6.1](crosswalk/soc2/cc6-1.md).\n"
    ),
}
PLAIN = "site_name: Policies\nsite_url: https://example.org/policies/\ntheme: {name: material, font: false}\n"
CONFIG = f"{PLAIN}plugins: [search, crosswalk]\n"


@pytest.fixture(scope="module")
def policies(clean: Clean, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = write_site(tmp_path_factory.mktemp("policies"), CONFIG, PAGES)
    result = build(folder, folder / "site", NO_CHECKOUT, strict=True, python=clean.python)
    assert result.returncode == 0, result.stderr
    return BuiltSite(folder / "site", log=result.stderr + result.stdout)


def test_the_package_is_the_wheels_and_not_the_checkouts(clean: Clean, tmp_path: Path) -> None:
    result = clean.run("-c", "import mkdocs_crosswalk; print(mkdocs_crosswalk.__file__)", folder=tmp_path)
    assert Path(result.stdout.strip()).is_relative_to(clean.packages)


def test_the_documented_command_brings_all_that_a_site_needs(clean: Clean) -> None:
    assert {
        "mkdocs",
        "mkdocs-material",
        "jinja2",
        "pyyaml",
        "markdown",
        "click",
        "mkdocs-crosswalk",
    } <= clean.distributions()


def test_the_wheel_installs_one_package_and_no_more(clean: Clean) -> None:
    (record,) = clean.packages.glob("mkdocs_crosswalk-*.dist-info/RECORD")
    files = [line.split(",")[0] for line in record.read_text("utf-8").splitlines()]
    tops = {Path(name).parts[0] for name in files if not name.startswith("..")}
    assert {t for t in tops if not t.endswith(".dist-info")} == {"mkdocs_crosswalk"}
    assert "mkdocs_crosswalk/mappings/sources.yml" in files


def test_the_wheel_brings_its_templates_compiled(clean: Clean) -> None:
    code = "from mkdocs_crosswalk.render.compiled import own_templates; print(type(own_templates().loader).__name__)"
    assert clean.run("-c", code).stdout.strip() == "ModuleLoader"


def test_one_line_of_configuration_gives_the_whole_crosswalk_quietly(policies: BuiltSite, site: BuiltSite) -> None:
    ours = {f"crosswalk/{url}" for url in usual(site.pages) if not url.startswith(("404.html", "exchange/"))}
    assert ours == {url for url in policies.pages if url.startswith("crosswalk/")}
    assert not [line for line in policies.log.splitlines() if not line.startswith("INFO")]


def test_files_for_programs_come_on_request_and_what_pages_read_comes_always(policies: BuiltSite) -> None:
    ours = {name.removeprefix("crosswalk/") for name in policies.files if name.startswith("crosswalk/")}
    assert {name for name in ours if name.endswith((".json", ".md", ".txt", ".inv"))} == {
        *(f"assets/crosswalk/{name}.json" for name in ("home", "jump", "matrix", "rules")),
        "api/v1/overlaps.json",
    }
    assert not [href for page in policies.pages.values() for href in page.hrefs("link[type='text/markdown']")]
    assert "JSON" not in policies.page("crosswalk/iso27001/a-5-15/").tree.css(".xw-about")[0].text()


def test_without_the_extra_there_are_csv_files_and_no_workbooks_and_the_build_says_so(policies: BuiltSite) -> None:
    downloads = {name for name in policies.files if name.startswith("crosswalk/downloads/")}
    assert {name.rpartition(".")[2] for name in downloads} == {"csv"}
    assert len(downloads) == 36
    assert "`pip install xlsxwriter` adds them" in policies.log
    for page in policies.pages.values():
        assert not [href for href in page.hrefs() if href.endswith(".xlsx")], page.url
    assert "download>Whole list (CSV)</a>" in policies.page("crosswalk/gap/soc2-to-iso27001/").html


def test_no_link_is_broken_there(policies: BuiltSite) -> None:
    assert not broken_links(policies)[:10]


def test_the_sites_own_pages_are_no_heavier(clean: Clean, policies: BuiltSite, tmp_path: Path) -> None:
    pages = {**PAGES, "access.md": PAGES["access.md"].replace(".md#overlap", "/").replace("cc6-1.md", "cc6-1/")}
    folder = write_site(tmp_path / "without", PLAIN, pages)
    result = build(folder, folder / "site", NO_CHECKOUT, python=clean.python)
    assert result.returncode == 0, result.stderr
    without = bytes_of(folder / "site")
    for name in ("index.html", "access/index.html"):
        assert (policies.folder / name).stat().st_size <= len(without[name]) + 20, name


def test_the_sites_own_navigation_is_untouched(policies: BuiltSite) -> None:
    links = [n.text().strip() for n in policies.page("").tree.css(".md-nav--primary a.md-nav__link")]
    assert links == ["Policies", "Access control policy"]


def test_a_crosswalk_page_shows_its_own_section_after_the_sites_items(policies: BuiltSite) -> None:
    links = [
        n.text().strip()
        for n in policies.page("crosswalk/iso27001/a-5-15/").tree.css(".md-nav--primary a.md-nav__link")
    ]
    assert links[:2] == ["Policies", "Access control policy"]
    assert "A.5.15 Access control" in " ".join(links)
    assert len(links) < 75


def test_the_stylesheet_is_linked_on_crosswalk_pages_only(policies: BuiltSite) -> None:
    assert "crosswalk.css" not in policies.page("access/").html
    (href,) = [h for h in policies.page("crosswalk/matrix/").hrefs("link[rel=stylesheet]") if "crosswalk.css" in h]
    assert policies.page("crosswalk/matrix/").to(href)[0] in policies.files


def test_a_page_that_would_replace_one_of_the_sites_is_an_error(clean: Clean, tmp_path: Path) -> None:
    folder = write_site(tmp_path, CONFIG, {**PAGES, "crosswalk/matrix/index.md": "# Ours\n"})
    result = build(folder, folder / "site", NO_CHECKOUT, python=clean.python)
    assert result.returncode == 1
    assert '"crosswalk/matrix.md" of the crosswalk would replace "crosswalk/matrix/index.md"' in result.stderr
    assert "Traceback" not in result.stderr


def test_the_prefix_is_an_option(clean: Clean, tmp_path: Path) -> None:
    config = f"{PLAIN}plugins: [search, {{crosswalk: {{prefix: compliance/map/}}}}]\n"
    folder = write_site(tmp_path, config, {"index.md": "# Home\n\n[A.5.15](compliance/map/iso27001/a-5-15.md)\n"})
    result = build(folder, folder / "site", NO_CHECKOUT, strict=True, python=clean.python)
    assert result.returncode == 0, result.stderr
    assert (folder / "site/compliance/map/soc2/cc6-1/index.html").is_file()
