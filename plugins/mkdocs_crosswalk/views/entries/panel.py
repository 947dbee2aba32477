"""The framed statement at the top of an entry's page: our verdict for the holder of the other framework."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.judgement import Outcome, Runs, Size
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.decided import decided_by, reasons, to_judge, to_write
from mkdocs_crosswalk.views.look_again import AGAIN, changed
from mkdocs_crosswalk.views.page import Panel
from mkdocs_crosswalk.views.scopes import least
from mkdocs_crosswalk.views.text import Line, Link, Mark, linked

from .evidence import brought, to_build
from .matches import parted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.registers.frameworks import Framework
    from mkdocs_crosswalk.registers.judgement import Verdict, Verdicts
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.text import Inline, Text

    from .subject import Subject

FIRST = 4
"""How many matches the line of jumps names."""
_CHECK = {
    Size.PARAGRAPH: ("do {} small thing", "do {} small things"),
    Size.RECORD: ("add {} record", "add {} records"),
    Size.PROCESS: ("set up {} process", "set up {} processes"),
}
"""What to do where an entry carries over, by the size of each step."""
_DO = {
    Outcome.EXTEND: ("add {} thing", "add {} things"),
    Outcome.NEW: ("do {} thing", "do {} things"),
    Outcome.JUDGE_AGAIN: ("decide, in decisions.yml", "decide, in decisions.yml"),
}


def panel(extent: Extent, subject: Subject) -> Panel | None:
    """Return the verdict in plain words and the ways on from it, or None where there is none."""
    verdicts, held = subject.verdicts, subject.other
    if verdicts is None or held is None:
        return None
    base = verdicts.base
    return Panel(
        audience=audience(subject, held),
        outcome=base.outcome,
        heading=wording.OUTCOMES[base.outcome],
        help=help_on(extent, wording.OUTCOMES[base.outcome]),
        text=to_judge(base) or linked(base.summary, subject.catalogue, but=subject.entry.id),
        more=(*_decided(subject, base), *_again(subject)),
        write=to_write(subject.catalogue, verdicts),
        scopes=tuple(_scoped(subject, verdict, held) for verdict in apart(verdicts)),
        jumps=(*_jumps(extent, subject, base), *_guides(extent, subject, base)),
    )


def help_on(extent: Extent, word: str) -> Text:
    """Return the question mark that explains a word, or nothing where there is no glossary."""
    term = extent.term(word)
    return (term.help,) if term else ()


def apart(verdicts: Verdicts) -> Iterator[Verdict]:
    """Yield the verdicts to read first: one for several groups where its outcome is another than for some of them."""
    for one in verdicts.more:
        alike = any(set(v.scope) < set(one.scope) and v.outcome == one.outcome for v in verdicts.more)
        if one.together or not alike:
            yield one


def to_do(verdict: Verdict) -> str:
    """Return what to do, within a sentence: how many steps there are, of what carries over by size and time."""
    if verdict.outcome != Outcome.CARRIES_OVER:
        return _counted(_DO[verdict.outcome], len(verdict.steps))
    sizes = Counter(step.size for step in verdict.steps)
    now = sum(step.runs == Runs.OVER_THE_PERIOD for step in verdict.steps)
    begin_now = f"; begin {now} now" if now else ""
    return f"{listed([_counted(_CHECK[size], sizes[size]) for size in Size if sizes[size]])}{begin_now}"


def _counted(words: tuple[str, str], count: int) -> str:
    one, many = words
    return (one if count == 1 else many).format(count)


def audience(subject: Subject, held: Framework) -> str:
    """Return for whom a verdict is, within a sentence."""
    scope = f" with {least(subject.catalogue, held).name}" if held.scope else ""
    return f"if you hold {held.held}{scope}"


def _jumps(extent: Extent, subject: Subject, base: Verdict) -> Iterator[Text]:
    """Yield where on the page to go on: the steps, the records, the matches."""
    if base.add:
        yield (Link("", wording.begin(to_do(base)), "net-new"),)
    if records := _records(extent, subject, base):
        yield (Link("", records, "evidence"),)
    carrying, others = parted(subject)
    if not subject.matches or not subject.levelled:
        return
    if base.project:
        carrying = tuple(o for o in carrying if o.other(subject.entry.id) in base.by)
    rests = "Left of its grounds" if base.project else "Rests on"
    every = carrying or others
    said: list[Inline] = [Link("", rests if carrying else "Touched by", "overlap")]
    for overlap in every[:FIRST]:
        other = subject.catalogue.entries[overlap.other(subject.entry.id)]
        said += [" ", Link("", other.id, other.slug)]
    rest = len(every) - FIRST
    yield (*said, *((f" + {rest}",) if rest > 0 else ()))


def _records(extent: Extent, subject: Subject, base: Verdict) -> str:
    """Return what to do with the records that a verdict names: bring those that a holder keeps, and build the others.

    What carries over may have others to add, which are a step.
    """
    build = len(to_build(extent, subject))
    bring = len(brought(subject)) - build
    if not bring:
        return f"Build {wording.number(build, 'record')}" if build else ""
    verb = "Reuse" if base.outcome == Outcome.CARRIES_OVER else "Bring"
    return f"{verb} {wording.number(bring, 'record')}{f', build {build}' if build else ''}"


def _guides(extent: Extent, subject: Subject, base: Verdict) -> Iterator[Text]:
    """Yield the guide that helps most with what is new."""
    if base.outcome == Outcome.NEW:
        yield from (("Guide: ", guide) for guide in extent.guides_for(subject.entry.id)[:1])


def _scoped(subject: Subject, verdict: Verdict, held: Framework) -> Text:
    summary = linked(verdict.summary, subject.catalogue, but=subject.entry.id)
    outcome = wording.OUTCOMES[verdict.outcome].lower()
    where = f"With {listed(verdict.scope)} in the {held.report}: {outcome}."
    who = (f"{said}: ",) if (said := decided_by(verdict)) else ()
    if verdict.project:
        return (Mark("strong", where), " ", *to_judge(verdict), *reasons(subject.catalogue, verdict))
    return (Mark("strong", where), " ", *who, *summary, *_together(subject, verdict))


def _together(subject: Subject, verdict: Verdict) -> Text:
    """Return why partial pairs carry an entry over, where a verdict rests on such alone."""
    if not verdict.together:
        return ()
    why = linked(verdict.together, subject.catalogue, but=subject.entry.id)
    return (" ", Mark("strong", "Together they carry it:"), " ", *why)


def _again(subject: Subject) -> Iterator[Line]:
    """Yield that the verdict was made on something else than the data says today."""
    if suspect := subject.catalogue.suspects.get((subject.entry.id,)):
        yield Line((Mark("strong", f"{AGAIN}:"), f" {changed(suspect)}."))


def _decided(subject: Subject, base: Verdict) -> Iterator[Line]:
    """Yield who of the site gave the verdict, or which of its grounds the site decided otherwise, and why."""
    if base.own:
        yield Line((Mark("strong", f"{decided_by(base)}."),))
    yield from reasons(subject.catalogue, base)
