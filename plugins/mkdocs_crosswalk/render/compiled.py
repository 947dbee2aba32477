"""The crosswalk's own templates, which are compiled when the package is installed: a build only reads what came of it.

Jinja makes Python of a template, which takes as long as some hundred pages of it. What is compiled holds for the same
templates under the same version of Jinja; where either is another, templates are compiled as ever.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import jinja2

from mkdocs_crosswalk.data.locations import PACKAGE, part_of_package

from .calls import OwnTemplates

if TYPE_CHECKING:
    from pathlib import Path

COMPILED = "compiled"
"""The folder of what came of them; the build backend makes it."""
MADE_OF = "made_of.txt"
_SOURCES = PACKAGE / "templates"


def own_templates(*, compiled: bool = True) -> OwnTemplates:
    """Return the templates.

    Args:
        compiled: Whether to take what came of them, if it is of these.
    """
    folder = part_of_package(COMPILED)
    held = folder / MADE_OF
    same = compiled and held.is_file() and held.read_text("utf-8") == _made_of()
    return OwnTemplates(
        loader=jinja2.ModuleLoader(folder) if same else jinja2.FileSystemLoader(_SOURCES),
        autoescape=True,
        auto_reload=False,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def compile_into(folder: Path) -> None:
    """Write what comes of the templates, and what it holds for."""
    own_templates(compiled=False).compile_templates(folder, zip=None, ignore_errors=False)
    (folder / MADE_OF).write_text(_made_of(), "utf-8")


def _made_of() -> str:
    """Return the version of Jinja, and what the templates come to with the code that says how they are read."""
    read = hashlib.blake2b()
    for path in (*sorted(_SOURCES.iterdir()), *map(PACKAGE.joinpath, ("render/compiled.py", "render/calls.py"))):
        read.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return f"{jinja2.__version__} {read.hexdigest()}\n"
