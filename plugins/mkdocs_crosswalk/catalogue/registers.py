"""Registers to records: sources with their claims, evidence items, corrections, and where 2013 controls went."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

from .evidence import EvidenceItem, System, Topic
from .fields import report_repeats
from .model import Claim, Correction, Recompute, Source, Transition
from .problems import closest_word, hint
from .rows import HOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .fields import Fields
    from .problems import Position, Problems
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
ROW_MEASURES = tuple(measure for measure in MEASURES if not measure.endswith("-in-framework"))
"""Those that count rows of the source that makes the claim."""


_ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Placed(Protocol):
    """Something that stands at a place of the data."""

    @property
    def position(self) -> Position:
        """Return the place."""


class EvidenceRegister(NamedTuple):
    """Systems, topics and evidence items by id; the names are those of the lists in `evidence.yml`."""

    systems: dict[str, System]
    topics: dict[str, Topic]
    items: dict[str, EvidenceItem]


class Groups(NamedTuple):
    """The names that the scope of a claim may use."""

    categories: tuple[str, ...]
    themes: tuple[str, ...]


def check_ids(
    items: Iterable[tuple[str, Fields]], what: str, problems: Problems, known: Mapping[str, Placed] | None = None
) -> None:
    """Report ids that stand twice, that the built-in data has already (`known`), or that make no address."""
    seen: dict[str, Position] = {}
    for item_id, fields in items:
        at = fields.place("id")
        if item_id in seen:
            first = seen[item_id]
            where = f"line {first.line}" if first.file == at.file else f"{first.file}:{first.line}"
            problems.add(at, f'the {what} "{item_id}" is defined twice (first in {where})')
        elif known and item_id in known:
            first = known[item_id].position
            problems.add(
                at,
                f'the built-in data has the {what} "{item_id}" already, in {first.file}:{first.line}; '
                "choose another id",
            )
        elif item_id == "index":
            problems.add(at, '"index" is the address of the list; choose another id')
        elif item_id and not _ADDRESS.fullmatch(item_id):
            problems.add(at, f'"{item_id}" makes no address; write small letters, digits and dashes')
        seen.setdefault(item_id, at)


def read_sources(
    items: tuple[Fields, ...], groups: Groups, problems: Problems, known: Mapping[str, Source] | None = None
) -> dict[str, Source]:
    """Return the sources by id, in the order of the files; those of a site are held against those `known`."""
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
            address=fields.address("address"),
            states=fields.text("states"),
            good_for=fields.text("good_for"),
            bad_for=fields.text("bad_for"),
            claims=tuple(_claim(item, groups) for item in claims),
            position=fields.at,
        )
        check_ids([(c.id, f) for c, f in zip(source.claims, claims, strict=True)], "claim", problems)
        fields.close()
        found[source_id] = source
    check_ids(seen, "source", problems, known)
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
    files: Sequence[Fields], references: References, problems: Problems, known: EvidenceRegister | None = None
) -> EvidenceRegister:
    """Return the register of some files, in order; those of a site add to one `known`, and may leave lists out."""
    before = known or EvidenceRegister({}, {}, {})
    system_fields, topic_fields, item_fields = (
        [item for fields in files for item in fields.items(name, required=known is None)]
        for name in EvidenceRegister._fields
    )
    systems = dict(before.systems)
    for item in system_fields:
        system_id = item.text("id", required=True)
        examples = tuple(s.text for s in item.texts("examples"))
        system = System(system_id, item.text("name", required=True), examples, item.at)
        systems[system_id] = before.systems.get(system_id, system)
        item.close()
    topics = dict(before.topics)
    for item in topic_fields:
        topic_id = item.text("id", required=True)
        topic = Topic(topic_id, item.text("name", required=True), item.at)
        topics[topic_id] = before.topics.get(topic_id, topic)
        item.close()
    items = dict(before.items)
    for item in item_fields:
        evidence = _evidence_item(item, systems, topics, references)
        items[evidence.id] = before.items.get(evidence.id, evidence)
    check_ids(_with_ids(system_fields), "system", problems, before.systems)
    check_ids(_with_ids(topic_fields), "topic", problems, before.topics)
    check_ids(_with_ids(item_fields), "evidence item", problems, before.items)
    for fields in files:
        fields.close()
    return EvidenceRegister(systems, topics, items)


def _with_ids(items: Iterable[Fields]) -> Iterator[tuple[str, Fields]]:
    return ((fields.text("id"), fields) for fields in items)


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
        timing=(timing := fields.choice("timing", TIMINGS, required=True)),
        sampling=fields.text("sampling", required=timing != "point-in-time"),
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
    report_repeats(items, "correction")
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
        scalar = item.scalar("from", required=True)
        old = references.expand(scalar, "iso-2013") if scalar else ()
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
