"""The frameworks of all folders of data, each in a file of its own or in the short form of a company's controls."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from .controls import CONTROLS, read_controls
from .framework_reader import ENTRY, read_framework
from .frameworks import NEWEST
from .order import NO_ORDER, ORDER, check_alike, check_beside, framework_files, read_order

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from mkdocs_crosswalk.data.data_folder import DataFolder
    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Position, Problems

    from .controls import Controls
    from .frameworks import Entry, Framework
    from .order import Order


class Frameworks(NamedTuple):
    """What the folders of data say of frameworks.

    Attributes:
        frameworks: The frameworks by id, in the order in which they are shown.
        entries: Their entries by id, in reading order.
        own: The ids of those that a site adds.
        controls: Its controls as their short form says them: whose work each does, and what shows it.
        files: The files of frameworks; one in the short form has none.
    """

    frameworks: dict[str, Framework]
    entries: dict[str, Entry]
    own: tuple[str, ...]
    controls: tuple[Controls, ...]
    files: tuple[Fields, ...]


class _Read(NamedTuple):
    """A framework as it was read; `fields` is where it says what it is."""

    fields: Fields
    framework: Framework
    entries: tuple[Entry, ...]


def read_frameworks(files: DataFolder, added: Sequence[DataFolder], problems: Problems) -> Frameworks:
    """Return the frameworks of the data, and behind them those that folders of a site add.

    Raises:
        CatalogueError: entries cannot be read; all that names them would be wrong, so the run ends here.
    """
    before = len(problems)
    built_in, own = framework_files(files), _own_files(added, framework_files(files), problems)
    controls = _controls(added, built_in, problems)
    short = {one.framework.id: one for one in controls}
    places = {name: at for name, (_, at) in own.items()} | {i: one.framework.position for i, one in short.items()}
    order = _order(files, {name: files.at(file) for name, file in built_in.items()}, added, places)
    tables = {name: files.mapping(file, ENTRY) for name, file in built_in.items() if name in order.ranks}
    tables |= {name: fields for name, (fields, _) in own.items()}
    whole = len(problems) == before and all(tables.values())
    read = {name: _Read(f, *_parts(f)) for name, f in tables.items() if f}
    before = len(problems)
    for one in read.values():
        _check_name(one.fields, one.framework, problems)
    read |= {i: _Read(one.fields, one.framework, one.entries) for i, one in short.items()}
    ranked = [read[name] for name in order.ranks if name in read]
    if whole:  # else what one says of another may be of one that could not be read
        check_beside([(one.fields, one.framework) for one in ranked], problems)
    entries = _unique([entry for one in ranked for entry in one.entries], problems)
    if whole and len(problems) == before:
        check_alike([(one.fields, one.framework, one.entries) for one in ranked], order, problems)
    if not whole or len(problems) > before:
        problems.lose(ENTRY)
    if problems.lost(ENTRY):
        problems.raise_if_any()
    shown = {name: place for place, name in enumerate(order.ranks)}
    ordered = sorted(entries.values(), key=lambda entry: (shown[entry.framework], not entry.kind.named))
    return Frameworks(
        {one.framework.id: _placed(one.framework, order) for one in ranked},
        {entry.id: entry for entry in ordered},
        tuple(name for name in order.ranks if name in places),
        controls,
        tuple(fields for fields in tables.values() if fields),
    )


def _own_files(
    added: Iterable[DataFolder], built_in: Mapping[str, str], problems: Problems
) -> dict[str, tuple[Fields | None, Position]]:
    """Return the files of frameworks that a site adds, and where they are, by what they are called."""
    found: dict[str, tuple[Fields | None, Position]] = {}
    for folder in added:
        for name, file in framework_files(folder).items():
            at = folder.at(file)
            if name in built_in:
                problems.add(at, f'"{name}" is a framework of the built-in data; give yours another name')
            elif name in found:
                problems.add(at, f'"{name}" stands in {found[name][1].file} already')
            else:
                found[name] = folder.mapping(file, ENTRY), at
    return found


def _controls(added: Iterable[DataFolder], built_in: Collection[str], problems: Problems) -> tuple[Controls, ...]:
    """Return the controls that a site keeps in the short form; those of several folders are several frameworks."""
    found: dict[str, Controls] = {}
    for folder in added:
        fields = folder.mapping(CONTROLS, ENTRY)
        made = read_controls(fields) if fields else None
        if made and made.framework.id in built_in:
            says = f'"{made.framework.id}" is a framework of the built-in data; give yours another id'
            problems.add(made.fields.place("id"), says)
        elif made and made.framework.id in found:
            first = found[made.framework.id].framework.position
            says = f'the framework "{made.framework.id}" stands in {first.file} already'
            problems.add(made.framework.position, says)
        elif made:
            found[made.framework.id] = made
    return tuple(found.values())


def _order(
    files: DataFolder, built_in: Mapping[str, Position], added: Iterable[DataFolder], own: Mapping[str, Position]
) -> Order:
    """Return the order: that of a site if it says one, else that of the data with the site's frameworks behind.

    What the first version of the files for machines holds the data alone says.
    """
    table = files.mapping(ORDER, ENTRY)
    order = read_order(table, built_in, files) if table else NO_ORDER
    for folder in added:
        if table := folder.mapping(ORDER):
            return read_order(table, {**built_in, **own}, folder)._replace(first=order.first)
    return order.with_more(own)


def _parts(fields: Fields) -> tuple[Framework, tuple[Entry, ...]]:
    framework, entries = read_framework(fields)
    return framework, tuple(entries)


def _placed(framework: Framework, order: Order) -> Framework:
    """Return a framework with what its place in the order says of it."""
    version = 1 if framework.id in order.first else NEWEST
    return replace(framework, rank=order.ranks[framework.id], version=version)


def _check_name(fields: Fields, framework: Framework, problems: Problems) -> None:
    """A file is called as its framework; without its id or its key nothing could name its entries."""
    name = fields.at.file.rpartition("/")[2].rpartition(".")[0]
    if framework.id and framework.id != name:
        rest = f'; the file is that of "{name}"'
        problems.unknown(fields.place("framework"), "framework", framework.id, (name,), rest)
    if framework.id != name or not framework.key:
        problems.lose(ENTRY)


def _unique(entries: list[Entry], problems: Problems) -> dict[str, Entry]:
    """Return entries by id; one that has the id of another was meant for a third."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.id in found:
            first = found[entry.id].position
            problems.add(entry.position, f'"{entry.id}" is defined twice (first in {first.file}:{first.line})')
        found.setdefault(entry.id, entry)
    return found
