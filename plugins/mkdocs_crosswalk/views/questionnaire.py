"""The block of a scorecard: questions that are answered with one of a few words, with what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mkdocs_crosswalk.data.frozen import frozen

if TYPE_CHECKING:
    from .text import Link, Text


@frozen
class ToDo:
    """What to do where the answer is no.

    Attributes:
        turn: When it has its turn among those of all questions.
        heading: The place of its heading among the questionnaire's.
        text: The entry that asks for it, and what to do.
        size: How much it is, in a word, or "" where the company of the site says what to do.
        when: When it has to be done, or "".
    """

    turn: int
    heading: int
    text: Text
    size: str
    when: str

    @property
    def effort(self) -> str:
        """Return how much it is, and when it has to be done, as it stands behind the text."""
        said = ", ".join(filter(None, (self.size, self.when)))
        return f" ({said})" if said else ""


@frozen
class Asked:
    """A question as it stands on the page.

    Attributes:
        number: Its number, by which addresses and files name it.
        about: Links to what it is about.
        groups: The places of the groups of those, among the scorecard's.
        steps: What to do where the answer is no.
    """

    number: int
    text: str
    about: Text
    groups: tuple[int, ...]
    why: str
    steps: tuple[ToDo, ...]


@frozen
class Questionnaire:
    """The questions of a scorecard in their parts.

    Attributes:
        key: Its word, by which a device may keep its answers.
        direction: Whose records are reused for what: the answers are kept with the list of that.
        parts: Each part's heading, how to answer or "", and its questions.
        groups: The groups of entries that questions are about, for the result by group.
        headings: The headings of what to do, in order.
        beside: What there is to do whatever the answers, or ().
        others: What was not asked about.
    """

    kind: ClassVar[str] = "questionnaire"
    key: str
    direction: str
    parts: tuple[tuple[str, str, tuple[Asked, ...]], ...]
    groups: tuple[Link, ...]
    headings: tuple[str, ...]
    beside: Text
    others: Text

    @property
    def count(self) -> int:
        """Return how many questions there are."""
        return sum(len(asked) for *_, asked in self.parts)
