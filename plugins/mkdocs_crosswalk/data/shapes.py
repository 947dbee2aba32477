"""The few shapes that JSON and YAML of this project are made of, as JSON Schema (draft 2020-12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

Shape = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def text(says: str = "", pattern: str = "") -> Shape:
    """Return the shape of a text that is not empty."""
    shape: Shape = {"type": "string"}
    shape |= {"pattern": pattern} if pattern else {"minLength": 1}
    return described(shape, says)


KNOWN = "known.json"
"""The file of the names that there are, beside the schemas of the data."""


def known(what: str, says: str = "") -> Shape:
    """Return the shape of a name of a register: editors offer those that there are, and let others stand."""
    return described({"$ref": f"{KNOWN}#/$defs/{what}"}, says)


def day(says: str = "") -> Shape:
    """Return the shape of a date as `2026-05-12`."""
    return text(says, r"^\d{4}-\d{2}-\d{2}$")


def number(says: str = "") -> Shape:
    """Return the shape of a whole number."""
    return described({"type": "integer", "minimum": 0}, says)


def flag(says: str = "") -> Shape:
    """Return the shape of true or false."""
    return described({"type": "boolean"}, says)


def choice(words: Iterable[str], says: str = "") -> Shape:
    """Return the shape of one of some words."""
    return described({"enum": [str(word) for word in words]}, says)


def maybe(shape: Shape) -> Shape:
    """Return a shape that may also be null."""
    if "enum" in shape:
        return {**shape, "enum": [*shape["enum"], None]}
    return {**shape, "type": [shape["type"], "null"]}


def several(shape: Shape, says: str = "") -> Shape:
    """Return the shape of a list, which may be empty."""
    return described({"type": "array", "items": shape}, says)


def some(shape: Shape, says: str = "") -> Shape:
    """Return the shape of a list that is not empty."""
    return {**several(shape, says), "minItems": 1}


def one_or_more(shape: Shape, says: str = "") -> Shape:
    """Return the shape of a value, or of a list of such values."""
    return described({"anyOf": [shape, several(shape)]}, says)


def either(shapes: Iterable[Shape], says: str = "") -> Shape:
    """Return the shape of what has at least one of some shapes; where there are none, nothing has it."""
    found = list(shapes)
    if len(found) == 1:
        return described(found[0], says)
    return described({"anyOf": found} if found else {"not": {}}, says)


def record(required: dict[str, Shape], optional: dict[str, Shape] | None = None, says: str = "") -> Shape:
    """Return the shape of a mapping with these fields and no other."""
    shape = {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }
    return described(shape, says)


def one_of(shape: Shape, *names: str) -> Shape:
    """Return the shape of a record that has one of some fields, and none of the others."""
    return either(_having(shape, name, set(names) - {name}) for name in names)


def any_of(shape: Shape, *names: str) -> Shape:
    """Return the shape of a record that has at least one of some fields."""
    return either(_having(shape, name, ()) for name in names)


def _having(shape: Shape, name: str, without: Collection[str]) -> Shape:
    fields = {name: shape["properties"][name], **shape["properties"]}
    kept = {key: said for key, said in fields.items() if key not in without}
    return {**shape, "properties": kept, "required": [name, *shape["required"]]}


def opened(shape: Shape) -> Shape:
    """Return a shape whose mappings may have more fields than it knows, as later editions of a file do."""

    def opened_within(value: Any) -> Any:
        if isinstance(value, list):
            return [opened_within(part) for part in value]
        return opened(value) if isinstance(value, dict) else value

    return {k: opened_within(v) for k, v in shape.items() if (k, v) != ("additionalProperties", False)}


def table(shape: Shape, says: str = "") -> Shape:
    """Return the shape of a mapping from any word."""
    return described({"type": "object", "additionalProperties": shape}, says)


def described(shape: Shape, says: str) -> Shape:
    """Return a shape that says what it holds."""
    return {**shape, "description": says} if says else shape


WORD: Shape = {"type": ["string", "integer"]}
TEXTS = one_or_more(text())


def schema(title: str, shape: Shape) -> Shape:
    """Return the schema of a whole file."""
    return {"$schema": DRAFT, "title": title, **shape}
