"""What templates call and write: Jinja asks all of it whether it wants more, or is markup, which takes long."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from types import MethodType
from typing import Any

import markupsafe
from jinja2 import Environment, Template
from jinja2.runtime import Context, Macro

KNOWN = 4096
"""How many texts are known escaped; most stand on many pages."""


class Calling(Context):
    """What a template is rendered of. Macros and methods are called at once: of them it is known what they want."""

    def call(self: Any, called: Any, /, *arguments: Any, **more: Any) -> Any:
        """Call what a template calls."""
        kind = type(called)
        if kind is not Macro and kind is not MethodType:
            return super().call(called, *arguments, **more)
        if more:
            more.pop("_loop_vars", None)
            more.pop("_block_vars", None)
        if kind is MethodType:
            return called(*arguments, **more)
        whole = called._argument_count == len(arguments) and not more  # noqa: SLF001 - nothing is left to find out
        if whole and not (called.caller or called.catch_kwargs or called.catch_varargs):
            return markupsafe.Markup(called._func(*arguments))  # noqa: S704, SLF001 - it has escaped what it holds
        return called(self.eval_ctx, *arguments, **more)


@lru_cache(KNOWN)
def quoted(text: str) -> str:
    """Return a text as templates escape it."""
    return escape(text, quote=False).replace('"', "&#34;").replace("'", "&#39;")


@lru_cache(KNOWN)
def between_tags(text: str) -> str:
    """Return a text as it stands between tags, where no quotation mark ends it."""
    return escape(text, quote=False)


def _escaped(value: Any) -> str:
    """Return what a template writes for a value; of markup, and of a text, it is known how that is made."""
    kind = type(value)
    if kind is markupsafe.Markup:
        return value  # type: ignore[no-any-return]  # it is a text
    return quoted(value) if kind is str else markupsafe.escape(value)


class _Own(Template):
    """A template that escapes by the shorter way."""

    @classmethod
    def _from_namespace(cls, environment: Any, namespace: Any, globals: Any) -> Template:  # noqa: A002 - Jinja's
        namespace["escape"] = _escaped
        made: Any = super()._from_namespace(environment, namespace, globals)
        return made  # type: ignore[no-any-return]  # it is a template


class OwnTemplates(Environment):
    """The environment of the crosswalk's own templates: what they ask for with a dot is an attribute, and is there."""

    context_class = Calling
    template_class = _Own
    getattr = staticmethod(getattr)  # type: ignore[assignment]  # a name that is not there is an error all the same
