"""A site that keeps its own data private: the public part is as if there were none, and a private copy has it all."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.cli import main
from mkdocs_crosswalk.engines.mkdocs.private_folder import MARKER
from mkdocs_crosswalk.registers.own_files import PROGRAMME_FILES
from mkdocs_crosswalk.render.private_mark import MARK
from mkdocs_crosswalk.views.answers import KEPT
from tests.support.builds import QUIET, BuiltSite, build, bytes_of, write_site
from tests.support.crawl import broken_links
from tests.support.leaks import leaks
from tests.support.own_data import written
from tests.support.serving import free_address, serving

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import CompletedProcess

MARKED = "xw-private-copy"
WHOLE = """\
site_name: Rules
site_url: https://rules.example.org/
theme: {name: material, font: false}
validation: {omitted_files: warn, absolute_links: warn, unrecognized_links: warn, anchors: warn}
plugins: [search, {crosswalk: {parts: [all], content_security_policy: true, data: keep}}]
"""
SMALL = """\
site_name: Rules
theme: {name: mkdocs}
validation: {omitted_files: warn, absolute_links: warn, unrecognized_links: warn, anchors: warn}
plugins: [{crosswalk: {parts: [], data: keep}}]
"""
WITHOUT = (", data: keep", "")
PAGES = {
    "index.md": "---\nsatisfies: [QX-07, 'QX-08, A.5.16']\n---\n# Rules\n\nQX-07 and A.5.15 and CC6.1.\n",
    "other.md": "# Other\n\nAs QX-08 says.\n",
}
SHOWN = {
    "keep/controls.yml": """\
framework: {id: zorbnak-controls, title: "Zorbnak's & rules", prefix: QX}
controls:
  - {id: QX-07, title: Zanzibar gates are locked, satisfies: [A.5.18, CC6.3], owner: Wilhelmina Quux,
     statement: The Übermorgen is swept, theme: Tumtum, evidence: [gimble-record]}
  - {id: QX-08, title: Slithy toves leave, satisfies: [A.6.5]}
""",
    "keep/decisions.yml": """\
- {iso: A.5.18, soc2: CC6.2, soc2_to_iso: none, iso_to_soc2: none, by: Jubjub Lead, reviewed: 2026-05-04,
   reason: Frabjous customers do it}
""",
    "keep/owners.yml": """\
