"""`crosswalk check`: every problem of the data, of a site's pages, and of what a change does to what was published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_crosswalk.changes.against import held_against
from mkdocs_crosswalk.data.locations import part_of_package
from mkdocs_crosswalk.data.problems import CrosswalkError, LocatedError
from mkdocs_crosswalk.engines.build_day import build_day
from mkdocs_crosswalk.engines.docs import check_docs
from mkdocs_crosswalk.engines.memory import long_lived
from mkdocs_crosswalk.engines.readings import Given, content_beside, reading_from, site_of
from mkdocs_crosswalk.engines.review import to_review
from mkdocs_crosswalk.programme.checks import to_look_at
from mkdocs_crosswalk.programme.programme import Programme
from mkdocs_crosswalk.prose.broken_links import refuse_broken

from .findings import FORMATS, Findings, Paths, report
from .shared import FOLDER, examples, loaded, own_data, read_published, some
from .telling import TroubleError

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.changes.reading import Reading


@click.command(
    epilog=examples(
        "check mappings",
        "check --with compliance --docs docs --format github",
        "check mappings --against origin/main",
    )
)
@click.argument("data", metavar="[FOLDER]", type=FOLDER, required=False)
@own_data
@click.option("--docs", type=FOLDER, metavar="FOLDER", help="The pages of a site, whose policies and ids are checked.")
@click.option(
    "--against",
    metavar="OLD",
    callback=some,
    help="A revision, package or folder that was published: its ids and addresses may not vanish, and what is judged "
    "otherwise since then needs a new date.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="Lines for a terminal (text), data (json), or annotations of a pull request (github).",
)
def check(data: Path | None, own: tuple[Path, ...], docs: Path | None, against: str | None, form: str) -> int:
    """Read the data and show every problem with file, line and column; the built-in data unless a FOLDER is given.

    Files are called from the top of the git repository that they are in. With --docs, the pages of a site are read
    without a build, and those that came with the crosswalk are not.
    """
    folder = data or part_of_package("mappings")
    content = part_of_package("content")
    bases = (folder.absolute().parent, Path(), *((docs,) if docs else ()), content.parent, content)
    found = Findings()
    with long_lived():
        try:
            catalogue = loaded(data, own)
            _look(found, catalogue, docs, own)
            if against:
                _hold(
                    found, catalogue, Given(str(folder), folder, content_beside(folder)), read_published(against, own)
                )
        except TroubleError:
            raise
        except CrosswalkError as error:
            found.errors.append(error)
    return report(form, found, Paths(bases))


def _look(found: Findings, catalogue: Catalogue, docs: Path | None, own: tuple[Path, ...]) -> None:
    """Look at what the data says, and at a site's own pages or else at those that came with the crosswalk."""
    asked = to_look_at(Programme(catalogue, build_day()))
    again = () if own else to_review(catalogue)
    found.doubts += sorted((*catalogue.doubts, *asked, *again))
    pairs = sum(overlap.counted for overlap in catalogue.overlaps.values())
    found.counts = f"{len(catalogue.rows)} rows, {pairs} counted pairs, {len(catalogue.evidence)} evidence items"
    if docs is None:
        content = part_of_package("content")
        refuse_broken(site_of(catalogue, content), content)
        return
    pages, problems = check_docs(docs, catalogue)
    found.counts += f", {pages} pages"
    if problems:
        found.errors.append(LocatedError("the pages have", problems))


def _hold(found: Findings, catalogue: Catalogue, given: Given, before: Reading) -> None:
    """Hold the data against what was published."""
    site = site_of(catalogue, given.content or part_of_package("content"))
    held = held_against(before, reading_from(given.name, site, given.content), build_day())
    found.doubts += held.doubts
    if held.problems:
        found.errors.append(LocatedError(f"what changed since {before.name} has", held.problems))
