"""What differs, as the notes of an edition: a line for each thing, in words for readers of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.editions import EditionChange
from mkdocs_crosswalk.registers.judgement import Outcome
from mkdocs_crosswalk.registers.levels import UNDIRECTED, Direction, Level
from mkdocs_crosswalk.views import wording

from .values import ADDED, CHANGED, REMOVED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

    from .changes import Changes
    from .pairs import PairChange
    from .values import Change, Field, Turn
    from .verdicts import VerdictChange

HOW = {ADDED: "New", REMOVED: "Gone", CHANGED: "Changed"}
FIELDS = {
    "add": "steps",
    "steps": "steps",
    "by": "what it rests on",
    "bring": "records to bring",
    "why": "reason",
    "summary": "summary",
    "gist": "gist",
    "confidence": "confidence",
    "points": "points named",
    "rests_on": "ground",
    "together": "why together",
}
"""What readers call a field, where its own name does not say it."""
SILENT = ("reviewed", "second_look")
"""Fields that alone are no change for a reader."""


def notes(changes: Changes, catalogue: Catalogue) -> tuple[EditionChange, ...]:
    """Return what differs, the gravest first.

    Args:
        changes: What differs.
        catalogue: The new reading.
    """
    return tuple(_notes(changes, catalogue))


def _notes(changes: Changes, catalogue: Catalogue) -> Iterator[EditionChange]:
    addresses = changes.addresses
    for address in addresses.breaking:
        yield EditionChange(kind="gone", of=(address,), says="Leads nowhere now.")
    for old, new in addresses.moved:
        yield EditionChange(kind="moved", of=(old,), says=f"Is at {new} now.")
    for pair in changes.pairs:
        if said := _pair(pair, catalogue):
            yield EditionChange(kind="pair", of=(pair.left, pair.right), says=said)
    for verdict in changes.verdicts:
        if said := _verdict(verdict, catalogue):
            yield EditionChange(kind="verdict", of=(verdict.entry,), says=said)
    yield from (_record("evidence", change) for change in changes.evidence)
    for rows in changes.rows:
        numbers = ((len(rows.added), "new"), (len(rows.removed), "gone"), (len(rows.changed), "changed"))
        said = ", ".join(f"{wording.number(count, 'row')} {how}" for count, how in numbers if count)
        yield EditionChange(kind="source", of=(rows.source,), says=f"{said}.")
    yield from (_record("other", change, change.kind) for change in changes.others)
    for address in addresses.appeared:
        yield EditionChange(kind="new", of=(address,), says="New page.")


def _pair(pair: PairChange, catalogue: Catalogue) -> str:
    """Return what became of a pair; nothing where a reader sees none of it."""
    ways = {Direction(*way.direction.split("-to-")): way for way in pair.ways if way.direction != str(UNDIRECTED)}
    turns = (
        f"{wording.towards(catalogue, direction)} {_turned(way.level, _level)}"
        for direction, way in ways.items()
        if way.level.differs
    )
    said = [", ".join(turns)]
    if pair.how == CHANGED:
        if pair.counted.differs:
            said.append("counts as a match now" if pair.counted.new else "is no match any more")
        said += _fields((*pair.judged, *pair.decided), {direction.field for direction in ways})
        if not any(said) and any(way.agreement.differs for way in pair.ways):
            said.append("sources and this project stand to each other in another way")
    return _said(pair.how, said)


def _verdict(verdict: VerdictChange, catalogue: Catalogue) -> str:
    """Return what became of a verdict; nothing where a reader sees none of it."""
    entries = catalogue.entries
    names = [entries[group].title if group in entries else group for group in verdict.scope]
    turned = _turned(verdict.outcome, _outcome) if verdict.outcome.differs else ""
    said = _said(verdict.how, [turned, *_fields(verdict.fields, {"outcome"})])
    return f"With {listed(names)}: {said}" if names and said else said


def _record(kind: str, change: Change, called: str = "") -> EditionChange:
    said = _said(change.how, [called, *_fields(change.fields, set())])
    return EditionChange(kind=kind, of=(change.id,), says=said or f"{HOW[change.how]}.")


def _said(how: str, parts: Iterable[str]) -> str:
    """Return how something is, with what of it differs; nothing where it is changed, and nothing that shows."""
    found = [*((HOW[how],) if how != CHANGED else ()), *filter(None, parts)]
    return f"{wording.begin('; '.join(found))}." if found else ""


def _fields(fields: Iterable[Field], passed: set[str]) -> Iterator[str]:
    """Yield that fields have other words, by what readers call them."""
    names = (field.name for field in fields if field.name not in passed and field.name not in SILENT)
    if found := dict.fromkeys(FIELDS.get(name, name.replace("_", " ")) for name in names):
        yield f"other {listed(list(found))}"


def _turned(turn: Turn, called: Callable[[str], str]) -> str:
    if turn.old is None or turn.new is None:
        return called(turn.new or turn.old)
    return f"{called(turn.old)} → {called(turn.new)}"


def _level(word: str) -> str:
    return wording.LEVELS[Level(word)].lower()


def _outcome(word: str) -> str:
    return wording.OUTCOMES[Outcome(word)]
