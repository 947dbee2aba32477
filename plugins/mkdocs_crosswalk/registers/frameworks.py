"""Framework files to entries: ISO/IEC 27001:2022, SOC 2 and ISO/IEC 27001:2013."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.problems import closest_word
from mkdocs_crosswalk.ids.spelling import LONGEST, OLD, slug

from .model import Entry, Framework

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.fields import Fields

ISO = "iso27001-2022"
SOC2 = "soc2-2017"
ISO_2013 = "iso27001-2013"

# The lists that a level of a framework file may hold, and the kind of entry that stands in each.
_LISTS = {
    ISO: {"themes": "theme", "controls": "control", "clauses": "clause", "subclauses": "subclause"},
    SOC2: {"categories": "category", "series": "series", "criteria": "criterion"},
    ISO_2013: {"domains": "domain", "categories": "category-2013", "controls": "control-2013"},
}
_CHILDREN = {
    "theme": ("controls",),
    "clause": ("subclauses",),
    "subclause": ("subclauses",),
    "category": ("series",),
    "series": ("criteria",),
    "domain": ("categories",),
    "category-2013": ("controls",),
}
ATTRIBUTES = {
    "control_type": "Control type",
    "properties": "Information security properties",
    "concepts": "Cybersecurity concepts",
    "capabilities": "Operational capabilities",
    "domains": "Security domains",
}
ATTRIBUTE_VALUES = {
    "control_type": ("Preventive", "Detective", "Corrective"),
    "properties": ("Confidentiality", "Integrity", "Availability"),
    "concepts": ("Identify", "Protect", "Detect", "Respond", "Recover"),
    "capabilities": (
        "Governance",
        "Asset management",
        "Information protection",
        "Human resource security",
        "Physical security",
        "System and network security",
        "Application security",
        "Secure configuration",
        "Identity and access management",
        "Threat and vulnerability management",
        "Continuity",
        "Supplier relationships security",
        "Legal and compliance",
        "Information security event management",
        "Information security assurance",
    ),
    "domains": ("Governance and ecosystem", "Protection", "Defence", "Resilience"),
}
"""The closed lists of ISO/IEC 27002:2022, 4.2."""
KIND_NAMES = {
    "theme": ("theme", "themes"),
    "control": ("control", "controls"),
    "clause": ("clause", "clauses"),
    "heading": ("clause", "clauses"),
    "subclause": ("sub-clause", "sub-clauses"),
    "category": ("category", "categories"),
    "series": ("series", "series"),
    "criterion": ("criterion", "criteria"),
    "domain": ("domain", "domains"),
    "category-2013": ("category", "categories"),
    "control-2013": ("control", "controls"),
}
ENTRY = "entry"
"""What is lost if entries cannot be read."""
SINGLE = ("control", "subclause", "criterion")
"""The kinds that a pair may join; all others are groups, or belong to the 2013 edition."""


def read_framework(fields: Fields) -> tuple[Framework | None, list[Entry]]:
    """Return a framework and its entries, parents before children."""
    framework_id = fields.choice("framework", tuple(_LISTS), required=True)
    framework = Framework(
        id=framework_id,
        name=fields.text("name", required=True),
        title=fields.text("title", required=True),
        source=fields.text("source", required=True),
        amendment=fields.text("amendment"),
        position=fields.at,
    )
    fields.text("attributes_source")
    fields.text("labels")
    entries: list[Entry] = []
    if not framework_id:
        fields.close_unread()
        return None, entries
    tops = [name for name in _LISTS[framework_id] if name not in _nested(framework_id)]
    for name in tops:
        for item in _listed(fields, name):
            _read_entry(item, framework_id, _LISTS[framework_id][name], None, entries)
    fields.close()
    return framework, entries


def _listed(fields: Fields, name: str) -> tuple[Fields, ...]:
    """Return the entries of a list; if one of them, or all, cannot be read, entries are lost to what names them."""
    before = len(fields.problems)
    found = fields.items(name, required=True)
    if not found or len(fields.problems) > before:
        fields.problems.lose(ENTRY)
    return found


def _nested(framework_id: str) -> set[str]:
    kinds = _LISTS[framework_id].values()
    return {name for kind in kinds for name in _CHILDREN.get(kind, ()) if name in _LISTS[framework_id]}


def _read_entry(fields: Fields, framework: str, kind: str, parent: Entry | None, entries: list[Entry]) -> None:
    entry_id = fields.text("id", required=True)
    if entry_id and (len(entry_id) > LONGEST or not slug(entry_id)):
        fields.problems.add(fields.place("id"), f'"{entry_id}" is no id; it makes no address')
        entry_id = ""
    nested = [name for name in _CHILDREN.get(kind, ()) if fields.has(name)]
    if kind == "subclause" and nested:
        kind = "heading"
    entry = Entry(
        id=entry_id,
        framework=framework,
        kind=kind,
        title=fields.text("title", required=True),
        parent=parent.id if parent else None,
        position=fields.at,
        note=fields.text("note"),
    )
    entry = _with_particulars(entry, fields)
    if entry_id:
        _check_place(entry, parent, fields)
        entries.append(entry)
    else:
        fields.problems.lose(ENTRY)
    for name in nested:
        for item in _listed(fields, name):
            _read_entry(item, framework, _LISTS[framework][name], entry, entries)
    if any(closest_word(name, _CHILDREN.get(kind, ())) for name in fields.unread()):
        fields.problems.lose(ENTRY)  # a list of entries under a misspelt name
    fields.close()


def _with_particulars(entry: Entry, fields: Fields) -> Entry:
    """Return an entry with the fields that only its kind has."""
    match entry.kind:
        case "control":
            return replace(
                entry,
                attributes={name: fields.choices(name, ATTRIBUTE_VALUES[name]) for name in ATTRIBUTES},
                title_27002=fields.text("title_27002"),
                new_in_2022=fields.flag("new_in_2022"),
            )
        case "subclause" | "heading":
            return replace(
                entry,
                documented_information=fields.choice("documented_information", ("required", "conditional")),
                document=fields.text("document"),
            )
        case "criterion":
            return replace(entry, coso_principle=fields.number("coso_principle"))
        case "category":
            return replace(entry, common=fields.flag("common"))
        case _:
            return entry


def _check_place(entry: Entry, parent: Entry | None, fields: Fields) -> None:
    """An id must continue its parent's: A.5.1 under A.5, Clause 6.1.2 under Clause 6.1, CC6.1 under CC6."""
    if parent is None or parent.kind == "category" or not parent.id:
        return
    stem = parent.id.removesuffix(OLD)
    if not entry.id.startswith(f"{stem}."):
        fields.problems.add(
            fields.place("id"), f'"{entry.id}" stands under {parent.id}, but its id does not begin with "{stem}."'
        )
