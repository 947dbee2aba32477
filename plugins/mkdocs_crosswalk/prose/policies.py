"""Policies among the pages that people write: what their metadata says of them, read before any page is rendered."""

from __future__ import annotations

import re
from datetime import date
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.policies import Policy
from mkdocs_crosswalk.data.characters import refusal, refused
from mkdocs_crosswalk.data.problems import SLIP, Problem, closest_word, distance, hint
from mkdocs_crosswalk.data.yaml_files import Scalar, Sequence

from .front_matter import ODD, FrontMatterError, headings, parted
from .named_ids import NamedIds, shortened
from .page_fields import read_day, wrong_day
from .satisfies import FIELD, Satisfies

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.data.yaml_files import Node

    from .front_matter import FrontMatter

_OURS = {FIELD: 3, "next_review": 2, "review_date": 1, "reviewed": 1, "owner": 1}
"""The fields that say that a page is one of those meant here, and how many slips make a misspelling of each."""
_DUE = ("next_review", "review_date")
_FIELDS = {name.replace("_", ""): name for name in (*_OURS, "type", "title", "name")}
_WORDS = frozenset(
    (
        *("owned", "owners", "review", "reviews", "reviewer", "reviewers", "reviewedat", "reviewedby", "reviewedon"),
        *("satisfied", "satisfaction"),
    )
)
"""Names of a page's own fields that look like slips of ours, and are none."""
_LONGEST = max(map(len, _OURS)) + 3
_TELLING = re.compile(r"satisfies|type|owner|review", re.IGNORECASE)
_MEANT = re.compile(rf"^\W*(?:{FIELD}|type\W+policy)\b", re.MULTILINE | re.IGNORECASE)
_LOST = re.compile(rf"^{FIELD}[ \t]*:", re.MULTILINE)
_ADVICE = 'write it between two lines "---" at the top of the page'
_LISTS = ("index", "README")
"""Pages that list a folder: policies only if they say so."""


def read_policies(
    catalogue: Catalogue,
    pages: Iterable[tuple[str, str]],
    pattern: str = "",
    names: Mapping[str, str] | None = None,
    latest: date = date.max,
) -> tuple[tuple[Policy, ...], list[Problem]]:
    """Return the policies among pages, by title, and what is wrong with their metadata.

    Args:
        catalogue: The entries that a policy may name.
        pages: The source file of each page with its text.
        pattern: Files that are policies whatever their metadata says, such as `policies/**`.
        names: The titles that the site's navigation gives to pages, by source file.
        latest: The day after which no review can have been.
    """
    found: list[Policy] = []
    problems: list[Problem] = []
    ids = NamedIds(catalogue)
    for uri, text in pages:
        reader = _Reader(ids, parted(text, uri), (names or {}).get(uri, ""), latest)
        if policy := reader.read(listed=bool(pattern) and fnmatchcase(uri, pattern)):
            found.append(policy)
        problems += sorted(reader.problems)
    return tuple(sorted(found, key=lambda p: (p.title.casefold(), p.uri))), problems


def wrong_anchors(policy: Policy, anchors: Collection[str], frameworks: Iterable[str]) -> list[Problem]:
    """Return what to say of the anchors that a policy names and its page has not.

    Args:
        policy: The policy.
        anchors: Those of its page.
        frameworks: Names of frameworks, one of which may be meant.
    """
    wrong = [(anchor, at) for anchor, at in policy.anchors if anchor not in anchors]
    return [
        Problem(at, f'there is no section "#{shortened(anchor)}" on this page{_like(anchor, (*anchors, *frameworks))}')
        for anchor, at in wrong
    ]


def _like(anchor: str, known: Collection[str]) -> str:
    return hint(closest_word(anchor, sorted(known))) if anchor == shortened(anchor) else ""


