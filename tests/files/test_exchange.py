"""The formats of other tools: their own words alone, as many lines as there are pairs, and what is read back is right.

What the formats' own libraries say is asked once a week; they let wrong words pass, and drop lines without a word.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
import yaml

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.catalogue.published import version_of
from mkdocs_crosswalk.engines.parts import OFFERED
from mkdocs_crosswalk.exchange.files import exchange_texts, folder, labels
from mkdocs_crosswalk.exchange.formats import CISO, FORMATS, GEMARA, NEEDS, OSCAL, SSSOM, STRM
from mkdocs_crosswalk.exchange.setting import NOBODY_SAYS, Setting, licence, yaml_text
from mkdocs_crosswalk.exchange.setting import token as word_of
from mkdocs_crosswalk.files.exchange_files import exchange_files
from mkdocs_crosswalk.files.home import Home
from mkdocs_crosswalk.registers.levels import Level
from mkdocs_crosswalk.views.site import build_site
from tests.support.exchange import (
    BASE,
    Whole,
    controls,
    read_ciso,
    read_gemara,
    read_oscal,
    read_other,
    read_sssom,
    read_strm,
    spelled,
    strm_pairs,
    texts,
)
from tests.support.frameworks import CSF, ISO, SOC2
from tests.support.spreadsheets import read_workbook
from tests.support.tiny_pair import write_tiny_pair

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.levels import Direction

WORDS = {
    "OSCAL": {"equivalent-to", "equal-to", "subset-of", "superset-of", "intersects-with", "no-relationship"},
    "SSSOM": {"skos:relatedMatch"},
    "STRM": {"equal", "subset of", "superset of", "intersects with", "not related to"},
    "Gemara": {
        *("implements", "implemented-by", "supports", "supported-by"),
        *("equivalent", "subsumes", "no-match", "relates-to"),
    },
    "CISO Assistant": {"subset", "intersect", "equal", "superset", "not_related"},
}
"""The words that each format has for a relation, of which SSSOM's are only those that this project may use."""
EQUALITY = ("equal-to", "exactMatch", "closeMatch", "equal", "equivalent")
"""What would say that two entries are the same: of no format here, for records that serve twice are no equality."""


