"""What differs, as Markdown for a comment on a pull request: of what is long the first lines, and how many more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.characters import shown
from mkdocs_crosswalk.render.escaping import as_markdown

from .report import sections
from .text import SAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .changes import Changes

LONGEST = 200
"""The lines of a comment."""
AROUND = 4
"""The lines that a section takes beside its own: its title, two that are empty, and that which says how many more."""


def as_markdown_report(changes: Changes) -> str:
    """Return what differs, in at most 200 lines."""
    found = sections(changes)
    lines = [f"### {_escaped(f'{changes.old} -> {changes.new}')}", ""]
    if not found:
        lines.append(SAME)
    fitting = _shares([len(section.lines) for section in found], LONGEST - len(lines) - AROUND * len(found))
    for section, room in zip(found, fitting, strict=True):
        title = f"Breaking: {section.title}" if section.breaking else section.title
        lines += [f"**{_escaped(title)}**", "", *(f"- {_escaped(line)}" for line in section.lines[:room])]
        if more := len(section.lines) - room:
            lines.append(f"- and {more} more")
        lines.append("")
    return "\n".join(lines).rstrip()


def _shares(wanted: Sequence[int], room: int) -> list[int]:
    """Return how many lines each section has, so that none is cut while another has more than it."""
    most = max(wanted, default=0)
    while sum(min(count, most) for count in wanted) > room:
        most -= 1
    return [min(count, most) for count in wanted]


def _escaped(text: str) -> str:
    """Return a text that is none but itself, and calls nobody."""
    return as_markdown(shown(text).replace("->", "→")).replace("@", "@<!-- -->")
