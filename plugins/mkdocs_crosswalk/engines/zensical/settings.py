"""A site's configuration as it is written: what it says of the crosswalk, and where; and what else matters to it.

Zensical reads the rest itself. It drops the options of plugins that it does not know, so they are read here.
"""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import yaml

from mkdocs_crosswalk.data.problems import CrosswalkError, LocatedError, Position, Problem, position_in

from .options import Options, read_options

if TYPE_CHECKING:
    from pathlib import Path

FILES = ("zensical.toml", "mkdocs.yml", "mkdocs.yaml")
"""The configurations of a folder, of which Zensical takes the first."""
PLUGIN = "crosswalk"
EXTENSION = "mkdocs_crosswalk.engines.zensical.extension"
EXTENSIONS = {"crosswalk", EXTENSION}
"""The names of the Markdown extension, of which the first is that of its entry point."""
TO_BE_NAMED = """\
{file} does not name the crosswalk. Zensical runs no plugins, and yet it is named as one, with its options:
{lines}"""
TOML = "  [project.plugins.crosswalk]"
YAML = "  plugins:\n    - search\n    - crosswalk"


@dataclass(frozen=True)
class Settings:
    """What a configuration says, before any engine has read it.

    Attributes:
        file: The configuration.
        said: All of it: of a `zensical.toml` the table `project`; what an inherited file says is below.
    """

    file: Path
    said: dict[str, Any]

    @property
    def root(self) -> Path:
        """The folder that paths are relative to."""
        return self.file.parent

    @cached_property
    def docs(self) -> Path:
        """The folder of the site's pages."""
        return self.root / str(self.said.get("docs_dir") or "docs")

    @cached_property
    def site_dir(self) -> Path:
        """The folder of the built site."""
        return self.root / str(self.said.get("site_dir") or "site")

    @cached_property
    def site_url(self) -> str:
        """The site's own address with a slash at its end, or an empty text where it is not known."""
        url = str(self.said.get("site_url") or "")
        return f"{url.rstrip('/')}/" if url else ""

    @property
    def directory_urls(self) -> bool:
        """Whether the address of a page is a folder."""
        return self.said.get("use_directory_urls", True) is not False

    @property
    def nav(self) -> list[Any]:
        """The navigation, empty where Zensical makes it of the folder."""
        return list(self.said.get("nav") or ())

    @property
    def edit_base(self) -> str:
        """Where the pages' folder can be edited, or an empty text."""
        repository, uri = str(self.said.get("repo_url") or ""), str(self.said.get("edit_uri") or "")
        return f"{repository.rstrip('/')}/{uri.strip('/')}/" if repository and uri else ""

    @cached_property
    def options(self) -> Options:
        """What it says of the crosswalk.

        Raises:
            CrosswalkError: It does not name it.
            LocatedError: with every option that cannot be used.
        """
        named = _named(self.said.get("plugins"))
        if PLUGIN not in named and EXTENSIONS & _named(self.said.get("markdown_extensions")).keys():
            return Options()
        if PLUGIN not in named:
            lines = TOML if self.file.suffix == ".toml" else YAML
            raise CrosswalkError(TO_BE_NAMED.format(file=self.file.name, lines=lines))
        said = named[PLUGIN]
        if not isinstance(said, dict | None):
            raise LocatedError("the options of the crosswalk have", [Problem(self.at(PLUGIN), "write them by name")])
        return read_options(said or {}, self.at)

    def at(self, name: str) -> Position:
        """Return where an option stands, or else where the crosswalk is named."""
        text = self.file.read_text("utf-8-sig")
        named = re.search(rf"^.*\b{PLUGIN}\b", text, re.MULTILINE)
        start = named.start() if named else 0
        found = re.compile(rf"^[\s\-{{,]*\"?({re.escape(name)})\"?\s*[:=]", re.MULTILINE).search(text, start)
        inline = found or re.compile(rf"\b({re.escape(name)})\s*[:=]").search(text, start)
        return position_in(text, inline.start(1) if inline else start, self.file.name)


def find_settings(folder: Path, file: Path | None = None) -> Settings:
    """Return the settings of a file, or of the one in a folder that Zensical takes.

    Raises:
        CrosswalkError: There is none, or it cannot be read.
    """
    found = file or next((folder / name for name in FILES if (folder / name).is_file()), None)
    if found is None:
        raise CrosswalkError(f"there is no {', '.join(FILES[:-1])} in {folder}")
    return Settings(found.absolute(), _read(found.absolute(), ()))


def _read(file: Path, before: tuple[Path, ...]) -> dict[str, Any]:
    """Return what a file says, over what the file says that it inherits."""
    try:
        text = file.read_text("utf-8-sig")
        if file.suffix == ".toml":
            whole = tomllib.loads(text)
            said = whole.get("project", whole)
        else:
            said = yaml.load(text, _Loader) or {}  # noqa: S506 - a SafeLoader
    except tomllib.TOMLDecodeError as error:
        raise CrosswalkError(f"{file.name}: {error}") from error
    except yaml.MarkedYAMLError as error:
        at = (
            Position(file.name, *(n + 1 for n in (error.problem_mark.line, error.problem_mark.column)))
            if (error.problem_mark)
            else Position(file.name, 1, 1)
        )
        raise CrosswalkError(f"{at}: {error.problem}") from error
    except (OSError, ValueError) as error:
        raise CrosswalkError(f"{file.name} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if not isinstance(said, dict):
        raise CrosswalkError(f"{file.name} holds no settings by name")
    parent = said.get("INHERIT")
    if isinstance(parent, str) and file.suffix != ".toml":
        path = (file.parent / parent).resolve()
        if path in before:
            raise CrosswalkError(f"{file.name} inherits itself")
        return {**_read(path, (*before, path)), **said}
    return said


class _Loader(yaml.SafeLoader):
    """Reads a configuration with its variables, and without the functions that tags name."""

    def variable(self, node: yaml.Node) -> Any:
        """Return the first variable that is set, or the last value."""
        if isinstance(node, yaml.SequenceNode):
            *names, last = [self.construct_object(item, deep=True) for item in node.value]
        else:
            names, last = [node.value], None
        said = next((os.environ[str(name)] for name in names if str(name) in os.environ), None)
        return last if said is None else yaml.safe_load(said)


_Loader.add_constructor("!ENV", _Loader.variable)
_Loader.add_multi_constructor("!", lambda *_: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def _named(items: Any) -> dict[str, Any]:
    """Return what a list or a mapping of plugins holds, each with its options."""
    if isinstance(items, list):
        found: dict[str, Any] = {}
        for item in items:
            found |= _named(item if isinstance(item, dict) else {str(item): None})
        return found
    return {str(name): said for name, said in items.items()} if isinstance(items, dict) else {}
