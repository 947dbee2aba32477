"""A site's data, read once: what makes the finished pages, and what the Markdown extension reads own pages by."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs_crosswalk import __version__
from mkdocs_crosswalk.data.locations import PACKAGE, folder_above, part_of_package
from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.engines.commit import commit_of
from mkdocs_crosswalk.engines.finished_folder import MADE_OF
from mkdocs_crosswalk.engines.read_site import read_site
from mkdocs_crosswalk.engines.view import View
from mkdocs_crosswalk.engines.visibility import Visibility, meant
from mkdocs_crosswalk.prose.extension import HandWritten
from mkdocs_crosswalk.render.html import HtmlRenderer
from mkdocs_crosswalk.views.programme.report import FORM, Reports

from .policies import read_own_pages
from .settings import find_settings

if TYPE_CHECKING:
    from mkdocs_crosswalk.views.page import Page

    from .settings import Settings

AGAIN = "run `crosswalk build`"


class Prepared:
    """The crosswalk of a site.

    Args:
        settings: What its configuration says.

    Attributes:
        options: What it says of the crosswalk.
        content: The folder of the pages that people wrote and that came with the crosswalk.
        mappings: The folder of the data.
        view: What of its own data the site shows.
        own: The pages of the site's own folder, and those of the crosswalk with the policies on them.
        renderer: What makes HTML of pages.
        prose: The Markdown extension that reads what people write.
        commit: The commit whose state the data has, or "".

    Raises:
        CrosswalkError: with every problem of every file, or of the options.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.options = options = settings.options
        if not options.prefix:
            message = 'prefix: under Zensical the crosswalk needs a folder of its own, such as "crosswalk"'
            raise CrosswalkError(f"{settings.at('prefix')}: {message}")
        self.content = part_of_package("content")
        self.mappings = settings.root / options.mappings if options.mappings else part_of_package("mappings")
        own = {Path(name).as_posix(): settings.root / name for name in options.data}
        whole = {Path(options.mappings).as_posix(): self.mappings} if options.mappings else {}
        self._refuse_published({**whole, **own})
        self.view = View(own, meant(options.programme, own))
        read = read_site(self.mappings, self.content, self.view, options)
        self.withheld = read.withheld
        self.own = read_own_pages(settings, options, read)
        docs = settings.docs.resolve()
        built_in = self.mappings.is_relative_to(PACKAGE)
        self._base = None if built_in else folder_above(self.mappings, settings.root, docs)
        self._own_base = folder_above(settings.root / "any", settings.root, docs)
        self.commit = commit_of(self.mappings) if self._base is not None else ""
        self.renderer = HtmlRenderer(read.site, self._reports())
        self.prose = HandWritten(read.site, options.prefix, self.content, read.withheld, self.view.kept)
        self.prose.answers.take(self.own.found)
        catalogue = read.site.catalogue
        self._own_places = {catalogue.sources[i].position for i in catalogue.own.sources}
        self._own_places |= {catalogue.evidence[i].position for i in catalogue.own.evidence}

    @cached_property
    def made_of(self) -> str:
        """What tells pages that are made of this from others: the version, the options, the data and the policies."""
        folders = (self.mappings, *self.view.own.values())
        files = [path for folder in folders for path in sorted(folder.rglob("*.y*ml")) if path.is_file()]
        policies = self.own.found.policies if self.own.found else ()
        said = repr((__version__, self.options, self.settings.site_url, self.settings.directory_urls, policies))
        return sha256(b"".join((said.encode(), *(path.read_bytes() for path in files)))).hexdigest()

    def refuse_other_pages(self) -> None:
        """Refuse to go on with finished pages that are not there, or that are made of anything else.

        Raises:
            CrosswalkError: with what to do.
        """
        folder = self.settings.docs / self.options.prefix
        file = folder / MADE_OF
        if not file.is_file():
            raise CrosswalkError(f"the pages of the crosswalk are not in {folder}; {AGAIN}")
        if file.read_text("utf-8") != self.made_of:
            raise CrosswalkError(f"the pages in {folder} are made of other data, policies or options; {AGAIN}")

    def edit_url(self, page: Page) -> str:
        """Return where the line of the data that a page comes from can be edited, or nothing."""
        at = page.position
        base = self._own_base if at in self._own_places else self._base
        if not at or base is None or not self.settings.edit_base:
            return ""
        return urljoin(self.settings.edit_base, f"{base}{at.file}#L{at.line}")

    def prose_of_page(self) -> HandWritten:
        """Return what reads one page: it is open there alone, whatever order pages are read in."""
        return copy(self.prose)

    def notes(self) -> list[str]:
        """Return what the options ask for and what cannot be had here, each by its name."""
        options, said = self.options, []
        if self.view.programme is Visibility.PRIVATE:
            why = "Zensical makes no private copy; `programme: site` shows it to all."
            said.append(f"{self.view.named}: not in the site. {why}")
        if options.content_security_policy:
            said.append("content_security_policy: Zensical writes the pages, so they carry no policy.")
        return said

    def _reports(self) -> Reports:
        repository = str(self.settings.said.get("repo_url") or "") if self._base is not None else ""
        form = (self.mappings.parent / ".github/ISSUE_TEMPLATE" / FORM).is_file()
        return Reports(repository, form, self.options.report_to)

    def _refuse_published(self, own: dict[str, Path]) -> None:
        """Refuse folders of data whose files would be copied into the site; they hold more than the pages show."""
        docs = self.settings.docs.resolve()
        for shown, folder in own.items():
            if folder.resolve().is_relative_to(docs):
                raise CrosswalkError(
                    f"{shown}: it lies in the folder of the site's pages, and its files would be published; "
                    f"move it beside {self.settings.file.name}"
                )


_known: dict[Path, tuple[str, Prepared]] = {}


def prepared(file: Path, pages: str = "") -> Prepared:
    """Return the crosswalk of the site of a configuration, which is read once: each page asks for it.

    Args:
        file: The configuration.
        pages: What tells the pages that a server shows from those before; for others it is read anew.

    Raises:
        CrosswalkError: as `Prepared`, the first time; a server goes on with what it knows.
    """
    known = _known.get(file)
    if known is None or known[0] != pages:
        try:
            known = pages, Prepared(find_settings(file.parent, file))
        except CrosswalkError:
            if known is None:
                raise
            known = pages, known[1]
        _known[file] = known
    return known[1]
