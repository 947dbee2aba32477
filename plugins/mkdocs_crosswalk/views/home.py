"""The first page: what transfers, and where to go, on one screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed, with_article
from mkdocs_crosswalk.figures.counts import outcomes
from mkdocs_crosswalk.registers.judgement import Outcome

from . import addresses, wording
from .blocks import Paragraph
from .members import squares
from .page import Page
from .scopes import least
from .text import Link
from .told import numbered, numbered_all
from .tree import division_of, with_pages
from .ways import compared, ended, ways

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.ids.forms import Spelling
    from mkdocs_crosswalk.registers.frameworks import Framework

    from .blocks import Squares
    from .extent import Extent
    from .text import Inline
    from .ways import Way

MARKS = {Outcome.CARRIES_OVER: "c", Outcome.EXTEND: "e", Outcome.NEW: "n"}
"""The letters by which the template draws a square."""


@dataclass(frozen=True, slots=True)
class Door:
    """A large link of the first page, with a line below it."""

    link: Link
    below: str


@dataclass(frozen=True, slots=True)
class Figure:
    """What the holder of one framework brings to the other.

    Attributes:
        counts: Each outcome by the letter of its square and its word, with how many entries have it.
        whole: Of how many entries.
        foot: Where each of them stands, and the other way round, as far as there are such pages.
    """

    title: str
    about: str
    counts: tuple[tuple[str, str, int], ...]
    whole: str
    rows: tuple[Squares, ...]
    foot: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """What the first page shows beside its heading."""

    lede: str
    doors: tuple[Door, ...]
    figure: Figure | None
    onward: tuple[tuple[Link, str], ...]


def home_page(catalogue: Catalogue) -> Page:
    """Return the home page; its template takes the rest from `home_view`."""
    frameworks = compared(catalogue)
    both = listed([framework.held for framework in reversed(frameworks)])
    verdicts = bool(ways(catalogue))
    title = f"What carries over between {both}" if verdicts else f"Crosswalk of {both}"
    counts = listed([numbered(catalogue, f, kind) for f in frameworks for kind in f.single])
    said = (
        f"what carries over between {both}, what to add, the evidence to bring, and on whose word"
        if verdicts
        else "its counterparts, and on whose word"
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
    )


def home_view(extent: Extent) -> Home:
    """Return what the home page shows."""
    kinds = wording.every_kind(compared(extent.catalogue))
    verdicts = "the verdict, the evidence to bring, the next step" if ways(extent.catalogue) else "its counterparts"
    return Home(
        lede=f"You hold one and are asked for the other. For every {kinds}: {verdicts}, and on whose word.",
        doors=tuple(_doors(extent)),
        figure=_figure(extent),
        onward=_onward(extent),
    )


def _doors(extent: Extent) -> Iterator[Door]:
    """Yield the way to each list of what remains, or else to each framework."""
    catalogue = extent.catalogue
    if extent.has(addresses.GAP):
        for way in ways(catalogue):
            page = way.page(way.scopes(catalogue)[0])
            yield Door(Link(page, f"I hold {way.held.held}"), f"What remains for {way.asked.asked}")
        return
    for framework in compared(catalogue):
        yield Door(Link(addresses.index_of(framework), framework.name), numbered_all(catalogue, framework))


def home_figure(catalogue: Catalogue) -> tuple[Squares, ...]:
    """Return one row of squares for each outermost group, or division with a page, of what is asked for first."""
    found: dict[str, tuple[Squares, ...]] = {}
    for way in ways(catalogue)[:1]:
        for group in with_pages(catalogue, way.asked):
            division = division_of(way.asked, group)
            if division and division.folder:
                link = Link(addresses.division_uri(way.asked, division), division.short, strong=True)
                text = (link, f" {wording.begin(division.name)}")
                kinds = [kind.key for kind in way.asked.single if kind.key in division.kinds]
                found.setdefault(division.key, squares(catalogue, way.asked, text, kinds=kinds))
            else:
                text = (Link(group.id, group.id, strong=True), f" {group.title}")
                found[group.id] = squares(catalogue, way.asked, text, group=group.id)
    return tuple(row for rows in found.values() for row in rows)


def _figure(extent: Extent) -> Figure | None:
    """Return what the holder of one framework brings to the other; None where there are no verdicts."""
    catalogue = extent.catalogue
    way = next(iter(ways(catalogue)), None)
    if way is None:
        return None
    scope = way.scopes(catalogue)[0].groups
    counts = outcomes(catalogue, [kind.key for kind in way.asked.single], scope)
    kinds = listed([kind.one for kind in way.asked.single], "or")
    return Figure(
        title=f"What {wording.a_holder(way.held)} brings to {way.asked.asked}",
        about=f"{_report(catalogue, way)}One square is one {kinds}.",
        counts=tuple((MARKS[o], wording.OUTCOMES[o], counts[o].numerator) for o in Outcome),
        whole=numbered_all(catalogue, way.asked),
        rows=home_figure(catalogue),
        foot=_foot(extent, way),
    )


def _report(catalogue: Catalogue, way: Way) -> str:
    """Return for which scope the figure is, where that of what is held is smaller than the whole."""
    if way.scoped is None:
        return ""
    several = len(way.scopes(catalogue)) > 1 and way.scoped is way.held
    more = f"; more {way.scoped.kinds[way.scoped.scope].many} bring a little more" if several else ""
    return f"For {with_article(way.scoped.report)} on {least(catalogue, way.scoped).name}{more}. "


def _foot(extent: Extent, way: Way) -> tuple[Inline, ...]:
    catalogue = extent.catalogue
    found: list[Inline] = []
    if extent.has(addresses.GAP):
        scope = way.scopes(catalogue)[0]
        found.append(Link(way.page(scope), f"See all {len(way.entries(catalogue, scope))} as a checklist"))
        if way.back in ways(catalogue):
            page = way.back.page(way.back.scopes(catalogue)[0])
            found += [", or ", Link(page, "the other way round")]
        found.append(". ")
    if extent.has(addresses.COUNTERPARTS):
        found += [Link(addresses.COUNTERPARTS, "Every scope, and the figures that sources claim"), ". "]
    return (*found, Link(addresses.HOW_TO_READ, "How to read this"), ".")


def _onward(extent: Extent) -> tuple[tuple[Link, str], ...]:
    """Return the parts of the site that the home page leads to, each with what is there."""
    catalogue = extent.catalogue
    sides = [f"all {numbered(catalogue, f, f.single[0])}" for f in compared(catalogue)]
    found = (
        (Link(addresses.MATRIX, "Matrix"), f"{wording.begin(' by '.join(sides[:2]))} on one page"),
        (Link(addresses.GAP, "Gap checklist"), "What is left to do, by scope, to tick and print"),
        (Link(addresses.EVIDENCE, "Evidence"), "Each record once, with every entry it serves"),
        (Link(addresses.CORRECTIONS, "Corrections"), "Slips in published mappings, and how we read them"),
    )
    return tuple((link, said) for link, said in found if extent.has(link.target))


def examples(extent: Extent) -> str:
    """Return an id of each form, as somebody would type it: first those that mean most entries, last old ones."""
    catalogue = extent.catalogue
    current = [(framework, form) for framework in compared(catalogue) for form in framework.ids]
    first = [(framework, framework.ids[0]) for framework in compared(catalogue)]
    old = [(b, form) for b in ended(catalogue).values() if extent.has(addresses.index_of(b)) for form in b.ids]
    forms = (*first, *(pair for pair in current if pair not in first), *old)
    return listed([_example(catalogue, framework, form) for framework, form in forms], "or")


def _example(catalogue: Catalogue, framework: Framework, form: Spelling) -> str:
    """Return an id as somebody would type it: that of the data, or the last kind's first."""
    return form.example or catalogue.framework_entries(framework.id, form.kinds[-1])[0].short


