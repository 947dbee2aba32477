"""The search box, `/go/` and the page for a wrong address, typed into in a real browser."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.ids.for_browsers import for_browsers
from mkdocs_crosswalk.ids.forms import slug, wrong_pattern
from mkdocs_crosswalk.ids.patterns import in_javascript
from mkdocs_crosswalk.views.addresses import place_of
from tests.support.frameworks import ISO_2013
from tests.support.invented import FENS, FILES, LOCKS, NEW_MOORS, OLD_MOORS, TINY, ids_of, made_texts
from tests.support.server import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.ids.spelling import Ids
    from tests.support.builds import BuiltSite

pytestmark = pytest.mark.browser

BELOW = "mkdocs-crosswalk/"

TYPE_ALL = """async typed => {
  const box = document.querySelector(".md-search__input");
  const list = document.querySelector(".xw-jump");
  const found = [];
  for (const text of typed) {
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    while (list.dataset.answers !== text) await new Promise(resolve => setTimeout(resolve));
    found.push([...list.querySelectorAll("a")].map(a => new URL(a.href).pathname + new URL(a.href).hash));
  }
  return found;
}"""


@pytest.fixture(scope="module")
def address(site: BuiltSite) -> Iterator[str]:
    with served(site.folder, BELOW) as url:
        yield url


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}soc2/cc6-1/")
    page.locator(".md-search__input").focus()
    page.locator(".xw-jump").wait_for(state="attached")
    yield page
    context.close()


def answers(page: Page, typed: list[str]) -> dict[str, list[str]]:
    """Type texts into the search box, one after the other; returns the addresses offered first for each."""
    found = page.evaluate(TYPE_ALL, typed)
    return {text: [path.removeprefix(f"/{BELOW}") for path in paths] for text, paths in zip(typed, found, strict=True)}


def url_of(catalogue: Catalogue, entry: str) -> str:
    place = place_of(catalogue.entries[entry])
    page = place.uri.removesuffix(".md")
    address = page.removesuffix("index") if page.endswith("index") else f"{page}/"
    return f"{address}#{place.anchor}" if place.anchor else address


def written(catalogue: Catalogue) -> dict[str, str]:
    """Return every spelling of every entry that must lead to it first."""
    found: dict[str, str] = {}
    for entry in catalogue.entries.values():
        bare = entry.id.removeprefix("A.").removeprefix("Clause ").removesuffix(" (2013)")
        letters = entry.id.rstrip("0123456789.")
        digits = entry.id.removeprefix(letters)
        forms: dict[str, tuple[str, ...]] = {
            "control": (
                f"A {bare}",
                f"a{bare}",
                f"A{bare}",
                bare,
                f"Annex A {bare}",
                f"ISO 27001 A.{bare}",
                f"ISO27002 {bare}",
            ),
            "criterion": (
                f"{letters} {digits}",
                entry.id.lower().replace(".", ""),
                f"SOC 2 {entry.id}",
                f"{entry.id}.3",
            ),
            "subclause": (f"clause {bare}", f"Clause {bare} d)", f"ISO 27001 clause {bare}"),
            "control-2013": (f"A.{bare} (2013)", f"ISO 27001:2013 A.{bare}"),
        }
        found.update(dict.fromkeys((entry.id, *forms.get(entry.kind.key, ())), entry.id))
    return found


def test_every_id_in_every_spelling_shows_its_own_page_first(page: Page, catalogue: Catalogue) -> None:
    expected = written(catalogue)
    found = answers(page, list(expected))
    wrong = {text: found[text][:2] for text, entry in expected.items() if found[text][:1] != [url_of(catalogue, entry)]}
    assert not wrong
    assert len(expected) > 1000


def test_every_document_is_found_by_its_name(page: Page, catalogue: Catalogue) -> None:
    names = {document.name: f"documents/{document.id}/" for document in catalogue.documents.values()}
    found = answers(page, list(names))
    assert {name: paths[0] for name, paths in found.items() if paths} == names


def test_every_evidence_item_is_found_by_its_name_only_behind_a_document_of_that_name(
    page: Page, catalogue: Catalogue
) -> None:
    named = {slug(name) for d in catalogue.documents.values() for name in (d.id, d.name)}
    found = answers(page, [item.name for item in catalogue.evidence.values()])
    for item in catalogue.evidence.values():
        assert found[item.name].index(f"evidence/{item.id}/") == (slug(item.name) in named), item.name


def test_one_spelling_of_two_things_offers_both_in_the_stated_order(page: Page) -> None:
    found = answers(page, ["5.1", "8.3", "a12", "A.5.1", "A.8.1", "A.5"])
    assert found["5.1"][:2] == ["iso27001/a-5-1/", "iso27001/clauses/5-1/"]
    assert found["8.3"][:2] == ["iso27001/a-8-3/", "iso27001/clauses/8-3/"]
    assert found["a12"][:2] == ["soc2/a1-2/", "iso27001-2013/a-12/"]
    assert found["A.5.1"][:2] == ["iso27001/a-5-1/", "iso27001-2013/a-5/#a-5-1"]
    assert found["A.8.1"][:2] == ["iso27001/a-8-1/", "iso27001-2013/a-8/#a-8-1"]
    assert found["A.5"][:2] == ["iso27001/a-5/", "iso27001-2013/a-5/"]


WORDS = {
    "MFA": "iso27001/a-8-5/",
    "2fa": "iso27001/a-8-5/",
    "password policy": "iso27001/a-5-17/",
    "single sign-on": "iso27001/a-8-5/",
    "offboarding": "evidence/offboarding-checklist/",
    "onboarding": "iso27001/a-5-18/",
    "access review evidence": "evidence/user-access-review/",
    "least privilege": "iso27001/a-8-3/",
    "privileged access": "iso27001/a-8-2/",
    "pen test": "evidence/penetration-test-report/",
    "vulnerability scan": "iso27001/a-8-8/",
    "SoA": "iso27001/clauses/6-1-3/",
    "Statement of Applicability": "documents/statement-of-applicability/",
    "access control policy": "documents/access-control-policy/",
    "supplier policy": "documents/supplier-and-cloud-security-policy/",
    "policy set": "documents/",
    "mandatory documents": "documents/",
    "encryption": "iso27001/a-8-24/",
    "encryption at rest": "iso27001/a-8-24/",
    "backup": "iso27001/a-8-13/",
    "disaster recovery": "iso27001/a-5-30/",
    "capacity": "soc2/a1-1/",
    "do I need an internal audit": "iso27001/clauses/9-2-2/",
    "do I need an internal audit?": "iso27001/clauses/9-2-2/",
    "management review": "iso27001/clauses/9-3-2/",
    "corrective action": "iso27001/clauses/10-2/",
    "risk assessment": "iso27001/clauses/6-1-2/",
    "isms scope": "iso27001/clauses/4-3/",
    "climate change": "iso27001/clauses/4-1/",
    "no office": "guides/physical-controls-without-an-office/",
    "without an office": "guides/physical-controls-without-an-office/",
    "access review": "evidence/user-access-review/",
    "internal audit": "iso27001/clauses/9-2-2/",
    "incident": "iso27001/a-5-26/",
    "type 2": "guides/iso27001-and-soc2-compared/",
    "bridge letter": "evidence/bridge-letter/",
    "privacy notice": "documents/privacy-policy-and-notice/",
    "remote work": "iso27001/a-6-7/",
    "type II": "guides/iso27001-and-soc2-compared/",
    "SOC 2 type 2": "guides/iso27001-and-soc2-compared/",
    "difference": "guides/iso27001-and-soc2-compared/",
    "overlap": "counterparts/",
    "incident response": "iso27001/a-5-26/",
    "logging": "iso27001/a-8-15/",
    "antivirus": "iso27001/a-8-7/",
    "laptop": "iso27001/a-8-1/",
    "vendor": "iso27001/a-5-19/",
    "supply chain": "iso27001/a-5-21/",
    "aws": "iso27001/a-5-23/",
    "change management": "soc2/cc8-1/",
    "secure development": "iso27001/a-8-25/",
    "phishing": "iso27001/a-6-3/",
    "background check": "iso27001/a-6-1/",
    "nda": "iso27001/a-6-6/",
    "gdpr": "iso27001/a-5-34/",
    "data loss prevention": "iso27001/a-8-12/",
    "firewall": "iso27001/a-8-20/",
    "licences": "iso27001/a-5-32/",
    "how to read": "about/how-to-read/",
    "gap": "gap/",
    "gap analysis": "gap/",
    "what is missing": "gap/",
    "what is missing?": "gap/",
    "soa template": "soa/",
    "NIST": "nist-csf/",
    "cybersecurity framework": "nist-csf/",
}


def test_words_find_what_people_mean(page: Page) -> None:
    found = answers(page, list(WORDS))
    assert {text: paths[0] if paths else None for text, paths in found.items()} == WORDS


AMONG = {
    "MFA": ["iso27001/a-8-5/", "soc2/cc6-1/", "evidence/mfa-configuration/"],
    "no office": ["guides/physical-controls-without-an-office/", "iso27001/a-7-4/"],
    "access review": ["evidence/user-access-review/", "iso27001/a-5-18/", "soc2/cc6-2/", "soc2/cc6-3/"],
    "offboarding": ["evidence/offboarding-checklist/", "iso27001/a-6-5/", "soc2/cc6-2/"],
    "internal audit": ["iso27001/clauses/9-2-2/", "guides/clause-9/"],
    "statement of applicability": ["documents/statement-of-applicability/", "iso27001/clauses/6-1-3/", "soa/"],
    "risk assessment": ["iso27001/clauses/6-1-2/", "soc2/cc3-2/", "evidence/risk-register/"],
    "vendor": ["iso27001/a-5-19/", "soc2/cc9-2/"],
    "backup": ["iso27001/a-8-13/", "soc2/a1-2/", "evidence/backup-restoration-test-record/"],
    "encryption": ["iso27001/a-8-24/", "soc2/cc6-7/"],
    "incident": ["iso27001/a-5-26/", "soc2/cc7-4/", "documents/incident-response-plan/"],
    "logging": ["iso27001/a-8-15/", "soc2/cc7-2/"],
    "pen test": ["evidence/penetration-test-report/", "iso27001/a-8-8/", "soc2/cc4-1/"],
    "type 2": ["guides/iso27001-and-soc2-compared/", "guides/certification-and-examination/"],
    "bridge letter": ["evidence/bridge-letter/", "soc2/cc9-2/"],
    "privacy notice": ["documents/privacy-policy-and-notice/", "soc2/p1-1/"],
}
"""What must be among the best answers, in this order: both frameworks, and what is kept for both."""


def test_the_best_answers_serve_both_sides(page: Page) -> None:
    found = answers(page, list(AMONG))
    assert {text: [path for path in found[text] if path in wanted] for text, wanted in AMONG.items()} == AMONG


def test_the_statement_and_the_gaps_are_among_the_answers(page: Page) -> None:
    found = answers(page, ["SoA", "Statement of Applicability", "gap"])
    assert "soa/" in found["SoA"]
    assert "soa/" in found["Statement of Applicability"]
    assert found["gap"][:3] == ["gap/", "gap/soc2-to-iso27001/", "gap/iso27001-to-soc2/"]


def test_a_word_that_leads_nowhere_leaves_the_full_text_results_alone(page: Page) -> None:
    assert answers(page, ["zzzz"]) == {"zzzz": []}
    assert page.locator(".xw-jump").is_hidden()


FIND_ALL = """async ([texts, spellings, entries]) => {
  const assets = new URL("assets/crosswalk/", new URL("../../", location.href));
  const { Ids } = await import(new URL("jump.js", assets));
  spellings ??= (await (await fetch(new URL("jump.json", assets))).json()).ids;
  const ids = new Ids(spellings, new Map(entries.map(([id, kind]) => [id, { kind }])));
  return texts.map(text => ids.find(text));
}"""


def differing(page: Page, ids: Ids, texts: list[str], spellings: object, without: str = "") -> dict[str, object]:
    """Return the texts by which the browser finds other entries than Python, with both.

    Args:
        page: A page of the site.
        ids: What Python finds them by.
        texts: The texts.
        spellings: What the browser finds them by; None for what the site has.
        without: The framework whose entries the browser is not to know.
    """
    known = {e.id: ids.frameworks[e.framework].name for e in ids.entries.values() if e.framework != without}
    found = page.evaluate(FIND_ALL, [texts, spellings, list(known.items())])
    expected = {text: [i for i in ids.find(text) if i in known] for text in texts}
    assert sum(map(bool, expected.values())) > len(texts) / 50
    return {t: (js, expected[t]) for t, js in zip(texts, found, strict=True) if js != expected[t]}


@pytest.mark.parametrize("without", ["", ISO_2013])
def test_the_browser_reads_ids_as_the_catalogue_does(page: Page, catalogue: Catalogue, without: str) -> None:
    dice = random.Random(27001)  # noqa: S311 - the same texts in every run
    pieces = ["A", "a", "CC", "cc", "C", "P", "PI", "Clause ", "clause", "ISO 27001 ", "ISO27002 ", "SOC 2 ", "Annex "]
    pieces += ["(2013)", " (2013)", ":2013", "x", "d)", ".", ".", ".", " ", "-", "(", ")", ",", *map(str, range(20))]
    made = {"".join(dice.choices(pieces, k=dice.randint(1, 7))) for _ in range(4000)}
    texts = sorted(made | set(written(catalogue)) | set(made_texts(catalogue.ids, dice, 3000)))
    assert not differing(page, catalogue.ids, texts, None, without)


@pytest.mark.parametrize("files", [(TINY,), (LOCKS,), (LOCKS, FENS), (NEW_MOORS,), (NEW_MOORS, OLD_MOORS), FILES])
@pytest.mark.parametrize("beside", [False, True])
def test_the_browser_reads_ids_of_any_framework_as_python_does(
    page: Page, catalogue: Catalogue, files: tuple[str, ...], *, beside: bool
) -> None:
    ids = ids_of(*files, beside=catalogue if beside else None)
    texts = made_texts(ids, random.Random(len(files)), 3000)  # noqa: S311 - the same texts in every run
    assert not differing(page, ids, texts, for_browsers(ids))


PATTERNS = (
    *(r"a\-b\ c\#\&", r"{a}]{,2}", r"a{,2}b{2,}c{1}", r"[]a]\]", r"[^]a]", r"[\d-]+", r"[\w.-]{2}", r"[\s_-]?\S"),
    *(r"\bID\b", r"\Bd", r"\d\D", r"\w\W\s", r"(a)|(?:b)(?=1)", r"(?<=a)b(?!\d)", r"(?<!a)b?c", r"[\]\\^-]", r"a.?$"),
    *(r"[^\d\s]", r"^(?:ma\xdfe|k)", r"\x41\u0042?", r"[A-F]{1,}?k", r"[.^$|(){}[]+", r"(a(?:b)*)+c", r"\_\/\."),
)
MATCH_ALL = """([patterns, texts]) => patterns.map(pattern => texts.map(text => {
  const match = new RegExp(pattern, "iu").exec(text);
  return match && [match[0], ...[...match].slice(1).map(group => group ?? null)];
}))"""


def test_a_pattern_that_is_not_refused_finds_the_same_in_the_browser(page: Page) -> None:
    dice = random.Random(3)  # noqa: S311 - the same texts in every run
    pieces = [*"aAbBcCdDiIkK19 .-_#&{}[]\\^$|/", "\N{KELVIN SIGN}", "\xdf", "\N{LATIN CAPITAL LETTER SHARP S}", "\xb2"]
    pieces += ["\N{ARABIC-INDIC DIGIT FIVE}", "\N{LATIN SMALL LETTER LONG S}"]
    pieces += ["id", "mass", "ma\xdfe", "a-b c#&", "bbc", "{a}]", "_/."]
    texts = [*pieces, *("".join(dice.choices(pieces, k=dice.randint(2, 6))) for _ in range(1000))]
    assert not [wrong for pattern in PATTERNS if (wrong := wrong_pattern(pattern))]
    found = page.evaluate(MATCH_ALL, [list(map(in_javascript, PATTERNS)), texts])
    for pattern, matches in zip(PATTERNS, found, strict=True):
        python = (re.search(pattern, text, re.IGNORECASE) for text in texts)
        assert matches == [match and [match[0], *match.groups()] for match in python], pattern
        assert any(matches), pattern


def test_the_index_is_fetched_only_once_the_box_is_used(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.goto(f"{address}iso27001/a-5-18/", wait_until="networkidle")
    assert not [url for url in asked if "search_index" in url or "jump.json" in url]
    with page.expect_request("**/search/search_index.json"):
        page.locator(".md-search__input").focus()
    page.locator(".md-search__input").fill("screening")
    page.locator(".md-search-result__list:not(.xw-jump) a").first.wait_for()
    assert len([url for url in asked if "search_index" in url]) == 1
    context.close()


def test_slash_focuses_the_box_and_enter_goes_to_the_first_hit(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}iso27001/a-5-18/", wait_until="load")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.matches('.md-search__input')")
    page.keyboard.type("cc 7.2")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}soc2/cc7-2/")
    context.close()


def test_enter_takes_the_first_full_text_hit_where_no_id_is_meant(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}matrix/", wait_until="load")
    page.locator(".md-search__input").fill("synchronization")
    page.locator(".md-search-result__list:not(.xw-jump) a").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}iso27001/a-8-17/**")
    context.close()


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("cc61", "soc2/cc6-1/"),
        ("A 5.15", "iso27001/a-5-15/"),
        ("6.1.3 d)", ""),
        ("A.9.2.1", "iso27001-2013/a-9/#a-9-2-1"),
        ("P1.0", "soc2/p1/"),
    ],
)
def test_go_leads_to_the_one_entry_that_is_meant(browser: Browser, address: str, typed: str, path: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.locator("input[name=id]").fill(typed)
    page.get_by_role("button", name="Find", exact=True).click()
    if path:
        page.wait_for_url(f"{address}{path}")
    else:  # 6.1.3 is a clause, and a control of 2013
        page.locator("a.xw-hit[href*='clauses/6-1-3/']").first.wait_for()
        assert page.locator("a.xw-hit[href*='iso27001-2013/a-6/']").count()
    context.close()


@pytest.mark.parametrize("path", ["go/", "go/index.html"])
def test_go_opened_plainly_asks_and_answers_nothing(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}{path}", wait_until="networkidle")
    assert not page.locator("[data-xw-go] *").count()
    assert page.locator("#xw-id").input_value() == ""
    assert "such as A.5.15" in page.locator("label[for=xw-id]").inner_text()
    assert page.locator("article").inner_text().count("Go to an id") == 1
    context.close()


def test_go_says_so_where_nothing_is_meant(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}go/?id=A.5.99")
    page.get_by_text("Nothing is called “A.5.99”.").wait_for()
    context.close()


@pytest.mark.parametrize("wrong", ["soc2/cc61/", "iso27001/A.5.15", "A.5.15", "iso27001/a-5-15.html"])
def test_a_wrong_address_that_names_an_id_offers_its_page(browser: Browser, address: str, wrong: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + wrong)
    link = page.locator("[data-xw-go] a").first
    link.wait_for()
    assert link.get_attribute("href") in (f"{address}soc2/cc6-1/", f"{address}iso27001/a-5-15/")
    context.close()


@pytest.mark.parametrize("wrong", ["nothing/%/", "100%/", "soc2/cc6.1%", "%E4", "%E0%A4%A.html"])
def test_an_address_that_is_not_encoded_rightly_has_its_answer_too(browser: Browser, address: str, wrong: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(address + wrong)
    page.locator("[data-xw-go] p").wait_for()
    assert failed == []
    context.close()


def test_the_policy_holds_on_every_kind_of_page(browser: Browser, address: str, site: BuiltSite) -> None:
    assert all('http-equiv="Content-Security-Policy"' in p.html for p in site.pages.values())
    context = browser.new_context()
    page = context.new_page()
    broken: list[str] = []
    page.on("console", lambda m: broken.append(m.text) if "Content Security Policy" in m.text else None)
    for url in (
        "",
        "iso27001/a-5-18/",
        "matrix/",
        "gap/soc2-to-iso27001/",
        "gap/scorecard/soc2-to-iso27001/",
        "go/?id=5.1",
        "about/how-to-read/",
        "no/such/page",
        "soc2/cc6/",
    ):
        page.goto(address + url, wait_until="networkidle")
    page.keyboard.press("/")
    page.keyboard.type("access")
    page.locator(".md-search-result__list:not(.xw-jump) a").first.wait_for()
    assert not broken
    context.close()


def test_an_id_shows_a_preview_on_hover_and_on_focus(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}iso27001/a-5-18/", wait_until="load")
    link = page.locator("li#cc6-2 > a")
    peek = page.locator(".xw-peek")
    link.hover()
    peek.wait_for()
    assert peek.inner_text().splitlines()[0] == "CC6.2 User registration, authorisation and de-registration"
    assert "SOC 2. If you hold ISO/IEC 27001" in peek.inner_text()
    page.keyboard.press("Escape")
    peek.wait_for(state="hidden")
    page.locator("li#cc6-3 summary").focus()
    page.keyboard.press("Tab")
    peek.wait_for()
    assert link.get_attribute("aria-describedby") == "xw-peek"
    page.keyboard.press("Shift+Tab")
    peek.wait_for(state="hidden")
    context.close()
