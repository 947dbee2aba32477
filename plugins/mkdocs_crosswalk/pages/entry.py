"""Pages of single entries: controls, sub-clauses and criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue import Direction, Level, slug
from mkdocs_crosswalk.catalogue.frameworks import ATTRIBUTES, KIND_NAMES
from mkdocs_crosswalk.catalogue.ids import OLD

from . import addresses, wording
from .blocks import Boxes, Details, Facts, Notice, Paragraph, Table, TableRow
from .evidence import evidence_section
from .page import Chip, Page, Panel, Section
from .provenance import mapping_facts, overlap_details, source_link, statement
from .text import Badge, Id, Line, Link, linked, listing

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.model import Correction, Entry, Overlap, Row

    from .blocks import Block
    from .text import Inline, Text


def entry_page(catalogue: Catalogue, entry: Entry, around: tuple[Entry | None, Entry | None]) -> Page:
    """Return the page of a control, sub-clause or criterion.

    Args:
        catalogue: The catalogue.
        entry: The entry.
        around: The entries before and after it in reading order.
    """
    return _EntryPage(catalogue, entry).page(around)


class _EntryPage:
    def __init__(self, catalogue: Catalogue, entry: Entry) -> None:
        self.catalogue = catalogue
        self.entry = entry
        self.iso = catalogue.is_iso(entry.id)
        self.direction = Direction.SOC2_TO_ISO if self.iso else Direction.ISO_TO_SOC2
        self.back = Direction.ISO_TO_SOC2 if self.iso else Direction.SOC2_TO_ISO
        overlaps = catalogue.overlaps_of(entry.id)
        self.counted = tuple(o for o in overlaps if o.counted)
        self.uncounted = tuple(o for o in overlaps if not o.counted)
        self.rows = catalogue.rows_of(entry.id)
        self.statements = tuple(
            r for r in self.rows if r.says in ("no-counterpart", "level-only", "adds") or self._by_group(r)
        )
        self.absent = tuple(r for r in self.statements if r.says == "no-counterpart" and r.direction == self.direction)
        self.corrections = tuple(c for c in catalogue.corrections if entry.id in c.entries)

    def _by_group(self, row: Row) -> bool:
        return row.says == "overlap" and bool(row.groups) and not (any(r.id == self.entry.id for r in row.iso))

    def page(self, around: tuple[Entry | None, Entry | None]) -> Page:
        entry = self.entry
        parent = self._parents()
        return Page(
            uri=addresses.place_of(entry).uri,
            title=entry.label,
            description=self._description(),
            heading=entry.title,
            heading_id=entry.id,
            place=navigation_group(entry, parent),
            updated=self.catalogue.updated,
            crumbs=self._crumbs(parent),
            chips=self._chips(),
            facts=self._facts(),
            lead=(),
            panel=self._panel(),
            sections=self._sections(),
            anchors=tuple(slug(o.other(entry.id)) for o in self.counted),
            previous=_step(around[0]),
            next=_step(around[1]),
            position=entry.position,
            data=f"{addresses.API}overlaps.json",
        )

    def _parents(self) -> tuple[Entry, ...]:
        """Return the groups above, the nearest first and the one that navigation opens last."""
        found = []
        parent = self.entry.parent
        while parent:
            above = self.catalogue.entries[parent]
            if above.kind != "category":
                found.append(above)
            parent = above.parent
        return tuple(found)

    def _crumbs(self, parents: tuple[Entry, ...]) -> tuple[Link, ...]:
        framework = self.catalogue.frameworks[self.entry.framework]
        top = [Link(addresses.ISO if self.iso else addresses.SOC2, framework.name)]
        if self.entry.kind == "subclause":
            top.append(Link(addresses.CLAUSES, "Clauses"))
        return (*top, *(Link(p.id, p.label) for p in reversed(parents)))

    def _chips(self) -> tuple[Chip, ...]:
        entry = self.entry
        chips: list[Chip] = []
        if entry.kind == "control":
            chips.append(Chip(self.catalogue.entries[entry.parent or ""].title, strong=True))
            if entry.new_in_2022:
                chips.append(Chip("New in 2022", strong=True))
            for name in ATTRIBUTES:
                values = entry.attributes[name]
                chips.append(Chip(values[0] + "".join(f", {v[0].lower()}{v[1:]}" for v in values[1:])))
        elif entry.kind == "criterion":
            category = self.catalogue.entries[self.catalogue.category_of(entry.id)]
            chips.append(Chip(category.title, strong=True))
            if category.common:
                chips.append(Chip("Common criterion, in every report"))
            if entry.coso_principle:
                chips.append(Chip(f"COSO principle {entry.coso_principle}"))
        else:
            chips.append(Chip("Requirement of the management system", strong=True))
            if entry.documented_information:
                chips.append(Chip(wording.DOCUMENTED[entry.documented_information]))
        return tuple(chips)

    def _facts(self) -> Facts:
        entry = self.entry
        items: list[tuple[str, Text]] = [("Also cited as", (", ".join(spellings(entry)),))]
        if before := self.catalogue.before(entry.id):
            items.append(("Before 2022", listing((Link(i, i.removesuffix(OLD)) for i in before), last=", ")))
        if entry.title_27002:
            items.append(("In ISO/IEC 27002", (entry.title_27002,)))
        if entry.document:
            items.append(("To be documented", (entry.document,)))
        if entry.kind == "criterion":
            items.append(("Label", ("Ours. The AICPA publishes the wording of the criterion.",)))
        if entry.note:
            items.append(("Note", linked(entry.note, self.catalogue.ids, but=entry.id)))
        return Facts(tuple(items))

    def _panel(self) -> Panel:
        """Return what the sources say in one or two plain sentences; a verdict of our own is not theirs to give."""
        named = tuple(o for o in self.counted if self.direction in o.levels)
        back = tuple(o for o in self.counted if self.back in o.levels)
        other = "criterion" if self.iso else "control or clause"
        if named:
            ids = listing(Id(o.other(self.entry.id)) for o in named)
            text: Text = ("The sources name ", *ids, ". ", *self._levels_text(named), *self._scope_text(named))
            heading = f"{self._number_of_others(named)} named"
        elif back:
            ids = listing(Id(o.other(self.entry.id)) for o in back)
            text = (
                "No source speaks in this direction. ",
                f"{wording.HOLDER[self.back]}, the sources name ",
                *ids,
                ".",
            )
            heading = "Named only the other way round"
        elif self.absent:
            who = listing(source_link(self.catalogue, s) for s in dict.fromkeys(r.source for r in self.absent))
            whose = "no criterion" if self.iso else "no Annex A control"
            says = "says" if len(who) == 1 else "say"
            text = (*who, f" {says} that {whose} does this work, and no source names one.")
            heading = "No counterpart, says a source" if len(who) == 1 else "No counterpart, say the sources"
        else:
            text = (f"No source names a {other} here, and none says why. That is no proof that there is none.",)
            heading = "Nothing named"
        more: Text = ()
        if named and back:
            ids = listing(Id(o.other(self.entry.id)) for o in back)
            more = (f"{wording.HOLDER[self.back]}, the other way round: ", *ids, ".")
        return Panel(wording.HOLDER[self.direction], heading, text, more)

    def _number_of_others(self, overlaps: tuple[Overlap, ...]) -> str:
        kinds = dict.fromkeys(self.catalogue.entries[o.other(self.entry.id)].kind for o in overlaps)
        one, many = (" or ".join(names) for names in zip(*(KIND_NAMES[kind] for kind in kinds), strict=True))
        return wording.number(len(overlaps), one, many.replace(" or ", " and "))

    def _levels_text(self, named: tuple[Overlap, ...]) -> Text:
        levels = [o.levels[self.direction] for o in named]
        if len(named) == 1:
            return (f"Level: {wording.LEVELS[levels[0]]}, {wording.LEVEL_MEANINGS[levels[0]]}. ",)
        if len(set(levels)) == 1:
            return (f"Level of all: {wording.LEVELS[levels[0]]}, {wording.LEVEL_MEANINGS[levels[0]]}. ",)
        parts = []
        for level in Level:
            ids = [o.other(self.entry.id) for o in named if o.levels[self.direction] == level]
            if ids:
                parts.append(f"{wording.LEVELS[level]} for {', '.join(ids)}")
        return (f"{'; '.join(parts)}. ",)

    def _scope_text(self, named: tuple[Overlap, ...]) -> Text:
        """Say which categories the report must include for the named criteria to be in it."""
        if not self.iso:
            return ()
        categories = dict.fromkeys(self.catalogue.category_of(o.soc2) for o in named)
        if all(self.catalogue.entries[c].common for c in categories):
            return ("Every SOC 2 report includes these." if len(named) > 1 else "Every SOC 2 report includes it.",)
        chosen = [c for c in categories if not self.catalogue.entries[c].common]
        if len(chosen) == len(categories):
            return (f"That holds only for a report that includes {' or '.join(chosen)}.",)
        return (f"Part of them needs a report that includes {' or '.join(chosen)}.",)

    def _description(self) -> str:
        entry = self.entry
        framework = "ISO/IEC 27001:2022" if self.iso else "SOC 2"
        others = ", ".join(o.other(entry.id) for o in self.counted)
        found = f"the sources name {others}" if others else "no source names a counterpart"
        text = f"{entry.label} ({framework}): {found}."
        if len(text) > 155:  # noqa: PLR2004 - what search engines show
            found = f"{len(self.counted)} counterparts named" if others else "no counterpart named"
            text = f"{entry.label} ({framework}): {found}."
        return text

    def _sections(self) -> tuple[Section, ...]:
        sections = [Section("overlap", "Overlap", self._overlap_blocks())]
        sections.append(evidence_section(self.catalogue, self.entry, to_build=not self.counted))
        sections.append(Section("sources", "Sources", self._source_blocks()))
        return tuple(sections)

    def _overlap_blocks(self) -> tuple[Block, ...]:
        blocks: list[Block] = []
        if self.counted:
            side = "Criterion" if self.iso else "Control or clause"
            columns = (side, wording.REUSE[self.direction], "What the sources add")
            rows = tuple(self._overlap_row(o) for o in self.counted)
            blocks.append(Table(f"Overlaps of {self.entry.id}", columns, rows, style="pair"))
        else:
            blocks.append(Notice(self._nothing()))
        folded = self._uncounted_details()
        if folded:
            blocks.append(folded)
        about_groups = tuple(r for r in self.statements if r.groups and r.says == "overlap")
        alone = tuple(r for r in self.statements if r not in about_groups and not self._shown_in_notice(r))
        if alone:
            count = wording.number(len(alone), "statement about this entry alone", "statements about this entry alone")
            blocks.append(Details(count, tuple(b for r in alone for b in statement(self.catalogue, r, self.entry.id))))
        if about_groups:
            count = wording.number(len(about_groups), "statement about a whole group", "statements about whole groups")
            blocks.append(
                Details(
                    f"{count}, not counted",
                    tuple(b for r in about_groups for b in statement(self.catalogue, r, self.entry.id)),
                )
            )
        return tuple(blocks)

    def _shown_in_notice(self, row: Row) -> bool:
        return row in self.absent and not self.counted and not row.remark

    def _nothing(self) -> Text:
        side = "criterion" if self.iso else "control or clause"
        if not self.absent:
            return (f"No source names a {side} for {self.entry.id}, and none says that there is no counterpart.",)
        who = listing(source_link(self.catalogue, s) for s in dict.fromkeys(r.source for r in self.absent))
        notes = dict.fromkeys(r.note for r in self.absent if r.note)
        said = tuple(part for note in notes for part in (" ", *linked(note, self.catalogue.ids, but=self.entry.id)))
        return (*who, " says that there is no counterpart. No source names a pair.", *said)

    def _overlap_row(self, overlap: Overlap) -> TableRow:
        other = self.catalogue.entries[overlap.other(self.entry.id)]
        name: Text = (Id(other.id), Line((other.title,)))
        level: list[Inline] = []
        if self.direction in overlap.levels:
            level.append(Badge(overlap.levels[self.direction]))
        else:
            level.append("Not stated")
        if self.back in overlap.levels:
            level.append(Line((f"{wording.BACK[self.back]}: ", Badge(overlap.levels[self.back], quiet=True))))
        notes = dict.fromkeys(m.row.note for m in overlap.mappings if m.counted and m.row.note)
        parts: list[Inline] = []
        for note in notes:
            text = linked(note, self.catalogue.ids, but=self.entry.id)
            parts += [Line(text)] if parts else list(text)
        details = overlap_details(self.catalogue, overlap, self.entry.id)
        return TableRow((name, tuple(level), tuple(parts)), details, anchor=slug(other.id))

    def _uncounted_details(self) -> Details | None:
        if not self.uncounted:
            return None
        boxes: list[Block] = []
        for overlap in self.uncounted:
            other = self.catalogue.entries[overlap.other(self.entry.id)]
            boxes.append(Paragraph((Id(other.id), f" {other.title}")))
            boxes.append(Boxes(tuple(mapping_facts(self.catalogue, m, self.entry.id) for m in overlap.mappings)))
        return Details(f"{wording.number(len(self.uncounted), 'published pair')}, not counted", tuple(boxes))

    def _source_blocks(self) -> tuple[Block, ...]:
        rows = []
        for source in dict.fromkeys(r.source for r in self.rows):
            said = self._said_by(source)
            date = wording.source_date(self.catalogue.sources[source])
            rows.append(TableRow(((source_link(self.catalogue, source),), (said,), (date,))))
        framework = self.catalogue.frameworks[self.entry.framework].source
        what = "Id and structure; the label is ours" if self.entry.kind == "criterion" else "Id, title and structure"
        rows.append(
            TableRow(
                (
                    (source_link(self.catalogue, framework),),
                    (what,),
                    (wording.source_date(self.catalogue.sources[framework]),),
                )
            )
        )
        blocks: list[Block] = [
            Table(f"Sources on {self.entry.id}", ("Source", "Says", "Date"), tuple(rows), style="source")
        ]
        if self.corrections:
            count = wording.number(
                len(self.corrections), "slip of a source about this entry", "slips of sources about this entry"
            )
            blocks.append(
                Details(count, tuple(correction_paragraph(self.catalogue, c, self.entry.id) for c in self.corrections))
            )
        return tuple(blocks)

    def _said_by(self, source: str) -> str:
        """Sum up in a few words what a source says of this entry."""
        rows = [r for r in self.rows if r.source == source]
        counted = [o for o in self.counted if any(m.row.source == source and m.counted for m in o.mappings)]
        rejected = [
            o
            for o in (*self.counted, *self.uncounted)
            if any(m.row.source == source for m in o.mappings) and o not in counted
        ]
        said = []
        if counted:
            said.append(wording.number(len(counted), "pair"))
        if rejected:
            said.append(f"{wording.number(len(rejected), 'pair')} not counted")
        absent = [r for r in rows if r.says == "no-counterpart"]
        if any(r.id == self.entry.id for row in absent for r in row.entries):
            said.append("no counterpart")
        elif absent:
            said.append("no counterpart for the whole group")
        if any(r.says == "level-only" for r in rows):
            said.append("a level without a counterpart")
        if any(r.says == "adds" for r in rows):
            said.append("what it asks beyond the other framework")
        if any(r.groups and r.says == "overlap" and r in self.statements for r in rows):
            said.append("a statement about a whole group")
        if any(r.says == "evidence" for r in rows):
            said.append("where evidence is collected")
        if any(r.corrected for r in rows):
            said.append("id corrected")
        text = ", ".join(said)
        return text[:1].upper() + text[1:]


def correction_paragraph(catalogue: Catalogue, correction: Correction, page: str) -> Paragraph:
    """Return a slip of a source, and what is right, as one paragraph."""
    source = source_link(catalogue, correction.source)
    says = linked(wording.sentence(correction.says), catalogue.ids, but=page)
    correct = linked(wording.sentence(correction.correct), catalogue.ids, but=page)
    return Paragraph((source, f" ({correction.at}): ", *says, " ", *correct))


def spellings(entry: Entry) -> tuple[str, ...]:
    """Return how else people write an id; each is found by the search."""
    bare = entry.id.removeprefix("A.").removeprefix("Clause ")
    if entry.kind == "control":
        return (f"A {bare}", bare, f"A{bare}", f"Annex A {bare}", f"ISO 27002 {bare}")
    if entry.kind == "criterion":
        letters = entry.id.rstrip("0123456789.")
        digits = entry.id.removeprefix(letters)
        return (f"{letters} {digits}", entry.id.lower().replace(".", ""), f"TSC {entry.id}", f"SOC 2 {entry.id}")
    return (bare, f"ISO 27001 {bare}", f"clause {bare}")


def navigation_group(entry: Entry, parents: tuple[Entry, ...]) -> str:
    """Return the group of the side navigation that an entry stands in: its theme or series, or all clauses together."""
    return "clauses" if entry.id.startswith("Clause ") else (parents[-1].id if parents else entry.id)


def _step(entry: Entry | None) -> Link | None:
    return Link(entry.id, entry.label) if entry else None
