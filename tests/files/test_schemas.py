"""JSON Schemas: every real file fits its own, and each refuses a slip; those for readers let later fields pass."""

from __future__ import annotations

import copy
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from tools.schemas import schemas

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.files.data_schemas import schema_text
from mkdocs_crosswalk.files.json_files import json_files
from mkdocs_crosswalk.files.overlap_items import overlap_item
from mkdocs_crosswalk.files.schema_files import schema_files
from tests.support.builds import ROOT
from tests.support.own_data import FOLDER, GUIDE, PROGRAMME, examples
from tests.support.reviewers import reviewed
from tests.support.schemas import faults
from tests.support.tiny_pair import write_tiny_pair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

DATA = sorted((ROOT / "mappings").rglob("*.yml"))
HEAD = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


class _Loader(yaml.SafeLoader):
    """Reads YAML as editors do: a date is a text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), _Loader)  # noqa: S506 - a SafeLoader


def schema_of(path: Path) -> dict[str, Any]:
    """Return the schema that the head of a data file names."""
    head = HEAD.match(path.read_text("utf-8"))
    assert head, f"the first line of {path.name} names its schema for editors"
    found: dict[str, Any] = json.loads((path.parent / head[1]).read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def files(catalogue: Catalogue) -> dict[str, Any]:
    found = json_files(reviewed(catalogue), lambda place: place.uri)
    return {name: json.loads(text) for name, text in found.items()}


def test_every_published_file_fits_its_schema(files: dict[str, Any]) -> None:
    for version, names in (("v1", (*NAMES, "work", "changes", "index", "policies")), ("v2", LATER)):
        assert {name for name in files if name.startswith(f"api/{version}/schema/")} == {
            f"api/{version}/schema/{name}.json" for name in (*names, "entry")
        }
    saved = json.loads((ROOT / "tests/site/saved/rich.json").read_text("utf-8"))
    assert faults(files["api/v1/schema/work.json"], saved) == []
    assert faults(files["api/v1/schema/work.json"], {**saved, "version": 2})
    for name, value in files.items():
        if "/schema/" in name:
            Draft202012Validator.check_schema(value)
            continue
        folder = name[: len("api/v1/")]
        kind = "entry" if "/entries/" in name else name.removeprefix(folder).removesuffix(".json")
        assert faults(files[f"{folder}schema/{kind}.json"], value) == [], name


def test_the_first_version_has_no_framework_more_and_the_second_all_others(files: dict[str, Any]) -> None:
    first, second = (files[f"api/{version}/entries.json"]["items"] for version in ("v1", "v2"))
    assert {e["framework"] for e in first} == {"iso27001-2022", "soc2-2017", "iso27001-2013"}
    assert {e["framework"] for e in second} == {"nist-csf-2.0"}
    assert all({"iso", "soc2"} <= o.keys() for o in files["api/v1/overlaps.json"]["items"])
    pairs = files["api/v2/overlaps.json"]["items"]
    assert {tuple(o["between"]) for o in pairs} == {("iso27001-2022", "nist-csf-2.0")}
    assert all(o["levels"] == {"csf-to-iso": None, "iso-to-csf": None} for o in pairs)
    said = json.dumps([value for name, value in files.items() if name.startswith("api/v1/")])
    assert "PR.AA-05" not in said and "olir" not in said


@pytest.mark.parametrize("path", DATA, ids=lambda p: p.relative_to(ROOT / "mappings").as_posix())
def test_every_data_file_fits_the_schema_that_its_head_names(path: Path) -> None:
    assert faults(schema_of(path), read_yaml(path)) == []


def test_the_schemas_of_the_data_are_those_of_the_readers() -> None:
    folder = ROOT / "mappings/schema"
    assert {p.stem for p in folder.iterdir()} == set(schemas())
    for name, said in schemas().items():
        Draft202012Validator.check_schema(said)
        assert (folder / f"{name}.json").read_text("utf-8") == schema_text(said), "run `make schemas`, or `make facts`"


def properties(node: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each field that a schema has anywhere, with its place."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        if key == "properties":
            yield from ((f"{path}/{name}", said) for name, said in value.items())
        for name, said in value.items() if key == "properties" else ((key, value),):
            yield from properties(said, f"{path}/{name}")


def test_every_field_says_what_it_is_in_a_sentence() -> None:
    found = [place for name, said in schemas().items() for place in properties(said, name)]
    assert len(found) > 1000
    assert [where for where, said in found if not re.fullmatch(r"\S.*[.…]", said.get("description", ""))] == []


def test_editors_offer_the_names_that_there_are_and_let_others_stand(catalogue: Catalogue) -> None:
    made = schemas()
    offered = {what: set(said["anyOf"][0]["enum"]) for what, said in made["known"]["$defs"].items()}
    assert offered["entry"] >= {e.id for e in catalogue.singles} | {"A.7", "CC6", "Clause 9"}
    assert offered["evidence-item"] == set(catalogue.evidence) and offered["source"] == set(catalogue.sources)
    owners, records = made["owners"], made["records"]
    assert faults(owners, [{"entry": ["A.5.18 Access rights", "A.5.1-A.8.34", "EC-07"], "owner": "IT"}]) == []
    assert faults(owners, [{"entry": [18], "owner": "IT"}])
    assert records["properties"]["records"]["items"]["anyOf"][0]["properties"]["item"]["$ref"] == (
        "known.json#/$defs/evidence-item"
    )


OWN = {"evidence": "own-evidence", "gap-assessment": "crosswalk"}
"""The schemas of a company's files that do not have the file's own name."""


SHOWN = [(guide, name) for guide in (GUIDE, PROGRAMME) for name in examples(guide) if name.startswith(FOLDER)]


@pytest.mark.parametrize(("guide", "name"), SHOWN, ids=[f"{guide.stem}: {name}" for guide, name in SHOWN])
def test_the_examples_of_a_companys_own_files_fit_their_schemas_and_slips_do_not(guide: Path, name: str) -> None:
    stem = name.rpartition("/")[2].removesuffix(".yml")
    schema = schemas()[OWN.get(stem, stem)]
    value = yaml.load(examples(guide)[name], _Loader)  # noqa: S506 - a SafeLoader
    assert faults(schema, value) == []
    (spoilt,) = slips(value, add_a_field)
    assert faults(schema, spoilt)


def slips(value: Any, spoil: Callable[[dict[str, Any]], bool]) -> Iterator[Any]:
    """Yield a copy of a file in which the first mapping that it fits is spoilt."""
    copied = copy.deepcopy(value)
    stack = [copied]
    while stack:
        node = stack.pop(0)
        if isinstance(node, dict) and spoil(node):
            yield copied
            return
        stack += node.values() if isinstance(node, dict) else node if isinstance(node, list) else []


def add_a_field(node: dict[str, Any]) -> bool:
    node["nota"] = "a slip"
    return True


def drop(name: str) -> Callable[[dict[str, Any]], bool]:
    return lambda node: node.pop(name, None) is not None


def put(name: str, wrong: Any) -> Callable[[dict[str, Any]], bool]:
    def spoil(node: dict[str, Any]) -> bool:
        if name not in node:
            return False
        node[name] = wrong
        return True

    return spoil


def of_entry(spoil: Callable[[dict[str, Any]], bool]) -> Callable[[dict[str, Any]], bool]:
    """Spoil an entry, and not what a framework's file says of its fields."""
    return lambda node: "id" in node and spoil(node)


