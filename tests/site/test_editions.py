"""Editions of the data: one written from what differs, the page of changes, and the site before kept beside today's."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from tools.editions import editions

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.cli import main
from mkdocs_crosswalk.data.problems import CatalogueError
from mkdocs_crosswalk.registers.heads import head
from tests.support.builds import ROOT, BuiltSite, build, copy_of_repository
from tests.support.readings import commit, git
from tests.support.tiny_pair import write_tiny_pair

if TYPE_CHECKING:
    from pathlib import Path

NEXT = "2026.11.1"
DAY = "2026-11-30"
ADDRESS = "https://example.com/cw/"
PAIR = "  - iso: A.8.16\n    soc2: CC7.2\n    soc2_to_iso: full\n    iso_to_soc2: "


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the edition after today's in a copy: one pair is stronger, and an evidence item has another name."""
    folder = copy_of_repository(tmp_path_factory.mktemp("later") / "repository")
    pairs = folder / "mappings/crosswalks/editorial.yml"
    pairs.write_text(pairs.read_text("utf-8").replace(f"{PAIR}partial", f"{PAIR}full", 1), "utf-8")
    items = folder / "mappings/evidence.yml"
    old = "name: User access review\n"
    assert items.read_text("utf-8").count(old) == 1
    items.write_text(items.read_text("utf-8").replace(old, "name: Access review & <b>more</b>\n"), "utf-8")
    said = ["edition", NEXT, "--about", 'Two changes: "one" & another.', "--date", DAY]
    assert main([*said, "--data", str(folder / "mappings"), "--against", str(ROOT)]) == 0
    return folder


