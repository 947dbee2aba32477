"""What can be asked: the things that there are, and the fields of each with the words that they may have."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.problems import closest_word
from mkdocs_crosswalk.ids.closest import closest
from mkdocs_crosswalk.programme.state import State

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Verdict
    from mkdocs_crosswalk.registers.levels import Direction

ENTRY, WORD = "id", "word"
ITEM, DOCUMENT, SOURCE = "evidence item", "document", "source"
YES, NO = "yes", "no"
Values = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A field.

    Attributes:
        name: What it is called in a question.
        about: What it says, in a few words.
        of: What its values are: ids of entries, of items, documents or sources, or words.
        read: Returns its values of a thing, by the id of that.
    """

    name: str
    about: str
    of: str
    read: Callable[[str], Values]

    @property
    def named(self) -> str:
        """Return what a message calls a value."""
        return f"{self.name}" if self.of == WORD else self.of


@dataclass(frozen=True, slots=True)
class Show:
    """Things that can be shown.

    Attributes:
        name: What they are called; `one` is that in the singular.
        ids: Their ids, in reading order.
        columns: Their fields by name; the first is the id.
        find: Returns the one that a text names, in any spelling, or None.
    """

    name: str
    one: str
    ids: Values
    columns: dict[str, Column]
    find: Callable[[str], str | None]

    @property
    def key(self) -> str:
        """Return the field that is shown where no other is asked for."""
        return next(iter(self.columns))


