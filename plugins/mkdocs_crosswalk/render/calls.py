"""What templates call: Jinja asks all of it whether it wants more than its arguments, which takes long."""

from __future__ import annotations

from types import MethodType
from typing import Any

from jinja2 import Environment
from jinja2.runtime import Context, Macro


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
        return called(self.eval_ctx, *arguments, **more) if kind is Macro else called(*arguments, **more)


class OwnTemplates(Environment):
    """The environment of the crosswalk's own templates: what they ask for with a dot is an attribute, and is there."""

    context_class = Calling
    getattr = staticmethod(getattr)  # type: ignore[assignment]  # a name that is not there is an error all the same
