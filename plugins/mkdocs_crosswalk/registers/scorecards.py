"""`scorecards/`: a few questions by which a reader finds out where they stand, each tied to entries."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from mkdocs_crosswalk.data.problems import Position, closest_word, hint
from mkdocs_crosswalk.data.records import MADE, Form, read_record, record, shape_fields
from mkdocs_crosswalk.data.shapes import day, some, text
from mkdocs_crosswalk.data.shapes import record as record_shape
from mkdocs_crosswalk.data.yaml_files import Scalar

from .editorial import read_reviewed
from .forms import ENTRY, IDS, JUDGED_ON, Known, entries_of, name_of
from .levels import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Problems
    from mkdocs_crosswalk.data.shapes import Shape

    from .judgement import Verdicts
    from .references import References

_STEPS = "The steps that answer a no, in the words of the verdicts on its entries; left out, the first of each entry."


def _entries(fields: Fields, name: str, must: bool, known: Known) -> tuple[str, ...]:
    """Return what a question is about, after reporting what the direction does not ask for."""
    found = entries_of(fields, name, must, known)
    for asked in known.names["asked"]:
        for entry in found:
            framework = known.references.frameworks[known.references.entries[entry].framework]
            if framework.key != asked:
                right = next(one.name for one in known.references.frameworks.values() if one.key == asked)
                fields.problems.add(fields.place(name), f"{entry} is of {framework.name}; {right} is asked for here")
    return found


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
    note: Annotated[str, Form("How to answer, where that is not plain; it stands below the heading.")] = ""


@record
class Question:
    """A question, which is answered with yes, partly or no.

    Attributes:
        part: The id of its part.
        entries: What it is about.
        steps: The steps of this project's verdicts on them that answer a no, in the words of those; without any, it is
            the first step of each.
        why: Why it is asked: what hurts where the answer is no, by our judgement.
    """

    part: Annotated[str, Form("The id of its part.", read=name_of("part"))]
    asks: Annotated[str, Form("The question, which is answered with yes, partly or no.")]
    entries: Annotated[tuple[str, ...], Form("What it is about.", read=_entries, shape=some(ENTRY), published=IDS)]
    steps: Annotated[tuple[Scalar, ...], Form(_STEPS)] = ()
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
        asked = [direction.asked] if direction else []
        parts = tuple(read_record(ScorecardPart, part, known) for part in fields.items("parts", required=True))
        known = known._replace(names={"part": [part.id for part in parts], "asked": asked})
        one = read_record(Scorecard, fields, known, direction=direction, reviewed=known.reviewed, parts=parts)
        _hold_steps(one, verdicts, problems)
        if direction and direction in found:
            problems.add(
                fields.place("direction"), f"{direction} has questions already, in {found[direction].position}"
            )
        elif direction:
            found[direction] = one
    return found


def _hold_steps(one: Scorecard, verdicts: Mapping[str, Verdicts], problems: Problems) -> None:
    """Report steps that the verdicts on the entries of their questions do not have."""
    of = {step: entry for entry, verdict in verdicts.items() for step in verdict.base.add}
    for question in one.questions:
        known = {entry: verdicts[entry].base.add for entry in question.entries if entry in verdicts}
        if known and all(known.values()):  # that a verdict has no steps is told itself
            steps = tuple(step for add in known.values() for step in add)
            for scalar in (one for one in question.steps if one.folded not in steps):
                said = f'no step of {" or ".join(known)}: "{scalar.folded}"'
                problems.add(scalar.at, said + _instead(scalar.folded, steps, of))


def _instead(step: str, steps: tuple[str, ...], of: Mapping[str, str]) -> str:
    if step in of:
        return f"; it is one of {of[step]}, which the question is not about"
    near = closest_word(step, steps)
    return hint(f'"{near}"') if near else f'; the first is "{steps[0]}"'
