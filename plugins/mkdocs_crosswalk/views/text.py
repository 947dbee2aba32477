"""Running text of a page: plain strings and the few things inside them. A link names an entry or a page, no address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.once import once
from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.ids.mentions import IdReader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.ids.mentions import Mention
    from mkdocs_crosswalk.programme.fresh import Coverage
    from mkdocs_crosswalk.programme.state import State
    from mkdocs_crosswalk.registers.judgement import Outcome, Runs, Size
    from mkdocs_crosswalk.registers.levels import Level


@frozen
class Link:
    """A link to an entry, by its id, or a page (`matrix.md`), optionally to an anchor on it.

    `query` is what the scripts of that page read; a link in Markdown, which has none, is without it.
    """

    target: str
    text: str = ""
    anchor: str = ""
    strong: bool = False
    query: str = ""


@frozen
class Id:
    """An entry's id as a link."""

    entry: str


@frozen
class External:
    """A link out of the site, or its text alone where the address is none of the web."""

    address: str
    text: str

    @property
    def href(self) -> str:
        """The address if its scheme is http or https, which a browser does not run; otherwise empty."""
        return self.address if _WEB.match(self.address) else ""


@frozen
class Badge:
    """A level with its shape and word; `quiet` is the small form without ground."""

    level: Level
    quiet: bool = False


@frozen
class VerdictBadge:
    """A verdict's outcome with its shape and words."""

    outcome: Outcome


@frozen
class StateMark:
    """How far a company is with an entry, with its shape and word."""

    state: State


@frozen
class Late:
    """By how many days something is late; at least one."""

    days: int


@frozen
class RecordsMark:
    """How records lie in the window that counts, as a shape, with what is said of them."""

    coverage: Coverage
    text: str


@frozen
class Mark:
    """Text with a meaning: `strong`, `struck` (printed, and wrong), `corrected`, `code`."""

    kind: str
    text: str


@frozen
class Effort:
    """How much a step is, and when it has to be done: what has no time of its own is, with `period`, before one."""

    size: Size
    runs: Runs
    period: bool = False


@frozen
class Line:
    """Secondary text on a line of its own, inside a cell."""

    parts: tuple[Inline, ...]


@frozen
class Help:
    """A question mark that leads to what the glossary says of a word, and shows it; a text without links has none."""

    word: Link
    meaning: str


Inline = (
    str | Help | Link | Id | External | Badge | VerdictBadge | StateMark | Late | RecordsMark | Effort | Mark | Line
)
Text = tuple[Inline, ...]

_DIGIT = re.compile(r"\d")
_WEB = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)


def linked(text: str, catalogue: Catalogue, *, but: str = "") -> Text:
    """Return a text of the data with every id that exists made a link, but the page's own and groups of two editions.

    A source that prints an id which groups of two editions have often means the other edition than it says.
    """
    if not _DIGIT.search(text):  # as in most texts; every id has one
        return (text,) if text else ()
    parts: list[Inline] = []
    end = 0
    for mention, entry in _named(catalogue, text):
        if entry == but:
            continue
        if mention.start > end:
            parts.append(text[end : mention.start])
        parts.append(Id(entry) if entry == mention.text else Link(entry, mention.text))
        end = mention.end
    if end < len(text):
        parts.append(text[end:])
    return tuple(parts)


@once
def _named(catalogue: Catalogue, text: str) -> tuple[tuple[Mention, str], ...]:
    """Return the mentions in a text with the entries that they name; many pages say the same."""
    found = ((m, m.entry) for m in IdReader(catalogue.ids, everywhere=True).read(text))
    return tuple((m, entry) for m, entry in found if entry is not None and not _of_two_editions(catalogue, entry))


def _of_two_editions(catalogue: Catalogue, entry_id: str) -> bool:
    """Say whether an id is one of a group, and in the edition before it too."""
    full = catalogue.full
    entry = full.entries[entry_id]
    before = full.frameworks[entry.framework].succeeds
    if entry.kind.single or not before:
        return False
    return any(e.framework == before and e.short == entry.id for e in full.entries.values())


def listing(items: Iterable[Inline], last: str = " and ") -> Text:
    """Return items with commas between, and a word before the last."""
    found = list(items)
    parts: list[Inline] = []
    for number, item in enumerate(found):
        if number:
            parts.append(last if number == len(found) - 1 else ", ")
        parts.append(item)
    return tuple(parts)


def id_list(ids: Iterable[str]) -> Text:
    """Return ids as links with commas between."""
    return listing((Id(i) for i in ids), last=", ")


def plain(text: Text) -> str:
    """Return the words of a text."""
    return "".join(_plain(part) for part in text)


def _plain(part: Inline) -> str:
    match part:
        case str():
            return part
        case Id():
            return part.entry
        case Badge() | VerdictBadge() | StateMark() | Late():
            return _marked(part)
        case Line():
            return " " + plain(part.parts)
        case Help() | Effort():
            return ""
        case Link():
            return part.text or part.target
        case _:
            return part.text


def _marked(part: Badge | VerdictBadge | StateMark | Late) -> str:
    match part:
        case Badge(level):
            return level.value
        case VerdictBadge(outcome):
            return outcome.value
        case StateMark(state):
            return state.value
        case Late(days):
            return f"{days} days late"
