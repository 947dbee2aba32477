"""The ids of entries: one parser for every spelling in use, one sort order, and ranges as documents print them.

The written forms are `A.5.15`, `CC6.1`, `Clause 6.1.3` and `A.9.2.1 (2013)`; groups are `A.5`, `CC6`, `Clause 6` and
`A.9 (2013)`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OLD = " (2013)"
LONGEST = 80
"""No spelling of an id is longer; what is longer names nothing."""

_ISO_NAME = re.compile(
    r"^(?:iso(?:\s*/\s*iec)?\s*(?:2700[12])?|2700[12])(?:\s*:\s*(?P<edition>20(?:13|22)))?[\s,:-]*", re.IGNORECASE
)
_SOC_NAME = re.compile(r"^(?:soc\s*2|tsc|aicpa)[\s,:-]*", re.IGNORECASE)
_EDITION = re.compile(r"[\s,:]*\(?\b(20(?:13|22))\)?$")
_CLAUSE = re.compile(r"^(?:clauses?|cl\.?|section|abschnitt|kapitel)\s*(?=\d)", re.IGNORECASE)
_ANNEX = re.compile(r"^(?:annex|anhang|control)\s+(?=a?[\s.]*\d)", re.IGNORECASE)
_ITEM = re.compile(r"(?<=\d)[\s,.]*\(?[a-j]\)?$", re.IGNORECASE)
_CORE = re.compile(r"^(?P<letters>[a-z]{0,2})(?P<dot>[\s.-]*)(?P<numbers>[0-9]+(?:[\s.-][0-9]+)*)$")
_GROUP = re.compile(r"^(?P<group>.*\d)\.x\b.*$", re.IGNORECASE)
_RANGE = re.compile(
    r"^(?P<first>.*?\d)\s*(?:-|\N{EN DASH}|\N{EM DASH}|\bto\b|\bthrough\b)\s*(?P<last>[A-Za-z]{0,6}[\s.]*\d.*)$"
)
_NUMBERS = re.compile(r"\d+")


class IdError(ValueError):
    """A printed reference that names no entry; the text says why."""


def sort_key(entry_id: str) -> tuple[int, str, tuple[int, ...]]:
    """Order ids as a reader counts: 2022 controls, clauses, criteria by category, then 2013; A.5.2 before A.5.10.

    The names of SOC 2 categories are no ids with numbers; they sort alike, so that a stable sort keeps their order.
    """
    numbers = tuple(int(n) for n in _NUMBERS.findall(entry_id.removesuffix(OLD)))
    letters = entry_id.split(".", maxsplit=1)[0].rstrip("0123456789 ")
    if entry_id.endswith(OLD):
        return (3, "", numbers)
    if letters == "Clause":
        return (1, "", numbers)
    if entry_id.startswith("A."):
        return (0, "", numbers)
    order = ("CC", "A", "C", "PI", "P")
    return (2, str(order.index(letters)) if letters in order else "", numbers)


def slug(entry_id: str) -> str:
    """Return the last part of an entry's address: `A.5.15` is `a-5-15`, `Clause 6.1.3` is `6-1-3`."""
    plain = entry_id.removesuffix(OLD).removeprefix("Clause ")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


class Ids:
    """Finds the entries that a spelling may mean, among the ids that exist."""

    def __init__(self, known: Iterable[str]) -> None:
        self.known = tuple(sorted(known, key=sort_key))
        self._set = frozenset(self.known)

    def __contains__(self, entry_id: str) -> bool:
        return entry_id in self._set

    def find(self, text: str) -> tuple[str, ...]:
        """Return every entry that the spelling may mean, the likeliest first.

        Two editions and two frameworks share spellings. The order is: an id written exactly; SOC 2 (`a12` is A1.2); the
        2022 edition (a bare `5.1` is the control, then the clause); the 2013 edition. A framework's name or "(2013)" in
        the text narrows it.
        """
        text = " ".join(text.split())
        if len(text) > LONGEST:
            return ()
        if text in self._set:
            return (text, *(i for i in self._candidates(text) if i != text))
        return tuple(self._candidates(text))

    def one(self, text: str, among: Iterable[str] | None = None) -> str | None:
        """Return the likeliest entry, or None; `among` limits the choice to a set of ids."""
        allowed = self._set if among is None else among
        if text in self._set and text in allowed:
            return text
        return next((i for i in self.find(text) if i in allowed), None)

    def expand(self, text: str, among: frozenset[str]) -> tuple[str, ...]:
        """Return the entries of a reference as documents print it: one id, a range (`A.5.24-27`), or `A 8.x broadly`.

        Raises:
            IdError: nothing of that name exists among the allowed ids, or a range runs backwards.
        """
        text = " ".join(text.split())
        if len(text) > 2 * LONGEST:  # a range has two ids
            raise IdError(f'there is no "{text}"')
        if group := _GROUP.match(text):
            found = self.one(group["group"], among)
            if found is None:
                raise IdError(f'there is no group "{text}"')
            return (found,)
        match = _RANGE.match(text)
        if match and "." in (self.one(match["first"], among) or ""):
            return self._range(match["first"], match["last"], among)
        if found := self.one(text, among):
            return (found,)
        raise IdError(f'there is no "{text}"')

    def ends(self, text: str, among: frozenset[str]) -> tuple[str, str] | None:
        """Return the first and the last entry of a range, neighbours or not, or None for what is no range."""
        match = _RANGE.match(" ".join(text.split()))
        first = self.one(match["first"], among) if match else None
        if match is None or first is None:
            return None
        try:
            return first, self.range_end(first, match["last"], among)
        except IdError:
            return None

    def _range(self, first_text: str, last_text: str, among: frozenset[str]) -> tuple[str, ...]:
        first = self.one(first_text, among)
        if first is None:
            raise IdError(f'there is no "{first_text}"')
        last = self.range_end(first, last_text, among)
        parent = first.removesuffix(OLD).rpartition(".")[0]
        siblings = [i for i in self.known if i in among and i.removesuffix(OLD).rpartition(".")[0] == parent]
        if last not in siblings or first not in siblings:
            raise IdError(f'"{first_text}-{last_text}" is not a range of neighbours')
        start, end = siblings.index(first), siblings.index(last)
        if end < start:
            raise IdError(f'the range from {first} to {last} runs backwards; write "{last}-{first}"')
        return tuple(siblings[start : end + 1])

    def range_end(self, first: str, last_text: str, among: frozenset[str]) -> str:
        """Read `27` in `A.5.24-27`, `6.7` in `CC6.1-6.7`, or a whole id, against the id that the range starts with.

        Raises:
            IdError: nothing of that name exists among the allowed ids.
        """
        stem, old = first.removesuffix(OLD), OLD if first.endswith(OLD) else ""
        letters = re.match(r"^(Clause |A\.|[A-Z]+)", stem)
        bare = last_text.strip()
        if letters and bare[0].isdigit():
            for candidate in (f"{stem.rpartition('.')[0]}.{bare}{old}", f"{letters[0]}{bare}{old}"):
                if candidate in among:
                    return candidate
        whole = re.search(r"[A-Za-z.]", bare)
        last = self.one(last_text, among) if whole else None
        if last is None:
            raise IdError(f'there is no end "{last_text}" for a range from {first}')
        return last

    def _candidates(self, text: str) -> list[str]:
        existing = dict.fromkeys(c for c in _spellings(text) if c in self._set)
        return sorted(existing, key=_rank)


