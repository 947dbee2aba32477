"""What the libraries of the formats themselves say of our files, each in an environment of its own.

They are heavy, and pin what others need in other versions. A word that they let pass, and a line that they drop, is for
`test_exchange.py`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.exchange import texts
from tests.support.installed import Clean

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

pytestmark = pytest.mark.audit

TRESTLE = """
import sys
from pathlib import Path
from trestle.oscal.catalog import Catalog
from trestle.oscal.mapping import MappingCollection
for path in sorted(Path(sys.argv[1]).glob("exchange/oscal/*.json")):
    kind = Catalog if path.name.startswith("catalog-") else MappingCollection
    found = kind.oscal_read(path)
    print(path.name, len(found.mappings[0].maps) if kind is MappingCollection else "")
"""
OSCAL = """
import logging, sys
from pathlib import Path
logging.disable(logging.INFO)
from oscal import OSCAL
for path in sorted(Path(sys.argv[1]).glob("exchange/oscal/*.json")):
    found = OSCAL.load(str(path))
    print(path.name, found.is_valid, all(found.validation_status.values()))
"""
SSSOM = """
import logging, sys
from pathlib import Path
from sssom.parsers import parse_sssom_table
from sssom.validators import validate
said = []
Kept = type("Kept", (logging.Handler,), {"emit": lambda _, record: said.append(record.getMessage())})
logging.getLogger().addHandler(Kept())
for path in sorted(Path(sys.argv[1]).glob("exchange/sssom/*.tsv")):
    table = parse_sssom_table(path)
    validate(table)
    print(path.name, len(table.df), len(said))
"""
GEMARA = """
import sys
from pathlib import Path
from gemara import v1
for path in sorted(Path(sys.argv[1]).glob("exchange/gemara/*.yaml")):
    found = v1.load(path.open())
    print(path.name, type(found).__name__, sum(len(mapping.targets or ()) for mapping in found.mappings))
"""
SPHINX = """\
project = "acme"
extensions = ["sphinx_needs"]
needs_types = [
    {{"directive": name, "title": name, "prefix": "", "color": "#fff", "style": "node"}} for name in {kinds}
]
needs_id_regex = r"^[A-Za-z0-9_-]+$"
needs_external_needs = [
    {{
        "base_url": "https://example.org/x",
        "json_path": {path!r},
        "target_url": "{{{{need['external_url']}}}}",
    }}
]
"""
LISTED = """\
Acme
====

:need:`A-5-15` and :need:`Clause-6-1-3`

.. needtable::
   :columns: id, title
   :style: table
"""


@pytest.fixture(scope="module")
def folder(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("exchange")
    for uri, text in texts(catalogue).items():
        path = made / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return made


def told(group: str, program: str, folder: Path, tmp_path: Path) -> list[list[str]]:
    """Return what a program says of the files, line by line, run with the libraries of a group."""
    clean = Clean(tmp_path)
    clean.lock(group)
    result = clean.run("-c", program, str(folder))
    assert result.returncode == 0, result.stderr[-3000:]
    return [line.split() for line in result.stdout.splitlines()]


def test_trestle_reads_catalogues_and_every_pair(folder: Path, catalogue: Catalogue, tmp_path: Path) -> None:
    said = told("trestle", TRESTLE, folder, tmp_path)
    assert [len(line) for line in said] == [1, 1, 1, 2, 2]
    assert sum(int(line[1]) for line in said[3:]) == len(catalogue.overlaps)


def test_the_rules_of_oscal_hold(folder: Path, tmp_path: Path) -> None:
    said = told("oscal", OSCAL, folder, tmp_path)
    assert [line[1:] for line in said if line[0].endswith(".json")] == [["True", "True"]] * 5


def test_sssom_py_reads_every_line_and_warns_of_nothing(folder: Path, tmp_path: Path) -> None:
    files = {path.name: path.read_text("utf-8").splitlines() for path in folder.glob("exchange/sssom/*.tsv")}
    counted = {name: sum(not line.startswith("#") for line in lines) - 1 for name, lines in files.items()}
    warnings = "0"
    assert told("sssom", SSSOM, folder, tmp_path) == [[name, str(n), warnings] for name, n in sorted(counted.items())]


def test_gemara_reads_every_target(folder: Path, tmp_path: Path) -> None:
    said = told("gemara", GEMARA, folder, tmp_path)
    files = sorted(folder.glob("exchange/gemara/*.yaml"))
    counted = [path.read_text("utf-8").count("- entry-id: ") for path in files]
    assert said == [[path.name, "MappingDocument", str(n)] for path, n in zip(files, counted, strict=True)]


def test_sphinx_lists_every_entry_and_warns_of_nothing(folder: Path, catalogue: Catalogue, tmp_path: Path) -> None:
    clean = Clean(tmp_path)
    clean.lock("sphinx-needs")
    docs = tmp_path / "docs"
    docs.mkdir()
    needs = folder / "exchange/sphinx-needs/needs.json"
    kinds = sorted({e.kind.key for e in catalogue.singles})
    (docs / "conf.py").write_text(SPHINX.format(kinds=kinds, path=str(needs)), "utf-8")
    (docs / "index.rst").write_text(LISTED, "utf-8")
    result = clean.run("-m", "sphinx", "-W", "-b", "html", str(docs), str(tmp_path / "out"))
    assert result.returncode == 0, result.stderr[-3000:]
    html = (tmp_path / "out/index.html").read_text("utf-8")
    whole = json.loads(needs.read_text("utf-8"))
    for need in whole["versions"][whole["current_version"]]["needs"].values():
        assert need["external_url"] in html
