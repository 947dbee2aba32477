"""What to do about an entry: the steps of its verdict, and guidance in our own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.blocks import Bullets, Columns, Facts, Paragraph, Subheading
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.text import Line, Mark, linked

if TYPE_CHECKING:
    from mkdocs_crosswalk.registers.judgement import Verdict
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.text import Text

    from .subject import Subject


def steps_section(subject: Subject) -> tuple[Section, ...]:
    """Return the next steps of a verdict in order, and those of larger scopes where they differ; none without one."""
    verdicts = subject.verdicts
    if verdicts is None:
        return ()
    report = subject.other.report if subject.other else ""
    first = _steps(subject, verdicts.base)
    blocks: list[Block] = [Bullets(first, ordered=True)]
    scopes: dict[tuple[Text, ...], list[str]] = {}
    for verdict in verdicts.more:
        scopes.setdefault(_steps(subject, verdict), []).append(listed(verdict.scope))
    for steps, names in scopes.items():
        if steps and steps != first:
            blocks.append(Subheading((f"With {', or '.join(names)} in the {report}",)))
            blocks.append(Bullets(steps, ordered=True))
    return (Section("net-new", wording.STEPS[verdicts.base.outcome], tuple(blocks)),)


def _steps(subject: Subject, verdict: Verdict) -> tuple[Text, ...]:
    """Return the steps of a verdict, each with how much it is and when."""
    return tuple((*_text(subject, s.do), Line((wording.effort(s.size, s.runs),))) for s in verdict.steps)


def suggested_section(subject: Subject) -> tuple[Section, ...]:
    """Return a control that a company may take into its own matrix, with a test of it, if there is one."""
    guidance = subject.guidance
    if guidance is None or not guidance.suggested_control:
        return ()
    facts = [("Control", _text(subject, guidance.suggested_control))]
    if guidance.suggested_test:
        facts.append(("Test", _text(subject, guidance.suggested_test)))
    said = Paragraph(("One control to adapt, in words of this project. Numbers are suggestions.",), quiet=True)
    return (Section("suggested-control", "A control to adapt", (Facts(tuple(facts)), said)),)


def guidance_section(subject: Subject) -> tuple[Section, ...]:
    """Return the guidance on an entry, if there is any."""
    guidance = subject.guidance
    if guidance is None:
        return ()
    blocks: list[Block] = [Paragraph(_text(subject, guidance.purpose))]
    if guidance.documented:
        blocks.append(Facts((("To be documented", _text(subject, guidance.documented)),)))
    blocks += [Subheading(("In practice",)), Bullets(_texts(subject, guidance.practice))]
    for heading, said in (("Without an office", guidance.remote), ("Where a provider runs it", guidance.cloud)):
        if said:
            blocks.append(Paragraph((Mark("strong", f"{heading}:"), " ", *_text(subject, said))))
    asks = (Subheading(("What an auditor asks to see",)), Bullets(_texts(subject, guidance.auditor_asks)))
    mistakes = (Subheading(("What goes wrong",)), Bullets(_texts(subject, guidance.mistakes)))
    blocks.append(Columns(asks, mistakes))
    return (Section("guidance", "Guidance", tuple(blocks)),)


def _text(subject: Subject, text: str) -> Text:
    return linked(text, subject.catalogue, but=subject.entry.id)


def _texts(subject: Subject, texts: tuple[str, ...]) -> tuple[Text, ...]:
    return tuple(_text(subject, text) for text in texts)
