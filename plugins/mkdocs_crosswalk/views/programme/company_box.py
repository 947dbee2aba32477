"""The company's box: what it says of an entry or an evidence item, on the page of that."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_crosswalk.programme.here import Here
from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import CompanyBox, Facts
from mkdocs_crosswalk.views.text import Id, Late, Line, Link, Mark, StateMark, linked, listing

from .company_records import item_records, of_entry, windows
from .links import Links
from .policies import review
from .said import day_ahead, named_company
from .upkeep import places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.data.problems import Position
    from mkdocs_crosswalk.programme.checks import Check
    from mkdocs_crosswalk.programme.state import Standing
    from mkdocs_crosswalk.registers.own_data import Upkeep
    from mkdocs_crosswalk.registers.status import Said
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.text import Inline, Text

LINES = 12
"""How many lines of the Statement the page of an evidence item names."""


class Boxes:
    """The boxes of a site, by the pages' entries and items.

    Args:
        extent: What the site holds.
    """

    def __init__(self, extent: Extent) -> None:
        self.extent = extent
        self.catalogue = extent.catalogue
        self.programme = extent.programme
        self.here = Here(self.programme)
        self.links = Links(self.programme)
        self._asked = frozenset(one.entry.id for one in self.programme.standings)

    def entry(self, entry_id: str) -> CompanyBox | None:
        """Return what the company says and has of an entry; None where that is nothing."""
        facts = tuple((term, text) for term, text in self._facts(entry_id) if text)
        records = of_entry(self.here, entry_id, self.links)
        if not facts and not self.here.records(entry_id):
            return None
        said = self.catalogue.own.status.get(entry_id)
        upkeep = self.catalogue.own.entries.get(entry_id)
        at = said.position if said and said.places else upkeep.position if upkeep else None
        return self._box(at, (*((Facts(facts),) if facts else ()), *records))

    def item(self, item_id: str) -> CompanyBox | None:
        """Return who keeps an evidence item at the company, and its records; None where that is nothing."""
        upkeep = self.catalogue.own.items.get(item_id)
        if not (upkeep or self.programme.records_of(item_id) or item_id in self.here.wanted):
            return None
        kept = self._kept(upkeep) if upkeep else ()
        every = (*kept, *windows(self.extent, self.here, item_id), *self._lines(item_id))
        facts = tuple((term, text) for term, text in every if text)
        records = item_records(self.programme, item_id, self.links)
        return self._box(upkeep.position if upkeep else None, (*((Facts(facts),) if facts else ()), *records))

    def _box(self, at: Position | None, blocks: tuple[Block, ...]) -> CompanyBox:
        said = self.programme.organisation
        aside: list[Inline] = [Mark("strong", f"{wording.EXAMPLE}.")] if said and said.example else []
        source = f"From {at.file.rpartition('/')[2]}, line {at.line}; held" if at else "Held"
        aside.append(f"{' ' if aside else ''}{source} against {wording.day(self.programme.today)}")
        return CompanyBox(named_company(self.programme), tuple(aside), blocks)

    def _facts(self, entry_id: str) -> Iterator[tuple[str, Text]]:
        one = self.programme.standing(entry_id)
        upkeep = self.catalogue.own.entries.get(entry_id)
        yield "Status", self._status(one)
        yield ("Due" if one.due else "Next"), self._due(one)
        yield "Owner", _owner(one, self.links)
        yield from self._necessary(one)
        if control := self.catalogue.own.controls.get(entry_id):
            yield "Done", (wording.RHYTHMS[control.rhythm],) if control.rhythm else ()
            yield "Tested", (control.tested,) if control.tested else ()
        yield "Own controls", tuple(self._controls(entry_id))
        if one.said and one.said.assurance:
            yield "Assurance", (self.links.item(one.said.assurance),)
        yield from self._kept(upkeep, owner=False) if upkeep else ()
        yield "Look at again", tuple(Line(self._check(check)) for check in self.here.checks(entry_id))

    def _status(self, one: Standing) -> Text:
        if one.state == State.UNSAID:
            return (StateMark(one.state),) if one.entry.id in self._asked else ()
        since = one.said.since if one.said and one.state != State.EXCLUDED else None
        return (StateMark(one.state), *((f" since {wording.day(since)}",) if since else ()))

    def _due(self, one: Standing) -> Text:
        action = linked(one.action, self.catalogue, but=one.entry.id)
        if one.due is None:
            return action
        left = Late(one.late) if one.late else day_ahead(one.due, self.programme.today)
        return (f"{wording.day(one.due)}, ", left, *((": ", *action) if action else ()))

    def _necessary(self, one: Standing) -> Iterator[tuple[str, Text]]:
        """Yield whether the company calls an entry necessary, and why, with a link to its Statement."""
        said = one.said
        if said is None:
            return
        in_statement = one.entry.framework == self._stated and not one.entry.kind.always
        term = "In the SoA" if in_statement else "Necessary"
        anchor = one.entry.slug if in_statement else ""
        if said.excluded:
            link = Link(addresses.STATEMENT_HERE, wording.STATES[State.EXCLUDED], anchor) if in_statement else "No"
            yield term, (link, _decided(said))
            yield "Because", linked(said.excluded_because, self.catalogue, but=one.entry.id)
        elif said.applicable or said.because:
            reasons = ", ".join(wording.REASONS[because] for because in said.because)
            words = f"Necessary, because of {reasons}" if reasons else "Necessary"
            yield term, ((Link(addresses.STATEMENT_HERE, words, anchor),) if in_statement else (words,))
        elif in_statement:
            yield term, (Link(addresses.STATEMENT_HERE, "Not decided", anchor),)

    @cached_property
    def _stated(self) -> str:
        """The framework that the company's Statement of Applicability is on, or "" where it has none."""
        parts = (part for part in self.extent.more if part.here)
        there = (p.framework for p in parts if p.here and addresses.STATEMENT_HERE in p.here(self.extent))
        return next(there, "")

    def _lines(self, item_id: str) -> Iterator[tuple[str, Text]]:
        """Yield the lines of the company's Statement of Applicability that an evidence item is looked at for."""
        stated = (one.entry for one in self.programme.standings if one.entry.framework == self._stated)
        lines = [e for e in stated if not e.kind.always and item_id in self.here.asked(e.id)]
        links = listing((Link(addresses.STATEMENT_HERE, e.id, e.slug) for e in lines[:LINES]), last=", ")
        yield "In the SoA", (*links, *((f" and {len(lines) - LINES} more",) if len(lines) > LINES else ()))

    def _controls(self, entry_id: str) -> Iterator[Line]:
        for control in self.programme.controls_for(entry_id):
            if control.entry in self.catalogue.entries:
                tested: Text = (" ", Mark("quiet", f"Tested: {control.tested}")) if control.tested else ()
                yield Line((Id(control.entry), f" {self.catalogue.entries[control.entry].title}", *tested))

    def _item(self, item: str) -> Link:
        return Link(addresses.evidence_uri(item), self.catalogue.evidence[item].name)

    def _check(self, check: Check) -> Text:
        if not check.about:
            return (check.text,)
        about = Id(check.about) if check.about in self.catalogue.entries else self._item(check.about)
        return (f"{check.text} ", about)

    def _kept(self, upkeep: Upkeep, *, owner: bool = True) -> tuple[tuple[str, Text], ...]:
        late: Text = (Line((Mark("strong", wording.LATE),)),) if upkeep.late(self.programme.today) else ()
        return (
            *((("Owner", self.links.owned(upkeep.owner)),) if owner else ()),
            ("Records are in", places(upkeep)),
            ("Review", (*review(upkeep), *late)),
        )


def _owner(one: Standing, links: Links) -> Text:
    """Return who answers for an entry, and who runs it."""
    said = one.said.run_by if one.said and one.state != State.EXCLUDED else None
    run = f"run by {wording.RUN_BY[said].lower()}" if said else ""
    if not one.owner:
        return (wording.begin(run),) if run else ()
    return (links.owner(one.owner), *((f"; {run}",) if run else ()))


def _decided(said: Said) -> Line:
    """Return who left something out, and when."""
    who = f"by {said.decided_by}" if said.decided_by else ""
    when = f"on {wording.day(said.decided)}" if said.decided else ""
    words = " ".join(filter(None, (who, when)))
    return Line((f"Decided {words}",) if words else ())
