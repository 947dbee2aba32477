"""A real browser over the built site: nothing fails, nothing leaves, nothing scrolls sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.server import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.support.builds import BuiltSite

pytestmark = pytest.mark.browser

KINDS = (
    "",
    "iso27001/",
    "iso27001/a-5/",
    "iso27001/a-5-18/",
    "iso27001/a-5-21/",
    "iso27001/a-5-32/",
    "iso27001/clauses/",
    "iso27001/clauses/6/",
    "iso27001/clauses/6-1-3/",
    "soc2/",
    "soc2/cc6/",
    "soc2/cc6-1/",
    "soc2/p2-1/",
    "nist-csf/",
    "nist-csf/pr-aa/",
    "nist-csf/pr-aa-05/",
    "iso27001-2013/",
    "iso27001-2013/a-9/",
    "evidence/",
    "evidence/user-access-review/",
    "evidence/plan/",
    "evidence/plan/soc2-to-iso27001/",
    "documents/",
    "documents/access-control-policy/",
    "sources/",
    "sources/soc2-to-iso27001-article/",
    "matrix/",
    "matrix/all/",
    "matrix/iso27001-and-nist-csf/",
    "gap/",
    "gap/soc2-to-iso27001/",
    "gap/iso27001-to-soc2/all/",
    "gap/scorecard/soc2-to-iso27001/",
    "soa/",
    "counterparts/",
    "corrections/",
    "exchange/",
    "exchange/oscal/",
    "about/tables-in-your-pages/",
    "guides/",
    "guides/clause-6/",
    "guides/iso27001-and-soc2-compared/",
    "guides/questions/",
    "guides/glossary/",
    "about/how-to-read/",
    "404.html",
)


@pytest.fixture(scope="module")
def address(site: BuiltSite) -> Iterator[str]:
    with served(site.folder) as url:
        yield url


def opened(browser: Browser, url: str, width: int, scheme: str = "light") -> tuple[Page, list[str]]:
    """Open a page; returns it with a list that fills with what went wrong."""
    wrong: list[str] = []
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("requestfailed", lambda r: wrong.append(f"failed: {r.url}"))
    origin = url.split("/", 3)[2]
    page.on(
        "request",
        lambda r: (
            wrong.append(f"left the origin: {r.url}") if origin not in r.url and r.url.startswith("http") else None
        ),
    )
    page.goto(url, wait_until="load")
    return page, wrong


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_fails_and_nothing_leaves_the_origin(browser: Browser, address: str, kind: str) -> None:
    page, wrong = opened(browser, address + kind, 1280)
    if kind == "404.html":  # its addresses are absolute, for a host that serves it everywhere
        wrong = [w for w in wrong if "left the origin" in w and "example.github.io" not in w]
    assert not wrong
    assert not page.context.cookies()
    page.context.close()


@pytest.mark.parametrize("kind", [k for k in KINDS if k != "404.html"])
def test_no_page_scrolls_sideways(browser: Browser, address: str, kind: str) -> None:
    page, _ = opened(browser, address + kind, 1440)
    widths = {}
    for width in (1440, 768, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        widths[width] = page.evaluate("document.documentElement.scrollWidth")
    assert all(found <= width for width, found in widths.items()), widths
    page.context.close()


def test_the_page_is_whole_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}iso27001/a-5-18/")
    match = page.locator("li#cc6-2")
    assert match.is_visible()
    match.locator("summary").click()
    assert match.locator("details p").first.is_visible()
    page.locator(".xw-fold > summary").click()
    assert page.locator(".xw-fold").get_by_text("A.9.2 User Access Management").is_visible()
    context.close()


@pytest.mark.parametrize("kind", ["iso27001/a-5-18/", "documents/access-control-policy/"])
def test_the_drawer_of_a_phone_leads_to_every_part_of_the_site(browser: Browser, address: str, kind: str) -> None:
    page, _ = opened(browser, address + kind, 390)
    page.locator(".md-header label[for=__drawer]").click()
    frameworks = ["ISO 27001", "SOC 2", "NIST CSF"]
    names = ["Home", *frameworks, "Matrix", "Gap list", "Evidence and documents", "Guides", "About the data"]
    page.locator(".md-nav--primary").get_by_text("Guides", exact=True).first.wait_for()
    page.wait_for_timeout(500)  # the drawer slides in, and shows the page's own line
    seen = """() => [...document.querySelectorAll(".xw-side__main > li")].filter(item => {
        const box = item.getBoundingClientRect();
        return item.contains(document.elementFromPoint(box.left + 30, box.top + box.height / 2));
    }).map(item => item.textContent.trim())"""
    assert page.evaluate(seen) == names
    page.context.close()


@pytest.mark.parametrize("control", ["a-5-18", "a-7-7", "a-8-26"])
def test_a_control_prints_on_two_sheets(browser: Browser, address: str, tmp_path: Path, control: str) -> None:
    page, _ = opened(browser, f"{address}iso27001/{control}/", 1280)
    for size in ("A4", "Letter"):
        pdf = tmp_path / f"{size}.pdf"
        page.pdf(path=str(pdf), format=size, prefer_css_page_size=False)
        assert 1 <= pdf.read_bytes().count(b"/Type /Page\n") + pdf.read_bytes().count(b"/Type /Page ") <= 2
    page.context.close()


def test_dark_mode_follows_the_system(browser: Browser, address: str) -> None:
    backgrounds = []
    for scheme in ("light", "dark"):
        page, wrong = opened(browser, f"{address}soc2/cc6-1/", 1280, scheme)
        assert not wrong
        backgrounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        page.context.close()
    assert backgrounds == ["rgb(255, 255, 255)", "rgb(18, 24, 31)"]
