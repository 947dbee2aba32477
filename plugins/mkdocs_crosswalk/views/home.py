"""The first page: what transfers, where the two meet, what to collect first, and where to go; on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.shortcuts import EVIDENCE, guide_page

from . import addresses, wording
from .blocks import Subheading
from .card import Card, card, card_rows
from .go import example
from .matrix.heat import heat
from .page import Page
from .reuse import begun_by, most_reused
from .text import Link
from .told import numbered, numbered_all
from .ways import compared, recorded, ways, ways_to, weighed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.ids.forms import Spelling
    from mkdocs_crosswalk.registers.frameworks import Framework

    from .blocks import Block
    from .extent import Extent
    from .matrix.map_view import Heat
    from .register import Bars
    from .text import Inline, Text
    from .ways import Way

WORDS = 2
"""How many words that readers use are examples of what the box knows."""
GUIDES = "guides/index.md"


@frozen
class Door:
    """A large link of the first page, with a line below it."""

    link: Link
    below: str


@frozen
class Turn:
    """What the first page shows below its squares, one way round.

    Attributes:
        heat: Where the first two frameworks meet; None where none are compared.
        meet: What the map counts, in words behind its number.
        within: In which scope, in words; empty where nothing can be left out.
        records: The records with which the plan of the least scope begins; where there are no plans, those that serve
            most; None where there is no evidence.
        first: What their numbers count, in words.
        plan: That plan, with how many records it has; None where there is none.
        reused: What the numbers of the records that serve most count, which scripts show in their place; "" where they
            are those that are shown.
    """

    heat: Heat | None
    meet: str
    within: str
    records: Bars | None
    first: str
    plan: Link | None
    reused: str


@frozen
class Home:
    """What the first page shows beside its heading.

    Attributes:
        tried: What may be typed, each a link to what it leads to.
        card: What the holder of each framework brings; None where there are no verdicts.
        turn: What stands below it for the first of them.
        plan: The way to the evidence plans, or None where there are none.
        evidence: The way to all records, or None where there are none.
        foot: What else there is.
    """

    lede: str
    tried: tuple[Link, ...]
    doors: tuple[Door, ...]
    card: Card | None
    turn: Turn
    plan: Link | None
    evidence: Link | None
    foot: tuple[Text, ...]


def home_page(catalogue: Catalogue) -> Page:
    """Return the home page; its template takes the rest from `home_view`."""
    frameworks = weighed(catalogue)
    both = listed([framework.held for framework in reversed(frameworks)])
    verdicts = bool(ways(catalogue))
    title = f"What carries over between {both}" if verdicts else f"Crosswalk of {both}"
    counts = listed([numbered(catalogue, f, kind) for f in frameworks for kind in f.single])
    said = (
        f"what carries over between {both}, what to add, and the evidence to bring" if verdicts else "its counterparts"
    )
    return Page(
        uri=addresses.HOME,
        title=title,
        description=f"For each of the {counts}: {said}.",
        heading=title,
        place="home",
        updated=catalogue.updated,
        wide=True,
        template="home.html",
        modules=("home.js",),
        alone=True,
        styles=("home.css",),
    )


def home_view(extent: Extent, written: Collection[str] = ()) -> Home:
    """Return what the home page shows; `written` are the pages that people wrote, by their source addresses."""
    catalogue = extent.catalogue
    kinds = wording.every_kind(weighed(catalogue))
    there = bool(catalogue.evidence) and extent.has(addresses.EVIDENCE)
    verdicts = "the verdict, the evidence to bring, the next step" if ways(catalogue) else "its counterparts"
    return Home(
        lede=f"For every {kinds}: {verdicts}.",
        tried=_tried(extent),
        doors=tuple(_doors(extent, written)),
        card=card(extent),
        turn=turn(extent, next(iter(ways(catalogue)), None)),
        plan=Link(addresses.PLAN, "evidence plan") if extent.has(addresses.PLAN) else None,
        evidence=Link(addresses.EVIDENCE, f"All {len(catalogue.evidence)} records") if there else None,
        foot=_foot(extent),
    )


def home_blocks(extent: Extent) -> tuple[Block, ...]:
    """Return what the home page shows as blocks, for what is no page of HTML."""
    found = turn(extent, next(iter(ways(extent.catalogue)), None))
    return (
        *card_rows(extent),
        *((Subheading(("Where the two meet",)), found.heat) if found.heat else ()),
        *((Subheading(("Collect these first",)), found.records) if found.records else ()),
    )


def turn(extent: Extent, way: Way | None) -> Turn:
    """Return what stands below the squares of a way, or where there are no verdicts."""
    catalogue = extent.catalogue
    shown = bool(catalogue.crosswalks) and extent.has(addresses.MATRIX)
    found = heat(catalogue, catalogue.crosswalks[0], way, elsewhere=True) if shown else None
    reused = f" where {way.held.spoken} records serve {way.asked.spoken}" if way else ""
    meet = f"{found.many}{reused}" if found else ""
    scoped = way.scoped if found and way and any(found.scopes) else None
    within = f", {scoped.report} on {way.scopes(catalogue)[0].name}" if scoped and way else ""
    begun = next(begun_by(extent, way), None)
    records = begun.bars if begun else most_reused(catalogue)
    there = bool(records.items) and extent.has(addresses.EVIDENCE)
    serves = f"How many {_kinds_of(recorded(catalogue))} each serves."
    first = f"How many more {_kinds_of([way.asked])} each covers." if way else ""
    return Turn(
        heat=found,
        meet=meet,
        within=within,
        records=records if there else None,
        first=first if begun else serves,
        plan=begun.link if begun else None,
        reused=serves if begun else "",
    )


def _kinds_of(frameworks: Iterable[Framework]) -> str:
    """Return what the entries of some frameworks are called, in the plural."""
    return listed(list(dict.fromkeys(kind.loose_many for f in frameworks for kind in f.single)))


def _doors(extent: Extent, written: Collection[str]) -> Iterator[Door]:
    """Yield the ways to what a company works with; where there are no lists of what remains, to each framework."""
    catalogue = extent.catalogue
    if extent.has(addresses.GAP):
        yield Door(Link(addresses.GAP, "Gap list"), "what is left to do")
    else:
        for framework in compared(catalogue):
            yield Door(Link(addresses.index_of(framework), framework.name), numbered_all(catalogue, framework))
    if extent.has(addresses.EVIDENCE):
        yield Door(Link(addresses.EVIDENCE, "Evidence"), f"{len(catalogue.evidence)} records in all")
    if extent.has(addresses.DOCUMENTS):
        yield Door(Link(addresses.DOCUMENTS, "Documents"), f"a set of {len(catalogue.documents)}")
    if extent.has(addresses.MATRIX):
        sides = [kind.many for f in weighed(catalogue)[:2] for kind in f.single[:1]]
        yield Door(Link(addresses.MATRIX, "Matrix"), " by ".join(sides))
    guides = (GUIDES, *(f"{guide_page(crosswalk)}.md" for crosswalk in catalogue.crosswalks))
    for uri in [uri for uri in guides if uri in written and extent.has(uri)][:1]:
        yield Door(Link(uri, "Guides"), "clause by clause")


def _tried(extent: Extent) -> tuple[Link, ...]:
    """Return ids and words as links to what they lead to: of words those that lead to a record first."""
    catalogue = extent.catalogue
    ids = [example(catalogue, f, form) for f in weighed(catalogue)[:2] for form in _of_single(f)[:1]]
    links = [Link(entry, text) for text in ids if (entry := _entry(catalogue, text))]
    for shortcut in catalogue.shortcuts:
        records = [t for t in shortcut.targets if t.startswith(EVIDENCE)]
        if records and extent.has(f"{records[0]}.md") and len(links) < len(ids) + WORDS:
            links.append(Link(f"{records[0]}.md", shortcut.words[0]))
    return tuple(links)


def _of_single(framework: Framework) -> list[Spelling]:
    """Return the forms of ids of single entries: first those of the first kind."""
    return [form for kind in framework.single for form in framework.ids if kind.key in form.kinds]


def _entry(catalogue: Catalogue, typed: str) -> str:
    """Return the id of the entry that an example means, or ""."""
    return next((e.id for e in catalogue.singles if typed in (e.id, e.short)), "")


def _foot(extent: Extent) -> tuple[Text, ...]:
    """Return the lines at the end: more frameworks, and what sources claim."""
    catalogue = extent.catalogue
    more = [f for f in compared(catalogue) if f not in weighed(catalogue)]
    lines: list[Text] = [
        (Link(addresses.index_of(f), f.name), f": {_beside(catalogue, f)}.")
        for f in more
        if extent.has(addresses.index_of(f))
    ]
    rest: list[Inline] = []
    for offer in (offer for f in weighed(catalogue) for offer in extent.offers(f.id)):
        rest += [offer.link, ". "]
    if extent.has(addresses.COUNTERPARTS):
        rest += [Link(addresses.COUNTERPARTS, "What sources claim, and what is counted"), ". "]
    if extent.has(addresses.HOW_TO_READ):
        rest += [Link(addresses.HOW_TO_READ, "How to read this"), "."]
    return (*lines, *((tuple(rest),) if rest else ()))


def _beside(catalogue: Catalogue, framework: Framework) -> str:
    """Return what a framework more holds, and what it is compared with."""
    others = listed([way.held.name for way in ways_to(catalogue, framework.id)])
    return f"All {numbered_all(catalogue, framework)}{f', beside {others}' if others else ''}"
