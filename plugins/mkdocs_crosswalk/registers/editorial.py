"""Our own judgement of pairs as it stands in `crosswalks/editorial.yml`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from .crosswalks import meant
from .judgement import Judgement, RestsOn, Sureness
from .levels import Direction, Level

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Problems

    from .crosswalks import Crosswalk
    from .references import References

Pair = tuple[str, str]
PAIR = "pair"
"""What is lost if pairs cannot be read."""
LEVELS = tuple(Level)


def read_pair(fields: Fields, references: References) -> tuple[Crosswalk, Pair]:
    """Return a pair, each of its entries named under the key of its framework; one that names nothing is empty."""
    crosswalk = meant(references.crosswalks, fields.names())
    left, right = (references.single(fields, key, key) for key in crosswalk.sides)
    return crosswalk, (left, right)


def read_levels(fields: Fields, crosswalk: Crosswalk, pair: Pair) -> dict[Direction, Level]:
    """Return the level of a pair each way, or nothing after reporting what is wrong with them."""
    words = {d: fields.choice(d.field, LEVELS, required=True) for d in crosswalk.directions}
    if set(words.values()) == {Level.FULL, Level.NONE}:
        fields.problems.add(
            fields.place(crosswalk.directions[1].field),
            f"{pair[0]} with {pair[1]} is full one way and none the other; records that serve as they are do the same "
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

    def pairs(self, fields: Fields) -> dict[Pair, Judgement]:
        """Return the judgements of `editorial.yml` by pair."""
        self.reviewed = read_reviewed(fields)
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
        fields.close()
        return found

    def _pair(self, fields: Fields) -> Judgement | None:
        crosswalk, pair = read_pair(fields, self.references)
        levels = read_levels(fields, crosswalk, pair)
        adds = {d: text for d in crosswalk.directions if (text := fields.text(f"add_for_{d.asked}"))}
        why = fields.text("why", required=True)
        rests_on = fields.choice("rests_on", tuple(RestsOn), required=True)
        sureness = fields.choice("confidence", tuple(Sureness), required=True)
        reviewed = fields.day("reviewed", self.reviewed) or self.reviewed
        fields.close()
        if not (all(pair) and levels and rests_on and sureness):
            self._refused.append(pair)
            return None
        return Judgement(
            left=pair[0],
            right=pair[1],
            levels=levels,
            why=why,
            rests_on=RestsOn(rests_on),
            sureness=Sureness(sureness),
            reviewed=reviewed,
            position=fields.at,
            adds=adds,
        )
