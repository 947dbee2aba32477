"""What is said above a list of what remains: what is true of all of it, and the ways on from it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.blocks import Paragraph
from mkdocs_crosswalk.views.keeps import IN_PART, LIKELY, NO
from mkdocs_crosswalk.views.scorecards import scorecard_uri
from mkdocs_crosswalk.views.text import Link
from mkdocs_crosswalk.views.told import told

if TYPE_CHECKING:
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.scopes import Scope
    from mkdocs_crosswalk.views.text import Text
    from mkdocs_crosswalk.views.ways import Way

    from .parts import WorkOrder


def head_note(extent: Extent, way: Way, scope: Scope, order: WorkOrder, here: Text) -> Paragraph:
    """Return the paragraph.

    Args:
        extent: What of the crosswalk the site holds.
        way: The way of the list.
        scope: Its scope.
        order: What it holds.
        here: What the company of the site has to say of it, after a space, or ().
    """
    caveat = told(extent.catalogue, way.asked, way.asked.texts.caveat)
    ticks = wording.TICK_IN_A_PERIOD if order.period else ""
    return Paragraph(
        (
            " ".join(filter(None, (caveat, ticks, _steps(order)))),
            *here,
            *_plan(extent, way, scope),
            *_scorecard(extent, way),
        ),
        quiet=True,
    )


def _steps(order: WorkOrder) -> str:
    """Return how many steps there are, by size; nothing where no verdict says how much they are."""
    sizes = Counter(step.size for verdict in order.verdicts.values() if not verdict.project for step in verdict.steps)
    by_size = [f"{sizes[s]} {wording.SIZE_WORDS[s].lower()}" for s in sorted(sizes, key=lambda s: -s.work)]
    return f"{wording.number(sizes.total(), 'step')}: {', '.join(by_size)}." if len(by_size) > 1 else ""


def _plan(extent: Extent, way: Way, scope: Scope) -> Text:
    """Return how many records are asked for and how many are there, with the way to the plan of what to collect."""
    uri = way.plan(scope)
    if not extent.has(uri):
        return ()
    kept = Counter(extent.keeps.on(way, scope).values())
    of = f" Of {wording.number(kept.total(), 'record')} you likely keep {kept[LIKELY]}, {kept[IN_PART]} in part, "
    of += f"and build {kept[NO]}: "
    return (of, Link(uri, "evidence plan"), ".")


def _scorecard(extent: Extent, way: Way) -> Text:
    """Return the way to the scorecard, for whoever does not know yet where they stand."""
    uri = scorecard_uri(way)
    return (" Or begin with the ", Link(uri, "scorecard"), ".") if extent.has(uri) else ()
