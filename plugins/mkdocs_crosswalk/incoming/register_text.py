"""An entry put into `sources.yml`, and a framework into `order.yml`; every other character stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from mkdocs_crosswalk.registers.heads import head

from .rows_text import scalar

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCES = "sources.yml"
_HEAD = re.compile(r"(?:#[^\n]*\n)+")
_BEFORE = re.compile(r"(?:^[ \t]*(?:#[^\n]*)?\r?\n)+\Z", re.MULTILINE)


def with_source(text: str, fields: Mapping[str, str]) -> str:
    """Return the text of `sources.yml` with a source, which is there already or stands before the first standard.

    Args:
        text: The text, which is valid; empty where there is no file.
        fields: What is said of the source: its id first.
    """
    composed = yaml.compose(text) if text else None
    root = composed if isinstance(composed, yaml.SequenceNode) else None
    items = root.value if root else []
    said = [{key.value: value.value for key, value in item.value} for item in items]
    if any(one.get("id") == fields["id"] for one in said):
        return text
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = [f"{'- ' if n == 0 else '  '}{name}: {scalar(value)}" for n, (name, value) in enumerate(fields.items())]
    entry = newline.join((*lines, ""))
    standard = next((n for n, one in enumerate(said) if one.get("kind") in ("standard", "project")), None)
    if not text:
        return f"{head(SOURCES)}{newline}{newline}{entry}"
    if standard is None or fields.get("kind") == "standard" or (root and root.flow_style):
        ended = text if text.endswith("\n") else f"{text}{newline}"
        return f"{ended}{newline}{entry}"
    index = _index(text, items[standard].start_mark.line)
    return f"{text[:index]}{entry}{newline}{text[index:]}"


def _index(text: str, line: int) -> int:
    """Return where a line begins, before the remarks and empty lines that stand right above it."""
    index = 0
    for _ in range(line):
        index = text.index("\n", index) + 1
    head = _HEAD.match(text)
    above = _BEFORE.search(text[:index])
    if above is None:
        return index
    empty = re.match(r"(?:[ \t]*\r?\n)+", above[0])
    return max(above.start() + (empty.end() if empty else 0), head.end() if head else 0)


def with_place(text: str, framework: str) -> str | None:
    """Return the text of `order.yml` with a framework last in both lists, or None where they are not in brackets."""
    for name in ("shown", "read"):
        match = re.search(rf"^{name}:[ \t]*\[(?P<ids>[^\]]*)\]", text, re.MULTILINE)
        if match is None:
            return None
        ids = [one.strip(" \t\r\n\"'") for one in match["ids"].split(",")]
        if framework not in ids:
            end = match.end() - 1
            text = f"{text[:end].rstrip()}, {framework}{text[end:]}"
    return text
