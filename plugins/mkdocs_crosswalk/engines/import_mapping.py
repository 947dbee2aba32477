"""A file of somebody else's to a source and its rows, or to a framework: valid data, or nothing is written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.catalogue.catalogue import PROJECT
from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.problems import CrosswalkError, Position, Problems, closest_word, hint
from mkdocs_crosswalk.incoming import ciso, oscal, standards
from mkdocs_crosswalk.incoming.columns import read_tables, roles
from mkdocs_crosswalk.incoming.found import Found
from mkdocs_crosswalk.incoming.reading import IdReader
from mkdocs_crosswalk.incoming.register_text import SOURCES, with_source
from mkdocs_crosswalk.incoming.rows_text import levels_of, rows_text
from mkdocs_crosswalk.incoming.sssom import is_sssom, read_sssom
from mkdocs_crosswalk.incoming.statements import StatementReader
from mkdocs_crosswalk.incoming.text_tables import decoded, read_text_table
from mkdocs_crosswalk.incoming.trees import field, read_tree
from mkdocs_crosswalk.incoming.workbooks import read_workbook
from mkdocs_crosswalk.registers.crosswalks import no_direction
from mkdocs_crosswalk.registers.levels import UNDIRECTED
from mkdocs_crosswalk.registers.references import References

from .build_day import latest_day
from .new_files import NewFiles, text_of
from .new_framework import framework_files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.data.yaml_files import Node
    from mkdocs_crosswalk.incoming.folding import NewRow
    from mkdocs_crosswalk.incoming.text_tables import Table
    from mkdocs_crosswalk.registers.levels import Direction

    from .asked import Asked

USUAL = Path("mappings")
LARGEST = 64_000_000
"""Bytes of a file."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TREES = (".json", ".yml", ".yaml")
_OSCAL = re.compile(r'\s*\{\s*"(?:catalog|mapping-collection)"')


def is_mapping(path: Path, asked: Asked) -> bool:
    """Say whether a file is a mapping or a catalogue, and no list of work, which is JSON without a source."""
    if asked.source or path.suffix.lower() != ".json":
        return True
    try:
        with path.open("rb") as stream:
            return bool(_OSCAL.match(stream.read(200).decode("utf-8-sig", "replace")))
    except OSError:
        return False


def import_mapping(path: Path, asked: Asked, own: Mapping[str, Path]) -> str:
    """Write a file as data, and return what is to be said of it.

    Args:
        path: The file.
        asked: What the options say.
        own: Folders of a company's own data by how messages call them.

    Raises:
        CrosswalkError: Something cannot be read, or the data would not be valid; nothing is written then.
    """
    if not _ID.fullmatch(asked.source):
        wrong = f'"{asked.source}" is no id; write' if asked.source else f"{path.name} is a mapping; say"
        raise CrosswalkError(f"{wrong} --source with small letters, digits and dashes, as --source example-guide")
    into = asked.into or USUAL
    if asked.into is None and not (into / SOURCES).is_file():
        raise CrosswalkError(f'there is no folder "{into}" with data here; say --into FOLDER')
    whole = re.search(rf"\bid:\s*{PROJECT}\b", text_of(into / SOURCES)) is not None
    files = NewFiles(into, own, whole=whole)
    return Import(path, asked, files, load(*files.now(), latest_day())).run()


class _Kind(NamedTuple):
    """What a file holds: statements, or the outermost entries of a catalogue with what it says of itself."""

    found: Found = Found(())
    tops: tuple[standards.Standard, ...] = ()
    about: dict[str, str] | None = None


