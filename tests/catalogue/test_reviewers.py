"""Reviewers: how they are read, and what stands where else no certified auditor has reviewed an entry."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.support.reviewers import ALL, ENTRY, reviewed
from tests.support.tiny_pair import write_tiny_pair

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.catalogue.reviews import seen
from mkdocs_crosswalk.catalogue.selection import Selection, select
from mkdocs_crosswalk.data.problems import CatalogueError
from mkdocs_crosswalk.files.json_files import json_files
from mkdocs_crosswalk.registers.heads import head
from mkdocs_crosswalk.registers.reviewers import Part
from mkdocs_crosswalk.render.html import HtmlRenderer
from mkdocs_crosswalk.render.markdown import MarkdownRenderer
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.reviewed import caveat, general_caveat, verdict_caveat
from mkdocs_crosswalk.views.site import build_site

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

REGISTER = """\
- name: Ada Berth
  credential: Lead auditor (Pilots' Guild)
  address: https://guild.example/ada
  reviews:
    - {entries: [H1, K2], parts: [verdicts, guidance], reviewed: 2026-03-05}
    - {entries: kitchen-1, parts: [judgements], reviewed: 2026-04-05}
"""
TWICE = "- {name: ada berth, credential: CPA, reviews: [{entries: all, parts: [verdicts], reviewed: 2026-03-05}]}\n"
SLIPS = {
    "[H1, K2]": ("[H1, K9]", '6:22: unknown entry "K9" (did you mean K1?)'),
    "kitchen-1": ("kitchen-2", '7:17: unknown entry "kitchen-2"'),
    "credential:": ("credentials:", '3:3: unknown field "credentials" (did you mean credential?)'),
    "[judgements]": ("[judgement]", 'unknown parts "judgement" (did you mean judgements?)'),
    "reviewed: 2026-04-05": ("reviewed: 2026-05-06", "which has not come yet"),
    "https://guild": ("guild", "address"),
    "- name": (f"{TWICE}- name", '"Ada Berth" stands twice (first in line 2); list all reviews there'),
}
TODAY = date(2026, 5, 5)


def read(folder: Path, text: str) -> Catalogue:
    data = write_tiny_pair(folder / "data")
    (data / "reviewers.yml").write_text(f"{head('reviewers.yml')}\n{text}", "utf-8")
    return load(data, today=TODAY)


def test_a_reviewer_is_read_with_groups_and_whole_frameworks(tmp_path: Path) -> None:
    (ada,) = read(tmp_path, REGISTER).reviewers
    assert ada.called == "Ada Berth (Lead auditor (Pilots' Guild))"
    assert [(r.entries, r.parts) for r in ada.reviews] == [
        (("H1.1", "H1.2", "K2"), (Part.VERDICTS, Part.GUIDANCE)),
        (("K1", "K2", "K3"), (Part.JUDGEMENTS,)),
    ]


@pytest.mark.parametrize("old", SLIPS)
def test_a_slip_is_one_message_with_its_place(old: str, tmp_path: Path) -> None:
    new, message = SLIPS[old]
    assert old in REGISTER
    with pytest.raises(CatalogueError) as caught:
        read(tmp_path, REGISTER.replace(old, new, 1))
    (problem,) = map(str, caught.value.problems)
    assert problem.startswith("data/reviewers.yml:")
    assert message in problem


def test_nobody_has_reviewed_anything_where_nobody_stands_in_the_register(catalogue: Catalogue) -> None:
    bare = replace(catalogue, reviewers=())
    assert caveat(bare, ENTRY) == general_caveat(bare) == wording.CAVEAT
    assert verdict_caveat(bare, ENTRY) == "No certified auditor has reviewed it."


def test_a_review_of_all_takes_the_place_of_the_sentence_on_that_page_alone(catalogue: Catalogue) -> None:
    covered = reviewed(catalogue)
    day = wording.day(covered.reviewers[0].reviews[0].reviewed)
    said = f"Ada *Berth* (CISA (ISACA)) reviewed the pairs, the verdict and the guidance on {day}."
    assert caveat(covered, ENTRY) == f"Judged by this project. {said}"
    assert verdict_caveat(covered, ENTRY) == f"Ada *Berth* (CISA (ISACA)) reviewed it on {day}."
    assert caveat(covered, "A.5.16") == wording.CAVEAT
    assert all(look.current for look in seen(covered, ENTRY))


def test_what_is_judged_after_a_review_is_not_covered_by_it(catalogue: Catalogue) -> None:
    older = reviewed(catalogue, (ALL, -9999))
    assert not any(look.current for look in seen(older, ENTRY))
    assert ", before the last judgement." in caveat(older, ENTRY)
    left = "No certified auditor has reviewed the pairs, the verdict and the guidance as now judged."
    assert caveat(older, ENTRY).endswith(left)
    assert verdict_caveat(older, ENTRY).endswith("No certified auditor has reviewed the verdict as now judged.")


def test_a_review_of_a_part_leaves_the_rest_and_the_last_one_counts(catalogue: Catalogue) -> None:
    partly = reviewed(catalogue, ((Part.VERDICTS,), -9999), ((Part.VERDICTS,), 1))
    said = caveat(partly, ENTRY)
    assert said.count("reviewed the verdict") == 1
    assert "before the last judgement" not in said
    assert said.endswith("No certified auditor has reviewed the pairs and the guidance as now judged.")


def test_page_twin_and_files_say_the_same(catalogue: Catalogue) -> None:
    covered = reviewed(catalogue)
    site = build_site(covered)
    page = next(page for page in site.pages.values() if page.heading_id == ENTRY)
    html = HtmlRenderer(site).render(page, lambda place: place.uri)
    assert "Ada *Berth* (CISA (ISACA)) reviewed the pairs" in html
    twin = MarkdownRenderer(site).render(page, lambda place: place.uri)
    assert "Ada \\*Berth\\* (CISA (ISACA)) reviewed the pairs" in twin
    assert "certified auditor" not in html + twin
    other = HtmlRenderer(site).render(site.pages["matrix.md"], lambda place: place.uri)
    assert general_caveat(covered) in other
    assert general_caveat(covered) != wording.CAVEAT
    files = {name: json.loads(text) for name, text in json_files(covered, lambda place: place.uri).items()}
    items = {name: files[f"api/v1/{name}.json"]["items"] for name in ("entries", "overlaps", "reviewers")}
    reviews = {item["id"]: item.get("reviews") for item in items["entries"]}
    assert [(r["part"], r["current"]) for r in reviews[ENTRY]] == [(part, True) for part in Part]
    assert not reviews["A.5.16"]
    pairs = [item for item in items["overlaps"] if item["judgement"] and item["judgement"].get("reviews")]
    assert {pair["iso"] for pair in pairs} == {ENTRY}
    assert items["reviewers"][0]["reviews"][0]["entries"] == [ENTRY]


def test_a_site_without_an_entry_has_no_review_of_it(catalogue: Catalogue) -> None:
    covered = reviewed(catalogue, entry="P1.1")
    assert select(covered, Selection(categories=("availability",))).reviewers == ()
