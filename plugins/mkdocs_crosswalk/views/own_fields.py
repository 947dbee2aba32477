"""The fields that only the entries of a kind have, as pages and lists show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .page import Chip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.kinds import OwnField

    from .text import Text


def is_listed(entry: Entry, own: OwnField) -> bool:
    """Say whether an entry has the value of a field that lists show."""
    value = entry.fields.get(own.name)
    return bool(own.listed) and own.listed == (str(value).lower() if isinstance(value, bool) else str(value or ""))


def listed(entry: Entry) -> Iterator[str]:
    """Yield what lists show of an entry beside its title."""
    for own in entry.kind.fields:
        if is_listed(entry, own):
            yield _said(entry, own)


def chips(entry: Entry) -> Iterator[Chip]:
    """Yield the marks of an entry: what its fields say in words of their own."""
    for own in entry.kind.fields:
        if own.shown == "chip" and entry.fields.get(own.name) and not _is_attribute(own):
            yield Chip(_said(entry, own), strong=own.strong)


def attributes(entry: Entry) -> Iterator[tuple[str, Text]]:
    """Yield the fields of an entry whose values are words of a list, each with its name."""
    for own in entry.kind.fields:
        if _is_attribute(own) and entry.fields.get(own.name):
            yield own.label, (_value(entry, own),)


def _is_attribute(own: OwnField) -> bool:
    return own.shown == "chip" and bool(own.words and own.label)


def facts(entry: Entry) -> Iterator[tuple[str, Text]]:
    """Yield the fields of an entry that its page shows as terms with descriptions."""
    for own in entry.kind.fields:
        if own.shown == "fact" and entry.fields.get(own.name):
            yield own.label, (_value(entry, own),)


def _said(entry: Entry, own: OwnField) -> str:
    """Return a field without its name beside it: its words, or its label with the value in it."""
    return _value(entry, own) if own.words or not own.label else own.label.replace("{}", _value(entry, own))


def _value(entry: Entry, own: OwnField) -> str:
    """Return the value of a field in words."""
    value = entry.fields[own.name]
    if isinstance(value, tuple):
        first, *others = (own.words[word] for word in value)
        return first + "".join(f", {word[0].lower()}{word[1:]}" for word in others)
    return own.words.get(str(value), str(value))
