"""`downloads/programme.ics`: what is due, what is reviewed again, and the days of the audit, for a calendar (RFC 5545).

Every event lasts a whole day. Its UID hangs on the company, on what it is about and on nothing else, so that a
calendar which reads the file again moves events instead of doubling them.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.programme.dates import occasions
from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.addresses import Place, own_page, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_crosswalk.catalogue.policies import Policy
    from mkdocs_crosswalk.views.extent import Extent

OCTETS = 75
"""Of a line at most, without its end (RFC 5545, 3.1)."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


@frozen
class Event:
    """A day on which something is due or happens.

    Attributes:
        key: What it is about; no two events have one.
        kind: A word by which calendars can choose.
        url: A whole address, or "".
    """

    key: str
    day: date
    summary: str
    kind: str
    description: str = ""
    url: str = ""


def programme_calendar(extent: Extent, url: Callable[[Place], str], policies: Iterable[Policy] = ()) -> str:
    """Return the file.

    Args:
        extent: What the site holds.
        url: Turns a place into its address, with the site's own before it where that is known.
        policies: The policies of the site.
    """
    programme = extent.programme
    name = programme.organisation.name if programme.organisation else "Your programme"
    stamp = f"{programme.today:%Y%m%d}T000000Z"
    events = sorted(_events(extent, url, policies), key=lambda event: (event.day, event.key))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//mkdocs-crosswalk//programme//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for event in events for line in _lines(event, name, stamp)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _lines(event: Event, name: str, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(NAMESPACE_URL, f'mkdocs-crosswalk:{name}:{event.key}')}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    if event.day < date.max:
        yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    if "://" in event.url:
        yield f"URL:{event.url}"
    yield f"CATEGORIES:{_text(event.kind)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _events(extent: Extent, url: Callable[[Place], str], policies: Iterable[Policy]) -> Iterator[Event]:
    programme = extent.programme
    for dated in occasions(programme):
        yield Event(dated.key, dated.day, dated.what[0], "Audit")
    yield from _due(extent, url)
    yield from _reviews(extent, url)
    for policy in policies:
        if policy.due:
            owner = _owner(policy.owner)
            place = url(Place(own_page(policy.uri)))
            yield Event(f"policy-{policy.uri}", policy.due, f"Review: {policy.title}", "Review", owner, place)


def _due(extent: Extent, url: Callable[[Place], str]) -> Iterator[Event]:
    """Yield what is open and has a day: entries that are asked for, then the company's own controls."""
    programme, catalogue = extent.programme, extent.catalogue
    for one in programme.standings:
        if one.due:
            said = (_owner(one.owner), wording.STATES[one.state], one.action)
            title = f"{one.entry.id} {catalogue.title_apart(one.entry)}"
            about = "\n".join(filter(None, said))
            yield Event(f"due-{one.entry.id}", one.due, f"Due: {title}", "Due", about, url(place_of(one.entry)))
    for control in catalogue.own.controls.values():
        if control.due and control.entry in catalogue.entries and State(control.status or State.UNSAID).open:
            entry = catalogue.entries[control.entry]
            title = f"{entry.id} {entry.title}"
            yield Event(
                f"due-{entry.id}", control.due, f"Due: {title}", "Due", _owner(control.owner), url(place_of(entry))
            )


def _reviews(extent: Extent, url: Callable[[Place], str]) -> Iterator[Event]:
    catalogue = extent.catalogue
    for entry, upkeep in catalogue.own.entries.items():
        if upkeep.due:
            found = catalogue.entries[entry]
            title = f"{entry} {catalogue.title_apart(found)}"
            about = _owner(upkeep.owner)
            yield Event(f"review-{entry}", upkeep.due, f"Review: {title}", "Review", about, url(place_of(found)))
    for item, upkeep in catalogue.own.items.items():
        if upkeep.due:
            place = url(Place(addresses.evidence_uri(item)))
            title = catalogue.evidence[item].name
            yield Event(f"item-{item}", upkeep.due, f"Review: {title}", "Review", _owner(upkeep.owner), place)


def _owner(owner: str) -> str:
    return f"Owner: {owner}" if owner else ""


def _text(text: str) -> str:
    """Return a text as a value (RFC 5545, 3.3.11); characters that no line may hold are left out."""
    kept = "".join(letter for letter in text if letter in "\n\t" or letter.isprintable())
    return kept.translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces that are short enough, each but the first after a space; no letter is cut in two."""
    piece = ""
    for letter in line:
        if len(f"{piece}{letter}".encode()) > OCTETS:
            yield piece
            piece = " "
        piece += letter
    yield piece
