"""What the side navigation is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """A page in a group; `short` is its id where it has one."""

    uri: str
    short: str
    title: str


@dataclass(frozen=True, slots=True)
class Group:
    """A group of pages; `short` labels it in a row of groups, and is empty where titles stand in a list."""

    key: str
    uri: str
    short: str
    title: str
    items: tuple[Item, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class NavSection:
    """A part of the site with its first page and its groups."""

    uri: str
    title: str
    groups: tuple[Group, ...]

    def group(self, key: str) -> Group | None:
        """Return the group of a key, or None."""
        return next((g for g in self.groups if g.key == key), None)
