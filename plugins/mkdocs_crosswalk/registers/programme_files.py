"""What the folders of a site say of its company: itself, the status of entries, and its records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.data.problems import Problems
from mkdocs_crosswalk.data.words import some_of

from .allowed import ANY
from .company_records import RECORDS, CompanyRecord, read_company_record
from .forms import Known
from .organisation import ORGANISATION, Organisation
from .organisation_file import read_organisation
from .own_data import Upkeep
from .references import References
from .resolved import Claim, Resolver
from .scopes import Scopes
from .status import STATUS, read_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.data.data_folder import DataFolder
    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Position

    from .control import Control
    from .evidence import EvidenceRegister
    from .own_data import Kept
    from .status import Said


class ProgrammeData(NamedTuple):
    """What a company says of itself.

    Attributes:
        organisation: The company, or None where it does not say what it is.
        status: What holds for entries, by their ids.
        records: Its records, in the order of the files.
        entries: Who keeps entries, with the owners that the status names.
    """

    organisation: Organisation | None
    status: dict[str, Said]
    records: tuple[CompanyRecord, ...]
    entries: dict[str, Upkeep]


class ProgrammeReader:
    """Reads it.

    Args:
        folders: The folders.
        references: Resolves ids.
        register: All evidence items and systems.
        problems: Collects what is wrong.
    """

    def __init__(
        self, folders: Iterable[DataFolder], references: References, register: EvidenceRegister, problems: Problems
    ) -> None:
        self.folders = tuple(folders)
        self.references = references
        self.register = register
        self.problems = problems
        self.known = Known(references, {"evidence item": register.items, "system": register.systems})

    def read(self, controls: Iterable[Control], kept: dict[str, Kept]) -> ProgrammeData:
        """Return what the company says of itself.

        Args:
            controls: Its own controls, which may say how far they are.
            kept: Who keeps entries by `owners.yml`, and how many the line reaches that says so.
        """
        every = tuple(controls)
        organisation = self._organisation()
        resolver = Resolver(self.references, self.problems)
        for control in every:
            for name, value in (("status", control.status), ("due", control.due), ("owner", control.owner)):
                if value:
                    resolver.claim(name, Claim(value, control.position, control.position, 1), (control.entry,))
        for entry, keeper in kept.items():
            if keeper.upkeep.owner and all(entry != control.entry for control in every):
                claim = Claim(keeper.upkeep.owner, keeper.upkeep.position, keeper.upkeep.position, keeper.among)
                resolver.claim("owner", claim, (entry,))
        for fields in self._items(STATUS, "entries"):
            resolver.take(fields, read_line(fields, self.known))
        said = resolver.said()
        self._refuse_satisfied(every, said)
        if organisation:
            self._doubt_outside(organisation, said)
        records = self._records()
        return ProgrammeData(organisation, said, records, dict(self._owners(kept, said)))

    def _items(self, name: str, field: str) -> Iterator[Fields]:
        """Yield the items of a list in a file of each folder."""
        for folder in self.folders:
            fields = folder.mapping(name)
            if fields is not None:
                yield from fields.items(field, required=True)
                fields.close()

    def _organisation(self) -> Organisation | None:
        found: Organisation | None = None
        for folder in self.folders:
            fields = folder.mapping(ORGANISATION)
            if fields is None:
                continue
            one = read_organisation(fields, self.known)
            if found:
                first = found.position
                self.problems.add(fields.at, f"there is an organisation already, in {first.file}:{first.line}")
            found = found or one
        return found

    def _records(self) -> tuple[CompanyRecord, ...]:
        found: dict[str, CompanyRecord] = {}
        for fields in self._items(RECORDS, "records"):
            one = read_company_record(fields, self.known, self.register.items)
            before = found.setdefault(one.id.casefold(), one)
            if one.id and before is not one:
                at = before.position
                says = f'the record "{before.id}" is there already, in {at.file}:{at.line}; choose another id'
                self.problems.add(fields.place("id"), says)
        return tuple(found.values())

    def _refuse_satisfied(self, controls: Iterable[Control], said: dict[str, Said]) -> None:
        """Report controls that satisfy what the company has left out."""
        if not any(one.excluded for one in said.values()):
            return
        known = self.references
        quiet = References(
            known.ids, known.entries, known.frameworks, Problems()
        )  # what is wrong is said with the rows
        for control in controls:
            for scalar in control.satisfies:
                out: dict[str, list[str]] = {}
                for entry in quiet.expand(scalar, ANY):
                    if entry in said and said[entry].excluded:
                        at = said[entry].places["applicable"]
                        out.setdefault(f"{at.file}:{at.line}", []).append(entry)
                for where, entries in out.items():
                    says = f"{control.entry} satisfies {some_of(entries)}, which {where} leaves out"
                    self.problems.add(scalar.at, says)

    def _doubt_outside(self, organisation: Organisation, said: dict[str, Said]) -> None:
        """Say, as a doubt, of which entries there is a status though they are in no report that is held or wanted."""
        groups: dict[str, set[str]] = {}
        for target in (*organisation.holds, *organisation.wants):
            groups.setdefault(target.framework, set()).update(target.groups)
        outside: dict[Position, list[str]] = {}
        for entry, found in said.items():
            framework = self.references.frameworks[self.references.entries[entry].framework]
            if found.status and framework.scope and framework.id in groups:
                scopes = Scopes(framework, self.references.entries)
                if not scopes.hold(entry, groups[framework.id]):
                    outside.setdefault(found.places["status"], []).append(entry)
        for at, entries in outside.items():
            says = f"the status of {some_of(entries)} is of no report that organisation.yml names"
            self.problems.doubt(at, f"{says}; add it there, or take it out of the line")

    def _owners(self, kept: dict[str, Kept], said: dict[str, Said]) -> Iterator[tuple[str, Upkeep]]:
        """Yield who keeps each entry: its owner is the one that the narrowest line names, in whichever file."""
        for entry in self.references.ids.sorted({*kept, *(e for e, s in said.items() if s.owner)}):
            upkeep = kept[entry].upkeep if entry in kept else None
            if entry not in said or not said[entry].owner:
                if upkeep:
                    yield entry, upkeep
            elif upkeep:
                yield entry, replace(upkeep, owner=said[entry].owner)
            else:
                yield entry, Upkeep(owner=said[entry].owner, position=said[entry].places["owner"])
