"""The link that opens a filled-in issue: at which repositories there is one, and what it fills in."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from mkdocs_crosswalk.views.programme.report import ASKED, report_link

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
    url = urlsplit(report_link(repository, TITLE, PAGE))
    assert f"{url.scheme}://{url.netloc}{url.path}" == form
    assert not url.fragment
    said = parse_qs(url.query, strict_parsing=True)
    body = f"{PAGE}\n\n{ASKED}\n"
    if "gitlab" in repository:
        assert said == {"issue[title]": [TITLE], "issue[description]": [body]}
    else:
        assert said == {"title": [TITLE], "body": [body]}


def test_a_site_that_does_not_know_its_address_asks_all_the_same() -> None:
    assert parse_qs(urlsplit(report_link("https://github.com/e/d", "CC6.1", "")).query)["body"] == [f"{ASKED}\n"]


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
    assert report_link(repository, TITLE, PAGE) == ""
