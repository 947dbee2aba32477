"""What a group's page answers first: the verdicts on its entries together, what to do first, and what to collect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.judgement import SAID, Outcome, Runs

from . import addresses, wording
from .blocks import Bullets, Paragraph
from .checklist import Bar
from .entries.card import onward
from .entries.guidance import all_run
from .entries.lists import lists_with
from .entries.panel import help_on
from .matrix.group_heat import group_heat
from .matrix.map_view import Heat
from .meets import meeting, meeting_links, meeting_said
from .members import shares
from .page import Card, Panel, Section
from .scopes import least
from .tally import meetings
from .text import Effort, Id, Link, Mark, linked, plain
from .turns import Turns, begun
from .ways import judged, way_to
from .wording import first_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework
    from mkdocs_crosswalk.registers.judgement import Step, Verdict

    from .blocks import Block
    from .extent import Extent
    from .text import Text

FIRST = 5
"""How many steps stand under "Do this first"; a group of few entries shows all of theirs."""
FEW = 3
RECORDS = 6

OfFirst = Callable[[int, "list[tuple[Verdict, Entry]]"], "Text"]

Facts = tuple[tuple[str, "Text"], ...]


def outcomes_of(catalogue: Catalogue, members: tuple[Entry, ...]) -> dict[Outcome, tuple[Entry, ...]]:
    """Return the entries of a group by the outcome of their first verdict."""
    found: dict[Outcome, list[Entry]] = {outcome: [] for outcome in SAID}
    for entry in members:
        if entry.id in catalogue.verdicts:
            found.setdefault(catalogue.verdicts[entry.id].base.outcome, []).append(entry)
    return {outcome: tuple(entries) for outcome, entries in found.items()}


def share_of(catalogue: Catalogue, members: Iterable[str]) -> Bar | None:
    """Return the verdicts on some entries as a bar, by their ids; None where there are none."""
    by = outcomes_of(catalogue, tuple(catalogue.entries[i] for i in members))
    return Bar({outcome: len(found) for outcome, found in by.items()}) if any(by.values()) else None


def group_panel(extent: Extent, group: Entry, members: tuple[Entry, ...]) -> Panel | None:
    """Return the verdicts on a group's entries in a sentence, or None where there are none."""
    jumps = (*_jumps(members), *_onward(extent, group))
    return answer(extent, group.framework, members, jumps)


def answer(extent: Extent, framework: str, members: tuple[Entry, ...], jumps: tuple[Text, ...]) -> Panel | None:
    """Return the verdicts on some entries of a framework in a sentence, or None where there are none.

    The panel has the look of the commonest outcome; of two that are as common, of that with more to do.
    """
    catalogue = extent.catalogue
    way = way_to(catalogue, framework)
    by = outcomes_of(catalogue, members)
    if way is None or not any(by.values()):
        return None
    most = max(by, key=lambda outcome: (len(by[outcome]), outcome.work))
    scope = f" with {least(catalogue, way.held).name}" if way.held.scope else ""
    return Panel(
        audience=f"if you hold {way.held.held}{scope}",
        outcome=most,
        heading=heading_of({o: len(found) for o, found in by.items()}, len(members)),
        text=_sentence(catalogue, members),
        help=help_on(extent, wording.OUTCOMES[most]),
        share=share_of(catalogue, (e.id for e in members)) if len(by[most]) < len(members) else None,
        jumps=jumps,
    )


def heading_of(counts: Mapping[Outcome, int], total: int) -> str:
    """Return in a few words what becomes of some entries, by how many of them have each outcome.

    "Mostly" is more than half of them. Where no outcome has half, it is the commonest that is named.
    """
    most, *_ = ordered = sorted(counts, key=lambda outcome: (counts[outcome], outcome.work), reverse=True)
    if counts[most] == total:
        return wording.OUTCOMES[most]
    many = {o: "carries over" if o == Outcome.CARRIES_OVER else wording.SHARES[o] for o in counts}
    if halves := [f"half {many[o]}" for o in ordered if counts[o] * 2 == total]:
        return wording.begin(", ".join(halves))
    return f"{'Mostly' if counts[most] * 2 > total else 'Partly'} {many[most]}"


