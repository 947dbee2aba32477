"""YAML to a frozen model and a graph: ids, positions, sources, overlaps and counts. No HTML, no MkDocs."""

from .catalogue import Catalogue
from .counts import Basis, Count, Recomputed, counterparts, no_counterpart, outcomes, recompute
from .ids import Ids, slug, sort_key
from .judgement import Outcome
from .load import load
from .mentions import IdReader, Mention, closest
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
    "IdReader",
    "Ids",
    "Level",
    "Mention",
    "Outcome",
    "Position",
    "Problem",
    "Recomputed",
    "closest",
    "counterparts",
    "load",
    "no_counterpart",
    "outcomes",
    "recompute",
    "slug",
    "sort_key",
]
