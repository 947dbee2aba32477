"""What of a company's own data a site shows: all of it, all but its programme, or nothing beside a private copy."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.own_files import PROGRAMME_FILES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Visibility(StrEnum):
    """The words of the option `programme`."""

    OFF = "off"
    PRIVATE = "private"
    SITE = "site"


def programme_files(own: Mapping[str, Path]) -> tuple[str, ...]:
    """Return the files of a programme that folders of own data hold, as messages call them.

    Args:
        own: The folders by how messages call them.
    """
    files = ((f"{shown}/{name}", folder / name) for shown, folder in own.items() for name in PROGRAMME_FILES)
    return tuple(shown for shown, path in files if os.path.lexists(path))


def meant(word: str | None, own: Mapping[str, Path]) -> Visibility:
    """Return what a site shows; unless it says so, a programme makes it private, also one that cannot be read.

    Args:
        word: The option, or None where it is left out.
        own: The folders of own data by how messages call them.
    """
    if not own:
        return Visibility.SITE
    if word:
        return Visibility(word)
    return Visibility.PRIVATE if programme_files(own) else Visibility.SITE
