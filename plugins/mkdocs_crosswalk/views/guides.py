"""The guides: pages that people write, which entries each of them treats, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue


@frozen
class Treated:
    """A part of a guide that helps the reader of some entries.

    Attributes:
        entries: The ids of entries or of groups, in order; a group stands for all below it.
        anchor: The anchor of the heading, or "" for the guide as a whole.
        heading: The words of the heading, or "".
    """

    entries: tuple[str, ...]
    anchor: str = ""
    heading: str = ""


@frozen
class Guide:
    """What a guide says of itself.

    Attributes:
        uri: Its source address.
        title: What links to it say.
        description: What it holds, in a sentence.
        group: The group of the index that it stands in, or "" for none.
        order: Its place among all guides; a group stands where the first of its guides does.
        treats: Its parts that help with entries, in the order of the page.
    """

    uri: str
    title: str
    description: str
    group: str = ""
    order: int = 0
    treats: tuple[Treated, ...] = ()


Treatment = tuple[Guide, Treated]
"""A guide, and the part of it that speaks of an entry."""


def treatments(catalogue: Catalogue, guides: tuple[Guide, ...]) -> dict[str, tuple[Treatment, ...]]:
    """Return what treats each entry and each group, the most special first; each guide once.

    A guide that names a group helps with all below it. What speaks of an entry itself stands before what speaks of its
    groups; then the guide that treats most of what stands beside the entry, as it is the one on its subject; and of the
    parts of a guide that with the fewest entries.
    """
    named: dict[str, list[Treatment]] = {}
    for guide in guides:
        for part in guide.treats:
            for name in part.entries:
                named.setdefault(name, []).append((guide, part))
    found: dict[str, tuple[Treatment, ...]] = {}
    for entry in catalogue.entries.values():
        near = {name for name in named if name == entry.id or catalogue.is_under(name, entry.parent or entry.id)}
        own = sorted(named.get(entry.id, ()), key=lambda pair: (-_share(pair[0], near), len(pair[1].entries)))
        both = (*own, *(found.get(entry.parent, ()) if entry.parent else ()))
        nearest = {guide.uri: (guide, part) for guide, part in reversed(both)}
        found[entry.id] = tuple(nearest[uri] for uri in dict.fromkeys(guide.uri for guide, _ in both))
    return found


def _share(guide: Guide, names: set[str]) -> int:
    """Return how many of some entries a guide treats by their own names."""
    return len(names.intersection(name for part in guide.treats for name in part.entries))
