"""What the holder of each framework brings to the other, square by square, for every scope."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.registers.judgement import Outcome, shown

from . import addresses, wording
from .matrix.axis import axis
from .squares import Squares
from .text import Link
from .tree import division_of, outermost
from .ways import ways

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Verdicts

    from .extent import Extent
    from .scopes import Scope
    from .ways import Way

FILE = "home.json"
"""The file with the squares of every way but the first, and the lists of every scope, beside the scripts."""
MARKS = {Outcome.CARRIES_OVER: "c", Outcome.EXTEND: "e", Outcome.NEW: "n", Outcome.JUDGE_AGAIN: "j"}
"""The letters by which templates and scripts draw a square."""
ORDER = "".join(MARKS.values())


@frozen
class Square:
    """An entry as a square.

    Attributes:
        mark: Its outcome in the least scope.
        larger: In which larger scopes it has another: the numbers of groups and a mark, with spaces between. Of those
            that fit, that with the least to do holds; where a site says anything of the entry, the last one holds, and
            its mark is a capital.
    """

    id: str
    said: str
    mark: str
    larger: str


@frozen
class CardRow:
    """The squares of a group, which is named by a link and what follows it.

    `scope` is the number of the group of scopes without which it is not there, or "".
    """

    text: tuple[Link, str]
    squares: tuple[Square, ...]
    scope: str

    @property
    def summary(self) -> str:
        """Return how many have each outcome, in words."""
        return summed(square.mark for square in self.squares)


@frozen
class CardWay:
    """One way round.

    Attributes:
        key: Its word in addresses.
        hold: What its holder says.
        covers: What is said before the groups of scopes; empty where nothing can be left out.
        kinds: What is asked for, in the plural, where scopes change how many there are; or else all of it.
        counts: Each outcome: its mark, its word, how many in the least scope.
        lists: The page of the list for each scope, by the numbers of its groups that may be left out.
    """

    key: str
    hold: str
    covers: str
    kinds: str
    whole: str
    rows: tuple[CardRow, ...]
    counts: tuple[tuple[str, str, str, int], ...]
    total: int
    first: str
    lists: tuple[tuple[str, str], ...]


@frozen
class Card:
    """Every way round, and the groups of scopes: number, word in addresses, name, and whether every scope has it.

    `whole` is what all of them are called together.
    """

    ways: tuple[CardWay, ...]
    groups: tuple[tuple[str, str, str, bool], ...]
    whole: str
    file: str = FILE


def summed(marks: Iterable[str]) -> str:
    """Return how many squares there are of each outcome, as scripts say it too."""
    found = list(marks)
    counts = [found.count(mark) for mark in reversed(MARKS.values())]
    words = ("to judge again", "new", "extend", "carries over" if counts[-1] == 1 else "carry over")
    return ", ".join(f"{count} {word}" for count, word in zip(counts, words, strict=True) if count)


def card(extent: Extent) -> Card | None:
    """Return the first two ways with verdicts that are each other's way back; None where there are none."""
    catalogue = extent.catalogue
    first = next(iter(ways(catalogue)), None)
    if first is None:
        return None
    both = [way for way in (first, first.back) if way in ways(catalogue)]
    groups = _groups(catalogue, first)
    return Card(
        tuple(_way(extent, way) for way in both),
        tuple((str(n), g.slug, g.brief, _always(catalogue, first, g)) for n, g in enumerate(groups)),
        first.scopes(catalogue)[-1].name,
    )


def card_rows(extent: Extent) -> tuple[Squares, ...]:
    """Return the rows of the first way, for what is no page of HTML."""
    found = card(extent)
    rows = found.ways[0].rows if found else ()
    return tuple(
        Squares(row.text, row.summary, *(sum(s.mark == mark for s in row.squares) for mark in MARKS.values()))
        for row in rows
    )


def _groups(catalogue: Catalogue, way: Way) -> tuple[Entry, ...]:
    return tuple(catalogue.scope_groups(way.scoped.id)) if way.scoped else ()


def _always(catalogue: Catalogue, way: Way, group: Entry) -> bool:
    """Say whether a group is in every scope."""
    return all(group.id in scope.groups for scope in way.scopes(catalogue))


