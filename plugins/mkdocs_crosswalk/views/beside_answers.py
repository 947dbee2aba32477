"""What is answered first of entries that nobody here judges: what stands beside them, and what is said of that."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.judgement import Outcome

from . import wording
from .blocks import Paragraph, TableRow, table
from .group_answers import outcomes_of, share_of
from .members import shares
from .page import Panel, Section
from .provenance import source_link
from .scopes import least
from .text import Id, Line, Link, VerdictBadge, listing
from .ways import judged, way_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Verdict

    from .text import Inline, Text
    from .ways import Way

NAMED = 3
"""How many counterparts the sentence names; one more is named too, where it would be the only one left."""
MOST = 6
"""How many of those that stand beside several entries have a row."""
SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Beside:
    """What sources name beside some entries of a framework on which nobody gives verdicts.

    Attributes:
        way: How their framework is asked for.
        members: The entries.
        times: Beside how many of them each counterpart stands; those named most come first, of one entry those that
            most sources name.
        reached: How many of the entries have any.
        sources: Who names them, in the order of the sources.
    """

    catalogue: Catalogue
    way: Way
    members: tuple[Entry, ...]
    times: dict[str, int]
    reached: int
    sources: tuple[str, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return the counterparts."""
        return tuple(self.catalogue.entries[i] for i in self.times)

    @property
    def verdicts(self) -> dict[str, Verdict]:
        """Return the first verdict on each counterpart that has one."""
        every = self.catalogue.verdicts
        return {i: every[i].base for i in self.times if i in every}

    @property
    def called(self) -> str:
        """Return how many counterparts there are, by their kinds."""
        kinds = list({e.kind.key: e.kind for e in self.entries}.values())
        many = listed([kind.loose_many for kind in kinds])
        return wording.number(len(self.times), kinds[0].loose, many) if kinds else ""

    @property
    def who(self) -> str:
        """Return for whom the verdicts on the counterparts are; "" where there are none."""
        way = way_to(self.catalogue, self.way.held.id)
        if way is None or not self.verdicts:
            return ""
        scope = f" with {least(self.catalogue, way.held).name}" if way.held.scope else ""
        return f"{wording.holder(way.held)}{scope}"

    @property
    def shares(self) -> str:
        """Return how many counterparts have each outcome."""
        by = {outcome: len(found) for outcome, found in outcomes_of(self.catalogue, self.entries).items()}
        carry, extend, new, again = (by.get(outcome, 0) for outcome in Outcome)
        return shares(carry, extend, new, wording.number(len(self.times), "counterpart"), again)


def beside_of(catalogue: Catalogue, framework: str, members: tuple[Entry, ...]) -> Beside | None:
    """Return what stands beside some entries; None where they are judged themselves, or compared with nothing."""
    way = way_to(catalogue, framework)
    if way is None or judged(catalogue, framework) or framework in catalogue.own.frameworks:
        return None
    pairs = [(e, o) for e in members for o in catalogue.overlaps_with(e.id, way.held.id) if o.counted]
    times = Counter(o.other(e.id) for e, o in pairs)
    said = Counter({o.other(e.id): len(_voices(o)) for e, o in pairs} if len(members) == 1 else {})
    order = catalogue.ids.order
    ranked = sorted(times, key=lambda i: (-times[i], -said[i], order[i]))
    voices = {source for _, overlap in pairs for source in _voices(overlap)}
    return Beside(
        catalogue=catalogue,
        way=way,
        members=members,
        times={i: times[i] for i in ranked},
        reached=len({e.id for e, _ in pairs}),
        sources=tuple(source for source in catalogue.sources if source in voices),
    )


def _voices(overlap: Overlap) -> set[str]:
    return {m.row.source for m in overlap.mappings if m.counted}


