"""The options, through real strict builds: what each changes, what there is, and that no link leads to what is not."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from mkdocs.config import config_options as c

from mkdocs_crosswalk.catalogue.selection import categories
from mkdocs_crosswalk.engines.fail_on import SHARE, WORDS
from mkdocs_crosswalk.engines.mkdocs.options import CrosswalkConfig
from mkdocs_crosswalk.engines.parts import PARTS
from mkdocs_crosswalk.views.addresses import WORD
from tests.support.builds import QUIET, ROOT, BuiltSite, build, bytes_of, copy_of_repository, write_site
from tests.support.crawl import broken_links
from tests.support.hosting import hosted
from tests.support.own_data import written
from tests.support.seldom import seldom
from tests.support.weight import too_heavy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import CompletedProcess

    from playwright.sync_api import Browser

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

PLAIN = """\
site_name: Rules
site_url: https://example.org/rules/
theme: {name: material, font: false}
validation: {omitted_files: warn, absolute_links: warn, unrecognized_links: warn, anchors: warn}
"""
PAGES = {
    "index.md": "# Rules\n",
    "access.md": "---\nsatisfies: CC6.1\n---\n# Access\n\nA.5.15\n",
    "rules/a.md": "# A\n",
}
NO_IDS = {"index.md": "# Rules\n"}
DATA = {"own/owners.yml": "- {entry: A.5.15, owner: Head of IT}\n"}
PUBLISHED = (
    *("codex-help-page", "soc2-to-iso27001-article", "comparison-guide", "sorena-comparison"),
    "iso27001-to-soc2-table",
)
PAGE = ROOT / "content/about/options.md"


def run(folder: Path, options: str, pages: dict[str, str] | None = None) -> CompletedProcess[str]:
    """Build a site with its own pages strictly; the options are YAML in one line."""
    config = f"{PLAIN}plugins: [search, {{crosswalk: {options}}}]\n"
    written(write_site(folder, config, pages or PAGES), DATA)
    return build(folder, folder / "site", strict=True)


def built(folder: Path, options: str, pages: dict[str, str] | None = None) -> BuiltSite:
    """Return a site built without a warning, all of whose links lead somewhere."""
    result = run(folder, options, pages)
    assert result.returncode == 0, result.stderr
    assert not [line for line in result.stderr.splitlines() if not line.startswith("INFO")]
    site = BuiltSite(folder / "site", log=result.stderr)
    assert broken_links(site)[:10] == []
    return site


def ids(site: BuiltSite) -> list[str]:
    """Return the ids of the entries that the jump knows."""
    found = json.loads((site.folder / "crosswalk/assets/crosswalk/jump.json").read_text("utf-8"))
    return [place["id"] for place in found["places"]]


def policy_last(site: BuiltSite) -> bool:
    html = site.page("access/").html
    return html.index("</h1>") < html.index("A.5.15</a>") < html.index("This policy satisfies")


def found_by_search(site: BuiltSite) -> set[str]:
    """Return the pages of the crosswalk that the search of a site knows."""
    index = json.loads((site.folder / "search/search_index.json").read_text("utf-8"))
    return {doc["location"].partition("#")[0] for doc in index["docs"] if doc["location"].startswith("crosswalk/")}


Effect = tuple[str, "Callable[[BuiltSite], bool]"]
EFFECTS: dict[str, Effect] = {
    "prefix": ("map", lambda site: "map/go/" in site.pages and "crosswalk/go/" not in site.pages),
    "content_security_policy": (
        "true",
        lambda site: bool(site.page("").tree.css("meta[http-equiv=Content-Security-Policy]")),
    ),
    "link_ids": ("false", lambda site: not site.page("access/").tree.css("article p > a.xw-id")),
    "data": ("own", lambda site: "Owner here" in site.page("crosswalk/iso27001/a-5-15/").html),
    "programme": ("private, data: own", lambda site: (site.folder.parent / "site-private/index.html").is_file()),
    "private_dir": (
        "kept, data: own, programme: private",
        lambda site: (site.folder.parent / "kept/index.html").is_file(),
    ),
    "mappings": (
        (ROOT / "examples/harbour-and-kitchen/mappings").as_posix(),
        lambda site: "crosswalk/harbour-code/" in site.pages and "crosswalk/iso27001/" not in site.pages,
    ),
    "policies": ("rules/*", lambda site: "rules/a/" in str(site.page("crosswalk/policies/").hrefs("article a"))),
    "fail_on": (
        "[late]",
        lambda site: bool(site.page("crosswalk/policies/").tree.css_first("#targets")),
    ),
    "policy_box": ("bottom", policy_last),
    "report_to": (
        '"https://example.com/report?of={page}"',
        lambda site: "https://example.com/report?of=" in site.page("crosswalk/iso27001/a-5-15/").html,
    ),
    "parts": ("[matrix]", lambda site: "crosswalk/matrix/" in site.pages and "crosswalk/soa/" not in site.pages),
    "categories": ("[security]", lambda site: "crosswalk/soc2/p4-1/" not in site.pages),
    "frameworks": (
        "[iso27001-2022, soc2-2017]",
        lambda site: "crosswalk/iso27001-2013/" not in site.pages and "A.9.2.1 (2013)" not in ids(site),
    ),
    "leave_out_sources": (
        "[comparison-guide]",
        lambda site: "comparison-guide" not in str(site.page("crosswalk/sources/").hrefs()),
    ),
    "search": ("false", lambda site: not found_by_search(site)),
}
"""A value of each option that is not its default, and what is then true of a site and otherwise is not."""


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return built(tmp_path_factory.mktemp("plain"), "{}")


@pytest.mark.parametrize("option", EFFECTS)
def test_an_option_changes_what_it_says(option: str, plain: BuiltSite, tmp_path: Path) -> None:
    value, holds = EFFECTS[option]
    others = "" if option == "parts" else ", parts: [sources]"
    pages = NO_IDS if option == "mappings" else PAGES  # other data knows none of the ids of PAGES
    assert holds(built(tmp_path, f"{{{option}: {value}{others}}}", pages))
    assert not holds(plain)


def rows() -> dict[str, list[str]]:
    """Return the cells of the table of options by the option's name."""
    return table(PAGE.read_text("utf-8").partition("\n## Parts\n")[0])


