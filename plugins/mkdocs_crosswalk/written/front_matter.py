"""The front matter of a Markdown page as YAML nodes with their lines, and the headings below it with their anchors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml
from markdown.extensions.toc import slugify, unique

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = re.compile(r"\A-{3}[ \t]*\n(?P<yaml>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_FENCE = re.compile(r"^[ >]*(?P<fence>`{3,}|~{3,}).*?^[ >]*(?P=fence)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(
    r"^(?:(?P<marks>#{1,6})[ \t]*(?P<text>[^#\n].*?)[ \t]*#*|(?P<over>[^\s#>|-].*)\n(?P<under>=+|-+))[ \t]*$",
    re.MULTILINE,
)
_ATTRIBUTES = re.compile(r"[ \t]*\{:?(?P<inside>[^}\n]*)\}$")
_OWN_ID = re.compile(r"#(\S+)")
_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")


class FrontMatterError(ValueError):
    """The front matter is no YAML; `line` is where in the page, and the text says what is wrong."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def parted(text: str) -> tuple[str, str]:
    """Return the front matter of a page without its dashes, or "", and the Markdown below it."""
    match = _BLOCK.match(text)
    return (match["yaml"], text[match.end() :]) if match else ("", text)


def fields_of(block: str) -> dict[str, yaml.Node]:
    """Return the fields of a front matter by name.

    Raises:
        FrontMatterError: it is no YAML.
    """
    loader = yaml.SafeLoader(block)
    try:
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise FrontMatterError(mark.line + 2 if mark else 1, error.problem or "it cannot be read") from error
    except yaml.YAMLError as error:
        raise FrontMatterError(1, " ".join(str(error).split())) from error
    finally:
        loader.dispose()
    if not isinstance(root, yaml.MappingNode):
        return {}
    return {key.value: value for key, value in root.value if isinstance(key, yaml.ScalarNode)}


def line_of(node: yaml.Node) -> int:
    """Return the line of a node in its page, where the front matter begins in the second."""
    return node.start_mark.line + 2


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