- {entry: A.5.16, owner: Bandersnatch Office, records: https://brillig.example.com/ids, reviewed: 2026-05-04}
- {item: user-access-review, records: Vorpal cupboard}
""",
    "keep/evidence.yml": """\
systems: [{id: outgrabe-desk, name: Outgrabe desk}]
items:
  - {id: gimble-record, name: Gimble record, topic: devices, kind: record, what: Who wabed., how: manual,
     collected_from: [outgrabe-desk], example: The galumphing of May., rejected: [No uffish one.],
     timing: over-a-period, sampling: A sample of manxome days., frequency: Each month., owner: Tulgey people,
     serves: [A.7.7, CC6.4]}
""",
    "keep/sources.yml": """\
- {id: mimsy-report, name: Mimsy report, title: The borogove assessment, kind: table, author: Momerath Partners,
   date: 2026-02-10, states: Raths on which we looked.}
""",
    "keep/crosswalks/mimsy-report.yml": """\
source: mimsy-report
direction: soc2-to-iso
levels: {Whiffling: full}
rows:
  - {at: Burbled line 15, published: {soc2: [CC6.4], iso: [A.7.7], level: Whiffling}, note: Snickersnack}
""",
}
PROGRAMME = {
    "keep/organisation.yml": """\
name: Callooh Holdings
scope: The Callay platform
answers: Frumious chair
wants: [{framework: iso, stage_1: 2027-01-18, stage_2: 2027-03-15}]
windows: {shun-window: {framework: iso, from: 2026-01-01, to: 2027-03-15}}
must_run:
  - {what: Gyre of the access, entries: [A.5.18], rule: Wabe by wabe, records: [user-access-review]}
milestones: [{what: Mome conference, day: 2027-02-01}]
statement: {version: "7.31-tove", last: outgrabbed, approved: 2026-05-04, approved_by: Claws committee}
""",
    "keep/records.yml": """\
records:
  - {id: chortled-2026, item: user-access-review, period: {from: 2026-01-01, to: 2026-04-05}, place: Beamish vault,
     population: All snarks, system: ticket-system, collected_by: Carroll Dodgson}
""",
    "keep/status.yml": """\
entries:
  - {entry: A.5.18, applicable: true, because: [risk], status: partly, due: 2026-06-01, owner: Jabberwock keeper,
     action: Hunt the vorpal sword}
  - {entry: A.8.30, applicable: false, excluded_because: No uncommon eyes of flame, decided_by: Whiffler in chief,
     decided: 2026-05-04}
""",
}
OWN = SHOWN | PROGRAMME
TOLD = [
    *("Zorbnak's & rules", "Zanzibar", "Wilhelmina", "Übermorgen", "Tumtum", "Slithy", "Jubjub", "Frabjous"),
    *("Bandersnatch", "brillig.example.com", "Vorpal cupboard", "Outgrabe", "Gimble", "Mimsy", "borogove", "Momerath"),
    *("Raths", "Whiffling", "Burbled", "Snickersnack", "galumphing", "uffish", "manxome", "Tulgey"),
]
"""Words of the files that pages show."""
OF_PROGRAMME = [
    *("Callooh", "Callay", "Frumious", "shun-window", "Gyre of", "Wabe by", "Mome conference", "7.31-tove"),
    *("outgrabbed", "Claws committee", "vorpal sword", "Jabberwock", "eyes of flame", "Whiffler"),
    *("chortled", "Beamish", "snarks", "Dodgson"),
]
"""Words of what a company says of itself, its status and its records."""
WORDS = [
    *(*TOLD, *OF_PROGRAMME),
    MARKED,
]


def company(folder: Path, config: str = SMALL, files: dict[str, str] | None = None) -> Path:
    """Write a site with data of its own."""
    return written(write_site(folder, config, PAGES), OWN if files is None else files)


def run(folder: Path, *arguments: str, environment: dict[str, str] | None = None) -> CompletedProcess[str]:
    """Run a command of MkDocs, as a person would."""
    variables = {**os.environ, **QUIET, **(environment or {})}
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)


def option(text: str, config: str = SMALL) -> str:
    return config.replace("data: keep", f"data: keep, {text}")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site whose public part and private copy one strict command has made."""
    folder = company(tmp_path_factory.mktemp("both"), WHOLE)
    result = run(folder, "build", "--strict")
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
    (folder / "log").write_text(result.stderr, "utf-8")
    return folder


def test_no_byte_of_the_public_site_names_anything_of_the_companys(both: Path) -> None:
    assert leaks(both / "site", WORDS) == {}
    ids = leaks(both / "site", ["QX-07", "QX-08", "zorbnak-controls", "mimsy-report"])
    assert set(ids) == {"index.html", "other/index.html", "search/search_index.json"}, "where an author wrote them"


def test_the_private_copy_has_it_all_and_the_search_for_it_looks_into_every_kind_of_file(both: Path) -> None:
    found = leaks(both / "site-private", [*TOLD, *OF_PROGRAMME])
    assert set().union(*found.values()) == {*TOLD, *OF_PROGRAMME}
    assert {name.rpartition(".")[2] for name in found} >= {"html", "json", "csv", "xlsx", "md", "txt"}
    assert "search/search_index.json" in found
    inventory = leaks(both / "site-private", ["qx-07"])
    assert "crosswalk/objects.inv" in inventory


def test_the_public_site_is_byte_for_byte_that_of_no_own_data(both: Path, tmp_path: Path) -> None:
    plain = write_site(tmp_path, WHOLE.replace(*WITHOUT), PAGES)
    assert run(plain, "build").returncode == 0  # not strictly: nobody there knows of QX-07
    assert bytes_of(both / "site") == bytes_of(plain / "site")


def test_each_page_of_the_private_copy_says_what_it_is_to_readers_and_robots(both: Path) -> None:
    private = BuiltSite(both / "site-private")
    for url, page in private.pages.items():
        if page.moved_to:
            continue
        (mark,) = page.tree.css(f"body > aside.{MARKED}")
        assert mark.text() == MARK, url
        assert [n.attributes["content"] for n in page.tree.css("head > meta[name=robots]")] == ["noindex, nofollow"]
        (policy,) = page.tree.css("meta[http-equiv=Content-Security-Policy]")
        assert "style-src 'self' 'sha256-" in (policy.attributes["content"] or "")
    assert (private.folder / "robots.txt").read_text("utf-8") == "User-agent: *\nDisallow: /\n"
    assert (private.folder / MARKER).is_file()
    assert (private.folder / ".gitignore").read_text("utf-8").endswith("\n*\n")


def test_nothing_in_the_private_copy_leads_to_the_public_address(both: Path) -> None:
    private = BuiltSite(both / "site-private")
    assert leaks(private.folder, ["rules.example.org"]) == {}
    assert leaks(both / "site", ["rules.example.org"])
    assert broken_links(private) == []
    assert broken_links(BuiltSite(both / "site")) == []


def test_the_log_tells_the_two_builds_apart(both: Path) -> None:
    log = (both / "log").read_text("utf-8")
    assert log.count("keep: not in the public site. A private copy that shows it follows.") == 1
    ends = re.findall(r"^INFO +-  (.*)Documentation built in", log, re.MULTILINE)
    assert ends == ["", "Private copy: "]


def test_an_id_of_ones_own_in_a_page_is_plain_text_here_and_a_link_there(both: Path) -> None:
    public, private = BuiltSite(both / "site").page(""), BuiltSite(both / "site-private").page("")
    links = [[n.text() for n in page.tree.css("article p > a.xw-id")] for page in (public, private)]
    assert links == [["A.5.15", "CC6.1"], ["QX-07", "A.5.15", "CC6.1"]]
    assert "QX-07 and A.5.15" in public.tree.css("article")[0].text()
    assert "QX" not in BuiltSite(both / "site").page("crosswalk/policies/").html


LINKS = """\
# Links

[one](crosswalk:QX-07), [](crosswalk:QX-08), [two](crosswalk/controls/qx-07.md), [](crosswalk:gimble-record),
[three](crosswalk/sources/this-site.md), [four](crosswalk:A.5.15).
"""
NAV = """\
nav:
  - index.md
  - other.md
  - links.md
  - asked.md
  - Ours: [crosswalk/controls/index.md, {First: crosswalk/controls/qx-07.md}]
  - Map: [crosswalk/index.md, crosswalk/controls/qx-08.md]
"""


ASKED = """\
# Asked

```crosswalk
show: controls
where: {owner: Bandersnatch Office}
```

```crosswalk
show: controls
columns: [id, status, due]
```

```crosswalk
show: records
where: {collector: Carroll Dodgson}
```

```crosswalk
show: evidence
where: {id: gimble-record}
```

```crosswalk
show: entries
where: {framework: zorbnak-controls}
as: list
```

```crosswalk
show: controls
where: {owner: none}
as: count
```

```crosswalk
show: evidence
where: {serves: A.7.7}
as: list
```
"""


def test_links_questions_and_a_nav_may_name_what_is_private_without_a_warning(tmp_path: Path) -> None:
    names = "frameworks: [iso27001-2022, soc2-2017, zorbnak-controls], leave_out_sources: [mimsy-report]"
    folder = company(tmp_path, NAV + option(names).replace("parts: []", "parts: [sources, evidence]"))
    (folder / "docs/links.md").write_text(LINKS, "utf-8")
    (folder / "docs/asked.md").write_text(ASKED, "utf-8")
    result = run(folder, "build", "--strict")
    assert result.returncode == 0, result.stderr
    public, private = BuiltSite(folder / "site"), BuiltSite(folder / "site-private")
    texts = [" ".join(site.page("links/").tree.css("[role=main] p")[0].text().split()) for site in (public, private)]
    assert texts[0] == "one, QX-08, two, gimble-record, three, four."
    assert texts[1] == "one, QX-08, two, Gimble record, three, four."
    links = [[n.text() for n in site.page("links/").tree.css("[role=main] p a")] for site in (public, private)]
    assert links == [["four"], ["one", "QX-08", "two", "Gimble record", "three", "four"]]
    assert leaks(public.folder / "asked", WORDS) == {}
    *kept, shown = (node.text().strip() for node in public.page("asked/").tree.css(".xw-answer"))
    assert set(kept) == {KEPT} and len(kept) == 6
    *told, whole = (node.text() for node in private.page("asked/").tree.css(".xw-answer"))
    for answer, word in zip(
        told, ("A.5.16", "1\N{NO-BREAK SPACE}June", "chortled", "Gimble", "QX-07", "of 93"), strict=True
    ):
        assert word in answer
    assert "Gimble" in whole and shown and "Gimble" not in shown
    menus = [site.page("").tree.css("nav, .navbar")[0].text() for site in (public, private)]
    assert "Ours" not in menus[0] and "Ours" in menus[1]
    assert "Map" in menus[0] and "Zanzibar" not in public.page("").html


def test_what_is_wrong_in_a_page_is_said_as_ever(tmp_path: Path) -> None:
    folder = company(tmp_path)
    page = "---\nsatisfies: ['QX-07, A.5.99', QX-55]\n---\n# Rules\n\nA.5.51\n"
    (folder / "docs/index.md").write_text(page, "utf-8")
    result = run(folder, "build", "--strict")
    assert result.returncode == 1
    said = [line.partition("-  ")[2] for line in result.stderr.splitlines() if line.startswith("WARNING")]
    assert [line.partition(" (did")[0] for line in said] == [
        'index.md:2:13: there is no "A.5.99"',
        'index.md:2:30: there is no "QX-55"',
        'index.md:6:1: there is no "A.5.51"',
    ]
    assert "QX-07" not in result.stderr
    assert not (folder / "site-private").exists(), "the private copy follows a public site that is whole"


@pytest.mark.parametrize("name", PROGRAMME_FILES)
def test_one_file_of_a_programme_makes_all_own_data_private(name: str, tmp_path: Path) -> None:
    files = {"keep/owners.yml": SHOWN["keep/owners.yml"], f"keep/{name}": OWN[f"keep/{name}"]}
    folder = company(tmp_path, files=files)
    assert run(folder, "build", "--site-dir", "other").returncode == 0
    assert leaks(folder / "other", WORDS) == {}
    assert "Bandersnatch" in BuiltSite(folder / "site-private").page("crosswalk/iso27001/a-5-16/").html
    assert not (folder / "site").exists()


def test_owners_and_decisions_alone_are_shown_as_ever(tmp_path: Path) -> None:
    files = {name: SHOWN[name] for name in ("keep/owners.yml", "keep/decisions.yml")}
    folder = company(tmp_path, files=files)
    assert run(folder, "build").returncode == 0
    assert not (folder / "site-private").exists()
    assert leaks(folder / "site", ["Bandersnatch", "Jubjub"])
    assert leaks(folder / "site", [MARKED]) == {}


def test_off_shows_own_data_as_if_the_programme_were_not_there(tmp_path: Path) -> None:
    folders = [tmp_path / "off", tmp_path / "without"]
    company(folders[0], option("programme: off"))
    company(folders[1], files=SHOWN)
    for folder in folders:
        assert run(folder, "build", "--strict").returncode == 0
        assert not (folder / "site-private").exists()
    assert bytes_of(folders[0] / "site") == bytes_of(folders[1] / "site")
    (folders[0] / "keep/status.yml").write_text("entries: [\n", "utf-8")
    result = run(folders[0], "build")
    assert result.returncode == 1 and "keep/status.yml:" in result.stderr, "it is read all the same"


def test_site_shows_all_of_it_in_the_public_site(tmp_path: Path) -> None:
    folder = company(tmp_path, option("programme: site"))
    assert run(folder, "build", "--strict").returncode == 0
    assert leaks(folder / "site", ["Zanzibar"])
    assert leaks(folder / "site", [MARKED]) == {}
    assert not (folder / "site-private").exists()


def test_private_may_be_said_of_owners_alone_and_in_a_folder_of_another_name(tmp_path: Path) -> None:
    files = {"keep/owners.yml": SHOWN["keep/owners.yml"]}
    folder = company(tmp_path, option("programme: private, private_dir: made/here"), files)
    (folder / "docs/other.md").unlink()
    file = f"{folder.name}/mkdocs.yml"
    assert run(folder.parent, "build", "--no-directory-urls", "-t", "readthedocs", "-f", file).returncode == 0
    assert leaks(folder / "site", WORDS) == {}
    private = BuiltSite(folder / "made/here")
    assert "Bandersnatch" in private.page("crosswalk/iso27001/a-5-16.html").html, "as the command line says"
    assert private.page("").tree.css("nav.wy-nav-side")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("privat", 'unknown "privat" (did you mean private?); it must be off, private or site'),
        ("true", 'unknown "True"; it must be off, private or site'),
    ],
)
def test_a_wrong_word_gets_the_closest_right_one(word: str, said: str, tmp_path: Path) -> None:
    result = run(company(tmp_path, option(f"programme: {word}")), "build")
    assert result.returncode == 1
    assert f"option 'programme': {said}" in result.stderr


