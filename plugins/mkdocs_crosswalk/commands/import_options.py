"""What `crosswalk import` is told of a file of somebody else's: which source it is, what its columns and words mean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mkdocs_crosswalk.engines.asked import Asked
from mkdocs_crosswalk.registers.levels import Level

from .shared import address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

SEVERAL = ("--map", "--level")
"""Options behind which several values may stand: `--map rule=kitchen practice=harbour`."""


class Importing(click.Command):
    """The command, whose lists may go over several words."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Give each word of a list the name of its option."""
        return super().parse_args(ctx, list(_spread(args)))


def _spread(words: Iterable[str]) -> Iterator[str]:
    option, fresh = "", False
    for word in words:
        if word.startswith("-"):
            option = word if word in SEVERAL else ""
            fresh = bool(option)
            yield word
        elif option and not fresh and "=" in word:
            yield from (option, word)
        else:
            option, fresh = option if fresh else "", False
            yield word


def _pairs(_: click.Context, option: click.Parameter, words: tuple[str, ...]) -> dict[str, str]:
    """Return what stands left and right of the last sign of equality of each word."""
    found: dict[str, str] = {}
    for word in words:
        name, sign, value = word.rpartition("=")
        name, value = " ".join(name.split()), value.strip()
        if not (name and sign and value):
            raise click.BadParameter(f'"{word}" has no "=" with something on both sides')
        if name in found and found[name] != value:
            raise click.BadParameter(f'"{name}" is said twice')
        if option.name == "levels" and value not in tuple(Level):
            raise click.BadParameter(f'"{value}" is no level; allowed: {", ".join(Level)}')
        found[name] = value
    return found


_ABOUT = ("title", "publisher", "date", "address")
_OPTIONS = (
    click.option(
        "--source", default="", metavar="ID", help="The id of the source that FILE is, as its address has it."
    ),
    click.option(
        "--map",
        "columns",
        multiple=True,
        callback=_pairs,
        metavar="COLUMN=KEY ...",
        help="What columns hold: the key of a framework, or level, levels, direction, note.",
    ),
    click.option(
        "--level",
        "levels",
        multiple=True,
        callback=_pairs,
        metavar="WORD=LEVEL ...",
        help="What the source's words mean: full, partial or none.",
    ),
    click.option("--direction", default="", help="Whose records are reused for what; or undirected."),
    click.option("--into", type=click.Path(path_type=Path), metavar="FOLDER", help="The data; mappings unless given."),
    click.option("--sheet", default="", metavar="NAME", help="The sheet of a workbook."),
    click.option("--bare", default="", metavar="WORD", help="What bare numbers such as 5.2 are, as controls."),
    click.option("--key", default="", metavar="WORD", help="The key of a framework that is new."),
    click.option("--title", default="", help="The title of the source; so for --publisher, --date, --address."),
    click.option("--publisher", default="", hidden=True, help="Who published it."),
    click.option("--date", default="", hidden=True, help="Its day, as 2026-05-12."),
    click.option("--address", default="", hidden=True, callback=address, help="Where it is on the web."),
    click.option("--propose", is_flag=True, help="Write the closest id, as a likely correction, for one that is none."),
    click.option("--with-titles", is_flag=True, help="Take titles of a new framework; ask first whether you may."),
    click.option("--with-notes", is_flag=True, help="Take notes and sentences too; ask first whether you may."),
    click.option("--replace", is_flag=True, help="Write the file of the source anew where it says otherwise."),
)


def import_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def needs_own(wanted: Asked, own: Sequence[Path]) -> None:
    """Raise UsageError for a list of work that goes to no folder, or of which something is said."""
    if wanted != Asked():
        raise click.UsageError("a list of work takes --with alone; say --source if FILE is a mapping")
    if not own:
        raise click.UsageError("a list of work needs --with FOLDER, the folder of your own data")


def asked(said: dict[str, Any]) -> Asked:
    """Return what the options say."""
    about = {name: said.pop(name) for name in _ABOUT}
    return Asked(**said, about={name: value for name, value in about.items() if value})
