"""The catalogue as files for machines and for spreadsheets."""

from .downloads import can_write_workbooks, download_files
from .json_files import json_files
from .jump_file import jump_file
from .policies_csv import policies_csv
from .site_files import Home, site_files

__all__ = [
    "Home",
    "can_write_workbooks",
    "download_files",
    "json_files",
    "jump_file",
    "policies_csv",
    "site_files",
]
