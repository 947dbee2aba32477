"""What is no longer as printed: slips of sources that no row carries, and where the entries of an edition went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from mkdocs_crosswalk.data.fields import report_repeats
from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.data.records import MADE, Form, read_record, record
from mkdocs_crosswalk.data.words import listed

from .forms import ENTRIES, ENTRY, IDS, SOURCE, Known, entries_of, name_of
from .references import TRANSITION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Problems

    from .frameworks import Framework
    from .references import References
    from .sources import Source

CORRECTION_KINDS = ("fact", "self-contradiction", "title", "outdated", "judgement", "format")


@record
class Correction:
    """A slip of a source that no row carries."""

    source: Annotated[str, Form(read=name_of("source"), shape=SOURCE)]
    at: Annotated[str, Form("The place in the source.")]
    kind: Annotated[str, Form("What kind of slip it is.", words=CORRECTION_KINDS)]
    says: Annotated[str, Form("What the source says there, in words of this project.")]
    correct: Annotated[str, Form("What is right, and what shows it.")]
    entries: Annotated[
        tuple[str, ...],
        Form("The entries on whose pages it stands.", read=entries_of, shape=ENTRIES, published=IDS, kept=True),
    ] = ()
    position: Position


@record
class Transition:
    """Where an entry of an edition went in the one after it, as a source says."""

    old: Annotated[str, Form(key="from", shape=ENTRY)]
    new: Annotated[
        tuple[str, ...], Form("The entries of the later edition that took it over.", key="to", shape=ENTRIES)
    ]
    dissent: Annotated[str, Form("Who says otherwise, and what.")] = ""
    source: Annotated[str, MADE]
    position: Position


def read_corrections(
    items: tuple[Fields, ...], sources: Mapping[str, Source], references: References
) -> tuple[Correction, ...]:
    """Return the corrections in the order of the file."""
    report_repeats(items, "correction")
    known = Known(references, {"source": sources})
    return tuple(read_record(Correction, fields, known) for fields in items)


def read_transitions(
    fields: Fields,
    editions: tuple[Framework, Framework],
    references: References,
    sources: Mapping[str, Source],
    problems: Problems,
) -> dict[str, Transition]:
    """Return by entry of an edition where it went.

    Args:
        fields: The table.
        editions: The edition, and the one that succeeds it.
        references: Resolves ids.
        sources: The sources, one of which the table is from.
        problems: Collects what is wrong.
    """
    before, after = editions
    source = fields.known("source", "source", sources, required=True)
    one = listed((kind.one for kind in before.kinds.values() if not kind.holds), "or")
    found: dict[str, Transition] = {}
    already = len(problems)
    for item in fields.items("pairs", required=True):
        scalar = item.scalar("from", required=True)
        old = references.expand(scalar, before.key) if scalar else ()
        new = references.each(item.texts("to", required=True), after.key)
        moved = read_record(Transition, item, old=old[0] if old else "", new=new, source=source)
        if len(old) > 1 or any(references.entries[i].kind.holds for i in old):
            problems.add(item.place("from"), f'"{item.text("from")}" is not a single {one}; one line moves one {one}')
        elif old and old[0] in found:
            problems.add(item.place("from"), f'"{old[0]}" stands twice')
        elif old:
            found[moved.old] = moved
    fields.close()
    if len(problems) > already:
        problems.lose(TRANSITION)
    return found
