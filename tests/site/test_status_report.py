"""Reports of other tools, read from CSV in the page alone: what is understood is taken, and all else is named."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.work_modules import ASSETS, FIXTURES, load_modules, lone_modules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from tests.support.hosting import Host

pytestmark = pytest.mark.browser

RULES = json.loads((ASSETS / "rules.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with lone_modules(tmp_path_factory.mktemp("modules")) as host:
        yield host


@pytest.fixture(scope="module")
def page(browser: Browser, host: Host, catalogue: Catalogue) -> Iterator[Page]:
    page = browser.new_page()
    yield load_modules(page, host, catalogue)
    page.close()


READ = """async ([text, more, words]) => {
    const { table, plan } = await read(text);
    if (!table) return null;
    Object.assign(plan.columns, more);
    Object.assign(plan.words, words);
    const taken = await report.inSlices(report.take(table, plan, known));
    return { head: table.head, cut: table.cut, kind: plan.kind, name: plan.name, columns: plan.columns, ...taken };
}"""


def fixture(name: str) -> str:
    return (FIXTURES / name).read_bytes().decode("utf-8")


def read(page: Page, text: str, columns: dict[str, int] | None = None, words: dict[str, str] | None = None) -> Any:
    return page.evaluate(READ, [text, columns or {}, words or {}])


def unknown(found: Any) -> list[tuple[int, str, list[str]]]:
    return [(one["row"], one["id"], one["means"]) for one in found["unknown"]]


def unclear(found: Any) -> list[tuple[int, str, str]]:
    return [(one["row"], one["field"], one["word"]) for one in found["unclear"]]


def test_an_audit_of_ciso_assistant_is_known_by_its_head(page: Page) -> None:
    found = read(page, fixture("ciso-assistant.csv"))
    assert (found["kind"], found["name"]) == ("ciso-assistant", RULES["report"]["ciso-assistant"]["name"])
    assert found["entries"] == {
        "A.5.1": {"status": "implemented", "note": "Policy 4.2"},
        "A.5.15": {"status": "not-started", "note": '=HYPERLINK("https://example.com";"click")'},
        "A.5.18": {"status": "partly", "note": "Leavers late;\r\n<b>three</b> of 40"},
        "A.7.4": {"status": "excluded", "reason": "No premises"},
        "Clause 4.1": {"status": "implemented"},
        # 5.1 may be two entries; this file names one of them otherwise.
        "Clause 5.1": {"status": "partly", "note": "Budget is not shown"},
    }
    assert unknown(found) == [(2, "4", ["Clause 4"]), (10, "A.12.6.1", ["A.8.8"]), (11, "X-1", [])]
    assert unclear(found) == [(12, "status", "perhaps"), (13, "status", "not_applicable")]
    assert (found["rows"], found["silent"], found["checks"], found["cut"]) == (12, 1, {}, 0)


def test_the_rows_of_a_requirement_in_a_prowler_report_are_joined(page: Page) -> None:
    found = read(page, fixture("prowler.csv"))
    assert found["kind"] == "prowler"
    assert found["checks"] == {
        "A.8.5": {"pass": 3, "fail": 1, "manual": 0, "muted": 1},
        "A.8.24": {"pass": 2, "fail": 0, "manual": 0, "muted": 0},
        "A.8.15": {"pass": 0, "fail": 2, "manual": 0, "muted": 1},
        "A.8.16": {"pass": 0, "fail": 0, "manual": 0, "muted": 1},
        "A.7.1": {"pass": 0, "fail": 0, "manual": 1, "muted": 0},
        "A.8.20": {"pass": 1, "fail": 0, "manual": 0, "muted": 0},
    }
    words = RULES["report"]["prowler"]["words"]
    assert {i: entry["status"] for i, entry in found["entries"].items()} == {
        "A.8.5": words["some fail"],
        "A.8.15": words["all fail"],
        "A.8.20": words["all pass"],
        "A.8.24": words["all pass"],
    }
    assert "implemented" not in words.values()
    assert unclear(found) == [(15, "status", "INFO")]
    assert unknown(found) == [(16, "A.99.1", []), (17, "A.99.1", [])]


def test_what_checks_mean_says_the_reader(page: Page) -> None:
    found = read(page, fixture("prowler.csv"), words={"all pass": "implemented", "manual": "planned"})
    assert {i: entry["status"] for i, entry in found["entries"].items()} == {
        "A.7.1": "planned",
        "A.8.5": "partly",
        "A.8.15": "not-started",
        "A.8.16": "planned",
        "A.8.20": "implemented",
        "A.8.24": "implemented",
    }


def test_ids_as_a_tool_writes_them_are_read(browser: Browser, host: Host, catalogue: Catalogue) -> None:
    page = browser.new_page()
    load_modules(page, host, catalogue, "soc2-2017")
    found = read(page, fixture("prowler-criteria.csv"))
    assert {i: entry["status"] for i, entry in found["entries"].items()} == {"CC6.1": "partly", "PI1.2": "not-started"}
    assert unknown(found) == [(4, "cc_a_1_1", [])]
    # Rows about the parts of one entry are joined to the least that is true of it.
    head = "ref_id,compliance_result,observations\n"
    parts = "CC6.1.1,compliant,one\nCC6.1.2,non_compliant,two\nCC6.2.1,compliant,\nCC6.2.2,not_applicable,\n"
    found = read(page, head + parts)
    assert found["entries"] == {"CC6.1": {"status": "partly", "note": "one\ntwo"}, "CC6.2": {"status": "implemented"}}
    page.close()


def test_strange_columns_are_named_by_the_reader_and_what_is_not_clear_is_named_by_row(page: Page) -> None:
    columns = {"id": 0, "status": 1, "owner": 2, "due": 3, "note": 4}
    words = {"done": "implemented", "IN PROGRESS": "partly", "todo": "not-started", "n/a": "excluded"}
    found = read(page, fixture("strange.csv"), columns, words)
    assert (found["head"], found["kind"]) == (["ref", "state", "resp", "target", "remark"], "")
    assert found["entries"] == {
        "A.5.15": {"status": "implemented", "owner": "Head of IT", "due": "2027-03-31"},
        "A.5.18": {
            "status": "partly",
            "owner": "Head of IT",
            "due": "2027-04-01",
            "note": "<script>alert(1)</script>",
        },
        "A.5.19": {"status": "not-started", "due": "2027-03-26"},
        "A.5.22": {"status": "excluded", "reason": "Not bought"},
    }
    assert unclear(found) == [(6, "due", "04/05/2027"), (7, "due", "31.02.2027")]
    assert unknown(found) == [(8, "", []), (9, "5.1", ["A.5.1", "Clause 5.1"])]
    assert (found["rows"], found["cut"]) == (8, 11)


def test_words_are_counted_before_anything_is_taken(page: Page) -> None:
    ask = """async ([text, column]) => report.inSlices(report.wordsOf((await read(text)).table, column))"""
    found = page.evaluate(ask, [fixture("strange.csv"), 1])
    assert {one["word"]: one["rows"] for one in found} == {"Done": 5, "todo": 2, "in progress": 1, "n/a": 1}
    assert [one["word"] for one in found][:2] == ["Done", "todo"]
    many = "id,word\n" + "".join(f"A.5.1,word {n}\n" for n in range(101))
    assert page.evaluate(ask, [many, 1]) is None


def test_the_spreadsheet_of_a_list_is_read_back(page: Page) -> None:
    rich = json.loads(fixture("rich.json"))
    ask = "text => file.csv(parse(text).list, known.order, {}, {})"
    found = read(page, page.evaluate(ask, json.dumps(rich)))
    assert found["kind"] == ""
    expected = {
        i: {
            name: said for name in ("status", "owner", "due", "reason", "note") if (said := entry.get(name, "").strip())
        }
        for i, entry in rich["entries"].items()
    }
    assert found["entries"] == {i: said for i, said in expected.items() if said}
    assert [one["id"] for one in found["unknown"]] == ["A.12.6.1", "A.5.99"]


CELLS = st.text(st.sampled_from('ab ,;\t"\r\n=é🔒'), max_size=6)


@given(
    rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=8),
    delimiter=st.sampled_from(",;\t"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    mark=st.booleans(),
    sparing=st.booleans(),
)
@settings(deadline=None, max_examples=150)
def test_any_table_is_read_as_python_wrote_it(
    page: Page, rows: list[list[str]], delimiter: str, end: str, *, mark: bool, sparing: bool
) -> None:
    out = io.StringIO(newline="")
    # Python may leave a lone return without quotation marks.
    if sparing and not any(sign in cell for row in rows for cell in row for sign in "\r\n"):
        writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    else:
        writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([["id", "status", "x"], *rows])
    ask = """async text => {
        const table = await report.inSlices(report.tableOf(text));
        return [table.head, table.starts.map(at => table.cells(at)), table.cut];
    }"""
    assert page.evaluate(ask, "\ufeff" * mark + out.getvalue()) == [["id", "status", "x"], rows, 0]


@pytest.mark.parametrize("end", range(1, 40))
def test_a_row_that_is_cut_is_named_and_not_taken(page: Page, end: int) -> None:
    text = 'id,status,owner\r\nA.5.1,planned,Head\r\nA.5.2,partly,"Head, IT"\r\nA.5.3,planned,"Who, then"'
    text = text[:-end]
    found = read(page, text)
    lines = text.splitlines()
    # A row with as many cells as the head may be whole, and one that ends is.
    cells = len(next(csv.reader(lines[-1:])))
    whole = text.endswith(("\r", "\n")) or (cells == 3 and lines[-1].count('"') % 2 == 0)
    assert found["cut"] == (0 if whole else len(lines))
    assert list(found["entries"]) == [line[:5] for line in lines[1 : len(lines) - bool(found["cut"])]]


def test_a_mark_that_is_never_closed_is_named_where_it_opens(page: Page) -> None:
    found = read(page, 'id,status\nA.5.1,partly\nA.5.2,"planned\nA.5.3,planned\nA.5.4,planned\n')
    assert (found["cut"], list(found["entries"])) == (3, ["A.5.1"])


@pytest.mark.parametrize(
    "text", ["", "\ufeff", "a", "{}", '{"a": 1}', "a\nb\nc", "PK\x03\x04\x00,\x00,;;;", "sep=;\na,b"]
)
def test_what_is_no_table_is_said_to_be_none(page: Page, text: str) -> None:
    assert read(page, text) is None


def test_a_text_that_is_too_long_for_a_list_is_shortened_and_named(page: Page) -> None:
    long = "\U0001f512" * 2001
    found = read(page, f"id,status,note\nA.5.1,partly,{long}\nA.5.2,partly,{long[:2000]}\n")
    assert found["entries"]["A.5.1"]["note"] == long[:1999] + "…"
    assert found["entries"]["A.5.2"]["note"] == long[:2000]
    assert found["shortened"] == [{"id": "A.5.1", "field": "note"}]


def test_names_of_an_object_are_no_words_and_no_ids(page: Page) -> None:
    found = read(
        page, "id,status\n__proto__,planned\nconstructor,planned\nA.5.1,constructor\nA.5.2,__proto__\nA.5.3,toString\n"
    )
    assert [i for _, i, _ in unknown(found)] == ["__proto__", "constructor"]
    assert [word for _, _, word in unclear(found)] == ["constructor", "__proto__", "toString"]
    assert found["entries"] == {}


def test_a_file_that_is_too_large_is_refused_by_name_before_it_is_read(page: Page) -> None:
    most = RULES["report"]["bytes"]
    ask = "size => report.tooLarge({ name: 'audit.csv', size })"
    assert page.evaluate(ask, most) == ""
    assert page.evaluate(ask, most + 1) == "audit.csv has 21 MB; at most 20 MB are read."


def test_a_million_rows_are_read_in_slices_between_which_a_page_goes_on(page: Page) -> None:
    ask = """rows => {
        const text = "REQUIREMENTS_ID;STATUS\\n" + "A.8.5;PASS\\n".repeat(rows);
        let longest = 0, before = 0;
        const through = work => {
            for (before = 0; ; ) {
                const { done, value } = work.next();
                if (done) return value;
                longest = Math.max(longest, value - before);
                before = value;
            }
        };
        const table = through(report.tableOf(text));
        const taken = through(report.take(table, report.planOf(table.head), known));
        return [text.length < rules.RULES.report.bytes, longest, taken.rows, taken.checks["A.8.5"].pass];
    }"""
    fits, longest, rows, passed = page.evaluate(ask, 1_000_000)
    assert fits
    assert (rows, passed) == (1_000_000, 1_000_000)
    assert longest <= 100


def test_work_that_takes_long_is_paused(page: Page) -> None:
    ask = """async () => {
        const pauses = [];
        const work = function* () {
            for (let n = 1; n < 4; n++) {
                const until = performance.now() + 20;
                while (performance.now() < until);
                yield n;
            }
            return "done";
        };
        return [await report.inSlices(work(), async n => pauses.push(n)), pauses];
    }"""
    assert page.evaluate(ask) == ["done", [1, 2, 3]]
