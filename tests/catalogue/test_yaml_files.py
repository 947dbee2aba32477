"""YAML to trees: what the parser takes, what it refuses, and that no text ends the process."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_crosswalk.data.characters import shown
from mkdocs_crosswalk.data.problems import CatalogueError, Position, Problem, Problems
from mkdocs_crosswalk.data.yaml_files import Mapping, Node, Scalar, Sequence, said, tree

if TYPE_CHECKING:
    from pathlib import Path

NAME = "mappings/x.yml"


def read(text: str, first_line: int = 1) -> tuple[Node | None, list[str]]:
    problems = Problems()
    node = tree(text, NAME, problems, first_line)
    try:
        problems.raise_if_any()
    except CatalogueError as error:
        return node, [str(problem) for problem in error.problems]
    return node, []


def plain(node: Node | None) -> object:
    """Return a tree as lists, pairs and texts."""
    match node:
        case Sequence(items):
            return [plain(item) for item in items]
        case Mapping(pairs):
            return {key.text: plain(value) for key, value in pairs}
        case Scalar(text):
            return text
    return None


def test_a_text_is_read_with_the_lines_of_the_page_that_it_stands_in() -> None:
    node, problems = read("satisfies:\n  - A.5.1\n", first_line=12)
    assert plain(node) == {"satisfies": ["A.5.1"]}
    assert isinstance(node, Mapping)
    assert node.pairs[0][1].at == Position(NAME, 13, 3)
    assert problems == []
    assert read("a: b\nc: [\n", first_line=12)[1][0].startswith(f"{NAME}:14:1: not valid YAML: ")
    assert read("a: b\nc: \x07\n", first_line=12)[1] == [
        f"{NAME}:13:4: not valid YAML: the character U+0007 is not allowed"
    ]
    assert read("", first_line=12)[1] == [f"{NAME}:12:1: the file is empty"]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_every_line_end_of_yaml_gives_the_same_tree_and_places(ending: str) -> None:
    text = "a:\n  - b\n  - c: d\n"
    assert read(text.replace("\n", ending)) == read(text)
    assert read(f"{text}e: \x07".replace("\n", ending))[1][0].startswith(f"{NAME}:4:4: ")


DEEP = {
    "lists in lines": "- " * 100_000 + "a",
    "lists in brackets": "[" * 100_000 + "]" * 100_000,
    "open brackets": "[" * 100_000,
    "mappings in braces": "{a: " * 100_000 + "}" * 100_000,
    "keys": "? " * 100_000,
    "after the old Macintosh's line end": "#\r" + "- " * 100_000,
    "lines of it": "\r".join(" " * n + "a:" for n in range(3_000)),
    "lines": "\n".join(" " * n + "a:" for n in range(3_000)),
    "behind a tag": "a: !!seq\n" + "- " * 100_000,
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP.keys())
def test_no_depth_ends_the_process(text: str) -> None:
    node, (problem, *more) = read(text)
    assert node is None
    assert not more
    assert "nested too deeply, more than 100 levels" in problem


def test_the_check_answers_a_file_that_once_ended_it(tmp_path: Path) -> None:
    (tmp_path / "owners.yml").write_bytes(b"#\r" + b"- " * 50_000 + b"a")
    command = [sys.executable, "-m", "mkdocs_crosswalk.cli", "check", "--with", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr.splitlines()[1:] == [
        f"{tmp_path.as_posix()}/owners.yml:2:201: lists or mappings are nested too deeply, more than 100 levels"
    ]


def test_brackets_in_words_and_comments_nest_nothing() -> None:
    shifts = "".join(f"- 'shift [08:00, 16:00), room {n}' # [[[\n" for n in range(300))
    node, problems = read(shifts)
    assert problems == []
    assert isinstance(node, Sequence) and len(node.items) == 300


def test_a_hundred_levels_are_taken() -> None:
    assert read("[" * 100 + "]" * 100)[1] == []
    assert "nested too deeply" in read("[" * 101 + "]" * 101)[1][0]


@pytest.mark.parametrize(
    ("character", "told"),
    [
        ("\0", "not valid YAML: the character U+0000 is not allowed"),
        ("\x1b", "not valid YAML: the character U+001B is not allowed"),
        ("\x85", "not valid YAML: the character U+0085 is not allowed"),
        ("\ufffe", "not valid YAML: the character U+FFFE is not allowed"),
        ("\U0001fffe", "not valid YAML: the character U+1FFFE is not allowed"),
        ("\xad", "the character U+00AD (soft hyphen) is not allowed; nobody sees it"),
        ("\u200b", "the character U+200B (zero width space) is not allowed; nobody sees it"),
        ("\u200e", "the character U+200E (left-to-right mark) is not allowed; nobody sees it"),
        ("\u2028", "the character U+2028 (line separator) is not allowed; nobody sees it"),
        ("\u202e", "the character U+202E (right-to-left override) is not allowed; nobody sees it"),
        ("\u2066", "the character U+2066 (left-to-right isolate) is not allowed; nobody sees it"),
        ("\ufeff", "the character U+FEFF (zero width no-break space) is not allowed; nobody sees it"),
        ("\U000e0041", "the character U+E0041 (tag latin capital letter a) is not allowed; nobody sees it"),
        ("\u200d", "the character U+200D (zero width joiner) is not allowed; nobody sees it"),
        ("\ufe0f", "the character U+FE0F (variation selector-16) is not allowed; nobody sees it"),
    ],
)
def test_a_character_that_nobody_sees_is_refused_raw_and_by_escape(character: str, told: str) -> None:
    assert read(f"a: pol{character}icy")[1] == [f"{NAME}:1:7: {told}"]
    assert read(f"# pol{character}icy\na: b")[1] == [f"{NAME}:1:6: {told}"]
    assert read(f'a: "pol\\U{ord(character):08x}icy"')[1] == [f"{NAME}:1:4: {told}"]
    assert read(f'"pol\\U{ord(character):08x}icy": b')[1] == [f"{NAME}:1:1: {told}"]


@pytest.mark.parametrize(
    "text",
    [
        "Zürich\xa0AG",
        "می\u200cرود",
        "क्\u200dष",
        "\U0001f469\u200d\U0001f4bb",
        "\u2764\ufe0f",
        "1\ufe0f\u20e3",
        "≤ 5 “x” …",
        "\ufffd",
    ],
    ids=["no-break space", "Persian", "Hindi", "joined emoji", "emoji", "keycap", "signs", "replacement"],
)
def test_what_scripts_and_emoji_need_is_taken(text: str) -> None:
    node, problems = read(f"a: {text}")
    assert problems == []
    assert plain(node) == {"a": text}


@pytest.mark.parametrize(
    ("value", "tag"),
    [
        *(("12", "int"), ("!!int 12", "int"), ("!!str 12", "str"), ("'12'", "str"), ("~", "null"), ("", "null")),
        *(("!!null ~", "null"), ("true", "bool"), ("!!bool yes", "bool"), ("2026-05-12", "timestamp"), ("=", "str")),
    ],
)
def test_a_value_is_what_yaml_takes_it_for(value: str, tag: str) -> None:
    node, problems = read(f"a: {value}")
    assert problems == []
    assert isinstance(node, Mapping) and isinstance(node.pairs[0][1], Scalar)
    assert node.pairs[0][1].tag == tag


@pytest.mark.parametrize("value", ["!!int x", '!!int "²"', "!!timestamp x", "!!null x", "!!bool 1", "!!float x"])
def test_a_tag_that_its_value_is_not_is_refused(value: str) -> None:
    (problem,) = read(f"a: {value}")[1]
    assert problem.startswith(f"{NAME}:1:4: the tag tag:yaml.org,2002:")
    assert problem.endswith("is not what it says")


@pytest.mark.parametrize("key", ["~", "''", "' '"])
def test_a_key_that_is_nothing_is_refused(key: str) -> None:
    assert read(f"{key}: b")[1] == [f"{NAME}:1:1: a key must be a single word, not nothing"]


@given(st.text())
def test_any_text_gives_a_tree_or_located_problems(text: str) -> None:
    node, problems = read(text)
    assert (node is None) <= bool(problems)
    assert all(problem.startswith(f"{NAME}:") for problem in problems)


@given(st.text())
def test_a_message_is_one_line_that_shows_all_that_is_in_it(text: str) -> None:
    told = str(Problem(Position(NAME, 1, 1), text))
    assert told.splitlines() in ([told], [])
    assert told.startswith(f"{NAME}:1:1: ")
    assert shown(text).isprintable() or not text.isprintable()


def test_what_two_trees_say_is_compared_without_their_places() -> None:
    one, other = read("a: [b, c]\nd: 1\n")[0], read("{d: 1, a: [b,   c]}")[0]
    assert one and other
    assert one != other
    assert said(one) == said(other)
