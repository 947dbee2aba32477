"""Frameworks that exist nowhere, whose ids are written in every way that a file can say, and texts that name them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.fields import Fields
from mkdocs_crosswalk.data.problems import Problems
from mkdocs_crosswalk.data.yaml_files import Mapping, tree
from mkdocs_crosswalk.ids.spelling import Ids
from mkdocs_crosswalk.registers.framework_reader import read_framework

if TYPE_CHECKING:
    from random import Random

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

TINY = """\
framework: tiny-1
key: tiny
name: Tiny 1
short: Tiny
title: A tiny framework
source: tiny
address: tiny
edition: "1"
names:
  - write: [Tiny CSF, TCSF]
kinds:
  function: {one: function, many: functions, holds: [category]}
  category: {one: category, many: categories, holds: [subcategory]}
  subcategory: {one: subcategory, many: subcategories, single: true}
ids:
  - kinds: [subcategory]
    read: '(GV|ID)\\.([A-Z]{2})-0?(\\d{1,2})'
    means: '{1}.{2}-{3:02}'
    alone: [GV]
  - kinds: [category]
    read: '(GV|ID)\\.([A-Z]{2})'
  - kinds: [function]
    read: (?:GV|ID)
entries:
  - id: GV
    title: Govern
    entries:
      - id: GV.OC
        title: Context
        entries:
          - {id: GV.OC-01, title: Mission}
          - {id: GV.OC-02, title: Stakeholders}
          - {id: GV.OC-03, title: Requirements}
  - id: ID
    title: Identify
    entries:
      - id: ID.AM
        title: Assets
        entries:
          - {id: ID.AM-01, title: Hardware}
"""
LOCKS = """\
framework: locks-3
key: locks
name: Lock Keeping 3
title: Rules for locks
source: locks
address: locks
names:
  - write: ['Lock Keep(?:ing|ers?) \\d?', 'LK-?3?\\b']
  - {write: ['(?<!\\w)EC guide'], letters: [EC]}
kinds:
  gate: {one: gate, many: gates, holds: [duty, tide]}
  duty: {one: duty, many: duties, single: true}
  tide: {one: tide, many: tides}
ids:
  - {kinds: [gate, duty], form: "{letters}-{}", letters: [EC, AM], zero: true}
  - {kinds: [tide], form: "{letters}-{}", letters: [EC, AM], deepest: 2, after: [Maßnahme, §, Gezeit], bare: true}
entries:
  - id: EC-07
    title: Chambers
    entries:
      - {id: EC-07.1, title: Fill it}
      - {id: EC-07.2, title: Drain it, kind: tide}
  - id: AM-1
    title: Gates
    entries:
      - {id: AM-1.01, title: Shut them}
      - {id: AM-1.10, title: Open them}
      - {id: AM-1.12, title: Ebb, kind: tide}
"""
MOORS = """\
framework: moors-{edition}
key: moors-{edition}
name: Moor Code {edition}
title: Code for moors
source: moors
address: moors{address}
edition: "{edition}"
{before}names:
  - write: [Moor Code, '(?:The )?M/C', 'Moor{{2,}}(?=\\W|$)']
  - {{write: [Bog], brief: true}}
kinds:
  part: {{one: part, many: parts, holds: [rule]}}
  rule: {{one: rule, many: rules, single: true}}
  aim: {{one: aim, many: aims}}
  note: {{one: note, many: notes}}
ids:
  - kinds: [part, rule]
    form: "M.{{}}{tail}"
    letters: [M]
    after: [rule, rules, Regel]
    bare: true
    deepest: 3
    zero: true
  - {{kinds: [aim], form: "Aim {{}}{tail}", after: [aim, Ziel], beside: [kap., section], bare: true}}
  - {{kinds: [note], form: "M{{}}{tail}", letters: [M]}}
entries:
  - id: M.1{tail}
    kind: part
    title: Peat
    entries:
      - {{id: M.1.1{tail}, title: Cut it}}
      - {{id: M.1.2{tail}, title: Stack it}}
      - {{id: M.1.12{tail}, title: Burn none}}
  - {{id: Aim 5{tail}, kind: aim, title: Water stays}}
  - {{id: Aim 5.1{tail}, kind: aim, title: Birds stay}}
  - {{id: Aim 12{tail}, kind: aim, title: People go}}
  - {{id: M12{tail}, kind: note, title: Ask first}}