def go_page(extent: Extent) -> Page:
    """Return the page that leads from any spelling of an id to its entry, `/go/?id=…`."""
    return Page(
        uri=addresses.GO,
        title="Go to an id",
        description=f"Type an id in any usual spelling, such as {examples(extent)}, and go to its page.",
        heading="Go to an id",
        place="home",
        updated=extent.catalogue.updated,
        wide=True,
        opening=(Paragraph(tuple(_by_id(extent))),),
        template="go.html",
        searchable=False,
        modules=("go.js",),
    )


def _by_id(extent: Extent) -> Iterator[Inline]:
    """Yield where entries stand by their ids: each framework, its divisions with pages, and the editions before."""
    catalogue = extent.catalogue
    links = []
    for framework in compared(catalogue):
        links.append(Link(addresses.index_of(framework), framework.name))
        for division in (d for d in framework.divisions if d.folder):
            kinds = framework.kinds[division.kinds[0]].many
            links.append(Link(addresses.division_uri(framework, division), f"its {kinds}"))
    old = [b for b in ended(catalogue).values() if extent.has(addresses.index_of(b))]
    yield "Every entry has an address by its id: "
    for number, link in enumerate(links):
        last = number == len(links) - 1
        yield "" if not number else " and " if last and not old else ", "
        yield link
    for before in old:
        yield " and, for old ids, "
        yield Link(addresses.index_of(before), before.name)
    yield "."
