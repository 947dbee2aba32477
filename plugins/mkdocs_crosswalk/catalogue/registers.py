"""Registers to records: sources with their claims, evidence items, corrections, and where 2013 controls went."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .evidence import EvidenceItem, System, Topic
from .model import Claim, Correction, Recompute, Source, Transition
from .problems import closest_word, hint
from .rows import HOW
from .yaml_files import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .fields import Fields
    from .problems import Problems
    from .references import References

SOURCE_KINDS = ("article", "guide", "comparison", "table", "help-page", "standard", "project")
EVIDENCE_KINDS = ("policy", "procedure", "plan", "register", "record", "configuration", "report")
TIMINGS = ("point-in-time", "over-a-period")
CORRECTION_KINDS = ("fact", "self-contradiction", "title", "outdated", "judgement", "format")
MEASURES = (
    "controls-with-counterpart",
    "criteria-with-counterpart",
    "criteria-with-control",
    "criteria-without-counterpart",
    "controls-without-counterpart",
    "controls-with-automatic-evidence",
    "criteria-in-framework",
    "controls-in-framework",
)


class Groups(NamedTuple):
    """The names that the scope of a claim may use."""

    categories: tuple[str, ...]
    themes: tuple[str, ...]


def unique(items: Iterable[tuple[str, Fields]], what: str, problems: Problems) -> None:
    """Report ids that stand twice."""
    seen: dict[str, int] = {}
    for item_id, fields in items:
        if item_id in seen:
            problems.add(fields.place("id"), f'the {what} "{item_id}" is defined twice (first in line {seen[item_id]})')
        seen.setdefault(item_id, fields.place("id").line)


def read_sources(items: tuple[Fields, ...], groups: Groups, problems: Problems) -> dict[str, Source]:
    """Return the sources by id, in the order of the file."""
    found = {}
    seen = []
    for fields in items:
        source_id = fields.text("id", required=True)
        seen.append((source_id, fields))
        claims = fields.items("claims")
        source = Source(
            id=source_id,
            name=fields.text("name", required=True),
            title=fields.text("title", required=True),
            kind=fields.choice("kind", SOURCE_KINDS, required=True),
            author=fields.text("author"),
            publisher=fields.text("publisher"),
            date=fields.day("date"),
            date_kind=fields.choice("date_kind", ("published", "last reviewed")),
            year=fields.text("year"),
            address=fields.text("address"),
            states=fields.text("states"),
            good_for=fields.text("good_for"),
            bad_for=fields.text("bad_for"),
            claims=tuple(_claim(item, groups) for item in claims),
            position=fields.at,
        )
        unique([(c.id, f) for c, f in zip(source.claims, claims, strict=True)], "claim", problems)
        fields.close()
        found[source_id] = source
    unique(seen, "source", problems)
    return found


def _claim(fields: Fields, groups: Groups) -> Claim:
    claim = Claim(
        id=fields.text("id", required=True),
        figure=fields.text("figure", required=True),
        about=fields.text("about", required=True),
        at=fields.text("at", required=True),
        numerator=fields.number("numerator"),
        denominator=fields.number("denominator"),
        recompute=_recompute(fields.mapping("recompute"), groups),
        remark=fields.text("remark"),
        position=fields.at,
    )
    fields.close()
    return claim


def _recompute(table: Fields | None, groups: Groups) -> Recompute | None:
    if table is None:
        return None
    measure = table.choice("measure", MEASURES, required=True)
    scope = _among(table, "scope", "category", groups.categories)
    themes = _among(table, "themes", "theme", groups.themes)
    table.close()
    return Recompute(measure, scope, themes) if measure else None


def _among(table: Fields, name: str, what: str, known: tuple[str, ...]) -> tuple[str, ...]:
    scalars = table.texts(name)
    for scalar in scalars:
        if scalar.text not in known:
            near = hint(closest_word(scalar.text, known))
            table.problems.add(scalar.at, f'unknown {what} "{scalar.text}"{near}')
    return tuple(s.text for s in scalars)


def read_evidence(
    fields: Fields, references: References, problems: Problems
) -> tuple[dict[str, System], dict[str, Topic], dict[str, EvidenceItem]]:
    """Return systems, topics and items by id, in the order of the file."""
    systems = {}
    system_fields = fields.items("systems", required=True)
    for item in system_fields:
        system_id = item.text("id", required=True)
        examples = tuple(s.text for s in item.texts("examples"))
        systems[system_id] = System(system_id, item.text("name", required=True), examples, item.at)
        item.close()
    topics = {}
    topic_fields = fields.items("topics", required=True)
    for item in topic_fields:
        topic_id = item.text("id", required=True)
        topics[topic_id] = Topic(topic_id, item.text("name", required=True), item.at)
        item.close()
    items = {}
    item_fields = fields.items("items", required=True)
    for item in item_fields:
        evidence = _evidence_item(item, systems, topics, references)
        items[evidence.id] = evidence
    for group, what in ((system_fields, "system"), (topic_fields, "topic"), (item_fields, "evidence item")):
        unique([(f.text("id"), f) for f in group], what, problems)
    fields.close()
    return systems, topics, items


def _evidence_item(
    fields: Fields, systems: dict[str, System], topics: dict[str, Topic], references: References
) -> EvidenceItem:
    collected = fields.texts("collected_from", required=True)
    for scalar in collected:
        if scalar.text not in systems:
            fields.problems.add(scalar.at, f'unknown system "{scalar.text}"{hint(closest_word(scalar.text, systems))}')
    item = EvidenceItem(
        id=fields.text("id", required=True),
        name=fields.text("name", required=True),
        topic=fields.choice("topic", tuple(topics), required=True),
        kind=fields.choice("kind", EVIDENCE_KINDS, required=True),
        what=fields.text("what", required=True),
        collected_from=tuple(s.text for s in collected if s.text in systems),
        how=fields.choice("how", HOW, required=True),
        example=fields.text("example", required=True),
        rejected=fields.lines("rejected", required=True),
        timing=fields.choice("timing", TIMINGS, required=True),
        sampling=fields.text("sampling", required=True),
        frequency=fields.text("frequency", required=True),
        owner=fields.text("owner", required=True),
        serves=references.each(fields.texts("serves", required=True), "any"),
        position=fields.at,
    )
    fields.close()
    return item


def read_corrections(
    items: tuple[Fields, ...], sources: Mapping[str, Source], references: References
) -> tuple[Correction, ...]:
    """Return the corrections in the order of the file."""
    found = []
    for fields in items:
        source = fields.known("source", "source", sources, required=True)
        correction = Correction(
            source=source,
            at=fields.text("at", required=True),
            kind=fields.choice("kind", CORRECTION_KINDS, required=True),
            says=fields.text("says", required=True),
            correct=fields.text("correct", required=True),
            entries=references.each(fields.texts("entries"), "any"),
            position=fields.at,
        )
        fields.close()
        found.append(correction)
    return tuple(found)


def read_transitions(
    fields: Fields, references: References, sources: Mapping[str, Source], problems: Problems
) -> tuple[str, dict[str, Transition]]:
    """Return the source of the table, and by 2013 control where it went."""
    source = fields.known("source", "source", sources, required=True)
    found: dict[str, Transition] = {}
    for item in fields.items("pairs", required=True):
        node = item.node("from", required=True)
        old = references.expand(node, "iso-2013") if isinstance(node, Scalar) else ()
        new = references.each(item.texts("to", required=True), "iso")
        dissent = item.text("dissent")
        if len(old) > 1 or any(references.entries[i].kind != "control-2013" for i in old):
            problems.add(
                item.place("from"), f'"{item.text("from")}" is not a single control; one line moves one control'
            )
        elif old and old[0] in found:
            problems.add(item.place("from"), f'"{old[0]}" stands twice')
        elif old:
            found[old[0]] = Transition(old[0], new, dissent, item.at)
        item.close()
    fields.close()
    return source, found
