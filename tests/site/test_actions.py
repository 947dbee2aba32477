"""What a generated page offers to take along, in a browser: its link, Markdown, a citation, and a report."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.site.test_accessibility import ALL, AXE, RUN, SCREENS
from tests.support.builds import BuiltSite, build, write_site
from tests.support.hosting import hosted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page


pytestmark = pytest.mark.browser

HOME = "https://example.github.io/mkdocs-crosswalk/"
ISSUES = "https://github.com/example/mkdocs-crosswalk/issues/new"
JUDGED = "Judged by the mkdocs-crosswalk project; no certified auditor has reviewed it."
TODAY = datetime(2027, 3, 2, 12, tzinfo=UTC)
PAGES = {
    "iso27001/a-5-15/": "A.5.15 Access control",
    "soc2/cc6-2/": "CC6.2 User registration, authorisation and de-registration",
    "iso27001/clauses/6-1-3/": "Clause 6.1.3 Information security risk treatment (Actions to address risks and "
    "opportunities)",
    "evidence/user-access-review/": "User access review",
    "documents/access-control-policy/": "Access control and authentication policy",
    "matrix/": "Matrix",
}
"""A page of each kind, with its heading."""
REFUSE = "Object.defineProperty(Clipboard.prototype, 'writeText', {value: () => Promise.reject(new Error('refused'))})"
MISSING = "Object.defineProperty(Navigator.prototype, 'clipboard', {value: undefined})"


class Reader(NamedTuple):
    """A page in a browser that may copy, what it asked the host for, and what went wrong."""

    page: Page
    host: str
    asked: list[str]
    wrong: list[str]

    def open(self, path: str) -> None:
        self.page.goto(self.host + path)
        self.button.wait_for()

    @property
    def button(self) -> Locator:
        return self.page.get_by_role("button", name="Cite or share")

    @property
    def menu(self) -> Locator:
        return self.page.get_by_role("group", name="Cite or share")

    @property
    def status(self) -> str:
        return self.menu.get_by_role("status").inner_text()

    def labels(self) -> list[str]:
        return self.menu.locator("button:visible, a:visible").all_inner_texts()

    def copied(self, label: str, said: str) -> str:
        """Choose a line of the open menu; returns what the clipboard then holds."""
        self.menu.get_by_role("button", name=label, exact=True).click()
        self.menu.get_by_role("status").filter(has_text=said).wait_for()
        text: str = self.page.evaluate("navigator.clipboard.readText()")
        return text


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[[str], Reader]]:
    """Give what starts a reader at a host; whatever a page complains of fails the test."""
    contexts = []
    readers = []

    def start(host: str) -> Reader:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, timezone_id="UTC")
        contexts.append(context)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin="/".join(host.split("/")[:3]))
        reader = Reader(context.new_page(), host, [], [])
        readers.append(reader)
        page = reader.page
        page.clock.set_fixed_time(TODAY)
        page.on("request", lambda request: reader.asked.append(request.url))
        page.on("pageerror", lambda error: reader.wrong.append(str(error)))
        page.on(
            "console",
            lambda m: reader.wrong.append(f"{m.text} {m.location['url']}") if m.type in ("error", "warning") else None,
        )
        return reader

    yield start
    for context in contexts:
        context.close()
    assert not [text for reader in readers for text in reader.wrong]


@pytest.fixture
def reader(visit: Callable[[str], Reader], address: str) -> Reader:
    return visit(address)


@pytest.mark.parametrize(("path", "heading"), PAGES.items())
def test_each_kind_of_page_is_copied_as_link_markdown_and_citation(reader: Reader, path: str, heading: str) -> None:
    reader.open(f"{path}?from=chat")
    reader.button.click()
    link = HOME + path
    assert reader.copied("Copy link", "Link copied") == link
    assert reader.copied("Copy as Markdown", "Markdown copied") == f"[{heading}]({link})"
    reviewed = reader.page.locator(".xw-about > span").first.inner_text().split(". ")[0]
    assert re.fullmatch(r"Reviewed \d+ November 2026, edition 2026\.11", reviewed)
    citation = f"“{heading}”, Crosswalk. {reviewed}. {JUDGED} {link} (accessed 2 March 2027)"
    assert reader.copied("Copy citation", "Citation copied") == citation
    assert not [url for url in reader.asked if not url.startswith(reader.host)]


@pytest.mark.parametrize(("path", "heading"), PAGES.items())
def test_a_report_is_an_issue_that_names_the_page(reader: Reader, site: BuiltSite, path: str, heading: str) -> None:
    words = "Report this mapping" if heading.startswith(("A.5.15", "CC6.2", "Clause")) else "Report this page"
    (href,) = [n.attributes["href"] or "" for n in site.page(path).tree.css(".xw-about > a") if n.text() == words]
    url = urlsplit(href)
    assert href.startswith(f"{ISSUES}?")
    said = parse_qs(url.query, strict_parsing=True)
    entry = [heading.partition(" A")[0]] if words == "Report this mapping" else []
    assert said["template"] == ["mapping.yml"]
    assert said["title"][0].startswith(heading)
    assert said["page"] == [f"{HOME}{path}"]
    assert [heading.startswith(f"{one} ") for one in said.get("pair", ())] == [True for _ in entry]
    reader.open(path)
    reader.button.click()
    assert reader.menu.get_by_role("link", name=words).get_attribute("href") == href


def test_every_page_but_home_go_and_the_list_of_guides_has_the_button_once(site: BuiltSite) -> None:
    generated = {url: p for url, p in site.pages.items() if p.tree.css_first("link[type='text/markdown']")}
    assert {url for url, page in generated.items() if len(page.tree.css("button.xw-cite")) != 1} == {
        "",
        "go/",
        "guides/",
    }
    assert not site.page("guides/questions/").tree.css(".xw-cite")


def test_no_title_holds_the_dash_before_the_name_of_the_site(site: BuiltSite) -> None:
    assert not [
        page.title for page in site.pages.values() if page.tree.css(".xw-cite") and page.title.count(" - ") != 1
    ]


def test_the_section_that_the_address_names_is_offered(reader: Reader) -> None:
    reader.open("iso27001/a-5-18/#cc6-2")
    reader.button.click()
    copied = reader.copied("Copy link to this section", "Link to the section copied")
    assert copied == f"{HOME}iso27001/a-5-18/#cc6-2"
    assert reader.copied("Copy link", "Link copied") == f"{HOME}iso27001/a-5-18/"
    for other in ("#top", "#nowhere", "#__drawer"):
        reader.page.goto("about:blank")
        reader.open(f"iso27001/a-5-18/{other}")
        reader.button.click()
        reader.menu.wait_for()
        assert reader.labels() == ["Copy link", "Copy as Markdown", "Copy citation", "Report this mapping"]


def test_a_filtered_view_is_offered_where_the_query_has_one_and_no_button_says_the_same_again(reader: Reader) -> None:
    for path, view in (
        ("matrix/", "?block=a-8,cc6"),
        ("matrix/all/", "?theme=A.5"),
        ("evidence/", "?system=hr-system"),
    ):
        reader.page.goto("about:blank")
        reader.open(f"{path}{view}#matrix")
        reader.button.click()
        copied = reader.copied("Copy link to this view", "Link to the view copied")
        assert copied.endswith(f"/{path}{view}"), path
        assert reader.copied("Copy link", "Link copied") == f"{HOME}{path}"
        assert reader.page.get_by_role("button", name="Copy link", exact=True).count() == 1


def test_nothing_of_the_menu_is_asked_for_before_it_is_used(reader: Reader) -> None:
    reader.open("soc2/cc6-1/")
    reader.page.wait_for_load_state("networkidle")
    before = len(reader.asked)
    assert not [url for url in reader.asked if "cite" in url]
    reader.button.click()
    reader.menu.wait_for()
    assert sorted(url.rpartition("/")[2] for url in reader.asked[before:]) == ["cite.js", "overlays.css"]


def test_the_keyboard_opens_goes_through_and_closes_the_menu(reader: Reader) -> None:
    reader.open("soc2/cc6-1/")
    keyboard = reader.page.keyboard
    focused = "document.activeElement.textContent"
    reader.button.focus()
    keyboard.press("Enter")
    reader.menu.wait_for()
    assert reader.button.get_attribute("aria-expanded") == "true"
    seen = []
    for _ in range(4):
        keyboard.press("Tab")
        seen.append(reader.page.evaluate(focused))
    assert seen == ["Copy link", "Copy as Markdown", "Copy citation", "Report this mapping"]
    keyboard.press("Shift+Tab")
    keyboard.press("Space")
    reader.menu.get_by_role("status").filter(has_text="Citation copied").wait_for()
    keyboard.press("Escape")
    assert reader.menu.count() == 0
    assert reader.page.evaluate(focused) == "Cite or share"
    assert reader.button.get_attribute("aria-expanded") == "false"
    keyboard.press("Enter")
    reader.menu.wait_for()
    for _ in range(5):
        keyboard.press("Tab")
    assert reader.menu.count() == 0  # the focus has gone on
    assert reader.page.evaluate(focused) != "Cite or share"


def test_the_menu_closes_by_its_button_and_by_a_click_elsewhere(reader: Reader) -> None:
    reader.open("soc2/cc6-1/")
    for close in (reader.button, reader.page.locator("h2#sources")):
        reader.button.click()
        reader.menu.wait_for()
        close.click()
        reader.menu.wait_for(state="detached")
        assert reader.button.get_attribute("aria-expanded") == "false"
    reader.button.click()
    reader.menu.wait_for()
    reader.menu.get_by_role("button", name="Copy link").click()
    assert reader.menu.count() == 1


@pytest.mark.parametrize("failure", [REFUSE, MISSING], ids=["refused", "missing"])
def test_what_cannot_be_copied_is_selected(reader: Reader, failure: str) -> None:
    reader.page.add_init_script(failure)
    reader.open("iso27001/a-5-15/")
    reader.button.click()
    reader.menu.get_by_role("button", name="Copy as Markdown").click()
    field = reader.menu.get_by_role("textbox", name="Text to copy")
    field.wait_for()
    assert reader.status == "The browser did not copy. The text is selected: copy it by hand."
    assert reader.page.evaluate("String(getSelection())") == f"[A.5.15 Access control]({HOME}iso27001/a-5-15/)"
    reader.page.keyboard.press("Escape")
    assert reader.menu.count() == 0


def test_markdown_holds_whatever_stands_in_a_title_or_an_address(reader: Reader) -> None:
    reader.open("iso27001/a-5-15/")
    made = """async ([text, url]) => (await import(document.querySelector("script[src$='every-page.js']").src
        .replace("every-page.js", "cite.js"))).markdown(text, url)"""
    found = reader.page.evaluate(made, ["[A] *b* `c` <d> \\ _e_", "file:///tmp/a(1)/"])
    assert found == r"[\[A\] \*b\* \`c\` \<d\> \\ \_e\_](file:///tmp/a%281%29/)"


def test_without_scripts_there_is_the_report_and_no_button_without_use(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}iso27001/a-5-15/")
    assert page.get_by_role("link", name="Report this mapping").is_visible()
    assert page.get_by_role("button", name="Cite or share").count() == 0
    assert not page.locator(".xw-cite").is_visible()
    context.close()


def test_nothing_moves_when_the_button_appears(browser: Browser, address: str) -> None:
    places = []
    for scripts in (False, True):
        context = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=scripts)
        page = context.new_page()
        page.goto(f"{address}iso27001/a-5-15/", wait_until="networkidle")
        places.append(page.locator(".xw-says").bounding_box())
        context.close()
    assert places[0] and places[0] == places[1]


def test_nothing_of_it_is_printed(reader: Reader) -> None:
    reader.open("iso27001/a-5-15/")
    reader.button.click()
    reader.menu.wait_for()
    reader.page.emulate_media(media="print")
    assert not reader.page.locator(".xw-cite:visible, .xw-cite__menu:visible, .xw-about > a:visible").count()


@pytest.mark.parametrize(("width", "scheme"), [*SCREENS, (320, "light")])
def test_the_open_menu_fits_and_axe_finds_nothing(browser: Browser, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    page.add_init_script(REFUSE)
    page.goto(f"{address}iso27001/a-5-34/#sources")
    page.get_by_role("button", name="Cite or share").click()
    page.get_by_role("button", name="Copy citation").click()
    page.get_by_role("textbox", name="Text to copy").wait_for()
    page.evaluate(AXE)
    assert not page.evaluate(RUN, ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    boxes = [b.bounding_box() for b in page.locator(".xw-cite, .xw-cite__menu > :is(button, a), .xw-about > a").all()]
    assert len(boxes) == 8
    assert all(box and box["height"] >= 24 and box["width"] >= 24 and box["x"] >= 0 for box in boxes)
    assert all(box and box["x"] + box["width"] <= width for box in boxes)
    context.close()


OTHERS = {
    "mkdocs": "theme: {name: mkdocs, highlightjs: false}\n",
    "readthedocs": "theme: {name: readthedocs, highlightjs: false}\nrepo_url: https://gitlab.com/group/team/docs\n",
    "material": (
        "theme: {name: material, font: false}\nsite_url: https://example.org/handbook/\n"
        "repo_url: https://bitbucket.org/example/docs\n"
    ),
}


@pytest.mark.parametrize("theme", OTHERS)
def test_other_themes_and_repositories(visit: Callable[[str], Reader], tmp_path: Path, theme: str) -> None:
    config = f"site_name: Policies - internal\n{OTHERS[theme]}plugins: [search, crosswalk]\n"
    folder = write_site(tmp_path / "source", config, {"index.md": "# Home\n"})
    result = build(folder, tmp_path / "site", strict=True)
    assert result.returncode == 0, result.stderr
    site = BuiltSite(tmp_path / "site")
    reports = {h for p in site.pages.values() for h in p.hrefs("a[href*='/issues/new']")}
    with hosted(site.folder, "/handbook/") as host:
        reader = visit(host.address)
        reader.open("crosswalk/soc2/cc6-1/?from=chat#overlap")
        reader.button.click()
        at = f"{'https://example.org/handbook/' if theme == 'material' else host.address}crosswalk/soc2/cc6-1/"
        assert reader.copied("Copy link", "Link copied") == at
        assert reader.copied("Copy link to this section", "Link to the section copied") == f"{at}#overlap"
        said = reader.copied("Copy citation", "Citation copied")
        assert said.startswith("“CC6.1 ") and "”, Policies - internal. Reviewed " in said
        assert said.endswith(f"reviewed it. {at} (accessed 2 March 2027)")
        # A repository that is not the data's takes no reports on it.
        assert not reports
        assert reader.menu.get_by_role("link").count() == 0
        assert "Report this" not in reader.page.locator(".xw-about").inner_text()
