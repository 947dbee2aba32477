"""CSV for spreadsheets: RFC 4180, UTF-8 with a byte order mark, and no cell that a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.ways import ways

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.views.addresses import Place
    from mkdocs_crosswalk.views.scopes import Scope
    from mkdocs_crosswalk.views.ways import Way

GAP_COLUMNS = (
    "id",
    "title",
    "kind",
    "outcome",
    "by",
    "steps",
    "evidence",
    "why",
    "confidence",
    "link",
    "together",
    "size",
    "runs",
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_files(catalogue: Catalogue, url: Callable[[Place], str]) -> dict[str, bytes]:
    """Return each file by its source address; lines within a cell part steps and evidence items.

    Args:
        catalogue: The catalogue.
        url: Turns a place into its address, with the site's own before it where that is known.
    """
    return {
        way.csv(scope): csv_bytes([GAP_COLUMNS, *gap_rows(catalogue, way, scope, url)])
        for way in ways(catalogue)
        for scope in way.scopes(catalogue)
    }


def gap_rows(catalogue: Catalogue, way: Way, scope: Scope, url: Callable[[Place], str]) -> Iterator[tuple[str, ...]]:
    """Yield one row an entry, in the order of the framework."""
    for entry in way.entries(catalogue, scope):
        verdict = catalogue.verdict(entry.id, scope.groups)
        yield (
            entry.id,
            catalogue.title_apart(entry),
            entry.kind.one,
            wording.OUTCOMES[verdict.outcome],
            ", ".join(verdict.by),
            "\n".join(verdict.add),
            "\n".join(catalogue.evidence[item].name for item in verdict.bring),
            verdict.why,
            wording.SURENESS[verdict.sureness],
            url(addresses.place_of(entry)),
            verdict.together,
            verdict.size,
            verdict.runs,
        )


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as a file."""
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(tuple(map(harmless, row)) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """Return a text that no spreadsheet computes: where it begins like a formula, an apostrophe stands before it."""
    return f"'{text}" if text.startswith(_FORMULA) else text
