"""The rooms of the code: what each may import, that nothing goes round in a circle, and where frameworks are named."""

from __future__ import annotations

import ast
import re
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

import pytest

from tests.support.builds import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "mkdocs_crosswalk"
PACKAGE = ROOT / "plugins" / NAME
LONGEST = 300
"""Lines of a module."""
ADAPTER = PACKAGE / "engines/mkdocs/plugin.py"
HOOKS = 150
"""Lines of the adapter."""
OWN_ROOM = "iso_soc2/"
"""Where frameworks may be named."""
NAMING = {"__init__.py", "cli.py", "engines/parts.py"}
"""What else names one: what the package is, and which room it offers."""
CODE = {".py", ".js", ".html", ".css"}
OUR_FRAMEWORKS = re.compile(
    r"(?<![a-z])"
    r"(?:iso(?:/iec)?(?:[ _-]?2700[12])?|2700[12]|soc[ _-]?2|annex(?: a)?|aicpa|tsc|trust services|nist|csf)"
    r"(?![a-z])",
    re.IGNORECASE,
)
LAYER = re.compile(r"^\| `(?P<room>\w+)(?:/|\.py)` \|", re.MULTILINE)


def rooms() -> tuple[str, ...]:
    """Return the rooms in the order in which CONTRIBUTING.md draws them."""
    return tuple(match["room"] for match in LAYER.finditer((ROOT / "CONTRIBUTING.md").read_text("utf-8")))


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imported(name: str) -> Iterator[str]:
    """Yield the modules of the package that a module imports, for types alone as well."""
    path = MODULES[name]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom):
            above = name.split(".")[: len(name.split(".")) - node.level + (path.name == "__init__.py")]
            module = ".".join((*(above if node.level else ()), *filter(None, (node.module,))))
            for alias in node.names:
                inside = f"{module}.{alias.name}"
                if inside in MODULES or module in MODULES:
                    yield inside if inside in MODULES else module


GRAPH = {name: {other for other in imported(name) if other not in (name, NAME)} for name in MODULES}


def room_of(name: str) -> str:
    return name.split(".")[1]


def test_contributing_draws_every_room() -> None:
    there = {path.stem for path in PACKAGE.iterdir() if path.is_dir() and list(path.glob("*.py"))}
    there |= {path.stem for path in PACKAGE.glob("*.py") if path.stem != "__init__"}
    assert sorted(rooms()) == sorted(there)


def test_a_room_imports_only_from_those_drawn_before_it() -> None:
    order = {room: place for place, room in enumerate(rooms())}
    upward = {
        f"{name} imports {other}"
        for name, others in GRAPH.items()
        for other in others
        if order[room_of(name)] < order[room_of(other)]
    }
    assert not upward


def test_no_import_goes_round_in_a_circle() -> None:
    try:
        TopologicalSorter(GRAPH).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_a_room_has_no_face_that_imports_what_is_in_it() -> None:
    faces = {name for name, path in MODULES.items() if path.name == "__init__.py" and name != NAME}
    assert not [name for name in faces if GRAPH[name]]


@pytest.mark.parametrize("path", MODULES.values(), ids=MODULES)
def test_a_module_is_one_thing(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= (HOOKS if path == ADAPTER else LONGEST)


def test_only_the_adapters_import_an_engine() -> None:
    importing = {
        name
        for name, path in MODULES.items()
        if re.search(r"^\s*(?:import|from) mkdocs[. ]", path.read_text("utf-8"), re.MULTILINE)
    }
    assert {".".join(name.split(".")[:3]) for name in importing} == {f"{NAME}.engines.mkdocs"}


def test_frameworks_are_named_in_data_and_in_their_own_room() -> None:
    naming = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*")
        if path.suffix in CODE and OUR_FRAMEWORKS.search(path.read_text("utf-8"))
    }
    assert any(name.startswith(OWN_ROOM) for name in naming)
    assert {name for name in naming if not name.startswith(OWN_ROOM)} == NAMING
