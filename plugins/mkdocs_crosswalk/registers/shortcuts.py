"""What readers call things: words that lead to entries, evidence and pages, in the order of best answer first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .allowed import ANY

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.yaml_files import Scalar

    from .references import References

EVIDENCE = "evidence/"
DOCUMENTS = "documents/"
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


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Words that readers type, and the entries, evidence items (`evidence/slug`), documents and pages they lead to."""

    words: tuple[str, ...]
    targets: tuple[str, ...]


def read_shortcuts(
    items: tuple[Fields, ...], references: References, evidence: Collection[str], documents: Collection[str]
) -> tuple[Shortcut, ...]:
    """Return the shortcuts in the order of the file."""
    registers = {EVIDENCE: evidence, DOCUMENTS: documents}
    found = []
    seen: dict[str, int] = {}
    for fields in items:
        words = fields.texts("words", required=True)
        for word in words:
            if word.text in seen:
                fields.problems.add(word.at, f'"{word.text}" stands twice (first in line {seen[word.text]})')
            seen.setdefault(word.text, word.at.line)
        targets = [t for scalar in fields.texts("to", required=True) for t in _target(scalar, references, registers)]
        fields.close()
        found.append(Shortcut(tuple(w.text for w in words), tuple(targets)))
    return tuple(found)


def _target(scalar: Scalar, references: References, registers: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    if scalar.text in PAGES or scalar.text in NAMES:
        return (scalar.text,)
    folder = next((f for f in registers if scalar.text.startswith(f)), None)
    if folder is None:
        return references.expand(scalar, ANY)
    item = scalar.text.removeprefix(folder)
    if item not in registers[folder]:
        what = "evidence item" if folder == EVIDENCE else "document"
        references.problems.unknown(scalar.at, what, item, registers[folder])
    return (scalar.text,)
