"""`crosswalk build`: a whole site by an engine that runs no plugins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.engines.zensical.prepared import Prepared
from mkdocs_crosswalk.engines.zensical.run import built, write_pages
from mkdocs_crosswalk.engines.zensical.settings import find_settings

from .shared import FOLDER, examples
from .telling import say, tell

if TYPE_CHECKING:
    from pathlib import Path


@click.command(epilog=examples("build", "build handbook --strict"))
@click.argument("folder", type=FOLDER, default=".")
@click.option("--config-file", "-f", type=FOLDER, metavar="FILE", help="The configuration, unless it is the usual one.")
@click.option("--strict", is_flag=True, help="Fail if anything is wrong with a page, or cannot be had.")
@click.option("--pages", is_flag=True, help="Only write the finished pages among those of the site.")
def build(folder: Path, config_file: Path | None, *, strict: bool, pages: bool) -> None:
    """Build the site in FOLDER, or here, with Zensical: its own pages and the whole crosswalk.

    The crosswalk is named in its configuration as for MkDocs, with the same options.
    """
    prepared = Prepared(find_settings(folder, config_file))
    wrong = [*prepared.notes(), *prepared.own.wrong]
    for line in wrong:
        tell(line)
    finished = write_pages(prepared)
    target = prepared.settings.docs / prepared.options.prefix
    say(f"{len(finished.links)} pages and {len(finished.files) - len(finished.links)} files are in {target}.")
    if pages:
        return
    said = built(prepared, finished, strict=strict)
    tell(said)
    if strict and wrong:
        raise CrosswalkError(f"{len(wrong)} warnings in strict mode")
