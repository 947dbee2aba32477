"""Work lists and the evidence register as Markdown."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.checklist import Bar, Checklist, Downloads, Fill, Questions, Strip, Toggle, Toggles
from mkdocs_crosswalk.views.questionnaire import Questionnaire
from mkdocs_crosswalk.views.register import Bars, Register, Sieve, Switch, Systems
from mkdocs_crosswalk.views.tally import Cards, Tally, Tiles
from mkdocs_crosswalk.views.text import Link

from .escaping import as_markdown, at_the_start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_crosswalk.views.checklist import Check
    from mkdocs_crosswalk.views.questionnaire import Asked
    from mkdocs_crosswalk.views.register import Item, Reuse
    from mkdocs_crosswalk.views.text import Text

Work = Toggles | Downloads | Bar | Strip | Questions | Questionnaire | Fill | Checklist
Numbers = Tally | Tiles | Cards
Records = Bars | Systems | Sieve | Switch | Register


@frozen
class ListRenderer:
    """Renders the blocks of lists; running text, links and anchors are made by the page's renderer.

    Lists for many scopes hold the same entries to tick off: what became of each is kept in `checks`.
    """

    text: Callable[[Text], str]
    link: Callable[[Link], str]
    anchor: Callable[[str], str]
    checks: dict[Check, str] = field(default_factory=dict)

    def render(self, block: Work | Records | Numbers) -> str:
        """Return the Markdown of a block."""
        if isinstance(block, (Bars, Systems, Sieve, Switch, Register)):
            return self._of_register(block)
        return self._numbers(block) if isinstance(block, (Tally, Tiles, Cards)) else self._of_gap(block)

    def _numbers(self, block: Numbers) -> str:
        match block:
            case Tally(items):
                said = ((self._counted(m.link), f"{m.count} {m.said}".strip()) for m in items)
                return "\n".join(f"- {name}: {as_markdown(text)}" for name, text in said)
            case Tiles(tiles):
                return "\n".join(f"- {count} {self._counted(link)}" for count, link in tiles)
            case Cards(cards):
                parts = (
                    (f"### {as_markdown(c.title)}", self._numbers(c.tiles), self.text(c.first), self.link(c.link))
                    for c in cards
                )
                return "\n\n".join(part for card in parts for part in card if part)

    def _asked(self, asked: Iterable[Asked]) -> str:
        words = ", ".join(word.lower() for word in wording.ANSWERS.values())
        lines = []
        for one in asked:
            lines.append(f"{one.number}. {as_markdown(one.text)} ({words}) About {self.text(one.about)}.")
            lines.append(f"    - {as_markdown(one.why)}")
            lines += (f"    - To do: {self.text(step.text)}{as_markdown(step.effort)}" for step in one.steps)
        return "\n".join(lines)

    def _of_gap(self, block: Work) -> str:
        match block:
            case Toggles(label, toggles, whole):
                items = [*map(self._toggle, toggles), *([self.link(whole)] if whole else [])]
                return f"{as_markdown(label)}: {' · '.join(items)}"
            case Downloads(links):
                return " · ".join(self.link(link) for link in links)
            case Bar():
                return at_the_start(as_markdown(block.summary))
            case Strip():
                return " · ".join(self.link(link) for link in block.files)
            case Questions(questions):
                asked = ((Link(q.answers[0].target, q.title), q.answers[0].bar.summary) for q in questions)
                return "\n".join(f"- {self.link(link)}: {as_markdown(said)}" for link, said in asked)
            case Fill():
                return "On the page itself, with scripts."
            case Questionnaire(parts=parts):
                lines = (
                    (f"### {as_markdown(title)}", at_the_start(as_markdown(note)), self._asked(asked))
                    for title, note, asked in parts
                )
                return "\n\n".join(line for part in lines for line in part if line)
            case Checklist(items=checks):
                return "\n".join(self._check(check) for check in checks)

    def _counted(self, link: Link) -> str:
        """Return what a number counts; what stands further down on the page needs no link."""
        return self.link(link) if link.target else as_markdown(link.text)

    def _bar(self, place: int, link: Link, names: tuple[str, ...], reuse: Reuse) -> str:
        shares = (f"{count} of {as_markdown(name)}" for count, name in zip(reuse.counts, names, strict=True))
        return f"{place}. {self.link(link)}: {', '.join(shares)}"

    def _of_register(self, block: Records) -> str:
        match block:
            case Bars(names, items):
                return "\n".join(self._bar(n, link, names, reuse) for n, (link, reuse) in enumerate(items, 1))
            case Systems(kept, _):
                return "\n".join(f"- {self.anchor(one.anchor)}{as_markdown(one.name)}: {one.count}" for one in kept)
            case Sieve():
                return ""
            case Switch(_, links, here):
                return " | ".join(as_markdown(to.text) if to.target == here else self.link(to) for to in links)
            case Register(_, names, records):
                heads = ("Record", "Kind", wording.KEPT, "Collected", "Shown", *names)
                lines = [row_of(map(as_markdown, heads)), row_of("---" for _ in heads)]
                lines += [row_of(self._record(item)) for item in records]
                return "\n".join(lines)

    def _record(self, item: Item) -> tuple[str, ...]:
        words = (item.what, item.how, item.when)
        what, how, when = map(as_markdown, words)
        name = f"{self.link(item.link)}{f'<br>{as_markdown(item.own)}' if item.own else ''}"
        return (name, what, self.text(item.systems), how, when, *map(str, item.reuse.counts))

    def _check(self, check: Check) -> str:
        if check not in self.checks:
            self.checks[check] = self._checked(check)
        return self.checks[check]

    def _checked(self, check: Check) -> str:
        records = wording.number(check.records, "record")
        name = f"{self.anchor(check.anchor)}{as_markdown(check.value)} {self.link(check.link)}"
        first, *more = (self.text((*s.said, " ", s.effort) if s.effort else s.said) for s in check.steps)
        lines = [f"- {name}, {as_markdown(wording.OUTCOMES[check.outcome].lower())}: {first}"]
        lines += [f"    - {part}" for part in (*((self.text(check.here),) if check.here else ()), *more)]
        lines.append(f"    - {as_markdown(f'{records}.')}")
        lines += [f"    - {self.text(note)}" for note in check.notes]
        return "\n".join(lines)

    def _toggle(self, toggle: Toggle) -> str:
        """Return what is in the scope in bold, and what changes that as a link."""
        said = f"**{as_markdown(toggle.said)}**" if toggle.on else as_markdown(toggle.said)
        link = self.link(Link(toggle.target, "leave out" if toggle.on else "add")) if toggle.target else ""
        return f"{said} ({link})" if link else said


def row_of(cells: Iterable[str]) -> str:
    """Return the line of a table."""
    return f"| {' | '.join(cells)} |"
