"""Our own judgement as it stands in the files: `crosswalks/editorial.yml`, `verdicts/` and `guidance/`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from .judgement import Guidance, Judgement, Outcome, RestsOn, Sureness, Verdict, Verdicts
from .model import Direction, Level
from .problems import closest_word, hint

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .evidence import EvidenceItem
    from .fields import Fields
    from .model import Entry
    from .problems import Problems
    from .references import References

Pair = tuple[str, str]
LEVELS = tuple(Level)
FIELDS = {Direction.SOC2_TO_ISO: "soc2_to_iso", Direction.ISO_TO_SOC2: "iso_to_soc2"}
ADDS = {Direction.SOC2_TO_ISO: "add_for_iso", Direction.ISO_TO_SOC2: "add_for_soc2"}


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


class EditorialReader:
    """Reads what this project judges; ids, levels and evidence are held against the rest of the data."""

    def __init__(self, references: References, evidence: Mapping[str, EvidenceItem], problems: Problems) -> None:
        self.references = references
        self.evidence = evidence
        self.problems = problems
        self.reviewed = date.min

    def _head(self, fields: Fields) -> None:
        """Read the day of a file's review, which holds for all that does not say another."""
        if not fields.has("reviewed"):
            self.problems.add(fields.at, 'the field "reviewed" is missing; it is the day on which the file was judged')
        self.reviewed = fields.day("reviewed") or date.min

    def pairs(self, fields: Fields) -> dict[Pair, Judgement]:
        """Return the judgements of `editorial.yml` by pair."""
        self._head(fields)
        found: dict[Pair, Judgement] = {}
        for item in fields.items("pairs", required=True):
            judged = self._pair(item)
            if judged is None:
                continue
            pair = (judged.iso, judged.soc2)
            if pair in found:
                first = found[pair].position.line
                self.problems.add(item.at, f"{pair[0]} with {pair[1]} is judged twice (first in line {first})")
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
            return None
        return Judgement(
            iso=iso,
            soc2=soc2,
            levels=levels,
            why=why,
            rests_on=RestsOn(rests_on),
            sureness=Sureness(sureness),
            reviewed=reviewed,
            position=fields.at,
            adds=adds,
        )

    def verdicts(self, files: Iterable[Fields], judged: Mapping[Pair, Judgement]) -> dict[str, Verdicts]:
        """Return the verdicts of the files by entry."""
        found: dict[str, Verdicts] = {}
        for fields in files:
            self._head(fields)
            for item in fields.items("verdicts", required=True):
                entry = self.references.single(item, "entry", "any")
                base = self._verdict(item, entry, judged, ())
                more = self._more(item.items("with"), entry, judged, base)
                item.close()
                if entry in found:
                    self.problems.add(item.at, f"{entry} has a verdict already, in {found[entry].base.position}")
                elif entry and base:
                    found[entry] = Verdicts(base, more)
            fields.close()
        return found

    def _more(
        self, items: Iterable[Fields], entry: str, judged: Mapping[Pair, Judgement], base: Verdict | None
    ) -> tuple[Verdict, ...]:
        """Return the verdicts for reports with more categories; each scope has one."""
        found: dict[frozenset[str], Verdict] = {}
        for item in items:
            verdict = self._scoped(item, entry, judged, base)
            if verdict and frozenset(verdict.scope) in found:
                self.problems.add(item.place("scope"), "a report of this scope has a verdict already")
            elif verdict:
                found[frozenset(verdict.scope)] = verdict
        return tuple(found.values())

    def _scoped(
        self, fields: Fields, entry: str, judged: Mapping[Pair, Judgement], base: Verdict | None
    ) -> Verdict | None:
        categories = {e.id.lower().replace(" ", "-"): e.id for e in self._categories()}
        scope = []
        for scalar in fields.texts("scope", required=True):
            if scalar.text in categories:
                scope.append(categories[scalar.text])
            else:
                near = hint(closest_word(scalar.text, categories))
                self.problems.add(scalar.at, f'unknown category "{scalar.text}"{near}; Security is in every report')
                scope = list(categories.values())  # one of them was meant
        verdict = self._verdict(fields, entry, judged, tuple(scope), base)
        fields.close()
        if verdict and base and verdict.outcome.work > base.outcome.work:
            self.problems.add(
                fields.place("outcome"),
                f'more categories in the report cannot make more work: "{verdict.outcome}" after "{base.outcome}"',
            )
        return verdict

    def _categories(self) -> tuple[Entry, ...]:
        return tuple(
            e for e in self.references.entries.values() if e.kind == "category" and not e.parent and not e.common
        )

    def _verdict(
        self,
        fields: Fields,
        entry: str,
        judged: Mapping[Pair, Judgement],
        scope: tuple[str, ...],
        base: Verdict | None = None,
    ) -> Verdict | None:
        outcome = fields.choice("outcome", tuple(Outcome), required=True)
        by = self._by(fields, entry, judged, scope)
        add = fields.lines("add") or (base.add if base else ())
        bring = self._bring(fields, entry) or (base.bring if base else ())
        summary, why = fields.text("summary", required=True), fields.text("why", required=True)
        sureness = fields.choice("confidence", tuple(Sureness)) or (base.sureness if base else "")
        reviewed = fields.day("reviewed", self.reviewed) or self.reviewed
        if not outcome:
            return None
        if outcome != Outcome.NEW and not by:
            self.problems.add(fields.place("by"), f'"{outcome}" needs under "by" the entries whose records do the work')
        if not add:
            self.problems.add(fields.place("add"), f'"{outcome}" needs steps under "add"')
        if not sureness:
            if not fields.has("confidence"):
                self.problems.add(fields.at, 'the field "confidence" is missing')
            return None
        return Verdict(
            entry=entry,
            outcome=Outcome(outcome),
            scope=scope,
            by=by,
            summary=summary,
            add=add,
            bring=bring,
            why=why,
            sureness=Sureness(sureness),
            reviewed=reviewed,
            position=fields.at,
        )

    def _by(
        self, fields: Fields, entry: str, judged: Mapping[Pair, Judgement], scope: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Return the entries that a verdict rests on; each must be a pair with a level in its direction."""
        iso = entry in self.references.side("iso")
        found = []
        for scalar in fields.texts("by"):
            for other in self.references.expand(scalar, "soc2" if iso else "iso"):
                pair = (entry, other) if iso else (other, entry)
                direction = Direction.SOC2_TO_ISO if iso else Direction.ISO_TO_SOC2
                judgement = judged.get(pair)
                if entry and judged and (judgement is None or judgement.levels[direction] == Level.NONE):
                    self.problems.add(
                        scalar.at,
                        f"the verdict of {entry} rests on {other}, but editorial.yml has no level full or partial of "
                        f"{pair[0]} with {pair[1]} in this direction",
                    )
                if iso and not self._in_scope(other, scope):
                    self.problems.add(
                        scalar.at,
                        f"{other} is not in a report on {' and '.join(('Security', *scope))}; see its category",
                    )
                if other in found:
                    self.problems.add(scalar.at, f'"{other}" stands twice')
                found.append(other)
        return tuple(dict.fromkeys(found))

    def _in_scope(self, criterion: str, scope: tuple[str, ...]) -> bool:
        entry = self.references.entries[criterion]
        while entry.parent:
            entry = self.references.entries[entry.parent]
        return entry.common or entry.id in scope

    def _bring(self, fields: Fields, entry: str) -> tuple[str, ...]:
        found = []
        for scalar in fields.texts("bring"):
            if not self.evidence:
                continue  # the register is unreadable, which is reported there
            item = self.evidence.get(scalar.text)
            if item is None:
                near = hint(closest_word(scalar.text, self.evidence))
                self.problems.add(scalar.at, f'unknown evidence item "{scalar.text}"{near}')
            elif entry and entry not in item.serves:
                self.problems.add(
                    scalar.at,
                    f'the verdict of {entry} asks to bring "{item.id}", which does not serve it in evidence.yml',
                )
            else:
                found.append(item.id)
        return tuple(found)

    def guidance(self, files: Iterable[Fields]) -> dict[str, Guidance]:
        """Return the guidance of the files by entry."""
        found: dict[str, Guidance] = {}
        for fields in files:
            self._head(fields)
            for item in fields.items("entries", required=True):
                guidance = Guidance(
                    entry=self.references.single(item, "entry", "any"),
                    purpose=item.text("purpose", required=True),
                    documented=item.text("documented"),
                    practice=item.lines("practice", required=True),
                    remote=item.text("remote"),
                    cloud=item.text("cloud"),
                    auditor_asks=item.lines("auditor_asks", required=True),
                    mistakes=item.lines("mistakes", required=True),
                    reviewed=item.day("reviewed", self.reviewed) or self.reviewed,
                    position=item.at,
                )
                item.close()
                if guidance.entry in found:
                    first = found[guidance.entry].position
                    self.problems.add(item.at, f"{guidance.entry} has guidance already, in {first}")
                elif guidance.entry:
                    found[guidance.entry] = guidance
            fields.close()
        return found
