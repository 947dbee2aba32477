"""`crosswalk import`: tables, SSSOM, OSCAL and CISO Assistant to a source with its rows, or to a framework."""

from __future__ import annotations

import re
import shlex
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.cli import main
from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.engines.asked import Asked
from mkdocs_crosswalk.engines.import_mapping import Import, import_mapping
from mkdocs_crosswalk.engines.new_files import NewFiles
from mkdocs_crosswalk.engines.take_over import write_file
from mkdocs_crosswalk.incoming.columns import read_tables
from mkdocs_crosswalk.incoming.text_tables import read_text_table
from mkdocs_crosswalk.registers.levels import Confidence, Level
from tests.support.builds import ROOT
from tests.support.incoming import TO_ISO, ciso, judged, oscal, relations_of_points, sssom, sssom_ways, table
from tests.support.tiny_pair import write_tiny_pair

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.incoming.folding import NewRow
    from mkdocs_crosswalk.registers.row import Row

SOURCE = "added-table"
FILE = f"crosswalks/{SOURCE}.yml"
HEAD = "# yaml-language-server: $schema=../schema/crosswalk.json\n"
WHOLE = ("--map", "rule=kitchen", "practice=harbour", "how far=level")
GUIDE = (ROOT / "content/about/adding-a-mapping.md").read_text("utf-8")
TINY = Asked(
    source=SOURCE,
    columns={"rule": "kitchen", "practice": "harbour", "how far": "level"},
    levels={"Same": "full", "Alike": "partial", "Other": "none"},
    direction="kitchen-to-harbour",
)
ROWS = [
    ["rule", "practice", "how far", "text"],
    ["K1", "H1.1", "Same", "Somebody's sentence."],
    ["K2", "H1.1, H1.2", "Alike", 'One "with" quotes;\nand a second line.'],
    ["K3", "", "Other", ""],
]
SAID = [
    {"published": {"kitchen": ["K1"], "harbour": ["H1.1"], "level": "Same"}},
    {"published": {"kitchen": ["K2"], "harbour": ["H1.1", "H1.2"], "level": "Alike"}},
    {"says": "no-counterpart", "direction": "harbour-to-kitchen", "published": {"kitchen": ["K3"], "level": "Other"}},
]


@pytest.fixture
def mappings(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT / "mappings", tmp_path / "mappings", ignore=shutil.ignore_patterns("schema"))


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return write_tiny_pair(tmp_path / "mappings")


def files_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def written(folder: Path, content: str | bytes, asked: Asked = TINY, name: str = "table.csv") -> dict[str, Any]:
    """Return what a file becomes in a folder of data, which is read again by whoever reads the data."""
    path = folder.parent / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    import_mapping(path, replace(asked, into=folder), {})
    text = (folder / FILE).read_text("utf-8")
    assert text.startswith(HEAD)
    said: dict[str, Any] = yaml.safe_load(text)
    assert len([row for row in load(folder).rows if row.source == SOURCE]) == len(said["rows"])
    return said


def refused(folder: Path, content: str | bytes, asked: Asked = TINY, name: str = "table.csv") -> list[str]:
    """Return the problems of a file, of which nothing may have been written."""
    before = files_of(folder)
    with pytest.raises(CrosswalkError, match="nothing was written") as caught:
        written(folder, content, asked, name)
    assert files_of(folder) == before
    return str(caught.value).splitlines()[1:]


def test_a_head_that_stands_twice_and_a_cell_under_none_are_told(tiny: Path) -> None:
    heads = "rule,practice,practice,how far\nK1,H1.1,H1.2,Same\n"
    assert refused(tiny, heads) == ['table.csv:1:15: the column "practice" stands twice; give one of them another name']
    ragged = "rule,practice,how far\nK1,H1.1,Same\nK2,H1.2,Same,extra,H2.1\nK3,H2.1,Same,,\n"
    says = "this cell stands under no head; a cell with a separator in it has quotation marks around it"
    assert refused(tiny, ragged) == [f"table.csv:3:14: {says}"]


def without_places(said: dict[str, Any]) -> list[dict[str, Any]]:
    return [{key: value for key, value in row.items() if key != "at"} for row in said["rows"]]


