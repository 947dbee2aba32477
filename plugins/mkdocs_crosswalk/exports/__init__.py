"""The catalogue as files for machines."""

from .json_files import json_files
from .jump_file import jump_file

__all__ = ["json_files", "jump_file"]
