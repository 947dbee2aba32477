"""Partial templates of a theme, rendered once for all pages on which they are alike: icons, logo, words, search.

A theme's page includes a dozen templates that show nothing of the page. While one is rendered, it is noted what it is
made of: the names that it looks up, and the addresses that it makes relative to the page. Where those are the same, so
is its text. One that looks up the page, the navigation or anything else that changes is rendered as ever.
"""

from __future__ import annotations

from functools import lru_cache
from posixpath import normpath
from types import MethodType
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro, Undefined
from jinja2.utils import missing

from .looked_up import look_up_quickly
from .nav_items import MACRO, NavItems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from types import CodeType

    from mkdocs.config.defaults import MkDocsConfig

CHANGES = {"page", "pages", "nav", "build_date_utc", "crosswalk"}
"""What is another on every page."""
ADDRESSES = {"url", "script_tag"}
"""The filters that make an address relative to the page."""
RENDERS = {"root_render_func", "make_module"}
"""What the code of a template has that includes others, or imports them with all that it knows."""
MOST = 64
"""How many texts of a template are kept; one that comes to more and is seldom the same is rendered as ever."""


class Partials:
    """Remembers what the partial templates of one build came to.

    Args:
        config: The site's configuration.
        env: The site's theme.

    Attributes:
        items: The items of its navigation.
        fixed: The macros that say the same on all pages, to the same arguments.
        said: What they said.
    """

    def __init__(self, config: MkDocsConfig, env: jinja2.Environment) -> None:
        self.items = NavItems(config)
        self.fixed: set[Macro] = set()
        self.said: dict[tuple[object, ...], str] = {}
        self._env = env
        self._making: list[_Made] = []
        own: dict[str, Any] = {"partials": self}
        self._plain: type[Context] = type("Context", (_Calling,), own)
        self._noting: type[Context] = type("Context", (_Noting,), own)
        for name in ADDRESSES & env.filters.keys():
            env.filters[name] = self._with_note(env.filters[name])
        env.context_class = self._plain
        env.template_class = type("Template", (_Partial,), own)
        look_up_quickly(env, config)
        if env.cache is not None:
            env.cache.clear()

    def text(self, partial: _Partial, given: dict[str, Any], whole: Callable[[Context], Iterable[str]]) -> str:
        """Return the text of a template that is included: as it was if it is made of the same, or else anew.

        Args:
            partial: The template.
            given: All that has a name where it stands.
            whole: Renders it.
        """
        page = given.get("page")
        url = page.url if page else ""
        own = _from_root(url)
        here = own.rpartition("/")[0], own == "/", url.endswith("/"), given.get("base_url")
        known = partial.known.get((here, *_values(partial.names, given)))
        if known is None or not known.holds_on(own):
            known = self._make(partial, given, whole)
            if not known.alike:
                partial.alike = False
                partial.known.clear()
            elif known.holds_on(own):
                if len(partial.known) == MOST:
                    partial.alike = partial.again > MOST
                    partial.known, partial.again = {}, 0
                if not known.names.issubset(partial.names):
                    partial.names = tuple(sorted(known.names.union(partial.names)))
                    partial.known.clear()
                known.kept = [given.get(name) for name in partial.names]
                partial.known[here, *_values(partial.names, given)] = known
        else:
            partial.again += 1
        for outer in self._making:
            outer.take(known)
        return known.text

    def _make(self, partial: _Partial, given: dict[str, Any], whole: Callable[[Context], Iterable[str]]) -> _Made:
        made = _Made()
        self._making.append(made)
        self._env.context_class = self._noting
        try:
            made.text = self._env.concat(whole(self._noting(self._env, given, partial.name, partial.blocks)))
        finally:
            self._making.pop()
            if not self._making:
                self._env.context_class = self._plain
        return made

    def note(self, name: str) -> None:
        """Take note of a name that is looked up."""
        for making in self._making:
            making.names.add(name)

    def _with_note(self, make: Callable[[Any, Any], str]) -> Callable[[Any, Any], str]:
        """Return a filter for addresses that takes note of them."""

        @jinja2.pass_context
        def noted(context: Context, value: Any) -> str:
            for making in self._making:
                making.addresses.add(_from_root(str(value)))
            noting, self._making = self._making, []
            try:
                return make(context, value)
            finally:
                self._making = noting

        return noted


class _Made:
    """What a template came to, and what of.

    Attributes:
        text: Its text.
        names: The names that it looked up.
        addresses: The addresses in it, from the site's root.
        kept: What the names stood for: while it is here, nothing else has its place in memory.
    """

    def __init__(self) -> None:
        self.text = ""
        self.names: set[str] = set()
        self.addresses: set[str] = set()
        self.kept: list[object] = []

    @property
    def alike(self) -> bool:
        """Whether it looked up nothing that is another on every page."""
        return CHANGES.isdisjoint(self.names)

    def take(self, inner: _Made) -> None:
        """Take note of what was included."""
        self.names |= inner.names
        self.addresses |= inner.addresses

    def holds_on(self, own: str) -> bool:
        """Say whether no address in it leads to this page or below it, where it would be a shorter one."""
        return not any(f"{address}/".startswith(f"{own}/") for address in self.addresses)


