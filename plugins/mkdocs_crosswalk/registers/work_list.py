"""The list that a reader keeps in a browser and saves as a file: it says of entries what `status.yml` says of them."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.data import shapes
from mkdocs_crosswalk.data.fields import Fields
from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import Position, closest_word, hint
from mkdocs_crosswalk.data.rules import RULES, STATES
from mkdocs_crosswalk.data.yaml_files import Mapping, Scalar, kind_of, tree

from .binding import why_binding

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.data.problems import Problems
    from mkdocs_crosswalk.data.shapes import Shape

    from .references import References

_LIST = RULES["list"]
VERSION: int = _LIST["version"]
STATUSES = tuple(state for state in STATES if state != "unsaid")
FIELDS = tuple(name for name in _LIST["fields"] if name != "changed")
"""What may be said of an entry; an empty text takes back what was said before."""
BESIDE = ("schema", "made", "direction", "categories", "score", "unknown")
"""What else stands in the file, and is nothing that `status.yml` holds."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PAIR = re.compile(r"\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)


@frozen
class Entered:
    """What a reader entered for an entry.

    Attributes:
        says: The fields that are there, as texts; an empty one takes back what was said before.
        places: Where each stands.
    """

    at: Position
    says: dict[str, str]
    places: dict[str, Position]

    def place(self, field: str) -> Position:
        """Return where a field stands, or the entry if it is absent."""
        return self.places.get(field, self.at)


@frozen
class WorkList:
    """A file that was read.

    Attributes:
        entries: What is entered, by the ids of the entries, in the order of the file.
        unknown: Ids that the site which saved the file did not know, as written.
    """

    entries: dict[str, Entered]
    unknown: tuple[str, ...]


def read_work_list(path: Path, references: References, problems: Problems) -> WorkList:
    """Return what a saved file says, after reporting all that is wrong with it.

    Its limits are those of the scripts that write it: see `data/rules.py`.
    """
    name = path.name
    text = _text(path, problems)
    root = _tree(text, name, problems) if text is not None else None
    if root is None:
        return WorkList({}, ())
    if not isinstance(root, Mapping):
        problems.add(root.at, f"this is no list of work: it holds {kind_of(root)}")
        return WorkList({}, ())
    fields = Fields(root, problems)
    if not _understood(fields):
        return WorkList({}, ())
    for beside in BESIDE:
        fields.has(beside)
    given = fields.mapping("entries")
    unknown = fields.mapping("unknown") if fields.has("unknown") else None
    fields.close()
    return WorkList(_entries(given, references), unknown.names() if unknown else ())


def _text(path: Path, problems: Problems) -> str | None:
    start = Position(path.name, 1, 1)
    try:
        data = path.read_bytes()
        if len(data) > _LIST["bytes"]:
            problems.add(start, f"the file has {len(data):,} bytes; a list of work has at most {_LIST['bytes']:,}")
            return None
        text = data.decode("utf-8-sig")
        json.loads(text)
    except OSError as error:
        problems.add(start, f"the file cannot be read: {error.strerror}")
    except UnicodeDecodeError:
        problems.add(start, "this is no list of work: it is no text in UTF-8")
    except json.JSONDecodeError as error:
        cut = "; it ends too early, as if it were cut off" if _ends_at(text, error) else ""
        problems.add(Position(path.name, error.lineno, error.colno), f"not valid JSON: {error.msg}{cut}")
    except RecursionError:
        problems.add(start, "this is no list of work: it nests too deeply")
    else:
        return text
    return None


def _ends_at(text: str, error: json.JSONDecodeError) -> bool:
    return error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")


def _tree(text: str, name: str, problems: Problems) -> Any:
    """Return the tree of a text that is JSON, and so YAML but for signs written as two escapes, with its places."""
    whole = _PAIR.sub(lambda found: json.loads(f'"{found[0]}"'), text)
    return tree(whole.replace("\t", " ").replace("\\/", "/"), name, problems)


def _understood(fields: Fields) -> bool:
    version = fields.scalar("version")
    if version is None:
        fields.problems.add(fields.at, "this is no list of work that the site saved")
    elif version.text != str(VERSION):
        newer = version.text.isdigit() and int(version.text) > VERSION
        says = "newer than this command knows; install its newest edition" if newer else f"none; it is {VERSION}"
        fields.problems.add(version.at, f'the version "{version.text}" is {says}')
    else:
        return True
    return False


