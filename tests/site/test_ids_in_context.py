"""Ids as policy sites write them, in one real build: tables, headings, lists and links say whose ids they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.builds import BuiltSite, build, write_site

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """\
site_name: Policies
site_url: https://example.org/policies/
theme: {name: material, font: false}
plugins: [search, crosswalk: {parts: []}]
markdown_extensions: [tables, admonition, def_list, md_in_html, pymdownx.details, pymdownx.superfences,
                      pymdownx.tabbed: {alternate_style: true}]
"""
COLUMNS = """\
# Controls

| ISO 42001 | Title | ISO 27001 | SOC 2 criterion | ISO 27001 clause | ISO 27002 |
|---|---|---|---|---|---|
| A.5.2 | Impact, as A.5.3 says | A.5.8, 5.9 | A1.1 | 5.1 | 8.2 |
| A.6.1.2 | Objectives | A 5.4 | PI1.2<br>P3.1 | 6.1.3, 9.2 | 5.1 |
| A.6.2.4 | Verification | A.8.29 and ISO 42001 A.6.2.4. A.6.2.5 | CC 6.1, C1.1 | Clause 4.1 | - |

| PCI DSS | NIST CSF | Ours | ISO 27001:2013 |
|---|---|---|---|
| A1.2 | A.5.2 | A.5.17 | A.5.1 |
"""
ROWS = """\
# Standards

