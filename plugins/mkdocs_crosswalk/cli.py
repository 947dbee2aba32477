"""The console command: `crosswalk check` reads a data folder and shows every problem in it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from . import __version__
from .catalogue import CatalogueError, load
from .locations import part_of_package, written_pages
from .pages import build_site


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the exit status is 1 if the data has problems."""
    parser = argparse.ArgumentParser(prog="crosswalk", description="ISO/IEC 27001 and SOC 2, entry by entry.")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="read the data and show every problem with file, line and column")
    check.add_argument("folder", nargs="?", type=Path, help="the data folder; the built-in data unless given")
    options = parser.parse_args(arguments)
    try:
        catalogue = load(options.folder or part_of_package("mappings"))
        build_site(catalogue, written_pages(part_of_package("content")))
    except CatalogueError as error:
        print(error, file=sys.stderr)
        return 1
    pairs = sum(o.counted for o in catalogue.overlaps.values())
    print(f"No problems: {len(catalogue.rows)} rows, {pairs} counted pairs, {len(catalogue.evidence)} evidence items.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