def _rank(entry_id: str) -> int:
    """Criteria, then controls, then clauses, then the 2013 edition; sorting by it keeps the order of readings."""
    if entry_id.endswith(OLD):
        return 3
    if entry_id.startswith("Clause "):
        return 2
    return 1 if entry_id.startswith("A.") else 0


def _spellings(text: str) -> Iterator[str]:
    """Yield what a text could mean, the likeliest first, whether or not it exists."""
    text, edition = _without_edition(text.strip(" ,.;:[]\N{SECTION SIGN}"))
    framework = ""
    if match := _ISO_NAME.match(text):
        framework = "annex" if "27002" in match[0] else "iso"
        edition = match["edition"] or edition
        text = text[match.end() :]
    elif match := _SOC_NAME.match(text):
        framework = "soc2"
        text = text[match.end() :]
    if match := _CLAUSE.match(text):
        framework = "clause"
        text = text[match.end() :]
    elif match := _ANNEX.match(text):
        framework = "annex"
        text = text[match.end() :]
    core = _CORE.match(_ITEM.sub("", text).lower().replace("cc ", "cc").strip(" ."))
    if not core:
        return
    letters = core["letters"]
    if letters == "a" and "." in core["dot"] and not framework and not core["numbers"].startswith("1."):
        framework = "iso"  # only ISO writes a dot after the letter
    for numbers in _number_readings(core["numbers"]):
        yield from _readings(letters, numbers, framework, edition)


def _without_edition(text: str) -> tuple[str, str]:
    if _ISO_NAME.fullmatch(text):
        return text, ""
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1].strip()
    match = _EDITION.search(text)
    if not match or not re.search(r"\d", text[: match.start()]):
        return text, ""
    return text[: match.start()].strip(), match[1]


def _number_readings(numbers: str) -> Iterator[tuple[int, ...]]:
    """`5.15` is (5, 15); a run of digits such as `515` may be split in every way, short first parts first."""
    parts = tuple(int(n) for n in _NUMBERS.findall(numbers))
    yield parts
    if len(parts) == 1 and len(numbers) > 1:
        for i in range(1, len(numbers)):
            yield int(numbers[:i]), int(numbers[i:])
        for i in range(1, len(numbers) - 1):
            for j in range(i + 1, len(numbers)):
                yield int(numbers[:i]), int(numbers[i:j]), int(numbers[j:])


def _readings(letters: str, numbers: tuple[int, ...], framework: str, edition: str) -> Iterator[str]:
    """Yield the ids that letters and numbers form, within what the text says of framework and edition."""
    availability = letters == "a" and numbers[0] == 1 and not edition
    if framework in ("", "soc2") and (letters in ("cc", "c", "pi", "p") or availability):
        yield from _criterion(letters, numbers)
    if framework != "soc2" and letters in ("", "a"):
        yield from _iso(letters, ".".join(map(str, numbers)), framework, edition)


def _iso(letters: str, dotted: str, framework: str, edition: str) -> Iterator[str]:
    annex = framework != "clause"
    clause = framework == "clause" or (letters == "" and framework != "annex")
    if edition != "2013":
        if annex:
            yield f"A.{dotted}"
        if clause:
            yield f"Clause {dotted}"
    if edition != "2022" and annex:
        yield f"A.{dotted}{OLD}"


def _criterion(letters: str, numbers: tuple[int, ...]) -> Iterator[str]:
    """A criterion, its series (`P1`, `P1.0`), or a tool's number for a point of focus (`CC6.1.3` lies in CC6.1)."""
    series = f"{letters.upper()}{numbers[0]}"
    if len(numbers) == 1 or numbers[1] == 0:
        yield series
    else:
        yield f"{series}.{numbers[1]}"
