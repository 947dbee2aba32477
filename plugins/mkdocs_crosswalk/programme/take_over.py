"""A list of work from a reader's browser taken over into `status.yml`, and what `status.yml` says as such a list."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.registers.status import Because
from mkdocs_crosswalk.registers.work_list import FIELDS, VERSION

from .state import State

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.problems import Problems
    from mkdocs_crosswalk.registers.status_text import StatusText, Value
    from mkdocs_crosswalk.registers.work_list import Entered, WorkList

    from .programme import Programme

_OTHERS = {"note": "action", "owner": "owner", "due": "due"}
"""Fields of the list that one field of `status.yml` says."""


def now(programme: Programme, entry: str) -> dict[str, str]:
    """Return what a company says of an entry in the fields of a list; what it does not say is not there."""
    one = programme.standing(entry)
    said = one.said
    found = {
        "status": "" if one.state == State.UNSAID else str(one.state),
        "owner": one.owner,
        "due": said.due.isoformat() if said and said.due else "",
        "reason": (said.excluded_because if one.state == State.EXCLUDED else _words(said.because)) if said else "",
        "note": said.action if said else "",
    }
    return {name: found[name] for name in FIELDS if found[name]}


class Change(NamedTuple):
    """What of an entry becomes otherwise, in the fields of a list; an empty text is taken back."""

    entry: str
    says: dict[str, str]

    def __str__(self) -> str:
        said = (f"{name} {text}" if text else f"no {name}" for name, text in self.says.items())
        return f"{self.entry}: {', '.join(said)}"


def changes(programme: Programme, work: WorkList) -> tuple[Change, ...]:
    """Return what a list says otherwise than a company does."""
    found = []
    for entry, entered in work.entries.items():
        before = now(programme, entry)
        meant = _meant(entered, before)
        if meant.get("status") in (State.IMPLEMENTED, State.EXCLUDED):
            meant["due"] = ""
        says = {name: text for name, text in meant.items() if text != before.get(name, "")}
        if says:
            found.append(Change(entry, says))
    return tuple(found)


def reasons(text: str) -> tuple[Because, ...]:
    """Return the reasons in a text such as `Risk R-02, contract`: the words that its parts begin with."""
    first = {words[0] for part in re.split("[,;]", text.casefold()) if (words := part.split())}
    return tuple(word for word in Because if word in first)


def _words(because: tuple[Because, ...]) -> str:
    return ", ".join(word for word in Because if word in because)


def untaken(programme: Programme, work: WorkList) -> tuple[str, ...]:
    """Return the reasons of what is not left out that say more than `status.yml` can."""
    found = []
    for entry, entered in work.entries.items():
        text = entered.says.get("reason", "")
        out = entered.says.get("status", now(programme, entry).get("status")) == State.EXCLUDED
        if not out and text.casefold() != _words(reasons(text)):
            found.append(f"why {entry} is necessary, {text}")
    return tuple(found)


def _meant(entered: Entered, before: dict[str, str]) -> dict[str, str]:
    """Return what is entered: of why something is necessary what `status.yml` can say, and no day of what has none."""
    says = dict(entered.says)
    status = says.get("status", before.get("status"))
    if says.get("reason") and status != State.EXCLUDED:
        says["reason"] = _words(reasons(says["reason"]))
        if not says["reason"]:
            del says["reason"]
    if status in (State.IMPLEMENTED, State.EXCLUDED):
        says.pop("due", None)
    return says


def write(text: StatusText, change: Change, before: State) -> None:
    """Say a change in the text of `status.yml`.

    Args:
        text: The text.
        change: The change.
        before: How far the entry was; what was left out and has a status now is said to be necessary.
    """
    says = change.says
    put: dict[str, Value] = {}
    status = says.get("status")
    if status == State.EXCLUDED:
        put |= {"status": "", "since": "", "due": "", "because": "", "applicable": "false"}
    elif status is not None:
        if before == State.EXCLUDED:
            put |= {"applicable": "true" if status else "", "excluded_because": "", "decided_by": "", "decided": ""}
        put |= {"since": "", "status": status}
        if status == State.IMPLEMENTED:
            put["due"] = ""
    if "reason" in says:
        left_out = status == State.EXCLUDED or (status is None and before == State.EXCLUDED)
        put |= {"excluded_because": says["reason"]} if left_out else {"because": reasons(says["reason"])}
    put |= {field: says[name] for name, field in _OTHERS.items() if name in says}
    text.put(change.entry, put)


def left(programme: Programme, work: WorkList, problems: Problems) -> tuple[Change, ...]:
    """Report what a company says otherwise than a list that it has taken over, and why; returns what that is."""
    found = changes(programme, work)
    for change in found:
        entered, status = work.entries[change.entry], programme.catalogue.own.status.get(change.entry)
        for name, text in change.says.items():
            field = _OTHERS.get(name, "applicable" if status and status.excluded else "status")
            at = status.places.get(field) if status else None
            where = f"{at.file}:{at.line} says otherwise, of more entries" if at else "another file says otherwise"
            what = f'{name} "{text}"' if text else f"no {name}"
            problems.add(entered.place(name), f"{change.entry} cannot have {what}: {where}; change it there")
    return found


def work_list(programme: Programme, made: str, site: str) -> str:
    """Return what a company says of the entries that it is asked for as the text of a list.

    Args:
        programme: The programme.
        made: The moment of the list, as 2027-03-15T14:02:40Z; all of it counts as entered then.
        site: The address of the site, or "".
    """
    catalogue, asked = programme.catalogue, programme.asked
    names = [entry for entry in catalogue.own.status if asked and catalogue.entries[entry].framework == asked.id]
    entries = {entry: {**says, "changed": made} for entry in names if (says := now(programme, entry))}
    beside: dict[str, object] = {}
    if asked and (among := [c for c in catalogue.crosswalks if asked.id in c]):
        beside["direction"] = str(among[0].towards(asked.id))
    if groups := programme.groups:
        beside["categories"] = [catalogue.entries[group].title for group in groups]
    said = {
        "version": VERSION,
        "made": {"at": made, **({"site": site} if site else {}), "data": catalogue.updated.isoformat()},
        **beside,
        "entries": entries,
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"