class _Known(str):
    """The text of a template in the place of what it would be rendered of."""

    __slots__ = ()


class _Partial(jinja2.Template):
    """A template that may be included in many pages."""

    partials: Partials
    names: tuple[str, ...]
    known: dict[tuple[object, ...], _Made]
    modules: dict[tuple[object, ...], tuple[TemplateModule, object]]
    alike: bool
    again: int

    @classmethod
    def _from_namespace(cls, environment: Any, namespace: Any, globals: Any) -> jinja2.Template:  # noqa: A002 - Jinja's
        made: Any = super()._from_namespace(environment, namespace, globals)
        made.alike, made.again, made.names, made.known, made.modules = True, 0, (), {}, {}
        whole = made.root_render_func
        made.fixed_names = _fixed(whole.__code__)

        def render(context: Context | _Known) -> Iterable[str]:
            return _pieces(context) if isinstance(context, _Known) else whole(context)

        made.whole, made.root_render_func = whole, render
        return made  # type: ignore[no-any-return]  # it is a template

    def new_context(self: Any, vars: Any = None, shared: bool = False, locals: Any = None) -> Any:  # noqa: A002 - Jinja's
        """Return what it is rendered of, or where it is included and alike on many pages its text."""
        if shared and self.alike:
            return _Known(self.partials.text(self, _given(vars, locals), self.whole))
        return super().new_context(vars, shared, locals)

    def make_module(self: Any, vars: Any = None, shared: bool = False, locals: Any = None) -> TemplateModule:  # noqa: A002 - Jinja's
        """Return what it holds for others; the words of a theme are the same for all pages."""
        if self.fixed_names is None or not shared:
            return TemplateModule(self, super().new_context(vars, shared, locals))
        given = _given(vars, locals)
        key = _values(self.fixed_names, given)
        if key not in self.modules:
            module = TemplateModule(self, super().new_context(vars, shared, locals))
            self.modules[key] = module, [given.get(name) for name in self.fixed_names]
            self.partials.fixed.update(thing for thing in module.__dict__.values() if isinstance(thing, Macro))
        return self.modules[key][0]  # type: ignore[no-any-return]  # it is a module


class _Calling(Context):
    """What a template is rendered of; macros that always say the same are asked once."""

    partials: Partials

    def call(self: Any, called: Any, /, *arguments: Any, **more: Any) -> Any:
        """Call what a template calls."""
        if type(called) is not Macro:
            return super().call(called, *arguments, **more)
        more.pop("_block_vars", None)
        more.pop("_loop_vars", None)
        if called.name == MACRO and self.name in self.partials.items.templates:
            return self.partials.items.text(self["page"], MethodType(called, self.eval_ctx), *arguments)
        if called not in self.partials.fixed or more or not all(type(one) is str for one in arguments):
            return called(self.eval_ctx, *arguments, **more)
        key = called, *arguments
        if key not in self.partials.said:
            self.partials.said[key] = called(self.eval_ctx, *arguments)
        return self.partials.said[key]


class _Noting(_Calling):
    """The same while it is noted what is looked up."""

    def resolve_or_missing(self, key: str) -> Any:
        """Return what a name stands for."""
        self.partials.note(key)
        return super().resolve_or_missing(key)


def _pieces(text: str) -> Iterator[str]:
    yield text


@lru_cache(maxsize=MOST)
def _from_root(address: str) -> str:
    return normpath(f"/{address}")


def _given(shared: Mapping[str, Any], local: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return all that has a name where a template is included."""
    return {**shared, **{name: value for name, value in (local or {}).items() if value is not missing}}


def _values(names: Iterable[str], given: Mapping[str, Any]) -> tuple[object, ...]:
    """Return what stands for the values of names: a text for itself, and anything else as long as it is there."""
    return tuple(map(_value, map(given.get, names)))


def _value(value: object) -> object:
    if isinstance(value, str):
        return value
    return type(value) if isinstance(value, Undefined) else id(value)


def _fixed(code: CodeType) -> tuple[str, ...] | None:
    """Return the names that a template's macros may look up, or None if what they say may be another on every page."""
    names: set[str] = set()
    codes = [code]
    while codes:
        one = codes.pop()
        names.update(one.co_names)
        codes += (const for const in one.co_consts if isinstance(const, type(code)))
        names.update(const for const in one.co_consts if isinstance(const, str) and const.isidentifier())
    return tuple(sorted(names)) if names.isdisjoint(CHANGES | ADDRESSES | RENDERS) else None
