"""The command line itself: help with examples, colours on a terminal alone, completion."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest

from mkdocs_crosswalk.cli import COMMANDS, crosswalk, main
from mkdocs_crosswalk.commands.telling import painted
from tests.support.builds import ROOT

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = re.compile(r"^ {4}crosswalk (.+)$", re.MULTILINE)
GUIDE = (ROOT / "content/about/console.md").read_text("utf-8")


@pytest.mark.parametrize("called", COMMANDS)
def test_each_command_says_what_it_does_with_an_example_that_it_takes(
    called: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = crosswalk.get_command(click.Context(crosswalk), called)
    assert command and main([called, "--help"]) == 0
    text = capsys.readouterr().out
    assert all(option.help for option in command.params if isinstance(option, click.Option))
    examples = EXAMPLE.findall(text)
    assert examples
    for example in examples:
        name, *words = shlex.split(example)
        with click.Context(crosswalk, info_name="crosswalk") as above:
            _, found, rest = crosswalk.resolve_command(above, [name, *words])
            assert found is command
            command.make_context(name, rest, above)


def on_a_terminal(environment: dict[str, str], *arguments: str) -> str:
    """Run the command with a terminal as its standard error, and return what it writes there."""
    import pty  # noqa: PLC0415 - a module of POSIX

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "mkdocs_crosswalk.cli", *arguments]
    variables = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {"TERM": "xterm"}
    subprocess.run(command, stderr=theirs, env=variables | environment, check=False)
    os.close(theirs)
    said = os.read(ours, 100_000).decode()
    os.close(ours)
    return said


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")
def test_colours_are_for_a_terminal_and_for_nobody_who_does_not_want_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = ("check", str(tmp_path))
    (tmp_path / "surces.yml").write_text("[]\n", "utf-8")
    said = on_a_terminal({}, *wrong)
    assert "\x1b[36m" in said and "\x1b[32m(did you mean sources.yml?)\x1b[0m" in said
    assert "\x1b" not in on_a_terminal({"NO_COLOR": "1"}, *wrong)
    assert main([*wrong]) == 1
    assert "\x1b" not in capsys.readouterr().err
    assert re.sub(r"\x1b\[\d+m", "", painted("BREAKING: a\n  added b\n  removed c\nd.yml:1:2: e")) == (
        "BREAKING: a\n  added b\n  removed c\nd.yml:1:2: e"
    )


def test_the_guide_names_every_command_and_how_a_shell_completes_them() -> None:
    for command in COMMANDS:
        assert f"crosswalk {command}" in GUIDE
    (line,) = re.findall(r'^eval "\$\((.+)\)"$', GUIDE, re.MULTILINE)
    variable, command = line.split(" ")
    name, _, value = variable.partition("=")
    assert (name, value, command) == ("_CROSSWALK_COMPLETE", "bash_source", "crosswalk")
    environment = {**os.environ, name: "bash_complete", "COMP_WORDS": "crosswalk ex", "COMP_CWORD": "1"}
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs_crosswalk.cli"], env=environment, capture_output=True, text=True, check=False
    )
    assert run.stdout.split() == ["plain,explain", "plain,export"]
