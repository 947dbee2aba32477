"""How the verdict on an entry was judged: the outcome and its condition, what it rests on, how sure it is, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Facts, Subheading
from mkdocs_crosswalk.views.changes import changed_in, edition_anchor
from mkdocs_crosswalk.views.decided import decided_words
from mkdocs_crosswalk.views.look_again import AGAIN, changed, confirmed
from mkdocs_crosswalk.views.reviewed import verdict_caveat
from mkdocs_crosswalk.views.scopes import least
from mkdocs_crosswalk.views.text import Link, linked, listing
from mkdocs_crosswalk.views.told import told

from .panel import apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.registers.frameworks import Framework
    from mkdocs_crosswalk.registers.judgement import Verdict, Verdicts
    from mkdocs_crosswalk.views.text import Text

    from .subject import Subject


def judged(subject: Subject) -> tuple[Facts | Subheading, ...]:
    """Return how the verdict was judged, if there is one; what the site says itself stands before it."""
    held = subject.other
    verdicts = subject.verdicts
    if verdicts is None or held is None:
        return ()
    ours = Facts(tuple(_facts(subject, held, verdicts.judged)))
    if verdicts is verdicts.judged:
        return (ours,)
    return (Facts(tuple(_here(subject, verdicts))), Subheading(("The verdict of this project",)), ours)


def _here(subject: Subject, verdicts: Verdicts) -> Iterator[tuple[str, Text]]:
    """Yield the verdicts that the company gave itself, and those that it has to judge again."""
    for verdict in (v for v in verdicts if v.own or v.project):
        where = f", with {listed(verdict.scope)}" if verdict.scope else ""
        by = f", by {', '.join(verdict.by)}" if verdict.by else ""
        own = f"{wording.OUTCOMES[verdict.outcome]}{by}. " if verdict.own else ""
        said = f"{own}{decided_words(verdict)}"
        term = "By this site" if verdict.own else "To judge again"
        yield f"{term}{where}", linked(said, subject.catalogue, but=subject.entry.id)


def _facts(subject: Subject, held: Framework, verdicts: Verdicts) -> Iterator[tuple[str, Text]]:
    base = verdicts.base
    yield "Outcome", (_outcome(subject, base, held),)
    if base.by:
        yield "By", (", ".join(base.by),)
    yield "Why", linked(base.why, subject.catalogue, but=subject.entry.id)
    first = tuple(apart(verdicts))
    for verdict in verdicts.more:
        said = verdict.why if verdict in first else f"{verdict.summary} {verdict.why}"
        why = linked(said, subject.catalogue, but=subject.entry.id)
        by = (f" By {', '.join(verdict.by)}.",) if verdict.by else ()
        yield f"With {listed(verdict.scope)}", (*why, *by)
    yield "Confidence", (wording.SURENESS[base.sureness],)
    when = wording.day(max(verdict.reviewed for verdict in verdicts))
    yield "Judged", (f"{when}, by this project. {verdict_caveat(subject.catalogue, subject.entry.id)}",)
    if log := tuple(confirmed(subject.catalogue, (subject.entry.id,))):
        yield "Confirmed", ("; ".join(log),)
    if editions := changed_in(subject.catalogue, subject.entry.id):
        links = (Link(addresses.CHANGES, edition.name, edition_anchor(edition)) for edition in editions)
        yield "Changed", ("In edition ", *listing(links, last=" and "))
    if suspect := subject.catalogue.suspects.get((subject.entry.id,)):
        yield AGAIN, (f"{wording.begin(changed(suspect))}.",)


def _outcome(subject: Subject, base: Verdict, held: Framework) -> str:
    """Return an outcome, and under which condition or in which scopes it holds."""
    outcome, catalogue = wording.OUTCOMES[base.outcome], subject.catalogue
    if condition := subject.framework.texts.condition:
        return f"{outcome}, if {told(catalogue, subject.framework, condition)}"
    if not held.scope:
        return outcome
    if catalogue.full.verdicts[subject.entry.id].judged.more:
        return f"{outcome} with {least(catalogue, held).name} alone; more {held.kinds[held.scope].many} change it"
    common = any(e.common for e in catalogue.framework_entries(held.id, held.scope))
    since = f", since the common {wording.many_of(held)} are in every {held.held} {held.report}" if common else ""
    return f"{outcome} in every scope{since}"
