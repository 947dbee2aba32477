"""The evidence register as frozen records: items, the systems they come from, and who names them for an entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.problems import Position

    from .model import Row


@dataclass(frozen=True, slots=True)
class System:
    """A kind of system that records are collected from."""

    id: str
    name: str
    examples: tuple[str, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading of the evidence register."""

    id: str
    name: str
    position: Position


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """A kind of record kept once and shown to both auditors.

    Attributes:
        timing: `point-in-time` or `over-a-period`.
        serves: The entries that it is shown for, by this project's judgement.
    """

    id: str
    name: str
    topic: str
    kind: str
    what: str
    collected_from: tuple[str, ...]
    how: str
    example: str
    rejected: tuple[str, ...]
    timing: str
    sampling: str
    frequency: str
    owner: str
    serves: tuple[str, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class EvidenceLink:
    """A row that names an evidence item for an entry."""

    item: str
    entry: str
    row: Row
    counted: bool
    why_not: str
