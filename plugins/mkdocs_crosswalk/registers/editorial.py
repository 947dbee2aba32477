"""Our own judgement of pairs as it stands in `crosswalks/editorial.yml`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.levels import ISO_TO_SOC2, SOC2_TO_ISO

from .judgement import Judgement, RestsOn, Sureness
from .levels import Direction, Level

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Problems

    from .references import References

Pair = tuple[str, str]
PAIR = "pair"
"""What is lost if pairs cannot be read."""
LEVELS = tuple(Level)
FIELDS = {SOC2_TO_ISO: "soc2_to_iso", ISO_TO_SOC2: "iso_to_soc2"}
ADDS = {SOC2_TO_ISO: "add_for_iso", ISO_TO_SOC2: "add_for_soc2"}


def read_levels(fields: Fields, iso: str, soc2: str) -> dict[Direction, Level]:
    """Return the level of a pair each way, or nothing after reporting what is wrong with them."""
    words = {d: fields.choice(name, LEVELS, required=True) for d, name in FIELDS.items()}
    if set(words.values()) == {Level.FULL, Level.NONE}:
        fields.problems.add(
            fields.place("iso_to_soc2"),
            f"{iso} with {soc2} is full one way and none the other; records that serve as they are do the same "
            "work, so the other way is at least partial",
        )
    return {d: Level(word) for d, word in words.items()} if all(words.values()) else {}


def read_reviewed(fields: Fields) -> date:
    """Return the day of a file's review, which holds for all that does not say another."""
    if not fields.has("reviewed"):
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
        iso, soc2 = (self.references.single(fields, side, side) for side in ("iso", "soc2"))
        levels = read_levels(fields, iso, soc2)
        adds = {d: text for d, name in ADDS.items() if (text := fields.text(name))}
        why = fields.text("why", required=True)
        rests_on = fields.choice("rests_on", tuple(RestsOn), required=True)
        sureness = fields.choice("confidence", tuple(Sureness), required=True)
        reviewed = fields.day("reviewed", self.reviewed) or self.reviewed
        fields.close()
        if not (iso and soc2 and levels and rests_on and sureness):
            self._refused.append((iso, soc2))
            return None
        return Judgement(
            left=iso,
            right=soc2,
            levels=levels,
            why=why,
            rests_on=RestsOn(rests_on),
            sureness=Sureness(sureness),
            reviewed=reviewed,
            position=fields.at,
            adds=adds,
        )