def of_guide(catalogue: Catalogue) -> tuple[list[str], list[list[str]]]:
    """Return the command that the guide gives, and its table with as many rows more as make thirty."""
    (command,) = re.findall(r"^crosswalk (import example-guide\.csv (?:.*\\\n)*.*)$", GUIDE, re.MULTILINE)
    (text,) = re.findall(r"^```text\n(criterion,.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    rows = [line.split(",") for line in text.splitlines()]
    pairs = [pair for pair in judged(catalogue) if pair[0].startswith("A.")][: 31 - len(rows)]
    rows += [[right, left, "Strong" if n % 3 else "Weak"] for n, (left, right) in enumerate(pairs)]
    return shlex.split(command.replace("\\\n", " ")), rows


def test_the_command_of_the_guide_makes_valid_rows_and_proposes_what_an_id_of_2013_became(
    mappings: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(mappings.parent)
    command, rows = of_guide(catalogue)
    file, name, source = mappings.parent / "example-guide.csv", "crosswalks/example-guide.yml", "example-guide"
    file.write_text(table(rows), "utf-8")
    before = files_of(mappings)
    assert main(command) == 0, capsys.readouterr().err
    assert "example-guide.csv:3:1: proposed: A.8.15 (likely). A.12.4.1 is an id of 2013" in capsys.readouterr().out
    after = files_of(mappings)
    assert set(after) - set(before) == {name}
    assert {name for name in before if before[name] != after[name]} == {"sources.yml"}
    entry = f"- id: {source}\n  name: {source}\n  title: {source}\n  kind: table\n\n"
    sources = after["sources.yml"].decode()
    assert sources.replace(entry, "") == before["sources.yml"].decode()
    assert sources.index(entry) < sources.index("kind: standard")
    assert after[name].decode().startswith(f"{HEAD}source: {source}\ndirection: {TO_ISO}\n")

    columns = {"criterion": "soc2", "control": "iso", "strength": "level"}
    asked = Asked(source, columns, {"Strong": "full", "Weak": "partial", "Absent": "none"}, TO_ISO)
    assert "says all of it already" in Import(file, asked, NewFiles(mappings, {}, whole=True), catalogue).run()
    assert files_of(mappings) == after

    read = [row for row in load(mappings).rows if row.source == source]
    assert [row.at for row in read] == [f"example-guide.csv, line {n}" for n in range(2, 32)]
    printed = [["".join(side) for side in (row.published.right, row.published.left)] for row in read]
    assert [[*ids, row.published.level] for ids, row in zip(printed, read, strict=True)] == rows[1:]
    assert [row.at[-6:] for row in read if row.corrected] == ["line 3"]
    assert [(r.id, r.confidence) for r in read[1].left] == [("A.8.15", Confidence.LIKELY)]
    assert [row.says for row in read[:3]] == ["overlap", "overlap", "no-counterpart"]

    file.write_text(table([*rows, ["CC9.9", "A.5.81", "Stong"], ["CC6.1", "A.5.18", "Weak"]]), "utf-8")
    assert main(command) == 1
    said = capsys.readouterr().err
    assert said.splitlines()[0] == "example-guide.csv has 3 problems, and nothing was written:"
    assert 'example-guide.csv:32:1: unknown criterion "CC9.9" (did you mean CC9.' in said
    assert 'example-guide.csv:32:7: unknown control or clause "A.5.81" (did you mean A.5.18?)' in said
    assert 'example-guide.csv:32:14: unknown level "Stong" (did you mean Strong?)' in said
    assert files_of(mappings) == after

    assert main(["diff", str(ROOT / "mappings"), "mappings"]) == 1
    said = capsys.readouterr().out
    assert f"  {source}: +30 (rows 0 -> 30)\n" in said
    assert main(["explain", "a8.15", "cc 7.2", "--data", "mappings"]) == 0
    said = capsys.readouterr().out
    assert f"  {source}: soc2-to-iso partial  mappings/{name}:8:5" in said


FORMS = {
    "plain": table(ROWS).encode(),
    "a mark of its encoding": b"\xef\xbb\xbf" + table(ROWS).encode(),
    "semicolons and the ends of lines of Windows": table(ROWS, ";", "\r\n").encode(),
    "the old Macintosh's ends of lines": table(ROWS, end="\r").encode(),
    "a line that says the sign": b"sep=|\n" + table(ROWS, "|").encode(),
    "16 bits": b"\xff\xfe" + table(ROWS, "\t").encode("utf-16-le"),
    "a title above and empty rows": ("A table of ours\n,,,\n\n" + table(ROWS).replace("\nK2", "\n,,,\n\nK2")).encode(),
    "blanks around": table([[f"  {cell} " for cell in row] for row in ROWS]).encode(),
    "ids in lines of their own": table(ROWS).replace('"H1.1, H1.2"', '"H1.1\nH1.2"').encode(),
    "dashes for nothing": table(ROWS).replace("K3,,", "K3,n/a,").encode(),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_table_is_read_in_every_form_that_programs_save(tiny: Path, form: bytes) -> None:
    said = written(tiny, form)
    assert without_places(said) == SAID
    assert said["levels"] == TINY.levels


def test_the_line_of_a_row_is_that_in_which_it_begins(tiny: Path) -> None:
    rows = [ROWS[0], ["K1", "H1.1", "Same", "one\r\ntwo\nthree"], ["K2", "H1.2", "Same", ""]]
    assert [row["at"] for row in written(tiny, table(rows))["rows"]] == ["table.csv, line 2", "table.csv, line 5"]


def test_a_tab_is_the_sign_of_a_file_that_says_so(tiny: Path) -> None:
    rows = [["rule", "practice", "how far"], ["K1", "H1.1, H1.2", "Same"]]
    assert len(written(tiny, table(rows, "\t"), name="table.tsv")["rows"]) == 1


def workbook(path: Path) -> Path:
    """Write a book whose second sheet is the table, with merged cells, and with a formula that has no value."""
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("About").write("A1", "Nothing here")
        sheet = book.add_worksheet("The table")
        sheet.write_row(1, 1, ROWS[0])
        sheet.merge_range("B3:B4", "K1")
        sheet.write_row(2, 2, ["H1.1", "Same"])
        sheet.write_row(3, 2, ["H1.2", "Alike"])
        sheet.write_rich_string(4, 1, "K", book.add_format({"bold": True}), "2")
        sheet.write_row(4, 2, ["H2.1", "Alike"])
    return path


def test_a_workbook_is_read_with_its_merged_cells(tiny: Path) -> None:
    said = written(tiny, workbook(tiny.parent / "made.xlsx").read_bytes(), name="book.xlsx")
    assert [(row["at"], *row["published"].values()) for row in said["rows"]] == [
        ("book.xlsx, row 3", ["K1"], ["H1.1"], "Same"),
        ("book.xlsx, row 4", ["K1"], ["H1.2"], "Alike"),
        ("book.xlsx, row 5", ["K2"], ["H2.1"], "Alike"),
    ]


def test_what_is_wrong_in_a_workbook_is_told_by_sheet_and_cell(tiny: Path) -> None:
    path = tiny.parent / "made.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("One", "Two"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ROWS[0])
            sheet.write_row(1, 0, ["K9", 1.1, "Samme"])
            sheet.write_formula("A3", '=HYPERLINK("https://example.com","K1")', value="")
            sheet.write_row(2, 1, ["H1.1", "Same"])
    assert "--sheet One" in refused(tiny, path.read_bytes(), name="book.xlsx")[0]
    places = [line.split(": ")[0] for line in refused(tiny, path.read_bytes(), replace(TINY, sheet="Two"), "book.xlsx")]
    assert places[:-1] == ["book.xlsx:Two!A2", "book.xlsx:Two!B2", "book.xlsx:Two!C2", "book.xlsx:Two!A3"]
    (said,) = refused(tiny, path.read_bytes(), replace(TINY, sheet="Tow"), "book.xlsx")
    assert 'unknown sheet "Tow" (did you mean Two?)' in said
    whole = path.read_bytes()
    names = whole.replace(
        b"xl/workbook.xml", b"xl/workbook.xm\xd1"
    )  # what says that it is UTF-8 is a bit of each entry
    flagged = re.sub(rb"(PK\x01\x02.{4})..", lambda m: m[1] + b"\x00\x08", names, flags=re.DOTALL)
    for broken in (whole[:-200], b"PK\x03\x04 and no more", names, flagged):
        (said,) = refused(tiny, broken, name="book.xlsx")
        assert said.startswith("book.xlsx:1:1: this is no workbook that can be read")


WRONG = [
    ("rule,practice,how far\nK1,H1.3,Same\n", "2:4", "(did you mean H1.1?)"),
    ("rule,practice,how far\nK1,H1.1,\n", "2:1", "there is no level"),
    ("rule,practice,how far\nK1,,Same\n", "2:1", "merged cell"),
    ("rule,practise,how far\nK1,H1.1,Same\n", "1:1", 'no column "practice" (did you mean practise?)'),
    ('rule,practice,how far\n"K1,H1.1,Same\n', "2:1", "nothing ends it"),
    ("rule,practice,how far\nK1,H1.1,=cmd|'/c calc'!A1\n", "2:9", "unknown level"),
    ('rule,practice,how far\nK1,"=HYPERLINK(""x"")",Same\n', "2:4", "unknown practice"),
    ("rule,practice,how far\n<b>K1</b>,H1.1,Same\n", "2:1", "unknown rule"),
    (f"rule,practice,how far\nK1,{'H1.1 ' * 250_000},Same\n", "2:4", "1,250,000 characters"),
    (f"rule,practice,how far\nK1,H1.1,{'S' * 1_000_000}\n", "2:9", "1,000,000 characters"),
    ("rule,practice,how far\n", "1:1", "no statement"),
    ("", "1:1", "empty"),
    ("rule,practice,how far\nK1,H1.1,Sa\u202eme\n", "2:9", "U+202E"),
    (b"rule,practice,how far\nK1,H1.1,Sam\xe9\n", "2:1", "not UTF-8"),
]


@pytest.mark.parametrize(("text", "place", "says"), WRONG)
def test_what_is_wrong_is_told_with_its_place_and_nothing_is_written(
    tiny: Path, text: str | bytes, place: str, says: str
) -> None:
    told = refused(tiny, text)
    assert told[0].startswith(f"table.csv:{place}: ")
    assert says in told[0]
    assert all(len(line) < 1500 for line in told)


def test_every_row_that_cannot_be_read_is_named(tiny: Path) -> None:
    rows = [ROWS[0], *(["K1", f"H9.{n}", "Same", ""] for n in range(1, 101))]
    told = refused(tiny, table(rows))
    assert [int(line.split(":")[1]) for line in told[:100]] == list(range(2, 102))


def test_the_closest_id_is_proposed_if_asked(tiny: Path) -> None:
    text = 'rule,practice,how far\nK1,"H1.3, H2.1",Same\n'
    assert "--propose" in refused(tiny, text)[-1]
    (row,) = written(tiny, text, replace(TINY, propose=True))["rows"]
    assert row["corrected"]["harbour"] == [
        {"id": "H1.1", "confidence": "likely"},
        {"id": "H2.1", "confidence": "certain"},
    ]
    assert row["published"]["harbour"] == ["H1.3", "H2.1"]


def test_what_a_person_added_is_not_written_over(tiny: Path) -> None:
    written(tiny, table(ROWS))
    path = tiny / FILE
    path.write_text(path.read_text("utf-8") + "    remark: Looked at.\n", "utf-8")
    before = files_of(tiny)
    with pytest.raises(CrosswalkError, match="says otherwise; --replace"):
        written(tiny, table(ROWS))
    assert files_of(tiny) == before
    assert "Looked at" not in str(written(tiny, table(ROWS), replace(TINY, replace=True)))


def test_a_file_that_cannot_be_written_takes_back_the_others(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(file: Path, text: str) -> None:
        if file.name == "sources.yml":
            raise CrosswalkError(f"{file} cannot be written, and nothing was written")
        write_file(file, text)

    monkeypatch.setattr("mkdocs_crosswalk.engines.new_files.write_file", failing)
    refused(tiny, table(ROWS))


def test_prose_is_taken_only_if_asked_and_stays_text(tiny: Path) -> None:
    hostile = "=1+1 <script>x</script>\n\n- id: x # {{ y }} 'z' \"q\" \\ \N{SNOWMAN}"
    rows = [[*ROWS[0][:3], "note"], ["K1", "H1.1", "Same", hostile]]
    assert "note" not in written(tiny, table(rows))["rows"][0]
    notes = replace(TINY, with_notes=True, replace=True)
    assert written(tiny, table(rows), notes)["rows"][0]["note"] == " ".join(hostile.split())
    assert "U+0007" in refused(tiny, table([rows[0], ["K1", "H1.1", "Same", "a\x07"]]), notes)[0]


def levels_of(rows: list[Row]) -> dict[tuple[str, str], dict[str, str]]:
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        if row.left and row.right:
            found.setdefault((row.left[0].id, row.right[0].id), {})[str(row.direction)] = str(row.level)
    return found


LONE = ["A.7.5", "Clause 4.4"]


def some(catalogue: Catalogue) -> dict[tuple[str, str], dict[str, str]]:
    """Return every fifth judged pair, which is enough to have each level each way."""
    found = dict(list(judged(catalogue).items())[::5])
    assert {tuple(levels.values()) for levels in found.values()} >= {("none", "none"), ("full", "partial")}
    return found


@pytest.fixture(scope="module")
def brought_in(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> dict[str, list[Row]]:
    """Bring in a file of each format, and return the rows of each as the data is read then."""
    folder = tmp_path_factory.mktemp("formats") / "mappings"
    shutil.copytree(ROOT / "mappings", folder, ignore=shutil.ignore_patterns("schema"))
    pairs = some(catalogue)
    texts = {
        "sssom": ("x.sssom.tsv", sssom(pairs, LONE)),
        "ways": ("w.tsv", sssom_ways(pairs)),
        "oscal": ("x.json", oscal(pairs, LONE)),
        "words": ("y.json", oscal(pairs, props=False)),
        "ciso": ("z.yaml", ciso(relations_of_points(catalogue, 1400))),
    }
    files = NewFiles(folder, {}, whole=True)
    for source, (name, text) in texts.items():
        path = folder.parent / name
        path.write_text(text, "utf-8")
        Import(path, Asked(source=source, about={"title": source}), files, catalogue).put()
        assert "sentence" not in files.text(f"crosswalks/{source}.yml")
    list(files.write("four files"))
    rows = load(folder).rows
    return {source: [row for row in rows if row.source == source] for source in texts}


@pytest.mark.parametrize("form", ["sssom", "ways", "oscal"])
def test_what_a_format_can_say_of_pairs_comes_back(
    brought_in: dict[str, list[Row]], catalogue: Catalogue, form: str
) -> None:
    rows, pairs = brought_in[form], some(catalogue)
    assert levels_of(rows) == pairs
    alone = [row.left[0].id for row in rows if row.says == "no-counterpart"]
    assert alone == ([] if form == "ways" else LONE)
    assert len(rows) == 2 * len(pairs) + len(alone)


def test_relations_without_levels_are_undirected_and_refusals_are_none(
    brought_in: dict[str, list[Row]], catalogue: Catalogue
) -> None:
    rows, pairs = brought_in["words"], some(catalogue)
    rejected = sum(set(levels.values()) == {"none"} for levels in pairs.values())
    assert rejected
    assert sum(row.level == Level.NONE for row in rows) == 2 * rejected
    assert sum(row.published.level == "intersects-with" and not row.level for row in rows) == len(pairs) - rejected


def test_relations_of_points_fold_to_their_criteria(brought_in: dict[str, list[Row]], catalogue: Catalogue) -> None:
    relations, rows = relations_of_points(catalogue, 1400), brought_in["ciso"]
    expected = {(left.rpartition(".")[0], right, word) for left, right, word in relations}
    assert sorted((row.right[0].id, row.left[0].id, row.published.level) for row in rows) == sorted(expected)
    counts = [int(match[1]) for row in rows if (match := re.match(r"Folded from (\d+) ", row.remark))]
    assert sum(counts) == 1400
    assert all(" on points of focus: " in row.remark for row in rows)


def rows_of(tmp_path: Path, catalogue: Catalogue, text: str, asked: Asked) -> list[NewRow]:
    """Return the rows that a table would make of the built-in data."""
    found = Import(tmp_path / "x.csv", asked, NewFiles(tmp_path, {}, whole=True), catalogue)
    read = read_tables((read_text_table(text, "x.csv", found.problems),), asked.columns, found.references)
    return list(found.rows(read))


def test_a_title_of_another_entry_is_a_slip_that_is_proposed(tmp_path: Path, catalogue: Catalogue) -> None:
    asked = Asked(source=SOURCE, columns={"a": "iso", "b": "soc2"})
    text = "a,b\nA.5.14 Access control,CC6.1\nA.5.15 Access control,CC6.1\n"
    first, second = (row.sides["iso"][0] for row in rows_of(tmp_path, catalogue, text, asked))
    assert (first.printed, first.meant) == ("A.5.14", (("A.5.15", Confidence.LIKELY),))
    assert (second.printed, second.meant) == ("A.5.15", ())


def test_what_is_said_of_some_points_is_partial_of_the_criterion_that_is_asked_for(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    points = len(catalogue.entries["CC6.2"].points)
    every = [[f"CC6.2.{n}", "A.5.18", "Strong"] for n in range(1, points + 1)]
    some = [["CC6.1-POF1", "A.5.15", "Strong"], ["CC6.1 POF 2", "A.5.15", "Absent"], ["CC6.3/1", "A.5.16", "Absent"]]
    asked = Asked(
        source=SOURCE,
        columns={"criterion": "soc2", "control": "iso", "strength": "level"},
        levels={"Strong": "full", "Absent": "none"},
        direction="iso-to-soc2",
    )
    text = table([["criterion", "control", "strength"], *every, *some])
    rows = rows_of(tmp_path, catalogue, text, asked)
    assert [(row.sides["soc2"][0].printed, row.level, row.means) for row in rows] == [
        ("CC6.2", "Strong", Level.FULL),
        ("CC6.1", "Strong, for some of its points", Level.PARTIAL),
        ("CC6.3", "Absent", Level.NONE),
    ]
    assert "Of CC6.1 POF 2 it says that they are no match" in rows[1].remark
    back = rows_of(tmp_path, catalogue, text, replace(asked, direction=TO_ISO))
    assert [row.level for row in back] == ["Strong", "Strong", "Absent"]


SPELLINGS = {
    "cc_6_1": "CC6.1",
    "clause-4.1": "Clause 4.1",
    "ISO 27001 A.5.1": "A.5.1",
    "a-5-15": "A.5.15",
    "CC6.1 POF 3": "CC6.1",
    "P1.0": "P1",
    "pi1.2.1": "PI1.2",
    "A.12.4.1": "A.8.15",
}


def test_a_column_may_hold_the_levels_of_both_directions(tmp_path: Path, catalogue: Catalogue) -> None:
    asked = Asked(source=SOURCE, columns={"a": "iso", "b": "soc2", "c": "levels", "d": "level"})
    text = "a;b;c;d\nA.5.1;CC5.3;iso-to-soc2: partial. soc2-to-iso: full. Words.;equal\nA.5.1;CC1.1;;not related to\n"
    rows = rows_of(tmp_path, catalogue, text, asked)
    assert [(str(row.direction), row.level, row.means) for row in rows] == [
        ("iso-to-soc2", "partial", Level.PARTIAL),
        (TO_ISO, "full", Level.FULL),
        ("iso-to-soc2", "not related to", Level.NONE),
        (TO_ISO, "not related to", Level.NONE),
    ]


@pytest.mark.parametrize(("written", "meant"), SPELLINGS.items())
def test_ids_are_read_as_programs_and_people_write_them(
    tmp_path: Path, catalogue: Catalogue, written: str, meant: str
) -> None:
    key, other, beside = ("soc2", "iso", "A.5.1") if meant[0] in "CP" and meant[1] != "l" else ("iso", "soc2", "CC1.1")
    asked = Asked(source=SOURCE, columns={"a": key, "b": other})
    (row,) = rows_of(tmp_path, catalogue, f"a,b\n{written},{beside}\n", asked)
    (part,) = row.sides[key]
    assert [*(entry for entry, _ in part.meant), *part.entries] == [meant]


CATALOGUE = {
    "catalog": {
        "metadata": {"title": "Buoy Rules", "last-modified": "2026-03-04T00:00:00Z"},
        "groups": [
            {
                "id": "bu",
                "title": "Buoys",
                "controls": [
                    {
                        "id": "bu-1",
                        "title": "Buoys are lit",
                        "props": [{"name": "label", "value": "BU-1"}],
                        "parts": [{"name": "statement", "prose": "Each buoy has a lamp."}],
                        "controls": [
                            {"id": "bu-1.1", "title": "Spares", "props": [{"name": "label", "value": "BU-1(1)"}]}
                        ],
                    },
                    {"id": "BU-2", "title": "General"},
                ],
            },
            {"id": "an", "title": "Anchors", "groups": [{"id": "an.x", "title": "X", "controls": [{"id": "AN-1"}]}]},
        ],
    }
}


def test_a_catalogue_becomes_a_framework_that_pairs_may_join(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tiny.parent / "buoys.yaml"
    file.write_text(yaml.safe_dump(CATALOGUE), "utf-8")
    command = ["import", str(file), "--source", "buoys", "--into", str(tiny)]
    assert main([*command, "--with-titles"]) == 0, capsys.readouterr().err
    once = files_of(tiny)
    assert main([*command, "--with-titles"]) == 0
    assert files_of(tiny) == once
    assert b"lamp" not in once["frameworks/buoys.yml"]
    assert main(command) == 1
    assert "says otherwise; --replace" in capsys.readouterr().err
    assert main([*command, "--replace"]) == 0
    assert b"Spares" not in files_of(tiny)["frameworks/buoys.yml"]
    assert main([*command, "--replace", "--with-notes"]) == 0
    asked = Asked(source=SOURCE, columns={"a": "buoys", "b": "harbour"})
    written(tiny, "a,b\nBU-1(1),H1.1\nAN-1,H1.2\n", asked)
    assert main(["check", str(tiny)]) == 0, capsys.readouterr().err
    found = load(tiny)
    assert {i: e.statement or e.title for i, e in found.entries.items() if e.framework == "buoys"} == {
        "bu": "Buoys",
        "BU-1": "Each buoy has a lamp.",
        "BU-1(1)": "Spares",
        "BU-2": "General",
        "an": "Anchors",
        "an.x": "X",
        "AN-1": "AN-1",
    }
    assert ("H1.1", "BU-1(1)") in found.overlaps


def test_a_folder_of_a_companys_own_begins_with_what_is_imported(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mkdocs_crosswalk.engines.new_files.part_of_package", lambda _: tiny)
    before = files_of(tiny)
    own = tiny.parent / "own"
    for name, text, asked in (
        ("buoys.yaml", yaml.safe_dump(CATALOGUE), Asked(source="buoys", into=own)),
        ("x.csv", "a,b\nBU-2,H1.1\n", Asked(source=SOURCE, into=own, columns={"a": "buoys", "b": "harbour"})),
    ):
        (tiny.parent / name).write_text(text, "utf-8")
        import_mapping(tiny.parent / name, asked, {})
    assert sorted(files_of(own)) == [FILE, "frameworks/buoys.yml", "sources.yml"]
    assert ("H1.1", "BU-2") in load(tiny, {"own": own}).overlaps
    assert files_of(tiny) == before


def test_a_framework_of_a_library_is_read_and_one_that_is_there_is_not_written_again(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    node = "urn:example:risk:req_node:w"

    def library(ids: list[str]) -> str:
        nodes = [{"urn": f"{node}:top", "ref_id": "TOP", "name": "Planks", "assessable": False}]
        nodes += [{"urn": f"{node}:{i}", "parent_urn": f"{node}:top", "ref_id": i, "assessable": True} for i in ids]
        return yaml.safe_dump({"name": "Wharf", "objects": {"framework": {"requirement_nodes": nodes}}})

    file = tiny.parent / "library.yaml"
    file.write_text(library(["W-1", "W-2", "X-1.1"]), "utf-8")
    command = ["import", str(file), "--into", str(tiny), "--source"]
    assert main([*command, "wharf", "--with-titles", "--key", "planks"]) == 0, capsys.readouterr().err
    found = load(tiny)
    assert [e.id for e in found.singles if e.framework == "wharf"] == ["W-1", "W-2", "X-1.1"]
    assert found.entries["TOP"].title == "Planks"
    before = files_of(tiny)
    file.write_text(library(["K1", "K2", "K3"]), "utf-8")
    assert main([*command, "galley"]) == 1
    assert "this is Kitchen Rules, which is there as kitchen-1" in capsys.readouterr().err
    file.write_text(library(["V-1", "V-1"]).replace(f"parent_urn: {node}:top", "parent_urn: urn:gone"), "utf-8")
    assert main([*command, "other"]) == 1
    assert 'unknown node "urn:gone"' in capsys.readouterr().err
    assert files_of(tiny) == before


def test_options_that_mean_nothing_are_told_and_a_list_of_work_takes_none(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tiny.parent / "table.csv"
    file.write_text(table(ROWS), "utf-8")
    command = ["import", str(file), "--into", str(tiny)]
    for more, status, says in (
        ([], 1, "table.csv is a mapping; say --source"),
        (["--source", "No Id"], 1, '"No Id" is no id'),
        (["--source", "x", "--map", "rule=kitchn", "--direction", "kitchen-to-harbor"], 1, "kitchen-to-harbour?"),
        (["--source", "x", "--map", "rule=kitchn"], 1, "(did you mean kitchen?)"),
        (["--source", "x", "--level", "Same=fully"], 2, '"fully" is no level'),
        (["--source", "x", "--map", "rule"], 2, 'no "="'),
        (["--source", "x", *WHOLE, "--level", "Same=full"], 1, "levels lead one way"),
    ):
        assert main([*command, *more]) == status, more
        assert says in capsys.readouterr().err
    work = tiny.parent / "work.json"
    work.write_text('{"version": 1, "entries": {}}', "utf-8")
    assert main(["import", str(work)]) == 2
    assert main(["import", str(work), "--with", str(tiny), "--direction", "x"]) == 2


IDS = st.sampled_from(["K1", "K2", "K3"])
OTHERS = st.lists(st.sampled_from(["H1.1", "H1.2", "H2.1", "H1"]), min_size=1, max_size=3, unique=True)
SUBSETS = st.lists(st.tuples(IDS, OTHERS, st.sampled_from(["Same", "Alike", "Other"])), min_size=1, max_size=12)
FORM = st.tuples(st.sampled_from([",", ";", "\t", "|"]), st.sampled_from(["\n", "\r\n"]), st.booleans())
RELAXED = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@RELAXED
@given(SUBSETS, FORM)
def test_any_rows_in_any_form_come_out_as_they_went_in(
    tiny: Path, rows: list[tuple[str, list[str], str]], form: tuple[str, str, bool]
) -> None:
    sign, end, empty = form
    lines = [["rule", "practice", "how far"]]
    for left, right, level in rows:
        lines += [[left, " / ".join(right), level], *([["", "", ""]] if empty else [])]
    said = written(tiny, table(lines, sign, end), replace(TINY, replace=True))
    found = [
        (*row["published"]["kitchen"], row["published"]["harbour"], row["published"]["level"]) for row in said["rows"]
    ]
    assert found == rows
    assert [row["at"] for row in said["rows"]] == [f"table.csv, line {2 + n * (1 + empty)}" for n in range(len(rows))]


NAMES = st.sampled_from(["x.csv", "x.tsv", "x.json", "x.yaml", "x.xlsx", "x.sssom.tsv"])
SEEDS = [
    table(ROWS),
    sssom({("A.5.1", "CC1.1"): {TO_ISO: "full"}}),
    oscal({("A.5.1", "CC1.1"): {}}, ["A.5.2"]),
    ciso([("K1", "H1.1", "equal")]),
    yaml.safe_dump(CATALOGUE),
]


@RELAXED
@given(NAMES, st.sampled_from(SEEDS), st.integers(0, 4000), st.binary(max_size=8), st.integers(0, 40))
@example("x.json", '{"mapping-collection": ' + "[" * 5000, 0, b"", 0)
@example("x.yaml", "objects: {requirement_mapping_sets: 3, framework: [1]}", 0, b"", 0)
@example("x.json", '{"catalog": {"groups": [3, [], {"controls": {"id": []}}]}}', 0, b"", 0)
@example("x.csv", '\x00,\n"', 0, b"", 0)
def test_no_file_ends_in_a_traceback_and_none_is_written_by_halves(  # noqa: PLR0917 - what is changed, and how
    tiny: Path, name: str, seed: str, place: int, put: bytes, out: int
) -> None:
    data = seed.encode()
    place = place % (len(data) + 1) if data else 0
    path = tiny.parent / name
    path.write_bytes(data[:place] + put + data[place + out :])
    before = files_of(tiny)
    columns = [f"--map={column}={role}" for column, role in TINY.columns.items()]
    levels = [f"--level={word}={level}" for word, level in TINY.levels.items()]
    command = ["import", str(path), "--source", SOURCE, "--into", str(tiny), "--direction", TINY.direction, "--replace"]
    if main([*command, *columns, *levels]) == 0:
        load(tiny)
    else:
        assert files_of(tiny) == before
    shutil.rmtree(tiny)
    write_tiny_pair(tiny)
