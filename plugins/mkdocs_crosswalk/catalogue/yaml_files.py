"""YAML files to plain trees with positions: syntax, encoding, tags, aliases and duplicate keys are settled here.

Nothing is constructed: a tree is made of text, so no tag can build an object and no alias can explode.
Trees are cached as JSON by the hash of the file's bytes, because reading YAML is the slow part of a build.
"""

from __future__ import annotations

import codecs
import contextlib
import hashlib
import json
import logging
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from .problems import Position, Problems

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger("mkdocs.plugins.crosswalk")

if yaml.__with_libyaml__:
    from yaml import CSafeLoader as Loader
else:  # pragma: no cover - depends on how PyYAML was installed
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

    log.info("PyYAML was installed without libyaml; reading the data takes several times longer")

CACHE_FORMAT = 1
DEEPEST = 100
"""No file of the data nests a tenth of this; far deeper ones would end the process in the parser."""
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NESTING = re.compile(r"^(?P<indent>(?: |- |\? ){64,})|[\[\]{}]", re.MULTILINE)
PLAIN_TAGS = {f"tag:yaml.org,2002:{name}": name for name in ("str", "int", "float", "bool", "null", "timestamp")}


class Scalar(NamedTuple):
    """A single value: its text as written, and what YAML takes it for (`str`, `int`, `bool`, `null` ...)."""

    text: str
    tag: str
    at: Position


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


def read(path: Path, name: str, problems: Problems, cache: Path | None) -> Node | None:
    """Return the tree of a file, or None after reporting why there is none.

    Args:
        path: The file.
        name: How messages call it, such as `mappings/evidence.yml`.
        problems: Collects what is wrong.
        cache: A folder for parsed trees, or None to parse anew.
    """
    data = path.read_bytes()
    stored = cache / f"{hashlib.sha256(data).hexdigest()}-{CACHE_FORMAT}.json" if cache else None
    if stored and (tree := _from_cache(stored, name)):
        return tree
    text = _decode(data, name, problems)
    if text is None or not _parsable(text, name, problems):
        return None
    raw = _compose(text, name, problems)
    if raw is None:
        return None
    before = len(problems)
    tree = _Converter(name, problems).convert(raw)
    if stored and tree and len(problems) == before:
        _to_cache(stored, tree)
    return tree


def _decode(data: bytes, name: str, problems: Problems) -> str | None:
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = _position(name, data[: error.start].decode("utf-8"))
        problems.add(at, f"byte 0x{data[error.start]:02x} is not UTF-8; save the file with encoding UTF-8")
        return None


