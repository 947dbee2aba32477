"""The field `satisfies`: what a policy names, of our frameworks and of others, for the whole page or a section of it.

It is a list of ids in any usual spelling. An item, or the whole of it, may be a mapping. Its keys are sections of the
page (the anchor of a heading; the empty one is the whole page) or names of frameworks; one may stand below the other.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify

from mkdocs_crosswalk.catalogue.policies import Citation, OtherCitation
from mkdocs_crosswalk.data.characters import refusal, refused
from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import Problem, closest_word, hint
from mkdocs_crosswalk.data.yaml_files import Mapping, Scalar, Sequence
from mkdocs_crosswalk.ids.spelling import IdError
from mkdocs_crosswalk.ids.written_frameworks import FrameworkName

from .front_matter import ODD
from .named_ids import LONGEST_TITLE, shortened
from .states import unmet

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.problems import Position
    from mkdocs_crosswalk.data.yaml_files import Node

    from .named_ids import NamedIds

FIELD = "satisfies"
MOST = 100
"""Behind so many wrong values nothing more is read: something else stands in that field."""
_COMMA = re.compile(r"[,;]")
_TOGETHER = re.compile(r"\s*(?:\s|/|&|\+|\b(?:and|und)\b)\s*", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_FORM = f'"{FIELD}" takes ids, and lists of ids below a section of the page or the name of a framework'


@frozen
class _Under:
    """The keys above an id."""

    anchor: str = ""
    name: FrameworkName | None = None


class Satisfies:
    """Reads the field of one page.

    Args:
        ids: The reader of ids.
        sections: The words of each heading of the page by its anchor.
    """

    def __init__(self, ids: NamedIds, sections: dict[str, str]) -> None:
        self.ids = ids
        self.frameworks = ids.ids.written_frameworks
        self.sections = sections
        self.problems: list[Problem] = []
        self.citations: dict[tuple[str, str], Citation] = {}
        self.others: dict[tuple[str, str, str], OtherCitation] = {}
        self.anchors: dict[str, Position] = {}
        self._lines: dict[tuple[str, ...], int] = {}

    def read(self, node: Node) -> None:
        """Take all that the field names."""
        if not (isinstance(node, Scalar) and node.tag == "null"):
            self._take(node, _Under())

    def _say(self, at: Position, message: str) -> None:
        if not self._full:
            self.problems.append(Problem(at, message))
        if self._full:
            self.problems.append(Problem(at, f'so many values of "{FIELD}" are wrong that the rest is not read'))

    @property
    def _full(self) -> bool:
        return len(self.problems) >= MOST

    def _take(self, node: Node, under: _Under, *, listed: bool = False) -> None:
        if isinstance(node, Mapping):
            for key, value in takewhile(lambda _: not self._full, node.pairs):
                self._pair(key, value, under)
        elif isinstance(node, Sequence) and not listed:
            for item in takewhile(lambda _: not self._full, node.items):
                self._take(item, under, listed=True)
        elif isinstance(node, Sequence):
            self._say(node.at, _FORM)
        elif node.tag == ODD:
            self._say(node.at, f"{shortened(node.text)} is not read here; write the ids out")
        elif odd := next(refused(node.text), None):
            self._say(node.at, refusal(odd[0]))
        elif text := node.folded:
            self._names(text, node.at, under)
        else:
            self._say(node.at, f'an item of "{FIELD}" is empty')

    def _pair(self, key: Scalar, value: Node, under: _Under) -> None:
        """Take what stands below a key, or an id that looks like a key: one with its title behind a colon."""
        text = key.folded
        meant = self._meant(text)
        if key.tag == ODD:
            self._say(key.at, f"{shortened(text)} is not read here; write the ids out")
        elif odd := next(refused(text), None):
            self._say(key.at, refusal(odd[0]))
        elif text and isinstance(value, Scalar) and not value.folded:
            if self._item(text, meant):
                self._names(text, key.at, under)
            else:
                self._say(key.at, f'nothing stands below "{shortened(text)}"')
        elif meant is None and self.ids.reads(text):
            if isinstance(value, Scalar) and value.tag != ODD and not _DIGIT.search(value.text):
                self._names(f"{text}: {value.folded}", key.at, under)
            else:
                self._say(key.at, f'"{text}" is an id; {_FORM}')
        elif isinstance(meant, FrameworkName):
            self._below_framework(key, meant, value, under)
        else:
            self._below_section(key, text if meant is None else meant, value, under)

    def _below_framework(self, key: Scalar, name: FrameworkName, value: Node, under: _Under) -> None:
        if under.name:
            self._say(key.at, f'"{shortened(name.text)}" is a framework below another, "{under.name.text}"')
        elif name.edition:
            self._say(key.at, self._no_edition(name))
        else:
            self._take(value, replace(under, name=name))

    def _below_section(self, key: Scalar, anchor: str, value: Node, under: _Under) -> None:
        if under.anchor or " " in anchor:
            short, usual = shortened(anchor), self.frameworks.usual
            near = hint(closest_word(short, usual if under.anchor else (*self.sections, *usual)))
            what = "no framework that is known" if under.anchor else "no section of this page, and no known framework"
            self._say(key.at, f'"{short}" is {what}{near}')
            return
        if anchor:
            self.anchors.setdefault(anchor, key.at)
        self._take(value, replace(under, anchor=anchor))

    def _meant(self, text: str) -> str | FrameworkName | None:
        """Return the anchor that a key names, the framework, or None if it names neither for certain."""
        if not text or text in self.sections:
            return text
        if text.startswith("#"):
            return text.removeprefix("#")
        name = self.frameworks.whole(text)
        if name and name.known:
            return name
        if (words := slugify(text, "-")) in self.sections:
            return words
        return None if self.ids.reads(text) else name

    def _item(self, text: str, meant: str | FrameworkName | None) -> bool:
        """Say whether a key with nothing behind it is meant as an item, as in `{A.5.15, CC6.1}`."""
        first = self.frameworks.first(text)
        return bool(first[1]) if first else meant is None and self.ids.reads(text)

    def _names(self, text: str, at: Position, under: _Under) -> None:
        """Take the ids of one value, which may be several with commas between; a framework's name serves all."""
        said = under.name
        for part in takewhile(lambda _: not self._full, self._parts(text)):
            first = self.frameworks.first(part)
            if first and not first[1]:
                self._say(at, f'"{part}" is a framework; name what of it counts, as in "{part}: [...]"')
            elif first and not (said and not said.framework and not first[0].framework):
                said, rest = first
                self._name(rest, part, at, replace(under, name=said))
            else:
                if said and said is not under.name and self._ours(part, said):
                    said = None
                self._name(part, part, at, replace(under, name=said), carried=said is not under.name)

    def _parts(self, text: str) -> list[str]:
        """Return what stands between commas; a comma in the title behind an id parts nothing."""
        found: list[str] = []
        for part in filter(None, map(str.strip, _COMMA.split(text))):
            if found and not _DIGIT.search(part) and self.ids.has_title(found[-1]):
                found[-1] = f"{found[-1]}, {part}"
            else:
                found.append(part)
        return found

    def _name(self, text: str, written: str, at: Position, under: _Under, *, carried: bool = False) -> None:
        name = under.name
        if named := unmet(text):
            says = f'"{shortened(written)}" is not counted; write "{shortened(named)}" if the policy satisfies it'
            self._say(at, f"{says}, or take it out")
            return
        if name and not name.framework:
            self._other(text, at, name, under.anchor)
            return
        if name and name.edition:
            self._say(at, self._no_edition(name))
            return
        try:
            entries = self._entries(text, name, carried=carried)
        except IdError as error:
            several = self._several(text)
            listed = f'"{shortened(text)}" names {", ".join(several)} together; write a comma between'
            self._say(at, listed if several else str(error))
            return
        for entry in entries:
            if self._new((entry, under.anchor), written, entry, at):
                section = self.sections.get(under.anchor, "")
                self.citations[entry, under.anchor] = Citation(entry, under.anchor, section)

    def _entries(self, text: str, name: FrameworkName | None, *, carried: bool) -> tuple[str, ...]:
        """Return the entries that a text names; a name that another item gave holds only where it fits."""
        try:
            return self.ids.entries(text, name)
        except IdError:
            if not carried:
                raise
        return self.ids.entries(text)

    def _several(self, text: str) -> tuple[str, ...]:
        """Return the entries that a text names without commas between, if it is nothing else."""
        found = [self.ids.ids.one(part) for part in _TOGETHER.split(text[:LONGEST_TITLE]) if part]
        return tuple(dict.fromkeys(filter(None, found))) if len(found) > 1 and all(found) else ()

    def _other(self, text: str, at: Position, name: FrameworkName, anchor: str) -> None:
        """Keep an id of a framework that we do not have, unless it can only be one of ours."""
        if self._ours(text, name):
            entry = self.ids.catalogue.full.entries[text]
            framework = self.ids.catalogue.full.frameworks[entry.framework].name
            self._say(at, f'"{text}" is an id of {framework}, and stands below "{shortened(name.text)}"')
        elif self._new((name.text, text, anchor), text, f"{name.text} {text}", at):
            citation = OtherCitation(name.text, text, anchor, self.sections.get(anchor, ""))
            self.others[name.text, text, anchor] = citation

    def _ours(self, text: str, name: FrameworkName) -> bool:
        """Say whether an id can only be ours below the name of another framework.

        It is, if it is one whatever is said around it, and the other does not number alike. A name that is on no list
        may be a slip.
        """
        if text not in self.ids.catalogue.full.entries or name.framework:
            return False
        line = self.ids.ids.line_of(text)
        alone = line is not None and text.startswith(tuple(line.alone)) and not text.startswith(tuple(name.alike))
        return alone or not name.known

    def _new(self, key: tuple[str, ...], written: str, name: str, at: Position) -> bool:
        """Say whether something is named for the first time; if not, complain."""
        first = self._lines.get(key)
        self._lines.setdefault(key, at.line)
        if first is not None:
            again = f'"{shortened(written)}" names {name} again' if written != name else f'"{name}" stands twice'
            self._say(at, f"{again} (first in line {first})")
        return first is None

    def _no_edition(self, name: FrameworkName) -> str:
        framework = self.ids.catalogue.full.frameworks[name.framework]
        return f'there is no edition "{name.edition}" of {framework.held} here; write {framework.name}'
