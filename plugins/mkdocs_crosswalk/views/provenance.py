"""Who says so: rows as facts a reader can check, printed beside read, with the reason for every difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.own_data import SITE
from mkdocs_crosswalk.registers.points import owner

from . import addresses, wording
from .blocks import Boxes, Details, Facts, Paragraph
from .look_again import confirmed, said_again
from .text import Id, Link, Mark, id_list, linked, listing
from .ways import way_of, way_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Mapping, Overlap
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework
    from mkdocs_crosswalk.registers.judgement import Decision, Judgement
    from mkdocs_crosswalk.registers.row import Reading, Row

    from .blocks import Block
    from .text import Inline, Text


def source_name(catalogue: Catalogue, source: str) -> str:
    """Return a source's short name, which says of a site's own source that it is one."""
    name = catalogue.sources[source].name
    return f"{name} ({wording.OWN.lower()})" if source in catalogue.own.sources and source != SITE else name


def stated(catalogue: Catalogue, entry: Entry) -> Text:
    """Return the text of an entry with a full stop at its end, and whose words it is; empty without one."""
    if not entry.statement:
        return ()
    whose = whose_words(catalogue, entry)
    return (wording.sentence(entry.statement), *((" ", *whose) if whose else ()))


def whose_words(catalogue: Catalogue, entry: Entry) -> Text:
    """Return that the text of an entry is its publisher's, where the titles around it are not; empty otherwise."""
    framework = catalogue.frameworks[entry.framework]
    if not entry.statement or framework.labels != "ours" or not framework.publisher:
        return ()
    return (Mark("quiet", f"In the words of {framework.publisher}."),)


def source_link(catalogue: Catalogue, source: str, anchor: str = "") -> Link:
    """Return a link to a source by its short name."""
    return Link(addresses.source_uri(source), source_name(catalogue, source), anchor)


def row_anchor(row: Row) -> str:
    """Return the anchor of a row on its source's page."""
    return f"row-{row.number}"


def printed(row: Row) -> Text:
    """Return what the source printed: ids (struck where they meant another), title, level."""
    titles = dict(row.published.titles)
    left = ", ".join(f"{i} {titles[i]}" if i in titles else i for i in row.published.left)
    if row.published.title:
        left = f"{left} {row.published.title}"
    parts: list[Inline] = []
    if left:
        parts.append(Mark("struck", left) if "left" in row.corrected else left)
    elif row.says == "no-counterpart":
        parts.append("no counterpart")
    if row.published.right:
        gone = set(row.published.right) if "right" in row.corrected else {o.id for o in row.nonexistent}
        parts.append(" with " if parts else "")
        parts += listing((Mark("struck", i) if i in gone else i for i in row.published.right), last=", ")
    if row.published.level:
        parts.append(f": {row.published.level}")
    return tuple(part for part in parts if part)


def overlap_details(catalogue: Catalogue, overlap: Overlap, page: str) -> Details:
    """Return the folded box under a pair: what is behind its headline."""
    return Details(wording.agreement(overlap), behind(catalogue, overlap, page))


def behind(catalogue: Catalogue, overlap: Overlap, page: str) -> tuple[Block, ...]:
    """Return the site's decision, our judgement, and one list of facts for each row about a pair, as far as there are.

    The reason of whoever decides stands beside the level; that of our judgement stands here if the site decides.
    """
    blocks: list[Block] = []
    if overlap.decision:
        blocks.append(Paragraph((f"{decided_by(overlap.decision)} {_levels(catalogue, overlap.decision)}.",)))
    if overlap.judgement:
        why = linked(f" {overlap.judgement.why}", catalogue, but=page) if overlap.decision else ()
        ours = ("We judge: ",) if overlap.decision else ()
        blocks.append(Paragraph((*ours, *judgement_text(catalogue, overlap.judgement), *why)))
    if overlap.mappings:
        blocks.append(Boxes(tuple(mapping_facts(catalogue, mapping, page) for mapping in overlap.mappings)))
    return tuple(blocks)


def decided_by(decision: Decision) -> str:
    """Return who decided, and when."""
    return f"{wording.DECIDED} by {decision.by}, {wording.day(decision.reviewed)}."


