"""What is answered first of entries that nobody here judges: what stands beside them, and what is said of that."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.judgement import Outcome

from . import wording
from .blocks import Paragraph, TableRow, table
from .group_answers import outcomes_of, share_of
from .members import counterpart_lines, shares, voices
from .page import Panel, Section
from .provenance import source_link
from .scopes import least
from .text import Id, Line, Link, VerdictBadge, listing
from .ways import judged, way_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Verdict

    from .text import Inline, Text
    from .ways import Way

NAMED = 3
"""How many counterparts the sentence names; one more is named too, where it would be the only one left."""
MOST = 6
"""How many of those that stand beside several entries have a row."""
SEVERAL = 2
BOTH = 2


@frozen
class Beside:
    """What lists name beside some entries of a framework on which nobody gives verdicts.

    Attributes:
        way: How their framework is asked for.
        members: The entries.
        times: Beside how many of them each counterpart stands; what most lists name comes first, by id, then what
            stands beside most.
        agreed: Beside how many of them several lists name it, or the site itself does; those alone are advice.
        reached: How many of the entries have any.
        agreeing: How many of them stand in a pair that several lists name.
        pairs: How many pairs they make.
        sources: Who names them, in the order of the sources.
        by: Who names those that are agreed, within a sentence.
    """

    catalogue: Catalogue
    way: Way
    members: tuple[Entry, ...]
    times: dict[str, int]
    agreed: dict[str, int]
    reached: int
    agreeing: int
    pairs: int
    sources: tuple[str, ...]
    by: str

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return the counterparts."""
        return tuple(self.catalogue.entries[i] for i in self.times)

    @property
    def first(self) -> tuple[Entry, ...]:
        """Return the counterparts to start from: those that several lists name."""
        return tuple(self.catalogue.entries[i] for i in self.agreed)

    @property
    def verdicts(self) -> dict[str, Verdict]:
        """Return the first verdict on each counterpart to start from that has one."""
        every = self.catalogue.verdicts
        return {i: every[i].base for i in self.agreed if i in every}

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
        """Return how many of the counterparts to start from have each outcome."""
        by = {outcome: len(found) for outcome, found in outcomes_of(self.catalogue, self.first).items()}
        carry, extend, new, again = (by.get(outcome, 0) for outcome in Outcome)
        return shares(carry, extend, new, called(self.first), again)


def called(entries: tuple[Entry, ...]) -> str:
    """Return how many entries there are, by their kinds."""
    kinds = list({e.kind.key: e.kind for e in entries}.values())
    return wording.number(len(entries), kinds[0].loose, listed([kind.loose_many for kind in kinds]))


def beside_of(catalogue: Catalogue, framework: str, members: tuple[Entry, ...]) -> Beside | None:
    """Return what stands beside some entries; None where they are judged themselves, or compared with nothing."""
    way = way_to(catalogue, framework)
    if way is None or judged(catalogue, framework) or framework in catalogue.own.frameworks:
        return None
    counted = ((e.id, o) for e in members for o in catalogue.overlaps_with(e.id, way.held.id) if o.counted)
    pairs = [(entry, overlap.other(entry), voices(overlap), overlap.decision is not None) for entry, overlap in counted]
    times = Counter(other for _, other, _, _ in pairs)
    agreeing = [(entry, other) for entry, other, by, decided in pairs if len(by) > 1 or decided]
    agreed = Counter(other for _, other in agreeing)
    said = Counter({other: len(by) for _, other, by, _ in pairs} if len(members) == 1 else {})
    order = catalogue.ids.order
    lists = said if len(members) == 1 else agreed
    ranked = sorted(times, key=lambda i: (-agreed[i], -lists[i] if agreed[i] else -times[i], order[i]))
    named = {source for _, _, by, _ in pairs for source in by}
    decided = any(decided for _, _, _, decided in pairs)
    return Beside(
        catalogue=catalogue,
        way=way,
        members=members,
        times={i: times[i] for i in ranked},
        agreed={i: agreed[i] for i in ranked if agreed[i]},
        reached=len({entry for entry, _, _, _ in pairs}),
        agreeing=len({entry for entry, _ in agreeing}),
        pairs=len(pairs),
        sources=tuple(source for source in catalogue.sources if source in named),
        by="this site or several lists" if decided else "both lists" if len(named) == SEVERAL else "several lists",
    )