@pytest.fixture(scope="module")
def old_site(later: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build that edition as one that was published before."""
    target = tmp_path_factory.mktemp("old") / "site"
    said = {"SITE_URL": ADDRESS, "SUPERSEDED": "true", "EDITIONS": "2026.10,2026.11"}
    result = build(later, target, {**said, "PYTHONPATH": str(later / "plugins")}, strict=True)
    assert result.returncode == 0, result.stderr
    return BuiltSite(target)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_an_edition_is_what_differs_in_words(later: Path) -> None:
    edition = load(later / "mappings").editions[-1]
    assert (edition.name, edition.day.isoformat(), edition.about) == (NEXT, DAY, 'Two changes: "one" & another.')
    assert [(c.kind, c.of, c.says) for c in edition.changes] == [
        ("pair", ("A.8.16", "CC7.2"), "For SOC 2 partial → full."),
        ("evidence", ("user-access-review",), "Other name."),
    ]


def test_an_edition_is_written_once_and_after_those_before(later: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = ["--data", str(later / "mappings"), "--about", "x"]
    for name, day, says in (
        (NEXT, DAY, f"the edition {NEXT} is there already"),
        ("2026.12", "2026-11-29", f"of {DAY} is later"),
        ("2026.10", DAY, f"of {DAY} is later"),
    ):
        assert main(["edition", name, "--date", day, *data]) == 1
        assert says in capsys.readouterr().err
    for said in (["--date", "2931-01-01", *data], ["--data", data[1], "--about", " "], [*data, "--against", ""]):
        assert main(["edition", "2027.02", *said]) == 2
        assert re.search("has not come yet|it is empty", capsys.readouterr().err)
    assert main(["edition", "2027-02", *data]) == 2
    assert "write the year and month, such as 2026.11" in capsys.readouterr().err
    assert {file.stem for file in (later / "mappings/editions").iterdir()} == {"2026.11", NEXT}


def test_the_page_has_what_each_edition_changed_with_links(old_site: BuiltSite, site: BuiltSite) -> None:
    tree = old_site.page("changes/").tree
    (table, items) = tree.css("table.xw-t--changes")
    cells = [words(cell.html or "") for cell in table.css("tbody tr > *")]
    assert cells == ["A.8.16 with CC7.2", "For SOC 2 partial → full."]
    assert [a.attributes["href"] for a in table.css("a")] == ["../iso27001/a-8-16/", "../soc2/cc7-2/"]
    assert "Access review &amp; &lt;b&gt;more&lt;/b&gt;" in (items.html or "")
    titles = [words(node.html or "") for node in tree.css("article h2")]
    assert titles == [
        f"Edition {NEXT}, 30 November 2026: 2 changes",
        "Edition 2026.11, 30 November 2026: the first",
    ]
    kept = [a.attributes["href"] for a in tree.css("article > p a") if "editions/" in (a.attributes["href"] or "")]
    assert kept == ["../editions/2026.11/", "../editions/2026.10/"]
    assert "editions/" not in site.page("changes/").html


def test_each_page_says_its_edition_and_an_entry_in_which_it_changed(old_site: BuiltSite, site: BuiltSite) -> None:
    for one, name in ((old_site, NEXT), (site, "2026.11")):
        for url in ("", "iso27001/a-5-18/", "matrix/", "guides/", "guides/clause-4/", "about/data/", "gap/"):
            assert f"edition {name}" in words(one.page(url).html), (name, url)
    changed = words(old_site.page("iso27001/a-8-16/").html)
    assert f"Changed In edition {NEXT}" in changed
    assert "Changed In edition" not in words(old_site.page("iso27001/a-8-15/").html)


def test_a_page_of_an_edition_before_leads_to_the_same_page_of_today(old_site: BuiltSite, site: BuiltSite) -> None:
    for url in ("iso27001/a-5-18/", "guides/clause-4/", ""):
        line = old_site.page(url).tree.css_first(".xw-before")
        assert line is not None
        assert words(line.html or "") == f"This is edition {NEXT} of the data, as it was. The same page today"
        assert [a.attributes["href"] for a in line.css("a")] == [f"{ADDRESS}{url}"]
        canonical = old_site.page(url).tree.css_first("link[rel=canonical]")
        assert canonical is not None
        assert canonical.attributes["href"] == f"{ADDRESS}{url}"
        assert site.page(url).tree.css_first(".xw-before") is None


def test_the_editions_before_are_those_of_the_tags(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    (folder / "mappings/editions").mkdir(parents=True)

    (folder / "a").write_text("before there were any", "utf-8")
    for names, tag in (((), "v0.0.1"), (("2026.9",), "v0.1.0"), ((), "v0.1.1"), (("2026.11",), "v0.10.0"), ((), "x1")):
        for name in names:
            (folder / f"mappings/editions/{name}.yml").write_text("", "utf-8")
        commit(folder, tag)
        git(folder, "tag", tag)
    assert editions(folder) == {"2026.9": "v0.1.1"}
    (folder / "mappings/editions/2026.12.yml").write_text("", "utf-8")
    assert editions(folder) == {"2026.9": "v0.1.1", "2026.11": "v0.10.0"}


EDITION = (
    'edition: "2026.11"\ndate: 2026-05-12\nabout: First.\nchanges:\n  - {kind: pair, of: [K1, H1.1], says: New.}\n'
)
SLIPS = {
    '"2026.11"': ('"2026-11"', '2:10: "2026-11" is no edition; write year and month, such as "2026.11"'),
    "kind: pair": ("kind: pairs", '6:12: unknown kind "pairs" (did you mean pair?)'),
    "about": ("abuot", '4:1: unknown field "abuot" (did you mean about?)'),
}


@pytest.mark.parametrize("old", SLIPS)
def test_a_slip_in_an_edition_has_its_place(old: str, tmp_path: Path) -> None:
    new, message = SLIPS[old]
    data = write_tiny_pair(tmp_path / "data")
    (data / "editions").mkdir()
    file = data / "editions/2026.11.yml"
    file.write_text(f"{head('editions/2026.11.yml')}\n{EDITION.replace(old, new, 1)}", "utf-8")
    shutil.copy(file, data / "editions/again.yml")
    with pytest.raises(CatalogueError) as caught:
        load(data)
    assert any(message in str(problem) for problem in caught.value.problems), caught.value
    file.write_text(f"{head('editions/2026.11.yml')}\n{EDITION}", "utf-8")
    shutil.copy(file, data / "editions/again.yml")
    with pytest.raises(CatalogueError, match=r'"2026\.11" stands in data/editions/2026\.11\.yml already'):
        load(data)
