"""What a site adds to the built-in data, as parts of the items of files for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.data.records import item_of
from mkdocs_crosswalk.data.shapes import choice, day, flag, record, several, text
from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.registers.forms import ID
from mkdocs_crosswalk.registers.judgement import SAID
from mkdocs_crosswalk.registers.status import Because, RunBy
from mkdocs_crosswalk.views.decided import other_of

if TYPE_CHECKING:
    from mkdocs_crosswalk.programme.here import Here
    from mkdocs_crosswalk.registers.company_records import CompanyRecord
    from mkdocs_crosswalk.registers.judgement import Decision, Verdict
    from mkdocs_crosswalk.registers.own_data import Upkeep

    from .sides import Sides


_WHO = {"by": text("Who decided."), "reviewed": day(), "reason": text()}
_OTHERWISE = several(record({"entry": ID, **_WHO}), "What it rests on, and the site decided otherwise.")
_PROJECT = {"outcome": choice(SAID), "decided_otherwise": _OTHERWISE}
SITE_SAYS = {
    "decided": record(_WHO, says="Of a verdict that the company of the site gave itself."),
    "project": record(_PROJECT, says="Of what is to judge again: what this project said."),
}
"""What verdicts have more where a site says anything of them."""


def own_mark(own: bool) -> dict[str, Any]:
    """Return the field that marks what is the site's own; nothing marks the rest."""
    return {"own": True} if own else {}


def decision_item(decision: Decision, sides: Sides) -> dict[str, Any]:
    """Return the site's decision on a pair."""
    return {**sides.levels(decision.levels), **item_of(decision)}


_DAYS = {"date": day(), "from": day(), "to": day()}
_RECORD = record({"id": text("The company's own word for it."), "item": text("The evidence item.")}, _DAYS)
COMPANY_SAYS = {
    "status": choice(s.value for s in State if s != State.UNSAID),
    "due": day("By which the rest is done."),
    "action": text("What is done next."),
    "applicable": flag("Whether it is necessary; left out where the company does not say."),
    "because": several(choice(Because), "Why it is necessary."),
    "excluded_because": text("Why it is not."),
    "run_by": choice(RunBy),
    "dated_records": several(_RECORD, "The company's records of what it asks for, or of the evidence item."),
}
"""What `here` has more where a company says how far it is; `records` are places, and were there before."""


def entry_here(here: Here, entry_id: str) -> dict[str, Any]:
    """Return what the company of the site says and has of an entry, as far as it does."""
    one = here.programme.standing(entry_id)
    said = one.said
    more: dict[str, Any] = {
        "status": "" if one.state == State.UNSAID else one.state.value,
        "due": one.due.isoformat() if one.due else "",
        "action": one.action,
        "applicable": said.applicable if said else None,
        "because": [because.value for because in said.because] if said else [],
        "excluded_because": said.excluded_because if said else "",
        "run_by": said.run_by.value if said and said.run_by else "",
        "dated_records": [_record_item(one.record) for one in here.records(entry_id)],
    }
    kept = upkeep_item(here.catalogue.own.entries.get(entry_id))
    return {**kept, **{name: value for name, value in more.items() if value not in ("", None, [])}}


def item_here(here: Here, item_id: str) -> dict[str, Any]:
    """Return who keeps an evidence item at the company of the site, and the company's records of it."""
    records = [_record_item(one.record) for one in here.programme.records_of(item_id)]
    kept = upkeep_item(here.catalogue.own.items.get(item_id))
    return {**kept, **({"dated_records": records} if records else {})}


def _record_item(one: CompanyRecord) -> dict[str, Any]:
    days = {"from": one.begin, "to": one.end} if one.period else {"date": one.end}
    return {"id": one.id, "item": one.item, **{name: when.isoformat() for name, when in days.items()}}


def upkeep_item(upkeep: Upkeep | None) -> dict[str, Any]:
    """Return who keeps an entry or evidence item at the site's company, as far as it says so."""
    return item_of(upkeep) if upkeep else {}


def site_says(verdict: Verdict) -> dict[str, Any]:
    """Return who of the site gave a verdict, or what this project said and what the site decided otherwise."""
    if own := verdict.own:
        return {"decided": {"by": own.decided_by, "reviewed": own.reviewed.isoformat(), "reason": own.reason}}
    if verdict.project is None:
        return {}
    otherwise = [
        {"entry": other_of(verdict, d), "by": d.by, "reviewed": d.reviewed.isoformat(), "reason": d.reason}
        for d in verdict.otherwise
    ]
    return {"project": {"outcome": verdict.project.outcome, "decided_otherwise": otherwise}}
