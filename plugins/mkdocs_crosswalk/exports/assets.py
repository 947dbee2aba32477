"""Stylesheets and modules without the comments and spaces that only their readers here need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import rcssmin
import rjsmin

if TYPE_CHECKING:
    from pathlib import Path

_SHORTEN = {".css": rcssmin.cssmin, ".js": rjsmin.jsmin}


def small_asset(path: Path) -> str:
    """Return the text of a stylesheet or module as a site serves it."""
    return str(_SHORTEN[path.suffix](path.read_text("utf-8")))
