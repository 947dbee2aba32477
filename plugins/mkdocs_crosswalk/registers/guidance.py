"""`guidance/`: what each entry is for and what doing it looks like."""

from __future__ import annotations

from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Annotated

from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.data.records import Form, read_record, record

from .editorial import read_reviewed
from .forms import ENTRIES, IDS, Known, Reviewed, Single, entries_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Problems

    from .references import References


_AFTER = "The entries that have to be begun before it, as a programme before its audits."
_BECAUSE = "Why these come first, in our words."


@record
class Guidance:
    """What an entry is for and what doing it looks like, in this project's words.

    Attributes:
        after: The entries that have to be begun before it, as a programme before its audits, or (); `because` says why.
        documented: What the entry's own text asks to have in writing, or "".
        remote: What it is without an office, or "".
        cloud: What it is where a provider runs it, or "".
        suggested_control: A control that a company may take into its own matrix, or ""; `suggested_test` tests it.
    """

    entry: Single
    purpose: Annotated[str, Form("What the entry is for, in our words.")]
    after: Annotated[tuple[str, ...], Form(_AFTER, read=entries_of, shape=ENTRIES, published=IDS)] = ()
    because: Annotated[str, Form(_BECAUSE)] = ""
    documented: Annotated[str, Form("What its own text asks to have in writing.")] = ""
    practice: Annotated[tuple[str, ...], Form("What doing it looks like.")]
    remote: Annotated[str, Form("What it is without an office.")] = ""
    cloud: Annotated[str, Form("What it is where a provider runs it.")] = ""
    auditor_asks: Annotated[tuple[str, ...], Form("What auditors ask and look at.")]
    mistakes: Annotated[tuple[str, ...], Form("What goes wrong often.")]
    suggested_control: Annotated[str, Form("A control that a company may take into its own matrix.")] = ""
    suggested_test: Annotated[str, Form("How that control is tested.")] = ""
    reviewed: Reviewed = date.min
    position: Position

    @property
    def texts(self) -> tuple[str, ...]:
        """Return every text of the guidance itself, in the order of the page."""
        single = (self.purpose, self.because, self.documented, *self.practice, self.remote, self.cloud)
        return tuple(t for t in (*single, *self.auditor_asks, *self.mistakes) if t)


def read_guidance(files: Iterable[Fields], references: References, problems: Problems) -> dict[str, Guidance]:
    """Return the guidance of the files by entry."""
    found: dict[str, Guidance] = {}
    for fields in files:
        file = Known(references, reviewed=read_reviewed(fields))
        for item in fields.items("entries", required=True):
            guidance = read_record(Guidance, item, file)
            if guidance.entry in found:
                first = found[guidance.entry].position
                problems.add(item.at, f"{guidance.entry} has guidance already, in {first}")
            elif guidance.entry:
                found[guidance.entry] = guidance
            if item.told("after") != item.told("because"):
                problems.add(item.at, '"after" names what has to be begun first, and "because" says why: give both')
        fields.close()
    _check_circles(found, problems)
    return found


def _check_circles(found: dict[str, Guidance], problems: Problems) -> None:
    """Report entries that would each have to be begun before the other."""
    try:
        TopologicalSorter({entry: guidance.after for entry, guidance in found.items()}).prepare()
    except CycleError as error:
        circle = [entry for entry in error.args[1] if entry in found]
        said = f"{' before '.join(circle)}: nothing of these could be begun first"
        problems.add(found[circle[0]].position, said)
