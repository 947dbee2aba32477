"""Of which edition the data is: the last that was published, or a state after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .catalogue import Catalogue


def edition_of(catalogue: Catalogue) -> str:
    """Return the name of the last edition, or an empty text where nobody has published one."""
    return catalogue.editions[-1].name if catalogue.editions else ""


def is_after(catalogue: Catalogue) -> bool:
    """Say whether something was reviewed after the last edition, so that the data is of none."""
    return bool(catalogue.editions) and catalogue.updated > catalogue.editions[-1].day


def in_words(catalogue: Catalogue) -> str:
    """Return of which edition the data is, within a sentence, or an empty text where nobody has published one."""
    name = edition_of(catalogue)
    return f"{'after ' if is_after(catalogue) else ''}edition {name}" if name else ""


def version_of(catalogue: Catalogue) -> str:
    """Return the edition as programs compare it, as 2026.11, or 2026.11+2026.12.05 for a state after it.

    Without any edition it is the day of the data.
    """
    day = f"{catalogue.updated:%Y.%m.%d}"
    name = edition_of(catalogue)
    return f"{name}+{day}" if name and is_after(catalogue) else name or day