REFUSED = {
    "site/private": "lies in the public site",
    "site": "lies in the public site",
    "docs/private": "lies in the folder of your pages",
    "look/private": "lies in the folder of the theme",
    "keep": "lies in the folder of your own data, keep",
    "keep/private": "lies in the folder of your own data, keep",
    ".": "holds the configuration of the site, which would be deleted",
    "..": "holds the folder of your pages, which would be deleted",
    "linked": "lies in the folder of your pages",
    "docs/../docs/x": "lies in the folder of your pages",
    "mine": "holds what no private copy of this site is, and would be deleted: a.txt, b.txt, c.txt and 1 more; "
    "move it elsewhere and empty the folder, or name another",
    "mkdocs.yml": "is no folder",
    "out": "would be published by the link",
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_folder_that_would_be_published_or_emptied_is_refused(name: str, tmp_path: Path) -> None:
    config = option(f"private_dir: {name}").replace("{name: mkdocs}", "{name: mkdocs, custom_dir: look}")
    folder = company(tmp_path / "rules", config)
    written(folder, {**{f"mine/{n}.txt": "" for n in "abcd"}, "site/index.html": "old", "look/main.txt": ""})
    (folder / "linked").symlink_to("docs/sub", target_is_directory=True)
    if name == "out":
        (folder / "out").mkdir()
        (folder / "docs/there").symlink_to("../out", target_is_directory=True)
    before = bytes_of(folder)
    result = run(folder, "build")
    assert result.returncode == 1
    assert f'private_dir: "{name}" {REFUSED[name]}' in result.stderr
    assert "Traceback" not in result.stderr
    assert bytes_of(folder) == before


def test_a_configuration_that_can_be_read_once_makes_no_private_copy(tmp_path: Path) -> None:
    folder = company(tmp_path)
    config = (folder / "mkdocs.yml").read_bytes()
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", "-"]
    environment = {**os.environ, **QUIET}
    result = subprocess.run(command, cwd=folder, env=environment, input=config, capture_output=True, check=False)
    assert result.returncode == 1
    assert b"a private copy needs a configuration that can be read twice" in result.stderr
    assert not (folder / "site").exists()


def test_wrong_own_data_stops_both_and_leaves_both_old_sites(tmp_path: Path) -> None:
    folder = company(tmp_path)
    old = {"site/index.html": "old", "site-private/index.html": "old", f"site-private/{MARKER}": ""}
    written(folder, {**old, "keep/owners.yml": "- {entry: A.5.99, owner: Ann}\n"})
    result = run(folder, "build")
    assert result.returncode == 1
    assert 'keep/owners.yml:1:11: unknown entry "A.5.99"' in result.stderr
    assert bytes_of(folder / "site") == {"index.html": b"old"}
    assert set(bytes_of(folder / "site-private")) == {"index.html", MARKER}


HOOK = """
import logging
log = logging.getLogger("mkdocs.plugins.hook")

def on_post_build(config):
    if config.site_dir.endswith("site-private"):
        {}
"""
HOOKED = f"hooks: [hook.py]\n{SMALL}"
WARNS, FAILS = 'log.warning("an odd thing")', 'raise OSError("no room left")'


@pytest.mark.parametrize("quiet", [(), ("--quiet",)])
def test_a_warning_of_the_private_build_fails_a_strict_run(quiet: tuple[str, ...], tmp_path: Path) -> None:
    folder = written(company(tmp_path, HOOKED), {"hook.py": HOOK.format(WARNS)})
    result = run(folder, "build", "--strict", *quiet)
    assert result.returncode == 1
    assert "Private copy: an odd thing" in result.stderr
    assert f"Private copy: {folder / 'site-private'} is not whole. The public site in {folder / 'site'} is." in (
        result.stderr
    )
    assert "Private copy: Aborted with 1 warnings in strict mode!" in result.stdout
    assert (folder / "site/index.html").is_file()
    if not quiet:
        assert run(folder, "build").returncode == 0, "its folder may be emptied though it was not whole"


def test_a_private_build_that_fails_names_itself(tmp_path: Path) -> None:
    folder = written(company(tmp_path, HOOKED), {"hook.py": HOOK.format(FAILS)})
    result = run(folder, "build")
    assert result.returncode == 1
    assert "is not whole. The public site in" in result.stderr
    assert "Private copy: no room left" in result.stdout
    assert (folder / "site/index.html").is_file()


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=Ann", "-c", "user.email=ann@example.com", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("fails", [False, True])
def test_gh_deploy_pushes_the_public_part_alone_and_nothing_if_the_private_copy_fails(
    fails: bool, tmp_path: Path
) -> None:
    folder = written(company(tmp_path / "site", HOOKED), {"hook.py": HOOK.format(FAILS if fails else "pass")})
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    git(folder, "init", "--quiet")
    git(folder, "remote", "add", "origin", str(tmp_path / "remote.git"))
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "begin")
    who = {f"GIT_{name}": "a@example.com" for name in ("AUTHOR_EMAIL", "COMMITTER_EMAIL")}
    who |= {f"GIT_{name}": "Ann" for name in ("AUTHOR_NAME", "COMMITTER_NAME")}
    result = run(folder, "gh-deploy", environment=who)
    assert bool(result.returncode) is fails, result.stderr
    branches = git(tmp_path / "remote.git", "branch", "--list").split()
    assert branches == ([] if fails else ["gh-pages"])
    if not fails:
        git(tmp_path, "clone", "--quiet", "--branch", "gh-pages", "remote.git", "pushed")
        shutil.rmtree(tmp_path / "pushed/.git")
        pushed = {name: b for name, b in bytes_of(tmp_path / "pushed").items() if name != ".nojekyll"}
        assert pushed == bytes_of(folder / "site")
        assert leaks(tmp_path / "pushed", WORDS) == {}
        assert (folder / "site-private/index.html").is_file()


