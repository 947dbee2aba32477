"""What the filters of the matrix offer, and what its scripts call the two frameworks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.catalogue import PROJECT
from mkdocs_crosswalk.catalogue.once import once
from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.own_data import SITE
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.programme.frame import STYLES as PROGRAMME_STYLES
from mkdocs_crosswalk.views.provenance import source_name
from mkdocs_crosswalk.views.tree import outermost
from mkdocs_crosswalk.views.ways import both, levelled, words_of

from .view import Choice, Choices, Tools

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.ways import Way


def overlaps_of(crosswalk: Crosswalk) -> str:
    """Return the file for machines with what is said of each pair."""
    return f"{addresses.api(crosswalk.left, crosswalk.right)}overlaps.json"


def file_of(catalogue: Catalogue, crosswalk: Crosswalk) -> str:
    """Return the name of the file with the groups, entries, pairs and records of two frameworks."""
    left, right = crosswalk.left.address, crosswalk.right.address
    return "matrix.json" if crosswalk == catalogue.crosswalks[0] else f"matrix-{left}-and-{right}.json"


def sides_of(crosswalk: Crosswalk) -> dict[str, dict[str, str]]:
    """Return what scripts call the two frameworks of a matrix, by their sides."""
    left, right = crosswalk.left, crosswalk.right
    keys = {side: key for key, side in addresses.sides(left, right).items()}
    return {side: _side(way, keys[side]) for side, way in zip(("left", "right"), both(crosswalk), strict=True)}


def directions(catalogue: Catalogue, crosswalk: Crosswalk) -> tuple[tuple[str, str], ...]:
    """Return the directions to choose from, each with its part of an address; none where nobody gives levels."""
    if not levelled(catalogue, crosswalk):
        return ()
    to_left, to_right = both(crosswalk)
    ways = (to_left, ""), (to_right, f"direction={to_right.direction}")
    return tuple((f"Reuse {way.held.short} for {way.asked.short}", query) for way, query in ways)


def ours_of(extent: Extent, crosswalk: Crosswalk) -> tuple[str, str]:
    """Return the file that says how far a company is, and the side of the framework that it is for; or "" twice."""
    asked = extent.programme.asked if extent.has(addresses.STATUS_HERE) else None
    sides = {crosswalk.left.id: "left", crosswalk.right.id: "right"}
    return (addresses.STATUS_HERE, sides[asked.id]) if asked and asked.id in sides else ("", "")


def styles_of(extent: Extent, crosswalk: Crosswalk) -> tuple[str, ...]:
    """Return the stylesheets that the status of a company needs on a matrix, where it stands."""
    return PROGRAMME_STYLES if ours_of(extent, crosswalk)[0] else ()


def tools(extent: Extent, crosswalk: Crosswalk, entries: tuple[Entry, ...], others: tuple[Entry, ...]) -> Tools:
    """Return what the filters of a matrix offer, of entries of the left framework by those of the right."""
    catalogue = extent.catalogue
    left, right = crosswalk.left, crosswalk.right
    named = sources(catalogue, crosswalk)
    rows, columns = _groups(catalogue, entries), _groups(catalogue, others)
    levels = levelled(catalogue, crosswalk)
    return Tools(
        file=file_of(catalogue, crosswalk),
        data=overlaps_of(crosswalk),
        csv=f"{left.address}-{right.address}-matrix.csv",
        sides=sides_of(crosswalk),
        directions=directions(catalogue, crosswalk),
        many=words_of(catalogue, crosswalk)[1],
        levels=levels,
        ours=ours_of(extent, crosswalk),
        rows=Choices(*_kinds(rows), tuple(Choice(e.id, e.label) for e in rows)),
        columns=Choices(*_kinds(columns), tuple(_choice(catalogue, e, columns) for e in columns)),
        sources=tuple(Choice(s, source_name(catalogue, s), uri=addresses.source_uri(s)) for s in named),
    )


def _side(way: Way, key: str) -> dict[str, str]:
    """Return what scripts need of the framework that is asked for on a way, with what its entries are called."""
    asked, direction = way.asked, str(way.direction)
    one, many = wording.begin(wording.any_of(asked)), wording.many_of(asked)
    return {"key": key, "short": asked.short, "one": one, "many": many, "direction": direction}


def _groups(catalogue: Catalogue, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the outermost groups of entries, in order."""
    groups = {g.id: g for e in entries if (g := outermost(catalogue, e)) is not e}
    return tuple(groups.values())


def _kinds(groups: tuple[Entry, ...]) -> tuple[str, str]:
    """Return the kinds of groups in the singular and the plural."""
    kinds = dict.fromkeys((group.kind.one, group.kind.many) for group in groups)
    one, many = (listed([kind[n] for kind in kinds], word) for n, word in enumerate(("or", "and")))
    return (one, many) if groups else ("group", "groups")


def _choice(catalogue: Catalogue, group: Entry, every: tuple[Entry, ...]) -> Choice:
    """Return a group of columns to choose, with the heads that it holds, and those common to all."""
    held = [*(g for g in every if g.common and g is not group), group]
    heads = dict.fromkeys(catalogue.entries[i].parent or "" for g in held for i in catalogue.members(g.id))
    many = wording.many_of(catalogue.frameworks[group.framework])
    label = group.title if group.kind.named else group.label
    if group.common:
        label += f", common {many}"
    elif any(g.common for g in every):
        label += " and common"
    return Choice(group.slug, label, holds=" ".join(heads))


def sources(catalogue: Catalogue, crosswalk: Crosswalk) -> tuple[str, ...]:
    """Return the sources that name any pair, in the order of the data; last, who judges and who decides."""
    return _sources(catalogue, crosswalk.left.id, crosswalk.right.id)


@once
def _sources(catalogue: Catalogue, left: str, right: str) -> tuple[str, ...]:
    pairs = catalogue.between(left, right)
    named = {m.row.source for o in pairs for m in o.mappings}
    project = [PROJECT] if any(o.judgement for o in pairs) else []
    site = [SITE] if any(o.decision for o in pairs) and SITE not in named else []
    return (*(s for s in catalogue.sources if s in named), *project, *site)
