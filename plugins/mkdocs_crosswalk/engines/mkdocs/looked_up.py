"""What templates of a theme look up: other templates, and with a dot options of the site and keys of tables.

Jinja asks for an attribute first, and for a key once that has failed. Of the site's configuration it is known which
names are options; and of a table, whether its class has an attribute of a name is quicker to ask than to try.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.config.base import BaseConfigOption, LegacyConfig
from mkdocs.theme import Theme

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig

_TABLES = (dict, LegacyConfig, Theme)


def look_up_quickly(env: jinja2.Environment, config: MkDocsConfig) -> None:
    """Have the templates of an environment look up the same in less time."""
    plain, options = env.getattr, config.data
    names = {name for name in options if isinstance(getattr(type(config), name, None), BaseConfigOption)}

    def found(thing: Any, name: str) -> Any:
        if thing is config:
            return options[name] if name in names else plain(thing, name)
        if type(thing) not in _TABLES or hasattr(thing, name):
            return plain(thing, name)
        return thing[name] if name in thing else env.undefined(obj=thing, name=name)

    make, templates = env.get_template, {}

    def template(name: Any, parent: str | None = None, globals: Any = None) -> jinja2.Template:  # noqa: A002 - Jinja's
        if globals or not isinstance(name, str):
            return make(name, parent, globals)
        if (name, parent) not in templates:  # Jinja's own cache takes note of which was asked for last
            templates[name, parent] = make(name, parent)
        return templates[name, parent]

    own: Any = env
    own.getattr, own.get_template = found, template  # compiled templates ask the environment itself
