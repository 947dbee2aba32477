"""YAML to a frozen model and a graph: ids, positions, sources, overlaps and counts. No HTML, no MkDocs."""

from .catalogue import Catalogue
from .counts import Basis, Count, Recomputed, counterparts, no_counterpart, outcomes, recompute
from .ids import Ids, slug, sort_key
from .judgement import Outcome
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
    "Outcome",
    "Position",
    "Problem",
    "Recomputed",
    "counterparts",
    "load",
    "no_counterpart",
    "outcomes",
    "recompute",
    "slug",
    "sort_key",
]
