"""What is said above a list of what remains: what is true of all of it, and the ways on from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.blocks import Paragraph
from mkdocs_crosswalk.views.scorecards import scorecard_uri
from mkdocs_crosswalk.views.text import Link
from mkdocs_crosswalk.views.told import told

if TYPE_CHECKING:
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.scopes import Scope
    from mkdocs_crosswalk.views.text import Text
    from mkdocs_crosswalk.views.ways import Way

SIZES = "Rows go by when they begin; size is of the largest step."


def head_note(extent: Extent, way: Way, scope: Scope, said: str, here: Text) -> Paragraph:
    """Return the paragraph.

    Args:
        extent: What of the crosswalk the site holds.
        way: The way of the list.
        scope: Its scope.
        said: A sentence that is true of nearly all of its rows, or "".
        here: What the company of the site has to say of it, after a space, or ().
    """
    caveat = told(extent.catalogue, way.asked, way.asked.texts.caveat)
    beside = extent.beside(way.asked.id)
    return Paragraph(
        (
            " ".join(filter(None, (caveat, said, SIZES))),
            *((" ", *beside) if beside else ()),
            *here,
            *_plan(extent, way, scope),
            *_scorecard(extent, way),
        ),
        quiet=True,
    )


def _plan(extent: Extent, way: Way, scope: Scope) -> Text:
    """Return the way to the plan of what to collect first for the same entries."""
    uri = way.plan(scope)
    if not extent.has(uri):
        return ()
    plan = extent.plans[uri].plan
    said = f"{len(plan.steps)} of {wording.number(len(plan.asked), 'record')}"
    return (" ", Link(uri, said), " suffice for one each.")


def _scorecard(extent: Extent, way: Way) -> Text:
    """Return the way to the scorecard, for whoever does not know yet where they stand."""
    uri = scorecard_uri(way)
    return (" Or begin with the ", Link(uri, "scorecard"), ".") if extent.has(uri) else ()
