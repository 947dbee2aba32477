"""Two frameworks that exist nowhere, with three pairs and nothing else, as a folder of data that is all YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.heads import head

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "frameworks/order.yml": """\
shown: [harbour-2024, kitchen-1]
read: [harbour-2024, kitchen-1]
""",
    "frameworks/harbour-2024.yml": """\
framework: harbour-2024
key: harbour
name: Harbour Code 2024
short: Harbour
title: Code for small harbours
edition: "2024"
publisher: the Pilots' Guild
source: pilots
address: harbour-code
kinds:
  quay: {one: quay, many: quays, holds: [practice], folder: quays}
  practice: {one: practice, many: practices, single: true, folder: practices}
ids:
  - {kinds: [quay, practice], form: "H{}"}
entries:
  - id: H1
    title: Moorings
    entries:
      - {id: H1.1, title: Lines are doubled at night}
      - {id: H1.2, title: Bollards are numbered}
  - id: H2
    title: Cargo
    entries:
      - {id: H2.1, title: Barrels are counted}
""",
    "frameworks/kitchen-1.yml": """\
framework: kitchen-1
key: kitchen
name: Kitchen Rules
title: Rules for galleys
publisher: the Cooks' Table
source: cooks
address: kitchen
labels: ours
kinds:
  rule: {one: rule, many: rules, single: true}
ids:
  - {kinds: [rule], form: "K{}"}
entries:
  - {id: K1, title: Knots hold the pots in a swell}
  - {id: K2, title: The pantry is counted every evening}
  - {id: K3, title: Nobody whistles}
""",
    "sources.yml": """\
- {id: pilots, name: Pilots, title: Code for small harbours, kind: standard, year: 2024}
- {id: cooks, name: Cooks, title: Rules for galleys, kind: standard, year: 2019}
- {id: almanac, name: Almanac, title: What harbours and galleys share, kind: table, date: 2026-02-03}
- {id: this-project, name: This project, title: Our own reading, kind: project, date: 2026-03-04}
""",
    "crosswalks/almanac.yml": """\
source: almanac
direction: kitchen-to-harbour
levels: {Same: full, Alike: partial}
rows:
  - {at: line 1, published: {harbour: [H1.1], kitchen: [K1], level: Alike}}
  - {at: line 2, published: {harbour: [H2.1], kitchen: [K2], level: Same}}
  - {at: line 3, published: {harbour: [H2.1], kitchen: [K1], level: Alike}}
""",
}


def write_tiny_pair(folder: Path) -> Path:
    """Write the data, each file with the line that names its schema."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{head(name)}\n{text}", "utf-8")
    return folder
