"""Which cases of a test run each time, and which once a week: what is long and rarely breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable


def seldom(cases: Iterable[Any], often: Iterable[int] = (0,)) -> list[Any]:
    """Return the cases of a test, all of which but some run with `make audit` alone.

    Args:
        cases: The cases.
        often: The places of those that run each time.
    """
    places = frozenset(often)
    return [
        case if place in places else pytest.param(case, marks=pytest.mark.audit) for place, case in enumerate(cases)
    ]
