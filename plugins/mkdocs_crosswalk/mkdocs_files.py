"""MkDocs' file objects for what the crosswalk adds to a site: pages, files beside them, scripts and stylesheets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from .locations import PACKAGE, written_pages

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from .pages.extent import Extent


class FileMaker:
    """Makes files below the crosswalk's own folder.

    Args:
        config: MkDocs' configuration.
        prefix: The crosswalk's own folder, with a slash at its end, or empty for the root.
        extent: What of the crosswalk the site holds.
    """

    def __init__(self, config: MkDocsConfig, prefix: str, extent: Extent) -> None:
        self.config = config
        self.prefix = prefix
        self.extent = extent

    def page(self, uri: str, edit_uri: str | None) -> File:
        """Return the file of a generated page."""
        file = File.generated(self.config, f"{self.prefix}{uri}", content="", inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = edit_uri
        return file

    def written(self, folder: Path, files: Files) -> tuple[list[File], list[File]]:
        """Return the pages that people wrote: those that the site has already, and those to add.

        Where the site's own folder is the one that they are written in, those of a part left out are taken from it.
        """
        if Path(self.config.docs_dir).resolve() != folder:
            there = {uri: path for uri, path in written_pages(folder).items() if self.extent.has(uri)}
            return [], [
                File.generated(
                    self.config, f"{self.prefix}{uri}", abs_src_path=str(path), inclusion=InclusionLevel.NOT_IN_NAV
                )
                for uri, path in there.items()
            ]
        for file in files.documentation_pages():
            if not self.extent.has(file.src_uri):
                files.remove(file)
        return list(files.documentation_pages()), []

    def beside(self, uri: str, content: str | bytes) -> File:
        """Return a file that MkDocs copies as it is: it takes by the name of its source what is a page."""
        whole = f"{self.prefix}{uri}"
        file = File.generated(self.config, f"{whole}.txt" if uri.endswith(".md") else whole, content=content)
        file.dest_uri = whole
        return file

    def assets(self, folder: str, whole: tuple[str, str], left_out: Collection[str]) -> list[File]:
        """Return scripts and stylesheets.

        Args:
            folder: Where they go.
            whole: Two stylesheets of which the second, in the site, begins with the first: one request for both.
            left_out: The names of those that no page needs.
        """
        source = PACKAGE / "assets"
        paths = (path for path in sorted(source.iterdir()) if path.name not in (*left_out, whole[1]))
        uri = f"{self.prefix}{folder}"
        found = [File.generated(self.config, f"{uri}{p.name}", abs_src_path=str(p)) for p in paths]
        text = "".join((source / name).read_text("utf-8") for name in whole)
        return [*found, File.generated(self.config, f"{uri}{whole[1]}", content=text)]


def refuse_collisions(files: Files, added: Iterable[File]) -> None:
    """Hold what is added against a site's own files.

    Raises:
        PluginError: one would be replaced.
    """
    theirs = {file.dest_uri: file.src_uri for file in files}
    problems = [
        f'"{file.src_uri}" of the crosswalk would replace "{theirs[file.dest_uri]}"'
        for file in added
        if file.dest_uri in theirs
    ]
    if problems:
        many = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise PluginError(f'{problems[0]}{many}; choose another "prefix" for the crosswalk plugin or rename the page')