def table(text: str) -> dict[str, list[str]]:
    """Return the cells of the rows of a table, without those of its head, by the first."""
    lines = [line for line in text.splitlines() if line.startswith("| ")][1:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0].strip("`"): row[1:] for row in cells}


def said_values(cell: str) -> list[object]:
    """Return the values of a cell as YAML reads them, such as `off` as false."""
    return [yaml.safe_load(value) for value in re.findall(r"`([^`]+)`", cell)]


def test_the_table_names_every_option_and_each_is_used_by_a_build() -> None:
    options = [key for key, _ in CrosswalkConfig._schema]  # noqa: SLF001 - MkDocs has no other list of them
    assert list(rows()) == options
    assert list(EFFECTS) == options


@pytest.mark.parametrize(("key", "option"), CrosswalkConfig._schema)  # noqa: SLF001 - same
def test_the_table_has_the_values_and_defaults_of_the_code(key: str, option: object, catalogue: Catalogue) -> None:
    values, default = rows()[key][:2]
    assert isinstance(option, c.Choice | c.ListOfItems | c.Type)
    words: dict[str, object] = {"all": option.default, "none": [], "empty": "", "by your files": None}
    targets: list[object] = [*WORDS, {SHARE: 0.9}]
    named: dict[str, list[Any]] = {
        "fail_on": targets,
        "parts": [*PARTS, "all"],
        "categories": list(categories(catalogue)),
        "frameworks": [*catalogue.frameworks],
    }
    if default.startswith("all but "):
        wanted = [value for value in said_values(values) if value not in (*said_values(default), "all")]
        words[default] = option.default and wanted  # nothing stands for what is not there on request
    assert option.default == (words[default] if default in words else said_values(default)[0])
    if isinstance(option, c.Choice):
        assert set(said_values(values)) == {yaml.safe_load(str(choice).lower()) for choice in option.choices}
    elif isinstance(option, c.ListOfItems):
        assert said_values(values) == named.get(key, option.default)
        assert values in ("ids", "folders") or default.startswith("all") or key == "fail_on"
    else:
        assert said_values(values) == ([True, False] if option._type is bool else [])  # noqa: SLF001 - same
        assert values == "text" or option._type is bool  # noqa: SLF001 - same


