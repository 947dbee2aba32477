"""A small site with data, own data, policies and pages, and edits of it at random: one seed always makes the same."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.support.builds import write_site
from tests.support.tiny_pair import write_tiny_pair

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

CONFIG = """\
site_name: Harbour
theme: {name: THEME, custom_dir: theme}
plugins: [search, crosswalk: {mappings: mappings, data: compliance, parts: [all], policies: "policies/*"}]
"""
PAGES = {
    "index.md": "# Home\n\nK1 and H1.1, and [moorings](policies/moorings.md).\n",
    "notes.md": "# Notes\n\n## Knots\n\nK1 and K3.\n",
    "policies/moorings.md": "---\nsatisfies: [H1.1, K1]\nowner: Pilot\n---\n# Moorings\n\nLines.\n",
}
OWNERS = "- entry: H1.1\n  owner: Pilot\n- entry: K2\n  owner: Cook\n"
ROWS = "crosswalks/almanac.yml"
WORDS = ("bollard", "galley", "lantern", "oar", "rope", "sail", "tide")
IDS = ("H1.1", "H1.2", "H2.1", "K1", "K2", "K3")
NEW_ROW = "  - {{at: line {n}, published: {{harbour: [{left}], kitchen: [{right}], level: {level}}}}}\n"
BROKEN = ("rows: [", "- {", "\tx: y\n", "unknown: 1\n")


def write_edited(folder: Path, theme: str) -> Path:
    """Write the site."""
    write_site(folder, CONFIG.replace("THEME", theme), PAGES)
    write_tiny_pair(folder / "mappings")
    (folder / "compliance").mkdir()
    (folder / "compliance/owners.yml").write_text(OWNERS, "utf-8")
    (folder / "theme").mkdir()
    return folder


class Edits:
    """Changes files of a site, one edit at a time.

    Args:
        folder: The site.
        random: What it goes by.
    """

    def __init__(self, folder: Path, random: Random) -> None:
        self.folder = folder
        self.random = random
        self.broken: tuple[Path, bytes] | None = None
        self.number = 0

    def edit(self) -> str:
        """Make one edit, and say what it was; what is broken is mended first."""
        self.number += 1
        if self.broken:
            path, before = self.broken
            path.write_bytes(before)
            self.broken = None
            return f"mend {path.name}"
        kinds: tuple[Callable[[], str], ...] = (
            *(self._level, self._add_row, self._remove_row, self._title, self._word, self._word, self._headline),
            *(self._policy, self._owner, self._add_page, self._move_page, self._remove_page, self._break),
            *(self._own_folder, self._template, self._name, self._back),
        )
        return self.random.choice(kinds)()

    def _change(self, name: str, change: Callable[[str], str]) -> str:
        path = self.folder / name
        if not path.is_file():
            return f"no {name}"
        path.write_text(change(path.read_text("utf-8")), "utf-8")
        return f"change {name}"

    def _rows(self, change: Callable[[list[str]], None]) -> str:
        def changed(text: str) -> str:
            lines = text.splitlines(keepends=True)
            start = next(n for n, line in enumerate(lines) if line.startswith("rows:")) + 1
            rows = lines[start:]
            change(rows)
            return "".join((*lines[:start], *rows))

        return self._change(f"mappings/{ROWS}", changed)

    def _level(self) -> str:
        def change(rows: list[str]) -> None:
            at = self.random.randrange(len(rows))
            old, new = ("Same", "Alike") if "level: Same" in rows[at] else ("Alike", "Same")
            rows[at] = rows[at].replace(f"level: {old}", f"level: {new}")

        return self._rows(change)

    def _add_row(self) -> str:
        def change(rows: list[str]) -> None:
            left, right = self.random.choice(IDS[:3]), self.random.choice(IDS[3:])
            if not any(f"[{left}]" in row and f"[{right}]" in row for row in rows):
                level = self.random.choice(("Same", "Alike"))
                rows.append(NEW_ROW.format(n=self.number + 10, left=left, right=right, level=level))

        return self._rows(change)

    def _remove_row(self) -> str:
        def change(rows: list[str]) -> None:
            if len(rows) > 1:
                rows.pop(self.random.randrange(len(rows)))

        return self._rows(change)

    def _title(self) -> str:
        old = "The pantry is counted" if self.random.random() < 0.5 else "Barrels are counted"
        name = "kitchen-1" if old.startswith("The") else "harbour-2024"
        word = self.random.choice(WORDS).capitalize()
        return self._change(f"mappings/frameworks/{name}.yml", lambda text: text.replace(old, f"{old} by {word}", 1))

    def _pages(self) -> list[Path]:
        return sorted((self.folder / "docs").rglob("*.md"))

    def _page(self, change: Callable[[str], str]) -> str:
        path = self.random.choice(self._pages())
        return self._change(path.relative_to(self.folder).as_posix(), change)

    def _word(self) -> str:
        return self._page(lambda text: f"{text}\n{self.random.choice(WORDS)} {self.random.choice(IDS)}\n")

    def _headline(self) -> str:
        return self._page(
            lambda text: text.replace("\n# ", f"\n# {self.random.choice(WORDS)} ", 1).replace("# ", "#  ", 1)
        )

    def _policy(self) -> str:
        some = ", ".join(self.random.sample(IDS, 2))
        head = f"---\nsatisfies: [{some}]\nowner: {self.random.choice(WORDS)}\nreviewed: 2026-05-12\n"
        name = "docs/policies/moorings.md"
        return self._change(name, lambda text: f"{head}---\n{text.rpartition('---')[2].lstrip()}")

    def _owner(self) -> str:
        text = f"- entry: {self.random.choice(IDS)}\n  owner: {self.random.choice(WORDS)}\n"
        return self._change("compliance/owners.yml", lambda _: text)

    def _add_page(self) -> str:
        name = f"docs/{self.random.choice(('', 'policies/'))}{self.random.choice(WORDS)}.md"
        (self.folder / name).write_text(f"# {self.random.choice(WORDS)}\n\n{self.random.choice(IDS)}\n", "utf-8")
        return f"add {name}"

    def _move_page(self) -> str:
        path = self.random.choice(self._pages())
        if path.name == "index.md":
            return "no move"
        path.rename(path.with_name(f"{self.random.choice(WORDS)}.md"))
        return f"move {path.name}"

    def _remove_page(self) -> str:
        path = self.random.choice(self._pages())
        if path.name != "index.md":
            path.unlink()
        return f"remove {path.name}"

    def _break(self) -> str:
        path = self.folder / self.random.choice((f"mappings/{ROWS}", "compliance/owners.yml", "mappings/sources.yml"))
        if not path.is_file():
            return f"no {path.name}"
        self.broken = path, path.read_bytes()
        path.write_text(path.read_text("utf-8") + self.random.choice(BROKEN), "utf-8")
        return f"break {path.name}"

    def _own_folder(self) -> str:
        folder = self.folder / "compliance"
        shutil.rmtree(folder)
        folder.mkdir()
        (folder / "owners.yml").write_text(f"- entry: K3\n  owner: {self.random.choice(WORDS)}\n", "utf-8")
        return "own data made again"

    def _template(self) -> str:
        path, word = self.folder / "theme/main.html", self.random.choice(WORDS)
        if path.is_file() and self.random.random() < 0.5:
            path.unlink()
            return "no template"
        path.write_text('{% extends "base.html" %}{% block footer %}' + word + "{{ super() }}{% endblock %}", "utf-8")
        return "template"

    def _name(self) -> str:
        name = f"site_name: Harbour {self.random.choice(WORDS)}\n"
        return self._change("mkdocs.yml", lambda text: name + text.partition("\n")[2])

    def _back(self) -> str:
        """Put all pages back as they were at first."""
        shutil.rmtree(self.folder / "docs")
        write_site(self.folder, (self.folder / "mkdocs.yml").read_text("utf-8"), PAGES)
        return "pages back"
