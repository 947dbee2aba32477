"""What the script `jump.js` reads ids by: how they are written, and none of them, for it is given those of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .patterns import in_javascript

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .before import Before
    from .known import KnownEntry
    from .numbering import Numbering
    from .spelling import Ids


def for_browsers(ids: Ids) -> dict[str, object]:
    """Return the numberings by their rank, and what may stand before and behind an id, to be written as JSON.

    A numbering is named by its place. A script finds the numbering of an entry as `_first` does; the few of which that
    is not true stand under `elsewhere`. Numberings of frameworks that a site leaves out are there too: an id of an
    edition that is not there is nothing, and not that of another edition.
    """
    numberings = ids.readings.numberings
    places = {numbering: place for place, numbering in enumerate(numberings)}
    names = {framework.id: framework.name for framework in ids.frameworks.values()}
    elsewhere = {}
    for entry in ids.entries.values():
        own = ids.numbering_of(entry.id)
        place = -1 if own is None else places[own]
        if place != _first(entry, numberings, names):
            elsewhere[entry.id] = place
    return {
        "numberings": [_numbering(n, names[n.framework], dated=n in ids.readings.dated) for n in numberings],
        "names": _before(ids.names.before, places),
        "words": [_before(words, places) for words in ids.readings.words if words.says],
        "edition": in_javascript(ids.readings.edition.pattern),
        **({"elsewhere": elsewhere} if elsewhere else {}),
    }


def _first(entry: KnownEntry, numberings: tuple[Numbering, ...], names: Mapping[str, str]) -> int:
    """Return the place of the first numbering of an entry's framework that the id fits; -1 if it fits none.

    Args:
        entry: The entry.
        numberings: The numberings.
        names: The names of the frameworks, by which scripts know whose an entry is.
    """
    own = ((place, n) for place, n in enumerate(numberings) if names[n.framework] == names[entry.framework])
    return next((place for place, n in own if n.spelling.fits(entry.id)), -1)


def _numbering(numbering: Numbering, name: str, *, dated: bool) -> dict[str, object]:
    """Return a numbering with what is not empty; the edition is there if it tells some from others, empty or not."""
    spelling = numbering.spelling
    said = {
        "form": in_javascript(spelling.pattern.pattern) if spelling.form else "",
        "read": in_javascript(spelling.read),
        "means": spelling.means,
        "letters": numbering.letters,
        "mark": numbering.mark,
        "bare": spelling.bare,
        "deepest": spelling.deepest,
        "zero": spelling.zero,
    }
    edition = {"edition": numbering.edition} if dated else {}
    return {"of": name, **edition, **{key: value for key, value in said.items() if value}}


def _before(before: Before, places: Mapping[Numbering, int]) -> dict[str, object]:
    """Return what finds names or words, and the places of the numberings that each says."""
    says = {group: sorted(places[n] for n in said) for group, said in before.says.items()}
    return {"find": in_javascript(before.pattern.pattern), "says": says}
