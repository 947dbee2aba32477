"""What the guides say of themselves in their front matter: which entries they treat, and where they stand.

    group: Clauses 4 to 10
    order: 230
    treats:
      internal-audit: [Clause 9.2, A.5.35]
      top: [Clause 9]

Below `treats` stand the anchors of headings, or `top` for the whole guide, each with ids of entries or groups.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from mkdocs_crosswalk.data.locations import needs_of
from mkdocs_crosswalk.data.problems import LocatedError, Problem, closest_word, hint, hints
from mkdocs_crosswalk.data.yaml_files import Mapping, Scalar, Sequence
from mkdocs_crosswalk.ids.closest import closest
from mkdocs_crosswalk.views.addresses import GLOSSARY
from mkdocs_crosswalk.views.guides import Guide, Treated

from .front_matter import FrontMatterError, headings, parted
from .glossary import read_terms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Pages
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.data.problems import Position
    from mkdocs_crosswalk.data.yaml_files import Node
    from mkdocs_crosswalk.views.glossary import Term

FOLDER = "guides/"
TOP = "top"
"""The anchor of a whole guide."""


def read_guides(catalogue: Catalogue, written: Pages[str, Path]) -> tuple[Guide, ...]:
    """Return the guides among the pages that people wrote, in their order; those that need what is not there are none.

    Args:
        catalogue: The catalogue; it may be a selection.
        written: The pages by their source addresses.

    Raises:
        LocatedError: with every problem of their front matter, each with file, line and column.
    """
    problems: list[Problem] = []
    guides = [
        _Reader(catalogue, uri, path.read_text("utf-8-sig"), problems).guide()
        for uri, path in written.items()
        if uri.startswith(FOLDER) and set(needs_of(path)) <= catalogue.frameworks.keys()
    ]
    if problems:
        raise LocatedError("the guides have", problems)
    return tuple(sorted(guides, key=lambda guide: (guide.order, guide.uri)))


class Told(TypedDict):
    """What the site is told of the pages that people wrote; these are names of arguments of `build_site`."""

    guides: tuple[Guide, ...]
    terms: dict[str, Term]


def read_told(catalogue: Catalogue, written: Pages[str, Path]) -> Told:
    """Return what the guides and the glossary among the pages that people wrote say; see `read_guides`."""
    glossary = written.get(GLOSSARY)
    terms = read_terms(glossary.read_text("utf-8-sig")) if glossary else {}
    return {"guides": read_guides(catalogue, written), "terms": terms}


class _Reader:
    """Reads one guide; what is wrong is added to the problems."""

    def __init__(self, catalogue: Catalogue, uri: str, text: str, problems: list[Problem]) -> None:
        self.catalogue = catalogue
        self.uri = uri
        self.problems = problems
        front = parted(text, uri)
        found = list(headings(front.body))
        self.title = next((words for level, words, _ in found if level == 1), uri)
        self.headings = {anchor: words for level, words, anchor in found if level > 1}
        try:
            self.fields = {key.text: value for key, value in front.fields()}
        except FrontMatterError as error:
            self.fields = {}
            self._wrong(error.at, str(error))

    def _wrong(self, at: Position, message: str) -> None:
        self.problems.append(Problem(at, message))

    def guide(self) -> Guide:
        title, description = self._text("title") or self.title, self._text("description")
        order = self._text("order")
        if order and not order.isdecimal():
            self._wrong(self.fields["order"].at, f'"order" must be a number, not "{order}"')
            order = ""
        treats = tuple(self._treats())
        return Guide(self.uri, title, description, self._text("group"), int(order or 0), treats)

    def _text(self, name: str) -> str:
        node = self.fields.get(name)
        return node.folded if isinstance(node, Scalar) and node.tag == "str" else ""

    def _treats(self) -> Iterator[Treated]:
        """Yield the parts of the guide, in the order of the page."""
        node = self.fields.get("treats")
        if node is None:
            return
        if not isinstance(node, Mapping):
            self._wrong(node.at, '"treats" must hold anchors of headings, each with a list of ids')
            return
        places = {anchor: place for place, anchor in enumerate((TOP, *self.headings))}
        parts = {}
        for key, value in node.pairs:
            if key.text not in places:
                near = hint(closest_word(key.text, places))
                self._wrong(key.at, f'the page has no heading with the anchor "{key.text}"{near}')
            elif key.text in parts:
                self._wrong(key.at, f'"{key.text}" stands twice below "treats"')
            parts[key.text] = tuple(self._entries(value))
        here = self.catalogue.entries
        for anchor in sorted(parts.keys() & places.keys(), key=places.__getitem__):
            entries = self.catalogue.ordered(i for i in parts[anchor] if i in here)
            if entries:
                yield Treated(entries, *(("", "") if anchor == TOP else (anchor, self.headings[anchor])))

    def _entries(self, node: Node) -> Iterator[str]:
        for item in node.items if isinstance(node, Sequence) else (node,):
            ids = self.catalogue.everything.ids
            if not isinstance(item, Scalar) or item.tag != "str":
                self._wrong(item.at, "an id of an entry or of a group must stand here")
            elif entry := ids.one(item.folded):
                yield entry
            else:
                self._wrong(item.at, f'there is no "{item.folded}"{hints(closest(item.folded, ids))}')
