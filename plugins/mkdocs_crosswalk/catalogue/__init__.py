"""YAML to a frozen model and a graph: ids, positions, sources, overlaps and counts. No HTML, no MkDocs."""

from .catalogue import Catalogue
from .counts import Basis, Count, Recomputed, counterparts, no_counterpart, recompute
from .ids import Ids, slug, sort_key
from .load import load
from .model import Agreement, Confidence, Direction, Level
from .problems import CatalogueError, CrosswalkError, Position, Problem

__all__ = [
    "Agreement",
    "Basis",
    "Catalogue",
    "CatalogueError",
    "Confidence",
    "Count",
    "CrosswalkError",
    "Direction",
    "Ids",
    "Level",
    "Position",
    "Problem",
    "Recomputed",
    "counterparts",
    "load",
    "no_counterpart",
    "recompute",
    "slug",
    "sort_key",
]
