"""`crosswalk review`: what of the project's judgements to look at again, and the log of who did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_crosswalk.catalogue.made_on import unrecorded
from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.engines.build_day import build_day
from mkdocs_crosswalk.engines.review import confirm, to_review
from mkdocs_crosswalk.files.explained import entry_of, pair_of
from mkdocs_crosswalk.registers.review_log import MAIL, NO_MAIL

from .shared import DATA, FOLDER, examples, loaded, past
from .telling import say

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.made_on import Judged


def _name(_: click.Context, __: click.Parameter, by: str) -> str:
    """Return who has looked, with one blank between words; raises BadParameter for an address of mail."""
    if MAIL in by:
        raise click.BadParameter(NO_MAIL)
    return " ".join(by.split())


@click.command(
    epilog=examples(
        "review", 'review A.8.16 CC7.2 --by "Ann Example"', 'review A.8.16 --by "Ann Example"', "review --new"
    )
)
@click.argument("entry", metavar="[ID]", required=False)
@click.argument("other", metavar="[ID]", required=False)
@click.option(
    "--by", default="", metavar="NAME", callback=_name, help="Who has looked: a person or a function; pages name them."
)
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), callback=past, help="The day of the look; else today."
)
@click.option("--new", is_flag=True, help="Add what the log does not know yet, with nobody's name.")
@click.option("--data", type=FOLDER, default=DATA, metavar="FOLDER", help="The data folder; mappings unless given.")
def review(entry: str | None, other: str | None, by: str, day: date | None, data: Path, *, new: bool) -> int:
    """Show which judgements were made on something that has changed, or confirm one of them.

    With the ids of a pair it confirms the pair, with one id the verdicts of an entry: a line is added to review-log.yml
    in the data folder, with the day, the name and what the judgement rests on now.
    """
    catalogue = loaded(data, ())
    when = day or build_day()
    if entry is None and not new:
        left = to_review(catalogue)
        say("\n".join(map(str, left)) or "Nothing to look at again.")
        return int(bool(left))
    if entry is not None and not by:
        raise click.UsageError('--by says who has looked, as in --by "Ann Example"')
    judged = unrecorded(catalogue) if entry is None else (_judged(catalogue, entry, other),)
    added = confirm(data, catalogue, judged, when, "" if entry is None else by)
    say("\n".join(added) or "The log says so already.")
    return 0


def _judged(catalogue: Catalogue, entry: str, other: str | None) -> Judged:
    """Return what is meant by one id or two; raises CrosswalkError where it has no judgement of this project."""
    first = entry_of(catalogue, entry)
    if other is None:
        if first not in catalogue.verdicts:
            raise CrosswalkError(f"{first} has no verdict; two ids name a pair")
        return (first,)
    overlap = pair_of(catalogue, first, entry_of(catalogue, other))
    if overlap.judgement is None:
        raise CrosswalkError(f"{overlap.left} with {overlap.right} is not judged by this project")
    return (overlap.left, overlap.right)
