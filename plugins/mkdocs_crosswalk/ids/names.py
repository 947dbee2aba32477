"""Finds the names of frameworks in texts, and says what of ours they mean, or that they are another standard's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from .before import names_before
from .framework_names import NEVER, beginning, none_of, pattern_in_text
from .numbering import newest_of
from .spoken import Spoken, sentence_end, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .before import Before
    from .framework_names import NamesOf, OtherNames
    from .known import KnownFramework
    from .numbering import Line, Numbering

_SEVERAL = 2
_YEAR = r"(?:19|20)\d\d"
_DATED = rf"(?:\s?:\s?|\s?\()(?P<dated>{_YEAR})(?!\d)(?:-\d\d)?\)?"
_AMENDED = r"(?:\s?[/+]\s?(?:A|Amd|AMD|Cor)\.?\s?\d(?!\d|\.\d)(?::20\d\d)?)?"
_TO = r"(?:[/&>\N{RIGHTWARDS ARROW}\N{EN DASH}-]|->|and|to)"
_VERSION = r"(?:\s(?:v|V|version\s)?\d+(?:\.\d+)*)?"
_BEHIND_OTHERS = rf"{_VERSION}(?:{_DATED})?{_AMENDED}"
_GROUP = re.compile(r"\(\?P<\w+>")


class BeforeId(NamedTuple):
    """A framework's name at the beginning of a text, and the edition behind it.

    Attributes:
        numberings: What it names; None if there is no name.
        rest: The text behind.
    """

    numberings: frozenset[Numbering] | None
    edition: str
    rest: str


@dataclass(frozen=True, eq=False)
class Family:
    """A framework in all its editions.

    Attributes:
        newest: The id of its newest edition.
        editions: The id of each edition by its word, the newest first.
        former: Editions before these, that nobody here has.
        lines: Its numberings.
    """

    newest: str
    editions: dict[str, str]
    former: tuple[str, ...]
    names: tuple[NamesOf, ...]
    lines: tuple[Line, ...]

    @property
    def several(self) -> bool:
        """Say whether there is more than one edition, so that a year may tell them apart."""
        return len(self.editions) >= _SEVERAL

    def numberings(self, frameworks: Iterable[str], letters: Sequence[str] = ()) -> frozenset[Numbering]:
        """Return the numberings of some editions, or those of them with some letters."""
        among = frozenset(frameworks)
        every = chain.from_iterable(line.editions for line in self.lines if not letters or _share(line, letters))
        return frozenset(numbering for numbering in every if numbering.framework in among)

    def of_year(self, year: int) -> str | None:
        """Return the edition of a year: a national one bears its own, which is later. None if it is before all."""
        dated = {edition: f for edition, f in self.editions.items() if re.fullmatch(_YEAR, edition)}
        return next((f for edition, f in dated.items() if int(edition) <= year), None)

    @cached_property
    def tail(self) -> str:
        """The pattern of what may stand behind a name in running text: edition, amendment."""
        if not self.several:
            return rf"(?:{_DATED}|[\s:(-]+20\d\d(?!\d)\)?)?{_AMENDED}"
        editions = "|".join(map(re.escape, self.editions))
        years = "|".join(map(re.escape, (*self.editions, *self.former)))
        both = rf"(?P<both>\s?{_TO}\s?(?:{editions})(?!\d))?"
        return rf"(?:{_DATED}|[\s-](?P<edition>{years})(?!\d))?{both}{_AMENDED}"


def families(frameworks: Mapping[str, KnownFramework], lines: Iterable[Line]) -> tuple[Family, ...]:
    """Return the frameworks with their editions; the names of the newest serve all."""
    newest = newest_of(frameworks)
    found = []
    for framework in dict.fromkeys(newest.values()):
        chain_: list[KnownFramework] = [frameworks[framework]]
        while (before := chain_[-1].succeeds) in frameworks and frameworks[before] not in chain_:
            chain_.append(frameworks[before])
        found.append(
            Family(
                newest=framework,
                editions={f.edition: f.id for f in chain_},
                former=tuple(former for f in chain_ for former in f.former),
                names=tuple(names for f in chain_ for names in f.names),
                lines=tuple(line for line in lines if newest[line.newest.framework] == framework),
            )
        )
    return tuple(found)


class Names:
    """The names of all frameworks.

    Args:
        frameworks: Ours.
        lines: Their numberings.
        others: The names of other standards.

    Attributes:
        in_text: What finds a name in running text, as a pattern to stand within others.
    """

    def __init__(
        self, frameworks: Mapping[str, KnownFramework], lines: Iterable[Line], others: Sequence[OtherNames]
    ) -> None:
        self.families = families(frameworks, lines)
        self.others = others
        own = [
            (family, names, f"{_any_of(map(pattern_in_text, names.write))}{none_of(family.former)}{family.tail}")
            for family in self.families
            for names in family.names
            if not names.brief
        ]
        foreign = [
            (other, f"{_any_of(map(pattern_in_text, other.write))}{_BEHIND_OTHERS}")
            for other in others
            if not other.listed
        ]
        every = "|".join((*(pattern for *_, pattern in own), *(pattern for _, pattern in foreign))) or NEVER
        written = (*(n.write for _, n, _ in own), *(other.write for other, _ in foreign))
        begin = beginning(chain.from_iterable(written))
        self.in_text = rf"(?<![^\W_]){begin}(?:{_GROUP.sub('(?:', every)})(?!\w)"
        self._own = [(family, names, re.compile(pattern)) for family, names, pattern in own]
        self._others = [(other, re.compile(pattern)) for other, pattern in foreign]
        self._spoken: dict[str, Spoken] = {}

    @cached_property
    def found(self) -> re.Pattern[str]:
        """What finds a name in running text."""
        return re.compile(self.in_text)

    def spoken(self, name: str) -> Spoken:
        """Return what a name that was found in running text speaks of."""
        if name not in self._spoken:
            self._spoken[name] = self._meant(name)
        return self._spoken[name]

    def _meant(self, name: str) -> Spoken:
        for family, names, pattern in self._own:
            if match := pattern.fullmatch(name):
                return _spoken(family, names, match)
        other = next(other for other, pattern in self._others if pattern.fullmatch(name))
        return Spoken(other=True, alike=frozenset(other.alike))

    def spoken_of(self, text: str) -> Spoken:
        """Return what all names in a heading, a head or the like speak of."""
        return together(self.spoken(match[0]) for match in self.found.finditer(text))

    def spoken_last(self, text: str) -> Spoken:
        """Return what the last sentence of a text speaks of."""
        return self.spoken_of(text[sentence_end(text) :])

    @cached_property
    def before(self) -> Before:
        """What finds a name right before an id."""
        each = [
            (family, (family.numberings(family.editions.values(), names.letters), names.write))
            for family in self.families
            for names in family.names
        ]
        dated = (named for family, named in each if family.several)
        return names_before(dated, (named for family, named in each if not family.several), self.editions)

    @cached_property
    def editions(self) -> str:
        """The words for editions that tell one from another, as a pattern."""
        words = (edition for family in self.families if family.several for edition in family.editions if edition)
        return "|".join(sorted(map(re.escape, words))) or NEVER

    def before_id(self, text: str) -> BeforeId:
        """Return the name that stands right before an id, which is the rest of the text, or may be."""
        found = self.before.of(text)
        if found is None:
            return BeforeId(None, "", text)
        match, said = found
        return BeforeId(said, match["edition"] or "", text[match.end() :])


def _spoken(family: Family, names: NamesOf, match: re.Match[str]) -> Spoken:
    """Return what a name of ours speaks of; an edition before all that there are is another standard."""
    said = match.groupdict()
    year = said.get("dated") or said.get("edition")
    frameworks = tuple(family.editions.values())
    if year and family.several and not said.get("both"):
        edition = family.editions.get(year) or family.of_year(int(year))
        if edition is None:
            return Spoken(other=True, alike=frozenset(letters for line in family.lines for letters in line.letters))
        frameworks = (edition,)
    return Spoken(family.numberings(frameworks, names.letters), narrow=bool(names.letters))


def _any_of(patterns: Iterable[str]) -> str:
    """Return what matches one of some patterns, the longest first."""
    return f"(?:{'|'.join(sorted(patterns, key=len, reverse=True))})"


def _share(line: Line, letters: Sequence[str]) -> bool:
    return bool(frozenset(line.letters).intersection(letters))