def test_every_part_is_explained_in_order() -> None:
    section = PAGE.read_text("utf-8").partition("\n## Parts\n")[2].partition("\n## ")[0]
    assert tuple(re.findall(r"^- `([a-z]+)`: ", section, re.MULTILINE)) == PARTS


def part_of(name: str) -> str:
    """Return the part that a file goes with, by its path below the crosswalk's folder; empty for what always is."""
    if name in ("api/v1/overlaps.json", "assets/crosswalk/matrix.json"):
        return "matrix"
    if name.startswith("downloads/statement-"):
        return "soa"
    if name.startswith(WORD):
        return "word"
    if name.endswith((".md", "llms.txt")):
        return "twins"
    top = name.partition("/")[0]
    return "api" if top in ("objects.inv", "schema") else top if top in PARTS else ""


def test_the_cost_of_each_part_is_what_the_page_says(tmp_path: Path) -> None:
    site = built(tmp_path, "{parts: [all]}")
    costs: dict[str, list[int]] = {}
    for name in (name for name in site.files if name.startswith("crosswalk/")):
        costs.setdefault(part_of(name.removeprefix("crosswalk/")), []).append((site.folder / name).stat().st_size)
    section = PAGE.read_text("utf-8").partition("\n## Parts\n")[2].partition("\n## ")[0]
    said = table(section)
    assert list(said) == ["always there", *PARTS]
    for part, (files, size) in said.items():
        sizes = costs["" if part == "always there" else part]
        number, unit = size.split()
        # A new source or evidence item need not change the page.
        assert int(files) == pytest.approx(len(sizes), rel=0.1, abs=2), part
        assert float(number) * {"KB": 1e3, "MB": 1e6}[unit] == pytest.approx(sum(sizes), rel=0.1, abs=1e5), part


def test_one_line_of_configuration_is_light(plain: BuiltSite) -> None:
    ours = [name for name in plain.files if name.startswith("crosswalk/")]
    pages = [page for url, page in plain.pages.items() if url.startswith("crosswalk/")]
    assert len(ours) <= 1.15 * len(pages)
    weight = sum((plain.folder / name).stat().st_size for name in ours)
    assert weight <= 36e3 * len(pages)  # 20 MB at the 550 pages for which the bound was set
    assert too_heavy(plain, "rules/a/") == {}


def test_nothing_but_the_frameworks(tmp_path: Path) -> None:
    site = built(tmp_path, "{parts: []}", {"index.md": "# Rules\n"})
    tops = {url.removeprefix("crosswalk/").partition("/")[0] for url in site.pages if url.startswith("crosswalk/")}
    assert tops == {"", "go", "iso27001", "iso27001-2013", "soc2", "about"}
    home = [site.page("crosswalk/").to(href)[0] for href in site.page("crosswalk/").hrefs("article a[href]")]
    assert {"crosswalk/iso27001/", "crosswalk/soc2/", "crosswalk/about/how-to-read/"} <= set(home)
    files = {name.removeprefix("crosswalk/") for name in site.files if name.startswith("crosswalk/")}
    assert {name for name in files if not name.endswith(("index.html", ".js", ".css"))} == {
        "assets/crosswalk/jump.json",
        "assets/crosswalk/home.json",
    }
    assert site.page("crosswalk/soc2/cc6-1/").hrefs("link[rel~=alternate]") == []


