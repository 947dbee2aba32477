"""The scorecards: a few questions on each way, each tied to entries, with what to do first where the answer is no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.judgement import Outcome

from . import addresses, wording
from .blocks import Bullets
from .page import Page, Section
from .questionnaire import Asked, Questionnaire, ToDo
from .scorecard_steps import Agenda, answers
from .scorecards import scorecards
from .text import Id, Link, listing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.scorecards import Question, Scorecard

    from .extent import Extent
    from .scorecard_steps import Answer
    from .text import Text
    from .ways import Way

STYLES = ("gap.css", "scorecard.css")


def scorecard_pages(extent: Extent) -> Iterator[Page]:
    """Yield the page of each scorecard."""
    for uri, (way, one) in scorecards(extent.catalogue).items():
        yield _page(extent, uri, way, one)


def _page(extent: Extent, uri: str, way: Way, one: Scorecard) -> Page:
    catalogue = extent.catalogue
    number = wording.in_words(len(one.questions))
    scope = way.scopes(catalogue)[0]
    gap = way.page(scope)
    alone = f", with {scope.name} alone in the {way.scoped.report}" if way.scoped else ""
    return Page(
        uri=uri,
        title=f"Scorecard: {way.held.held} to {way.asked.asked}",
        description=f"{wording.begin(number)} questions for whoever holds {way.held.held} and is asked for "
        f"{way.asked.asked}: what is open by part, and what to do first.",
        heading=f"How ready are you for {way.asked.asked}?",
        place=way.key,
        updated=one.reviewed,
        crumbs=(Link(addresses.GAP, "Gap list"), Link(gap, f"You hold {way.held.held}")),
        lead=(
            f"You hold {way.held.held}{alone if way.scoped is way.held else ''}: ",
            f"{number} questions of our choice show a part of what is left{alone if way.scoped is way.asked else ''}. ",
            "Nothing that you answer leaves your device. The result counts your answers; it promises nothing.",
        ),
        opening=(_questionnaire(extent, way, one),),
        sections=(_counted(gap),),
        wide=True,
        modules=("scorecard.js",),
        styles=STYLES,
    )


def _questionnaire(extent: Extent, way: Way, one: Scorecard) -> Questionnaire:
    catalogue = extent.catalogue
    of = {q: tuple(dict.fromkeys(_group(catalogue, e) for e in q.entries)) for q in one.questions}
    there = {group for found in of.values() for group in found}
    every = way.entries(catalogue, way.scopes(catalogue)[-1])
    groups = [g for g in dict.fromkeys(_group(catalogue, e.id) for e in every) if g in there]
    numbers = {question: n for n, question in enumerate(one.questions, 1)}
    agenda = Agenda(catalogue, way, one)
    parts = []
    for part in one.parts:
        below = [q for q in one.questions if q.part == part.id]
        asked = (_asked(catalogue, q, numbers[q], agenda, tuple(groups.index(g) for g in of[q])) for q in below)
        parts.append((part.title, part.note, tuple(asked)))
    links = tuple(Link(g, catalogue.entries[g].label) for g in groups)
    key = f"{way.key}-{one.edition}"
    beside = tuple(inline for one in extent.beside(way.asked.id) for inline in one.said)
    return Questionnaire(
        key,
        str(way.direction),
        tuple(parts),
        links,
        agenda.headings,
        (*beside, " Settle it early: all dates follow from it.") if beside else (),
        _others(catalogue, way, one),
    )


def _asked(catalogue: Catalogue, question: Question, number: int, agenda: Agenda, groups: tuple[int, ...]) -> Asked:
    found = tuple(answers(catalogue, question))
    return Asked(
        number=number,
        text=question.asks,
        about=listing((Id(entry) for entry in question.entries), last=", "),
        groups=groups,
        why=question.why,
        steps=tuple(_to_do(agenda, one) for one in found),
    )


def _to_do(agenda: Agenda, answer: Answer) -> ToDo:
    verdict, step = answer.verdict, answer.step
    text = (Id(answer.entry), f" {step.do if step else verdict.summary}")
    size, when = (
        (wording.SIZE_WORDS[step.size], wording.RUNS.get(step.runs, "")) if step and not verdict.project else ("", "")
    )
    return ToDo(agenda.turns[answer], agenda.below[answer], text, size, when)


def _others(catalogue: Catalogue, way: Way, one: Scorecard) -> Text:
    """Return how many entries nobody asked about, and where they stand."""
    scope = way.scopes(catalogue)[0]
    asked = {entry for question in one.questions for entry in question.entries}
    left = [catalogue.verdict(e.id) for e in way.entries(catalogue, scope) if e.id not in asked]
    new = sum(verdict.outcome == Outcome.NEW for verdict in left)
    known = f", {new} of them new" if new else ""
    link = Link(way.page(scope), "gap list")
    return (f"Not asked about here: {len(left)} entries{known}. They are in the ", link, ".")


def _group(catalogue: Catalogue, entry_id: str) -> str:
    entry: Entry = catalogue.theme_of(catalogue.entries[entry_id])
    return entry.id


def _counted(gap: str) -> Section:
    """Return how the result is counted, and on whose word."""
    which = (
        "What to do: the steps that answer a question answered with no or partly. An entry may ask for more: "
        "all its steps stand on its page."
    )
    order = (
        "What others build on stands first, and the rest under the time by which it has to begin; below each heading "
        "they have the order of the questions. The gap list has each entry once, by the first of its steps."
    )
    items: list[Text] = [
        ("Yes, partly, no and not answered are counted apart; no answer weighs more than another.",),
        ("A question counts in each part that it is about, so that the parts add up to more than the whole.",),
        (which,),
        (order,),
        ("Which questions, and why each: our own judgement. No certified auditor has reviewed it.",),
        ("Every entry, not these alone: ", Link(gap, "the gap list"), "."),
    ]
    return Section("counted", "How it is counted", (Bullets(tuple(items)),))
