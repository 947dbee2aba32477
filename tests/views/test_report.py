"""The link that opens a filled-in issue: at which repositories there is one, and what it fills in."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from mkdocs_crosswalk.views.programme.report import ASKED, FORM, Reports, report_link, report_problem
from tests.support.builds import ROOT

TITLE = "A.5.34 Privacy & protection (PII), 100% + #1"
PAGE = "https://example.org/docs%20of%20ours/iso27001/a-5-34/"
GITHUB = "https://github.com/example/docs/issues/new"
GITLAB = "https://gitlab.com/group/team/docs/-/issues/new"


@pytest.mark.parametrize(
    ("repository", "form"),
    [
        ("https://github.com/example/docs", GITHUB),
        ("https://www.github.com/example/docs/", "https://www.github.com/example/docs/issues/new"),
        ("https://github.com/example/docs.git", GITHUB),
        ("https://github.com/example/docs/tree/main/handbook", GITHUB),
        ("https://github.example.com:8443/example/docs", "https://github.example.com:8443/example/docs/issues/new"),
        ("https://gitlab.com/group/team/docs", GITLAB),
        ("https://gitlab.com/group/team/docs.git", GITLAB),
        ("https://gitlab.com/group/team/docs/-/tree/main", GITLAB),
        ("http://gitlab.example.com/group/docs", "http://gitlab.example.com/group/docs/-/issues/new"),
    ],
)
def test_a_repository_with_a_form_gets_a_filled_in_issue(repository: str, form: str) -> None:
    url = urlsplit(report_link(Reports(repository), TITLE, PAGE))
    assert f"{url.scheme}://{url.netloc}{url.path}" == form
    assert not url.fragment
    said = parse_qs(url.query, strict_parsing=True)
    body = f"{PAGE}\n\n{ASKED}\n"
    if "gitlab" in repository:
        assert said == {"issue[title]": [TITLE], "issue[description]": [body]}
    else:
        assert said == {"title": [TITLE], "body": [body]}


def test_a_site_that_does_not_know_its_address_asks_all_the_same() -> None:
    assert parse_qs(urlsplit(report_link(Reports("https://github.com/e/d"), "CC6.1", "")).query)["body"] == [
        f"{ASKED}\n"
    ]


@pytest.mark.parametrize(
    "repository",
    [
        "",
        "https://github.com/",
        "https://github.com/example",
        "https://example.github.io/docs/pages",
        "https://bitbucket.org/example/docs",
        "https://git.example.com/example/docs",
        "git@github.com:example/docs.git",
        "javascript://github.com/example/docs",
    ],
)
def test_any_other_gets_no_link(repository: str) -> None:
    assert report_link(Reports(repository), TITLE, PAGE) == ""


def test_a_repository_with_the_form_has_its_fields_filled_in() -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / FORM).read_text("utf-8"))
    fields = {field["id"]: field for field in form["body"]}
    assert list(fields) == ["page", "pair", "what", "level", "shows"]
    assert all({"label"} <= field["attributes"].keys() for field in fields.values())
    assert all(set(field["attributes"]["options"]) for field in fields.values() if field["type"] == "dropdown")
    url = urlsplit(report_link(Reports("https://github.com/e/d", form=True), TITLE, PAGE, "A.5.34"))
    said = parse_qs(url.query, strict_parsing=True)
    assert said == {"template": [FORM], "title": [TITLE], "page": [PAGE], "pair": ["A.5.34"]}
    assert said.keys() - {"template", "title"} <= fields.keys()
    matrix = urlsplit(report_link(Reports("https://github.com/e/d", form=True), "Matrix", ""))
    assert parse_qs(matrix.query, strict_parsing=True) == {"template": [FORM], "title": ["Matrix"]}


def test_a_site_names_where_else_reports_go() -> None:
    form = Reports("https://github.com/e/d", to="https://desk.example.com/new?about={pair}&at={page}&t={title}#form")
    url = urlsplit(report_link(form, TITLE, PAGE, "A.5.34"))
    assert f"{url.scheme}://{url.netloc}{url.path}#{url.fragment}" == "https://desk.example.com/new#form"
    assert parse_qs(url.query) == {"about": ["A.5.34"], "at": [PAGE], "t": [TITLE]}
    mail = urlsplit(report_link(Reports(to="grc+iso@example.com"), TITLE, PAGE))
    assert (mail.scheme, mail.path) == ("mailto", "grc+iso@example.com")
    assert "+" not in mail.query, "mail programs take it for a plus"
    assert parse_qs(mail.query) == {"subject": [TITLE], "body": [f"{PAGE}\n\n{ASKED}\n"]}
    assert report_link(Reports(to="https://desk.example.com/"), TITLE, PAGE) == "https://desk.example.com/"


@pytest.mark.parametrize(
    ("to", "says"),
    [
        (
            "https://desk.example.com/?at={pge}",
            'unknown "{pge}" (did you mean {page}?); allowed: {page}, {title}, {pair}',
        ),
        ("javascript:alert({page})", "is no address; write it as https://example.com/report?page={page}&pair={pair}"),
        ("grc@example", "or as a mail address"),
        ("a@example.com?bcc=b@example.com", "or as a mail address"),
    ],
)
def test_any_other_place_is_refused_with_the_closest_right_one(to: str, says: str) -> None:
    assert says in report_problem(to)


@pytest.mark.parametrize("to", ["grc@example.com", "https://desk.example.com/{pair}", "http://desk.example.com"])
def test_a_place_that_is_one_is_none_to_complain_of(to: str) -> None:
    assert report_problem(to) == ""
