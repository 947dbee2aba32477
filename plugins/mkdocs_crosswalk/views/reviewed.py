"""Who outside this project has looked at what it says of an entry, in the place of the sentence that nobody has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.reviews import last_judged, seen
from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.reviewers import Part

from . import wording

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.reviews import Seen

_PARTS = {Part.JUDGEMENTS: "the pairs", Part.VERDICTS: "the verdict", Part.GUIDANCE: "the guidance"}


def general_caveat(catalogue: Catalogue) -> str:
    """Return whose judgement a page, a file or a site of many entries holds."""
    if not catalogue.reviewers:
        return wording.CAVEAT
    return "Judged by this project; the page of an entry says what of it a certified auditor has reviewed."


def caveat(catalogue: Catalogue, entry_id: str) -> str:
    """Return whose judgement an entry's page holds, who has reviewed which part of it, and what nobody has."""
    looks = seen(catalogue, entry_id)
    if not looks:
        return wording.CAVEAT if last_judged(catalogue, entry_id) else wording.COMPILED
    said = (f"{who} {_when(look)}." for who, look in _together(looks).items())
    return " ".join(("Judged by this project.", *said, *_rest(looks, tuple(last_judged(catalogue, entry_id)))))


def verdict_caveat(catalogue: Catalogue, entry_id: str) -> str:
    """Return who has reviewed an entry's verdict, or that nobody has."""
    looks = tuple(look for look in seen(catalogue, entry_id) if look.part == Part.VERDICTS)
    if not looks:
        return "No certified auditor has reviewed it."
    said = (f"{look.reviewer.called} reviewed it {_when(look)}." for look in looks)
    return " ".join((*said, *_rest(looks, (Part.VERDICTS,))))


def _together(looks: tuple[Seen, ...]) -> dict[str, Seen]:
    """Return the looks of a reviewer that differ in their part alone as one, by what is said of them."""
    found: dict[tuple[str, str], list[Seen]] = {}
    for look in looks:
        found.setdefault((look.reviewer.called, _when(look)), []).append(look)
    return {f"{who} reviewed {_parts([look.part for look in same])}": same[0] for (who, _), same in found.items()}


def _when(look: Seen) -> str:
    return f"on {wording.day(look.reviewed)}{'' if look.current else ', before the last judgement'}"


def _rest(looks: tuple[Seen, ...], there: tuple[Part, ...]) -> tuple[str, ...]:
    """Return what no reviewer has looked at since it was last judged."""
    left = [part for part in there if not any(look.part == part and look.current for look in looks)]
    return (f"No certified auditor has reviewed {_parts(left)} as now judged.",) if left else ()


def _parts(parts: list[Part]) -> str:
    return listed([_PARTS[part] for part in parts])