class _Reader:
    """Reads one page.

    Args:
        ids: The reader of ids.
        front: The page's metadata.
        name: The title that the navigation gives to the page, or "".
        latest: The day after which no review can have been.
    """

    def __init__(self, ids: NamedIds, front: FrontMatter, name: str, latest: date) -> None:
        self.ids = ids
        self.front = front
        self.name = name
        self.latest = latest
        self.problems: list[Problem] = []

    def read(self, *, listed: bool) -> Policy | None:
        """Return the policy that a page is, or None."""
        if at := self.front.lost(_LOST):
            self.problems.append(Problem(at, f'MkDocs does not read "{FIELD}" here; {_ADVICE}'))
        if not (listed or _TELLING.search(self.front.text)):
            return None
        try:
            pairs = self.front.fields()
        except FrontMatterError as error:
            if listed or _MEANT.search(self.front.text):
                self.problems.append(Problem(error.at, str(error)))
            return None
        self.fields = self._known(pairs)
        if pairs and _FIELDS.get(_bare(pairs[-1][0].text)) == FIELD and (at := self.front.broken_off):
            self.problems.append(Problem(at, f'MkDocs does not read this line as a part of "{FIELD}"; {_ADVICE}'))
        elif isinstance(node := self.fields.get(FIELD), Scalar) and node.tag == "null":
            message = f'"{FIELD}" is empty; name what the policy satisfies, or write "{FIELD}: []"'
            self.problems.append(Problem(node.at, message))
        kind = _text(self.fields.get("type")).lower()
        stem = PurePosixPath(self.front.file).stem
        policy = kind == "policy" or (listed and not kind and stem not in _LISTS)
        if policy or any(name in self.fields for name in _OURS):
            self.problems += self._misspelt(pairs)
        return self._policy() if policy or FIELD in self.fields else None

    def _known(self, pairs: list[tuple[Scalar, Node]]) -> dict[str, Node]:
        """Return the fields that are read here, by name; small and capital letters, spaces and dashes are one."""
        found: dict[str, tuple[Scalar, Node]] = {}
        for key, value in pairs:
            name = _FIELDS.get(_bare(key.text))
            if name in found and (name in _OURS or key.text == found[name][0].text):
                first = found[name][0].at.line
                self.problems.append(Problem(key.at, f'"{name}" stands twice (first in line {first})'))
            if name and (name not in found or key.text == name):
                found[name] = key, value
        return {name: value for name, (_, value) in found.items()}

    def _misspelt(self, pairs: list[tuple[Scalar, Node]]) -> Iterable[Problem]:
        """Yield the fields that are a few slips away from one of ours, which the page has not."""
        there = {*self.fields, *(_DUE if any(name in self.fields for name in _DUE) else ())}
        missing = {name.replace("_", ""): (name, slips) for name, slips in _OURS.items() if name not in there}
        for key, value in pairs:
            bare = _bare(key.text)
            if bare in _FIELDS or bare in _WORDS or not 0 < len(bare) <= _LONGEST:
                continue
            near = [n for b, (n, slips) in missing.items() if b[0] == bare[0] and distance(bare, b) <= slips * SLIP]
            if _text(value).lower() == "policy" and "type" not in there and distance(bare, "type") <= SLIP:
                near.append("type")
            if near:
                yield Problem(key.at, f'the field "{key.text}" is not read{hint(near[0])}')

    def _policy(self) -> Policy:
        titles = list(headings(self.front.body))
        satisfies = Satisfies(self.ids, {anchor: words for _, words, anchor in titles})
        if FIELD in self.fields:
            satisfies.read(self.fields[FIELD])
            self.problems += satisfies.problems
        first = titles[0][1] if titles and titles[0][0] == 1 else ""
        file = PurePosixPath(self.front.file).stem.replace("-", " ").replace("_", " ")
        title = _text(self.fields.get("title")) or self.name or _text(self.fields.get("name"))
        reviewed, due = self._review()
        return Policy(
            uri=self.front.file,
            title=title or first or file[:1].upper() + file[1:],
            citations=tuple(satisfies.citations.values()),
            owner=self._plain("owner"),
            reviewed=reviewed,
            due=due,
            others=tuple(satisfies.others.values()),
            anchors=tuple(satisfies.anchors.items()),
            entries=self.ids.catalogue.ids.sorted(c.entry for c in satisfies.citations.values()),
        )

    def _plain(self, name: str) -> str:
        """Return the text of a field, and complain of what cannot be read in it."""
        node = self.fields.get(name)
        if isinstance(node, Sequence) and not node.items:
            self.problems.append(Problem(node.at, f'"{name}" is empty; give a value or leave the field out'))
        for part in node.items if isinstance(node, Sequence) else (node,):
            if part is not None and (not isinstance(part, Scalar) or part.tag == ODD):
                message = f'"{name}" must be text, or a list of texts; write the value out'
                self.problems.append(Problem(part.at, message))
            elif part is not None and (odd := next(refused(part.text), None)):
                self.problems.append(Problem(part.at, refusal(odd[0])))
        return _text(node)

    def _review(self) -> tuple[date | None, date | None]:
        """Return the day of the last review and that of the next."""
        names = [name for name in _DUE if name in self.fields]
        reviewed, due = self._day("reviewed", self.latest), self._day(names[0] if names else "", date.max)
        if names == [*_DUE]:
            message = '"review_date" is another name of "next_review", which counts; keep one, or write "reviewed"'
            self.problems.append(Problem(self.fields[_DUE[1]].at, message))
        if reviewed and due and due < reviewed:
            message = f"{due} is before the review, which was on {reviewed}"
            self.problems.append(Problem(self.fields[names[0]].at, message))
        return reviewed, due

    def _day(self, name: str, latest: date) -> date | None:
        node, text = self.fields.get(name), self._plain(name)
        if node is None or not text:
            return None
        day = read_day(text)
        wrong = wrong_day(name, day, latest) if day else f'"{shortened(text)}" is not a date; write it as 2026-05-12'
        if wrong:
            self.problems.append(Problem(node.at, wrong))
            return None
        return day


def _bare(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _text(node: Node | None) -> str:
    """Return a value, or several with commas between; what is odd, or is not seen, is nothing."""
    if isinstance(node, Sequence):
        return ", ".join(filter(None, (_text(item) for item in node.items if isinstance(item, Scalar))))
    if isinstance(node, Scalar) and node.tag != ODD:
        text = node.folded
        for unseen in reversed(list(refused(text))):
            text = text[: unseen.start()] + text[unseen.end() :]
        return text
    return ""
