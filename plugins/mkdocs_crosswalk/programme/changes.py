"""What has changed since a day that the company names, as far as its lines say when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

from .state import State

if TYPE_CHECKING:
    from datetime import date

    from .programme import Programme
    from .state import Standing


@frozen
class Changes:
    """What has changed.

    Attributes:
        since: From this day on.
        became: By state the entries that are in it since a day in that time.
        excluded: What was left out by a decision of that time.
        decided: What else was decided in that time.
    """

    since: date
    became: dict[State, tuple[Standing, ...]]
    excluded: tuple[Standing, ...]
    decided: tuple[Standing, ...]


def changes(programme: Programme) -> Changes | None:
    """Return what has changed, or None where the company names no day."""
    said = programme.organisation
    if said is None or said.changes_since is None:
        return None
    first, last = said.changes_since, programme.today
    told = [(one, one.said) for one in programme.standings if one.said]
    moved = [one for one, s in told if s.since and first <= s.since <= last and one.state != State.EXCLUDED]
    decided = [one for one, s in told if s.decided and first <= s.decided <= last]
    became = {state: tuple(one for one in moved if one.state == state) for state in State}
    return Changes(
        first,
        {state: found for state, found in became.items() if found},
        tuple(one for one in decided if one.state == State.EXCLUDED),
        tuple(one for one in decided if one.state != State.EXCLUDED),
    )
