"""The examples of a finished programme, read as plain YAML: what holds for each entry, and its records and controls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import yaml

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.problems import Position, Problems
from mkdocs_crosswalk.data.yaml_files import Scalar
from mkdocs_crosswalk.programme.programme import Programme
from mkdocs_crosswalk.registers.references import References
from tests.support.builds import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

DAY = date(2027, 3, 15)
"""The day of the examples."""
REACH = ("entry", "range", "theme")
HERE = Position("example", 1, 1)


def listed(value: Any) -> list[Any]:
    """Return a list as it is, nothing as an empty one, and one value as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


@dataclass(frozen=True)
class Example:
    """An example beside the catalogue.

    Attributes:
        name: Its folder in `examples/`.
        asked: The id of the framework that the company wants.
        groups: The groups in its report beside those of every report.
    """

    name: str
    catalogue: Catalogue
    asked: str
    groups: frozenset[str]

    @property
    def folder(self) -> Path:
        """Return where it is."""
        return ROOT / "examples" / self.name

    def read(self, name: str) -> Any:
        """Return a file of its data, or an empty list."""
        path = self.folder / "compliance" / name
        return yaml.safe_load(path.read_text("utf-8")) if path.is_file() else []

    def loaded(self, mappings: Path) -> Programme:
        """Return the programme as it is read."""
        return Programme(load(mappings, {"compliance": self.folder / "compliance"}, DAY), DAY)

    @cached_property
    def lines(self) -> list[dict[str, Any]]:
        """Return the lines of `status.yml`."""
        found: list[dict[str, Any]] = self.read("status.yml")["entries"]
        return found

    @cached_property
    def records(self) -> list[dict[str, Any]]:
        """Return the records."""
        found: list[dict[str, Any]] = self.read("records.yml")["records"]
        return found

    @cached_property
    def controls(self) -> list[dict[str, Any]]:
        """Return the own controls."""
        found: list[dict[str, Any]] = self.read("controls.yml")["controls"]
        return found

    @cached_property
    def policies(self) -> dict[str, dict[str, Any]]:
        """Return the front matter of the policies, by their files."""
        pages = [page for page in (self.folder / "docs/policies").glob("*.md") if page.name != "index.md"]
        return {page.name: yaml.safe_load(page.read_text("utf-8").split("---\n")[1]) for page in sorted(pages)}

    @cached_property
    def entries(self) -> list[str]:
        """Return the entries of the framework that is wanted, as far as they are in scope."""
        every = self.catalogue.entries.values()
        inside = [e.id for e in every if e.kind.single and e.framework == self.asked]
        return [i for i in inside if self.asked.startswith("iso") or i.startswith("CC")]

    def reach(self, names: Iterable[str]) -> list[str]:
        """Return the entries that names reach; all of them must be known."""
        problems = Problems(DAY)
        references = References(self.catalogue.ids, self.catalogue.entries, self.catalogue.frameworks, problems)
        found = [entry for name in names for entry in references.reach(Scalar(name, "str", HERE))]
        assert not problems, list(names)
        return found

    @cached_property
    def said(self) -> dict[str, dict[str, Any]]:
        """Return what holds for each entry, field by field: the narrowest line that has the field."""
        found: dict[tuple[str, str], tuple[int, Any]] = {}
        for line in self.lines:
            reached = self.reach(name for word in REACH for name in listed(line.get(word)))
            for entry in reached:
                for field, value in line.items():
                    width, _ = found.get((entry, field), (1000, None))
                    assert field in REACH or width != len(reached), (entry, field)
                    if len(reached) < width:
                        found[entry, field] = (len(reached), value)
        said: dict[str, dict[str, Any]] = {}
        for (entry, field), (_, value) in found.items():
            said.setdefault(entry, {})[field] = value
        return said

    def state(self, entry: str) -> str:
        """Return how far an entry is, in the words of the data."""
        said = self.said.get(entry, {})
        return "excluded" if said.get("applicable") is False else said.get("status", "unsaid")

    def late(self, entry: str) -> int:
        """Return for how many days an entry is late."""
        due = self.said.get(entry, {}).get("due")
        open_still = self.state(entry) not in ("implemented", "excluded")
        return max(0, (DAY - due).days) if due and open_still else 0

    def bring(self, entry: str) -> tuple[str, ...]:
        """Return the evidence items that the verdict of an entry asks for in the company's scope."""
        return self.catalogue.verdicts[entry].within(set(self.groups)).bring

    def rows(self) -> Iterator[str]:
        """Yield what is expected of each entry, as in `example_programmes.txt`."""
        for entry in self.entries:
            said, state = self.said.get(entry, {}), self.state(entry)
            bring = self.bring(entry)
            cells = (
                self.name,
                entry,
                state,
                said.get("owner", ""),
                str(said.get("due", "")),
                str(self.late(entry) or ""),
                said.get("run_by", "") if state != "excluded" else "",
                " ".join(said.get("because", ())) if state != "excluded" else "",
                " ".join(c["id"] for c in self.controls if entry in self.reach(c["satisfies"])),
                " ".join(r["id"] for r in self.records if r["item"] in bring),
            )
            yield " | ".join(cells).rstrip()
