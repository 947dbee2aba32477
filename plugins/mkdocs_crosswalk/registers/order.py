"""How frameworks stand beside each other: their order, what each has for itself, and which follows which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.data.problems import closest_word
from mkdocs_crosswalk.data.words import listed

from .allowed import ANY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_crosswalk.data.data_folder import DataFolder
    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Position, Problems

    from .frameworks import Entry, Framework


class Order(NamedTuple):
    """The frameworks that have a place, in the order in which they are shown.

    Attributes:
        ranks: The rank of each where an id may be that of several: the least is meant.
        said: Those whose rank a file says; nobody says of any other that it goes before one whose ids it shares.
        first: Those that the first version of the files for machines holds.
    """

    ranks: dict[str, int]
    said: frozenset[str]
    first: frozenset[str]

    def with_more(self, frameworks: Iterable[str]) -> Order:
        """Return the order with frameworks behind that it does not name."""
        more = [framework for framework in frameworks if framework not in self.ranks]
        last = max(self.ranks.values(), default=-1) + 1
        return self._replace(ranks={**self.ranks, **{name: last + n for n, name in enumerate(more)}})


FOLDER = "frameworks"
ORDER = f"{FOLDER}/order.yml"
OTHERS = f"{FOLDER}/others.yml"
"""The names of standards that nobody here has."""
LISTS = ("shown", "read")
FIRST = "api_v1"
"""The list of frameworks that the first version of the files for machines holds; it takes in none more."""
NAMES = (ANY, "level", "title", "titles", "reason", "why", "by", "confidence", "reviewed")
"""What no key of a framework may be: the fields that stand beside lists of ids."""
NO_ORDER = Order({}, frozenset(), frozenset())
COMPARED = 2
_LETTERS = re.compile(r"([A-Za-z]+)[^A-Za-z]*\d")
_HEAD = re.compile(r"^[A-Za-z]+")
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


def read_order(fields: Fields, named: Mapping[str, Position], files: DataFolder) -> Order:
    """Return the order of frameworks that a file says.

    A framework without a file is a problem, and so is one without a place in the order.

    Args:
        fields: The order.
        named: Where the frameworks are that must have a place, by their ids.
        files: The folder of data.
    """
    problems, before = fields.problems, len(fields.problems)
    said = {name: {s.text: s for s in fields.texts(name, required=True)} for name in LISTS}
    first = fields.all_known(FIRST, "framework", {**said["shown"], **named})
    fields.close()
    if len(problems) > before:
        return NO_ORDER
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
            problems.add(named[framework], says)
        elif lists:
            problems.add(fields.place(lists[0]), f'"{framework}" has no place under "{lists[0]}"')
    shown, read = said.values()
    ranks = {framework: list(read).index(framework) for framework in shown if framework in named and framework in read}
    return Order(ranks, frozenset(ranks), frozenset(first))


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


def check_alike(files: Iterable[tuple[Fields, Framework, Iterable[Entry]]], order: Order, problems: Problems) -> None:
    """Report frameworks whose ids are written alike where no file says which of them is meant first."""
    before: list[tuple[Framework, tuple[Entry, ...]]] = []
    for fields, framework, entries in sorted(files, key=lambda one: one[1].id not in order.said):
        among = before if framework.id not in order.said else []
        alike = [f"{found} of {other.name}" for other, its in among if (found := _alike(framework, its))]
        if alike:
            at = fields.place("prefix" if fields.has("prefix") else "ids")
            says = f"ids of {framework.name} may be read as {listed(alike)}; choose other letters"
            problems.add(at, f'{says}, or say under "read" in {ORDER} which is meant first')
        before.append((framework, tuple(entries)))


def _alike(framework: Framework, entries: Iterable[Entry]) -> str:
    """Return an entry's id that a framework writes its own like, or an empty text."""
    for spelling in framework.ids:
        for entry in entries:
            letters = _LETTERS.match(entry.id)
            own = spelling.letters or _HEAD.findall(spelling.form)
            shared = letters and letters[1].upper() in {letter.upper() for letter in own}
            if shared or (spelling.read and re.fullmatch(spelling.read, entry.id, re.IGNORECASE)):
                return entry.id
    return ""


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
