"""What people write as the id of an entry under `satisfies`: an id, a range, or an id with its title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.problems import hints
from mkdocs_crosswalk.ids.closest import closest, closest_ids
from mkdocs_crosswalk.ids.forms import LONGEST
from mkdocs_crosswalk.ids.spelling import IdError

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.ids.written_frameworks import FrameworkName

LONGEST_TITLE = 300
"""An id with its title is shorter; what is longer is neither."""
_SHOWN = 40
_HINTS = 200
"""So many wrong ids get the closest right ones beside them; to find those takes its time."""

_NUMBERS = re.compile(r"(?P<first>\d+(?:\.\d+)+)(?:\s*(?:-|\N{EN DASH}|\bto\b|\bthrough\b)\s*\d+(?:\.\d+)*)?")
_TITLE = re.compile(r"(?<=[\d)])\s*(?:[:(\N{EN DASH}\N{EM DASH}-]\s*|\s)[\"'(]?(?=[^\W\d_]{3})")
_ANOTHER_ID = re.compile(r"\d\.\d|\b[A-Za-z]{1,2}\d")


class NamedIds:
    """Reads ids for the pages of one build.

    Args:
        catalogue: The entries that may be named.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.ids = catalogue.ids
        self.singles = frozenset(e.id for e in catalogue.singles)
        self.titles: dict[str, str] = {}
        for entry in catalogue.singles:
            self.titles.setdefault(_letters(entry.title), entry.id)
        self._hinted: dict[tuple[str, str], str] = {}

    def entries(self, text: str, name: FrameworkName | None = None) -> tuple[str, ...]:
        """Return the entries that a text names.

        Args:
            text: An id in any usual spelling, a range of ids, or an id with its title.
            name: One of our frameworks that the text belongs to, if it is said.

        Raises:
            IdError: It names none; the message says what it is, or the closest ids.
        """
        if len(text) > LONGEST_TITLE:
            raise IdError(f'"{shortened(text)}" is too long to be an id')
        if both := self._both(text, name):
            choice = " or ".join(f'"{i}"' for i in (*self._today(both[0]), both[1]))
            raise IdError(f'"{text}" is both {both[0]} and {both[1]}; write {choice}')
        try:
            return self._plain(text, name)
        except IdError as error:
            if titled := self._titled(text, name):
                return titled
            raise IdError(self._unknown(text, name, str(error))) from error

    def reads(self, text: str) -> bool:
        """Say whether a text is an id, or begins with one."""
        return self.ids.one(text) is not None or self.has_title(text)

    def has_title(self, text: str) -> bool:
        """Say whether a text is an id with something in words behind it."""
        return any(self.ids.one(head) for head, _ in _parted(text))

    def _among(self, name: FrameworkName | None) -> frozenset[str]:
        """Return the entries that may be meant below a framework's name."""
        if name is None:
            return self.singles
        named = frozenset(i for numbering in name.numberings for i in numbering.ids)
        return named & self.singles if self.catalogue.full.frameworks[name.framework].single else named

    def _plain(self, text: str, name: FrameworkName | None) -> tuple[str, ...]:
        if name is None:
            return self.ids.expand(text, self.singles)
        framework = self.catalogue.full.frameworks[name.framework]
        if not framework.single:
            raise IdError(f'there is no "{text}" in {framework.name}')
        if not _takes_numbers(name):  # so that "A.1.2" is read as its own framework writes it
            text = f"{self.ids.written_frameworks.usual_of(framework.id)} {text}".strip()
        return self.ids.expand(text, self._among(name))

    def _both(self, text: str, name: FrameworkName | None) -> tuple[str, str] | None:
        """Return the two entries that a bare number names alike, where nothing says which.

        Without a framework's name it is what is read first; but where an edition that has ended has the number for
        what in the present one would be read before that, nobody can know.
        """
        match = _NUMBERS.fullmatch(text)
        found = self.ids.find(match["first"]) if match else ()
        if name:
            found = tuple(i for i in found if self.ids.numbering_of(i) in name.numberings)
            return (found[0], found[1]) if len(found) > 1 else None
        lines = [line for i in found if (line := self.ids.line_of(i))]
        for entry, line in zip(found, lines, strict=True):
            ended = not self.ids.is_current(entry) and not self.ids.is_group(entry)
            if ended and self.ids.lines.index(line) < self.ids.lines.index(lines[0]):
                return entry, found[0]
        return None

    def _titled(self, text: str, name: FrameworkName | None) -> tuple[str, ...]:
        """Return the entry of an id that its title follows, or nothing.

        Raises:
            IdError: The id is that of a group or of another edition, or the title is another entry's.
        """
        for head, title in _parted(text):
            try:
                entries = self._plain(head, name)
            except IdError as error:
                if self.ids.one(head):
                    raise IdError(self._unknown(head, name, str(error))) from error
                continue
            entry = self.catalogue.entries[entries[0]]
            own = set(map(_letters, entry.titles))
            other = self.titles.get(_letters(title))
            if len(entries) > 1 or (other and _letters(title) not in own):
                raise IdError(f'"{title}" is the title of {other}; {entry.id} is "{entry.title}"')
            return entries
        return ()

    def _unknown(self, text: str, name: FrameworkName | None, error: str) -> str:
        """Return what to say of a text that names no single entry: what it is, or the closest that do."""
        full = self.catalogue.full
        inside = [i for i in self.ids.find(text) if name is None or full.entries[i].framework == name.framework]
        found = next(iter(inside), None) or self.ids.one(text)
        if found is None or (name and not _takes_numbers(name) and _NUMBERS.fullmatch(text)):
            return f"{error}{self._hint(text, name)}"
        entry = full.entries[found]
        kind, framework = entry.kind.one, full.frameworks[entry.framework].name
        message = f'"{text}" is a {kind} of {framework}'
        if name and not inside:
            return f'{message}, and stands below "{name.text}"'
        if found not in self.catalogue.entries:
            return f"{message}, which this site leaves out"
        if members := self.catalogue.members(found):
            kinds = self.catalogue.entries[members[0]].kind.many
            return f"{message}; name those of its {kinds} that count, {members[0]} to {members[-1]}"
        now = self._today(found) if found not in self.singles else ()
        edition = full.frameworks[full.entries[now[0]].framework].edition if now else ""
        return f"{message}; in {edition} it is {', '.join(now)}" if now else message

    def _today(self, entry: str) -> tuple[str, ...]:
        """Return an entry, or what one of an edition that has ended has become."""
        if self.ids.is_current(entry):
            return (entry,)
        return tuple(i for i in self.catalogue.now(entry) if self.catalogue.entries[i].kind.single)

    def _hint(self, text: str, name: FrameworkName | None) -> str:
        key = (text, name.framework if name else "")
        if key not in self._hinted and len(text) <= LONGEST and len(self._hinted) < _HINTS:
            head, title = next(iter(_parted(text)), (text, ""))
            titled = self.titles.get(_letters(title))
            self._hinted[key] = hints((titled,) if titled else self._near(head, name))
        return self._hinted.get(key, "")

    def _near(self, text: str, name: FrameworkName | None) -> tuple[str, ...]:
        if name is None:
            return closest(text, self.ids) or closest_ids(text, self.ids.known)
        among = self._among(name)
        likely = () if _takes_numbers(name) else tuple(i for i in _with_letters(text, name) if i in among)
        return likely[:1] or tuple(i for i in closest(text, self.ids) if i in among) or closest_ids(text, sorted(among))


def _takes_numbers(name: FrameworkName) -> bool:
    """Say whether numbers without letters may be ids of what is named."""
    return any(numbering.spelling.bare for numbering in name.numberings)


def _with_letters(text: str, name: FrameworkName) -> tuple[str, ...]:
    """Return a text with the letters before it that ids of what is named have."""
    return tuple(n.written(letters, text) for n in name.numberings for letters in n.spelling.letters)


def shortened(text: str) -> str:
    """Return a text for a message, cut if it is very long."""
    return text if len(text) <= 2 * _SHOWN else f"{text[:_SHOWN]}\N{HORIZONTAL ELLIPSIS}"


def _parted(text: str) -> list[tuple[str, str]]:
    """Return every way to part a text into an id and a title; a title names no other id."""
    parts = ((text[: match.start()], text[match.end() :].rstrip("\"') ")) for match in _TITLE.finditer(text))
    return [(head, title) for head, title in parts if not _ANOTHER_ID.search(title)]


def _letters(title: str) -> str:
    """Return a title without what people write differently: case, spaces, dashes and commas."""
    return "".join(filter(str.isalnum, title.casefold()))
