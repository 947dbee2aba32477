"""The files of all formats by their source addresses, with what each holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .ciso_assistant import ciso_files, ciso_frameworks, library_name, mapping_name
from .formats import CISO, FORMATS, GEMARA, NEEDS, OSCAL, SSSOM, STRM
from .gemara import gemara_files, gemara_name
from .needs import NAME, needs_files
from .oscal import catalog_name, collection_name, oscal_files
from .setting import two
from .sssom import sssom_files, sssom_name
from .strm import strm_files, strm_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
    made = {
        OSCAL.key: oscal_files(setting),
        SSSOM.key: sssom_files(setting),
        STRM.key: strm_files(setting),
        GEMARA.key: gemara_files(setting),
        CISO.key: ciso_files(setting),
        NEEDS.key: needs_files(setting, page),
    }
    return {f"{folder(of)}{name}": text for of in FORMATS for name, text in made[of.key]}


def folder(of: Format) -> str:
    """Return the folder of the files of a format."""
    return f"{FOLDER}{of.key}/"


def page_of(of: Format) -> str:
    """Return the page about a format."""
    return f"{FOLDER}{of.key}.md"


def strm_workbook(crosswalk: Crosswalk) -> str:
    """Return the address of the sheet of two frameworks as a workbook."""
    return f"{folder(STRM)}{two(crosswalk)}.xlsx"


def labels(setting: Setting) -> dict[str, str]:
    """Return what each file is called in a list, workbooks too, in the order of the formats."""
    return {f"{folder(of)}{name}": label for of in FORMATS for name, label in _LABELS[of.key](setting)}


def _both(crosswalk: Crosswalk) -> str:
    return f"{crosswalk.left.name} and {crosswalk.right.name}"


def _oscal(setting: Setting) -> Iterator[tuple[str, str]]:
    for framework in setting.frameworks:
        yield catalog_name(framework), f"Catalogue of {framework.name}"
    for crosswalk in setting.catalogue.crosswalks:
        yield collection_name(crosswalk), f"Mapping collection, {_both(crosswalk)}"


def _sssom(setting: Setting) -> Iterator[tuple[str, str]]:
    for crosswalk in setting.catalogue.crosswalks:
        yield sssom_name(crosswalk), _both(crosswalk)


def _strm(setting: Setting) -> Iterator[tuple[str, str]]:
    for crosswalk in setting.catalogue.crosswalks:
        yield strm_name(crosswalk), f"{_both(crosswalk)}, as a table"
        yield f"{two(crosswalk)}.xlsx", f"{_both(crosswalk)}, as a workbook"


def _gemara(setting: Setting) -> Iterator[tuple[str, str]]:
    for crosswalk in setting.catalogue.crosswalks:
        for way in setting.ways(crosswalk):
            yield gemara_name(way), f"{way[0].name} to {way[1].name}"


def _ciso(setting: Setting) -> Iterator[tuple[str, str]]:
    for framework in ciso_frameworks(setting):
        yield library_name(framework), f"Framework {framework.name}"
    for crosswalk in filter(setting.levelled, setting.catalogue.crosswalks):
        for way in setting.ways(crosswalk):
            yield mapping_name(way), f"Mapping, {way[0].name} to {way[1].name}"


def _needs(setting: Setting) -> Iterator[tuple[str, str]]:
    names = ", ".join(framework.name for framework in setting.frameworks)
    yield NAME, f"Every entry of {names}"


_LABELS: dict[str, Callable[[Setting], Iterator[tuple[str, str]]]] = {
    OSCAL.key: _oscal,
    SSSOM.key: _sssom,
    STRM.key: _strm,
    GEMARA.key: _gemara,
    CISO.key: _ciso,
    NEEDS.key: _needs,
}
