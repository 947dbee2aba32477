"""What counts as the metadata of a page, with and without dashes; what is odd in it; fields that are misspelt."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
from mkdocs.utils.meta import get_data

from mkdocs_crosswalk.prose.page_fields import PageFields, read_page_fields
from mkdocs_crosswalk.prose.policies import read_policies

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.policies import Policy

URI = "rules/access.md"
SATISFIED = ["CC6.1", "CC6.2"]


def read(
    catalogue: Catalogue, text: str, pattern: str = "", names: dict[str, str] | None = None
) -> tuple[Policy | None, list[str]]:
    """Return the policy that a page is, and the messages without the name of the file."""
    found, problems = read_policies(catalogue, [(URI, text)], pattern, names)
    return (found[0] if found else None), [str(problem).removeprefix(f"{URI}:") for problem in problems]


def named(policy: Policy | None) -> list[str]:
    return [c.entry for c in policy.citations] if policy else []


@pytest.mark.parametrize(
    "text",
    [
        "satisfies: CC6.1, CC6.2\n\n# Access\n",
        "name: Access\nsatisfies: CC6.1, CC6.2\n---\n# Purpose\n",
        "name: Access: all of it\nsatisfies: [CC6.1,\n    CC6.2]\nowner: Head: IT\n\n# Purpose\n",
        "name: Access\nsatisfies:\n  TSC:\n    - CC6.1\n    - CC6.2\nlog:\n  - date: Jun 1 2018\n---\n# Purpose\n",
        " name: Access\n satisfies:\n    - CC6.1\n    - CC6.2\n# Access\n",
        "Satisfies: CC6.1,\n\tCC6.2\nText\n",
        "---\nsatisfies: [CC6.1, CC6.2]\n...\n# Access\n",
        "---  \n{satisfies: [CC6.1, CC6.2], owner: Ann}\n---\n\n# Access\n",
        "---\nbase: &base {satisfies: [CC6.1, CC6.2]}\n<<: *base\n---\n# Access\n",
    ],
)
def test_metadata_is_read_where_mkdocs_reads_it(catalogue: Catalogue, text: str) -> None:
    policy, problems = read(catalogue, text)
    assert "satisfies" in get_data(text)[1]
    assert (named(policy), problems) == (SATISFIED, [])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\nname: Access\nsatisfies: CC6.1\n\n# Purpose\n", 3),
        ("name: Access\nrevisions:\n  - date: Jun 1 2018\nsatisfies: CC6.1\n---\n# Purpose\n", 4),
        ("---\nsatisfies: CC6.1\n---", 2),
        (" ---\nsatisfies: CC6.1\n---\n# Access\n", 2),
        ("---\ntitle: Access\n---\nsatisfies: CC6.1\n\n# Access\n", 4),
        ("Access\n======\n\nsatisfies:\n  - CC6.1\n", 4),
    ],
)
def test_a_field_that_mkdocs_does_not_read_is_said(catalogue: Catalogue, text: str, line: int) -> None:
    assert "satisfies" not in get_data(text)[1]
    advice = 'MkDocs does not read "satisfies" here; write it between two lines "---" at the top of the page'
    assert read(catalogue, text) == (None, [f"{line}:1: {advice}"])


@pytest.mark.parametrize(
    ("text", "line", "read_so_far"),
    [
        ("satisfies:\n  - CC6.1\n---\n# Access\n", 2, []),
        ("name: Access\nsatisfies:\n- CC6.1\n", 3, []),
        ("satisfies: CC6.1,\n  CC6.2\n\n# Access\n", 2, ["CC6.1"]),
        ("satisfies:\n  TSC:\n    - CC6.1\n   - CC6.2\n", 4, ["CC6.1"]),
    ],
)
def test_a_field_that_mkdocs_reads_in_part_is_said(
    catalogue: Catalogue, text: str, line: int, read_so_far: list[str]
) -> None:
    policy, problems = read(catalogue, text)
    assert "CC6.2" not in str(get_data(text)[1])
    advice = 'MkDocs does not read this line as a part of "satisfies"; write it between two lines "---"'
    assert named(policy) == read_so_far
    assert problems == [f"{line}:1: {advice} at the top of the page"]


@pytest.mark.parametrize(
    "text",
    [
        "# Access\n\nsatisfies: CC6.1\n",
        "```yaml\n# of a policy\nsatisfies: CC6.1\n```\n",
        "Note: this page\nis text: nothing more\n",
        "---\ntags: [x\n---\n# Access\n",
        "---\ntitle: a\x0bb\n---\n# Access\n",
        "---\n- satisfies\n---\n# Access\n",
        "---\nx: " + "[" * 200 + "\n---\n",
    ],
)
def test_a_page_that_names_nothing_is_left_alone(catalogue: Catalogue, text: str) -> None:
    assert read(catalogue, text) == (None, [])


def test_fields_of_a_page_may_hold_what_they_like(catalogue: Catalogue) -> None:
    odd = (
        "base: &base {owner: Ann, list: [1, 2]}\nuse: *base\nenv: !ENV HOME\ncode: !!python/name:a.b.c ''\n"
        "itself: &me [*me]\n? [a, b]\n: 1\ntags: x\ntags: y\nname: &name Access\nowner: *name\n<<: *base\n"
    )
    policy, problems = read(catalogue, f"---\n{odd}satisfies: [CC6.1, CC6.2]\n---\n# Purpose\n")
    assert (named(policy), problems) == (SATISFIED, [])
    assert policy and (policy.title, policy.owner) == ("Access", "Access")


DEEP = "the front matter is nested too deeply, more than 100 levels"
BOMB = "a0: &a0 x\na1: &a1 [*a0, *a0]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(2, 40))


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("type: policy\ntitle: a\x0bb\n", "3:9: the front matter is no YAML: the character U+000B is not allowed"),
        ("satisfies: CC6.1\ntitle: a\x7fb\n", "3:9: the front matter is no YAML: the character U+007F is not allowed"),
        ("satisfies: [CC6.1\ntitle: x\n", "3:6: the front matter is no YAML: did not find expected ',' or ']'"),
        ("satisfies: CC6.1\nx: *y\n", "3:4: the front matter is no YAML: found undefined alias y"),
        (
            f"satisfies: {'[' * 5_000}{']' * 5_000}\n",
            "2:111: the front matter is nested too deeply, more than 100 levels",
        ),
        (f"satisfies: {'[' * 100_000}\n", f"2:111: {DEEP}"),
        ("type: policy\nowner: &a [*a]\n", '3:12: "owner" must be text, or a list of texts; write the value out'),
        (f"type: policy\n{BOMB}owner: *a39\n", '43:8: "owner" must be text, or a list of texts; write the value out'),
        ("type: policy\nowner: !ENV NAME\n", '3:8: "owner" must be text, or a list of texts; write the value out'),
        ('type: policy\nowner: "A\\0B"\n', "3:8: not valid YAML: the character U+0000 is not allowed"),
        ("satisfies: CC6.1\nsatisfies: CC6.2\n", '3:1: "satisfies" stands twice (first in line 2)'),
        ("Satisfies: CC6.1\nsatisfies: CC6.2\n", '3:1: "satisfies" stands twice (first in line 2)'),
        (
            "type: policy\nreviewed: 2019-01-01garbage\n",
            '3:11: "2019-01-01garbage" is not a date; write it as 2026-05-12',
        ),
    ],
)
def test_what_is_odd_in_a_field_of_ours_is_said_with_its_place(catalogue: Catalogue, front: str, said: str) -> None:
    start = time.process_time()
    assert read(catalogue, f"---\n{front}---\n# Access\n")[1] == [said]
    assert time.process_time() - start < 2


def test_letters_and_dashes_of_a_field_may_be_others(catalogue: Catalogue) -> None:
    front = "Type: Policy\nOWNER: Ann\nNext-Review: 2027-01-31 10:00:00\nReviewed: '2026-01-31'\nSatisfies: CC6.1\n"
    policy, problems = read(catalogue, f"---\n{front}---\n# Access\n")
    assert problems == [] and named(policy) == ["CC6.1"]
    assert policy and (policy.owner, policy.due, policy.reviewed) == ("Ann", date(2027, 1, 31), date(2026, 1, 31))


def misspelt(catalogue: Catalogue, front: str, pattern: str = "") -> dict[str, str]:
    """Return the fields that a page is told of, with the name that it is told."""
    _, problems = read(catalogue, f"---\n{front}---\n# Access\n", pattern)
    parts = [problem.split('"') for problem in problems]
    assert all(" is not read (did you mean " in after for _, _, after in parts)
    return {field: after.rpartition(" ")[2].rstrip("?)") for _, field, after in parts}


def test_a_misspelt_field_is_said_in_a_page_that_has_to_do_with_policies(catalogue: Catalogue) -> None:
    slips = {"satisfes": "satisfies", "next_reveiw": "next_review", "reviwed": "reviewed", "onwer": "owner"}
    front = "".join(f"{name}: x\n" for name in slips)
    assert misspelt(catalogue, f"type: policy\n{front}") == slips
    assert misspelt(catalogue, front, "rules/**") == slips
    assert misspelt(catalogue, f"owner: Ann\n{front}") == {n: right for n, right in slips.items() if right != "owner"}
    assert misspelt(catalogue, "tpye: policy\nowner: Ann\n") == {"tpye": "type"}
    assert misspelt(catalogue, f"title: x\n{front}") == {}


def test_a_pages_own_fields_are_no_slips(catalogue: Catalogue) -> None:
    own = "reviewer reviewers review reviews reviewed_by reviewed_at review_status owners owned satisfied tags hide"
    front = "".join(f"{name}: x\n" for name in own.split())
    assert misspelt(catalogue, f"type: policy\n{front}") == {}


def test_what_a_policy_is_called(catalogue: Catalogue) -> None:
    def title(front: str, body: str, *, nav: bool = False) -> str:
        policy, _ = read(catalogue, f"---\ntype: policy\n{front}---\n{body}", "", {URI: "In nav"} if nav else {})
        assert policy
        return policy.title

    purpose = "# Purpose\n\n# Scope\n"
    assert title("title: Titled\nname: Named\n", purpose, nav=True) == "Titled"
    assert title("name: Named\n", purpose, nav=True) == "In nav"
    assert title("name: Named\n", purpose) == "Named"
    assert title("", purpose) == "Purpose"
    assert title("", "Text\n\n## Purpose\n\n# Scope\n") == "Access"


@pytest.mark.parametrize(
    ("text", "fields", "said"),
    [
        ("---\nreviewed: 2026-05-04\nlink_ids: all\n---\n", PageFields(date(2026, 5, 4), "all"), ""),
        ("reviewed: 2026-05-04\nlink_ids: false\n\nText\n", PageFields(date(2026, 5, 4), link_ids=False), ""),
        ("---\nreviewed: 2026-05-04 10:00:00\nlink_ids:\n---\n", PageFields(date(2026, 5, 4)), ""),
        ("---\nreviewed: by Ann\nlink_ids: On\n---\n", PageFields(link_ids=True), ""),
        ("---\nreviewed: [x\n---\n", None, ""),
        ("---\ntitle: x\n---\nreviewed: 2106-02-08\n", None, ""),
        (
            "---\nreviewed: 2106-02-08\n---\n",
            PageFields(),
            '2:11: "reviewed" is 2106-02-08, which has not come yet',
        ),
        ("reviewed: 0001-01-01\n", PageFields(), '1:11: "reviewed" is 0001-01-01, which lies before 1980'),
        ("---\ntitle: x\nlink_ids: maybe\n---\n", PageFields(), '3:11: "link_ids" must be true, false or all'),
        ("---\nlink_ids: [all]\n---\n", PageFields(), '2:11: "link_ids" must be true, false or all'),
    ],
)
def test_any_page_may_say_its_review_and_which_ids_are_links(text: str, fields: PageFields | None, said: str) -> None:
    found, problems = read_page_fields([(URI, text)], date(2026, 11, 29))
    assert found.get(URI) == fields
    assert [*map(str, problems)] == ([f"{URI}:{said}"] if said else [])
