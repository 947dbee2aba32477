"""What reaches many entries with few words: all of them, a framework, or a range from one entry or group to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.problems import hint
from mkdocs_crosswalk.data.words import with_article
from mkdocs_crosswalk.ids.spelling import IdError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_crosswalk.ids.spelling import Ids

    from .frameworks import Entry, Framework

ALL = "all"
"""The word for every entry that a pair may join."""


def reached_by(
    text: str, ids: Ids, entries: Mapping[str, Entry], frameworks: Mapping[str, Framework]
) -> tuple[str, ...] | None:
    """Return the entries that a pair may join and that such a text reaches, in reading order; None for any other text.

    Raises:
        IdError: It names a framework in another way than by its id or one that has ended, or is no range from an entry
            or group to a later one of the same kind.
    """
    singles = [entry.id for entry in entries.values() if entry.kind.single]
    word = " ".join(text.split())
    if word.lower() == ALL:
        return tuple(singles)
    if word in frameworks:
        return _of_framework(frameworks[word], entries)
    if word and (meant := next((f for f in frameworks.values() if word in (f.key, f.name)), None)):
        raise IdError(f'"{word}" is no id{hint(meant.id if meant.single else None)}; a framework is named by its own')
    ends = None if ids.one(word) else ids.ends(word, frozenset(entries))
    if ends is None:
        return None
    first, last = (below(end, entries) for end in ends)
    if fault := _fault(entries[ends[0]], entries[ends[1]], frameworks):
        raise IdError(fault)
    if not first or not last:
        return None
    if singles.index(first[0]) > singles.index(last[-1]):
        raise IdError(f'the range from {ends[0]} to {ends[1]} runs backwards; write "{ends[1]} - {ends[0]}"')
    return tuple(singles[singles.index(first[0]) : singles.index(last[-1]) + 1])


def _of_framework(framework: Framework, entries: Mapping[str, Entry]) -> tuple[str, ...]:
    found = tuple(e.id for e in entries.values() if e.framework == framework.id and e.kind.single)
    if not found:
        raise IdError(f'"{framework.id}" is an edition that has ended; name one that is in force')
    return found


def _fault(first: Entry, last: Entry, frameworks: Mapping[str, Framework]) -> str:
    """Say why two entries are no ends of a range, or return an empty text."""
    if first.framework != last.framework:
        names = " and ".join(frameworks[end.framework].name for end in (first, last))
        return f"the range from {first.id} to {last.id} is over two frameworks, {names}; name a part of each"
    if first.kind.key != last.kind.key:
        kinds = f"{with_article(first.kind.one)} to {with_article(last.kind.one)}"
        return f"the range from {first.id} to {last.id} leads from {kinds}; its ends are of one kind"
    return ""


def below(entry_id: str, entries: Mapping[str, Entry]) -> tuple[str, ...]:
    """Return the entry itself, if a pair may join it, or those below it that a pair may join, in reading order."""
    return tuple(
        e.id for e in entries.values() if e.kind.single and (e.id == entry_id or under(e.id, entry_id, entries))
    )


def under(entry_id: str, ancestor: str, entries: Mapping[str, Entry]) -> bool:
    """Say whether an entry stands below another."""
    parent = entries[entry_id].parent
    while parent:
        if parent == ancestor:
            return True
        parent = entries[parent].parent
    return False
