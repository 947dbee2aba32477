"""`records.yml`: the records of a company, each an instance of an evidence item, dated or of a period, in a place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from mkdocs_crosswalk.data import shapes
from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.data.records import Form, read_record, record, shape_of
from mkdocs_crosswalk.data.shapes import one_of

from .forms import EVIDENCE_ID, SYSTEM_ID, name_of
from .periods import PERIOD, Period, period_of, read_fresh_for
from .secrets import secret_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_crosswalk.data.fields import Fields

    from .evidence import EvidenceItem
    from .forms import Known

RECORDS = "records.yml"
OVER_A_PERIOD = "over-a-period"


_FRESH = (
    "How long after its last day it is new enough, such as quarter or 2 years; as long as its item says if left out."
)


@record
class CompanyRecord:
    """A record of a company.

    Attributes:
        item: The evidence item that it is an instance of, by its id.
        on: Its day, if it is of one; else it has a `period`.
        place: Where it is: words, or an address.
        system: The kind of system that it came from, by its id.
        population: Of what it speaks, and of how much, in words.
        fresh_for: For how many days after its last day it is fresh; None where its item says.
        none: Whether the period had none of it, which the `statement` says.
    """

    id: Annotated[str, Form("The company's own word for the record, such as R-001.")]
    item: Annotated[
        str, Form("What it is one of: an evidence item, by its id.", read=name_of("evidence item"), shape=EVIDENCE_ID)
    ]
    on: Annotated[date | None, Form("Its day; what runs over a period has a period.", key="date")] = None
    period: Annotated[Period | None, Form("Its days; or a date.", read=period_of(), shape=PERIOD)] = None
    place: Annotated[str, Form("Where it is: a place in words, or an address.")]
    system: Annotated[str, Form("The id of a system.", read=name_of("system"), shape=SYSTEM_ID)] = ""
    population: Annotated[str, Form("Of what it speaks, and of how much.")] = ""
    collected_by: Annotated[str, Form("A person or a function.")] = ""
    fresh_for: Annotated[int | None, Form(_FRESH, read=read_fresh_for, shape=shapes.text())] = None
    none: Annotated[bool, Form("Whether the period had none; the statement says who confirms it.")] = False
    statement: Annotated[str, Form("Who confirms that there was none.")] = ""
    position: Position

    @property
    def begin(self) -> date:
        """Return its first day."""
        return self.period.begin if self.period else self.on or date.min

    @property
    def end(self) -> date:
        """Return its last day."""
        return self.period.end if self.period else self.on or date.min


def read_company_record(fields: Fields, known: Known, evidence: Mapping[str, EvidenceItem]) -> CompanyRecord:
    """Return a record, after reporting what of it does not go together."""
    found = read_record(CompanyRecord, fields, known)
    item, problems = evidence.get(found.item), fields.problems
    if fields.has("date") and fields.has("period"):
        problems.add(fields.place("period"), 'a record has a "date" or a "period", not both')
    elif not fields.told("date", "period"):
        wants = "period" if item and item.timing == OVER_A_PERIOD else "date"
        problems.add(fields.at, f'the field "{wants}" is missing')
    elif item and item.timing == OVER_A_PERIOD and found.on:
        says = f'"{item.id}" runs over a period; say under "period" from which day to which'
        problems.add(fields.place("date"), says)
    if found.period and found.period.end > problems.today and (table := fields.mapping("period")):
        problems.add(table.place("to"), f"the period ends on {found.period.end}, which has not come yet")
    if found.none and not fields.has("period") and fields.has("date"):
        problems.add(fields.place("none"), '"none" is said of a period, not of a day')
    elif found.none and not fields.told("statement"):
        problems.add(fields.place("none"), '"none" needs a "statement": who confirms that there was none')
    elif found.statement and not fields.told("none"):
        says = '"statement" is said of a period in which there was none; write "none: true" beside it'
        problems.add(fields.place("statement"), says)
    if name := secret_in(found.place):
        says = f"the address has {name} in it, by which whoever has it gets in; name the place without it"
        problems.add(fields.place("place"), says)
    return found


def records_shape() -> dict[str, Any]:
    """Return what editors check the file by."""
    one = one_of(shape_of(CompanyRecord), "date", "period")
    return shapes.record({"records": shapes.some(one, "The records, in any order.")})
