"""What is said of a verdict that is the company's own, or that it has to judge again."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed

from . import wording
from .text import Id, Line, Link, Mark, linked, listing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.judgement import Decision, Verdict, Verdicts

    from .text import Inline, Text

_PLAIN = re.compile(r"[A-Za-z][\w.]*(?:[ -][\w.]+)*", re.ASCII)
_RESERVED = ("true", "false", "yes", "no", "on", "off", "null", "y", "n")


def other_of(verdict: Verdict, decision: Decision) -> str:
    """Return the entry beside that of a verdict in a pair that the site decided."""
    return decision.right if decision.left == verdict.entry else decision.left


def decided_words(verdict: Verdict) -> str:
    """Return by whom of the site, when and why, in words for a cell; empty of what is this project's alone."""
    if verdict.own:
        return f"{decided_by(verdict)}: {verdict.own.reason}"
    return " ".join(
        f"{wording.OTHERWISE}: {other_of(verdict, d)}, by {d.by}, {wording.day(d.reviewed)}: "
        f"{wording.sentence(d.reason)}"
        for d in verdict.otherwise
    )


def decided_by(verdict: Verdict) -> str:
    """Return who of the site gave a verdict, when, and what it was before; empty where it is this project's."""
    own = verdict.own
    before = f" (before: {wording.OUTCOMES[verdict.before]})" if verdict.before else ""
    return f"{wording.DECIDED} by {own.decided_by}, {wording.day(own.reviewed)}{before}" if own else ""


def decided_note(catalogue: Catalogue, verdict: Verdict) -> Iterator[Inline]:
    """Yield the same for a line of a list: of what is to judge again, which pairs, and what is left of its grounds."""
    if verdict.own:
        yield f"{decided_by(verdict)}. "
    for decision in verdict.otherwise:
        yield Mark("strong", f"{wording.OTHERWISE}:")
        yield " "
        yield Link(other_of(verdict, decision))
        yield f", by {decision.by}, {wording.day(decision.reviewed)}: "
        yield from linked(wording.sentence(decision.reason), catalogue, but=verdict.entry)
        yield " "
    if verdict.project:
        yield f"The project said “{wording.OUTCOMES[verdict.project.outcome]}”"
        yield from (
            (" and rested it on ", *listing(map(Link, verdict.by), last=" and "), " too. ") if verdict.by else (". ",)
        )


def to_judge(verdict: Verdict) -> Text:
    """Return what the project says, on what, and what follows from the site's decisions on that."""
    project = verdict.project
    if project is None:
        return ()
    changed = [Id(other_of(verdict, d)) for d in verdict.otherwise]
    rests = listing(map(Id, project.by), last=" and ")
    until = f"Until you decide, {verdict.entry} counts as open in every list."
    where = f"With {listed(verdict.scope)}, the project" if verdict.scope else "The project"
    return (
        f"{where} says “{wording.OUTCOMES[project.outcome]}”, by ",
        *rests,
        ". You decided otherwise on ",
        *listing(changed, last=" and "),
        f", so the verdict no longer stands on all its grounds. {until}",
    )


def reasons(catalogue: Catalogue, verdict: Verdict) -> Iterator[Line]:
    """Yield the decisions that a verdict does not follow, each with who made it, when and why."""
    direction = catalogue.towards(verdict.entry)
    for decision in verdict.otherwise:
        level = wording.LEVELS[decision.levels[direction]].lower()
        who = f" is {level}. {decision.by}, {wording.day(decision.reviewed)}. "
        why = linked(decision.reason, catalogue, but=verdict.entry)
        mark = Mark("strong", f"{wording.DECIDED}:")
        yield Line((mark, " ", Id(other_of(verdict, decision)), who, Mark("strong", "Your reason:"), " ", *why))


def to_write(catalogue: Catalogue, verdicts: Verdicts) -> str:
    """Return the lines of decisions.yml that decide what is to judge again; empty where nothing is."""
    base = (verdicts.base,) if verdicts.base.project else ()
    again = base or tuple(v for v in verdicts.more if v.project)
    lines = [line for verdict in again for line in _lines(catalogue, verdict)]
    head = ["# decisions.yml; a list that stands there goes under pairs:", "verdicts:"]
    return "\n".join([*head, *lines]) if lines else ""


def _lines(catalogue: Catalogue, verdict: Verdict) -> Iterator[str]:
    yield f"  - entry: {_yaml(verdict.entry)}"
    if verdict.scope:
        groups = (catalogue.full.entries[g].title for g in verdict.scope)
        yield f"    scope: [{', '.join(map(_yaml, groups))}]"
    if verdict.by:
        yield "    outcome: extend  # or carries-over, new"
        yield f"    by: [{', '.join(map(_yaml, verdict.by))}]"
    else:
        yield "    outcome: new  # or extend, carries-over, with what it rests on under by:"
    yield "    reason: Why it is so at your company."
    yield "    decided_by: Who decided"
    yield f"    reviewed: {max(d.reviewed for d in verdict.otherwise).isoformat()}"


def _yaml(word: str) -> str:
    """Return a text as a value of YAML on one line."""
    plain = _PLAIN.fullmatch(word) and word.lower() not in _RESERVED
    return word if plain else json.dumps(word, ensure_ascii=False)


def sureness(verdict: Verdict) -> str:
    """Return how sure a verdict is; of the company's own, that it decided; of what is to judge again, nothing."""
    return wording.DECIDED if verdict.own else "" if verdict.project else wording.SURENESS[verdict.sureness]
