"""The scorecards: a few questions on each way, each tied to entries, with what to do first where the answer is no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.judgement import Runs

from . import addresses, wording
from .blocks import Bullets
from .gap.parts import parted
from .page import Page, Section
from .questionnaire import Asked, Questionnaire
from .scorecards import scorecards
from .text import Id, Link, listing
from .turns import Turns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Step, Verdict
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
    turns = {question: turn for turn, question in enumerate(_in_turn(catalogue, way, one))}
    parts = []
    for part in one.parts:
        below = [q for q in one.questions if q.part == part.id]
        asked = (_asked(catalogue, q, numbers[q], turns[q], tuple(groups.index(g) for g in of[q])) for q in below)
        parts.append((part.title, tuple(asked)))
    links = tuple(Link(g, catalogue.entries[g].label) for g in groups)
    return Questionnaire(f"{way.key}-{one.edition}", str(way.direction), tuple(parts), links)


def _in_turn(catalogue: Catalogue, way: Way, one: Scorecard) -> list[Question]:
    """Return the questions by the places of what their steps are of in the gap list, which has what is urgent first."""
    every = way.entries(catalogue, way.scopes(catalogue)[-1])
    verdicts = {entry.id: catalogue.verdict(entry.id) for entry in every}
    pairs = [(verdicts[entry.id], entry) for entry in every]
    listed = [entry.id for part in parted(Turns(catalogue, verdicts), pairs) for entry in part.entries]
    return sorted(one.questions, key=lambda question: listed.index(question.first))


def _asked(catalogue: Catalogue, question: Question, number: int, turn: int, groups: tuple[int, ...]) -> Asked:
    verdict = catalogue.verdict(question.first)
    step = _step(question, verdict)
    said = step.do if step else verdict.summary
    effort = f" ({wording.effort(step.size, step.runs)})" if step and not verdict.project else ""
    now = step and step.runs == Runs.OVER_THE_PERIOD
    return Asked(
        number=number,
        turn=turn,
        text=question.asks,
        about=listing((Id(entry) for entry in question.entries), last=", "),
        groups=groups,
        why=question.why,
        step=(Id(question.first), f" {said}{effort}"),
        mark=wording.RUNS[Runs.OVER_THE_PERIOD] if now else "",
    )


def _step(question: Question, verdict: Verdict) -> Step | None:
    """Return the step that a question names, else the first; a site's own verdict may have others, or none."""
    named = (step for step in verdict.steps if step.do == question.step)
    return next(named, verdict.steps[0] if verdict.steps else None)


def _group(catalogue: Catalogue, entry_id: str) -> str:
    entry: Entry = catalogue.theme_of(catalogue.entries[entry_id])
    return entry.id


def _counted(gap: str) -> Section:
    """Return how the result is counted, and on whose word."""
    order = (
        "What to do first: each question answered with no or partly, in the order of the gap list. "
        "The step is the one of the entry's verdict that answers it, with its size and time as on the entry's page; "
        "“begin now” is marked. The gap list has an entry where the first of its steps to begin belongs."
    )
    items: list[Text] = [
        ("Yes, partly, no and not answered are counted apart; no answer weighs more than another.",),
        ("A question counts in each part that it is about, so that the parts add up to more than the whole.",),
        (order,),
        ("Which questions, and why each: our own judgement. No certified auditor has reviewed it.",),
        ("Every entry, not these alone: ", Link(gap, "the gap list"), "."),
    ]
    return Section("counted", "How it is counted", (Bullets(tuple(items)),))
