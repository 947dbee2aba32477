"""What a certificate and a report need that no entry asks for, with the guides that say more of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views.offer import Beside
from mkdocs_crosswalk.views.text import Link, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.text import Inline, Text

_CERTIFICATION = "guides/certification-and-examination.md"
_REPORT = "guides/from-iso27001-to-soc2.md"
_TIMELINES = "guides/timelines.md"


def _settle_certificate(extent: Extent) -> tuple[Text, ...]:
    """Return what to settle for a certificate; that no rule sets a time is as far as this project knows."""
    return _settled(
        extent,
        ("Date: ", "ask your customers by when they need the certificate."),
        (
            "Certification body: ",
            "choose ",
            Link(_CERTIFICATION, "an accredited one", "who-may-certify-and-how-to-check"),
            " and agree the dates of stage 1 and stage 2. Ask how long the ISMS must have run: ",
            Link(_TIMELINES, "no rule says", "what-the-rules-fix"),
            ".",
        ),
        ("Internal auditor: ", "find or hire somebody free of the work audited."),
    )


def _settle_report(extent: Extent) -> tuple[Text, ...]:
    """Return what to settle for a report; how long periods are is what is usual, and no rule of the AICPA."""
    return _settled(
        extent,
        (
            "Report: ",
            "ask customers for categories, date, and ",
            Link(_REPORT, "type 1 or type 2", "type-1-first-or-not"),
            ".",
        ),
        (
            "CPA firm: ",
            "engage one, and ",
            Link(_CERTIFICATION, "check its licence", "who-may-certify-and-how-to-check"),
            "; a certification body, as such, cannot issue the report.",
        ),
        (
            "Boundary: ",
            "hold the system against the ISMS scope, and decide with the firm which ",
            Link(_REPORT, "providers to carve out", "what-others-do-user-entities-and-subservice-organisations"),
            ".",
        ),
        (
            "Period: ",
            "choose its first and last day before it begins; ",
            Link(_REPORT, "3 to 12 months is usual", "how-long-the-first-period-should-be"),
            ".",
        ),
        (
            "Description and assertion: ",
            "begin ",
            Link(_REPORT, "the description of the system", "the-system-description"),
            ", and name who signs ",
            Link(_REPORT, "management's assertion", "managements-assertion"),
            ".",
        ),
    )


def beside_certificate(extent: Extent) -> Beside:
    """Return what a certificate needs; the two stages are those of ISO/IEC 17021-1:2015, 9.3.1."""
    words = "a certification body and its audit in two stages"
    guide = Link(_CERTIFICATION, words, "the-iso-27001-cycle")
    return Beside(_said(extent, "A certificate also needs ", guide), _settle_certificate(extent))


def beside_report(extent: Extent) -> Beside:
    """Return what a report needs; the description is that of the AICPA's DC section 200, the assertion of AT-C 205."""
    words = "a description of the system, management's assertion, a CPA firm and, for type 2, a period"
    guide = Link(_REPORT, words, "what-has-to-be-built")
    return Beside(_said(extent, "A report also needs ", guide), _settle_report(extent))


def _settled(extent: Extent, *said: tuple[Inline, ...]) -> tuple[Text, ...]:
    """Return each with its first words strong; words are no link where a guide is not there."""
    return tuple((Mark("strong", str(first).strip()), " ", *_there(extent, rest)) for first, *rest in said)


def _there(extent: Extent, parts: Iterable[Inline]) -> Text:
    return tuple(p.text if isinstance(p, Link) and not extent.has(p.target) else p for p in parts)


def _said(extent: Extent, before: str, guide: Link) -> Text:
    """Return the sentence; its words are no link where the guide is not there."""
    return _there(extent, (before, guide, "."))