def _levels(catalogue: Catalogue, ruling: Decision | Judgement) -> str:
    levels = ruling.levels.items()
    return ", ".join(f"{wording.LEVELS[level]} {wording.towards(catalogue, d)}" for d, level in levels)


def judgement_text(catalogue: Catalogue, judgement: Judgement) -> Text:
    """Return the levels of a judgement, what it rests on, how sure it is, and whether a second reader looked at it."""
    sureness = wording.SURENESS[judgement.sureness].lower()
    pair = (judgement.left, judgement.right)
    levels = f"{_levels(catalogue, judgement)}; on {_ground(catalogue, judgement)}"
    look = judgement.second_look
    looked = f" A second reader held it against the text on {wording.day(look)}." if look else ""
    log = (f" Confirmed {when}." for when in list(confirmed(catalogue, pair))[:1])
    again = f" {said}" if (said := said_again(catalogue, pair)) else ""
    return (levels, *_points(catalogue, judgement), f"; confidence {sureness}.{looked}{''.join(log)}{again}")


def _points(catalogue: Catalogue, judgement: Judgement) -> Text:
    """Return the points that a judgement rests on, each with its label and a link."""
    parts: list[Inline] = []
    for name in judgement.points if judgement.rests_on.is_point else ():
        entry = catalogue.full.entries[owner(name)]
        point = next(point for point in entry.points if point.id == name)
        parts += ["; " if parts else ": ", Link(entry.id, point.id, point.anchor), f" {point.label}"]
    return tuple(parts)


def _ground(catalogue: Catalogue, judgement: Judgement) -> str:
    """Return what a judgement rests on: something of one of the two frameworks, or practice."""
    frameworks = (_framework(catalogue, entry) for entry in (judgement.left, judgement.right))
    grounds = (f.grounds[judgement.rests_on] for f in frameworks if judgement.rests_on in f.grounds)
    return next(grounds, wording.PRACTICE)


def mapping_facts(catalogue: Catalogue, mapping: Mapping, page: str) -> Facts:
    """Return what one row says of a pair, as terms and descriptions."""
    row = mapping.row
    items: list[tuple[str, Text]] = [("Source", (source_link(catalogue, row.source, row_anchor(row)),))]
    towards = (f", {wording.towards(catalogue, row.direction)}",) if row.direction else ()
    items.append(("Printed", (f"{row.at}: ", *printed(row), *towards)))
    if row.corrected:
        items.append(("Read as", _read_as(catalogue, mapping, page)))
    if counted := _counted(catalogue, mapping, page):
        items.append(("Counted", counted))
    if row.suggested and mapping.why_not:
        items.append(("Meant, we think", (*id_list(row.suggested), ".")))
    if row.note:
        items.append(("It adds", linked(row.note, catalogue, but=page)))
    if row.remark:
        items.append(("Our remark", linked(row.remark, catalogue, but=page)))
    return Facts(tuple(items))


def _read_as(catalogue: Catalogue, mapping: Mapping, page: str) -> Text:
    row = mapping.row
    ids = [Mark("corrected", r.id) if r.id == page else Id(r.id) for r in row.meant]
    reason = linked(wording.sentence(row.correction_reason), catalogue, but=page)
    return (*listing(ids, last=", "), ". ", *reason, f" {wording.CONFIDENCE[mapping.confidence]}.")


def _counted(catalogue: Catalogue, mapping: Mapping, page: str) -> Text:
    """Say how a row counts where that does not follow from what it printed."""
    if not mapping.counted:
        return ("No. ", *linked(wording.sentence(mapping.why_not), catalogue, but=page))
    level = wording.LEVELS[mapping.level] if mapping.level else "without a level"
    row = mapping.row
    if mapping.from_row:
        return (f"Yes, as {level}, printed for {' and '.join(_sizes(catalogue, row.full))} at once",)
    return () if mapping.level and not row.corrected else (f"Yes, as {level}",)


def _sizes(catalogue: Catalogue, row: Row) -> tuple[str, ...]:
    many = []
    for side in (row.left, row.right):
        if len(side) > 1:
            framework = _framework(catalogue, side[0].id)
            many.append(wording.number(len(side), wording.any_of(framework), wording.many_of(framework)))
    return (*many, *(("a whole group",) if row.groups else ()))


