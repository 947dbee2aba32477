"""A saved list of work taken over into the folder of a company's own data: whole and valid, or not at all."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.locations import part_of_package
from mkdocs_crosswalk.data.problems import CatalogueError, CrosswalkError, Position, Problems
from mkdocs_crosswalk.data.yaml_files import Scalar
from mkdocs_crosswalk.programme.programme import Programme
from mkdocs_crosswalk.programme.take_over import Change, changes, left, untaken, write
from mkdocs_crosswalk.registers.references import References
from mkdocs_crosswalk.registers.status import STATUS
from mkdocs_crosswalk.registers.status_text import StatusText
from mkdocs_crosswalk.registers.work_list import read_work_list

from .build_day import build_day, latest_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.work_list import WorkList


class TakenOver(NamedTuple):
    """What became of a list: the file that holds it now, what changed there, and what stays in the list.

    Attributes:
        unknown: Ids that nothing is known of.
        untaken: Reasons that say more than the file can.
    """

    file: Path
    changes: tuple[Change, ...]
    unknown: tuple[str, ...]
    untaken: tuple[str, ...]


def take_over(path: Path, own: Mapping[str, Path]) -> TakenOver:
    """Take a list over into `status.yml` of the first of some folders that has one, or else of the first.

    Args:
        path: The list.
        own: Folders of a company's own data by how messages call them.

    Raises:
        CrosswalkError: The list or the data has problems, or what would come of them has; nothing is written then.
    """
    catalogue = _loaded({name: folder for name, folder in own.items() if not _is_new(folder)})
    problems = Problems(latest_day())
    references = References(catalogue.ids, catalogue.entries, catalogue.frameworks, problems)
    work = read_work_list(path, references, problems)
    _refuse(path, problems)
    shown = next((name for name, folder in own.items() if (folder / STATUS).is_file()), next(iter(own)))
    file = own[shown] / STATUS
    programme = Programme(catalogue, build_day())
    found = changes(programme, work)
    if found:
        text = StatusText(_read(file), _reach(catalogue))
        for change in found:
            write(text, change, before=programme.standing(change.entry).state)
        _hold(text, work, own, shown, path)
        write_file(file, text.text)
    return TakenOver(file, found, work.unknown, untaken(programme, work))


def _hold(text: StatusText, work: WorkList, own: Mapping[str, Path], shown: str, path: Path) -> None:
    """Read the data as it would be, and raise CrosswalkError unless it says what the list says."""
    with _beside(own, shown, text.text) as folders:
        try:
            after = Programme(_loaded(folders), build_day())
        except CatalogueError as error:
            raise CrosswalkError(f"{path.name} was not taken over, since then {error}") from None
    problems = Problems(latest_day())
    left(after, work, problems)
    _refuse(path, problems)


def _reach(catalogue: Catalogue) -> Callable[[str], tuple[str, ...]]:
    """Return how references of a file that has been read are resolved."""
    quiet = References(catalogue.ids, catalogue.entries, catalogue.frameworks, Problems())
    return lambda text: quiet.reach(Scalar(text, "str", Position(STATUS, 1, 1)))


def _loaded(own: Mapping[str, Path]) -> Catalogue:
    return load(part_of_package("mappings"), own, latest_day())


def _is_new(folder: Path) -> bool:
    """Say whether a folder is not there yet, or is empty: the list begins it."""
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


def _refuse(path: Path, problems: Problems) -> None:
    if problems:
        count = len(problems.found)
        head = f"{path.name} has {count} problem{'' if count == 1 else 's'}, and nothing was written:"
        raise CrosswalkError("\n".join([head, *map(str, sorted(set(problems.found)))]))


def _read(file: Path) -> str:
    """Return the text of a file as it is, with its ends of lines; empty where it is not there."""
    return file.read_bytes().decode("utf-8") if file.is_file() else ""


@contextmanager
def _beside(own: Mapping[str, Path], shown: str, text: str) -> Iterator[dict[str, Path]]:
    """Yield the folders as they would be with another `status.yml` in one of them."""
    with TemporaryDirectory() as aside:
        copy = Path(aside, "own")
        if own[shown].is_dir():
            shutil.copytree(own[shown], copy)
        copy.mkdir(exist_ok=True)
        (copy / STATUS).write_bytes(text.encode("utf-8"))
        yield {name: copy if name == shown else folder for name, folder in own.items()}


def write_file(file: Path, text: str) -> None:
    """Write a file whole or leave it as it was."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".crosswalk-", dir=file.parent) as aside:
            new = Path(aside, file.name)
            new.write_bytes(text.encode("utf-8"))
            if file.exists():
                shutil.copymode(file, new)
            new.replace(file)
    except OSError as error:
        raise CrosswalkError(f"{file} cannot be written: {error.strerror or error}") from error
