"""A third framework, whose ids are more than letters and numbers, is read from what its file says alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support.choice import with_frameworks
from tests.support.invented import FILES, TINY, framework_of, ids_of

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.problems import Problems
from mkdocs_crosswalk.ids.closest import closest
from mkdocs_crosswalk.ids.mentions import IdReader
from mkdocs_crosswalk.ids.spelling import IdError
from mkdocs_crosswalk.registers.framework_reader import read_framework

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.ids.spelling import Ids


@pytest.fixture(scope="module")
def catalogue(mappings: Path) -> Catalogue:
    """Return the data without the framework that has ids like those of the invented one."""
    return with_frameworks(load(mappings))


@pytest.fixture(scope="module")
def ids(catalogue: Catalogue) -> Ids:
    return ids_of(TINY, beside=catalogue)


def found(ids: Ids, text: str, *, everywhere: bool = False) -> list[str]:
    mentions = IdReader(ids, everywhere=everywhere).read(text)
    assert not any(m.wrong for m in mentions)
    return [m.entry for m in mentions if m.entry]


@pytest.mark.parametrize(
    "text",
    ["GV.OC-01", "gv.oc-01", "GV.OC-1", "Tiny CSF GV.OC-01", "TCSF: gv.oc-1", " GV.OC-01. ", "tiny-csf GV.OC-01"],
)
def test_its_ids_are_found_in_their_spellings(ids: Ids, text: str) -> None:
    assert ids.find(text) == ("GV.OC-01",)


def test_its_groups_are_found_too_and_ids_that_do_not_exist_are_not(ids: Ids) -> None:
    assert [ids.find(text) for text in ("GV", "gv.oc", "ID.AM-01")] == [("GV",), ("GV.OC",), ("ID.AM-01",)]
    assert [ids.find(text) for text in ("GV.OC-09", "ID.OC-01", "SOC 2 GV.OC-01", "Tiny CSF A.5.15")] == [()] * 4


def test_the_other_frameworks_are_read_as_without_it(catalogue: Catalogue, ids: Ids) -> None:
    for text in (*catalogue.ids.known, "5.1", "a12", "A.12", "CC6.1.3", "P1.0", "ISO 27001 5.1", "clause 6.1.3 d)"):
        assert ids.find(text) == catalogue.ids.find(text), text
    assert found(ids, "A.5.15, CC6.1; SOC 2 A1.2") == ["A.5.15", "CC6.1", "A1.2"]


def test_its_ids_in_running_text_speak_for_themselves_where_its_file_says_so(ids: Ids) -> None:
    assert found(ids, "See GV.OC-01, GV.OC-2 and A.5.15.") == ["GV.OC-01", "GV.OC-02", "A.5.15"]
    assert found(ids, "ID.AM-01 is an inventory") == []
    assert found(ids, "Tiny CSF ID.AM-01 and ID.AM-1") == ["ID.AM-01", "ID.AM-01"]
    assert found(ids, "ID.AM-01 of the Tiny CSF") == ["ID.AM-01"]
    assert found(ids, "ID.AM-01", everywhere=True) == ["ID.AM-01"]
    assert found(ids, "NIST CSF 2.0 has GV.OC-01") == []
    assert found(ids, r"\GV.OC-01") == []
    (mention,) = IdReader(ids, everywhere=False).read("see GV.OC-09")
    assert mention.wrong
    assert closest(mention.text, ids)[0].startswith("GV.OC-0")


def test_a_name_of_it_reads_no_id_of_another(ids: Ids) -> None:
    assert found(ids, "Tiny CSF and SOC 2: GV.OC-01 and A1.2") == ["GV.OC-01", "A1.2"]
    heads = ids.heads.column("Tiny CSF subcategory")
    assert heads.heads
    assert {n.framework for n in heads.ours} == {"tiny-1"}
    assert ids.written_frameworks.first("Tiny CSF GV.OC-01") is not None


def test_cells_and_ranges_of_its_ids(ids: Ids) -> None:
    tiny = frozenset(i for i in ids.known if i.startswith(("GV", "ID")))
    assert ids.cells.references("GV.OC-01, GV.OC-02; A.5.15") == ("GV.OC-01", "GV.OC-02", "A.5.15")
    assert ids.expand("GV.OC-01 to GV.OC-03", tiny) == ("GV.OC-01", "GV.OC-02", "GV.OC-03")
    with pytest.raises(IdError, match="runs backwards"):
        ids.expand("GV.OC-03 to GV.OC-01", tiny)


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("{2}-{3:02}", "{2}-{4:02}", 'names a group that "'),
        ("read: (?:GV|ID)", "read: '(GV|'", "is no pattern: missing ), unterminated subpattern at position 0"),
        ("read: (?:GV|ID)", "read: '(?P<x>GV)'", "is no pattern: groups have no names here"),
        ("read: (?:GV|ID)", "read: '[[GV]'", "is no pattern: Possible nested set at position"),
        ("[Tiny CSF, TCSF]", "[Tiny CSF, 'T*']", '"T*" is no pattern: it matches nothing at all'),
        ("[Tiny CSF, TCSF]", "['T[- ]CSF']", "a blank and a stroke stand for more here"),
        ("[Tiny CSF, TCSF]", "['(?<=my )CSF']", "is no pattern: look-behind requires fixed-width pattern"),
    ],
)
def test_a_pattern_that_cannot_be_read_is_a_problem_of_its_line(written: str, instead: str, said: str) -> None:
    problems = Problems()
    assert written in TINY
    read_framework(framework_of(TINY.replace(written, instead, 1), problems))
    with pytest.raises(Exception, match=r"tiny\.yml:\d+:\d+") as caught:
        problems.raise_if_any()
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("(?i)GV", '"(?i"'),
        ("(?i:GV)", '"(?i"'),
        ("GV(?#a comment)", '"(?#"'),
        ("(GV)?(?(1)X|ID)", '"(?("'),
        ("(?>GV|ID)", '"(?>"'),
        (r"\AGV", r'"\A"'),
        (r"GV\Z", r'"\Z"'),
        (r"GV\a", r'"\a"'),
        (r"GV\0", r'"\0"'),
        (r"GV\N{HYPHEN}1", r'"\N"'),
        (r"GV[\W]", r'"\W"'),
        (r"GV[\b]", r'"\b"'),
        ("GV++", '"+" behind what repeats already'),
        ("G{2}+", '"+" behind what repeats already'),
        ("GV(?=X)?", '"?" behind a group that looks ahead or behind'),
        ("(?:(GV)|ID)+", 'a group in one that "+" repeats otherwise; begin it with "(?:"'),
    ],
)
@pytest.mark.parametrize(
    ("line", "field"), [("read: (?:GV|ID)", "read: '{}'"), ("write: [Tiny CSF, TCSF]", "write: ['{}']")]
)
def test_a_pattern_that_a_browser_would_not_read_alike_is_a_problem_of_its_line(
    pattern: str, said: str, line: str, field: str
) -> None:
    problems = Problems()
    read_framework(framework_of(TINY.replace(line, field.format(pattern), 1), problems))
    with pytest.raises(Exception, match=r"tiny\.yml:\d+:\d+: ") as caught:
        problems.raise_if_any()
    assert f'"{pattern}" is no pattern: browsers ' in str(caught.value)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("EC-07", "EC-07"),
        ("ec 7", "EC-07"),
        ("EC07.1", "EC-07.1"),
        ("EC guide ec7", "EC-07"),
        ("EC book EC 9.1", "EC-9.1"),
        ("lock keepers AM-1.1", "AM-1.01"),
        ("Fen Keeping AM-1.1", ""),
        ("The M/C M.1.12", "M.1.12"),
        ("Moor Code 1.1.0", "M.1.1"),
        ("Moor Code:1.1 M.1.2", "M.1.2 (1.1)"),
        ("Regel 1.12 (1.1)", "M.1.12 (1.1)"),
        ("Ziel 12", "Aim 12"),
        ("M.12", "M.1.2"),
        ("M12", "M12"),
        ("Tiny CSF Ziel 12", "Aim 12"),
    ],
)
def test_letters_signs_words_and_editions_are_what_files_say(text: str, found: str) -> None:
    assert ids_of(*FILES).find(text)[:1] == ((found,) if found else ())
