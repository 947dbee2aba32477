"""A question as people write it in a page: YAML, in words that the console has too.

show: controls
where: {owner: IT, policy: none}
columns: [id, title, due]
as: table
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.fields import Fields
from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import Position, Problem, Problems, closest_word, hint
from mkdocs_crosswalk.data.yaml_files import Mapping, Scalar, kind_of, tree

from .columns import NO, YES
from .query import ALTERNATIVES, Query, Unknown, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .shows import Asked

COUNT, ALL = "{count}", "{all}"
"""What a sentence has in the place of how many fit, and of how many there are."""


class As(StrEnum):
    """What becomes of a question."""

    TABLE = "table"
    LIST = "list"
    COUNT = "count"


@frozen
class Question:
    """A question of a page.

    Attributes:
        form: What becomes of it.
        scope: The groups of the report that verdicts are read for, as written.
        sentence: The words around a count, or "".
        places: Where each word stands, by the names of the fields that lead to it, and at last itself.
    """

    query: Query
    form: As
    scope: tuple[str, ...]
    sentence: str
    places: dict[tuple[str, ...], Position]

    def wrong(self, asked: Asked) -> Iterator[tuple[tuple[str, ...], Problem]]:
        """Yield what is unknown of it, by where that stands."""
        for word in self.scope:
            if word.casefold() not in asked.groups:
                near = hint(closest_word(word, asked.groups.values()))
                there = near or f"; there is {', '.join(asked.groups.values())}" * bool(asked.groups)
                yield self._located(Unknown(("scope", word), f'unknown scope "{word}"{there}'))
        yield from map(self._located, unknown(self.query, asked))

    def _located(self, word: Unknown) -> tuple[tuple[str, ...], Problem]:
        return word.at, Problem(self.places[word.at], word.message)


def read_question(text: str, problems: Problems) -> Question | None:
    """Return a question as far as it can be read, or None where it does not say what to show.

    Lines and columns are those of its text.

    Args:
        text: The YAML.
        problems: Collects what is wrong.
    """
    if not text.strip():
        problems.add(Position("", 1, 1), "nothing is asked; write what to show, such as show: controls")
        return None
    node = tree(text, "", problems)
    if not isinstance(node, Mapping):
        if node is not None:
            problems.add(node.at, f"a question is made of fields, such as show: controls, not of {kind_of(node)}")
        return None
    return None if problems else _Reader(Fields(node, problems)).question()


class _Reader:
    """Reads the fields of a question, and keeps where each word stands."""

    def __init__(self, fields: Fields) -> None:
        self.fields = fields
        self.places: dict[tuple[str, ...], Position] = {}

    def question(self) -> Question | None:
        """Return the question, after reporting what is wrong with its fields."""
        fields = self.fields
        show = fields.text("show", required=True)
        self.places["show", show] = fields.place("show")
        where = dict(self._where())
        columns = self._words("columns", fields.texts("columns"), ("columns",))
        scope = self._words("scope", fields.texts("scope"), ("scope",))
        form = As(fields.choice("as", tuple(As), default=As.TABLE))
        sentence = fields.text("text")
        if sentence and form != As.COUNT:
            fields.problems.add(fields.place("text"), 'a "text" stands around a count; write as: count beside it')
        elif sentence and COUNT not in sentence:
            fields.problems.add(fields.place("text"), f'the "text" says no number; write {COUNT} in its place')
        fields.close()
        return Question(Query(show, where, columns), form, scope, sentence, self.places) if show else None

    def _where(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        if (conditions := self.fields.mapping("where")) is None:
            return
        for name in conditions.names():
            found = self._words(name, conditions.texts(name, required=True), ("where", name))
            self.places["where", name] = next(key.at for key, _ in conditions.tree.pairs if key.text == name)
            yield name, found

    def _words(self, name: str, scalars: Sequence[Scalar], at: tuple[str, ...]) -> tuple[str, ...]:
        """Return the words of a field; a text that stands alone may be several, with commas between."""
        alone = not self.fields.is_list(name) and len(scalars) == 1
        found: list[str] = []
        for scalar in scalars:
            text = (
                (YES if scalar.text.lower() in ("true", "yes", "on") else NO) if scalar.tag == "bool" else scalar.folded
            )
            for word in filter(None, map(str.strip, text.split(ALTERNATIVES))) if alone else (text,):
                found.append(word)
                self.places[(*at, word)] = scalar.at
        return tuple(dict.fromkeys(found))
