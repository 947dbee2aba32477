"""What a certificate and a report need that no entry asks for, with the guides that say more of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views.text import Link

if TYPE_CHECKING:
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.text import Text


def beside_certificate(extent: Extent) -> Text:
    """Return what a certificate needs; the two stages are those of ISO/IEC 17021-1:2015, 9.3.1."""
    words = "a certification body and its audit in two stages"
    guide = Link("guides/certification-and-examination.md", words, "the-iso-27001-cycle")
    return _said(extent, "A certificate also needs ", guide)


def beside_report(extent: Extent) -> Text:
    """Return what a report needs; the description is that of the AICPA's DC section 200, the assertion of AT-C 205."""
    words = "a description of the system, management's assertion, a CPA firm and, for type 2, a period"
    guide = Link("guides/from-iso27001-to-soc2.md", words, "what-has-to-be-built")
    return _said(extent, "A report also needs ", guide)


def _said(extent: Extent, before: str, guide: Link) -> Text:
    """Return the sentence; its words are no link where the guide is not there."""
    return (before, guide if extent.has(guide.target) else guide.text, ".")
