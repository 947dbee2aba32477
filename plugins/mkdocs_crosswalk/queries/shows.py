"""What can be asked: the things that there are, and the fields of each with the words that they may have."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.problems import closest_word
from mkdocs_crosswalk.ids.closest import closest

from .columns import Of
from .days import days
from .entries import Entries
from .registers import documents, evidence, pairs, policies, records, sources

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.policies import PolicySet
    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.registers.frameworks import Framework

    from .columns import Column, Show, Values


class Asked:
    """What can be asked of a catalogue.

    Args:
        programme: The programme of the company, with the catalogue.
        scope: The groups of the report that verdicts are read for, beside what is in every one.
        policies: The policies among the pages of the site, or None where no pages are read.
    """

    def __init__(self, programme: Programme, scope: Collection[str] = (), policies: PolicySet | None = None) -> None:
        self.programme = programme
        self.catalogue: Catalogue = programme.catalogue
        self.scope = tuple(scope)
        self.policies = policies.by_uri if policies else {}
        self._naming = policies.by_entry if policies else {}

    @cached_property
    def shows(self) -> dict[str, Show]:
        """Everything that can be shown, by its name."""
        catalogue, programme = self.catalogue, self.programme
        entries = Entries(programme, self.scope, lambda i: tuple(p.uri for p in self._naming.get(i, ())))
        kinds = dict.fromkeys(kind.many for f in catalogue.frameworks.values() for kind in f.single)
        found = [entries.show("entries", "entry", catalogue.singles)]
        for many in kinds:
            there = [entry for entry in catalogue.singles if entry.kind.many == many]
            found.append(entries.show(many, there[0].kind.one if there else many, there))
        found += [pairs(catalogue), evidence(programme), documents(catalogue), sources(catalogue)]
        found += [records(programme), policies(self.policies, programme)]
        return {show.name: show for show in found}

    @cached_property
    def groups(self) -> dict[str, str]:
        """The groups that a report may have, by their ids in small letters."""
        frameworks = self.catalogue.frameworks.values()
        return {g.id.casefold(): g.id for f in frameworks for g in self.catalogue.scope_groups(f.id)}

    def known(self, column: Column) -> Iterable[str]:
        """Return the words that a field may have, as people write them."""
        catalogue = self.catalogue
        registers: dict[Of, Iterable[str]] = {
            Of.ENTRY: (*catalogue.entries, *(f.key for f in catalogue.frameworks.values())),
            Of.ITEM: catalogue.evidence,
            Of.DOCUMENT: catalogue.documents,
            Of.SOURCE: catalogue.sources,
            Of.POLICY: self.policies,
        }
        if column.of in registers:
            return registers[column.of]
        return column.words or self._words(column.name, column.of)

    def closest(self, column: Column, word: str) -> tuple[str, ...]:
        """Return the words of a field that are most like one that it has not."""
        if column.of == Of.ENTRY and (found := closest(word, self.catalogue.ids)):
            return found
        near = closest_word(word, self.known(column))
        return (near,) if near else ()

    def meant(self, column: Column, word: str) -> set[str] | None:
        """Return the values that a word means; of a framework or a group all that is in it, of no known word None."""
        if column.of == Of.DAY:
            stretch = days(word, self.programme.today)
            return None if stretch is None else set(filter(stretch.has, self._words(column.name, column.of)))
        if column.of == Of.ENTRY:
            return self._entries(word)
        if column.of == Of.FRAMEWORK:
            framework = self._framework(word)
            return {framework.key} if framework else None
        found = {value for value in self.known(column) if value.casefold() == word.casefold()}
        return found or (set() if word in self._left_out.get(column.of, ()) else None)

    def _entries(self, word: str) -> set[str] | None:
        """Return the entries that a word means: none of an id that the site leaves out."""
        catalogue, everything = self.catalogue, self.catalogue.everything
        if framework := self._framework(word):
            there = framework.id in catalogue.frameworks
            return {entry.id for entry in catalogue.framework_entries(framework.id)} if there else set()
        named = {word} if word in catalogue.entries else set(catalogue.ids.find(word)) or self._groups_called(word)
        found = named.intersection(catalogue.entries)
        if not found:
            return set() if named or word in everything.entries or everything.ids.find(word) else None
        singles = {entry for entry in found if catalogue.entries[entry].kind.single} or found
        return singles.union(*(catalogue.members(entry) for entry in singles))

    def _groups_called(self, word: str) -> set[str]:
        """Return the groups that a word is the id or the title of, in capitals or not."""
        groups = (entry for entry in self.catalogue.everything.entries.values() if not entry.kind.single)
        return {g.id for g in groups if word.casefold() in (g.id.casefold(), g.title.casefold(), g.word.casefold())}

    def _framework(self, word: str) -> Framework | None:
        """Return the framework that a word names: by its key, its id or one of its names."""
        said = word.casefold()
        every = self.catalogue.everything.frameworks.values()
        return next((f for f in every if said in (f.key, f.id, f.name.casefold(), f.held.casefold())), None)

    @property
    def _left_out(self) -> dict[Of, Collection[str]]:
        """What the data has and a selection may lack, by its ids."""
        full = self.catalogue.everything
        return {Of.ITEM: full.evidence, Of.DOCUMENT: full.documents, Of.SOURCE: full.sources}

    @cached_property
    def _found(self) -> dict[tuple[str, Of], Values]:
        return {}

    def _words(self, name: str, of: Of) -> Values:
        """Return every word that the fields of a name have somewhere."""
        if (name, of) not in self._found:
            fields = ((show, show.columns[name]) for show in self.shows.values() if name in show.columns)
            values = (v for show, column in fields if column.of == of for i in show.ids for v in column.read(i))
            self._found[name, of] = tuple(dict.fromkeys(values))
        return self._found[name, of]
