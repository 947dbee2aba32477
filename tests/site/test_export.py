"""`crosswalk export`, and whole sites of what it writes, with generators that run no plugin of ours."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from mkdocs_crosswalk.cli import main
from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.files.owned_folder import MARKER, write_folder
from mkdocs_crosswalk.views.addresses import address_of
from tests.site.test_whole_site import usual
from tests.support.builds import BuiltSite, build, bytes_of, write_site
from tests.support.crawl import broken_links
from tests.support.frameworks import OURS, SOC2, SOC2_TO_ISO
from tests.support.installed import Clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

CONFIG = """\
site_name: Policies
site_url: https://docs.example.org/
theme: {name: mkdocs}
plugins: []
markdown_extensions: [def_list]
validation: {omitted_files: warn, absolute_links: warn, unrecognized_links: warn, anchors: warn}
not_in_nav: |
  /crosswalk/
nav: [index.md]
"""
ZENSICAL = """\
[project]
site_name = "Policies"
site_url = "https://docs.example.org/"
"""
TAKEN_FROM = ("api/", "downloads/", "exchange/")
TO_TAKE = (".json", ".csv", ".xlsx", ".tsv", ".yaml")
HOME = "# Policies\n\n[A.5.15](crosswalk/iso27001/a-5-15.md#overlap)\n"


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a site of one page and export the crosswalk beside it, with the real command."""
    folder = write_site(tmp_path_factory.mktemp("exported"), CONFIG, {"index.md": HOME})
    command = [sys.executable, "-m", "mkdocs_crosswalk.cli", "export", "docs", "--prefix", "crosswalk"]
    command += ["--site-url", "https://docs.example.org"]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.endswith(f"files to download are in {Path('docs/crosswalk')}.\n")
    return folder


@pytest.fixture(scope="module")
def plain(exported: Path) -> BuiltSite:
    result = build(exported, exported / "plain", strict=True)
    assert result.returncode == 0, result.stderr[-2000:]
    return BuiltSite(exported / "plain", log=result.stderr + result.stdout)


