"""What the guides on hosting, linking, mappings and frameworks tell a reader to type: loaded, checked and built."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
import yaml

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.cli import main
from mkdocs_crosswalk.data.problems import CatalogueError
from mkdocs_crosswalk.engines.mkdocs.options import CrosswalkConfig
from mkdocs_crosswalk.prose.policies import read_policies
from mkdocs_crosswalk.registers.heads import head
from tests.support.builds import ROOT, BuiltSite, build, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

ABOUT = ROOT / "content/about"
MAPPING, FRAMEWORK, WIKI = "adding-a-mapping", "adding-a-framework", "internal-wiki"
GUIDES = (MAPPING, FRAMEWORK, WIKI, "hosting", "linking", "linking-from-other-tools")
EXAMPLE = "example-guide"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ADDRESS = re.compile(r"https://docs\.example\.com/([^\s`\")\]>}]*)")

SLIPS = {
    "`A.5.81` for `A.5.18`": ("A.5.18", "A.5.81"),
    "`Stong` for `Strong` in the first row": ("level: Strong", "level: Stong"),
    "the second row without its `corrected`": (
        """\
    corrected:
      iso: [{id: A.8.15, confidence: certain}]
      reason: A.12.4.1 is event logging in the edition of 2013, which is A.8.15 in 2022.
""",
        "",
    ),
    "the first row without its level": (", level: Strong", ""),
    "`nota` for `note` in the first row": ("note: It asks", "nota: It asks"),
}


def text_of(guide: str) -> str:
    return (ABOUT / f"{guide}.md").read_text("utf-8")


def examples(guide: str, language: str = "yaml") -> list[str]:
    """Return the blocks of a guide that are in a language."""
    return [m[2] for m in BLOCK.finditer(text_of(guide)) if m[1] == language]


def kind_of(example: str) -> str:
    """Return what an example is by the key that tells it."""
    if example.startswith("---"):
        return "policy"
    read = yaml.safe_load(example)
    keys = read if isinstance(read, dict) else read[0]
    kinds = ("plugins", "rows", "good_for", "satisfies", "framework", "shown", "kind", "uses", "repos")
    return next(key for key in kinds if key in keys)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the data with the source and the rows that the guide on mappings adds."""
    folder = tmp_path / "mappings"
    shutil.copytree(ROOT / "mappings", folder)
    source, rows = examples(MAPPING)
    with (folder / "sources.yml").open("a", encoding="utf-8") as sources:
        sources.write(f"\n{source}")
    (folder / f"crosswalks/{EXAMPLE}.yml").write_text(rows, "utf-8")
    return folder


def problems(data: Path) -> list[str]:
    with pytest.raises(CatalogueError) as caught:
        load(data)
    return [str(problem) for problem in caught.value.problems]


def test_every_example_in_yaml_is_of_a_kind_that_is_checked_here() -> None:
    kinds = {guide: [kind_of(example) for example in examples(guide)] for guide in GUIDES}
    assert kinds[MAPPING] == ["good_for", "rows"]
    assert kinds[WIKI] == ["plugins", "policy", "uses", "repos"]
    assert kinds[FRAMEWORK] == ["framework", "kind", "shown", "rows"]
    others = [kind for guide, found in kinds.items() if guide not in (MAPPING, WIKI, FRAMEWORK) for kind in found]
    assert set(others) == {"plugins", "policy", "satisfies"}


@pytest.mark.parametrize("guide", GUIDES)
def test_the_plugin_takes_the_options_of_each_configuration(guide: str) -> None:
    for example in (e for e in examples(guide) if kind_of(e) == "plugins"):
        for plugin in yaml.safe_load(example)["plugins"]:
            options = CrosswalkConfig()
            options.load_dict(plugin.get("crosswalk", {}) if isinstance(plugin, dict) else {})
            assert options.validate() == ([], []), example


@pytest.mark.parametrize("guide", GUIDES)
def test_the_front_matter_of_each_policy_is_right(guide: str, catalogue: Catalogue) -> None:
    for example in (e for e in examples(guide) if kind_of(e) == "policy"):
        (policy,), wrong = read_policies(catalogue, [("policy.md", example)])
        assert wrong == []
        assert policy.citations and policy.due


@pytest.mark.parametrize("guide", GUIDES)
def test_what_policies_satisfy_by_framework_and_section_is_right(guide: str, catalogue: Catalogue) -> None:
    for example in (e for e in examples(guide) if kind_of(e) == "satisfies"):
        (policy,), wrong = read_policies(catalogue, [("policy.md", f"---\n{example}---\n## Access reviews\n")])
        assert wrong == []
        assert policy.citations


def test_the_site_of_the_guide_on_wikis_builds_strictly(tmp_path: Path) -> None:
    config, policy, *_ = examples(WIKI)
    pages = {"index.md": "# Policies\n", "policies/access.md": f"{policy}\n# Access\n\n## Access reviews\n"}
    write_site(tmp_path, config.replace("name: material", "name: material\n  font: false"), pages)
    result = build(tmp_path, tmp_path / "site", strict=True)
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
    report = BuiltSite(tmp_path / "site").page("crosswalk/policies/")
    assert ("policies/access/", "") in [report.to(href) for href in report.hrefs()]


