"""The theme around pages while a site is served: what would be rendered of the same as before is not rendered again.

A page's template sees the page, the site's navigation and configuration, and what plugins give it. Where all of that
can be compared, it is; where a theme or a plugin may look at more, pages are rendered as ever.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2

from mkdocs_crosswalk.engines.kept import Itself, bytes_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from mkdocs_crosswalk.engines.kept import Kept

    from .added import Added

THEMES = ("material", "mkdocs", "readthedocs")
"""Themes whose templates see of other pages what the navigation holds of them, and the time on the home page alone."""
PLUGINS = ("mkdocs_crosswalk.", "mkdocs.contrib.search", "properdocs.contrib.search", "material.plugins.search")
"""The modules of plugins that give a template nothing but what is compared here."""
EVENTS = ("env", "pre_template", "page_context")
"""The events in which a plugin may give a template anything."""
SEES_MORE = re.compile(r"\b(?:pages|build_date_utc)\b")
"""A template of the site's own that names one of these may show all pages, or the time of the build."""
SEES_DATA = re.compile(r"\bcrosswalk\.site\b(?!\.extent\.has\b|\.catalogue\.editions\b)")
"""Likewise anything of the data; what there is at all is compared."""
GIVEN = (
    *("nav", "pages", "base_url", "extra_css", "extra_javascript", "mkdocs_version", "build_date_utc"),
    *("config", "page", "crosswalk"),
)
"""All that a template is given."""
APART = ("plugins", "theme", "site_dir", "markdown_extensions", "watch", "hooks")
"""Options that are compared otherwise, or of which a page shows nothing."""
_ELSEWHERE = ("file", "parent", "previous_page", "next_page", "toc", "render", "links_to_anchors", "present_anchor_ids")
_PLAIN = (str, int, float, type(None))


class Theme:
    """Renders the pages of one build.

    Args:
        config: The site's configuration.
        env: The site's theme.
        added: What the crosswalk adds to the site.
        kept: What the build before left.

    Attributes:
        nav: The site's navigation, once it is known.
    """

    def __init__(self, config: MkDocsConfig, env: jinja2.Environment, added: Added, kept: Kept) -> None:
        self.kept = kept
        self._config = config
        self._added = added
        self.nav: Navigation | None = None
        self._around: object = None
        self._whole: object = None
        custom = config.theme.custom_dir
        self._own = bytes_of(Path(custom)) if custom else None
        texts = _templates(Path(custom), config.theme.static_templates) if custom else ""
        self._data = Itself(added.site) if SEES_DATA.search(texts) else None
        if config.theme.name in THEMES and not SEES_MORE.search(texts) and plain_templates(config):
            env.template_class = type("Template", (_Remembering,), {"theme": self})
            if env.cache is not None:
                env.cache.clear()

    def made_of(self, template: str, context: Mapping[str, Any]) -> object:
        """Return all that a page is rendered of, or None if that cannot be said."""
        if not set(GIVEN).issuperset(context) or (page := _page(context["page"])) is None:
            return None
        if self._around is None:
            self._around = self.kept.same("theme", self._made_of_all, object)
        time = context["build_date_utc"] if context["page"].is_homepage else None
        given = context["base_url"], tuple(context["extra_css"]), tuple(context["extra_javascript"]), time
        crosswalk = context.get("crosswalk")
        ours = crosswalk and (
            *(crosswalk["section"], crosswalk["place"], crosswalk["uri"]),
            tuple(map(self._item, (*crosswalk["beside"], *crosswalk["after"]))),
        )
        return self._around, template, page, self._nav(context["nav"]), given, ours

    def _made_of_all(self) -> object:
        """Return what is alike for all pages of a build."""
        config = self._config
        options = {name: repr(value) for name, value in config.items() if name not in APART}
        theme = config.theme.name, repr(dict(config.theme)), config.theme.dirs
        plugins = [(name, repr(dict(plugin.config))) for name, plugin in config.plugins.items()]
        editions = self._added.site.catalogue.editions
        return options, theme, plugins, self._own, self._data, editions, dict(self._added.addresses.urls)

    def _nav(self, nav: Navigation) -> object:
        """Return what a template sees of a navigation; that of the whole site is compared once a build."""
        if nav is not self.nav:
            return self._items(nav, active=True)
        if self._whole is None:
            self._whole = self.kept.same("nav", lambda: self._items(nav, active=False), object)
        return self._whole

    def _items(self, nav: Navigation, *, active: bool) -> object:
        home = nav.homepage and self._item(nav.homepage, active=False)
        return home, tuple(self._item(item, active=active) for item in nav.items)

    def _item(self, item: Any, *, active: bool = True) -> object:
        lit = active and item.active
        if item.children is not None:
            return item.title, lit, tuple(self._item(child, active=active) for child in item.children)
        return item.title, lit, item.url, repr(item.meta) if item.is_page else None


class _Remembering(jinja2.Template):
    """A template that is asked for pages."""

    theme: Theme

    def render(self, *arguments: Any, **more: Any) -> str:
        context: Mapping[str, Any] = arguments[0] if len(arguments) == 1 and not more else {}
        page: Any = context.get("page")
        made_of = self.theme.made_of(self.name or "", context) if page else None
        make = super().render
        if made_of is None:
            return make(*arguments, **more)
        return self.theme.kept.same(("page", page.file.src_uri), lambda: made_of, lambda: make(context))


def _page(page: Page) -> object:
    """Return what a template sees of a page, or None if a plugin has put on it what cannot be compared."""
    found: list[tuple[str, object]] = []
    for name, value in vars(page).items():
        if name in _ELSEWHERE:
            continue
        if isinstance(value, dict):
            found.append((name, repr(value)))
        elif isinstance(value, _PLAIN):
            found.append((name, value))
        else:
            return None
    beside = [(other.title, other.url) if other else None for other in (page.previous_page, page.next_page)]
    above = tuple(str(item.title) for item in page.ancestors)
    return tuple(found), page.title, page.url, beside, above, _toc(page.toc)


def _toc(items: Iterable[Any]) -> object:
    return tuple(
        (item.title, item.id, item.level, getattr(item, "active", None), _toc(item.children)) for item in items
    )


def _templates(folder: Path, alone: Collection[str]) -> str:
    """Return the templates of a site's own, but those of files that are no pages."""
    found = (path for path in sorted(folder.rglob("*.html")) if path.relative_to(folder).as_posix() not in alone)
    return "\n".join(path.read_text("utf-8", errors="replace") for path in found)


def plain_templates(config: MkDocsConfig) -> bool:
    """Say whether no other plugin may give a template anything."""
    methods = (method for event in EVENTS for method in config.plugins.events[event])
    return all(type(getattr(m, "__self__", None)).__module__.startswith(PLUGINS) for m in methods)
