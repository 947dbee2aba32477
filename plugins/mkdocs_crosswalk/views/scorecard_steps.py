"""The steps that answer a no on a scorecard: which, in what order, and under which headings."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.registers.judgement import Runs

from . import wording
from .gap.parts import parted, usual
from .turns import Turns, begun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.judgement import Step, Verdict
    from mkdocs_crosswalk.registers.scorecards import Question, Scorecard

    from .ways import Way
_TIMES = tuple(wording.RUNS_FIRST)


@frozen
class Answer:
    """What answers a no: a step of the verdict on an entry, or the verdict itself where it has none."""

    entry: str
    step: Step | None
    verdict: Verdict = field(compare=False)

    @property
    def place(self) -> int:
        """Return its place in the verdict."""
        return self.verdict.steps.index(self.step) if self.step else 0

    @property
    def runs(self) -> Runs:
        """Return when it has to be done."""
        return (self.step or self.verdict).runs


class Agenda:
    """The steps that answer a no on any question, in the order in which they are done, each group under a heading.

    First how each entry begins that others build on. The others stand by their own time or, where nearly all of the gap
    list has to begin at one time, by the part of the questions; but no step behind those that come after it in its
    verdict. Under a heading they have the order of the gap list, and none stands before what has to be begun before it.

    Attributes:
        urgent: Whether it says something that a step has to begin now: not nearly all has to.
        turns: When each has its turn.
        headings: The headings, in order.
        below: The place among these of that of each step.
    """

    def __init__(self, catalogue: Catalogue, way: Way, one: Scorecard) -> None:
        entries = way.entries(catalogue, way.scopes(catalogue)[-1])
        verdicts = {entry.id: catalogue.verdict(entry.id) for entry in entries}
        turns, pairs = Turns(catalogue, verdicts), [(verdicts[entry.id], entry) for entry in entries]
        alike = usual(turns, pairs)
        listed = [(part.anchor, entry) for part in parted(turns, pairs) for entry in part.entries]
        in_turn = begun(catalogue, ((verdicts[entry.id], entry) for _, entry in listed))
        places = {entry.id: place for place, (_, entry) in enumerate(in_turn)}
        titles = (wording.FIRST, *(wording.RUNS_FIRST.values() if alike is None else (p.title for p in one.parts)))
        parts = [part.id for part in one.parts]
        part_of: dict[Answer, int] = {}
        for question in one.questions:
            for answer in answers(catalogue, question):
                part_of.setdefault(answer, parts.index(question.part))
        in_order = sorted(part_of, key=lambda answer: (places[answer.entry], answer.place))
        ranks: dict[Answer, int] = {}
        after: dict[str, int] = {}
        for answer in reversed(in_order):
            own = 1 + (_TIMES.index(answer.runs) if alike is None else part_of[answer])
            ranks[answer] = after[answer.entry] = min(own, after.get(answer.entry, own))
        beginnings = {answer.entry: answer for answer in reversed(in_order)}
        first = {entry.id for anchor, entry in listed if anchor == "first"}
        ranks |= {answer: 0 for entry, answer in beginnings.items() if entry in first}
        there = sorted(set(ranks.values()))
        self.urgent = alike != Runs.OVER_THE_PERIOD
        self.turns = {answer: turn for turn, answer in enumerate(sorted(in_order, key=ranks.__getitem__))}
        self.headings = tuple(titles[rank] for rank in there)
        self.below = {answer: there.index(rank) for answer, rank in ranks.items()}


def answers(catalogue: Catalogue, question: Question) -> Iterator[Answer]:
    """Yield what answers a no, in the order of the entries: the steps that the question names, else the first of each.

    A site's own verdict may have other steps, or none; then its first goes in the place of those that are named.
    """
    named = {scalar.folded for scalar in question.steps}
    for entry in question.entries:
        if not named or named & set(catalogue.verdicts[entry].judged.base.add):
            verdict = catalogue.verdict(entry)
            found = tuple(step for step in verdict.steps if step.do in named) or verdict.steps[:1] or (None,)
            yield from (Answer(entry, step, verdict) for step in found)
