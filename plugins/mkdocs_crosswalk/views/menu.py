"""What the side navigation is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

if TYPE_CHECKING:
    from .checklist import Bar


@frozen
class Item:
    """A page in a group.

    Attributes:
        short: Its id where it has one.
        mark: The outcome of the verdict on it, which a sign before it shows; empty where there is none.
        heads: Whether it is a group of those that follow it.
    """

    uri: str
    short: str
    title: str
    mark: str = ""
    heads: bool = False


@frozen
class Group:
    """A group of pages.

    Attributes:
        short: Its label in a row of groups, empty where titles stand in a list.
        whole: How many pages it has, where only those around one of them are shown.
        name: What it is called beside its label in a list of groups.
        share: The verdicts on its entries as a bar, or None.
    """

    key: str
    uri: str
    short: str
    title: str
    items: tuple[Item, ...]
    anchor: str = ""
    whole: int = 0
    name: str = ""
    share: Bar | None = None


@frozen
class NavSection:
    """A part of the site with its first page and its groups; `whole` is how many, where only some are shown."""

    uri: str
    title: str
    groups: tuple[Group, ...]
    whole: int = 0

    def group(self, key: str) -> Group | None:
        """Return the group of a key, or None."""
        return next((g for g in self.groups if g.key == key), None)
