"""`llms.txt`: what the site is, for a reader that is a program, with links to the Markdown twins of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.render.escaping import as_markdown
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.reviewed import general_caveat
from mkdocs_crosswalk.views.ways import compared, ended, title, ways

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Framework
    from mkdocs_crosswalk.views.site import Site

FILES = (
    ("entries.json", "every control, clause, criterion and group, with its address"),
    ("overlaps.json", "every pair, with our judgement and each statement about it"),
    ("verdicts.json", "what the holder of the other framework has for an entry"),
    ("schema/overlaps.json", "a JSON Schema; each of the files has one of its name"),
)
MORE = (
    ("entries.json", "every entry of the other frameworks, with its address"),
    ("overlaps.json", "every pair with one of them, left and right, and each statement about it"),
)
"""The files of the second version."""
OF_ENTRY = "all of this about one entry; the last part of a page's address names its file"


def llms_file(site: Site, base: str) -> str:
    """Return the text of `llms.txt`.

    Args:
        site: The site.
        base: The address of the crosswalk's own folder, or an empty text if the site's is not known.
    """
    quoted, *about = map(as_markdown, _about(site))
    lines = [f"# {as_markdown(title(site.catalogue))}", "", f"> {quoted}"]
    for said in about:
        lines += ["", said]
    for head, found in _sections(site, base):
        lines += ["", f"## {as_markdown(head)}", "", *found]
    return "\n".join(lines) + "\n"


def _about(site: Site) -> Iterator[str]:
    catalogue = site.catalogue
    each = [f"{_numbers(catalogue, framework)} of {framework.name}" for framework in compared(catalogue)]
    beside = " beside ".join(each) if len(each) <= 2 else listed(each)  # noqa: PLR2004 - one beside the other
    publishers = " nor ".join(framework.publisher for framework in compared(catalogue) if framework.publisher)
    yield f"{beside}: which overlap, on whose word, what carries over and what is new."
    yield (
        f"{general_caveat(catalogue)} Neither {publishers} endorses it. It helps to prepare and is no advice. A pair "
        "says that records may be reused, not that one framework covers the other. Levels belong to a direction. "
        f"{_text(catalogue)}"
    )
    yield "Every page of the crosswalk has a twin in Markdown: its address with .md in the place of the last slash."


def _text(catalogue: Catalogue) -> str:
    """Return whose text is not included."""
    printed = {e.framework for e in catalogue.singles if e.statement}
    without = [f.name for f in compared(catalogue) if f.id not in printed]
    if not printed:
        return "The text of the standards is not included."
    return f"The text of {listed(without)} is not included." if without else ""


def _numbers(catalogue: Catalogue, framework: Framework) -> str:
    """Return how many single entries of each kind a framework has."""
    counts = ((kind, len(catalogue.framework_entries(framework.id, kind.key))) for kind in framework.single)
    return listed([wording.number(count, kind.one, kind.many) for kind, count in counts])


def _sections(site: Site, base: str) -> Iterator[tuple[str, Iterable[str]]]:
    catalogue = site.catalogue
    has = site.extent.has
    yield (
        "Start here",
        (f"{_link(site, uri, base)}: {as_markdown(site.pages[uri].description)}" for uri in _first(site) if has(uri)),
    )
    if "api" in site.extent.parts:
        yield "Files for machines", tuple(_files(catalogue, base))
    for framework in compared(catalogue):
        for kind in framework.single:
            uris = (addresses.place_of(e).uri for e in catalogue.framework_entries(framework.id, kind.key))
            yield kind.many.capitalize(), (_link(site, uri, base) for uri in uris)
    if has(addresses.DOCUMENTS):
        yield "Documents", (_link(site, addresses.document_uri(d), base) for d in catalogue.documents)
    if has(addresses.EVIDENCE):
        yield "Evidence", (_link(site, addresses.evidence_uri(i), base) for i in catalogue.evidence)
    if has(addresses.SOURCES):
        yield "Optional", (_link(site, addresses.source_uri(s), base) for s in catalogue.sources)


def _files(catalogue: Catalogue, base: str) -> Iterator[str]:
    """Yield the files of each version, with one of an entry as an example of their names."""
    for version in sorted({f.version for f in catalogue.frameworks.values()}):
        folder = addresses.APIS[version]
        for name, said in FILES if folder == addresses.API else MORE:
            yield f"- [{name}]({base}{folder}{name}): {said}"
        entry = next((e for e in catalogue.singles if catalogue.frameworks[e.framework].version == version), None)
        if entry:
            data = addresses.data_of(entry, catalogue.frameworks[entry.framework])
            yield f"- [{data.removeprefix(folder)}]({base}{data}): {OF_ENTRY}"


def _first(site: Site) -> Iterator[str]:
    """Yield the pages that say what is where: of frameworks, of work, of sources, and of older editions."""
    catalogue = site.catalogue
    for framework in compared(catalogue):
        yield addresses.index_of(framework)
        yield from (addresses.division_uri(framework, d) for d in framework.divisions if d.folder)
    yield from (addresses.MATRIX, addresses.GAP, *(way.page(way.scopes(catalogue)[0]) for way in ways(catalogue)))
    yield from (uri for part in site.extent.more for uri in part.uris if uri in site.pages)
    yield from (addresses.EVIDENCE, addresses.PLAN, *(way.plan(way.scopes(catalogue)[0]) for way in ways(catalogue)))
    yield from (addresses.DOCUMENTS, addresses.SOURCES)
    yield from (addresses.COUNTERPARTS, addresses.CORRECTIONS, addresses.CHANGES, addresses.EXCHANGE)
    yield from map(addresses.index_of, ended(catalogue).values())


def _link(site: Site, uri: str, base: str) -> str:
    return f"- [{as_markdown(site.pages[uri].title)}]({base}{uri})"
