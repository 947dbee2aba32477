"""The fields of entries: what they are, what is judged of them, and what a company says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.programme.state import State

from .columns import DOCUMENT, ENTRY, ITEM, SOURCE, WORD, Column, Show, ids_of, in_any_spelling, values_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Verdict

    from .columns import Values


class Entries:
    """Makes shows of entries.

    Args:
        programme: The programme of the company, with the catalogue.
        scope: The groups of the report that verdicts are read for, beside what is in every one.
    """

    def __init__(self, programme: Programme, scope: Collection[str]) -> None:
        self.programme = programme
        self.catalogue = programme.catalogue
        self.scope = scope

    def show(self, name: str, one: str, entries: Iterable[Entry]) -> Show:
        """Return some entries with all fields that they have."""
        catalogue, there = self.catalogue, tuple(entries)
        of = catalogue.entries
        columns = [
            Column("id", "its id", ENTRY, lambda i: (i,)),
            Column("title", "its title", WORD, lambda i: (of[i].title,)),
            Column(
                "framework", "the key of its framework", WORD, lambda i: (catalogue.frameworks[of[i].framework].key,)
            ),
            Column("kind", "what it is", WORD, lambda i: (of[i].kind.one,)),
            Column("under", "the groups above it", ENTRY, self._above),
            *self._verdict_columns(),
            Column("pairs", "the entries that it makes a pair with that counts", ENTRY, self._others),
            Column("evidence", "the evidence items that serve it", ITEM, lambda i: ids_of(catalogue.items_for(i))),
            Column("documents", "the documents that serve it", DOCUMENT, lambda i: ids_of(catalogue.documents_for(i))),
            Column("sources", "the sources that name it", SOURCE, self._naming),
            Column("owner", "who keeps it, by your own data", WORD, self._owner),
            Column("status", "how far it is, by your own data", WORD, self._status),
        ]
        columns += self._group_columns(there)
        columns += self._own_columns(there)
        find = in_any_spelling({entry.id for entry in there}, catalogue)
        return Show(name, one, tuple(entry.id for entry in there), {c.name: c for c in columns}, find)

    def _verdict_columns(self) -> list[Column]:
        def said(read: Callable[[Verdict], Values]) -> Callable[[str], Values]:
            verdicts = self.catalogue.verdicts
            return lambda i: read(self.catalogue.verdict(i, self.scope)) if i in verdicts else ()

        return [
            Column("outcome", "what the holder of the other framework has", WORD, said(lambda v: (str(v.outcome),))),
            Column("by", "the entries that its verdict rests on", ENTRY, said(lambda v: v.by)),
            Column("confidence", "how sure the verdict is", WORD, said(lambda v: (str(v.sureness),))),
            Column("size", "how much its largest step is", WORD, said(lambda v: (str(v.size),) if v.steps else ())),
            Column("bring", "the evidence items to bring", ITEM, said(lambda v: v.bring)),
        ]

    def _group_columns(self, entries: Collection[Entry]) -> list[Column]:
        """Return a field for each kind of groups above, such as `theme`."""
        of = self.catalogue.entries
        kinds = {of[i].kind.key: of[i].kind.one for entry in entries for i in self._above(entry.id)}

        def above(key: str) -> Callable[[str], Values]:
            return lambda i: tuple(group for group in self._above(i) if of[group].kind.key == key)

        return [Column(one, f"the {one} that it is in", ENTRY, above(key)) for key, one in kinds.items()]

    def _own_columns(self, entries: Collection[Entry]) -> list[Column]:
        """Return the fields that only some kinds have, such as `new-in-2022`."""
        of = self.catalogue.entries
        kinds = {entry.kind.key: entry.kind for entry in entries}

        def value(name: str) -> Callable[[str], Values]:
            return lambda i: values_of(of[i].fields.get(name))

        own = {field.name: field for kind in kinds.values() for field in kind.fields if not field.titles}
        return [
            Column(
                name.replace("_", "-"),
                field.label.replace("{}", "").strip() or name.replace("_", " "),
                WORD,
                value(name),
            )
            for name, field in own.items()
        ]

    def _above(self, entry: str) -> Values:
        found, of = [], self.catalogue.entries
        while (parent := of[entry].parent) is not None:
            found.append(entry := parent)
        return tuple(found)

    def _others(self, entry: str) -> Values:
        return tuple(o.other(entry) for o in self.catalogue.overlaps_of(entry) if o.counted)

    def _naming(self, entry: str) -> Values:
        return tuple(dict.fromkeys(row.source for row in self.catalogue.rows_of(entry)))

    def _owner(self, entry: str) -> Values:
        return values_of(self.programme.standing(entry).owner)

    def _status(self, entry: str) -> Values:
        state = self.programme.standing(entry).state
        return () if state == State.UNSAID else (str(state),)