def beside_panel(beside: Beside | None, jumps: tuple[Text, ...] = (), *, whole: bool = False) -> Panel | None:
    """Return what stands beside some entries in a sentence.

    Args:
        beside: What stands there.
        jumps: Ways on.
        whole: Whether the page has no section for each holder, so that the panel has what is judged as well.
    """
    if beside is None or not beside.times:
        return None
    catalogue = beside.catalogue
    first, *others = beside.entries
    heading = f"Start from {beside.called} of {beside.way.held.spoken}"
    if not others:
        heading = f"Start from {first.id} {catalogue.brief_apart(first)}"
    judged_too = whole and bool(beside.verdicts)
    return Panel(
        audience="",
        outcome="",
        heading=heading,
        text=_most(beside) if others else ("Begin with your records for it.",),
        share=share_of(catalogue, beside.times) if judged_too else None,
        more=(*((Line((f"{beside.who}: {beside.shares}.",)),) if judged_too else ()), _whose(beside)),
        jumps=jumps,
    )


def nothing_beside(beside: Beside | None) -> tuple[Paragraph, ...]:
    """Return that nobody names a counterpart of any of some entries, where that is so."""
    if beside is None or beside.times:
        return ()
    kind = beside.members[0].kind
    count = wording.number(len(beside.members), kind.one, kind.many)
    return (Paragraph((f"0 of {count} have a counterpart in {beside.way.held.name}.",)),)


def _most(beside: Beside) -> Text:
    """Return the counterparts that are named most, with their titles; of many entries, how often."""
    shown = NAMED if len(beside.times) > NAMED + 1 else NAMED + 1
    often = len(beside.members) > 1
    said: list[Inline] = []
    for number, entry in enumerate(beside.entries[:shown]):
        times = f" ({beside.times[entry.id]})" if often else ""
        said += [", " if number else "", Id(entry.id), f" {beside.catalogue.brief_apart(entry)}{times}"]
    rest = len(beside.times) - shown
    if not often:
        return (*said, f", {rest} more." if rest > 0 else ".")
    kind = beside.members[0].kind
    have = "has" if beside.reached == 1 else "have"
    count = wording.number(len(beside.members), kind.one, kind.many)
    first = "most often " if rest > 0 else ""
    return (f"{beside.reached} of {count} {have} a counterpart, {first}", *said, ".")


def _whose(beside: Beside) -> Line:
    """Return on whose word it stands."""
    name = beside.catalogue.frameworks[beside.members[0].framework].spoken
    by = listing(source_link(beside.catalogue, source) for source in beside.sources)
    named: Text = ("Named by ", *by, "; nobody") if by else ("Nobody",)
    return Line((*named, f" here has judged {name}."))


def beside_jumps(sections: Iterable[Section]) -> tuple[Text, ...]:
    """Return the ways on from the panel: the sections that stand open."""
    return tuple((Link("", s.named or s.title, s.anchor),) for s in sections if not s.folded)


def beside_most(beside: Beside | None) -> Iterator[Section]:
    """Yield the counterparts that stand beside most of some entries, with beside how many and what is judged of each.

    Nothing of a single entry, whose page has all of its counterparts, or where none stands beside two.
    """
    if beside is None or len(beside.members) == 1 or max(beside.times.values(), default=0) < SEVERAL:
        return
    catalogue, way = beside.catalogue, way_to(beside.catalogue, beside.way.held.id)
    rows = []
    for entry in [e for e in beside.entries if beside.times[e.id] >= SEVERAL][:MOST]:
        mark = ((VerdictBadge(catalogue.verdict(entry.id).outcome),),) if beside.verdicts else ()
        count = f"{beside.times[entry.id]} of {len(beside.members)}"
        rows.append(TableRow(((Id(entry.id), Line((catalogue.brief_apart(entry),))), *mark, (count,))))
    holder = (wording.holder(way.held),) if beside.verdicts and way else ()
    kinds = list({e.kind.key: e.kind for e in beside.entries}.values())
    called = wording.begin(listed([kind.loose for kind in kinds], "or"))
    heads = (called, *holder, f"Beside so many {beside.members[0].kind.many}")
    shown = table("Counterparts named most", heads, tuple(rows), style="named")
    rest = len(beside.times) - len(rows)
    more = (Paragraph((f"{rest} more in the list of {beside.members[0].kind.many}.",), quiet=True),) if rest else ()
    yield Section("serves", "What serves most of it", (shown, *more))
