"""How files for machines name the two frameworks of a pair, and what is said of each direction.

In the first version the sides are called by the keys of the frameworks, and each direction has a field of its own. In
the second it is the same for any two: `left` and `right`, with a table under `levels` whose keys are directions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.shapes import record, several, text
from mkdocs_crosswalk.views import addresses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_crosswalk.data.shapes import Shape
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.levels import Direction

T = TypeVar("T")


@frozen
class Sides:
    """Two frameworks as the files of their version name them."""

    crosswalk: Crosswalk

    @property
    def version(self) -> int:
        """Return the version of the files that hold the pairs."""
        return max(self.crosswalk.left.version, self.crosswalk.right.version)

    @property
    def flat(self) -> bool:
        """Say whether each direction has a field of its own."""
        return addresses.APIS[self.version] == addresses.API

    @property
    def keys(self) -> tuple[str, str]:
        """Return what the left and the right side are called."""
        left, right = addresses.sides(self.crosswalk.left, self.crosswalk.right)
        return left, right

    @property
    def frameworks(self) -> dict[str, Any]:
        """Return the field that says which frameworks the sides are of, where their names do not."""
        return {} if self.flat else {"between": [self.crosswalk.left.id, self.crosswalk.right.id]}

    def table(self, said: Mapping[Direction, T]) -> dict[str, T | None]:
        """Return what is said of each direction, by its name."""
        return {self._name(d): said.get(d) for d in self.crosswalk.directions}

    def levels(self, said: Mapping[Direction, T]) -> dict[str, Any]:
        """Return the level of each direction: as fields, or as one table."""
        return self.table(said) if self.flat else {"levels": self.table(said)}

    def adds(self, said: Mapping[Direction, str]) -> dict[str, Any]:
        """Return what to add in each direction."""
        if self.flat:
            return {direction.add_field: said.get(direction) for direction in self.crosswalk.directions}
        return {"adds": {str(d): text for d, text in said.items() if text}}

    def table_shape(self, shape: Shape) -> Shape:
        """Return the shape of a table of what is said of each direction."""
        return record({self._name(d): shape for d in self.crosswalk.directions})

    def levels_shape(self, shape: Shape) -> dict[str, Shape]:
        """Return the shapes of the fields with the level of each direction."""
        if self.flat:
            return {self._name(d): shape for d in self.crosswalk.directions}
        return {"levels": self.table_shape(shape)}

    def adds_shape(self, shape: Shape) -> dict[str, Shape]:
        """Return the shapes of the fields with what to add in each direction."""
        if self.flat:
            return {direction.add_field: shape for direction in self.crosswalk.directions}
        return {"adds": record({}, {str(d): shape for d in self.crosswalk.directions})}

    def frameworks_shape(self) -> dict[str, Shape]:
        """Return the shape of the field that says which frameworks the sides are of, if there is one."""
        return {} if self.flat else {"between": several(text("The id of a framework: first of the left one."))}

    def _name(self, direction: Direction) -> str:
        return str(direction).replace("-", "_") if self.flat else str(direction)
