"""The pages of a site, checked without a build: what their front matter says, and the ids and anchors that they name.

What a build would make of them is taken from the site's `mkdocs.yml`, if it stands beside their folder: the options of
the plugin, and the extensions of Markdown as far as they are installed.
"""

from __future__ import annotations

from dataclasses import field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import yaml
from markdown import Markdown

from mkdocs_crosswalk.catalogue.policies import PolicySet
from mkdocs_crosswalk.catalogue.selection import Selection
from mkdocs_crosswalk.catalogue.without import chosen
from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.locations import part_of_package
from mkdocs_crosswalk.data.problems import CrosswalkError, Position, Problem
from mkdocs_crosswalk.prose.extension import HandWritten
from mkdocs_crosswalk.prose.front_matter import parted
from mkdocs_crosswalk.prose.id_links import located
from mkdocs_crosswalk.prose.page_fields import PageFields, read_page_fields
from mkdocs_crosswalk.prose.policies import read_policies, wrong_anchors
from mkdocs_crosswalk.views.site import site_without_pages

from .build_day import build_day, latest_day
from .parts import OFFERED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

CONFIG = "mkdocs.yml"
ALWAYS = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs loads for every site."""
PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


@frozen
class Settings:
    """What a site's configuration says that matters to its pages.

    Attributes:
        options: The options of the plugin, as they are written.
        extensions: The extensions of Markdown, with what each is told.
    """

    options: dict[str, Any] = field(default_factory=dict)
    extensions: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def all(self) -> dict[str, dict[str, Any]]:
        """Return the extensions, with those that every site has."""
        return {**{name: {} for name in ALWAYS}, **self.extensions}

    @property
    def selection(self) -> Selection:
        """Return which part of the catalogue the site shows."""
        groups, frameworks = (
            tuple(map(str, names)) if isinstance(names := self.options.get(name), list) else None
            for name in ("categories", "frameworks")
        )
        return Selection(groups, frameworks)


def check_docs(folder: Path, catalogue: Catalogue) -> tuple[int, list[Problem]]:
    """Return how many pages a folder has, and what a build would warn of in them; files are called from there.

    Raises:
        CrosswalkError: There is no such folder.
    """
    if not folder.is_dir():
        raise CrosswalkError(f"there is no folder {folder}")
    settings = read_settings(folder.absolute().parent / CONFIG)
    shown = chosen(catalogue, settings.selection.within(catalogue))
    texts, problems = texts_in(folder)
    pattern, latest = str(settings.options.get("policies") or ""), latest_day()
    policies, wrong = read_policies(shown, texts.items(), pattern, {}, latest)
    by_uri = {policy.uri: policy for policy in policies}
    fields, others = read_page_fields(texts.items(), latest, by_uri)
    prose = HandWritten(site_without_pages(shown, OFFERED), "", part_of_package("content"))
    prose.answers.take(PolicySet(policies, build_day()))
    extensions = {name: told for name, told in settings.all.items() if _loads(name, told)}
    usual = settings.options.get("link_ids", True)
    for uri, text in texts.items():
        said = fields.get(uri, PageFields()).link_ids
        page = prose.open(uri, str(folder / uri), usual if said is None else said)
        anchors = anchors_in(_markdown(extensions, prose).convert(parted(text, uri).body))
        problems += located(page, text)
        if policy := by_uri.get(uri):
            problems += wrong_anchors(policy, anchors, shown.ids.written_frameworks.usual)
    return len(texts), sorted({*problems, *wrong, *others})


def policies_in(folder: Path, catalogue: Catalogue) -> PolicySet:
    """Return the policies among the pages of a folder; what is wrong with them a check says.

    Raises:
        CrosswalkError: There is no such folder.
    """
    if not folder.is_dir():
        raise CrosswalkError(f"there is no folder {folder}")
    settings = read_settings(folder.absolute().parent / CONFIG)
    pattern = str(settings.options.get("policies") or "")
    policies, _ = read_policies(catalogue, texts_in(folder)[0].items(), pattern, {}, latest_day())
    return PolicySet(policies, build_day())


def read_settings(path: Path) -> Settings:
    """Return what a configuration says; nothing if there is none that can be read, of which MkDocs speaks itself."""
    try:
        said = yaml.load(path.read_text("utf-8-sig"), _Loader)  # noqa: S506 - a SafeLoader
    except (OSError, ValueError, yaml.YAMLError):
        return Settings()
    said = said if isinstance(said, dict) else {}
    options = dict(_named(said.get("plugins"))).get("crosswalk", {})
    return Settings(options, dict(_named(said.get("markdown_extensions"))))


class _Loader(yaml.SafeLoader):
    """Reads a configuration without what its tags ask for, such as functions and variables."""


_Loader.add_multi_constructor("!", lambda *_: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def _named(items: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what a list or a mapping of names holds, each name with what it is told."""
    if isinstance(items, list):
        for item in items:
            yield from _named(item if isinstance(item, dict) else {str(item): None})
    elif isinstance(items, dict):
        yield from ((str(name), told if isinstance(told, dict) else {}) for name, told in items.items())


def texts_in(folder: Path) -> tuple[dict[str, str], list[Problem]]:
    """Return the pages by their source files, as MkDocs finds them, and which of them cannot be read."""
    found, problems = {}, []
    for path in sorted(folder.rglob("*")):
        uri = path.relative_to(folder).as_posix()
        hidden = any(part.startswith(".") for part in uri.split("/")) or uri.startswith("templates/")
        if path.suffix.lower() not in PAGES or hidden or not path.is_file():
            continue
        try:
            found[uri] = path.read_text("utf-8-sig")
        except UnicodeDecodeError:
            problems.append(Problem(Position(uri, 1, 1), "the page is not UTF-8"))
        except OSError as error:
            problems.append(Problem(Position(uri, 1, 1), f"the page cannot be read: {error.strerror}"))
    return found, problems


def _markdown(extensions: dict[str, dict[str, Any]], prose: HandWritten) -> Markdown:
    """Return what renders one page; the crosswalk's own extension belongs to that page."""
    return Markdown(extensions=[*extensions, prose], extension_configs=extensions)


def _loads(name: str, told: dict[str, Any]) -> bool:
    """Say whether an extension is installed and takes what it is told; of one that does not MkDocs speaks itself."""
    try:
        Markdown(extensions=[name], extension_configs={name: told})
    except Exception:  # noqa: BLE001 - it is others' code, and may raise anything
        return False
    return True


class _Anchors(HTMLParser):
    """Takes note of what on a page can be led to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the id of an element, or the name of an anchor."""
        self.found.update(value for name, value in attrs if value and (name == "id" or (tag == "a" and name == "name")))


def anchors_in(html: str) -> set[str]:
    """Return what on a page can be led to."""
    parser = _Anchors()
    parser.feed(html)
    return parser.found
