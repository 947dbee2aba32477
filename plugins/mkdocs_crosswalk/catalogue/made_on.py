"""What judgements are made on: a fingerprint of each kind of thing, by which a later change is seen.

A pair is judged on what the data says of both entries, on the points that it names, and on the levels of both
directions, each the other's opposite. The verdicts of an entry are judged on the entry, on the levels of the pairs that
they rest on, and on what the register says of the evidence that they ask for. What is said only of how pages look, such
as a short title, is no part of it, and neither are the judgement's own words.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Protocol

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.registers.points import owner

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.data.problems import Position
    from mkdocs_crosswalk.ids.spelling import Ids
    from mkdocs_crosswalk.registers.evidence import EvidenceItem
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Judgement, Verdicts
    from mkdocs_crosswalk.registers.levels import Direction
    from mkdocs_crosswalk.registers.review_log import Confirmed


Judged = tuple[str, ...]
"""What is judged: both entries of a pair, or the entry of its verdicts."""
ENTRIES, POINTS, LEVELS, EVIDENCE = "entries", "points", "levels", "evidence"


class Judging(Protocol):
    """What of a catalogue says what is judged, and on what; `catalogue.Catalogue` tells of each."""

    @property
    def ids(self) -> Ids:
        """Return how ids are read and sorted."""

    @property
    def entries(self) -> dict[str, Entry]:
        """Return every entry by its id."""

    @property
    def evidence(self) -> dict[str, EvidenceItem]:
        """Return every evidence item by its id."""

    @property
    def judgements(self) -> dict[tuple[str, str], Judgement]:
        """Return the judgement of each pair."""

    @property
    def verdicts(self) -> dict[str, Verdicts]:
        """Return the verdicts of each entry."""

    @property
    def review_log(self) -> tuple[Confirmed, ...]:
        """Return the lines of the log, the last of a judgement last."""

    def towards(self, entry_id: str, /) -> Direction:
        """Return the direction in which an entry is asked for."""


@frozen
class Suspect:
    """A judgement that was made on something else than the data says today.

    Attributes:
        changed: What has changed since, by the names of the parts.
        since: The line of the log that says what it was made on.
        position: Where the judgement stands.
    """

    judged: Judged
    changed: tuple[str, ...]
    since: Confirmed
    position: Position


def every_judgement(catalogue: Judging) -> Iterator[Judged]:
    """Yield what this project judges: pairs, then the entries that have verdicts."""
    yield from catalogue.judgements
    yield from ((entry,) for entry in catalogue.verdicts)


def made_on(catalogue: Judging, judged: Judged) -> dict[str, str]:
    """Return the fingerprint of each kind of thing that a judgement rests on, from all that the catalogue holds."""
    if len(judged) == 1:
        return _made_on_verdicts(catalogue, judged[0], catalogue.verdicts[judged[0]].judged)
    return _made_on_pair(catalogue, catalogue.judgements[judged[0], judged[1]])


def _made_on_pair(catalogue: Judging, judgement: Judgement) -> dict[str, str]:
    named = (point for name in judgement.points for point in catalogue.entries[owner(name)].points if point.id == name)
    return {
        ENTRIES: _print(_entry(catalogue, entry) for entry in (judgement.left, judgement.right)),
        POINTS: _print([p.id, p.label, p.revision, p.group, p.case, sorted(p.roles)] for p in named),
        LEVELS: _print(sorted((str(direction), str(level)) for direction, level in judgement.levels.items())),
    }


def _made_on_verdicts(catalogue: Judging, entry: str, verdicts: Verdicts) -> dict[str, str]:
    rests = catalogue.ids.sorted({other for verdict in verdicts for other in verdict.by})
    asked, judged = catalogue.towards(entry), catalogue.judgements
    pairs = ((other, judged.get((entry, other)) or judged.get((other, entry))) for other in rests)
    levels = ([other, str(pair.levels.get(asked)) if pair else None] for other, pair in pairs)
    brought = sorted({item for verdict in verdicts for item in verdict.bring})
    return {
        ENTRIES: _print([_entry(catalogue, entry)]),
        LEVELS: _print(levels),
        EVIDENCE: _print(_item(catalogue, item) for item in brought),
    }


def _entry(catalogue: Judging, entry_id: str) -> list[Any]:
    """Return what an entry is by the data; of its points, which there are."""
    entry = catalogue.entries[entry_id]
    points = [[point.id, point.revision] for point in entry.points]
    return [entry.id, entry.title, entry.statement, sorted(entry.fields.items()), points]


def _item(catalogue: Judging, item_id: str) -> list[Any]:
    item = catalogue.evidence[item_id]
    return [item.id, item.name, item.kind, item.what, item.timing, item.sampling, item.rhythm]


def _print(things: Iterable[Any]) -> str:
    """Return eight digits for some things; what is equal has the same in every release of this software."""
    return hashlib.sha256(json.dumps(list(things), ensure_ascii=True).encode()).hexdigest()[:8]


def suspects(catalogue: Judging) -> dict[Judged, Suspect]:
    """Return the judgements that the log says were made on something else; those that it does not know are none."""
    last = {line.of: line for line in catalogue.review_log}
    found = {}
    for judged in every_judgement(catalogue):
        if line := last.get(judged):
            now = made_on(catalogue, judged)
            if changed := tuple(part for part in now if part in line.made_on and line.made_on[part] != now[part]):
                found[judged] = Suspect(judged, changed, line, position_of(catalogue, judged))
    return found


def unrecorded(catalogue: Judging) -> tuple[Judged, ...]:
    """Return the judgements of which the log does not say what they were made on."""
    known = {line.of for line in catalogue.review_log}
    return tuple(judged for judged in every_judgement(catalogue) if judged not in known)


def position_of(catalogue: Judging, judged: Judged) -> Position:
    """Return where a judgement stands in the data."""
    if len(judged) == 1:
        return catalogue.verdicts[judged[0]].judged.base.position
    return catalogue.judgements[judged[0], judged[1]].position
