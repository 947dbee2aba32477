"""Which framework a text speaks of: the names of ours, of other standards, and what a heading or a table's head says.

Other standards number alike: `A.6.2.4` is ISO/IEC 42001's, `A1.2` PCI DSS's, `Clause 8.4` ISO 22301's. So a name holds
for what follows it, and the nearest name counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

OTHER_STANDARDS = (
    *(r"NIST(?:\s(?:CSF|AI\sRMF|SP|IR))?(?:\s800-\d+\w?)?", r"PCI(?:[\s-]DSS)?", r"CIS(?:\s(?:Controls?|CSC))?"),
    *("HIPAA", "HITECH", "GDPR", "DS-?GVO", "CCPA", "COBIT", "ITIL", "TISAX", r"VDA[\s-]ISA", "BSI", "IT-Grundschutz"),
    *(r"C5(?!\.)", "DORA", r"NIS[\s-]?2", r"CSA(?:\s(?:CCM|STAR))?", "FedRAMP", "FISMA", "CMMC", "SOX", r"SOC\s?1"),
    *("HITRUST", r"Essential\s(?:Eight|8)", r"Cyber\sEssentials", r"BS\s7799", r"IEC\s62443", r"ISAE\s\d{4}"),
)
"""Patterns of names, as written, of what is no ISO standard; one of ISO's is known by its number."""
KNOWN_BY_NUMBER = ("27701", "27018", "27017", "42001", "22301")
"""Other standards of ISO that people name by the number alone."""
NO_IDS_LIKE_OURS = frozenset(("9001", "14001", "20000", "22301", "27005", "31000", "45001", "50001"))
"""Standards of ISO without controls that are numbered as in Annex A; of any other, one must expect them."""

ISO, ISO_CODE, SOC2 = "27001", "27002", "soc2"
_OURS_OF_ISO = (ISO, ISO_CODE)
_FIRST_2013, _FIRST_2022 = 2013, 2022
_SEVERAL = 2

_EDITION = (
    r"(?:(?:\s?:\s?|\s?\()(?P<dated>(?:19|20)\d\d)(?!\d)(?:-\d\d)?\)?|[\s-](?P<edition>2005|2013|2022)(?!\d))?"
    r"(?P<both>\s?(?:[/&>\N{RIGHTWARDS ARROW}\N{EN DASH}-]|->|and|to)\s?20(?:13|22)(?!\d))?"
    r"(?:\s?[/+]\s?(?:A|Amd|AMD|Cor)\.?\s?\d(?::20\d\d)?)?"
)
NAME = (
    r"(?<![^\W_])(?:(?:[Ii][Ss][Oo](?:\s?/\s?IEC)?(?:\s?/?\s?T[SR])?[\s-]?(?P<iso>\d{4,5})(?:-\d{1,2}(?!\d))?"
    rf"|(?<![.,-])(?P<by_number>2700[12]|{'|'.join(KNOWN_BY_NUMBER)})(?![.,]\d)){_EDITION}"
    r"|(?P<soc2>(?:[Ss][Oo][Cc][\s-]?2|TSC|TSP\s100|AICPA|[Tt]rust\s[Ss]ervices?\s(?:[Cc]riteria|[Pp]rinciples))"
    r"(?:\s[Tt]ype\s?(?:1|2|II|I))?(?:[\s:(]+20\d\d\)?)?)"
    rf"|(?:{'|'.join(OTHER_STANDARDS)})(?:\s(?:v|V|version\s)?\d+(?:\.\d+)*)?(?::20\d\d)?)(?!\w)"
)
"""A framework's name: groups `iso` or `by_number` with `dated` or `edition`, `soc2`, or none for another standard."""
NAMES = re.compile(NAME)
LIST = re.compile(
    r"[,;]?\s*(?:(?:and|or|to|through|und|oder|bis|sowie)\b|-{1,2}|[/&+\N{EN DASH}\N{EM DASH}])?\s*", re.IGNORECASE
)
"""What stands between the items of a list or the ends of a range."""

