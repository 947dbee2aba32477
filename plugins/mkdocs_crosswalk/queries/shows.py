"""What can be asked: the things that there are, and the fields of each with the words that they may have."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.problems import closest_word
from mkdocs_crosswalk.ids.closest import closest

from .columns import DOCUMENT, ENTRY, ITEM, NO, SOURCE, WORD, YES, Column, Show, found_in, ids_of, values_of, words_of
from .entries import Entries

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.registers.levels import Direction

    from .columns import Values


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
        self._found: dict[Column, Values] = {}

    @cached_property
    def shows(self) -> dict[str, Show]:
        """Everything that can be shown, by its name."""
        kinds = dict.fromkeys(kind.many for f in self.catalogue.frameworks.values() for kind in f.single)
        entries = Entries(self.programme, self.scope)
        found = [entries.show("entries", "entry", self.catalogue.singles)]
        for many in kinds:
            its = [entry for entry in self.catalogue.singles if entry.kind.many == many]
            found.append(entries.show(many, its[0].kind.one if its else many, its))
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
        return registers[column.of] if column.of in registers else self._words(column)

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

    def _words(self, column: Column) -> Values:
        """Return every word that a field of words has somewhere."""
        if column not in self._found:
            ids = next(show.ids for show in self.shows.values() if show.columns.get(column.name) is column)
            self._found[column] = tuple(dict.fromkeys(value for i in ids for value in column.read(i)))
        return self._found[column]

    def _pairs(self) -> Show:
        overlaps = {" ".join(pair): overlap for pair, overlap in self.catalogue.overlaps.items()}
        columns = [
            Column("pair", "its two ids", WORD, lambda i: (i,)),
            Column("entry", "either of its entries", ENTRY, lambda i: (overlaps[i].left, overlaps[i].right)),
            Column("left", "its first entry", ENTRY, lambda i: (overlaps[i].left,)),
            Column("right", "its second entry", ENTRY, lambda i: (overlaps[i].right,)),
            Column("level", "its level in any direction", WORD, lambda i: words_of(overlaps[i].levels.values())),
            *self._way_columns(overlaps),
            Column(
                "agreement",
                "how its voices stand to each other",
                WORD,
                lambda i: words_of(overlaps[i].agreement.values()),
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
            return lambda i: words_of([overlaps[i].levels[way]] if way in overlaps[i].levels else [])

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
            Column("rhythm", "how often it is made anew", WORD, lambda i: values_of(items[i].rhythm)),
            Column("serves", "the entries that it serves", ENTRY, catalogue.served),
            Column(
                "documents", "the documents that it goes with", DOCUMENT, lambda i: ids_of(catalogue.documents_with(i))
            ),
        ]
        return Show("evidence", ITEM, tuple(items), {c.name: c for c in columns}, found_in(items))

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
        return Show("documents", DOCUMENT, tuple(documents), {c.name: c for c in columns}, found_in(documents))

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
        return Show("sources", SOURCE, tuple(sources), {c.name: c for c in columns}, found_in(sources))
