"""Ids in running text: where they stand, what they name, and which of them name nothing.

`A.5.15`, `A.9.2.1` and `CC6.1` speak for themselves. `Clause 6.1.3`, `A1.2`, `P1.1`, `A.5` and `5.15` could mean
something else; a framework's name says what they mean (`ISO 27001 Clause 6.1.3`), also for the rest of a list (`SOC 2
A1.1 and A1.2`). The name of another standard, or a word such as Table, says that none of ours is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .ids import OLD, IdError, Ids
from .problems import closest_ids

_STANDARD = (
    r"ISO(?:\s?/\s?IEC)?(?:\s?/?\s?TS)?[\s-]?(?P<standard>\d{4,5})(?:-\d)?"
    r"(?:(?:\s?:\s?|\s\(|\s)(?P<edition>20\d\d)\b\)?)?"
)
_NAME = (
    rf"\b(?:{_STANDARD}|(?P<soc2>(?:SOC\s?2|TSC|Trust\sServices\sCriteria)(?:\s[Tt]ype\s(?:1|2|II|I))?"
    r"(?:[\s:(]+20\d\d\)?)?)|PCI[\s-]DSS(?:\sv?\d[\d.]*)?|Tables?|Figures?|Appendix)(?!\w)"
)
_TOKEN = re.compile(
    rf"(?P<name>{_NAME})|(?<![\w.#@\\])(?P<off>\\)?(?:(?P<control>A\.\d+(?:\.\d+){{0,2}})(?P<old>\s\(2013\))?"
    r"|(?P<criterion>(?:CC|PI|[ACP])\d+\.\d+(?:\.\d+)?)|(?P<series>CC[1-9])"
    r"|(?P<clause>[Cc]lauses?\s+\d+(?:\.\d+){0,2}[a-j]?)|(?P<number>\d+(?:\.\d+){0,2}))(?!\w|\.\w)"
)
_OF = re.compile(rf"\s(?:of|in|from)\s(?:the\s)?(?P<name>{_NAME})")
_AFTER_NAME = re.compile(
    r"(?:['\N{RIGHT SINGLE QUOTATION MARK}]s)?[\s,:(\[]*"
    r"(?:(?:Annex(?:\sA)?|themes?|domains?|controls?|series|criteri(?:on|a)|requirements?)[\s:]+)?[(\[]?"
)
_DASH = re.compile(r"-{1,2}|\N{EN DASH}")
_RANGE = re.compile(rf"\s?(?:{_DASH.pattern})\s?|\s(?:to|through)\s")
_LIST = re.compile(r"[,;]?\s*(?:(?:and|or|to|through)\b|-{1,2}|[/&+\N{EN DASH}])?\s*")
_GLUE = ("-", "/")
_NUMBER = re.compile(r"\d[\d.]*")
_NUMBERS = re.compile(r"\d+")
_CHAPTERS = range(5, 19)
"""The first numbers of ids in Annex A, of both editions; `A.1` to `A.4` are somebody else's appendix."""
_FAMILY = re.compile(r"A\.|Clause |(?:CC|PI|[ACP])(?=\d)")
_LAST_THEME, _NUMBERS_OF_2022 = 8, 2
_CLAUSES = range(4, 11)


@dataclass(frozen=True, slots=True)
class Mention:
    """A piece of a text that reads as an id.

    `start` and `end` include the backslash of an id that is turned off (`off`); `text` does not. `entry` is what it
    names, or None if it is turned off or names nothing; then `wrong` tells the two apart.
    """

    start: int
    end: int
    text: str
    entry: str | None
    off: bool = False

    @property
    def wrong(self) -> bool:
        """Say whether this is most likely an id, and there is no such entry."""
        return self.entry is None and not self.off


@dataclass(frozen=True, slots=True)
class _Said:
    """What stands before a piece of text: the framework spoken of, its edition, and the id before, if any."""

    framework: str = ""
    edition: str = ""
    entry: str = ""
    after_name: bool = False


