"""The review log, written: lines that say what judgements were made on, and who has confirmed them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.made_on import made_on, position_of, unrecorded
from mkdocs_crosswalk.data.problems import CrosswalkError, Problem
from mkdocs_crosswalk.registers.heads import head
from mkdocs_crosswalk.registers.review_log import REVIEW_LOG, fingerprints
from mkdocs_crosswalk.views.look_again import changed

from .take_over import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.made_on import Judged


def to_review(catalogue: Catalogue) -> tuple[Problem, ...]:
    """Return the judgements to look at again, and those that the log, where there is one, does not know yet."""
    old = catalogue.suspects.items()
    found = (Problem(one.position, f"{called(judged)} is to look at again: {changed(one)}") for judged, one in old)
    missing = unrecorded(catalogue) if catalogue.review_log else ()
    new = (Problem(position_of(catalogue, j), f"{called(j)} is not in {REVIEW_LOG} yet") for j in missing)
    return tuple(sorted((*found, *new)))


def called(judged: Judged) -> str:
    """Return what a judgement is called: both ids of a pair, or of which entry it is the verdict."""
    return " with ".join(judged) if len(judged) > 1 else f"the verdict on {judged[0]}"


def confirm(folder: Path, catalogue: Catalogue, judged: Iterable[Judged], day: date, by: str) -> tuple[str, ...]:
    """Add a line for each of some judgements to the log of a data folder; returns them.

    Args:
        folder: The data folder that the catalogue was read from.
        catalogue: The catalogue.
        judged: What was looked at.
        day: The day of the look.
        by: Who looked; "" to keep only what the judgements are made on.

    Raises:
        CrosswalkError: The log holds a later look at one of them, or cannot be written.
    """
    last = {line.of: line for line in catalogue.review_log}
    lines = []
    for one in judged:
        before = last.get(one)
        if before and day < before.day:
            raise CrosswalkError(f"{called(one)} was looked at on {before.day}, after {day}; nothing was written")
        if before and (before.day, before.by, before.made_on) == (day, by, made_on(catalogue, one)):
            continue
        who = f"by: {json.dumps(by, ensure_ascii=False)}, " if by else ""
        names = ", ".join(one)
        lines.append(f"- {{of: [{names}], date: {day}, {who}made_on: {fingerprints(made_on(catalogue, one))}}}")
    file = folder / REVIEW_LOG
    text = file.read_bytes().decode("utf-8") if file.is_file() else f"{head(REVIEW_LOG)}\n"
    end = "\r\n" if "\r\n" in text else "\n"
    if lines:
        write_file(file, text.rstrip().removesuffix("[]").rstrip() + end + end.join(lines) + end)
    return tuple(lines)
