"""`needs.json` of sphinx-needs: an object for each entry that pairs may join, with links to those of its pairs.

A dot in an id parts a need from a part of it there, so an id has dashes in their place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .formats import NEEDS
from .setting import MADE_BY, json_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_crosswalk.registers.frameworks import Entry

    from .setting import Setting

Item = dict[str, Any]
NAME = "needs.json"
"""The name that sphinx-needs looks for."""


def needs_files(setting: Setting, page: Callable[[Entry], str]) -> Iterator[tuple[str, str]]:
    """Yield the name and text of the file.

    Args:
        setting: The catalogue.
        page: Turns an entry into the address of its page below the crosswalk's own folder.
    """
    links: dict[str, dict[str, None]] = {}
    for crosswalk in setting.catalogue.crosswalks:
        for pair in (p for p in setting.pairs(crosswalk) if NEEDS.word(p.case)):
            links.setdefault(pair.left.id, {})[pair.right.id] = None
            links.setdefault(pair.right.id, {})[pair.left.id] = None
    order = setting.catalogue.ids.order
    needs = {}
    for entry in (e for framework in setting.frameworks for e in setting.singles(framework)):
        linked = sorted(links.get(entry.id, ()), key=order.__getitem__)
        needs[need_id(entry.id)] = _need(setting, entry, [need_id(i) for i in linked], page(entry))
    made = f"{setting.day}T00:00:00"
    head = {"created": made, "project": MADE_BY, "current_version": setting.edition}
    version = {"created": made, "needs_amount": len(needs), "filters": {}, "filters_amount": 0}
    version = {**version, "needs": needs}
    yield NAME, json_text({**head, "versions": {setting.edition: version}})


def need_id(entry_id: str) -> str:
    """Return an id as sphinx-needs writes it: `A-5-15`."""
    return entry_id.replace(" ", "-").replace(".", "-")


def _need(setting: Setting, entry: Entry, links: list[str], page: str) -> Item:
    return {
        "id": need_id(entry.id),
        "title": f"{entry.id} {setting.title(entry)}",
        "type": entry.kind.key,
        "type_name": entry.kind.one.capitalize(),
        "tags": [entry.framework],
        "links": links,
        "content": "",
        "docname": page,
        "external_url": setting.link(entry),
    }
