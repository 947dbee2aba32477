"""What the options of a site ask for, whichever engine builds it: its part of the catalogue, and the parts it has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from mkdocs_crosswalk.catalogue.selection import Selection, unknown
from mkdocs_crosswalk.catalogue.without import chosen
from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.views.extent import ON_REQUEST

from .parts import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

USUAL = tuple(part for part in PARTS if part not in ON_REQUEST)
"""The parts that there are unless some are named."""
ALL = "all"
"""Stands for all parts, also for those that come later."""


class Wanted(Protocol):
    """Options that say how much of the crosswalk a site has; those left out stand for all that there is."""

    @property
    def parts(self) -> Any: ...  # noqa: D102 - as the class says
    @property
    def categories(self) -> Any: ...  # noqa: D102 - as the class says
    @property
    def frameworks(self) -> Any: ...  # noqa: D102 - as the class says
    @property
    def leave_out_sources(self) -> Any: ...  # noqa: D102 - as the class says


def selected(options: Wanted, catalogue: Catalogue, *, within: bool = False) -> Catalogue:
    """Return the part of the catalogue that the options ask for.

    Args:
        options: The options.
        catalogue: The catalogue.
        within: Whether names that it lacks are passed over: they are those of own data that is not shown.

    Raises:
        CrosswalkError: with every name that is wrong, and the closest that is right.
    """
    groups, frameworks = (None if o is None else tuple(o) for o in (options.categories, options.frameworks))
    selection = Selection(groups, frameworks, tuple(options.leave_out_sources))
    selection = selection.within(catalogue) if within else selection
    problems = [*unknown("parts", options.parts, (*PARTS, ALL)), *selection.problems(catalogue)]
    if problems:
        count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
        raise CrosswalkError("\n".join((f"the options of the crosswalk plugin have {count}:", *problems)))
    return chosen(catalogue, selection)


def parts(options: Wanted) -> tuple[str, ...]:
    """Return the parts that the options ask for, by their names."""
    return PARTS if ALL in options.parts else tuple(options.parts)


def refuse_empty(options: Wanted, empty: Iterable[str]) -> None:
    """Refuse parts that the options name one by one and that have nothing to show.

    Raises:
        CrosswalkError: with each of them, and what the data lacks.
    """
    if ALL in options.parts or tuple(options.parts) == USUAL:
        return
    missing = [f'parts: "{part}" has nothing to show; {_without(part)}' for part in empty]
    if missing:
        head = "the options of the crosswalk plugin ask for what is not there:"
        raise CrosswalkError("\n".join((head, *missing)))


def _without(part: str) -> str:
    """Say what the data lacks that a part is made of, and what to do."""
    lacks = {
        "matrix": "no two frameworks have a pair",
        "counterparts": "no two frameworks have a pair",
        "exchange": "no two frameworks have a pair",
        "gap": "nobody gives verdicts",
        "evidence": "there are no evidence items",
        "documents": "there is no policy set",
        "word": "there is no policy set",
        "corrections": "no source is corrected",
    }
    return f"{lacks.get(part, 'its framework is not there')}. Leave it out"
