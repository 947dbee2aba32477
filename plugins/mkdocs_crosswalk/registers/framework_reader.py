"""One framework file to a framework and its entries. A file describes itself: kinds, ids, and what it follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.problems import closest_word
from mkdocs_crosswalk.data.words import listed, with_article
from mkdocs_crosswalk.ids.forms import LONGEST, read_spellings, slug
from mkdocs_crosswalk.ids.framework_names import read_names

from .divisions import Texts, read_divisions, read_texts
from .frameworks import Entry, Framework, Usual
from .kinds import read_kinds
from .points import read_points
from .scopes import scope_problems

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.fields import Fields

    from .frameworks import Value
    from .kinds import Kind, OwnField

ENTRY = "entry"
"""What is lost if entries cannot be read."""
LIST = "entries"
"""The list of a framework file, or of an entry, that holds entries."""
SHORT = 28
"""The characters of a short title."""


def read_framework(fields: Fields) -> tuple[Framework, list[Entry]]:
    """Return a framework and its entries, parents before children."""
    name = fields.text("name", required=True)
    before = len(fields.problems)
    kinds = read_kinds(fields)
    ids = read_spellings(fields, kinds)
    scope, mark, report, usual = _scopes(fields, kinds)
    if len(fields.problems) > before:  # nothing can be said of entries, nor of what is told by kinds
        kinds = {}
    told = read_texts(fields, kinds) if kinds else Texts()
    divisions = read_divisions(fields, kinds) if kinds else ()
    framework = Framework(
        id=fields.text("framework", required=True),
        key=fields.text("key", required=True),
        name=name,
        short=fields.text("short") or name,
        held=fields.text("held") or name,
        asked=fields.text("asked") or name,
        title=fields.text("title", required=True),
        source=fields.text("source", required=True),
        address=fields.part("address", required=True),
        position=fields.at,
        edition=fields.text("edition"),
        publisher=fields.text("publisher"),
        amendment=fields.text("amendment"),
        labels=fields.choice("labels", ("ours", "official"), default="official"),
        succeeds=fields.text("succeeds"),
        former=fields.lines("former"),
        transitions=fields.text("transitions"),
        scope=scope,
        mark=mark,
        usual=usual,
        kinds=kinds,
        ids=ids,
        names=read_names(fields),
        spoken=fields.text("spoken") or name,
        report=report,
        grounds=fields.words("grounds"),
        samples=fields.flag("samples"),
        on_request=fields.flag("on_request"),
        texts=told,
        divisions=divisions,
    )
    for name in ("attributes_source", "texts", "divisions"):
        fields.has(name)
    entries = _Reader(framework).read(fields)
    if any(closest_word(name, (LIST,)) for name in fields.unread()):
        fields.problems.lose(ENTRY)
    _check_scopes(fields, framework, entries)
    _check_points(fields, framework, entries)
    fields.close()
    return framework, entries


def _scopes(fields: Fields, kinds: dict[str, Kind]) -> tuple[str, str, str, tuple[Usual, ...]]:
    table = fields.mapping("scopes")
    if table is None or not kinds:
        return "", "", "", ()
    mark, report = table.text("mark"), table.text("report", required=True)
    kind = table.choice("kind", tuple(kinds), required=True)
    found = []
    for item in table.items("usual"):
        found.append(Usual(item.lines("groups", required=True), item.flag("figures")))
        item.close()
    table.close()
    return kind, mark, report, tuple(found)


def _check_scopes(fields: Fields, framework: Framework, entries: list[Entry]) -> None:
    """Report too many groups to make scopes of, and what a usual scope holds and is none of them, or lacks."""
    kind, table = framework.kinds.get(framework.scope), fields.mapping("scopes")
    if kind is None or table is None:
        return
    groups = [entry for entry in entries if entry.kind.key == kind.key]
    for problem in scope_problems(kind, groups):
        fields.problems.add(table.place("kind"), problem)
    known, common = [g.id for g in groups], {g.id for g in groups if g.common}
    for item in table.items("usual"):
        named = item.texts("groups")
        for scalar in (scalar for scalar in named if scalar.text not in known):
            fields.problems.unknown(scalar.at, kind.one, scalar.text, known)
        if {scalar.text for scalar in named} <= set(known) and (missing := sorted(common - {s.text for s in named})):
            fields.problems.add(item.place("groups"), f"{listed(missing)} is in every {framework.report}; name it too")


def _check_points(fields: Fields, framework: Framework, entries: list[Entry]) -> None:
    """Report a point that counts with a group alone which is none."""
    kind = framework.kinds.get(framework.scope)
    groups = [entry.id for entry in entries if kind and entry.kind.key == kind.key]
    common = {entry.id for entry in entries if entry.common}
    for point in (point for entry in entries for point in entry.points if point.group):
        if point.group not in groups:
            fields.problems.unknown(point.position, kind.one if kind else "group", point.group, groups)
        elif point.group in common:
            fields.problems.add(point.position, f'{point.group} is in every {framework.report}; leave "with" out')


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
        elif entry_id and not self._check_form(kind, entry_id, fields):
            entry_id = ""
        written = self.written.get(kind.key)
        short, last, cited = written.names(entry_id) if written else (entry_id, slug(entry_id), ())
        address, anchor = self._place(kind, last, parent)
        entry = Entry(
            id=entry_id,
            framework=self.framework.id,
            kind=kind,
            title=fields.text("title", required=not fields.has("statement")) or fields.text("statement"),
            parent=parent.id if parent else None,
            position=fields.at,
            short=short,
            slug=last,
            address=address,
            anchor=anchor,
            cited=cited,
            word=fields.text("word"),
            short_title=fields.short("short_title", SHORT),
            note=fields.text("note"),
            about="" if kind.single else fields.text("about"),
            statement=fields.text("statement"),
            common=fields.flag("common") if kind.key == self.framework.scope else False,
            points=read_points(fields, kind.points, entry_id) if kind.points else (),
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
        if len(kinds) == 1 and not fields.has("kind"):
            return kinds[0]
        if any(k.single for k in kinds) and not fields.has("kind"):
            groups = fields.has(LIST)
            if fitting := [k for k in kinds if bool(k.holds) == groups]:
                return fitting[0]
        key = fields.choice("kind", tuple(k.key for k in kinds), required=True)
        return next((k for k in kinds if k.key == key), None)

    def _place(self, kind: Kind, last: str, parent: Entry | None) -> tuple[str, str]:
        """Return the page of an entry, and the anchor on it."""
        folder = self.framework.address
        if kind.page == "own":
            return "/".join(part for part in (folder, kind.folder, last) if part), ""
        above = parent.address if parent and kind.page == "above" else f"{folder}/index"
        return above, last

    def _check_form(self, kind: Kind, entry_id: str, fields: Fields) -> bool:
        """Report an id that is not written as those of its kind are."""
        spelling = self.written.get(kind.key)
        if spelling is None or spelling.fits(entry_id):
            return True
        letters = spelling.letters if "{letters}" in spelling.form else ("",)
        forms = listed((f'"{spelling.form.replace("{letters}", one)}"' for one in letters), "or")
        says = f'"{entry_id}" is not written as {with_article(kind.one)} is: {forms}, with numbers and dots for {{}}'
        fields.problems.add(fields.place("id"), says)
        return False

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
