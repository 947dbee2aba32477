"""What has changed since a judgement was made or confirmed, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue import made_on
from mkdocs_crosswalk.data.words import listed

from . import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.made_on import Judged, Suspect

AGAIN = "To look at again"
_OF_PAIR = {
    made_on.ENTRIES: "what the data says of {}",
    made_on.POINTS: "a point that it names",
    made_on.LEVELS: "its levels",
}
_OF_VERDICTS = {
    made_on.ENTRIES: "what the data says of {}",
    made_on.LEVELS: "the level of a pair that it rests on",
    made_on.EVIDENCE: "what the register says of a record that it asks for",
}


def changed(suspect: Suspect) -> str:
    """Return what has changed under a judgement, and since when, within a sentence."""
    words = _OF_VERDICTS if len(suspect.judged) == 1 else _OF_PAIR
    parts = listed([words[part] for part in suspect.changed]).format(" or ".join(suspect.judged))
    return f"since {wording.day(suspect.since.day)}, {parts} changed"


def said_again(catalogue: Catalogue, judged: Judged) -> str:
    """Return that a judgement is to look at again, and why; nothing where it is as it was."""
    suspect = catalogue.suspects.get(judged)
    return f"{AGAIN}: {changed(suspect)}." if suspect else ""


def confirmed(catalogue: Catalogue, judged: Judged) -> Iterator[str]:
    """Yield who has confirmed a judgement, and when, the last first."""
    for line in reversed(catalogue.review_log):
        if line.by and line.of == judged:
            yield f"{wording.day(line.day)}, by {line.by}"
