"""How frameworks stand beside each other: their order, what each has for itself, and which follows which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.problems import closest_word

from .allowed import ANY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_crosswalk.data.data_folder import DataFolder
    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Position, Problems

    from .frameworks import Framework

FOLDER = "frameworks"
ORDER = f"{FOLDER}/order.yml"
OTHERS = f"{FOLDER}/others.yml"
"""The names of standards that nobody here has."""
LISTS = ("shown", "read")
NAMES = (ANY, "level", "title", "titles", "reason", "why", "by", "confidence", "reviewed")
"""What no key of a framework may be: the fields that stand beside lists of ids."""
COMPARED = 2
_KEY = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def framework_files(files: DataFolder) -> dict[str, str]:
    """Return the files of frameworks by what they are called, which is the id of the framework."""
    found: dict[str, str] = {}
    for name in files.part(FOLDER):
        called = name.rpartition("/")[2].rpartition(".")[0]
        if name in (ORDER, OTHERS):
            continue
        if called in found:
            files.problems.add(files.at(name), f'"{called}" stands in {files.at(found[called]).file} already')
        else:
            found[called] = name
    return found


def read_order(fields: Fields, named: Mapping[str, str], files: DataFolder) -> dict[str, int]:
    """Return the frameworks in the order in which they are shown, each with its rank where ids are read.

    A framework without a file is a problem, and so is a file without a place in the order.

    Args:
        fields: The order.
        named: The files of frameworks by what they are called.
        files: The folder of data.
    """
    problems, before = fields.problems, len(fields.problems)
    said = {name: {s.text: s for s in fields.texts(name, required=True)} for name in LISTS}
    fields.close()
    if len(problems) > before:
        return {}
    lacking = {name: [framework for framework in named if framework not in said[name]] for name in LISTS}
    told: set[str] = set()
    for name in LISTS:
        for scalar in (s for s in said[name].values() if s.text not in named):
            near = closest_word(scalar.text, lacking[name])
            if near:
                lacking[name].remove(near)  # it is the one that was meant
            if near and scalar.text not in told:
                problems.unknown(scalar.at, "framework", scalar.text, (near,))
            elif scalar.text not in told:
                files.require(f"{FOLDER}/{scalar.text}.yml", scalar.at)
            told.add(scalar.text)
    for framework in named:
        lists = [name for name in LISTS if framework in lacking[name]]
        if len(lists) == len(LISTS):
            says = f'unknown framework "{framework}"; give it a place under "shown" and "read" in {fields.at.file}'
            problems.add(files.at(named[framework]), says)
        elif lists:
            problems.add(fields.place(lists[0]), f'"{framework}" has no place under "{lists[0]}"')
    shown, read = said.values()
    return {framework: list(read).index(framework) for framework in shown if framework in named and framework in read}


def check_beside(files: Iterable[tuple[Fields, Framework]], problems: Problems) -> None:
    """Report what two frameworks cannot both have, and what one says of another that is not so."""
    read = list(files)
    known = {framework.id: framework for _, framework in read}
    taken: dict[tuple[str, str], Position] = {}
    for fields, framework in read:
        kinds = fields.mapping("kinds")
        named = [("key", framework.key, fields.place("key")), ("address", framework.address, fields.place("address"))]
        named += [("kind", key, kinds.place(key) if kinds else fields.at) for key in framework.kinds]
        for what, name, at in named:
            if name and (what, name) in taken:
                first = taken[what, name]
                problems.add(at, f'the {what} "{name}" is taken already, in {first.file}:{first.line}')
            taken.setdefault((what, name), at)
        _check_key(framework.key, fields.place("key"), problems)
        _check_succession(fields, framework, known)
    if read and all(f.kinds for f in known.values()) and sum(bool(f.single) for f in known.values()) < COMPARED:
        says = f'nothing can be compared: fewer than {COMPARED} frameworks have kinds that are "single"'
        problems.add(read[0][0].place("kinds"), says)


def _check_key(key: str, at: Position, problems: Problems) -> None:
    if key and (not _KEY.fullmatch(key) or "-to-" in key):
        problems.add(at, f'"{key}" is no key; write small letters, digits and dashes, and no "-to-"')
    elif key in NAMES:
        problems.add(at, f'"{key}" is the name of another field; choose another key')


def _check_succession(fields: Fields, framework: Framework, known: Mapping[str, Framework]) -> None:
    """Report an edition that is not there, that follows itself, or of which no file says where its entries went."""
    problems, at = fields.problems, fields.place("succeeds")
    if framework.succeeds and framework.succeeds not in known:
        problems.unknown(at, "framework", framework.succeeds, known)
    for one, other in (("succeeds", "transitions"), ("transitions", "succeeds")):
        if fields.has(one) and not fields.has(other):
            problems.add(fields.place(one), f'"{one}" needs "{other}": the edition before, and where its entries went')
    seen = [framework.id]
    while (before := known[seen[-1]].succeeds) in known:
        if before in seen:
            problems.add(at, f'"{framework.id}" follows itself')
            return
        seen.append(before)
