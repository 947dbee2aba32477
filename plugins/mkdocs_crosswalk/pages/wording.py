"""The site's words for what the catalogue holds, in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue import Agreement, Confidence, Direction, Level
from mkdocs_crosswalk.catalogue.documents import Bond, Standing

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_crosswalk.catalogue.model import Overlap, Source

LEVELS = {Level.FULL: "Full", Level.PARTIAL: "Partial", Level.NONE: "Not a match"}
LEVEL_MEANINGS = {
    Level.FULL: "the records serve as they are",
    Level.PARTIAL: "they help and must be extended",
    Level.NONE: "published or expected, but does not do the work",
}
DIRECTIONS = {
    Direction.SOC2_TO_ISO: "What a SOC 2 holder can reuse for ISO 27001",
    Direction.ISO_TO_SOC2: "What an ISO 27001 holder can reuse for SOC 2",
    Direction.UNDIRECTED: "None stated",
}
REUSE = {Direction.SOC2_TO_ISO: "Reuse for ISO", Direction.ISO_TO_SOC2: "Reuse for SOC 2"}
BACK = {Direction.SOC2_TO_ISO: "For ISO", Direction.ISO_TO_SOC2: "For SOC 2"}
HOLDER = {Direction.SOC2_TO_ISO: "If you hold SOC 2", Direction.ISO_TO_SOC2: "If you hold ISO/IEC 27001"}
CONFIDENCE = {
    Confidence.CERTAIN: "Certain",
    Confidence.LIKELY: "Likely",
    Confidence.AMBIGUOUS: "Ambiguous, so not counted",
}
TIMINGS = {"point-in-time": "At a point in time", "over-a-period": "Over a period"}
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
BONDS = {Bond.REQUIRED: "Required", Bond.EXPECTED: "Expected"}
STANDINGS = {
    Standing.CLAUSE: "Required by a clause",
    Standing.ELSEWHERE: "Required by a control or SOC 2",
    Standing.AUDITORS: "Expected by auditors",
}
SOURCE_KINDS = {
    "article": "Article",
    "guide": "Guide",
    "comparison": "Comparison page",
    "table": "Mapping table",
    "help-page": "Help page of a product",
    "standard": "Standard",
    "project": "This project",
}
CORRECTION_KINDS = {
    "fact": "Wrong",
    "self-contradiction": "Contradicts itself",
    "title": "Title",
    "outdated": "Out of date",
    "judgement": "Our judgement",
    "format": "Form",
}
DOCUMENTED = {"required": "Documented information required", "conditional": "Documented information as far as needed"}
CAVEAT = "Stated by the sources named; no certified auditor has reviewed it."

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def day(when: date) -> str:
    """Return a date as `21 November 2026`, whatever the machine's language."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def source_date(source: Source) -> str:
    """Return a source's date, or its year, or that it has none."""
    if source.date:
        return day(source.date)
    return source.year or "undated"


def number(count: int, one: str, many: str = "") -> str:
    """Return `1 pair`, `3 pairs`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def agreement(overlap: Overlap) -> str:
    """Say in words how the sources of a pair stand to each other."""
    sources = len(overlap.sources)
    if not sources:
        return "Published, not counted"
    if Agreement.DIFFER in overlap.agreement.values():
        return "1 source, with two levels" if sources == 1 else f"{sources} sources differ"
    if Agreement.AGREE in overlap.agreement.values():
        return f"{sources} sources agree"
    if len(overlap.levels) > 1:
        return f"{number(sources, 'source')}, one for each direction"
    return f"{number(sources, 'source')} names it" if sources == 1 else f"{sources} sources name it"


def sentence(text: str) -> str:
    """Return a text with a full stop at its end."""
    return text if text.endswith((".", "?", "!", ":")) else f"{text}."