def _framework(catalogue: Catalogue, entry_id: str) -> Framework:
    return catalogue.full.frameworks[catalogue.full.entries[entry_id].framework]


def statement(catalogue: Catalogue, row: Row, page: str) -> tuple[Block, ...]:
    """Return a statement that is no pair, in words: about a group, or about an entry alone."""
    blocks: list[Block] = [Paragraph((*_statement_text(catalogue, row, page),))]
    extra: list[tuple[str, Text]] = []
    if row.note:
        extra.append(("It adds", linked(row.note, catalogue, but=page)))
    for word, objections in (("Against", row.contradicted), ("No such", row.nonexistent)):
        extra += [(f"{word} {o.id}", linked(wording.sentence(o.reason), catalogue, but=page)) for o in objections]
    if row.suggested:
        extra.append(("Fits better, we think", (*id_list(row.suggested), ".")))
    if row.narrowing:
        extra.append(("Its label points to", (*id_list(row.narrowing), ".")))
    if row.remark:
        extra.append(("Our remark", linked(row.remark, catalogue, but=page)))
    if extra:
        blocks.append(Facts(tuple(extra)))
    return tuple(blocks)


def _statement_text(catalogue: Catalogue, row: Row, page: str) -> Text:
    source = source_link(catalogue, row.source, row_anchor(row))
    place = f" ({row.at})"
    if row.groups and row.says == "overlap":
        of, others = _group_sides(catalogue, row)
        groups = listing((Link(g, catalogue.entries[g].label) for g in of), last=", ")
        beside: list[Inline] = [Link(g, catalogue.entries[g].label) for g in others]
        beside += [r.id if r.id == page else Id(r.id) for r in _beside_groups(catalogue, row)]
        right = listing(beside, last=", ")
        topic = f", for “{row.topic}”" if row.topic else ""
        level = f", as {row.published.level}" if row.published.level else ""
        gone = tuple(Mark("struck", o.id) for o in row.nonexistent)
        all_beside = listing((*right, *gone), last=", ") if gone and not right else (*right, *_after(gone))
        return (source, place, " sets the whole of ", *groups, " beside ", *all_beside, topic, level, ".")
    if row.says == "no-counterpart":
        return (source, place, *_no_counterpart_text(catalogue, row, page))
    if row.says == "level-only":
        return (source, place, f" calls it {row.published.level} without naming what overlaps.")
    return (source, place, " says what it asks beyond the other framework.")


def _group_sides(catalogue: Catalogue, row: Row) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the groups of a row, and those of the other side if there are some on both."""
    frameworks = [catalogue.full.entries[group].framework for group in row.groups]
    first = tuple(g for g, f in zip(row.groups, frameworks, strict=True) if f == frameworks[0])
    return first, tuple(g for g in row.groups if g not in first)


def _beside_groups(catalogue: Catalogue, row: Row) -> tuple[Reading, ...]:
    """Return the entries that a row sets beside its groups: those of the side that the groups are not of."""
    last = catalogue.framework(row.between[1]).id
    on_right = any(catalogue.full.entries[group].framework == last for group in row.groups)
    return row.left if on_right else row.right


def _after(gone: Sequence[Inline]) -> Text:
    return tuple(part for item in gone for part in (", ", item))


def _no_counterpart_text(catalogue: Catalogue, row: Row, page: str) -> Text:
    doer = f"no {_doer(catalogue, row)}"
    if row.groups and page not in row.groups:
        names = listing((Link(g, catalogue.entries[g].label) for g in row.groups), last=" and ")
        return (f" says that {doer} does the work of ", *names, ".")
    return (f" says that {doer} does this work.",)


def _doer(catalogue: Catalogue, row: Row) -> str:
    """Return what of the other framework a source finds nothing of, by the first of its kinds."""
    spoken_of = next((r.id for r in row.entries), "") or row.groups[0]
    way = way_of(catalogue, row.direction) or way_to(catalogue, _framework(catalogue, spoken_of).id)
    if way is None:
        return "entry"
    kind = way.held.single[0]
    division = next((d for d in way.held.divisions if kind.key in d.kinds), None)
    return f"{division.title} {kind.one}" if division else kind.one