| Standard | Ids |
|---|---|
| ISO/IEC 27701:2019 | A.7.2.1, A.7.3.2. A.7.4.1 |
| [ISO/IEC 27001](https://example.org/27001) | A.5.34, A 5.35 |
| **SOC 2** | P1.1 |
| GDPR, Art. 32 | A.8.24 |

| No. | Framework | Reference | Words |
|---|---|---|---|
| 1 | ISO 42001 | A.6.2.2 | A.6.2.4 |
| 2 | SOC 2 | A1.2 | C1.1 |

| Reference | Framework |
|---|---|
| A.6.2.2 | ISO 42001 |
| C1.1 | SOC 2 |
"""
HEADINGS = """\
# Frameworks

Neither A1.2 nor A 5.15.

## SOC 2 availability

A1.2 holds, and A1.1.

### Capacity

A1.3 as well.

## ISO/IEC 27018

A.10.1, A.11.2 and A.6.2.4, but ISO 27001 A.8.24 too. A.9.2

| Control | Title |
|---|---|
| A.10.2 | Return |

## ISO 27001 controls

A 5.15 and A5.16; Clause 6.1.3 says why. Clause 5.1 of the agreement, section 6.2.

**ISO 42001**

A.6.2.2

## All others

A.5.18, not A1.1
"""
LISTS = """\
# Lists

[ISO 42001](https://example.org/42001): A.6.2.2, A.6.2.4. Then A.5.15.

ISO/IEC 27001:2022, Annex A:

- A 5.15
- A 8.2

The AI system follows ISO 42001:

- A.6.2.2
- A.6.2.4

Standards:

- ISO 42001
    - A.6.2.2
- SOC 2
    - A1.2
- A.5.19

ISO 27018
:   A.10.1

SOC 2
:   C1.1

!!! note "ISO 42001"
    A.6.2.2

??? note "SOC 2"
    A1.3

=== "ISO 42001"

    A.6.2.4

=== "SOC 2"

    PI1.1

<a href="https://example.org">ISO 27701</a>: A.7.2.1

"""
LISTS += "ISO 42001  \nA.6.2.4 on a new line\n"
SPELLINGS = """\
# Spellings

ISO 27001 A5.15. SOC 2 CC 6.1 and CC6.x. Table A.5.1, appendix A.5.2, Annex A.5.3 to the contract.

A.5.20, 5.21 and 5.22; CC6.2/6.3; SOC2-CC6.4; ISO 27001:2005 A.11.2.4.

ISO 27001 section 6.1.3. ISO 27001 -- Annex A.16. Anhang A 5.23 der ISO 27001.

| Control | Name |
|---|---|
| A.5.14 | Transfer |
| A.5.14.1 | Mail authentication |
"""
ALL = """\
---
link_ids: all
---

# All

A 5.15, CC 6.1, Clause 8.2, P1.1

| ISO 22301 | ISO 27001 |
|---|---|
| Clause 8.2 | Clause 8.3 |
| Clause 8.4 | A 5.29 |

ISO 22301 has Clause 8.4. ISO 42001 requires A.6.2.4, and A 5.2.
"""
WRONG = """\
# Wrong

| ISO 42001 | SOC 2 |
|---|---|
| A.5.51 | A1.9 |

A.5.51 and ISO 27001 A 5.52
"""
PAGES = {
    "columns": (
        COLUMNS,
        (
            "A.5.3 A.5.8 5.9=a-5-9 A1.1 5.1 8.2=a-8-2 A_5.4=a-5-4 PI1.2 P3.1 6.1.3 9.2 5.1=a-5-1 A.8.29"
            " CC_6.1=cc6-1 C1.1 Clause_4.1=4-1 A.5.17 A.5.1=a-5#a-5-1"
        ),
    ),
    "rows": (ROWS, "A.5.34 A_5.35=a-5-35 P1.1 A1.2 C1.1 C1.1"),
    "headings": (HEADINGS, "A1.2 A1.1 A1.3 A.8.24 A_5.15=a-5-15 A5.16=a-5-16 Clause_6.1.3=6-1-3 A.5.18"),
    "lists": (LISTS, "A.5.15 A_5.15=a-5-15 A_8.2=a-8-2 A1.2 A.5.19 C1.1 A1.3 PI1.1"),
    "spellings": (
        SPELLINGS,
        (
            "A5.15=a-5-15 CC_6.1=cc6-1 CC6.x=cc6 A.5.20 5.21=a-5-21 5.22=a-5-22 CC6.2 6.3=cc6-3 CC6.4"
            " section_6.1.3=6-1-3 A.16 A_5.23=a-5-23 A.5.14 A.5.14.1=a-5-14"
        ),
    ),
    "all": (ALL, "A_5.15=a-5-15 CC_6.1=cc6-1 Clause_8.2=8-2 P1.1 Clause_8.3=8-3 A_5.29=a-5-29"),
    "wrong": (WRONG, ""),
}


@pytest.fixture(scope="module")
def policies(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder: Path = tmp_path_factory.mktemp("contexts")
    pages = {f"{name}.md": text for name, (text, _) in PAGES.items()}
    result = build(write_site(folder, CONFIG, {"index.md": "# Policies\n", **pages}), folder / "site")
    assert result.returncode == 0, result.stderr
    return BuiltSite(folder / "site", log=result.stderr)


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_linked_where_ours_are_spoken_of(policies: BuiltSite, name: str) -> None:
    page = policies.page(f"{name}/")
    linked = []
    for link in page.tree.css("article a.xw-id"):
        url, anchor = page.to(link.attributes["href"] or "")
        slug = url.rstrip("/").rpartition("/")[2] + (f"#{anchor}" if anchor else "")
        text = "_".join(link.text().split())
        linked.append(text if slug == text.lower().replace(".", "-") else f"{text}={slug}")
    assert linked == PAGES[name][1].split()


def test_only_what_can_be_nobody_elses_is_a_warning(policies: BuiltSite) -> None:
    said = re.findall(r"([\w-]+\.md:\d+):\d+: there is no \"([^\"]*)\" \(did you mean ([A-Z.0-9]+)", policies.log)
    assert said == [
        ("wrong.md:5", "A1.9", "A1.1"),
        ("wrong.md:7", "A.5.51", "A.5.15"),
        ("wrong.md:7", "A 5.52", "A.5.25"),
    ]
    assert policies.log.count("there is no") == len(said)
