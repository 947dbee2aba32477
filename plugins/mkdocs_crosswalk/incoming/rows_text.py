"""Rows written as a file of `crosswalks/`, the same bytes for the same rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml

from mkdocs_crosswalk.registers.heads import head

from .reading import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_crosswalk.data.problems import Position
    from mkdocs_crosswalk.registers.levels import Direction

    from .folding import NewRow


class Written(NamedTuple):
    """The text of a file, and by the line in which each row begins where it was read."""

    text: str
    places: dict[int, Position]


def rows_text(
    source: str,
    file: str,
    rows: Sequence[NewRow],
    levels: Mapping[str, str],
    *,
    direction: Direction,
    bare: str = "",
    notes: bool = False,
) -> Written:
    """Return the file of a source.

    Args:
        source: The id of the source.
        file: The name of the file that the rows were read from.
        rows: The rows, in order.
        levels: Our levels by the words of the source.
        direction: That of most rows; the others say their own.
        bare: What bare numbers are, or "".
        notes: Whether the notes of the source are written too.
    """
    lines = [head(f"crosswalks/{source}.yml"), f"source: {scalar(source)}", f"direction: {direction}"]
    lines += [f"bare_numbers: {scalar(bare)}"] if bare else []
    lines += [f"levels: {flow(levels)}"] if levels else []
    lines.append("rows:")
    places = {}
    for row in rows:
        places[len(lines) + 1] = row.at
        lines += _row(row, file, direction, notes=notes)
    return Written("\n".join((*lines, "")), places)


def _row(row: NewRow, file: str, usual: Direction, *, notes: bool) -> Iterator[str]:
    yield f"  - at: {scalar(f'{file}, {row.place}')}"
    if row.lone:
        yield "    says: no-counterpart"
    if row.direction != usual:
        yield f"    direction: {row.direction}"
    sides = {key: list(dict.fromkeys(part.printed for part in parts)) for key, parts in row.sides.items() if parts}
    yield f"    published: {flow({**sides, **({'level': row.level} if row.level else {})})}"
    wrong = {key: parts for key, parts in row.sides.items() if any(part.meant for part in parts)}
    if wrong:
        yield "    corrected:"
        for key, parts in wrong.items():
            items = [{"id": entry, "confidence": sure.value} for entry, sure in parts_of(parts)]
            yield f"      {key}: {flow(items)}"
        reasons = dict.fromkeys(part.reason for parts in wrong.values() for part in parts if part.reason)
        yield f"      reason: {scalar(' '.join(reasons))}"
    if notes and row.note:
        yield f"    note: {scalar(' '.join(row.note.split()))}"
    if row.remark:
        yield f"    remark: {scalar(row.remark)}"


def flow(value: object) -> str:
    """Return lists and mappings in brackets, in one line."""
    return _dumped(value, flow_style=True).strip()


def scalar(text: str) -> str:
    """Return a text as it stands behind a key, in one line."""
    dumped = _dumped({"a": text}, flow_style=False).strip()
    return dumped.removeprefix("a: ") if "\n" not in dumped else _dumped([text], flow_style=True).strip()[1:-1]


def _dumped(value: object, *, flow_style: bool) -> str:
    found: str = yaml.safe_dump(
        value, default_flow_style=flow_style, allow_unicode=True, width=1 << 30, sort_keys=False
    )
    return found


def levels_of(rows: Iterable[NewRow], said: Mapping[str, str]) -> dict[str, str]:
    """Return what the words of rows mean: those that were said, in their order, and behind them those met."""
    met = {row.level: row.means for row in rows if row.means and row.level and not row.lone}
    return {**said, **{word: met[word].value for word in sorted(met, key=lambda word: (met[word].caution, word))}}
