"""Reviews beside what they looked at: whether each is as new as the last judgement that it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.registers.reviewers import Part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mkdocs_crosswalk.registers.judgement import Judgement
    from mkdocs_crosswalk.registers.reviewers import Reviewer

    from .catalogue import Catalogue


@frozen
class Seen:
    """A part of what this project says of an entry, with a reviewer who has looked at it.

    Attributes:
        current: Whether nothing of the part was judged after the review.
    """

    reviewer: Reviewer
    part: Part
    reviewed: date
    current: bool


def last_judged(catalogue: Catalogue, entry_id: str) -> dict[Part, date]:
    """Return the day of the last judgement of each part of what this project says of an entry."""
    judgements = [o.judgement.reviewed for o in catalogue.overlaps_of(entry_id) if o.judgement]
    verdicts = [v.reviewed for v in catalogue.verdicts[entry_id].judged] if entry_id in catalogue.verdicts else []
    guidance = [catalogue.guidance[entry_id].reviewed] if entry_id in catalogue.guidance else []
    found = {Part.JUDGEMENTS: judgements, Part.VERDICTS: verdicts, Part.GUIDANCE: guidance}
    return {part: max(days) for part, days in found.items() if days}


def seen(catalogue: Catalogue, entry_id: str) -> tuple[Seen, ...]:
    """Return the last look of each reviewer at each part of an entry, in the order of the register."""
    judged = last_judged(catalogue, entry_id)
    found = []
    for reviewer in catalogue.reviewers:
        for part in judged:
            days = [day for entry, what, day in _looks(reviewer) if entry == entry_id and what == part]
            if days:
                found.append(Seen(reviewer, part, max(days), current=max(days) >= judged[part]))
    return tuple(found)


def who_saw(catalogue: Catalogue, judgement: Judgement) -> tuple[Seen, ...]:
    """Return who has looked at a judgement of a pair since it was made, on the side of either entry."""
    found: dict[str, Seen] = {}
    for reviewer in catalogue.reviewers:
        for entry, part, day in _looks(reviewer):
            if part == Part.JUDGEMENTS and entry in (judgement.left, judgement.right) and day >= judgement.reviewed:
                before = found.get(reviewer.name)
                if not before or before.reviewed < day:
                    found[reviewer.name] = Seen(reviewer, part, day, current=True)
    return tuple(found.values())


def _looks(reviewer: Reviewer) -> Iterator[tuple[str, Part, date]]:
    for review in reviewer.reviews:
        for part in review.parts:
            yield from ((entry, part, review.reviewed) for entry in review.entries)
