"""YAML to plain trees with positions: syntax, encoding, characters, tags, aliases and duplicate keys are settled here.

Nothing is constructed: a tree is made of text, so no tag can build an object and no alias can explode. It is made from
the parser's events, which come one after the other: no depth of nesting can end the process.
"""

from __future__ import annotations

import codecs
import logging
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from .characters import refusal, refused
from .problems import Position, Problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

log = logging.getLogger("mkdocs.plugins.crosswalk")

if yaml.__with_libyaml__:
    from yaml import CSafeLoader as Loader
else:  # pragma: no cover - depends on how PyYAML was installed
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

    log.info("PyYAML was installed without libyaml; reading the data takes several times longer")

DEEPEST = 100
"""No file of the data nests a tenth of this; a tree that may be walked by functions that call themselves."""
_PREFIX = "tag:yaml.org,2002:"
_PLAIN = ("str", "int", "float", "bool", "null", "timestamp")
_RESOLVERS = Loader.yaml_implicit_resolvers


class Scalar(NamedTuple):
    """A single value: its text as written, and what YAML takes it for (`str`, `int`, `bool`, `null` ...)."""

    text: str
    tag: str
    at: Position

    @property
    def folded(self) -> str:
        """Return the text with white space folded; nothing and blanks are an empty one."""
        return "" if self.tag == "null" else " ".join(self.text.split())

    @property
    def empty(self) -> bool:
        """Say whether that is an empty text, which is quicker to know."""
        return self.tag == "null" or not self.text.strip()


class Sequence(NamedTuple):
    """A list of values."""

    items: tuple[Node, ...]
    at: Position


class Mapping(NamedTuple):
    """Keys with values, in the order of the file; a key stands once."""

    pairs: tuple[tuple[Scalar, Node], ...]
    at: Position


Node = Scalar | Sequence | Mapping


def kind_of(node: Node) -> str:
    """Return what a node is, in words for a message."""
    if isinstance(node, Scalar):
        return "nothing" if node.tag == "null" else "a single value"
    return "a list" if isinstance(node, Sequence) else "a mapping"


def said(node: Node) -> object:
    """Return what a node says, wherever it stands, as something to compare."""
    if isinstance(node, Scalar):
        return node.folded
    if isinstance(node, Sequence):
        return tuple(said(item) for item in node.items)
    return frozenset((key.text, said(value)) for key, value in node.pairs)


def read(path: Path, name: str, problems: Problems) -> Node | None:
    """Return the tree of a file, or None after reporting why there is none.

    Args:
        path: The file.
        name: How messages call it, such as `mappings/evidence.yml`.
        problems: Collects what is wrong.
    """
    try:
        data = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    except OSError as error:
        problems.add(Position(name, 1, 1), f"the file cannot be read: {error.strerror}")
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = _position(name, data[: error.start].decode("utf-8"), 1)
        problems.add(at, f"byte 0x{data[error.start]:02x} is not UTF-8; save the file with encoding UTF-8")
        return None
    return tree(text, name, problems)


def tree(text: str, name: str, problems: Problems, first_line: int = 1) -> Node | None:
    """Return the tree of a YAML text, or None after reporting why there is none.

    Args:
        text: The text, one YAML document.
        name: How messages call the file that it stands in.
        problems: Collects what is wrong.
        first_line: The line of the file, counted from 1, in which the text begins.
    """
    odd = {match[0]: match.start() for match in reversed(list(refused(text)))}
    for character, start in odd.items():
        problems.add(_position(name, text[:start], first_line), refusal(character))
    return None if odd else _Builder(text, name, problems, first_line).build()


def _position(name: str, before: str, first_line: int) -> Position:
    """Return the place that follows a text; lines end as YAML ends them, the old Macintosh's way too."""
    lines = before.count("\n") + before.count("\r") - before.count("\r\n")
    return Position(name, first_line + lines, len(before) - max(before.rfind("\n"), before.rfind("\r")))


class _TooDeepError(Exception):
    """Lists or mappings are nested in too many others; carries the place."""

    def __init__(self, at: Position) -> None:
        super().__init__(at)
        self.at = at


