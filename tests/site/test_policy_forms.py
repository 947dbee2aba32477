"""A site in the forms that public policy repositories have, built strictly: no warning, and everything in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.test_policies import ON, REPORT, csv_of, links, section, words
from tests.support.builds import BuiltSite, build, write_site

if TYPE_CHECKING:
    from tests.support.builds import BuiltPage

CONFIG = """\
site_name: Rules of a company
site_url: https://rules.example.com/
markdown_extensions: [tables, attr_list]
plugins:
  - search
  - crosswalk: {policies: 'policies/**', parts: [downloads]}
nav:
  - index.md
  - Policies:
      - policies/access.md
      - Backups: policies/backup.md
      - policies/incidents.md
      - policies/suppliers.md
  - Report: crosswalk/policies.md
"""
ACCESS = """\
name: Access to systems
acronym: ATS
live: false
satisfies:
  TSC:
    - CC6.1
    - CC6.2
majorRevisions:
  - date: Mar 3 2025
    comment: First issue
---
# Purpose and Scope

a. Who may use what, and who decides.

# Background

| Role | May do |
|---|---|
| Owner | grant |

# Policy

a. *While somebody joins:*

    i. The manager asks for what the work needs.
"""
BACKUP = """\
---
name: Not shown, because the navigation has another title
satisfies:
  ISO/IEC 27001:2022:
    - A.8.13 Information backup
    - A.8.14
  TSC: [A1.2, "A1.3: Recovery is tried"]
  PCI DSS v4.0: [9.4.1, 10.3.3]
---
# Purpose and Scope

# Restore tests
"""
INCIDENTS = """\
---
title: Security incidents
type: policy
owner: &head Head of IT
deputy: *head
reviewed: 2026-02-01
satisfies:
  - A.5.24 to A.5.26
  - NIST IR-4
  - GDPR Art. 33
  - ISO 42001 A.8.4
  - first-hour:
      SOC 2: [CC7.4]
      pci-dss-v4.0: ['<b>12.10.1</b>']
---
# Purpose and Scope

## The first hour { #first-hour }

| Step | SOC 2 |
|---|---|
| Tell | CC7.3 |
"""
SUPPLIERS = "---\nlive: true\n---\n# Purpose and Scope\n"
PAGES = {"access": ACCESS, "backup": BACKUP, "incidents": INCIDENTS, "suppliers": SUPPLIERS}


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    pages = {"index.md": "# Home\n", **{f"policies/{name}.md": text for name, text in PAGES.items()}}
    folder = write_site(tmp_path_factory.mktemp("rules"), CONFIG, pages)
    result = build(folder, folder / "site", ON, strict=True)
    assert result.returncode == 0, result.stderr
    return BuiltSite(folder / "site", log=result.stderr)


def items(page: BuiltPage) -> set[str]:
    return {" ".join(n.text(separator=" ").split()) for n in page.tree.css(".xw-policy li")}


def test_it_builds_without_a_word(rules: BuiltSite) -> None:
    assert "WARNING" not in rules.log


def test_boxes_link_what_is_ours_and_print_the_rest(rules: BuiltSite) -> None:
    access = rules.page("policies/access/")
    assert {"CC6.1", "CC6.2"} <= links(access, ".xw-policy").keys()
    assert links(access, ".xw-policy")["CC6.1"] == ("crosswalk/soc2/cc6-1/", "")
    assert "#TSC" not in words(access, ".xw-policy")
    backup = rules.page("policies/backup/")
    assert {"A.8.13", "A.8.14", "A1.2", "A1.3"} <= links(backup, ".xw-policy").keys()
    assert "9.4.1, 10.3.3" in items(backup)
    incidents = rules.page("policies/incidents/")
    found = links(incidents, ".xw-policy")
    assert {"A.5.24", "A.5.25", "A.5.26", "CC7.4"} <= found.keys()
    assert found["The first hour"] == ("policies/incidents/", "first-hour")
    assert {"IR-4", "Art. 33", "A.8.4", "<b>12.10.1</b> In The first hour"} <= items(incidents)
    for name in ("NIST", "GDPR", "ISO 42001", "pci-dss-v4.0"):
        assert name in words(incidents, ".xw-policy")
    assert not {"A.8.4", "IR-4", "Art. 33"} & found.keys()


def test_the_report_calls_policies_by_their_names_and_lists_other_frameworks(rules: BuiltSite) -> None:
    report = rules.page(REPORT)
    titles = [n.text() for n in report.tree.css("h2#all ~ table")[0].css("tbody th a")]
    assert titles == ["Access to systems", "Backups", "Purpose and Scope", "Security incidents"]
    assert section(report, "nothing").startswith("1 of 4.")
    said = section(report, "others")
    for name in ("GDPR", "ISO 42001", "NIST", "PCI DSS v4.0"):
        assert f"Ids of {name}" in said
    cells = [[cell.text() for cell in row.css("th, td")] for row in report.tree.css("h2#others ~ table tbody tr")]
    assert cells[-3:] == [
        *(["9.4.1", "Backups"], ["10.3.3", "Backups"]),
        ["<b>12.10.1</b>", "Security incidents (The first hour)"],
    ]


def test_the_csv_has_no_dead_address(rules: BuiltSite) -> None:
    rows = [row for row in csv_of(rules) if row["policy"]]
    for row in rows:
        path, _, anchor = row["policy_link"].removeprefix("https://rules.example.com/").partition("#")
        assert not anchor or anchor in rules.page(path).ids
    kept = [(row["framework"], row["id"], row["kind"], row["link"]) for row in rows if not row["link"]]
    assert kept == [
        *(("GDPR", "Art. 33", "", ""), ("ISO 42001", "A.8.4", "", ""), ("NIST", "IR-4", "", "")),
        *(("PCI DSS v4.0", "9.4.1", "", ""), ("PCI DSS v4.0", "10.3.3", "", "")),
        ("PCI DSS v4.0", "<b>12.10.1</b>", "", ""),
    ]
    assert {row["framework"] for row in rows if row["link"]} == {"ISO/IEC 27001:2022", "SOC 2"}
