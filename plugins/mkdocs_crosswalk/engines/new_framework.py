"""A catalogue of somebody else's put into a folder of data as a framework that is its own source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.incoming import standards
from mkdocs_crosswalk.incoming.register_text import SOURCES, with_place, with_source
from mkdocs_crosswalk.registers.order import ORDER

if TYPE_CHECKING:
    from mkdocs_crosswalk.incoming.reading import IdReader

    from .asked import Asked
    from .new_files import NewFiles

SAME = 0.9
"""The share of ids from which a catalogue is taken for a framework that is there."""


def framework_files(
    tops: list[standards.Standard], about: dict[str, str], asked: Asked, files: NewFiles, ids: IdReader
) -> list[str]:
    """Put the files of a framework there, and return what is to be said of it.

    Raises:
        CrosswalkError: The framework is there under another id, or cannot have its place.
    """
    references = ids.references
    standards.check(tops, references.problems)
    if references.problems:
        return []
    singles = [one for one in standards.every(tops) if one.single]
    known = ids.key_of((one.id for one in singles), SAME)
    there = next((f for f in references.frameworks.values() if f.key == known and f.id != asked.source), None)
    if there:
        raise CrosswalkError(f"this is {there.name}, which is there as {there.id}; nothing was written")
    said = {**about, **asked.about}
    titles = asked.with_titles or asked.with_notes
    text = standards.framework_text(
        asked.source, asked.key or asked.source, said, tops, titles=titles, statements=asked.with_notes
    )
    files.put(f"frameworks/{asked.source}.yml", text, replace=asked.replace)
    title = said.get("title") or asked.source
    source = {"id": asked.source, "name": title, "title": title, "kind": "standard"}
    source |= {"year": said["date"][:4]} if said.get("date") else {}
    files.put(SOURCES, with_source(files.text(SOURCES), source))
    if files.whole:
        order = with_place(files.text(ORDER), asked.source)
        if order is None:
            where = f'"shown" and "read" in {files.shown}/{ORDER}'
            raise CrosswalkError(f'give "{asked.source}" a place under {where} first')
        files.put(ORDER, order)
    lines = [f"{sum(1 for _ in standards.every(tops))} entries, {len(singles)} of which pairs may join."]
    if not titles:
        lines.append("Their ids stand for titles; --with-titles takes those of the file, if they may be published.")
    return lines
