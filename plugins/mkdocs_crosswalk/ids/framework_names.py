"""Names of frameworks as people write them: which are ours, in which edition, and which are others'.

`ISO 27001:2022`, `ISO/IEC 27002`, `SOC 2` and `TSC` are ours. Others are those of a list of well-known ones, and
whatever reads like one: an acronym.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mkdocs_crosswalk.data.problems import SLIP, distance
from mkdocs_crosswalk.registers.frameworks import ISO, ISO_2013, SOC2

USUAL = (
    "TSC",
    "SOC 2",
    "ISO 27001",
    "ISO/IEC 27001",
    "ISO 27001:2022",
    "ISO/IEC 27001:2022",
    "ISO 27001:2013",
    "ISO 27002",
)
"""Names of ours to offer where somebody writes one that is none."""

_OURS = re.compile(
    r"(?P<iso>(?:(?:DIN|EN|BS|NEN|NF|AS|JIS)[\s/-]+)*(?:ISO(?:\s*/\s*IEC)?[\s_-]*)?(?P<number>2700[12])(?!\d)"
    r"(?:\s*[:(\s_-]\s*(?P<edition>(?:19|20)\d\d)(?![.\d])\)?)?(?:\s*[/+,]?\s*(?:Amd|Amendment)\.?\s*1(?::2024)?)?"
    r"(?P<annex>[\s,-]*Annex(?:\s*A)?(?![\w]))?)"
    r"|(?P<soc2>AICPA$|(?:AICPA\W*)?(?:20\d\d\W*)?(?:SOC[\s_-]*2(?!\d)|TSC|Trust\s*Services?\s*(?:Criteria|Principles))"
    r"(?:\W*(?:TSC|Trust\s*Services?\s*Criteria|type\W*(?:1|2|II?)\b))?(?:\W*20\d\d(?![.\d])\)?)?)",
    re.IGNORECASE,
)
_NUMBERED = (
    *(
        r"ISO(?:\s*/\s*(?:IEC|IEEE|SAE|TS|TR))*[\s_-]*(?:TS|TR)?[\s_-]*\d{4,5}(?:-\d+)?",
        r"(?:ISA[\s/-]*)?IEC[\s_-]*\d{5}",
    ),
    *(r"NIST[\s_-]*(?:SP[\s_-]*)?800[\s_-]+\d+[A-Z]?", r"FIPS[\s_-]*\d+", r"SOC[\s_-]*[13](?!\d)", r"ISAE[\s_-]*\d{4}"),
    *(r"SSAE[\s_-]*\d+", r"NIS[\s_-]*2", r"PSD[\s_-]*2", r"(?:BSI[\s_-]*)?C5", r"(?:APRA[\s_-]*)?CPS[\s_-]*\d{3}"),
    *(r"(?:NYDFS|23[\s_-]*NYCRR)(?:[\s_-]*(?:Part[\s_-]*)?500)?", r"Essential[\s_-]*(?:Eight|8)"),
)
_WORDS = (
    *("PCI DSS", "PCI", "NIST CSF", "NIST AI RMF", "NIST RMF", "NIST Privacy Framework", "NIST", "UK GDPR", "GDPR"),
    *("DSGVO", "RGPD", "HIPAA", "HITECH", "HITRUST CSF", "HITRUST", "CIS Controls", "CIS Control", "CIS CSC", "CIS"),
    *("CSA CCM", "CSA STAR", "CSA", "CCM", "COBIT", "COSO", "CMMC", "FedRAMP", "StateRAMP", "FISMA", "CJIS", "FERPA"),
    *("GLBA", "SOX", "CCPA", "CPRA", "LGPD", "PIPEDA", "POPIA", "PDPA", "DORA", "CRA", "EU AI Act", "AI Act", "eIDAS"),
    *("TISAX", "VDA ISA", "BSI", "IT-Grundschutz", "KRITIS", "BAIT", "VAIT", "MaRisk", "SecNumCloud", "HDS", "ENS"),
    *("Cyber Essentials Plus", "Cyber Essentials", "ISM", "IRAP", "MAS TRM", "FFIEC", "NERC CIP", "SWIFT CSP", "SWIFT"),
    *("OWASP ASVS", "OWASP SAMM", "OWASP", "ASVS", "MITRE ATT&CK", "ITIL", "UCF", "SCF"),
)
_OTHERS = re.compile(
    rf"(?:{'|'.join((*_NUMBERED, *(re.escape(w).replace(chr(92) + ' ', r'[ _-]*') for w in _WORDS)))})(?![A-Za-z])"
    r"(?:[\s:,_(/-]*(?:v(?:ersion)?\.?\s*\d+(?:\.\d+)*|r(?:ev(?:ision)?)?\.?\s*\d+|(?:19|20)\d\d(?![.\d]))\)?)*",
    re.IGNORECASE,
)
_SLUG = re.compile(r"[a-z0-9-]+")
_ACRONYM = re.compile(r"\b[A-Z][A-Z0-9&]+\b")
_BETWEEN = " \t.,:;/([-\N{EN DASH}\N{EM DASH}\N{MIDDLE DOT}"
_CURRENT, _BEFORE = "2022", "2013"
_SHORT = 4


@dataclass(frozen=True, slots=True)
class FrameworkName:
    """A framework that somebody names.

    Attributes:
        text: The name as written.
        framework: The id of one of ours, or "".
        controls: Whether only controls are meant: ISO/IEC 27002, or Annex A.
        edition: The edition of ISO/IEC 27001 that is written and that nobody here has, or "".
        known: Whether the name is on a list; if not it only reads like one.
    """

    text: str
    framework: str = ""
    controls: bool = False
    edition: str = ""
    known: bool = True

    @property
    def iso(self) -> bool:
        """Say whether it is a standard of ISO; several of them number their controls as Annex A does."""
        return "ISO" in self.text.upper()


def named_first(text: str) -> tuple[FrameworkName, str] | None:
    """Return the framework that a text begins with, and the rest of the text; None if it begins with none we know."""
    if match := _OURS.match(text):
        if not _ends(text, match.end()):
            return None
        return _ours(match), _rest(text, match.end())
    match = _OTHERS.match(text)
    if match and _ends(text, match.end()):
        return FrameworkName(match[0].rstrip(_BETWEEN)), _rest(text, match.end())
    return None


def framework_name(text: str) -> FrameworkName | None:
    """Return the framework that a whole text names, or None if it reads as something else, such as an anchor.

    A text in small letters and dashes must be a name and nothing more. Any other may go on after a name that is known,
    as in `HIPAA Security Rule`.
    """
    found = named_first(text)
    if found and (not found[1] or not _SLUG.fullmatch(text)):
        name, _ = found
        return FrameworkName(text, name.framework, name.controls, name.edition)
    if _ACRONYM.search(text) and not _near_ours(text):
        return FrameworkName(text, known=False)
    return None


def _ours(match: re.Match[str]) -> FrameworkName:
    if match["soc2"]:
        return FrameworkName(match[0], SOC2)
    edition = match["edition"] or ""
    controls = bool(match["annex"]) or match["number"] == "27002"
    framework = {"": ISO, _CURRENT: ISO, _BEFORE: ISO_2013}.get(edition, "")
    return FrameworkName(match[0], framework or ISO, controls, "" if framework else edition)


def _ends(text: str, end: int) -> bool:
    """Say whether a name ends where it was found to: `TSC` does not in `TSCM`."""
    return end == len(text) or not text[end - 1].isalnum() or not text[end].isalnum()


def _rest(text: str, end: int) -> str:
    rest = text[end:].lstrip(_BETWEEN)
    return rest[:-1] if rest.endswith((")", "]")) and rest.count("(") + rest.count("[") == 0 else rest


def _near_ours(text: str) -> bool:
    """Say whether a name is a slip of the keyboard away from one of ours; of a short one only two letters swapped."""
    bare = _bare(text)
    return any(distance(bare, _bare(name)) < (SLIP if len(bare) < _SHORT else SLIP + 1) for name in USUAL)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
