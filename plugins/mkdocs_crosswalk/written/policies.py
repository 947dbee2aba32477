"""Policies among the pages that people write: what their front matter says that they satisfy, read before any page is.

`satisfies` is a list of ids in any usual spelling. An item, or the whole of it, may be a mapping from the anchor of a
section to the ids that this section satisfies; the empty anchor is the whole page.
"""

from __future__ import annotations

import re
from datetime import date
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import yaml

from mkdocs_crosswalk.catalogue import closest
from mkdocs_crosswalk.catalogue.frameworks import KIND_NAMES, SINGLE
from mkdocs_crosswalk.catalogue.ids import IdError
from mkdocs_crosswalk.catalogue.policies import Citation, Policy
from mkdocs_crosswalk.catalogue.problems import closest_ids, closest_word, hint, hints

from .front_matter import FrontMatterError, fields_of, headings, line_of, parted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs_crosswalk.catalogue import Catalogue

FIELD = "satisfies"
_TELLING = re.compile(rf"^(?:{FIELD}|type)[ \t]*:", re.MULTILINE)
_COMMA = re.compile(r"[,;]")
_LISTS = ("index", "README")
"""Pages that list a folder: policies only if they say so."""


def read_policies(
    catalogue: Catalogue, pages: Iterable[tuple[str, str]], pattern: str = ""
) -> tuple[tuple[Policy, ...], list[str]]:
    """Return the policies among pages, by title, and what is wrong with their front matter, with file and line.

    Args:
        catalogue: The entries that a policy may name.
        pages: The source file of each page with its text.
        pattern: Files that are policies whatever their front matter says, such as `policies/**`.
    """
    found: list[Policy] = []
    problems: list[str] = []
    for uri, text in pages:
        reader = _Reader(catalogue, uri)
        if policy := reader.read(text, listed=bool(pattern) and fnmatchcase(uri, pattern)):
            found.append(policy)
        problems += (f"{uri}:{line}: {message}" for line, message in sorted(reader.problems))
    return tuple(sorted(found, key=lambda p: (p.title.casefold(), p.uri))), problems


def wrong_anchors(policy: Policy, anchors: Collection[str]) -> list[str]:
    """Return what to say of the anchors that a policy names and its page has not, with file and line."""
    missing = {c.anchor: c.line for c in reversed(policy.citations) if c.anchor and c.anchor not in anchors}
    return [
        f'{policy.uri}:{line}: there is no section "#{anchor}" on this page{hint(closest_word(anchor, anchors))}'
        for anchor, line in sorted(missing.items(), key=lambda pair: pair[1])
    ]


class _Reader:
    """Reads one page; `problems` are lines with what is wrong there."""

    def __init__(self, catalogue: Catalogue, uri: str) -> None:
        self.catalogue = catalogue
        self.uri = uri
        self.problems: list[tuple[int, str]] = []
        self.citations: list[Citation] = []
        self.sections: dict[str, str] = {}

    def read(self, text: str, *, listed: bool) -> Policy | None:
        """Return the policy that a page is, or None."""
        block, body = parted(text)
        if not (listed or _TELLING.search(block)):
            return None
        try:
            fields = fields_of(block)
        except FrontMatterError as error:
            self.problems.append((error.line, f"the front matter is no YAML: {error}"))
            return None
        if not (FIELD in fields or self._is_policy(fields, listed=listed)):
            return None
        titles = list(headings(body))
        self.sections = {anchor: words for _, words, anchor in titles}
        if FIELD in fields:
            self._read_citations(fields[FIELD])
        first = next((words for level, words, _ in titles if level == 1), "")
        name = PurePosixPath(self.uri).stem.replace("-", " ").replace("_", " ")
        return Policy(
            uri=self.uri,
            title=_text(fields.get("title")) or first or name[:1].upper() + name[1:],
            citations=tuple(self.citations),
            owner=_text(fields.get("owner")),
            reviewed=self._day(fields.get("reviewed")),
            due=self._day(fields.get("next_review", fields.get("review_date"))),
        )

    def _is_policy(self, fields: dict[str, yaml.Node], *, listed: bool) -> bool:
        kind = _text(fields.get("type")).lower()
        return kind == "policy" or (listed and not kind and PurePosixPath(self.uri).stem not in _LISTS)

    def _read_citations(self, node: yaml.Node) -> None:
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        for item in items:
            if not isinstance(item, yaml.MappingNode):
                self._names(item, "")
                continue
            for key, value in item.value:
                anchor = key.value.strip().removeprefix("#") if isinstance(key, yaml.ScalarNode) else ""
                for named in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                    self._names(named, anchor)

    def _names(self, node: yaml.Node, anchor: str) -> None:
        """Take the ids of one value, which may be several with commas between."""
        line = line_of(node)
        if not isinstance(node, yaml.ScalarNode):
            self.problems.append((line, f'"{FIELD}" takes ids, and lists of ids below the anchor of a section'))
        elif not node.tag.endswith(":null"):
            for text in filter(None, (" ".join(part.split()) for part in _COMMA.split(node.value))):
                self._name(text, anchor, line)

    def _name(self, text: str, anchor: str, line: int) -> None:
        singles = frozenset(e.id for e in self.catalogue.singles)
        try:
            entries = self.catalogue.ids.expand(text, singles)
        except IdError as error:
            self.problems.append((line, self._unknown(text, error)))
            return
        for entry in entries:
            if first := next((c for c in self.citations if (c.entry, c.anchor) == (entry, anchor)), None):
                again = f'"{text}" names {entry} again' if text != entry else f'"{entry}" stands twice'
                self.problems.append((line, f"{again} (first in line {first.line})"))
            else:
                self.citations.append(Citation(entry, anchor, self.sections.get(anchor, ""), line))

    def _unknown(self, text: str, error: IdError) -> str:
        """Return what to say of an id that names no single entry: what it is, or the closest that do."""
        ids = self.catalogue.ids
        if not (found := ids.one(text)):
            return f"{error}{hints(closest(text, ids) or closest_ids(text, ids.known))}"
        full = self.catalogue.full
        entry = full.entries[found]
        kind, framework = KIND_NAMES[entry.kind][0], full.frameworks[entry.framework].name
        message = f'"{text}" is a {kind} of {framework}'
        if found not in self.catalogue.entries:
            return f"{message}, which this site leaves out"
        if members := self.catalogue.members(found):
            kinds = KIND_NAMES[self.catalogue.entries[members[0]].kind][1]
            return f"{message}; name those of its {kinds} that count, {members[0]} to {members[-1]}"
        now = [i for i in self.catalogue.now(found) if self.catalogue.entries[i].kind in SINGLE]
        return f"{message}; in 2022 it is {', '.join(now)}" if now else message

    def _day(self, node: yaml.Node | None) -> date | None:
        text = _text(node)
        if node is None or not text:
            return None
        try:
            return date.fromisoformat(text[:10])
        except ValueError:
            self.problems.append((line_of(node), f'"{text}" is not a date; write it as 2026-05-12'))
            return None


def _text(node: yaml.Node | None) -> str:
    """Return a value, or several with commas between."""
    if isinstance(node, yaml.SequenceNode):
        return ", ".join(filter(None, map(_text, node.value)))
    if isinstance(node, yaml.ScalarNode) and not node.tag.endswith(":null"):
        return " ".join(str(node.value).split())
    return ""
