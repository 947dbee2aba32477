"""What a command means by an old or a new reading of the data: a folder, a package that was released, or a revision."""

from __future__ import annotations

import tarfile
import zipfile
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.changes.reading import reading_of
from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.locations import part_of_package, written_pages
from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.prose.front_matter import headings, parted
from mkdocs_crosswalk.prose.guides import read_told
from mkdocs_crosswalk.registers.order import ORDER
from mkdocs_crosswalk.views.addresses import HOW_TO_READ
from mkdocs_crosswalk.views.programme.own_data import with_own_data
from mkdocs_crosswalk.views.site import build_site

from .build_day import build_day, latest_day
from .parts import OFFERED
from .revisions import files_of, revision

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.changes.reading import Reading
    from mkdocs_crosswalk.views.site import Site

CONTENT = "content"
SOURCES = "sources.yml"
INSIDE = ("", "mappings", "mkdocs_crosswalk/mappings")
"""Where a folder has its data: in itself, or as a checkout or an unpacked package has it."""
PUBLISHED = ("entries.json", "overlaps.json")
"""Files of a built site, which hold less than the data that they are made of."""
PACKED = (".whl", ".zip", ".tar", ".tar.gz", ".tgz")


@frozen
class Given:
    """What is read.

    Attributes:
        name: What was written on the command line.
        data: The data folder.
        content: The pages that people wrote and that belong to it, or None.
        own: The folders of own data, by how messages call them.
    """

    name: str
    data: Path
    content: Path | None = None
    own: dict[str, Path] = field(default_factory=dict)


def read_data(name: str, own: Collection[Path] = ()) -> Reading:
    """Return a reading of the data with its addresses.

    Args:
        name: A data folder or one that has it, a package or another archive, or a revision; `main:data` is a folder in
            one.
        own: Folders of own data; of a revision, as they were there.

    Raises:
        CrosswalkError: There is no such thing, no data in it, or the data has problems.
    """
    with given(name, own) as found:
        try:
            return read_given(found)
        except CrosswalkError as error:
            raise CrosswalkError(f"{name}: {error}") from error


def read_given(found: Given) -> Reading:
    """Return the reading of data that was found, with its addresses.

    Raises:
        CrosswalkError: The data has problems.
    """
    catalogue = load(found.data, found.own, latest_day())
    return reading_from(found.name, site_of(catalogue, found.content or part_of_package(CONTENT)), found.content)


def site_of(catalogue: Catalogue, content: Path) -> Site:
    """Return all pages that can be made of a catalogue, with those that people wrote.

    Raises:
        CrosswalkError: Addresses or guides do not fit the pages.
    """
    written, today = written_pages(content), build_day()
    site = build_site(catalogue, written, offered=OFFERED, today=today, **read_told(catalogue, written))
    return with_own_data(site, today)


def reading_from(name: str, site: Site, content: Path | None) -> Reading:
    """Return a reading with its addresses, given its pages and the folder of its own written ones, if it has any."""
    texts = {uri: path.read_text("utf-8-sig") for uri, path in site.written.items()} if content else {}
    anchors = {uri: [anchor for _, _, anchor in headings(parted(text, uri).body)] for uri, text in texts.items()}
    return reading_of(name, site, anchors)


@contextmanager
def given(name: str, own: Collection[Path] = ()) -> Iterator[Given]:
    """Find what a word on the command line means, and keep it as long as it is read."""
    path, named = Path(name), {folder.as_posix(): folder for folder in own}
    with TemporaryDirectory(prefix="crosswalk-") as temporary:
        if path.is_dir():
            yield _folder(name, path, named)
        elif path.is_file() and name.endswith(PACKED):
            yield _package(name, path, Path(temporary), named)
        elif path.is_file():
            raise CrosswalkError(f"{name} is neither a folder nor a package; packages end in {', '.join(PACKED)}")
        else:
            yield _revision(name, Path(temporary), named)


