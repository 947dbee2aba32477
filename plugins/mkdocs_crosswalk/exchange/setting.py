"""What the files of all formats share: the pairs with what is said of them, identifiers, edition and licence."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from mkdocs_crosswalk.catalogue.catalogue import PROJECT
from mkdocs_crosswalk.catalogue.published import version_of
from mkdocs_crosswalk.data.frozen import frozen

from .cases import Case, pair_case, told, way_case

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import date

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework
    from mkdocs_crosswalk.registers.levels import Direction

_NAMESPACE = uuid5(NAMESPACE_URL, "urn:mkdocs-crosswalk")
"""Of all identifiers that the files give; it never changes, so that they never do."""
_LICENCES = {"Apache-2.0": "https://www.apache.org/licenses/LICENSE-2.0"}
NOBODY_SAYS = "https://w3id.org/sssom/license/unspecified"
MADE_BY = "mkdocs-crosswalk"
_ON_ONE_LINE = json.JSONEncoder(ensure_ascii=False)
_PLAIN = re.compile(r"(?!(?:yes|no|on|off|true|false|null)$)[a-z]{2,}(?:[_-][a-z]+)*")
"""A key that YAML reads as a text without quotes."""


@frozen
class Pair:
    """A pair that other tools are told of, with what is said of it.

    Attributes:
        left: The entry of the left framework; `right` likewise.
        case: What is said of both directions together.
        why: The reason, or "".
        sure: How sure the judgement is, or "".
        reviewed: The day of the judgement, or None where nobody here has judged the pair.
        named_by: The names of the sources that name it, where nobody here has judged it.
    """

    overlap: Overlap
    left: Entry
    right: Entry
    case: Case
    why: str
    sure: str
    reviewed: date | None
    named_by: tuple[str, ...]

    def ends(self, held: Framework) -> tuple[Entry, Entry]:
        """Return the entry of the framework whose records are reused, and the other."""
        return (self.left, self.right) if self.left.framework == held.id else (self.right, self.left)

    def add(self, direction: Direction) -> str:
        """Return what to add to the records that are reused in a direction, or ""."""
        judged = self.overlap.judgement if not self.overlap.decision else None
        return judged.adds.get(direction, "") if judged and self.overlap.counted else ""


@dataclass(frozen=True)
class Setting:
    """The catalogue, and where its pages are.

    Attributes:
        link: Turns an entry into the whole address of its page; empty where the site's is not known.
        base: The address of the crosswalk's own folder, or "".
    """

    catalogue: Catalogue
    link: Callable[[Entry], str]
    base: str = ""

    @property
    def day(self) -> str:
        """Return the day of the data, as 2026-11-28."""
        return self.catalogue.updated.isoformat()

    @property
    def edition(self) -> str:
        """Return the edition of the data, as 2026.11."""
        return version_of(self.catalogue)

    @property
    def licence(self) -> str:
        """Return the address of the licence, or that which says that there is none; a site's own data has none."""
        return _LICENCES.get(licence(self.catalogue), NOBODY_SAYS)

    def levelled(self, crosswalk: Crosswalk) -> bool:
        """Say whether anybody gives levels of two frameworks."""
        return not self.catalogue.spoken.isdisjoint(crosswalk.directions)

    def ways(self, crosswalk: Crosswalk) -> tuple[tuple[Framework, Framework], ...]:
        """Return whose records are reused for what, where somebody gives levels; else from left to right alone."""
        left, right = crosswalk.left, crosswalk.right
        both = ((left, right), (right, left))
        return tuple(w for w in both if towards(crosswalk, w[1]) in self.catalogue.spoken) or both[:1]

    def pairs(self, crosswalk: Crosswalk) -> tuple[Pair, ...]:
        """Return the pairs of two frameworks that other tools are told of, in order."""
        return self._pairs[crosswalk.left.id, crosswalk.right.id]

    @cached_property
    def _pairs(self) -> dict[tuple[str, str], tuple[Pair, ...]]:
        of = ((c.left.id, c.right.id) for c in self.catalogue.crosswalks)
        there = self.catalogue.entries
        return {
            two: tuple(
                self._pair(o, crosswalk)
                for o in self.catalogue.between(*two)
                if told(o) and o.left in there and o.right in there
            )
            for two, crosswalk in zip(of, self.catalogue.crosswalks, strict=True)
        }

    def _pair(self, overlap: Overlap, crosswalk: Crosswalk) -> Pair:
        catalogue, judged, decided = self.catalogue, overlap.judgement, overlap.decision
        ruled = decided or judged
        named = () if ruled else tuple(dict.fromkeys(m.row.source for m in overlap.mappings if m.sound))
        return Pair(
            overlap=overlap,
            left=catalogue.entries[overlap.left],
            right=catalogue.entries[overlap.right],
            case=pair_case(overlap, crosswalk),
            why=decided.reason if decided else judged.why if judged else "",
            sure=judged.sureness if judged and not decided else "",
            reviewed=ruled.reviewed if ruled else None,
            named_by=tuple(catalogue.sources[source].name for source in named if source in catalogue.sources),
        )

    def gaps(self, crosswalk: Crosswalk, framework: Framework) -> tuple[Entry, ...]:
        """Return the entries of one of two frameworks that have no pair that counts with the other, in order."""
        side = "left" if framework == crosswalk.left else "right"
        paired = {getattr(pair, side).id for pair in self.pairs(crosswalk) if pair.overlap.counted}
        return tuple(e for e in self.singles(framework) if e.id not in paired)

    def singles(self, framework: Framework) -> tuple[Entry, ...]:
        """Return the entries of a framework that pairs may join, in order."""
        return tuple(e for e in self.catalogue.singles if e.framework == framework.id)

    def title(self, entry: Entry) -> str:
        """Return the title of an entry as it stands alone."""
        return self.catalogue.title_apart(entry)

    @property
    def frameworks(self) -> tuple[Framework, ...]:
        """Return the frameworks that make a pair with another, in order."""
        of = {f.id for crosswalk in self.catalogue.crosswalks for f in (crosswalk.left, crosswalk.right)}
        return tuple(f for f in self.catalogue.frameworks.values() if f.id in of)


