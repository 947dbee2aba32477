"""The second renderer, piece by piece; `tests/site/test_export.py` builds whole sites of what it writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.engines.parts import OFFERED
from mkdocs_crosswalk.prose.plain import PlainPages
from mkdocs_crosswalk.views.site import build_site

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

SOURCE = """\
---
title: A.5.15
---

# A.5.15 and others

Rights follow **A.5.15** and `CC6.1`, not \\A.5.3. See [CC6.2](../soc2/cc6-2.md).

| Control | Clause |
|---|---|
| A.8.2 | Clause 6.1.3 |

[Rules](crosswalk:a5.16#evidence), [](crosswalk:A.9.2.3)

```markdown
[](crosswalk:A.5.1) A.5.2
```
"""


@pytest.fixture(scope="module")
def plain(catalogue: Catalogue) -> PlainPages:
    return PlainPages(build_site(catalogue, offered=OFFERED))


def test_a_written_page_becomes_plain_markdown(plain: PlainPages) -> None:
    assert plain.page("guides/access.md", SOURCE) == (
        SOURCE.replace("**A.5.15**", "**[A.5.15](../iso27001/a-5-15.md)**")
        .replace("\\A.5.3", "A.5.3")
        .replace("| A.8.2 |", "| [A.8.2](../iso27001/a-8-2.md) |")
        .replace("| Clause 6.1.3 |", "| [Clause 6.1.3](../iso27001/clauses/6-1-3.md) |")
        .replace("(crosswalk:a5.16#evidence)", "(../iso27001/a-5-16.md#evidence)")
        .replace("[](crosswalk:A.9.2.3)", "[A.9.2.3 (2013)](../iso27001-2013/a-9.md#a-9-2-3)")
    )


def test_a_link_to_nothing_stays_as_it_is(plain: PlainPages) -> None:
    source = "# Access\n\n    [this](crosswalk:A.5.51) in code is no link\n"
    assert plain.page("guides/access.md", source) == source
