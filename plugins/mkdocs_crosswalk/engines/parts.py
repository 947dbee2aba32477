"""All that a site may hold: the parts that any frameworks have, and those that only some do."""

from __future__ import annotations

from mkdocs_crosswalk.iso_soc2.records import RECORDS
from mkdocs_crosswalk.iso_soc2.soa import STATEMENT
from mkdocs_crosswalk.views import extent

OFFERED = (STATEMENT, RECORDS)
"""The parts that only some frameworks have."""

PARTS = (*extent.PARTS, *(part.name for part in OFFERED if part.name))
"""The names of all parts that a site may do without."""
