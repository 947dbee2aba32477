"""What guides say of all verdicts together is what the data says."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tests.support.builds import ROOT
from tests.support.frameworks import ISO, SOC2

from mkdocs_crosswalk.data.locations import needs_of
from mkdocs_crosswalk.registers.judgement import SAID, Outcome, Size

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

GUIDES = ROOT / "content/guides"
ROW = re.compile(r"^\| (?P<name>[^|]+?) \| (?P<numbers>\d+ \| \d+ \| \d+ \| \d+) \|$", re.MULTILINE)


def outcomes(catalogue: Catalogue, framework: str, kind: str, *groups: str) -> dict[str, Outcome]:
    """Return the outcome of each entry of a kind for a report with everything, of some groups if any are named."""
    entries = [e.id for e in catalogue.framework_entries(framework, kind)]
    if groups:
        entries = [i for i in entries if catalogue.group_of(i).id in groups]
    return {i: catalogue.verdicts[i].base.outcome for i in entries}


def test_the_guide_for_iso_holders_counts_as_the_data_does(catalogue: Catalogue) -> None:
    text = (GUIDES / "from-iso27001-to-soc2.md").read_text("utf-8")
    rows = {row["name"].split(" (")[0]: [int(n) for n in row["numbers"].split(" | ")] for row in ROW.finditer(text)}
    every = outcomes(catalogue, SOC2, "criterion")
    assert set(rows) == {*(e.title for e in catalogue.framework_entries(SOC2, "category")), "All"}
    for name, numbers in rows.items():
        found = every if name == "All" else outcomes(catalogue, SOC2, "criterion", name)
        counts = Counter(found.values())
        assert numbers == [len(found), *(counts[outcome] for outcome in SAID)], name
    said = re.search(r"\*\*Carry over:\*\* (.*)\.$", text, re.MULTILINE)
    assert said
    assert re.split(", | and ", said[1]) == [i for i, outcome in every.items() if outcome == Outcome.CARRIES_OVER]
    counts = Counter(every.values())
    assert f"{counts[Outcome.CARRIES_OVER]} of the {len(every)} criteria carry over" in text
    assert f"{counts[Outcome.EXTEND]} need extension and {counts[Outcome.NEW]} are new" in text


def test_the_guide_on_little_counterparts_names_every_control_that_is_new(catalogue: Catalogue) -> None:
    text = (GUIDES / "controls-with-little-counterpart.md").read_text("utf-8")
    every = outcomes(catalogue, ISO, "control")
    new = [i for i, outcome in every.items() if outcome == Outcome.NEW]
    assert f"{len(new)} of the {len(every)} Annex A controls are new work" in text
    sizes = Counter(catalogue.verdicts[i].base.size for i in new)
    assert f"At {sizes[Size.RECORD]} of them the largest step is a record to make" in text
    assert f"The other {sizes[Size.PROCESS]} need a process." in text
    listed = re.findall(r"^\| (A\.\d\.\d+) \| New \|", text, re.MULTILINE)
    physical = re.search(r"The other seven are physical: (.*?)\. They", text)
    assert physical
    assert sorted([*listed, *re.split(", | and ", physical[1])]) == sorted(new)


def test_a_page_says_which_frameworks_it_needs(catalogue: Catalogue) -> None:
    """One that speaks of a framework that a site has not would be wrong there; one that is on request may be named."""
    names = catalogue.ids.names
    usual = {f.id for f in catalogue.frameworks.values() if f.single and not f.on_request}
    for path in sorted((ROOT / "content").rglob("*.md")):
        text = path.read_text("utf-8")
        spoken = {n.framework for found in names.found.finditer(text) for n in names.spoken(found[0]).ours}
        needed = needs_of(path)
        assert spoken & usual <= set(needed) <= set(catalogue.frameworks), path.name
