"""Our own judgement of pairs as it stands in `crosswalks/editorial.yml`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.data.records import read_record, shape_fields
from mkdocs_crosswalk.data.shapes import choice, record, text

from .crosswalks import meant
from .forms import ENTRY, Known
from .judgement import Judgement, RestsOn, Sureness
from .levels import Direction, Level
from .points import Revision, Unmatched

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Problems
    from mkdocs_crosswalk.data.shapes import Shape

    from .crosswalks import Crosswalk
    from .judgement import Ruling
    from .points import Point
    from .references import References

Pair = tuple[str, str]
PAIR = "pair"
"""What is lost if pairs cannot be read."""
LEVEL = choice(Level, "full: the records serve once scope and period fit; partial: extend them; none: not a match.")
ADDED_OR_CHANGED = (Revision.ADDED, Revision.CHANGED)
OF_BOTH = (None, Revision.CHANGED, Revision.DROPPED)
"""What the revision did with points that were there before it."""


class Editorial(NamedTuple):
    """What `editorial.yml` holds: judgements by pair, and points without a match by their id."""

    pairs: dict[Pair, Judgement]
    unmatched: dict[str, Unmatched]


def read_pair(fields: Fields, references: References) -> tuple[Crosswalk, Pair]:
    """Return a pair, each of its entries named under the key of its framework; one that names nothing is empty."""
    crosswalk = meant(references.crosswalks, fields.names())
    left, right = (references.single(fields, key, key) for key in crosswalk.sides)
    return crosswalk, (left, right)


def read_levels(fields: Fields, crosswalk: Crosswalk, pair: Pair) -> dict[Direction, Level]:
    """Return the level of a pair each way, or nothing after reporting what is wrong with them."""
    words = {d: fields.choice(d.field, tuple(Level), required=True) for d in crosswalk.directions}
    if set(words.values()) == {Level.FULL, Level.NONE}:
        called = " with ".join(pair) if all(pair) else "this pair"
        fields.problems.add(
            fields.place(crosswalk.directions[1].field),
            f"{called} is full one way and none the other; records that serve in full do the same "
            "work, so the other way is at least partial",
        )
    return {d: Level(word) for d, word in words.items()} if all(words.values()) else {}


def read_reviewed(fields: Fields) -> date:
    """Return the day of a file's review, which holds for all that does not say another."""
    if not fields.told("reviewed"):
        says = 'the field "reviewed" is missing; it is the day on which the file was judged'
        fields.problems.add(fields.at, says)
    return fields.day("reviewed") or date.min