def beside_panel(beside: Beside | None, jumps: tuple[Text, ...] = (), *, whole: bool = False) -> Panel | None:
    """Return what stands beside some entries in a sentence: what several lists name, or else that none agree.

    Args:
        beside: What stands there.
        jumps: Ways on.
        whole: Whether the page is that of the whole framework, which leads to the pairs that several lists name.
    """
    if beside is None or not beside.times:
        return None
    return Panel(
        audience="",
        outcome="",
        heading=_heading(beside, whole=whole),
        text=_single(beside) if len(beside.members) == 1 else _several(beside),
        more=_whose(beside),
        jumps=jumps,
    )


def nothing_beside(beside: Beside | None) -> tuple[Paragraph, ...]:
    """Return that nobody names a counterpart of any of some entries, where that is so."""
    if beside is None or beside.times:
        return ()
    kind = beside.members[0].kind
    count = wording.number(len(beside.members), kind.one, kind.many)
    return (Paragraph((f"0 of {count} have a counterpart in {beside.way.held.name}.",)),)


def _heading(beside: Beside, *, whole: bool) -> str:
    """Return what to start from, or that each of those named stands in one list."""
    found = beside.first or beside.entries
    of = f"{called(found)} of {beside.way.held.spoken}"
    if beside.agreed and whole:
        return f"Start from the {wording.number(sum(beside.agreed.values()), 'pair')} that {beside.by} name"
    if len(found) == 1:
        of = f"{found[0].id} {beside.catalogue.brief_apart(found[0])}"
        return f"Start from {of}" if beside.agreed else f"{of}, named by one list"
    return f"Start from the {of} that {beside.by} name" if beside.agreed else f"{of}, each named by one list"


def _single(beside: Beside) -> Text:
    """Return what stands beside a single entry, with what is drawn from it."""
    rest = beside.entries[len(beside.agreed) :]
    if not beside.agreed:
        if len(rest) == 1:
            return (f"Compare it with {_the_text(beside)} before you rely on it: no other list names it.",)
        each = f"Compare each with {_the_text(beside)} before you rely on it: no two lists name the same one."
        return (*_names(beside, rest), f". {each}")
    first: Text = (f"{wording.begin(beside.by)} name it. ",)
    if len(beside.agreed) > 1:
        first = (*_names(beside, beside.first), ". ")
    if not rest:
        return first
    also: Text = _names(beside, rest) if len(rest) == 1 else (called(rest),)
    return (*first, "Also named by one list: ", *also, ".")


def _the_text(beside: Beside) -> str:
    """Return what a reader compares a counterpart with."""
    return f"the text of the {beside.members[0].kind.one}"


def _several(beside: Beside) -> Text:
    """Return what stands beside most of several entries, in how many pairs, and how far those go that lists share."""
    kind = beside.members[0].kind
    count = wording.number(len(beside.members), kind.one, kind.many)
    every = f"both {kind.many}" if len(beside.members) == BOTH else f"all {count}"
    reached = every if beside.reached == len(beside.members) else f"{beside.reached} of {count}"
    link = "links" if beside.pairs == 1 else "link"
    pairs = f"{wording.number(beside.pairs, 'pair')} {link} {reached} to {called(beside.entries)}."
    if not beside.agreed:
        said = f"Compare each pair with {_the_text(beside)} before you rely on it: no two lists name the same pair."
    else:
        both = f"{wording.begin(beside.by)} name {sum(beside.agreed.values())} of them"
        said = f"{both}, between {called(beside.first)} and {wording.number(beside.agreeing, kind.one, kind.many)}."
    return (*_names(beside, beside.first or beside.entries), f". {pairs} {said}")


