"""What becomes of a question that a page asks: a table, a list or a count, with links to what there is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import Problem, Problems
from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.queries.columns import Of, Tells
from mkdocs_crosswalk.queries.query import Query, answer
from mkdocs_crosswalk.queries.shows import Asked
from mkdocs_crosswalk.queries.written import ALL, COUNT, As, read_question
from mkdocs_crosswalk.registers.judgement import Outcome
from mkdocs_crosswalk.registers.levels import Level

from . import addresses, wording
from .blocks import Bullets, Notice, Paragraph, Table, TableRow
from .text import Badge, External, Id, Link, Mark, StateMark, VerdictBadge, listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_crosswalk.catalogue.policies import PolicySet
    from mkdocs_crosswalk.queries.columns import Column, Show
    from mkdocs_crosswalk.queries.query import Answer
    from mkdocs_crosswalk.queries.written import Question

    from .blocks import Block
    from .extent import Extent
    from .text import Inline, Text

STYLE = "answer"
SAID: dict[str, Mapping[Any, str]] = {
    "confidence": wording.SURENESS,
    "size": wording.SIZE_WORDS,
    "timing": wording.TIMINGS,
    "how": wording.COLLECTED,
    "rhythm": wording.RHYTHMS,
}
"""What pages say for words of some fields."""
NOTHING: Text = ("\N{EN DASH}",)
"""What heads a row where its field is empty."""
KEPT = "Not shown here: the answer is in what this site keeps to itself."


@frozen
class Answered:
    """What a question has become.

    Attributes:
        blocks: What the page shows in its place.
        problems: What is wrong with it; lines and columns are those of its text.
    """

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()


class Answers:
    """Answers the questions of the pages of one site.

    Args:
        extent: What the site holds.
        kept: Whose words the site keeps to itself.
        withheld: The same with all that a public site keeps to itself, or None. Nothing of it is ever shown.
    """

    def __init__(self, extent: Extent, kept: Iterable[Tells] = (), withheld: Extent | None = None) -> None:
        self.extent = extent
        self.kept = frozenset(kept)
        self.withheld = withheld
        self._policies: PolicySet | None = None
        self._asked: dict[tuple[bool, tuple[str, ...]], Asked] = {}

    def take(self, policies: PolicySet | None) -> None:
        """Take the policies of the site, or of a further language of it; None where there are none."""
        self._policies = policies
        self._asked.clear()

    def of(self, text: str) -> Answered:
        """Return what the text of a question becomes."""
        problems = Problems()
        question = read_question(text, problems)
        if question is None:
            return _refused(problems.found)
        asked = self._of(self.extent, question.scope)
        wrong = dict(question.wrong(asked))
        known = set(wrong)
        if self.withheld:
            known &= {at for at, _ in question.wrong(self._of(self.withheld, question.scope))}
        kept = self._kept(question, asked)
        known -= {at for at in known if len(at) > 2 and at[1] in kept}  # noqa: PLR2004 - a word of a field
        if problems or known:
            return _refused((*problems.found, *(wrong[at] for at in wrong if at in known)))
        if kept or wrong:
            return Answered((Notice((KEPT,)),))
        return Answered((self._block(question, asked),))

    def _of(self, extent: Extent, scope: tuple[str, ...]) -> Asked:
        """Return what can be asked in the scope of a report."""
        key = (extent is self.withheld, scope)
        if key not in self._asked:
            groups = Asked(extent.programme).groups
            named = [groups[word.casefold()] for word in scope if word.casefold() in groups]
            self._asked[key] = Asked(extent.programme, named, self._policies)
        return self._asked[key]

    def _kept(self, question: Question, asked: Asked) -> set[str]:
        """Return the fields of a question that the site says nothing of; the name of what it shows, for all of them."""
        show = asked.shows.get(question.query.show)
        if show is None:
            return set()
        names = (*question.query.where, *question.query.columns)
        every = {name for name in names if name in show.columns and show.columns[name].tells in self.kept}
        return every | ({show.name, *names} if show.tells in self.kept else set())

    def _block(self, question: Question, asked: Asked) -> Block:
        query, show = question.query, asked.shows[question.query.show]
        columns = query.columns or show.usual
        found = answer(Query(query.show, query.where, columns), asked)
        if question.form == As.COUNT:
            return Paragraph(_counted(question, len(found.rows), show))
        if not found.rows:
            return Notice((f"None of the {wording.number(len(show.ids), show.one, show.many)} fits.",))
        rows = tuple(
            tuple(self._cell(show.columns[name], values, asked) for name, values in zip(columns, row, strict=True))
            for row in found.rows
        )
        if question.form == As.LIST:
            return Bullets(tuple(_in_a_line(cells) for cells in rows))
        return _table(question, show, found, rows)

    def _cell(self, column: Column, values: tuple[str, ...], asked: Asked) -> Text:
        return listing((self._value(column, value, asked) for value in values), last=", ")

    def _value(self, column: Column, value: str, asked: Asked) -> Inline:
        catalogue = self.extent.catalogue
        match column.of:
            case Of.ENTRY:
                return Id(value)
            case Of.ITEM:
                return Link(addresses.evidence_uri(value), catalogue.evidence[value].name)
            case Of.DOCUMENT:
                return Link(addresses.document_uri(value), catalogue.documents[value].name)
            case Of.SOURCE:
                return Link(addresses.source_uri(value), catalogue.sources[value].name)
            case Of.POLICY:
                return Link(addresses.own_page(value), asked.policies[value].title)
            case Of.SYSTEM:
                return catalogue.systems[value].name
            case Of.FRAMEWORK:
                return next(f.short for f in catalogue.frameworks.values() if f.key == value)
            case _:
                return _word(column, value)


def _word(column: Column, value: str) -> Inline:
    """Return a word as pages say it."""
    match column.of:
        case Of.OUTCOME:
            return VerdictBadge(Outcome(value))
        case Of.LEVEL:
            return Badge(Level(value), quiet=True)
        case Of.STATE:
            return StateMark(State(value))
        case Of.DAY:
            return wording.day(date.fromisoformat(value)).replace(" ", "\N{NO-BREAK SPACE}")
        case Of.PLACE:
            return External(value, value)
        case _:
            return SAID.get(column.name, {}).get(value, value)


def _refused(problems: tuple[Problem, ...]) -> Answered:
    """Return what a page shows in the place of a question that cannot be answered."""
    said = dict.fromkeys(problem.message for problem in problems)
    return Answered((Notice((f"This cannot be answered: {'; '.join(said)}.",)),), problems)


def _counted(question: Question, count: int, show: Show) -> Text:
    if question.sentence:
        return (question.sentence.replace(COUNT, str(count)).replace(ALL, str(len(show.ids))),)
    if not question.query.where:
        return (Mark("strong", str(count)), f" {show.one if count == 1 else show.many}")
    return (Mark("strong", str(count)), f" of {wording.number(len(show.ids), show.one, show.many)}")


def _in_a_line(cells: tuple[Text, ...]) -> Text:
    """Return the first value, and behind it the others."""
    first, *others = [cell for cell in cells if cell] or [NOTHING]
    said = list(first)
    behind = " " if isinstance(first[0], Id) else ": "
    for number, cell in enumerate(others):
        said += [", " if number else behind, *cell]
    return tuple(said)


def _table(question: Question, show: Show, found: Answer, rows: tuple[tuple[Text, ...], ...]) -> Table:
    where = question.query.where.items()
    caption = "; ".join((wording.begin(show.name), *(f"{name} {', '.join(words)}" for name, words in where)))
    heads = tuple(show.columns[name].head for name in found.columns)
    return Table(caption, heads, tuple(TableRow((cells[0] or NOTHING, *cells[1:])) for cells in rows), style=STYLE)
