"""Runs every benchmark, and prints one table of ratios; `make benchmark` runs it, with `--large` for `LARGE=yes`."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

import build
import growth
import matrix
import serve
from table import show

import commands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from table import Row


def rows(*, large: bool) -> Iterator[Row]:
    """Yield the rows of all benchmarks."""
    yield from build.rows((*build.SIZES, *(build.LARGE if large else ())))
    yield from serve.rows()
    yield from matrix.rows()
    yield from growth.rows(large=large)
    yield from commands.rows()


def main() -> int:
    """Print the table; the exit status says whether all bounds hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="also sites of 1,000, 2,000 and 10,000 pages: an hour")
    return show(rows(large=parser.parse_args().large))


if __name__ == "__main__":
    sys.exit(main())
