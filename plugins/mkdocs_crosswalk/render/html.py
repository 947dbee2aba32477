"""Pages to HTML fragments. Running text is rendered here, everything around it by the templates."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from mkdocs_crosswalk.registers.levels import Level
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.addresses import HOME, POLICIES, Place
from mkdocs_crosswalk.views.changes import edition_line
from mkdocs_crosswalk.views.go import examples
from mkdocs_crosswalk.views.home import home_view
from mkdocs_crosswalk.views.programme.report import Reports, report_link
from mkdocs_crosswalk.views.reviewed import general_caveat
from mkdocs_crosswalk.views.text import (
    Badge,
    Effort,
    External,
    Help,
    Id,
    Late,
    Line,
    Link,
    Mark,
    RecordsMark,
    StateMark,
    VerdictBadge,
    plain,
)

from .calls import between_tags, quoted
from .compiled import own_templates

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mkdocs_crosswalk.views.blocks import Block, EntryLine, Table, TableRow
    from mkdocs_crosswalk.views.checklist import Check
    from mkdocs_crosswalk.views.guide_pages import Around
    from mkdocs_crosswalk.views.matrix.view import RowHead
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.programme.blocks import WorkList, WorkRow
    from mkdocs_crosswalk.views.programme.policy_box import PolicyBox
    from mkdocs_crosswalk.views.site import Site
    from mkdocs_crosswalk.views.text import Inline, Text


Address = Callable[[Place], str]
"""Turns a place into an address relative to the page being rendered; raises KeyError if there is no such page."""

_TEMPLATES = (
    *("blocks.html", "page.html", "home.html", "go.html", "search.html", "policy.html", "gap.html"),
    *("guides.html", "guide.html"),
)
UNLABELLED = ("pair", "work")
"""Styles of tables whose cells need no name on a narrow screen, or have it from the stylesheet."""
_LEVEL_CLASS = {Level.FULL: "full", Level.PARTIAL: "part", Level.NONE: "none"}
_MARKS = {"strong": "b", "quiet": "small", "struck": "del", "corrected": "ins", "code": "code"}

NOWHERE = Reports()
"""Of a site that takes no reports."""


class HtmlRenderer:
    """Renders pages of one site; it is made once a build, so that templates are compiled once.

    Args:
        site: The pages of the site.
        reports: Where readers report what is wrong.
    """

    def __init__(self, site: Site, reports: Reports = NOWHERE) -> None:
        self.site = site
        self.reports = reports
        self.environment = own_templates()
        self.environment.globals["wording"] = wording
        self.checks: dict[tuple[Check, str], Markup] = {}
        self.templates = {name: self.environment.get_template(name) for name in _TEMPLATES}

    def render(self, page: Page, address: Address, home: str = "", edit: str = "") -> str:
        """Return the HTML of a page's content, from its crumbs to its last line.

        Args:
            page: The page.
            address: Turns places into addresses as seen from it.
            home: Its whole address.
            edit: Where its data can be edited.
        """
        text = _TextRenderer(self.site, address, self._check)
        extra: dict[str, object] = {}
        if page.template == "home.html":
            extra["home"] = home_view(self.site.extent, self.site.written.keys())
        if page.template == "go.html":
            extra["examples"] = examples(self.site.extent)
        extra["edit"] = edit if page.position else ""
        extra["report"] = report_link(self.reports, page.title, home, page.heading_id)
        extra["judged"] = page.judged or general_caveat(self.site.catalogue)
        extra["edition"] = edition_line(self.site.extent)
        return self.templates[page.template].render(
            page=page, text=text, line=edit_line(page), day=wording.day(page.updated), **extra
        )

    def _check(self, check: Check, text: _TextRenderer) -> Markup:
        """Return an entry to tick off; lists for many scopes hold it, and it is made once for each depth of pages."""
        known = (check, text.href(HOME))
        if known not in self.checks:
            module: Any = self.templates["gap.html"].module
            self.checks[known] = module.check(check, text)
        return self.checks[known]

    def searchable(self, page: Page) -> str:
        """Return the part of a page that search may index: its names, its spellings, its first words. No links."""
        text = _TextRenderer(self.site, lambda _place: "", self._check)
        return self.templates["search.html"].render(page=page, text=text)

    def ways(self, ways: Around, address: Address) -> tuple[str, str]:
        """Return the HTML of the ways from a guide: what stands above its heading, and what below its text."""
        text = _TextRenderer(self.site, address, self._check)
        module: Any = self.templates["guide.html"].module
        return str(module.above(ways, text)), str(module.below(ways, text))

    def answer(self, blocks: tuple[Block, ...], address: Address) -> str:
        """Return the HTML of what a question of a page becomes; search finds the page by its own words."""
        text = _TextRenderer(self.site, address, self._check)
        module: Any = self.templates["blocks.html"].module
        return f'<div class="xw-answer" data-search-exclude>{module.blocks(blocks, text)}</div>'

    def policy_box(self, box: PolicyBox, address: Address) -> str:
        """Return the HTML of the box on a policy's page."""
        return self.templates["policy.html"].render(
            box=box, text=_TextRenderer(self.site, address, self._check), report=POLICIES
        )


