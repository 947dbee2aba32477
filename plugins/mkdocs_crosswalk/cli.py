"""The console command `crosswalk`: its commands, and what becomes of what they cannot do."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from mkdocs_crosswalk import __version__
from mkdocs_crosswalk.commands.telling import TROUBLE, TroubleError, colours, quiet, tell
from mkdocs_crosswalk.data.problems import CrosswalkError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "check": "check",
    "diff": "diff",
    "explain": "explain",
    "query": "query",
    "review": "review",
    "edition": "edition",
    "gaps": "gaps",
    "propose": "programme",
    "import": "take_in",
    "work": "programme",
    "export": "export",
    "build": "build",
    "serve": "serve",
    "schemas": "schemas",
    "init": "init",
}
"""The commands, each with the module of `commands/` that has it."""


class Commands(click.Group):
    """The commands; a module is read when its command is asked for, since some take longer to read than others."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """Return the names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """Return a command, or None if there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"mkdocs_crosswalk.commands.{COMMANDS[cmd_name]}")
        commands = (one for one in vars(module).values() if isinstance(one, click.Command))
        return next(command for command in commands if command.name == cmd_name)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns:
        The exit status: 1 if the data has problems, differs, or nothing could be written; 2 if the command was called
        wrongly, or could not compare.
    """
    try:
        return int(crosswalk.main(arguments, prog_name="crosswalk", standalone_mode=False, color=colours()) or 0)
    except TroubleError as error:
        tell(str(error))
        return TROUBLE
    except CrosswalkError as error:
        tell(str(error))
    except click.ClickException as error:
        with quiet(sys.stderr):
            error.show()
        return error.exit_code
    except click.Abort:
        tell("Stopped.")
    return 1


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def crosswalk() -> None:
    """ISO/IEC 27001 and SOC 2, entry by entry."""


if __name__ == "__main__":
    sys.exit(main())
