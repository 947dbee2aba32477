"""Pages that are swapped and not loaded (Material's `navigation.instant`), and pages read from disk, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.builds import BuiltSite, build, copy_of_repository, write_site
from tests.support.hosting import base_of, hosted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SITE_URL = "https://example.org/compliance/"
OFFLINE = """\
site_name: Policies
theme: {name: material, font: false}
plugins: [search, offline, crosswalk]
extra: {polyfills: [assets/iframe-worker.js]}
"""
# In the place of what Material's `offline` loads from elsewhere, unless `privacy` brings it along: a worker in a frame.
FRAME = """\
window.Worker = class extends EventTarget {
  constructor(url) {
    super();
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.append(frame);
    const inner = frame.contentWindow;
    inner.postMessage = data => this.dispatchEvent(new MessageEvent("message", { data }));
    inner.importScripts = (...urls) => Promise.all(urls.map(src => new Promise(done => load(src, done))));
    const load = (src, done) => {
      const script = inner.document.createElement("script");
      Object.assign(script, { src, onload: done });
      inner.document.body.append(script);
    };
    this.ready = new Promise(done => load(url, done));
    this.inner = inner;
  }
  postMessage(data) {
    this.ready.then(() => this.inner.dispatchEvent(new MessageEvent("message", { data })));
  }
};
"""


@pytest.fixture(scope="module")
def instant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build this site with pages that are swapped, and serve it as if it stood at the address that it was built for."""
    folder = copy_of_repository(tmp_path_factory.mktemp("instant"))
    config = folder / "mkdocs.yml"
    with_feature = config.read_text("utf-8").replace(
        "- navigation.tabs\n", "- navigation.tabs\n    - navigation.instant\n"
    )
    config.write_text(with_feature, "utf-8")
    result = build(folder, folder / "site", {"SITE_URL": SITE_URL, "PYTHONPATH": str(folder / "plugins")}, strict=True)
    assert result.returncode == 0, result.stderr
    built = BuiltSite(folder / "site")
    with hosted(built.folder, base_of(built)) as host:
        sitemap = built.folder / "sitemap.xml"  # the theme swaps only what it finds there
        sitemap.write_text(sitemap.read_text("utf-8").replace(SITE_URL, host.address), "utf-8")
        yield host.address