TOGETHER = [
    "{categories: [security], frameworks: [iso27001-2022, soc2-2017]}",
    "{categories: [availability, privacy], parts: [gap, guides, downloads, evidence]}",
    "{parts: [documents, sources, twins, api], frameworks: [soc2-2017, iso27001-2022]}",
    f"{{leave_out_sources: [{', '.join(PUBLISHED)}], parts: [counterparts, corrections, sources, matrix, soa]}}",
]


@pytest.mark.parametrize("options", seldom(TOGETHER, (1, 3)))
def test_options_together_build_strictly_and_leave_no_link_broken(options: str, tmp_path: Path) -> None:
    site = built(tmp_path, options)
    assert {"crosswalk/", "crosswalk/go/", "crosswalk/iso27001/a-5-15/", "crosswalk/soc2/cc6-1/"} <= set(site.pages)


def test_every_wrong_name_is_said_at_once_and_the_old_site_stays(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("the old site", "utf-8")
    names = "categories: [Privacy], frameworks: [iso27001-2013, nist-csf], leave_out_sources: [this-project]"
    result = run(tmp_path, f"{{parts: [matirx], {names}}}")
    assert result.returncode == 1
    assert result.stderr.rstrip().endswith(
        "the options of the crosswalk plugin have 4 problems:\n"
        'parts: unknown "matirx" (did you mean matrix?)\n'
        'categories: unknown "Privacy" (did you mean privacy?)\n'
        'frameworks: unknown "nist-csf" (did you mean nist-csf-2.0?)\n'
        'leave_out_sources: "this-project" cannot be left out; the data rests on it'
    )
    assert "Traceback" not in result.stderr
    assert bytes_of(tmp_path / "site") == {"index.html": b"the old site"}


def test_a_list_is_asked_for_where_a_word_is_given(tmp_path: Path) -> None:
    result = run(tmp_path, "{parts: matrix}")
    assert result.returncode == 1
    assert "option 'parts': Expected a list of items" in result.stderr


OWN = """\
# Privacy

We meet CC6.1, SOC 2 P4.1 and A.9.2.1. See [how we use it](crosswalk:P4.2), [](crosswalk:P4.3) and [](crosswalk:A.5.34).
"""


SMALL = "plugins: [{crosswalk: {data: [own], parts: []}}]\n"
ON_DISK = """
from pathlib import Path

def on_files(files, config):
    assert all(Path(file.abs_src_path).is_file() for file in files)
"""


def owned(folder: Path, *command: str, configuration: str = "") -> None:
    """Build a site with data of its own in a folder, and hold that the data is there."""
    whole = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder / "made"), *command]
    environment = {**os.environ, **QUIET}
    result = subprocess.run(
        whole, cwd=folder, env=environment, input=configuration, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    assert "Head of IT" in BuiltSite(folder / "made").page("crosswalk/iso27001/a-5-15/").html


def test_a_configuration_that_is_no_file_is_read_as_if_it_were_one_here(tmp_path: Path) -> None:
    written(write_site(tmp_path, "", PAGES), {**DATA, "hook.py": ON_DISK})
    owned(tmp_path, "--config-file", "-", configuration=f"{PLAIN}{SMALL}hooks: [hook.py]\n")


def test_pages_may_lie_beside_the_folder_of_the_configuration(tmp_path: Path) -> None:
    write_site(tmp_path, "", {"index.md": "# Rules\n"})
    owned(write_site(written(tmp_path / "site", DATA), f"{PLAIN}{SMALL}docs_dir: ../docs\n", {}))


def test_an_id_left_out_is_plain_text_in_a_companys_own_pages(tmp_path: Path) -> None:
    options = "{categories: [security], frameworks: [iso27001-2022, soc2-2017], parts: []}"
    page = built(tmp_path, options, {"index.md": OWN}).page("")
    article = page.tree.css_first("article")
    assert article
    assert "We meet CC6.1, SOC 2 P4.1 and A.9.2.1. See how we use it, P4.3 and A.5.34." in article.text()
    assert [n.text() for n in article.css("p a")] == ["CC6.1", "A.5.34"]


def test_a_mistyped_id_still_warns(tmp_path: Path) -> None:
    result = run(tmp_path, "{categories: [security], parts: []}", {"index.md": "# A\n\nCC6.9 and A.5.51\n"})
    assert result.returncode == 1
    assert 'index.md:3:1: there is no "CC6.9"' in result.stderr
    assert 'index.md:3:11: there is no "A.5.51"' in result.stderr


def test_a_policy_that_satisfies_what_is_left_out_is_told_so(tmp_path: Path) -> None:
    pages = {"index.md": "---\nsatisfies: [CC6.1, P4.1]\n---\n# Privacy\n"}
    result = run(tmp_path, "{categories: [security], parts: []}", pages)
    assert result.returncode == 1
    (line,) = [line for line in result.stderr.splitlines() if "WARNING" in line]
    assert line.endswith('index.md:2:20: "P4.1" is a criterion of SOC 2, which this site leaves out')


def test_links_of_the_guides_to_what_is_left_out_are_text(tmp_path: Path, plain: BuiltSite) -> None:
    site = built(tmp_path, "{parts: [guides], categories: [security]}", {"index.md": "# Rules\n"})
    url = "crosswalk/guides/questions/"
    gone = {"documents", "evidence", "gap", "sources", "matrix", "corrections", "counterparts", "soa"}
    before = [plain.page(url).to(href)[0].split("/")[1] for href in plain.page(url).hrefs("article a[href]")]
    after = [site.page(url).to(href)[0].split("/")[1] for href in site.page(url).hrefs("article a[href]")]
    assert gone.intersection(before)
    assert not gone.intersection(after)
    words = [" ".join(b.page(url).tree.css("article")[0].text().split()) for b in (plain, site)]
    assert words[0] == words[1]


def test_a_fork_with_a_part_of_it_has_no_dead_link_in_its_footer_and_404_page(tmp_path: Path) -> None:
    folder = copy_of_repository(tmp_path / "repository")
    config = (folder / "mkdocs.yml").read_text("utf-8")
    config = config.replace("      parts: [all]\n", "      parts: []\n      categories: [security]\n")
    config = re.sub(
        r"^nav:\n(?:  .*\n)+", "nav: [index.md, about/data.md]\nnot_in_nav: '*.md'\n", config, flags=re.MULTILINE
    )
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    result = build(folder, folder / "site", {"PYTHONPATH": str(folder / "plugins")}, strict=True)
    assert result.returncode == 0, result.stderr
    site = BuiltSite(folder / "site")
    assert broken_links(site) == []
    assert "guides/choosing/" not in site.pages
    lost = site.page("404.html").hrefs(".md-content a[href]")
    assert [href.partition("mkdocs-crosswalk/")[2] for href in lost] == [
        *("iso27001/", "soc2/", "nist-csf/", "iso27001-2013/"),
    ]
    footer = site.page("").hrefs(".xw-foot a[href]")
    assert [site.page("").to(href)[0] for href in footer if "://" not in href] == ["about/how-to-read/", "about/data/"]


@pytest.mark.browser
def test_a_matrix_alone_says_who_says_what_and_the_jump_knows_no_page_left_out(
    browser: Browser, tmp_path: Path
) -> None:
    site = built(tmp_path, "{parts: [matrix], categories: [security]}", {"index.md": "# Rules\n"})
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    with hosted(site.folder) as host:
        page.goto(f"{host.address}crosswalk/matrix/?pair=A.5.15,CC6.1")
        panel = page.get_by_role("region", name="Chosen pair")
        panel.locator("summary", has_text="Sources").click()
        said = panel.get_by_role("listitem")
        said.first.wait_for()
        assert "Mapping article, 2026" in " ".join(said.all_inner_texts())
        assert said.get_by_role("link").count() == 0
        page.goto(f"{host.address}crosswalk/go/?id=cc61")
        page.wait_for_url("**/crosswalk/soc2/cc6-1/")
        page.goto(f"{host.address}crosswalk/go/?id=P4.1")
        page.locator("[data-xw-go] *").first.wait_for()
        assert page.url.endswith("?id=P4.1")
    page.close()
