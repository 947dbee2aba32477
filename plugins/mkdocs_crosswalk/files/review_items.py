"""What files for machines say of a review of an entry or of a judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.catalogue.made_on import ENTRIES, EVIDENCE, LEVELS, POINTS
from mkdocs_crosswalk.data.shapes import choice, day, flag, record, several, some, text
from mkdocs_crosswalk.registers.reviewers import Part

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.made_on import Judged
    from mkdocs_crosswalk.catalogue.reviews import Seen

_WHO = {"name": text(), "credential": text(), "reviewed": day()}
_CURRENT = flag("Whether nothing of the part was judged after the review.")
SEEN = some(record({**_WHO, "part": choice(Part), "current": _CURRENT}), "Who outside this project looked at what.")
WHO = some(record(_WHO), "Who outside this project has reviewed it as it stands.")


_CHANGED = several(choice((ENTRIES, POINTS, LEVELS, EVIDENCE)), "What it was made on and has changed.")
AGAIN = record({"since": day("The day on which it was made on something else."), "changed": _CHANGED})


def again_item(catalogue: Catalogue, judged: Judged) -> dict[str, Any]:
    """Return why a judgement is to look at again; nothing where it is as it was."""
    suspect = catalogue.suspects.get(judged)
    return {"since": suspect.since.day.isoformat(), "changed": list(suspect.changed)} if suspect else {}


def who_item(look: Seen) -> dict[str, Any]:
    """Return who reviewed something, and until when."""
    reviewer = look.reviewer
    return {"name": reviewer.name, "credential": reviewer.credential, "reviewed": look.reviewed.isoformat()}


def seen_item(look: Seen) -> dict[str, Any]:
    """Return a review of a part of an entry."""
    return {**who_item(look), "part": look.part, "current": look.current}
