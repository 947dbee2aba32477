"""Titles of entries: each belongs to one entry of its framework, and a printed one to the entry beside it.

The framework files are the reference; where a control of 2013 went says which titles of two editions name one control.
"""

from __future__ import annotations

import difflib
import re
from functools import cached_property
from typing import TYPE_CHECKING

from .frameworks import ISO, ISO_2013

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from mkdocs_crosswalk.data.problems import Problems

    from .frameworks import Entry

NEARLY = 0.9
"""The likeness from which a printed title is taken for a slip of an official one."""
_CLAUSES = ("clause", "heading", "subclause")
_FILLING = (
    *("a", "an", "and", "by", "data", "for", "from", "in", "information", "its", "management", "of", "on", "or"),
    *("security", "the", "their", "to", "with"),
)
"""Words that stand in so many titles that they tell none from another."""
_ENDING = re.compile(r"(?<=\w{3})(?:ings?|ed|es|s)$")


def normal_title(title: str) -> str:
    """Return a title without case, punctuation and the small differences between editions of one text."""
    return " ".join(re.findall(r"[a-z0-9]+", title.lower().replace("&", "and")))


def _words(title: str) -> frozenset[str]:
    """Return the words that a title can be told by, without their endings."""
    return frozenset(_ENDING.sub("", word) for word in normal_title(title).split() if word not in _FILLING)


class Titles:
    """The titles of all frameworks.

    Args:
        entries: The entries of all frameworks by id.
        now: Returns the 2022 controls that an entry of 2013 leads to.
    """

    def __init__(self, entries: Mapping[str, Entry], now: Callable[[str], Collection[str]]) -> None:
        self.entries = entries
        self.now = now
        self._by_title: dict[str, list[str]] = {}
        for entry in entries.values():
            for title in _titles(entry):
                self._by_title.setdefault(normal_title(title), []).append(entry.id)

    @cached_property
    def _led(self) -> dict[str, frozenset[str]]:
        """The 2022 controls that each entry of 2013 leads to."""
        return {i: frozenset(self.now(i)) for i, e in self.entries.items() if e.framework == ISO_2013}

    def owners(self, title: str) -> tuple[str, ...]:
        """Return the entries of a title."""
        return tuple(self._by_title.get(normal_title(title), ()))

    def check(self, problems: Problems) -> None:
        """Report each entry whose title is another's.

        A title stands once among the entries of a kind. Clauses of ISO/IEC 27001 may have one title below different
        clauses: each part that has several begins with "General", and 8.2 and 8.3 do what 6.1.2 and 6.1.3 plan. A
        control of 2022 may have the title of a control, category or domain of 2013 that it came from, and of no other.
        """
        first: dict[tuple[str, ...], Entry] = {}
        for entry in self.entries.values():
            for title in sorted({normal_title(t) for t in _titles(entry)}):
                within = entry.parent or "" if entry.kind.key in _CLAUSES else ""
                other = first.setdefault((entry.framework, entry.kind.key, within, title), entry)
                if other is not entry:
                    says = f'the title "{entry.title}" of {entry.id} is that of {other.id}, in {other.position}'
                    problems.add(entry.position, says)
                elif entry.kind.key == "control" and (old := self._strange(entry.id, title)):
                    now = ", ".join(self.now(old))
                    says = f'the title "{entry.title}" of {entry.id} is that of {old}, which in 2022 is {now}'
                    problems.add(entry.position, says)

    def _strange(self, control: str, title: str) -> str | None:
        """Return the entry of 2013 that has a control's title, if the control came from none that has it."""
        old = [i for i in self._by_title[title] if self._led.get(i)]
        return None if any(control in self._led[i] for i in old) else next(iter(old), None)

    def foreign(self, title: str, own: Iterable[str]) -> str | None:
        """Return the entry of ISO/IEC 27001 whose title this is, exactly or nearly, unless it is one of `own`."""
        own = frozenset(own)
        editions = (ISO, ISO_2013) if any(self.entries[i].framework != ISO_2013 for i in own) else (ISO_2013,)
        wanted = normal_title(title)
        near = [wanted] if wanted in self._by_title else self._near(wanted)
        owners = [i for t in near for i in self._by_title[t] if self.entries[i].framework in editions]
        if not owners or any(self._names(i, own) for i in owners):
            return None
        return owners[0]

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

    def likely(self, title: str, own: Iterable[str] = ()) -> str | None:
        """Return the control or sub-clause whose title shares most words with a title, at least half of them.

        It is None if the title shares a word with those of `own`, or of the controls of 2013 that led to these.
        """
        words = _words(title)
        ids = frozenset(own)
        old = [i for i, led in self._led.items() if ids & led and self.entries[i].kind.key == "control-2013"]
        named = [t for i in (*ids, *old) for t in _titles(self.entries[i])]
        if not words or any(words & _words(t) for t in named):
            return None
        singles = [e for e in self.entries.values() if e.framework == ISO and e.kind.single]
        shared = [(len(words & said), -len(said), e.id) for e in singles for t in _titles(e) if (said := _words(t))]
        most, length, _ = max(shared, key=lambda found: found[:2], default=(0, 0, ""))
        if 2 * most < len(words):
            return None
        return next(i for m, n, i in shared if (m, n) == (most, length))


def _titles(entry: Entry) -> tuple[str, ...]:
    return tuple(t for t in (entry.title, entry.text("title_27002")) if t)
