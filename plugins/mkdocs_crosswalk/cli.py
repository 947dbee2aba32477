"""The console command: `check` shows every problem of the data, `gaps` what is left to judge, `export` writes files."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mkdocs_crosswalk import __version__
from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.catalogue.selection import Selection
from mkdocs_crosswalk.catalogue.without import chosen
from mkdocs_crosswalk.data.fields import is_address
from mkdocs_crosswalk.data.locations import part_of_package, written_pages
from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.engines.build_day import build_day, build_moment, latest_day
from mkdocs_crosswalk.engines.import_mapping import import_mapping, is_mapping
from mkdocs_crosswalk.engines.import_options import Importing, asked, import_options, needs_own
from mkdocs_crosswalk.engines.markdown_site import markdown_site
from mkdocs_crosswalk.engines.parts import OFFERED, PROPOSALS
from mkdocs_crosswalk.engines.prefix import clean_prefix
from mkdocs_crosswalk.engines.take_over import take_over, write_file
from mkdocs_crosswalk.engines.visibility import Visibility, meant, programme_files
from mkdocs_crosswalk.figures.gaps import unanswered, unjudged
from mkdocs_crosswalk.files.explained import as_text, entry_of, explained, explained_pair, pair_of
from mkdocs_crosswalk.files.owned_folder import write_folder
from mkdocs_crosswalk.programme.checks import to_look_at
from mkdocs_crosswalk.programme.programme import Programme
from mkdocs_crosswalk.programme.proposals import proposed
from mkdocs_crosswalk.programme.take_over import work_list
from mkdocs_crosswalk.prose.broken_links import refuse_broken
from mkdocs_crosswalk.prose.guides import read_told
from mkdocs_crosswalk.registers.own_files import PROGRAMME_FILES
from mkdocs_crosswalk.views.site import build_site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.figures.gaps import Unjudged

FOLDER = click.Path(path_type=Path, readable=False)
"""A folder that the data layer speaks of, in its own words, where it is missing or cannot be read."""

own_data = click.option(
    "--with", "own", multiple=True, type=FOLDER, metavar="FOLDER", help="A folder of data of your own to add."
)


def _address(_: click.Context, __: click.Parameter, text: str) -> str:
    """Return an address that links may begin with; raises BadParameter for what is none."""
    if text and not is_address(text):
        raise click.BadParameter(f'"{text}" is no address; write it as https://example.com')
    return text


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns:
        The exit status: 1 if the data has problems or nothing could be written, 2 if the command was called wrongly.
    """
    try:
        return int(crosswalk.main(arguments, prog_name="crosswalk", standalone_mode=False) or 0)
    except CrosswalkError as error:
        _tell(str(error))
    except click.ClickException as error:
        with _quiet(sys.stderr):
            error.show()
        return error.exit_code
    except click.Abort:
        _tell("Stopped.")
    return 1


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def crosswalk() -> None:
    """ISO/IEC 27001 and SOC 2, entry by entry."""


@crosswalk.command()
@click.argument("data", metavar="[FOLDER]", type=FOLDER, required=False)
@own_data
def check(data: Path | None, own: tuple[Path, ...]) -> None:
    """Read the data and show every problem with file, line and column; the built-in data unless a FOLDER is given."""
    catalogue = _load(data, own)
    content = part_of_package("content")
    written = written_pages(content)
    today = build_day()
    site = build_site(catalogue, written, offered=OFFERED, today=today, **read_told(catalogue, written))
    refuse_broken(site, content)
    pairs = sum(o.counted for o in catalogue.overlaps.values())
    asked = to_look_at(Programme(catalogue, today))
    doubts = (f"{one.position}: to look at: {one.message}" for one in sorted((*catalogue.doubts, *asked)))
    counts = f"{len(catalogue.rows)} rows, {pairs} counted pairs, {len(catalogue.evidence)} evidence items"
    _say("\n".join((*doubts, f"No problems: {counts}.")))


