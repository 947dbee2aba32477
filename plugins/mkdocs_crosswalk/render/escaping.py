"""Texts of the data where they are handed over as HTML or as Markdown. They are text there too, never markup."""

from __future__ import annotations

import re
from urllib.parse import quote

from markupsafe import Markup, escape

_SPECIAL = re.compile(r"[\\`*_\[\]|#<>{]|&(?=#?\w+;)|\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
_MAYBE = re.compile(r"[\\`*_\[\]|#<>{&\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""What every place that is special has one of; looking for single characters takes a tenth of the time."""
_ENTITIES = {"<": "&lt;", ">": "&gt;", "{": "&#123;", "&": "&amp;"}
_BLOCK = re.compile(r"(?P<mark>[-+:]|\d+(?P<stop>[.)]))\s|(?P<many>[-+:!?=~/@])(?P=many){2}")
_PLAIN = "/:?#@!$'*+,;=%&~"
"""What stands in the destination of a Markdown link as it is; brackets of all kinds do not."""


def as_html(text: str) -> Markup:
    """Return a text as HTML for the titles and descriptions of MkDocs' pages, which themes print as they stand.

    Braces are written so that no plugin that fills in templates takes them for its own.
    """
    return Markup(str(escape(text)).replace("{", "&#123;"))  # noqa: S704 - it is escaped


def as_markdown(text: str) -> str:
    """Return a text whose characters mean nothing in Markdown, in HTML, and to plugins that fill in templates."""
    return _SPECIAL.sub(_harmless, text) if _MAYBE.search(text) else text


def at_the_start(markdown: str) -> str:
    """Return escaped Markdown that begins a paragraph, and neither a list nor any other block."""
    line = markdown.strip()
    found = _BLOCK.match(line)
    if not found:
        return line
    at = found.start("stop") if found["stop"] else 0
    return f"{line[:at]}&#{ord(line[at])};{line[at + 1 :]}"


def destination(address: str) -> str:
    """Return an address as the destination of a Markdown link, which nothing in it ends."""
    return re.sub(r"&(?=#?\w+;)", "&amp;", quote(address, safe=_PLAIN))


def _harmless(found: re.Match[str]) -> str:
    mark = found[0]
    return _ENTITIES.get(mark) or (" " if mark.isspace() else f"\\{mark}")
