"""What readers call things: words that lead to entries, evidence and pages, in the order of best answer first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from mkdocs_crosswalk.data.records import Form, read_record, record
from mkdocs_crosswalk.data.shapes import WORD, one_or_more

from .allowed import ANY
from .forms import Known

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.yaml_files import Scalar

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
    "gap/soc2-to-iso27001",
    "gap/iso27001-to-soc2",
    "soa",
    "documents/index",
    "about/how-to-read",
    "guides/iso27001-and-soc2-compared",
)
"""Pages that are no entry, and that words may lead to."""
NAMES = ("SOC 2",)
"""Frameworks that words may lead to by name."""


def _targets(fields: Fields, name: str, must: bool, known: Known) -> tuple[str, ...]:
    return tuple(t for scalar in fields.texts(name, required=must) for t in _target(scalar, known))


@record
class Shortcut:
    """Words that readers type, and the entries, evidence items (`evidence/slug`), documents and pages they lead to."""

    words: Annotated[tuple[str, ...], Form(shape=one_or_more(WORD))]
    targets: Annotated[tuple[str, ...], Form(key="to", read=_targets)]


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
    known = Known(references, {"evidence item": evidence, "document": documents})
    return tuple(read_record(Shortcut, fields, known) for fields in items)


def _target(scalar: Scalar, known: Known) -> tuple[str, ...]:
    if scalar.text in PAGES or scalar.text in NAMES:
        return (scalar.text,)
    folder = next((f for f in FOLDERS if scalar.text.startswith(f)), None)
    if folder is None:
        return known.references.expand(scalar, ANY)
    item, what = scalar.text.removeprefix(folder), FOLDERS[folder]
    if item not in known.names[what]:
        known.references.problems.unknown(scalar.at, what, item, known.names[what])
    return (scalar.text,)
