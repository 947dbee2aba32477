"""The console command: `crosswalk check` shows every problem of the data, `crosswalk export` writes Markdown files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from . import __version__
from .catalogue import load
from .catalogue.problems import CrosswalkError
from .locations import part_of_package, written_pages
from .markdown_site import clean_prefix, markdown_site
from .owned_folder import write_folder
from .pages import build_site

if TYPE_CHECKING:
    from .catalogue import Catalogue


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the exit status is 1 if the data has problems or nothing could be written."""
    options = _parser().parse_args(arguments)
    try:
        print(_export(options) if options.command == "export" else _check(options))
    except CrosswalkError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="crosswalk", description="ISO/IEC 27001 and SOC 2, entry by entry.")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    built_in = part_of_package("mappings")
    check = commands.add_parser("check", help="read the data and show every problem with file, line and column")
    check.add_argument("data", nargs="?", type=Path, default=built_in, metavar="folder", help="the data folder")
    _add_with(check)
    export = commands.add_parser("export", help="write all pages as Markdown files, for any site generator")
    export.add_argument("folder", type=Path, help="the folder of the site's pages, such as docs")
    export.add_argument(
        "--prefix", default="", help="a folder in it for the crosswalk's pages alone, such as crosswalk"
    )
    export.add_argument("--data", type=Path, default=built_in, help="the data folder; the built-in data unless given")
    export.add_argument("--site-url", default="", help="the site's address, for the links in spreadsheets")
    _add_with(export)
    return parser


def _add_with(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--with", dest="own", action="append", default=[], metavar="FOLDER", help="a folder of data of your own to add"
    )


def _load(options: argparse.Namespace) -> Catalogue:
    return load(options.data, extra={Path(name).as_posix(): Path(name) for name in options.own})


def _check(options: argparse.Namespace) -> str:
    catalogue = _load(options)
    build_site(catalogue, written_pages(part_of_package("content")))
    pairs = sum(o.counted for o in catalogue.overlaps.values())
    doubts = (f"{doubt.position}: to look at: {doubt.message}" for doubt in catalogue.doubts)
    counts = f"{len(catalogue.rows)} rows, {pairs} counted pairs, {len(catalogue.evidence)} evidence items"
    return "\n".join((*doubts, f"No problems: {counts}."))


def _export(options: argparse.Namespace) -> str:
    prefix = clean_prefix(options.prefix)
    files = markdown_site(_load(options), part_of_package("content"), prefix, options.site_url)
    target = options.folder / prefix
    write_folder(target, files)
    pages = sum(name.endswith(".md") for name in files)
    return f"{pages} pages and {len(files) - pages} files to download are in {target}."


if __name__ == "__main__":
    sys.exit(main())
