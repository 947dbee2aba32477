"""The files of all formats by their source addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .ciso_assistant import ciso_files
from .formats import CISO, GEMARA, NEEDS, OSCAL, SSSOM, STRM
from .gemara import gemara_files
from .needs import needs_files
from .oscal import oscal_files
from .setting import two
from .sssom import sssom_files
from .strm import strm_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.frameworks import Entry

    from .formats import Format
    from .setting import Setting

FOLDER = "exchange/"
"""Where the files are, each in the folder of its format, and the pages about them."""


def exchange_texts(setting: Setting, page: Callable[[Entry], str]) -> dict[str, str]:
    """Return the text of each file.

    Args:
        setting: The catalogue, and where its pages are.
        page: Turns an entry into the address of its page below the crosswalk's own folder.
    """
    made = (
        (OSCAL, oscal_files(setting)),
        (SSSOM, sssom_files(setting)),
        (STRM, strm_files(setting)),
        (GEMARA, gemara_files(setting)),
        (CISO, ciso_files(setting)),
        (NEEDS, needs_files(setting, page)),
    )
    return {f"{folder(of)}{name}": text for of, files in made for name, text in files}


def folder(of: Format) -> str:
    """Return the folder of the files of a format."""
    return f"{FOLDER}{of.key}/"


def strm_workbook(crosswalk: Crosswalk) -> str:
    """Return the address of the sheet of two frameworks as a workbook."""
    return f"{folder(STRM)}{two(crosswalk)}.xlsx"
