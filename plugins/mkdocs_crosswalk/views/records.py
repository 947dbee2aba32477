"""What a link may name beside entries: evidence items and the documents of the policy set."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.data.problems import closest_word
from mkdocs_crosswalk.registers.shortcuts import DOCUMENTS, EVIDENCE

from .addresses import Place, document_uri, evidence_uri

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue


class Record(NamedTuple):
    """The page of an evidence item or document, and its name."""

    place: Place
    name: str


def records_by_name(catalogue: Catalogue) -> dict[str, Record]:
    """Return every evidence item and document, left out or not, by what a link calls it.

    That is `evidence/user-access-review` or `documents/backup-policy`; the last part alone where only one has it.
    """
    full = catalogue.everything
    found = {f"{DOCUMENTS}{d.id}": Record(Place(document_uri(d.id)), d.name) for d in full.documents.values()}
    found |= {f"{EVIDENCE}{i.id}": Record(Place(evidence_uri(i.id)), i.name) for i in full.evidence.values()}
    short = Counter(name.rpartition("/")[2] for name in found)
    return found | {last: r for name, r in found.items() if short[last := name.rpartition("/")[2]] == 1}


def closest_records(wrong: str, records: Mapping[str, Record]) -> tuple[str, ...]:
    """Return the names that a wrong one may have meant: those that end so, or the most like it."""
    ending = tuple(name for name in records if name.endswith(f"/{wrong}"))
    near = closest_word(wrong, records)
    return ending or ((near,) if near else ())
