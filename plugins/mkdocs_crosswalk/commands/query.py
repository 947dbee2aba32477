"""`crosswalk query`: things of the data, with conditions on their fields."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.engines.build_day import build_day
from mkdocs_crosswalk.engines.docs import policies_in
from mkdocs_crosswalk.programme.programme import Programme
from mkdocs_crosswalk.queries.query import ALTERNATIVES, Query, answer, of_pages
from mkdocs_crosswalk.queries.shows import Asked

from .shared import FOLDER, examples, loaded, of_data, own_data
from .telling import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.queries.query import Answer

OPTION = "--"


@click.command(
    context_settings={"ignore_unknown_options": True},
    epilog=examples(
        "query controls --outcome new --theme A.7",
        "query evidence asset-inventory --serves CC6",
        "query pairs --entry A.8.16 --level full --columns pair,agreement",
        "query controls --owner none --count --with compliance",
        "query controls --policy none --docs docs",
        "query",
    ),
)
@click.argument("words", metavar="[SHOW [ID] [--FIELD WORD]...]", nargs=-1, type=click.UNPROCESSED)
@click.option("--columns", default="", metavar="FIELDS", help="The fields to show, with commas between.")
@click.option("--count", is_flag=True, help="Only how many there are.")
@click.option("--scope", default="", metavar="GROUPS", help="The categories of the report that verdicts are read for.")
@click.option("--docs", type=FOLDER, metavar="FOLDER", help="The pages of a site, for the policies among them.")
@click.option("--json", "as_json", is_flag=True, help="As data, for other programs.")
@of_data
@own_data
def query(
    words: tuple[str, ...],
    *,
    columns: str,
    scope: str,
    docs: Path | None,
    data: Path | None,
    own: tuple[Path, ...],
    count: bool,
    as_json: bool,
) -> None:
    """Show what fits some conditions; without a word, what can be shown and which fields each has.

    A condition is a field and a word that it may have; several words have commas between. A group or a framework
    stands for all that is in it, `none` for an empty field, and `any` for one that is not. With an ID, the fields of
    that one thing are shown.
    """
    catalogue = loaded(data, own)
    policies = policies_in(docs, catalogue) if docs else None
    asked = Asked(Programme(catalogue, build_day()), _groups(catalogue, scope), policies)
    if not words:
        say(_offered(asked))
        return
    question = _read(words, columns)
    if docs is None and of_pages(question, asked):
        raise click.UsageError("policies are pages of a site; name their folder with --docs")
    found = answer(question, asked)
    if count:
        say(json.dumps(len(found.rows)) if as_json else str(len(found.rows)))
    else:
        say(_json(found) if as_json else _text(found))


def _read(words: tuple[str, ...], columns: str) -> Query:
    """Return a question as it is written on a command line; raises UsageError where a condition has no word."""
    show, *rest = words
    of = rest.pop(0) if rest and not rest[0].startswith(OPTION) else ""
    where: dict[str, tuple[str, ...]] = {}
    while rest:
        name, given, word = rest.pop(0).partition("=")
        if not name.startswith(OPTION):
            raise click.UsageError(f'"{name}" belongs to no field; write --FIELD WORD')
        if not given and (not rest or rest[0].startswith(OPTION)):
            raise click.UsageError(f"{name} says no word; write {name} WORD, such as any or none")
        word = word if given else rest.pop(0)
        name = name.removeprefix(OPTION)
        where[name] = (*where.get(name, ()), *_parted(word))
    return Query(show, where, tuple(_parted(columns)), of)


def _parted(text: str) -> Iterable[str]:
    return filter(None, map(str.strip, text.split(ALTERNATIVES)))


def _groups(catalogue: Catalogue, text: str) -> tuple[str, ...]:
    """Return the groups of a scope that a text names."""
    every = Asked(Programme(catalogue, build_day())).groups
    wrong = [word for word in _parted(text) if word.casefold() not in every]
    if wrong:
        raise CrosswalkError(f'unknown scope "{wrong[0]}"; there is {", ".join(every.values())}')
    return tuple(every[word.casefold()] for word in _parted(text))


def _text(found: Answer) -> str:
    """Return ids of one word in a line, and anything else as a table with a line each."""
    if len(found.columns) == 1:
        values = [" ".join(row[0]) for row in found.rows if row[0]]
        parted = "\n" if any(" " in value for value in values) and len(values) > 1 else " "
        return parted.join(values)
    if len(found.rows) == 1:
        return "\n".join(f"{name}: {', '.join(v)}" for name, v in zip(found.columns, found.rows[0], strict=True) if v)
    table = [found.columns, *(tuple(", ".join(value) for value in row) for row in found.rows)]
    widths = [max(len(row[n]) for row in table) for n in range(len(found.columns))]
    return "\n".join("  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in table)


def _json(found: Answer) -> str:
    items = [dict(zip(found.columns, map(list, row), strict=True)) for row in found.rows]
    return json.dumps(items, ensure_ascii=False, indent=2)


def _offered(asked: Asked) -> str:
    lines = []
    for show in asked.shows.values():
        lines.append(f"{show.name} ({len(show.ids)})")
        width = max(map(len, show.columns))
        lines += [f"  {column.name.ljust(width)}  {column.about}" for column in show.columns.values()]
    return "\n".join(lines)
