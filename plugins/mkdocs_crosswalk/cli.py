"""The console command `crosswalk`: its commands, and what becomes of what they cannot do."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from mkdocs_crosswalk import __version__
from mkdocs_crosswalk.commands.check import check
from mkdocs_crosswalk.commands.diff import diff
from mkdocs_crosswalk.commands.edition import edition
from mkdocs_crosswalk.commands.explain import explain
from mkdocs_crosswalk.commands.export import export
from mkdocs_crosswalk.commands.gaps import gaps
from mkdocs_crosswalk.commands.programme import import_, propose, work
from mkdocs_crosswalk.commands.query import query
from mkdocs_crosswalk.commands.review import review
from mkdocs_crosswalk.commands.telling import TROUBLE, TroubleError, colours, quiet, tell
from mkdocs_crosswalk.data.problems import CrosswalkError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = (check, diff, explain, query, review, edition, gaps, propose, import_, work, export)


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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def crosswalk() -> None:
    """ISO/IEC 27001 and SOC 2, entry by entry."""


for _command in COMMANDS:
    crosswalk.add_command(_command)


if __name__ == "__main__":
    sys.exit(main())