SERVE = (sys.executable, "-m", "mkdocs", "serve", "--dev-addr")


def test_a_site_that_is_served_to_oneself_shows_the_private_view(tmp_path: Path) -> None:
    folder, address = company(tmp_path), free_address()
    with serving([*SERVE, address], folder, address, QUIET) as server:
        page = server.page("crosswalk/iso27001/a-5-16/")[1]
        assert "Bandersnatch" in page and MARKED in page
        said = f"keep: shown at http://{address}/, which is the private view. A build leaves it out of the public site."
        assert server.said().count(said) == 1
        (folder / "docs/other.md").write_text("# Changed\n", "utf-8")
        server.until(lambda page: "Changed" in page, "other/")
        assert server.said().count(said) == 1
    assert not (folder / "site-private").exists()


@pytest.mark.parametrize("more", [(), ("--clean",)])
def test_a_site_that_is_served_to_others_or_as_it_is_built_shows_the_public_one(
    more: tuple[str, ...], tmp_path: Path
) -> None:
    folder, address = company(tmp_path), free_address()
    bound = address if more else address.replace("127.0.0.1", "0.0.0.0")  # noqa: S104 - what the test is about
    with serving([*SERVE, bound, *more], folder, address, QUIET) as server:
        page = server.page("crosswalk/iso27001/a-5-16/")[1]
        assert "Bandersnatch" not in page and MARKED not in page
        why = "as in a build; serve without --clean" if more else f"since others can reach {bound}; serve at 127.0.0.1"
        assert f"keep: not shown, {why} to see it." in server.said()
    assert not (folder / "site-private").exists()


