"""All that a site may hold: the parts that any frameworks have, and those that only some do."""

from __future__ import annotations

from mkdocs_crosswalk.iso_soc2.parts import OFFERED
from mkdocs_crosswalk.views import extent

__all__ = ["OFFERED", "PARTS"]

PARTS = (*extent.PARTS, *(part.name for part in OFFERED if part.name))
"""The names of all parts that a site may do without."""
