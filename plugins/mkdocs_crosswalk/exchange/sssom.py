"""SSSOM: a table for each two frameworks, a line for each pair and direction, with what holds for all above it."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from .cases import Case
from .formats import SSSOM
from .setting import MADE_BY, case_towards, identifier, json_scalar, two

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework

    from .setting import Pair, Setting

COLUMNS = (
    *("record_id", "subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label"),
    *("mapping_justification", "author_label", "mapping_date", "see_also", "comment", "other"),
)
JUDGED, LISTED = "semapv:ManualMappingCuration", "semapv:UnspecifiedMatching"
NOT = "Not"
_PREFIXES = {
    "uuid": "urn:uuid:",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "semapv": "https://w3id.org/semapv/vocab/",
    "sssom": "https://w3id.org/sssom/",
}
_ABOUT = (
    "A line says how far the records that are kept for the subject can be reused for the object. The level stands "
    "under other: full, they serve once scope and period fit; partial, they help and must be extended; none."
)
_NAMED = "A line says that a published list names the two beside each other. No list read here gives a level."


def sssom_files(setting: Setting) -> Iterator[tuple[str, str]]:
    """Yield the name and text of each file."""
    for crosswalk in setting.catalogue.crosswalks:
        name = sssom_name(crosswalk)
        yield name, _head(setting, crosswalk, name) + _table(setting, crosswalk)


def sssom_name(crosswalk: Crosswalk) -> str:
    """Return the name of the file of two frameworks."""
    return f"{two(crosswalk)}.sssom.tsv"


def prefix(setting: Setting, framework: Framework) -> str:
    """Return the address that an id of a framework is put behind; where the site's is not known, one that is a name."""
    return f"{setting.base}go/?of={framework.id}&id=" if setting.base else f"urn:{MADE_BY}:{framework.id}:"


def curie(entry: Entry) -> str:
    """Return an entry as a prefix and an id without blanks."""
    return f"{entry.framework}:{entry.id.replace(' ', '-')}"


def _head(setting: Setting, crosswalk: Crosswalk, name: str) -> str:
    left, right = crosswalk.left, crosswalk.right
    levelled = setting.levelled(crosswalk)
    one_way = {"subject_source": left.id, "object_source": right.id} if not levelled else {}
    said = {
        "mapping_set_id": f"{setting.base}exchange/{SSSOM.key}/{name}" if setting.base else f"urn:{MADE_BY}:{name}",
        "mapping_set_title": f"{left.name} and {right.name}",
        "mapping_set_version": setting.edition,
        "license": setting.licence,
        "mapping_tool": MADE_BY,
        "sssom_version": SSSOM.release,
        "mapping_set_description": _ABOUT if levelled else _NAMED,
        "comment": ", ".join(f"{f.id} is {f.name}" for f in (left, right)),
        **{key: f"{MADE_BY}:{value}" for key, value in one_way.items()},
    }
    prefixes = {f.id: prefix(setting, f) for f in (left, right)} | _PREFIXES | {MADE_BY: f"urn:{MADE_BY}:"}
    lines = ["#curie_map:", *(f"#  {key}: {json_scalar(address)}" for key, address in sorted(prefixes.items()))]
    return "".join(f"{line}\n" for line in (*lines, *(f"#{key}: {json_scalar(text)}" for key, text in said.items())))


def _table(setting: Setting, crosswalk: Crosswalk) -> str:
    text = StringIO()
    table = csv.writer(text, delimiter="\t", lineterminator="\n")
    table.writerow(COLUMNS)
    for held, asked in setting.ways(crosswalk):
        for pair in setting.pairs(crosswalk):
            table.writerow(_row(setting, crosswalk, pair, (held, asked)))
    for framework, other in ((crosswalk.left, crosswalk.right), (crosswalk.right, crosswalk.left)):
        for entry in setting.gaps(crosswalk, framework):
            table.writerow(_gap(setting, entry, other))
    return text.getvalue()


def _row(setting: Setting, crosswalk: Crosswalk, pair: Pair, way: tuple[Framework, Framework]) -> tuple[str, ...]:
    held, asked = way
    subject, object_ = pair.ends(held)
    case = case_towards(pair, crosswalk, asked)
    modifier, _, predicate = SSSOM.word(case).rpartition(" ")
    level = Case.NONE if case is Case.REJECTED else case
    other = [f"level={level}" if level is not Case.UNSAID else "", f"confidence={pair.sure}" if pair.sure else ""]
    why = pair.why or f"Named by {', '.join(pair.named_by)}."
    return (
        f"uuid:{identifier('line', subject.framework, subject.id, object_.framework, object_.id)}",
        *(curie(subject), setting.title(subject), predicate, modifier, curie(object_), setting.title(object_)),
        JUDGED if pair.reviewed else LISTED,
        MADE_BY if pair.reviewed else "",
        pair.reviewed.isoformat() if pair.reviewed else "",
        setting.link(subject),
        why,
        "; ".join(filter(None, other)),
    )


def _gap(setting: Setting, entry: Entry, other: Framework) -> tuple[str, ...]:
    """Return the line of an entry that has no counterpart."""
    return (
        f"uuid:{identifier('gap', entry.framework, entry.id, other.id)}",
        *(curie(entry), setting.title(entry), SSSOM.word(Case.PARTIAL), "", SSSOM.word(Case.GAP), ""),
        *(JUDGED, "", setting.day, setting.link(entry), f"No entry of {other.name} makes a pair with it.", ""),
    )
