"""Framework files to entries. A file describes itself: its kinds, how its ids are written, and what it follows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.problems import closest_word
from mkdocs_crosswalk.ids.forms import LONGEST, read_spellings, slug
from mkdocs_crosswalk.ids.framework_names import read_names

from .frameworks import Entry, Framework, Scope
from .kinds import read_kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Problems

    from .frameworks import Value
    from .kinds import Kind, OwnField

ENTRY = "entry"
"""What is lost if entries cannot be read."""
LIST = "entries"
"""The list of a framework file, or of an entry, that holds entries."""


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
        former=fields.lines("former"),
        scope=scope,
        scopes=scopes,
        kinds=kinds,
        ids=ids,
        names=read_names(fields),
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
        written = self.written.get(kind.key)
        short, address = written.names(entry_id) if written else (entry_id, slug(entry_id))
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

    def _check_place(self, entry: Entry, parent: Entry | None, fields: Fields) -> None:
        """An id must continue its parent's, as A.5.1 does under A.5, and CC6.1 under CC6."""
        spelling = self.written.get(parent.kind.key) if parent else None
        if parent is None or parent.kind.named or not parent.id or (spelling and spelling.read):
            return
        stem = parent.id.removesuffix(spelling.form.rpartition("}")[2]) if spelling else parent.id
        if not entry.id.startswith(f"{stem}."):
            fields.problems.add(
                fields.place("id"), f'"{entry.id}" stands under {parent.id}, but its id does not begin with "{stem}."'
            )


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
