"""A whole site by Zensical: finished pages in the site's folder, a configuration that names what it has to, a build.

Zensical passes over what it does not know. So nothing is taken for granted here: what it has built is held against what
was to be built, page by page and link by link.
"""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.files.owned_folder import remove_folder, write_folder

from .addresses import targets
from .configuration import configuration
from .extension import SAID
from .finished import Maker
from .search_index import index_again

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .finished import Finished
    from .prepared import Prepared
    from .settings import Settings

ENGINE = "zensical"
IGNORED = {".gitignore": b"*\n"}
"""What is written among the site's pages belongs into no repository."""
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_NOISE = ("Build started", "Build finished", "No issues found")
_SHOWN = 5
_STASH = "wzxhzdk:"
"""What Python-Markdown leaves in the place of HTML that it has put aside, and that nobody has put back."""


def refuse_without_engine() -> None:
    """Refuse to begin where Zensical is not installed.

    Raises:
        CrosswalkError: It is not.
    """
    if find_spec(ENGINE) is None:
        raise CrosswalkError("Zensical is not installed here; `pip install zensical` adds it")


@contextmanager
def pages_of(prepared: Prepared) -> Iterator[Finished]:
    """Have the finished pages in the site's folder for as long as a build takes.

    Raises:
        CrosswalkError: as `write_pages`.
    """
    finished = write_pages(prepared)
    try:
        yield finished
    finally:
        remove_folder(prepared.settings.docs / prepared.options.prefix)


def write_pages(prepared: Prepared) -> Finished:
    """Write the finished pages and their files into the crosswalk's folder among the site's pages.

    Raises:
        CrosswalkError: The folder holds what is not the crosswalk's, or cannot be written.
    """
    finished = Maker(prepared).make()
    write_folder(prepared.settings.docs / prepared.options.prefix, {**finished.files, **IGNORED})
    return finished


@frozen
class Told:
    """What was said during a build.

    Attributes:
        wrong: What is wrong with own pages, as the extension has found it.
        issues: What Zensical itself has found; empty where it has found nothing.
    """

    wrong: tuple[str, ...]
    issues: str


def built(prepared: Prepared, finished: Finished, *, strict: bool) -> Told:
    """Build the site, and return what was said.

    Raises:
        CrosswalkError: It is not whole, with what is missing.
    """
    settings = prepared.settings
    with configuration(prepared) as file:
        command = [sys.executable, "-m", ENGINE, "build", "--clean", "--config-file", str(file)]
        result = subprocess.run(  # noqa: S603 - ours
            command + ["--strict"] * strict, cwd=settings.root, capture_output=True, text=True, check=False
        )
    lines = _COLOURS.sub("", f"{result.stderr}{result.stdout}").splitlines()
    wrong = tuple(dict.fromkeys(line.removeprefix(SAID) for line in lines if line.startswith(SAID)))
    issues = "\n".join(line for line in lines if not line.startswith((SAID, *_NOISE))).strip()
    if result.returncode:
        raise CrosswalkError("\n".join(("Zensical has built no site:", *wrong, _why(issues))))
    home = settings.site_dir / prepared.options.prefix
    for uri, content in finished.late.items():
        (home / uri).parent.mkdir(parents=True, exist_ok=True)
        (home / uri).write_bytes(content)
    index_again(settings.site_dir, finished.searchable)
    if lacks := [*_missing(settings, finished)]:
        more = f"\nand {len(lacks) - _SHOWN} more" if len(lacks) > _SHOWN else ""
        raise CrosswalkError("\n".join(("Zensical has not built what it was given:", *lacks[:_SHOWN])) + more)
    return Told(wrong, issues)


def _missing(settings: Settings, finished: Finished) -> Iterator[str]:
    """Yield what a built site lacks of the finished pages."""
    for url, leads in finished.links.items():
        file = settings.site_dir / (f"{url}index.html" if url.endswith("/") or not url else url)
        if not file.is_file():
            yield f"{url}: there is no such page"
            continue
        html = file.read_text("utf-8")
        if _STASH in html:
            yield f"{url}: a part of the page is lost"
        if lost := leads - targets(html, url):
            yield f"{url}: links are lost or lead elsewhere: {', '.join(sorted(lost)[:_SHOWN])}"


def _why(said: str) -> str:
    """Return what a failed build said, as far as it says why."""
    lines = [line.rstrip() for line in said.splitlines() if line.strip()]
    why = [line for line in lines if "Error: " in line]
    return "\n".join(dict.fromkeys(why or lines[-20:]))
