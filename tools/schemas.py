"""JSON Schemas of the files in `mappings/`, written into `mappings/schema/`: `python -m tools.schemas`.

Editors complete and check with them; the head of each data file names its schema. They know the form of a file alone:
whether an id exists and what rules hold between files is for `make check`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.problems import Problems
from mkdocs_crosswalk.data.records import shape_fields, shape_of
from mkdocs_crosswalk.data.shapes import (
    Shape,
    any_of,
    day,
    either,
    one_or_more,
    record,
    schema,
    several,
    some,
    text,
)
from mkdocs_crosswalk.registers.changes import Correction, Transition
from mkdocs_crosswalk.registers.company_records import records_shape
from mkdocs_crosswalk.registers.documents import Document, StandingText
from mkdocs_crosswalk.registers.editions import Edition
from mkdocs_crosswalk.registers.editorial import ruling_shape
from mkdocs_crosswalk.registers.evidence import EvidenceItem, System, Topic
from mkdocs_crosswalk.registers.forms import JUDGED_ON, SOURCE
from mkdocs_crosswalk.registers.guidance import Guidance
from mkdocs_crosswalk.registers.judgement import Decision, Judgement, OwnVerdict, Verdict
from mkdocs_crosswalk.registers.measures import groups, shape_of_recompute
from mkdocs_crosswalk.registers.organisation import organisation_shape
from mkdocs_crosswalk.registers.own_data import Upkeep
from mkdocs_crosswalk.registers.points import Unmatched
from mkdocs_crosswalk.registers.redirects import Redirect
from mkdocs_crosswalk.registers.references import References
from mkdocs_crosswalk.registers.review_log import Confirmed
from mkdocs_crosswalk.registers.reviewers import Reviewer
from mkdocs_crosswalk.registers.scorecards import scorecard_shape
from mkdocs_crosswalk.registers.shortcuts import Shortcut
from mkdocs_crosswalk.registers.sources import Source
from mkdocs_crosswalk.registers.status import status_shape
from mkdocs_crosswalk.registers.work_list import work_list_shape
from tools.crosswalk_schemas import crosswalk_schema
from tools.framework_schemas import controls, framework_schema, framework_schemas

if TYPE_CHECKING:
    from mkdocs_crosswalk.registers.judgement import Ruling
    from mkdocs_crosswalk.registers.measures import Groups

FOLDER = Path(__file__).parents[1] / "mappings/schema"

REVIEWED = day(JUDGED_ON)


@cache
def references() -> References:
    """Return the frameworks of the data, which say what other files may name."""
    catalogue = load(FOLDER.parent)
    return References(catalogue.ids, catalogue.entries, catalogue.frameworks, Problems())


def sources(about: Groups) -> Shape:
    """Return the shape of `sources.yml`."""
    return {**several(shape_of(Source)), "$defs": {"recompute": shape_of_recompute(about)}}


def rulings(kind: type[Ruling]) -> Shape:
    """Return the shape of a list of rulings on pairs."""
    return several(either(ruling_shape(kind, crosswalk) for crosswalk in references().crosswalks))


def verdicts() -> Shape:
    """Return the shape of our verdicts."""
    must, may = shape_fields(Verdict)
    scope = one_or_more(text(), "Categories of the report beside Security, in lower case with dashes.")
    said = {"scope": scope, **{name: must[name] for name in ("outcome", "summary", "why")}}
    within = record(said, {**may, "confidence": must["confidence"]})
    return record({"reviewed": REVIEWED, "verdicts": several(record(must, {**may, "with": several(within)}))})


def decisions() -> Shape:
    """Return the shape of a site's decisions: a list of those on pairs, or these and its own verdicts."""
    kinds = (_decided(ruling_shape(Decision, crosswalk)) for crosswalk in references().crosswalks)
    pairs = {"$ref": "#/$defs/pairs"}
    both = record({}, {"pairs": pairs, "verdicts": some(shape_of(OwnVerdict))})
    return {**either((pairs, any_of(both, "pairs", "verdicts"))), "$defs": {"pairs": several(either(kinds))}}


def _decided(ruling: Shape) -> Shape:
    """Return a decision in which one of two words says who decided."""
    who = ruling["properties"]["by"]
    must = [name for name in ruling["required"] if name != "by"]
    one = [{"required": [name]} for name in ("by", "decided_by")]
    return {**ruling, "properties": {**ruling["properties"], "decided_by": who}, "required": must, "oneOf": one}


def evidence(*, own: bool = False) -> Shape:
    """Return the shape of the register of evidence; a site's own may leave any of the lists out."""
    item = any_of(shape_of(EvidenceItem), "serves", "outside")
    kinds = {"systems": shape_of(System), "topics": shape_of(Topic), "items": item}
    lists = {name: several(kind) for name, kind in kinds.items()}
    return record({}, lists) if own else record(lists)


def judged(name: str, kind: type, beside: dict[str, Shape] | None = None) -> Shape:
    """Return the shape of a file of records that were judged on a day."""
    return record({"reviewed": REVIEWED, name: several(shape_of(kind))}, beside)


def schemas() -> dict[str, Shape]:
    """Return the schema of each kind of data file by its name."""
    known = references()
    frameworks = known.frameworks.values()
    found = {
        **{f"framework-{name}": shape for name, shape in framework_schemas(frameworks).items()},
        "framework": framework_schema(),
        "controls": controls(),
        "sources": sources(groups(frameworks, known.entries)),
        "crosswalk": crosswalk_schema(known),
        "editorial": record(
            {"reviewed": REVIEWED, "pairs": rulings(Judgement)}, {"unmatched": several(shape_of(Unmatched))}
        ),
        "transitions": record({"source": SOURCE, "pairs": several(shape_of(Transition))}),
        "verdicts": verdicts(),
        "guidance": judged("entries", Guidance),
        "evidence": evidence(),
        "documents": judged("documents", Document, {"standings": several(shape_of(StandingText))}),
        "decisions": decisions(),
        "organisation": organisation_shape(),
        "status": status_shape(),
        "records": records_shape(),
        "owners": several(any_of(shape_of(Upkeep), "entry", "item")),
        "own-evidence": evidence(own=True),
        "corrections": several(shape_of(Correction)),
        "search": several(shape_of(Shortcut)),
        "redirects": several(shape_of(Redirect)),
        "edition": shape_of(Edition),
        "review-log": several(shape_of(Confirmed)),
        "reviewers": several(shape_of(Reviewer)),
        "scorecard": scorecard_shape(),
        "work": work_list_shape(),
    }
    return {name: schema(f"mappings: {name}", shape) for name, shape in found.items()}


def text_of(said: Shape) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(said, indent=1) + "\n"


def main() -> None:
    """Write the files."""
    FOLDER.mkdir(exist_ok=True)
    for name, said in schemas().items():
        (FOLDER / f"{name}.json").write_text(text_of(said), "utf-8")


if __name__ == "__main__":
    main()
