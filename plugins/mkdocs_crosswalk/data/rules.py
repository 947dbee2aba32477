"""What pages and scripts have to agree on: states, limits and words, read from the file that the scripts read too."""

from __future__ import annotations

import json
from typing import Any

from .locations import PACKAGE

RULES: dict[str, Any] = json.loads((PACKAGE / "assets/rules.json").read_text("utf-8"))
"""What the file says.

`states`, by key in the order of bars and lists: their names, whether work is left, and whether they stand in
denominators. `dated` and `reasoned`: the statuses that need a day or a reason. `soon`, in days. `list`: the form and
limits of the file that readers save, in bytes, entries, characters of a text, and seconds that a clock may be ahead.
`answers` and `first`, of scorecards; `report`, of what other tools export.
"""
STATES: dict[str, dict[str, Any]] = RULES["states"]