@crosswalk.command()
@click.argument("data", metavar="[FOLDER]", type=FOLDER, required=False)
@click.option("--all", "every", is_flag=True, help="Show also the pairs for which little speaks, the likeliest first.")
@own_data
def gaps(data: Path | None, own: tuple[Path, ...], *, every: bool) -> None:
    """Show what is left to judge, in the built-in data unless a FOLDER is given; status 1 if there is any.

    Points of which nobody says what does their work, and pairs that are likely: two evidence items serve both entries,
    they share a point, or a published source names them.
    """
    catalogue = _load(data, own)
    points = [f"{p.position}: {p.id} has neither a pair nor a reason for none" for p in unanswered(catalogue)]
    found = unjudged(catalogue)
    likely = [_unjudged_line(pair) for pair in found if pair.likely]
    queue = [_unjudged_line(pair) for pair in found if not pair.likely]
    counts = f"Points without an answer: {len(points)}. Likely pairs not judged: {len(likely)}. Possible: {len(queue)}."
    _say("\n".join((*points, *likely, *(queue if every else ()), counts)))
    if points or likely:
        raise SystemExit(1)


@crosswalk.command()
@click.option(
    "--with", "own", multiple=True, required=True, type=FOLDER, metavar="FOLDER", help="A folder of data of your own."
)
def propose(own: tuple[Path, ...]) -> None:
    """Print lines for status.yml, as remarks, for what organisation.yml says the company has not; nothing is written.

    Each says which entries it is about, what to check first, and a reason to begin with.
    """
    _say(proposed(_load(None, own), PROPOSALS))


@crosswalk.command("import", cls=Importing)
@click.argument("file", type=FOLDER)
@own_data
@import_options
def import_(file: Path, own: tuple[Path, ...], **options: Any) -> None:
    """Take FILE over into the data; if anything of it cannot be, nothing is written.

    A list of work that a browser saved goes to status.yml of your own data, which --with names. What the list does not
    say stays as it was, to the letter.

    A table (CSV, TSV, XLSX), SSSOM, or a mapping of OSCAL or CISO Assistant becomes the rows of a source, which
    --source names; a catalogue of these becomes a framework.
    """
    wanted = asked(options)
    if is_mapping(file, wanted):
        _say(import_mapping(file, wanted, _named(own)))
        return
    needs_own(wanted, own)
    done = take_over(file, _named(own))
    lines = [*map(str, done.changes)]
    lines += [f"Left in {file.name}, since nothing here is called so: {name}" for name in done.unknown]
    count = len(done.changes)
    said = f"{count} {'entry has' if count == 1 else 'entries have'} changed in {done.file}."
    _say("\n".join((*lines, said if count else f"{done.file} says all of it already.")))


@crosswalk.command()
@click.argument("file", type=FOLDER)
@click.option("--site-url", default="", callback=_address, help="The address of the site that opens it.")
@click.option(
    "--with", "own", multiple=True, required=True, type=FOLDER, metavar="FOLDER", help="A folder of data of your own."
)
def work(file: Path, site_url: str, own: tuple[Path, ...]) -> None:
    """Write what your own data says of entries as FILE, a list of work that the pages open in a browser."""
    write_file(file, work_list(Programme(_load(None, own), build_day()), build_moment(), site_url))
    _say(f"{file} is written; open it from a gap list or from the Statement of Applicability.")


@crosswalk.command()
@click.argument("entry", metavar="ID")
@click.argument("other", metavar="[ID]", required=False)
@click.option("--json", "as_json", is_flag=True, help="As data, for other programs.")
@own_data
def explain(entry: str, other: str | None, own: tuple[Path, ...], *, as_json: bool) -> None:
    """Say what is known of an entry, or of a pair, by whom, and in which line of the data; ids in any spelling."""
    catalogue = _load(None, own)
    ids = [entry_of(catalogue, text) for text in (entry, other) if text is not None]
    said = explained(catalogue, ids[0]) if other is None else explained_pair(catalogue, pair_of(catalogue, *ids))
    _say(json.dumps(said, ensure_ascii=False, indent=2) if as_json else as_text(said))


