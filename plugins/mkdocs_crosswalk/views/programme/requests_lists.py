"""The two lists of what an auditor asks for. A record stands in full once, where it is asked for first."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.programme.requests import WORST_FIRST
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.text import Id, Link, Mark, plain

from .blocks import Chooser, WorkGroup, WorkList, WorkRow
from .links import Links
from .requests_said import ids, some, state, when
from .said import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.programme.requests import Asked, Request, Requests
    from mkdocs_crosswalk.views.text import Inline, Text

COLUMNS = ("Record", "State", "When", "Timing", "Population", "Place", "Owner")
BY, SAMPLED = "Asked for by", "How it is sampled"
WORDS, SIZE = 24_500, 48_500
"""How many letters of text a list may have, and how large it may be: pages have a budget, compressed and not."""
ROW, CELL, LINK, GROUP = 20, 4, 80, 115
"""How large a row, a cell, a link and the head of a group are beside their text."""
PACKED = 6
"""How many letters of text a link to an owner is worth where it is compressed."""


BRIEF = "The list is long: the one by record has each of them with all that is known of it. "


class Sampling(Enum):
    """Of which records a list says how they are sampled; the order of the members is that in which they are tried."""

    ALL = ""
    RUNNING = (
        "The list is long: how a record is sampled stands here for what runs over a period and is there; the file has "
        "it for all. "
    )
    NONE = "The list is long: how each record is sampled stands on its page and in the file. "

    def of(self, request: Request) -> bool:
        """Say whether a list says it of a record."""
        running = request.over_a_period and bool(request.held.records)
        return self is Sampling.ALL or (self is Sampling.RUNNING and running)


def by_entry(found: Requests, files: tuple[Link, ...], note: str) -> WorkList:
    """Return what is asked for entry by entry, the worst first in each; a record shown before is short.

    Where that is too large, an entry has one row that names its records, and the list by record alone has all of them.
    """
    tried = (_by_entry(rows, files, note) for rows in _tries(found))
    return next((made for made in tried if fits(made)), None) or _briefly(found, files, note)


def by_record(found: Requests, files: tuple[Link, ...], note: str) -> WorkList:
    """Return each record once, the worst first, with the entries that ask for it."""
    for rows in _tries(found):
        made = _by_record(rows, files, note)
        if fits(made):
            break
    return made


def _tries(found: Requests) -> Iterator[_Rows]:
    """Yield how full a list may be, the fullest first: owners lead to what they answer for where there is room."""
    choosers, links = _choosers(found), Links(found.programme)
    yield from (_Rows(found, sampling, choosers, links, roomy) for sampling in Sampling for roomy in (True, False))


def fits(made: WorkList) -> bool:
    """Say whether a list is small enough for a page."""
    rows = [row for group in made.groups for row in group.rows]
    cells = [cell for row in rows for cell in row.cells]
    words = sum(len(plain(cell)) for cell in cells) + sum(len(group.title) for group in made.groups)
    links = [part.target for cell in cells for part in cell if isinstance(part, Link)]
    words += PACKED * links.count(addresses.PEOPLE)
    size = words + ROW * len(rows) + CELL * len(cells) + LINK * len(links) + GROUP * len(made.groups)
    return words <= WORDS and size <= SIZE


def _by_entry(made: _Rows, files: tuple[Link, ...], note: str) -> WorkList:
    shown: dict[str, str] = {}
    groups = tuple(made.group(asked, shown) for asked in made.found.entries)
    columns = COLUMNS if made.sampling is Sampling.NONE else (*COLUMNS, SAMPLED)
    return _work(columns, groups, made.choosers, files, f"{made.sampling.value}{note}", heads=True)


def _by_record(made: _Rows, files: tuple[Link, ...], note: str) -> WorkList:
    found = made.found
    groups = []
    for coverage in WORST_FIRST:
        those = [one for one in found.items.values() if one.held.coverage == coverage]
        rows = tuple(made.whole(one, found.askers[one.item.id]) for one in those)
        if rows:
            count = f"{len(rows)} of {len(found.items)}"
            groups.append(WorkGroup(wording.COVERAGES[coverage], count, rows))
    columns = (*COLUMNS, BY) if made.sampling is Sampling.NONE else (*COLUMNS, BY, SAMPLED)
    return _work(columns, tuple(groups), made.choosers, files, f"{made.sampling.value}{note}", heads=False)


def _work(
    columns: tuple[str, ...],
    groups: tuple[WorkGroup, ...],
    choosers: tuple[Chooser, ...],
    files: tuple[Link, ...],
    note: str,
    *,
    heads: bool,
) -> WorkList:
    return WorkList(columns, groups, choosers, files, note, caption="What is asked for", style="asked", heads=heads)


def _choosers(found: Requests) -> tuple[Chooser, ...]:
    """Return what rows may be chosen by; all states are offered, since the place of a row's own draws its mark."""
    there = found.items.values()
    timings = [said for key, said in wording.TIMINGS.items() if any(one.item.timing == key for one in there)]
    every = (*there, *(one for asked in found.entries for one in asked.requests))
    owners = sorted({one.owner for one in every}, key=lambda owner: (not owner, owner.casefold()))
    return (
        Chooser("state", "State", "Any", tuple(wording.COVERAGES[coverage] for coverage in WORST_FIRST)),
        Chooser("timing", "Timing", "Any", tuple(timings)),
        Chooser("owner", "Owner", "Everybody", tuple(owner or NOBODY for owner in owners)),
    )


