"""`status.yml` changed in place: fields of one entry are set or taken out, and every other character stays."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

import yaml

from .status import REACH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

WIDTH = 100
"""Characters of a text in one line; a longer one is folded."""
EMPTY = "entries:\n"
_ENDS = ("\r\n", "\n", "\r")

Value = str | tuple[str, ...]
"""A text, or several words."""


class _Edit(NamedTuple):
    """Characters from `begin` to `end` give way to a text."""

    begin: int
    end: int
    text: str


class _Field(NamedTuple):
    """A field of a line: where its key and its value begin, and where its value ends."""

    name: str
    begin: int
    value: int
    end: int


class _Line(NamedTuple):
    """A line of the file: what it names, and its fields in their order.

    Attributes:
        column: How far its keys stand from the left.
        flow: Whether it is written in braces.
    """

    named: tuple[str, ...]
    fields: tuple[_Field, ...]
    column: int
    flow: bool
    end: int


class StatusText:
    """The text of the file, which is valid.

    Args:
        text: The text; an empty one stands for a file that is not there.
        reach: Returns the ids of the entries that a reference reaches.
    """

    def __init__(self, text: str, reach: Callable[[str], tuple[str, ...]]) -> None:
        self.text = text if text.strip() else EMPTY
        self.reach = reach
        self.newline = next((end for end in _ENDS if end in self.text), "\n")

    def put(self, entry: str, says: Mapping[str, Value]) -> None:
        """Say something of one entry, in its own line or in a new one; an empty value takes a field out.

        Args:
            entry: The id of the entry.
            says: Fields with what they say, as YAML means it: `true`, `2027-03-26`, a text, or several words.
        """
        for name, value in says.items():
            own = [line for line in self._lines() if self._is_of(line, entry)]
            holding = [line for line in own if name in (field.name for field in line.fields)]
            line = next(iter((*holding, *own)), None)
            if value and line is None:
                self._append(entry, name, value)
            elif value and line is not None:
                self._set(line, name, value)
            elif holding:
                self._take_out(holding[0], name)

    def _is_of(self, line: _Line, entry: str) -> bool:
        return len(line.named) == 1 and self.reach(line.named[0]) == (entry,)

    def _lines(self) -> Iterator[_Line]:
        root = yaml.compose(self.text, yaml.SafeLoader)
        for item in _items(root):
            fields = tuple(self._field(key, value) for key, value in item.value)
            named = [scalar.value for key, value in item.value if key.value in REACH for scalar in _scalars(value)]
            end = item.end_mark.index if item.flow_style else fields[-1].end
            yield _Line(tuple(named), fields, item.start_mark.column, bool(item.flow_style), end)

    def _field(self, key: yaml.Node, value: yaml.Node) -> _Field:
        begin = value.start_mark.index
        end = begin + len(self.text[begin : value.end_mark.index].rstrip())
        return _Field(key.value, key.start_mark.index, begin, max(end, key.end_mark.index + 1))

    def _set(self, line: _Line, name: str, value: Value) -> None:
        there = next((field for field in line.fields if field.name == name), None)
        if there:
            written = _scalar(value, flow=True) if line.flow else self._written(value, line.column)
            if self.text[there.value : there.end] and written != self.text[there.value : there.end]:
                self._edit(_Edit(there.value, there.end, written))
        elif line.flow:
            end = line.fields[-1].end
            self._edit(_Edit(end, end, f", {name}: {_scalar(value, flow=True)}"))
        else:
            end = self._end_of_line(line.end)
            self._edit(_Edit(end, end, f"{self.newline}{' ' * line.column}{name}: {self._written(value, line.column)}"))

    def _take_out(self, line: _Line, name: str) -> None:
        place = next(n for n, field in enumerate(line.fields) if field.name == name)
        field = line.fields[place]
        after = line.fields[place + 1].begin if place + 1 < len(line.fields) else None
        if line.flow or place == 0:
            begin = field.begin if place == 0 else line.fields[place - 1].end
            self._edit(_Edit(begin, after if place == 0 and after else field.end, ""))
        else:
            end = self._end_of_line(field.end)
            self._edit(_Edit(self._begin_of_line(field.begin), min(end + len(self.newline), len(self.text)), ""))
        if all(field.name in (name, *REACH) for field in line.fields):
            self._drop(line)

    def _drop(self, line: _Line) -> None:
        """Take out a line of which only what it is about is left."""
        begin = self._begin_of_line(line.fields[0].begin)
        left = next((one for one in self._lines() if one.fields and one.fields[0].begin >= begin), None)
        if left is not None and all(field.name in REACH for field in left.fields):
            end = self._end_of_line(left.end)
            self._edit(_Edit(begin, min(end + len(self.newline), len(self.text)), ""))

    def _append(self, entry: str, name: str, value: Value) -> None:
        lines = list(self._lines())
        column = lines[-1].column if lines else 4
        before = " " * (column - 2)
        said = f"{before}- entry: {entry}{self.newline}{' ' * column}{name}: {self._written(value, column)}"
        end = self._end_of_line(lines[-1].end) if lines else len(self.text.rstrip())
        self._edit(_Edit(end, end, f"{self.newline}{said}"))

    def _written(self, value: Value, column: int) -> str:
        text = _scalar(value)
        if isinstance(value, tuple) or len(text) <= WIDTH:
            return text
        before = f"{self.newline}{' ' * (column + 2)}"
        return f">-{before}{before.join(wrap(value, WIDTH, break_long_words=False, break_on_hyphens=False))}"

    def _edit(self, edit: _Edit) -> None:
        self.text = f"{self.text[: edit.begin]}{edit.text}{self.text[edit.end :]}"

    def _end_of_line(self, at: int) -> int:
        found = [n for end in _ENDS if (n := self.text.find(end, at)) >= 0]
        return min(found, default=len(self.text))

    def _begin_of_line(self, at: int) -> int:
        return max(self.text.rfind(end, 0, at) + len(end) if end in self.text[:at] else 0 for end in _ENDS)


def _items(root: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == "entries" and isinstance(value, yaml.SequenceNode):
            yield from (item for item in value.value if isinstance(item, yaml.MappingNode))


def _scalars(node: yaml.Node) -> tuple[yaml.Node, ...]:
    return tuple(node.value) if isinstance(node, yaml.SequenceNode) else (node,)


_PLAIN = re.compile(r"true|false|\d{4}-\d{2}-\d{2}")


def _scalar(value: Value, *, flow: bool = False) -> str:
    """Return a value as YAML writes it in one line; words for true and false, and days, stand as they are."""
    if isinstance(value, tuple):
        return f"[{', '.join(value)}]"
    if _PLAIN.fullmatch(value):
        return value
    dumped: str = yaml.safe_dump([value], default_flow_style=True, allow_unicode=True, width=1 << 30)
    return dumped.strip()[1:-1] if flow else _in_block(dumped.strip()[1:-1], value)


def _in_block(dumped: str, value: str) -> str:
    """Return a text as it stands behind a key of its own: what only braces need quotes for has none."""
    plain: str = yaml.safe_dump({"a": value}, default_flow_style=False, allow_unicode=True, width=1 << 30)
    return plain.strip().removeprefix("a: ") if "\n" not in plain.strip() else dumped
