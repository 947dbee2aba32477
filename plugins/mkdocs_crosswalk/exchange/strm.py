"""Set theory relationship mapping: the sheet of OLIR, a row for each pair, focal element and reference element."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from .formats import STRM
from .setting import two

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.registers.crosswalks import Crosswalk

    from .setting import Pair, Setting

COLUMNS = (
    *("Focal Document Element", "Focal Document Element Description"),
    *("Reference Document Element", "Reference Document Element Description"),
    *("Rationale", "Relationship", "Strength of Relationship (Optional)", "Comments (Optional)"),
)


def strm_files(setting: Setting) -> Iterator[tuple[str, str]]:
    """Yield the name and text of each table; the workbooks hold the same rows."""
    for crosswalk in setting.catalogue.crosswalks:
        text = StringIO()
        table = csv.writer(text, delimiter="\t", lineterminator="\n")
        table.writerows((COLUMNS, *strm_rows(setting, crosswalk)))
        yield strm_name(crosswalk), text.getvalue()


def strm_name(crosswalk: Crosswalk) -> str:
    """Return the name of the table of two frameworks."""
    return f"{two(crosswalk)}.tsv"


def strm_rows(setting: Setting, crosswalk: Crosswalk) -> Iterator[tuple[str, ...]]:
    """Yield the row of each pair; the left framework is the focal document."""
    rationale = "functional" if setting.levelled(crosswalk) else ""
    for pair in setting.pairs(crosswalk):
        yield (
            *(pair.left.id, setting.title(pair.left), pair.right.id, setting.title(pair.right)),
            *(rationale, STRM.word(pair.case), "", _comment(crosswalk, pair)),
        )


def general(setting: Setting, crosswalk: Crosswalk) -> tuple[tuple[str, str], ...]:
    """Return what holds for the whole sheet, as terms with what they are."""
    left, right = crosswalk.left, crosswalk.right
    return (
        ("Informative Reference Name", f"{left.name} and {right.name}"),
        ("Reference Version", setting.edition),
        ("Focal Document", left.name),
        ("Focal Document Version", left.edition),
        ("Reference Document", right.name),
        ("Reference Document Version", right.edition),
        ("Summary", "Pairs by what the records that are kept for the one do for the other."),
        ("Licence", setting.licence),
    )


def _comment(crosswalk: Crosswalk, pair: Pair) -> str:
    levels = ((d, pair.overlap.levels.get(d)) for d in reversed(crosswalk.directions))
    said = "; ".join(f"{direction}: {level}" for direction, level in levels if level)
    why = pair.why or f"Named by {', '.join(pair.named_by)}."
    return f"{said}. {why}" if said else why
