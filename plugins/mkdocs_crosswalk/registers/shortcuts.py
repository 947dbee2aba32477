"""What readers call things: words that lead to entries, evidence and pages, in the order of best answer first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from mkdocs_crosswalk.data.problems import Position, closest_word
from mkdocs_crosswalk.data.records import Form, read_record, record
from mkdocs_crosswalk.data.shapes import WORD, one_or_more

from .allowed import ANY
from .forms import Known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.yaml_files import Scalar

    from .crosswalks import Crosswalk
    from .frameworks import Framework
    from .references import References

EVIDENCE = "evidence/"
DOCUMENTS = "documents/"
FOLDERS = {EVIDENCE: "evidence item", DOCUMENTS: "document"}
"""Folders of records that words may lead to, with what messages call one."""
PAGES = (
    "counterparts",
    "corrections",
    "matrix",
    "gap/index",
    "soa",
    "evidence/plan",
    "documents/index",
    "about/how-to-read",
)
"""Pages that are no entry, and that words may lead to; each two frameworks have more."""

_WORD = re.compile("[a-z]+")
_PATH = re.compile("[a-z-]+(?:/[a-z0-9-]+)+")


def gap_page(held: Framework, asked: Framework) -> str:
    """Return the page of what remains for one framework to whoever holds another."""
    return f"gap/{held.address}-to-{asked.address}"


def plan_page(held: Framework, asked: Framework) -> str:
    """Return the page of what to collect first for one framework, for whoever holds another."""
    return f"evidence/plan/{held.address}-to-{asked.address}"


def guide_page(crosswalk: Crosswalk) -> str:
    """Return the page that people write about two frameworks side by side."""
    return f"guides/{crosswalk.left.address}-and-{crosswalk.right.address}-compared"


def _pages(crosswalks: Iterable[Crosswalk]) -> Iterator[str]:
    """Yield the pages that words may lead to."""
    yield from PAGES
    for crosswalk in crosswalks:
        yield gap_page(crosswalk.right, crosswalk.left)
        yield gap_page(crosswalk.left, crosswalk.right)
        yield from (plan_page(crosswalk.right, crosswalk.left), plan_page(crosswalk.left, crosswalk.right))
        yield guide_page(crosswalk)


def _targets(fields: Fields, name: str, must: bool, known: Known) -> tuple[str, ...]:
    return tuple(t for scalar in fields.texts(name, required=must) for t in _target(scalar, known))


@record
class PageName:
    """A page by its source address without the ending, and where a file names it."""

    name: str
    at: Annotated[Position, Form(key="name")]


@record
class Shortcut:
    """Words that readers type, and where they lead.

    That is entries, evidence items (`evidence/slug`), documents, pages, and frameworks by their names.

    Attributes:
        suggested: Whether the empty search offers the first of the words.
        others: Those of the pages of which only the site can say whether they are there.
    """

    words: Annotated[tuple[str, ...], Form("What readers call it, each as they type it.", shape=one_or_more(WORD))]
    targets: Annotated[tuple[str, ...], Form("Where the words lead, the best answer first.", key="to", read=_targets)]
    suggested: Annotated[bool, Form("Whether the empty search offers the first word.", private=True)] = False
    others: Annotated[tuple[PageName, ...], Form(derived=True, private=True)] = ()


def read_shortcuts(
    items: tuple[Fields, ...], references: References, evidence: Collection[str], documents: Collection[str]
) -> tuple[Shortcut, ...]:
    """Return the shortcuts in the order of the file."""
    seen: dict[str, int] = {}
    for fields in items:
        for word in fields.texts("words"):
            if word.text in seen:
                fields.problems.add(word.at, f'"{word.text}" stands twice (first in line {seen[word.text]})')
            seen.setdefault(word.text, word.at.line)
    pages = tuple(_pages(references.crosswalks))
    names = tuple(f.name for f in references.frameworks.values() if f.single)
    there = {"evidence item": evidence, "document": documents, "page": pages, "framework": names}
    known = Known(references, there)
    return tuple(read_record(Shortcut, fields, known, others=_others(fields, pages)) for fields in items)


def _others(fields: Fields, pages: Collection[str]) -> tuple[PageName, ...]:
    """Return the paths to which words lead, beside those of records and of the pages that are known here."""
    paths = (s for s in fields.texts("to") if _PATH.fullmatch(s.text) and not _folder(s.text))
    return tuple(PageName(name=scalar.text, at=scalar.at) for scalar in paths if scalar.text not in pages)


def _target(scalar: Scalar, known: Known) -> tuple[str, ...]:
    references, pages, names = known.references, known.names["page"], known.names["framework"]
    if scalar.text in pages or scalar.text in names:
        return (scalar.text,)
    folder = _folder(scalar.text)
    if folder:
        item, what = scalar.text.removeprefix(folder), FOLDERS[folder]
        if item not in known.names[what]:
            references.problems.unknown(scalar.at, what, item, known.names[what])
        return (scalar.text,)
    if _PATH.fullmatch(scalar.text):
        return (scalar.text,)
    if _WORD.fullmatch(scalar.text) and closest_word(scalar.text, pages):
        references.problems.unknown(scalar.at, "page", scalar.text, pages)
        return ()
    if _bare(scalar.text) in {_bare(f.name) for f in references.frameworks.values()}:
        references.problems.unknown(scalar.at, "framework", scalar.text, names)
        return ()
    return references.expand(scalar, ANY)


def _folder(text: str) -> str:
    """Return the folder of records in which a text names one, or an empty text."""
    return next((f for f in FOLDERS if text.startswith(f) and text != f"{f}index"), "")


def _bare(name: str) -> str:
    """Return a name without what people write in several ways."""
    return name.replace(" ", "").lower()
