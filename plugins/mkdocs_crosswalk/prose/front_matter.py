"""The front matter of a Markdown page as trees with their places, and the headings below it with their anchors.

Only what MkDocs takes as metadata is read: YAML between lines of dashes, or the lines `key: value` with which a page
without such lines begins. A page's own fields may hold what they like.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeGuard

import yaml
from markdown.extensions.toc import slugify, unique

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.data.yaml_files import DEEPEST, Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.data.yaml_files import Node

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # which PyYAML has depends on how it was installed
_BLOCK = re.compile(r"\A-{3}[ \t]*\n(?P<yaml>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_FENCE = re.compile(r"^[ >]*(?P<fence>`{3,}|~{3,}).*?^[ >]*(?P=fence)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(
    r"^(?:(?P<marks>#{1,6})[ \t]*(?P<text>[^#\n].*?)[ \t]*#*|(?P<over>[^\s#>|-].*)\n(?P<under>=+|-+))[ \t]*$",
    re.MULTILINE,
)
_ATTRIBUTES = re.compile(r"[ \t]*\{:?(?P<inside>[^}\n]*)\}$")
_OWN_ID = re.compile(r"#(\S+)")
_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_PAIR = re.compile(r"(?P<indent> {0,3})(?P<key>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
_MORE = re.compile(r"(?: {4}|\t)\s*(?P<value>.*)")
_TITLE_LINE = re.compile(r"^ {0,3}#{1,6}\s", re.MULTILINE)
_BROKEN_OFF = re.compile(r"[ \t]+\S|- ")
_NOTHING = ("", "~", "null", "Null", "NULL")
_PLAIN_TAG = "tag:yaml.org,2002:"


ODD = "odd"
"""The tag of a value that a page may have and that says nothing here: an alias of a list, a tag of a plugin."""


class FrontMatterError(ValueError):
    """The front matter cannot be read; `at` is where, and the text says why."""

    def __init__(self, at: Position, message: str) -> None:
        super().__init__(message)
        self.at = at


@frozen
class FrontMatter:
    """What MkDocs takes as the metadata of a page.

    Attributes:
        file: The source file of the page.
        text: The metadata, without the dashes around it, which begins in `first_line`.
        body: The Markdown below it, which begins in `body_line`.
        dashes: Whether the metadata stands between lines of dashes, and is YAML.
    """

    file: str
    text: str
    first_line: int
    body: str
    body_line: int
    dashes: bool

    def fields(self) -> list[tuple[Scalar, Node]]:
        """Return the fields in their order; a name that stands twice is there twice.

        Raises:
            FrontMatterError: MkDocs cannot read it either, or it is nested too deeply.
        """
        if self.dashes:
            return _Composer(self.text, self.file, self.first_line).pairs()
        return [pair for line, lines in self._chunks() for pair in _chunk_pairs(lines, self.file, line)]

    def _chunks(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each field of metadata without dashes with its lines; what is indented below it belongs to it."""
        lines = self.text.rstrip("\n").split("\n")
        pairs = [(n, len(match["indent"])) for n, line in enumerate(lines) if (match := _PAIR.match(line))]
        starts = [n for n, indent in pairs if indent <= pairs[0][1]]
        for start, end in pairwise([*starts, len(lines)]):
            yield self.first_line + start, lines[start:end]

    @property
    def broken_off(self) -> Position | None:
        """Return where lines that look like more of the last field begin; without dashes MkDocs stops before them."""
        return None if self.dashes or not _BROKEN_OFF.match(self.body) else Position(self.file, self.body_line, 1)

    def lost(self, field: re.Pattern[str]) -> Position | None:
        """Return where a field stands below the metadata and above the first heading; MkDocs does not read it there."""
        if not field.search(self.body):
            return None
        body = _FENCE.sub(lambda match: "\n" * match[0].count("\n"), self.body)
        heading = _TITLE_LINE.search(body)
        match = field.search(body, 0, heading.start() if heading else len(body))
        return Position(self.file, self.body_line + body.count("\n", 0, match.start()), 1) if match else None


def parted(text: str, file: str) -> FrontMatter:
    """Return the metadata of a page, which may be empty, and what is below it, as MkDocs parts the two."""
    if match := _BLOCK.match(text):
        below = text[match.end() :]
        return FrontMatter(file, match["yaml"], 2, below, text.count("\n", 0, match.end()) + 1, dashes=True)
    end = 0
    while end < len(text):
        after = text.find("\n", end) + 1 or len(text)
        line = text[end:after]
        if not line.strip() or not (_PAIR.match(line) or (end and _MORE.match(line))):
            break
        end = after
    return FrontMatter(file, text[:end], 1, text[end:], text.count("\n", 0, end) + 1, dashes=False)


def _chunk_pairs(lines: list[str], file: str, line: int) -> list[tuple[Scalar, Node]]:
    """Return a field as YAML reads it, or else as MkDocs does: all its lines, one text."""
    try:
        if pairs := _Composer("\n".join(lines), file, line).pairs():
            return pairs
    except FrontMatterError as error:
        if not isinstance(error.__cause__, yaml.YAMLError):
            raise
    match = _PAIR.match(lines[0])
    if match is None:
        return []
    text = " ".join([match["value"], *(m["value"] for other in lines[1:] if (m := _MORE.match(other)))])
    at = Position(file, line, match.start("value") + 1)
    return [(Scalar(match["key"], "str", Position(file, line, 1)), Scalar(text.strip(), "str", at))]


