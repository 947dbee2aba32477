"""The examples of the guide on a company's own data, as files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.support.builds import ROOT

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = ROOT / "content/about/your-own-data.md"
PROGRAMME = ROOT / "content/about/your-programme.md"
"""The guide on how far a company is; its files may stand beside those of the other one, in their place."""
FOLDER = "compliance"
_EXAMPLE = re.compile(r"^```yaml\n# (?P<name>[\w./-]+\.yml)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(guide: Path = GUIDE) -> dict[str, str]:
    """Return the text of each file that a guide shows, by its path from the folder of the site."""
    return {match["name"]: match["text"] for match in _EXAMPLE.finditer(guide.read_text("utf-8"))}


def written(folder: Path, files: dict[str, str], newline: str = "\n", encoding: str = "utf-8") -> Path:
    """Write files into a folder, and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.replace("\n", newline).encode(encoding))
    return folder
