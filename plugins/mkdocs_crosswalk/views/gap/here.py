"""What the company of a site says of entries in lists of what remains; what it has left out counts in none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.figures.counts import Count, outcomes
from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.blocks import Paragraph, TableRow, table
from mkdocs_crosswalk.views.checklist import row_anchor
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.programme.frame import STYLES
from mkdocs_crosswalk.views.text import Id, Late, Line, Link, StateMark, linked

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_crosswalk.programme.state import Standing
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Outcome
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.scopes import Scope
    from mkdocs_crosswalk.views.text import Inline, Text
    from mkdocs_crosswalk.views.ways import Way

ANCHOR = "excluded"
TITLE = "Excluded here"


class Theirs:
    """What the company says of entries.

    Args:
        extent: What of the crosswalk the site holds.
    """

    def __init__(self, extent: Extent) -> None:
        self.catalogue = extent.catalogue
        self.programme = extent.programme
        self.styles = STYLES if self.programme.exists else ()

    def left_out(self, entry: Entry) -> bool:
        """Say whether the company has left an entry out."""
        return self.programme.standing(entry.id).state == State.EXCLUDED

    def marks(self, entry: Entry) -> Text:
        """Return how far an entry is, who answers for it and by when, in few words; nothing without a programme."""
        if not self.programme.exists:
            return ()
        one = self.programme.standing(entry.id)
        parts: list[Inline] = [StateMark(one.state)] if one.state != State.UNSAID else []
        parts += [one.owner] if one.owner else []
        if one.due:
            parts.append(Late(one.late) if one.late else f"due {wording.day(one.due)}")
        return tuple(part for n, part in enumerate(_parted(parts)) if n)

    def owner(self, entry: Entry) -> Text:
        """Return who answers for an entry, where that is all that the company says."""
        upkeep = self.catalogue.own.entries.get(entry.id)
        return (f" Owner here: {upkeep.owner}.",) if upkeep and upkeep.owner and not self.programme.exists else ()

    def said(self, every: Collection[Entry]) -> str:
        """Return how many of some entries are left out, each kind by itself: `12 of 93 controls`; "" of none."""
        found = []
        for kind in {entry.kind.key: entry.kind for entry in every}.values():
            among = [entry for entry in every if entry.kind.key == kind.key]
            if gone := sum(map(self.left_out, among)):
                found.append(f"{gone} of {wording.number(len(among), kind.one, kind.many)}")
        return listed(found)

    def sections(self, entries: Collection[Entry], every: Collection[Entry]) -> tuple[Section, ...]:
        """Return what is left out of every entry, each with its reason."""
        if not entries:
            return ()
        count = f"{self.said(every)}, each with its reason; not counted above."
        rows = tuple(self._row(self.programme.standing(entry.id)) for entry in entries)
        found = table(TITLE, ("Entry", "Why it is excluded", "Decided"), rows, style="excluded")
        return (Section(ANCHOR, TITLE, (Paragraph((count,), quiet=True), found)),)

    def _row(self, one: Standing) -> TableRow:
        entry, said = one.entry, one.said
        name = (Id(entry.id), Line((self.catalogue.title_apart(entry),)))
        because = linked(said.excluded_because, self.catalogue, but=entry.id) if said else ()
        day = (Line((wording.day(said.decided),)),) if said and said.decided else ()
        who = (said.decided_by, *day) if said and said.decided_by else day
        return TableRow((name, because, who), anchor=row_anchor(entry.slug))

    def day(self) -> Text:
        """Return the day that dates are held against, where a programme has any."""
        return (f" Dates of yours are held against {wording.day(self.programme.today)}.",) if self.styles else ()

    def note(self, every: Collection[Entry]) -> Text:
        """Return how many of a list are left out, and where they stand."""
        said = self.said(every)
        return (f" {said}: ", Link("", TITLE.lower(), ANCHOR), ", and not counted.") if said else ()

    def counts(self, way: Way, scope: Scope) -> list[tuple[str, str, dict[Outcome, Count]]]:
        """Return each kind of entries, in the singular and plural, with how many that remain have each outcome."""
        gone = {e.id for e in way.entries(self.catalogue, scope) if self.left_out(e)}
        return [
            (kind.one, kind.many, {o: _without(count, gone) for o, count in found.items()})
            for kind in way.kinds
            for found in (outcomes(self.catalogue, (kind.key,), scope.groups),)
        ]


def _without(count: Count, gone: Collection[str]) -> Count:
    if not gone:
        return count
    return Count(tuple(i for i in count.of if i not in gone), tuple(i for i in count.among if i not in gone))


def _parted(parts: list[Inline]) -> list[Inline]:
    """Return parts with a dot before each."""
    return [one for part in parts for one in (" · ", part)]