YAML_SLIPS = (
    ("sources.yml", (drop("name"), put("kind", "artcle"), put("date", "12 May 2026"), put("measure", "all"))),
    ("evidence.yml", (drop("serves"), put("kind", "recrod"), put("timing", "once"), put("rejected", 3))),
    ("documents.yml", (drop("approved_by"), put("how", "requird"), put("kind", "poliy"), put("says", []))),
    ("corrections.yml", (drop("correct"), put("kind", "facts"))),
    ("search.yml", (drop("to"), put("words", {"a": "b"}))),
    ("crosswalks/editorial.yml", (drop("why"), put("soc2_to_iso", "ful"), put("rests_on", "habit"))),
    ("crosswalks/comparison-guide.yml", (drop("at"), put("direction", "sideways"), put("edition", 2014))),
    ("crosswalks/iso27001-to-soc2-table.yml", (drop("published"), put("confidence", "sure"), put("levels", []))),
    ("crosswalks/iso27001-2013-to-2022.yml", (drop("to"), put("dissent", 3))),
    ("verdicts/soc2-to-iso27001.yml", (drop("summary"), put("outcome", "carry-over"), put("confidence", "sure"))),
    ("guidance/soc2-availability.yml", (drop("purpose"), put("reviewed", "today"))),
    ("frameworks/iso27001-2022.yml", (of_entry(drop("capabilities")), of_entry(put("documented_information", "yes")))),
    ("frameworks/soc2-2017.yml", (drop("title"), of_entry(put("coso_principle", "one")), put("framework", "soc2"))),
    ("frameworks/iso27001-2013.yml", (drop("id"), put("entries", "none"))),
)


