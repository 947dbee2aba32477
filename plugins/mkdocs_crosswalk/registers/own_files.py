"""The folders of YAML that a site adds to the built-in data: which files they may hold, and what these may say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.data_folder import DataFolder
from mkdocs_crosswalk.data.folders import Layout, Listing
from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.data.records import read_record

from .company_records import RECORDS
from .controls import CONTROLS
from .editorial import read_levels, read_pair
from .evidence import REGISTERED, read_evidence
from .judgement import Decision
from .order import FOLDER as FRAMEWORKS
from .organisation import ORGANISATION
from .own_data import SITE, Kept, OwnData, Upkeep
from .own_verdicts import DECIDED
from .programme_files import ProgrammeReader
from .rows import RowReader
from .satisfied import satisfied, shown_by
from .sources import Source, read_sources
from .status import STATUS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Problems

    from .controls import Controls
    from .evidence import EvidenceRegister
    from .framework_files import Frameworks
    from .measures import Groups
    from .references import References
    from .row import Row
    from .rows import Registers

DECISIONS = "decisions.yml"
EVIDENCE = "evidence.yml"
OWNERS = "owners.yml"
SOURCES = "sources.yml"
PROGRAMME_FILES = (ORGANISATION, RECORDS, STATUS)
"""What a company says of its own programme: a site with one of them keeps all of its own data private."""
_FILES = (CONTROLS, DECISIONS, EVIDENCE, OWNERS, SOURCES, *PROGRAMME_FILES)
LAYOUT = Layout(tuple(sorted(_FILES)), ("crosswalks", FRAMEWORKS))


class OwnFiles:
    """Reads the folders of a site.

    Args:
        folders: The folders by how messages call them.
        problems: Collects what is wrong.
        left_out: Files, by their names, that are as if they were not there.
    """

    def __init__(self, folders: Mapping[str, Path], problems: Problems, left_out: Collection[str] = ()) -> None:
        self.problems = problems
        listed = {path: _listing(path, shown, problems) for shown, path in folders.items()}
        for path, listing in listed.items():
            names = (name for name in listing.names if name not in left_out)
            listing.names = tuple(name for name in names if not _says_nothing(path / name))
        held = {path: listing for path, listing in listed.items() if listing.names}
        self.folders = tuple(DataFolder(path, listing, problems) for path, listing in held.items())
        self.site: Source | None = None
        self.own_sources: dict[str, Source] = {}
        self.verdicts: tuple[Fields, ...] = ()
        """The site's own verdicts as they stand; what they rest on is read after them."""

    def sources(self, before: dict[str, Source], groups: Groups) -> dict[str, Source]:
        """Return the sources with the site's own behind them, and the one that stands for the site last."""
        first = next((folder.at(name) for folder in self.folders for name in folder.names), None)
        if first is None:
            return before
        site = Source(
            id=SITE,
            name="This site",
            title="What this site adds to the built-in data",
            kind="site",
            position=first,
            states="Decisions on pairs, evidence items, owners and reviews that the company of this site wrote itself.",
        )
        items = tuple(item for folder in self.folders for item in folder.items(SOURCES, "source"))
        for fields in items:
            if fields.text("id") == SITE:
                self.problems.add(fields.place("id"), f'"{SITE}" stands for all that your site adds; choose another id')
            if fields.text("kind") == "project":
                self.problems.add(fields.place("kind"), '"project" is a kind of the built-in data alone')
        self.own_sources = read_sources(items, groups, self.problems, before)
        new = {i: source for i, source in self.own_sources.items() if i not in before}
        return {**before, **new, SITE: site} if before else {}

    def evidence(
        self, known: EvidenceRegister, references: References, controls: Iterable[Controls]
    ) -> EvidenceRegister:
        """Return the register with the site's own items behind the others, each serving the controls that it shows."""
        files = [fields for folder in self.folders if (fields := folder.mapping(EVIDENCE, *REGISTERED.values()))]
        register = read_evidence(files, references, self.problems, known) if files else known
        return shown_by(controls, register, references, self.problems)

    def rows(self, references: References, registers: Registers, controls: Iterable[Controls]) -> Iterator[Row]:
        """Yield the rows of the site's own sources, each of which has one file, and what its controls satisfy."""
        yield from self._rows(references, registers)
        for one in controls:
            yield from satisfied(one, references, self.problems)

    def _rows(self, references: References, registers: Registers) -> Iterator[Row]:
        read: dict[str, Position] = {}
        for folder in self.folders:
            for name in folder.part("crosswalks"):
                fields = folder.mapping(name)
                if fields is None:
                    continue
                yield from RowReader(references, registers, self.problems).read(fields)
                source, at = fields.text("source"), fields.place("source")
                if source in registers.sources and source not in self.own_sources:
                    self.problems.add(
                        at, f'"{source}" is a source of the built-in data; add one of your own to {SOURCES}'
                    )
                if source in read:
                    self.problems.add(at, f'the rows of "{source}" stand in {read[source].file} already')
                read.setdefault(source, at)

    def own_data(
        self, references: References, register: EvidenceRegister, before: EvidenceRegister, read: Frameworks
    ) -> OwnData:
        """Return what the site adds.

        Args:
            references: Resolves ids.
            register: All evidence items, the site's own among them.
            before: The built-in ones alone.
            read: The frameworks, and the controls of the site.
        """
        if not self.folders:
            return OwnData()
        entries, items = self._upkeep(references, register, read.controls)
        controls = tuple(control for one in read.controls for control in one.said)
        programme = ProgrammeReader(self.folders, references, register, self.problems).read(controls, entries)
        return OwnData(
            frameworks=read.own,
            sources=(*self.own_sources, SITE),
            evidence=tuple(i for i in register.items if i not in before.items),
            decisions=self._decisions(references),
            entries=programme.entries,
            items={i: items[i].upkeep for i in register.items if i in items},
            organisation=programme.organisation,
            status=programme.status,
            records=programme.records,
            controls={control.entry: control for control in controls},
        )

    def _decisions(self, references: References) -> dict[tuple[str, str], Decision]:
        found: dict[tuple[str, str], Decision] = {}
        for folder in self.folders:
            before = len(self.problems)
            lists = folder.lists(DECISIONS, "pairs", "verdicts")
            self.verdicts += lists.get("verdicts", ())
            for fields in lists.get("pairs", ()):
                decision = _decision(fields, references)
                if decision is None:
                    continue
                pair = (decision.left, decision.right)
                if pair in found:
                    first = found[pair].position
                    self.problems.add(
                        fields.at, f"{pair[0]} with {pair[1]} is decided twice (first in {first.file}:{first.line})"
                    )
                found.setdefault(pair, decision)
            if len(self.problems) > before:
                self.problems.lose(DECIDED)
        return found

    def _upkeep(
        self, references: References, register: EvidenceRegister, controls: Iterable[Controls]
    ) -> tuple[dict[str, Kept], dict[str, Kept]]:
        """Return who keeps entries, and who keeps evidence items; the line that names fewest entries wins."""
        entries: dict[str, Kept] = {}
        items: dict[str, Kept] = {}
        for control in (control for one in controls for control in one.said if control.owner):
            entries[control.entry] = Kept(Upkeep(owner=control.owner, position=control.position), among=1)
        for folder in self.folders:
            for fields in folder.items(OWNERS):
                upkeep = _said_of(fields)
                if not fields.told("entry", "item"):
                    self.problems.add(fields.at, 'say under "entry" or "item" what is owned')
                for scalar in upkeep.entry:
                    self._keep(entries, scalar.text, upkeep, references.reach(scalar))
                for item in self._items(upkeep, register):
                    self._keep(items, item, upkeep, (item,))
        return entries, items

    def _keep(self, found: dict[str, Kept], said: str, upkeep: Upkeep, reached: Collection[str]) -> None:
        """Take what is said of all that a word reaches; say once where it was said already, no narrower."""
        twice: dict[Position, list[str]] = {}
        for name in reached:
            before = found.get(name)
            if before and before.among == len(reached):
                twice.setdefault(before.upkeep.position, []).append(name)
            elif before is None or len(reached) < before.among:
                found[name] = Kept(upkeep, len(reached))
        for first, names in twice.items():
            what = names[0] if len(names) == 1 else f'"{said}"'
            self.problems.add(upkeep.position, f"{what} stands twice (first in {first.file}:{first.line})")

    def _items(self, upkeep: Upkeep, register: EvidenceRegister) -> Iterator[str]:
        for scalar in upkeep.item:
            if scalar.text in register.items:
                yield scalar.text
            else:
                self.problems.unknown(scalar.at, "evidence item", scalar.text, register.items)


