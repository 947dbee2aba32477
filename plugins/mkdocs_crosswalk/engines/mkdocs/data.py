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
from mkdocs_crosswalk.files.downloads import can_write_workbooks
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
        options: The plugin's options.

    Attributes:
        content: The folder of the pages that people wrote and that came with the crosswalk.
        reports: The address of the repository that takes reports on the data: the site's, if it has the data.
        site: The generated pages that the options ask for, without the policies of the site.

    Raises:
        PluginError: with every problem of every file, or of the options or the day of the build.
    """

    def __init__(self, config: MkDocsConfig, options: CrosswalkConfig) -> None:
        self.content = part_of_package("content")
        built_in = part_of_package("mappings")
        home = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        docs = Path(config.docs_dir).resolve()
        own = {Path(name).as_posix(): home / name for name in options.data_}
        config.watch += map(str, (built_in, *own.values()))
        # An installed package is in nobody's repository, also where its environment lies in the folder of the site.
        self._base = None if built_in.is_relative_to(PACKAGE) else folder_above(built_in, home, docs)
        self._own_base = folder_above(home / "any", home, docs)
        self.reports = (config.repo_url or "") if self._base is not None else ""
        try:
            self.site = self._site(options, built_in, own)
        except CrosswalkError as error:
            raise PluginError(str(error)) from error
        catalogue = self.site.catalogue
        self._own_places = {catalogue.sources[i].position for i in catalogue.own.sources}
        self._own_places |= {catalogue.evidence[i].position for i in catalogue.own.evidence}

    def _site(self, options: CrosswalkConfig, built_in: Path, own: dict[str, Path]) -> Site:
        if not os.environ.get(VARIABLE, "unset").strip():
            del os.environ[VARIABLE]  # as if it were not set; MkDocs would take the empty text for a number
        today, workbooks = build_day(), can_write_workbooks()
        with long_lived():
            catalogue = selected(options, load(built_in, own, latest_day()))
            for doubt in catalogue.doubts:
                log.info("%s", doubt)
            site = build_site(
                catalogue, written_pages(self.content), parts=parts(options), workbooks=workbooks, offered=OFFERED
            )
        if not workbooks:
            log.info("No workbooks beside the CSV files; `pip install xlsxwriter` adds them.")
        return with_own_data(site, today)

    def edit_uri(self, page: Page) -> str | None:
        """Return the data file and line that a page comes from, relative to the folder of the site's pages."""
        at = page.position
        base = self._own_base if at in self._own_places else self._base
        return f"{base}{at.file}#L{at.line}" if at and base is not None else None
