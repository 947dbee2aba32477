"""The site's words for what the catalogue holds, in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed, with_article
from mkdocs_crosswalk.registers.documents import Bond
from mkdocs_crosswalk.registers.judgement import Outcome, Runs, Size, Sureness
from mkdocs_crosswalk.registers.levels import Agreement, Confidence, Level

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.frameworks import Framework
    from mkdocs_crosswalk.registers.levels import Direction
    from mkdocs_crosswalk.registers.sources import Source

LEVELS = {Level.FULL: "Full", Level.PARTIAL: "Partial", Level.NONE: "Not a match"}
LEVEL_MEANINGS = {
    Level.FULL: "the records serve as they are",
    Level.PARTIAL: "they help and must be extended",
    Level.NONE: "published or expected, but does not do the work",
}
OUTCOMES = {Outcome.CARRIES_OVER: "Carries over", Outcome.EXTEND: "Extend", Outcome.NEW: "New"}
OUTCOME_MEANINGS = {
    Outcome.CARRIES_OVER: "your records serve, after checks of scope and period",
    Outcome.EXTEND: "you have a part of it; add the rest",
    Outcome.NEW: "nothing to reuse, or too little; build it",
}
STEPS = {
    Outcome.CARRIES_OVER: "Checks before you rely on it",
    Outcome.EXTEND: "What to add",
    Outcome.NEW: "What to build",
}
STEP_COUNTS = {
    Outcome.CARRIES_OVER: ("check before you rely on it", "checks before you rely on it"),
    Outcome.EXTEND: ("thing to add", "things to add"),
    Outcome.NEW: ("step to build it", "steps to build it"),
}
SHARES = {Outcome.CARRIES_OVER: "carry over", Outcome.EXTEND: "to extend", Outcome.NEW: "new"}
SURENESS = {Sureness.HIGH: "High", Sureness.MEDIUM: "Medium", Sureness.LOW: "Low"}
PRACTICE = "what auditors are used to; no text links the two"
TIMINGS = {"point-in-time": "At a point in time", "over-a-period": "Over a period"}
CONFIDENCE = {
    Confidence.CERTAIN: "Certain",
    Confidence.LIKELY: "Likely",
    Confidence.AMBIGUOUS: "Ambiguous, so not counted",
}
HOW = {"automatic": "Automatic", "manual": "Manual", "both": "In part automatic"}
EVIDENCE_KINDS = {
    "policy": "Policy",
    "procedure": "Procedure",
    "plan": "Plan",
    "register": "Register",
    "record": "Record",
    "configuration": "Configuration",
    "report": "Report",
}
SIZES = {Size.PARAGRAPH: "Add to what is there", Size.RECORD: "Start a record", Size.PROCESS: "Set up a process"}
RUNS = {Runs.OVER_THE_PERIOD: "needs records over time", Runs.BEFORE_STAGE_2: "before stage 2"}
"""When a step has to be done; nothing is said of what may be done at any time."""
SOURCE_ALONE = "Only a source names it here"
"""In the place of what an evidence item shows for an entry that this project does not name."""
RHYTHMS = {
    "day": "Each day",
    "week": "Each week",
    "month": "Each month",
    "quarter": "Each quarter",
    "half-year": "Each half year",
    "year": "Each year",
    "event": "At each occasion",
    "once": "Once, until replaced",
}
STATUSES = ("Implemented", "Partly", "Planned", "Not started", "Excluded")
"""What a company says of an entry; the same words in lists to choose from, on pages and in guides."""
BONDS = {Bond.REQUIRED: "Required", Bond.EXPECTED: "Expected"}
SOURCE_KINDS = {
    "article": "Article",
    "guide": "Guide",
    "comparison": "Comparison page",
    "table": "Mapping table",
    "help-page": "Help page of a product",
    "unread": "Known, not read here",
    "standard": "Standard",
    "project": "This project",
    "site": "This site",
}
CORRECTION_KINDS = {
    "fact": "Wrong",
    "self-contradiction": "Contradicts itself",
    "title": "Title",
    "outdated": "Out of date",
    "judgement": "Our judgement",
    "format": "Form",
}
CAVEAT = "Judged by this project; no certified auditor has reviewed it."
WRITTEN = "Written and judged by this project; no certified auditor has reviewed it."

OWN = "Of this site"
OWN_CAVEAT = "Written by the company of this site; this project has not judged it."
DECIDED = "Decided here"
LATE = "Past its review date"

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def effort(size: Size, runs: Runs) -> str:
    """Return how much something is, and when it has to be done."""
    return f"{SIZES[size]}; {RUNS[runs]}" if runs in RUNS else SIZES[size]


def day(when: date) -> str:
    """Return a date as `21 November 2026`, whatever the machine's language."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def source_date(source: Source) -> str:
    """Return a source's date, or its year, or that it has none; what a site itself says has many."""
    if source.date:
        return day(source.date)
    return source.year or ("" if source.kind == "site" else "undated")


