"""How ids are written, as a framework file says it: their form, and what people write in its place."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

from .patterns import UnlikeError, in_javascript

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_crosswalk.data.fields import Fields

LONGEST = 80
"""No spelling of an id is longer; what is longer names nothing."""
DOTTED = r"[0-9]+(?:\.[0-9]+)*"
"""The numbers of an id."""

LETTERS, NUMBERS, RUN = "{letters}", "{}", "{run}"
"""What stands in a form for letters, for numbers, and for both run together."""
_PART = re.compile(r"\{(?P<group>[1-9])(?::0(?P<width>[1-9]))?\}")


@frozen
class Spelling:
    """How the ids of some kinds are written.

    Attributes:
        kinds: The keys of the kinds.
        form: The id as this project writes it; `{}` stands for its numbers with dots between.
        short: The id where its framework is said already, likewise.
        letters: The letters that may stand before the numbers; empty where none do.
        after: Words that say, before bare numbers, that such an id is meant.
        beside: Words that every document has for its parts, and that say so only beside the framework's name.
        address: The last part of an address, likewise; the form itself unless given.
        bare: Whether numbers without letters may mean it.
        deepest: How many numbers an id has at most; what is deeper is somebody's own and lies in it. 0 is no limit.
        zero: Whether a last number 0 stands for the group.
        alone: The letters with which an id is one in running text, whatever is said around it.
        cited: How else people write the ids, in the same form; `{run}` is letters and numbers, small and run together.
        example: An id as somebody would type it.
        read: A pattern of ids that are more than letters and numbers; `form` is then "".
        means: The id that it reads, with `{1}` for its first group and `{2:02}` for its second as a number of 2 digits.
    """

    kinds: tuple[str, ...]
    form: str
    short: str = ""
    letters: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    address: str = ""
    bare: bool = False
    deepest: int = 0
    zero: bool = False
    alone: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    example: str = ""
    read: str = ""
    means: str = ""

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return the pattern of ids as they are written here."""
        letters = "|".join(map(re.escape, sorted(self.letters, key=len, reverse=True)))
        pattern = re.escape(self.form).replace(re.escape(LETTERS), f"(?P<letters>{letters})")
        return re.compile(pattern.replace(re.escape(NUMBERS), f"(?P<numbers>{DOTTED})"))

    def fits(self, entry_id: str) -> bool:
        """Say whether an id is written so."""
        if self.form:
            return bool(self.pattern.fullmatch(entry_id))
        return bool(re.fullmatch(self.read, entry_id))

    def names(self, entry_id: str) -> tuple[str, str, tuple[str, ...]]:
        """Return an id where its framework is said, the last part of its address, and its other spellings."""
        match = self.pattern.fullmatch(entry_id) if self.form else None
        if match is None:
            return entry_id, slug(entry_id), ()
        letters = match.groupdict().get("letters") or ""
        short, address, *cited = (
            filled(form, letters, match["numbers"]) for form in (self.short, self.address, *self.cited)
        )
        return short, slug(address), tuple(cited)

    def meant(self, match: re.Match[str]) -> str:
        """Return the id that a match of `read` stands for."""

        def part(found: re.Match[str]) -> str:
            text: str = match[int(found["group"])] or ""
            return (text.lstrip("0") or "0").zfill(int(found["width"])) if found["width"] and text.isdecimal() else text

        return _PART.sub(part, self.means) if self.means else match[0]


def filled(form: str, letters: str, numbers: str) -> str:
    """Return a form with letters and numbers in it."""
    run = f"{letters}{numbers}".lower().replace(".", "")
    return form.replace(LETTERS, letters).replace(NUMBERS, numbers).replace(RUN, run)


def slug(text: str) -> str:
    """Return a text as the last part of an address: `A.5.15` is `a-5-15`."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def read_spellings(fields: Fields, kinds: Collection[str]) -> tuple[Spelling, ...]:
    """Return how ids are written, in the order in which one that may mean several is read."""
    if not kinds:  # of which nothing can be said then
        fields.has("ids")
        return ()
    found = []
    for item in fields.items("ids", required=True):
        read = pattern_of(item, "read")
        form = item.text("form", required=not item.has("read"))
        found.append(
            Spelling(
                kinds=item.choices("kinds", tuple(kinds)),
                form=form,
                short=item.text("short") or form,
                letters=item.lines("letters"),
                after=item.lines("after"),
                beside=item.lines("beside"),
                address=item.text("address") or form,
                bare=item.flag("bare"),
                deepest=item.number("deepest") or 0,
                zero=item.flag("zero"),
                alone=item.lines("alone"),
                cited=item.lines("cited"),
                example=item.text("example"),
                read=read,
                means=_means(item, read),
            )
        )
        _check_form(item)
        item.close()
    return tuple(found)


def _check_form(item: Fields) -> None:
    """Report a form in which numbers have no place, or letters that nobody names."""
    form, at = item.text("form"), item.place("form")
    if form and (form.count(NUMBERS) != 1 or form.count(LETTERS) > 1):
        item.problems.add(at, f'"{form}" must have {{}} once, where the numbers of an id stand')
    elif LETTERS in form and not item.lines("letters"):
        item.problems.add(at, f'"{form}" needs "letters", which stand where it says so')


def pattern_of(fields: Fields, name: str) -> str:
    """Return a pattern that is to stand within others, or an empty text after reporting why it cannot."""
    text = fields.text(name)
    if problem := wrong_pattern(text):
        fields.problems.add(fields.place(name), f'"{text}" is no pattern: {problem}')
        return ""
    return text


def wrong_pattern(text: str) -> str:
    """Return what is wrong with a pattern that is to stand within others, here and in a browser, or an empty text."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", FutureWarning)  # what Python will read otherwise one day
            pattern = re.compile(text)
    except (re.error, FutureWarning) as error:
        return str(error)
    if pattern.groupindex or re.search(r"\\[1-9]", text):
        return "groups have no names here, and nothing refers to them"
    try:
        in_javascript(text)
    except UnlikeError as error:
        return str(error)
    return "it matches nothing at all" if text and pattern.match("") else ""


def _means(fields: Fields, read: str) -> str:
    means = fields.text("means")
    groups = re.compile(read).groups
    if any(int(part["group"]) > groups for part in _PART.finditer(means)):
        fields.problems.add(fields.place("means"), f'"{means}" names a group that "{read}" has not')
        return ""
    return means
