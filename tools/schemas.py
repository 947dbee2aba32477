"""JSON Schemas of the files in `mappings/`, written into `mappings/schema/`: `python -m tools.schemas`.

Editors complete and check with them; the head of each data file names its schema. They know the form of a file alone:
whether an id exists and what rules hold between files is for `make check`.
"""

from __future__ import annotations

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
    described,
    either,
    one_or_more,
    record,
    schema,
    several,
    some,
    text,
)
from mkdocs_crosswalk.files.data_schemas import TITLE, known_names, schema_text
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
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.judgement import Ruling
    from mkdocs_crosswalk.registers.measures import Groups

FOLDER = Path(__file__).parents[1] / "mappings/schema"

REVIEWED = day(JUDGED_ON)
EVIDENCE_LISTS = {
    "systems": "Kinds of systems that records are collected from.",
    "topics": "Headings of the register.",
    "items": "Kinds of records, each kept once and shown to both auditors.",
}


@cache
def data() -> Catalogue:
    """Return the data."""
    return load(FOLDER.parent)


@cache
def references() -> References:
    """Return the frameworks of the data, which say what other files may name."""
    catalogue = data()
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
    every = record(must, {**may, "with": several(within, "What holds for reports with more categories.")})
    return record({"reviewed": REVIEWED, "verdicts": several(every, "Our verdicts, an entry each.")})


def decisions() -> Shape:
    """Return the shape of a site's decisions: a list of those on pairs, or these and its own verdicts."""
    kinds = (_decided(ruling_shape(Decision, crosswalk)) for crosswalk in references().crosswalks)
    pairs = {"$ref": "#/$defs/pairs"}
    verdicts = some(shape_of(OwnVerdict), "What your company says of entries, in the place of this project's verdicts.")
    both = record({}, {"pairs": described(pairs, "How your company judges pairs."), "verdicts": verdicts})
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
    lists = {name: several(kind, EVIDENCE_LISTS[name]) for name, kind in kinds.items()}
    return record({}, lists) if own else record(lists)


def judged(name: str, kind: type, says: str, beside: dict[str, Shape] | None = None) -> Shape:
    """Return the shape of a file of records that were judged on a day."""
    return record({"reviewed": REVIEWED, name: several(shape_of(kind), says)}, beside)


def schemas() -> dict[str, Shape]:
    """Return the schema of each kind of data file by its name."""
    known = references()
    frameworks = known.frameworks.values()
    standings = {"standings": several(shape_of(StandingText), "What is said of documents by who asks for them.")}
    found = {
        **{f"framework-{name}": shape for name, shape in framework_schemas(frameworks).items()},
        "framework": framework_schema(),
        "controls": controls(),
        "sources": sources(groups(frameworks, known.entries)),
        "crosswalk": crosswalk_schema(known),
        "editorial": record(
            {"reviewed": REVIEWED, "pairs": described(rulings(Judgement), "Our own judgement of pairs.")},
            {
                "unmatched": several(
                    shape_of(Unmatched), "Points of which no entry of the other framework does the work."
                )
            },
        ),
        "transitions": record({"source": SOURCE, "pairs": several(shape_of(Transition), "Where each entry went.")}),
        "verdicts": verdicts(),
        "guidance": judged("entries", Guidance, "What each entry is for, and what doing it looks like."),
        "evidence": evidence(),
        "documents": judged("documents", Document, "The documents of the policy set.", standings),
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
    return {**{name: schema(f"{TITLE}{name}", shape) for name, shape in found.items()}, "known": known_names(data())}


def main() -> None:
    """Write the files."""
    FOLDER.mkdir(exist_ok=True)
    for name, said in schemas().items():
        (FOLDER / f"{name}.json").write_text(schema_text(said), "utf-8")


if __name__ == "__main__":
    main()
