"""What a piece of text that looks like an id may mean, given the framework that is spoken of."""

from __future__ import annotations

import re

from .spelling import OLD, IdError, Ids, sort_key
from .spoken import ISO, ISO_CODE, NAME, Spoken

CLAUSE = r"[Cc]lauses?|CLAUSES?|[Cc]l\."
SECTION = r"[Ss]ections?|SECTIONS?|[Ss]ec\.|\N{SECTION SIGN}{1,2}|[Aa]bschnitte?n?|[Kk]apiteln?|[Kk]ap\.|[Kk]lauseln?"
TOKEN = re.compile(
    rf"(?P<name>{NAME})|(?<![\w.#@\\])(?P<off>\\)?(?:(?P<letters>CC|PI|[ACP]|cc|a)(?P<dot>\.\s?|\s|)"
    rf"(?P<digits>\d+(?:\.\d+){{0,2}})(?P<x>\.[xX])?(?P<old>\s\(2013\))?"
    rf"|(?:(?P<clause>{CLAUSE})|(?P<section>{SECTION}))\s*(?P<part>\d+(?:\.\d+){{0,2}})[a-j]?"
    r"|(?P<number>\d+(?:\.\d+){0,2}))(?!\w|\.\w)"
)
"""A framework's name, or what may be an id: `letters` with `digits`, the `part` of a clause or section, a `number`."""
CANDIDATE = re.compile(
    r"\d(?:\.[\dxX]|(?<=A\.\d)|(?<=[Cc]{2}\d)|(?<=\N{SECTION SIGN}\d)|(?<=\N{SECTION SIGN}\s\d)"
    r"|(?<=(?:A\.|[Cc]{2}|se|es|on|ns|tt|te|el|ln|SE|ES|ON|NS|[lcp]\.)\s\d))"
)
"""What a text must hold for an id to be in it, by the ends of the words before; most texts hold nothing of it."""
DASH = re.compile(r"-{1,2}|\N{EN DASH}")

_RANGE = re.compile(rf"\s?(?:{DASH.pattern}|\N{{EM DASH}})\s?|\s(?:to|through|bis)\s")
_NUMBERS = re.compile(r"\d+")
_FAMILY = re.compile(r"A\.|CC|PI|[ACP](?=\d)")
_CHAPTERS = range(5, 19)
"""The first numbers of ids in Annex A, of both editions; `A.1` to `A.4` are somebody else's appendix."""
_CLAUSES = range(4, 11)
_DOTS_OF_2013 = 2

Meaning = tuple[tuple[str, ...], bool]
"""Ids, the likeliest first, and whether it is an id most likely, even if none of them exists."""


def speaks_for_itself(token: re.Match[str]) -> bool:
    """Say whether a token is an id whatever is said before it: `A.5.15`, `CC6.1`, `CC6`."""
    if token["letters"] == "A":
        return token["dot"] == "." and "." in token["digits"]
    return token["letters"] == "CC" and not token["dot"]


