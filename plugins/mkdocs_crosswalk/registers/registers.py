"""Registers to records: sources with their claims, evidence items, corrections, and where 2013 controls went."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

from .evidence import EvidenceItem, System, Topic
from .model import Claim, Recompute, Source
from .rows import HOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Position, Problems

    from .references import References

SOURCE_KINDS = ("article", "guide", "comparison", "table", "help-page", "standard", "project")
EVIDENCE_KINDS = ("policy", "procedure", "plan", "register", "record", "configuration", "report")
TIMINGS = ("point-in-time", "over-a-period")
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


REGISTERED = {"systems": "system", "topics": "topic", "items": "evidence item"}
"""What messages call an item of each list in `evidence.yml`."""


class Groups(NamedTuple):
    """The names that the scope of a claim may use."""

    categories: tuple[str, ...]
    themes: tuple[str, ...]


def check_ids(
    items: Iterable[tuple[str, Fields]], what: str, problems: Problems, known: Mapping[str, Placed] | None = None
) -> None:
    """Report ids that stand twice, that the built-in data has already (`known`), or that make no address.

    An item without an id of its own is lost to what names it.
    """
    seen: dict[str, Position] = {}
    for item_id, fields in items:
        at = fields.place("id")
        if not item_id or item_id in seen:
            problems.lose(what)
        if not item_id:
            continue
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
        elif not _ADDRESS.fullmatch(item_id):
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
            table.problems.unknown(scalar.at, what, scalar.text, known)
    return tuple(s.text for s in scalars)


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
    serves = references.each(served, "any")
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
