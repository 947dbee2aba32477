"""Typed access to the mappings of a YAML file, with a located problem for whatever does not fit."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from .problems import Position, Problems, closest_word, hint
from .yaml_files import Mapping, Scalar, Sequence, kind_of, said

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from .yaml_files import Node

_ADDRESS = re.compile(r"https?://[^\s/?#@\\\"'<>^`{|}]+(?:[/?#][^\s\\\"'<>^`{|}]*)?", re.IGNORECASE)
_PART = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOUN = re.compile(r"[^\W_]+(?:[ '\u2019-][^\W_]+)*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")
_EARLIEST = date(1900, 1, 1)


class Fields:
    """The fields of one mapping. Each getter makes its field a known one; `close` reports all others.

    A field that is missing beside a misspelt one is one slip, and said once: by `close`, as the misspelt one.
    """

    def __init__(self, node: Mapping, problems: Problems) -> None:
        self.tree = node
        self.at = node.at
        self.problems = problems
        self._nodes = {key.text: (key, value) for key, value in node.pairs}
        self._known: set[str] = set()
        self._missing: set[str] = set()

    def place(self, name: str) -> Position:
        """Return where a field's value stands, or the mapping if the field is absent."""
        return self._nodes[name][1].at if name in self._nodes else self.at

    def has(self, name: str) -> bool:
        """Say whether a field is there, empty or not."""
        self._known.add(name)
        return name in self._nodes

    def node(self, name: str, *, required: bool = False) -> Node | None:
        """Return a field's tree, or None if it is absent."""
        self._known.add(name)
        if name not in self._nodes:
            if required and closest_word(name, self._nodes):
                self._missing.add(name)  # perhaps misspelt: `close` knows
            elif required:
                self._miss(name)
            return None
        return self._nodes[name][1]

    def scalar(self, name: str, *, required: bool = False) -> Scalar | None:
        """Return a field's single value, or None if it is absent or empty."""
        node = self.node(name, required=required)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self.problems.add(node.at, f'"{name}" must be text, not {kind_of(node)}')
            return None
        if node.empty:
            self.problems.add(node.at, f'"{name}" is empty; give a value or leave the field out')
            return None
        return node

    def text(self, name: str, *, required: bool = False) -> str:
        """Return a field's text with white space folded, or an empty string if it is absent."""
        scalar = self.scalar(name, required=required)
        return scalar.folded if scalar else ""

    def address(self, name: str) -> str:
        """Return an address of the web, or an empty string if it is absent."""
        text = self.text(name)
        if text and not is_address(text):
            self.problems.add(self.place(name), f'"{text}" is no address; write it as https://example.com/page')
            return ""
        return text

    def part(self, name: str, *, required: bool = False) -> str:
        """Return a word that is a part of addresses and of the names of files, or an empty string if it is absent."""
        return self._matching(name, _PART, "makes no address; write small letters, digits and dashes", required)

    def noun(self, name: str, *, required: bool = False) -> str:
        """Return what a kind of things is called: words alone, of which names of figures and anchors are made."""
        return self._matching(name, _NOUN, "is no noun; write words alone, with blanks or dashes between", required)

    def _matching(self, name: str, pattern: re.Pattern[str], fault: str, required: bool) -> str:
        text = self.text(name, required=required)
        if text and not pattern.fullmatch(text):
            self.problems.add(self.place(name), f'"{text}" {fault}')
            return ""
        return text

    def short(self, name: str, longest: int, *, required: bool = False) -> str:
        """Return a text of at most so many characters."""
        text = self.text(name, required=required)
        if len(text) > longest:
            self.problems.add(self.place(name), f'"{name}" has {len(text)} characters; at most {longest} fit')
        return text

    def choice(self, name: str, allowed: tuple[str, ...], *, default: str = "", required: bool = False) -> str:
        """Return one of the allowed words."""
        text = self.text(name, required=required)
        if text and text not in allowed:
            near = hint(closest_word(text, allowed))
            self.problems.add(self.place(name), f'unknown {name} "{text}"{near}; allowed: {", ".join(allowed)}')
            return default
        return text or default

    def choices(self, name: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        """Return the items of a list that must be there, each one of the allowed words."""
        found = self.texts(name, required=True)
        for scalar in found:
            if scalar.folded not in allowed:
                near = hint(closest_word(scalar.folded, allowed))
                says = f'unknown {name} "{scalar.folded}"{near}; allowed: {", ".join(allowed)}'
                self.problems.add(scalar.at, says)
        return tuple(s.folded for s in found)

    def known(self, name: str, what: str, register: Collection[str], rest: str = "", *, required: bool = False) -> str:
        """Return a text that must be in a register."""
        text = self.text(name, required=required)
        if text and text not in register:
            self.problems.unknown(self.place(name), what, text, register, rest)
        return text

    def all_known(self, name: str, what: str, register: Collection[str], *, required: bool = False) -> tuple[str, ...]:
        """Return those texts of a list that are in a register, after reporting the others."""
        found = self.texts(name, required=required)
        for scalar in found:
            if scalar.text not in register:
                self.problems.unknown(scalar.at, what, scalar.text, register)
        return tuple(s.text for s in found if s.text in register)

    def flag(self, name: str, *, required: bool = False) -> bool:
        """Return true or false; an absent field is false."""
        node = self.node(name, required=required)
        if node is None:
            return False
        if not isinstance(node, Scalar) or node.tag != "bool":
            self.problems.add(node.at, f'"{name}" must be true or false')
            return False
        return node.text.lower() in ("true", "yes", "on")

    def day(
        self, name: str, default: date | None = None, *, required: bool = False, ahead: bool = False
    ) -> date | None:
        """Return a date written as 2026-05-12, or the default if the field is absent; only plans lie `ahead`."""
        text = self.text(name, required=required)
        if not text:
            return default
        try:
            day = date.fromisoformat(text) if _DAY.fullmatch(text) else date.min
        except ValueError:
            day = date.min
        if day < _EARLIEST:
            self.problems.add(self.place(name), f'"{text}" is not a date; write it as 2026-05-12')
            return default
        if day > self.problems.today and not ahead:
            self.problems.add(self.place(name), f'"{name}" is {text}, which has not come yet')
            return default
        return day

    def is_list(self, name: str) -> bool:
        """Say whether a field holds a list."""
        return isinstance(self._nodes.get(name, (None, None))[1], Sequence)

    def lines(self, name: str, *, required: bool = False) -> tuple[str, ...]:
        """Return the texts of a list, each with white space folded."""
        return tuple(s.folded for s in self.texts(name, required=required))

    def number(self, name: str, *, required: bool = False) -> int | None:
        """Return a whole number, or None."""
        node = self.node(name, required=required)
        if node is None:
            return None
        if not isinstance(node, Scalar) or node.tag != "int" or not _NUMBER.fullmatch(node.text):
            self.problems.add(node.at, f'"{name}" must be a whole number')
            return None
        return int(node.text)

    def texts(self, name: str, *, required: bool = False) -> tuple[Scalar, ...]:
        """Return the scalars of a list, each once; a single value counts as a list of one."""
        node = self.node(name, required=required)
        if node is None:
            return ()
        if isinstance(node, Scalar) and node.tag != "null":
            return (scalar,) if (scalar := self.scalar(name)) else ()
        if not isinstance(node, Sequence):
            self.problems.add(node.at, f'"{name}" must be a list, not {kind_of(node)}')
            return ()
        if required and not node.items:
            self.problems.add(node.at, f'"{name}" is empty')
        found: dict[str, Scalar] = {}
        for item in node.items:
            if not isinstance(item, Scalar):
                self.problems.add(item.at, f'"{name}" must hold single values, not {kind_of(item)}')
            elif not (text := item.folded):
                self.problems.add(item.at, f'"{name}" holds an item that is empty; give it a value or take it out')
            elif text in found:
                self.problems.add(item.at, f'"{text}" stands twice')
            else:
                found[text] = item
        return tuple(found.values())

    def mapping(self, name: str) -> Fields | None:
        """Return a field that is itself a mapping, or None."""
        node = self.node(name)
        if node is None:
            return None
        if not isinstance(node, Mapping):
            self.problems.add(node.at, f'"{name}" must be a mapping, not {kind_of(node)}')
            return None
        return Fields(node, self.problems)

    def words(self, name: str) -> dict[str, str]:
        """Return a mapping of text to text."""
        fields = self.mapping(name)
        return {key: fields.text(key, required=True) for key in fields.names()} if fields else {}

    def names(self) -> tuple[str, ...]:
        """Return the names of all fields, known or not."""
        return tuple(self._nodes)

    def told(self, *names: str) -> bool:
        """Say whether one of some fields is there, maybe under a misspelt name, which `close` reports."""
        self._known.update(names)
        return any(map(self.has, names)) or any(closest_word(name, names) for name in self.unread())

    def unread(self) -> tuple[str, ...]:
        """Return the names of the fields that no getter asked for so far."""
        return tuple(name for name in self._nodes if name not in self._known)

    def items(self, name: str, *, required: bool = False) -> tuple[Fields, ...]:
        """Return the mappings of a list."""
        node = self.node(name, required=required)
        if required and isinstance(node, Sequence) and not node.items:
            self.problems.add(node.at, f'"{name}" is empty')
        return () if node is None else items_of(node, name, self.problems)

    def close(self) -> None:
        """Report every field that no getter asked for, with the closest right name; then what is missing beside."""
        for name in self.unread():
            right = closest_word(name, sorted(self._missing)) or closest_word(name, sorted(self._known))
            self._missing.discard(right or "")
            self.problems.add(self._nodes[name][0].at, f'unknown field "{name}"{hint(right)}')
        self.close_unread()

    def close_unread(self) -> None:
        """Report what is missing, where the rest of the fields were not read."""
        for name in sorted(self._missing):
            self._miss(name)
        self._missing.clear()

    def _miss(self, name: str) -> None:
        self.problems.add(self.at, f'the field "{name}" is missing')


def is_address(text: str) -> bool:
    """Say whether a text is an address of the web, and nothing that means more in HTML."""
    return bool(_ADDRESS.fullmatch(text))


def items_of(node: Node, name: str, problems: Problems) -> tuple[Fields, ...]:
    """Return the mappings of a list node."""
    if not isinstance(node, Sequence):
        problems.add(node.at, f'"{name}" must be a list, not {kind_of(node)}')
        return ()
    for item in node.items:
        if not isinstance(item, Mapping):
            problems.add(item.at, f'"{name}" must hold mappings, not {kind_of(item)}')
    return tuple(Fields(item, problems) for item in node.items if isinstance(item, Mapping))


def report_repeats(items: Iterable[Fields], what: str) -> None:
    """Report mappings of a list that say the same as one before."""
    first: dict[object, int] = {}
    for fields in items:
        key = said(fields.tree)
        if key in first:
            fields.problems.add(fields.at, f"the {what} stands twice (first in line {first[key]})")
        first.setdefault(key, fields.at.line)