def _unjudged_line(pair: Unjudged) -> str:
    reasons = (*pair.sources, *pair.points, *pair.items, *(f"beside {entry}" for entry in pair.near))
    return f"{pair.left} with {pair.right}: {', '.join(reasons)}"


@crosswalk.command()
@click.argument("folder", type=FOLDER)
@click.option("--prefix", default="", help="A folder in it for the crosswalk's pages alone, such as crosswalk.")
@click.option("--data", type=FOLDER, metavar="FOLDER", help="The data folder; the built-in data unless given.")
@click.option("--site-url", default="", callback=_address, help="The site's address, for the links in spreadsheets.")
@click.option(
    "--framework",
    "frameworks",
    multiple=True,
    metavar="ID",
    help="A framework to have, such as nist-csf-2.0; given several times. Those that every site has unless given.",
)
@click.option(
    "--programme",
    type=click.Choice([word.value for word in Visibility]),
    help="What is shown of your own data: all (site), all but the programme (off), nothing (private). "
    "It is private where a folder holds organisation.yml, status.yml or records.yml, and otherwise site.",
)
@own_data
def export(
    folder: Path,
    prefix: str,
    *,
    data: Path | None,
    site_url: str,
    frameworks: tuple[str, ...],
    programme: str | None,
    own: tuple[Path, ...],
) -> None:
    """Write all pages as Markdown files into FOLDER, the one of a site's pages such as docs, for any generator."""
    prefix = clean_prefix(prefix)
    for path in own:
        if path.resolve().is_relative_to(folder.resolve()):
            raise CrosswalkError(f"{path} lies in {folder}, and its files would be published; move it elsewhere")
    catalogue = _load(data, own)  # all of it, so that what is wrong is said whatever is shown
    selection = Selection(frameworks=frameworks or None)
    if problems := selection.problems(catalogue):
        raise CrosswalkError("\n".join(f"--{problem.replace('frameworks', 'framework', 1)}" for problem in problems))
    shown = meant(programme, _named(own))
    if shown is Visibility.PRIVATE:
        catalogue = _load(data, ())
    elif shown is Visibility.OFF:
        catalogue = _load(data, own, PROGRAMME_FILES)
    wanted = chosen(catalogue, selection.within(catalogue))
    files = markdown_site(wanted, part_of_package("content"), prefix, site_url)
    target = folder / prefix
    write_folder(target, files)
    pages = sum(name.endswith(".md") for name in files)
    said = [f"{pages} pages and {len(files) - pages} files to download are in {target}."]
    if shown is Visibility.PRIVATE:
        because = ", ".join(programme_files(_named(own)))
        why = f"There is {because}, so your" if because else "Your"
        said.insert(0, f"{why} own data is left out: what is exported may be published. `--programme site` shows it.")
    _say("\n".join(said))


def _load(data: Path | None, own: tuple[Path, ...], left_out: tuple[str, ...] = ()) -> Catalogue:
    return load(data or part_of_package("mappings"), _named(own), latest_day(), left_out)


def _named(own: tuple[Path, ...]) -> dict[str, Path]:
    return {path.as_posix(): path for path in own}


def _say(text: str) -> None:
    """Print a result; a reader that has gone, as in `crosswalk check | true`, ends the command without a word.

    Raises:
        CrosswalkError: It cannot be written for another reason, such as a disk that is full.
    """
    with _quiet(sys.stdout) as failed:
        click.echo(text)
    for error in failed:
        if not isinstance(error, BrokenPipeError):
            raise CrosswalkError(f"the result cannot be written: {error.strerror or error}") from error


def _tell(text: str) -> None:
    """Print what is wrong; where nobody can be told, the exit status says it."""
    with _quiet(sys.stderr):
        click.echo(text, err=True)


@contextmanager
def _quiet(stream: TextIO) -> Iterator[list[OSError]]:
    """Collect the error of a stream that cannot be written to, which is given up for the rest of the command.

    Python would try to write what is left once more when it ends, and fail with a traceback or a status of its own.
    """
    failed: list[OSError] = []
    try:
        yield failed
        stream.flush()
    except OSError as error:
        failed.append(error)
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    sys.exit(main())