def _entries(given: Fields | None, references: References) -> dict[str, Entered]:
    """Return what is entered by the ids of entries; one that is written in two ways is reported."""
    if given is None:
        return {}
    problems = given.problems
    if len(given.tree.pairs) > _LIST["entries"]:
        problems.add(given.at, f"there are {len(given.tree.pairs)} entries; at most {_LIST['entries']} fit")
        return {}
    found: dict[str, Entered] = {}
    for key, node in given.tree.pairs:
        reached = references.reach(key)
        if len(reached) > 1:
            problems.add(key.at, f'"{key.text}" stands for {len(reached)} entries; here each has a line of its own')
        for entry in reached[:1]:
            if entry in found:
                problems.add(key.at, f'"{entry}" stands twice')
            if not isinstance(node, Mapping):
                problems.add(node.at, f'"{key.text}" must be a mapping, not {kind_of(node)}')
            else:
                found[entry] = _entered(entry, Fields(node, problems), references)
    return found


def _entered(entry: str, fields: Fields, references: References) -> Entered:
    says = {name: text for name in FIELDS if (text := _said(fields, name)) is not None}
    fields.has("changed")
    fields.close()
    at = {name: fields.place(name) for name in says}
    one = Entered(fields.at, says, at)
    status = says.get("status", "")
    if status and status not in STATUSES:
        near = hint(closest_word(status, STATUSES))
        fields.problems.add(at["status"], f'unknown status "{status}"{near}; allowed: {", ".join(STATUSES)}')
    if status in RULES["reasoned"]:
        if rule := why_binding(entry, references):
            fields.problems.add(at["status"], f"{entry} cannot be left out: {rule}")
        elif not says.get("reason"):
            fields.problems.add(at["status"], f'"reason" is missing: say why nothing calls for {entry}')
    elif status in RULES["dated"] and not says.get("due"):
        fields.problems.add(at["status"], f'"{status}" without a "due": say by which day {entry} is done')
    if says.get("due") and not _is_day(says["due"]):
        fields.problems.add(at["due"], f'"{says["due"]}" is no day; write it as 2027-03-26')
    return one


def _said(fields: Fields, name: str) -> str | None:
    """Return a text, which may be empty, with white space folded; None where it is not said."""
    node = fields.node(name) if fields.has(name) else None
    if node is None or (isinstance(node, Scalar) and node.tag == "null"):
        return None
    if not isinstance(node, Scalar):
        fields.problems.add(node.at, f'"{name}" must be text, not {kind_of(node)}')
        return None
    if len(node.text) > _LIST["characters"]:
        fields.problems.add(node.at, f'"{name}" has {len(node.text)} characters; at most {_LIST["characters"]} fit')
    return node.folded


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def work_list_shape() -> Shape:
    """Return the shape of the file."""
    text = {"type": "string", "maxLength": _LIST["characters"]}
    day = shapes.text("Empty, or a day as 2027-03-26.", r"^(\d{4}-\d{2}-\d{2})?$")
    stamp = shapes.text("When it was entered, as 2027-03-15T14:02:40Z.", r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$")
    line = shapes.record(
        {},
        {
            "status": shapes.choice(("", *STATUSES), "How far it is; empty takes back what was said before."),
            "owner": shapes.described(text, "A person or a function."),
            "due": day,
            "reason": shapes.described(text, "Why it is necessary, or why it is not applicable."),
            "note": shapes.described(text, "What is done next."),
            "changed": stamp,
        },
    )
    lines = shapes.table(line, "By id, such as A.5.18, Clause 9.2.1 or CC6.1.")
    made = shapes.record(
        {"at": stamp},
        {"site": shapes.text("The address of the site."), "data": shapes.day("Of the last review of the data.")},
        "When and where the file was made.",
    )
    answers = shapes.table(shapes.choice(RULES["answers"]), "The answers by the numbers of the questions.")
    score = shapes.record(
        {"questions": shapes.text("Which questions they are, and of which edition."), "answers": answers},
        {"changed": stamp},
        "The answers to a scorecard.",
    )
    return shapes.record(
        {
            "version": {"const": VERSION, "description": "Of the form of the file."},
            "entries": {**lines, "maxProperties": _LIST["entries"]},
        },
        {
            "schema": shapes.text("The address of this schema."),
            "made": made,
            "direction": shapes.text("Which way the list was made for."),
            "categories": shapes.several(shapes.text(), "The categories of the report that the list was made for."),
            "score": score,
            "unknown": shapes.described(lines, "What the site did not know, kept as it was."),
        },
    )
