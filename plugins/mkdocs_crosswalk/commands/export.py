"""`crosswalk export`: all pages as Markdown files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_crosswalk.catalogue.selection import Selection
from mkdocs_crosswalk.catalogue.without import chosen
from mkdocs_crosswalk.data.locations import part_of_package
from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.engines.markdown_site import markdown_site
from mkdocs_crosswalk.engines.prefix import clean_prefix
from mkdocs_crosswalk.engines.visibility import Visibility, meant, programme_files
from mkdocs_crosswalk.files.owned_folder import write_folder
from mkdocs_crosswalk.registers.own_files import PROGRAMME_FILES

from .shared import FOLDER, address, examples, loaded, named, of_data, own_data
from .telling import say

if TYPE_CHECKING:
    from pathlib import Path


@click.command(epilog=examples("export docs --prefix crosswalk"))
@click.argument("folder", type=FOLDER)
@click.option("--prefix", default="", help="A folder in it for the crosswalk's pages alone, such as crosswalk.")
@of_data
@click.option("--site-url", default="", callback=address, help="The site's address, for the links in spreadsheets.")
@click.option(
    "--framework",
    "frameworks",
    multiple=True,
    metavar="ID",
    help="A framework to have, by its id; given several times. Those that every site has unless given.",
)
@click.option(
    "--programme",
    type=click.Choice([word.value for word in Visibility]),
    help="What is shown of your own data: all (site), all but the programme (off), nothing (private). "
    "It is private where a folder holds organisation.yml, status.yml or records.yml, and otherwise site.",
)
@own_data
def export(
    folder: Path,
    prefix: str,
    *,
    data: Path | None,
    site_url: str,
    frameworks: tuple[str, ...],
    programme: str | None,
    own: tuple[Path, ...],
) -> None:
    """Write all pages as Markdown files into FOLDER, the one of a site's pages such as docs, for any generator."""
    prefix = clean_prefix(prefix)
    for path in own:
        if path.resolve().is_relative_to(folder.resolve()):
            raise CrosswalkError(f"{path} lies in {folder}, and its files would be published; move it elsewhere")
    catalogue = loaded(data, own)  # all of it, so that what is wrong is said whatever is shown
    selection = Selection(frameworks=frameworks or None)
    if problems := selection.problems(catalogue):
        raise CrosswalkError("\n".join(f"--{problem.replace('frameworks', 'framework', 1)}" for problem in problems))
    shown = meant(programme, named(own))
    if shown is Visibility.PRIVATE:
        catalogue = loaded(data, ())
    elif shown is Visibility.OFF:
        catalogue = loaded(data, own, PROGRAMME_FILES)
    wanted = chosen(catalogue, selection.within(catalogue))
    files = markdown_site(wanted, part_of_package("content"), prefix, site_url)
    target = folder / prefix
    write_folder(target, files)
    pages = sum(name.endswith(".md") for name in files)
    said = [f"{pages} pages and {len(files) - pages - 1} files to download are in {target}."]
    if shown is Visibility.PRIVATE:
        because = ", ".join(programme_files(named(own)))
        why = f"There is {because}, so your" if because else "Your"
        said.insert(0, f"{why} own data is left out: what is exported may be published. `--programme site` shows it.")
    say("\n".join(said))
