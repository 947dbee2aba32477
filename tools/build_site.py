"""`make site`: a strict build beside `site/` that takes its place when it is whole, one at a time.

Whatever happens, and whenever the process is killed, there is one whole site in `site/` or, for the moment between two
renames, in `.site-old/`; the next run puts that back before it does anything else.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tools.locked import locked

if TYPE_CHECKING:
    from collections.abc import Callable

SITE, NEW, OLD, LOCK = "site", ".site-new", ".site-old", ".site.lock"


def main() -> int:
    """Build the site of the current folder; the exit status is MkDocs'."""
    return build(Path.cwd(), strictly)


def build(root: Path, make: Callable[[Path], int]) -> int:
    """Put what `make` writes into a folder in the place of the site, if its status is 0.

    Args:
        root: The folder that holds the site.
        make: Writes a site into the folder that it is given, and returns an exit status.
    """
    site, new, old = root / SITE, root / NEW, root / OLD
    with locked(root / LOCK, wait=lambda: print("another build is at work here; this one follows", flush=True)):
        try:
            recover(site, old)
            _remove(new)
            if status := make(new):
                return status
            swap(new, site, old)
        except OSError as error:
            print(f"{site.name}/ is as it was: {error}", file=sys.stderr)
            return 1
        finally:
            _remove(new)
    return 0


def recover(site: Path, old: Path) -> None:
    """Put back a site whose build was killed between two renames, and remove what a kill after them left."""
    if old.is_dir() and not site.exists():
        old.rename(site)
    _remove(old)


def swap(new: Path, site: Path, old: Path) -> None:
    """Give a folder the place of another. Neither system renames a folder onto one that is there.

    Raises:
        OSError: one could not be renamed, as on Windows where a file in it is open; the site is as it was.
    """
    if site.exists():
        site.rename(old)
    try:
        new.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    _remove(old)


def strictly(folder: Path) -> int:
    """Run `mkdocs build --strict` in this process, so that both end together.

    Never with `--quiet`: it keeps warnings from the counter that strict mode asks (mkdocs/mkdocs#4126).
    """
    from mkdocs.__main__ import cli  # noqa: PLC0415 - a site that waits for its turn needs none of it

    try:
        cli(["build", "--strict", "--site-dir", str(folder)], prog_name="mkdocs")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
