"""The framed statement at the top of an entry's page: what the sources say, in one or two plain sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue import Level
from mkdocs_crosswalk.catalogue.frameworks import KIND_NAMES

from . import wording
from .page import Panel
from .provenance import source_link
from .text import Id, listing

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.model import Overlap

    from .subject import Subject
    from .text import Text


def panel(subject: Subject) -> Panel:
    """Return what the sources say in one or two plain sentences; a verdict of our own is not theirs to give."""
    named = tuple(o for o in subject.counted if subject.direction in o.levels)
    back = tuple(o for o in subject.counted if subject.back in o.levels)
    other = "criterion" if subject.iso else "control or clause"
    if named:
        ids = listing(Id(o.other(subject.entry.id)) for o in named)
        text: Text = ("The sources name ", *ids, ". ", *_levels_text(subject, named), *_scope_text(subject, named))
        heading = f"{_number_of_others(subject, named)} named"
    elif back:
        ids = listing(Id(o.other(subject.entry.id)) for o in back)
        text = (
            "No source speaks in this direction. ",
            f"{wording.HOLDER[subject.back]}, the sources name ",
            *ids,
            ".",
        )
        heading = "Named only the other way round"
    elif subject.absent:
        who = listing(
            source_link(subject.catalogue, source) for source in dict.fromkeys(r.source for r in subject.absent)
        )
        whose = "no criterion" if subject.iso else "no Annex A control"
        says = "says" if len(who) == 1 else "say"
        text = (*who, f" {says} that {whose} does this work, and no source names one.")
        heading = "No counterpart, says a source" if len(who) == 1 else "No counterpart, say the sources"
    else:
        text = (f"No source names a {other} here, and none says why. That is no proof that there is none.",)
        heading = "Nothing named"
    more: Text = ()
    if named and back:
        ids = listing(Id(o.other(subject.entry.id)) for o in back)
        more = (f"{wording.HOLDER[subject.back]}, the other way round: ", *ids, ".")
    return Panel(wording.HOLDER[subject.direction], heading, text, more)


def _number_of_others(subject: Subject, overlaps: tuple[Overlap, ...]) -> str:
    kinds = dict.fromkeys(subject.catalogue.entries[o.other(subject.entry.id)].kind for o in overlaps)
    one, many = (" or ".join(names) for names in zip(*(KIND_NAMES[kind] for kind in kinds), strict=True))
    return wording.number(len(overlaps), one, many.replace(" or ", " and "))


def _levels_text(subject: Subject, named: tuple[Overlap, ...]) -> Text:
    levels = [o.levels[subject.direction] for o in named]
    if len(named) == 1:
        return (f"Level: {wording.LEVELS[levels[0]]}, {wording.LEVEL_MEANINGS[levels[0]]}. ",)
    if len(set(levels)) == 1:
        return (f"Level of all: {wording.LEVELS[levels[0]]}, {wording.LEVEL_MEANINGS[levels[0]]}. ",)
    parts = []
    for level in Level:
        ids = [o.other(subject.entry.id) for o in named if o.levels[subject.direction] == level]
        if ids:
            parts.append(f"{wording.LEVELS[level]} for {', '.join(ids)}")
    return (f"{'; '.join(parts)}. ",)


def _scope_text(subject: Subject, named: tuple[Overlap, ...]) -> Text:
    """Say which categories the report must include for the named criteria to be in it."""
    if not subject.iso:
        return ()
    categories = dict.fromkeys(subject.catalogue.category_of(o.soc2) for o in named)
    if all(subject.catalogue.entries[c].common for c in categories):
        return ("Every SOC 2 report includes these." if len(named) > 1 else "Every SOC 2 report includes it.",)
    chosen = [c for c in categories if not subject.catalogue.entries[c].common]
    if len(chosen) == len(categories):
        return (f"That holds only for a report that includes {' or '.join(chosen)}.",)
    return (f"Part of them needs a report that includes {' or '.join(chosen)}.",)
