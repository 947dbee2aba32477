"""The framed statement at the top of an entry's page: our verdict for the holder of the other framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.blocks import Details, Facts
from mkdocs_crosswalk.views.page import Panel
from mkdocs_crosswalk.views.reviewed import verdict_caveat
from mkdocs_crosswalk.views.scopes import least
from mkdocs_crosswalk.views.text import Id, Line, Link, Mark, id_list, linked
from mkdocs_crosswalk.views.told import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.registers.frameworks import Framework
    from mkdocs_crosswalk.registers.judgement import Verdict, Verdicts
    from mkdocs_crosswalk.views.text import Text

    from .subject import Subject


def panel(subject: Subject) -> Panel | None:
    """Return the verdict in plain words, with how it was judged behind it, or None where there is none."""
    verdicts, held = subject.verdicts, subject.other
    if verdicts is None or held is None:
        return None
    base = verdicts.base
    return Panel(
        audience=_audience(subject, held),
        outcome=base.outcome,
        heading=wording.OUTCOMES[base.outcome],
        text=linked(base.summary, subject.catalogue, but=subject.entry.id),
        more=(
            *_together(subject, base)[1:],
            *(Line(_scoped(subject, verdict, held)) for verdict in _apart(verdicts)),
            *_decided(subject, verdicts),
        ),
        next=Link("", f"{wording.number(len(base.add), *wording.STEP_COUNTS[base.outcome])}", "net-new"),
        judged=Details("How this was judged", (Facts(_judged(subject, verdicts, held)),)),
    )


def _apart(verdicts: Verdicts) -> Iterator[Verdict]:
    """Yield the verdicts to read first: one for several groups where its outcome is another than for some of them."""
    for one in verdicts.more:
        alike = any(set(v.scope) < set(one.scope) and v.outcome == one.outcome for v in verdicts.more)
        if one.together or not alike:
            yield one


def _audience(subject: Subject, held: Framework) -> str:
    if not held.scope:
        return wording.holder(held)
    return f"{wording.holder(held)} with the {least(subject.catalogue, held).name} {held.kinds[held.scope].one}"


def _scoped(subject: Subject, verdict: Verdict, held: Framework) -> Text:
    summary = linked(verdict.summary, subject.catalogue, but=subject.entry.id)
    outcome = wording.OUTCOMES[verdict.outcome].lower()
    where = f"With {listed(verdict.scope)} in the {held.report}: {outcome}."
    return (Mark("strong", where), " ", *summary, *_together(subject, verdict))


def _together(subject: Subject, verdict: Verdict) -> Text:
    """Return why partial pairs carry an entry over, where a verdict rests on such alone."""
    if not verdict.together:
        return ()
    why = linked(verdict.together, subject.catalogue, but=subject.entry.id)
    return (" ", Mark("strong", "Together they carry it:"), " ", *why)


def _decided(subject: Subject, verdicts: Verdicts) -> Iterator[Line]:
    """Yield the pairs that our verdict rests on and whose level the site has decided otherwise."""
    by = {entry for verdict in verdicts for entry in verdict.by}
    for overlap in (*subject.counted, *subject.uncounted):
        other, before = overlap.other(subject.entry.id), overlap.undecided
        if other not in by or not before or overlap.levels == before.levels:
            continue
        level = wording.LEVELS[overlap.levels[subject.direction]].lower()
        mark = Mark("strong", f"{wording.DECIDED}: ")
        yield Line((mark, Id(other), f" is {level}. This verdict is this project's and does not follow that."))


def _judged(subject: Subject, verdicts: Verdicts, held: Framework) -> tuple[tuple[str, Text], ...]:
    base = verdicts.base
    items: list[tuple[str, Text]] = [("Outcome", (_outcome_text(subject, base, held),))]
    if base.by:
        items.append(("By", id_list(base.by)))
    items.append(("Why", linked(base.why, subject.catalogue, but=subject.entry.id)))
    apart = tuple(_apart(verdicts))
    for verdict in verdicts.more:
        said = verdict.why if verdict in apart else f"{verdict.summary} {verdict.why}"
        why = linked(said, subject.catalogue, but=subject.entry.id)
        by = (" By ", *id_list(verdict.by), ".") if verdict.by else ()
        items.append((f"With {listed(verdict.scope)}", (*why, *by)))
    items.append(("Confidence", (wording.SURENESS[base.sureness],)))
    when = wording.day(max(verdict.reviewed for verdict in verdicts))
    items.append(("Judged", (f"{when}, by this project. {verdict_caveat(subject.catalogue, subject.entry.id)}",)))
    return tuple(items)


def _outcome_text(subject: Subject, base: Verdict, held: Framework) -> str:
    """Return an outcome, and under which condition or in which scopes it holds."""
    outcome, catalogue = wording.OUTCOMES[base.outcome], subject.catalogue
    if condition := subject.framework.texts.condition:
        return f"{outcome}, if {told(catalogue, subject.framework, condition)}"
    if not held.scope:
        return outcome
    if catalogue.full.verdicts[subject.entry.id].more:
        return f"{outcome} with {least(catalogue, held).name} alone; more {held.kinds[held.scope].many} change it"
    common = any(e.common for e in catalogue.framework_entries(held.id, held.scope))
    since = f", since the common {wording.many_of(held)} are in every {held.held} {held.report}" if common else ""
    return f"{outcome} in every scope{since}"
