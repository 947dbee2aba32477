"""`crosswalk import`: a saved list of work, or what another document or tool says of frameworks, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.engines.import_mapping import import_mapping, is_mapping
from mkdocs_crosswalk.engines.take_over import take_over
from mkdocs_crosswalk.registers.status import Because

from .import_options import Importing, asked, import_options, needs_own
from .shared import FOLDER, examples, named, own_data
from .telling import say

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "import",
    cls=Importing,
    epilog=examples(
        "import work-list.json --with compliance",
        "import table.xlsx --source example-guide --level Strong=full Weak=partial",
    ),
)
@click.argument("file", type=FOLDER)
@own_data
@import_options
def import_(file: Path, own: tuple[Path, ...], **options: Any) -> None:
    """Take FILE over into the data; if anything of it cannot be, nothing is written.

    A list of work that a browser saved goes to status.yml of your own data, which --with names. What the list does not
    say stays as it was, to the letter.

    A table (CSV, TSV, XLSX), SSSOM, or a mapping of OSCAL or CISO Assistant becomes the rows of a source, which
    --source names; a catalogue of these becomes a framework.
    """
    wanted = asked(options)
    if is_mapping(file, wanted):
        say(import_mapping(file, wanted, named(own)))
        return
    needs_own(wanted, own)
    done = take_over(file, named(own))
    lines = [*map(str, done.changes)]
    lines += [f"Left in {file.name}, since nothing here is called so: {name}" for name in done.unknown]
    kept = f"Left in {file.name}, since of reasons {done.file} has {listed(Because)} alone"
    lines += [f"{kept}: {why}" for why in done.untaken]
    count = len(done.changes)
    said = f"{count} {'entry has' if count == 1 else 'entries have'} changed in {done.file}."
    say("\n".join((*lines, said if count else f"{done.file} says all of it already.")))