def test_the_example_of_a_mapping_is_valid_and_counted(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    catalogue = load(data)
    first, second, third = [row for row in catalogue.rows if row.source == EXAMPLE]
    assert EXAMPLE in catalogue.overlaps["A.5.18", "CC6.2"].sources
    assert EXAMPLE in catalogue.overlaps["A.8.15", "CC7.2"].sources
    assert (first.level, second.level, third.says) == ("full", "partial", "no-counterpart")
    assert main(["check", str(data)]) == 0
    (begins, counted) = re.findall(r"last line begins with `(.+)` and counts (.+)\.", text_of(MAPPING))[0]
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith(begins)
    assert re.findall(r"\d+ ([a-z ]+)", last) == re.split(", | and ", counted)


def test_the_check_says_of_each_slip_what_the_guide_says(data: Path) -> None:
    path = data / f"crosswalks/{EXAMPLE}.yml"
    right = path.read_text("utf-8")
    told = dict(re.findall(r"^\| (.+) \| `(mappings/.+)` \|$", text_of(MAPPING), re.MULTILINE))
    assert set(told) == set(SLIPS)
    for slip, (old, new) in SLIPS.items():
        assert old in right, slip
        path.write_text(right.replace(old, new, 1), "utf-8")
        assert problems(data) == [told[slip]]


def test_the_three_steps_of_the_guide_on_frameworks_are_read(data: Path) -> None:
    framework, source, order, rows = examples(FRAMEWORK)
    for name, text in (
        ("frameworks/harbour-2024.yml", framework),
        ("frameworks/order.yml", order),
        ("crosswalks/almanac.yml", rows),
    ):
        (data / name).write_text(f"{head(name)}\n{text}", "utf-8")
    with (data / "sources.yml").open("a", encoding="utf-8") as sources:
        sources.write(f"{source}- {{id: almanac, name: Almanac, title: What both share, kind: table}}\n")
    catalogue = load(data)
    assert [e.id for e in catalogue.framework_entries("harbour-2024")] == ["H1", "H1.1", "H1.2"]
    assert catalogue.ids.one("h 1.2") == "H1.2"
    levels = catalogue.overlaps["A.8.14", "H1.1"].levels
    assert list(levels.values()) == ["partial"]
    named = catalogue.overlaps["A.5.9", "H1.2"]
    assert named.counted and not named.levels


def test_the_slip_that_the_guide_on_frameworks_tells(data: Path) -> None:
    path = data / "frameworks/soc2-2017.yml"
    path.write_text(path.read_text("utf-8").replace("framework: soc2-2017", "framework: soc2-2018", 1), "utf-8")
    told = examples(FRAMEWORK, "text")[0]
    assert problems(data) == [told.strip()]


def test_the_files_that_the_guide_on_frameworks_names_are_there() -> None:
    names = set(re.findall(r"`((?:mappings|tests)/[\w./-]+\.(?:yml|txt))`", text_of(FRAMEWORK)))
    assert len(names) > 6
    assert not [name for name in names if not (ROOT / name).is_file()]


def test_each_address_to_paste_leads_to_a_page_and_section(site: BuiltSite, catalogue: Catalogue) -> None:
    addresses = {a for guide in ("linking", "linking-from-other-tools") for a in ADDRESS.findall(text_of(guide))}
    assert len(addresses) > 6
    for address in addresses:
        path, _, anchor = address.partition("#")
        if path.startswith("go/?id="):
            assert path == "go/?id=" or catalogue.ids.one(path.removeprefix("go/?id=")), address
        elif path in site.pages:
            assert not anchor or anchor in site.page(path).ids, address
        else:
            assert path in site.files or path == "", address


def test_no_example_is_taken_for_prose(site: BuiltSite) -> None:
    for guide in GUIDES:
        page = site.page(f"about/{guide}/")
        assert "```" not in "".join(n.text() for n in page.tree.css("article")), guide
        assert len(page.tree.css("article pre")) == text_of(guide).count("\n```") // 2


def test_each_make_command_exists() -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    named = {m for guide in GUIDES for m in re.findall(r"\bmake (\w+)(?=`|$)", text_of(guide), re.MULTILINE)}
    assert {"check", "serve", "site", "test"} <= named <= set(targets)


def test_the_example_of_yaml_alone_holds_what_the_guide_lists() -> None:
    example = ROOT / "examples/harbour-and-kitchen"
    listed = re.findall(r"^(mkdocs\.yml|mappings/\S+)$", examples(FRAMEWORK, "text")[1], re.MULTILINE)
    there = [p.relative_to(example).as_posix() for p in (example / "mappings").rglob("*.yml")]
    assert sorted(listed) == sorted(["mkdocs.yml", *there])
    assert main(["check", str(example / "mappings")]) == 0


def test_the_example_of_yaml_alone_builds_strictly(tmp_path: Path) -> None:
    result = build(ROOT / "examples/harbour-and-kitchen", tmp_path / "site", strict=True)
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
    site = BuiltSite(tmp_path / "site")
    assert {"harbour-code/practices/h1-1/", "kitchen/k1/", "matrix/", "sources/almanac/"} <= set(site.pages)
