"""`api/v1/entries/`: each file holds what the lists say of its entry, and nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_crosswalk.files.json_files import json_files
from mkdocs_crosswalk.views.addresses import data_of, place_of

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

PARTS = (
    *("schema", "edition", "entry", "neighbours", "verdicts", "overlaps", "statements"),
    *("evidence", "documents", "guidance", "corrections"),
)


@pytest.fixture(scope="module")
def files(catalogue: Catalogue) -> dict[str, Any]:
    return {name: json.loads(text) for name, text in json_files(catalogue, lambda place: place.uri).items()}


def items(files: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = files[f"api/v1/{name}.json"]["items"]
    return found


def test_every_control_sub_clause_and_criterion_has_a_file_of_a_name_to_guess(files: dict[str, Any]) -> None:
    names = [name for name in files if name.startswith("api/v1/entries/")]
    assert len(names) == 184
    assert {f"api/v1/entries/{name}.json" for name in ("a-5-18", "cc6-1", "p1-1", "clauses-6-1-3")} <= set(names)
    assert all(tuple(files[name]) == PARTS for name in names)


def test_a_file_holds_what_the_lists_say_of_its_entry(catalogue: Catalogue, files: dict[str, Any]) -> None:
    for entry in (e for e in catalogue.singles if catalogue.frameworks[e.framework].version == 1):
        found = files[data_of(entry, catalogue.frameworks[entry.framework])]
        assert found["entry"] in items(files, "entries")
        assert found["entry"]["url"] == place_of(entry).uri
        assert found["overlaps"] == [o for o in items(files, "overlaps") if entry.id in (o["iso"], o["soc2"])]
        assert found["verdicts"] == [v for v in items(files, "verdicts") if v["entry"] == entry.id]
        assert [found["guidance"]] == [g for g in items(files, "guidance") if g["entry"] == entry.id]
        assert found["corrections"] == [c for c in items(files, "corrections") if entry.id in c["entries"]]
        assert {i["id"] for i in catalogue_items(catalogue, entry.id)} == {i["id"] for i in found["evidence"]}
        assert {d["id"] for d in found["documents"]} == {d.id for d in catalogue.documents_for(entry.id)}


def catalogue_items(catalogue: Catalogue, entry: str) -> list[dict[str, str]]:
    own = [item.id for item in catalogue.items_for(entry)]
    return [{"id": i} for i in (*own, *(link.item for link in catalogue.evidence_for(entry)))]


def test_evidence_says_who_names_it_for_this_entry(catalogue: Catalogue, files: dict[str, Any]) -> None:
    for item in files["api/v1/entries/a-5-18.json"]["evidence"]:
        named = {n["source"] for n in item["named_by"]}
        links = {e.row.source for e in catalogue.evidence_for("A.5.18") if e.item == item["id"]}
        own = {"this-project"} if "A.5.18" in catalogue.evidence[item["id"]].serves else set()
        assert named <= links | own
        assert named
        assert "serves" not in item


def test_a_document_holds_only_the_points_for_this_entry(catalogue: Catalogue, files: dict[str, Any]) -> None:
    for found in files["api/v1/entries/clauses-5-2.json"]["documents"]:
        document = catalogue.documents[found["id"]]
        assert found["says"] == [p.text for p in document.says if "Clause 5.2" in p.entries]
        assert [d["entry"] for d in found["required_by"]] == [
            d.entry for d in document.demands if d.entry == "Clause 5.2"
        ]


def test_statements_reach_the_members_of_a_group_and_what_came_of_2013(files: dict[str, Any]) -> None:
    for name, entry in (("a-8-24", "A.8.24"), ("cc1-2", "CC1.2")):
        found = files[f"api/v1/entries/{name}.json"]["statements"]
        assert found
        assert all(s in items(files, "statements") for s in found)
        direct = [s for s in items(files, "statements") if entry in (*s.get("soc2", ()), *s.get("leads_to", ()))]
        assert all(s in found for s in direct)


def test_neighbours_follow_each_other(catalogue: Catalogue, files: dict[str, Any]) -> None:
    for kind in ("control", "subclause", "criterion"):
        own = [e for e in catalogue.singles if e.kind.key == kind]
        framework = catalogue.frameworks[own[0].framework]
        chain: list[str] = []
        following: str | None = own[0].id
        while following:
            chain.append(following)
            following = files[data_of(catalogue.entries[following], framework)]["neighbours"]["next"]
        assert chain == [e.id for e in own]
        assert files[data_of(own[1], framework)]["neighbours"]["previous"] == own[0].id
