"""`crosswalk build`: a whole site by an engine that runs no plugins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.engines.zensical.prepared import Prepared
from mkdocs_crosswalk.engines.zensical.run import built, pages_of, refuse_without_engine, write_pages
from mkdocs_crosswalk.engines.zensical.settings import find_settings

from .shared import FOLDER, examples
from .telling import say, tell

if TYPE_CHECKING:
    from pathlib import Path


@click.command(epilog=examples("build", "build handbook --strict"))
@click.argument("folder", type=FOLDER, default=".")
@click.option("--config-file", "-f", type=FOLDER, metavar="FILE", help="The configuration, unless it is the usual one.")
@click.option("--strict", is_flag=True, help="Fail if anything is wrong with a page, or cannot be had.")
@click.option(
    "--pages", is_flag=True, help="Only write the finished pages among those of the site, and leave them there."
)
def build(folder: Path, config_file: Path | None, *, strict: bool, pages: bool) -> None:
    """Build the site in FOLDER, or here, with Zensical: its own pages and the whole crosswalk.

    The crosswalk is named in its configuration as for MkDocs, with the same options.
    """
    prepared = Prepared(find_settings(folder, config_file))
    wrong = [*prepared.notes(), *prepared.own.wrong]
    for line in wrong:
        tell(line)
    settings = prepared.settings
    if pages:
        many = len(write_pages(prepared).links)
        say(f"{many} pages are in {settings.docs / prepared.options.prefix}, for Zensical to build.")
        return
    refuse_without_engine()
    with pages_of(prepared) as finished:
        told = built(prepared, finished, strict=strict)
    for line in filter(None, (*told.wrong, told.issues)):
        tell(line)
    if strict and (count := len(wrong) + len(told.wrong)):
        raise CrosswalkError(f"{count} warning{'' if count == 1 else 's'} in strict mode")
    say(f"{len(finished.links)} pages of the crosswalk are in {settings.site_dir}, with all of their links.")
