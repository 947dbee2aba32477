"""What a policy's front matter says that it satisfies, as it is read from the text of the page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.catalogue.policies import Policy, PolicySet
from mkdocs_crosswalk.prose.policies import read_policies, wrong_anchors
from mkdocs_crosswalk.views.blocks import Details, Table
from mkdocs_crosswalk.views.programme.policy_box import policy_box, with_box
from mkdocs_crosswalk.views.text import Id, Line

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

URI = "rules/access.md"
BODY = (
    "\n# Access *rules*\n\n```\n# no heading\n```\n\n## Access reviews\n\nText.\n\n## Own { #mine }\n\nUnder\n-----\n"
)


def read(catalogue: Catalogue, front: str, pattern: str = "", uri: str = URI) -> tuple[Policy | None, list[str]]:
    found, problems = read_policies(catalogue, [(uri, f"---\n{front}---\n{BODY}")], pattern)
    return (found[0] if found else None), [*map(str, problems)]


def cited(catalogue: Catalogue, front: str) -> list[tuple[str, str]]:
    policy, problems = read(catalogue, front)
    assert problems == []
    assert policy
    return [(c.entry, c.anchor) for c in policy.citations]


@pytest.mark.parametrize(
    "front",
    [
        "satisfies: [A.5.15, CC6.1, Clause 5.2]\n",
        "satisfies:\n  - A 5.15\n  - cc61\n  - clause 5.2\n",
        "satisfies: A.5.15, SOC 2 CC6.1; ISO 27001 Clause 5.2\n",
        'satisfies: {"": [5.15, CC 6.1, "Clause 5.2"]}\n',
        "satisfies: [a5.15, CC-6.1, Cl. 5.2]\n",
    ],
)
def test_all_spellings_and_forms_of_a_list(catalogue: Catalogue, front: str) -> None:
    assert cited(catalogue, front) == [("A.5.15", ""), ("CC6.1", ""), ("Clause 5.2", "")]


def test_a_number_is_read_as_written_and_not_as_yaml_counts(catalogue: Catalogue) -> None:
    assert cited(catalogue, "satisfies: [5.10, 8.20]\n") == [("A.5.10", ""), ("A.8.20", "")]


def test_a_range_names_all_between(catalogue: Catalogue) -> None:
    assert [e for e, _ in cited(catalogue, "satisfies: [A.5.24 to A.5.26]\n")] == ["A.5.24", "A.5.25", "A.5.26"]


@pytest.mark.parametrize(
    "front",
    [
        "satisfies:\n  - A.5.15\n  - access-reviews: [A.5.18, CC6.2]\n  - '#mine': CC6.3\n",
        "satisfies:\n  '': A.5.15\n  '#access-reviews':\n    - A.5.18\n    - CC6.2\n  mine: [CC6.3]\n",
    ],
)
def test_sections_by_anchor_get_the_words_of_their_headings(catalogue: Catalogue, front: str) -> None:
    policy, problems = read(catalogue, front)
    assert policy and problems == []
    assert [(c.entry, c.anchor, c.section) for c in policy.citations] == [
        ("A.5.15", "", ""),
        ("A.5.18", "access-reviews", "Access reviews"),
        ("CC6.2", "access-reviews", "Access reviews"),
        ("CC6.3", "mine", "Own"),
    ]
    assert policy.entries == ("A.5.15", "A.5.18", "CC6.2", "CC6.3")


def test_what_is_wrong_is_said_with_its_line(catalogue: Catalogue) -> None:
    front = (
        "title: Access\nsatisfies:\n  - A.5.51\n  - CC6.1\n  - reviews: [A.9.2.1, CC6]\n  - cc 6.1\n  - [A.5.1]\n"
        "  - Clause 9.2\n  - nonsense\n  - A.5.28-A.5.24\nreviewed: soon\n"
    )
    policy, problems = read(catalogue, front)
    assert policy and policy.entries == ("CC6.1",)
    assert problems == [
        f'{URI}:4:5: there is no "A.5.51" (did you mean A.5.15, A.5.11 or A.5.21?)',
        f'{URI}:6:15: "A.9.2.1" is a control of {catalogue.frameworks["iso27001-2013"].name}; in 2022 it is A.5.16',
        f'{URI}:6:24: "CC6" is a series of SOC 2; name those of its criteria that count, CC6.1 to CC6.8',
        f'{URI}:7:5: "cc 6.1" names CC6.1 again (first in line 5)',
        f'{URI}:8:5: "satisfies" takes ids, and lists of ids below a section of the page or the name of a framework',
        (
            f'{URI}:9:5: "Clause 9.2" is a clause of {catalogue.frameworks["iso27001-2022"].name}; name those of its '
            "sub-clauses that count, Clause 9.2.1 to Clause 9.2.2"
        ),
        f'{URI}:10:5: there is no "nonsense"',
        f'{URI}:11:5: the range from A.5.28 to A.5.24 runs backwards; write "A.5.24-A.5.28"',
        f'{URI}:12:11: "soon" is not a date; write it as 2026-05-12',
    ]


def test_front_matter_that_is_no_yaml_is_said_where_it_matters(catalogue: Catalogue) -> None:
    policy, problems = read(catalogue, "satisfies: [A.5.15\ntitle: x\n")
    assert policy is None
    assert len(problems) == 1 and problems[0].startswith(f"{URI}:3:6: the front matter is no YAML: ")
    assert read(catalogue, "tags: [A.5.15\n") == (None, [])


def test_a_wrong_anchor_is_said_with_the_closest(catalogue: Catalogue) -> None:
    policy, _ = read(catalogue, "satisfies:\n  - acess-reviews: [A.5.18, CC6.2]\n  - '#mine': CC6.3\n")
    assert policy
    assert [*map(str, wrong_anchors(policy, {"access-reviews", "mine", "top"}, ()))] == [
        f'{URI}:3:5: there is no section "#acess-reviews" on this page (did you mean access-reviews?)'
    ]


def test_owner_dates_and_title(catalogue: Catalogue) -> None:
    policy, _ = read(catalogue, "satisfies: []\nowner: [Ann, Ben]\nreviewed: 2026-01-02\nreview_date: '2027-01-02'\n")
    assert policy == Policy(URI, "Access rules", (), "Ann, Ben", date(2026, 1, 2), date(2027, 1, 2))
    policy, _ = read(catalogue, "type: policy\ntitle: 'Rules: access'\nnext_review: 2027-03-04\n")
    assert policy == Policy(URI, "Rules: access", due=date(2027, 3, 4))


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("reviewed: 2050-01-01\n", '4:11: "reviewed" is 2050-01-01, which has not come yet'),
        ("reviewed: 2106-02-08\n", '4:11: "reviewed" is 2106-02-08, which has not come yet'),
        ("reviewed: 0001-01-01\n", '4:11: "reviewed" is 0001-01-01, which lies before 1980'),
        ("next_review: 1926-01-01\n", '4:14: "next_review" is 1926-01-01, which lies before 1980'),
        ("reviewed: []\n", '4:11: "reviewed" is empty; give a value or leave the field out'),
        ("owner: []\n", '4:8: "owner" is empty; give a value or leave the field out'),
        (
            "reviewed: 2026-05-04\nnext_review: 2026-05-03\n",
            "5:14: 2026-05-03 is before the review, which was on 2026-05-04",
        ),
        (
            "review_date: 2026-05-04\nnext_review: 2027-05-03\n",
            '4:14: "review_date" is another name of "next_review", which counts; keep one, or write "reviewed"',
        ),
    ],
)
def test_a_day_that_cannot_be_is_said_and_not_used(catalogue: Catalogue, front: str, said: str) -> None:
    text = f"---\ntitle: Access\nsatisfies: A.5.15\n{front}---\n{BODY}"
    (policy,), problems = read_policies(catalogue, [(URI, text)], latest=date(2026, 11, 29))
    assert [*map(str, problems)] == [f"{URI}:{said}"]
    assert policy.reviewed in (None, date(2026, 5, 4))
    assert policy.due in (None, date(2026, 5, 3), date(2027, 5, 3))


def test_a_review_of_today_and_a_plan_for_any_day_are_right(catalogue: Catalogue) -> None:
    text = f"---\nsatisfies: A.5.15\nreviewed: 2026-11-29\nnext_review: 2126-11-29\n---\n{BODY}"
    (policy,), problems = read_policies(catalogue, [(URI, text)], latest=date(2026, 11, 29))
    assert (policy.reviewed, policy.due, problems) == (date(2026, 11, 29), date(2126, 11, 29), [])


def test_which_pages_are_policies(catalogue: Catalogue) -> None:
    assert read(catalogue, "title: x\n") == (None, [])
    assert read(catalogue, "type: note\n", "rules/**") == (None, [])
    assert read(catalogue, "title: x\n", "other/**") == (None, [])
    assert read(catalogue, "title: x\n", "rules/**", "rules/index.md") == (None, [])
    for front, pattern, uri in (
        ("type: Policy\n", "", URI),
        ("title: x\n", "rules/**", "rules/a/b.md"),
        ("type: policy\n", "", "rules/index.md"),
        ("type: note\nsatisfies: []\n", "", URI),
    ):
        policy, problems = read(catalogue, front, pattern, uri)
        assert policy and problems == [] and policy.uri == uri
    found, _ = read_policies(catalogue, [("a/no-front_matter.md", "Just text.\n")], "a/*")
    assert found == (Policy("a/no-front_matter.md", "No front matter"),)


def test_late_is_what_was_due_before_the_day() -> None:
    days = (date(2026, 3, 1), date(2026, 2, 28), date(2025, 1, 1), None)
    policies = PolicySet(tuple(Policy(str(d), str(d), due=d) for d in days), date(2026, 3, 1))
    assert [p.due for p in policies.overdue] == [date(2025, 1, 1), date(2026, 2, 28)]


def test_the_box_has_each_overlap_of_what_is_named_and_only_those(catalogue: Catalogue) -> None:
    policy, _ = read(catalogue, "satisfies: [A.5.15, A.5.18, CC6.2]\n")
    box = policy_box(catalogue, policy) if policy else None
    assert policy and box
    tables = [b for d in box.more if isinstance(d, Details) for b in d.blocks if isinstance(b, Table)]
    lines = [(row.cells[0][0], line) for t in tables for row in t.rows for line in row.cells[1]]
    shown = {(first, line.parts[0]) for first, line in lines if isinstance(line, Line)}
    expected = {
        (Id(o.other(e)), Id(e))
        for e in policy.entries
        for o in catalogue.overlaps_of(e)
        if o.level(catalogue.towards(o.other(e)))
    }
    assert shown == expected and len(expected) > 10
    named = [{row.cells[0][0] for row in t.rows} & {Id(e) for e in policy.entries} for t in tables]
    assert [len(found) for found in named] == [len(tables[0].rows), 0]


def test_a_policy_that_names_nothing_has_no_box(catalogue: Catalogue) -> None:
    assert policy_box(catalogue, Policy(URI, "Access")) is None


def test_a_box_stands_below_the_heading_or_first_or_last() -> None:
    assert with_box("<h1>A</h1><p>b</p>", "[]", top=True) == "<h1>A</h1>[]<p>b</p>"
    assert with_box("<p>b</p>", "[]", top=True) == "[]<p>b</p>"
    assert with_box("<h1>A</h1><p>b</p>", "[]", top=False) == "<h1>A</h1><p>b</p>\n[]"
