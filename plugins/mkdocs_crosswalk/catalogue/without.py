"""A catalogue as if some of its frameworks had no file: neither their entries nor anything that speaks of them."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from mkdocs_crosswalk.ids.framework_names import OtherNames
from mkdocs_crosswalk.ids.mentions import IdReader
from mkdocs_crosswalk.ids.spelling import Ids
from mkdocs_crosswalk.registers.points import owner

from .selection import STAYING, Selection, select

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from mkdocs_crosswalk.registers.evidence import EvidenceItem
    from mkdocs_crosswalk.registers.frameworks import Framework
    from mkdocs_crosswalk.registers.row import Row
    from mkdocs_crosswalk.registers.sources import Source

    from .catalogue import Catalogue

K = TypeVar("K")
T = TypeVar("T")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_CALLED = ("id", "name", "title", "text", "about", "says", "correct")
"""The texts of a record that it cannot be without; where one of them speaks of what is gone, the record goes."""
_IDS = ("id", "source", "between", "position")
"""Fields of a record that are no texts: they name records and places, and a reader does not see them."""


def chosen(catalogue: Catalogue, selection: Selection) -> Catalogue:
    """Return what is wanted of a catalogue: a framework that is not is as if it had no file.

    A site's own frameworks need not be named, and one that is there on request alone must be.
    """
    named = selection.frameworks
    if named is not None:
        selection = replace(selection, frameworks=(*named, *catalogue.own.frameworks))
    return select(without(catalogue, left_out(catalogue, named)), selection)


def left_out(catalogue: Catalogue, wanted: Collection[str] | None) -> frozenset[str]:
    """Return the frameworks that are not wanted, with the editions that they succeed.

    A site's own are always wanted, and so is an edition that has ended: a selection leaves that out.

    Args:
        catalogue: The catalogue.
        wanted: The ids of frameworks; None for those that are there without being asked for.
    """
    every = catalogue.frameworks.values()
    asked = {f.id for f in every if (f.id in wanted if wanted is not None else not f.on_request)}
    gone = {f.id for f in every if f.single and f.id not in asked and f.id not in catalogue.own.frameworks}
    return frozenset(gone | {f.succeeds for f in every if f.id in gone and f.succeeds})


def without(catalogue: Catalogue, gone: Collection[str]) -> Catalogue:
    """Return a catalogue without some frameworks, by their ids.

    What the built-in data says of a framework that is there only on request stands in its own files, so texts are
    looked through only where another one goes.
    """
    if not gone:
        return catalogue
    kept = select(catalogue, Selection(frameworks=tuple(f for f in catalogue.frameworks if f not in gone)))
    kept = replace(kept, rows=tuple(_rows(kept)))
    lost = [catalogue.frameworks[f] for f in catalogue.frameworks if f in gone]
    others = (*catalogue.ids.names.others, *(other for f in lost for other in _foreign(f, kept)))
    sources = {i: source for i, source in kept.sources.items() if _speaks(catalogue, kept, source)}
    judged = {f.id for f in kept.frameworks.values() if _holder(catalogue, f) not in gone}
    verdicts = {e: found for e, found in kept.verdicts.items() if kept.entries[e].framework in judged}
    made = replace(
        kept,
        ids=Ids(kept.entries, kept.frameworks, others),
        sources=sources,
        corrections=tuple(c for c in kept.corrections if c.source in sources),
        unmatched={p: u for p, u in kept.unmatched.items() if _framework(kept, owner(p)) in judged},
        verdicts=verdicts,
        evidence={i: _evidence(item, kept) for i, item in kept.evidence.items()},
        whole=None,
        complete=catalogue.full,
    )
    return made if all(f.on_request for f in lost) else _Silence(catalogue, gone).of(made)


def _framework(catalogue: Catalogue, entry: str) -> str:
    return catalogue.entries[entry].framework if entry in catalogue.entries else ""


def _foreign(framework: Framework, kept: Catalogue) -> Iterator[OtherNames]:
    """Yield the names of a framework as those of a standard that nobody here has."""
    letters = {letter for f in kept.frameworks.values() for spelling in f.ids for letter in spelling.letters}
    own = {letter for spelling in framework.ids for letter in spelling.letters}
    for names in framework.names:
        yield OtherNames(names.write, tuple(sorted(own & letters)), listed=names.brief)


def _holder(catalogue: Catalogue, framework: Framework) -> str:
    """Return the id of the framework for whose holder the verdicts of another are, or an empty text."""
    compared = any(framework.id in crosswalk for crosswalk in catalogue.crosswalks)
    return catalogue.crosswalk_of(framework.id).other(framework.id).id if compared else ""


def _rows(kept: Catalogue) -> Iterator[Row]:
    """Yield the rows that speak of no framework that is gone; evidence is for entries, beside whatever they stand."""
    keys = {f.key for f in kept.frameworks.values()}
    yield from (row for row in kept.rows if row.says == "evidence" or keys.issuperset(row.between))


def _speaks(catalogue: Catalogue, kept: Catalogue, source: Source) -> bool:
    """Say whether a source has anything left to say: it had no rows before, or has some still."""
    had = any(row.source == source.id for row in catalogue.rows)
    return source.kind in STAYING or not had or any(row.source == source.id for row in kept.rows)


def _evidence(item: EvidenceItem, kept: Catalogue) -> EvidenceItem:
    """Return an evidence item without what it says to auditors, and for entries, that are gone."""
    keys = {f.key for f in kept.frameworks.values()}
    wanted = {key: text for key, text in item.wanted.items() if key in keys}
    shows = {entry: text for entry, text in item.shows.items() if entry in kept.entries}
    return replace(item, wanted=wanted, shows=shows)


class _Silence:
    """Takes out of texts what speaks of frameworks that are gone.

    Of a list it takes the item, of a text the sentence; a record whose name speaks of them goes as a whole.

    Args:
        catalogue: The catalogue with these frameworks, by whose names and ids they are known.
        gone: Their ids.
    """

    def __init__(self, catalogue: Catalogue, gone: Collection[str]) -> None:
        self.catalogue = catalogue
        self.gone = frozenset(gone)
        self._known: dict[str, bool] = {}

    def of(self, kept: Catalogue) -> Catalogue:
        """Return a catalogue whose texts do not speak of them."""
        sources = self._records(kept.sources)
        evidence, documents = self._records(kept.evidence), self._records(kept.documents)
        corrections = self._records({n: c for n, c in enumerate(kept.corrections) if c.source in sources})
        return replace(
            kept,
            sources=sources,
            evidence=evidence,
            rows=tuple(self._texts(row) for row in kept.rows if row.source in sources),
            corrections=tuple(corrections.values()),
            guidance={e: self._texts(guidance) for e, guidance in kept.guidance.items()},
            documents={
                d: replace(document, evidence=tuple(i for i in document.evidence if i in evidence))
                for d, document in documents.items()
            },
            standings={key: self._texts(said) for key, said in kept.standings.items()},
            shortcuts=tuple(s for s in map(self._texts, kept.shortcuts) if s.words),
        )

    def speaks(self, text: str) -> bool:
        """Say whether a text names one of the frameworks, or an entry of it."""
        if text not in self._known:
            names = self.catalogue.ids.names
            spoken = {n.framework for found in names.found.finditer(text) for n in names.spoken(found[0]).ours}
            mentions = IdReader(self.catalogue.ids, everywhere=True).read(text)
            spoken |= {self.catalogue.entries[mention.entry].framework for mention in mentions if mention.entry}
            self._known[text] = not self.gone.isdisjoint(spoken)
        return self._known[text]

    def _records(self, records: Mapping[K, T]) -> dict[K, T]:
        """Return those of some records that are not named by such a text, without the others of theirs."""
        return {key: made for key, one in records.items() if (made := self._record(one)) is not None}

    def _record(self, record: T) -> T | None:
        """Return a record without such texts, or None if it is named by one."""
        called = (getattr(record, name, "") for name in _CALLED)
        return (
            None
            if any(isinstance(text, str) and text and self.speaks(text) for text in called)
            else self._texts(record)
        )

    def _texts(self, record: T) -> T:
        found = {f.name: getattr(record, f.name) for f in fields(record) if f.name not in _IDS}  # type: ignore[arg-type]  # every record is a dataclass
        changed = {name: self._value(value) for name, value in found.items()}
        return replace(record, **{n: v for n, v in changed.items() if v is not found[n] and v != found[n]})  # type: ignore[type-var]  # likewise

    def _value(self, value: Any) -> Any:
        if type(value) is str:
            return self._text(value)
        if type(value) is tuple and value:
            return tuple(self._items(value))
        if type(value) is dict:
            return {key: made for key, said in value.items() if (made := self._value(said)) not in ("", ())}
        return value

    def _items(self, values: Iterable[Any]) -> Iterator[Any]:
        for value in values:
            if type(value) is str:
                if not self.speaks(value):
                    yield value
            elif hasattr(value, "__dataclass_fields__"):
                if (made := self._record(value)) is not None:
                    yield made
            else:
                yield value

    def _text(self, text: str) -> str:
        """Return a text without the sentences that speak of them."""
        if not text or not any(map(self.speaks, _SENTENCE.split(text))):
            return text
        return " ".join(sentence for sentence in _SENTENCE.split(text) if not self.speaks(sentence))
