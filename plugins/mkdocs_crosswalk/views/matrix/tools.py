"""What the filters of the matrix offer, and what its scripts call the two frameworks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.catalogue import PROJECT
from mkdocs_crosswalk.registers.own_data import SITE
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.provenance import source_name
from mkdocs_crosswalk.views.tree import outermost
from mkdocs_crosswalk.views.ways import both

from .view import Choice, Choices, Tools

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.views.ways import Way


def tools(catalogue: Catalogue, crosswalk: Crosswalk, entries: tuple[Entry, ...], others: tuple[Entry, ...]) -> Tools:
    """Return what the filters of a matrix offer, of entries of the left framework by those of the right."""
    left, right = crosswalk.left, crosswalk.right
    kind = left.single[0]
    rows, columns = _groups(catalogue, entries), _groups(catalogue, others)
    to_left, to_right = both(crosswalk)
    return Tools(
        data=f"{addresses.API}overlaps.json",
        csv=f"{left.address}-{right.address}-matrix.csv",
        sides={
            "left": _side(to_left, kind.one, kind.many),
            "right": _side(to_right, wording.any_of(right), wording.many_of(right)),
        },
        directions=tuple(
            (f"Reuse {way.held.short} for {way.asked.short}", query)
            for way, query in ((to_left, ""), (to_right, f"direction={to_right.direction}"))
        ),
        rows=Choices(*_kinds(rows), tuple(Choice(e.id, e.label) for e in rows)),
        columns=Choices(*_kinds(columns), tuple(_choice(catalogue, e, columns) for e in columns)),
        sources=tuple(Choice(s, source_name(catalogue, s), uri=addresses.source_uri(s)) for s in sources(catalogue)),
    )


def _side(way: Way, one: str, many: str) -> dict[str, str]:
    """Return what scripts need of the framework that is asked for on a way, with what its entries are called."""
    asked, direction = way.asked, str(way.direction)
    return {"key": asked.key, "short": asked.short, "one": wording.begin(one), "many": many, "direction": direction}


def _groups(catalogue: Catalogue, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the outermost groups of entries, in order."""
    groups = {g.id: g for e in entries if (g := outermost(catalogue, e)) is not e}
    return tuple(groups.values())


def _kinds(groups: tuple[Entry, ...]) -> tuple[str, str]:
    """Return the kind of groups in the singular and the plural."""
    return (groups[0].kind.one, groups[0].kind.many) if groups else ("group", "groups")


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


def sources(catalogue: Catalogue) -> list[str]:
    """Return the sources that name any pair, in the order of the data; last, who judges and who decides."""
    named = {m.row.source for o in catalogue.overlaps.values() for m in o.mappings}
    project = [PROJECT] if catalogue.judgements else []
    return [*(s for s in catalogue.sources if s in named), *project, *([SITE] if catalogue.own.decisions else ())]
