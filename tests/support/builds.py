"""Real builds with the real command, and the built site as something to ask questions of."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def build(
    folder: Path,
    target: Path,
    environment: dict[str, str] | None = None,
    *,
    strict: bool = False,
    python: Path | None = None,
    tool: str = "mkdocs",
) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` in a folder, as a person would."""
    command = [str(python or sys.executable), "-m", tool, "build", "--site-dir", str(target)]
    if strict:
        command.append("--strict")
    variables = {**os.environ, **QUIET, **(environment or {})}
    return subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)


def copy_of_repository(target: Path) -> Path:
    """Copy what the commands that build and serve this site read."""
    for name in ("content", "mappings", "theme", "plugins", "tools"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    for name in ("mkdocs.yml", "pyproject.toml", "README.md", "Makefile"):
        shutil.copy(ROOT / name, target / name)
    return target


def write_site(folder: Path, config: str, pages: dict[str, str]) -> Path:
    """Write a small MkDocs site."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    for name, text in pages.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its relative path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@lru_cache(maxsize=32)
def _tree(html: str) -> LexborHTMLParser:
    """Return the tree of a page; those of a whole site weigh half a gigabyte, and each is made in no time."""
    return LexborHTMLParser(html)


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of a built site; `url` is its path from the site's root."""

    url: str
    html: str

    @property
    def tree(self) -> LexborHTMLParser:
        return _tree(self.html)

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(n.attributes["id"] or "" for n in self.tree.css("[id]"))

    @cached_property
    def title(self) -> str:
        node = self.tree.css_first("title")
        return node.text() if node else ""

    @cached_property
    def moved_to(self) -> str:
        """Return where a page that has moved leads, as a path from the root; empty for a page that has not."""
        node = self.tree.css_first("meta[http-equiv=refresh]")
        return self.to((node.attributes["content"] or "").partition("url=")[2])[0] if node else ""

    @property
    def description(self) -> str:
        node = self.tree.css_first('meta[name="description"]')
        return (node.attributes["content"] or "") if node else ""

    def hrefs(self, selector: str = "a[href]") -> list[str]:
        return [n.attributes["href"] or "" for n in self.tree.css(selector)]

    def to(self, href: str) -> tuple[str, str]:
        """Return where a relative href leads: path from the root, and fragment."""
        target = urlsplit(urljoin(f"http://site/{self.url}", href))
        return unquote(target.path).removeprefix("/"), unquote(target.fragment)


@dataclass(frozen=True)
class BuiltSite:
    """A built site on disk."""

    folder: Path
    log: str = ""

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        """All pages by address; a folder's `index.html` has the folder's address."""
        found = {}
        for path in sorted(self.folder.rglob("*.html")):
            url = path.relative_to(self.folder).as_posix().removesuffix("index.html")
            found[url] = BuiltPage(url, path.read_text("utf-8"))
        return found

    def page(self, url: str) -> BuiltPage:
        return self.pages[url]

    @cached_property
    def files(self) -> frozenset[str]:
        return frozenset(p.relative_to(self.folder).as_posix() for p in self.folder.rglob("*") if p.is_file())


@contextmanager
def built_site() -> Iterator[BuiltSite]:
    """Build this site strictly into a folder that is gone afterwards; a build that fails ends the program."""
    with tempfile.TemporaryDirectory() as folder:
        site = BuiltSite(Path(folder) / "site")
        result = build(ROOT, site.folder, strict=True)
        if result.returncode:
            raise SystemExit(result.stderr)
        yield site
