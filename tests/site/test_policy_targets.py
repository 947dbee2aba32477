"""What a site sets for its policies (`fail_on`): with a programme, without one, in a private copy; and wrong values."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
import yaml

from mkdocs_crosswalk.catalogue.policies import Targets
from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.engines.fail_on import read_targets
from mkdocs_crosswalk.programme.state import State
from tests.support.builds import BuiltSite, build, write_site
from tests.support.frameworks import ISO
from tests.support.programmes import EPOCH, example

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import CompletedProcess

    from selectolax.lexbor import LexborNode

    from mkdocs_crosswalk.programme.programme import Programme
    from tests.support.programmes import Company

REPORT = "crosswalk/policies/"
DAY = {"SOURCE_DATE_EPOCH": EPOCH}
PLAIN = "site_name: Rules\nsite_url: https://example.org/\nplugins: [search, {crosswalk: {fail_on: %s}}]\n"
PAGES = {
    "index.md": "# Home\n",
    "access.md": "---\nsatisfies: [A.5.15, A.5.18]\nnext_review: 2027-03-14\n---\n# Access\n",
}


def words(node: LexborNode | None) -> str:
    return re.sub(r"\s+", " ", node.text(separator=" ")).strip() if node else ""


def section(site: BuiltSite, anchor: str) -> str:
    """Return the words between a heading of the report and the next."""
    node = site.page(REPORT).tree.css_first(f"h2#{anchor}")
    said, after = [], node.next if node else None
    while after and after.tag != "h2":
        said.append(words(after))
        after = after.next
    return " ".join(filter(None, said))


def run(folder: Path, fail_on: str) -> CompletedProcess[str]:
    write_site(folder, PLAIN % fail_on, PAGES)
    return build(folder, folder / "site", DAY, strict=True)


def missed(result: CompletedProcess[str]) -> list[str]:
    return re.findall(r"WARNING -  .*?fail_on (.*)", result.stderr)


def with_targets(folder: Path, fail_on: str, programme: str = "site") -> Company:
    """Return the invented company with targets for its policies."""
    found = example("company", folder)
    config = found.folder / "mkdocs.yml"
    text = config.read_text("utf-8")
    changed = re.sub(r"programme: site.*", f"programme: {programme}\n      fail_on: {fail_on}", text)
    config.write_text(changed.replace("  - What the policies satisfy: crosswalk/policies.md\n", ""), "utf-8")
    return found


def test_what_a_company_leaves_out_counts_in_no_denominator_and_has_its_reason(
    company_site: BuiltSite, programme: Programme
) -> None:
    site = company_site
    out = [one for one in programme.standings if one.state == State.EXCLUDED]
    assert out
    total = len(programme.standings) - len(out)
    said = section(site, ISO)
    assert f"of {total} necessary entries." in said
    assert f"Left out by the company, and not counted: {len(out)}." in said
    for one in out:
        assert one.said
        assert one.entry.id in said
        assert " ".join(one.said.excluded_because.split()[:6]) in said
    controls = sum(one.entry.kind.key == "control" for one in programme.standings) - len(out)
    assert f"of {controls} controls" in words(site.page(REPORT).tree.css_first("article"))
    theme = next(r for r in site.page(REPORT).tree.css(f"#{ISO} ~ table tbody tr") if words(r).startswith("A.7 "))
    left = sum(one.entry.id.startswith("A.7.") and one.state != State.EXCLUDED for one in programme.standings)
    assert words(theme.css("td")[0]).endswith(f"of {left}")
    assert not set(re.findall(r"A\.7\.\d+", words(theme.css("td")[1]))) & {one.entry.id for one in out}


def test_a_target_that_is_missed_fails_a_strict_build_and_the_report_says_so(tmp_path: Path) -> None:
    made = with_targets(tmp_path / "site", "[uncovered, late, checks, below: 0.99]")
    result = build(made.folder, tmp_path / "out", DAY, strict=True)
    assert result.returncode != 0
    said = missed(result)
    programme = made.programme
    necessary = sum(one.state != State.EXCLUDED for one in programme.parts[1].standings)
    assert (
        sum(
            bool(re.match(rf"(uncovered|below 99 %): policies name \d+ of {necessary} controls; not A\.", s))
            for s in said
        )
        == 2
    )
    assert any(re.match(r"checks: compliance/status\.yml:\d+:\d+: ", one) for one in said)
    shown = section(BuiltSite(tmp_path / "out"), "targets")
    assert shown.count("not reached") == len({one.partition(":")[0] for one in said})
    assert shown.count("reached") == 4


def test_targets_that_are_reached_say_so_and_nothing_else(tmp_path: Path) -> None:
    made = with_targets(tmp_path / "site", "[below: 0.01]")
    site = made.built(tmp_path / "out")
    assert "fail_on" not in site.log
    assert section(site, "targets") == "Policies name at least 1 % of each part of what is asked for: reached"


def test_a_private_copy_says_what_a_public_site_cannot_know(tmp_path: Path) -> None:
    made = with_targets(tmp_path / "site", "[below: 0.99]", "private")
    result = build(made.folder, tmp_path / "out", DAY)
    necessary = sum(one.state != State.EXCLUDED for one in made.programme.parts[1].standings)
    controls = [said for said in missed(result) if "controls" in said]
    assert [re.findall(r"\d+ of (\d+) controls", said) for said in controls] == [[str(necessary)]]


def test_without_a_programme_frameworks_count_that_a_policy_names(tmp_path: Path) -> None:
    result = run(tmp_path, "[late, below: 0.5]")
    assert result.returncode != 0
    assert [re.sub(r"; not .*", "", one) for one in missed(result)] == [
        "below 50 %: policies name 2 of 93 controls of ISO/IEC 27001:2022",
        "below 50 %: policies name 0 of 30 sub-clauses of ISO/IEC 27001:2022",
        'late: "Access" past the day of the next review',
    ]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("lat", 'unknown "lat" (did you mean late?)'),
        ("[late, late]", '"late" stands twice'),
        ("[{late: 3}]", '"late" takes no value'),
        ("[below]", '"below" must be a share of 1, such as below: 0.9 for 90 %, and not True'),
        ("[below: 90]", '"below" must be a share of 1, such as below: 0.9 for 90 %, and not 90'),
        ("[below: 0]", '"below" must be a share of 1, such as below: 0.9 for 90 %, and not 0'),
        ("[below: nine]", "and not 'nine'"),
        ("[below: .nan]", "and not nan"),
        ("[3]", 'unknown "3"; write a list of uncovered, late, checks and below: 0.9'),
        ("[[late]]", "unknown \"['late']\""),
    ],
)
def test_a_wrong_value_is_refused_with_what_is_right(value: str, said: str) -> None:
    with pytest.raises(CrosswalkError) as refused:
        read_targets(yaml.safe_load(value))
    assert said in str(refused.value)


def test_a_wrong_value_stops_the_build_before_anything_is_written(tmp_path: Path) -> None:
    result = run(tmp_path, "[below: 90]")
    assert result.returncode != 0
    assert (
        "Config value 'plugins': Plugin 'crosswalk' option 'fail_on': \"below\" must be a share of 1" in result.stderr
    )
    assert not (tmp_path / "site").exists()


def test_values_are_read() -> None:
    assert read_targets("late") == Targets(late=True)
    assert read_targets([]) == Targets()
    assert read_targets(["checks", {"below": 0.9}]) == Targets(checks=True, below=Fraction(9, 10))
    assert read_targets([{"below": 1}]).share == "100 %"
    with pytest.raises(CrosswalkError):
        read_targets([{"below": True}])