def number(count: int, one: str, many: str = "") -> str:
    """Return `1 pair`, `3 pairs`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def in_words(count: int) -> str:
    """Return a number as a word if it is below eleven, else in digits."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def begin(text: str) -> str:
    """Return a text as it begins a sentence or stands alone."""
    return f"{text[:1].upper()}{text[1:]}"


def holder(framework: Framework) -> str:
    """Return whom a verdict is for."""
    return f"If you hold {framework.held}"


def a_holder(framework: Framework) -> str:
    """Return who holds a framework, within a sentence."""
    return f"{with_article(framework.held)} holder"


def towards(catalogue: Catalogue, direction: Direction) -> str:
    """Return what records are reused for in a direction, within a sentence."""
    asked = next((f for f in catalogue.full.frameworks.values() if f.key == direction.asked), None)
    return f"for {asked.short}" if asked else "no direction stated"


def any_of(framework: Framework) -> str:
    """Return what an entry of a framework is called that may be of any of its kinds."""
    return listed([kind.loose for kind in framework.single], "or")


def many_of(framework: Framework) -> str:
    """Return the same in the plural."""
    return listed([kind.loose_many for kind in framework.single], "or")


def every_kind(frameworks: Iterable[Framework]) -> str:
    """Return the kinds of entries of some frameworks together, as words in a row."""
    return listed(list(dict.fromkeys(kind.loose for framework in frameworks for kind in framework.single)))


def agreement(overlap: Overlap) -> str:
    """Say in words how the sources of a pair and our judgement stand to each other, before the site decided or not."""
    if overlap.decision:
        said = agreement(overlap.undecided) if overlap.undecided else "Nobody else names the pair"
        return f"{DECIDED}. Otherwise: {said[0].lower()}{said[1:]}"
    others = len(overlap.silent)
    are = "is" if others == 1 else "are"
    aside = f"; named too by {number(others, 'source')} that {are} no independent voice" if others else ""
    return f"{_said(overlap)}{aside}"


def _said(overlap: Overlap) -> str:
    """Say how the independent sources of a pair and our judgement stand to each other."""
    count = len(overlap.sources)
    if not count and not overlap.counted:
        return "Looked at, not a match"
    if not count:
        return "This project alone" if overlap.judgement else "No independent source"
    who = f"{number(count, 'source')} and this project" if overlap.judgement else number(count, "source")
    if Agreement.DIFFER in overlap.agreement.values():
        return f"{who} differ" if overlap.judgement or count > 1 else f"{who}, with two levels"
    if Agreement.AGREE in overlap.agreement.values():
        return f"{who} agree"
    return f"{who} names it" if count == 1 and not overlap.judgement else f"{who} name it"


def sentence(text: str) -> str:
    """Return a text with a full stop at its end."""
    return text if text.endswith((".", "?", "!", ":")) else f"{text}."
