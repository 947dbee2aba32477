"""Ids in the prose of a Markdown page become links; `[text](crosswalk:A.5.15)` leads to one from any page."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import Problem, hints, position_in
from mkdocs_crosswalk.ids.closest import closest, closest_ids
from mkdocs_crosswalk.ids.mentions import IdReader
from mkdocs_crosswalk.ids.spoken import NOTHING, Spoken
from mkdocs_crosswalk.views.addresses import relative
from mkdocs_crosswalk.views.records import closest_records

from .around import CELLS, around
from .markup import ProseProcessor

if TYPE_CHECKING:
    from markdown import Markdown

    from mkdocs_crosswalk.views.addresses import Place
    from mkdocs_crosswalk.views.records import Record
    from mkdocs_crosswalk.views.site import Site

    from .markup import Pieces
    from .questions import AskedHere
    from .withheld import Withheld

SCHEME = "crosswalk:"
DRAWING = "drawing:"

_NO_PROSE = re.compile(
    r"\A---[ \t]*$.*?^(?:---|\.\.\.)[ \t]*$|^[ >]*(?P<fence>`{3,}|~{3,}).*?^[ >]*(?P=fence)"
    r"|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)|<!--.*?-->",
    re.DOTALL | re.MULTILINE,
)
_NO_IDS = re.compile(r"^#{1,6} .*$|\[[^\]\n]*\]\([^)\n]*\)", re.MULTILINE)


@frozen
class Wrong:
    """An id as written that names nothing, the closest that do, and how many ids written alike stand before it."""

    text: str
    closest: tuple[str, ...]
    before: int


@dataclass(slots=True)
class WrittenPage:
    """A page that people wrote, while it is rendered.

    `uri` is its source file. `link_ids` says which ids become links: `False` for none, `"all"` also for those that
    could mean something else. `ours` says that it came with the crosswalk. `linked`, `drawn`, `wrong` and `asked` say
    what was found.
    """

    uri: str
    link_ids: bool | str
    ours: bool
    linked: bool = False
    drawn: bool = False
    wrong: list[Wrong] = field(default_factory=list)
    asked: AskedHere | None = None

    @property
    def dressed(self) -> bool:
        """Whether it needs the crosswalk's previews: it came with it, or an id on it is linked."""
        return self.ours or self.linked or self.asks

    @property
    def asks(self) -> bool:
        """Whether it asks something of the data."""
        return self.asked is not None and self.asked.any


def source_link(uri: str, place: Place) -> str:
    """Return a link as an author writes it, from one source file to another; MkDocs resolves and checks it."""
    path = relative(place.uri, posixpath.dirname(uri))
    return f"{path}#{place.anchor}" if place.anchor else path


