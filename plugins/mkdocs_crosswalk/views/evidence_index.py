"""The evidence register's first page: what serves most, where records are kept, and every item by topic."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed

from . import addresses, wording
from .blocks import Paragraph
from .checklist import LETTERS, Choice
from .documents import beside
from .evidence import systems_of
from .page import Page, Section
from .programme.company_records import newest
from .programme.frame import STYLES
from .programme.upkeep import kept_lines
from .register import Item, Kept, Register, Sieve, Systems
from .reuse import most_reused, named_by_verdicts, reuse_of
from .text import Link
from .ways import recorded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.registers.evidence import EvidenceItem, Topic

    from .extent import Extent
    from .register import Bars

RECORDS = "records"
"""The anchor of all records."""


def evidence_index(extent: Extent) -> Page:
    """Return the register: every item by topic, with what it serves."""
    return _Index(extent).page()


class _Index:
    def __init__(self, extent: Extent) -> None:
        self.extent = extent
        self.catalogue = catalogue = extent.catalogue
        self.planned = extent.has(addresses.PLAN)
        self.programme = extent.programme
        self.frameworks = recorded(catalogue)
        self.names = tuple(f.short for f in self.frameworks)
        self.reuse = reuse_of(catalogue)
        kept = Counter(s for item in catalogue.evidence.values() for s in dict.fromkeys(item.collected_from))
        found = (Kept(i, catalogue.systems[i].name, count) for i, count in kept.items())
        self.systems = tuple(sorted(found, key=lambda one: (-one.count, one.name)))
        self.offered = sorted((s for s in self.systems[: len(LETTERS)]), key=lambda one: one.name)

    def page(self) -> Page:
        catalogue, count = self.catalogue, len(self.catalogue.evidence)
        return Page(
            uri=addresses.EVIDENCE,
            title="Evidence",
            description=(
                f"The {count} kinds of record for {listed([f.held for f in self.frameworks])}, each once, with every "
                "entry it serves, a good example and what gets it rejected."
            ),
            heading="Evidence",
            place="",
            updated=catalogue.updated,
            above=beside(self.extent, addresses.EVIDENCE),
            lead=(
                f"{count} records, each once, with every {wording.every_kind(self.frameworks)} that it serves. ",
                *(("For what you hold: ", Link(addresses.PLAN, "an evidence plan"), ".") if self.planned else ()),
            ),
            sections=(
                Section("collect-first", "The most reused, by entries served", self._most_reused()),
                Section("systems", "By system", (Systems(self.systems, RECORDS),)),
                Section(RECORDS, "All records", (self._sieve(),)),
                *(self._topic(topic) for topic in catalogue.topics.values()),
            ),
            anchors=tuple(one.anchor for one in self.systems),
            data=f"{addresses.common(catalogue.frameworks.values())}evidence.json",
            wide=True,
            modules=("register.js",),
            styles=("evidence.css", *(STYLES if self.programme.exists else ())),
        )

    def _most_reused(self) -> tuple[Bars, Paragraph]:
        """Return what serves most; then how many serve each framework, and how many of those its verdicts name."""
        counts = [sum(bool(reuse.counts[n]) for reuse in self.reuse.values()) for n in range(len(self.frameworks))]
        said = []
        for count, framework in zip(counts, self.frameworks, strict=True):
            named = named_by_verdicts(self.extent, framework.id)
            said.append(f"{count} serve an entry of {framework.held}{f' ({named})' if named else ''}")
        return most_reused(self.catalogue), Paragraph((f"{listed(said)}.",), quiet=True)

    def _link(self, item: EvidenceItem) -> Link:
        return Link(addresses.evidence_uri(item.id), item.name)

    def _sieve(self) -> Sieve:
        there = tuple(self.catalogue.evidence.values())
        choices = (
            Choice("system", "Any system", tuple((one.id, one.name) for one in self.offered)),
            Choice("how", "Any way", _offered(wording.COLLECTED, (i.how for i in there))),
            Choice("timing", "Any timing", _offered(wording.TIMINGS, (i.timing for i in there))),
            Choice("kind", "Any kind", _offered(wording.EVIDENCE_KINDS, (i.kind for i in there))),
            Choice("framework", "Any framework", tuple((f.address, f"Serves {f.short}") for f in self.frameworks)),
            Choice("sort", "Order", (("", "By topic"), ("reuse", "Most reused first"), ("name", "By name"))),
        )
        return Sieve(tuple(c for c in choices if len(c.items) > 1), len(there))

    def _topic(self, topic: Topic) -> Section:
        """Return the items on a topic, those that serve most first."""
        items = (self.catalogue.evidence[i] for i in self.reuse)
        rows = tuple(self._row(item) for item in items if item.topic == topic.id)
        return Section(topic.id, topic.name, (Register(f"Evidence on {topic.name.lower()}", self.names, rows),))

    def _row(self, item: EvidenceItem) -> Item:
        catalogue = self.catalogue
        return Item(
            link=self._link(item),
            own=wording.OWN if item.id in catalogue.own.evidence else "",
            what=wording.EVIDENCE_KINDS[item.kind],
            systems=(
                systems_of(catalogue, item),
                *kept_lines(catalogue.own.items.get(item.id)),
                *newest(self.programme, item.id),
            ),
            way=item.how,
            how=wording.COLLECTED[item.how],
            timing=item.timing,
            when=wording.TIMINGS[item.timing],
            reuse=self.reuse[item.id],
            key="".join(LETTERS[n] for n, one in enumerate(self.offered) if one.id in item.collected_from),
        )


def _offered(words: dict[str, str], there: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return what there is to choose from: no more than some record has."""
    found = set(there)
    return tuple((key, word) for key, word in words.items() if key in found)
