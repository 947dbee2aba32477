"""What is asked of a file of somebody else's that comes into the data."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

if TYPE_CHECKING:
    from pathlib import Path


@frozen
class Asked:
    """What the options say; `about` is title, publisher, date and address of the source."""

    source: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    levels: dict[str, str] = field(default_factory=dict)
    direction: str = ""
    bare: str = ""
    sheet: str = ""
    key: str = ""
    into: Path | None = None
    about: dict[str, str] = field(default_factory=dict)
    with_titles: bool = False
    with_notes: bool = False
    propose: bool = False
    replace: bool = False
