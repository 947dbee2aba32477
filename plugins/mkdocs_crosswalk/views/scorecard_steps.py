"""The steps that answer a no on a scorecard: which, in what order, and under which headings."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

from . import wording
from .gap.parts import in_a_period, parted
from .turns import Turns, before_it, begun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.judgement import Runs, Step, Verdict
    from mkdocs_crosswalk.registers.scorecards import Question, Scorecard

    from .ways import Way


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

    First how each entry begins that others build on. The others stand by their own time. Under a heading they have the
    order of the questions. None stands behind what comes after it: a step of an entry that rests on its own, if that
    has to be done no earlier, and a later step of its verdict. Where all is sorted by a period alone, that holds of how
    an entry begins: what it does each time goes on beside the others.

    Attributes:
        turns: When each has its turn.
        headings: The headings, in order.
        below: The place among these of that of each step.
    """

    def __init__(self, catalogue: Catalogue, way: Way, one: Scorecard) -> None:
        entries = way.entries(catalogue, way.scopes(catalogue)[-1])
        verdicts = {entry.id: catalogue.verdict(entry.id) for entry in entries}
        turns, pairs = Turns(catalogue, verdicts), [(verdicts[entry.id], entry) for entry in entries]
        first = {e.id for part in parted(turns, pairs) if part.anchor == "first" for e in part.entries}
        self._catalogue = catalogue
        self._by_period = in_a_period(turns, pairs)
        self._times = wording.IN_A_PERIOD if self._by_period else wording.RUNS_FIRST
        in_order = self._in_order(one)
        self._beginnings = {answer.entry: answer for answer in reversed(in_order)}
        ranks: dict[Answer, int] = {}
        for answer in reversed(in_order):
            own = 0 if answer.entry in first and self._begins(answer) else 1 + self._time(answer)
            ranks[answer] = min([own, *(rank for other, rank in ranks.items() if self._before(answer, other))])
        there = sorted(set(ranks.values()))
        titles = (wording.FIRST, *self._times.values())
        self.turns = {answer: turn for turn, answer in enumerate(sorted(in_order, key=ranks.__getitem__))}
        self.headings = tuple(titles[rank] for rank in there)
        self.below = {answer: there.index(rank) for answer, rank in ranks.items()}

    def _in_order(self, one: Scorecard) -> list[Answer]:
        """Return all, each once, by the order of their questions; an entry stands behind those that come before it."""
        every = dict.fromkeys(answer for question in one.questions for answer in answers(self._catalogue, question))
        entries = {answer.entry: answer.verdict for answer in every}
        asked = ((verdict, self._catalogue.entries[entry]) for entry, verdict in entries.items())
        places = {entry.id: place for place, (_, entry) in enumerate(begun(self._catalogue, asked))}
        return sorted(every, key=lambda answer: (places[answer.entry], answer.place))

    def _before(self, one: Answer, other: Answer) -> bool:
        if one.entry == other.entry:
            return not self._by_period and one.place < other.place
        rests = one.entry in before_it(self._catalogue, other.entry) and self._time(one) <= self._time(other)
        return rests and (not self._by_period or self._begins(one))

    def _begins(self, answer: Answer) -> bool:
        return self._beginnings[answer.entry] == answer

    def _time(self, answer: Answer) -> int:
        """Return the place of the heading of its time; a time without any goes with the first."""
        return list(self._times).index(answer.runs) if answer.runs in self._times else 0


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