class _Builder:
    """Makes the tree of one document from the parser's events."""

    def __init__(self, text: str, name: str, problems: Problems, first_line: int) -> None:
        self.name = name
        self.problems = problems
        self.first_line = first_line
        self.anchors: dict[str, Position] = {}
        self.loader = Loader(text)
        self.next: Callable[[], Any] = self.loader.get_event

    def build(self) -> Node | None:
        """Return the tree, or None after reporting why there is none."""
        try:
            return self._document()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            what = ", ".join(part for part in (error.context, error.problem) if part)
            at = self._at(mark) if mark else Position(self.name, self.first_line, 1)
            self.problems.add(at, f"not valid YAML: {what}")
        except (yaml.YAMLError, ValueError) as error:  # the parser without libyaml counts on numbers and code points
            self.problems.add(Position(self.name, self.first_line, 1), f"not valid YAML: {error}")
        except _TooDeepError as error:
            message = f"lists or mappings are nested too deeply, more than {DEEPEST} levels"
            self.problems.add(error.at, message)
        finally:
            self.loader.dispose()
        return None

    def _document(self) -> Node | None:
        self.next()  # the start of the stream
        if isinstance(self.next(), yaml.StreamEndEvent):
            self.problems.add(Position(self.name, self.first_line, 1), "the file is empty")
            return None
        root = self._node(self.next(), 0)
        self.next()  # the end of the document
        if not isinstance(event := self.next(), yaml.StreamEndEvent):
            self.problems.add(self._at(event.start_mark), "not valid YAML: expected a single document in the file")
            return None
        return root

    def _at(self, mark: Any) -> Position:
        return Position(self.name, mark.line + self.first_line, mark.column + 1)

    def _node(self, event: Any, depth: int) -> Node | None:
        at = self._at(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            self._alias(event, at)
            return None
        if event.anchor is not None:
            self.anchors[event.anchor] = at
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, at)
        if depth == DEEPEST:
            raise _TooDeepError(at)
        listed = isinstance(event, yaml.SequenceStartEvent)
        if event.tag not in (None, "!", _PREFIX + ("seq" if listed else "map")):
            self.problems.add(at, f"the tag {event.tag} is not allowed; use plain lists and mappings")
        if listed:
            return Sequence(tuple(self._items(depth + 1)), at)
        return Mapping(tuple(self._pairs(depth + 1)), at)

    def _alias(self, event: yaml.AliasEvent, at: Position) -> None:
        if event.anchor in self.anchors:
            message = "an anchor of this value is used by an alias (*name); write the value out instead"
            self.problems.add(self.anchors[event.anchor], message)
        else:
            self.problems.add(at, "not valid YAML: found undefined alias")

    def _scalar(self, event: yaml.ScalarEvent, at: Position) -> Scalar:
        """Return a single value; what is wrong with it is reported, and taken for the likeliest right one."""
        text, tag = event.value, event.tag
        for odd in dict.fromkeys(match[0] for match in refused(text)) if event.style == '"' else ():
            self.problems.add(at, refusal(odd))  # written as an escape
            text = text.replace(odd, "")
        plain = _resolved(text) if event.implicit[0] or tag not in (None, "!") else "str"
        if tag in (None, "!") or tag == f"{_PREFIX}str":
            return Scalar(text, plain if event.implicit[0] else "str", at)
        name = tag.removeprefix(_PREFIX)
        if tag == name or name not in _PLAIN:
            self.problems.add(at, f"the tag {tag} is not allowed; values are plain text, numbers, true or false")
        elif name != plain:
            self.problems.add(at, f'the tag {tag} is not allowed; "{text}" is not what it says')
        return Scalar(text, plain, at)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            if (node := self._node(event, depth)) is not None:
                yield node

    def _pairs(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        first: dict[str, Position] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            key = self._node(event, depth)
            value = self._node(self.next(), depth)
            if not isinstance(key, Scalar):
                if key is not None:
                    self.problems.add(key.at, f"a key must be a single word, not {kind_of(key)}")
            elif key.empty:
                self.problems.add(key.at, "a key must be a single word, not nothing")
            elif key.text in first:
                line = first[key.text].line
                self.problems.add(key.at, f'the key "{key.text}" stands twice (first in line {line})')
            else:
                first[key.text] = key.at
                if value is not None:
                    yield key, value


def _resolved(text: str) -> str:
    """Return what YAML takes a value without quotes for; its word for a merge key is no kind of value here."""
    for tag, pattern in _RESOLVERS.get(text[:1], ()):
        if pattern.match(text):
            name = tag.removeprefix(_PREFIX)
            return name if name in _PLAIN else "str"
    return "str"
