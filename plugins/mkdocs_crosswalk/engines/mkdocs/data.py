"""The data of one build: the built-in folder, the site's own folders, and the lines that pages come from."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, set_exclusions

from mkdocs_crosswalk.data.locations import PACKAGE, folder_above, part_of_package
from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.engines.build_day import VARIABLE
from mkdocs_crosswalk.engines.commit import commit_of
from mkdocs_crosswalk.engines.read_site import read_site
from mkdocs_crosswalk.views.programme.report import FORM, Reports

from .view import home_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_crosswalk.engines.kept import Kept
    from mkdocs_crosswalk.engines.view import View
    from mkdocs_crosswalk.views.page import Page

    from .options import CrosswalkConfig


class SiteData:
    """Loads the data of a site, and watches its folders while the site is served.

    Args:
        config: The site's configuration.
        options: The plugin's options.
        view: What of its own data the site shows.
        kept: What the build before left.

    Attributes:
        content: The folder of the pages that people wrote and that came with the crosswalk.
        mappings: The folder of the data.
        reports: Where reports on the data go: where the options say, or to the site's repository if it has the data.
        site: The generated pages that the options ask for, without the policies of the site.
        commit: The commit whose state the data has, or "".
        withheld: What the site's own data would add to them, where they are public and it is not.
        kept: Whose words the site keeps to itself.

    Raises:
        PluginError: with every problem of every file, or of the options or the day of the build.
    """

    def __init__(self, config: MkDocsConfig, options: CrosswalkConfig, view: View, kept: Kept) -> None:
        self.content = part_of_package("content")
        home = home_of(config)
        self.mappings = built_in = home / options.mappings if options.mappings else part_of_package("mappings")
        docs = Path(config.docs_dir).resolve()
        whole = {Path(options.mappings).as_posix(): built_in} if options.mappings else {}
        _refuse_published(config, {**whole, **view.own})
        config.watch += map(str, (built_in, *view.own.values()))
        # An installed package is in nobody's repository, also where its environment lies in the folder of the site.
        self._base = None if built_in.is_relative_to(PACKAGE) else folder_above(built_in, home, docs)
        self._own_base = folder_above(home / "any", home, docs)
        repository = (config.repo_url or "") if self._base is not None else ""
        form = (built_in.parent / ".github/ISSUE_TEMPLATE" / FORM).is_file()
        self.reports = Reports(repository, form, options.report_to)
        self.commit = commit_of(built_in) if self._base is not None else ""
        self.kept = view.kept
        if not os.environ.get(VARIABLE, "unset").strip():
            del os.environ[VARIABLE]  # as if it were not set; MkDocs would take the empty text for a number
        try:
            read = read_site(built_in, self.content, view, options, kept)
        except CrosswalkError as error:
            raise PluginError(str(error)) from error
        self.site, self.withheld = read.site, read.withheld
        catalogue = self.site.catalogue
        self._own_places = {catalogue.sources[i].position for i in catalogue.own.sources}
        self._own_places |= {catalogue.evidence[i].position for i in catalogue.own.evidence}

    def edit_uri(self, page: Page) -> str | None:
        """Return the data file and line that a page comes from, relative to the folder of the site's pages."""
        at = page.position
        base = self._own_base if at in self._own_places else self._base
        return f"{base}{at.file}#L{at.line}" if at and base is not None else None


def _refuse_published(config: MkDocsConfig, own: dict[str, Path]) -> None:
    """Refuse folders of data whose files would be copied into the site; they hold more than the pages show.

    Raises:
        PluginError: with the first such file of each folder.
    """
    docs = Path(config.docs_dir).resolve()
    wrong = []
    for shown, folder in own.items():
        places = {Path(os.path.normpath(folder)), folder.resolve()}  # MkDocs copies what a link leads to as well
        paths = sorted(path for place in places if place.is_relative_to(docs) for path in place.rglob("*.y*ml"))
        files = [File(path.relative_to(docs).as_posix(), str(docs), config.site_dir, False) for path in paths]
        set_exclusions(files, config)
        published = (file for file in files if file.inclusion.is_included())  # type: ignore[no-untyped-call]  # MkDocs'
        if file := next(published, None):
            wrong.append(
                f"{shown}: {file.src_uri} would be published with the site, because the folder lies in that of its "
                f"pages; move it beside {Path(config.config_file_path or 'mkdocs.yml').name}, or name it under "
                "exclude_docs"
            )
    if wrong:
        raise PluginError("\n".join(wrong))
