"""Verdicts with what a site says itself: its own in their place, and those to judge again whose grounds it changed.

Every list, count, picture and file asks the catalogue for verdicts, so that none has to ask what the site decided.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.judgement import Outcome, Size, Step, Sureness, Verdict, Verdicts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Decision, Judgement, OwnVerdict

    from .overlaps import Pair

JUDGE = "Judge it again: write in decisions.yml, under “verdicts”, what holds at your company."
"""The one step of what is to judge again; it has to begin when the first step of the project's verdict has."""


@frozen
class Grounds:
    """What verdicts rest on: pairs as this project judges them, and as the site decides them."""

    entries: Mapping[str, Entry]
    crosswalks: Collection[Crosswalk]
    judgements: Mapping[Pair, Judgement]
    decisions: Mapping[Pair, Decision]

    def changed(self, verdict: Verdict) -> dict[str, Decision]:
        """Return the decisions by which a pair has another level in a verdict's direction, by the entry it names."""
        framework = self.entries[verdict.entry].framework
        crosswalk = next(c for c in self.crosswalks if framework in c)
        direction = crosswalk.towards(framework)
        found = {}
        for other in verdict.by:
            pair = crosswalk.pair(framework, verdict.entry, other)
            decision, judgement = self.decisions.get(pair), self.judgements.get(pair)
            if decision and (judgement is None or decision.levels[direction] != judgement.levels[direction]):
                found[other] = decision
        return found


def with_site(verdicts: Mapping[str, Verdicts], grounds: Grounds, own: Iterable[OwnVerdict]) -> dict[str, Verdicts]:
    """Return verdicts by entry as they hold for a site; those of which it says nothing else are the same objects."""
    said: dict[str, list[OwnVerdict]] = {}
    for one in own:
        said.setdefault(one.entry, []).append(one)
    return {entry: _together(judged, grounds, said.get(entry, ())) for entry, judged in verdicts.items()}


def _together(judged: Verdicts, grounds: Grounds, own: Iterable[OwnVerdict]) -> Verdicts:
    """Return the verdicts of an entry; the company's own stand for the project's wherever their scope is held."""
    ours = {frozenset(one.scope): _own(one, judged.within(one.scope)) for one in own}
    theirs = {
        frozenset(v.scope): _again(v, changed) if (changed := grounds.changed(v)) else v
        for v in judged
        if not any(scope <= set(v.scope) for scope in ours)
    }
    base = ours.get(frozenset()) or theirs[frozenset()]
    more = (*theirs.values(), *sorted(ours.values(), key=lambda v: len(v.scope)))
    found = Verdicts(base, tuple(v for v in more if v is not base))
    return judged if tuple(found) == tuple(judged) else replace(found, project=judged)


def _again(verdict: Verdict, changed: Mapping[str, Decision]) -> Verdict:
    """Return this project's verdict as one to judge again; nothing of it is said but which it is."""
    rests = f"The project's “{_words(verdict.outcome)}” rests on {listed(list(changed))}, decided otherwise here"
    counts = f"until the company of this site judges {verdict.entry} again, it counts as open."
    step = Step(do=JUDGE, size=Size.PARAGRAPH, runs=verdict.runs, position=verdict.position)
    return replace(
        verdict,
        outcome=Outcome.JUDGE_AGAIN,
        by=tuple(other for other in verdict.by if other not in changed),
        summary=f"{rests}; {counts}",
        add=(step.do,),
        steps=(step,),
        why=" ".join(f"{other}: {decision.reason}" for other, decision in changed.items()),
        together="",
        project=verdict,
        otherwise=tuple(changed.values()),
    )


def _own(said: OwnVerdict, judged: Verdict) -> Verdict:
    """Return a company's own verdict; what it leaves out is the project's as far as that can still hold."""
    steps = said.steps or (judged.steps if said.outcome == judged.outcome else ())
    return Verdict(
        entry=said.entry,
        scope=said.scope,
        outcome=said.outcome,
        by=said.by,
        summary=said.reason,
        add=tuple(step.do for step in steps),
        steps=steps,
        bring=said.bring or judged.bring,
        why=said.reason,
        sureness=Sureness.HIGH,
        reviewed=said.reviewed,
        position=said.position,
        own=said,
        before=judged.outcome if judged.outcome != said.outcome else None,
    )


def _words(outcome: Outcome) -> str:
    """Return an outcome's word; pages have the same."""
    return outcome.replace("-", " ").capitalize()