def licence(catalogue: Catalogue) -> str:
    """Return the licence of the data by its SPDX id; "" where a site adds pairs of its own, whose terms nobody says."""
    own = catalogue.own
    return "" if own.frameworks or own.sources or own.decisions else catalogue.sources[PROJECT].licence


def towards(crosswalk: Crosswalk, asked: Framework) -> Direction:
    """Return the direction in which one of two frameworks is asked for."""
    return crosswalk.towards(asked.id)


def case_towards(pair: Pair, crosswalk: Crosswalk, asked: Framework) -> Case:
    """Return the case of a pair in the direction of one of the two frameworks."""
    return way_case(pair.overlap, towards(crosswalk, asked))


def identifier(*parts: str) -> str:
    """Return the identifier of a thing, a UUID of version 5: the same for the same words, in every site and edition."""
    return str(uuid5(_NAMESPACE, "\n".join(parts)))


def of_content(kind: str, content: Any) -> str:
    """Return the identifier of a document as it stands: another one as soon as anything in it is another."""
    return identifier(kind, json.dumps(content, ensure_ascii=False))


def token(entry_id: str) -> str:
    """Return an id as a word of small letters, digits, dots and dashes that begins with a letter: `clause-6.1.3`."""
    word = re.sub(r"[^\w.-]+", "-", entry_id.lower()).strip("-.")
    return word if word[:1].isalpha() else f"id-{word}"


def two(crosswalk: Crosswalk) -> str:
    """Return the part of a file's name that names two frameworks."""
    return f"{crosswalk.left.address}-and-{crosswalk.right.address}"


def json_text(value: Any) -> str:
    """Return a document as JSON, a line for each item of its longest lists."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def yaml_text(value: Any) -> str:
    """Return a document as YAML; every text is quoted as in JSON, which YAML reads alike, so none means anything."""
    return "\n".join(_yaml(value, "")) + "\n"


def _yaml(value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, held in value.items():
            name = key if _PLAIN.fullmatch(key) else json_scalar(key)
            yield from _held(f"{indent}{name}:", held, f"{indent}  ")
    else:
        for held in value:
            first, *rest = _yaml(held, f"{indent}  ") if _nests(held) else (f"{indent}  {json_scalar(held)}",)
            yield f"{indent}- {first.lstrip()}"
            yield from rest


def _held(head: str, value: Any, indent: str) -> Iterator[str]:
    if _nests(value):
        yield head
        yield from _yaml(value, indent)
    else:
        yield f"{head} {json_scalar(value)}"


def _nests(value: Any) -> bool:
    return isinstance(value, (dict, list)) and bool(value)


def json_scalar(value: Any) -> str:
    """Return a value on one line."""
    return _ON_ONE_LINE.encode(value)


def without_empty(item: dict[str, Any], keep: Collection[str] = ()) -> dict[str, Any]:
    """Return an item without the fields that say nothing."""
    return {name: value for name, value in item.items() if name in keep or value not in ("", None, [], {}, ())}