def _key(request: Request, choosers: tuple[Chooser, ...]) -> tuple[int, ...]:
    said = (
        wording.COVERAGES[request.held.coverage],
        wording.TIMINGS[request.item.timing],
        request.owner or NOBODY,
    )
    return tuple(chooser.options.index(word) + 1 for chooser, word in zip(choosers, said, strict=True))


@frozen
class _Rows:
    """Makes the rows of a list.

    Attributes:
        roomy: Whether there is room for owners to lead to what they answer for, and names to the last record.
    """

    found: Requests
    sampling: Sampling
    choosers: tuple[Chooser, ...]
    links: Links
    roomy: bool

    def group(self, asked: Asked, shown: dict[str, str]) -> WorkGroup:
        """Return an entry with its records; `shown` has the entry under which each stands in full, and grows."""
        rows = []
        for one in asked.requests:
            if one.item.id in shown:
                said = f"{wording.COVERAGES[one.held.coverage]}; see {shown[one.item.id]}"
                rows.append(WorkRow(((one.item.name,), (said,)), _key(one, self.choosers), late=False))
            else:
                shown[one.item.id] = asked.entry.id
                rows.append(self.whole(one))
        return WorkGroup(*_head(self.found, asked), tuple(rows), entry=asked.entry.id)

    def whole(self, one: Request, by: tuple[str, ...] = ()) -> WorkRow:
        """Return a record with all that is known of it."""
        numbers = ids(one)
        title: Text = (self._name(one), *((" ", Mark("code", numbers)) if numbers else ()))
        sampled = wording.first_sentence(one.item.sampling) if self.sampling.of(one) else ""
        before = (
            state(one, self.found.window),
            when(one.held.records),
            wording.TIMINGS[one.item.timing],
            some(one.populations),
            some(one.places),
        )
        after = (*((", ".join(by),) if by else ()), *(() if self.sampling is Sampling.NONE else (sampled,)))
        owner = self.links.owner(one.owner) if self.roomy else one.owner
        cells = ((text,) if text else () for text in (*before, owner, *after))
        return WorkRow((title, *cells), _key(one, self.choosers), late=False)

    def _name(self, one: Request) -> Link:
        if self.roomy and one.held.records:
            return self.links.record(one.held.records[-1], one.item.name)
        return Link(addresses.evidence_uri(one.item.id), one.item.name)


def _head(found: Requests, asked: Asked) -> tuple[str, str]:
    """Return the title of an entry, and how many of its records lie in the window."""
    title = found.programme.catalogue.title_apart(asked.entry)
    number = len(asked.requests)
    return title, f"{_inside(asked)} in the window{_partly(asked)}" if number else "nothing is named"


def _inside(asked: Asked) -> str:
    return f"{asked.inside} of {len(asked.requests)}"


def _partly(asked: Asked) -> str:
    return f", {asked.partly} in part" if asked.partly else ""


def _briefly(found: Requests, files: tuple[Link, ...], note: str) -> WorkList:
    """Return an entry a row with its records by how they lie; each of them stands in full in the list by record."""
    links = Links(found.programme)
    owners = {found.programme.standing(asked.entry.id).owner for asked in found.entries}
    names = sorted(owners, key=lambda owner: (not owner, owner.casefold()))
    states = tuple(wording.COVERAGES[coverage] for coverage in WORST_FIRST)
    choosers = (
        Chooser("state", "Worst state", "Any", states),
        Chooser("owner", "Owner of the entry", "Everybody", tuple(owner or NOBODY for owner in names)),
    )
    rows = tuple(_brief(found, asked, links, choosers) for asked in found.entries)
    columns = ("Entry", "In the window", "Records", "Owner")
    count = f"{len(rows)} of {len(rows) + len(found.excluded)}"
    groups = (WorkGroup("What is asked about", count, rows),)
    return _work(columns, groups, choosers, files, f"{BRIEF}{note}", heads=False)


def _brief(found: Requests, asked: Asked, links: Links, choosers: tuple[Chooser, ...]) -> WorkRow:
    title, _ = _head(found, asked)
    owner = found.programme.standing(asked.entry.id).owner
    worst = WORST_FIRST.index(asked.requests[0].held.coverage) + 1 if asked.requests else len(WORST_FIRST)
    key = (worst, choosers[1].options.index(owner or NOBODY) + 1)
    inside = f"{_inside(asked)}{_partly(asked)}" if asked.requests else ""
    cells: tuple[Text, ...] = (
        (Id(asked.entry.id), f" {title}"),
        (inside,) if inside else (),
        tuple(_by_state(asked)),
        links.owned(owner),
    )
    return WorkRow(cells, key, late=False)


def _by_state(asked: Asked) -> Iterator[Inline]:
    for coverage in WORST_FIRST:
        those = [one.item.name for one in asked.requests if one.held.coverage == coverage]
        if those:
            yield f"{wording.COVERAGES[coverage]}: {', '.join(those)}. "
