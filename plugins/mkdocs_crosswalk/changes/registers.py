"""The records of the data that differ, register by register: all that is neither a pair, a verdict nor a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .values import changes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

    from .values import Change

EVIDENCE = "evidence item"
ADDRESSED = (EVIDENCE, "document", "source")
"""The records that have a page of their own; entries have one too, by their kind."""
IDS = ("framework", "entry", "point", *ADDRESSED, "system", "topic")
"""The records whose ids others may have written down."""
OWN = ("entries", "items", "status", "controls")
"""What a site adds to entries and items, by id."""


def records_of(catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    """Return every register by what one of its records is called, each record by its id."""
    own = catalogue.own
    points = {point.id: point for entry in catalogue.entries.values() for point in entry.points}
    return {
        "framework": catalogue.frameworks,
        "entry": catalogue.entries,
        "point": points,
        "point without a match": catalogue.unmatched,
        "source": catalogue.sources,
        EVIDENCE: catalogue.evidence,
        "document": catalogue.documents,
        "system": catalogue.systems,
        "topic": catalogue.topics,
        "guidance": catalogue.guidance,
        "correction": _named(catalogue.corrections, lambda c: f"{c.source}, {c.at}"),
        "transition": catalogue.transitions,
        "scorecard": {str(way): card for way, card in catalogue.scorecards.items()},
        "search word": _named(catalogue.shortcuts, lambda s: ", ".join(s.words)),
        "redirect": {move.old: move for move in catalogue.redirects},
        "reviewer": _named(catalogue.reviewers, lambda r: str(r.name)),
        "standing": {str(standing): text for standing, text in catalogue.standings.items()},
        "record of the company": _named(own.records, lambda r: str(r.id)),
        "organisation": {"organisation": own.organisation} if own.organisation else {},
        **{f"own {name}": getattr(own, name) for name in OWN},
    }


def compare_records(old: Catalogue, new: Catalogue) -> tuple[Change, ...]:
    """Return the records that differ, register by register."""
    before, after = records_of(old), records_of(new)
    return tuple(
        change
        for kind, found in before.items()
        for change in changes_of(kind, found, after[kind], ("points",) if kind == "entry" else ())
    )


def _named(records: Iterable[Any], name: Callable[[Any], str]) -> dict[str, Any]:
    """Return records by a name; those that share one are told apart by a number."""
    found: dict[str, Any] = {}
    for one in records:
        called, number = name(one), 1
        while called in found:
            number += 1
            called = f"{name(one)} ({number})"
        found[called] = one
    return found
