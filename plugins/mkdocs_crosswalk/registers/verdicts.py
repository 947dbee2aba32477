"""Our verdicts as they stand in `verdicts/`: what a whole entry gives the holder of the other framework.

A verdict `carries-over` rests on a pair that is `full` in its direction. Where the pairs that it rests on are all
`partial`, it says under `together` why they carry the entry together; without that sentence it is "extend".
"""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.problems import closest_word, hint
from mkdocs_crosswalk.data.records import read_record
from mkdocs_crosswalk.data.words import listed

from .allowed import ANY
from .editorial import read_reviewed
from .evidence import serves_of
from .forms import Known
from .judgement import SAID, Outcome, Size, Step, Sureness, Verdict, Verdicts
from .levels import Level
from .scopes import Scopes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Problems

    from .crosswalks import Crosswalk
    from .editorial import Pair
    from .evidence import EvidenceItem
    from .frameworks import Framework
    from .judgement import Judgement
    from .levels import Direction
    from .references import References


class VerdictReader:
    """Reads our verdicts; ids, pairs and evidence are held against the rest of the data.

    Args:
        references: Resolves ids.
        evidence: The register of evidence.
        judged: The pairs as judged.
        refused: Says whether a pair may be one that could not be read; nothing is said of what rests on it.
        problems: Collects what is wrong.
        crosswalks: The frameworks that are compared; an entry has a verdict for the holder of the first other one.
    """

    def __init__(
        self,
        references: References,
        evidence: Mapping[str, EvidenceItem],
        judged: Mapping[Pair, Judgement],
        refused: Callable[[Pair], bool],
        problems: Problems,
        *,
        crosswalks: Collection[Crosswalk],
    ) -> None:
        self.references = references
        self.crosswalks = crosswalks
        self.scopes = {f.id: Scopes(f, references.entries) for f in references.frameworks.values()}
        self.evidence = evidence
        self.judged = judged
        self.refused = refused
        self.problems = problems
        self.reviewed = date.min

    def read(self, files: Iterable[Fields]) -> dict[str, Verdicts]:
        """Return the verdicts of the files by entry."""
        found: dict[str, Verdicts] = {}
        for fields in files:
            self.reviewed = read_reviewed(fields)
            for item in fields.items("verdicts", required=True):
                entry = self._entry(item)
                scoped = item.items("with")
                base = self._verdict(item, entry, ())
                more = self._more(scoped, entry, base)
                if entry in found:
                    self.problems.add(item.at, f"{entry} has a verdict already, in {found[entry].base.position}")
                elif entry and base:
                    found[entry] = Verdicts(base, more)
            fields.close()
        return found

    def _entry(self, fields: Fields) -> str:
        """Return the entry of a verdict, or an empty text after reporting why there is none."""
        entry = self.references.single(fields, "entry", ANY)
        if entry and not any(self._of(entry) in crosswalk for crosswalk in self.crosswalks):
            name = self.references.frameworks[self._of(entry)].name
            self.problems.add(fields.place("entry"), f"{entry} has a verdict, but nothing is compared with {name}")
            return ""
        return entry

    def _more(self, items: Iterable[Fields], entry: str, base: Verdict | None) -> tuple[Verdict, ...]:
        """Return the verdicts for reports with more groups; each scope has one."""
        found: dict[frozenset[str], Verdict] = {}
        before = len(self.problems)
        for item in items:
            verdict = self._scoped(item, entry, base)
            if verdict and frozenset(verdict.scope) in found:
                self.problems.add(item.place("scope"), "a report of this scope has a verdict already")
            elif verdict:
                found[frozenset(verdict.scope)] = verdict
        more = tuple(found.values())
        if entry and base and len(self.problems) == before:
            self._check_unions(Verdicts(base, more))
        return more

    def _check_unions(self, found: Verdicts) -> None:
        """Report two verdicts that fit one report alike, where none speaks of the groups of both."""
        entry = found.base.entry
        scopes = self.scopes[self._held(entry).id]
        for one, other in combinations(found.more, 2):
            groups = {*one.scope, *other.scope}
            best = found.within(groups)
            if one.outcome == other.outcome == best.outcome and set(best.scope) != groups:
                report = listed((*scopes.always, *(g for g in scopes.offered.values() if g in groups)))
                said = f"this and the one in {one.position} fit a report on {report} alike; judge that report too"
                self.problems.add(other.position, f"two verdicts on {entry}: {said}")

    def _scoped(self, fields: Fields, entry: str, base: Verdict | None) -> Verdict | None:
        verdict = self._verdict(fields, entry, self._scope(fields, entry), base)
        if verdict and base and entry and verdict.outcome.work > base.outcome.work:
            more = f"more {self.scopes[self._held(entry).id].many} in the report cannot make more work"
            self.problems.add(fields.place("outcome"), f'{more}: "{verdict.outcome}" after "{base.outcome}"')
        return verdict

    def _scope(self, fields: Fields, entry: str) -> tuple[str, ...]:
        """Return the groups that a report must include; where no entry says of which framework, their words."""
        words = fields.texts("scope", required=True)
        if not entry:
            return tuple(word.text for word in words)
        scopes = self.scopes[self._held(entry).id]
        found = []
        for word in words:
            if word.text in scopes.offered:
                found.append(scopes.offered[word.text])
            else:
                near = hint(closest_word(word.text, scopes.offered))
                rest = f"; {' and '.join(scopes.always)} is in every report" if scopes.always else ""
                self.problems.add(word.at, f'unknown {scopes.one} "{word.text}"{near}{rest}')
                found = list(scopes.offered.values())  # one of them was meant
        return tuple(found)

    def _of(self, entry: str) -> str:
        return self.references.entries[entry].framework

    def _crosswalk(self, entry: str) -> Crosswalk:
        return next(c for c in self.crosswalks if self._of(entry) in c)

    def _held(self, entry: str) -> Framework:
        """Return the framework that the holder has of whom the verdict of an entry speaks."""
        return self._crosswalk(entry).other(self._of(entry))

    def _verdict(
        self, fields: Fields, entry: str, scope: tuple[str, ...], base: Verdict | None = None
    ) -> Verdict | None:
        outcome = fields.choice("outcome", SAID, required=True)
        sureness = fields.choice("confidence", tuple(Sureness)) or (base.sureness if base else "")
        steps = tuple(read_record(Step, item) for item in fields.items("add")) or (base.steps if base else ())
        verdict = read_record(
            Verdict,
            fields,
            Known(self.references, reviewed=self.reviewed),
            entry=entry,
            scope=scope,
            outcome=Outcome(outcome or Outcome.NEW),
            by=self._by(fields, entry, scope),
            add=tuple(step.do for step in steps),
            steps=steps,
            bring=self._bring(fields, entry) or (base.bring if base else ()),
            sureness=Sureness(sureness or Sureness.LOW),
        )
        if not outcome:
            return None
        if outcome != Outcome.NEW and not verdict.by and not fields.texts("by"):
            self.problems.add(fields.place("by"), f'"{outcome}" needs under "by" the entries whose records do the work')
        if scope and base is None:
            return None  # it takes from the verdict above what it does not say
        if not verdict.add and not fields.told("add"):
            self.problems.add(fields.place("add"), f'"{outcome}" needs steps under "add"')
        if not sureness:
            if not fields.told("confidence"):
                self.problems.add(fields.at, 'the field "confidence" is missing')
            return None
        self._check_reach(fields, verdict)
        self._check_sizes(verdict)
        return verdict

    def _pair(self, entry: str, other: str) -> tuple[Pair, Direction]:
        crosswalk, framework = self._crosswalk(entry), self._of(entry)
        return crosswalk.pair(framework, entry, other), crosswalk.towards(framework)

    def _check_reach(self, fields: Fields, verdict: Verdict) -> None:
        """Report "carries-over" from partial pairs alone that does not say why, at the verdict and at its pairs."""
        pairs = [self._pair(verdict.entry, other) for other in verdict.by]
        if not verdict.entry or any(pair not in self.judged or self.refused(pair) for pair, _ in pairs):
            return
        judged = [self.judged[pair] for pair, _ in pairs]
        levels = {self.judged[pair].levels[direction] for pair, direction in pairs}
        if Level.NONE in levels:
            return  # which is reported where the verdict names it
        full = Level.FULL in levels
        if verdict.outcome != Outcome.CARRIES_OVER or full or not pairs:
            if verdict.together:
                self.problems.add(
                    fields.place("together"),
                    '"together" says why partial pairs carry an entry over; here '
                    + ("one is full" if full and verdict.outcome == Outcome.CARRIES_OVER else "it does not carry over")
                    + ", so leave it out",
                )
        elif not fields.told("together"):
            names = ", ".join(verdict.by)
            self.problems.add(
                fields.place("outcome"),
                f"{verdict.entry} carries over from {names}, and each of these is partial; say under "
                '"together" why they carry it together, or choose "extend"',
            )
            for judgement in judged:
                self.problems.add(
                    judgement.position,
                    f"{judgement.left} with {judgement.right} is partial, and so is every other pair from which "
                    f"{verdict.entry} carries over, in {fields.place('outcome')}; judge that verdict anew too",
                )

    def _check_sizes(self, verdict: Verdict) -> None:
        """Report a step of "carries-over" that is a process: what people do not do yet has left no records."""
        for step in verdict.steps:
            if verdict.outcome == Outcome.CARRIES_OVER and step.size == Size.PROCESS:
                self.problems.add(
                    step.position,
                    f"{verdict.entry} carries over, and this step is a process to set up, of which there are no "
                    'records to reuse; choose "extend", or judge the size of the step anew',
                )

    def _by(self, fields: Fields, entry: str, scope: tuple[str, ...]) -> tuple[str, ...]:
        """Return the entries that a verdict rests on; each must be a pair with a level in its direction."""
        scalars = fields.texts("by")
        if not entry:
            return ()
        held = self._held(entry)
        scopes = self.scopes[held.id]
        found = []
        for scalar in scalars:
            for other in self.references.expand(scalar, held.key):
                pair, direction = self._pair(entry, other)
                judgement = self.judged.get(pair)
                if (judgement is None or judgement.levels[direction] == Level.NONE) and not self.refused(pair):
                    self.problems.add(
                        scalar.at,
                        f"the verdict of {entry} rests on {other}, but editorial.yml has no level full or partial of "
                        f"{pair[0]} with {pair[1]} in this direction",
                    )
                if not scopes.hold(other, scope):
                    report = f"a report on {' and '.join((*scopes.always, *scope))}"
                    self.problems.add(scalar.at, f"{other} is not in {report}; see its {scopes.one}")
                if other in found:
                    self.problems.add(scalar.at, f'"{other}" stands twice')
                found.append(other)
        return tuple(dict.fromkeys(found))

    def _bring(self, fields: Fields, entry: str) -> tuple[str, ...]:
        found = []
        for scalar in fields.texts("bring"):
            item = self.evidence.get(scalar.text)
            if item is None:
                self.problems.unknown(scalar.at, "evidence item", scalar.text, self.evidence)
            elif entry and entry not in item.serves and not self.problems.lost(serves_of(item.id)):
                self.problems.add(
                    scalar.at,
                    f'the verdict of {entry} asks to bring "{item.id}", which does not serve it in evidence.yml',
                )
            else:
                found.append(item.id)
        return tuple(found)