def test_an_engine_that_continues_mkdocs_makes_both(tmp_path: Path) -> None:
    folder = company(tmp_path, SMALL.replace("{name: mkdocs}", "{name: material, font: false}"))
    (folder / "mkdocs.yml").rename(folder / "properdocs.yml")
    result = build(folder, folder / "site", strict=True, tool="properdocs")
    assert result.returncode == 0, result.stdout + result.stderr
    assert leaks(folder / "site", WORDS) == {}
    assert leaks(folder / "site-private", ["Zanzibar", MARKED])
    assert "Private copy: Documentation built" in result.stderr


def test_an_export_leaves_a_programme_and_all_else_out_unless_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    company(tmp_path)
    own = str(tmp_path / "keep")
    told = {}
    for name, more in {
        "plain": [],
        "usual": ["--with", own],
        "off": ["--with", own, "--programme", "off"],
        "site": ["--with", own, "--programme", "site"],
    }.items():
        assert main(["export", str(tmp_path / name), *more]) == 0
        told[name] = capsys.readouterr().out
    assert bytes_of(tmp_path / "usual") == bytes_of(tmp_path / "plain")
    assert "keep/status.yml, so your own data is left out" in told["usual"] and "`--programme site`" in told["usual"]
    assert "left out" not in told["off"] + told["site"] + told["plain"]
    assert leaks(tmp_path / "off", ["Zanzibar"]) and leaks(tmp_path / "site", ["Zanzibar"])
    assert leaks(tmp_path / "off", ["Callooh", "Beamish", "vorpal sword"]) == {}
    (tmp_path / "keep/status.yml").write_text("entries: [\n", "utf-8")
    assert main(["export", str(tmp_path / "usual"), "--with", own]) == 1
    assert "keep/status.yml:" in capsys.readouterr().err
