"""`crosswalk gaps`: what is left to judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_crosswalk.figures.gaps import unanswered, unjudged

from .shared import FOLDER, examples, loaded, own_data
from .telling import say

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.figures.gaps import Unjudged


@click.command(epilog=examples("gaps", "gaps mappings --all"))
@click.argument("data", metavar="[FOLDER]", type=FOLDER, required=False)
@click.option("--all", "every", is_flag=True, help="Show also the pairs for which little speaks, the likeliest first.")
@own_data
def gaps(data: Path | None, own: tuple[Path, ...], *, every: bool) -> int:
    """Show what is left to judge, in the built-in data unless a FOLDER is given; status 1 if there is any.

    Points of which nobody says what does their work, and pairs that are likely: two evidence items serve both entries,
    they share a point, or a published source names them.
    """
    catalogue = loaded(data, own)
    points = [f"{p.position}: {p.id} has neither a pair nor a reason for none" for p in unanswered(catalogue)]
    found = unjudged(catalogue)
    likely = [_unjudged_line(pair) for pair in found if pair.likely]
    queue = [_unjudged_line(pair) for pair in found if not pair.likely]
    counts = f"Points without an answer: {len(points)}. Likely pairs not judged: {len(likely)}. Possible: {len(queue)}."
    say("\n".join((*points, *likely, *(queue if every else ()), counts)))
    return int(bool(points or likely))


def _unjudged_line(pair: Unjudged) -> str:
    reasons = (*pair.sources, *pair.points, *pair.items, *(f"beside {entry}" for entry in pair.near))
    return f"{pair.left} with {pair.right}: {', '.join(reasons)}"
