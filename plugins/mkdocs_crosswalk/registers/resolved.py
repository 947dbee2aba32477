"""The lines of `status.yml` held together: for each entry and field what the narrowest line says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.words import some_of

from .binding import why_binding
from .status import SAID, WITH_WORK, Said, Status, of_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Position, Problems

    from .references import References
    from .status import Line

DATED = (*WITH_WORK, "since")
"""What an entry that is left out does not take from wider lines."""


@frozen
class Claim:
    """What a line says of a field, and how many entries it reaches with it.

    Attributes:
        value: What it says; None where that was refused, so that nobody says that it is missing.
    """

    value: Any
    at: Position
    line: Position
    width: int


class Resolver:
    """Finds what holds for each entry, and reports lines that contradict each other.

    Args:
        references: Resolves ids.
        problems: Collects what is wrong.
    """

    def __init__(self, references: References, problems: Problems) -> None:
        self.references = references
        self.problems = problems
        self._every: dict[str, dict[str, list[Claim]]] = {}
        self._claims: dict[str, dict[str, Claim]] = {}

    def take(self, fields: Fields, line: Line) -> None:
        """Take in a line, with the places of its fields."""
        reached: dict[str, None] = {}
        for scalar in line.named:
            entries = self.references.reach(scalar)
            if twice := [entry for entry in entries if entry in reached]:
                self.problems.add(scalar.at, f"{some_of(twice)} stands twice in this line")
            reached |= dict.fromkeys(entries)
        for name in SAID:
            value = getattr(line, name)
            if value not in (None, "", ()):
                self.claim(name, Claim(value, fields.place(name), line.position, len(reached)), reached)
            elif fields.told(name):
                self.claim(name, Claim(None, fields.place(name), line.position, len(reached)), reached)

    def claim(self, name: str, claim: Claim, entries: Iterable[str]) -> None:
        """Take in what is said of a field of some entries."""
        for entry in entries:
            self._every.setdefault(entry, {}).setdefault(name, []).append(claim)

    def said(self) -> dict[str, Said]:
        """Return what holds for each entry, in reading order, after reporting what cannot be."""
        order = self.references.ids.sorted(self._every)
        for entry in order:
            self._claims[entry] = {name: min(claims, key=_width) for name, claims in self._every[entry].items()}
        self._report_alike(order)
        made = {entry: self._made(self._claims[entry]) for entry in order}
        self._refuse_exclusions(made)
        self._refuse_undated(made)
        return {entry: said for entry, said in made.items() if said.places}

    def _report_alike(self, order: Iterable[str]) -> None:
        """Report lines, none narrower, that differ, once for two lines; and, as a doubt, those that repeat."""
        clashes: dict[tuple[Position, Position, bool], dict[str, tuple[Position, list[str]]]] = {}
        for entry in order:
            for name, holds in self._claims[entry].items():
                for claim in self._every[entry][name]:
                    rivals = claim.width == holds.width and claim.line != holds.line
                    if rivals and None not in (claim.value, holds.value):
                        fields = clashes.setdefault((holds.line, claim.line, claim.value == holds.value), {})
                        fields.setdefault(name, (claim.at, []))[1].append(entry)
        for (first, _, same), fields in clashes.items():
            at = min(at for at, _ in fields.values())
            names = " and ".join(f'"{name}"' for name in fields)
            what = some_of(dict.fromkeys(entry for _, entries in fields.values() for entry in entries))
            if same:
                self.problems.doubt(at, f"{names} of {what}: {first.file}:{first.line} says the same already")
            else:
                says = f"{names} of {what}: {first.file}:{first.line} says otherwise, of as many entries"
                self.problems.add(at, f"{says}; the narrower line wins, and neither is")

    def _made(self, claims: Mapping[str, Claim]) -> Said:
        known = {name: claims[name] for name in SAID if name in claims and claims[name].value is not None}
        said = Said(
            **{name: claim.value for name, claim in known.items()},
            places={name: claim.at for name, claim in known.items()},
        )
        if said.since and ("status" not in known or known["since"].line != known["status"].line):
            said = _dropped(said, ("since",))  # it is the day of another status
        if said.excluded:
            self._refuse_narrower(known, "applicable", WITH_WORK)
            return _dropped(said, DATED)
        if said.status == Status.IMPLEMENTED and said.due:
            self._refuse_narrower(known, "status", ("due",))
            said = _dropped(said, ("due",))
        return _dropped(said, ("excluded_because",)) if said.applicable and said.excluded_because else said

    def _refuse_narrower(self, claims: Mapping[str, Claim], name: str, others: Collection[str]) -> None:
        """Report fields that another line, no wider, says beside one with which they cannot be."""
        holds = claims[name]
        found: dict[Position, list[str]] = {}
        for other in others:
            claim = claims.get(other)
            if claim and claim.line != holds.line and claim.width <= holds.width:
                found.setdefault(claim.line, []).append(other)
        for names in found.values():
            what = " and ".join(f'"{other}"' for other in names)
            where = f"{holds.line.file}:{holds.line.line}"
            if name == "applicable":
                says = f'{what} of what {where} leaves out; write "applicable: true" here if it is necessary'
            else:
                says = f'{what} of what {where} says is implemented; write its "status" here if it is not'
            self.problems.add(min(claims[other].at for other in names), says)

    def _refuse_exclusions(self, made: Mapping[str, Said]) -> None:
        """Report, once a line, what it leaves out that cannot be, or without a reason; and a reason that is alone."""
        binding: dict[Position, dict[str, list[str]]] = {}
        bare: dict[Position, list[str]] = {}
        lone: dict[Position, list[str]] = {}
        for entry, said in made.items():
            if said.excluded:
                at = said.places["applicable"]
                if rule := why_binding(entry, self.references):
                    binding.setdefault(at, {}).setdefault(rule, []).append(entry)
                elif not said.excluded_because and "excluded_because" not in self._claims[entry]:
                    bare.setdefault(at, []).append(entry)
            elif said.excluded_because and "applicable" not in self._claims[entry]:
                lone.setdefault(said.places["excluded_because"], []).append(entry)
        for at, rules in binding.items():
            why = "; ".join(f"{some_of(entries)}: {rule}" for rule, entries in rules.items())
            self.problems.add(at, f"this leaves out what cannot be left out ({why})")
        for at, entries in bare.items():
            what = some_of(entries)
            self.problems.add(at, f'"excluded_because" is missing: say why nothing calls for {what}')
        used = {said.places.get("excluded_because") for said in made.values() if said.excluded}
        for at, entries in lone.items():
            if at in used:
                continue  # a reason of a wider line, for those that narrower ones leave out
            says = f'"excluded_because" leaves nothing out; write "applicable: false" beside it ({some_of(entries)})'
            self.problems.add(at, says)

    def _refuse_undated(self, made: Mapping[str, Said]) -> None:
        """Report what has no day; own controls may do without, since the entries that they satisfy have one."""
        for status, tell in ((Status.PLANNED, self.problems.add), (Status.PARTLY, self.problems.doubt)):
            undated: dict[Position, list[str]] = {}
            for entry, said in made.items():
                at = said.places.get("status")
                if at and said.status == status and "due" not in self._claims[entry] and of_file(at):
                    undated.setdefault(at, []).append(entry)
            for at, entries in undated.items():
                tell(at, f'"{status}" without a "due": say by which day the rest is done of {some_of(entries)}')


def _width(claim: Claim) -> int:
    return claim.width


def _dropped(said: Said, names: Collection[str]) -> Said:
    empty = Said()
    places = {name: at for name, at in said.places.items() if name not in names}
    return replace(said, **{name: getattr(empty, name) for name in names}, places=places)
