"""`api/v1/index.json`: which files for machines there are, of which edition, and how to know that they came whole."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk import __version__
from mkdocs_crosswalk.catalogue.published import version_of
from mkdocs_crosswalk.data.shapes import day, number, record, text
from mkdocs_crosswalk.exchange.setting import licence
from mkdocs_crosswalk.views import addresses

from .entry_files import one_line, without_empty

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

_LISTED = (*addresses.APIS.values(), addresses.DOWNLOADS, "exchange/", addresses.INVENTORY)
_ITEM = re.compile(rb"^\{", re.MULTILINE)
"""The line of an item of a list; the list itself begins with one more."""
FILE = record(
    {
        "path": text("Below the folder that `base` is the address of."),
        "bytes": number(),
        "sha256": text("The checksum of the file.", r"^[0-9a-f]{64}$"),
    },
    {"schema": text("The path of its JSON Schema."), "count": number("How many items it holds.")},
)
HEAD = {
    "software": record({"name": text(), "version": text()}),
    "data": record(
        {
            "edition": text("As 2026.11, or 2026.11+2026.12.05 for a state after it."),
            "date": day("The day of the last review."),
        },
        {
            "licence": text("Its SPDX id; left out where nobody says one."),
            "commit": text("The state of the repository that holds the data.", r"^[0-9a-f]{40,64}$"),
        },
    ),
}
BASE = {"base": text("The address of the crosswalk's own folder, where it is known.")}


def index_uri(catalogue: Catalogue) -> str:
    """Return the address of the file: it is in the first version of the site, and speaks of all."""
    return f"{addresses.common(catalogue.frameworks.values())}index.json"


def index_file(catalogue: Catalogue, files: Mapping[str, str | bytes], base: str, commit: str) -> str:
    """Return the text of the file.

    Args:
        catalogue: The catalogue.
        files: Every file by its address below the crosswalk's own folder; those for machines are listed.
        base: The address of that folder, or "".
        commit: The state of the repository that holds the data, or "".
    """
    version = min(framework.version for framework in catalogue.frameworks.values())
    data = {"edition": version_of(catalogue), "date": catalogue.updated.isoformat()}
    head: dict[str, Any] = {
        "schema": version,
        "software": {"name": "mkdocs-crosswalk", "version": __version__},
        "data": without_empty({**data, "licence": licence(catalogue), "commit": commit}),
        **({"base": base} if base else {}),
    }
    lines = ",\n".join(one_line(item) for item in _items(files))
    return f'{json.dumps(head, ensure_ascii=False).removesuffix("}")}, "items": [\n{lines}\n]}}\n'


def _items(files: Mapping[str, str | bytes]) -> Iterator[dict[str, Any]]:
    for path in sorted(path for path in files if path.startswith(_LISTED)):
        content = files[path]
        whole = content.encode() if isinstance(content, str) else content
        item = {"path": path, "bytes": len(whole), "sha256": hashlib.sha256(whole).hexdigest()}
        yield {**item, **_form(path, whole, files)}


def _form(path: str, content: bytes, files: Mapping[str, str | bytes]) -> dict[str, Any]:
    """Return the schema of a file that has one, and how many items it holds if it is a list."""
    folder, slash, name = path.rpartition("/")
    top = next((api for api in addresses.APIS.values() if path.startswith(api)), "")
    if not top or f"{folder}{slash}" == f"{top}schema/":
        return {}
    of = "entry" if path.startswith(f"{top}entries/") else name.removesuffix(".json")
    schema = f"{top}schema/{of}.json"
    found: dict[str, Any] = {"schema": schema} if schema in files else {}
    if of != "entry":
        found["count"] = len(_ITEM.findall(content)) - 1
    return found
