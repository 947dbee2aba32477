"""Small readers of the formats of other tools: what a file says of a pair, by ids and in the words of the catalogue."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from mkdocs_crosswalk.exchange.files import exchange_texts
from mkdocs_crosswalk.exchange.setting import Setting, token
from mkdocs_crosswalk.views.addresses import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

BASE = "https://example.org/x/"
Level = str | None
Pair = tuple[str, str]
REJECTED = "rejected"


class Whole(NamedTuple):
    """What a file with one word for both directions says of a pair.

    Attributes:
        levels: The level of each direction by its name; nothing for a pair that is rejected.
    """

    word: str
    levels: dict[str, str]


def texts(catalogue: Catalogue, base: str = BASE) -> dict[str, str]:
    """Return every file of a catalogue by its address."""
    setting = Setting(catalogue, lambda entry: f"{base}{place_of(entry).uri}" if base else "", base)
    return exchange_texts(setting, lambda entry: place_of(entry).uri)


def spelled(catalogue: Catalogue) -> dict[str, str]:
    """Return the ids of single entries by how formats write them whose ids are words."""
    return {token(e.id): e.id for e in catalogue.singles}


def read_oscal(text: str, ids: dict[str, str]) -> tuple[dict[Pair, Whole], dict[str, set[str]], list[str]]:
    """Return what a mapping collection says of each pair, the gaps of each side, and the identifiers of the pairs."""
    (mapping,) = json.loads(text)["mapping-collection"]["mappings"]
    pairs, uuids = {}, []
    for one in mapping["maps"]:
        (source,), (target,) = one["sources"], one["targets"]
        levels = {prop["name"]: prop["value"] for prop in one.get("props", ())}
        pairs[ids[source["id-ref"]], ids[target["id-ref"]]] = Whole(one["relationship"], levels)
        uuids.append(one["uuid"])
    gaps = {
        side: {
            ids[i]
            for part in mapping.get(f"{side}-gap-summary", {}).get("unmapped-controls", ())
            for i in part["with-ids"]
        }
        for side in ("source", "target")
    }
    return pairs, gaps, uuids


def controls(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the controls of a catalogue or a group; a group holds groups or controls, and not both."""
    assert not node.get("groups") or not node.get("controls")
    yield from node.get("controls", ())
    for group in node.get("groups", ()):
        yield from controls(group)


def read_sssom(text: str) -> tuple[dict[str, Any], list[dict[str, str]]]:
    """Return what stands above a table, and its lines."""
    lines = text.splitlines(keepends=True)
    head = [line[1:] for line in lines if line.startswith("#")]
    table = csv.DictReader(StringIO("".join(lines[len(head) :])), delimiter="\t")
    return yaml.safe_load("".join(head)), list(table)


def read_other(line: dict[str, str]) -> dict[str, str]:
    """Return what stands in the column for everything else."""
    return dict(part.split("=") for part in line["other"].split("; ") if part)


def read_gemara(text: str) -> tuple[dict[Pair, tuple[str, int | None]], set[str]]:
    """Return the word and the strength of each pair, and the sources without any."""
    document = yaml.safe_load(text)
    pairs, none = {}, set()
    for mapping in document["mappings"]:
        for target in mapping.get("targets", ()):
            pairs[mapping["source"], target["entry-id"]] = (mapping["relationship"], target.get("strength"))
        if mapping["relationship"] == "no-match":
            assert "targets" not in mapping
            none.add(mapping["source"])
    assert len({mapping["id"] for mapping in document["mappings"]}) == len(document["mappings"])
    return pairs, none


def read_ciso(files: dict[str, Any], name: str) -> dict[Pair, str]:
    """Return the word of each pair of a mapping library; every URN leads to an entry of a library that it needs."""
    library = files[name]
    needed = [one for one in files.values() if one["urn"] in library["dependencies"]]
    nodes = {n["urn"]: n for one in needed for n in one["objects"]["framework"]["requirement_nodes"]}
    (kept,) = library["objects"]["requirement_mapping_sets"]
    assert {kept["source_framework_urn"], kept["target_framework_urn"]} == {
        one["objects"]["framework"]["urn"] for one in needed
    }
    found = {}
    for mapping in kept["requirement_mappings"]:
        ends = [nodes[mapping[f"{end}_requirement_urn"]] for end in ("source", "target")]
        assert all(end["assessable"] for end in ends)
        found[ends[0]["ref_id"], ends[1]["ref_id"]] = mapping["relationship"]
    assert len(found) == len(kept["requirement_mappings"])
    return found


def read_strm(text: str) -> dict[Pair, Whole]:
    """Return what a sheet says of each pair."""
    return strm_pairs(list(csv.reader(StringIO(text), delimiter="\t")))


def strm_pairs(rows: list[list[str]]) -> dict[Pair, Whole]:
    """Return the same of its rows, the first of which is its head."""
    found = {}
    for row in rows[1:]:
        line = dict(zip(rows[0], row, strict=True))
        said = line["Comments (Optional)"].partition(". ")[0]
        levels = dict(part.split(": ") for part in said.split("; ")) if "-to-" in said else {}
        ends = line["Focal Document Element"], line["Reference Document Element"]
        found[ends] = Whole(line["Relationship"], levels)
    assert len(found) == len(rows) - 1
    return found
