"""Files of programs as trees with places: JSON, which is YAML but for a few signs, and YAML itself."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.data.yaml_files import Mapping, Scalar, Sequence, tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.data.problems import Problems
    from mkdocs_crosswalk.data.yaml_files import Node

_PAIR = re.compile(r"\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)


def read_tree(text: str, name: str, problems: Problems) -> Node | None:
    """Return the tree of a text, or None after reporting why there is none."""
    if not name.lower().endswith(".json"):
        return tree(text, name, problems)
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        problems.add(Position(name, error.lineno, error.colno), f"not valid JSON: {error.msg}")
        return None
    except RecursionError:
        problems.add(Position(name, 1, 1), "lists or mappings are nested too deeply")
        return None
    whole = _PAIR.sub(lambda found: json.loads(f'"{found[0]}"'), text)
    return tree(whole.replace("\t", " ").replace("\\/", "/"), name, problems)


def field(node: Node | None, *names: str) -> Node | None:
    """Return what stands under some names, one within the other, or None."""
    for name in names:
        if not isinstance(node, Mapping):
            return None
        node = next((value for key, value in node.pairs if key.text == name), None)
    return node


def text_of(node: Node | None, *names: str) -> str:
    """Return a text that stands under some names, or ""."""
    found = field(node, *names)
    return found.folded if isinstance(found, Scalar) else ""


def items(node: Node | None, *names: str) -> Iterator[Node]:
    """Yield the items of a list that stands under some names; one value that is no list is its only item."""
    found = field(node, *names)
    if isinstance(found, Sequence):
        yield from found.items
    elif isinstance(found, Mapping):
        yield found
