"""Runs of eight words that our texts share with documents of others: `python -m tools.common_runs FILE...`.

The documents that the sources stand for are not part of the project. Whoever holds them runs this before a release;
ids and official titles aside, it must find nothing. Exit status 1 if it does.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.load import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parents[1]
LENGTH = 8
TOKEN = re.compile(r"[A-Za-z0-9]+")


def main() -> int:
    """Compare every text of the project with the files named, and print what they share."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, help="documents to compare with, as plain text")
    known: dict[tuple[str, ...], str] = {}
    for file in parser.parse_args().files:
        known |= {run: file.name for run, _ in runs(TOKEN.finditer(file.read_text("utf-8", "replace")))}
    found = list(shared(texts(names()), known))
    for line in found:
        print(line)
    print(f"{len(known)} runs of {LENGTH} words in the documents, {len(found)} of them here")
    return 1 if found else 0


def runs(tokens: Iterable[re.Match[str]]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield each run of words with the place where it starts."""
    found = [(token[0].lower(), token.start()) for token in tokens]
    for first in range(len(found) - LENGTH + 1):
        part = found[first : first + LENGTH]
        yield tuple(word for word, _ in part), part[0][1]


def names() -> re.Pattern[str]:
    """Return a pattern of what is nobody's sentence: ids, official titles, titles and addresses of documents."""
    catalogue = load(ROOT / "mappings")
    known = {t for e in catalogue.entries.values() for t in (e.title, e.text("title_27002")) if " " in t}
    known |= {t for s in catalogue.sources.values() for t in (s.title, s.address) if t}
    texts = (re.sub(r"\s+", " ", text) for text in sorted(known, key=len, reverse=True))
    ids = r"\bA ?\.?\d+(?:\.\d+)+|\b(?:CC|A|C|PI|P)\d\.\d+|\bClause \d+(?:\.\d+)*"
    return re.compile("|".join([*map(re.escape, texts), ids]), re.IGNORECASE)


def texts(official: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield each file that holds words of ours, without names; a mark in their place breaks the run."""
    for folder, pattern in (("mappings", "*.yml"), ("content", "*.md"), ("plugins", "*.html"), ("plugins", "*.py")):
        for file in sorted((ROOT / folder).rglob(pattern)):
            text = re.sub(r"\s+", " ", file.read_text("utf-8"))
            yield file.relative_to(ROOT).as_posix(), official.sub(" zzz ", text)


def shared(ours: Iterable[tuple[str, str]], known: dict[tuple[str, ...], str]) -> Iterator[str]:
    """Yield a line for each run that is in both."""
    for name, text in ours:
        for run, _ in runs(TOKEN.finditer(text)):
            if run in known:
                yield f"{name}: as in {known[run]}: {' '.join(run)}"


if __name__ == "__main__":
    sys.exit(main())