class _Composer:
    """Makes a tree of a YAML text from the parser's events, so that no nesting is too deep and no alias explodes."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.text = text
        self.file = file
        self.first_line = first_line
        self.loader = Loader(text)
        self.anchored: dict[str, Node | None] = {}

    def pairs(self) -> list[tuple[Scalar, Node]]:
        """Return the fields of the mapping that the text is, with those that it merges behind; nothing if it is none.

        Raises:
            FrontMatterError: it is no YAML, or nested too deeply.
        """
        root = self._root()
        if not isinstance(root, Mapping):
            return []
        merged = [self.anchored.get(value.text[1:]) for key, value in root.pairs if key.text == "<<" and _odd(value)]
        own = {key.text for key, _ in root.pairs}
        more = [pair for other in merged if isinstance(other, Mapping) for pair in other.pairs]
        return [*root.pairs, *(pair for pair in more if pair[0].text not in own)]

    def _root(self) -> Node | None:
        """Return the tree, or None if there is nothing.

        Raises:
            FrontMatterError: it is no YAML, or nested too deeply.
        """
        try:
            while not isinstance(event := self.loader.get_event(), yaml.StreamEndEvent):
                if isinstance(event, yaml.NodeEvent):
                    return self._node(event, 0)
        except yaml.reader.ReaderError as error:
            odd = yaml.reader.Reader.NON_PRINTABLE.search(self.text)
            before = self.text[: odd.start()] if odd else ""
            at = Position(self.file, self.first_line + before.count("\n"), len(before) - before.rfind("\n"))
            what = f"the character U+{ord(odd[0]):04X} is not allowed" if odd else "it has a character out of place"
            raise FrontMatterError(at, f"the front matter is no YAML: {what}") from error
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            at = self._at(mark) if mark else Position(self.file, self.first_line, 1)
            raise FrontMatterError(
                at, f"the front matter is no YAML: {error.problem or 'it cannot be read'}"
            ) from error
        finally:
            self.loader.dispose()
        return None

    def _at(self, mark: Any) -> Position:
        return Position(self.file, self.first_line + mark.line, mark.column + 1)

    def _node(self, event: Any, depth: int) -> Node:
        at = self._at(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.anchored:
                raise FrontMatterError(at, f"the front matter is no YAML: found undefined alias {event.anchor}")
            meant = self.anchored[event.anchor]
            return meant._replace(at=at) if isinstance(meant, Scalar) else Scalar(f"*{event.anchor}", ODD, at)
        if event.anchor:
            self.anchored[event.anchor] = None  # until it is whole: it may hold itself
        if isinstance(event, yaml.ScalarEvent):
            found: Node = self._scalar(event, at)
        elif depth == DEEPEST:
            raise FrontMatterError(at, f"the front matter is nested too deeply, more than {DEEPEST} levels")
        elif isinstance(event, yaml.SequenceStartEvent):
            found = Sequence(tuple(self._items(depth + 1)), at)
        else:
            found = Mapping(tuple(self._pairs(depth + 1)), at)
        if not _plain(event.tag):
            found = Scalar(event.tag, ODD, at)
        if event.anchor:
            self.anchored[event.anchor] = found
        return found

    def _scalar(self, event: Any, at: Position) -> Scalar:
        bare = event.implicit[0] and event.value in _NOTHING
        return Scalar(event.value, "null" if bare or event.tag == f"{_PLAIN_TAG}null" else "str", at)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := self.loader.get_event(), yaml.SequenceEndEvent):
            yield self._node(event, depth)

    def _pairs(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        while not isinstance(event := self.loader.get_event(), yaml.MappingEndEvent):
            key = self._node(event, depth)
            value = self._node(self.loader.get_event(), depth)
            yield (key if isinstance(key, Scalar) else Scalar("a list or a mapping as a key", ODD, key.at)), value


def _odd(node: Node) -> TypeGuard[Scalar]:
    return isinstance(node, Scalar) and node.tag == ODD


def _plain(tag: str | None) -> bool:
    return tag in (None, "!") or tag.startswith(_PLAIN_TAG)


def headings(body: str) -> Iterator[tuple[int, str, str]]:
    """Yield level, words and anchor of each heading, as Python-Markdown makes anchors unless it is told otherwise."""
    taken: set[str] = set()
    for match in _HEADING.finditer(_FENCE.sub("", body)):
        level = len(match["marks"] or "") or (1 if match["under"].startswith("=") else 2)
        words = (match["text"] or match["over"]).strip()
        own = None
        if attributes := _ATTRIBUTES.search(words):
            words = words[: attributes.start()]
            own = _OWN_ID.search(attributes["inside"])
        words = re.sub(r"[*`\\]", "", _LINK.sub(r"\1", words))
        anchor = own[1] if own else unique(slugify(words, "-"), taken)
        taken.add(anchor)
        yield level, words, anchor
