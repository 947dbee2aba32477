"""A company's own verdicts as they stand in `decisions.yml`, each for this project's where its scope is held."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.data.fields import Fields
from mkdocs_crosswalk.data.problems import closest_word, hint
from mkdocs_crosswalk.data.records import read_record
from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.data.yaml_files import Mapping as MappingNode
from mkdocs_crosswalk.data.yaml_files import Scalar, Sequence, kind_of

from .allowed import ANY
from .judgement import SAID, Outcome, OwnVerdict, Runs, Size, Step
from .levels import Level
from .scopes import Scopes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from .crosswalks import Crosswalk
    from .editorial import Pair
    from .frameworks import Framework
    from .judgement import Decision, Judgement, Verdicts
    from .levels import Direction
    from .references import References

DECIDED = "decision"
"""What is lost if a decision on a pair cannot be read."""


class Known(NamedTuple):
    """What own verdicts are held against.

    Attributes:
        evidence: The ids of evidence items.
        judged: The pairs as this project judges them.
        decided: The pairs as the site decides them.
        refused: Says whether a pair may be one that could not be read.
        verdicts: The verdicts of this project.
    """

    evidence: Collection[str]
    judged: Mapping[Pair, Judgement]
    decided: Mapping[Pair, Decision]
    refused: Callable[[Pair], bool]
    verdicts: Mapping[str, Verdicts]


class OwnVerdictReader:
    """Reads own verdicts; every slip is said once, with the closest right thing."""

    def __init__(self, references: References, crosswalks: Collection[Crosswalk], known: Known) -> None:
        self.references = references
        self.problems = references.problems
        self.crosswalks = crosswalks
        self.known = known

    def read(self, items: Iterable[Fields]) -> tuple[OwnVerdict, ...]:
        """Return the verdicts of a list."""
        found: dict[tuple[str, frozenset[str]], OwnVerdict] = {}
        for fields in items:
            before = len(self.problems)
            verdict = self._verdict(fields)
            if len(self.problems) > before:
                continue
            key = (verdict.entry, frozenset(verdict.scope))
            if first := found.get(key):
                at = f"(first in {first.position.file}:{first.position.line})"
                self.problems.add(fields.at, f"{verdict.entry} has a verdict of yours for this scope already {at}")
            found.setdefault(key, verdict)
            self._look(fields, verdict)
        verdicts = tuple(found.values())
        self._check_unions(verdicts)
        return verdicts

    def _verdict(self, fields: Fields) -> OwnVerdict:
        entry = self._entry(fields)
        held = self._held(entry) if entry else None
        scope = self._scope(fields, entry, held)
        outcome = fields.choice("outcome", SAID, required=True)
        by = self._by(fields, entry, held, scope)
        bring = fields.all_known("bring", "evidence item", self.known.evidence, required=fields.has("bring"))
        verdict = read_record(
            OwnVerdict,
            fields,
            entry=entry,
            holder_of=self._holder(fields, entry, held),
            scope=scope,
            outcome=Outcome(outcome or Outcome.NEW),
            by=by,
            steps=tuple(self._steps(fields)),
            bring=bring,
            position=fields.at,
        )
        if outcome == Outcome.CARRIES_OVER and not by and not fields.texts("by") and not fields.told("by"):
            self.problems.add(fields.at, f'"{outcome}" needs under "by" the entries whose records do the work')
        return verdict

    def _entry(self, fields: Fields) -> str:
        """Return the entry of a verdict, or an empty text after reporting why there is none."""
        entry = self.references.single(fields, "entry", ANY)
        verdicts, entries = self.known.verdicts, self.references.entries
        if not entry or entry in verdicts:
            return entry
        judged = dict.fromkeys(entries[e].framework for e in verdicts)
        if entries[entry].framework not in judged:
            names = listed([self.references.frameworks[f].name for f in judged])
            said = f"there are some on {names}" if judged else "there are none at all"
            name = self.references.frameworks[entries[entry].framework].name
            self.problems.add(fields.place("entry"), f"nobody gives verdicts on entries of {name}; {said}")
        else:
            self.problems.pass_over()  # that it has no verdict is a problem of the built-in data
        return ""

    def _crosswalk(self, entry: str) -> Crosswalk:
        return next(c for c in self.crosswalks if self.references.entries[entry].framework in c)

    def _held(self, entry: str) -> Framework:
        return self._crosswalk(entry).other(self.references.entries[entry].framework)

    def _holder(self, fields: Fields, entry: str, held: Framework | None) -> str:
        said = fields.text("holder_of")
        if said and held and said != held.key:
            near = f'verdicts on {entry} are for the holder of {held.name}; write "{held.key}" or leave it out'
            self.problems.add(fields.place("holder_of"), f'"{said}": {near}')
        return held.key if held else said

    def _scope(self, fields: Fields, entry: str, held: Framework | None) -> tuple[str, ...]:
        """Return the groups that a report must include beside those that are in every one."""
        words = fields.texts("scope", required=fields.has("scope"))
        if not held or not words:
            return ()
        scopes = Scopes(held, self.references.entries)
        if not scopes.offered:
            said = f'nothing of {held.name} can be left out, so a verdict on {entry} has no scope; leave "scope" out'
            self.problems.add(fields.place("scope"), said)
            return ()
        groups = (*scopes.always, *scopes.offered.values())
        names = [self._name(i) for i in groups]
        spelt = {word.casefold(): i for i in groups for word in (i, self._name(i), self.references.entries[i].slug)}
        found = []
        for word in words:
            if word.text.casefold() in spelt:
                found.append(spelt[word.text.casefold()])
            else:
                near = hint(closest_word(word.text, names))
                self.problems.add(word.at, f'unknown {scopes.one} "{word.text}"{near}; allowed: {", ".join(names)}')
        return tuple(i for i in scopes.offered.values() if i in found)

    def _name(self, group: str) -> str:
        return self.references.entries[group].title

    def _by(self, fields: Fields, entry: str, held: Framework | None, scope: tuple[str, ...]) -> tuple[str, ...]:
        """Return the entries that a verdict rests on; each must be a pair with a level in its direction."""
        scalars = fields.texts("by", required=fields.has("by"))
        if not held:
            return ()
        scopes = Scopes(held, self.references.entries)
        found = []
        for scalar in scalars:
            for other in self.references.expand(scalar, held.key):
                if why := self._no_pair(entry, other):
                    self.problems.add(scalar.at, f"your verdict on {entry} cannot rest on {other}: {why}")
                elif not scopes.hold(other, scope):
                    report = listed([self._name(g) for g in (*scopes.always, *scope)])
                    said = f"{other} is not in a report on {report}"
                    self.problems.add(scalar.at, f'{said}; name its {scopes.one} under "scope", or leave it out here')
                elif other in found:
                    self.problems.add(scalar.at, f'"{other}" stands twice')
                found.append(other)
        return tuple(dict.fromkeys(found))

    def _no_pair(self, entry: str, other: str) -> str:
        """Return why a verdict cannot rest on an entry, with those that it can rest on; empty where it can."""
        pair, direction = self._pair(entry, other)
        decision, judgement = self.known.decided.get(pair), self.known.judged.get(pair)
        ruling = decision or judgement
        if ruling and ruling.levels[direction] != Level.NONE:
            return ""
        if self.problems.lost(DECIDED) or (not decision and self.known.refused(pair)):
            return ""
        if decision:
            why = f"you decided in line {decision.position.line} of {decision.position.file} that it is no match"
        elif judgement:
            why = 'this project judges it no match; decide it under "pairs" first'
        else:
            why = 'nobody has judged this pair; decide it under "pairs" first'
        others = listed(list(self._pairs_of(entry)))
        return f"{why}; {entry} has {others}" if others else why

    def _pairs_of(self, entry: str) -> Iterator[str]:
        """Yield the entries that a verdict on one may rest on, in reading order."""
        rulings = {**self.known.judged, **self.known.decided}
        others = [pair[pair[0] == entry] for pair in rulings if entry in pair]
        for other in self.references.ids.sorted(others):
            pair, direction = self._pair(entry, other)
            if pair in rulings and rulings[pair].levels.get(direction, Level.NONE) != Level.NONE:
                yield other

    def _pair(self, entry: str, other: str) -> tuple[Pair, Direction]:
        crosswalk, framework = self._crosswalk(entry), self.references.entries[entry].framework
        return crosswalk.pair(framework, entry, other), crosswalk.towards(framework)

    def _steps(self, fields: Fields) -> Iterator[Step]:
        """Yield what is to do; a text alone is a small step at any time."""
        node = fields.node("add")
        if isinstance(node, Sequence) and not node.items:
            self.problems.add(node.at, '"add" is empty')
        for item in node.items if isinstance(node, Sequence) else (node,) if node else ():
            if isinstance(item, MappingNode):
                yield read_record(Step, Fields(item, self.problems))
            elif not isinstance(item, Scalar):
                self.problems.add(item.at, f'"add" must hold texts or mappings, not {kind_of(item)}')
            elif item.folded:
                yield Step(do=item.folded, size=Size.PARAGRAPH, runs=Runs.ANY, position=item.at)
            else:
                self.problems.add(item.at, '"add" holds an item that is empty; give it a value or take it out')

    def _look(self, fields: Fields, verdict: OwnVerdict) -> None:
        """Doubt a verdict that is older than this project's in its place."""
        project = self.known.verdicts[verdict.entry].within(verdict.scope)
        if project.reviewed > verdict.reviewed:
            said = f"this project judged {verdict.entry} again on {project.reviewed}, after you; look at it once more"
            self.problems.doubt(fields.place("reviewed"), said)

    def _check_unions(self, found: Iterable[OwnVerdict]) -> None:
        """Report two verdicts that fit one report alike, where none speaks of the groups of both."""
        by: dict[str, list[OwnVerdict]] = {}
        for verdict in found:
            by.setdefault(verdict.entry, []).append(verdict)
        for entry, verdicts in by.items():
            scopes = {frozenset(v.scope) for v in verdicts}
            for one, other in combinations(verdicts, 2):
                groups = frozenset((*one.scope, *other.scope))
                alike = one.outcome == other.outcome and len(one.scope) == len(other.scope)
                if alike and not any(s > frozenset(one.scope) and s <= groups for s in scopes):
                    report = listed([self._name(g) for g in self.references.ids.sorted(groups)])
                    said = f"this and the one in line {one.position.line} fit a report on {report} alike"
                    self.problems.add(other.position, f"two verdicts on {entry}: {said}; decide on that report too")
