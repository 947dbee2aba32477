"""A few rows of sources that exist nowhere, small enough to count by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

SOURCES = """\
- id: one
  name: One
  title: One
  kind: article
  claims:
    - id: security
      figure: 50 %
      about: Controls
      at: Top
      recompute: {measure: controls-with-counterpart, scope: [Security]}
    - {id: people, figure: 10 %, about: People, at: Top, recompute: {measure: controls-with-counterpart, themes: [A.6]}}
    - id: criteria
      figure: 4 of 33
      about: Criteria
      at: Top
      recompute: {measure: criteria-with-control, scope: [Security]}
    - {id: none, figure: 1, about: None, at: Top, recompute: {measure: criteria-without-counterpart, scope: [Privacy]}}
    - {id: weather, figure: 99 %, about: The weather, at: Top}
- {id: other, name: Other, title: Other, kind: table}
- {id: third, name: Third, title: Third, kind: table}
- {id: domains, name: Domains, title: Domains, kind: guide}
- {id: relations, name: Relations, title: Relations, kind: table}
- {id: help, name: Help, title: Help, kind: help-page}
"""
CROSSWALKS = {
    "one": """\
source: one
direction: soc2-to-iso
levels: {Full: full, Partial: partial, Gap: none}
rows:
  - {at: row 1, published: {iso: [A 5.15, A 5.18], soc2: [CC6.1], level: Full}}
  - {at: row 2, published: {iso: [A 5.3, A 8.x broadly], soc2: [CC5.2], level: Full}}
  - {at: row 3, published: {iso: [A 8.13], soc2: [A1.2], level: Partial}}
  - {at: row 4, published: {iso: [Clause 6.1.2], soc2: [CC3.2], level: Full}}
  - {at: row 5, says: no-counterpart, direction: iso-to-soc2, published: {iso: [], soc2: [P2.1], level: Gap}}
  - {at: text 1, says: no-counterpart, printed_in: prose, published: {iso: [A.5.5]}}
  - {at: text 2, printed_in: prose, published: {iso: [A.6.7], soc2: [CC6.6], level: Partial}}
  - at: row 6
    published: {iso: [A.7.1], soc2: [CC6.1], level: Full}
    contradicted: [{id: CC6.1, reason: CC6.1 is about logical access}]
  - {at: row 7, published: {iso: [A.8.9], soc2: [CC6.7], level: Gap}}
""",
    "other": """\
source: other
direction: iso-to-soc2
levels: {Full: full, Partial: partial}
rows:
  - at: row 1
    published: {iso: [A.9.2], soc2: [CC6.2], level: Full}
    corrected:
      iso:
        - {id: A.5.18, confidence: certain}
        - {id: A.8.2, confidence: likely}
        - {id: A.5.16, confidence: ambiguous}
      reason: A.9.2 was user access management in 2013.
  - {at: row 2, published: {iso: [A.8.2], soc2: [CC6.2], level: Partial}}
  - {at: row 3, published: {iso: [A.5.18], soc2: [CC6.1], level: Partial}}
  - at: row 4
    published: {iso: [A.7.14], soc2: [c6.5], level: Full}
    corrected: {soc2: [{id: CC6.5, confidence: certain}], reason: A letter is missing.}
  - at: row 5
    published: {iso: [A.7.10], soc2: [CC66], level: Full}
    corrected: {soc2: [{id: CC6.5, confidence: ambiguous}], reason: It may mean this one.}
""",
    "third": """\
source: third
direction: soc2-to-iso
levels: {Strong: full}
rows:
  - {at: row 1, published: {iso: [A.5.15], soc2: [CC6.1], level: Strong}}
  - {at: row 2, published: {iso: [A.5.15], soc2: [CC6.1], level: Strong}}
""",
    "domains": """\
source: domains
direction: undirected
edition: 2013
rows:
  - at: row 1
    published: {iso: [A.9], soc2: [CC6.1, CC6.9]}
    nonexistent: [{id: CC6.9, reason: The series ends at CC6.8.}]
""",
    "relations": """\
source: relations
direction: undirected
rows:
  - {at: row 1, published: {iso: [A.8.32], soc2: [CC8.1], level: intersect}}
""",
    "help": """\
source: help
rows:
  - at: list
    says: evidence
    published: {iso: [A.5.18], soc2: [CC6.3]}
    evidence: [user-access-review]
    how: automatic
  - at: list
    says: evidence
    published: {iso: [A.8.11, A.8.13]}
    evidence: [backup-configuration]
    how: automatic
    contradicted: [{id: A.8.11, reason: A.8.11 is masking}]
""",
}


def write_small_crosswalk(folder: Path) -> Path:
    """Write the rows as a site's own data."""
    (folder / "crosswalks").mkdir(parents=True)
    (folder / "sources.yml").write_text(SOURCES, "utf-8")
    for name, text in CROSSWALKS.items():
        (folder / f"crosswalks/{name}.yml").write_text(text, "utf-8")
    return folder


def small_crosswalk(mappings: Path, folder: Path) -> Catalogue:
    """Return the frameworks with these rows alone, and no judgement of ours."""
    catalogue = load(mappings, extra={"small": write_small_crosswalk(folder / "small")})
    rows = tuple(row for row in catalogue.rows if row.source in CROSSWALKS)
    return replace(catalogue, rows=rows, judgements={})
