"""The folders of YAML that a site adds to the built-in data: which files they may hold, and what these may say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.data.data_folder import DataFolder
from mkdocs_crosswalk.data.folders import Layout, Listing
from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.data.records import read_record

from .editorial import read_levels, read_pair
from .evidence import REGISTERED, read_evidence
from .judgement import Decision
from .own_data import SITE, OwnData, Upkeep
from .rows import RowReader
from .sources import Source, read_sources

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Problems

    from .evidence import EvidenceRegister
    from .measures import Groups
    from .references import References
    from .row import Row
    from .rows import Registers

DECISIONS = "decisions.yml"
EVIDENCE = "evidence.yml"
OWNERS = "owners.yml"
SOURCES = "sources.yml"
LAYOUT = Layout((DECISIONS, EVIDENCE, OWNERS, SOURCES), ("crosswalks",))


class _Kept(NamedTuple):
    """What is said of an entry or item, and how many the reference that named it reaches."""

    upkeep: Upkeep
    among: int


class OwnFiles:
    """Reads the folders of a site.

    Args:
        folders: The folders by how messages call them.
        problems: Collects what is wrong.
    """

    def __init__(self, folders: Mapping[str, Path], problems: Problems) -> None:
        self.problems = problems
        self.folders = tuple(
            DataFolder(path, _listing(path, shown, problems), problems) for shown, path in folders.items()
        )
        self.site: Source | None = None
        self.own_sources: dict[str, Source] = {}

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

    def evidence(self, known: EvidenceRegister, references: References) -> EvidenceRegister:
        """Return the register with the site's own items behind the others."""
        files = [fields for folder in self.folders if (fields := folder.mapping(EVIDENCE, *REGISTERED.values()))]
        return read_evidence(files, references, self.problems, known) if files else known

    def rows(self, references: References, registers: Registers) -> Iterator[Row]:
        """Yield the rows of the site's own sources; each has one file."""
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

    def own_data(self, references: References, register: EvidenceRegister, before: EvidenceRegister) -> OwnData:
        """Return what the site adds.

        Args:
            references: Resolves ids.
            register: All evidence items, the site's own among them.
            before: The built-in ones alone.
        """
        if not self.folders:
            return OwnData()
        entries, items = self._upkeep(references, register)
        return OwnData(
            sources=(*self.own_sources, SITE),
            evidence=tuple(i for i in register.items if i not in before.items),
            decisions=self._decisions(references),
            entries={i: entries[i] for i in references.ids.sorted(entries)},
            items={i: items[i] for i in register.items if i in items},
        )

    def _decisions(self, references: References) -> dict[tuple[str, str], Decision]:
        found: dict[tuple[str, str], Decision] = {}
        for folder in self.folders:
            for fields in folder.items(DECISIONS):
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
        return found

    def _upkeep(
        self, references: References, register: EvidenceRegister
    ) -> tuple[dict[str, Upkeep], dict[str, Upkeep]]:
        """Return who keeps entries, and who keeps evidence items; the line that names fewest entries wins."""
        entries: dict[str, _Kept] = {}
        items: dict[str, _Kept] = {}
        for folder in self.folders:
            for fields in folder.items(OWNERS):
                upkeep = _said_of(fields)
                if not fields.told("entry", "item"):
                    self.problems.add(fields.at, 'say under "entry" or "item" what is owned')
                for scalar in upkeep.entry:
                    self._keep(entries, scalar.text, upkeep, references.reach(scalar))
                for item in self._items(upkeep, register):
                    self._keep(items, item, upkeep, (item,))
        return {i: kept.upkeep for i, kept in entries.items()}, {i: kept.upkeep for i, kept in items.items()}

    def _keep(self, found: dict[str, _Kept], said: str, upkeep: Upkeep, reached: Collection[str]) -> None:
        """Take what is said of all that a word reaches; say once where it was said already, no narrower."""
        twice: dict[Position, list[str]] = {}
        for name in reached:
            before = found.get(name)
            if before and before.among == len(reached):
                twice.setdefault(before.upkeep.position, []).append(name)
            elif before is None or len(reached) < before.among:
                found[name] = _Kept(upkeep, len(reached))
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
