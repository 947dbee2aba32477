"""All that a site may hold: the parts that any frameworks have, and those that only some do."""

from __future__ import annotations

from mkdocs_crosswalk.iso_soc2.parts import OFFERED
from mkdocs_crosswalk.iso_soc2.presets import PROPOSALS
from mkdocs_crosswalk.views import extent

__all__ = ["OFFERED", "PARTS", "PROPOSALS"]

_BEFORE = extent.PARTS.index("gap") + 1
PARTS = (*extent.PARTS[:_BEFORE], *(part.name for part in OFFERED if part.name), *extent.PARTS[_BEFORE:])
"""The names of all parts that a site may do without, in the order of their pages."""