@pytest.fixture(scope="module")
def zensical(exported: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    clean = Clean(tmp_path_factory.mktemp("zensical"))
    clean.lock("zensical")
    (exported / "zensical.toml").write_text(ZENSICAL, "utf-8")
    result = clean.run("-m", "zensical", "build", "--clean", "--strict", folder=exported)
    assert result.returncode == 0, result.stderr[-2000:]
    return BuiltSite(exported / "site", log=result.stderr + result.stdout)


def below(site: BuiltSite, prefix: str = "crosswalk/") -> set[str]:
    return {url.removeprefix(prefix) for url in site.pages if url.startswith(prefix)}


def test_plain_mkdocs_builds_the_same_pages_strictly_and_quietly(plain: BuiltSite, site: BuiltSite) -> None:
    assert below(plain) == usual(site.pages) - {"404.html"}
    assert not [line for line in plain.log.splitlines() if not line.startswith("INFO")]


def test_plain_mkdocs_leaves_every_link_whole(plain: BuiltSite) -> None:
    assert not broken_links(plain)[:10]


@pytest.mark.audit
def test_zensical_builds_the_same_pages(zensical: BuiltSite, site: BuiltSite) -> None:
    assert below(zensical) == usual(site.pages) - {"404.html"}


@pytest.mark.audit
def test_zensical_leaves_every_link_whole(zensical: BuiltSite) -> None:
    assert not broken_links(zensical)[:10]


@pytest.mark.parametrize("name", ["plain", pytest.param("zensical", marks=pytest.mark.audit)])
def test_a_page_says_what_the_plugins_says(name: str, request: pytest.FixtureRequest, catalogue: Catalogue) -> None:
    built: BuiltSite = request.getfixturevalue(name)
    control = built.page("crosswalk/iso27001/a-5-18/")
    assert "A.5.18 Access rights" in control.title or "A.5.18 Access rights" in control.tree.css("h1")[0].text()
    level = catalogue.overlaps["A.5.18", "CC6.2"].levels[SOC2_TO_ISO].capitalize()
    matches = [" ".join(li.text().split()) for li in control.tree.css("li")]
    assert [m for m in matches if m.startswith(f"{level}: CC6.2 {catalogue.entries['CC6.2'].title}: ")]
    assert "cc6-2" in control.ids
    assert "A.9.2 User Access Management" in control.tree.css("body")[0].text()
    gap = built.page("crosswalk/gap/iso27001-to-soc2/")
    assert [h.text().rstrip("¶") for h in gap.tree.css("h2")][:3] == [
        "Settle first",
        "First: others build on it",
        "Before the period begins",
    ]
    rows = [li.text().strip() for li in gap.tree.css("h2:not(#outcomes) ~ ul > li")]
    items = [said for said in rows if re.search(r"\n\d+ records?\.", said)]
    assert len(items) == len(catalogue.in_scope(SOC2, ("Security",)))
    assert items[0].split()[0] in catalogue.entries and ": " in items[0]


def test_the_files_to_download_are_those_of_the_plugin(exported: Path, site: BuiltSite) -> None:
    folder = exported / "docs/crosswalk"
    ours = {p.relative_to(folder).as_posix() for p in folder.rglob("*.*") if p.suffix in TO_TAKE}
    assert ours == {name for name in usual(site.files) if name.startswith(TAKEN_FROM) and name.endswith(TO_TAKE)}


def named(nav: object) -> Iterator[str]:
    """Yield the pages that a navigation names."""
    if isinstance(nav, dict):
        nav = [*nav.values()]
    for item in nav if isinstance(nav, list) else ():
        yield from [item] if isinstance(item, str) else named(item)


SCOPED = re.compile(r"(gap|evidence/plan)/(iso27001-to-soc2|soc2-to-iso27001)/.+\.md")
"""Pages of the larger scopes of a report, which the switches of the first one lead to."""


def test_the_navigation_names_every_page_once(exported: Path) -> None:
    folder = exported / "docs/crosswalk"
    nav = yaml.safe_load((folder / ".nav.yml").read_text("utf-8"))["nav"]
    every = {p.relative_to(folder).as_posix() for p in folder.rglob("*.md")}
    there = list(named(nav))
    assert len(set(there)) == len(there)
    assert set(there) <= every
    left = {uri for uri in every - set(there) if not SCOPED.fullmatch(uri)}
    assert left == {"go.md"}


@pytest.mark.audit
@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_with_that_navigation_and_pruning_a_page_carries_its_own_section(
    engine: str, exported: Path, tmp_path: Path
) -> None:
    shutil.copytree(exported / "docs", tmp_path / "docs")
    theme = "theme: {name: material, features: [navigation.prune]}"
    (tmp_path / "mkdocs.yml").write_text(f"site_name: X\n{theme}\nplugins: [awesome-nav]\n", "utf-8")
    python = Path(sys.executable)
    if engine == "zensical":
        clean = Clean(tmp_path / "engine")
        clean.lock("zensical")
        python = clean.python
    result = Clean.run_in(python, tmp_path, "-m", engine, "build", "--strict")
    assert result.returncode == 0, result.stderr[-2000:]
    site = BuiltSite(tmp_path / "site")
    page = site.page("crosswalk/iso27001/a-5-15/")
    titles = [a.text(strip=True) for a in page.tree.css(".md-nav--primary a")]
    assert "A.5.14 Information transfer" in titles
    assert not [title for title in titles if title.startswith("A.8.1 ")]
    assert sum(len(one.html) for one in site.pages.values()) < 45_000_000


def test_a_link_to_what_is_left_out_is_its_text_and_every_other_stays(exported: Path) -> None:
    folder = exported / "docs/crosswalk"
    texts = {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*.md")}
    assert not [name for name, text in texts.items() if re.search(r"\]\([^)]*nist-csf", text)]
    assert "see NIST CSF 2.0 |" in texts["guides/standards-beside-27001.md"]
    assert "[How to read this site](how-to-read.md)" in texts["about/data.md"]


def test_an_export_with_every_framework_has_the_pages_and_files_of_this_site(tmp_path: Path, site: BuiltSite) -> None:
    every = [argument for framework in OURS for argument in ("--framework", framework)]
    assert main(["export", str(tmp_path / "docs"), *every]) == 0
    files = set(bytes_of(tmp_path / "docs"))
    assert {address_of(name) for name in files if name.endswith(".md")} == set(site.pages) - {"404.html"}
    made = {name for name in files if name.endswith(TO_TAKE)}
    assert made == {name for name in site.files if name.startswith(TAKEN_FROM) and name.endswith(TO_TAKE)}


def test_addresses_in_data_are_those_of_the_built_pages(exported: Path, plain: BuiltSite) -> None:
    entries = json.loads((exported / "docs/crosswalk/api/v1/entries.json").read_text("utf-8"))["items"]
    assert all(entry["url"].partition("#")[0] in plain.pages for entry in entries)
    gap = (exported / "docs/crosswalk/downloads/gap-soc2-to-iso27001-security.csv").read_text("utf-8-sig")
    assert "https://docs.example.org/crosswalk/iso27001/a-5-5/" in gap


def test_a_second_export_replaces_the_first_with_the_same_bytes(exported: Path, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "crosswalk").mkdir(parents=True)
    arguments = ["export", str(docs), "--prefix", "crosswalk", "--site-url", "https://docs.example.org"]
    assert main(arguments) == 0
    first = bytes_of(docs)
    (docs / "crosswalk/iso27001/a-5-15.md").unlink()
    assert main(arguments) == 0
    assert bytes_of(docs) == first == {n: b for n, b in bytes_of(exported / "docs").items() if n != "index.md"}
    assert [path.name for path in docs.iterdir()] == ["crosswalk"]


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "index.md").write_text("# Mine\n", "utf-8")
    assert main(["export", str(tmp_path)]) == 1
    assert "holds files that the crosswalk did not write" in capsys.readouterr().err
    assert bytes_of(tmp_path) == {"index.md": b"# Mine\n"}
    assert main(["export", str(tmp_path / "index.md")]) == 1
    assert "is a file" in capsys.readouterr().err


def test_a_file_put_into_an_exported_folder_is_not_deleted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkdocs_crosswalk.commands.export.markdown_site", lambda *_: {"index.md": b"# Crosswalk\n"})
    assert main(["export", str(tmp_path / "docs")]) == 0
    (tmp_path / "docs/notes.md").write_text("mine", "utf-8")
    assert main(["export", str(tmp_path / "docs")]) == 1
    assert "would be deleted: notes.md; move them elsewhere" in capsys.readouterr().err
    assert set(bytes_of(tmp_path / "docs")) == {"index.md", "notes.md", MARKER}


def test_an_exported_page_that_was_changed_is_not_overwritten(tmp_path: Path) -> None:
    first = {"a.md": b"# A\n", "b/b.md": b"# B\n", "c.csv": b"1\n"}
    write_folder(tmp_path, first)
    (tmp_path / "c.csv").write_bytes(b"1\r\n")  # as Git checks it out elsewhere
    write_folder(tmp_path, first)
    (tmp_path / "b/b.md").write_bytes(b"# B, as we do it\n")
    with pytest.raises(CrosswalkError, match=r"files of the crosswalk that were changed since: b/b.md; keep"):
        write_folder(tmp_path, {"a.md": b"new"})
    assert bytes_of(tmp_path)["b/b.md"] == b"# B, as we do it\n"
    (tmp_path / "b/b.md").unlink()
    write_folder(tmp_path, {"a.md": b"new"})
    assert set(bytes_of(tmp_path)) == {"a.md", MARKER}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "example.org", "//example.org", 'https://x/" onclick="'])