def _sentence(catalogue: Catalogue, members: tuple[Entry, ...]) -> Text:
    """Return how many entries have each outcome; of few, what their verdicts say."""
    if len(members) < FEW:
        said = {e.id: catalogue.verdicts[e.id].base.summary for e in members if e.id in catalogue.verdicts}
        firsts = (f"{entry}: {first_sentence(text)}" if len(said) > 1 else text for entry, text in said.items())
        return linked(" ".join(firsts), catalogue)
    return (f"{shares_of(catalogue, members)}.",)


def shares_of(catalogue: Catalogue, members: tuple[Entry, ...]) -> str:
    """Return how many of some entries have each outcome, in words."""
    by = outcomes_of(catalogue, members)
    kinds = {entry.kind.key: entry.kind for entry in members}
    one, many = ("entry", "entries") if len(kinds) > 1 else (members[0].kind.one, members[0].kind.many)
    carry, extend, new = (len(by[outcome]) for outcome in SAID)
    again = len(by.get(Outcome.JUDGE_AGAIN, ()))
    return shares(carry, extend, new, wording.number(len(members), one, many), again)


def _begin(members: tuple[Entry, ...], few: int = FEW) -> str:
    """Return what the first steps are called: a group of few entries shows all of theirs."""
    return "Do this first" if len(members) > few else "Do this"


def _jumps(members: tuple[Entry, ...]) -> Iterator[Text]:
    yield (Link("", _begin(members), "net-new"),)
    for kind in members[:1]:
        said = f"The {len(members)} {kind.kind.many}" if len(members) > 1 else f"The {kind.kind.one}"
        yield (Link("", said, "entries"),)


def _onward(extent: Extent, group: Entry) -> Iterator[Text]:
    yield from ((link,) for link in lists_with(extent, group))
    yield from (("Guide: ", guide) for guide in extent.guides_for(group.id)[:1])


def steps_section(
    extent: Extent,
    members: tuple[Entry, ...],
    of_first: OfFirst,
    few: int = FEW,
    times: Mapping[str, int] | None = None,
) -> Iterator[Section]:
    """Yield what to begin with: the first steps in the order of lists of what remains; of few entries all steps.

    Args:
        extent: What of the crosswalk the site holds.
        members: The entries.
        of_first: Returns what is said above the first steps of some entries, by how many of what is left show theirs.
        few: So many are few.
        times: How often each is named, where what is named most goes first.
    """
    catalogue = extent.catalogue
    judged = [(catalogue.verdicts[e.id].base, e) for e in members if e.id in catalogue.verdicts]
    many = len(members) > few
    if many:
        open_ = [pair for pair in judged if pair[0].outcome != Outcome.CARRIES_OVER]
        turns = Turns(catalogue, {entry: verdicts.base for entry, verdicts in catalogue.verdicts.items()})
        found = [(v, e, v.steps[0]) for v, e in turns.sorted(open_ or judged, times) if v.steps]
    else:
        found = [(v, e, step) for v, e in begun(catalogue, judged) for step in v.steps]
    at_once = all_run([step for verdict, _, step in found if not verdict.project])
    shown = found[:FIRST] if many else found
    items = [_step(catalogue, v, e, step, timed=not at_once) for v, e, step in shown]
    if items:
        of = of_first(len(items), [(v, e) for v, e, _ in found]) if many else ()
        when = (wording.RUNS_ALL[at_once],) if at_once else ()
        said = (Paragraph((*of, *([" "] if of and when else []), *when), quiet=True),) if of or when else ()
        sizes = help_on(extent, wording.SIZE_TERM)
        yield Section("net-new", _begin(members, few), (*said, Bullets(tuple(items), ordered=True, sizes=sizes)))


def _step(catalogue: Catalogue, verdict: Verdict, entry: Entry, step: Step, *, timed: bool) -> Text:
    """Return what to do for an entry, with the size of that step and, if `timed`, its time."""
    said = (Id(entry.id), " ", *linked(step.do, catalogue, but=entry.id))
    return said if verdict.project else (*said, " ", Effort(step.size, step.runs if timed else Runs.ANY))


