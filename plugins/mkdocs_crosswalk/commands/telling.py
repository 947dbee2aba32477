"""How commands speak: results on standard output, what is wrong on standard error, in colours on a terminal alone."""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from mkdocs_crosswalk.data.problems import CrosswalkError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

NO_COLOR = "NO_COLOR"
"""The variable by which a person wants no colours anywhere, if it is not empty (no-color.org)."""
TROUBLE = 2
"""The exit status of a command that compares, where it cannot."""
_PAINTED = (
    (re.compile(r"^[^\s:][^:\n]*:\d+:\d+(?=: )", re.MULTILINE), {"fg": "cyan"}),
    (re.compile(r"\(did you mean [^\n]*?\?\)"), {"fg": "green"}),
    (re.compile(r"^BREAKING: .*$", re.MULTILINE), {"fg": "red", "bold": True}),
    (re.compile(r"^  added .*$", re.MULTILINE), {"fg": "green"}),
    (re.compile(r"^  removed .*$", re.MULTILINE), {"fg": "red"}),
)


class TroubleError(CrosswalkError):
    """A command that compares cannot say whether there is a difference."""


def say(text: str) -> None:
    """Print a result; a reader that has gone, as in `crosswalk check | true`, ends the command without a word.

    Raises:
        CrosswalkError: It cannot be written for another reason, such as a disk that is full.
    """
    with quiet(sys.stdout) as failed:
        click.echo(painted(text), color=colours())
    for error in failed:
        if not isinstance(error, BrokenPipeError):
            raise CrosswalkError(f"the result cannot be written: {error.strerror or error}") from error


def tell(text: str) -> None:
    """Print what is wrong; where nobody can be told, the exit status says it."""
    with quiet(sys.stderr):
        click.echo(painted(text), err=True, color=colours())


def colours() -> bool | None:
    """Return False where nobody wants colours; None leaves it to whether there is a terminal."""
    return False if os.environ.get(NO_COLOR) or os.environ.get("TERM") == "dumb" else None


def painted(text: str) -> str:
    """Return a text with colours for places, the closest right thing, and what is grave."""
    for pattern, style in _PAINTED:
        text = pattern.sub(lambda found, style=style: click.style(found[0], **style), text)  # type: ignore[misc]
    return text


@contextmanager
def quiet(stream: TextIO) -> Iterator[list[OSError]]:
    """Collect the error of a stream that cannot be written to, which is given up for the rest of the command.

    Python would try to write what is left once more when it ends, and fail with a traceback or a status of its own.
    """
    failed: list[OSError] = []
    try:
        yield failed
        stream.flush()
    except OSError as error:
        failed.append(error)
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
