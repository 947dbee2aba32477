"""Maps of a matrix and lists of matches as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.registers.levels import Level
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.matrix.map_view import Heat, Matches, MatrixMap
from mkdocs_crosswalk.views.text import Link

from .escaping import as_markdown
from .markdown_lists import row_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.views.matrix.map_view import ListedGroup


@frozen
class MapRenderer:
    """Renders maps; links are made by the page's renderer."""

    link: Callable[[Link], str]
    anchor: Callable[[str], str]

    def render(self, block: MatrixMap | Matches | Heat) -> str:
        """Return the Markdown of a block."""
        match block:
            case MatrixMap(heat):
                return self._heat(heat)
            case Matches(title, groups):
                return self._matches(title, groups)
            case Heat():
                return self._heat(block)

    def _heat(self, heat: Heat) -> str:
        lines = [row_of(["", *(self.link(Link(g.target, g.label)) for g in heat.columns)])]
        lines.append(row_of("---" for _ in range(len(heat.columns) + 1)))
        for row in heat.rows:
            name = self.link(Link(row.group.target, f"{row.group.label} {row.group.name}".strip()))
            counts = (self.link(Link(c.target, str(c.count), c.anchor)) if c else "" for c in row.cells)
            lines.append(row_of([name, *counts]))
        return "\n".join(lines)

    def _matches(self, title: str, groups: tuple[ListedGroup, ...]) -> str:
        parts = [f"**{as_markdown(title)}**"]
        for group in groups:
            lines = [
                f"- {self.anchor(e.anchor)}{self.link(Link(e.id))} {as_markdown(e.title)}: {self._marked(e.matches)}"
                for e in group.entries
            ]
            parts.append("\n".join([as_markdown(group.group.title), "", *lines]))
        return "\n\n".join(parts)

    def _marked(self, matches: tuple[tuple[str, str], ...]) -> str:
        said = {"f": f" ({wording.LEVELS[Level.FULL].lower()})"}
        return ", ".join(f"{self.link(Link(other))}{said.get(mark, '')}" for mark, other in matches) or "none"
