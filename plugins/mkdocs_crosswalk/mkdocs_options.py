"""The options of the plugin, as MkDocs reads them."""

from __future__ import annotations

from mkdocs.config import base
from mkdocs.config import config_options as c


class Folders(c.ListOfItems[str]):
    """A list of folders; a single one needs no list."""

    def __init__(self, default: list[str]) -> None:
        super().__init__(c.Type(str), default)

    def run_validation(self, value: object) -> list[str]:
        """Return the list; raises ValidationError for anything else."""
        return super().run_validation([value] if isinstance(value, str) else value)


class CrosswalkConfig(base.Config):  # type: ignore[no-untyped-call]  # mkdocs leaves its hook untyped
    """The plugin's options."""

    prefix = c.Type(str, default="crosswalk")
    """The folder of the site that the pages go under; empty for the root."""

    content_security_policy = c.Type(bool, default=False)
    """Whether every page carries a strict content-security policy; never while serving, which needs live reload."""

    link_ids = c.Choice((True, False, "all"), default=True)
    """Whether ids in the prose of Markdown pages become links; `all` takes in ids that could mean something else."""

    data_ = Folders(default=[])
    """Folders of data that the site adds, relative to that of its configuration. MkDocs calls the option `data`."""

    policies = c.Type(str, default="")
    """Which pages are policies beside those that say so, as a pattern of source files such as `policies/**`."""

    policy_box = c.Choice(("top", "bottom", "off", False), default="top")
    """Where a policy's page shows what it satisfies. YAML reads a bare `off` as false."""
