"""A field that is described once is read, complained about, completed by editors and published."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import pytest
from jsonschema import Draft202012Validator

from mkdocs_crosswalk.data.fields import Fields
from mkdocs_crosswalk.data.problems import CatalogueError, Position, Problems
from mkdocs_crosswalk.data.records import MADE, Form, item_of, published_of, read_record, record, shape_fields, shape_of
from mkdocs_crosswalk.data.yaml_files import Mapping, tree
from mkdocs_crosswalk.registers.evidence import Topic

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.shapes import Shape

T = TypeVar("T")
NAME = "mappings/x.yml"


@record
class Coloured(Topic):
    """A topic with one line more."""

    colour: Annotated[str, Form("Its colour in lists.", words=("red", "green"))]


class Weight(StrEnum):
    LIGHT = "light"
    HEAVY = "heavy"


@record
class Part:
    name: Annotated[str, Form(key="called")]
    position: Position


@record
class Thing:
    """One field of each sort that must be there, and one that may be left out."""

    name: str
    note: str = ""
    count: int
    spare: int = 7
    open: bool
    good: bool = True
    made: date
    checked: date | None = None
    weight: Weight
    lifted: Weight = Weight.HEAVY
    lines: tuple[str, ...]
    more: Annotated[tuple[str, ...], Form(private=True)] = ()
    parts: tuple[Part, ...]
    others: Annotated[tuple[Part, ...], Form(kept=True)] = ()
    main: Part | None = None
    total: Annotated[int, Form(derived=True)] = 0
    position: Position
    made_at: Annotated[Position, Form(key="made")]


def read(kind: type[T], text: str, **ready: Any) -> tuple[T, list[str]]:
    problems = Problems(date(2026, 12, 1))
    node = tree(text, NAME, problems)
    assert isinstance(node, Mapping)
    found = read_record(kind, Fields(node, problems), **ready)
    try:
        problems.raise_if_any()
    except CatalogueError as error:
        return found, [str(problem) for problem in error.problems]
    return found, []


def fits(shape: Shape, value: Any) -> bool:
    return not list(Draft202012Validator(shape).iter_errors(value))


def test_a_field_is_added_in_one_line() -> None:
    said = {"id": "risk", "name": "Risk", "colour": "red"}
    found, problems = read(Coloured, "id: risk\nname: Risk\ncolour: red\n")
    assert (found.name, found.colour, problems) == ("Risk", "red", [])
    assert read(Coloured, "id: risk\nname: Risk\ncolour: gren\n")[1] == [
        f'{NAME}:3:9: unknown colour "gren" (did you mean green?); allowed: red, green'
    ]
    assert read(Coloured, "id: risk\nname: Risk\ncolor: red\n")[1] == [
        f'{NAME}:3:1: unknown field "color" (did you mean colour?)'
    ]
    assert read(Coloured, "id: risk\nname: Risk\n")[1] == [f'{NAME}:1:1: the field "colour" is missing']
    assert shape_of(Coloured)["properties"]["colour"] == {
        "enum": ["red", "green"],
        "description": "Its colour in lists.",
    }
    assert fits(shape_of(Coloured), said) and not fits(shape_of(Coloured), {**said, "colour": "gren"})
    assert item_of(found) == said and fits(published_of(Coloured), item_of(found))


SHORT = """\
name: a  b
count: 3
open: yes
made: 2026-05-12
weight: light
lines: one
parts: [{called: c}]
"""


def test_what_is_left_out_has_its_default() -> None:
    found, problems = read(Thing, SHORT)
    assert problems == []
    part = Part(name="c", position=Position(NAME, 7, 9))
    assert found == Thing(
        name="a b",
        count=3,
        open=True,
        made=date(2026, 5, 12),
        weight=Weight.LIGHT,
        lines=("one",),
        parts=(part,),
        position=Position(NAME, 1, 1),
        made_at=Position(NAME, 4, 7),
    )
    assert read(Thing, SHORT, total=5)[0].total == 5


def test_files_for_machines_hold_what_must_be_there_what_is_kept_and_what_says_something() -> None:
    found, _ = read(Thing, SHORT + "more: [two]\nmain: {called: d}\n")
    item = item_of(found)
    assert item == {
        "name": "a b",
        "count": 3,
        "spare": 7,
        "open": True,
        "good": True,
        "made": "2026-05-12",
        "weight": "light",
        "lifted": "heavy",
        "lines": ["one"],
        "parts": [{"called": "c"}],
        "others": [],
        "main": {"called": "d"},
        "total": 0,
    }
    assert fits(published_of(Thing), item)
    assert set(item_of(found, whole=True)) - set(item) == {"note", "checked"}


SLIPS = {
    "name: a  b": ("name: [a]", f'{NAME}:1:7: "name" must be text, not a list'),
    "count: 3": ("count: '3'", f'{NAME}:2:8: "count" must be a whole number'),
    "open: yes": ("open: 1", f'{NAME}:3:7: "open" must be true or false'),
    "made: 2026-05-12": ("made: May", f'{NAME}:4:7: "May" is not a date; write it as 2026-05-12'),
    "weight: light": (
        "weight: ligth",
        f'{NAME}:5:9: unknown weight "ligth" (did you mean light?); allowed: light, heavy',
    ),
    "lines: one": ("lines: {a: b}", f'{NAME}:6:8: "lines" must be a list, not a mapping'),
    "{called: c}": ("{calld: c}", f'{NAME}:7:10: unknown field "calld" (did you mean called?)'),
}


def test_all_that_is_wrong_is_said_in_one_run() -> None:
    text = SHORT
    for right, (wrong, _) in SLIPS.items():
        text = text.replace(right, wrong)
    found, problems = read(Thing, text)
    assert problems == [message for _, message in SLIPS.values()]
    assert (found.name, found.count, found.open, found.made, found.weight, found.lines) == (
        *("", 0, False, date.min),
        *(Weight.HEAVY, ()),
    )


def test_a_field_that_no_reader_knows_is_refused_where_it_is_described() -> None:
    @record
    class Odd:
        sizes: dict[str, int]

    with pytest.raises(TypeError, match="no form is known for dict"):
        shape_of(Odd)


def test_what_the_reader_makes_is_of_any_type_and_stands_in_no_file() -> None:
    @record
    class Made:
        name: str
        note: str = ""
        sizes: Annotated[dict[str, int], MADE]

    found, problems = read(Made, "name: a\n", sizes={"b": 1})
    assert (found.sizes, item_of(found), problems) == ({"b": 1}, {"name": "a"}, [])
    assert tuple(map(list, shape_fields(Made))) == (["name"], ["note"])
    assert read(Made, "name: a\nsizes: {b: 1}\n", sizes={})[1] == [f'{NAME}:2:1: unknown field "sizes"']
