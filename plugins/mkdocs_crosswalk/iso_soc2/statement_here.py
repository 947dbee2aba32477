"""The Statement of Applicability of a company, from what it says of the controls of Annex A and of its own.

It holds what ISO/IEC 27001:2022, 6.1.3 d, asks for: the necessary controls, why each is included, whether each is
implemented, and why each of Annex A is left out that is not. Nothing is filled in that the company does not say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.programme.checks import checks
from mkdocs_crosswalk.programme.state import State, tally
from mkdocs_crosswalk.registers.organisation import Preset
from mkdocs_crosswalk.registers.status import Because
from mkdocs_crosswalk.views import addresses, wording

from .statement import COLUMNS, FRAMEWORK, controls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.programme.state import Standing, Tally
    from mkdocs_crosswalk.registers.frameworks import Entry

PAGE = addresses.STATEMENT_HERE
CSV = f"{addresses.DOWNLOADS}programme-statement-of-applicability.csv"
WORKBOOK = f"{addresses.DOWNLOADS}programme-statement-of-applicability.xlsx"
DONE, DUE = "How it is done", "Due"
_AFTER = {"Status": DUE, "Run by": DONE}
HEADS = tuple(head for name, _ in COLUMNS for head in (name, *((_AFTER[name],) if name in _AFTER else ())))
"""The columns of a filled Statement: those of the empty one, with the due date and the company's own controls."""
REASONS = {
    Because.RISK: "Why: risk",
    Because.LAW: "Why: law",
    Because.CONTRACT: "Why: contract",
    Because.BUSINESS: "Why: business need",
}
AT_HOME = "A.6.7"
"""The control on work from outside the premises: where it is necessary, "no premises" leaves little out."""
WITHOUT_PREMISES = ("A.7.5", "A.7.8")
"""What is asked of places where people work, whoever owns these."""


@frozen
class Row:
    """A control of the Statement.

    Attributes:
        necessary: True or False as the company says, or None where it does not.
        own: The company's own controls that do it.
        brought: The evidence items looked at of which there is a record, with the last day of the latest; `missing`
            the others.
    """

    entry: Entry
    standing: Standing
    necessary: bool | None
    own: tuple[Entry, ...]
    brought: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]

    @property
    def assurance(self) -> str:
        """Return which of its evidence items is the assurance of a provider who runs it, or ""."""
        said = self.standing.said
        return said.assurance if said and not said.excluded else ""

    @property
    def reasons(self) -> tuple[Because, ...]:
        """Return why it is necessary, in the order of the words."""
        said = self.standing.said
        return tuple(because for because in Because if said and because in said.because)


@frozen
class Statement:
    """The Statement of a company.

    Attributes:
        rows: The controls of Annex A, in order.
        beside: The company's own controls that satisfy none of them.
    """

    programme: Programme
    rows: tuple[Row, ...]
    beside: tuple[Row, ...]

    @property
    def tally(self) -> Tally:
        """Return how many controls of Annex A are in each state."""
        return tally(row.standing for row in self.rows)

    @property
    def decided(self) -> dict[bool | None, int]:
        """Return how many controls of Annex A are necessary, are not, and how many nothing is said of."""
        return {said: sum(row.necessary is said for row in self.rows) for said in (True, False, None)}

    @property
    def version(self) -> str:
        """Return the version that the company gives it, with the day of the build."""
        said = self.programme.organisation
        version = said.statement.version if said and said.statement else ""
        return (
            f"{version}, draft of {wording.day(self.programme.today)}".removeprefix(", draft of ")
            if version
            else (wording.day(self.programme.today))
        )


def is_there(programme: Programme) -> bool:
    """Say whether a company says anything of a control of Annex A."""
    catalogue = programme.catalogue
    return FRAMEWORK in catalogue.frameworks and any(e.id in catalogue.own.status for e in controls(catalogue))


def statement(programme: Programme) -> Statement:
    """Return the Statement of a company."""
    catalogue = programme.catalogue
    annex = tuple(_row(programme, entry) for entry in controls(catalogue))
    used = {entry.id for row in annex for entry in row.own}
    own = (catalogue.entries[i] for i in catalogue.own.controls if i in catalogue.entries and i not in used)
    return Statement(programme, annex, tuple(_row(programme, entry) for entry in own))


