"""A page of the site's own while Zensical renders it: ids in its prose become links, and a policy gets its box."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mkdocs_crosswalk.engines.docs import anchors_in
from mkdocs_crosswalk.engines.looks import ANSWER_STYLES, ASSETS, ID_STYLES, MODULES, POLICY_STYLES, STATUS
from mkdocs_crosswalk.prose.id_links import located
from mkdocs_crosswalk.prose.page_fields import PageFields
from mkdocs_crosswalk.prose.policies import wrong_anchors
from mkdocs_crosswalk.render.head import module_links
from mkdocs_crosswalk.views.addresses import Place
from mkdocs_crosswalk.views.programme.policy_box import policy_box, with_box

from .addresses import written_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.data.problems import Problem
    from mkdocs_crosswalk.prose.extension import HandWritten

    from .prepared import Prepared


class OwnPage:
    """Knows what the crosswalk adds to a page that people of the site write.

    Args:
        prepared: The crosswalk of the site.
        uri: The source file of the page.

    Attributes:
        prose: The Markdown extension of this page.
    """

    def __init__(self, prepared: Prepared, uri: str) -> None:
        self.prepared = prepared
        self.uri = uri
        options, own = prepared.options, prepared.own
        said = own.fields.get(uri, PageFields()).link_ids
        self.address = written_in(uri, options.prefix)
        show = partial(prepared.renderer.answer, address=self.address)
        self.prose: HandWritten = prepared.prose_of_page()
        self.written = self.prose.open(
            uri, str(prepared.settings.docs / uri), options.link_ids if said is None else said, show
        )
        self.policy = own.found.by_uri.get(uri) if own.found else None

    def problems(self, html: str) -> Iterator[Problem]:
        """Yield what is wrong with the ids and questions of the page, and with the anchors that a policy names."""
        if self.written.wrong or self.written.asks:
            yield from located(self.written, (self.prepared.settings.docs / self.uri).read_text("utf-8-sig"))
        if self.policy:
            frameworks = self.prepared.own.site.catalogue.ids.written_frameworks.usual
            yield from wrong_anchors(self.policy, anchors_in(html), frameworks)

    def dressed(self, html: str) -> str:
        """Return the page with its box, its looks before it and its scripts behind it."""
        prepared = self.prepared
        shown = self.policy if prepared.options.policy_box in ("top", "bottom") else None
        box = policy_box(prepared.own.site.catalogue, shown) if shown else None
        if box is not None:
            said = prepared.renderer.policy_box(box, self.address)
            html = with_box(html, said, top=prepared.options.policy_box == "top")
        styles = (
            *(ID_STYLES if self.written.linked or self.written.asks or box else ()),
            *(POLICY_STYLES if box else ()),
            *(ANSWER_STYLES if self.written.asks else ()),
            *(STATUS if self.written.asks and prepared.own.site.extent.programme.exists else ()),
        )
        base = self.address(Place(ASSETS))
        links = "".join(f'<link rel="stylesheet" href="{base}{name}">' for name in styles)
        return f"{links}{html}{module_links(base, MODULES if self.written.dressed else ())}"
