"""A file of somebody else's to a source and its rows, or to a framework: valid data, or nothing is written."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.data_folder import DataFolder  # noqa: F401
from mkdocs_crosswalk.data.locations import part_of_package
from mkdocs_crosswalk.data.problems import CatalogueError, CrosswalkError, Position, Problem, Problems
from mkdocs_crosswalk.incoming import ciso, oscal, standards
from mkdocs_crosswalk.incoming.columns import read_tables, roles
from mkdocs_crosswalk.incoming.found import Found
from mkdocs_crosswalk.incoming.reading import IdReader
from mkdocs_crosswalk.incoming.register_text import SOURCES, with_place, with_source
from mkdocs_crosswalk.incoming.rows_text import levels_of, rows_text
from mkdocs_crosswalk.incoming.sssom import is_sssom, read_sssom
from mkdocs_crosswalk.incoming.statements import StatementReader
from mkdocs_crosswalk.incoming.text_tables import decoded, read_text_table
from mkdocs_crosswalk.incoming.trees import field, read_tree
from mkdocs_crosswalk.incoming.workbooks import read_workbook
