"""`crosswalk serve`: a site as it is written, by an engine that runs no plugins."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Never

import click

from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.engines.zensical.run import refuse_without_engine
from mkdocs_crosswalk.engines.zensical.server import Server

from .shared import FOLDER, examples
from .telling import tell

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "localhost:8000"


@click.command(epilog=examples("serve", "serve handbook --dev-addr localhost:8001"))
@click.argument("folder", type=FOLDER, default=".")
@click.option("--config-file", "-f", type=FOLDER, metavar="FILE", help="The configuration, unless it is the usual one.")
@click.option("--dev-addr", "-a", "address", default=ADDRESS, show_default=True, metavar="HOST:PORT", help="Where.")
def serve(folder: Path, config_file: Path | None, address: str) -> None:
    """Serve the site in FOLDER, or here, with Zensical while it is written, until Ctrl+C.

    Pages of the crosswalk follow its data, options and policies, and the site's own pages follow both.
    """
    refuse_without_engine()
    # A shell that starts a command in the background lets it ignore Ctrl+C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, _stop)
    try:
        status = Server(folder, config_file, address, tell).run()
    except KeyboardInterrupt:
        return
    if status:
        raise CrosswalkError(f"Zensical has ended with the status {status}")


def _stop(number: int, frame: object) -> Never:
    del number, frame
    raise KeyboardInterrupt
