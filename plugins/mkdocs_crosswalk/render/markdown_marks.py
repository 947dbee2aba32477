"""Marks in running text as Markdown: levels, verdicts, states and what else has a look of its own on pages."""

from __future__ import annotations

from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.text import (
    Badge,
    Effort,
    External,
    Late,
    Mark,
    RecordsMark,
    StateMark,
    VerdictBadge,
)

from .escaping import as_markdown, destination

_MARKS = {
    "strong": ("**", "**"),
    "quiet": ("(", ")"),
    "struck": ("<del>", "</del>"),
    "corrected": ("**", "**"),
    "code": ("<code>", "</code>"),  # between backticks nothing can be escaped
}


def marked(part: Badge | VerdictBadge | StateMark | Late | RecordsMark | Effort | Mark | External) -> str:
    """Return the words of a mark, or a link out of the site."""
    match part:
        case StateMark(state):
            return wording.STATES[state]
        case Late(days):
            return f"**{wording.late(days)}**"
        case Effort(size, runs, period):
            return f"({wording.effort(size, runs, period=period)})"
        case RecordsMark(text=said):
            return as_markdown(said)
        case Badge(level):
            return wording.LEVELS[level]
        case VerdictBadge(outcome):
            return wording.OUTCOMES[outcome]
        case Mark(kind, said):
            before, after = _MARKS[kind]
            return f"{before}{as_markdown(said)}{after}"
        case External(text=said):
            return f"[{as_markdown(said)}]({destination(part.href)})" if part.href else as_markdown(said)
