"""What a company cannot leave out one by one: what binds everybody, and what belongs to reports of chosen groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .references import References


def why_binding(entry_id: str, references: References) -> str:
    """Say why an entry cannot be left out, and what to do instead; an empty text where it can be."""
    entry = references.entries[entry_id]
    framework = references.frameworks[entry.framework]
    if entry.kind.always:
        return f"{entry.kind.loose_many} bind everybody; leave them out of the line"
    group = entry
    while group.parent and not group.common:
        group = references.entries[group.parent]
    if group.common:
        return f"every report on {framework.name} asks for it"
    if framework.scope:
        return f"leave the whole {framework.kinds[framework.scope].one} out in organisation.yml"
    return ""
