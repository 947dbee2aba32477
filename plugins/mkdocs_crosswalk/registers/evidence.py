"""`evidence.yml`: the register of evidence items, with the systems that they come from and their topics."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeVar

from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.data.records import Form, read_record, record
from mkdocs_crosswalk.data.words import listed

from .forms import ENTRIES, NAMES, SYSTEM_IDS, TOPIC_ID, Known, entries_of, name_of, names_of
from .identity import LIST, check_ids, check_names
from .levels import HOW

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Problems

    from .references import References

EVIDENCE_KINDS = ("policy", "procedure", "plan", "register", "record", "configuration", "report")
TIMINGS = ("point-in-time", "over-a-period")
RHYTHMS = ("day", "week", "month", "quarter", "half-year", "year", "event", "once")
"""How often an item is made anew: `event` covers the time up to its date, `once` is fresh until it is replaced."""
PAGES = {**LIST, "plan": "the evidence plan"}
"""What stands in the folder of the items beside them."""
PHRASE = 12
"""The words in which an item says what it shows for an entry."""


@record
class System:
    """A kind of system that records are collected from."""

    id: Annotated[str, Form("The name of the system in lists: small letters, digits and dashes.")]
    name: Annotated[str, Form("What pages call it.")]
    examples: Annotated[tuple[str, ...], Form("Products of this kind, as examples and no advice.")] = ()
    position: Position


@record
class Topic:
    """A heading of the evidence register."""

    id: Annotated[str, Form("The name of the topic in lists: small letters, digits and dashes.")]
    name: Annotated[str, Form("The heading on pages.")]
    position: Position


def _sampling(fields: Fields, name: str, _: bool, __: Known) -> str:
    return fields.text(name, required=fields.text("timing") != "point-in-time")


def _serves(fields: Fields, name: str, _: bool, known: Known) -> tuple[str, ...]:
    """Return the entries that an item serves; if some cannot be read, nobody can say that it does not serve one."""
    before = len(fields.problems)
    found = entries_of(fields, name, not fields.told("outside"), known)
    for entry in (e for e in found if not known.references.asked(e)):
        fields.problems.add(fields.place(name), f"{entry} is of an edition that has ended; name what it became")
    if len(fields.problems) > before or not (found or fields.has("outside")):
        fields.problems.lose(serves_of(fields.text("id")))
    return found


def _made_for(fields: Fields, name: str, _: bool, known: Known) -> str:
    """Return the key of a framework that there is."""
    keys = [f.key for f in known.references.frameworks.values() if f.single]
    key = fields.text(name, required=False)
    if key and key not in keys:
        fields.problems.unknown(fields.place(name), "key of a framework", key, keys, f"; allowed: {', '.join(keys)}")
    return key if key in keys else ""


def _wanted(fields: Fields, name: str, _: bool, known: Known) -> dict[str, str]:
    """Return what auditors want of an item, by the keys of frameworks that there are."""
    keys = [f.key for f in known.references.frameworks.values() if f.single]
    found = fields.words(name)
    for key in sorted(found.keys() - set(keys)):
        rest = f"; allowed: {', '.join(keys)}"
        fields.problems.unknown(fields.place(name), "key of a framework", key, keys, rest)
    return {key: found[key] for key in keys if key in found}


def _shows(fields: Fields, name: str, _: bool, known: Known) -> dict[str, str]:
    """Return what an item shows, by the entries that it serves; ids stand there as under `serves`."""
    table = fields.mapping(name)
    if table is None:
        return {}
    serves = [scalar.text for scalar in fields.texts("serves")]
    found = {entry: table.text(entry, required=True) for entry in table.names()}
    entries = known.references.entries
    if set(serves) <= set(entries):
        for entry in sorted(found.keys() - set(serves)):
            if entry in entries:
                fields.problems.add(table.place(entry), f'"{entry}" does not stand under "serves"')
            else:
                fields.problems.unknown(table.place(entry), "entry under serves", entry, serves)
        if len(found.keys() & set(serves)) == len(found) < len(serves):
            lacking = listed(entry for entry in serves if entry not in found)
            fields.problems.add(fields.place(name), f'"{name}" says nothing of {lacking}')
    for entry in (e for e, text in found.items() if len(text.split()) > PHRASE):
        fields.problems.add(table.place(entry), f"a phrase has at most {PHRASE} words")
    return {entry: text for entry, text in found.items() if entry in entries}


@record
class EvidenceItem:
    """A kind of record kept once and shown to both auditors.

    Attributes:
        timing: `point-in-time` or `over-a-period`.
        serves: The entries that it is shown for, by this project's judgement; none where only another text asks for it.
        outside: A text that is no entry here and asks for it, or "".
        made_for: The key of the framework for which alone it is made, or "": without that framework nobody keeps it.
        wanted: What the auditor of a framework wants of it, by the framework's key.
        shows: What it shows for each of the entries that it serves, in a few words.
        rhythm: How often it is made anew, or "".
    """

    id: Annotated[str, Form("The last part of the address.")]
    name: Annotated[str, Form("What pages call it.")]
    kind: Annotated[str, Form("What kind of record it is.", words=EVIDENCE_KINDS)]
    topic: Annotated[str, Form("An id of a topic above.", read=name_of("topic", told=True), shape=TOPIC_ID)]
    what: Annotated[str, Form("What it is, and what has to stand in it.")]
    collected_from: Annotated[
        tuple[str, ...], Form("Ids of systems above.", read=names_of("system"), shape=SYSTEM_IDS, published=NAMES)
    ]
    how: Annotated[str, Form("How it is collected.", words=HOW)]
    example: Annotated[str, Form("One as it may look.")]
    rejected: Annotated[tuple[str, ...], Form("What an auditor turns down.")]
    timing: Annotated[str, Form("Whether it shows a point in time, or runs over a period.", words=TIMINGS)]
    sampling: Annotated[str, Form("How it is tested, where it runs over a period.", read=_sampling, kept=True)] = ""
    frequency: Annotated[str, Form("How often it is made anew, in words.")]
    owner: Annotated[str, Form("Who keeps it: a function.")]
    serves: Annotated[
        tuple[str, ...], Form("The entries that it is shown for.", read=_serves, shape=ENTRIES, private=True)
    ] = ()
    outside: Annotated[str, Form("A text that is no entry here and asks for it.")] = ""
    made_for: Annotated[str, Form("The framework for which alone it is made, by its key.", read=_made_for)] = ""
    wanted: Annotated[dict[str, str], Form("What auditors want of it.", read=_wanted)] = field(default_factory=dict)
    shows: Annotated[dict[str, str], Form("What it shows for each entry.", read=_shows)] = field(default_factory=dict)
    rhythm: Annotated[str, Form("How often it is made anew.", words=RHYTHMS)] = ""
    position: Position


class EvidenceRegister(NamedTuple):
    """Systems, topics and evidence items by id; the names are those of the lists in `evidence.yml`."""

    systems: dict[str, System]
    topics: dict[str, Topic]
    items: dict[str, EvidenceItem]


REGISTERED = {"systems": "system", "topics": "topic", "items": "evidence item"}
"""What messages call an item of each list in `evidence.yml`."""
_Listed = TypeVar("_Listed", System, Topic, EvidenceItem)


def read_evidence(
    files: Sequence[Fields], references: References, problems: Problems, known: EvidenceRegister | None = None
) -> EvidenceRegister:
    """Return the register of some files, in order; those of a site add to one `known`, and may leave lists out."""
    before = known or EvidenceRegister({}, {}, {})
    system_fields, topic_fields, item_fields = (
        _items(files, name, what, problems, required=known is None) for name, what in REGISTERED.items()
    )
    check_ids(system_fields, "system", problems, before.systems)
    check_ids(topic_fields, "topic", problems, before.topics)
    check_ids(item_fields, "evidence item", problems, before.items, PAGES)
    check_names(system_fields, "system", problems, before.systems)
    check_names(topic_fields, "topic", problems, before.topics)
    check_names(item_fields, "evidence item", problems, before.items)
    systems = _listed(System, system_fields, before.systems)
    topics = _listed(Topic, topic_fields, before.topics)
    items = _listed(EvidenceItem, item_fields, before.items, Known(references, {"system": systems, "topic": topics}))
    for fields in files:
        fields.close()
    return EvidenceRegister(systems, topics, items)


def _listed(
    kind: type[_Listed], items: Sequence[Fields], before: Mapping[str, _Listed], known: Known | None = None
) -> dict[str, _Listed]:
    """Return the records of a list by id, behind those that are known already."""
    found = {one.id: one for one in (read_record(kind, fields, known) for fields in items)}
    return {**before, **{i: one for i, one in found.items() if i not in before}}


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
