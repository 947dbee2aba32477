"""What a build makes is kept from the collector, and given back by the next one."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.engines.memory import long_lived

if TYPE_CHECKING:
    from collections.abc import Iterator


class Thing:
    """Something that only the collector can give back: it leads to itself."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """Leave nothing of a test where the collector does not look."""
    yield
    gc.unfreeze()


def test_nothing_is_collected_while_it_is_made() -> None:
    with long_lived():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count()


def test_the_next_build_gives_back_what_the_one_before_dropped() -> None:
    with long_lived():
        thing: Thing | None = Thing()
    gone = weakref.ref(thing)
    thing = None
    gc.collect()
    assert gone() is not None
    with long_lived():
        assert gone() is None


def test_a_block_within_another_gives_back_no_more_than_that(monkeypatch: pytest.MonkeyPatch) -> None:
    with long_lived():
        pass
    monkeypatch.setattr(gc, "collect", lambda: pytest.fail("the collector looks through all that lives"))
    with long_lived(give_back=False), long_lived():
        pass
    assert gc.isenabled()


def test_an_error_leaves_the_collector_on() -> None:
    with pytest.raises(ValueError, match="bad data"), long_lived():
        raise ValueError("bad data")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with long_lived():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