def _position(name: str, before: str) -> Position:
    """Return the place that follows a text."""
    return Position(name, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _parsable(text: str, name: str, problems: Problems) -> bool:
    """Report what would stop the parser without a place, or the process: odd characters and bottomless nesting."""
    if odd := _FORBIDDEN.search(text):
        what = f"the character U+{ord(odd[0]):04X} is not allowed"
        problems.add(_position(name, text[: odd.start()]), f"not valid YAML: {what}")
        return False
    depth = 0
    for match in _NESTING.finditer(text):
        if match["indent"] is not None:
            deep = len(match["indent"])
        else:
            depth = max(0, depth + (1 if match[0] in "[{" else -1))
            deep = depth
        if deep > DEEPEST:
            message = f"lists or mappings are nested too deeply, more than {DEEPEST} levels"
            problems.add(_position(name, text[: match.start()]), message)
            return False
    return True


def _compose(text: str, name: str, problems: Problems) -> yaml.Node | None:
    loader = Loader(text)
    try:
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what = ", ".join(part for part in (error.context, error.problem) if part)
        problems.add(Position(name, line, column), f"not valid YAML: {what}")
        return None
    except yaml.YAMLError as error:
        problems.add(Position(name, 1, 1), f"not valid YAML: {' '.join(str(error).split())}")
        return None
    finally:
        loader.dispose()
    if root is None:
        problems.add(Position(name, 1, 1), "the file is empty")
    return root


class _Converter:
    """PyYAML's nodes to ours; a node met twice is an alias, which this data does not use."""

    def __init__(self, name: str, problems: Problems) -> None:
        self.name = name
        self.problems = problems
        self.met: set[int] = set()

    def convert(self, node: yaml.Node) -> Node | None:
        at = Position(self.name, node.start_mark.line + 1, node.start_mark.column + 1)
        if id(node) in self.met:
            self.problems.add(at, "an anchor of this value is used by an alias (*name); write the value out instead")
            return None
        self.met.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, at)
        if isinstance(node, yaml.SequenceNode):
            self._plain(node, at, "tag:yaml.org,2002:seq")
            return Sequence(tuple(c for n in node.value if (c := self.convert(n)) is not None), at)
        self._plain(node, at, "tag:yaml.org,2002:map")
        return Mapping(tuple(self._pairs(node)), at)

    def _scalar(self, node: yaml.ScalarNode, at: Position) -> Scalar | None:
        tag = PLAIN_TAGS.get(node.tag)
        if tag is None and node.tag != "tag:yaml.org,2002:merge":
            self.problems.add(at, f"the tag {node.tag} is not allowed; values are plain text, numbers, true or false")
            return None
        return Scalar(node.value, tag or "str", at)

    def _plain(self, node: yaml.Node, at: Position, expected: str) -> None:
        if node.tag != expected:
            self.problems.add(at, f"the tag {node.tag} is not allowed; use plain lists and mappings")

    def _pairs(self, node: yaml.Node) -> Iterator[tuple[Scalar, Node]]:
        first: dict[str, Position] = {}
        for raw_key, raw_value in node.value:
            key = self.convert(raw_key)
            value = self.convert(raw_value)
            if not isinstance(key, Scalar):
                if key is not None:
                    self.problems.add(key.at, f"a key must be a single word, not {kind_of(key)}")
                continue
            if key.text in first:
                self.problems.add(key.at, f'the key "{key.text}" stands twice (first in line {first[key.text].line})')
                continue
            first[key.text] = key.at
            if value is not None:
                yield key, value


def cache_folder() -> Path | None:
    """Return the user's cache folder for parsed data, or None if CROSSWALK_CACHE=off."""
    setting = os.environ.get("CROSSWALK_CACHE", "")
    if setting.lower() in ("off", "no", "0"):
        return None
    if setting:
        return Path(setting)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData/Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library/Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "mkdocs-crosswalk"


def _pack(node: Node) -> list[Any]:
    at = [node.at.line, node.at.column]
    if isinstance(node, Scalar):
        return [*at, node.text, node.tag]
    if isinstance(node, Sequence):
        return [*at, [_pack(item) for item in node.items]]
    return [*at, [[_pack(key), _pack(value)] for key, value in node.pairs], None, None]


def _unpack(data: list[Any], name: str) -> Node:
    at = Position(name, data[0], data[1])
    if len(data) == 4:  # noqa: PLR2004 - the four of `_pack`
        return Scalar(data[2], data[3], at)
    if len(data) == 3:  # noqa: PLR2004
        return Sequence(tuple(_unpack(item, name) for item in data[2]), at)
    return Mapping(tuple((_unpack(k, name), _unpack(v, name)) for k, v in data[2]), at)  # type: ignore[misc]


def _from_cache(stored: Path, name: str) -> Node | None:
    try:
        return _unpack(json.loads(stored.read_text("utf-8")), name)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _to_cache(stored: Path, tree: Node) -> None:
    """Write beside and rename, so that two builds at once cannot read half a file; a full disk is no error."""
    part = stored.with_suffix(f".{os.getpid()}.part")
    try:
        stored.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(_pack(tree), ensure_ascii=False, separators=(",", ":")), "utf-8")
        part.replace(stored)
    except OSError as error:
        log.debug("the data cache cannot be written: %s", error)
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
