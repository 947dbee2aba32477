"""The site's words for what the catalogue holds, in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.rules import RULES
from mkdocs_crosswalk.data.rules import STATES as KNOWN_STATES
from mkdocs_crosswalk.data.words import listed, with_article
from mkdocs_crosswalk.programme.fresh import Coverage, Freshness
from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.registers.documents import Bond
from mkdocs_crosswalk.registers.judgement import Outcome, Runs, Size, Sureness
from mkdocs_crosswalk.registers.levels import Agreement, Confidence, Level
from mkdocs_crosswalk.registers.status import Because, RunBy

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
    Level.FULL: "the records serve once scope and period fit",
    Level.PARTIAL: "they help and must be extended",
    Level.NONE: "published or expected, but does not do the work",
}
OUTCOMES = {
    Outcome.CARRIES_OVER: "Carries over",
    Outcome.EXTEND: "Extend",
    Outcome.NEW: "New",
    Outcome.JUDGE_AGAIN: "To judge again here",
}
OUTCOME_MEANINGS = {
    Outcome.CARRIES_OVER: "your records do the work; check scope and period, and add what they miss",
    Outcome.EXTEND: "you have a part of it; add the rest",
    Outcome.NEW: "nothing to reuse, or too little; build it",
    Outcome.JUDGE_AGAIN: "the project's verdict rests on what was decided otherwise here; open until it is judged",
}
BRIEFLY = {
    Outcome.CARRIES_OVER: "check and complete",
    Outcome.EXTEND: "add to what you have",
    Outcome.NEW: "build it",
    Outcome.JUDGE_AGAIN: "decide first",
}
"""What each outcome asks of a reader who sees its word for the first time."""
STEPS = {
    Outcome.CARRIES_OVER: "Check, and add what is missing",
    Outcome.EXTEND: "Add this",
    Outcome.NEW: "Do this",
    Outcome.JUDGE_AGAIN: "Decide this",
}
SHARES = {
    Outcome.CARRIES_OVER: "carry over",
    Outcome.EXTEND: "to extend",
    Outcome.NEW: "new",
    Outcome.JUDGE_AGAIN: "to judge again",
}
SURENESS = {Sureness.HIGH: "High", Sureness.MEDIUM: "Medium", Sureness.LOW: "Low"}
PRACTICE = "what auditors are used to; no text links the two"
TIMINGS = {"over-a-period": "Over the period", "point-in-time": "On a date"}
CONFIDENCE = {
    Confidence.CERTAIN: "Certain",
    Confidence.LIKELY: "Likely",
    Confidence.AMBIGUOUS: "Ambiguous, so not counted",
}
COLLECTED = {"automatic": "Automatic", "both": "In part", "manual": "By hand"}
KEPT = "Usually kept in"
USUAL_RHYTHM = "Usual rhythm"
"""The systems that a record comes from, and how often it is made: neither standard says, and the company decides."""
EVIDENCE_KINDS = {
    "policy": "Policy",
    "procedure": "Procedure",
    "plan": "Plan",
    "register": "Register",
    "record": "Record",
    "configuration": "Configuration",
    "report": "Report",
}
SIZE_WORDS = {Size.PARAGRAPH: "Small", Size.RECORD: "Medium", Size.PROCESS: "Large"}
"""How much a step is, in a word; in data the words are those of what it makes."""
SIZES = "Small: add or check something; medium: make a record; large: set up a process, or go through all controls."
SIZE_TERM = "Size of a step"
"""The word that the glossary explains with the same sentence."""
_STAGES = {Runs.BEFORE_STAGE_1: "before stage 1", Runs.BEFORE_STAGE_2: "before stage 2"}
RUNS = {Runs.OVER_THE_PERIOD: "over time", **_STAGES}
"""When a step has to be done; nothing is said of what may be done at any time."""
RUNS_ALL = {
    Runs.OVER_THE_PERIOD: "All of it over time: begin now.",
    **{r: f"All of it {w}." for r, w in _STAGES.items()},
}
"""What is said above steps that all have to be done at one time."""
RUNS_FIRST = {
    Runs.OVER_THE_PERIOD: "Begin now: records over time follow",
    **{runs: words.capitalize() for runs, words in _STAGES.items()},
    Runs.ANY: "Any order, before the audits",
}
"""The headings under which lists stand, by when a step has to be done."""
IN_A_PERIOD = {Runs.ANY: "Before the period begins", Runs.OVER_THE_PERIOD: "From the first day of the period"}
"""The headings where nearly all has to run over the period of a report: what can be done before it goes first."""
BEFORE_PERIOD = "before the period"
TICK_IN_A_PERIOD = "Tick a row when what is due before the period is done, and the rest runs."
"""What is said of such lists."""
SETTLE = "Settle first"
FIRST = "First: others build on it"
CHECK = "Carries over: check"
CHECK_EARLY = "Carries over: check, keep records"
"""The heading of what carries over, where nearly all else has to run over a period."""
SOURCE_ALONE = "A source names it, and this project does not, for"
"""Before the entries for which this project does not say what an evidence item shows."""
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
STATES: dict[State, str] = {state: KNOWN_STATES[state]["name"] for state in State}
ANSWERS: dict[str, str] = RULES["answers"]
"""What a question of a scorecard is answered with, by key, in order."""
STATUSES = tuple(said for state, said in STATES.items() if state != State.UNSAID)
"""What a company says of an entry; the same words in lists to choose from, on pages and in guides."""
COVERAGES = {
    Coverage.IN: "In the window",
    Coverage.PART: "In part",
    Coverage.OUTSIDE: "Outside the window",
    Coverage.MISSING: "Missing",
}
FRESHNESS = {Freshness.FRESH: "Fresh", Freshness.SOON: "Runs out soon", Freshness.OLD: "Too old"}
REASONS = {Because.RISK: "risk", Because.LAW: "law", Because.CONTRACT: "contract", Because.BUSINESS: "business need"}
RUN_BY = {RunBy.US: "Us", RunBy.PROVIDER: "Provider", RunBy.BOTH: "Both"}
EXAMPLE = "Example, invented"
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
COMPILED = "Compiled from the sources named; nobody here has judged it."
WRITTEN = "Written and judged by this project; no certified auditor has reviewed it."
ALONE = "This project alone"
"""Of pairs that no independent source names."""
OWN = "Of this site"
OWN_CAVEAT = "Written by the company of this site; this project has not judged it."
DECIDED = "Decided here"
OTHERWISE = "Decided otherwise here"
LATE = "Past its review date"

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def owned_by(*, own: bool) -> str:
    """Return the term before who keeps a record; `own` is one that the site itself describes."""
    return "Owned by" if own else "Usually owned by"


def effort(size: Size, runs: Runs, *, period: bool = False) -> str:
    """Return how much something is, and when it has to be done; in a list of a `period` all else is done before it."""
    when = RUNS.get(runs, BEFORE_PERIOD if period else "")
    return f"{SIZE_WORDS[size]}, {when}" if when else SIZE_WORDS[size]


def day(when: date) -> str:
    """Return a date as `21 November 2026`, whatever the machine's language."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def month(when: date) -> str:
    """Return the month of a date as `Nov 2026`."""
    return f"{_MONTHS[when.month - 1][:3]} {when.year}"


