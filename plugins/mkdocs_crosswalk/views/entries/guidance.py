"""What to do about an entry: what it asks, the steps of its verdict, and guidance in our own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.judgement import Runs
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.blocks import Bullets, Callout, Columns, Details, Facts, Paragraph, Subheading
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.text import Effort, Id, Mark, linked, listing
from mkdocs_crosswalk.views.turns import before_it

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_crosswalk.registers.judgement import Step, Verdict
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.text import Text

    from .subject import Subject


def asks(subject: Subject) -> Text:
    """Return what an entry asks, in our words, and what its text wants in writing; empty where there is no guidance."""
    guidance = subject.guidance
    if guidance is None:
        return ()
    written = guidance.documented
    more = (" ", Mark("strong", "In writing:"), " ", *_text(subject, written)) if written else ()
    return (*_text(subject, guidance.purpose), *more)


def callouts(extent: Extent, subject: Subject) -> tuple[Block, ...]:
    """Return what readers in a situation of their own must not miss, with the guide that says most of it."""
    guidance = subject.guidance
    if guidance is None or not guidance.remote:
        return ()
    guides = extent.guides_for(subject.entry.id)[:1]
    more: Text = (" More in the guide ", *guides, ".") if guides else ()
    return (Callout("No office?", (*_text(subject, guidance.remote), *more)),)


def steps_section(subject: Subject, sizes: Text = ()) -> tuple[Section, ...]:
    """Return the next steps of a verdict in order, and those of larger scopes where they differ; none without one.

    `sizes` explains how much each is.
    """
    verdicts = subject.verdicts
    if verdicts is None:
        return ()
    report = subject.other.report if subject.other else ""
    first = steps_of(subject, verdicts.base)
    blocks: list[Block] = [*_first_steps(subject, verdicts.base, sizes)]
    scopes: dict[tuple[Text, ...], list[str]] = {}
    for verdict in verdicts.more:
        scopes.setdefault(steps_of(subject, verdict), []).append(listed(verdict.scope))
    apart: list[Block] = []
    for steps, names in scopes.items():
        if steps and steps != first:
            apart += [Subheading((f"With {', or '.join(names)} in the {report}",)), Bullets(steps, ordered=True)]
    if before := before_it(subject.catalogue, subject.entry.id):
        why = subject.catalogue.guidance[subject.entry.id].because
        blocks.append(Paragraph(("Begin ", *listing(map(Id, before)), f" first. {why}"), quiet=True))
    if project := verdicts.base.project:
        was = Bullets(steps_of(subject, project), ordered=True)
        blocks.append(Details("What the project's verdict asked", (was,)))
    if apart:
        blocks.append(Details("Steps for larger scopes", tuple(apart)))
    if not blocks:
        return ()
    return (Section("net-new", wording.STEPS[verdicts.base.outcome], tuple(blocks)),)


def _first_steps(subject: Subject, verdict: Verdict, sizes: Text) -> Iterator[Block]:
    """Yield the steps of the first verdict; where all have to be done at one time, that is said once, above them."""
    if verdict.project:
        sizes = ()
    at_once = None if verdict.project else all_run(verdict.steps)
    if at_once:
        yield Paragraph((wording.RUNS_ALL[at_once],), quiet=True)
    if steps := steps_of(subject, verdict, timed=not at_once):
        yield Bullets(steps, ordered=True, sizes=sizes)


def all_run(steps: Sequence[Step]) -> Runs | None:
    """Return when several steps have to be done, if all of them have one time that is worth saying."""
    times = {step.runs for step in steps}
    return next(iter(times)) if len(steps) > len(times) == 1 and times <= wording.RUNS_ALL.keys() else None


def steps_of(subject: Subject, verdict: Verdict, *, timed: bool = True) -> tuple[Text, ...]:
    """Return the steps of a verdict, each with how much it is and, if `timed`, when."""
    if verdict.project:
        return tuple(_text(subject, s.do) for s in verdict.steps)
    efforts = (Effort(s.size, s.runs if timed else Runs.ANY) for s in verdict.steps)
    return tuple((*_text(subject, s.do), " ", effort) for s, effort in zip(verdict.steps, efforts, strict=True))


def suggested_section(subject: Subject) -> tuple[Section, ...]:
    """Return a control that a company may take into its own matrix, with a test of it, if there is one."""
    guidance = subject.guidance
    if guidance is None or not guidance.suggested_control:
        return ()
    facts = [("Control", _text(subject, guidance.suggested_control))]
    if guidance.suggested_test:
        facts.append(("Test", _text(subject, guidance.suggested_test)))
    return (
        Section(
            "suggested-control",
            "A control to adapt",
            (Facts(tuple(facts)), Paragraph(("Roles, numbers and intervals are examples.",), quiet=True)),
        ),
    )


def guidance_section(subject: Subject) -> tuple[Section, ...]:
    """Return what an auditor asks and what goes wrong, side by side, if there is guidance."""
    guidance = subject.guidance
    if guidance is None:
        return ()
    asked = (Subheading(("An auditor asks for",)), Bullets(_texts(subject, guidance.auditor_asks)))
    mistakes = (Subheading(("What goes wrong",)), Bullets(_texts(subject, guidance.mistakes)))
    return (Section("guidance", "In the audit", (Columns(asked, mistakes),)),)


def practice_section(subject: Subject) -> tuple[Section, ...]:
    """Return what doing it looks like, if there is guidance."""
    guidance = subject.guidance
    if guidance is None or not (guidance.practice or guidance.cloud):
        return ()
    blocks: list[Block] = [Bullets(_texts(subject, guidance.practice))] if guidance.practice else []
    if guidance.cloud:
        blocks.append(Paragraph((Mark("strong", "Where a provider runs it:"), " ", *_text(subject, guidance.cloud))))
    return (Section("practice", "In practice", tuple(blocks)),)


def _text(subject: Subject, text: str) -> Text:
    return linked(text, subject.catalogue, but=subject.entry.id)


def _texts(subject: Subject, texts: tuple[str, ...]) -> tuple[Text, ...]:
    return tuple(_text(subject, text) for text in texts)
