"""Files beside the pages: what is written is not held in memory beside that."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import PluginCollection

from mkdocs_crosswalk.engines.mkdocs.files import FileMaker

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("content", [b"a,b\r\n\xe2\x80\x93", "\N{EN DASH} text\n"], ids=["bytes", "text"])
def test_a_file_is_let_go_once_it_is_written_and_says_the_same(tmp_path: Path, content: str | bytes) -> None:
    config = MkDocsConfig()
    config.load_dict({"docs_dir": str(tmp_path), "site_dir": str(tmp_path / "site")})
    config.plugins = PluginCollection()
    config.plugins.on_pre_build(config=config)  # files ask which plugin is at work
    held = sys.getrefcount(content)
    file = FileMaker(config, "x/").beside("a.csv", content)
    assert sys.getrefcount(content) > held
    file.copy_file()
    assert sys.getrefcount(content) == held
    whole = content.encode() if isinstance(content, str) else content
    assert (tmp_path / "site/x/a.csv").read_bytes() == file.content_bytes == whole
    file.copy_file()
    assert file.content_bytes == whole
