"""`crosswalk schemas`: the JSON Schemas by which editors complete and check data, into a folder of one's own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from mkdocs_crosswalk.data.locations import part_of_package
from mkdocs_crosswalk.data.shapes import KNOWN
from mkdocs_crosswalk.files.data_schemas import TITLE, schema_texts
from mkdocs_crosswalk.files.own_folder import write_new
from mkdocs_crosswalk.registers.heads import own_schemas

from .shared import FOLDER, examples, loaded, own_data
from .telling import say

if TYPE_CHECKING:
    from pathlib import Path


@click.command(epilog=examples("schemas schema", "schemas schema --with compliance", "schemas mappings/schema --all"))
@click.argument("folder", type=FOLDER)
@click.option("--all", "every", is_flag=True, help="Those of all data files, not only of files of your own.")
@own_data
def schemas(folder: Path, own: tuple[Path, ...], *, every: bool) -> None:
    """Write the schemas that editors complete and check data files with into FOLDER, such as schema beside compliance.

    With --with, the names of your own entries, sources and evidence items are offered too. Run it again after an
    update: files that it wrote are replaced, and others never.
    """
    found = own_texts(own, every=every)
    write_new(folder, found, replaces=_is_schema)
    say(f"{len(found)} schemas are in {folder}.")


def own_texts(own: tuple[Path, ...], *, every: bool = False) -> dict[str, str]:
    """Return the text of each schema by the name of its file: those of own data and of the names, or all."""
    texts = schema_texts(part_of_package("mappings"), catalogue=loaded(None, own) if own else None)
    wanted = {KNOWN, *(f"{name}.json" for name in own_schemas())}
    return {name: text for name, text in texts.items() if every or name in wanted}


def _is_schema(path: Path) -> bool:
    """Say whether a file is a schema of this project, of whatever version."""
    try:
        said = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(said, dict) and str(said.get("title")).startswith(TITLE)
