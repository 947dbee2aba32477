"""What several commands take, and how they read it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.fields import is_address
from mkdocs_crosswalk.data.locations import part_of_package
from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.engines.build_day import latest_day
from mkdocs_crosswalk.engines.readings import read_data

from .telling import TroubleError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, datetime

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.changes.reading import Reading


class _Folder(click.Path):
    """A path; what a variable of a shell leaves empty is not the folder that one is in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path."""
        return self.fail("it is empty", param, ctx) if value == "" else super().convert(value, param, ctx)


FOLDER = _Folder(path_type=Path, readable=False)
"""A folder that the data layer speaks of, in its own words, where it is missing or cannot be read."""

DATA = Path("mappings")
"""Where the data lies from the top of its repository."""

own_data = click.option(
    "--with", "own", multiple=True, type=FOLDER, metavar="FOLDER", help="A folder of data of your own to add."
)
of_data = click.option("--data", type=FOLDER, metavar="FOLDER", help="The data folder; the built-in data unless given.")
needed_data = click.option(
    "--with", "own", multiple=True, required=True, type=FOLDER, metavar="FOLDER", help="A folder of data of your own."
)


def examples(*lines: str) -> str:
    """Return examples as they stand below the options of a command, a line each."""
    return "\n".join(("\b", "For example:", *(f"  crosswalk {line}" for line in lines)))


def address(_: click.Context, __: click.Parameter, text: str) -> str:
    """Return an address that links may begin with; raises BadParameter for what is none."""
    if text and not is_address(text):
        raise click.BadParameter(f'"{text}" is no address; write it as https://example.com')
    return text


def past(_: click.Context, __: click.Parameter, day: datetime | None) -> date | None:
    """Return a day that has come, somewhere on earth at least; raises BadParameter for another."""
    if day and day.date() > latest_day():
        raise click.BadParameter(f"{day.date()} has not come yet")
    return day.date() if day else None


def some(_: click.Context, __: click.Parameter, said: str | None) -> str | None:
    """Return what is said; raises BadParameter where it is there and empty, as a variable of a shell may be."""
    if said is not None and not said.strip():
        raise click.BadParameter("it is empty")
    return said


def loaded(data: Path | None, own: Iterable[Path], left_out: tuple[str, ...] = ()) -> Catalogue:
    """Return a catalogue: of a folder, or of the built-in data, with own data."""
    return load(data or part_of_package("mappings"), named(own), latest_day(), left_out)


def read_published(name: str, own: Collection[Path]) -> Reading:
    """Return a reading of the data to compare with; raises TroubleError where there is none."""
    try:
        return read_data(name, own)
    except CrosswalkError as error:
        raise TroubleError(str(error)) from error


def named(own: Iterable[Path]) -> dict[str, Path]:
    """Return folders by how messages call them."""
    return {path.as_posix(): path for path in own}
