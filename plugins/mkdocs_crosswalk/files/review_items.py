"""What files for machines say of a review of an entry or of a judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.data.shapes import choice, day, flag, record, some, text
from mkdocs_crosswalk.registers.reviewers import Part

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.reviews import Seen

_WHO = {"name": text(), "credential": text(), "reviewed": day()}
_CURRENT = flag("Whether nothing of the part was judged after the review.")
SEEN = some(record({**_WHO, "part": choice(Part), "current": _CURRENT}), "Who outside this project looked at what.")
WHO = some(record(_WHO), "Who outside this project has reviewed it as it stands.")


def who_item(look: Seen) -> dict[str, Any]:
    """Return who reviewed something, and until when."""
    reviewer = look.reviewer
    return {"name": reviewer.name, "credential": reviewer.credential, "reviewed": look.reviewed.isoformat()}


def seen_item(look: Seen) -> dict[str, Any]:
    """Return a review of a part of an entry."""
    return {**who_item(look), "part": look.part, "current": look.current}
