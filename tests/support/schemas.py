"""Validation by the schemas of the data, which refer to one another as files of one folder."""

from __future__ import annotations

from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from tools.schemas import schemas

from mkdocs_crosswalk.data.shapes import KNOWN


@cache
def _known() -> Registry[Any]:
    empty: Registry[Any] = Registry()
    known: Registry[Any] = empty.with_resource(KNOWN, Resource.from_contents(schemas()["known"]))
    return known


def faults(schema: dict[str, Any], value: Any) -> list[str]:
    """Return what of a value does not fit a schema."""
    checked = Draft202012Validator(schema, registry=_known())
    return [f"{error.json_path}: {error.message[:200]}" for error in checked.iter_errors(value)]
