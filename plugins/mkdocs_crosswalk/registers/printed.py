"""What a source printed, and how this project reads it: ids, titles, corrections, and ids that never existed."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import hint
from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.ids.closest import closest_id
from mkdocs_crosswalk.ids.spelling import IdError

from .levels import Confidence
from .references import TRANSITION
from .row import Objection, Published, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence as Sequence_

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Position, Problems

    from .crosswalks import Crosswalk
    from .references import Found, References

_CONFIDENCES = tuple(Confidence)


class _Named(NamedTuple):
    """The entries that a printed reference names, the title printed beside it, and where."""

    entries: tuple[str, ...]
    title: str
    at: Position


@frozen
class Print:
    """What a row printed, as published and as read.

    Attributes:
        readings: The single entries, by the keys of the frameworks.
        groups: The groups of both sides.
        corrected: The keys of the frameworks of which `corrected` says what was meant.
        level_at: Where the printed level stands.
        whole: Whether every reference could be read.
    """

    published: Published
    readings: dict[str, tuple[Reading, ...]]
    groups: tuple[str, ...]
    nonexistent: tuple[Objection, ...]
    corrected: tuple[str, ...]
    reason: str
    level_at: Position
    whole: bool


class PrintReader:
    """Reads what the rows of one crosswalk file printed.

    Args:
        references: Resolves ids.
        problems: Collects what is wrong.
        fields: The file, which says of what edition its ids are, and what its bare numbers are.
    """

    def __init__(self, references: References, problems: Problems, fields: Fields) -> None:
        self.references = references
        self.problems = problems
        self.edition = fields.choice("edition", references.editions)
        self.unsure = fields.has("edition") and not self.edition
        """The edition is misspelt, so nothing can be said of any id."""
        self.bare = self.of_file = fields.choice("bare_numbers", references.bare)
        if fields.has("bare_numbers") and not self.bare:
            self.unsure = True

    def read(self, fields: Fields, crosswalk: Crosswalk) -> Print:
        """Return what a row of a crosswalk printed."""
        self.whole = True
        self.bare = fields.choice("bare_numbers", self.references.bare) or self.of_file
        left, right = sides = tuple(crosswalk.sides)
        nonexistent = self._nonexistent(fields)
        corrected, reason = self._corrected(fields, crosswalk)
        table = fields.mapping("published")
        if table is None:
            if not fields.told("published"):
                self.problems.add(fields.at, 'the field "published" is missing; it keeps what the source printed')
            return Print(
                Published(), dict.fromkeys(sides, ()), (), nonexistent, tuple(corrected), reason, fields.at, False
            )
        printed = {key: tuple(s.text for s in table.texts(key)) for key in sides}
        published = Published(
            left=printed[left],
            right=printed[right],
            level=table.text("level"),
            title=table.text("title"),
            titles=tuple(table.words("titles").items()),
        )
        self._check_sides(table, crosswalk)
        table.close()
        self._check_nonexistent(fields, nonexistent, published)
        self._check_titled(table, published)
        gone = {o.id for o in nonexistent}
        found = {key: self._side(key, table, published, gone, silent=key in corrected) for key in sides}
        official = [f.key for f in (crosswalk.left, crosswalk.right) if f.labels != "ours" and f.key not in corrected]
        titled = [named for key in official for named in found[key]]
        self._check_titles(table, published, titled, remark=fields.has("remark"))
        ids = {key: tuple(dict.fromkeys(i for n in named for i in n.entries)) for key, named in found.items()}
        groups = tuple(i for i in chain(*ids.values()) if not self._single(i))
        readings = {k: corrected.get(k) or tuple(Reading(i) for i in ids[k] if i not in groups) for k in sides}
        return Print(
            published, readings, groups, nonexistent, tuple(corrected), reason, table.place("level"), self.whole
        )

    def _check_sides(self, table: Fields, crosswalk: Crosswalk) -> None:
        """Report a third framework beside the two that a row joins."""
        every = [f.key for f in self.references.frameworks.values() if f.key in table.names()]
        if more := [key for key in every if key not in crosswalk.sides]:
            for key in more:
                table.has(key)
            says = f"a row joins two frameworks, and this one names {listed(every)}; write a row for each two of them"
            self.problems.add(table.place(more[0]), says)

    def _single(self, entry_id: str) -> bool:
        return self.references.entries[entry_id].kind.single

    def _side(self, key: str, table: Fields, published: Published, gone: set[str], *, silent: bool) -> list[_Named]:
        """Return what one side names; where `corrected` replaces it, a reference to nothing is no problem."""
        titles = dict(published.titles)
        found: list[_Named] = []
        for scalar in table.texts(key):
            title = titles.get(scalar.text, "")
            for text in self.references.ids.cells.references(scalar.text):
                if {text, scalar.text} & gone:
                    continue
                named = self._reference(key, text, scalar.at, title or published.title, silent=silent)
                if named:
                    found.append(_Named(named.entries, title or named.title or named.aside, scalar.at))
        return found

    def _reference(self, key: str, text: str, at: Position, title: str, *, silent: bool) -> Found | None:
        key = self.references.in_edition(key, self.edition)
        try:
            return self.references.read(text, key, self.bare)
        except IdError as error:
            self.whole = self.whole and silent
            if silent or self.unsure:
                self.problems.pass_over()
            else:
                self.references.explain(text, at, key, error, title=title, rest=self._for_the_file)
            return None

    @property
    def _for_the_file(self) -> str:
        words = listed((f'"bare_numbers: {name}"' for name in self.references.bare), "or")
        return f", or say once for the file {words}"

    def _check_titled(self, table: Fields, published: Published) -> None:
        titles = table.mapping("titles")
        for text in titles.names() if titles else ():
            if titles and text not in (*published.left, *published.right):
                near = hint(closest_id(text, (*published.left, *published.right)))
                self.problems.add(titles.place(text), f'"{text}" has a title here, but the row does not print it{near}')

    def _check_titles(self, table: Fields, published: Published, named: list[_Named], *, remark: bool) -> None:
        """Hold printed titles against the ids beside them; one for the whole row may belong to any of its ids."""
        for ids, title, at in named:
            self._check_title(title, ids, at, remark=remark)
        self._check_title(published.title, [i for n in named for i in n.entries], table.place("title"), remark=remark)

    def _check_title(self, title: str, own: Sequence_[str], at: Position, *, remark: bool) -> None:
        """Report a title that belongs to another entry; one that only looks so is a doubt, which a remark settles."""
        if not (title and own) or self.problems.lost(TRANSITION):
            return
        entries, titles = self.references.entries, self.references.titles
        framework = self.references.frameworks[entries[own[0]].framework]
        if owner := titles.foreign(title, own):
            what = f"{entries[owner].title}{self.references.moved(owner, framework.key)}"
            self.problems.add(
                at,
                f'the printed title "{title}" belongs to {owner} ({what}); say so under "corrected", with confidence '
                "and reason",
            )
        elif not remark and all(map(self._single, own)) and (other := titles.likely(title, framework, own)):
            self.problems.doubt(
                at,
                f'the printed title "{title}" shares no word with that of {own[0]} ({entries[own[0]].title}), and '
                f"looks like that of {other} ({entries[other].title}); if the source meant that, say so under "
                '"corrected", and if not, under "remark"',
            )

    def _corrected(self, fields: Fields, crosswalk: Crosswalk) -> tuple[dict[str, tuple[Reading, ...]], str]:
        """Return by the key of a framework what was meant where it was printed wrong, with the reason."""
        table = fields.mapping("corrected")
        if table is None:
            return {}, ""
        sides = [key for key in crosswalk.sides if table.has(key)]
        found = {key: self._meant(table, key) for key in sides}
        reason = table.text("reason", required=True)
        table.close()
        if not sides and set(table.names()) <= {"reason"}:
            names = ", ".join(f'"{key}"' for key in crosswalk.sides)
            self.problems.add(table.at, f"a correction names what was meant, under {names} or both")
        return found, reason

    def _meant(self, table: Fields, key: str) -> tuple[Reading, ...]:
        readings: dict[str, Reading] = {}
        for item in table.items(key, required=True):
            scalar = item.scalar("id", required=True)
            confidence = item.choice("confidence", _CONFIDENCES, required=True)
            meant = self.references.expand(scalar, key) if scalar else ()
            self.whole = self.whole and bool(meant)
            for entry in meant:
                if not self._single(entry):
                    what = listed((kind.many for kind in self.references.allowed[key].kinds), "or")
                    self.problems.add(item.place("id"), f'"{entry}" is a group; a correction names {what}')
                    continue
                if entry in readings:
                    self.problems.add(item.place("id"), f'"{entry}" stands twice in this correction')
                readings[entry] = Reading(entry, Confidence(confidence or "ambiguous"))
            item.close()
        return tuple(readings.values())

    def _nonexistent(self, fields: Fields) -> tuple[Objection, ...]:
        found: list[Objection] = []
        for item in fields.items("nonexistent"):
            text = item.text("id", required=True)
            if self.references.ids.find(text):
                self.problems.add(item.place("id"), f'"{text}" is listed as nonexistent, but it exists')
            if text and any(text == objection.id for objection in found):
                self.problems.add(item.place("id"), f'"{text}" stands twice')
            found.append(Objection(text, item.text("reason", required=True)))
            item.close()
        return tuple(found)

    def _check_nonexistent(self, fields: Fields, nonexistent: Iterable[Objection], published: Published) -> None:
        references_in = self.references.ids.cells.references
        printed = {t for text in (*published.left, *published.right) for t in (text, *references_in(text))}
        for item, objection in zip(fields.items("nonexistent"), nonexistent, strict=True):
            if objection.id and objection.id not in printed:
                self.problems.add(
                    item.place("id"), f'"{objection.id}" is listed as nonexistent, but the row does not print it'
                )
