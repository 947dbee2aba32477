"""Data whose texts all try to be more than text: markup, scripts, links, and what fills in templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

PAYLOAD = (
    " Xx\"><script>window.xss=1</script><img src=x onerror='window.xss=1'>' onmouseover=\"window.xss=1"
    " [c](javascript:window.xss=1) {{ 7*7 }} {% raw %} `d` \\e |f| </title></head> R&D &lt;b&gt; <staging>"
)
"""Stands behind every text; it reads on a page as it stands here."""

MARK = "Xx"
"""What it begins with, and what stands nowhere else."""

PLACES = (
    "javascript:window.xss=1",
    "https://x.example/) <img src=x onerror=window.xss=1> [y](javascript:window.xss=1)",
)
"""Where records are: an address that runs, and one that ends the link of a Markdown file."""

_TEXTS = frozenset(
    [
        "about",
        "add",
        "add_for_iso",
        "add_for_soc2",
        "amendment",
        "approved_by",
        "asked",
        "at",
        "auditor_asks",
        "author",
        "bad_for",
        "caveat",
        "chip",
        "cloud",
        "condition",
        "correct",
        "decided_by",
        "document",
        "documented",
        "ended",
        "example",
        "examples",
        "frequency",
        "good_for",
        "held",
        "label",
        "mistakes",
        "moved_at",
        "name",
        "note",
        "outside",
        "owner",
        "point",
        "practice",
        "publisher",
        "purpose",
        "reason",
        "rejected",
        "remark",
        "remote",
        "review",
        "sampling",
        "says",
        "short",
        "spoken",
        "states",
        "summary",
        "title",
        "title_27002",
        "what",
        "why",
    ]
)
"""The fields that hold texts of any kind, in the data of this repository and of a company."""

_PRINTED = ("says", "title")
"""Of rows: words that the data is held against."""


FIRST = 6
"""What of a label stays, which may have ten words at most."""
_PATTERNS = ("ids", "names")
"""Of frameworks: how ids and names are written."""


def spoil(folder: Path) -> None:
    """Put the payload behind every text of every data file of a folder."""
    names = _names(folder)
    for path in sorted(folder.rglob("*.yml")):
        text = path.read_text("utf-8")
        head = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
        texts = _TEXTS.difference(_PRINTED if path.parent.name == "crosswalks" else ())
        spoiled = _spoiled(yaml.safe_load(text), "", texts, names)
        path.write_text(head + yaml.safe_dump(spoiled, allow_unicode=True, sort_keys=False), "utf-8")


def _names(folder: Path) -> frozenset[str]:
    """Return the names of the frameworks, to which shortcuts of the search may lead."""
    found = (yaml.safe_load(path.read_text("utf-8")) for path in sorted((folder / "frameworks").glob("*.yml")))
    return frozenset(
        data[key] for data in found for key in ("name", "spoken") if isinstance(data, dict) and key in data
    )


def _spoiled(value: Any, field: str, texts: frozenset[str], names: frozenset[str]) -> Any:
    if field == "records":
        return list(PLACES)
    if field in _PATTERNS:
        return value
    if isinstance(value, dict):
        return {key: _spoiled(item, key, texts, names) for key, item in value.items()}
    if isinstance(value, list):
        return [_spoiled(item, field, texts, names) for item in value]
    if field == "label" and isinstance(value, str):
        value = " ".join(value.split()[:FIRST])
    named = field == "to" and value in names  # a shortcut to a framework, by its name
    return f"{value}{PAYLOAD}" if isinstance(value, str) and (named or field in texts) else value
