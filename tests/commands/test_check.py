"""`crosswalk check`: the same problems as lines, as data and as annotations, and those of pages without a build."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.cli import main
from mkdocs_crosswalk.commands.findings import FORMATS, Findings, Paths
from mkdocs_crosswalk.data.problems import CrosswalkError, LocatedError, Position, Problem
from mkdocs_crosswalk.queries.days import HOW
from tests.support.builds import build, write_site
from tests.support.readings import commit, edit
from tests.support.tiny_pair import write_tiny_pair

if TYPE_CHECKING:
    from pathlib import Path

ALMANAC = "data/mappings/crosswalks/almanac.yml"
PAGES = {
    "index.md": "# Home\n\nWe meet A.5.51 and `A.5.52`.\n\n!!! note\n\n    And ISO 27001 A.5.53.\n",
    "rules/access.md": "---\nsatisfies:\n  acess: [A.5.15]\n  access: [A.5.99, A.5.18]\nreviewd: 2026-05-01\n---\n"
    "# Access\n\n## Access\n\n[x](crosswalk:user-acess-review)\n",
    "rules/keys.md": "---\ntype: policy\nnext_review: soon\nlink_ids: some\n---\n# Keys\n\n## Who\n\nCC6.9\n",
    "asked.md": """\
---
title: Asked
---
# Asked

```crosswalk
shwo: controls
as: tabel
```

- In a list

    ```crosswalk
    show: controls
    where: {outcom: new, theme: [A.7, A.99], review: soon}
    columns: idd, title
    scope: Securty
    ```

> ~~~ {.crosswalk}
> show: [controls
> ~~~

```crosswalk
```

```crosswalk
show: contrls
text: There are some.
```

    ```crosswalk
    show: in code
    ```
""",
    "plain.md": "---\nlink_ids: false\n---\nSOC 2 CC6.9 is no link here.\n",
}
CONFIG = """site_name: Small
markdown_extensions: [admonition, attr_list, {toc: {permalink: true}}]
plugins:
  - search
  - crosswalk: {parts: [], policies: "rules/**", link_ids: all}
extra: {odd: !!python/name:os.getcwd , set: !ENV [HOME]}
"""
ASKED = [
    'asked.md:7:1: unknown field "shwo" (did you mean show?)',
    'asked.md:8:5: unknown as "tabel" (did you mean table?); allowed: table, list, count',
    'asked.md:15:13: unknown field "outcom" (did you mean outcome?)',
    'asked.md:15:39: unknown id "A.99" (did you mean A.9 (2013)?)',
    f'asked.md:15:54: "soon" names no day; {HOW}',
    'asked.md:16:14: unknown field "idd" (did you mean id?)',
    'asked.md:17:12: unknown scope "Securty" (did you mean Security?)',
    "asked.md:22:3: not valid YAML: while parsing a flow sequence, did not find expected ',' or ']'",
    "asked.md:25:1: nothing is asked; write what to show, such as show: controls",
    'asked.md:28:7: unknown thing to show "contrls" (did you mean controls?)',
    'asked.md:29:7: a "text" stands around a count; write as: count beside it',
]
"""What is wrong with the questions of a page, each where it stands."""


def test_pages_are_told_what_a_build_tells_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_site(tmp_path, CONFIG.partition("extra")[0], PAGES)
    result = build(folder, tmp_path / "site")
    built = [line.partition("-  ")[2] for line in result.stderr.splitlines() if line.startswith("WARNING")]
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    assert main(["check", "--docs", str(folder / "docs")]) == 1
    head, *said = capsys.readouterr().err.splitlines()
    assert head == f"the pages have {len(said)} problems:"
    assert sorted(said) == sorted(built)
    assert len(said) == 20, said
    assert said[: len(ASKED)] == ASKED
    assert 'index.md:7:19: there is no "A.5.53"' in "\n".join(said), "the extension is known by its name alone"


def test_pages_that_are_right_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_site(tmp_path, CONFIG, {"index.md": "# Home\n\nA.5.15\n", ".hidden.md": "A.5.51\n"})
    assert main(["check", "--docs", str(tmp_path / "docs")]) == 0
    assert capsys.readouterr().out.endswith(" evidence items, 1 pages.\n")
    assert main(["check", "--docs", str(tmp_path / "dosc")]) == 1
    assert capsys.readouterr().err == f"there is no folder {tmp_path / 'dosc'}\n"


def test_pages_outside_of_a_repository_are_called_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_site(tmp_path, CONFIG, {"rules/one.md": "# One\n\nISO 27001 A.5.51\n"})
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--docs", "docs"]) == 1
    assert capsys.readouterr().err.splitlines()[1].startswith("docs/rules/one.md:3:11: there is no")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository whose data lies below its top, with two slips in it."""
    write_tiny_pair(tmp_path / "data/mappings")
    edit(tmp_path / ALMANAC, ("kitchen: [K1]", "kitchen: [K11]"), ("level: Same", "level: Sme"))
    commit(tmp_path)
    monkeypatch.chdir(tmp_path / "data")
    return tmp_path


@pytest.mark.parametrize("option", ["--docs", "--against", "--with"])
def test_what_a_variable_of_a_shell_leaves_empty_is_told(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", option, ""]) == 2
    assert f"'{option}': it is empty" in capsys.readouterr().err


@pytest.mark.usefixtures("repository")
def test_annotations_name_files_from_the_top_of_the_repository(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "mappings", "--format", "github"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert out.splitlines() == [
        f'::error file={ALMANAC},line=6,col=57::unknown rule "K11" (did you mean K1?)',
        (
            f'::error file={ALMANAC},line=7,col=69::unknown level "Sme" (did you mean Same?); the file\'s "levels" has '
            "Same, Alike"
        ),
    ]
    assert main(["check", "mappings"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "the crosswalk data has 2 problems:"
    assert lines[1].startswith(f'{ALMANAC}:6:57: unknown rule "K11"')
    assert main(["check", "mappings", "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["problems"][0]["file"] == ALMANAC
    assert (said["problems"][0]["line"], said["problems"][0]["column"]) == (6, 57)
    assert main(["check", "nowhere", "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith("::error file=nowhere/")


def test_an_annotation_is_one_line_whatever_is_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    place = Position("a,b:c/100%\n.yml", 1, 2)
    found = Findings([LocatedError("it has", [Problem(place, "50% of\r\n::error::x")])], [Problem(place, "a\tb")])
    found.errors.append(CrosswalkError("two\nlines, 1%: no"))
    FORMATS["github"](found, Paths(()))
    where = "file=a%2Cb%3Ac/100%25%0A.yml,line=1,col=2"
    assert capsys.readouterr().out.splitlines() == [
        rf"::error {where}::50%25 of\r\n::error::x",
        "::error::two%0Alines, 1%25: no",
        rf"::warning {where}::a\tb",
    ]