def _decision(fields: Fields, references: References) -> Decision | None:
    crosswalk, pair = read_pair(fields, references)
    levels = read_levels(fields, crosswalk, pair)
    decision = read_record(Decision, fields, left=pair[0], right=pair[1], levels=levels)
    return decision if all(pair) and levels else None


def _said_of(fields: Fields) -> Upkeep:
    upkeep = read_record(Upkeep, fields)
    if upkeep.reviewed and upkeep.due and upkeep.due < upkeep.reviewed:
        at = fields.place("next_review")
        fields.problems.add(at, f"{upkeep.due} is before the review, which was on {upkeep.reviewed}")
    if not fields.told("owner", "records", "reviewed", "next_review"):
        fields.problems.add(fields.at, "say an owner, where the records are, or a day of review")
    return upkeep


def _says_nothing(path: Path) -> bool:
    """Say whether a file holds comments and nothing else, such as examples to fill in; one without any is empty."""
    try:
        lines = [line.strip() for line in path.read_text("utf-8-sig").splitlines()]
    except (OSError, UnicodeDecodeError):
        return False
    return any(lines) and all(line.startswith("#") for line in lines if line)


def _listing(folder: Path, shown: str, problems: Problems) -> Listing:
    """Return the files of a folder; one without any is reported, since it was named to say something."""
    before = len(problems)
    found = Listing(folder, shown, LAYOUT, problems)
    if folder.is_file():
        problems.add(Position(shown, 1, 1), "this is a file; name the folder that it lies in")
    elif not folder.is_dir():
        problems.add(Position(shown, 1, 1), "there is no such folder")
    elif not found.names and len(problems) == before:
        problems.add(Position(shown, 1, 1), f"the folder is empty; it may hold {LAYOUT}")
    return found
