"""The pages of a site from its data: all of what it shows, and what it keeps to itself. The same for every engine."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Protocol

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.locations import needs_of, written_pages
from mkdocs_crosswalk.files.downloads import can_write_workbooks
from mkdocs_crosswalk.prose.guides import read_told
from mkdocs_crosswalk.prose.withheld import Withheld
from mkdocs_crosswalk.registers.own_files import PROGRAMME_FILES
from mkdocs_crosswalk.views.programme.own_data import with_own_data
from mkdocs_crosswalk.views.site import build_site

from .build_day import build_day, latest_day
from .kept import NOTHING_KEPT, Itself, bytes_of
from .memory import long_lived
from .parts import OFFERED
from .wanted import Wanted, parts, refuse_empty, selected

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.views.site import Site

    from .kept import Kept
    from .view import View

log = logging.getLogger("mkdocs.plugins.crosswalk")


class Options(Wanted, Protocol):
    """The options that say what there is, and where."""

    @property
    def prefix(self) -> str: ...  # noqa: D102 - as the class says


@frozen
class ReadSite:
    """The pages of a site.

    Attributes:
        site: Those that it shows, without the policies among its own.
        withheld: What its own data would add to them, where they are public and it is not.
    """

    site: Site
    withheld: Withheld | None = None


def read_site(mappings: Path, content: Path, view: View, options: Options, kept: Kept = NOTHING_KEPT) -> ReadSite:
    """Return the pages that the options ask for.

    Args:
        mappings: The folder of the data.
        content: The folder of the pages that people wrote and that came with the crosswalk.
        view: What of its own data the site shows.
        options: The options.
        kept: What the build before left.

    Raises:
        CrosswalkError: with every problem of every file, or of the options, or of the day of the build.
    """
    if not can_write_workbooks():
        log.info("No workbooks beside the CSV files; `pip install xlsxwriter` adds them.")
    with long_lived():
        shown, public = kept.same(
            "data", partial(_made_of, mappings, view, options), partial(_read, mappings, view, options)
        )
        read = ReadSite(_pages("site", shown, content, options, kept))
        refuse_empty(options, read.site.extent.empty)
        if public:
            site = _pages("public", public, content, options, kept)
            read = ReadSite(site, Withheld(read.site, site, options.prefix))
    for doubt in read.site.catalogue.doubts:
        log.info("%s", doubt)
    return read


def _made_of(mappings: Path, view: View, options: Options) -> object:
    """Return all that what is read depends on."""
    own = [(name, bytes_of(folder)) for name, folder in view.own.items()]
    return bytes_of(mappings), own, view, repr(options), latest_day()


def _read(mappings: Path, view: View, options: Options) -> tuple[Catalogue, Catalogue | None]:
    """Return what the site shows of the data, and what is left of it where the public shall not see that."""
    today = latest_day()
    # All own data is read in any case, so that what is wrong with it stops every view alike.
    catalogue = selected(options, load(mappings, view.own, today))
    if view.without_programme:
        catalogue = selected(options, load(mappings, view.own, today, PROGRAMME_FILES))
    public = selected(options, load(mappings, {}, today), within=True) if view.withholds else None
    return catalogue, public


def _pages(name: str, catalogue: Catalogue, content: Path, options: Options, kept: Kept) -> Site:
    written = written_pages(content)
    told, shown = read_told(catalogue, written), parts(options)
    today, workbooks = build_day(), can_write_workbooks()

    def made_of() -> object:
        needs = {uri: (path, needs_of(path)) for uri, path in written.items()}
        return Itself(catalogue), told, needs, shown, today, workbooks

    def make() -> Site:
        site = build_site(catalogue, written, parts=shown, workbooks=workbooks, offered=OFFERED, today=today, **told)
        return with_own_data(site, today)

    return kept.same(name, made_of, make)
