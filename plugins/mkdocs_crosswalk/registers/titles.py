"""Titles of entries: each belongs to one entry of its framework, and a printed one to the entry beside it.

The framework files are the reference; where the entries of an edition went says which titles of two editions name one.
"""

from __future__ import annotations

import difflib
import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from mkdocs_crosswalk.data.problems import Problems

    from .frameworks import Entry, Framework

NEARLY = 0.9
"""The likeness from which a printed title is taken for a slip of an official one."""
_FILLING = (
    *("a", "an", "and", "by", "data", "for", "from", "in", "information", "its", "management", "of", "on", "or"),
    *("security", "the", "their", "to", "with"),
)
"""Words that stand in so many titles that they tell none from another."""
_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"(?<=\w{3})(?:ings?|ed|es|s)$")


def normal_title(title: str) -> str:
    """Return a title without case, punctuation and the small differences between editions of one text."""
    return " ".join(_WORD.findall(title.casefold().replace("&", "and"))) or title


def _words(title: str) -> frozenset[str]:
    """Return the words that a title can be told by, without their endings."""
    return frozenset(_ENDING.sub("", word) for word in normal_title(title).split() if word not in _FILLING)


class Titles:
    """The titles of all frameworks.

    Args:
        entries: The entries of all frameworks by id.
        frameworks: The frameworks by id.
        now: Returns what an entry of an edition leads to in the next.
    """

    def __init__(
        self,
        entries: Mapping[str, Entry],
        frameworks: Mapping[str, Framework],
        now: Callable[[str], Collection[str]],
    ) -> None:
        self.entries = entries
        self.frameworks = frameworks
        self.now = now
        self._by_title: dict[str, list[str]] = {}
        for entry in entries.values():
            for title in entry.titles:
                self._by_title.setdefault(normal_title(title), []).append(entry.id)

    @cached_property
    def _led(self) -> dict[str, frozenset[str]]:
        """What each entry of an edition that has been succeeded leads to."""
        before = {f.succeeds for f in self.frameworks.values()}
        return {i: frozenset(self.now(i)) for i, e in self.entries.items() if e.framework in before}

    def owners(self, title: str) -> tuple[str, ...]:
        """Return the entries of a title."""
        return tuple(self._by_title.get(normal_title(title), ()))

    def check(self, problems: Problems) -> None:
        """Report each entry whose title is another's.

        A title stands once among the entries of a kind; where the kind says so, once below a group: each part of a
        standard may begin with "General". An entry that others became in this edition may have the title of one that
        it came from, and of no other.
        """
        new = {self.entries[i].kind.key for led in self._led.values() for i in led}
        first: dict[tuple[str, ...], Entry] = {}
        for entry in self.entries.values():
            for title in sorted({normal_title(t) for t in entry.titles}):
                within = entry.parent or "" if entry.kind.family else ""
                other = first.setdefault((entry.framework, entry.kind.key, within, title), entry)
                if other is not entry:
                    says = f'the title "{entry.title}" of {entry.id} is that of {other.id}, in {other.position}'
                    problems.add(entry.position, says)
                elif entry.kind.key in new and (old := self._strange(entry.id, title)):
                    now = f"in {self.frameworks[entry.framework].edition} is {', '.join(self.now(old))}"
                    says = f'the title "{entry.title}" of {entry.id} is that of {old}, which {now}'
                    problems.add(entry.position, says)

    def _strange(self, entry: str, title: str) -> str | None:
        """Return the entry of the edition before that has a title, if this one came from none that has it."""
        old = [i for i in self._by_title[title] if self._led.get(i)]
        return None if any(entry in self._led[i] for i in old) else next(iter(old), None)

    def foreign(self, title: str, own: Iterable[str]) -> str | None:
        """Return the entry whose title this is, exactly or nearly, unless it is one of `own`.

        It is of the framework of these, or of an edition before.
        """
        own = frozenset(own)
        editions = {edition for i in own for edition in self._editions(self.entries[i].framework)}
        wanted = normal_title(title)
        near = [wanted] if wanted in self._by_title else self._near(wanted)
        owners = [i for t in near for i in self._by_title[t] if self.entries[i].framework in editions]
        if not owners or any(self._names(i, own) for i in owners):
            return None
        return owners[0]

    def _editions(self, framework: str) -> Iterator[str]:
        while framework:
            yield framework
            framework = self.frameworks[framework].succeeds

    def _near(self, wanted: str) -> list[str]:
        """Return the title that is most like one; their lengths are compared first, because likeness is slow."""
        known = [t for t in self._by_title if abs(len(t) - len(wanted)) <= (1 - NEARLY) * (len(t) + len(wanted))]
        return difflib.get_close_matches(wanted, known, n=1, cutoff=NEARLY)

    def _names(self, owner: str, own: frozenset[str]) -> bool:
        """Say whether a title of an entry may stand beside one of some ids: it is one, led to it, or lies above it."""
        return bool(own & {owner, *self._led.get(owner, ())}) or any(owner in self._above(i) for i in own)

    def _above(self, entry_id: str) -> Iterator[str]:
        parent = self.entries[entry_id].parent
        while parent:
            yield parent
            parent = self.entries[parent].parent

    def likely(self, title: str, framework: Framework | None, own: Iterable[str] = ()) -> str | None:
        """Return the entry of a framework whose title shares most words with a title, at least half of them.

        It is None if the titles of the framework are none that others print, or if the title shares a word with those
        of `own`, or of what led to these.
        """
        words = _words(title)
        if framework is None or framework.labels == "ours" or not words:
            return None
        ids = frozenset(own)
        old = [i for i, led in self._led.items() if ids & led and not self.entries[i].kind.holds]
        if any(words & _words(t) for i in (*ids, *old) for t in self.entries[i].titles):
            return None
        singles = [e for e in self.entries.values() if e.framework == framework.id and e.kind.single]
        shared = [(len(words & said), -len(said), e.id) for e in singles for t in e.titles if (said := _words(t))]
        most, length, _ = max(shared, key=lambda found: found[:2], default=(0, 0, ""))
        if 2 * most < len(words):
            return None
        return next(i for m, n, i in shared if (m, n) == (most, length))