def source_date(source: Source) -> str:
    """Return a source's date, or its year, or that it has none; what a site itself says has many."""
    if source.date:
        return day(source.date)
    return source.year or ("" if source.kind == "site" else "undated")


def number(count: int, one: str, many: str = "") -> str:
    """Return `1 pair`, `3 pairs`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def late(days: int) -> str:
    """Return by how much something is late."""
    return f"{number(days, 'day')} late"


def in_words(count: int) -> str:
    """Return a number as a word if it is below eleven, else in digits."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def begin(text: str) -> str:
    """Return a text as it begins a sentence or stands alone."""
    return f"{text[:1].upper()}{text[1:]}"


def again(count: int) -> str:
    """Return how many entries are to judge again, behind other counts; nothing where there are none."""
    return f", {count} {SHARES[Outcome.JUDGE_AGAIN]}" if count else ""


def holder(framework: Framework, space: str = " ") -> str:
    """Return whom a verdict is for; `space` stands within the name of what is held."""
    return f"If you hold {framework.held.replace(' ', space)}"


WHOLE = "\N{NO-BREAK SPACE}"
"""What keeps a name in one piece, such as in the head of a narrow column."""


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
        said = agreement(overlap.undecided) if overlap.undecided else "No source here names the pair"
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
        return ALONE if overlap.judgement else "No independent source"
    who = f"{number(count, 'source')} and this project" if overlap.judgement else number(count, "source")
    if Agreement.DIFFER in overlap.agreement.values():
        return f"{who} differ" if overlap.judgement or count > 1 else f"{who}, with two levels"
    if Agreement.AGREE in overlap.agreement.values():
        return f"{who} agree"
    return f"{who} names it" if count == 1 and not overlap.judgement else f"{who} name it"


def first_sentence(text: str) -> str:
    """Return the first sentence of a text."""
    return sentence(text.split(". ", maxsplit=1)[0])


def sentence(text: str) -> str:
    """Return a text with a full stop at its end."""
    return text if text.endswith((".", "?", "!", ":")) else f"{text}."
