"""A catalogue of somebody else's as the file of a framework: OSCAL catalogues, and frameworks of CISO Assistant.

What holds others is a group, called by its title; what holds none, or what is assessed, may be joined by a pair.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.yaml_files import Scalar
from mkdocs_crosswalk.ids.forms import LONGEST, slug
from mkdocs_crosswalk.registers.heads import head

from .rows_text import flow, scalar
from .trees import field as field_of
from .trees import items, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.data.problems import Position, Problems
    from mkdocs_crosswalk.data.yaml_files import Node

GROUP, SINGLE, WITHIN = "group", "requirement", "part"
_DIGITS = re.compile(r"\d+")
_SPECIAL = re.compile(r"[.*+?^${}()|\[\]\\/]")
_LETTERS = re.compile(r"[A-Za-z]+")
MOST_FORMS = 100
"""Ways to write ids of one framework, apart from their numbers; of more, the letters are any."""


@dataclass(slots=True)
class Standard:
    """An entry of a catalogue, with what stands below it."""

    id: str
    title: str
    statement: str
    at: Position
    single: bool
    below: list[Standard] = field(default_factory=list)


def of_oscal(root: Node) -> list[Standard]:
    """Return the groups and controls of what stands under `catalog`."""
    return [_control(node, single=name == "controls") for name, node in _both(root)]


def _both(node: Node) -> Iterator[tuple[str, Node]]:
    for name in ("groups", "controls"):
        yield from ((name, item) for item in items(node, name))


def _control(node: Node, *, single: bool) -> Standard:
    labels = [prop for prop in items(node, "props") if text_of(prop, "name") == "label"]
    plain = [prop for prop in labels if not text_of(prop, "class")]
    named = text_of((plain or labels)[0], "value") if labels else ""
    prose = " ".join(text for part in items(node, "parts") if (text := text_of(part, "prose")))
    below = [_control(one, single=name == "controls") for name, one in _both(node)]
    entry = named or text_of(node, "id") or ("" if single else text_of(node, "title"))
    return Standard(entry, text_of(node, "title"), prose, node.at, single, below)


def of_ciso(root: Node, problems: Problems) -> list[Standard]:
    """Return the nodes of a framework of a library; a node whose parent is not there is reported."""
    found: dict[str, tuple[Standard, str, Node]] = {}
    for node in items(root, "objects", "framework", "requirement_nodes"):
        urn = field_of(node, "urn")
        if not isinstance(urn, Scalar) or not urn.folded:
            problems.add(node.at, '"urn" is missing; it says which node this is')
            continue
        name = text_of(node, "name")
        single = text_of(node, "assessable").lower() == "true"
        entry = text_of(node, "ref_id") or urn.folded.rpartition(":")[2]
        one = Standard(entry, name, text_of(node, "description"), node.at, single)
        found[urn.folded.lower()] = (one, text_of(node, "parent_urn").lower(), node)
    tops = []
    for one, parent, node in found.values():
        if parent and parent not in found:
            at = field_of(node, "parent_urn")
            problems.unknown(at.at if at else node.at, "node", parent, found)
        elif parent:
            found[parent][0].below.append(one)
        else:
            tops.append(one)
    return tops


def every(tops: Iterable[Standard]) -> Iterator[Standard]:
    """Yield entries, and all below them, parents before children."""
    for one in tops:
        yield one
        yield from every(one.below)


def check(tops: list[Standard], problems: Problems) -> None:
    """Report entries without an id, with one that stands twice, and a catalogue that holds nothing."""
    first: dict[str, Position] = {}
    for one in every(tops):
        if not slug(one.id) or len(one.id) > LONGEST:
            problems.add(one.at, f'"{one.id[:LONGEST]}" is no id; it makes no address')
        elif one.id in first:
            problems.add(one.at, f'the id "{one.id}" stands twice (first in line {first[one.id].line})')
        first.setdefault(one.id, one.at)
    if not any(one.single for one in every(tops)):
        for one in every(tops):
            one.single = not one.below


def framework_text(
    framework: str, key: str, about: dict[str, str], tops: list[Standard], *, titles: bool, statements: bool
) -> str:
    """Return the file of a framework.

    Args:
        framework: Its id.
        key: The word for it in rows and directions.
        about: What the catalogue says of itself.
        tops: Its outermost entries.
        titles: Whether entries have the titles of the catalogue; else their ids stand for them.
        statements: Whether they have its sentences too.
    """
    name = about.get("title") or framework
    said = {"framework": framework, "key": key, "name": name, "title": name, "publisher": about.get("publisher", "")}
    said |= {"source": framework, "address": framework}
    lines = [head(f"frameworks/{framework}.yml"), *(f"{k}: {scalar(v)}" for k, v in said.items() if v)]
    kinds, kind_of = _kinds(key, tops)
    lines += ["kinds:", *(f"  {name}: {flow(kind)}" for name, kind in kinds.items()), "ids:"]
    for name, kind in kinds.items():
        if not kind.get("named"):
            ids = [one.id for one in every(tops) if kind_of[id(one)] == name]
            lines += [f"  - kinds: [{name}]", f"    read: {scalar(_pattern(ids))}"]
    lines.append("entries:")
    alike = Counter(one.title for one in every(tops))
    for one in tops:
        lines += _entry(one, kind_of, alike, "  ", titles=titles, statements=statements)
    return "\n".join((*lines, ""))


def _kinds(key: str, tops: list[Standard]) -> tuple[dict[str, dict[str, object]], dict[int, str]]:
    """Return the kinds of a catalogue: groups by how deep they lie, requirements, and parts of these."""
    kind_of: dict[int, str] = {}
    holds: dict[str, dict[str, None]] = {}

    def walk(nodes: list[Standard], above: str, depth: int, within: int) -> None:
        for one in nodes:
            single = one.single
            what = GROUP if not single else WITHIN if within else SINGLE
            number = within if single else depth
            name = f"{key}-{what}" if number <= 1 else f"{key}-{what}-{number}"
            kind_of[id(one)] = name
            holds.setdefault(name, {})
            if above:
                holds[above][name] = None
            walk(one.below, name, depth + (not single), within + single)

    walk(tops, "", 1, 0)
    kinds: dict[str, dict[str, object]] = {}
    for name in sorted(holds, key=lambda name: (f"-{GROUP}" not in name, name.rstrip("0123456789"), name)):
        what = next(word for word in (GROUP, SINGLE, WITHIN) if name.startswith(f"{key}-{word}"))
        kind: dict[str, object] = {"one": what, "many": f"{what}s"}
        if holds[name]:
            kind["holds"] = list(holds[name])
        kinds[name] = {**kind, ("named" if what == GROUP else "single"): True, "family": True}
    return kinds, kind_of


def _pattern(ids: Iterable[str]) -> str:
    """Return a pattern of ids: as they are, with any number where one stands."""
    forms = sorted({_DIGITS.sub("0", _SPECIAL.sub(r"\\\g<0>", one)) for one in ids})
    written = {form.replace("0", r"\d+") for form in forms}
    if len(written) > MOST_FORMS:
        written = {_LETTERS.sub("[A-Za-z]+", form).replace("0", r"\d+") for form in forms}
    return "|".join(sorted(written, key=lambda form: (-len(form), form)))


def _entry(
    one: Standard,
    kind_of: dict[int, str],
    alike: Counter[str],
    indent: str,
    *,
    titles: bool,
    statements: bool,
) -> Iterator[str]:
    yield f"{indent}- id: {scalar(one.id)}"
    yield f"{indent}  kind: {kind_of[id(one)]}"
    title = one.title if titles and one.title else one.id
    yield f"{indent}  title: {scalar(f'{title} ({one.id})' if title != one.id and alike[one.title] > 1 else title)}"
    if statements and one.statement:
        yield f"{indent}  statement: {scalar(one.statement)}"
    if one.below:
        yield f"{indent}  entries:"
        for inner in one.below:
            yield from _entry(inner, kind_of, alike, f"{indent}    ", titles=titles, statements=statements)
