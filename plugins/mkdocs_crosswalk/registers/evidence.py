"""`evidence.yml`: the register of evidence items, with the systems that they come from and their topics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from .allowed import ANY
from .identity import check_ids, check_names
from .levels import HOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Position, Problems

    from .references import References

EVIDENCE_KINDS = ("policy", "procedure", "plan", "register", "record", "configuration", "report")


TIMINGS = ("point-in-time", "over-a-period")


@dataclass(frozen=True, slots=True)
class System:
    """A kind of system that records are collected from."""

    id: str
    name: str
    examples: tuple[str, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading of the evidence register."""

    id: str
    name: str
    position: Position


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """A kind of record kept once and shown to both auditors.

    Attributes:
        timing: `point-in-time` or `over-a-period`.
        serves: The entries that it is shown for, by this project's judgement.
    """

    id: str
    name: str
    topic: str
    kind: str
    what: str
    collected_from: tuple[str, ...]
    how: str
    example: str
    rejected: tuple[str, ...]
    timing: str
    sampling: str
    frequency: str
    owner: str
    serves: tuple[str, ...]
    position: Position


class EvidenceRegister(NamedTuple):
    """Systems, topics and evidence items by id; the names are those of the lists in `evidence.yml`."""

    systems: dict[str, System]
    topics: dict[str, Topic]
    items: dict[str, EvidenceItem]


REGISTERED = {"systems": "system", "topics": "topic", "items": "evidence item"}
"""What messages call an item of each list in `evidence.yml`."""


def read_evidence(
    files: Sequence[Fields], references: References, problems: Problems, known: EvidenceRegister | None = None
) -> EvidenceRegister:
    """Return the register of some files, in order; those of a site add to one `known`, and may leave lists out."""
    before = known or EvidenceRegister({}, {}, {})
    system_fields, topic_fields, item_fields = (
        _items(files, name, what, problems, required=known is None) for name, what in REGISTERED.items()
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
    check_ids(_with_ids(system_fields), "system", problems, before.systems)
    check_ids(_with_ids(topic_fields), "topic", problems, before.topics)
    check_ids(_with_ids(item_fields), "evidence item", problems, before.items)
    check_names(system_fields, "system", problems, before.systems)
    check_names(topic_fields, "topic", problems, before.topics)
    check_names(item_fields, "evidence item", problems, before.items)
    items = dict(before.items)
    for item in item_fields:
        evidence = _evidence_item(item, systems, topics, references)
        items[evidence.id] = before.items.get(evidence.id, evidence)
    for fields in files:
        fields.close()
    return EvidenceRegister(systems, topics, items)


def _items(files: Sequence[Fields], name: str, what: str, problems: Problems, *, required: bool) -> tuple[Fields, ...]:
    """Return the items of a list in some files; a list, or an item of it, that cannot be read is lost."""
    before = len(problems)
    found = tuple(item for fields in files for item in fields.items(name, required=required))
    if len(problems) > before or (required and not found):
        problems.lose(what)
    return found


def serves_of(item_id: str) -> str:
    """Return what is lost if some of the entries that an item serves cannot be read."""
    return f"what {item_id} serves"


def _with_ids(items: Iterable[Fields]) -> Iterator[tuple[str, Fields]]:
    return ((fields.text("id"), fields) for fields in items)


def _evidence_item(
    fields: Fields, systems: dict[str, System], topics: dict[str, Topic], references: References
) -> EvidenceItem:
    collected = fields.texts("collected_from", required=True)
    for scalar in collected:
        if scalar.text not in systems:
            fields.problems.unknown(scalar.at, "system", scalar.text, systems)
    topic = fields.text("topic", required=True)
    if topic and topic not in topics:
        rest = f"; allowed: {', '.join(topics)}"
        fields.problems.unknown(fields.place("topic"), "topic", topic, topics, rest)
    served = fields.texts("serves", required=True)
    before = len(fields.problems)
    serves = references.each(served, ANY)
    item_id = fields.text("id", required=True)
    if len(fields.problems) > before or not served:
        fields.problems.lose(serves_of(item_id))
    item = EvidenceItem(
        id=item_id,
        name=fields.text("name", required=True),
        topic=topic,
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
        serves=serves,
        position=fields.at,
    )
    fields.close()
    return item