def test_an_address_of_the_site_that_is_none_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    assert main(["export", str(tmp_path / "docs"), "--site-url", address]) == 2
    said = capsys.readouterr().err
    assert f"Invalid value for '--site-url': \"{address}\" is no address; write it as https://example.com" in said
    assert not list(tmp_path.iterdir())


def test_data_in_the_folder_of_the_pages_is_not_exported_beside_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "docs/compliance"
    own.mkdir(parents=True)
    (own / "owners.yml").write_text("- {entry: A.5.1, owner: Ann}\n", "utf-8")
    assert main(["export", str(tmp_path / "docs"), "--prefix", "map", "--with", str(own)]) == 1
    assert "and its files would be published; move it elsewhere" in capsys.readouterr().err
    assert set(bytes_of(tmp_path)) == {"docs/compliance/owners.yml"}


def test_nothing_is_left_half_written(tmp_path: Path) -> None:
    write_folder(tmp_path / "docs", {"a.md": b"a"})
    before = bytes_of(tmp_path)
    with pytest.raises(Exception, match="cannot be written"):
        write_folder(tmp_path / "docs", {"a.md": b"b", "a.md/b.md": b"no folder"})
    assert bytes_of(tmp_path) == before


SLOW = """
import sys, time
from pathlib import Path
from mkdocs_crosswalk.files.owned_folder import write_folder
write = Path.write_bytes
def slowly(path, content):
    write(path, content)
    print(flush=True)
    time.sleep(60)
Path.write_bytes = slowly
write_folder(Path(sys.argv[1]), {"a.md": b"a"})
"""


def test_what_a_killed_export_left_goes_with_the_next_and_what_is_in_use_or_not_ours_stays(tmp_path: Path) -> None:
    not_ours = {".crosswalk-abcdefgh/notes.md": b"mine", ".crosswalk-notes/new": b"mine"}
    halfway = {".crosswalk-hgfedcba/new/a.md": b"new", ".crosswalk-hgfedcba/old/a.md": b"the only copy"}
    for name, content in (not_ours | halfway).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    before = bytes_of(tmp_path)
    with subprocess.Popen([sys.executable, "-c", SLOW, str(tmp_path / "docs")], stdout=subprocess.PIPE) as export:
        assert export.stdout and export.stdout.readline()
        write_folder(tmp_path / "other", {"b.md": b"b"})
        assert len(bytes_of(tmp_path)) == len(before) + 3, "what the running export has written, and the other"
        export.kill()
    write_folder(tmp_path / "docs", {"a.md": b"a"})
    written = {name: b for name, b in bytes_of(tmp_path).items() if not name.startswith(("docs/", "other/"))}
    assert written == before


def test_a_list_that_is_none_of_ours_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / MARKER).write_bytes(b"\xff\xfe")
    with pytest.raises(CrosswalkError, match="is not the list that the crosswalk wrote") as caught:
        write_folder(tmp_path, {"a.md": b"a"})
    assert len(str(caught.value).splitlines()) == 1
    assert bytes_of(tmp_path) == {MARKER: b"\xff\xfe"}


def test_bad_data_writes_nothing_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").mkdir()
    assert main(["export", str(tmp_path / "docs"), "--data", str(tmp_path / "data")]) == 1
    assert "the crosswalk data has" in capsys.readouterr().err
    assert not (tmp_path / "docs").exists()
