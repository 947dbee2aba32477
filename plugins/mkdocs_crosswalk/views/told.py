"""Sentences that framework files say of themselves, with today's numbers in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.divisions import HELD, HOLDER, PLACEHOLDER

from . import wording
from .own_fields import is_listed
from .ways import way_to

if TYPE_CHECKING:
    import re

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Framework
    from mkdocs_crosswalk.registers.kinds import Kind


def told(catalogue: Catalogue, framework: Framework, text: str) -> str:
    """Return a text of a framework, with what stands for each word in braces.

    It is empty where the text speaks of a holder, and the framework is compared with no other.
    """
    way = way_to(catalogue, framework.id)
    if way is None and any(f"{{{name}}}" in text for name in (HOLDER, HELD)):
        return ""
    others = {HOLDER: wording.a_holder(way.held), HELD: way.held.short} if way else {}

    def said(found: re.Match[str]) -> str:
        name = found["name"]
        kind = framework.kinds.get(name)
        if kind is None:
            return others.get(name, "the other")
        if not found["field"]:
            return numbered(catalogue, framework, kind, alone=bool(found["alone"]))
        own = next(field for field in kind.fields if field.name == found["field"])
        return str(sum(is_listed(e, own) for e in catalogue.framework_entries(framework.id, kind.key)))

    return PLACEHOLDER.sub(said, text)


def numbered(catalogue: Catalogue, framework: Framework, kind: Kind, *, alone: bool = False) -> str:
    """Return how many entries of a kind there are, with its name unless `alone`; that of groups is a word."""
    count = len(catalogue.framework_entries(framework.id, kind.key))
    if alone:
        return str(count)
    name = kind.one if count == 1 else kind.many
    return f"{count if kind.single else wording.in_words(count)} {name}"


def numbered_all(catalogue: Catalogue, framework: Framework) -> str:
    """Return how many single entries a framework has, by kind."""
    return listed([numbered(catalogue, framework, kind) for kind in framework.single])
