"""The groups that a map of two frameworks has for its rows, or for its columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.once import once
from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.views import addresses
from mkdocs_crosswalk.views.tree import above, division_of

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework


@frozen
class Group:
    """A row or a column of a map.

    Attributes:
        id: The id of the group, or that of the framework for entries that stand in none.
        slug: Its word in addresses.
        target: What its name leads to, as links name it.
        label: Its id without words before it, or its name where that is its id.
        name: What is said beside the id, in few characters; empty where the label is a name.
        title: Its whole name.
        members: The ids of its single entries, in order.
        starts: Whether it is the first of a division of the framework, beside the first of all.
        word: What narrow heads say below its `head`; empty where that says all.
        head: Its label there: where that is a name, the ids of what it consists of.
    """

    id: str
    slug: str
    target: str
    label: str
    name: str
    title: str
    members: tuple[str, ...]
    starts: bool
    word: str
    head: str

    @property
    def below(self) -> str:
        """Return that word with soft hyphens, where narrow heads may break it."""
        return breakable(self.word)


SOFT = "\u00ad"
ROOM = 14
"""How many letters fit beside a hyphen; a head has the room of two columns."""
_WORD = re.compile(r"[A-Za-z]{9,}")
"""What may be too long for a line over two columns."""
_ENDING = re.compile(r"(?<=[A-Za-z]{5})(?=(?:bility|tiality|[mM]ents?|[st]ions?|ing|ness|ships?)$)")
_VOWEL, _CONSONANT = "[aeiouyAEIOUY]", "[b-df-hj-np-tv-xz]"
_SYLLABLES = re.compile(
    rf"(?<=[A-Za-z]{{2}})(?<={_VOWEL})(?={_CONSONANT}{_VOWEL}[A-Za-z])"
    rf"|(?<=[A-Za-z]{{2}})(?<={_VOWEL}{_CONSONANT})(?!(?<=[cstp])h)(?={_CONSONANT}{_VOWEL}[A-Za-z])"
)
"""Where a syllable ends: before one consonant between vowels, or between two."""


def breakable(words: str) -> str:
    """Return words with soft hyphens in the long ones."""
    return _WORD.sub(lambda word: parted(word[0]), words)


def parted(word: str) -> str:
    """Return a word with soft hyphens: where it ends in a usual way, or else between syllables."""
    ended = _ENDING.sub(SOFT, word)
    if ended == word:
        return _SYLLABLES.sub(SOFT, word)
    start, end = ended.split(SOFT)
    return f"{_SYLLABLES.sub(SOFT, start) if len(start) > ROOM else start}{SOFT}{end}"


def axis(catalogue: Catalogue, framework: Framework) -> tuple[Group, ...]:
    """Return the groups of the single entries of a framework: the outermost, in order.

    One that belongs to every scope holds too much to be one of them, so that what it consists of stands in its place;
    one that consists of a single group is that group.
    """
    return _axis(catalogue, framework.id)


@once
def _axis(catalogue: Catalogue, framework_id: str) -> tuple[Group, ...]:
    framework = catalogue.full.frameworks[framework_id]
    singles = catalogue.framework_entries(framework.id, *(kind.key for kind in framework.single))
    opened = _opened(catalogue, singles)
    found: dict[str, list[Entry]] = {}
    for entry in singles:
        way = above(catalogue, entry)
        inner = len(way) > 1 and way[-1].id in opened
        found.setdefault(way[-2].id if inner else way[-1].id if way else framework.id, []).append(entry)
    groups: list[Group] = []
    division = ""
    for group_id, members in found.items():
        of = division_of(framework, members[0])
        changed = bool(groups) and (of.key if of else "") != division
        division = of.key if of else ""
        groups.append(_group(catalogue, framework, group_id, members, starts=changed))
    return tuple(groups)


def _opened(catalogue: Catalogue, singles: tuple[Entry, ...]) -> set[str]:
    """Return the outermost groups in whose place their parts stand."""
    parts: dict[str, set[str]] = {}
    for entry in singles:
        groups = above(catalogue, entry)
        if groups:
            parts.setdefault(groups[-1].id, set()).add(groups[-2].id if len(groups) > 1 else "")
    whole = {top: inside for top, inside in parts.items() if "" not in inside}
    return {top for top, inside in whole.items() if catalogue.entries[top].common or len(inside) == 1}


def _group(catalogue: Catalogue, framework: Framework, group_id: str, members: list[Entry], *, starts: bool) -> Group:
    ids = tuple(entry.id for entry in members)
    entry = catalogue.entries.get(group_id)
    if entry is None:
        uri = addresses.index_of(framework)
        short = framework.short
        return Group(framework.id, framework.address, uri, short, "", framework.name, ids, starts, "", short)
    label, name = (entry.brief, "") if entry.kind.named else (entry.bare, entry.brief)
    word, head = entry.word or entry.brief, label
    if entry.kind.named:
        parts = [catalogue.entries[i].bare for i in dict.fromkeys(m.parent or "" for m in members) if i != group_id]
        word, head = (word, f"{parts[0]}\N{EN DASH}{parts[-1]}") if len(parts) > 1 else ("", label)
    return Group(entry.id, entry.slug, entry.id, label, name, entry.label, ids, starts, word, head)


def single_group(catalogue: Catalogue, entry: Entry) -> Group:
    """Return a group of a framework as a row of its own."""
    members = [catalogue.entries[i] for i in catalogue.members(entry.id)]
    return _group(catalogue, catalogue.frameworks[entry.framework], entry.id, members, starts=False)


def group_of(groups: tuple[Group, ...]) -> dict[str, int]:
    """Return the number of the group of each entry, by its id."""
    return {member: number for number, group in enumerate(groups) for member in group.members}