@pytest.mark.parametrize(("name", "spoils"), YAML_SLIPS, ids=[name for name, _ in YAML_SLIPS])
def test_the_schema_of_a_data_file_refuses_slips(
    name: str, spoils: tuple[Callable[[dict[str, Any]], bool], ...]
) -> None:
    path = ROOT / "mappings" / name
    value = read_yaml(path)
    for spoil in (add_a_field, *spoils):
        (spoilt,) = slips(value, spoil)
        assert faults(schema_of(path), spoilt)


COMPANY = sorted((ROOT / "examples").glob("*/compliance/*.yml"))
"""The data of the example companies."""
HEADS = {"evidence": "own-evidence"}


@pytest.mark.parametrize("path", COMPANY, ids=lambda p: p.relative_to(ROOT / "examples").as_posix())
def test_every_file_of_an_example_company_fits_the_schema_that_its_head_names(path: Path) -> None:
    head = HEAD.match(path.read_text("utf-8"))
    assert head and head[1] == f"../../../mappings/schema/{HEADS.get(path.stem, path.stem)}.json"
    assert faults(schema_of(path), read_yaml(path)) == []


COMPANY_SLIPS = {
    "organisation": (
        *(drop("name"), drop("framework"), put("framework", ["iso"]), put("type", "two"), put("has_not", ["offices"])),
        *(put("people", "sixty"), put("stage_1", "5 May 2027"), drop("to"), put("windows", []), drop("what")),
        *(put("milestones", ["Move"]), put("example", "ja"), put("at_least", -1), put("must_run", {})),
    ),
    "status": (
        *(put("status", "implementd"), put("status", "excluded"), put("applicable", "maybe"), put("because", ["riks"])),
        *(put("due", "26.3.2027"), put("run_by", "them"), put("entries", []), put("entries", {}), put("owner", "")),
        lambda node: any(node.pop(name, None) for name in ("entry", "range", "theme")),
    ),
    "records": (
        *(drop("id"), drop("item"), drop("place"), drop("period"), drop("to"), put("none", "ja"), put("records", [])),
        *(
            put("period", "2027"),
            put("date", "1 May 2027"),
            put("period", {"from": "2027-01-01", "until": "2027-02-01"}),
        ),
    ),
    "controls": (
        *(
            put("title", ""),
            drop("prefix"),
            put("status", "implementd"),
            put("rhythm", "quarterly"),
            put("due", "soon"),
        ),
        put("satisfies", {}),
    ),
}


@pytest.mark.parametrize("name", COMPANY_SLIPS)
def test_the_schema_of_a_companys_file_refuses_slips(name: str) -> None:
    path = ROOT / "examples/company/compliance" / f"{name}.yml"
    value = read_yaml(path)
    if name == "controls":
        value["controls"][0]["due"] = "2027-05-01"
    for spoil in (add_a_field, *COMPANY_SLIPS[name]):
        (spoilt,) = slips(value, spoil)
        assert faults(schema_of(path), spoilt)


@pytest.mark.parametrize("name", COMPANY_SLIPS)
def test_every_field_of_a_companys_file_is_described(name: str) -> None:
    bare, stack = [], [schemas()[name]]
    while stack:
        shape = stack.pop()
        bare += [key for key, said in shape.get("properties", {}).items() if not said.get("description")]
        stack += [*shape.get("properties", {}).values(), *shape.get("anyOf", ())]
        stack += [shape[key] for key in ("items", "additionalProperties") if isinstance(shape.get(key), dict)]
    assert bare == []


@pytest.mark.parametrize(
    "moves", [[{"from": "a/", "to": "b"}], [{"from": "a/"}], [{"from": "a/", "to": "b/", "why": "c"}], {"a/": "b/"}]
)
def test_the_schema_of_redirects_refuses_slips(moves: Any) -> None:
    schema = schema_of(ROOT / "mappings/redirects.yml")
    assert faults(schema, [{"from": "evidence/old/", "to": "evidence/user-access-review/"}]) == []
    assert faults(schema, moves)


