"""Bad input: every slip is reported once, at its line and column, with the closest right thing; nothing else breaks."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.support.builds import ROOT

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.problems import CatalogueError, CrosswalkError, Position, Problem
from mkdocs_crosswalk.files.json_files import json_files

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

ISO = "frameworks/iso27001-2022.yml"
ISO_2013 = "frameworks/iso27001-2013.yml"
SOC2 = "frameworks/soc2-2017.yml"
ORDER = "frameworks/order.yml"
ARTICLE = "crosswalks/soc2-to-iso27001-article.yml"
TABLE = "crosswalks/iso27001-to-soc2-table.yml"
GUIDE = "crosswalks/comparison-guide.yml"
HELP = "crosswalks/codex-help-page.yml"
MOVES = "crosswalks/iso27001-2013-to-2022.yml"
SOURCES = "sources.yml"
EVIDENCE = "evidence.yml"
CORRECTIONS = "corrections.yml"
DOCUMENTS = "documents.yml"
REDIRECTS = "redirects.yml"
SHORTCUTS = "search.yml"
EDITORIAL = "crosswalks/editorial.yml"
VERDICTS = "verdicts/soc2-to-iso27001.yml"
VERDICTS_BACK = "verdicts/iso27001-to-soc2.yml"
GUIDANCE = "guidance/soc2-availability.yml"
FILES = (
    *(ISO, ISO_2013, SOC2, ARTICLE, TABLE, GUIDE, HELP, MOVES, EDITORIAL, VERDICTS, VERDICTS_BACK, GUIDANCE),
    *(SOURCES, EVIDENCE, DOCUMENTS, CORRECTIONS, SHORTCUTS, ORDER),
)

MARK = "¦"
"""Stands in an edit where the problem is to be reported; it is not written."""
END = ""
"""As the old text of an edit: append to the file."""


@dataclass(frozen=True)
class Data:
    """A copy of the data that a test may spoil."""

    folder: Path

    def edit(self, name: str, old: str, new: str) -> str:
        """Replace the first `old`, or append if it is empty; return the place of the mark as messages write it."""
        path = self.folder / name
        text = path.read_text("utf-8")
        assert old in text, f"{name} no longer holds {old!r}"
        text = text.replace(old, new, 1) if old else text + new
        start = text.index(MARK)
        line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        path.write_text(text.replace(MARK, ""), "utf-8")
        return f"mappings/{name}:{line}:{column}"

    def write(self, name: str, data: bytes) -> None:
        (self.folder / name).write_bytes(data)

    def read(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    def load(self) -> Catalogue:
        return load(self.folder)

    def error(self) -> CatalogueError:
        with pytest.raises(CatalogueError) as caught:
            self.load()
        return caught.value

    def problems(self) -> list[str]:
        return [str(problem) for problem in self.error().problems]


@pytest.fixture
def data(mappings: Path, tmp_path: Path) -> Data:
    folder = tmp_path / "mappings"
    shutil.copytree(mappings, folder)
    return Data(folder)


def exported(catalogue: Catalogue) -> dict[str, str]:
    return json_files(catalogue, lambda place: place.uri)


def line_of(name: str, text: str) -> int:
    """Return the line of the data in which a text stands first."""
    return (ROOT / "mappings" / name).read_text("utf-8").partition(text)[0].count("\n") + 1


# What stands in the data, for edits to take hold of.
FIRST_TITLES = "        title: Policies for information security\n        short_title: Security policies\n"
FIRST_DOCUMENT = line_of(DOCUMENTS, "id: information-security-policy")
ROW_CC1_1 = "  - at: Security table, row CC1.1\n"
ROW_CC6_1 = "published: {soc2: [CC6.1], iso: [A 5.15,"
ROW_A_5_7 = "published: {iso: [A.5.7], title: Threat Intelligence,"
ROLES = "iso: [{id: A.5.2, confidence: certain}]"
CONTROL = """\
        title: Odd
        control_type: [Preventive]
        properties: [Integrity]
        concepts: [Identify]
        capabilities: [Governance]
        domains: [Resilience]
"""
ITEM = """\
    name: Odd
    topic: risk
    kind: record
    what: Nothing.
    collected_from: [siem]
    how: manual
    example: Nothing.
    rejected: [Nothing.]
    timing: point-in-time
    sampling: Nothing.
    frequency: Nothing.
    owner: Nobody.
    serves: [A.5.1]
