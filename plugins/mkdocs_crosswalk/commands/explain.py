"""`crosswalk explain`: what is said of an entry or a pair, by whom and where."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from mkdocs_crosswalk.files.explained import as_text, entry_of, explained, explained_pair, pair_of

from .shared import examples, loaded, of_data, own_data
from .telling import say

if TYPE_CHECKING:
    from pathlib import Path


@click.command(epilog=examples("explain A.8.16", "explain A.8.16 cc7.2 --json"))
@click.argument("entry", metavar="ID")
@click.argument("other", metavar="[ID]", required=False)
@click.option("--json", "as_json", is_flag=True, help="As data, for other programs.")
@of_data
@own_data
def explain(entry: str, other: str | None, data: Path | None, own: tuple[Path, ...], *, as_json: bool) -> None:
    """Say what is known of an entry, or of a pair, by whom, and in which line of the data; ids in any spelling."""
    catalogue = loaded(data, own)
    ids = [entry_of(catalogue, text) for text in (entry, other) if text is not None]
    said = explained(catalogue, ids[0]) if other is None else explained_pair(catalogue, pair_of(catalogue, *ids))
    say(json.dumps(said, ensure_ascii=False, indent=2) if as_json else as_text(said))