class Import:
    """A file on its way into a folder of data.

    Args:
        path: The file.
        asked: What the options say.
        files: The folder.
        catalogue: What the data says so far.
    """

    def __init__(self, path: Path, asked: Asked, files: NewFiles, catalogue: Catalogue) -> None:
        self.path = path
        self.name = path.name
        self.asked = asked
        self.files = files
        self.problems = Problems(latest_day())
        self.catalogue = catalogue
        self.references = _references(self.catalogue, self.problems)
        self.ids = IdReader(self.references, bare=asked.bare, slips=asked.propose)
        self.direction = self._options()

    def _options(self) -> Direction | None:
        """Return the direction that is asked for, after raising CrosswalkError for options that mean nothing."""
        references, wrong = self.references, []
        if self.asked.direction and self.asked.direction not in references.directions:
            keys = [f.key for f in references.frameworks.values() if f.single]
            wrong.append(f"--direction: {no_direction(self.asked.direction, references.directions, keys)}")
        if self.asked.bare and self.asked.bare not in references.bare:
            wrong.append(f'--bare: unknown "{self.asked.bare}"; allowed: {", ".join(references.bare)}')
        known = roles(references)
        for column, role in self.asked.columns.items():
            if role not in known:
                near = hint(closest_word(role, known))
                wrong.append(f'--map: "{column}" cannot be "{role}"{near}; allowed: {", ".join(known)}')
        if wrong:
            raise CrosswalkError("\n".join(wrong))
        return references.directions.get(self.asked.direction)

    def run(self) -> str:
        """Write what the file says, and return what is to be said of it; raises CrosswalkError where it cannot be."""
        said = self.put()
        return "\n".join((*said, *self.files.write(self.name)))

    def put(self) -> Sequence[str]:
        """Put what the file says among the new files, and return what is to be said of it."""
        kind = self._read()
        self._refuse()
        if kind.about is None:
            return self._put(self.rows(kind.found), kind.found)
        lines = framework_files(list(kind.tops), kind.about, self.asked, self.files, self.ids)
        self._refuse()
        return lines

    def rows(self, found: Found) -> Sequence[NewRow]:
        """Return the rows that statements make; raises CrosswalkError with every one that makes none."""
        reader = StatementReader(
            self.references,
            self.ids,
            self.asked.columns,
            self.asked.levels,
            self.direction,
            notes=self.asked.with_notes,
        )
        rows = reader.rows(found)
        if not rows and not self.problems:
            self.problems.add(Position(self.name, 1, 1), "the file holds no statement")
        self._refuse()
        return rows

    def _read(self) -> _Kind:
        suffix = self.path.suffix.lower()
        start = Position(self.name, 1, 1)
        try:
            size = self.path.stat().st_size
            data = self.path.read_bytes() if size <= LARGEST else b""
        except OSError as error:
            self.problems.add(start, f"the file cannot be read: {error.strerror}")
            return _Kind()
        if size > LARGEST:
            self.problems.add(start, f"the file has {size:,} bytes; at most {LARGEST:,} are read")
            return _Kind()
        if suffix == ".xlsx" or data.startswith(b"PK\x03\x04"):
            tables = read_workbook(self.path, self.problems)
            return _Kind(self._tables(tables) if tables or not self.problems else Found(()))
        text = decoded(data, self.name, self.problems)
        if text is None:
            return _Kind()
        if suffix in _TREES:
            root = read_tree(text, self.name, self.problems)
            return self._tree(root) if root is not None else _Kind()
        if is_sssom(text):
            return _Kind(read_sssom(text, self.name, self.problems))
        sign = "\t" if suffix in (".tsv", ".tab") else ""
        return _Kind(self._tables((read_text_table(text, self.name, self.problems, sign),)))

    def _tables(self, tables: tuple[Table, ...]) -> Found:
        if self.problems:
            return Found(())
        if not tables:
            self.problems.add(Position(self.name, 1, 1), "the workbook holds nothing")
            return Found(())
        return read_tables(tables, self.asked.columns, self.references, sheet=self.asked.sheet)

    def _tree(self, root: Node) -> _Kind:
        if (catalog := field(root, "catalog")) is not None:
            return _Kind(tops=tuple(standards.of_oscal(catalog)), about=oscal.about_of(catalog))
        if (mappings := field(root, "mapping-collection")) is not None:
            return _Kind(oscal.read_mappings(mappings, self.problems, self.references.directions))
        if field(root, "objects", "framework") is not None:
            return _Kind(tops=tuple(standards.of_ciso(root, self.problems)), about=ciso.about_of(root))
        if any(field(root, "objects", name) is not None for name in ciso.SETS):
            return _Kind(ciso.read_mappings(root, self.problems))
        says = 'this is no OSCAL catalogue or mapping collection, and no library with "framework" or'
        self.problems.add(root.at, f'{says} "{ciso.SETS[0]}" under "objects"')
        return _Kind()

    def _refuse(self) -> None:
        if not self.problems:
            return
        found = [str(problem) for problem in sorted(set(self.problems.found))]
        head = f"{self.name} has {len(found)} problem{'' if len(found) == 1 else 's'}, and nothing was written:"
        tail = ["Where a document prints such an id, --propose writes the closest one as a likely correction."]
        raise CrosswalkError("\n".join([head, *found, *(tail if self.ids.proposable else [])]))

    def _put(self, rows: Sequence[NewRow], found: Found) -> Sequence[str]:
        counts: dict[Direction, int] = {}
        for row in rows:
            counts[row.direction] = counts.get(row.direction, 0) + 1
        usual = self.direction or max(counts, key=lambda direction: counts[direction])
        levelled = any(row.means for row in rows)
        levels = levels_of(rows, self.asked.levels if levelled else {})
        written = rows_text(
            self.asked.source,
            self.name,
            rows,
            levels,
            direction=usual,
            bare="" if all(statement.tokens for statement in found.statements) else self.asked.bare,
            notes=self.asked.with_notes,
        )
        name = f"crosswalks/{self.asked.source}.yml"
        self.files.put(name, written.text, written.places, replace=self.asked.replace)
        about = {**found.about, **self.asked.about}
        source = _source(self.asked.source, self.path, about)
        if any(s.name == source["name"] and s.id != source["id"] for s in self.catalogue.sources.values()):
            raise CrosswalkError(f'another source is called "{source["name"]}"; say --title with another title')
        self.files.put(SOURCES, with_source(self.files.text(SOURCES), source))
        return (*found.said, *self._told(rows, found))

    def _told(self, rows: Sequence[NewRow], found: Found) -> list[str]:
        lines = []
        for row in rows:
            for part in (part for parts in row.sides.values() for part in parts if part.meant):
                meant = ", ".join(f"{entry} ({sure.value})" for entry, sure in part.meant)
                lines.append(f"{row.at}: proposed: {meant}. {part.reason}")
        if self.ids.older and self.ids.shared:
            both = ", ".join(self.ids.shared)
            lines.append(f"Ids of two editions, here read as of the later one; look whether that is meant: {both}")
        if not self.asked.direction and any(row.direction == UNDIRECTED and row.level for row in rows):
            lines.append("Nothing says whose records are reused: these rows are undirected, and have no level.")
        parts = sum(bool(row.remark) for row in rows)
        counts = f"{len(found.statements)} statements make {len(rows)} rows"
        lines.append(f"{counts}; {parts} of them are folded from parts of entries." if parts else f"{counts}.")
        return lines


def _references(catalogue: Catalogue, problems: Problems) -> References:
    references = References(catalogue.ids, catalogue.entries, catalogue.frameworks, problems)
    references.moves = {old: transition.new for old, transition in catalogue.transitions.items()}
    return references


def _source(source: str, path: Path, about: Mapping[str, str]) -> dict[str, str]:
    """Return what is said of a source that is not there yet."""
    title = " ".join(about.get("title", "").split()) or path.stem
    fields = {"id": source, "name": title, "title": title, "kind": "table"}
    fields |= {name: about[name] for name in ("publisher",) if about.get(name)}
    day = about.get("date", "")
    if _DAY.fullmatch(day) and day <= latest_day().isoformat():
        fields |= {"date": day, "date_kind": "published"}
    return fields | ({"address": about["address"]} if about.get("address") else {})
