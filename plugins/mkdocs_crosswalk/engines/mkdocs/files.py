"""MkDocs' file objects for what the crosswalk adds to a site: pages, files beside them, scripts and stylesheets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from mkdocs_crosswalk.data.locations import written_pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_crosswalk.views.extent import Extent


class CrosswalkFile(File):
    """A file of the crosswalk, page or not.

    Attributes:
        aside: Whether it is only there to be linked to. MkDocs and other plugins then take a page for any other file,
            and nothing is written: a build around this one has done so, or a plugin is at work that knows no page
            without a file in the site's folder.
    """

    aside = False

    # What mkdocs-static-i18n keeps of each page, for its switch of languages: a page of ours has no translation.
    locale = ""
    locale_alternate_of = ""
    alternates: ClassVar[dict[str, File]] = {}

    def is_documentation_page(self) -> bool:
        """Say whether MkDocs is to make a page of it now."""
        return not self.aside and super().is_documentation_page()

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file, unless it is there; whoever asks for its content from then on reads what is written."""
        if not self.aside:
            super().copy_file(dirty)
            self._content, self.abs_src_path = None, self.abs_dest_path


class FileMaker:
    """Makes files below the crosswalk's own folder, each once a build.

    Args:
        config: MkDocs' configuration.
        prefix: The crosswalk's own folder, with a slash at its end, or empty for the root.

    Attributes:
        made: The files by their source addresses.
        sources: The files on disk of the pages that people wrote and that came with the crosswalk, likewise.
    """

    def __init__(self, config: MkDocsConfig, prefix: str) -> None:
        self.config = config
        self.prefix = prefix
        self.made: dict[str, CrosswalkFile] = {}
        self.before: dict[str, CrosswalkFile] = {}
        self.sources: dict[str, Path] = {}

    def begin(self) -> None:
        """Begin anew: a file that is made again stays the same object, one that is not is taken from the site."""
        self.before, self.made = self.made, {}

    def page(self, uri: str, edit_uri: str | None) -> CrosswalkFile:
        """Return the file of a generated page."""
        file = self._file(f"{self.prefix}{uri}", "", InclusionLevel.NOT_IN_NAV)
        file.edit_uri = edit_uri
        return file

    def written(self, folder: Path, files: Files, extent: Extent) -> list[File]:
        """Return the files of the pages that people wrote, of those parts that there are.

        Where the site's own folder is the one that they are written in, those of a part left out are taken from it.
        """
        if Path(self.config.docs_dir).resolve() != folder:
            self.sources = {f"{self.prefix}{u}": p for u, p in written_pages(folder).items() if extent.has(u)}
            level = InclusionLevel.NOT_IN_NAV
            return [self._file(uri, path.read_text("utf-8-sig"), level) for uri, path in self.sources.items()]
        for file in files.documentation_pages():
            if not extent.has(file.src_uri):
                files.remove(file)
        return list(files.documentation_pages())

    def beside(self, uri: str, content: str | bytes) -> CrosswalkFile:
        """Return a file that MkDocs copies as it is: it takes by the name of its source what is a page."""
        whole = f"{self.prefix}{uri}"
        file = self._file(f"{whole}.txt" if uri.endswith(".md") else whole, content)
        file.dest_uri = whole
        return file

    def _file(
        self, uri: str, content: str | bytes, inclusion: InclusionLevel = InclusionLevel.UNDEFINED
    ) -> CrosswalkFile:
        """Return the one file of an address, with this content.

        Its source is said to be the site's configuration, which asks for it: other plugins take for granted that a
        page has a file on disk, and some, in a repository, that git knows it.
        """
        if uri not in self.made:
            new: Any = CrosswalkFile.generated(self.config, uri, content=content, inclusion=inclusion)
            self.made[uri] = self.before.pop(uri, new)
        file = self.made[uri]
        if isinstance(content, str):
            file.content_string = content
        else:
            file.content_bytes = content
        file.abs_src_path = self.config.config_file_path or __file__
        return file

    def aside(self, aside: bool) -> None:
        """Set all files aside, or back."""
        for file in self.made.values():
            # MkDocs makes these of what kind of file it is, when they are first asked for.
            _ = file.dest_uri, file.url
            file.aside = aside

    def put(self, files: Files) -> None:
        """Put those that are not there among a site's files; a plugin that makes the list anew may have lost some.

        Raises:
            PluginError: one would replace a file of the site, or has been replaced.
        """
        for file in self.before.values():
            files.remove(file)
        self.before = {}
        refuse_collisions(files, self.made.values())
        for file in self.made.values():
            if file.src_uri not in files.src_uris:
                files.append(file)


def refuse_collisions(files: Files, added: Iterable[File]) -> None:
    """Hold what is added against a site's own files.

    Raises:
        PluginError: one would be replaced.
    """
    ours = {id(file) for file in added}
    theirs = {file.dest_uri: file.src_uri for file in files if id(file) not in ours}
    problems = [
        f'"{file.src_uri}" of the crosswalk would replace "{theirs[file.dest_uri]}"'
        for file in added
        if file.dest_uri in theirs
    ]
    if problems:
        many = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise PluginError(f'{problems[0]}{many}; choose another "prefix" for the crosswalk plugin or rename the page')
