"""`crosswalk init`: a site with own data from an empty folder, which builds strictly at once."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_crosswalk.data.locations import PACKAGE
from mkdocs_crosswalk.files.own_folder import write_new

from .schemas import own_texts
from .shared import FOLDER, examples
from .telling import say

if TYPE_CHECKING:
    from collections.abc import Iterator

STARTER = PACKAGE / "starter"
DOT = "dot-"
"""What the names of hidden files begin with in the folder of the package."""
DISTRIBUTION = "mkdocs-crosswalk"
REPOSITORY = "https://github.com/example/mkdocs-crosswalk@<commit>"
"""Where the package is installed from, unless it was installed from a repository itself."""
POLICIES = "      policies: policies/**\n"


@click.command(epilog=examples("init", "init handbook --policies --ci github"))
@click.argument("folder", type=FOLDER, default=Path())
@click.option("--policies", is_flag=True, help="With a policy to write over, and the report on what policies satisfy.")
@click.option(
    "--ci",
    type=click.Choice(["github"]),
    help="With a workflow that checks each pull request, comments what it means, and publishes.",
)
def init(folder: Path, ci: str | None, *, policies: bool) -> None:
    """Make a site with own data in FOLDER, or here: mkdocs.yml, pages, data to fill in, and schemas for the editor.

    Nothing is written over. What is in the way is named, and then nothing is written at all.
    """
    files = starter(policies=policies, ci=ci)
    write_new(folder, files)
    there = "" if folder == Path() else f"cd {folder} && "
    said = [f"{len(files)} files are in {folder}. Look at the site with `{there}mkdocs serve`."]
    if "<commit>" in files["requirements.txt"]:
        said.append("Put the commit or tag to stay at into requirements.txt, in the place of <commit>.")
    say("\n".join(said))


def starter(*, policies: bool = False, ci: str | None = None) -> dict[str, str]:
    """Return the text of each file by its path; the same from run to run."""
    wanted = ("base", *(("policies",) if policies else ()), *((ci,) if ci else ()))
    found = {name: text for part in wanted for name, text in _texts(STARTER / part)}
    found["requirements.txt"] = found["requirements.txt"].format(requirement=requirement())
    if policies:
        found["mkdocs.yml"] = found["mkdocs.yml"].replace("\nvalidation:", f"{POLICIES}\nvalidation:", 1)
        found["docs/index.md"] = found["docs/index.md"].replace(
            "\n- [", "\n- [All policies](policies/index.md)\n- [", 1
        )
    return found | {f"schema/{name}": text for name, text in own_texts(()).items()}


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        parts = path.relative_to(folder).parts
        hidden = (f".{part.removeprefix(DOT)}" if part.startswith(DOT) else part for part in parts)
        yield "/".join(hidden), path.read_text("utf-8")


def requirement() -> str:
    """Return the line by which pip installs what is installed here, as far as that can be known."""
    try:
        said = json.loads(distribution(DISTRIBUTION).read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        said = {}
    version = said.get("vcs_info", {})
    where = f"{said['url']}@{version['commit_id']}" if version.get("vcs") == "git" else REPOSITORY
    return f"{DISTRIBUTION}[material] @ git+{where}"
