"""The framed statement at the top of an entry's page: our verdict for the holder of the other framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.blocks import Details, Facts
from mkdocs_crosswalk.views.page import Panel
from mkdocs_crosswalk.views.text import Id, Line, Link, Mark, id_list, linked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.registers.judgement import Verdict
    from mkdocs_crosswalk.views.text import Text

    from .subject import Subject


def panel(subject: Subject) -> Panel:
    """Return the verdict in plain words, with how it was judged behind it."""
    verdicts = subject.verdicts
    base = verdicts.base
    holder = wording.HOLDER[subject.direction]
    return Panel(
        audience=f"{holder} with the Security category" if subject.iso else holder,
        outcome=base.outcome,
        heading=wording.OUTCOMES[base.outcome],
        text=linked(base.summary, subject.catalogue.ids, but=subject.entry.id),
        more=(
            *_together(subject, base)[1:],
            *(Line(_scoped(subject, verdict)) for verdict in verdicts.more),
            *_decided(subject),
        ),
        next=Link("", f"{wording.number(len(base.add), *wording.STEP_COUNTS[base.outcome])}", "net-new"),
        judged=Details("How this was judged", (Facts(_judged(subject, base)),)),
    )


def _scoped(subject: Subject, verdict: Verdict) -> Text:
    summary = linked(verdict.summary, subject.catalogue.ids, but=subject.entry.id)
    where = f"With {wording.series(verdict.scope)} in the report: {wording.OUTCOMES[verdict.outcome].lower()}."
    return (Mark("strong", where), " ", *summary, *_together(subject, verdict))


def _together(subject: Subject, verdict: Verdict) -> Text:
    """Return why partial pairs carry an entry over, where a verdict rests on such alone."""
    if not verdict.together:
        return ()
    why = linked(verdict.together, subject.catalogue.ids, but=subject.entry.id)
    return (" ", Mark("strong", "Together they carry it:"), " ", *why)


def _decided(subject: Subject) -> Iterator[Line]:
    """Yield the pairs that our verdict rests on and whose level the site has decided otherwise."""
    by = {entry for verdict in subject.verdicts for entry in verdict.by}
    for overlap in (*subject.counted, *subject.uncounted):
        other, before = overlap.other(subject.entry.id), overlap.undecided
        if other not in by or not before or overlap.levels == before.levels:
            continue
        level = wording.LEVELS[overlap.levels[subject.direction]].lower()
        mark = Mark("strong", f"{wording.DECIDED}: ")
        yield Line((mark, Id(other), f" is {level}. This verdict is this project's and does not follow that."))


def _judged(subject: Subject, base: Verdict) -> tuple[tuple[str, Text], ...]:
    items: list[tuple[str, Text]] = [("Outcome", (_outcome_text(subject, base),))]
    if base.by:
        items.append(("By", id_list(base.by)))
    items.append(("Why", linked(base.why, subject.catalogue.ids, but=subject.entry.id)))
    for verdict in subject.verdicts.more:
        why = linked(verdict.why, subject.catalogue.ids, but=subject.entry.id)
        by = (" By ", *id_list(verdict.by), ".") if verdict.by else ()
        items.append((f"With {wording.series(verdict.scope)}", (*why, *by)))
    items.append(("Confidence", (wording.SURENESS[base.sureness],)))
    when = f"{wording.day(base.reviewed)}, by this project. No certified auditor has reviewed it."
    items.append(("Judged", (when,)))
    return tuple(items)


def _outcome_text(subject: Subject, base: Verdict) -> str:
    outcome = wording.OUTCOMES[base.outcome]
    if not subject.iso:
        return f"{outcome}, if the ISO scope holds the system of the report"
    if subject.catalogue.full.verdicts[subject.entry.id].more:
        return f"{outcome} with Security alone; more categories change it"
    return f"{outcome} in every scope, since the common criteria are in every SOC 2 report"
