"""`crosswalk diff`: what differs between two readings of the data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from mkdocs_crosswalk.changes.changes import compare
from mkdocs_crosswalk.changes.item import as_item
from mkdocs_crosswalk.changes.markdown import as_markdown_report
from mkdocs_crosswalk.changes.text import as_text
from mkdocs_crosswalk.engines.memory import long_lived

from .shared import examples, own_data, read_published
from .telling import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_crosswalk.changes.changes import Changes


def _json(changes: Changes) -> str:
    return json.dumps(as_item(changes), ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[[Changes], str]] = {"text": as_text, "markdown": as_markdown_report, "json": _json}


@click.command(
    epilog=examples("diff main HEAD", "diff v0.1.0 . --format markdown", "diff mkdocs_crosswalk-0.1.0.whl mappings")
)
@click.argument("old")
@click.argument("new")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="Lines for a terminal (text), a comment on a pull request (markdown), or data (json).",
)
@own_data
def diff(old: str, new: str, form: str, own: tuple[Path, ...]) -> int:
    """Say what differs in meaning from OLD to NEW; status 0 if nothing does, 1 if anything does, 2 if it cannot.

    OLD and NEW are folders of data, packages (.whl, .tar.gz), or revisions of the git repository that you are in.
    REVISION:FOLDER names the data in one. White space and the order in a file are no difference. With own data, that of
    a revision is what was in its folder then.
    """
    with long_lived():
        changes = compare(read_published(old, own), read_published(new, own))
    say(FORMATS[form](changes))
    return int(changes.any)
