"""What all tests share: the catalogue, a real strict build of this site, and a browser where one is found."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data import data_folder
from tests.support.browsers import ARGUMENTS, BrowserError, find_browser
from tests.support.builds import ROOT, BuiltSite, build
from tests.support.held_files import HeldFiles
from tests.support.hosting import base_of, hosted
from tests.support.installed import Clean, built_wheel, documented, locked_versions
from tests.support.programmes import example
from tests.support.shared import shared, shared_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserType

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.programme.programme import Programme
    from tests.support.programmes import Company


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--browser", choices=("yes", "no"), default="yes", help="`no` leaves out tests that drive a browser"
    )


LONG = ("site", "engines", "tests")
"""Folders whose files build sites and drive browsers."""
NOT_A_PERSONS = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "GNUMAKEFLAGS", "PYTHONDONTWRITEBYTECODE")
"""What `make test` and containers leave to the commands that it runs; those of a person mostly find none of it. Without
the last, each of some hundred builds would compile the package anew."""


def pytest_configure(config: pytest.Config) -> None:
    """Find or install the browser before several processes start, which would all try to."""
    for name in NOT_A_PERSONS:
        os.environ.pop(name, None)
    if not config.getoption("numprocesses", None) or hasattr(config, "workerinput"):
        return
    config.option.loadscopereorder = False  # files with many tests are not those that last longest
    if config.getoption("--browser") == "yes":
        os.environ["BROWSER_PATH"] = str(_browser())


def _browser() -> Path:
    try:
        return find_browser()
    except BrowserError as error:
        raise pytest.UsageError(str(error)) from None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave browser tests out if asked to; without a browser fail once, in one line, before anything runs.

    What builds sites and drives browsers comes first where several processes share the files: one that lasts long and
    begins last leaves the others with nothing to do.
    """
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: item.path.parent.name not in LONG)
    driven = [item for item in items if item.get_closest_marker("browser")]
    if not driven:
        return
    if config.getoption("--browser") == "no":
        items[:] = [item for item in items if item not in driven]
        config.hook.pytest_deselected(items=driven)
        config.stash[LEFT_OUT] = len(driven)
        return
    config.stash[BROWSER] = _browser()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Tell the process that reports how many tests this one left out."""
    if output := getattr(session.config, "workeroutput", None):
        output["left_out"] = session.config.stash.get(LEFT_OUT, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Each process has collected, and left out, the same tests."""
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left_out", 0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if count := config.stash.get(LEFT_OUT, 0):
        terminalreporter.write_line(
            f"Not run, because of BROWSER=no: {count} tests that drive a real browser over the built site."
        )


BROWSER = pytest.StashKey[Path]()
LEFT_OUT = pytest.StashKey[int]()


@pytest.fixture(scope="session")
def held_files() -> HeldFiles:
    return HeldFiles()


@pytest.fixture(scope="module", autouse=True)
def _held(request: pytest.FixtureRequest, held_files: HeldFiles) -> Iterator[None]:
    """Parse a data file once for all tests that build and serve nothing: most of them change one file of all."""
    with pytest.MonkeyPatch.context() as patch:
        if request.path.parent.name not in LONG:
            patch.setattr(data_folder, "read", held_files.read)
        yield


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load(ROOT / "mappings")


def _this_site(target: Path) -> BuiltSite:
    """Build this site strictly with the real command."""
    result = build(ROOT, target, strict=True)
    assert result.returncode == 0, result.stderr
    return BuiltSite(target, log=result.stderr + result.stdout)


# What a module has read of a site goes with the module: the pages of one weigh a hundred megabytes.


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return shared_site(tmp_path_factory, "site", _this_site)


@pytest.fixture(scope="session")
def example_company(tmp_path_factory: pytest.TempPathFactory) -> Company:
    """Copy the example of a company that wants ISO 27001, once for all that read it."""
    return example("company", tmp_path_factory.mktemp("company") / "site")


@pytest.fixture(scope="session")
def programme(example_company: Company) -> Programme:
    return example_company.programme


@pytest.fixture(scope="module")
def company_site(example_company: Company, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return shared_site(tmp_path_factory, "company_site", example_company.built)


@pytest.fixture(scope="module")
def company_address(company_site: BuiltSite) -> Iterator[str]:
    with hosted(company_site.folder, base_of(company_site)) as host:
        yield host.address


@pytest.fixture(scope="session")
def example_report(tmp_path_factory: pytest.TempPathFactory) -> Company:
    """Copy the example of a company that wants a report on SOC 2."""
    return example("report", tmp_path_factory.mktemp("report") / "site")


@pytest.fixture(scope="module")
def report_site(example_report: Company, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return shared_site(tmp_path_factory, "report_site", example_report.built)


@pytest.fixture(scope="module")
def address(site: BuiltSite) -> Iterator[str]:
    """Serve the site at its own path; a module may have another `site`."""
    with hosted(site.folder, base_of(site)) as host:
        yield host.address


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (wheel,) = shared(tmp_path_factory, "wheel", built_wheel).glob("*.whl")
    return wheel


@pytest.fixture(scope="session")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Clean:
    """Install what the documents say, which takes a while, once for all sites that are not this one."""

    def install(folder: Path) -> None:
        Clean(folder).install("--constraint", str(locked_versions(folder)), documented(wheel))

    return Clean(shared(tmp_path_factory, "clean", install))


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - not needed with BROWSER=no

    with sync_playwright() as playwright:
        chromium = _launched(playwright.chromium, request)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def large_text(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Browser]:
    """Give the browser of a reader who has set the size of text to 20 pixels, where 16 is usual."""
    chromium = _launched(browser.browser_type, request, "--blink-settings=defaultFontSize=20")
    yield chromium
    chromium.close()


def _launched(chromium: BrowserType, request: pytest.FixtureRequest, *more: str) -> Browser:
    arguments = [*ARGUMENTS]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    return chromium.launch(executable_path=str(request.config.stash[BROWSER]), args=[*arguments, *more])