class EditorialReader:
    """Reads the pairs of this project; ids are held against the frameworks."""

    def __init__(self, references: References, problems: Problems) -> None:
        self.references = references
        self.problems = problems
        self.reviewed = date.min
        self._refused: list[Pair] = []

    def refused(self, pair: Pair) -> bool:
        """Say whether a pair may be one of those that could not be read."""
        return self.problems.lost(PAIR) or any(
            all(id_ in ("", known) for id_, known in zip(refused, pair, strict=True)) for refused in self._refused
        )

    def read(self, fields: Fields) -> Editorial:
        """Return what `editorial.yml` holds."""
        self.reviewed = read_reviewed(fields)
        pairs = self._pairs(fields)
        unmatched = self._unmatched(fields, pairs)
        fields.close()
        return Editorial(pairs, unmatched)

    def _pairs(self, fields: Fields) -> dict[Pair, Judgement]:
        found: dict[Pair, Judgement] = {}
        before = len(self.problems)
        items = fields.items("pairs", required=True)
        if not items or len(self.problems) > before:
            self.problems.lose(PAIR)
        for item in items:
            judged = self._pair(item)
            if judged is None:
                continue
            pair = (judged.left, judged.right)
            if pair in found:
                first = found[pair].position.line
                self.problems.add(item.at, f"{pair[0]} with {pair[1]} is judged twice (first in line {first})")
                self._refused += [(pair[0], ""), ("", pair[1])]  # it was meant for another
            found.setdefault(pair, judged)
        return found

    def _unmatched(self, fields: Fields, pairs: Mapping[Pair, Judgement]) -> dict[str, Unmatched]:
        """Return by its id each point that is said to have no match, once, and in no pair that does its work."""
        entries, frameworks = self.references.entries, self.references.frameworks
        known = {point.id: frameworks[e.framework].key for e in entries.values() for point in e.points}
        doing = {point: judged for judged in pairs.values() for point in judged.points if judged.works(known[point])}
        found: dict[str, Unmatched] = {}
        for item in fields.items("unmatched"):
            named = item.texts("points", required=True)
            group = read_record(Unmatched, item)
            for scalar in named:
                point = scalar.text
                if point not in known:
                    item.problems.unknown(scalar.at, "point", point, known)
                elif first := found.get(point):
                    says = f"{point} stands here twice (first in line {first.position.line})"
                    item.problems.add(scalar.at, says)
                elif judged := doing.get(point):
                    pair = f"{judged.left} with {judged.right}, line {judged.position.line}"
                    item.problems.add(scalar.at, f"{point} has a match, for a pair rests on it ({pair})")
                else:
                    found[point] = group
        return found

    def _pair(self, fields: Fields) -> Judgement | None:
        crosswalk, pair = read_pair(fields, self.references)
        levels = read_levels(fields, crosswalk, pair)
        adds = {d: more for d in crosswalk.directions if (more := fields.text(d.add_field))}
        points = self._points(fields, pair)
        known = Known(self.references, reviewed=self.reviewed)
        ready = {"levels": levels, "adds": adds, "points": tuple(point.id for point in points)}
        judged = read_record(Judgement, fields, known, left=pair[0], right=pair[1], **ready)
        self._check_grounds(fields, judged, points)
        if levels and judged.rejects and judged.gist:
            fields.problems.add(fields.place("gist"), "a pair that is rejected has no gist")
        if all(pair) and levels:
            return judged
        self._refused.append(pair)
        return None

    def _points(self, fields: Fields, pair: Pair) -> tuple[Point, ...]:
        """Return the points of the two entries that a judgement names."""
        known = {point.id: point for i in pair if i for point in self.references.entries[i].points}
        found = fields.texts("points")
        for scalar in found:
            if scalar.text not in known and all(pair):
                fields.problems.unknown(scalar.at, f"point of {' or '.join(pair)}", scalar.text, known)
        return tuple(known[scalar.text] for scalar in found if scalar.text in known)

    def _check_grounds(self, fields: Fields, judged: Judgement, points: tuple[Point, ...]) -> None:
        """Report a judgement that names no point or one of another edition, or is surer than what it rests on."""
        rests_on = judged.rests_on
        if fields.text("rests_on") != rests_on:
            return  # it is no word that there is, which is said
        if rests_on == RestsOn.PRACTICE and judged.sureness == Sureness.HIGH:
            says = f'"{judged.sureness}" does not go with "{rests_on}", which is habit'
            fields.problems.add(fields.place("confidence"), says)
        if rests_on == RestsOn.CRITERION and judged.sureness == Sureness.HIGH and not fields.told("second_look"):
            says = f'"{judged.sureness}" with "{rests_on}" needs "second_look": the day of a second look at the words'
            fields.problems.add(fields.place("confidence"), says)
        if rests_on == RestsOn.PRACTICE and points:
            fields.problems.add(fields.place("points"), f'"{rests_on}" is what rests on no point')
        if not rests_on.is_point:
            return
        if not points and not fields.texts("points") and (fields.has("points") or not fields.told("points")):
            fields.problems.add(fields.place("rests_on"), f'"{rests_on}" needs "points": those that it rests on')
        new = rests_on == RestsOn.FOCUS_2022
        if points and not any(point.revision in (ADDED_OR_CHANGED if new else OF_BOTH) for point in points):
            what = "was added or changed in the revision" if new else "stands in the first edition"
            fields.problems.add(fields.place("points"), f'"{rests_on}", and none of these points {what}')


ADD = text("What to add to the records that are reused, to serve that framework too.")


def ruling_shape(kind: type[Ruling], crosswalk: Crosswalk) -> Shape:
    """Return what editors check a ruling on a pair of two frameworks by."""
    must, may = shape_fields(kind)
    levels = {direction.field: LEVEL for direction in crosswalk.directions}
    adds = {direction.add_field: ADD for direction in crosswalk.directions} if kind is Judgement else {}
    return record({**dict.fromkeys(crosswalk.sides, ENTRY), **levels, **must}, {**adds, **may})
