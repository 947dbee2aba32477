"""CISO Assistant: a library for each framework, with ids and titles alone, and one for each two and direction.

An entry there has a URN. Those of this project's libraries begin with a name of their own, so that they stand beside
the libraries that the tool brings and take nothing from them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .formats import CISO
from .setting import MADE_BY, case_towards, licence, token, without_empty, yaml_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework

    from .setting import Pair, Setting

Item = dict[str, Any]


def ciso_files(setting: Setting) -> Iterator[tuple[str, str]]:
    """Yield the name and text of each file."""
    for framework in ciso_frameworks(setting):
        yield library_name(framework), yaml_text(_framework_library(setting, framework))
    for crosswalk in filter(setting.levelled, setting.catalogue.crosswalks):
        for way in setting.ways(crosswalk):
            yield mapping_name(way), yaml_text(_mapping_library(setting, crosswalk, way))


def ciso_frameworks(setting: Setting) -> tuple[Framework, ...]:
    """Return the frameworks that have a library: those between which somebody gives levels."""
    there = filter(setting.levelled, setting.catalogue.crosswalks)
    of = {f.id for crosswalk in there for f in (crosswalk.left, crosswalk.right)}
    return tuple(f for f in setting.frameworks if f.id in of)


def library_name(framework: Framework) -> str:
    """Return the name of the file of a framework."""
    return f"framework-{framework.id}.yaml"


def mapping_name(way: tuple[Framework, Framework]) -> str:
    """Return the name of the file of a direction."""
    return f"mapping-{_way(way)}.yaml"


def urn(kind: str, *names: str) -> str:
    """Return the URN of a thing of a kind."""
    return ":".join(("urn", MADE_BY, "risk", kind, *map(token, names)))


def _way(way: tuple[Framework, Framework]) -> str:
    held, asked = way
    return f"{held.id}-to-{asked.id}"


def _library(setting: Setting, name: str, title: str, objects: Item, needs: tuple[str, ...] = ()) -> Item:
    return without_empty(
        {
            "urn": urn("library", name),
            "locale": "en",
            "ref_id": name,
            "name": title,
            "description": title,
            "copyright": licence(setting.catalogue) or "not stated",
            "version": int(setting.day.replace("-", "")),
            "publication_date": setting.day,
            "provider": MADE_BY,
            "packager": MADE_BY,
            "dependencies": [urn("library", other) for other in needs],
            "objects": objects,
        }
    )


def _framework_library(setting: Setting, framework: Framework) -> Item:
    title = f"{framework.name}: ids and titles, without its text"
    nodes = [_node(setting, e) for e in _kept(setting, framework)]
    said = {"ref_id": framework.id, "name": title, "description": title, "requirement_nodes": nodes}
    return _library(setting, framework.id, title, {"framework": {"urn": urn("framework", framework.id), **said}})


def _kept(setting: Setting, framework: Framework) -> tuple[Entry, ...]:
    """Return the entries that pairs may join, and the groups that hold any, in order."""
    catalogue = setting.catalogue
    every = catalogue.framework_entries(framework.id)
    return tuple(e for e in every if e.kind.single or catalogue.members(e.id))


def _node(setting: Setting, entry: Entry) -> Item:
    above = 0
    parent = entry.parent
    while parent:
        above, parent = above + 1, setting.catalogue.entries[parent].parent
    node = {
        "urn": _node_urn(entry),
        "assessable": entry.kind.single,
        "depth": above + 1,
        "parent_urn": _node_urn(setting.catalogue.entries[entry.parent]) if entry.parent else "",
        "ref_id": entry.id,
        "name": setting.title(entry),
    }
    return without_empty(node, keep=("assessable",))


def _node_urn(entry: Entry) -> str:
    return urn("req_node", entry.framework, entry.id)


def _mapping_library(setting: Setting, crosswalk: Crosswalk, way: tuple[Framework, Framework]) -> Item:
    held, asked = way
    name, title = f"mapping-{_way(way)}", f"{held.name} to {asked.name}"
    pairs = (pair for pair in setting.pairs(crosswalk) if CISO.word(case_towards(pair, crosswalk, asked)))
    mappings = [_mapping(crosswalk, pair, way) for pair in pairs]
    kept = {
        "urn": urn("req_mapping_set", name),
        "ref_id": name,
        "name": title,
        "description": f"How far the records kept for {held.name} can be reused for {asked.name}.",
        "source_framework_urn": urn("framework", held.id),
        "target_framework_urn": urn("framework", asked.id),
        "requirement_mappings": mappings,
    }
    return _library(setting, name, title, {"requirement_mapping_sets": [kept]}, (held.id, asked.id))


def _mapping(crosswalk: Crosswalk, pair: Pair, way: tuple[Framework, Framework]) -> Item:
    held, asked = way
    source, target = pair.ends(held)
    return without_empty(
        {
            "source_requirement_urn": _node_urn(source),
            "target_requirement_urn": _node_urn(target),
            "relationship": CISO.word(case_towards(pair, crosswalk, asked)),
            "rationale": "functional",
            "annotation": pair.why,
        }
    )