@pytest.fixture(scope="module", params=["built-in", "tiny"])
def data(request: pytest.FixtureRequest, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    if request.param == "built-in":
        return catalogue
    return load(write_tiny_pair(tmp_path_factory.mktemp("tiny") / "data"))


@pytest.fixture(scope="module")
def files(data: Catalogue) -> dict[str, str]:
    return texts(data)


def told(data: Catalogue, crosswalk: Crosswalk) -> dict[tuple[str, str], Overlap]:
    """Return the pairs that count or were rejected by a judgement: all that other tools are to know of."""
    pairs = data.between(crosswalk.left.id, crosswalk.right.id)
    return {(o.left, o.right): o for o in pairs if o.counted or o.judgement}


def said(overlap: Overlap) -> dict[str, str]:
    return {str(direction): str(level) for direction, level in overlap.levels.items()}


def one_word(overlap: Overlap, to_target: Direction, words: tuple[str, str, str, str, str]) -> str:
    """Return the word of a format for both directions: full both ways, to the target, to the source, else, rejected."""
    if not overlap.counted:
        return words[4]
    full = [overlap.levels.get(d) == Level.FULL for d in (to_target, to_target.back)]
    return words[{(True, True): 0, (True, False): 1, (False, True): 2}.get((full[0], full[1]), 3)]


def gaps_of(data: Catalogue, crosswalk: Crosswalk) -> tuple[set[str], set[str]]:
    paired = {i for pair, o in told(data, crosswalk).items() if o.counted for i in pair}
    left, right = (
        {e.id for e in data.singles if e.framework == f.id and e.id not in paired}
        for f in (crosswalk.left, crosswalk.right)
    )
    return left, right


def entry_of(curie: str) -> str:
    return curie.partition(":")[2].replace("Clause-", "Clause ")


def level_of(line: dict[str, str]) -> str:
    return read_other(line).get("level", "")


def name(crosswalk: Crosswalk) -> str:
    return f"{crosswalk.left.address}-and-{crosswalk.right.address}"


def test_every_file_is_labelled_and_every_label_has_a_file(data: Catalogue, files: dict[str, str]) -> None:
    listed = [uri for uri in labels(Setting(data, lambda _: "")) if not uri.endswith(".xlsx")]
    assert listed == list(files)
    assert {uri.split("/")[1] for uri in listed} == {of.key for of in FORMATS}


def test_no_format_is_given_a_word_that_it_has_not_or_one_of_equality() -> None:
    for of in (OSCAL, SSSOM, STRM, GEMARA, CISO):
        gap = {"unmapped-controls", "sssom:NoTermFound"}
        said = {word.word.removeprefix("Not ") for word in of.words.values() if word.word} - gap
        assert said <= WORDS[of.short], of.short
        assert not said.intersection(EQUALITY), of.short


def test_oscal_says_every_pair_with_its_levels_and_every_gap(data: Catalogue, files: dict[str, str]) -> None:
    ids = spelled(data)
    assert len(ids) == len(data.singles)
    for crosswalk in data.crosswalks:
        text = files[f"{folder(OSCAL)}mapping-collection-{name(crosswalk)}.json"]
        pairs, gaps, uuids = read_oscal(text, ids)
        words = ("equivalent-to", "superset-of", "subset-of", "intersects-with", "no-relationship")
        _, to_right = crosswalk.directions
        assert pairs == {
            pair: Whole(one_word(o, to_right, words), said(o)) for pair, o in told(data, crosswalk).items()
        }
        assert len(set(uuids)) == len(uuids) == len(pairs)
        assert all(UUID(one).version == 5 for one in uuids)
        assert (gaps["source"], gaps["target"]) == gaps_of(data, crosswalk)
        collection = json.loads(text)["mapping-collection"]
        assert collection["metadata"]["oscal-version"] == "1.2.1"
        maps = {
            tuple(ids[m[end][0]["id-ref"]] for end in ("sources", "targets")): m
            for m in collection["mappings"][0]["maps"]
        }
        for pair, o in told(data, crosswalk).items():
            adds = {d.asked: add for d, add in o.judgement.adds.items() if add} if o.judgement and o.counted else {}
            sides = {crosswalk.right.key: "target", crosswalk.left.key: "source"}
            assert {q["subject"]: q["description"] for q in maps[pair].get("qualifiers", ())} == {
                sides[key]: add for key, add in adds.items()
            }
            sure = {"category": str(o.judgement.sureness)} if o.judgement else None
            assert maps[pair].get("confidence-score") == sure


def test_a_catalogue_of_oscal_has_ids_and_titles_and_nothing_else(data: Catalogue, files: dict[str, str]) -> None:
    for framework in (f for f in data.frameworks.values() if f.single):
        whole = json.loads(files[f"{folder(OSCAL)}catalog-{framework.id}.json"])["catalog"]
        found = list(controls(whole))
        entries = [e for e in data.singles if e.framework == framework.id]
        assert sorted((c["props"][0]["value"], c["title"]) for c in found) == sorted(
            (e.id, data.title_apart(e)) for e in entries
        )
        assert {key for c in found for key in c} == {"id", "title", "props", "links"}
        assert all(re.fullmatch(r"[a-z][\w.-]*", c["id"]) for c in found)


def test_sssom_has_a_line_for_each_pair_and_direction_and_each_gap(data: Catalogue, files: dict[str, str]) -> None:
    for crosswalk in data.crosswalks:
        head, lines = read_sssom(files[f"{folder(SSSOM)}{name(crosswalk)}.sssom.tsv"])
        pairs = told(data, crosswalk)
        directions = [d for d in crosswalk.directions if d in data.spoken] or crosswalk.directions[1:]
        wanted: Counter[tuple[str, ...]] = Counter()
        for (left, right), o in pairs.items():
            for direction in directions:
                ends = (left, right) if direction.held == crosswalk.left.key else (right, left)
                level = str(o.levels[direction]) if direction in o.levels else ""
                wanted[(*ends, "" if o.counted and level != "none" else "Not", level)] += 1
        paired = [line for line in lines if line["object_id"] != "sssom:NoTermFound"]
        found = Counter(
            (*map(entry_of, (line["subject_id"], line["object_id"])), line["predicate_modifier"], level_of(line))
            for line in paired
        )
        assert found == wanted
        gaps = [entry_of(line["subject_id"]) for line in lines if line["object_id"] == "sssom:NoTermFound"]
        assert sorted(gaps) == sorted(chain(*gaps_of(data, crosswalk)))
        assert len(lines) == sum(wanted.values()) + len(gaps)
        assert {line["predicate_id"] for line in lines} == WORDS["SSSOM"]
        assert len({line["record_id"] for line in lines}) == len(lines)
        prefixes = {line[f"{end}_id"].partition(":")[0] for line in lines for end in ("subject", "object", "record")}
        assert prefixes <= head["curie_map"].keys()
        assert len(set(head["curie_map"].values())) == len(head["curie_map"])
        assert head["mapping_set_version"] == version_of(data)


def test_gemara_has_a_document_for_each_direction(data: Catalogue, files: dict[str, str]) -> None:
    documents = [uri for uri in files if uri.startswith(folder(GEMARA))]
    ways = []
    for crosswalk in data.crosswalks:
        pairs = told(data, crosswalk)
        both = ((crosswalk.left, crosswalk.right), (crosswalk.right, crosswalk.left))
        for held, asked in [w for w in both if crosswalk.towards(w[1].id) in data.spoken] or both[:1]:
            ways.append(f"{folder(GEMARA)}{held.address}-to-{asked.address}.yaml")
            found, none = read_gemara(files[ways[-1]])
            wanted = {}
            for pair, o in pairs.items():
                level = o.levels.get(crosswalk.towards(asked.id))
                ends = pair if held == crosswalk.left else pair[::-1]
                if o.counted and level != Level.NONE:
                    strength = 10 if level == Level.FULL else None
                    wanted[ends] = ("supports" if level else "relates-to", strength)
            assert found == wanted
            assert none == {e.id for e in data.singles if e.framework == held.id} - {source for source, _ in wanted}
    assert sorted(documents) == sorted(ways)


def test_ciso_assistant_has_libraries_that_need_no_other(data: Catalogue, files: dict[str, str]) -> None:
    libraries: dict[str, Any] = {
        uri.removeprefix(folder(CISO)): yaml.safe_load(text)
        for uri, text in files.items()
        if uri.startswith(folder(CISO))
    }
    must = {"urn", "locale", "ref_id", "version", "objects", "name", "copyright", "provider"}
    urn = re.compile(r"urn:[\w.-]+:risk:(library|framework|req_node|req_mapping_set):[\w.:-]+")
    for library in libraries.values():
        assert must <= library.keys() and isinstance(library["version"], int)
        assert all(urn.fullmatch(found) for found in re.findall(r"urn:\S+?(?=['\",\]\s])", json.dumps(library)))
        assert all(needed in {one["urn"] for one in libraries.values()} for needed in library.get("dependencies", ()))
    words = {Level.FULL: "superset", Level.PARTIAL: "intersect", Level.NONE: "not_related"}
    mappings = 0
    for crosswalk in (c for c in data.crosswalks if not data.spoken.isdisjoint(c.directions)):
        both = ((crosswalk.left, crosswalk.right), (crosswalk.right, crosswalk.left))
        for held, asked in (w for w in both if crosswalk.towards(w[1].id) in data.spoken):
            found = read_ciso(libraries, f"mapping-{held.id}-to-{asked.id}.yaml")
            mappings += 1
            wanted = {
                pair if held == crosswalk.left else pair[::-1]: words[level]
                for pair, o in told(data, crosswalk).items()
                if (level := o.levels.get(crosswalk.towards(asked.id)))
            }
            assert found == wanted
    assert mappings == sum(name.startswith("mapping-") for name in libraries)


def test_strm_has_a_row_for_each_pair_in_the_table_and_in_the_workbook(data: Catalogue, files: dict[str, str]) -> None:
    site = build_site(data, parts=("exchange",), workbooks=True, offered=OFFERED)
    made = exchange_files(site, Home(lambda place: place.uri, site_url=BASE))
    for crosswalk in data.crosswalks:
        words = ("intersects with", "superset of", "subset of", "intersects with", "not related to")
        _, to_right = crosswalk.directions
        wanted = {pair: Whole(one_word(o, to_right, words), said(o)) for pair, o in told(data, crosswalk).items()}
        assert read_strm(files[f"{folder(STRM)}{name(crosswalk)}.tsv"]) == wanted
        workbook = made[f"{folder(STRM)}{name(crosswalk)}.xlsx"]
        assert isinstance(workbook, bytes)
        assert strm_pairs(read_workbook(workbook)["Relationships"].rows) == wanted


def test_sphinx_needs_links_what_makes_a_pair_that_counts(data: Catalogue, files: dict[str, str]) -> None:
    whole = json.loads(files[f"{folder(NEEDS)}needs.json"])
    version = whole["versions"][whole["current_version"]]
    needs = version["needs"]
    counted = [(o.left, o.right) for c in data.crosswalks for o in told(data, c).values() if o.counted]
    spelled_ = {e.id: e.id.replace(" ", "-").replace(".", "-") for e in data.singles}
    links = {frozenset((one, other)) for one, need in needs.items() for other in need["links"]}
    assert links == {frozenset((spelled_[left], spelled_[right])) for left, right in counted}
    assert all(one in needs[other]["links"] for one, need in needs.items() for other in need["links"])
    assert version["needs_amount"] == len(needs) == len(set(spelled_.values()))
    assert not [one for one in needs if not re.fullmatch(r"[\w-]+", one)]


def test_identifiers_are_the_same_in_every_site_and_edition(catalogue: Catalogue) -> None:
    one, other = texts(catalogue), texts(catalogue, "")
    uri = f"{folder(OSCAL)}mapping-collection-iso27001-and-soc2.json"
    ids = spelled(catalogue)
    assert read_oscal(one[uri], ids) == read_oscal(other[uri], ids)
    maps = json.loads(one[uri])["mapping-collection"]["mappings"][0]["maps"]
    pinned = next(
        m["uuid"] for m in maps if (m["sources"][0]["id-ref"], m["targets"][0]["id-ref"]) == ("a.5.15", "cc6.1")
    )
    assert pinned == "7af8716c-9ec9-54c7-a186-ab58aa6ed3a2"
    assert texts(catalogue) == one


def test_the_words_of_publishers_stay_out(catalogue: Catalogue) -> None:
    everything = "\n".join(texts(catalogue).values())
    statements = [e.statement for e in catalogue.singles if e.statement]
    assert len(statements) > 100
    assert not [s for s in statements if s in everything]


def test_frameworks_without_levels_come_out_of_the_same_code(catalogue: Catalogue) -> None:
    files = texts(catalogue)
    listed = {
        of.key: [uri for uri in files if uri.startswith(folder(of)) and CSF.split("-2")[0] in uri] for of in FORMATS
    }
    assert not listed[CISO.key]
    assert {len(listed[of.key]) for of in (SSSOM, STRM, GEMARA)} == {1}
    head, lines = read_sssom(files[listed[SSSOM.key][0]])
    assert "level" not in {key for line in lines for key in read_other(line)}
    assert {line["mapping_justification"] for line in lines if line["predicate_modifier"] == "Not"} == set()
    assert {ISO, CSF} <= head["curie_map"].keys() and SOC2 not in head["curie_map"]


def test_a_site_that_adds_pairs_of_its_own_promises_no_licence(catalogue: Catalogue, programme: Programme) -> None:
    assert licence(catalogue) == "Apache-2.0"
    own = programme.catalogue
    assert own.own.frameworks or own.own.decisions
    assert licence(own) == ""
    head, _ = read_sssom(next(text for uri, text in texts(own).items() if uri.endswith(".sssom.tsv")))
    assert head["license"] == NOBODY_SAYS


def test_yaml_is_read_as_it_was_written() -> None:
    value = {
        "a": ["- b", {"c: d": "#e", "f": [], "g": ["yes", 1, True, None, "1.0"]}, []],
        "h": {"i": 'j"k\\', "l": {}},
    }
    assert yaml.safe_load(yaml_text(value)) == value
    assert [word_of(i) for i in ("Clause 6.1.3", "A.5.15", "7 b", "PR.AA-05")] == [
        *("clause-6.1.3", "a.5.15", "id-7-b", "pr.aa-05"),
    ]


def test_the_same_twice(data: Catalogue, files: dict[str, str]) -> None:
    setting = Setting(data, lambda _: "", "")
    assert [*exchange_texts(setting, lambda e: e.id)] == [*files]
    assert set(chain.from_iterable(of.words for of in FORMATS))