_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE_WORD = re.compile(r"clauses?|abschnitte?|kapitel|klauseln?", re.IGNORECASE)
_CONTROL_WORD = re.compile(r"annex|anhang|controls?|ma\N{LATIN SMALL LETTER SHARP S}nahmen?", re.IGNORECASE)
_WORD_FOR_IDS = re.compile(
    rf"{_CLAUSE_WORD.pattern}|{_CONTROL_WORD.pattern}|an?|the|to|common|criteri(?:a|on)|domains?|ids?|mappings?|n[or]|number"
    r"|ref(?:erence)?s?|requirements?|sections?|series|themes?|anforderung(?:en)?|referenz(?:en)?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"')\]\N{RIGHT DOUBLE QUOTATION MARK}]*+\s++(?![a-z])")
_LAST_WORD = re.compile(r"[^\W\d_]{0,8}\Z")
_ABBREVIATION = re.compile(
    r"abs|al|app|approx|art|bzw|ca|cf|ch|cl|ed|eg?|esp|etc|excl|figs?|g|ggf|h|i|b|in[ck]l|kap|nos?|nr|para|ref|resp|sect?"
    r"|tab|vgl|vol|vs|z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a text speaks of: frameworks of ours, their edition (`2013`, `2022` or none), and other standards.

    `other` says that another standard is named, `alike` that its ids look like those of Annex A. `kind` is `clause` or
    `control` where a table's head says which of the two its numbers are. `heads` says that it stands as if right before
    the text: nothing but ids is to be expected there.
    """

    frameworks: frozenset[str] = frozenset()
    edition: str = ""
    other: bool = False
    alike: bool = False
    kind: str = ""
    heads: bool = False

    @property
    def named(self) -> bool:
        """Say whether it names anything."""
        return self.other or bool(self.frameworks)

    @property
    def iso(self) -> bool:
        """Say whether it names ISO/IEC 27001 or 27002."""
        return any(name in self.frameworks for name in _OURS_OF_ISO)

    @property
    def soc2(self) -> bool:
        """Say whether it names SOC 2."""
        return SOC2 in self.frameworks


NOTHING = Spoken()
OTHER = Spoken(other=True, alike=True)


def named(match: re.Match[str]) -> Spoken:
    """Return what a match of `NAME` speaks of.

    A national edition bears its own year (DIN EN ISO/IEC 27001:2024 is that of 2022); before 2013 there was another.
    """
    if match["soc2"]:
        return Spoken(frozenset((SOC2,)))
    number = match["iso"] or match["by_number"]
    if number not in _OURS_OF_ISO:
        return Spoken(other=True, alike=bool(number) and number not in NO_IDS_LIKE_OURS)
    year = int(match["dated"] or match["edition"] or 0)
    if match["both"] or not year:
        return Spoken(frozenset((number,)))
    if year < _FIRST_2013:
        return OTHER
    return Spoken(frozenset((number,)), "2022" if year >= _FIRST_2022 else "2013")


def together(parts: Iterable[Spoken]) -> Spoken:
    """Return what several names speak of together; editions that differ are none."""
    found = [part for part in parts if part.named]
    if len(found) < _SEVERAL:
        return found[0] if found else NOTHING
    editions = {part.edition for part in found if part.iso}
    return Spoken(
        frozenset().union(*(part.frameworks for part in found)),
        editions.pop() if len(editions) == 1 else "",
        any(part.other for part in found),
        any(part.alike for part in found),
    )


def spoken_of(text: str) -> Spoken:
    """Return what all names in a heading, a head or the like speak of."""
    return together(map(named, NAMES.finditer(text)))


def spoken_last(text: str) -> Spoken:
    """Return what the last sentence of a text speaks of."""
    return spoken_of(text[sentence_end(text) :])


def column(head: str) -> Spoken:
    """Return what a column's head says of its cells: `ISO 27001 clause` announces ids, `SOC 2 since` does not."""
    spoken = spoken_of(head)
    if not spoken.frameworks or spoken.other:
        return spoken
    words = _WORD.findall(NAMES.sub(" ", head))
    clause, control = (any(map(of.fullmatch, words)) for of in (_CLAUSE_WORD, _CONTROL_WORD))
    kind = "" if clause == control else "clause" if clause else "control"
    return replace(spoken, heads=all(map(_WORD_FOR_IDS.fullmatch, words)), kind=kind)


def cells(columns: Sequence[Spoken], texts: Iterable[str]) -> list[Spoken]:
    """Return what is said of each cell of a table's row: by its column's head, or else by its row.

    In a row the nearest cell counts that is a name and nothing else, or else the first cell.

    Args:
        columns: What the heads say.
        texts: The texts of the cells.
    """
    bare = [text.strip(" \t\n*_:") for text in texts]
    names = [i for i, text in enumerate(bare) if NAMES.fullmatch(text)]
    first = spoken_of(bare[0]) if bare else NOTHING
    found = []
    for i in range(len(bare)):
        row = spoken_of(bare[max((n for n in names if n <= i), default=names[0])]) if names else first if i else NOTHING
        found.append(nearest(columns[i] if i < len(columns) else NOTHING, row))
    return found


def nearest(*spoken: Spoken) -> Spoken:
    """Return the first that names anything."""
    return next((one for one in spoken if one.named), NOTHING)


def sentence_end(text: str, start: int = 0, end: int | None = None) -> int:
    """Return where the last sentence that begins in a part of a text begins; the part's start, if none does."""
    last = start
    for match in _SENTENCE_END.finditer(text, start, len(text) if end is None else end):
        word = _LAST_WORD.search(text[max(start, match.start() - 8) : match.start()])
        if not (word and _ABBREVIATION.fullmatch(word[0])):
            last = match.end()
    return last


class Sections:
    """The headings above a place, and what the nearest that names a framework speaks of.

    Args:
        around: What is spoken of where there is no such heading.
    """

    def __init__(self, around: Spoken = NOTHING) -> None:
        self._open: list[tuple[int, Spoken]] = [(0, around)]

    @property
    def spoken(self) -> Spoken:
        """What the section speaks of."""
        return self._open[-1][1]

    def enter(self, level: int, heading: str) -> None:
        """Begin a section; one whose heading names nothing is about what the section around it is about."""
        while self._open[-1][0] >= level:
            self._open.pop()
        spoken = spoken_of(heading)
        self._open.append((level, spoken if spoken.named else self.spoken))
