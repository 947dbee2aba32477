"""What differs, as lines for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.characters import shown

from .report import sections

if TYPE_CHECKING:
    from .changes import Changes

BREAKING = "BREAKING: "
SAME = "Nothing differs."


def as_text(changes: Changes) -> str:
    """Return what differs, a heading for each kind and a line for each of it."""
    found = []
    for section in sections(changes):
        found += [f"{BREAKING if section.breaking else ''}{section.title}", *(f"  {line}" for line in section.lines)]
    return "\n".join(map(shown, found)) or SAME
