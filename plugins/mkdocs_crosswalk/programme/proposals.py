"""Lines that a company may take over into `status.yml` for what it has not; remarks that decide nothing."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.organisation import Organisation, Preset

WIDTH = 108
"""Characters of a line of text behind its sign."""
HEAD = (
    "Proposals for status.yml, from has_not in organisation.yml. They decide nothing, and nothing was written. "
    'Take over what holds, without the signs "#" before it, and add "decided_by" and "decided".'
)


@frozen
class Proposal:
    """What a company that has not something may say of entries.

    Attributes:
        preset: What it has not.
        framework: The id of the framework.
        entries: The ids of the entries.
        first: What is to be looked at before, each in a sentence or a few.
        reason: Why neither a risk nor a requirement calls for them; "" where they cannot be left out.
        assurance: The evidence item by which a provider shows them, where one may run them; or "".
    """

    preset: Preset
    framework: str
    entries: tuple[str, ...]
    first: tuple[str, ...]
    reason: str = ""
    assurance: str = ""


def proposed(catalogue: Catalogue, offered: Iterable[Proposal]) -> str:
    """Return the proposals for a company as lines of YAML that are remarks, for the frameworks that it names."""
    said = catalogue.own.organisation
    if said is None:
        return "# There is no organisation.yml; it says under has_not what a company has not."
    if not said.has_not:
        return "# organisation.yml says nothing under has_not, so there is nothing to propose."
    lines = [*_wrapped(HEAD)]
    every = tuple(offered)
    done: set[str] = set()
    for preset in said.has_not:
        lines += ["#", f"# has_not: {preset}"]
        fitting = [one for one in every if one.preset == preset and one.framework in _named(said)]
        for one in fitting:
            lines += _lines(catalogue, one, done)
            done.update(one.entries)
        if not fitting:
            lines += _wrapped(f"Nothing to propose for {listed(_names(catalogue, said))}.")
    return "\n".join(lines)


def _named(said: Organisation) -> tuple[str, ...]:
    return tuple(dict.fromkeys(target.framework for target in (*said.wants, *said.holds)))


def _names(catalogue: Catalogue, said: Organisation) -> tuple[str, ...]:
    return tuple(catalogue.frameworks[framework].name for framework in _named(said))


def _lines(catalogue: Catalogue, one: Proposal, done: set[str]) -> Iterator[str]:
    status = catalogue.own.status
    out = [entry for entry in one.entries if entry in status and status[entry].excluded]
    above = [entry for entry in one.entries if entry in done and entry not in out]
    left = [entry for entry in one.entries if entry not in (*out, *above)]
    name = catalogue.frameworks[one.framework].name
    yield from _wrapped(f"{name}: {listed(one.entries)}. Check first:")
    for check in one.first:
        yield from _wrapped(check, "- ")
    if out:
        yield from _wrapped(f"status.yml leaves out already: {', '.join(out)}.")
    if above:
        yield from _wrapped(f"Proposed above: {', '.join(above)}.")
    if not left:
        return
    if one.reason:
        yield from _wrapped("If nothing calls for them:")
        yield f"#  - entry: [{', '.join(left)}]"
        yield "#    applicable: false"
        yield "#    excluded_because: >-"
        yield from _wrapped(one.reason, "     ")
    if one.assurance in catalogue.evidence:
        yield from _wrapped("If a provider runs them:")
        yield f"#  - entry: [{', '.join(left)}]"
        yield "#    run_by: provider"
        yield f"#    assurance: {one.assurance}"


def _wrapped(text: str, before: str = "") -> Iterator[str]:
    """Yield a text as remarks of one width; what stands before the first line is blank before the others."""
    for number, line in enumerate(wrap(text, WIDTH - len(before), break_on_hyphens=False)):
        yield f"# {before if number == 0 else ' ' * len(before)}{line}"
