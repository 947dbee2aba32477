"""The box on a policy's own page: the entries that it names, their overlaps, and what else overlaps with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.policies import others_of
from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.registers.judgement import Sureness
from mkdocs_crosswalk.registers.levels import Level
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.addresses import own_page
from mkdocs_crosswalk.views.blocks import Bullets, Columns, Details, Paragraph, Table, TableRow
from mkdocs_crosswalk.views.text import Badge, Id, Line, Link, listing, plain
from mkdocs_crosswalk.views.ways import by_framework, compared

from .policies import review

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.catalogue.policies import Citation, OtherCitation, Policy
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.text import Text

LEVELS = (
    f"{wording.LEVELS[Level.FULL]}: {wording.LEVEL_MEANINGS[Level.FULL]}. "
    f"{wording.LEVELS[Level.PARTIAL]}: {wording.LEVEL_MEANINGS[Level.PARTIAL]}."
)

COULD = (
    "Their counterparts are named here. Where the policy does their work too, name them as well; an overlap of records "
    "alone does not mean that it does. Overlaps of which we are not sure are left out."
)


@frozen
class PolicyBox:
    """What a policy's page shows of the crosswalk; `more` is folded, and no search should index it."""

    about: str  # owner and review, as far as the page gives them
    named: tuple[Block, ...]
    more: tuple[Block, ...]


def policy_box(catalogue: Catalogue, policy: Policy) -> PolicyBox | None:
    """Return the box of a policy, or None if it names nothing."""
    if policy.silent:
        return None
    sides = [(f, entries) for f, entries in by_framework(catalogue, policy.entries, compared(catalogue)) if entries]
    lists = [_list(catalogue, policy, framework.name, entries) for framework, entries in sides]
    ours: tuple[Block, ...] = sum(lists, ())
    if len(lists) > 1:
        ours = (Columns(sum(lists[::2], ()), sum(lists[1::2], ())),)
    named = (*ours, *_others(policy))
    about = [f"Owner: {policy.owner}"] if policy.owner else []
    about += filter(None, (plain((part,)).strip() for part in review(policy)))
    return PolicyBox(". ".join(about), named, tuple(_overlaps(catalogue, policy)))


def _list(catalogue: Catalogue, policy: Policy, title: str, entries: tuple[str, ...]) -> tuple[Block, ...]:
    items = ((Id(e), f" {catalogue.entries[e].title}", *_where(policy, policy.of(e))) for e in entries)
    return (Paragraph((title,), quiet=True), Bullets(tuple(items)))


def _others(policy: Policy) -> Iterator[Block]:
    """Yield what a policy names of frameworks that this site has not, as text: an item for each section that does."""
    for framework, named in others_of((policy,)).items():
        ids: dict[str, list[str]] = {}
        places = {c.anchor: c for every in named.values() for _, c in every}
        for other, every in named.items():
            for _, citation in every:
                ids.setdefault(citation.anchor, []).append(other)
        yield Paragraph((framework,), quiet=True)
        yield Bullets(tuple((", ".join(ids[a]), *_where(policy, (places[a],))) for a in sorted(ids)))


def _where(policy: Policy, citations: Iterable[Citation | OtherCitation]) -> Text:
    """Return the sections in which a policy names something, below it."""
    uri = own_page(policy.uri)
    sections = [Link(uri, c.section or f"#{c.anchor}", c.anchor) for c in citations if c.anchor]
    return (Line(("In ", *listing(sections, last=", "))),) if sections else ()


def _overlaps(catalogue: Catalogue, policy: Policy) -> tuple[Block, ...]:
    """Return the overlaps of what a policy names: among themselves, then with entries that it does not name."""
    reached: dict[str, dict[str, Level]] = {}
    named = frozenset(policy.entries)
    for entry in policy.entries:
        for overlap in catalogue.overlaps_of(entry):
            other = overlap.other(entry)
            level = overlap.level(catalogue.towards(other))
            if level and (other in named or not _unsure(overlap)):
                reached.setdefault(other, {})[entry] = level
    ours = [e for e in policy.entries if e in reached]
    others = catalogue.ids.sorted(reached.keys() - named)
    blocks: list[Block] = []
    if ours:
        rows = tuple(_row(catalogue, e, reached[e]) for e in ours)
        columns = ("Named here", "Also reached by records for")
        table = Table("Overlaps among the entries of this policy", columns, rows, style="half")
        summary = f"{len(ours)} of {wording.number(len(policy.entries), 'entry', 'entries')} overlap with each other"
        blocks.append(Details(summary, (table, Paragraph((LEVELS,), quiet=True))))
    if others:
        rows = tuple(_row(catalogue, e, reached[e]) for e in others)
        columns = ("Not named here", "Reached by records for")
        table = Table("Entries that overlap and are not named", columns, rows, style="half")
        summary = f"{wording.number(len(others), 'more entry overlaps', 'more entries overlap')}, not named here"
        blocks.append(Details(summary, (Paragraph((COULD,), quiet=True), table, Paragraph((LEVELS,), quiet=True))))
    return tuple(blocks)


def _unsure(overlap: Overlap) -> bool:
    """Say whether this project is not sure of a pair, and the site has not decided it."""
    judgement = overlap.judgement
    return overlap.decision is None and judgement is not None and judgement.sureness == Sureness.LOW


def _row(catalogue: Catalogue, entry: str, by: dict[str, Level]) -> TableRow:
    pairs = tuple(Line((Id(other), " ", Badge(level, quiet=True))) for other, level in by.items())
    return TableRow(((Id(entry), Line((catalogue.entries[entry].title,))), pairs))


def with_box(html: str, box: str, *, top: bool) -> str:
    """Return the content of a page with its box: below the first heading, where there is one, or at the end."""
    if not top:
        return f"{html}\n{box}"
    before, heading, after = html.partition("</h1>")
    return f"{before}{heading}{box}{after}" if heading else f"{box}{html}"