class IdReader:
    """Finds ids in texts that follow each other, such as the parts of a paragraph between its bold words.

    Args:
        ids: The ids that exist.
        everywhere: Whether ids that could mean something else count without a framework's name.
    """

    def __init__(self, ids: Ids, *, everywhere: bool) -> None:
        self.ids = ids
        self.everywhere = everywhere
        self.restart()

    def restart(self) -> None:
        """Forget what was said: a new paragraph begins."""
        self._said: _Said | None = None
        self._gap = ""

    def interrupt(self) -> None:
        """Take note of something between two texts, such as code, that parts a list."""
        self._gap += "\0"

    def read(self, text: str) -> list[Mention]:
        """Return the mentions in the next text, in order."""
        found: list[Mention] = []
        end = 0
        for match in _TOKEN.finditer(text):
            gap = self._gap + text[end : match.start()]
            if match["name"]:
                self._said = _named(match)
            elif gap.endswith(_GLUE) and not self._before(gap):
                continue  # the tail of a word or a path
            else:
                said = self._before(gap) or _Said()
                said = said if said.framework else _behind(text, match.end(), said)
                mention = self._mention(match, said, gap)
                if mention:
                    found.append(mention)
                elif match["number"]:
                    continue  # just a number
                self._said = replace(said, entry=(mention and mention.entry) or "", after_name=False)
            self._gap, end = "", match.end()
        self._gap += text[end:]
        return found

    def _before(self, gap: str) -> _Said | None:
        said = self._said
        if said is None:
            return None
        return said if (_AFTER_NAME if said.after_name else _LIST).fullmatch(gap) else None

    def _mention(self, match: re.Match[str], said: _Said, gap: str) -> Mention | None:
        off = bool(match["off"])
        text = match[0].removeprefix("\\")
        meanings, likely = self._meanings(match, said, gap)
        entry = next((m for m in meanings if m in self.ids), None)
        if off and (entry or not match["number"]):
            return Mention(match.start(), match.end(), text, None, off=True)
        if off or not (entry or (meanings and likely)):
            return None
        return Mention(match.start(), match.end(), text, entry)

    def _meanings(self, match: re.Match[str], said: _Said, gap: str) -> tuple[tuple[str, ...], bool]:
        """Return the ids that a token may mean, and whether it is an id most likely, even if none of them exists."""
        if said.framework == "other":
            return (), False
        if control := match["control"]:
            return ((f"{control}{OLD}",), True) if match["old"] else self._control(control, said)
        if criterion := match["criterion"]:
            return self._criterion(criterion, said)
        if series := match["series"]:
            return (series,), False
        if clause := match["clause"]:
            return self._clause(clause, said)
        return self._number(match["number"], said, gap), False

    def _control(self, text: str, said: _Said) -> tuple[tuple[str, ...], bool]:
        chapter, *rest = (int(n) for n in text.removeprefix("A.").split("."))
        if not rest and not self.everywhere and said.framework not in ("27001", "27002"):
            return (), False
        both = {"2013": (f"{text}{OLD}",), "2022": (text,)}
        return both.get(said.edition, (text, f"{text}{OLD}")), bool(rest) and chapter in _CHAPTERS

    def _criterion(self, text: str, said: _Said) -> tuple[tuple[str, ...], bool]:
        """Return a criterion; a third number is a tool's for a point of focus, and `.0` its name for a series."""
        series, number, *_ = text.split(".")
        common = text.startswith("CC")
        if number == "0" or not (common or said.framework == "soc2" or (self.everywhere and not said.framework)):
            return (), False
        return (f"{series}.{number}",), common or series in self.ids

    def _clause(self, text: str, said: _Said) -> tuple[tuple[str, ...], bool]:
        number = _NUMBER.search(text)
        assert number  # noqa: S101 - the token has one
        plain = number[0]
        if said.framework == "27002":  # whose clauses are the controls
            return self._control(f"A.{plain}", said)
        if said.edition == "2013" or not (said.framework == "27001" or (self.everywhere and not said.framework)):
            return (), False
        return (f"Clause {plain}",), int(plain.split(".")[0]) in _CLAUSES

    def _number(self, number: str, said: _Said, gap: str) -> tuple[str, ...]:
        """Return what a bare number means after a name or an id; nothing, where neither says it."""
        if said.entry.startswith("Clause "):
            return (f"Clause {number}",) if "." in number or _RANGE.fullmatch(gap) else ()
        if said.entry in self.ids and _DASH.fullmatch(gap):
            return self._end_of_range(said.entry, number)
        if "." not in number or said.framework not in ("27001", "27002"):
            return ()
        if said.framework == "27002" or said.edition == "2013":
            return (f"A.{number}{OLD}",) if said.edition == "2013" else (f"A.{number}",)
        found = tuple(i for i in (f"A.{number}", f"Clause {number}") if i in self.ids)
        return found if len(found) == 1 else ()

    def _end_of_range(self, first: str, number: str) -> tuple[str, ...]:
        family = first.rpartition(".")[0]
        try:
            return (self.ids.range_end(first, number, frozenset(i for i in self.ids.known if i.startswith(family))),)
        except IdError:
            return ()


def _named(match: re.Match[str]) -> _Said:
    if match["soc2"]:
        return _Said("soc2", after_name=True)
    framework = match["standard"] if match["standard"] in ("27001", "27002") else "other"
    return _Said(framework, match["edition"] or "", after_name=True)


def _behind(text: str, end: int, said: _Said) -> _Said:
    """Add what is said right behind an id: `Clause 6.1.3 of ISO 27001`."""
    match = _OF.match(text, end)
    return replace(_named(match), entry=said.entry) if match else said


def closest(wrong: str, ids: Ids) -> tuple[str, ...]:
    """Return the ids that a wrong one may have meant, the likeliest first; 2013's only for what looks like them."""
    name = " ".join(wrong.split()).removesuffix(OLD)
    parts = _NUMBERS.findall(name) or ["0"]
    long = len(parts) > _NUMBERS_OF_2022
    if name.startswith("A.") and (long or wrong.endswith(OLD) or int(parts[0]) > _LAST_THEME):
        whole = tuple(i for i in (name.rpartition(".")[0],) if long and i in ids)
        old = closest_ids(name, (i.removesuffix(OLD) for i in ids.known if i.endswith(OLD)))
        return whole + tuple(f"{i}{OLD}" for i in old)
    if name[:6].lower() == "clause":
        name = f"Clause {'.'.join(parts)}"
    family = _FAMILY.match(name)
    like = [i for i in ids.known if not i.endswith(OLD) and _same_family(i, family)]
    return closest_ids(name, like)


def _same_family(entry_id: str, family: re.Match[str] | None) -> bool:
    """Say whether an id begins with the letters of a written one, if that begins with letters of ours."""
    own = _FAMILY.match(entry_id)
    return not family or bool(own and own[0] == family[0])
