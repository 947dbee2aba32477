"""`crosswalk edition`: a new edition of the data, with what it changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from mkdocs_crosswalk.engines.build_day import build_day
from mkdocs_crosswalk.engines.memory import long_lived
from mkdocs_crosswalk.engines.new_edition import new_edition
from mkdocs_crosswalk.engines.readings import read_data
from mkdocs_crosswalk.registers.editions import NAMED

from .shared import DATA, FOLDER, examples, past, read_published, some
from .telling import say

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


def _named(_: click.Context, __: click.Parameter, text: str) -> str:
    if not re.fullmatch(NAMED, text):
        raise click.BadParameter(f'"{text}" is no edition; write the year and month, such as 2026.11')
    return text


@click.command(epilog=examples('edition 2027.01 --against v2026.11 --about "A source more, with 30 rows."'))
@click.argument("name", callback=_named)
@click.option(
    "--against",
    metavar="OLD",
    callback=some,
    help="The edition before: a revision, package or folder. None for the first.",
)
@click.option("--about", required=True, callback=some, help="What it brings, in a sentence.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), callback=past, help="Its day; else today.")
@click.option("--data", type=FOLDER, default=DATA, metavar="FOLDER", help="The data folder; mappings unless given.")
def edition(name: str, against: str | None, about: str, day: date | None, data: Path) -> None:
    """Write editions/NAME.yml into the data folder: what the data says otherwise than in the edition before.

    Its pages then carry the name of the edition, and the page of changes says what it brings.
    """
    with long_lived():
        old = read_published(against, ()) if against else None
        new = read_data(data.as_posix())
        file = new_edition(data, name, day or build_day(), about=about, old=old, new=new)
    say(f"{file} is written; read it, and commit it.")
