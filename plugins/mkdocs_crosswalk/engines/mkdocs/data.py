"""The data of one build: the built-in folder, the site's own folders, and the lines that pages come from."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.locations import PACKAGE, folder_above, part_of_package, written_pages
from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.engines.build_day import VARIABLE, build_day, latest_day
from mkdocs_crosswalk.engines.memory import long_lived
from mkdocs_crosswalk.engines.parts import OFFERED
from mkdocs_crosswalk.views.programme.own_data import with_own_data
from mkdocs_crosswalk.views.site import build_site

from .options import parts, selected

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.site import Site

    from .options import CrosswalkConfig


log = logging.getLogger("mkdocs.plugins.crosswalk")


class SiteData:
    """Loads the data of a site, and watches its folders while the site is served.

    Args:
        config: The site's configuration.
        folders: The site's own folders of data, relative to that of its configuration.

    Attributes:
        reports: The address of the repository that takes reports on the data: the site's, if it has the data.
    """

    def __init__(self, config: MkDocsConfig, folders: list[str]) -> None:
        self.built_in = part_of_package("mappings")
        home = Path(config.config_file_path or "").resolve().parent
        docs = Path(config.docs_dir).resolve()
        self.own = {Path(name).as_posix(): home / name for name in folders}
        # An installed package is in nobody's repository, also where its environment lies in the folder of the site.
        self.base = None if self.built_in.is_relative_to(PACKAGE) else folder_above(self.built_in, home, docs)
        self.reports = (config.repo_url or "") if self.base is not None else ""
        self.own_base = folder_above(home / "any", home, docs)
        config.watch += map(str, (self.built_in, *self.own.values()))

    def site(self, options: CrosswalkConfig, content: Path, *, workbooks: bool) -> Site:
        """Return the pages of the data that the options ask for.

        Args:
            options: The plugin's options.
            content: The folder of the pages that people wrote.
            workbooks: Whether pages link workbooks.

        Raises:
            PluginError: with every problem of every file, or of the options or the day of the build.
        """
        if not os.environ.get(VARIABLE, "unset").strip():
            del os.environ[VARIABLE]  # as if it were not set; MkDocs would take the empty text for a number
        try:
            today = build_day()
            with long_lived():
                catalogue = selected(options, load(self.built_in, self.own, latest_day()))
                for doubt in catalogue.doubts:
                    log.info("%s", doubt)
                site = build_site(
                    catalogue, written_pages(content), parts=parts(options), workbooks=workbooks, offered=OFFERED
                )
        except CrosswalkError as error:
            raise PluginError(str(error)) from error
        own = catalogue.own
        self.own_places = {catalogue.sources[i].position for i in own.sources}
        self.own_places |= {catalogue.evidence[i].position for i in own.evidence}
        return with_own_data(site, today)

    def edit_uri(self, page: Page) -> str | None:
        """Return the data file and line that a page comes from, relative to the folder of the site's pages."""
        at = page.position
        base = self.own_base if at in self.own_places else self.base
        return f"{base}{at.file}#L{at.line}" if at and base is not None else None
