"""The options where no MkDocs reads them: those of the plugin, with the same values and the same defaults."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.data.problems import LocatedError, Position
from mkdocs_crosswalk.engines.fail_on import read_targets
from mkdocs_crosswalk.engines.mkdocs.options import CrosswalkConfig
from mkdocs_crosswalk.engines.zensical.options import Options, read_options
from mkdocs_crosswalk.engines.zensical.settings import find_settings

if TYPE_CHECKING:
    from pathlib import Path

VALUES: dict[str, list[object]] = {
    "prefix": ["map", "docs/map", "../x", 3],
    "content_security_policy": [True, "yes"],
    "link_ids": [True, False, "all", "some"],
    "data": ["company", ["a", "b"], [1], 2],
    "programme": ["off", False, "private", "site", "publik"],
    "private_dir": ["out", 1],
    "mappings": ["data", []],
    "policies": ["policies/**", 1],
    "fail_on": ["late", ["late", {"below": 0.9}], ["soon"], [{"below": 7}]],
    "policy_box": ["top", "bottom", "off", False, "left"],
    "report_to": ["https://example.com/?p={page}", "grc@example.com", "nowhere", "https://x.org/{who}"],
    "parts": [["matrix"], [], "matrix", [1]],
    "categories": [["Security"], 1],
    "frameworks": [["soc2-2017"], "soc2-2017"],
    "leave_out_sources": [["x"], 1],
    "search": [False, "no"],
}


def at(name: str) -> Position:
    return Position("zensical.toml", 1, len(name))


def by_mkdocs(**options: object) -> CrosswalkConfig | None:
    config = CrosswalkConfig()
    config.load_dict(options)
    errors, _ = config.validate()
    return None if errors else config


def test_the_options_are_those_of_the_plugin_with_the_same_defaults() -> None:
    config = by_mkdocs()
    assert config
    assert {field.name for field in fields(Options)} == set(config.data) == VALUES.keys()
    for field in fields(Options):
        ours, theirs = getattr(Options(), field.name), config[field.name]
        theirs = read_targets(theirs) if field.name == "fail_on" else theirs
        assert ours == (tuple(theirs) if isinstance(theirs, list) else theirs), field.name


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in VALUES.items() for value in values])
def test_a_value_is_taken_or_refused_as_by_the_plugin(name: str, value: object) -> None:
    theirs = by_mkdocs(**{name: value})
    if theirs is None:
        with pytest.raises(LocatedError, match=f"zensical.toml:1:{len(name)}: {name}: "):
            read_options({name: value}, at)
        return
    ours, meant = getattr(read_options({name: value}, at), name), theirs[name]
    meant = read_targets(meant) if name == "fail_on" else meant
    meant = meant or "off" if name == "policy_box" else meant
    assert ours == (tuple(meant) if isinstance(meant, list) else meant)


def test_a_configuration_inherits_and_takes_variables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "base.yml").write_text(
        "site_name: X\nplugins:\n  - crosswalk:\n      prefix: !ENV [WHERE, map]\n      parts: [matrix]\n", "utf-8"
    )
    (tmp_path / "mkdocs.yml").write_text("INHERIT: base.yml\ndocs_dir: pages\n", "utf-8")
    assert find_settings(tmp_path).options.prefix == "map/"
    assert find_settings(tmp_path).docs == tmp_path / "pages"
    monkeypatch.setenv("WHERE", "compliance")
    assert find_settings(tmp_path).options == Options(prefix="compliance/", parts=("matrix",))


def test_a_configuration_that_cannot_be_read_is_refused_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: X\nplugins: [crosswalk\nnav: 3\n", "utf-8")
    with pytest.raises(Exception, match=r"mkdocs.yml:3:4: "):
        find_settings(tmp_path)
