"""Frozen classes are what `dataclass(frozen=True, slots=True)` makes, however late their methods are made."""

from __future__ import annotations

import ast
import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from typing import Any, ClassVar

import pytest

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.locations import PACKAGE
from mkdocs_crosswalk.data.records import record


@dataclass(frozen=True, slots=True)
class Theirs:
    """One that Python makes."""

    kind: str
    self_: int = 1
    more: dict[str, int] = field(default_factory=dict)
    unseen: str = field(default="", compare=False, repr=False)
    made: str = field(init=False, compare=False)
    shared: ClassVar[str] = "thing"

    def __post_init__(self) -> None:
        object.__setattr__(self, "made", self.kind.upper())


@frozen
class Ours:
    """The same."""

    kind: str
    self_: int = 1
    more: dict[str, int] = field(default_factory=dict)
    unseen: str = field(default="", compare=False, repr=False)
    made: str = field(init=False, compare=False)
    shared: ClassVar[str] = "thing"

    def __post_init__(self) -> None:
        object.__setattr__(self, "made", self.kind.upper())


@frozen
class Below(Ours):
    """One with a field more than another."""

    last: tuple[str, ...] = ()


@record
class Written:
    """One that is made by the names of its fields."""

    note: str = ""
    name: str


@frozen
class Key:
    """One that can be a key."""

    name: str
    number: int = 0


@pytest.mark.parametrize("kind", [Theirs, Ours])
def test_both_say_the_same(kind: Any) -> None:
    one: Any = kind("a", 2, {"x": 1}, unseen="b")
    other = kind("a", more={"x": 1}, self_=2)
    assert one == other
    assert one != kind("b")
    assert one != ("a", 2, {"x": 1})
    assert (one.kind, one.self_, one.more, one.unseen, one.made, one.shared) == ("a", 2, {"x": 1}, "b", "A", "thing")
    assert repr(one) == f"{kind.__name__}(kind='a', self_=2, more={{'x': 1}}, made='A')"
    assert kind("a").more is not kind("a").more
    assert [f.name for f in fields(one)] == ["kind", "self_", "more", "unseen", "made"]
    changed: Any = replace(one, kind="c")
    assert changed.made == "C"
    assert kind.__match_args__ == ("kind", "self_", "more", "unseen")
    assert not hasattr(one, "__dict__")
    for again in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):  # noqa: S301 - it is ours
        assert type(again) is kind
        assert again == one
    for name in ("kind", "new"):
        with pytest.raises((FrozenInstanceError, TypeError)):
            setattr(one, name, "b")
    with pytest.raises(FrozenInstanceError):
        del one.kind
    for call in (kind, lambda: kind("a", 1, {}, "", "more"), lambda: kind("a", unknown=1), lambda: kind("a", kind="b")):
        with pytest.raises(TypeError):
            call()
    with pytest.raises(TypeError):  # it holds a dictionary
        hash(one)
    assert is_dataclass(one)


def test_one_that_is_asked_for_its_hash_first_has_one() -> None:
    assert hash(Key("a")) == hash(Key("a", 0)) != hash(Key("b"))
    assert {Key("a"): 1}[Key("a")] == 1


def test_one_below_another_has_the_fields_of_both() -> None:
    one = Below("a", last=("b",))
    assert (one.kind, one.made, one.last) == ("a", "A", ("b",))
    assert type(one) is Below
    assert isinstance(one, Ours)
    assert one != Ours("a")
    with pytest.raises(FrozenInstanceError):
        setattr(one, "last", ())  # noqa: B010 - the type checker would refuse it


def test_a_record_is_made_by_names_alone() -> None:
    assert Written(name="a") == Written(note="", name="a")
    with pytest.raises(TypeError):
        Written("a", "b")  # type: ignore[call-arg]  # as it should be refused
    with pytest.raises(TypeError):
        Written(note="a")  # type: ignore[call-arg]  # likewise


def test_the_package_makes_no_frozen_class_the_slow_way() -> None:
    slow = {"dataclass(frozen=True, slots=True)", "dataclass(slots=True, frozen=True)"}
    for path in PACKAGE.rglob("*.py"):
        classes = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ClassDef))
        assert not [one.name for one in classes if slow & set(map(ast.unparse, one.decorator_list))], path