def _folder(name: str, path: Path, own: dict[str, Path]) -> Given:
    for inside in INSIDE:
        data = path / inside
        if (data / SOURCES).is_file():
            return Given(name, data, content_beside(data), own)
    if all((path / file).is_file() for file in PUBLISHED):
        raise CrosswalkError(
            f"{name} holds the files of a built site, which say less than its data; give that, or the package"
        )
    if own:
        return Given(name, part_of_package("mappings"), own=own)
    raise CrosswalkError(f"{name} holds no data; give the folder with {SOURCES}")


def _package(name: str, path: Path, temporary: Path, own: dict[str, Path]) -> Given:
    try:
        if path.suffix in (".whl", ".zip"):
            with zipfile.ZipFile(path) as packed:
                names = [n for n in packed.namelist() if not n.endswith("/")]
                return _unpacked(name, temporary, own, names, lambda wanted: ((n, packed.read(n)) for n in wanted))
        with tarfile.open(path) as archive:
            held = dict(files_of(archive))
        return _unpacked(name, temporary, own, held, lambda wanted: ((n, held[n]) for n in wanted))
    except (OSError, zipfile.BadZipFile, tarfile.TarError, EOFError) as error:
        raise CrosswalkError(f"{name} cannot be read: {error}") from error


def _unpacked(
    name: str,
    temporary: Path,
    own: dict[str, Path],
    names: Iterable[str],
    read: Callable[[list[str]], Iterable[tuple[str, bytes]]],
) -> Given:
    every = list(names)
    folder = _data_folder(every)
    if folder is None:
        raise CrosswalkError(f"{name} holds no data: no folder in it has {SOURCES} and {ORDER}")
    _write(temporary, read([n for n in every if _below(n, folder) or _below(n, _beside(folder))]))
    return Given(name, temporary / folder, content_beside(temporary / folder), own)


def _revision(name: str, temporary: Path, own: dict[str, Path]) -> Given:
    """Read a revision, or a folder in it: the data if it has any, and own data as it was there."""
    called, _, inside = name.partition(":")
    found = revision(called)
    folder = inside.strip("/") or _data_folder(found.files)
    if folder is None and not own:
        raise CrosswalkError(f"{name} holds no data; write {called}:FOLDER, with a folder that has {SOURCES}")
    if folder and f"{folder}/{SOURCES}" not in found.files:
        raise CrosswalkError(f"{name} holds no data: there is no {folder}/{SOURCES} in it")
    inner = dict(_inside(found.top.resolve(), own))
    places = (*((folder, _beside(folder)) if folder else ()), *inner.values())
    wanted = [place for place in places if any(_below(file, place) for file in found.files)]
    _write(temporary, found.read(wanted) if wanted else ())
    theirs = {shown: temporary / inner[shown] if shown in inner else path for shown, path in own.items()}
    there = {shown: path for shown, path in theirs.items() if path.is_dir()}  # what was not there yet added nothing
    if folder is None:
        return Given(name, part_of_package("mappings"), own=there)
    return Given(name, temporary / folder, content_beside(temporary / folder), there)


def _data_folder(files: Iterable[str]) -> str | None:
    """Return the outermost folder of data among files, the first of several; None if there is none."""
    every = set(files)
    folders = [file.removesuffix(f"/{ORDER}") for file in every if file.endswith(f"/{ORDER}")]
    found = sorted((f for f in folders if f"{f}/{SOURCES}" in every), key=lambda f: (f.count("/"), f))
    return found[0] if found else None


def _inside(top: Path, own: dict[str, Path]) -> Iterator[tuple[str, str]]:
    """Yield the folders that are in a repository, each with its path from the top."""
    for shown, path in own.items():
        if (found := path.resolve()).is_relative_to(top):
            yield shown, found.relative_to(top).as_posix()


def _beside(folder: str) -> str:
    return str(PurePosixPath(folder).parent / CONTENT)


def content_beside(data: Path) -> Path | None:
    """Return the pages that people wrote beside a data folder, if they are those of the crosswalk."""
    beside = data.absolute().parent / CONTENT
    return beside if (beside / HOW_TO_READ).is_file() else None


def _below(file: str, folder: str) -> bool:
    return file == folder or file.startswith(f"{folder}/")


def _write(target: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files below a folder, and none beside it."""
    for name, content in files:
        path = target / name
        if path.resolve().is_relative_to(target.resolve()):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
