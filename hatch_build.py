"""Compiles the package's templates while it is built: into the wheel, or beside the checkout that is installed."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "mkdocs_crosswalk"


class CompiledTemplates(BuildHookInterface):
    """Adds the compiled templates."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile them before the files of the package are gathered."""
        sys.path.insert(0, str(Path(self.root, "plugins")))
        from mkdocs_crosswalk.render.compiled import COMPILED, compile_into  # noqa: PLC0415 - it is found now

        self.folder = Path(self.root, COMPILED) if version == "editable" else Path(tempfile.mkdtemp())
        compile_into(self.folder)
        if version != "editable":
            build_data["force_include"][str(self.folder)] = f"{PACKAGE}/{COMPILED}"

    def finalize(self, version: str, _build_data: dict[str, Any], _artifact_path: str) -> None:
        """Remove what is in the wheel now."""
        if version != "editable":
            shutil.rmtree(self.folder)
