"""Builds sites of one large framework beside a small one, and shows how time and bytes grow with its entries.

The framework has entries in twenty groups, four and a half pairs for each, and once all of them in one group. The data
is made up. It shows seconds of a processor and bytes of HTML for each page as ratios to the smallest site. Bounds for
the larger one: 1.2 of its time, and 1.2 of its bytes; and the same for one group beside twenty.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from processes import MEMORY, built
from table import Row, show

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (300, 1200, 3600)
GROUPS = 20
ALONE = 1500
"""The entries of the site in which all stand in one group."""
OTHERS = 200
PAIRS = 4.5
"""Pairs for each entry."""
BOUND = 1.2
WORDS = (
    "access",
    "asset",
    "backup",
    "change",
    "event",
    "key",
    "log",
    "owner",
    "plan",
    "record",
    "risk",
    "role",
    "user",
)

CONFIG = """site_name: Large
site_url: https://example.org/
theme: {name: material, font: false}
plugins: [search, {crosswalk: {prefix: "", mappings: mappings}}]
"""
SOURCES = """- {id: large, name: Large, title: A large catalogue, kind: standard, year: 2026}
- {id: small, name: Small, title: A small catalogue, kind: standard, year: 2026}
- {id: table, name: Table, title: What both share, kind: table, date: 2026-01-02}
- {id: this-project, name: This project, title: Our own reading, kind: project, date: 2026-01-03}
"""
TABLE = "source: table\ndirection: small-to-large\nlevels: {Some: partial}\nrows:\n"
FRAMEWORK = """framework: {id}
key: {key}
name: {name}
title: {name}
source: {key}
address: {key}
kinds:
  {key}-family: {{one: family, many: families, holds: [{key}-rule]}}
  {key}-rule: {{one: rule, many: rules, single: true}}
ids: [{{kinds: [{key}-family, {key}-rule], form: "{letter}{{}}", letters: [{letter}]}}]
entries:
"""


class Built(NamedTuple):
    """A site: seconds and bytes of HTML for each of its pages."""

    pages: int
    seconds: float
    size: float


def titled(number: int) -> str:
    """Return a title that no other entry has."""
    return f"{WORDS[number % len(WORDS)]} {WORDS[number // 7 % len(WORDS)]} {number}".capitalize()


def framework(name: str, key: str, letter: str, entries: int, groups: int) -> tuple[str, list[str]]:
    """Return a framework's file, and the ids of its single entries."""
    lines, ids = [FRAMEWORK.format(id=f"{key}-1", key=key, name=name, letter=letter)], []
    for group in range(1, groups + 1):
        lines.append(f"  - id: {letter}{group}\n    title: Family {group} of {name}\n    entries:\n")
        for number in range(1, entries // groups + 1):
            ids.append(f"{letter}{group}.{number}")
            lines.append(f"      - {{id: {ids[-1]}, title: {titled(len(ids))}}}\n")
    return "".join(lines), ids


def write(folder: Path, entries: int, groups: int) -> None:
    """Write the data and the configuration of a site."""
    data = folder / "mappings"
    large, rules = framework("Large", "large", "L", entries, groups)
    small, others = framework("Small", "small", "S", OTHERS, 10)
    dice = random.Random(entries)  # noqa: S311 - made-up data, the same each time
    pairs = {(rule, other) for rule in rules for other in dice.sample(others, 4)}
    while len(pairs) < PAIRS * entries:
        pairs.add((dice.choice(rules), dice.choice(others)))
    rows = "".join(
        f"  - {{at: line {n}, published: {{large: [{rule}], small: [{other}], level: Some}}}}\n"
        for n, (rule, other) in enumerate(sorted(pairs), 1)
    )
    files = {
        "mappings/frameworks/order.yml": "shown: [large-1, small-1]\nread: [large-1, small-1]\n",
        "mappings/frameworks/large-1.yml": large,
        "mappings/frameworks/small-1.yml": small,
        "mappings/sources.yml": SOURCES,
        "mappings/crosswalks/table.yml": f"{TABLE}{rows}",
        "mkdocs.yml": CONFIG,
    }
    (folder / "docs").mkdir(parents=True)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    schemas(data)


def schemas(data: Path) -> None:
    """Begin each file with the line that names its schema."""
    from mkdocs_crosswalk.registers.heads import head  # noqa: PLC0415 - the package is under test

    for path in data.rglob("*.yml"):
        name = path.relative_to(data).as_posix()
        path.write_text(f"{head(name)}\n{path.read_text('utf-8')}", "utf-8")


def label(entries: int, groups: int = GROUPS) -> str:
    """Return what a site is called."""
    return f"{entries} in {groups} group{'' if groups == 1 else 's'}"


def build(folder: Path) -> Built:
    """Build once into an empty folder."""
    took = built(folder).seconds
    pages = list((folder / "site").rglob("*.html"))
    return Built(len(pages), took / len(pages), sum(path.stat().st_size for path in pages) / len(pages))


def rows(rounds: int = 1, *, large: bool = False) -> Iterator[Row]:
    """Build each site in turn, and yield the ratios."""
    sizes = (SIZES[0], SIZES[-1]) if large else SIZES[:-1]
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        sites = {label(*site): site for site in (*((size, GROUPS) for size in sizes), (ALONE, GROUPS), (ALONE, 1))}
        for called, (entries, groups) in sites.items():
            write(Path(name, called), entries, groups)
        found: dict[str, list[Built]] = {called: [] for called in sites}
        for _ in range(rounds):
            for called, runs in found.items():
                runs.append(build(Path(name, called)))
    best = {called: min(runs, key=lambda one: one.seconds) for called, runs in found.items()}
    for one, other in ((label(sizes[-1]), label(sizes[0])), (label(ALONE, 1), label(ALONE))):
        yield Row(f"{one}, beside {other}: time for a page", best[one].seconds / best[other].seconds, BOUND)
        yield Row(f"{one}, beside {other}: bytes of a page", best[one].size / best[other].size, BOUND)


def main() -> int:
    """Print the ratios; the exit status says whether the bounds hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--large", action="store_true", help="compare the largest site too")
    asked = parser.parse_args()
    return show(rows(asked.rounds, large=asked.large))


if __name__ == "__main__":
    sys.exit(main())