class IdLinks(ProseProcessor):
    """Makes links of the ids on one page.

    Args:
        md: The Markdown of one page.
        site: The site with its entries and their places.
        prefix: The folder that the site's pages are in, empty or with a slash at the end.
        page: The page, which takes note of what was found.
        withheld: What it may name although the site does not show it.
    """

    def __init__(
        self, md: Markdown, site: Site, prefix: str, page: WrittenPage, withheld: Withheld | None = None
    ) -> None:
        super().__init__(md)
        self.withheld = withheld
        self.site = site
        self.prefix = prefix
        self.page = page
        self.reader = IdReader(site.catalogue.ids, everywhere=page.link_ids == "all")
        self.around: dict[Element, Spoken] = {}
        self.seen: Counter[str] = Counter()

    def begin(self, block: Element) -> None:
        """Begin a paragraph with what the heads and headings around it speak of."""
        self.reader.restart(self.around.get(block, NOTHING), cell=block.tag in CELLS)

    def passed(self, text: str) -> None:
        """Part a list of ids; a link's text may name a framework."""
        self.reader.hear(text)

    def run(self, root: Element) -> None:
        """Link the ids of a page. In ours, headings of other standards are about their relation to what we link."""
        self.around = around(root, self.site.catalogue.ids, headings=not self.page.ours)
        for link in list(root.iter("a")):
            if (link.get("href") or "").startswith(SCHEME):
                self._resolve(link)
        super().run(root)

    def replaced(self, text: str) -> Pieces:
        """Return a text with links for its ids, and without the backslash of those that are turned off."""
        pieces: Pieces = []
        end = 0
        for mention in self.reader.read(text):
            if not mention.off:
                written = " ".join(mention.text.split())
                if mention.wrong and self.page.link_ids and not self._withheld(written):
                    self._note(written, closest(written, self.site.catalogue.ids), self.seen[written])
                self.seen[written] += 1
            if mention.off or (mention.entry and self.page.link_ids):
                there = mention.entry in self.site.places
                said = self._link(mention.entry, mention.text) if mention.entry and there else mention.text
                pieces += text[end : mention.start], said
                end = mention.end
        return [*pieces, text[end:]]

    def _link(self, entry: str, text: str) -> Element:
        link = Element("a")
        self._lead(link, entry)
        _id_as_text(link, text)
        return link

    def _lead(self, link: Element, entry: str, anchor: str = "") -> None:
        self._lead_to(link, self.site.places[entry], anchor)
        if not link.get("title"):
            link.set("title", self.site.summary(entry).replace("&", "&amp;"))  # entities stay as they are
        self.page.linked = True

    def _lead_to(self, link: Element, place: Place, anchor: str) -> None:
        place = place._replace(uri=f"{self.prefix}{place.uri}", anchor=anchor or place.anchor)
        link.set("href", source_link(self.page.uri, place))

    def _resolve(self, link: Element) -> None:
        """Lead a link of the explicit form to its entry or record; one without text gets the id or name."""
        written = link.get("href", "")
        name, _, anchor = unquote(written.removeprefix(SCHEME)).partition("#")
        ids, records = self.site.catalogue.ids, self.site.records
        entry = ids.one(name) or self.site.catalogue.everything.ids.one(name)
        if entry is None and (record := records.get(name)):
            self._record(link, record, anchor)
            return
        if entry is None and self._withheld(name):
            link.text = link.text if len(link) or link.text else name
            as_text(link)
            return
        if entry is None:
            near = closest(name, ids) or closest_records(name, records) or closest_ids(name, ids.known)
            self._note(written, near, self.seen[written])
            self.seen[written] += 1
            return
        if entry in self.site.places:
            self._lead(link, entry, anchor)
        else:
            as_text(link)
        if not len(link) and (not link.text or ids.one(link.text) == entry or link.text == entry):
            _id_as_text(link, link.text or entry)

    def _withheld(self, name: str) -> bool:
        """Say whether a name is that of something which the site does not show."""
        return self.withheld is not None and self.withheld.names(name)

    def _record(self, link: Element, record: Record, anchor: str) -> None:
        if not len(link) and not link.text:
            link.text = AtomicString(record.name)
        if self.site.extent.has(record.place.uri):
            self._lead_to(link, record.place, anchor)
        else:
            as_text(link)

    def _note(self, text: str, right: tuple[str, ...], before: int) -> None:
        self.page.wrong.append(Wrong(text, right, before))


def as_text(link: Element) -> None:
    """Make what is no link of one: what it leads to is left out of this site."""
    link.tag = "span"
    link.attrib.clear()


def _id_as_text(link: Element, text: str) -> None:
    """Give a link an id as its text, marked as ids are on generated pages: there it has its look and its preview."""
    link.text = AtomicString(text)
    link.set("class", "xw-id")


def located(page: WrittenPage, source: str) -> list[Problem]:
    """Return what is wrong with the ids and questions of a page, at its beginning where the place cannot be told."""
    plain, prose = blank_prose(source), blank_ids(source)
    said = []
    for wrong in page.wrong:
        words = wrong.text.split()
        pattern = r"\s+".join(map(re.escape, words))
        text = plain if wrong.text.startswith((SCHEME, DRAWING)) else prose
        starts = [m.start() for m in re.finditer(rf"(?<![\w.\\]){pattern}(?!\w|\.\w)", text)]
        start = starts[min(wrong.before, len(starts) - 1)] if starts else None
        place = position_in(text, start or 0, page.uri)
        said.append(Problem(place, f'there is no "{" ".join(words)}"{hints(wrong.closest)}'))
    return [*said, *(page.asked.problems(page.uri, source) if page.asked else ())]


def blank_prose(source: str) -> str:
    """Return the source of a page with spaces for front matter, code and comments: every position stays."""
    return _NO_PROSE.sub(_blank, source)


def blank_ids(source: str) -> str:
    """Return the same without headings and links, where no id becomes one."""
    return _NO_IDS.sub(_blank, blank_prose(source))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
