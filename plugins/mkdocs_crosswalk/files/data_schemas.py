"""The JSON Schemas by which editors complete and check data files, and the names that they offer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.data.shapes import KNOWN, choice, either, schema, text
from mkdocs_crosswalk.views.addresses import SCHEMAS

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.data.shapes import Shape

FOLDER = "schema"
"""The folder of the schemas in a folder of data."""
ID = "$id"
TITLE = "mappings: "
"""What the title of a schema of data begins with; its name follows."""


def known_names(catalogue: Catalogue) -> Shape:
    """Return the schema that the others refer to for names: of entries, sources, evidence items and the like.

    Any other text fits too. A site adds its own names, and an id may be a range or have a title behind it.
    """
    frameworks = [f for f in catalogue.frameworks.values() if f.single]
    named = {f.id for f in frameworks}
    names = {
        "entry": [e.id for e in catalogue.entries.values() if e.framework in named],
        "source": list(catalogue.sources),
        "evidence-item": list(catalogue.evidence),
        "system": list(catalogue.systems),
        "topic": list(catalogue.topics),
        "framework": [f.key for f in frameworks],
    }
    return schema(f"{TITLE}known", {"$defs": {what: either((choice(ids), text())) for what, ids in names.items()}})


def schema_texts(folder: Path, base: str = "", catalogue: Catalogue | None = None) -> dict[str, str]:
    """Return the text of each schema of a folder of data by the name of its file; none where it has no schemas.

    Args:
        folder: The folder of data.
        base: The address of the folder that they are read from, with a slash at its end; it makes their `$id`.
        catalogue: Whose names are offered in the place of those of the folder.
    """
    found: dict[str, Any] = {p.name: json.loads(p.read_text("utf-8")) for p in sorted((folder / FOLDER).glob("*.json"))}
    if found and catalogue:
        found[KNOWN] = known_names(catalogue)
    if base:
        found = {name: {"$schema": said["$schema"], ID: f"{base}{name}", **said} for name, said in found.items()}
    return {name: schema_text(said) for name, said in found.items()}


def schema_text(said: Shape) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(said, indent=1) + "\n"


def served_schemas(folder: Path, base: str) -> dict[str, str]:
    """Return the schemas of a folder of data as a site has them, by their source addresses.

    Args:
        folder: The folder of data.
        base: The address of the crosswalk's own folder, with a slash at its end; empty where it is not known.
    """
    texts = schema_texts(folder, f"{base}{SCHEMAS}" if base else "")
    return {f"{SCHEMAS}{name}": text for name, text in texts.items()}
