"""The fields of entries of frameworks: those of the data, and what a company says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.registers.judgement import Outcome, Size, Sureness

from .columns import NO, YES, Column, Of, Show, Tells, by_name, day_of, finder, ids_of, values_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Verdict

    from .columns import Values


class Entries:
    """Makes what can be asked of entries.

    Args:
        programme: The programme of the company, with the catalogue.
        scope: The groups of the report that verdicts are read for.
        policies: Returns the policies that name an entry, by their source files.
    """

    def __init__(self, programme: Programme, scope: tuple[str, ...], policies: Callable[[str], Values]) -> None:
        self.programme = programme
        self.catalogue = programme.catalogue
        self.scope = scope
        self.policies = policies

    def show(self, name: str, one: str, entries: Iterable[Entry]) -> Show:
        """Return what can be asked of some entries."""
        there = tuple(entries)
        ids = tuple(entry.id for entry in there)
        columns = (
            *self._named(one),
            *self._verdict(),
            *self._beside(),
            *self._company(),
            *self._groups(there),
            *self._fields(there),
        )
        return Show(name, one, ids, by_name(columns), finder(set(ids), self.catalogue), ("id", "title"))

    def _named(self, one: str) -> Iterator[Column]:
        of, frameworks = self.catalogue.entries, self.catalogue.frameworks
        yield Column("id", "its id", Of.ENTRY, lambda i: (i,), label=one)
        yield Column("title", "its title", Of.WORD, lambda i: (of[i].title,))
        yield Column(
            "framework", "its framework, by its key", Of.FRAMEWORK, lambda i: (frameworks[of[i].framework].key,)
        )
        yield Column("kind", "what it is", Of.WORD, lambda i: (of[i].kind.one,))
        yield Column("under", "the groups above it", Of.ENTRY, self._above)

    def _verdict(self) -> Iterator[Column]:
        def said(read: Callable[[Verdict], Values]) -> Callable[[str], Values]:
            verdicts = self.catalogue.verdicts
            return lambda i: read(self.catalogue.verdict(i, self.scope)) if i in verdicts else ()

        size, sure = said(lambda v: (str(v.size),) if v.steps else ()), said(lambda v: (str(v.sureness),))
        outcome = said(lambda v: (str(v.outcome),))
        holder = "what the holder of the other framework has"
        yield Column("outcome", holder, Of.OUTCOME, outcome, tuple(Outcome))
        yield Column("by", "the entries that its verdict rests on", Of.ENTRY, said(lambda v: v.by), label="rests on")
        yield Column("confidence", "how sure the verdict is", Of.WORD, sure, tuple(Sureness))
        yield Column("size", "how much its largest step is", Of.WORD, size, tuple(Size))
        yield Column("bring", "the evidence items to bring", Of.ITEM, said(lambda v: v.bring))

    def _beside(self) -> Iterator[Column]:
        catalogue = self.catalogue
        pairs = "the entries that it makes a pair with that counts"
        yield Column("pairs", pairs, Of.ENTRY, self._others)
        yield Column("evidence", "the evidence items that serve it", Of.ITEM, lambda i: ids_of(catalogue.items_for(i)))
        yield Column(
            "documents", "the documents that serve it", Of.DOCUMENT, lambda i: ids_of(catalogue.documents_for(i))
        )
        yield Column("sources", "the sources that name it", Of.SOURCE, self._naming)
        yield Column("policy", "the policies of the site that name it", Of.POLICY, self.policies)

    def _company(self) -> Iterator[Column]:
        standing, own = self.programme.standing, Tells.OWN
        owner, review = "who keeps it, by your own data", "when it is to be looked at again, by your own data"
        yield Column("owner", owner, Of.WORD, lambda i: values_of(standing(i).owner), tells=own)
        yield Column("review", review, Of.DAY, self._review, label="next review", tells=own)
        status = "how far it is, by your own data"
        states = tuple(state for state in State if state != State.UNSAID)
        yield Column("status", status, Of.STATE, self._status, states, Tells.PROGRAMME)
        due = "by when what is left is to be done, by your own data"
        yield Column("due", due, Of.DAY, lambda i: day_of(standing(i).due), tells=Tells.PROGRAMME)
        late = "whether that day has passed"
        yield Column("late", late, Of.WORD, self._late, (YES, NO), Tells.PROGRAMME)
        records = "your records of what it asks for, by their ids"
        yield Column("records", records, Of.WORD, self._records, tells=Tells.PROGRAMME)

    def _groups(self, entries: Collection[Entry]) -> Iterator[Column]:
        """Yield a field for each kind of groups above, such as `theme`."""
        of = self.catalogue.entries
        kinds = {of[i].kind.key: of[i].kind.one for entry in entries for i in self._above(entry.id)}

        def above(key: str) -> Callable[[str], Values]:
            return lambda i: tuple(group for group in self._above(i) if of[group].kind.key == key)

        yield from (Column(one, f"the {one} that it is in", Of.ENTRY, above(key)) for key, one in kinds.items())

    def _fields(self, entries: Collection[Entry]) -> Iterator[Column]:
        """Yield the fields that only some kinds have, such as `new-in-2022`."""
        of = self.catalogue.entries
        kinds = {entry.kind.key: entry.kind for entry in entries}

        def value(name: str) -> Callable[[str], Values]:
            return lambda i: values_of(of[i].fields.get(name))

        own = {field.name: field for kind in kinds.values() for field in kind.fields if not field.titles}
        for name, field in own.items():
            about = field.label.replace("{}", "").strip() or name.replace("_", " ")
            yield Column(name.replace("_", "-"), about, Of.WORD, value(name))

    def _above(self, entry: str) -> Values:
        found, of = [], self.catalogue.entries
        while (parent := of[entry].parent) is not None:
            found.append(entry := parent)
        return tuple(found)

    def _others(self, entry: str) -> Values:
        return tuple(o.other(entry) for o in self.catalogue.overlaps_of(entry) if o.counted)

    def _naming(self, entry: str) -> Values:
        return tuple(dict.fromkeys(row.source for row in self.catalogue.rows_of(entry)))

    def _review(self, entry: str) -> Values:
        upkeep = self.catalogue.own.entries.get(entry)
        return day_of(upkeep.due) if upkeep else ()

    def _status(self, entry: str) -> Values:
        state = self.programme.standing(entry).state
        return () if state == State.UNSAID else (str(state),)

    def _late(self, entry: str) -> Values:
        standing = self.programme.standing(entry)
        return (YES if standing.late else NO,) if standing.due else ()

    def _records(self, entry: str) -> Values:
        programme = self.programme
        return tuple(one.record.id for item in programme.evidence_of(entry) for one in programme.records_of(item))
