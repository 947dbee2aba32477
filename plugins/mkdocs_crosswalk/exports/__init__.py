"""The catalogue as files for machines."""

from .json_files import json_files

__all__ = ["json_files"]