"""

DIRECTIONS = "allowed: soc2-to-iso, iso-to-soc2, csf-to-iso, iso-to-csf, csf-to-soc2, soc2-to-csf, undirected"
SLIPS: dict[str, tuple[str, str, str, str]] = {
    "a judgement of an unknown control": (
        EDITORIAL,
        "iso: A.5.1\n    soc2: CC1.1\n",
        "iso: ¦A.5.111\n    soc2: CC1.1\n",
        'unknown control or clause "A.5.111" (did you mean A.5.11?)',
    ),
    "a judgement of a group": (
        EDITORIAL,
        "iso: A.5.1\n    soc2: CC1.1\n",
        "iso: ¦A.5\n    soc2: CC1.1\n",
        '"A.5" must be a control or sub-clause',
    ),
    "a judgement that is full one way and none the other": (
        EDITORIAL,
        "soc2: CC1.1\n    soc2_to_iso: none\n    iso_to_soc2: none\n",
        "soc2: CC1.1\n    soc2_to_iso: full\n    iso_to_soc2: ¦none\n",
        (
            "A.5.1 with CC1.1 is full one way and none the other; records that serve in full do the same work, so "
            "the other way is at least partial"
        ),
    ),
    "a judgement with an unknown level": (
        EDITORIAL,
        "soc2: CC1.1\n    soc2_to_iso: none\n",
        "soc2: CC1.1\n    soc2_to_iso: ¦nome\n",
        'unknown soc2_to_iso "nome" (did you mean none?); allowed: full, partial, none',
    ),
    "a pair judged twice": (
        EDITORIAL,
        "  - iso: A.5.1\n    soc2: CC1.2\n",
        "  - ¦iso: A.5.1\n    soc2: CC1.1\n",
        f"A.5.1 with CC1.1 is judged twice (first in line {line_of(EDITORIAL, '  - iso: ')})",
    ),
    "a judged file without its day": (
        EDITORIAL,
        "reviewed: 2026-11-21\nunmatched:\n",
        "¦unmatched:\n",
        'the field "reviewed" is missing; it is the day on which the file was judged',
    ),
    "a verdict that rests on no pair": (
        VERDICTS,
        "by: [CC5.3, CC2.2]",
        "by: [¦CC1.1, CC5.3, CC2.2]",
        (
            "the verdict of A.5.1 rests on CC1.1, but editorial.yml has no level full or partial of A.5.1 with CC1.1 "
            "in this direction"
        ),
    ),
    "a verdict with an unknown outcome": (
        VERDICTS,
        "outcome: carries-over",
        "outcome: ¦carry-over",
        'unknown outcome "carry-over" (did you mean carries-over?); allowed: carries-over, extend, new',
    ),
    "a verdict on evidence that does not serve it": (
        VERDICTS,
        "bring: [policy-library,",
        "bring: [¦backup-configuration, policy-library,",
        'the verdict of A.5.1 asks to bring "backup-configuration", which does not serve it in evidence.yml',
    ),
    "a verdict on unknown evidence": (
        VERDICTS,
        "bring: [policy-library,",
        "bring: [¦policy-librari, policy-library,",
        'unknown evidence item "policy-librari" (did you mean policy-library?)',
    ),
    "an unknown category in the scope of a verdict": (
        VERDICTS,
        "scope: [privacy]",
        "scope: [¦privaci]",
        'unknown category "privaci" (did you mean privacy?); Security is in every report',
    ),
    "a verdict with an unknown confidence": (
        VERDICTS_BACK,
        "    confidence: medium\n",
        "    confidence: ¦mediun\n",
        'unknown confidence "mediun" (did you mean medium?); allowed: high, medium, low',
    ),
    "an unknown field of guidance": (
        GUIDANCE,
        "    practice:\n",
        "    ¦practise: [Nothing.]\n    practice:\n",
        'unknown field "practise" (did you mean practice?)',
    ),
    "what comes first without a reason": (
        GUIDANCE,
        "  - entry: A1.2\n",
        "  - ¦entry: A1.2\n    after: [A1.1]\n",
        '"after" names what has to be begun first, and "because" says why: give both',
    ),
    "entries that would each come first": (
        GUIDANCE,
        "  - entry: A1.2\n",
        "  - ¦entry: A1.2\n    after: [A1.3]\n    because: It cannot.\n",
        "A1.2 before A1.3 before A1.2: nothing of these could be begun first",
    ),
    "two guidances on one entry": (
        GUIDANCE,
        "  - entry: A1.2\n",
        "  - ¦entry: A1.1\n",
        "A1.1 has guidance already, in mappings/guidance/soc2-availability.yml:5:5",
    ),
    "a document for an unknown entry": (
        DOCUMENTS,
        "for: [Clause 5.2, A.5.1]",
        "for: [¦Clause 5.22, A.5.1]",
        'unknown entry "Clause 5.22" (did you mean Clause 5.2?)',
    ),
    "a document for a theme": (
        DOCUMENTS,
        "for: [A.5.4, CC1.5]",
        "for: [¦A.5, A.5.4, CC1.5]",
        (
            '"A.5" is a theme of ISO/IEC 27001:2022; a document serves controls and sub-clauses of 2022, criteria, and '
            "subcategories"
        ),
    ),
    "a document for a control of 2013": (
        DOCUMENTS,
        "for: [A.6.4, CC1.5]",
        "for: [¦A.7.2.3, CC1.5]",
        (
            '"A.7.2.3" is a control of ISO/IEC 27001:2013; a document serves controls and sub-clauses of 2022, '
            "criteria, and subcategories; in 2022 it is A.6.4"
        ),
    ),
    "a document that says a point twice for an entry": (
        DOCUMENTS,
        "for: [A.6.4, CC1.5]",
        "for: [A.6.4, CC1.5, ¦A 6.4]",
        '"A.6.4" stands twice',
    ),
    "a document required by an unknown entry": (
        DOCUMENTS,
        "- entry: CC5.3\n",
        "- entry: ¦CC5.33\n",
        'unknown entry "CC5.33" (did you mean CC5.3?)',
    ),
    "a document required twice by an entry": (
        DOCUMENTS,
        "      - entry: A.5.1\n",
        "      - ¦entry: Clause 5.2\n        how: expected\n        why: Odd.\n      - entry: A.5.1\n",
        '"Clause 5.2" stands twice',
    ),
    "a document required by two entries in one": (
        DOCUMENTS,
        "- entry: CC5.3\n",
        "- entry: ¦[CC5.3, CC5.2]\n",
        '"entry" must be one entry; name each with its own reason',
    ),
    "a document required by nobody": (
        DOCUMENTS,
        "      - entry: CC5.3\n        how: expected\n",
        "      - ¦how: expected\n",
        'give either "entry", or "outside" for a text that is no entry here',
    ),
    "a document required by an entry and a text outside": (
        DOCUMENTS,
        "      - entry: CC5.3\n",
        "      - ¦outside: A law\n        entry: CC5.3\n",
        'give either "entry", or "outside" for a text that is no entry here',
    ),
    "a control with another's title": (
        ISO,
        "      - id: A.8.15\n        title: Logging\n",
        "      - ¦id: A.8.15\n        title: Access control\n",
        (
            'the title "Access control" of A.8.15 is that of A.5.15, '
            f"in mappings/frameworks/iso27001-2022.yml:{line_of(ISO, 'id: A.5.15')}:9"
        ),
    ),
    "an item for a text outside, the field misspelt": (
        EVIDENCE,
        "    outside: AICPA attestation standards (AT-C section 205)\n",
        "    ¦outsde: AICPA attestation standards (AT-C section 205)\n",
        'unknown field "outsde" (did you mean outside?)',
    ),
    "a document required by a clause that asks for none": (
        DOCUMENTS,
        "- entry: Clause 5.3\n        how: expected",
        "- entry: Clause 5.3\n        how: ¦required",
        (
            "mappings/frameworks/iso27001-2022.yml does not say that Clause 5.3 requires documented information; "
            'use "expected"'
        ),
    ),
    "a document required in an unknown way": (
        DOCUMENTS,
        "        how: required\n",
        "        how: ¦require\n",
        'unknown how "require" (did you mean required?); allowed: required, expected',
    ),
    "a document of an unknown kind": (
        DOCUMENTS,
        "    kind: policy\n",
        "    kind: ¦polcy\n",
        (
            'unknown kind "polcy" (did you mean policy?);'
            " allowed: policy, procedure, plan, register, statement, agreement, standard, description"
        ),
    ),
    "a document with unknown evidence": (
        DOCUMENTS,
        "evidence: [information-security-policy,",
        "evidence: [¦information-security-polcy,",
        'unknown evidence item "information-security-polcy" (did you mean information-security-policy?)',
    ),
    "a document with evidence for other entries": (
        DOCUMENTS,
        "evidence: [information-security-policy,",
        "evidence: [¦capacity-plan, information-security-policy,",
        '"capacity-plan" serves none of the entries that the document serves',
    ),
    "a document with evidence named twice": (
        DOCUMENTS,
        "policy-review-record, policy-acknowledgement-record,",
        "policy-review-record, ¦policy-review-record,",
        '"policy-review-record" stands twice',
    ),
    "a document defined twice": (
        DOCUMENTS,
        "- id: document-control-procedure\n",
        "- id: ¦information-security-policy\n",
        f'the document "information-security-policy" is defined twice (first in line {FIRST_DOCUMENT})',
    ),
    "a document without a reviewer's day": (
        DOCUMENTS,
        "reviewed: 2026-11-21\nstandings:\n",
        "¦standings:\n",
        'the field "reviewed" is missing',
    ),
    "a document without a name": (
        DOCUMENTS,
        "  - id: backup-policy\n    name: Backup policy\n",
        "  - ¦id: backup-policy\n",
        'the field "name" is missing',
    ),
    "a document that says nothing": (
        DOCUMENTS,
        END,
        (
            "  - id: odd\n    name: Odd\n    kind: plan\n    purpose: Odd.\n    says: ¦[]\n"
            "    required_by: [{entry: A.5.1, how: expected, why: Odd.}]\n    approved_by: Odd.\n    review: Odd.\n"
            "    evidence: [policy-library]\n    mistakes: [Odd.]\n"
        ),
        '"says" is empty',
    ),
    "an item of evidence that serves nothing known": (
        EVIDENCE,
        "serves: [",
        "serves: [¦A.9.9, ",
        'unknown entry "A.9.9" (did you mean A.5.9?)',
    ),
    "a key that stands twice": (
        ARTICLE,
        ROW_CC1_1,
        f"{ROW_CC1_1}    ¦at: Security table\n",
        f'the key "at" stands twice (first in line {line_of(ARTICLE, "at: Security table, row CC1.1")})',
    ),
    "a key that is a list": (
        HELP,
        "rows:\n",
        "? ¦[a, b]\n: c\nrows:\n",
        "a key must be a single word, not a list",
    ),
    "an unknown field of a row": (
        ARTICLE,
        ROW_CC1_1,
        f"{ROW_CC1_1}    ¦remarks: Odd\n",
        'unknown field "remarks" (did you mean remark?)',
    ),
    "an unknown field of an entry": (
        SOC2,
        "            title: Fraud risk\n",
        "            title: Fraud risk\n            ¦coso_principal: 8\n",
        'unknown field "coso_principal" (did you mean coso_principle?)',
    ),
    "an unknown field of a source": (
        SOURCES,
        "  publisher: Codex\n",
        "  ¦publishr: Codex\n",
        'unknown field "publishr" (did you mean publisher?)',
    ),
    "an unknown field unlike any other": (
        EVIDENCE,
        "systems:\n",
        "¦zzz: Odd\nsystems:\n",
        'unknown field "zzz"',
    ),
    "an unknown control in a printed list": (
        ARTICLE,
        ROW_CC6_1,
        "published: {soc2: [CC6.1], iso: [¦A 5.51,",
        'unknown control or clause "A 5.51" (did you mean A.5.15?)',
    ),
    "an unknown control in a correction": (
        TABLE,
        "{id: A.5.15, confidence: certain}",
        "{id: ¦A.5.51, confidence: certain}",
        'unknown control or clause "A.5.51" (did you mean A.5.15?)',
    ),
    "an unknown clause": (
        ARTICLE,
        "iso: [Clause 6.1.2]",
        "iso: [¦Clause 6.1.22]",
        'unknown control or clause "Clause 6.1.22" (did you mean Clause 6.1.2?)',
    ),
    "an unknown criterion": (
        ARTICLE,
        ROW_CC6_1,
        "published: {soc2: [¦CC6.11], iso: [A 5.15,",
        'unknown criterion "CC6.11" (did you mean CC6.1?)',
    ),
    "an unknown criterion among suggestions": (
        TABLE,
        "soc2: [CC5.3]\n      reason: CC5.3",
        "soc2: [¦CCC5.3]\n      reason: CC5.3",
        'unknown criterion "CCC5.3" (did you mean CC5.3?)',
    ),
    "an unknown entry of a correction": (
        CORRECTIONS,
        "entries: [A.5.10]",
        "entries: [¦A.5.110]",
        'unknown entry "A.5.110" (did you mean A.5.10?)',
    ),
    "a criterion in a list of controls": (
        ARTICLE,
        ROW_CC6_1,
        "published: {soc2: [CC6.1], iso: [¦CC6.2,",
        '"CC6.2" is a criterion of SOC 2; this list takes controls and clauses of ISO/IEC 27001:2022',
    ),
    "a criterion that looks like a control": (
        ARTICLE,
        ROW_CC6_1,
        "published: {soc2: [CC6.1], iso: [¦A 1.2,",
        '"A 1.2" is a criterion of SOC 2; this list takes controls and clauses of ISO/IEC 27001:2022',
    ),
    "a control in a list of criteria": (
        ARTICLE,
        ROW_CC6_1,
        "published: {soc2: [¦A 5.15], iso: [A 5.15,",
        '"A 5.15" is a control of ISO/IEC 27001:2022; this list takes criteria of SOC 2',
    ),
    "a clause in a list of criteria": (
        TABLE,
        "soc2: [CC5.3]\n      reason: CC5.3",
        "soc2: [¦Clause 6.1.3]\n      reason: CC5.3",
        '"Clause 6.1.3" is a sub-clause of ISO/IEC 27001:2022; this list takes criteria of SOC 2',
    ),
    "a control of 2013 in a list of 2022": (
        ARTICLE,
        ROW_CC6_1,
        "published: {soc2: [CC6.1], iso: [¦A 9.2.1,",
        (
            '"A 9.2.1" is a control of ISO/IEC 27001:2013; this list takes controls and clauses of ISO/IEC 27001:2022;'
            " in 2022 it is A.5.16"
        ),
    ),
    "a control of 2013 in its written form": (
        TABLE,
        "{id: A.5.15, confidence: certain}",
        "{id: ¦A.18.2.3 (2013), confidence: certain}",
        (
            '"A.18.2.3 (2013)" is a control of ISO/IEC 27001:2013; this list takes controls and clauses of'
            " ISO/IEC 27001:2022; in 2022 it is A.5.36, A.8.8"
        ),
    ),
    "a category of 2013 in a list of 2022": (
        GUIDE,
        "narrowing: [A.5.2]",
        "narrowing: [¦A.9.2]",
        (
            '"A.9.2" is a category of ISO/IEC 27001:2013; this list takes controls and clauses of ISO/IEC 27001:2022;'
            " in 2022 it is A.5.16, A.5.17, A.5.18, A.8.2"
        ),
    ),
    "a domain of 2013 in a list of 2022": (
        GUIDE,
        "narrowing: [A.5.2]",
        "narrowing: [¦A.17]",
        (
            '"A.17" is a domain of ISO/IEC 27001:2013; this list takes controls and clauses of ISO/IEC 27001:2022;'
            " in 2022 it is A.5.29, A.8.14"
        ),
    ),
    "a control of 2022 in a list of 2013": (
        GUIDE,
        "published: {iso: [A.9],",
        "published: {iso: [¦A.5.15],",
        (
            '"A.5.15" is a control of ISO/IEC 27001:2022; this list takes domains, categories and controls of'
            " ISO/IEC 27001:2013"
        ),
    ),
    "a control of 2022 where an old one moved from": (
        MOVES,
        "to: [A.5.37]}\n",
        "to: [A.5.37]}\n  - {from: ¦A.5.37, to: [A.5.37]}\n",
        (
            '"A.5.37" is a control of ISO/IEC 27001:2022; this list takes domains, categories and controls of'
            " ISO/IEC 27001:2013"
        ),
    ),
    "a control of 2013 that moves twice": (
        MOVES,
        "{from: A.5.1.2 (2013), to: [A.5.1]}\n",
        "{from: A.5.1.2 (2013), to: [A.5.1]}\n  - {from: ¦A.5.1.2 (2013), to: [A.5.1]}\n",
        '"A.5.1.2 (2013)" stands twice',
    ),
    "a range over two themes": (
        HELP,
        "published: {iso: [A.5.24-27],",
        "published: {iso: [¦A.5.24-A.6.2],",
        '"A.5.24-A.6.2" is not a range of neighbours',
    ),
    "a level that the source does not have": (
        ARTICLE,
        "iso: [A 5.1, A 5.10, A 6.2], level: Partial}",
        "iso: [A 5.1, A 5.10, A 6.2], level: ¦Partail}",
        'unknown level "Partail" (did you mean Partial?); the file\'s "levels" has Full, Partial',
    ),
    "a direction that does not exist": (
        ARTICLE,
        "    direction: iso-to-soc2\n",
        "    direction: ¦iso-soc2\n",
        f'unknown direction "iso-soc2" (did you mean iso-to-soc2?); {DIRECTIONS}',
    ),
    "a statement of an unknown sort": (
        ARTICLE,
        "    says: level-only\n",
        "    says: ¦levels-only\n",
        (
            'unknown says "levels-only" (did you mean level-only?);'
            " allowed: overlap, no-counterpart, level-only, adds, evidence"
        ),
    ),
    "unknown evidence in a row": (
        ARTICLE,
        "evidence: [code-of-conduct,",
        "evidence: [¦code-of-conductt, code-of-conduct,",
        'unknown evidence item "code-of-conductt" (did you mean code-of-conduct?)',
    ),
    "an unknown system in a row": (
        HELP,
        "systems: [identity-provider]",
        "systems: [¦identity-provder]",
        'unknown system "identity-provder" (did you mean identity-provider?)',
    ),
    "an unknown system of an evidence item": (
        EVIDENCE,
        "collected_from: [document-store]",
        "collected_from: [¦document-stor]",
        'unknown system "document-stor" (did you mean document-store?)',
    ),
    "an unknown topic": (
        EVIDENCE,
        "    topic: governance\n",
        "    topic: ¦governence\n",
        (
            'unknown topic "governence" (did you mean governance?); allowed: governance, risk, people, access, devices,'
            " data, changes, network, monitoring, continuity, suppliers, privacy, processing"
        ),
    ),
    "an unknown kind of evidence": (
        EVIDENCE,
        "    kind: record\n",
        "    kind: ¦recrod\n",
        (
            'unknown kind "recrod" (did you mean record?);'
            " allowed: policy, procedure, plan, register, record, configuration, report"
        ),
    ),
    "an unknown source of a crosswalk": (
        ARTICLE,
        "source: soc2-to-iso27001-article\n",
        "source: ¦soc2-to-iso-article\n",
        'unknown source "soc2-to-iso-article" (did you mean soc2-to-iso27001-article?)',
    ),
    "an unknown source of the way from 2013 to 2022": (
        MOVES,
        "source: iso27002-2022-standard\n",
        "source: ¦iso27002-2022-standrd\n",
        'unknown source "iso27002-2022-standrd" (did you mean iso27002-2022-standard?)',
    ),
    "an unknown source of a correction": (
        CORRECTIONS,
        "- source: codex-help-page\n",
        "- source: ¦codex-help\n",
        'unknown source "codex-help" (did you mean codex-help-page?)',
    ),
    "a crosswalk without a source": (
        ARTICLE,
        "source: soc2-to-iso27001-article\ndirection",
        "¦direction",
        'the field "source" is missing',
    ),
    "a row without what was printed": (
        HELP,
        "  - at: Theme A.5, automatic list\n    says: evidence\n    published: {iso: [A.5.16]}\n",
        "  - ¦at: Theme A.5, automatic list\n    says: evidence\n",
        'the field "published" is missing; it keeps what the source printed',
    ),
    "a row without the place": (
        ARTICLE,
        f"{ROW_CC1_1}    published",
        "  - ¦published",
        'the field "at" is missing',
    ),
    "another control's title beside an id": (
        TABLE,
        "{id: A.5.15, confidence: certain}",
        "{id: ¦A.5.15 Screening, confidence: certain}",
        'the title "Screening" does not belong to A.5.15, which is "Access control"; that is the title of A.6.1',
    ),
    "nobody's title beside an id": (
        TABLE,
        "soc2: [CC5.3]\n      reason: CC5.3",
        "soc2: [¦CC5.3 Gardening]\n      reason: CC5.3",
        'the title "Gardening" does not belong to CC5.3, which is "Deploying controls via policies and procedures"',
    ),
    "another control's title as printed, without a correction": (
        TABLE,
        ROW_A_5_7,
        "published: {iso: [A.5.7], title: ¦Privileged Access Rights,",
        (
            'the printed title "Privileged Access Rights" belongs to A.8.2 (Privileged access rights);'
            ' say so under "corrected", with confidence and reason'
        ),
    ),
    "nearly another control's title as printed": (
        TABLE,
        ROW_A_5_7,
        "published: {iso: [A.5.7], title: ¦Secure Authentification,",
        (
            'the printed title "Secure Authentification" belongs to A.8.5 (Secure authentication);'
            ' say so under "corrected", with confidence and reason'
        ),
    ),
    "a correction without a reason": (
        TABLE,
        (
            "    published: {iso: [A.6.1], title: Roles & Responsibilities, soc2: [CC1.4], level: Full}\n"
            f"    corrected:\n      {ROLES}\n      reason: >-\n"
        ),
        (
            "    published: {iso: [A.6.1], title: Roles & Responsibilities, soc2: [CC1.4], level: Full}\n"
            f"    corrected:\n      ¦{ROLES}\n    remark: >-\n"
        ),
        'the field "reason" is missing',
    ),
    "an unknown confidence": (
        TABLE,
        ROLES,
        "iso: [{id: A.5.2, confidence: ¦certian}]",
        'unknown confidence "certian" (did you mean certain?); allowed: certain, likely, ambiguous',
    ),
    "a correction without confidence": (
        TABLE,
        ROLES,
        "iso: [¦{id: A.5.2}]",
        'the field "confidence" is missing',
    ),
    "a criterion contradicted that the row does not name": (
        TABLE,
        "- {id: CC1.4, reason: CC1.4 is competence; roles are CC1.3}",
        "- {id: ¦CC1.3, reason: CC1.4 is competence; roles are CC1.3}",
        '"CC1.3" is contradicted, but this row does not name it (did you mean CC1.4?)',
    ),
    "a criterion contradicted without a reason": (
        TABLE,
        "- {id: CC1.4, reason: CC1.4 is competence; roles are CC1.3}",
        "- ¦{id: CC1.4}",
        'the field "reason" is missing',
    ),
    "an id called nonexistent that exists": (
        TABLE,
        END,
        (
            "  - at: Odd\n    published: {iso: [A.5.15], soc2: [CC6.1, CC6.2], level: Full}\n"
            "    nonexistent: [{id: ¦CC6.2, reason: Odd}]\n"
        ),
        '"CC6.2" is listed as nonexistent, but it exists',
    ),
    "an id called nonexistent that exists in another spelling": (
        TABLE,
        END,
        (
            "  - at: Odd\n    published: {iso: [A.5.15], soc2: [CC6.1, CC 6.2], level: Full}\n"
            "    nonexistent: [{id: ¦CC 6.2, reason: Odd}]\n"
        ),
        '"CC 6.2" is listed as nonexistent, but it exists',
    ),
    "an alias": (
        HELP,
        "    how: automatic\n    systems: [ticket-system]\n",
        "    how: ¦&how automatic\n    systems: [ticket-system]\n    note: *how\n",
        "an anchor of this value is used by an alias (*name); write the value out instead",
    ),
    "an alias of nothing": (
        HELP,
        "    systems: [ticket-system]\n",
        "    systems: ¦*nothing\n",
        "not valid YAML: found undefined alias",
    ),
    "a merge key": (
        HELP,
        "    systems: [ticket-system]\n",
        "    ¦<<: {systems: [ticket-system]}\n",
        'unknown field "<<"',
    ),
    "a colon too many": (
        ARTICLE,
        ROW_CC1_1,
        "  - at: Security table¦: row CC1.1\n",
        "not valid YAML: mapping values are not allowed in this context",
    ),
    "a tab before a field": (
        ARTICLE,
        "levels: {Full: full, Partial: partial}\n",
        "levels:\n¦\tFull: full\n\tPartial: partial\n",
        "not valid YAML: while scanning for the next token, found character that cannot start any token",
    ),
    "a list for a mapping": (
        HELP,
        "published: {iso: [A.5.16]}",
        "published: ¦[A.5.16]",
        '"published" must be a mapping, not a list',
    ),
    "a mapping for a list": (
        HELP,
        "    systems: [ticket-system]\n",
        "    systems: ¦{ticket-system: true}\n",
        '"systems" must be a list, not a mapping',
    ),
    "a list for a text": (
        HELP,
        "    how: automatic\n    systems: [ticket-system]\n",
        "    how: ¦[automatic]\n    systems: [ticket-system]\n",
        '"how" must be text, not a list',
    ),
    "a list within a list": (
        HELP,
        "    systems: [ticket-system]\n",
        "    systems: [ticket-system, ¦[siem]]\n",
        '"systems" must hold single values, not a list',
    ),
    "a single value in a list of mappings": (
        EVIDENCE,
        "systems:\n",
        "systems:\n  - ¦siem\n",
        '"systems" must hold mappings, not a single value',
    ),
    "a source defined twice": (
        SOURCES,
        END,
        "- id: ¦codex-help-page\n  name: Odd\n  title: Odd\n  kind: guide\n",
        f'the source "codex-help-page" is defined twice (first in line {line_of(SOURCES, "id: codex-help-page")})',
    ),
    "a claim defined twice": (
        SOURCES,
        "    - id: first-month\n",
        "    - id: ¦overlap\n",
        f'the claim "overlap" is defined twice (first in line {line_of(SOURCES, "- id: overlap")})',
    ),
    "an evidence item defined twice": (
        EVIDENCE,
        "items:\n  - id: board-charter\n",
        f"items:\n  - id: board-charter\n{ITEM}  - id: ¦board-charter\n",
        f'the evidence item "board-charter" is defined twice (first in line {line_of(EVIDENCE, "id: board-charter")})',
    ),
    "a record made for an unknown framework": (
        EVIDENCE,
        "made_for: iso\n",
        "made_for: ¦isa\n",
        'unknown key of a framework "isa" (did you mean iso?); allowed: iso, soc2, csf',
    ),
    "a system defined twice": (
        EVIDENCE,
        "topics:\n",
        "  - {id: ¦application, name: Odd, examples: []}\ntopics:\n",
        f'the system "application" is defined twice (first in line {line_of(EVIDENCE, "id: application,")})',
    ),
    "a control defined twice": (
        ISO,
        "  - id: A.6\n",
        f"      - ¦id: A.5.1\n{CONTROL}  - id: A.6\n",
        f'"A.5.1" is defined twice (first in mappings/frameworks/iso27001-2022.yml:{line_of(ISO, "id: A.5.1")})',
    ),
    "a control under another theme": (
        ISO,
        "  - id: A.6\n",
        f"      - id: ¦A.6.9\n{CONTROL}  - id: A.6\n",
        '"A.6.9" stands under A.5, but its id does not begin with "A.5."',
    ),
    "a criterion under another series": (
        SOC2,
        "      - id: CC2\n",
        "          - id: ¦CC2.9\n            title: Odd\n      - id: CC2\n",
        '"CC2.9" stands under CC1, but its id does not begin with "CC1."',
    ),
    "a sub-clause under another clause": (
        ISO,
        "          - id: Clause 7.5.1\n",
        "          - id: ¦Clause 7.6.1\n            title: Odd\n          - id: Clause 7.5.1\n",
        '"Clause 7.6.1" stands under Clause 7.5, but its id does not begin with "Clause 7.5."',
    ),
    "a control of 2013 under another category": (
        ISO_2013,
        "      - id: A.6.2 (2013)\n",
        "          - id: ¦A.6.2.9 (2013)\n            title: Odd\n      - id: A.6.2 (2013)\n",
        '"A.6.2.9 (2013)" stands under A.6.1 (2013), but its id does not begin with "A.6.1."',
    ),
    "a control that lacks an attribute": (
        ISO,
        f"      - id: A.5.1\n{FIRST_TITLES}        control_type: [Preventive]\n",
        f"      - ¦id: A.5.1\n{FIRST_TITLES}",
        'the field "control_type" is missing',
    ),
    "an empty text": (
        ARTICLE,
        ROW_CC1_1,
        '  - at: ¦""\n',
        '"at" is empty; give a value or leave the field out',
    ),
    "a text of blanks": (
        SOURCES,
        "  publisher: Codex\n",
        "  publisher: ¦'  '\n",
        '"publisher" is empty; give a value or leave the field out',
    ),
    "a field left open": (
        SOURCES,
        "  publisher: Codex\n",
        "  publisher:¦\n",
        '"publisher" is empty; give a value or leave the field out',
    ),
    "a date in words": (
        SOURCES,
        "  date: 2026-05-12\n",
        "  date: ¦12 May 2026\n",
        '"12 May 2026" is not a date; write it as 2026-05-12',
    ),
    "a day that is in no calendar": (
        SOURCES,
        "  date: 2026-05-12\n",
        "  date: ¦2026-02-30\n",
        '"2026-02-30" is not a date; write it as 2026-05-12',
    ),
    "a date without hyphens": (
        SOURCES,
        "  date: 2026-05-12\n",
        "  date: ¦20260512\n",
        '"20260512" is not a date; write it as 2026-05-12',
    ),
    "a number in words": (
        SOURCES,
        "      numerator: 69\n",
        "      numerator: ¦sixty-nine\n",
        '"numerator" must be a whole number',
    ),
    "a switch that is neither true nor false": (
        ISO,
        "new_in_2022: true",
        "new_in_2022: ¦maybe",
        '"new_in_2022" must be true or false',
    ),
    "an unknown measure": (
        SOURCES,
        "recompute: {measure: criteria-with-control,",
        "recompute: {measure: ¦criteria-with-controls,",
        (
            'unknown measure "criteria-with-controls" (did you mean criteria-with-control?); allowed:'
            " controls-with-counterpart, controls-without-counterpart, controls-with-automatic-evidence,"
            " controls-in-framework, controls-with-criterion, controls-with-subcategory, sub-clauses-with-counterpart,"
            " sub-clauses-without-counterpart, sub-clauses-with-automatic-evidence, sub-clauses-in-framework,"
            " sub-clauses-with-criterion, sub-clauses-with-subcategory, criteria-with-counterpart,"
            " criteria-without-counterpart, criteria-with-automatic-evidence, criteria-in-framework,"
            " criteria-with-control, criteria-with-sub-clause, criteria-with-subcategory,"
            " subcategories-with-counterpart, subcategories-without-counterpart,"
            " subcategories-with-automatic-evidence, subcategories-in-framework, subcategories-with-control,"
            " subcategories-with-sub-clause, subcategories-with-criterion"
        ),
    ),
    "an unknown category in the scope of a claim": (
        SOURCES,
        "scope: [Security]}",
        "scope: [¦Securty]}",
        'unknown category "Securty" (did you mean Security?)',
    ),
    "an overlap of one side": (
        TABLE,
        END,
        "  - at: Odd\n    published: ¦{iso: [A.5.15], level: Full}\n",
        'an overlap needs entries on both sides; for one side say "no-counterpart"',
    ),
    "no counterpart, and yet two sides": (
        TABLE,
        END,
        "  - at: Odd\n    says: no-counterpart\n    published: ¦{iso: [A.5.15], soc2: [CC6.1]}\n",
        '"no-counterpart" is said of one side, but both or none are given',
    ),
    "an overlap without a level": (
        TABLE,
        END,
        "  - at: Odd\n    published: ¦{iso: [A.5.15], soc2: [CC6.1]}\n",
        "the row has no level as printed",
    ),
    "a level without a direction": (
        TABLE,
        END,
        "  - at: Odd\n    direction: undirected\n    published: {iso: [A.5.15], soc2: [CC6.1], level: ¦Full}\n",
        (
            "a level says whose records are reused, and 1 undirected row of this file cannot have one; give a "
            'direction, or leave the words out of "levels" and they are kept as printed'
        ),
    ),
    "a row without a direction": (
        HELP,
        END,
        "  - ¦at: Odd\n    says: adds\n    published: {iso: [A.5.15]}\n",
        f"the row has no direction; {DIRECTIONS}",
    ),
    "a word that leads two ways": (
        SHORTCUTS,
        END,
        "- {words: [¦sso], to: [A.8.5]}\n",
        f'"sso" stands twice (first in line {line_of(SHORTCUTS, "words: [sso,")})',
    ),
    "a word that leads to no entry": (
        SHORTCUTS,
        END,
        "- {words: [odd], to: [¦A.5.51]}\n",
        'unknown entry "A.5.51" (did you mean A.5.15?)',
    ),
    "a word that leads to no document": (
        SHORTCUTS,
        "documents/statement-of-applicability",
        "¦documents/statement-of-aplicability",
        'unknown document "statement-of-aplicability" (did you mean statement-of-applicability?)',
    ),
    "a word that leads to no evidence": (
        SHORTCUTS,
        END,
        "- {words: [odd], to: [¦evidence/user-acces-review]}\n",
        'unknown evidence item "user-acces-review" (did you mean user-access-review?)',
    ),
    "a word that leads to a page of one word that is not there": (
        SHORTCUTS,
        "to: [counterparts]",
        "to: [¦counterpart]",
        'unknown page "counterpart" (did you mean counterparts?)',
    ),
    "a word that leads to a framework by another name": (
        SHORTCUTS,
        "examination, SOC 2]",
        "examination, ¦SOC2]",
        'unknown framework "SOC2" (did you mean SOC 2?)',
    ),
    "a row about evidence that names none": (
        HELP,
        END,
        "  - ¦at: Odd\n    says: evidence\n    published: {iso: [A.5.15]}\n    how: manual\n",
        "the row is about evidence but names none",
    ),
}


@pytest.mark.parametrize(("name", "old", "new", "message"), SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_is_reported_once_where_it_stands(data: Data, name: str, old: str, new: str, message: str) -> None:
    place = data.edit(name, old, new)
    assert data.problems() == [f"{place}: {message}"]


def test_a_pair_of_which_an_id_cannot_be_read_has_no_name(data: Data) -> None:
    levels = "soc2: CC1.1\n    soc2_to_iso: {}\n    iso_to_soc2: none\n"
    data.edit(EDITORIAL, f"iso: A.5.1\n    {levels.format('none')}", f"iso: ¦A.5.111\n    {levels.format('full')}")
    unknown, odd = data.problems()
    assert 'unknown control or clause "A.5.111"' in unknown
    assert ": this pair is full one way and none the other; " in odd


def test_a_verdict_without_steps_is_told(data: Data) -> None:
    without = re.sub(r"    add:\n(?:      .*\n)+", "", data.read(VERDICTS).decode(), count=1)
    data.write(VERDICTS, without.encode())
    (problem,) = data.problems()
    assert problem.endswith(' needs steps under "add"')


# Slips of which the test fixes the place and the heart of the message.
ROUGHLY: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "a range that runs backwards": (
        ARTICLE,
        "A 8.26-8.29]",
        "¦A 8.29-8.26]",
        ("the range from A.8.29 to A.8.26 runs backwards",),
    ),
    "a short range that runs backwards": (
        HELP,
        "published: {iso: [A.5.24-27],",
        "published: {iso: [¦A.5.27-24],",
        ("the range from A.5.27 to A.5.24 runs backwards",),
    ),
    "a range without an end": (HELP, "iso: [A.5.24-27],", "iso: [¦A.5.24-99],", ('"99"', "A.5.24")),
    "a range whose end is a slip": (HELP, "iso: [A.5.19-22],", "iso: [¦A.5.19-222],", ("A.5.19",)),
    "a criterion after the last of its series": (
        GUIDE,
        "soc2: [CC7.4]}",
        "soc2: [¦CC7.9]}",
        ('unknown criterion "CC7.9" (did you mean CC7.',),
    ),
    "an unknown source of a framework": (
        ISO,
        "\nsource: iso27001-2022-standard\n",
        "\nsource: ¦iso27001-2022-standrd\n",
        ('unknown source "iso27001-2022-standrd"', "did you mean iso27001-2022-standard?"),
    ),
    "an unknown source of the attributes": (
        ISO,
        "attributes_source: iso27002-2022-standard\n",
        "attributes_source: ¦iso27002-2022-standrd\n",
        ('unknown source "iso27002-2022-standrd"', "did you mean iso27002-2022-standard?"),
    ),
    "an unknown theme in a claim": (
        SOURCES,
        "recompute: {measure: controls-in-framework, themes: [A.5]}",
        "recompute: {measure: controls-in-framework, themes: [¦A.55]}",
        ('"A.55"',),
    ),
    "an unknown level behind a source's word": (
        TABLE,
        "levels: {Full: full, Partial: partial, Gap: none}",
        "levels: {Full: full, Partial: partial, Gap: ¦nome}",
        ('"nome" (did you mean none?)', "allowed: full, partial, none"),
    ),
    "a correction that names nothing": (
        TABLE,
        END,
        (
            "  - at: Odd\n    published: {iso: [A.9.9], soc2: [CC6.1], level: Full}\n"
            "    corrected: {iso: ¦[], reason: Odd}\n"
        ),
        ('"iso"',),
    ),
    "an entry twice in a correction": (
        TABLE,
        END,
        (
            "  - at: Odd\n    published: {iso: [A.9.9], soc2: [CC6.1], level: Full}\n    corrected:\n"
            "      iso: [{id: A.5.15, confidence: likely}, {id: ¦A 5.15, confidence: certain}]\n      reason: Odd\n"
        ),
        ("A.5.15",),
    ),
    "a correction to a theme": (
        TABLE,
        END,
        (
            "  - at: Odd\n    published: {iso: [A.9.9], soc2: [CC6.1], level: Full}\n"
            "    corrected: {iso: [{id: ¦A.5, confidence: likely}], reason: Odd}\n"
        ),
        ('"A.5"',),
    ),
    "a correction to a clause that only heads others": (
        TABLE,
        END,
        (
            "  - at: Odd\n    published: {iso: [A.9.9], soc2: [CC6.1], level: Full}\n"
            "    corrected: {iso: [{id: ¦Clause 9.2, confidence: likely}], reason: Odd}\n"
        ),
        ('"Clause 9.2"',),
    ),
    "a category of 2013 where a control moved from": (
        MOVES,
        "{from: A.5.1.1 (2013),",
        "{from: ¦A.5.1 (2013),",
        ('"A.5.1 (2013)"',),
    ),
    "a range where one control moved from": (
        MOVES,
        "{from: A.5.1.1 (2013),",
        "{from: ¦A.5.1.1-A.5.1.2,",
        ('"A.5.1.1-A.5.1.2"',),
    ),
    "an id called nonexistent that the row does not print": (
        TABLE,
        END,
        (
            "  - at: Odd\n    published: {iso: [A.5.15], soc2: [CC6.1], level: Full}\n"
            "    nonexistent: [{id: ¦CC6.9, reason: Odd}]\n"
        ),
        ('"CC6.9"',),
    ),
    "a framework of an unknown edition": (
        ISO,
        "framework: iso27001-2022\n",
        "framework: ¦iso27001-2023\n",
        ('unknown framework "iso27001-2023" (did you mean iso27001-2022?)',),
    ),
}


@pytest.mark.parametrize(("name", "old", "new", "parts"), ROUGHLY.values(), ids=ROUGHLY.keys())
def test_another_slip_is_reported_once_where_it_stands(
    data: Data, name: str, old: str, new: str, parts: tuple[str, ...]
) -> None:
    place = data.edit(name, old, new)
    problems = data.problems()
    assert len(problems) == 1
    assert problems[0].startswith(f"{place}: ")
    assert all(part in problems[0] for part in parts)


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (
            ARTICLE,
            "\ndirection: soc2-to-iso\n",
            "\ndirection: ¦soc2-iso\n",
            f'unknown direction "soc2-iso" (did you mean soc2-to-iso?); {DIRECTIONS}',
        ),
        (
            ARTICLE,
            "levels: {Full: full, Partial: partial}",
            "levels: ¦[Full, Partial]",
            '"levels" must be a mapping, not a list',
        ),
        (
            HELP,
            "says: evidence\n    published: {iso: [A.5.16]}",
            "says: ¦evidnce\n    published: {iso: [A.5.16]}",
            (
                'unknown says "evidnce" (did you mean evidence?);'
                " allowed: overlap, no-counterpart, level-only, adds, evidence"
            ),
        ),
    ],
    ids=["direction", "levels", "says"],
)
def test_a_slip_that_many_checks_lean_on_is_still_one_problem(
    data: Data, name: str, old: str, new: str, message: str
) -> None:
    place = data.edit(name, old, new)
    assert data.problems() == [f"{place}: {message}"]


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_not_yaml_is_one_problem(data: Data, name: str) -> None:
    place = data.edit(name, END, "odd: [¦")
    file, line, _ = place.split(":")
    problems = data.problems()
    assert len(problems) == 1
    assert problems[0].startswith(f"{file}:")
    assert ": not valid YAML: " in problems[0]
    assert int(line) - 1 <= int(problems[0].split(":")[1]) <= int(line) + 1


@pytest.mark.parametrize("name", FILES)
def test_an_empty_file_is_one_problem(data: Data, name: str) -> None:
    data.write(name, b"")
    assert data.problems() == [f"mappings/{name}:1:1: the file is empty"]


@pytest.mark.parametrize("content", [b"\n\n", b"# only a comment\n", b"\xef\xbb\xbf"], ids=["lines", "comment", "bom"])
def test_a_file_with_nothing_in_it_is_empty(data: Data, content: bytes) -> None:
    data.write(CORRECTIONS, content)
    assert data.problems() == ["mappings/corrections.yml:1:1: the file is empty"]


def test_a_file_with_an_empty_document_holds_nothing(data: Data) -> None:
    data.write(CORRECTIONS, b"---\n")
    assert data.problems() == ['mappings/corrections.yml:2:1: "corrections.yml" must be a list, not nothing']


def test_a_crosswalk_with_the_other_ending_is_not_passed_over(data: Data) -> None:
    data.write("crosswalks/mine.yaml", b"source: this-project\nrows: [\n")
    assert data.problems()[0].startswith("mappings/crosswalks/mine.yaml:")


@pytest.mark.parametrize(
    "name", [ISO, ISO_2013, SOC2, ORDER, MOVES, EDITORIAL, SOURCES, EVIDENCE, DOCUMENTS, CORRECTIONS, SHORTCUTS]
)
def test_a_missing_file_is_one_problem(data: Data, name: str) -> None:
    (data.folder / name).unlink()
    (problem,) = data.problems()
    if name in (ISO, ISO_2013, SOC2):  # which the order names
        assert re.fullmatch(rf'mappings/{ORDER}:\d+:\d+: there is no file "{name}"', problem)
    else:
        assert problem == f"mappings/{name}:1:1: there is no such file"


@pytest.mark.parametrize("name", [ISO, ISO_2013, SOC2, ORDER, MOVES, EDITORIAL, EVIDENCE, DOCUMENTS, ARTICLE])
def test_a_file_that_must_hold_a_mapping_takes_no_list(data: Data, name: str) -> None:
    data.write(name, b"# odd\n- id: odd\n")
    assert data.problems() == [f"mappings/{name}:2:1: the file must hold a mapping, not a list"]


@pytest.mark.parametrize("name", [SOURCES, CORRECTIONS, SHORTCUTS])
def test_a_file_that_must_hold_a_list_takes_no_mapping(data: Data, name: str) -> None:
    data.write(name, b"# odd\nid: odd\n")
    assert data.problems() == [f'mappings/{name}:2:1: "{name}" must be a list, not a mapping']


@pytest.mark.parametrize("content", [b"a: b\n---\nc: d\n", b"a: b\n...\n---\nc: d\n"])
def test_a_second_document_in_a_file_is_refused(data: Data, content: bytes) -> None:
    data.write(CORRECTIONS, content)
    assert "mappings/corrections.yml:" in data.problems()[0]
    assert "not valid YAML: expected a single document" in data.problems()[0]


def every(folder: Path) -> list[Path]:
    """Return the YAML files of a data folder."""
    return sorted(folder.rglob("*.yml"))


def test_an_entry_without_verdict_or_guidance_is_named(data: Data) -> None:
    (data.folder / GUIDANCE).unlink()
    assert data.problems() == [f"mappings/guidance:1:1: {entry} has no guidance" for entry in ("A1.1", "A1.2", "A1.3")]


def test_a_folder_that_does_not_exist_lacks_every_file_that_none_names(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        load(tmp_path / "nowhere")
    missing = [f"nowhere/{name}:1:1: there is no such file" for name in sorted([ORDER, SOURCES])]
    assert [str(p) for p in caught.value.problems] == missing


def test_the_source_of_this_projects_own_judgements_is_needed(data: Data) -> None:
    data.edit(SOURCES, "- id: this-project\n", "- id: ¦this-projct\n")
    problems = data.problems()
    assert len(problems) == 1
    assert problems[0].startswith("mappings/sources.yml:")
    assert '"this-project"' in problems[0]


def test_all_problems_of_all_files_are_reported_in_one_run(data: Data) -> None:
    chosen = [
        "an unknown field of an entry",
        "a control of 2013 under another category",
        "a switch that is neither true nor false",
        "a key that stands twice",
        "a crosswalk without a source",
        "a direction that does not exist",
        "a statement of an unknown sort",
        "a single value in a list of mappings",
        "a control of 2013 that moves twice",
        "a domain of 2013 in a list of 2022",
        "a control of 2022 in a list of 2013",
        "an unknown confidence",
        "an overlap without a level",
        "unknown evidence in a row",
        "a mapping for a list",
        "an unknown kind of evidence",
        "a judgement with an unknown level",
        "a verdict with an unknown outcome",
        "a verdict with an unknown confidence",
        "an unknown field of guidance",
        "a document of an unknown kind",
        "an unknown entry of a correction",
        "a date in words",
        "an unknown category in the scope of a claim",
    ]
    for slip in chosen:
        data.edit(*SLIPS[slip][:3])
    error = data.error()
    found = [problem.message for problem in error.problems]
    expected = [SLIPS[slip][3] for slip in chosen]
    assert sorted(m.partition(" (first in line")[0] for m in found) == sorted(
        m.partition(" (first in line")[0] for m in expected
    )
    places = [problem.position for problem in error.problems]
    assert places == sorted(places, key=lambda p: (p.file, p.line, p.column))
    assert {place.file for place in places} == {f"mappings/{name}" for name in FILES if name not in (SHORTCUTS, ORDER)}
    lines = str(error).splitlines()
    assert lines[0] == f"the crosswalk data has {len(chosen)} problems:"
    assert lines[1:] == [str(problem) for problem in error.problems]


def test_an_error_is_this_packages_and_says_how_many() -> None:
    one = Problem(Position("mappings/evidence.yml", 3, 7), "odd")
    other = Problem(Position("mappings/evidence.yml", 12, 1), "odd")
    third = Problem(Position("mappings/corrections.yml", 40, 1), "odd")
    error = CatalogueError([other, one, third, one])
    assert isinstance(error, CrosswalkError)
    assert error.problems == (third, one, other)
    assert str(CatalogueError([one])) == "the crosswalk data has 1 problem:\nmappings/evidence.yml:3:7: odd"


def test_places_are_relative_to_the_folder_even_if_it_is_given_as_a_dot(
    data: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data.folder / CORRECTIONS).unlink()
    monkeypatch.chdir(data.folder)
    with pytest.raises(CatalogueError) as caught:
        load(Path())
    assert [p.position.file for p in caught.value.problems] in ([f"mappings/{CORRECTIONS}"], [CORRECTIONS])


def test_columns_count_characters(data: Data) -> None:
    place = data.edit(
        GUIDE,
        "published: {iso: [A.9], title: Access Control,",
        "published: {title: Zugriff \N{EN DASH} Ä \N{LOCK} \N{HUNDRED POINTS SYMBOL}, iso: [¦A.99],",
    )
    problems = data.problems()
    assert len(problems) == 1
    assert problems[0].startswith(f'{place}: unknown entry "A.99"')


@pytest.mark.parametrize(
    ("good", "column"),
    [(b"  says: Caf", 12), ("  says: é \N{EN DASH} \N{LOCK} Caf".encode(), 18), (b"", 1)],
    ids=["plain", "after other letters", "at the start"],
)
def test_a_byte_that_is_not_utf_8_is_found_by_line_and_column(data: Data, good: bytes, column: int) -> None:
    before = data.read(CORRECTIONS)
    data.write(CORRECTIONS, before + b"- source: codex-help-page\n" + good + b"\xe9\n")
    line = before.count(b"\n") + 2
    assert data.problems() == [
        f"mappings/corrections.yml:{line}:{column}: byte 0xe9 is not UTF-8; save the file with encoding UTF-8"
    ]


def test_a_byte_that_is_not_utf_8_is_found_behind_a_mark_of_byte_order(data: Data) -> None:
    data.write(CORRECTIONS, b"\xef\xbb\xbf# Caf\xe9\n" + data.read(CORRECTIONS))
    assert data.problems()[0].startswith("mappings/corrections.yml:1:6: byte 0xe9 is not UTF-8")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp037"])
def test_another_encoding_is_refused(data: Data, encoding: str) -> None:
    data.write(CORRECTIONS, data.read(CORRECTIONS).decode("utf-8").encode(encoding, "replace"))
    problems = data.problems()
    assert len(problems) == 1
    assert problems[0].startswith("mappings/corrections.yml:1:")


@pytest.mark.parametrize("character", ["\0", "\x07", "\x7f", "\ufffe"], ids=["nul", "bell", "delete", "fffe"])
def test_a_character_that_yaml_forbids_is_found_and_told_in_one_line(data: Data, character: str) -> None:
    place = data.edit(CORRECTIONS, "  at: Comparison table", f"  at: Comparison ¦{character} table")
    problems = data.problems()
    assert len(problems) == 1
    assert "\n" not in problems[0]
    assert problems[0].startswith(f"{place}: not valid YAML: ")


def test_a_billion_laughs_are_refused_at_once(data: Data) -> None:
    lines = ["laugh0: &l0 ha"]
    lines += [f"laugh{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 13)]
    data.write(EVIDENCE, "\n".join(lines).encode())
    before = time.process_time()
    problems = data.problems()
    assert time.process_time() - before < 5
    assert any("is used by an alias (*name); write the value out instead" in p for p in problems)
    assert len("\n".join(problems)) < 200_000


def test_a_value_that_holds_itself_is_refused(data: Data) -> None:
    place = data.edit(HELP, "    systems: [ticket-system]\n", "    systems: ¦&self [*self]\n")
    assert data.problems() == [
        f"{place}: an anchor of this value is used by an alias (*name); write the value out instead"
    ]


def test_an_anchor_that_no_alias_uses_does_no_harm(data: Data, catalogue: Catalogue) -> None:
    data.edit(HELP, "systems: [ticket-system]", "systems: ¦&odd [ticket-system]")
    assert exported(data.load()) == exported(catalogue)


@pytest.mark.parametrize(
    ("tag", "value"),
    [
        ("!!python/object/apply:os.system", "'touch {}'"),
        ("!!python/object/apply:os.system", "['touch {}']"),
        ("!!python/object/new:os.system", "['touch {}']"),
        ("!!python/object/apply:subprocess.check_output", "{{args: ['touch {}'], shell: true}}"),
        ("!!python/name:os.system", ""),
        ("!!python/module:this", ""),
        ("!!binary", "aGVsbG8="),
        ("!!set", "{{odd}}"),
        ("!env", "HOME"),
        ("!include", "/etc/passwd"),
    ],
)
def test_a_tag_builds_nothing(data: Data, tmp_path: Path, tag: str, value: str) -> None:
    built = tmp_path / "built"
    place = data.edit(HELP, "systems: [ticket-system]", f"note: ¦{tag} {value.format(built)}")
    written = tag.replace("!!", "tag:yaml.org,2002:")
    assert any(p.startswith(f"{place}: the tag {written} is not allowed; ") for p in data.problems())
    assert not built.exists()


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("- ", "")], ids=["flow", "map", "block"])
@pytest.mark.parametrize("depth", [50, 400, 1_000, 5_000])
def test_deep_nesting_is_refused_without_a_traceback(data: Data, opening: str, closing: str, depth: int) -> None:
    data.write(CORRECTIONS, f"{opening * depth}odd{closing * depth}\n".encode())
    problems = data.problems()
    assert len(problems) == 1
    assert problems[0].startswith("mappings/corrections.yml:1:")
    assert "nested too deeply" in problems[0] or depth < 1_000


def test_nesting_of_a_hundred_thousand_levels_does_not_end_the_process(data: Data) -> None:
    data.write(CORRECTIONS, b"[" * 100_000 + b"]" * 100_000)
    program = (
        "import sys; from pathlib import Path; from mkdocs_crosswalk.catalogue.load import load\n"
        "from mkdocs_crosswalk.data.problems import CatalogueError\n"
        "try: load(Path(sys.argv[1]))\n"
        "except CatalogueError as error: print(error)"
    )
    command = [sys.executable, "-c", program, str(data.folder)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (run.returncode, run.stderr) == (0, "")
    assert "nested too deeply" in run.stdout


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "with a byte order mark"])
@pytest.mark.parametrize("ending", [b"\n", b"\r\n"], ids=["lf", "crlf"])
def test_line_endings_and_a_byte_order_mark_change_nothing(
    data: Data, catalogue: Catalogue, mark: bytes, ending: bytes
) -> None:
    for name in FILES:
        data.write(name, mark + data.read(name).replace(b"\r\n", b"\n").replace(b"\n", ending))
    loaded = load(data.folder)
    assert exported(loaded) == exported(catalogue)
    assert loaded == catalogue


def test_a_slip_in_a_file_from_windows_has_the_same_place(data: Data) -> None:
    place = data.edit(TABLE, ROLES, "iso: [{id: A.5.2, confidence: ¦certian}]")
    data.write(TABLE, b"\xef\xbb\xbf" + data.read(TABLE).replace(b"\n", b"\r\n"))
    assert data.problems() == [
        f'{place}: unknown confidence "certian" (did you mean certain?); allowed: certain, likely, ambiguous'
    ]


def test_a_file_without_a_last_line_ending_loads(data: Data, catalogue: Catalogue) -> None:
    for name in FILES:
        data.write(name, data.read(name).rstrip())
    assert data.load() == catalogue


def test_two_folders_with_equal_files_keep_their_own_places(data: Data, tmp_path: Path) -> None:
    data.edit(TABLE, ROLES, "iso: [{id: A.5.2, confidence: ¦certian}]")
    other = data.folder.rename(tmp_path / "other")
    shutil.copytree(other, data.folder)
    assert data.problems()[0].startswith(f"mappings/{TABLE}:")
    assert Data(other).problems()[0].startswith(f"other/{TABLE}:")
