"""Pages of groups: frameworks, themes, series and clauses, each with its members and the verdict on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.figures.counts import outcomes
from mkdocs_crosswalk.registers.frameworks import ISO, SOC2
from mkdocs_crosswalk.registers.judgement import Outcome
from mkdocs_crosswalk.registers.levels import ISO_TO_SOC2, SOC2_TO_ISO

from . import addresses, wording
from .blocks import Bullets, Facts, Matrix, Paragraph, Squares, Table, TableRow
from .entries.entry import step
from .matrix.matrix import MATRIX_STYLES, matrix_view
from .page import Chip, Page, Section
from .provenance import statement
from .text import Id, Line, Link, VerdictBadge, id_list, linked

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry

    from .blocks import Block
    from .extent import Extent
    from .text import Inline, Text


SECURITY = ("Security",)
"""The scope of a report on Security alone, which every SOC 2 report includes."""

ALL_CATEGORIES = ("Security", "Availability", "Confidentiality", "Processing Integrity", "Privacy")


def squares(catalogue: Catalogue, group: str, text: Text) -> Squares:
    """Return the squares of a group by verdict; for controls and sub-clauses, of a report on Security alone."""
    clauses = group == "clauses"
    kinds = ("subclause",) if clauses else ("control", "subclause", "criterion")
    scope = SECURITY if clauses or catalogue.is_iso(group) else ALL_CATEGORIES
    counts = outcomes(catalogue, kinds, scope, () if clauses else (group,))
    carries_over, extend, new = (counts[outcome].numerator for outcome in Outcome)
    total = counts[Outcome.NEW].denominator
    verb = "carries over" if carries_over == 1 else "carry over"
    summary = f"{carries_over} of {total} {verb}, {extend} to extend, {new} new"
    return Squares(text, summary, carries_over, extend, new)


def member_table(catalogue: Catalogue, entries: tuple[Entry, ...], caption: str) -> Table:
    """Return single entries with the verdict and the counterparts of each."""
    iso = catalogue.is_iso(entries[0].id)
    direction = SOC2_TO_ISO if iso else ISO_TO_SOC2
    kind = entries[0].kind.one.capitalize()
    rows = []
    for entry in entries:
        name: list[Inline] = [Id(entry.id), Line((entry.title,))]
        if entry.flag("new_in_2022"):
            name.append(Line(("New in 2022",)))
        if entry.text("documented_information") == "required":
            name.append(Line(("Documented information required",)))
        overlaps = [o for o in catalogue.overlaps_of(entry.id) if o.reaches(direction)]
        named = id_list(o.other(entry.id) for o in overlaps) if overlaps else ("None",)
        rows.append(TableRow((tuple(name), _verdict(catalogue, entry), named)))
    columns = (kind, wording.HOLDER[direction], "Reuse from")
    return Table(caption, columns, tuple(rows), style="members")


def _verdict(catalogue: Catalogue, entry: Entry) -> Text:
    """Return the outcome, and below it those of reports with more categories where they differ."""
    verdicts = catalogue.verdicts[entry.id]
    more = tuple(
        Line((f"With {wording.series(v.scope)}: {wording.OUTCOMES[v.outcome].lower()}",))
        for v in verdicts.more
        if v.outcome != verdicts.base.outcome
    )
    return (VerdictBadge(verdicts.base.outcome), *more)


def group_page(catalogue: Catalogue, entry: Entry, around: tuple[Entry | None, Entry | None]) -> Page:
    """Return the page of a theme, clause, heading or series."""
    iso = catalogue.is_iso(entry.id)
    members = tuple(catalogue.entries[i] for i in catalogue.members(entry.id))
    kind, kinds = members[0].kind.one, members[0].kind.many
    framework = catalogue.frameworks[entry.framework]
    sections: list[Section] = []
    first: list[Block] = [
        squares(
            catalogue,
            entry.id,
            (f"What {'a SOC 2 holder with Security' if iso else 'an ISO/IEC 27001 holder'} brings",),
        )
    ]
    first += [member_table(catalogue, members, f"The {kinds} of {entry.label}")]
    sections.append(Section("entries", kinds.capitalize() if len(members) > 1 else kind.capitalize(), tuple(first)))
    if entry.kind.key in ("theme", "series"):
        sections.append(Section("matrix", "Matrix", (Matrix(matrix_view(catalogue, entry.id)),)))
    statements = tuple(r for r in catalogue.rows_of(entry.id) if entry.id in r.groups)
    if statements:
        blocks = tuple(b for r in statements for b in statement(catalogue, r, entry.id))
        sections.append(Section("sources", "Statements about the whole", blocks))
    top = [Link(addresses.ISO if iso else addresses.SOC2, framework.name)]
    if entry.kind.key in ("clause", "heading"):
        top.append(Link(addresses.CLAUSES, "Clauses"))
    if entry.kind.key == "heading" and entry.parent:
        top.append(Link(entry.parent, catalogue.entries[entry.parent].label))
    count = wording.number(len(members), kind, kinds)
    return Page(
        uri=addresses.place_of(entry).uri,
        title=entry.label,
        description=(
            f"{entry.label} ({framework.name}): {count}, with what carries over, what to extend and what is new."
        ),
        heading=entry.title,
        heading_id=entry.id,
        place="clauses" if entry.id.startswith("Clause ") else entry.id,
        updated=catalogue.updated,
        crumbs=tuple(top),
        styles=MATRIX_STYLES if entry.kind.key in ("theme", "series") else (),
        chips=_chips(catalogue, entry, count),
        facts=Facts((("Note", linked(entry.note, catalogue.ids)),)) if entry.note else None,
        sections=tuple(sections),
        previous=step(around[0]),
        next=step(around[1]),
        position=entry.position,
        data=f"{addresses.API}entries.json",
    )


def _chips(catalogue: Catalogue, entry: Entry, count: str) -> tuple[Chip, ...]:
    chips = [Chip(count, strong=True)]
    if entry.kind.key == "series":
        category = catalogue.entries[catalogue.category_of(entry.id)]
        chips.append(Chip(category.title))
        if category.common:
            chips.append(Chip("Common criteria, in every report"))
    return tuple(chips)


def iso_index(extent: Extent) -> Page:
    """Return the index of ISO/IEC 27001:2022: themes and clauses with the verdicts on their members."""
    catalogue = extent.catalogue
    framework = catalogue.frameworks[ISO]
    sections = []
    for theme in catalogue.framework_entries(ISO, "theme"):
        members = catalogue.children(theme.id)
        text: Text = (Link(theme.id, "The theme, with its block of the matrix", strong=True),)
        sections.append(
            Section(
                f"theme-{addresses.place_of(theme).uri.split('/')[-1][:-3]}",
                theme.label,
                (squares(catalogue, theme.id, text), _compact(catalogue, members)),
            )
        )
    blocks: list[Block] = [
        squares(catalogue, "clauses", (Link(addresses.CLAUSES, "Clauses 4 to 10, the management system", strong=True),))
    ]
    clauses = catalogue.framework_entries(ISO, "clause")
    blocks.append(Bullets(tuple((Link(c.id, c.label),) for c in clauses)))
    sections.append(Section("clauses", "Clauses 4 to 10", tuple(blocks)))
    controls = len(catalogue.framework_entries(ISO, "control"))
    subclauses = len(catalogue.framework_entries(ISO, "subclause"))
    old = ("Ids of 2013 are found ", Link(addresses.ISO_2013, "on their own pages"), ". ")
    gap = (Link(addresses.GAP_TO_ISO, "What remains if you hold SOC 2"), ".")
    return Page(
        uri=addresses.ISO,
        title=framework.name,
        description=(
            f"ISO/IEC 27001:2022: the {controls} controls of Annex A in four themes and the {subclauses} "
            "sub-clauses of clauses 4 to 10, each with its own page."
        ),
        heading=framework.name,
        place="",
        updated=catalogue.updated,
        lead=(
            (
                f"{controls} controls of Annex A in four themes, and {subclauses} sub-clauses in clauses 4 to 10. "
                "A control binds where risk treatment finds it necessary; "
                "the clauses bind every organisation that certifies. "
            ),
            f"Included: {framework.amendment}. " if framework.amendment else "",
            *(old if extent.has(addresses.ISO_2013) else ()),
            *(gap if extent.has(addresses.GAP_TO_ISO) else ()),
        ),
        sections=tuple(sections),
        position=framework.position,
        data=f"{addresses.API}entries.json",
    )


def _compact(catalogue: Catalogue, entries: tuple[Entry, ...]) -> Table:
    return member_table(
        catalogue,
        entries,
        f"{entries[0].kind.many.capitalize()} of {catalogue.entries[entries[0].parent or ''].label}",
    )


def clauses_index(catalogue: Catalogue) -> Page:
    """Return the list of clauses 4 to 10 with their sub-clauses."""
    sections = []
    for clause in catalogue.framework_entries(ISO, "clause"):
        members = tuple(catalogue.entries[i] for i in catalogue.members(clause.id))
        blocks: tuple[Block, ...] = (
            Paragraph((Link(clause.id, "The clause, with what is said of the whole"),)),
            member_table(catalogue, members, f"Sub-clauses of {clause.label}"),
        )
        sections.append(Section(f"clause-{clause.id.removeprefix('Clause ')}", clause.label, blocks))
    subclauses = catalogue.framework_entries(ISO, "subclause")
    required = sum(s.text("documented_information") == "required" for s in subclauses)
    return Page(
        uri=addresses.CLAUSES,
        title="Clauses 4 to 10",
        description=(
            f"The {len(subclauses)} sub-clauses of ISO/IEC 27001:2022, clauses 4 to 10: what a SOC 2 holder has for "
            f"each, and the {required} that require documented information."
        ),
        heading="Clauses 4 to 10",
        place="clauses",
        updated=catalogue.updated,
        crumbs=(Link(addresses.ISO, catalogue.frameworks[ISO].name),),
        lead=(
            (
                f"The management system: {len(subclauses)} sub-clauses, of which {required} require documented "
                "information. "
                "Unlike the controls of Annex A they cannot be excluded."
            ),
        ),
        sections=tuple(sections),
        data=f"{addresses.API}entries.json",
    )


def soc2_index(extent: Extent) -> Page:
    """Return the index of SOC 2: categories, series and criteria."""
    catalogue = extent.catalogue
    framework = catalogue.frameworks[SOC2]
    sections = []
    for category in catalogue.framework_entries(SOC2, "category"):
        blocks: list[Block] = []
        if category.common:
            blocks.append(
                Paragraph(("The common criteria. They belong to every category, so every report includes them.",))
            )
        blocks.append(squares(catalogue, category.id, (f"What an ISO/IEC 27001 holder brings to {category.title}",)))
        for series in catalogue.children(category.id):
            members = catalogue.children(series.id)
            blocks.append(Paragraph((Link(series.id, series.label, strong=True),)))
            blocks.append(member_table(catalogue, members, f"Criteria of {series.label}"))
        sections.append(Section(addresses.place_of(category).anchor, category.title, tuple(blocks)))
    criteria = len(catalogue.framework_entries(SOC2, "criterion"))
    count = len(catalogue.categories)
    where = f"in {wording.in_words(count)} {'category' if count == 1 else 'categories'}"
    gone = [c for c in catalogue.full.categories if c not in catalogue.categories]
    absent = f"This site leaves out {wording.series(gone)}. " if gone else ""
    gap = (Link(addresses.GAP_TO_SOC2, "What remains if you hold ISO/IEC 27001"), ".")
    return Page(
        uri=addresses.SOC2,
        title="SOC 2",
        description=(
            f"SOC 2: the {criteria} Trust Services Criteria {where} and their series, each with its own "
            "page and what an ISO/IEC 27001 holder has for it."
        ),
        heading="SOC 2",
        place="",
        updated=catalogue.updated,
        lead=(
            f"{framework.title}: {criteria} criteria {where}. {absent}Their labels here are this project's own; ",
            "the AICPA publishes their wording. A criterion is an outcome that a company's own controls must reach. ",
            *(gap if extent.has(addresses.GAP_TO_SOC2) else ()),
        ),
        sections=tuple(sections),
        position=framework.position,
        data=f"{addresses.API}entries.json",
    )
