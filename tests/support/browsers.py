"""Finds a browser to test with: an environment variable, PATH, Playwright's own, then apt where the user is root."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

OFF = (
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *(
        "HttpsFirstBalancedModeAutoEnable",
        "LensOverlay",
        "MediaRouter",
        "PaintHolding",
        "ThirdPartyStoragePartitioning",
    ),
    *("AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled"),
    *("PreconnectToSearch", "WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
)
"""Features of the browser that tests go without: those that Playwright leaves out, since of several lists the browser
takes the last, and two pages below the field for addresses, which nobody sees and which cost as much as one of ours."""
ARGUMENTS = (
    *("--disable-background-networking", "--disable-component-update", "--no-first-run", "--disable-sync"),
    f"--disable-features={','.join(OFF)}",
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


class BrowserError(Exception):
    """There is no browser, and none could be installed."""


def find_browser() -> Path:
    """Return the path of a Chromium-like browser.

    Raises:
        BrowserError: with one line that says what to do.
    """
    if named := os.environ.get("BROWSER_PATH"):
        if Path(named).is_file():
            return Path(named)
        raise BrowserError(f"BROWSER_PATH names {named}, but there is no such file")
    return _on_path() or _from_playwright() or _from_apt() or _none()


def _on_path() -> Path | None:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return Path(found) if found else None


def _from_playwright() -> Path | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where PATH has none

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def _from_apt() -> Path | None:
    apt = shutil.which("apt-get")
    if not apt or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (("update",), ("install", "--yes", "--no-install-recommends", "chromium")):
        subprocess.run([apt, "--quiet", *arguments], check=False, env=environment, **quiet)  # type: ignore[call-overload]
    return _on_path()


def _none() -> Path:
    raise BrowserError(
        "no browser found: install Chromium or Chrome, or set BROWSER_PATH to one; "
        "`make test BROWSER=no` leaves the browser out"
    )
