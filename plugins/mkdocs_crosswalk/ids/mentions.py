"""Ids in running text: where they stand, what they name, and which of them name nothing.

`A.5.15`, `A.9.2.1` and `CC6.1` speak for themselves, as their frameworks say. `A1.2`, `A 5.15`, `CC 6.1`, `5.15` and a
number behind a word could mean something else; a framework's name says what they mean. Right before, also for the rest
of a list, or behind it says most; further before, in the same sentence, in a head or a heading, less. The name of
another standard, nearer than one of ours, or a word such as Table says that none of ours is meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

from .meanings import Meanings
from .spoken import NOTHING, OTHER, Spoken, nearest, sentence_end, together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .spelling import Ids

_LIST = re.compile(
    r"[,;]?\s*(?:(?:and|or|to|through|und|oder|bis|sowie)\b|-{1,2}|[/&+\N{EN DASH}\N{EM DASH}])?\s*", re.IGNORECASE
)
"""What stands between the items of a list or the ends of a range."""

_APART = re.compile(
    r"(?<!\w)(?:figures?|figs?\.?|tables?|append(?:ix|ices)|app\.|sections?|sec\.|\N{SECTION SIGN}|chapters?|schedules?"
    r"|exhibits?|attachments?|enclosures?|addend(?:um|a)|paragraphs?|para\.|articles?|art\.|rooms?|racks?"
    r"|abbildung(?:en)?|abb\.|tabellen?|tab\.|anlagen?|abschnitte?n?|kapiteln?|kap\.|raum|artikeln?)\s*\Z",
    re.IGNORECASE,
)
_OF_A_DOCUMENT = re.compile(
    r"[)\]]?\s(?:(?:of|to|under|des|der|zum|zur)\s(?:(?:the|this|that|our|your|their|its|each|any|an?)\s)?(?:\w{1,20}\s){0,2}"
    r"(?:contracts?|agreements?|addendum|MSA|DPA|SLA|NDA|SOW|lease|deed|tender|vertrag(?:e?s)?|vereinbarung)"
    r"|of\s(?:the|this|that|our|your)\s(?:\w{1,20}\s){0,2}(?:policy|manual|handbook|document|procedure|questionnaire))\b",
    re.IGNORECASE,
)
_OF_THIS_TEXT = re.compile(r"[)\]]?\s(?:above|below|hereof|oben|unten)\b", re.IGNORECASE)
_JOINED = re.compile(rf"{_LIST.pattern}(?:(?:the|both|der|die|das)\s)?", re.IGNORECASE)
_ASIDE = re.compile(r"\s?[(\[](?:see|cf\.|vgl\.)?\s?", re.IGNORECASE)
_UNIT = re.compile(
    r"\s?(?:[%\N{DEGREE SIGN}\N{EURO SIGN}]|(?:percent|[kmgt]i?b|[ckm]m|kg|ms|hours?|days?|weeks?|months?|years?"
    r"|minutes?|seconds?|million|billion|points?|times|eur|usd|prozent|stunden|tagen?|millionen)\b)",
    re.IGNORECASE,
)
_GLUE = ("-", "/")
_LONGEST_GAP, _LONGEST_LIST = 80, 16
"""In characters and items; what is longer ends there, so that no page takes long."""


@frozen
class Mention:
    """A piece of a text that reads as an id.

    `start` and `end` include the backslash of an id that is turned off (`off`); `text` does not. `entry` is what it
    names, or None if it is turned off, belongs to another standard or document (`foreign`), or names nothing.
    """

    start: int
    end: int
    text: str
    entry: str | None
    off: bool = False
    foreign: bool = False

    @property
    def wrong(self) -> bool:
        """Say whether this is most likely an id, and there is no such entry."""
        return self.entry is None and not self.off and not self.foreign


class IdReader:
    """Finds ids in texts that follow each other, such as the parts of a paragraph between its bold words.

    Args:
        ids: The ids that exist.
        everywhere: Whether ids that could mean something else count without a framework's name.
    """

    def __init__(self, ids: Ids, *, everywhere: bool) -> None:
        self.ids = ids
        self._tokens = ids.tokens
        self._names = ids.names
        self._meanings = Meanings(ids, everywhere=everywhere)
        self.restart()

    def restart(self, around: Spoken = NOTHING, *, cell: bool = False) -> None:
        """Forget what was said: a new paragraph begins.

        Args:
            around: What the heads and headings around it speak of.
            cell: Whether it is a table's cell, in which a name holds to the end and not to that of its sentence.
        """
        self._around = around
        self._cell = cell
        self._sentence = NOTHING
        self._held: Spoken | None = None
        self._near: Spoken | None = around if around.heads else None
        self._fresh = True
        self._entry = ""
        self._gap = ""
        self._unread: list[str] = []

    def hear(self, text: str = "") -> None:
        """Take note of what is not to be read for ids, such as code or a link: it parts a list; names in it count."""
        self._unread.append(text if self._names.found.search(text) else "\0")

    def read(self, text: str) -> list[Mention]:
        """Return the mentions in the next text, in order."""
        if not self._entry and not self._tokens.candidate.search(text):
            self._unread.append(text)  # its names count if an id follows
            return []
        if self._unread:
            unread, self._unread = "".join(self._unread), []
            self._walk(unread, list(self._names.found.finditer(unread)))
        return self._walk(text, list(self._tokens.pattern.finditer(text)))

    def _walk(self, text: str, tokens: Sequence[re.Match[str]]) -> list[Mention]:
        found: list[Mention] = []
        end = 0
        for index, match in enumerate(tokens):
            gap = self._gap + text[max(end, match.start() - _LONGEST_GAP) : match.start()]
            self._leave(text, end, match.start())
            if match.re is self._names.found or match["name"]:
                self._name(self._names.spoken(match[0]), gap)
            else:
                near = self._before(gap)
                plain = near is None and (match["number"] or gap.endswith(_GLUE))  # or the tail of a word or a path
                if near is None:
                    near = NOTHING if plain else self._beside(text, tokens, index, gap)
                mention = None if plain else self._mention(match, near, gap, text)
                if mention:
                    found.append(mention)
                elif plain or match["number"]:
                    self._near, self._entry, self._gap, end = None, "", "", match.start()
                    continue
                self._near, self._fresh = near, False
                self._entry = (mention and mention.entry) or ""
            self._gap, end = "", match.end()
        self._leave(text, end, len(text))
        self._gap = (self._gap + text[end:])[-_LONGEST_GAP:]
        return found

    def _leave(self, text: str, start: int, end: int) -> None:
        """Take note of a text without names and ids: the end of a sentence, or of an aside."""
        if self._held is not None and (")" in text[start:end] or "]" in text[start:end]):
            self._sentence, self._held = self._held, None
        if self._sentence is not NOTHING and not self._cell and sentence_end(text, start, end) > start:
            self._sentence, self._held = NOTHING, None

    def _name(self, spoken: Spoken, gap: str) -> None:
        """Take note of a name; of two that are joined, both hold for the sentence, and the last for what is near."""
        joined = self._near is not None and self._fresh and bool(_JOINED.fullmatch(gap))
        if self._entry and self._held is None and _ASIDE.fullmatch(gap):
            self._held = self._sentence
        self._sentence = together((self._sentence, spoken)) if joined else spoken
        self._near, self._fresh, self._entry = spoken, True, ""

    def _before(self, gap: str) -> Spoken | None:
        """Return what was said right before, if a list goes on or a name was there; nothing, for a list without one."""
        if self._near is None or len(gap) > _LONGEST_GAP:
            return None
        return self._near if (self._tokens.after_name if self._fresh else _LIST).fullmatch(gap) else None

    def _beside(self, text: str, tokens: Sequence[re.Match[str]], index: int, gap: str) -> Spoken:
        """Return what is said right behind a list of ids that begins here, or by a word such as Table before it."""
        last = tokens[index]
        for match in tokens[index + 1 : index + _LONGEST_LIST]:
            if match["name"] or not _LIST.fullmatch(text, last.end(), match.start()):
                break
            last = match
        first, end = tokens[index], last.end()
        if behind := self._tokens.behind.match(text, end):
            return self._names.spoken(behind["name"])
        if behind := self._tokens.in_brackets.match(text, end):
            label = self._names.spoken(behind["name"])
            if label.alike or not label.other:  # what is numbered otherwise is a reference in brackets
                return label
        elsewhere = _OF_A_DOCUMENT.match(text, end) or (first["part"] and _OF_THIS_TEXT.match(text, end))
        of_a_part = first["word"] and first["word"].casefold() not in self._tokens.own
        return OTHER if elsewhere or (not of_a_part and _APART.search(gap)) else NOTHING

    def _mention(self, match: re.Match[str], near: Spoken, gap: str, text: str) -> Mention | None:
        spoken = nearest(near, self._sentence, self._around) if near is NOTHING else near
        place = (match.start(), match.end(), match[0].removeprefix("\\"))
        sure, off = self._meanings.speaks_for_itself(match), bool(match["off"])
        if spoken.other and not off and not (sure and _ours_as_well(spoken, match)):
            return Mention(*place, None, foreign=True) if sure else None
        if number := match["number"]:
            meanings, likely = self._meanings.number(number, near, self._entry, gap), False
        else:
            meanings, likely = self._meanings.of(match, near, spoken)
        entry = next(filter(self.ids.__contains__, meanings), None)
        if off:
            return Mention(*place, None, off=True) if entry or sure or self._meanings.looks_like_one(match) else None
        if not (sure or match["part"]) and _UNIT.match(text, match.end()):
            return None
        return Mention(*place, entry) if entry or (likely and not spoken.other) else None


def _ours_as_well(spoken: Spoken, token: re.Match[str]) -> bool:
    """Say whether an id can only be ours, where one of ours and another standard are spoken of together."""
    if not spoken.ours:
        return False
    letters = token["letters"]
    return letters not in spoken.alike if letters else not token["written"].startswith(tuple(spoken.alike))
