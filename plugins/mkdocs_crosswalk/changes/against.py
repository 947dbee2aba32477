"""What a change of the data may not do to what was published: take away ids and addresses, or judge without a date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_crosswalk.data.problems import Position, Problem, closest_word, hint
from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.ids.closest import closest, closest_ids
from mkdocs_crosswalk.registers.judgement import Ruling
from mkdocs_crosswalk.views.addresses import address_of, document_uri, evidence_uri, place_of, source_uri

from .addresses import compare_addresses
from .pairs import ruling
from .registers import IDS, records_of
from .values import counted, differing, plain
from .verdicts import LEFT_OUT, verdicts_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.judgement import Decision, Judgement, Verdict

    from .reading import Reading

    Judged = Judgement | Decision | Verdict

PAGES = {"evidence item": evidence_uri, "document": document_uri, "source": source_uri}
REDIRECTS = "redirects.yml"
WORDS = frozenset(("why", "gist", "summary", "together", "reason"))
"""Texts that may be put better without a new judgement; that there is one at all may not change so."""
DATES = ("reviewed", "second_look")


class Held(NamedTuple):
    """What is wrong with a change, and what may be right and should be looked at."""

    problems: tuple[Problem, ...]
    doubts: tuple[Problem, ...]


def held_against(old: Reading, new: Reading, today: date) -> Held:
    """Hold a new reading against an old one that was published.

    Args:
        old: The old reading.
        new: The new one; places of problems are in its files.
        today: A judgement of this day may be changed again on it.
    """
    addresses = compare_addresses(old, new)
    gone = tuple(_ids(old, new))
    problems = [problem for _, problem in gone]
    said = {address for address, _ in gone}
    for address in (address for address in addresses.vanished if address not in said):
        near = closest_word(address, new.anchors)
        says = f'"{address}" was published and leads nowhere{hint(near)}; lead it on here'
        problems.append(Problem(_redirects(new), says))
    problems += _undated(old.catalogue, new.catalogue, today)
    doubts = []
    for address, anchors in addresses.lost:
        parts = listed([f"#{anchor}" for anchor in anchors])
        says = f"{address} has no {parts} any more, and links may lead there"
        doubts.append(Problem(new.places.get(address) or _redirects(new), says))
    return Held(tuple(sorted(set(problems))), tuple(sorted(set(doubts))))


def _redirects(new: Reading) -> Position:
    """Return the beginning of the file that leads old addresses on."""
    folder = next(iter(new.catalogue.sources.values())).position.file.rpartition("/")[0]
    return Position(f"{folder}/{REDIRECTS}", 1, 1)


def _ids(old: Reading, new: Reading) -> Iterator[tuple[str, Problem]]:
    """Yield every id that is gone with the address of its page, unless that leads somewhere."""
    before, after = records_of(old.catalogue), records_of(new.catalogue)
    for kind in IDS:
        for name in counted(before[kind].keys() - after[kind].keys()):
            record = before[kind][name]
            address = _address(kind, name, record)
            if address and new.reached(address) is not None:
                continue
            near = _closest(name, kind, new.catalogue, after[kind], before[kind])
            place = after[kind][near].position if near else _place(record, after[kind])
            rest = f", or lead {address} on in {REDIRECTS}" if address else ""
            says = f'the {kind} "{name}" was published and is gone{hint(near)}; keep its id{rest}'
            yield address, Problem(place, says)


def _closest(name: str, kind: str, new: Catalogue, after: Collection[str], before: Collection[str]) -> str | None:
    """Return the id that one which is gone may have now: one that is new first."""
    added = [other for other in after if other not in before]
    if kind != "entry":
        return closest_word(name, added) or closest_word(name, after)
    found = closest_ids(name, added) or [entry for entry in closest(name, new.ids) if entry in after]
    return next(iter(found), None)


def _address(kind: str, name: str, record: Any) -> str:
    """Return the address of the page of a record alone, or nothing."""
    if kind == "entry":
        place = place_of(record)
        return "" if place.anchor else address_of(place.uri)
    return address_of(PAGES[kind](name)) if kind in PAGES else ""


def _place(record: Any, others: dict[str, Any]) -> Position:
    """Return where others like a record that is gone begin, in its file if there are any."""
    at: Position = record.position
    beside = (other.position for other in others.values() if other.position.file == at.file)
    return min(beside, default=Position(at.file, 1, 1))


def _undated(old: Catalogue, new: Catalogue, today: date) -> Iterator[Problem]:
    """Yield the judgements that say something else and are of the same day as before."""
    for pair, judgement in new.judgements.items():
        if before := old.judgements.get(pair):
            yield from _one(" with ".join(pair), before, judgement, today)
    for pair, decision in new.own.decisions.items():
        if decided := old.own.decisions.get(pair):
            yield from _one(" with ".join(pair), decided, decision, today)
    verdicts = verdicts_of(old)
    for key, verdict in verdicts_of(new).items():
        if key in verdicts and verdict.project is None and verdicts[key].project is None:
            groups = f" with {', '.join(key[1])}" if key[1] else ""
            yield from _one(f"the verdict of {key[0]}{groups}", verdicts[key], verdict, today)


def _one(name: str, old: Judged, new: Judged, today: date) -> Iterator[Problem]:
    fields = differing(_substance(old), _substance(new))
    if fields and new.reviewed <= old.reviewed and new.reviewed < today:
        said = f'"reviewed" is still {new.reviewed}' if new.reviewed != date.min else 'there is no "reviewed"'
        names = ", ".join(field.name for field in fields)
        says = f"{name} is judged otherwise than before ({names}), and {said}; write reviewed: {today} if it was judged"
        yield Problem(new.position, says)


def _substance(judged: Judged) -> dict[str, Any]:
    """Return what was judged: of texts only whether there is one, of steps how much each is and when."""
    said = ruling(judged) if isinstance(judged, Ruling) else plain(judged, LEFT_OUT)
    for step in said.get("steps") or ():
        step.pop("do")
    texts = {name for name in said if name in WORDS or name.startswith("add_for_")}
    return {n: bool(value) if n in texts else value for n, value in said.items() if n not in DATES}
