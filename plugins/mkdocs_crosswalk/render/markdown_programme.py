"""The blocks of a company's programme as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.blocks import Beside, CompanyBox, Sheet, Short
from mkdocs_crosswalk.views.programme.blocks import Pages, StateBar, TimeLine, WorkList
from mkdocs_crosswalk.views.text import Id

from .escaping import as_markdown
from .markdown_lists import row_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_crosswalk.views.blocks import Block, Titled
    from mkdocs_crosswalk.views.programme.blocks import WorkGroup
    from mkdocs_crosswalk.views.text import Link, Text

Programme = Pages | StateBar | TimeLine | Sheet | Beside | Short | CompanyBox | WorkList


class ProgrammeRenderer:
    """Renders them.

    Args:
        text: Renders running text.
        link: Renders a link.
        block: Renders any other block.
    """

    def __init__(self, text: Callable[[Text], str], link: Callable[[Link], str], block: Callable[[Block], str]) -> None:
        self.text = text
        self.link = link
        self.block = block

    def render(self, block: Programme) -> str:
        """Return the Markdown of a block."""
        match block:
            case Pages(links):
                return " · ".join(self.link(one) for one in links)
            case StateBar():
                return _states(block)
            case TimeLine(moments):
                return "\n".join(f"- {as_markdown(one.when)}: {as_markdown(one.what)}" for one in moments)
            case Sheet(blocks):
                return self._joined(map(self.block, blocks))
            case Beside(parts):
                return self._joined(self._titled(one) for part in parts for one in part)
            case Short(table):
                return self.block(table)
            case CompanyBox(title, aside, blocks):
                said = f"## {as_markdown(title)}"
                return self._joined((said, self.text(aside), *map(self.block, blocks)))
            case WorkList():
                return self._joined(self._work(block))

    def _joined(self, parts: Iterable[str]) -> str:
        return "\n\n".join(part for part in parts if part)

    def _titled(self, part: Titled) -> str:
        note = f" ({as_markdown(part.note)})" if part.note else ""
        return self._joined((f"## {as_markdown(part.title)}{note}", *map(self.block, part.blocks)))

    def _work(self, block: WorkList) -> Iterator[str]:
        yield "\n".join(
            f"- {self.link(one.link)}: {one.count}"
            + (f", {one.late} overdue" if one.late else "")
            + (f", {as_markdown(one.next)}" if one.next else "")
            for one in block.people
        )
        yield " · ".join(map(self.link, block.files))
        for group in block.groups:
            yield self._group(block, group)

    def _group(self, block: WorkList, group: WorkGroup) -> str:
        wide = len(block.columns)
        lines = [row_of(map(as_markdown, block.columns)), row_of("---" for _ in block.columns)]
        lines += [row_of([*map(self.text, row.cells), *("",) * (wide - len(row.cells))]) for row in group.rows]
        entry = f"{self.text((Id(group.entry),))} " if group.entry else ""
        return f"## {entry}{as_markdown(group.title)} ({as_markdown(group.note)})\n\n" + "\n".join(lines)


def _states(block: StateBar) -> str:
    """Return the counts of a bar as a sentence, and below it what is left out."""
    tally = block.tally
    said = (f"{count} of {tally.necessary} {wording.STATES[state].lower()}" for state, count, *_ in block.parts)
    out = tally.number(State.EXCLUDED)
    note = f"{out} of {tally.all} excluded; not counted above." if out else block.note
    return as_markdown(f"{block.title}: {', '.join(said)}. {note}".strip())