def _row(programme: Programme, entry: Entry) -> Row:
    standing = programme.standing(entry.id)
    asked = programme.evidence_of(entry.id)
    latest = {item: records[0].record for item in asked if (records := programme.records_of(item))}
    return Row(
        entry=entry,
        standing=standing,
        necessary=standing.said.applicable if standing.said else None,
        own=tuple(programme.catalogue.entries[c.entry] for c in programme.controls_for(entry.id)),
        brought=tuple((item, wording.month(record.end)) for item, record in latest.items()),
        missing=tuple(item for item in asked if item not in latest),
    )


def cells(row: Row, programme: Programme) -> dict[str, str]:
    """Return what a file says of a control, by column; what the company does not say is left out."""
    said = row.standing.said
    found = {
        "Control": row.entry.id,
        "Title": row.entry.title,
        "From": "Annex A" if row.entry.framework == FRAMEWORK else "Own",
        "Necessary": "" if row.necessary is None else ("Yes" if row.necessary else "No"),
        **{REASONS[because]: "Yes" for because in row.reasons},
        "Status": "" if row.standing.state == State.UNSAID else wording.STATES[row.standing.state],
        DUE: row.standing.due.isoformat() if row.standing.due else "",
        "Run by": wording.RUN_BY[said.run_by] if said and said.run_by and not said.excluded else "",
        DONE: "\n".join(f"{own.id} {own.title}" for own in row.own),
        "Why excluded": said.excluded_because if said else "",
        "Owner": row.standing.owner,
        "Evidence": "\n".join(_evidence(row, programme)),
    }
    return {name: text for name, text in found.items() if text}


def _evidence(row: Row, programme: Programme) -> Iterator[str]:
    """Yield the assurance of a provider, with or without a record, and each other item of which there is one."""
    evidence = programme.catalogue.evidence
    if row.assurance in row.missing:
        yield f"Assurance: {evidence[row.assurance].name}"
    for item, _ in sorted(row.brought, key=lambda one: one[0] != row.assurance):
        record = programme.records_of(item)[0].record
        name = f"{'Assurance: ' if item == row.assurance else ''}{evidence[item].name}"
        yield f"{name}: {record.place} ({record.id}, {record.end.isoformat()})"


def statement_rows(found: Statement) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a file: the controls of Annex A, then those of the company that satisfy none of them."""
    for row in (*found.rows, *found.beside):
        said = cells(row, found.programme)
        yield tuple(said.get(name, "") for name in HEADS)


@frozen
class Question:
    """Something to look at again, with the controls that it concerns and among how many."""

    text: str
    entries: tuple[str, ...]
    among: int


def questions(found: Statement) -> tuple[Question, ...]:
    """Return what is to be looked at in a Statement; each says of how many, also where there are none."""
    programme = found.programme
    annex = {row.entry.id for row in found.rows}
    number = found.tally.number
    asked: dict[str, list[str]] = {}
    for check in checks(programme):
        if check.entry in annex:
            asked.setdefault(check.asks, []).append(check.entry)
    run = sum(bool(r.standing.said and r.standing.said.run_by and r.standing.said.run_by != "us") for r in found.rows)
    no_assurance = (*asked.get("assurance", ()), *asked.get("assurance-record", ()))
    half = asked.get("control-open", [])
    every = [
        Question("excluded without a reason", (), number(State.EXCLUDED)),
        Question("planned without a date", (), number(State.PLANNED)),
        Question("partly done without a date", tuple(asked.get("no-date", ())), number(State.PARTLY)),
        Question("implemented without any record", tuple(asked.get("no-record", ())), number(State.IMPLEMENTED)),
        Question("run by a provider without a record of its assurance", no_assurance, run),
        Question("implemented while an own control is not", tuple(dict.fromkeys(half)), number(State.IMPLEMENTED)),
    ]
    if premises := _without_premises(found):
        text = "excluded though people work somewhere: premises of others, or at home"
        every.append(Question(text, premises, number(State.EXCLUDED)))
    return tuple(q for q in every if q.among)


def _without_premises(found: Statement) -> tuple[str, ...]:
    """Return what "no premises" leaves out although work from elsewhere is among the necessary controls."""
    rows = {row.entry.id: row for row in found.rows}
    home = rows.get(AT_HOME)
    if home is None or home.necessary is False:
        return ()
    said = found.programme.organisation
    no_office = said is not None and Preset.OFFICE in said.has_not
    return tuple(i for i in WITHOUT_PREMISES if i in rows and rows[i].necessary is False) if no_office else ()
