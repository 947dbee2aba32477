"""The catalogue as files for machines."""

from .assets import small_asset
from .json_files import json_files
from .jump_file import jump_file

__all__ = ["json_files", "jump_file", "small_asset"]