def _way(extent: Extent, way: Way) -> CardWay:
    catalogue = extent.catalogue
    scopes = way.scopes(catalogue)
    rows = tuple(_rows(catalogue, way, scopes[0]))
    shown = [s for row in rows for s in row.squares if not row.scope]
    report = way.scoped.report if way.scoped and len(scopes) > 1 else ""
    whole = wording.every_kind([way.asked])
    numbers = {g.id: str(n) for n, g in enumerate(_groups(catalogue, way))}
    least = set(scopes[0].groups)
    lists = tuple(
        ("".join(numbers[g] for g in scope.groups if g not in least), way.page(scope))
        for scope in scopes
        if extent.has(way.page(scope))
    )
    return CardWay(
        key=way.key,
        hold=f"I hold {way.held.held}",
        covers=(f"My {report} covers" if way.scoped is way.held else f"The {report} shall cover") if report else "",
        kinds=wording.many_of(way.asked) if way.asked.scope else "",
        whole=_whole(catalogue, way) or whole,
        rows=rows,
        counts=tuple(
            (mark, str(outcome), wording.SHARES[outcome], sum(s.mark == mark for s in shown))
            for outcome, mark in reversed(MARKS.items())
            if outcome in _outcomes(catalogue, way)
        ),
        total=len(shown),
        first=way.page(scopes[0]) if extent.has(addresses.GAP) else "",
        lists=lists,
    )


def _outcomes(catalogue: Catalogue, way: Way) -> frozenset[Outcome]:
    """Return the outcomes of a way: those that verdicts say, and any other that an entry has in any scope."""
    *_, whole = way.scopes(catalogue)
    return frozenset(shown({v.outcome for e in way.entries(catalogue, whole) for v in catalogue.verdicts[e.id]}))


def _whole(catalogue: Catalogue, way: Way) -> str:
    """Return how many of each kind are asked for in the least scope."""
    entries = way.entries(catalogue, way.scopes(catalogue)[0])
    kinds = [kind for kind in way.asked.single if any(e.kind == kind for e in entries)]
    counts = (wording.number(sum(e.kind == kind for e in entries), kind.one, kind.many) for kind in kinds)
    return " and ".join(counts)


def _rows(catalogue: Catalogue, way: Way, least: Scope) -> Iterator[CardRow]:
    """Yield the groups of what is asked for; those of a division with a page of its own together."""
    found: dict[str, tuple[tuple[Link, str], list[Entry]]] = {}
    for group in axis(catalogue, way.asked):
        members = [catalogue.entries[member] for member in group.members]
        division = division_of(way.asked, members[0])
        if division and division.folder:
            link = Link(addresses.division_uri(way.asked, division), division.short, strong=True)
            text = (link, f" {wording.begin(outermost(catalogue, members[0]).kind.many)}")
            found.setdefault(division.key, (text, []))[1].extend(members)
        else:
            name = f" {group.name}" if group.name else ""
            found[group.id] = ((Link(group.target, group.label, strong=True), name), members)
    numbers = {g.id: str(n) for n, g in enumerate(_groups(catalogue, way))}
    for text, members in found.values():
        squares = sorted((_square(catalogue, e, least, numbers) for e in members), key=lambda s: -ORDER.index(s.mark))
        top = outermost(catalogue, members[0])
        scope = numbers.get(top.id, "") if way.asked.scope and top.id not in least.groups else ""
        yield CardRow(text, tuple(squares), scope)


def _square(catalogue: Catalogue, entry: Entry, least: Scope, numbers: dict[str, str]) -> Square:
    verdict = catalogue.verdict(entry.id, least.groups)
    verdicts = catalogue.verdicts[entry.id]
    if verdicts.project:
        larger = tuple(_exactly(verdicts, least, numbers))
    else:
        larger = tuple(
            f"{''.join(numbers[g] for g in v.scope)}{MARKS[v.outcome]}"
            for v in verdicts.more
            if v.outcome.work < verdict.outcome.work and set(v.scope) <= numbers.keys()
        )
    said = f"{entry.bare}: {wording.OUTCOMES[verdict.outcome]}"
    return Square(entry.id, said, MARKS[verdict.outcome], " ".join(larger))


def _exactly(verdicts: Verdicts, least: Scope, numbers: dict[str, str]) -> Iterator[str]:
    """Yield what changes the outcome from scope to larger scope; the last that fits a scope holds."""
    more = [g for g in numbers if g not in least.groups]
    found: list[tuple[frozenset[str], Outcome]] = [(frozenset(), verdicts.within(least.groups).outcome)]
    for scope in (frozenset(some) for count in range(1, len(more) + 1) for some in combinations(more, count)):
        outcome = verdicts.within((*least.groups, *scope)).outcome
        before = next(said for groups, said in reversed(found) if groups <= scope)
        if outcome != before:
            found.append((scope, outcome))
            yield f"{''.join(numbers[g] for g in more if g in scope)}{MARKS[outcome].upper()}"