def records_section(extent: Extent, members: tuple[Entry, ...]) -> Iterator[Section]:
    """Yield the records that serve most of a group's entries, with how many each serves."""
    catalogue = extent.catalogue
    served = Counter(item.id for entry in members for item in catalogue.items_for(entry.id))
    found = sorted(served, key=lambda i: (-served[i], catalogue.evidence[i].name))[:RECORDS]
    if not found or not extent.has(addresses.EVIDENCE):
        return
    links = (Link(addresses.evidence_uri(i), catalogue.evidence[i].name) for i in found)
    kind = members[0].kind
    items = tuple(
        (link, " ", Mark("quiet", f"serves {wording.number(served[i], kind.one, kind.many)} here"))
        for i, link in zip(found, links, strict=True)
    )
    yield Section("evidence", "Collect these first", (Bullets(items),))


def group_map(catalogue: Catalogue, framework: str, groups: Iterable[Entry]) -> tuple[Heat, ...]:
    """Return where some groups meet another framework, as a map of those with pages, where nobody gives verdicts."""
    way = way_to(catalogue, framework)
    if way is None or judged(catalogue, framework) or framework in catalogue.own.frameworks:
        return ()
    return group_heat(catalogue, [g for g in groups if not g.kind.single and g.kind.page == "own"], way)


def heat_styles(sections: Iterable[Section], blocks: Iterable[Block] = ()) -> tuple[str, ...]:
    """Return the stylesheet that a map needs, where there is one among some blocks or in a section."""
    every = (*blocks, *(block for section in sections for block in section.blocks))
    return ("heat.css",) if any(isinstance(block, Heat) for block in every) else ()


def group_card(extent: Extent, group: Entry, members: tuple[Entry, ...], facts: Facts) -> Card:
    """Return what stands beside a group: what it holds, where it meets the other framework, and the ways on."""
    card = beside(extent, group.framework, members, facts, group)
    return unless_mapped(card, group_map(extent.catalogue, group.framework, extent.catalogue.children(group.id)))


def unless_mapped(card: Card, found: tuple[Heat, ...]) -> Card:
    """Return what stands beside a page, without the bars of what a map on it sums up by columns."""
    return replace(card, meets=(), meets_title="", meets_said="") if found else card


def beside(
    extent: Extent,
    framework: str,
    members: tuple[Entry, ...],
    facts: Facts,
    group: Entry | None = None,
) -> Card:
    """Return what stands beside the entries of a framework, or of one of its groups with the ways on."""
    way = way_to(extent.catalogue, framework)
    found = meeting(extent.catalogue, members, way) if way else {}
    return Card(
        facts=(*facts, *_holds(extent, members)),
        onward=tuple(onward(extent, group)) if group else (),
        meets=meetings(meeting_links(extent, way, found, group)) if way else (),
        meets_title=f"Where it meets {way.held.spoken}" if way else "",
        meets_said=meeting_said(extent.catalogue, way, found) if way else "",
    )


def _holds(extent: Extent, members: tuple[Entry, ...]) -> Iterator[tuple[str, Text]]:
    """Yield how many records and documents serve some entries."""
    catalogue = extent.catalogue
    records = {item.id for entry in members for item in catalogue.items_for(entry.id)}
    documents = {document.id for entry in members for document in catalogue.documents_for(entry.id)}
    for name, uri, found in (("Records", addresses.EVIDENCE, records), ("Documents", addresses.DOCUMENTS, documents)):
        if found and extent.has(uri):
            yield name, (str(len(found)),)


def with_ways(framework: Framework, card: Card) -> Card:
    """Return what stands beside a whole framework, of which its records and documents are a click away.

    The register says besides how many there are in all, and how many of them the verdicts name.
    """
    lists = {
        "Records": Link(addresses.EVIDENCE, query=f"framework={framework.address}"),
        "Documents": Link(addresses.DOCUMENTS),
    }
    facts = (
        (name, (replace(lists[name], text=plain(value)),) if name in lists else value) for name, value in card.facts
    )
    return replace(card, facts=tuple(facts))