class Meanings:
    """Reads single tokens, by the parser of spellings that all of this package shares.

    Args:
        ids: The ids that exist.
        everywhere: Whether ids that could mean something else count without a framework's name.
    """

    def __init__(self, ids: Ids, *, everywhere: bool) -> None:
        self.ids = ids
        self.everywhere = everywhere
        self._found: dict[str, tuple[str, ...]] = {}

    def of(self, token: re.Match[str], near: Spoken, spoken: Spoken) -> Meaning:
        """Return what an id with letters, or of a clause, may mean.

        Args:
            token: A match of `TOKEN`.
            near: What is said right before or behind it.
            spoken: The same; or, if that is nothing, what is said further off.
        """
        anyhow = self.everywhere and not near.named
        if token["part"]:
            return self._clause(token, near, spoken, anyhow)
        letters, digits = token["letters"], token["digits"]
        if token["old"]:
            return self._spelled(f"A.{digits}{OLD}"), "." in digits
        if letters.islower() and (token["dot"] == " " or not near.named):
            return (), False
        if "." in digits and token["x"]:
            return (), False
        if letters not in "Aa":
            return self._criterion(token, near, spoken, anyhow)
        return self._control(token, near, spoken, anyhow) if "." in digits else self._group(token, near, spoken, anyhow)

    def _group(self, token: re.Match[str], near: Spoken, spoken: Spoken, anyhow: bool) -> Meaning:
        said = anyhow or near.iso or bool(token["x"] and spoken.iso)
        return (self._of_iso(f"A.{token['digits']}", near, spoken) if said and token["dot"] == "." else ()), False

    def _control(self, token: re.Match[str], near: Spoken, spoken: Spoken, anyhow: bool) -> Meaning:
        """Read what begins with A: a control, or a criterion of availability."""
        digits, dot = token["digits"], token["dot"]
        chapter = int(digits.split(".")[0])
        if dot != "." and (spoken.soc2 or (anyhow and not dot)):
            found = self._spelled(f"SOC 2 A{dot.strip('.')}{digits}")
            if found or not (spoken.iso or anyhow):
                return found, spoken is near and f"A{chapter}" in self.ids
        if not (dot == "." or spoken.iso or anyhow):
            return (), False
        found = self._of_iso(f"A{dot}{digits}", near, spoken)
        if not found and digits.count(".") == _DOTS_OF_2013 and near.edition != "2013":
            above = f"A.{digits.rpartition('.')[0]}"
            if above in self.ids:  # the number is the company's own, and leads to the control
                return (above,) if near.edition or f"{above}{OLD}" not in self.ids else (), False
        return found, (dot == "." or near.iso) and chapter in _CHAPTERS

    def _criterion(self, token: re.Match[str], near: Spoken, spoken: Spoken, anyhow: bool) -> Meaning:
        """Return a criterion; a third number is a tool's for a point of focus, and `.0` its name for a series."""
        letters, dot = token["letters"].upper(), token["dot"]
        series, _, number = token["digits"].partition(".")
        common, plain = letters == "CC", not dot
        if not (common and plain) and not (number and (spoken.soc2 or (anyhow and (plain or common)))):
            return (), False
        if "." in dot or number.split(".")[0] == "0":
            return (), False
        found = self._spelled(f"SOC 2 {letters}{token['digits']}")
        known = common or f"{letters}{series}" in self.ids
        return found, bool(number) and known and ((common and plain) or spoken is near or (anyhow and plain))

    def _clause(self, token: re.Match[str], near: Spoken, spoken: Spoken, anyhow: bool) -> Meaning:
        part = token["part"]
        if ISO_CODE in near.frameworks and ISO not in near.frameworks:  # whose clauses are the controls
            return self._of_iso(f"A.{part}", near, spoken), True
        if near.named:
            said = ISO in near.frameworks and near.edition != "2013"
        else:
            said = not token["section"] and (anyhow or (ISO in spoken.frameworks and spoken.edition != "2013"))
        if not said:
            return (), False
        found = self._spelled(f"Clause {part}")
        above = f"Clause {part.rpartition('.')[0]}"
        if not found and above in self.ids and not any(i.startswith(f"{above}.") for i in self.ids.known):
            return (above,), False  # the number is the company's own
        return found, (near.named or anyhow) and int(part.split(".")[0]) in _CLAUSES

    def number(self, number: str, near: Spoken, entry: str, gap: str) -> tuple[str, ...]:
        """Return what a bare number means after a name or an id; nothing, where neither says it.

        Args:
            number: The number.
            near: What is said right before it.
            entry: What the id before it in a list or range means, or "".
            gap: What stands between the two.
        """
        if entry.startswith("Clause "):
            return (f"Clause {number}",) if "." in number or _RANGE.fullmatch(gap) else ()
        if entry and DASH.fullmatch(gap):
            return self._end_of_range(entry, number)
        if "." not in number:
            return ()
        if entry and gap.strip():  # the letters are said once for a list
            family = _FAMILY.match(entry)
            return (f"{family[0]}{number}{OLD if entry.endswith(OLD) else ''}",) if family else ()
        if not near.iso or near.other:
            return ()
        if near.kind == "clause" and ISO in near.frameworks:
            return (f"Clause {number}",)
        controls = self._of_iso(f"A.{number}", near, near)
        if ISO not in near.frameworks or near.edition == "2013" or near.kind == "control":
            return controls
        found = tuple(i for i in (f"A.{number}", f"Clause {number}") if i in self.ids)
        return found if len(found) == 1 else ()

    def _end_of_range(self, first: str, number: str) -> tuple[str, ...]:
        family = first.rpartition(".")[0]
        try:
            return (self.ids.range_end(first, number, frozenset(i for i in self.ids.known if i.startswith(family))),)
        except IdError:
            return ()

    def _of_iso(self, written: str, near: Spoken, spoken: Spoken) -> tuple[str, ...]:
        """Return what a spelling means in Annex A; an edition said right before counts alone, one further off first."""
        found = self._spelled(f"ISO 27001:{near.edition} {written}" if near.edition else f"ISO 27001 {written}")
        return tuple(sorted(found, key=lambda i: not i.endswith(OLD))) if spoken.edition == "2013" else found

    def _spelled(self, text: str) -> tuple[str, ...]:
        """Return what a spelling means, with just the numbers that are written, or the first of them."""
        if text not in self._found:
            numbers = tuple(int(n) for n in _NUMBERS.findall(text.removesuffix(OLD).rpartition(" ")[2]))
            found = ((i, sort_key(i)[2]) for i in self.ids.find(text))
            self._found[text] = tuple(i for i, own in found if own == numbers[: len(own)])
        return self._found[text]
