"""The words for what a company has done are the same in guides, on the page of the Statement, and in every list."""

from __future__ import annotations

from mkdocs_crosswalk.iso_soc2.statement import COLUMNS
from mkdocs_crosswalk.views.wording import STATUSES
from tests.support.builds import ROOT


def column(guide: str, head: str, number: int) -> list[str]:
    """Return a column of the Markdown table of a guide whose head begins so."""
    lines = (ROOT / f"content/guides/{guide}.md").read_text("utf-8").split(f"\n{head}", 1)[1].splitlines()
    rows = lines[2 : lines.index("")]
    return [row.split("|")[number].strip() for row in rows]


def test_the_guide_to_the_audit_package_says_when_each_may_be_written() -> None:
    assert tuple(column("audit-package", "| State |", 1)) == STATUSES


def test_the_example_of_a_statement_uses_no_others() -> None:
    assert [said for said in column("clause-6", "| Control | Necessary |", 4) if not said.startswith(STATUSES)] == []


def test_the_page_of_the_statement_names_each() -> None:
    assert [word for word in STATUSES if word not in dict(COLUMNS)["Status"]] == []
