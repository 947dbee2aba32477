"""What a framework file says of itself in sentences, and the parts that it is read in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.fields import Fields

    from .kinds import Kind

PLACEHOLDER = re.compile(r"\{(?P<alone>#?)(?P<name>[a-zA-Z][\w -]*)(?:\.(?P<field>[\w-]+))?\}")
"""`{kind}` stands for the number and the name of its entries, `{#kind}` for the number alone, and `{#kind.field}` for
how many of them lists show a field of; `{holder}` is who holds the other framework, and `{held}` its short name."""
HOLDER, HELD = "holder", "held"


@frozen
class Texts:
    """Sentences of a framework about itself; each may be empty, and hold what `PLACEHOLDER` says.

    Attributes:
        about: The first words of its first page; `summary` says for search engines what is there.
        caveat: What its gap lists do not say.
        condition: What must hold for records of the other framework to serve here, as in "if …".
        ended: When an edition that another succeeds ended.
        moved_at: The place, in their source, of the table of what became of its entries.
    """

    about: str = ""
    summary: str = ""
    caveat: str = ""
    condition: str = ""
    ended: str = ""
    moved_at: str = ""


@frozen
class Division:
    """A part of a framework that is read apart from the rest; it has a page if its kinds have a folder.

    Attributes:
        title: What it is called within a sentence.
        kinds: The keys of its kinds of entries.
        folder: The folder of its pages, or "".
        name: What it is about, or "".
        short: Its title where there is little room.
        about: The first words of its page; `summary` says for search engines what is there.
    """

    title: str
    kinds: tuple[str, ...]
    folder: str = ""
    name: str = ""
    short: str = ""
    about: str = ""
    summary: str = ""

    @property
    def key(self) -> str:
        """Return its word in addresses and anchors."""
        return self.folder or "-".join(re.findall(r"[a-z0-9]+", self.title.lower()))


def read_texts(fields: Fields, kinds: dict[str, Kind]) -> Texts:
    """Return the sentences of a framework file."""
    table = fields.mapping("texts")
    if table is None:
        return Texts()
    names = ("about", "summary", "caveat", "condition", "ended", "moved_at")
    texts = Texts(**{name: _told(table, name, kinds) for name in names})
    table.close()
    return texts


def read_divisions(fields: Fields, kinds: dict[str, Kind]) -> tuple[Division, ...]:
    """Return the divisions of a framework file, in order."""
    found = []
    for item in fields.items("divisions"):
        names = item.choices("kinds", tuple(kinds))
        folders = {kinds[name].folder for name in names if name in kinds}
        if len(folders) > 1:
            item.problems.add(item.place("kinds"), "the kinds of a division have one folder, or none has any")
        found.append(
            Division(
                title=item.text("title", required=True),
                kinds=names,
                folder=min(folders, default=""),
                name=item.text("name"),
                short=item.text("short") or item.text("title"),
                about=_told(item, "about", kinds),
                summary=_told(item, "summary", kinds),
            )
        )
        item.close()
    return tuple(found)


def _told(fields: Fields, name: str, kinds: dict[str, Kind]) -> str:
    """Return a sentence after reporting each word in braces that stands for nothing."""
    text = fields.text(name)
    for found in PLACEHOLDER.finditer(text):
        kind = kinds.get(found["name"])
        known = {field.name for field in kind.fields} if kind else ()
        if (kind is None and found["name"] not in (HOLDER, HELD)) or (found["field"] and found["field"] not in known):
            fields.problems.add(fields.place(name), f'"{found[0]}" stands for nothing here; name a kind of entries')
    return text