def _names(beside: Beside, entries: tuple[Entry, ...]) -> Text:
    """Return the first of some counterparts with their titles, and how many more there are."""
    shown = NAMED if len(entries) > NAMED + 1 else NAMED + 1
    said: list[Inline] = []
    for entry in entries[:shown]:
        said += [", " if said else "", Id(entry.id), f" {beside.catalogue.brief_apart(entry)}"]
    rest = len(entries) - shown
    if rest > 0:
        said.append(f", {rest} more")
    return tuple(said)


def _whose(beside: Beside) -> Text:
    """Return on whose word it stands, and that it is not this project's."""
    if not beside.sources:
        return ()
    lists = "a published list" if len(beside.sources) == 1 else "published lists"
    by = listing(source_link(beside.catalogue, source) for source in beside.sources)
    return (Line((f"From {lists}, ", *by, "; not our judgement.")),)


def beside_jump(beside: Beside | None, text: str, anchor: str) -> tuple[Text, ...]:
    """Return the way on from the panel: to all that the page lists, which its contents name as well."""
    return ((Link("", text, anchor),),) if beside and len(beside.times) > 1 else ()


def beside_most(beside: Beside | None) -> Iterator[Section]:
    """Yield the counterparts that are named most, with beside how many entries and what is judged of each.

    Nothing of a single entry, whose page has all of its counterparts, or where none stands beside two.
    """
    if beside is None or len(beside.members) == 1 or max(beside.times.values(), default=0) < SEVERAL:
        return
    catalogue, way = beside.catalogue, way_to(beside.catalogue, beside.way.held.id)
    has = way is not None and any(i in catalogue.verdicts for i in beside.times)
    of = len(beside.members)
    rows = []
    most = sorted(beside.entries, key=lambda e: -beside.times[e.id])
    for entry in [e for e in most if beside.times[e.id] >= SEVERAL][:MOST]:
        mark = ((VerdictBadge(catalogue.verdict(entry.id).outcome),),) if has else ()
        both: tuple[Text, ...] = ((str(beside.agreed.get(entry.id, 0)),),) if beside.agreed else ()
        name: Text = (Id(entry.id), Line((catalogue.brief_apart(entry),)))
        rows.append(TableRow((name, *mark, (f"{beside.times[entry.id]} of {of}",), *both)))
    holder = (wording.holder(way.held, wording.WHOLE),) if has and way else ()
    kinds = list({e.kind.key: e.kind for e in beside.entries}.values())
    kind = wording.begin(listed([kind.loose for kind in kinds], "or"))
    agreed = (f"By {beside.by}",) if beside.agreed else ()
    heads = (kind, *holder, wording.begin(beside.members[0].kind.many), *agreed)
    shown = table("Counterparts named most", heads, tuple(rows), style="named")
    rest = len(beside.times) - len(rows)
    more = (Paragraph((f"{rest} more in the list of {beside.members[0].kind.many}.",), quiet=True),) if rest else ()
    yield Section("serves", "What is named most", (shown, *more))


def agreed_section(beside: Beside | None) -> Iterator[Section]:
    """Yield the entries that several lists name with the same counterpart, folded, and what is judged of these."""
    if beside is None or not beside.agreed:
        return
    lines = counterpart_lines(beside.catalogue, beside.members, beside.way, agreed=True)
    share = share_of(beside.catalogue, beside.agreed)
    judged_of = (Paragraph((f"{beside.who}: {beside.shares}.",)), share) if share else ()
    title = f"The {wording.number(sum(beside.agreed.values()), 'pair')} that {beside.by} name"
    yield Section("agreed", title, (*judged_of, lines), folded=True, named=f"Named by {beside.by}")