class Asked:
    """What can be asked of a catalogue.

    Args:
        programme: The programme of the company, with the catalogue.
        scope: The groups of the report that verdicts are read for, beside what is in every one.
    """

    def __init__(self, programme: Programme, scope: Collection[str] = ()) -> None:
        self.programme = programme
        self.catalogue: Catalogue = programme.catalogue
        self.scope = tuple(scope)

    @cached_property
    def shows(self) -> dict[str, Show]:
        """Everything that can be shown, by its name."""
        kinds = dict.fromkeys(kind.many for f in self.catalogue.frameworks.values() for kind in f.single)
        found = [self._entries("entries", "entry", self.catalogue.singles)]
        for many in kinds:
            entries = [entry for entry in self.catalogue.singles if entry.kind.many == many]
            found.append(self._entries(many, entries[0].kind.one if entries else many, entries))
        found += [self._pairs(), self._evidence(), self._documents(), self._sources()]
        return {show.name: show for show in found}

    def known(self, column: Column) -> Iterable[str]:
        """Return the words that a field may have, as people write them."""
        catalogue = self.catalogue
        if column.of == ENTRY:
            return (*catalogue.entries, *(f.key for f in catalogue.frameworks.values()))
        registers: dict[str, Iterable[str]] = {
            ITEM: catalogue.evidence,
            DOCUMENT: catalogue.documents,
            SOURCE: catalogue.sources,
        }
        return registers[column.of] if column.of in registers else self._words[column.name]

    def closest(self, column: Column, word: str) -> tuple[str, ...]:
        """Return the words of a field that are most like one that it has not."""
        if column.of == ENTRY and (found := closest(word, self.catalogue.ids)):
            return found
        near = closest_word(word, self.known(column))
        return (near,) if near else ()

    def meant(self, column: Column, word: str) -> set[str]:
        """Return the values that a word means; of a framework or a group all that is in it, of no known word none."""
        catalogue = self.catalogue
        if column.of != ENTRY:
            return {value for value in self.known(column) if value.casefold() == word.casefold()}
        for framework in catalogue.frameworks.values():
            if word.casefold() in (framework.key, framework.id, framework.name.casefold(), framework.held.casefold()):
                return {entry.id for entry in catalogue.framework_entries(framework.id)}
        found = {word} if word in catalogue.entries else set(catalogue.ids.find(word))
        singles = {entry for entry in found if catalogue.entries[entry].kind.single} or found
        return singles.union(*(catalogue.members(entry) for entry in singles))

    @cached_property
    def _words(self) -> dict[str, tuple[str, ...]]:
        """Every word that a field has somewhere, by the name of the field."""
        found: dict[str, dict[str, None]] = {}
        for show in self.shows.values():
            for column in (c for c in show.columns.values() if c.of == WORD):
                words = found.setdefault(column.name, {})
                words.update(dict.fromkeys(value for i in show.ids for value in column.read(i)))
        return {name: tuple(words) for name, words in found.items()}

    def _entries(self, name: str, one: str, entries: Iterable[Entry]) -> Show:
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
            Column("evidence", "the evidence items that serve it", ITEM, lambda i: _ids(catalogue.items_for(i))),
            Column("documents", "the documents that serve it", DOCUMENT, lambda i: _ids(catalogue.documents_for(i))),
            Column("sources", "the sources that name it", SOURCE, self._naming),
            Column("owner", "who keeps it, by your own data", WORD, self._owner),
            Column("status", "how far it is, by your own data", WORD, self._status),
        ]
        columns += self._group_columns(there)
        columns += self._own_columns(there)
        find = _finder({entry.id for entry in there}, catalogue)
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
            return lambda i: _values(of[i].fields.get(name))

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

    def _pairs(self) -> Show:
        overlaps = {" ".join(pair): overlap for pair, overlap in self.catalogue.overlaps.items()}
        columns = [
            Column("pair", "its two ids", WORD, lambda i: (i,)),
            Column("entry", "either of its entries", ENTRY, lambda i: (overlaps[i].left, overlaps[i].right)),
            Column("left", "its first entry", ENTRY, lambda i: (overlaps[i].left,)),
            Column("right", "its second entry", ENTRY, lambda i: (overlaps[i].right,)),
            Column("level", "its level in any direction", WORD, lambda i: _words(overlaps[i].levels.values())),
            *self._way_columns(overlaps),
            Column(
                "agreement",
                "how its voices stand to each other",
                WORD,
                lambda i: _words(overlaps[i].agreement.values()),
            ),
            Column("counted", "whether it counts", WORD, lambda i: (YES if overlaps[i].counted else NO,)),
            Column("judged", "whether this project judges it", WORD, lambda i: (YES if overlaps[i].judgement else NO,)),
            Column("sources", "the sources that name it", SOURCE, lambda i: overlaps[i].sources),
        ]
        return Show(
            "pairs",
            "pair",
            tuple(overlaps),
            {c.name: c for c in columns},
            lambda text: text if text in overlaps else None,
        )

    def _way_columns(self, overlaps: Mapping[str, Overlap]) -> list[Column]:
        """Return a field for each direction, by its name."""

        def level(way: Direction) -> Callable[[str], Values]:
            return lambda i: _words([overlaps[i].levels[way]] if way in overlaps[i].levels else [])

        ways = sorted({way for overlap in overlaps.values() for way in overlap.levels}, key=str)
        return [Column(str(way), "its level in this direction", WORD, level(way)) for way in ways]

    def _evidence(self) -> Show:
        items, catalogue = self.catalogue.evidence, self.catalogue
        columns = [
            Column("id", "its id", ITEM, lambda i: (i,)),
            Column("name", "its name", WORD, lambda i: (items[i].name,)),
            Column("topic", "the heading that it stands under", WORD, lambda i: (items[i].topic,)),
            Column("kind", "what it is", WORD, lambda i: (items[i].kind,)),
            Column("system", "where it is collected", WORD, lambda i: items[i].collected_from),
            Column("how", "how it is collected", WORD, lambda i: (items[i].how,)),
            Column("timing", "whether it runs over a period", WORD, lambda i: (items[i].timing,)),
            Column("rhythm", "how often it is made anew", WORD, lambda i: _values(items[i].rhythm)),
            Column("serves", "the entries that it serves", ENTRY, catalogue.served),
            Column(
                "documents", "the documents that it goes with", DOCUMENT, lambda i: _ids(catalogue.documents_with(i))
            ),
        ]
        return Show("evidence", ITEM, tuple(items), {c.name: c for c in columns}, _of(items))

    def _documents(self) -> Show:
        documents = self.catalogue.documents
        columns = [
            Column("id", "its id", DOCUMENT, lambda i: (i,)),
            Column("name", "its name", WORD, lambda i: (documents[i].name,)),
            Column("kind", "what it is", WORD, lambda i: (str(documents[i].kind),)),
            Column("standing", "who asks for it", WORD, lambda i: (str(documents[i].standing),)),
            Column("serves", "the entries that it serves", ENTRY, lambda i: tuple(documents[i].serves)),
            Column("evidence", "the evidence items that go with it", ITEM, lambda i: tuple(documents[i].evidence)),
        ]
        return Show("documents", DOCUMENT, tuple(documents), {c.name: c for c in columns}, _of(documents))

    def _sources(self) -> Show:
        sources, rows = self.catalogue.sources, self.catalogue.rows
        named = {i: tuple(dict.fromkeys(e.id for row in rows if row.source == i for e in row.entries)) for i in sources}
        columns = [
            Column("id", "its id", SOURCE, lambda i: (i,)),
            Column("name", "its name", WORD, lambda i: (sources[i].name,)),
            Column("kind", "what it is", WORD, lambda i: (sources[i].kind,)),
            Column(
                "voice", "whether it is an independent voice", WORD, lambda i: (NO if sources[i].no_voice else YES,)
            ),
            Column("names", "the entries that it names", ENTRY, lambda i: named[i]),
        ]
        return Show("sources", SOURCE, tuple(sources), {c.name: c for c in columns}, _of(sources))

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
        return _values(self.programme.standing(entry).owner)

    def _status(self, entry: str) -> Values:
        state = self.programme.standing(entry).state
        return () if state == State.UNSAID else (str(state),)


def _ids(records: Iterable[object]) -> Values:
    return tuple(str(getattr(record, "id", "")) for record in records)


def _words(values: Iterable[object]) -> Values:
    return tuple(dict.fromkeys(map(str, values)))


def _values(value: object) -> Values:
    if isinstance(value, bool):
        return (YES,) if value else ()
    if isinstance(value, tuple):
        return tuple(map(str, value))
    return (str(value),) if value not in (None, "") else ()


def _of(records: Collection[str]) -> Callable[[str], str | None]:
    return lambda text: text if text in records else None


def _finder(ids: Collection[str], catalogue: Catalogue) -> Callable[[str], str | None]:
    """Return what reads an id in any spelling, if it is clear which of some entries is meant."""

    def find(text: str) -> str | None:
        found = [text] if text in ids else [entry for entry in catalogue.ids.find(text) if entry in ids]
        return found[0] if len(found) == 1 else None

    return find
