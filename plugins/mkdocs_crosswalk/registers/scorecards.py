"""`scorecards/`: a few questions by which a reader finds out where they stand, each tied to entries."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from mkdocs_crosswalk.data.problems import Position, closest_word, hint
from mkdocs_crosswalk.data.records import MADE, Form, read_record, record, shape_fields
from mkdocs_crosswalk.data.shapes import day, some, text
from mkdocs_crosswalk.data.shapes import record as record_shape

from .editorial import read_reviewed
from .forms import ENTRY, IDS, JUDGED_ON, Known, Single, entries_of
from .levels import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Problems
    from mkdocs_crosswalk.data.shapes import Shape

    from .judgement import Verdicts
    from .references import References

_STEP = "The step that answers a no, in the words of the verdict on that entry; left out, its first step."


@record
class ScorecardPart:
    """A part of the questions, under a heading."""

    id: Annotated[
        str,
        Form(
            "The name of the part: small letters, digits and dashes.",
            read=lambda fields, name, must, _: fields.part(name, required=must),
            shape=text(),
        ),
    ]
    title: Annotated[str, Form("The heading on the page.")]


@record
class Question:
    """A question, which is answered with yes, partly or no.

    Attributes:
        part: The id of its part.
        entries: What it is about.
        first: The one of them whose step is what to do first.
        step: That step of this project's verdict in its own words, or "" where it is the first one.
        why: Why it is asked: what hurts where the answer is no, by our judgement.
    """

    part: Annotated[str, Form("The id of its part.")]
    asks: Annotated[str, Form("The question, which is answered with yes, partly or no.")]
    entries: Annotated[tuple[str, ...], Form("What it is about.", read=entries_of, shape=some(ENTRY), published=IDS)]
    first: Annotated[Single, Form("The one of the entries whose step is what to do first.")]
    step: Annotated[str, Form(_STEP)] = ""
    why: Annotated[str, Form("What hurts where the answer is no.")]
    position: Position


@record
class Scorecard:
    """The questions for the holder of one framework who is asked for another.

    Attributes:
        direction: Whose holder is asked, and for what.
    """

    direction: Annotated[Direction | None, MADE]
    reviewed: Annotated[date, MADE]
    edition: Annotated[int, Form("Raised where questions change their meaning or number: answers are kept by number.")]
    parts: Annotated[tuple[ScorecardPart, ...], Form("The parts, in the order of the page.")]
    questions: Annotated[tuple[Question, ...], Form("The questions, in the order of the page.")]
    position: Position


def scorecard_shape() -> Shape:
    """Return what editors check a file by."""
    must, may = shape_fields(Scorecard)
    says = "Whose holder is asked, and for what, such as held-to-asked by the keys of the frameworks."
    return record_shape({"reviewed": day(JUDGED_ON), "direction": text(says), **must}, may)


def read_scorecards(
    files: Iterable[Fields], references: References, verdicts: Mapping[str, Verdicts], problems: Problems
) -> dict[Direction, Scorecard]:
    """Return the scorecards of the files by their directions, after reporting what is wrong with them.

    Args:
        files: The fields of each file.
        references: Resolves the names of entries.
        verdicts: This project's, by entry, whose steps questions name.
        problems: Takes what is wrong.
    """
    found: dict[Direction, Scorecard] = {}
    for fields in files:
        known = Known(references, reviewed=read_reviewed(fields))
        fields.text("direction", required=True)
        direction = references.direction(fields)
        one = read_record(Scorecard, fields, known, direction=direction, reviewed=known.reviewed)
        _hold(one, references, problems)
        _hold_steps(one, verdicts, problems)
        if direction and direction in found:
            problems.add(
                fields.place("direction"), f"{direction} has questions already, in {found[direction].position}"
            )
        elif direction:
            found[direction] = one
    return found


def _hold(one: Scorecard, references: References, problems: Problems) -> None:
    """Report questions of no part, about entries that the direction does not ask for, or without their first."""
    parts = [part.id for part in one.parts]
    for question in one.questions:
        if question.part and question.part not in parts:
            problems.unknown(question.position, "part", question.part, parts)
        asked = one.direction.asked if one.direction else ""
        for entry in question.entries:
            framework = references.frameworks[references.entries[entry].framework]
            if asked and framework.key != asked:
                problems.add(
                    question.position, f"{entry} is of {framework.name}, which {one.direction} does not ask for"
                )
        if question.first and question.entries and question.first not in question.entries:
            problems.add(question.position, f'"first" is {question.first}, which is not among the entries')


def _hold_steps(one: Scorecard, verdicts: Mapping[str, Verdicts], problems: Problems) -> None:
    """Report questions that name a step which the verdict on their first entry does not have."""
    for question in one.questions:
        if question.step and question.first in verdicts:
            steps = verdicts[question.first].base.add
            if steps and question.step not in steps:  # without any, that is said at the verdict
                near = closest_word(question.step, steps) or steps[0]
                said = f'unknown step of {question.first} "{question.step}"'
                problems.add(question.position, said + hint(f'"{near}"'))
