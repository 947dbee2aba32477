"""A question as data: what to show, where, in which columns. It is the same on the console and in a page.

    show: controls
    where: {outcome: new, theme: A.7}
    columns: [id, title]

A condition names a field and one of the words that it may have; several words are alternatives. `none` stands for
a field that is empty, and `any` for one that is not. With the id of one thing, under `of`, the fields that are named
are what is shown, as far as the conditions let them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import CrosswalkError, closest_word, hints

from .columns import Of
from .days import HOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .columns import Column, Show
    from .shows import Asked

ANY, NONE = "any", "none"
ALTERNATIVES = ","


@frozen
class Query:
    """A question.

    Attributes:
        show: What is shown, such as `controls`.
        where: The words that a field may have, by its name.
        columns: The fields that are shown; nothing for the ids alone.
        of: The id of the one thing that is asked about, or "".
    """

    show: str
    where: Mapping[str, tuple[str, ...]]
    columns: tuple[str, ...] = ()
    of: str = ""


@frozen
class Answer:
    """The things that were found, each with the values of its fields in the order of the columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]


class Unknown(NamedTuple):
    """A word of a question that is unknown.

    Attributes:
        at: Where it stands: the names of the fields of the question that lead to it, and at last itself.
        message: What is wrong, with the closest that is right.
    """

    at: tuple[str, ...]
    message: str


def answer(query: Query, asked: Asked) -> Answer:
    """Return what is found.

    Args:
        query: The question.
        asked: What can be asked.

    Raises:
        CrosswalkError: with every word that is unknown, and the closest that is right.
    """
    if problems := unknown(query, asked):
        raise CrosswalkError("\n".join(dict.fromkeys(one.message for one in problems)))
    show = asked.shows[query.show]
    wanted = {name: _meant(show.columns[name], words, asked) for name, words in query.where.items()}
    if of := show.find(query.of) if query.of else "":
        return _of_one(of, query, show, wanted)
    columns = query.columns or (show.key,)
    ids = [i for i in show.ids if all(_holds(show.columns[n].read(i), words) for n, words in wanted.items())]
    return Answer(columns, tuple(tuple(show.columns[name].read(i) for name in columns) for i in ids))


def unknown(query: Query, asked: Asked) -> tuple[Unknown, ...]:
    """Return every word of a question that is unknown, in the order of its fields."""
    show = asked.shows.get(query.show)
    if show is None:
        return (Unknown(("show", query.show), _unknown("thing to show", query.show, asked.shows)),)
    found: list[Unknown] = []
    for name, words in query.where.items():
        if name in show.columns:
            found += _unknown_words(show.columns[name], words, asked)
        else:
            found.append(Unknown(("where", name), _unknown("field", name, show.columns)))
    for name in query.columns:
        if name not in show.columns:
            found.append(Unknown(("columns", name), _unknown("field", name, show.columns)))
    if query.of and show.find(query.of) is None:
        found.append(Unknown(("of", query.of), _unknown(show.one, query.of, show.ids)))
    return tuple(found)


def of_pages(query: Query, asked: Asked) -> bool:
    """Say whether a question is about the policies among the pages of a site."""
    show = asked.shows.get(query.show)
    named = (show.columns.get(name) for name in (*query.where, *query.columns)) if show else ()
    return query.show == "policies" or any(column is not None and column.of == Of.POLICY for column in named)


def _of_one(of: str, query: Query, show: Show, wanted: Mapping[str, frozenset[str]]) -> Answer:
    """Return fields of one thing: those with conditions, cut to these, or else the columns, or else all."""
    columns = tuple(wanted) or query.columns or tuple(show.columns)
    values = []
    for name in columns:
        found = show.columns[name].read(of)
        values.append(tuple(v for v in found if not wanted.get(name) or ANY in wanted[name] or v in wanted[name]))
    return Answer(columns, (tuple(values),))


def _holds(values: tuple[str, ...], words: frozenset[str]) -> bool:
    if ANY in words and values:
        return True
    return not words.isdisjoint(values) or (NONE in words and not values)


def _meant(column: Column, words: Iterable[str], asked: Asked) -> frozenset[str]:
    """Return the values that words mean."""
    found: set[str] = set()
    for word in words:
        found |= {word} if word in (ANY, NONE) else asked.meant(column, word) or set()
    return frozenset(found)


def _unknown_words(column: Column, words: Iterable[str], asked: Asked) -> Iterator[Unknown]:
    """Yield what is wrong with those words of a field that mean nothing."""
    for word in words:
        if word in (ANY, NONE) or asked.meant(column, word) is not None:
            continue
        if column.of == Of.DAY:
            yield Unknown(("where", column.name, word), f'"{word}" names no day; {HOW}')
            continue
        near = asked.closest(column, word)
        known = near or asked.known(column)
        yield Unknown(("where", column.name, word), _unknown(column.named, word, known, near))


def _unknown(what: str, word: str, known: Iterable[str], near: Sequence[str] = ()) -> str:
    """Return the message on a word that is unknown, with the closest right ones, or all if there are few."""
    names = tuple(known)
    near = near or tuple(filter(None, (closest_word(word, names),)))
    if near or not names or len(names) > MOST:
        return f'unknown {what} "{word}"{hints(near)}'
    return f'unknown {what} "{word}"; there is {", ".join(names)}'


MOST = 12
"""So many words are named where none of them is close."""
