"""One of a company's own controls, beside its entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_crosswalk.data.problems import Position
    from mkdocs_crosswalk.data.yaml_files import Scalar

    from .status import Status


@frozen
class Control:
    """What a control says beside its entry: ids as written, with their places.

    Attributes:
        status: How far it is, or None; `due` is the day by which the rest is done.
        tested: How the company tests it.
        rhythm: How often it is done, or "".
        policy: The page of the site that says so, by its path in the folder of the pages, or "".
    """

    entry: str
    satisfies: tuple[Scalar, ...]
    evidence: tuple[Scalar, ...]
    owner: str
    position: Position
    status: Status | None = None
    due: date | None = None
    tested: str = ""
    rhythm: str = ""
    policy: str = ""
