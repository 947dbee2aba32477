"""The matches of an entry, a line each: first those that its verdict rests on, then what else touches it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.blocks import EntryLine, EntryLines, Notice, Paragraph
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.provenance import decided_by, source_link
from mkdocs_crosswalk.views.text import Badge, Id, Line, Mark, id_list, linked

from .unlevelled import named, who_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.text import Inline, Text

    from .subject import Subject


def matches_section(subject: Subject, explained: Text = ()) -> Section:
    """Return the section of an entry's page about its matches in the framework that it is compared with first.

    Where nobody gives levels nothing is called a match: what is named beside an entry is a counterpart.

    Args:
        subject: The entry beside that framework.
        explained: What explains the word "match".
    """
    called = "Matches" if subject.levelled or not subject.matches else "Counterparts"
    title = f"{called} ({len(subject.matches)})" if subject.matches else called
    if subject.levelled and subject.matches and subject.other:
        title += f": how far {subject.other.short} records serve {subject.entry.id}"
    return Section("overlap", title, match_blocks(subject, explained), named=called)


def match_blocks(subject: Subject, explained: Text = ()) -> tuple[Block, ...]:
    """Return the matches of an entry in one other framework, or that there are none."""
    if not subject.matches:
        return (Notice(_nothing(subject)),)
    if not subject.levelled:
        return (named(subject), *((Paragraph(who_names(subject), quiet=True),) if subject.first else ()))
    carrying, others = parted(subject)
    es = "es" if len(others) == 1 else ""
    if not carrying:
        return (EntryLines(_lines(subject, others), f"Touch{es} it", count=str(len(others)), help=explained),)
    first = EntryLines(_lines(subject, carrying), _rests(subject), count=str(len(carrying)), help=explained)
    together = subject.verdicts.base.together if subject.verdicts else ""
    why = (Mark("strong", "Together they carry it:"), " ", *linked(together, subject.catalogue, but=subject.entry.id))
    blocks: tuple[Block, ...] = (first, Paragraph(why, quiet=True)) if together else (first,)
    if not others:
        return blocks
    return (*blocks, EntryLines(_lines(subject, others), f"Also touch{es} it", count=str(len(others))))


def _rests(subject: Subject) -> str:
    """Return the head of the matches that the first verdict rests on, and whose that is."""
    base = subject.verdicts.base if subject.verdicts else None
    whose = "The project's" if base and base.project else "Your" if base and base.own else "The"
    return f"{whose} verdict rests on"


def parted(subject: Subject) -> tuple[tuple[Overlap, ...], tuple[Overlap, ...]]:
    """Return the matches that the first verdict rests on, in its order, and the rest by id."""
    base = subject.verdicts.base if subject.verdicts else None
    by = (base.project or base).by if base else ()
    found = {overlap.other(subject.entry.id): overlap for overlap in subject.matches}
    carrying = tuple(found[entry] for entry in by if entry in found)
    return carrying, tuple(overlap for overlap in subject.matches if overlap not in carrying)


def _lines(subject: Subject, overlaps: tuple[Overlap, ...]) -> tuple[EntryLine, ...]:
    return tuple(_line(subject, overlap) for overlap in overlaps)


def _line(subject: Subject, overlap: Overlap) -> EntryLine:
    other = subject.catalogue.entries[overlap.other(subject.entry.id)]
    level = overlap.levels.get(subject.direction)
    mark: Text = (Badge(level, quiet=True),) if level else (Mark("quiet", "Not stated"),)
    texts = _texts(overlap, subject)
    gist = overlap.judgement.gist if overlap.judgement and not overlap.decision else ""
    short = wording.begin(gist) if gist else next(iter(texts), "")
    said = f"{wording.DECIDED}. {short}" if overlap.decision else short
    more = (*_parts(subject, texts, other.id), *_otherwise(subject, overlap))
    return EntryLine(mark, other.id, subject.catalogue.brief_apart(other), said, more, anchor=other.slug)


def _texts(overlap: Overlap, subject: Subject) -> tuple[str, ...]:
    """Return the site's reason; else ours and what to add; where neither has judged, the notes of the sources."""
    if overlap.decision:
        texts = [overlap.decision.reason]
    elif overlap.judgement:
        texts = [overlap.judgement.why, overlap.judgement.adds.get(subject.direction, "")]
    else:
        texts = list(dict.fromkeys(m.row.note for m in overlap.mappings if m.counted))
    return tuple(filter(None, texts))


def _parts(subject: Subject, texts: tuple[str, ...], other: str) -> Iterator[Paragraph]:
    """Yield texts as paragraphs; the entry that the line is on needs no link once more."""
    for text in texts:
        said = linked(text, subject.catalogue, but=subject.entry.id)
        yield Paragraph(tuple(part.entry if isinstance(part, Id) and part.entry == other else part for part in said))


def _otherwise(subject: Subject, overlap: Overlap) -> Iterator[Paragraph]:
    """Yield the other direction where its level is another, and who of the site has decided."""
    said: list[Inline] = []
    back = overlap.level(subject.back)
    if back and back != overlap.levels.get(subject.direction):
        said += [f"{wording.begin(wording.towards(subject.catalogue, subject.back))}: ", Badge(back, quiet=True)]
    if said:
        yield Paragraph(tuple(said), quiet=True)
    if overlap.decision:
        yield Paragraph((Mark("strong", decided_by(overlap.decision)),), quiet=True)


def _nothing(subject: Subject) -> Text:
    entry = subject.entry.id
    if not subject.other:
        return (f"No list read here names a counterpart of {entry}.",)
    judges = subject.catalogue.full.judgements or any(o.decision for o in subject.uncounted)
    where = "" if subject.first else f" in {subject.other.name}"
    if not judges or not subject.levelled:
        if of_groups := tuple(_of_groups(subject)):
            return (f"None{where} by its own id. ", *of_groups)
        return (f"No list read here names a counterpart of {entry}{where}.",)
    said = f"No {wording.any_of(subject.other)} does the work of {entry}."
    looked = len(subject.overlaps)
    more = f"{wording.begin(wording.in_words(looked))} looked at; the sources below say why not." if looked else ""
    return (said, Line((more,))) if more else (said,)


def _of_groups(subject: Subject) -> Iterator[Inline]:
    """Yield what sources name beside the groups that the entry is in, a sentence for each source and group."""
    catalogue, entry = subject.catalogue, subject.entry
    named: dict[tuple[str, str], list[str]] = {}
    for row in subject.statements:
        if row.says != "overlap":
            continue
        every = [*row.groups, *(reading.id for reading in row.entries)]
        others = [i for i in every if i in catalogue.entries and catalogue.entries[i].framework != entry.framework]
        for group in row.groups:
            if others and entry.id in catalogue.members(group):
                named.setdefault((row.source, group), []).extend(others)
    for (source, group), others in named.items():
        beside = id_list(catalogue.ids.sorted(others))
        yield from (source_link(catalogue, source), " names ", Id(group), " as a whole beside ", *beside, ". ")