@pytest.fixture
def page(browser: Browser, instant: str) -> Iterator[Page]:
    """Open the home page; what is loaded anew afterwards forgets that it is the same."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    with page.expect_response("**/sitemap.xml"):
        page.goto(instant)
    page.evaluate("window.same = true")
    yield page
    context.close()
    assert not wrong


def follow(page: Page, path: str) -> None:
    """Click a link to a path, which must swap the page without loading one."""
    page.evaluate(
        """path => {
            const link = Object.assign(document.createElement("a"), { href: path, textContent: path, id: "follow" });
            document.querySelector("article").prepend(link);
        }""",
        path,
    )
    page.locator("#follow").click()
    page.locator("#follow").wait_for(state="detached")
    assert page.evaluate("window.same === true")


def test_previews_work_after_a_swap_and_do_not_outlive_their_page(page: Page, instant: str) -> None:
    follow(page, f"{instant}iso27001/a-5-18/")
    page.locator("article .xw-lines a.xw-id:visible", has_text="CC6.2").first.hover()
    box = page.locator(".xw-peek")
    box.wait_for()
    assert "CC6.2" in box.inner_text()
    page.locator("article .xw-lines a.xw-id:visible", has_text="CC6.2").first.click()
    page.wait_for_url("**/soc2/cc6-2/")
    page.locator("h1", has_text="CC6.2").wait_for()
    assert not box.is_visible()
    page.go_back()
    page.locator("h1", has_text="A.5.18").wait_for()
    page.locator("article .xw-lines a.xw-id:visible", has_text="CC6.3").first.hover()
    box.wait_for()
    assert page.evaluate("window.same === true")


def test_the_menu_to_cite_is_that_of_the_page_in_view(page: Page, instant: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for path, heading in (
        ("iso27001/a-5-15/", "A.5.15 Access control"),
        ("evidence/user-access-review/", "User access review"),
    ):
        follow(page, instant + path)
        page.locator("h1", has_text=heading).wait_for()
        page.get_by_role("button", name="Cite or share").click()
        page.get_by_role("button", name="Copy as Markdown").click()
        page.get_by_role("status").filter(has_text="Markdown copied").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == f"[{heading}]({SITE_URL}{path})"
        page.get_by_role("button", name="Copy citation").click()
        page.get_by_role("status").filter(has_text="Citation copied").wait_for()
        assert page.evaluate("navigator.clipboard.readText()").startswith(f"“{heading}”, Crosswalk. Reviewed ")


def test_the_matrix_works_each_time_it_is_come_to(page: Page, instant: str) -> None:
    for text in ("A.5.15", "A.8.2"):
        follow(page, f"{instant}matrix/all/")
        page.locator("form.xw-bar").wait_for()
        assert page.locator("form.xw-bar").count() == 1
        page.locator("form.xw-bar input[name=text]").fill(text)
        page.wait_for_url(f"**/matrix/all/?*{text}*")
        page.locator(".xw-mx[aria-busy]").wait_for(state="detached")  # a cell that moves under a press is not clicked
        page.locator(".xw-mx td:not(.off) > a:visible").first.click()
        page.locator(".xw-cell--full").wait_for()
        assert "/matrix/" in page.url
        follow(page, f"{instant}iso27001/a-5-18/")
        page.wait_for_timeout(400)  # longer than the matrix waits before it writes the address
        assert page.url == f"{instant}iso27001/a-5-18/"
    page.go_back()
    page.locator("form.xw-bar").wait_for()
    assert page.locator("form.xw-bar input[name=text]").input_value() == "A.8.2"
    assert page.evaluate("window.same === true")


def test_ticks_count_after_a_swap(page: Page, instant: str) -> None:
    for _ in range(2):
        follow(page, f"{instant}gap/soc2-to-iso27001/")
        page.locator(".xw-todo input").first.check()
        page.locator(".xw-prog", has_text="1 of ").wait_for()
        page.locator(".xw-todo input").first.uncheck()
        follow(page, instant)


def test_go_leads_on_after_a_swap(page: Page, instant: str) -> None:
    for asked, answer in (("xyz", "Nothing is called “xyz”"), ("5.1", "“5.1” may mean")):
        follow(page, f"{instant}go/?id={asked}")
        page.locator("[data-xw-go] p", has_text=answer).wait_for()
        follow(page, instant)


def test_the_jump_of_the_search_box_works_after_a_swap(page: Page, instant: str) -> None:
    follow(page, f"{instant}iso27001/a-5-18/")
    box = page.locator(".md-search__input")
    box.click()
    box.fill("cc61")
    page.locator(".xw-jump a").first.wait_for()
    box.press("Enter")
    page.wait_for_url("**/soc2/cc6-1/")
    page.locator("h1", has_text="CC6.1").wait_for()
    assert not page.locator("#__search").is_checked()


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = {"index.md": "# Policies\n\nAccess follows A.5.18.\n", "assets/iframe-worker.js": FRAME}
    folder = write_site(tmp_path_factory.mktemp("offline"), OFFLINE, pages)
    result = build(folder, folder / "site", strict=True)
    assert result.returncode == 0, result.stderr
    return folder / "site"


def test_pages_are_read_from_disk_with_links_and_search(browser: Browser, offline: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []
    asked: list[str] = []
    page.on("console", lambda m: wrong.append(f"{m.text} {m.location['url']}") if m.type == "error" else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((offline / "index.html").as_uri())
    link = page.locator("article a.xw-id")
    assert "Access rights" in (link.get_attribute("title") or "")
    link.click()
    page.locator("h1", has_text="A.5.18 Access rights").wait_for()
    page.locator("article .xw-lines a.xw-id:visible", has_text="CC6.2").first.click()
    page.locator("h1", has_text="CC6.2").wait_for()
    assert page.url == (offline / "crosswalk/soc2/cc6-2.html").as_uri()
    page.locator("html.js").wait_for()
    page.wait_for_load_state("load")
    page.locator(".md-search__input").press_sequentially("access rights")
    found = page.locator(".md-search-result__link").first
    found.wait_for()
    found.click()
    page.locator("h1", has_text="Access rights").wait_for()
    context.close()
    assert all(url.startswith("file:") for url in asked)
    # Browsers run no modules from disk: previews and filters are missing then, and nothing else.
    assert not [text for text in wrong if "/assets/crosswalk/" not in text]