"""
FENS = LOCKS.replace("locks", "fens").replace("Lock Keep", "Fen Keep").replace("LK", "FK")
FENS = FENS.replace("EC-07", "EC-9").replace("AM-1", "AM-2").replace("EC guide", "EC book")
"""Ids that are written as another framework writes its own."""
NEW_MOORS = MOORS.format(edition="2.0", address="", before="succeeds: moors-1.1\n", tail="")
OLD_MOORS = MOORS.format(edition="1.1", address="-1", before="", tail=" (1.1)")
FILES = (TINY, LOCKS, FENS, NEW_MOORS, OLD_MOORS)
NAMES = (
    *("Tiny CSF ", "TCSF:", "Lock Keepers 3", "lk-", "FK 3 ", "EC guide ", "EC book ", "Moor Code", "m / c", "Moorr "),
    *("BOG:2.0 ", "Moor Code: 1.1 ", "ISO 27001 ", "SOC 2 "),
)
WORDS = ("rule ", "Regeln ", "Ma\xdfnahme ", "MASSNAHME ", "Ziel ", "kap. ", "\xa7", "z\u0131el ", "clause ", "Annex ")
ENDS = (" (1.1)", ": 2.0", " 1.1", "(2.0)", " 2013", "d)", "(a)", ".0", "0", "9" * 20)
KNOTS = ("M.12", "M 12", "Moor Code M.12", "rule M.12", "Moor Code kap. 5.1", "ISO 27001 kap. 5.1", "kap. 5.1")
"""Texts in which several rules meet."""
SIGNS = (*" .,;:-()[]xX", *map(str, range(13)))
ODD = "\xa0\ufeff\x1f\x85\u017f\u212a\u0665\U0001d7d7_\xb2\u0131\u0130\u1e9e\u2160"
"""Blanks, letters and digits that Python and a browser take for different things unless somebody minds."""


def framework_of(text: str, problems: Problems) -> Fields:
    """Return the fields of a framework's file."""
    node = tree(text, "tiny.yml", problems)
    assert isinstance(node, Mapping)
    return Fields(node, problems)


def ids_of(*files: str, beside: Catalogue | None = None) -> Ids:
    """Return what reads the ids of some frameworks, beside those of a catalogue."""
    problems = Problems()
    frameworks, entries = (dict(beside.frameworks), dict(beside.entries)) if beside else ({}, {})
    for text in files:
        framework, found = read_framework(framework_of(text, problems))
        frameworks[framework.id] = replace(framework, rank=len(frameworks))
        entries |= {entry.id: entry for entry in found}
    problems.raise_if_any()
    return Ids(entries, frameworks, beside.ids.names.others if beside else ())


def made_texts(ids: Ids, dice: Random, count: int) -> list[str]:
    """Return texts that may name ids, most of them almost: whole ids and their pieces, with names, words and slips."""
    pieces = [piece for i in ids.known for piece in re.findall(r"[A-Za-z]+|\d[\d.]*|\W", i)]
    found = {*ids.known, *KNOTS}
    while len(found) < count:
        text = dice.choice((*ids.known, "".join(dice.choices(pieces, k=dice.randint(1, 4)))))
        for before in dice.choice(((), (), (WORDS,), (NAMES,), (WORDS, NAMES))):
            text = dice.choice(before) + text.removeprefix(dice.choice(pieces))
        text += dice.choice(dice.choice((("",), ("",), ENDS)))
        for _ in range(dice.choice((0, 0, 1, 2))):
            at = dice.choice((0, len(text), dice.randint(0, len(text))))
            more = dice.choice(dice.choice((ENDS, SIGNS, SIGNS, ODD, pieces)))
            text = text[:at] + more + text[at + dice.choice((0, 0, 1)) :]
        found.add(dice.choice((text, text, text.lower(), text.upper())))
    return sorted(found)
