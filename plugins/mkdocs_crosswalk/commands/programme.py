"""What only a company's own data is asked for: `crosswalk propose` and `crosswalk work`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_crosswalk.engines.build_day import build_day, build_moment
from mkdocs_crosswalk.engines.parts import PROPOSALS
from mkdocs_crosswalk.engines.take_over import write_file
from mkdocs_crosswalk.programme.programme import Programme
from mkdocs_crosswalk.programme.proposals import proposed
from mkdocs_crosswalk.programme.take_over import work_list

from .shared import FOLDER, address, examples, loaded, needed_data
from .telling import say

if TYPE_CHECKING:
    from pathlib import Path


@click.command(epilog=examples("propose --with compliance"))
@needed_data
def propose(own: tuple[Path, ...]) -> None:
    """Print lines for status.yml, as remarks, for what organisation.yml says the company has not; nothing is written.

    Each says which entries it is about, what to check first, and a reason to begin with.
    """
    say(proposed(loaded(None, own), PROPOSALS))


@click.command(epilog=examples("work work-list.json --with compliance"))
@click.argument("file", type=FOLDER)
@click.option("--site-url", default="", callback=address, help="The address of the site that opens it.")
@needed_data
def work(file: Path, site_url: str, own: tuple[Path, ...]) -> None:
    """Write what your own data says of entries as FILE, a list of work that the pages open in a browser."""
    write_file(file, work_list(Programme(loaded(None, own), build_day()), build_moment(), site_url))
    say(f"{file} is written; open it from a gap list or from the Statement of Applicability.")
