"""What a framework file says of its kinds of entries, and of the fields that they have."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.shapes import choice, flag, number, text

from .points import read_point_kind

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.shapes import Shape

    from .points import PointKind

PAGES = ("own", "index", "above")
"""Where an entry is found: on a page of its own, on the first page of its framework, or on that of what is above it."""
TYPES = ("text", "flag", "number", "word", "words")
SHOWN = ("chip", "fact")


@frozen
class OwnField:
    """A field that only the entries of a kind have.

    Attributes:
        type: `text`, `flag`, `number`, `word` or `words`; the last two are of a closed list.
        label: What pages call it, or say where it is true; `{}` stands for its value.
        words: The closed list, each word with what pages say for it.
        group: The name under which files for machines hold it together with others, or "".
        shown: Whether an entry's page shows it as a `chip` or a `fact`.
        listed: The value for which lists of entries show it too, or "".
        titles: Whether it is another title of the entry.
    """

    name: str
    type: str
    label: str = ""
    words: dict[str, str] = field(default_factory=dict)
    group: str = ""
    shown: str = ""
    strong: bool = False
    listed: str = ""
    titles: bool = False

    @property
    def shape(self) -> Shape:
        """Return the shape of its value, or of each where it has several."""
        words = choice(self.words)
        return {"flag": flag(), "number": number(), "word": words, "words": words}.get(self.type, text())


@frozen
class Kind:
    """A kind of entries.

    Attributes:
        key: The word for it in files for machines.
        one: Its name in the singular; `many` is that in the plural.
        single: Whether a pair may join its entries; those of all others are groups, or of an edition that has ended.
        holds: The keys of the kinds that stand below it.
        page: Of `PAGES`.
        folder: The folder of its pages below that of the framework, or "".
        named: Whether an entry is called by its title alone; its id is no number.
        family: Whether below different groups several may have one title.
        loose: Its name in the singular where its place below another does not matter; `loose_many` in the plural.
        always: Whether its entries bind everybody who is asked for the framework; lists begin with them.
        chip: What the pages of its entries say first; the title of the outermost group unless given.
        points: What the points are that guide the reading of its entries, or None.
    """

    key: str
    one: str
    many: str
    single: bool = False
    holds: tuple[str, ...] = ()
    page: str = "own"
    folder: str = ""
    named: bool = False
    family: bool = False
    fields: tuple[OwnField, ...] = ()
    loose: str = ""
    loose_many: str = ""
    always: bool = False
    chip: str = ""
    points: PointKind | None = None


def read_kinds(fields: Fields) -> dict[str, Kind]:
    """Return the kinds of a framework file by key, in order."""
    fields.node("kinds", required=True)
    table = fields.mapping("kinds")
    if table is None:
        return {}
    found = {}
    for key in table.names():
        kind = table.mapping(key)
        if kind is not None:
            found[key] = _kind(key, kind, table.names())
    table.close()
    return found


def _kind(key: str, fields: Fields, known: tuple[str, ...]) -> Kind:
    one, many = fields.noun("one", required=True), fields.noun("many", required=True)
    loosely = fields.mapping("loosely")
    kind = Kind(
        key=key,
        one=one,
        many=many,
        single=fields.flag("single"),
        holds=fields.choices("holds", known) if fields.has("holds") else (),
        page=fields.choice("page", PAGES, default="own"),
        folder=fields.part("folder"),
        named=fields.flag("named"),
        family=fields.flag("family"),
        fields=tuple(_own_field(name, own) for name, own in _tables(fields, "fields")),
        loose=loosely.noun("one", required=True) if loosely else one,
        loose_many=loosely.noun("many", required=True) if loosely else many,
        always=fields.flag("always"),
        chip=fields.text("chip"),
        points=read_point_kind(fields),
    )
    if loosely:
        loosely.close()
    fields.close()
    return kind


def _tables(fields: Fields, name: str) -> list[tuple[str, Fields]]:
    table = fields.mapping(name)
    if table is None:
        return []
    found = [(key, inside) for key in table.names() if (inside := table.mapping(key)) is not None]
    table.close()
    return found


def _own_field(name: str, fields: Fields) -> OwnField:
    closed = fields.choice("type", TYPES, required=True) in ("word", "words")
    own = OwnField(
        name=name,
        type=fields.text("type"),
        label=fields.text("label"),
        words=_words(fields) if closed else {},
        group=fields.text("group"),
        shown=fields.choice("shown", SHOWN),
        strong=fields.flag("strong"),
        listed=fields.text("listed"),
        titles=fields.flag("titles"),
    )
    fields.close()
    return own


def _words(fields: Fields) -> dict[str, str]:
    """Return a closed list: words alone, or each with what pages say for it."""
    if fields.is_list("words"):
        return {word: word for word in fields.lines("words", required=True)}
    return fields.words("words")
