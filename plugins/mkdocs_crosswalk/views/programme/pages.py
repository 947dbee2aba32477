"""The pages of a company's programme, where it says how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .board import board_page
from .evidence import evidence_page
from .people import people_page
from .requests import requests_pages
from .work import work_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.page import Page

MAKERS: tuple[Callable[[Extent], Iterator[Page]], ...] = (
    board_page,
    work_page,
    evidence_page,
    requests_pages,
    people_page,
)
"""What makes the pages that any framework has; each makes none where there is nothing to show."""


def programme_pages(extent: Extent) -> Iterator[Page]:
    """Yield the pages."""
    if extent.programme.exists:
        for make in MAKERS:
            yield from make(extent)
        for part in extent.more:
            if part.programme:
                yield from part.programme(extent)