def reviewed_line(when: date, edit: str = "", edition: str = "") -> str:
    """Return the last line of a page that came with the crosswalk and that people wrote: whose judgement, and when.

    Args:
        when: The day of its last review.
        edit: Where it can be edited.
        edition: Of which edition of the data it is, or "".
    """
    said = f"Reviewed {wording.day(when)}{f', {edition}' if edition else ''}. {wording.WRITTEN}"
    link = f'<a href="{escape(edit)}">Edit</a>' if edit else ""
    return f'<p class="xw-about" data-search-exclude><span>{said}</span>{link}</p>'


def edit_line(page: Page) -> str:
    """Return the data file and line that a page comes from, as words."""
    return f"{page.position.file}, line {page.position.line}" if page.position else ""


class _TextRenderer:
    def __init__(self, site: Site, address: Address, made: Callable[[Check, _TextRenderer], Markup]) -> None:
        self.places = site.places
        self.has = site.extent.has
        self.address = address
        self.made = made
        self._ids: dict[str, str] = {}

    def href(self, target: str, anchor: str = "", query: str = "") -> str:
        """Return the address of an entry or page that is there."""
        place = self.places.get(target) or Place(target)
        address = self.address(Place(place.uri, anchor) if anchor else place)
        if not query:
            return address
        page, mark, at = address.partition("#")
        return f"{page}?{query}{mark}{at}"

    def cells(self, row: RowHead) -> Markup:
        """Return the cells of a matrix row, without end tags; thousands of them are the bulk of a large page."""
        parts = []
        for cell in row.cells:
            if cell:
                href = escape(self.href(row.id, cell.anchor))
                parts.append(f'<td class="{cell.shape}" data-by={cell.by}><a href="{href}">')
                said = f"<b>{escape(cell.column)}</b>, {between_tags(cell.words)}"
                parts.append(f"{said}</a>")
            else:
                parts.append("<td>")
        return Markup("".join(parts))  # noqa: S704 - every part is escaped, or a letter of our own

    def row(self, table: Table, row: TableRow) -> Markup:
        """Return the cells of a table row; on a narrow screen each says the name of its column."""
        first, *others = row.cells
        head = "<th>" if table.dense else '<th scope="row">'  # beside cells, a head is that of its row
        parts = [f"{head}{self._text(first)}</th>"]
        for name, cell in zip(table.columns[1:], others, strict=True):
            label = "" if table.style in UNLABELLED or table.dense else f' data-l="{escape(name)}"'
            empty = "" if cell or table.style == "work" else ' class="xw-none"'
            parts.append(f"<td{label}{empty}>{self._text(cell)}")  # its end tag may be left out, and there are many
        return Markup("".join(parts))  # noqa: S704 - every part escapes what it holds

    def lean(self, work: WorkList, row: WorkRow) -> Markup:
        """Return the cells of a row without end tags, of a long list; the last has what room there is left."""
        first, *others = map(self._text, row.cells)
        labels = [f' data-l="{escape(name)}"' if work.style == "soa" else "" for name in work.columns[1:]]
        empty = " class=xw-none" if work.style == "soa" else ""
        said = zip(labels, others, strict=False)
        parts = [f"<th>{first}", *(f"<td{label}{'' if cell else empty}>{cell}" for label, cell in said)]
        if left := len(work.columns) - len(row.cells):
            parts[-1] = parts[-1].replace("<td", f"<td colspan={left + 1}", 1)
        return Markup("".join(parts))  # noqa: S704 - every part escapes what it holds

    def facts(self, items: Iterable[tuple[str, Text]]) -> Markup:
        """Return terms with what is said of each."""
        said = (f"<dt>{quoted(term)}</dt><dd>{self._text(what)}</dd>" for term, what in items)
        return Markup("".join(said))  # noqa: S704 - every part escapes what it holds

    def named(self, line: EntryLine) -> Markup:
        """Return the mark, the id and the title of an entry in a list."""
        said = f'{self._text(line.mark)}{self._part(Id(line.entry))}<span class="t">{quoted(line.title)}</span>'
        return Markup(said)  # noqa: S704 - every part escapes what it holds

    def id(self, entry: str) -> Markup:
        """Return an entry's id as a link."""
        return self.text((Id(entry),))

    def check(self, check: Check) -> Markup:
        """Return an entry to tick off."""
        return self.made(check, self)

    def plain(self, parts: Text) -> str:
        """Return the words alone, for where no link may stand."""
        return plain(parts)

    def text(self, parts: Text) -> Markup:
        return Markup(self._text(parts))  # noqa: S704 - every part escapes what it holds

    def _text(self, parts: Text) -> str:
        return "".join([self._part(part) for part in parts])

    def _part(self, part: Inline) -> str:
        if isinstance(part, str):
            return between_tags(part)
        if isinstance(part, Id):
            if part.entry not in self._ids:
                said = escape(part.entry)
                if self.has(part.entry):
                    said = f'<a class="xw-id" href="{escape(self.href(part.entry))}">{said}</a>'
                self._ids[part.entry] = said
            return self._ids[part.entry]
        if isinstance(part, Link):
            return self._link(part)
        if isinstance(part, StateMark):
            return f'<span class="xw-st xw-st--{part.state}">{wording.STATES[part.state]}</span>'
        if isinstance(part, RecordsMark):
            return f'<span class="xw-rec xw-rec--{part.coverage}">{between_tags(part.text)}</span>'
        if isinstance(part, Late):
            return f'<span class="xw-late">{wording.late(part.days)}</span>'
        if isinstance(part, Effort):
            kinds = f'"{part.size} {part.runs}"' if part.runs in wording.RUNS else part.size
            return f"<small class={kinds}>{wording.effort(part.size, part.runs, period=part.period)}</small>"
        return self._help(part) if isinstance(part, Help) else self._rare(part)

    def _help(self, part: Help) -> str:
        if not self.has(part.word.target, part.word.anchor):
            return ""
        href, said = escape(self.href(part.word.target, part.word.anchor)), escape(part.meaning)
        name = escape(f"What {part.word.text} means")
        return f'<a class="xw-help" href="{href}" title="{said}" aria-label="{name}">?</a>'

    def _link(self, link: Link) -> str:
        inner = between_tags(link.text or link.target)
        if link.strong:
            inner = f"<b>{inner}</b>"
        if not link.target:
            return f'<a href="#{escape(link.anchor)}">{inner}</a>'
        if not self.has(link.target, link.anchor):
            return inner
        return f'<a href="{escape(self.href(link.target, link.anchor, link.query))}">{inner}</a>'

    def _rare(self, part: External | Badge | VerdictBadge | Mark | Line) -> str:
        match part:
            case Badge(level, quiet):
                small = " xw-l--quiet" if quiet else ""
                return f'<span class="xw-l xw-l--{_LEVEL_CLASS[level]}{small}">{wording.LEVELS[level]}</span>'
            case VerdictBadge(outcome):
                return f'<span class="xw-v xw-v--{outcome}">{wording.OUTCOMES[outcome]}</span>'
            case Line(parts):
                return f'<span class="xw-sub">{self._text(parts)}</span>'
            case Mark(kind, said):
                return f"<{_MARKS[kind]}>{between_tags(said)}</{_MARKS[kind]}>"
            case External(text=said):
                inner = between_tags(said)
                return f'<a href="{escape(part.href)}" rel="external">{inner}</a>' if part.href else inner
