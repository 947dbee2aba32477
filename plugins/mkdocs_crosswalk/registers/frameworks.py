"""Framework files to entries. A file describes itself: its kinds, how its ids are written, and what it follows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.problems import closest_word
from mkdocs_crosswalk.ids.spelling import LONGEST, slug

from .kinds import Kind, Spelling, read_kinds, read_spellings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Position, Problems

    from .kinds import OwnField

ISO = "iso27001-2022"
SOC2 = "soc2-2017"
ISO_2013 = "iso27001-2013"
ENTRY = "entry"
"""What is lost if entries cannot be read."""
LIST = "entries"
"""The list of a framework file, or of an entry, that holds entries."""
_NUMBERS = r"[0-9]+(?:\.[0-9]+)*"

Value = tuple[str, ...] | str | bool | int


@dataclass(frozen=True, slots=True)
class Entry:
    """A node of a framework: a control, criterion or clause, or a group of them.

    Attributes:
        framework: The id of its framework.
        short: The id where its framework is said already.
        slug: The last part of its address.
        common: Whether it belongs to every scope.
        fields: What only its kind has, by the names of the fields.
    """

    id: str
    framework: str
    kind: Kind
    title: str
    parent: str | None
    position: Position
    short: str = ""
    slug: str = ""
    note: str = ""
    common: bool = False
    fields: dict[str, Value] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Return id and title."""
        return self.title if self.kind.named else f"{self.id} {self.title}"

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the title, and those that other documents give it."""
        others = (self.fields.get(f.name, "") for f in self.kind.fields if f.titles)
        return (self.title, *(t for t in others if isinstance(t, str) and t))

    def text(self, name: str) -> str:
        """Return a field of its kind that is a text or a word, or an empty text."""
        value = self.fields.get(name, "")
        return value if isinstance(value, str) else ""

    def flag(self, name: str) -> bool:
        """Return a field of its kind that is true or false."""
        return self.fields.get(name) is True

    def number(self, name: str) -> int | None:
        """Return a field of its kind that is a number, or None."""
        value = self.fields.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def grouped(self, group: str) -> dict[str, tuple[str, ...]]:
        """Return the fields of a group that are words, by name."""
        names = (f.name for f in self.kind.fields if f.group == group)
        return {name: value for name in names if isinstance(value := self.fields.get(name), tuple)}


@dataclass(frozen=True, slots=True)
class Scope:
    """Groups of a framework that are asked for together, beside what belongs to every scope.

    Attributes:
        key: Its word in addresses and file names.
        label: What a row of scopes calls it.
    """

    key: str
    label: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Framework:
    """One framework and edition.

    Attributes:
        key: The word for it in rows and directions.
        short: Its name where there is little room.
        held: What its holder holds, as in "If you hold …".
        asked: What somebody is asked for.
        address: The folder of its pages.
        labels: `ours` where the titles of its entries are this project's, and its publisher has the wording.
        succeeds: The id of the edition that it follows, or "".
        rank: Its place among those whose ids are written alike; the first is meant.
        scope: The key of the kind whose groups may be left out, or "".
        scopes: The scopes that lists are made for, beside the whole.
    """

    id: str
    key: str
    name: str
    short: str
    held: str
    asked: str
    title: str
    source: str
    address: str
    position: Position
    edition: str = ""
    publisher: str = ""
    amendment: str = ""
    labels: str = ""
    succeeds: str = ""
    rank: int = 0
    scope: str = ""
    scopes: tuple[Scope, ...] = ()
    kinds: dict[str, Kind] = field(default_factory=dict)
    ids: tuple[Spelling, ...] = ()

    @property
    def single(self) -> tuple[Kind, ...]:
        """Return the kinds that pairs may join."""
        return tuple(kind for kind in self.kinds.values() if kind.single)


def read_framework(fields: Fields) -> tuple[Framework, list[Entry]]:
    """Return a framework and its entries, parents before children."""
    name = fields.text("name", required=True)
    kinds = read_kinds(fields)
    ids = read_spellings(fields, kinds)
    scope, scopes = _scopes(fields, kinds)
    framework = Framework(
        id=fields.text("framework", required=True),
        key=fields.text("key", required=True),
        name=name,
        short=fields.text("short") or name,
        held=fields.text("held") or name,
        asked=fields.text("asked") or name,
        title=fields.text("title", required=True),
        source=fields.text("source", required=True),
        address=fields.text("address", required=True),
        position=fields.at,
        edition=fields.text("edition"),
        publisher=fields.text("publisher"),
        amendment=fields.text("amendment"),
        labels=fields.choice("labels", ("ours", "official"), default="official"),
        succeeds=fields.text("succeeds"),
        scope=scope,
        scopes=scopes,
        kinds=kinds,
        ids=ids,
    )
    fields.text("attributes_source")
    entries = _Reader(framework).read(fields)
    if any(closest_word(name, (LIST,)) for name in fields.unread()):
        fields.problems.lose(ENTRY)
    fields.close()
    return framework, entries


def _scopes(fields: Fields, kinds: dict[str, Kind]) -> tuple[str, tuple[Scope, ...]]:
    table = fields.mapping("scopes")
    if table is None:
        return "", ()
    kind = table.choice("kind", tuple(kinds), required=True)
    found = []
    for item in table.items("offered"):
        key, groups = item.text("key", required=True), item.lines("groups", required=True)
        found.append(Scope(key, item.text("label", required=True), groups))
        item.close()
    table.close()
    return kind, tuple(found)


def read_order(fields: Fields, frameworks: Mapping[str, Framework], problems: Problems) -> dict[str, Framework]:
    """Return the frameworks in the order in which they are shown, each with its rank where ids are read.

    A framework that no order names is a problem, and so is a name without a file.
    """
    lists = {name: fields.texts(name, required=True) for name in ("shown", "read")}
    fields.close()
    for name, scalars in lists.items():
        said = [scalar.text for scalar in scalars]
        for scalar in scalars:
            if scalar.text not in frameworks:
                problems.unknown(scalar.at, "framework", scalar.text, frameworks)
        for framework in frameworks.values():
            if framework.id not in said:
                problems.add(framework.position, f'"{framework.id}" has no place under "{name}" in {fields.at.file}')
    rank = {scalar.text: n for n, scalar in enumerate(lists["read"])}
    shown = [scalar.text for scalar in lists["shown"]]
    return {i: replace(frameworks[i], rank=rank[i]) for i in shown if i in frameworks and i in rank}


class _Reader:
    """Reads the entries of one framework."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.entries: list[Entry] = []
        self.held = {key for kind in framework.kinds.values() for key in kind.holds}
        self.written = {key: s for s in framework.ids for key in s.kinds}

    def read(self, fields: Fields) -> list[Entry]:
        """Return the entries of a file."""
        if not self.framework.kinds:
            fields.has(LIST)
            fields.problems.lose(ENTRY)
            return []
        tops = [kind for kind in self.framework.kinds.values() if kind.key not in self.held]
        self._list(fields, tops, None, required=True)
        return self.entries

    def _list(self, fields: Fields, kinds: list[Kind], parent: Entry | None, *, required: bool) -> None:
        """Read a list of entries; if one of them, or all, cannot be read, entries are lost to what names them."""
        before = len(fields.problems)
        found = fields.items(LIST, required=required)
        if (required and not found) or len(fields.problems) > before:
            fields.problems.lose(ENTRY)
        for item in found:
            self._entry(item, kinds, parent)

    def _entry(self, fields: Fields, kinds: list[Kind], parent: Entry | None) -> None:
        kind = self._kind(fields, kinds)
        if kind is None:
            fields.problems.lose(ENTRY)
            fields.close_unread()
            return
        entry_id = fields.text("id", required=True)
        if entry_id and (len(entry_id) > LONGEST or not slug(entry_id)):
            fields.problems.add(fields.place("id"), f'"{entry_id}" is no id; it makes no address')
            entry_id = ""
        short, address = self._names(kind, entry_id)
        entry = Entry(
            id=entry_id,
            framework=self.framework.id,
            kind=kind,
            title=fields.text("title", required=True),
            parent=parent.id if parent else None,
            position=fields.at,
            short=short,
            slug=address,
            note=fields.text("note"),
            common=fields.flag("common") if kind.key == self.framework.scope else False,
            fields={own.name: value for own in kind.fields if (value := _value(fields, own))},
        )
        if entry_id:
            self._check_place(entry, parent, fields)
            self.entries.append(entry)
        else:
            fields.problems.lose(ENTRY)
        if kind.holds and fields.has(LIST):
            self._list(fields, [self.framework.kinds[key] for key in kind.holds], entry, required=True)
        elif kind.holds and any(closest_word(name, (LIST,)) for name in fields.unread()):
            fields.problems.lose(ENTRY)  # a list of entries under a misspelt name
        fields.close()

    def _kind(self, fields: Fields, kinds: list[Kind]) -> Kind | None:
        """Return the kind that an entry says that it is; else the only one there; else a group where it holds some."""
        if fields.has("kind") or (len(kinds) > 1 and not any(k.single for k in kinds)):
            key = fields.choice("kind", tuple(k.key for k in kinds), required=True)
            return next((k for k in kinds if k.key == key), None)
        if len(kinds) == 1:
            return kinds[0]
        groups = fields.has(LIST)
        return next(k for k in kinds if bool(k.holds) == groups)

    def _names(self, kind: Kind, entry_id: str) -> tuple[str, str]:
        """Return how an id is written where its framework is said, and the last part of its address."""
        spelling = self.written.get(kind.key)
        match = re.fullmatch(_pattern(spelling), entry_id) if spelling else None
        if spelling is None or match is None:
            return entry_id, slug(entry_id)
        letters = match.groupdict().get("letters") or ""
        parts = {"letters": letters, "numbers": match["numbers"]}
        short, address = (_filled(form, parts) for form in (spelling.short, spelling.address))
        return short, slug(address)

    def _check_place(self, entry: Entry, parent: Entry | None, fields: Fields) -> None:
        """An id must continue its parent's: A.5.1 under A.5, Clause 6.1.2 under Clause 6.1, CC6.1 under CC6."""
        if parent is None or parent.kind.named or not parent.id:
            return
        spelling = self.written.get(parent.kind.key)
        stem = parent.id.removesuffix(spelling.form.rpartition("}")[2]) if spelling else parent.id
        if not entry.id.startswith(f"{stem}."):
            fields.problems.add(
                fields.place("id"), f'"{entry.id}" stands under {parent.id}, but its id does not begin with "{stem}."'
            )


def _pattern(spelling: Spelling) -> str:
    """Return the pattern of ids that a spelling writes."""
    letters = "|".join(sorted(spelling.letters, key=len, reverse=True))
    return (
        re.escape(spelling.form)
        .replace(re.escape("{letters}"), f"(?P<letters>{letters})")
        .replace(re.escape("{}"), f"(?P<numbers>{_NUMBERS})")
    )


def _filled(form: str, parts: dict[str, str]) -> str:
    return form.replace("{letters}", parts["letters"]).replace("{}", parts["numbers"])


def _value(fields: Fields, own: OwnField) -> Value:
    """Return the value of a field that only a kind has."""
    match own.type:
        case "flag":
            return fields.flag(own.name)
        case "number":
            return fields.number(own.name) or 0
        case "word":
            return fields.choice(own.name, tuple(own.words))
        case "words":
            return fields.choices(own.name, tuple(own.words))
        case _:
            return fields.text(own.name)
