"""The folder of a site that the crosswalk's pages go under: one reader for the plugin's option and for the export."""

from __future__ import annotations

import re

from mkdocs_crosswalk.data.problems import CrosswalkError

LONGEST = 200
"""Bytes; file systems take names of 255, and the crosswalk's own names stand behind."""

_MEANING = "\"'<>?#%\\:*|{}`"
"""What means something in addresses, in HTML, in templates or in paths of some system."""
_LEFT_OUT = "templates"
"""MkDocs leaves this folder out too, at the root."""
_SHOWN = 60
_RUN = re.compile(rf"[{re.escape(_MEANING)}]+")


def clean_prefix(text: str) -> str:
    """Return a folder of a site, empty for its root or with a slash at the end.

    Raises:
        CrosswalkError: with what is wrong, and the closest text that is right.
    """
    parts = text.removesuffix("/").split("/") if text else []
    if wrong := _wrong(text, parts):
        right = _closest(text)
        hint = f'did you mean "{right}"?' if right else 'write it as "compliance" or "docs/map"'
        raise CrosswalkError(f'the prefix "{_shown(text)}" is no folder of a site: {wrong} ({hint})')
    return "".join(f"{part}/" for part in parts)


def _wrong(text: str, parts: list[str]) -> str:
    if not text.isprintable():
        return "it has a character that is not printed"
    if found := next((c for c in text if c in _MEANING), ""):
        return f"{found} cannot stand in it"
    if text.startswith("/"):
        return "it begins with a slash"
    if any(part in ("", ".", "..") for part in parts):
        return "each part between slashes names a folder"
    if any(part.startswith(".") for part in parts):
        return "MkDocs and other generators leave out folders whose names begin with a dot"
    if parts and parts[0] == _LEFT_OUT:
        return f'MkDocs leaves out the folder "{_LEFT_OUT}"'
    if any(part != part.strip() or part.endswith(".") for part in parts):
        return "a name has a space at an end, or a dot behind"
    return "it is too long" if len(text.encode()) > LONGEST else ""


def _closest(text: str) -> str:
    """Return what is left of a text without all that is wrong with it, if that is a prefix."""
    printed = "".join(c if c.isprintable() else "-" for c in text).replace("\\", "/")
    parts = (_RUN.sub("-", part).strip(" .-") for part in printed.split("/"))
    right = "/".join(filter(None, parts))
    return right if right.split("/")[0] != _LEFT_OUT and len(right.encode()) <= LONGEST else ""


def _shown(text: str) -> str:
    printed = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
    return printed if len(printed) <= _SHOWN else f"{printed[:_SHOWN]}\N{HORIZONTAL ELLIPSIS}"
