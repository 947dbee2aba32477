"""Pictures of each kind of page, wide, narrow, dark and on paper, with a sheet that shows them all.

Run it with `make screenshots`; `make screenshots SCREENSHOTS=folder` puts them elsewhere. The folder is replaced.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import sync_playwright
from tests.site.test_browser import KINDS
from tests.support.browsers import find_browser
from tests.support.builds import built_site
from tests.support.hosting import base_of, hosted

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from tests.support.builds import BuiltSite

Scheme = Literal["light", "dark"]

SCREENS: tuple[tuple[str, int, int, Scheme], ...] = (
    ("desktop", 1440, 900, "light"),
    ("dark", 1440, 900, "dark"),
    ("phone", 390, 844, "light"),
    ("phone-dark", 390, 844, "dark"),
)
LARGE: tuple[tuple[str, int, int], ...] = (("1920", 1920, 1080), ("2560", 2560, 1440))
"""Wide screens, on which themes enlarge their text, for pages that are measured by it."""
CHOSEN = "matrix/?pair=A.5.18,CC6.2"
DENSE = ("matrix/", CHOSEN, "iso27001/a-5/", "soc2/cc6/", "iso27001/a-5-18/")
GAP = "gap/soc2-to-iso27001/"
SHEETS = ("", "iso27001/a-5-18/", "iso27001/a-8-26/", "soc2/cc6-1/", "matrix/", "evidence/user-access-review/", GAP)
MARK = ".crosswalk-screenshots"
STYLE = "body{font:14px system-ui;margin:2rem}div{display:flex;flex-wrap:wrap;gap:1rem;align-items:start}\
figure{margin:0}img{width:20rem;max-height:30rem;object-fit:cover;object-position:top;border:1px solid #888}"


def main() -> int:
    """Build the site and take the pictures; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(".screenshots"))
    folder = parser.parse_args().folder.resolve()
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
        sys.stderr.write(f"{folder} is not empty and holds other things; name another folder\n")
        return 1
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / MARK).touch()
    with built_site() as site:
        pictures = photograph(site, folder)
    (folder / "index.html").write_text(contact_sheet(pictures), "utf-8")
    print(f"{sum(map(len, pictures.values()))} pictures: {folder / 'index.html'}")
    return 0


def name_of(kind: str) -> str:
    """Return a file's name for a page's address."""
    return re.sub(r"[/?=,]+", "-", kind.strip("/")).removesuffix(".html") or "home"


def photograph(site: BuiltSite, folder: Path) -> dict[str, list[str]]:
    """Take all pictures; returns their file names by page."""
    pictures: dict[str, list[str]] = {kind: [] for kind in KINDS}
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright, hosted(site.folder, base_of(site)) as host:
        browser = playwright.chromium.launch(executable_path=str(find_browser()), args=arguments)
        for label, width, height, scheme in SCREENS:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
            )
            page = context.new_page()
            for kind in KINDS:
                page.goto(host.address + kind, wait_until="networkidle")
                name = f"{name_of(kind)}-{label}.png"
                page.screenshot(path=folder / name, full_page=True)
                pictures[kind].append(name)
            page.goto(host.address, wait_until="networkidle")
            page.keyboard.press("f")
            page.keyboard.type("access", delay=30)
            page.locator(".md-search-result__item").first.wait_for()
            page.wait_for_timeout(500)
            page.screenshot(path=folder / f"search-{label}.png")
            pictures.setdefault("search", []).append(f"search-{label}.png")
            context.close()
        for kind in DENSE:
            pictures.setdefault(kind, []).extend(enlarged(browser, host.address + kind, folder, name_of(kind)))
        for kind in SHEETS:
            pictures.setdefault(kind, []).extend(print_out(browser, host.address + kind, folder, name_of(kind)))
        browser.close()
    return pictures


def enlarged(browser: Browser, address: str, folder: Path, name: str) -> list[str]:
    """Take what is seen first of a page on large screens; returns the pictures' file names."""
    names = []
    for label, width, height in LARGE:
        page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
        page.goto(address, wait_until="networkidle")
        names.append(f"{name}-{label}.png")
        page.screenshot(path=folder / names[-1])
        page.close()
    return names


def print_out(browser: Browser, address: str, folder: Path, name: str) -> list[str]:
    """Print a page on A4; returns a picture of each sheet, or the document where there is no `pdftoppm`."""
    page = browser.new_page()
    page.goto(address, wait_until="networkidle")
    document = folder / f"{name}-paper.pdf"
    page.pdf(path=document, format="A4", prefer_css_page_size=True)
    page.close()
    tool = shutil.which("pdftoppm")
    if not tool:
        return [document.name]
    subprocess.run([tool, "-r", "80", "-png", str(document), str(document.with_suffix(""))], check=True)
    return sorted(path.name for path in folder.glob(f"{name}-paper-*.png"))


def contact_sheet(pictures: dict[str, list[str]]) -> str:
    """Return a page that shows every picture and leads to it."""
    parts = [
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Screenshots</title>',
        f"<style>{STYLE}</style>",
    ]
    for kind, names in pictures.items():
        parts.append(f"<h2>{escape(kind or 'home')}</h2><div>")
        for name in names:
            look = f'<img src="{escape(name)}" alt="" loading="lazy">' if name.endswith(".png") else "PDF"
            parts.append(f'<figure><a href="{escape(name)}">{look}</a><figcaption>{escape(name)}</figcaption></figure>')
        parts.append("</div>")
    return "".join(parts)


if __name__ == "__main__":
    sys.exit(main())
