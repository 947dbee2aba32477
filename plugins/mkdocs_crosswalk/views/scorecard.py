"""The scorecards: a few questions on each way, each tied to entries, with what to do first where the answer is no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.registers.judgement import Outcome, Runs

from . import addresses, wording
from .blocks import Bullets
from .gap.parts import parted, place_of, usual
from .page import Page, Section
from .questionnaire import Asked, Questionnaire
from .scorecards import scorecards
from .text import Id, Link, listing
from .turns import Turns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Step
    from mkdocs_crosswalk.registers.scorecards import Question, Scorecard

    from .extent import Extent
    from .text import Text
    from .ways import Way

STYLES = ("gap.css", "scorecard.css")


def scorecard_pages(extent: Extent) -> Iterator[Page]:
    """Yield the page of each scorecard."""
    for uri, (way, one) in scorecards(extent.catalogue).items():
        yield _page(extent.catalogue, uri, way, one)


def _page(catalogue: Catalogue, uri: str, way: Way, one: Scorecard) -> Page:
    number = wording.in_words(len(one.questions))
    gap = way.page(way.scopes(catalogue)[0])
    return Page(
        uri=uri,
        title=f"Scorecard: {way.held.held} to {way.asked.asked}",
        description=f"{wording.begin(number)} questions for whoever holds {way.held.held} and is asked for "
        f"{way.asked.asked}: where you stand by part, and the first ten things to do.",
        heading=f"How ready are you for {way.asked.asked}?",
        place=way.key,
        updated=one.reviewed,
        crumbs=(Link(addresses.GAP, "Gap list"), Link(gap, f"You hold {way.held.held}")),
        lead=(
            f"{wording.begin(number)} questions of our choice on what is left to do where {way.held.held} is there. ",
            "Nothing that you answer leaves your device. The result counts your answers; it promises nothing.",
        ),
        opening=(_questionnaire(catalogue, way, one),),
        sections=(_counted(gap),),
        wide=True,
        modules=("scorecard.js",),
        styles=STYLES,
    )


def _questionnaire(catalogue: Catalogue, way: Way, one: Scorecard) -> Questionnaire:
    of = {q: tuple(dict.fromkeys(_group(catalogue, e) for e in q.entries)) for q in one.questions}
    there = {group for found in of.values() for group in found}
    every = way.entries(catalogue, way.scopes(catalogue)[-1])
    groups = [g for g in dict.fromkeys(_group(catalogue, e.id) for e in every) if g in there]
    numbers = {question: n for n, question in enumerate(one.questions, 1)}
    turns = _turns(catalogue, way, one)
    parts = []
    for part in one.parts:
        below = [q for q in one.questions if q.part == part.id]
        asked = (_asked(catalogue, q, numbers[q], turns, tuple(groups.index(g) for g in of[q])) for q in below)
        parts.append((part.title, tuple(asked)))
    links = tuple(Link(g, catalogue.entries[g].label) for g in groups)
    return Questionnaire(f"{way.key}-{one.edition}", str(way.direction), tuple(parts), links)


def _turns(catalogue: Catalogue, way: Way, one: Scorecard) -> dict[Answer, int]:
    """Return when each step that answers a no has its turn, by the order of the gap list.

    Where not nearly all has to begin now, the steps that have to go first. What carries over stands last in that list;
    a step of it goes where its own time or size belongs. Within a group the first steps of all entries stand before
    their later ones.
    """
    every = way.entries(catalogue, way.scopes(catalogue)[-1])
    verdicts = {entry.id: catalogue.verdict(entry.id) for entry in every}
    turns, pairs = Turns(catalogue, verdicts), [(verdicts[entry.id], entry) for entry in every]
    parts = tuple(parted(turns, pairs))
    listed = [(entry.id, number) for number, part in enumerate(parts) for entry in part.entries]
    group = dict(listed)
    place = {entry: at for at, (entry, _) in enumerate(listed)}
    urgent = usual(turns, pairs) != Runs.OVER_THE_PERIOD

    def turn(answer: Answer) -> tuple[bool, int, int, int]:
        verdict, step = verdicts[answer.entry], answer.step
        carried = step and verdict.outcome == Outcome.CARRIES_OVER
        return (
            not (urgent and answer.begins),
            place_of(parts, step) if step and carried else group[answer.entry],
            verdict.steps.index(step) if step else 0,
            place[answer.entry],
        )

    answers = {answer for question in one.questions for answer in _answers(catalogue, question)}
    return {answer: at for at, answer in enumerate(sorted(answers, key=turn))}


@frozen
class Answer:
    """What answers a no: a step of the verdict on an entry, or the verdict itself where it has none."""

    entry: str
    step: Step | None

    @property
    def begins(self) -> bool:
        """Say whether it has to begin now."""
        return bool(self.step and self.step.runs == Runs.OVER_THE_PERIOD)


def _answers(catalogue: Catalogue, question: Question) -> Iterator[Answer]:
    """Yield what answers a no, in the order of the entries: the steps that the question names, else the first of each.

    A site's own verdict may have other steps, or none; then its first goes in the place of those that are named.
    """
    named = {scalar.folded for scalar in question.steps}
    for entry in question.entries:
        if not named or named & set(catalogue.verdicts[entry].judged.base.add):
            steps = catalogue.verdict(entry).steps
            found = tuple(step for step in steps if step.do in named) or steps[:1] or (None,)
            yield from (Answer(entry, step) for step in found)


def _asked(
    catalogue: Catalogue, question: Question, number: int, turns: dict[Answer, int], groups: tuple[int, ...]
) -> Asked:
    answers = tuple(_answers(catalogue, question))
    return Asked(
        number=number,
        text=question.asks,
        about=listing((Id(entry) for entry in question.entries), last=", "),
        groups=groups,
        why=question.why,
        steps=tuple((turns[answer], _said(catalogue, answer)) for answer in answers),
        mark=wording.RUNS[Runs.OVER_THE_PERIOD] if any(answer.begins for answer in answers) else "",
    )


def _said(catalogue: Catalogue, answer: Answer) -> Text:
    verdict, step = catalogue.verdict(answer.entry), answer.step
    effort = f" ({wording.effort(step.size, step.runs)})" if step and not verdict.project else ""
    return (Id(answer.entry), f" {step.do if step else verdict.summary}{effort}")


def _group(catalogue: Catalogue, entry_id: str) -> str:
    entry: Entry = catalogue.theme_of(catalogue.entries[entry_id])
    return entry.id


def _counted(gap: str) -> Section:
    """Return how the result is counted, and on whose word."""
    order = (
        "What to do first: the steps of each question answered with no or partly, in the order of the gap list. "
        "They are steps of the entries' verdicts, with size and time as on the entries' pages. "
        "What must begin now goes first, unless nearly all must."
    )
    items: list[Text] = [
        ("Yes, partly, no and not answered are counted apart; no answer weighs more than another.",),
        ("A question counts in each part that it is about, so that the parts add up to more than the whole.",),
        (order,),
        ("Which questions, and why each: our own judgement. No certified auditor has reviewed it.",),
        ("Every entry, not these alone: ", Link(gap, "the gap list"), "."),
    ]
    return Section("counted", "How it is counted", (Bullets(tuple(items)),))
