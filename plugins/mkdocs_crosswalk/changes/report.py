"""What differs, in words: sections of a line each, the gravest first, for a terminal and for a pull request alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.judgement import Outcome
from mkdocs_crosswalk.views import wording

from .values import CHANGED, HOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .changes import Changes
    from .counts import Outcomes
    from .pairs import PairChange
    from .rows import RowsChange
    from .values import Change, Field, Turn
    from .verdicts import Resting, VerdictChange

SHORT = 40
"""The characters of a value that is shown; of a longer one only its field is named."""
NOTHING = "nothing"
HOME = "./"
"""The address of the first page, in a list."""
TOTALS = {
    "sources": "sources",
    "rows": "rows",
    "pairs": "counted pairs",
    "evidence": "evidence items",
    "documents": "documents",
}


@frozen
class Section:
    """What differs of one kind.

    Attributes:
        title: What it is, without a full stop.
        breaking: Whether others who rely on what was published lose something.
    """

    title: str
    lines: tuple[str, ...]
    breaking: bool = False


def sections(changes: Changes) -> tuple[Section, ...]:
    """Return what differs; nothing where nothing does. What is counted follows, also where it is as it was."""
    if not changes.any:
        return ()
    addresses = changes.addresses
    moved = (f"{_page(old)} -> {_page(new)}" for old, new in addresses.moved)
    found = (
        _section("published {page is|pages are} gone", map(_page, addresses.vanished), breaking=True),
        _section("{page has|pages have} lost parts that links may lead to", map(_lost, addresses.lost), breaking=True),
        _section("published {page|pages} moved", moved),
        _section("{pair differs|pairs differ}", map(_pair, changes.pairs)),
        _section("{verdict differs|verdicts differ}", map(_verdict, changes.verdicts)),
        _section(
            "{verdict rests|verdicts rest} on a pair whose level towards {it|them} differs, and {is|are} as before",
            map(_resting, changes.resting),
        ),
        _section("evidence {item differs|items differ}", _records(changes.evidence)),
        _section("other {record differs|records differ}", _records(changes.others)),
        _section("{source has|sources have} other rows", map(_rows, changes.rows)),
        _section("new {page|pages}", map(_page, addresses.appeared)),
    )
    return (*(section for section in found if section.lines), Section("Counts", tuple(_counts(changes))))


def _section(title: str, lines: Iterable[str], *, breaking: bool = False) -> Section:
    """Return a section; its title has words for one and for several between braces."""
    found = tuple(lines)
    parts = title.replace("}", "{").split("{")
    words = [part.split("|")[len(found) != 1] if "|" in part else part for part in parts]
    return Section(f"{len(found)} {''.join(words)}", found, breaking)


def _page(address: str) -> str:
    return address or HOME


def _lost(page: tuple[str, tuple[str, ...]]) -> str:
    address, anchors = page
    return f"{_page(address)}: {', '.join(f'#{anchor}' for anchor in anchors)}"


def _pair(pair: PairChange) -> str:
    levels = ", ".join(f"{way.direction} {turned(way.level)}" for way in pair.ways)
    agreements = ", ".join(f"{w.direction} {turned(w.agreement)}" for w in pair.ways if w.agreement.differs)
    own = {field for way in pair.ways for field in (way.direction.replace("-to-", "_to_"),)}
    ruled = [field for field in (*pair.judged, *pair.decided) if field.name not in own]
    parts = [levels or "no level"]
    if pair.how == CHANGED and pair.counted.differs:
        parts.append("counts now" if pair.counted.new else "counts no longer")
    elif not (pair.counted.new or pair.counted.old):
        parts.append("not counted")
    if agreements and pair.how == "changed":
        parts.append(f"agreement {agreements}")
    if pair.how == CHANGED and ruled:
        parts.append(f"judgement: {_fields(ruled)}")
    how = "" if pair.how == CHANGED else f"{pair.how} "
    return f"{how}{pair.name}: {'; '.join(parts)}"


def _verdict(verdict: VerdictChange) -> str:
    named = f"{verdict.entry}{_scope(verdict.scope)}"
    if verdict.how != CHANGED:
        return f"{verdict.how} {named}: {_outcome(verdict.outcome.new or verdict.outcome.old)}"
    said = _outcome(verdict.outcome.new)
    if verdict.outcome.differs:
        said = f"{_outcome(verdict.outcome.old)} -> {said}"
    fields = [field for field in verdict.fields if field.name != "outcome"]
    return f"{named}: {said}{f'; {_fields(fields)}' if fields else ''}"


def _resting(one: Resting) -> str:
    return f"{one.entry}{_scope(one.scope)}: {_outcome(one.outcome)}, by {listed(one.on)}"


def _records(changes: Iterable[Change]) -> Iterator[str]:
    """Yield the records that differ: those that are new, those that changed, and those that are gone."""
    found = list(changes)
    for kind in dict.fromkeys(change.kind for change in found):
        for how in HOW:
            for change in (c for c in found if (c.kind, c.how) == (kind, how)):
                yield f"{how} {kind} {change.id}{f': {_fields(change.fields)}' if change.fields else ''}"


def _rows(rows: RowsChange) -> str:
    numbers = [f"+{len(rows.added)}" if rows.added else "", f"-{len(rows.removed)}" if rows.removed else ""]
    numbers.append(f"{len(rows.changed)} changed" if rows.changed else "")
    return f"{rows.source}: {', '.join(filter(None, numbers))} (rows {turned(rows.count)})"


def _counts(changes: Changes) -> Iterator[str]:
    for one in changes.outcomes:
        yield _outcomes(one)
    totals = ((TOTALS[name], turn) for name, turn in changes.totals.items() if turn.differs)
    yield from (f"{name}: {turned(turn)}" for name, turn in totals)


def _outcomes(one: Outcomes) -> str:
    words = wording.SHARES
    numbers = (f"{turned(turn) if turn.differs else turn.new} {words[Outcome(o)]}" for o, turn in one.counts.items())
    scope = "" if one.first else f", {listed(one.scope)}"
    same = "" if one.differs else ", unchanged"
    return f"{one.kind} for a holder of {one.held}{scope}: {', '.join(numbers)}{same}"


def turned(turn: Turn) -> str:
    """Return a value that is as before, or both with an arrow between; one that nobody gives is nothing."""
    if not turn.differs:
        return f"{_value(turn.new)} (unchanged)"
    return f"{_value(turn.old)} -> {_value(turn.new)}"


def _fields(fields: Iterable[Field]) -> str:
    said, named = [], []
    for field in fields:
        if text := _shown(field):
            said.append(f"{field.name} {text}")
        else:
            named.append(field.name)
    return ", ".join((*said, *named))


def _shown(field: Field) -> str:
    """Return how a field differs, or nothing where that takes more than a few words."""
    old, new = field.turn
    if isinstance(old or new, list) and all(isinstance(part, str) for part in (*(old or ()), *(new or ()))):
        signs = [*(f"+{part}" for part in new or () if part not in (old or ()))]
        signs += [f"-{part}" for part in old or () if part not in (new or ())]
        return " ".join(signs) if signs and all(len(sign) <= SHORT for sign in signs) else ""
    values = [value for value in (old, new) if value is not None]
    short = all(isinstance(v, (int, str)) and len(str(v)) <= SHORT for v in values)
    return turned(field.turn) if short else ""


def _value(value: Any) -> str:
    return NOTHING if value is None else str(value)


def _scope(scope: Iterable[str]) -> str:
    groups = listed(scope)
    return f" (report with {groups})" if groups else ""


def _outcome(word: str) -> str:
    return wording.OUTCOMES[Outcome(word)]