LOOK = {"entries": "all", "parts": ["verdicts"], "reviewed": "2026-11-28"}


@pytest.mark.parametrize(
    "wrong", [{"reviews": []}, {"credentials": "CPA"}, {"reviews": [{**LOOK, "parts": ["pairs"]}]}, {"name": ""}]
)
def test_the_schema_of_reviewers_refuses_slips(wrong: dict[str, Any]) -> None:
    schema = schema_of(ROOT / "mappings/reviewers.yml")
    reviewer = {"name": "Ada", "credential": "CPA", "reviews": [LOOK]}
    assert faults(schema, [reviewer]) == []
    assert faults(schema, [{**reviewer, **wrong}])


API_SLIPS = {
    "entries": (drop("title"), put("kind", "controll"), put("parent", 5)),
    "overlaps": (drop("mappings"), put("soc2_to_iso", "ful"), put("counted", "yes"), put("correction", "none")),
    "verdicts": (drop("why"), put("outcome", "carry-over")),
    "guidance": (drop("purpose"), put("practice", [])),
    "statements": (drop("published"), put("kind", "groups")),
    "evidence": (drop("serves"), put("timing", "once")),
    "documents": (drop("says"), put("how", "requird")),
    "sources": (drop("claims"), put("kind", "artcle")),
    "corrections": (drop("says"), put("kind", "facts")),
    "reviewers": (drop("credential"), put("parts", ["pairs"])),
    "frameworks": (drop("kinds"), put("single", "yes"), put("publisher", 5)),
    "systems": (drop("name"), put("examples", 3)),
    "topics": (drop("id"),),
    "entries/a-5-15": (
        drop("guidance"),
        put("schema", 2),
        put("soc2_to_iso", "ful"),
        put("previous", 1),
        put("current", "yes"),
    ),
}
LATER = ("entries", "frameworks", "overlaps", "sources", "statements")
"""The lists of the second version that the built-in data has."""
NAMES = tuple(name for name in API_SLIPS if "/" not in name)
"""The files of `api/v1/` that hold a list."""


@pytest.mark.parametrize("name", API_SLIPS)
def test_the_schema_of_a_published_file_refuses_slips(files: dict[str, Any], name: str) -> None:
    kind = "entry" if "/" in name else name
    for spoil in API_SLIPS[name]:
        (spoilt,) = slips(files[f"api/v1/{name}.json"], spoil)
        assert faults(files[f"api/v1/schema/{kind}.json"], spoilt)


@pytest.mark.parametrize("name", [*NAMES, "entries/a-5-15"])
def test_a_schema_that_somebody_keeps_lets_fields_of_later_editions_pass(files: dict[str, Any], name: str) -> None:
    later = copy.deepcopy(files[f"api/v1/{name}.json"])
    stack = [later]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            stack += node.values()
            node["of_a_later_edition"] = "a text"
        elif isinstance(node, list):
            stack += node
    kind = "entry" if "/" in name else name
    assert faults(files[f"api/v1/schema/{kind}.json"], later) == []


def test_the_schemas_name_what_the_frameworks_are_called(tmp_path: Path) -> None:
    tiny = load(write_tiny_pair(tmp_path / "data"))
    made = schema_files(tiny.frameworks.values(), 2, ("entries", "overlaps"))
    found = {name: json.loads(text) for name, text in made.items()}
    overlaps = {"schema": 2, "items": [overlap_item(tiny, overlap) for overlap in tiny.overlaps.values()]}
    schema = found["api/v2/schema/overlaps.json"]
    assert faults(schema, overlaps) == []
    assert not re.search("iso[_2-]|soc2|in_2022", json.dumps(found))
    for spoil in (drop("left"), drop("kitchen-to-harbour"), put("direction", "iso-to-soc2")):
        (spoilt,) = slips(overlaps, spoil)
        assert faults(schema, spoilt)


def test_a_schema_without_frameworks_to_compare_is_one_too(catalogue: Catalogue) -> None:
    alone = next(iter(catalogue.frameworks.values()))
    for text in schema_files((alone,), alone.version, ("entries", "overlaps")).values():
        Draft202012Validator.check_schema(json.loads(text))
