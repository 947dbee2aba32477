"""The words that the glossary explains, for whoever sets one into a page."""

from __future__ import annotations

from mkdocs_crosswalk.data.frozen import frozen

from .addresses import GLOSSARY
from .text import Help, Link


@frozen
class Term:
    """A word of the glossary.

    Attributes:
        name: The word as the glossary has it.
        meaning: What it means, in a sentence or two.
        anchor: Its anchor in the glossary.
    """

    name: str
    meaning: str
    anchor: str

    @property
    def link(self) -> Link:
        """Return the link to it."""
        return Link(GLOSSARY, self.name, self.anchor)

    @property
    def help(self) -> Help:
        """Return the question mark that leads to it."""
        return Help(self.link, self.meaning)
