"""The options of the plugin, as MkDocs reads them."""

from __future__ import annotations

from typing import Any

from mkdocs.config import base
from mkdocs.config import config_options as c

from mkdocs_crosswalk.data.problems import CrosswalkError, closest_word, hint
from mkdocs_crosswalk.engines.fail_on import read_targets
from mkdocs_crosswalk.engines.prefix import clean_prefix
from mkdocs_crosswalk.engines.visibility import Visibility
from mkdocs_crosswalk.engines.wanted import USUAL
from mkdocs_crosswalk.views.programme.report import report_problem


def _names(default: tuple[str, ...]) -> c.ListOfItems[str]:
    """Return an option that is a list of names; which there are is checked with the data, all in one run."""
    return c.ListOfItems(c.Type(str), default=list(default))


class Folders(c.ListOfItems[str]):
    """A list of folders; a single one needs no list."""

    def __init__(self, default: list[str]) -> None:
        super().__init__(c.Type(str), default)

    def run_validation(self, value: object) -> list[str]:
        """Return the list; raises ValidationError for anything else."""
        return super().run_validation([value] if isinstance(value, str) else value)


class Names(c.ListOfItems[str]):
    """A list of names of the data; left out, it stands for all of them."""

    def __init__(self) -> None:
        super().__init__(c.Type(str))

    def run_validation(self, value: object) -> list[str]:
        """Return the list, or None where it is left out; raises ValidationError for anything else."""
        return None if value is None else super().run_validation(value)  # type: ignore[return-value]  # MkDocs has no other word for an option that is left out


class Prefix(c.Type[str]):
    """A folder of the site; an empty text is its root."""

    def __init__(self, default: str) -> None:
        super().__init__(str, default=default)

    def run_validation(self, value: object) -> str:
        """Return the folder with a slash at its end; raises ValidationError for what is none."""
        try:
            return clean_prefix(super().run_validation(value))
        except CrosswalkError as error:
            raise base.ValidationError(str(error)) from error


class Shown(c.Choice[Any]):
    """What of its own data a site shows; left out, its files say it. YAML reads a bare `off` as false."""

    def __init__(self) -> None:
        super().__init__((*Visibility, False))

    def validate(self, value: object) -> str | None:
        """Return the word, or None where it is left out."""
        return None if value is None else self.run_validation(value)

    def run_validation(self, value: object) -> str:
        """Return the word; raises ValidationError for another, with the closest right one."""
        if value is False:
            return Visibility.OFF
        if not isinstance(value, str) or value not in [*Visibility]:
            near = hint(closest_word(str(value), Visibility))
            raise base.ValidationError(f'unknown "{value}"{near}; it must be off, private or site')
        return value


class ReportTo(c.Type[str]):
    """Where readers report what is wrong: an address with words in braces, or a mail address."""

    def __init__(self) -> None:
        super().__init__(str, default="")

    def run_validation(self, value: object) -> str:
        """Return the address; raises ValidationError for what is none."""
        to = super().run_validation(value)
        if to and (problem := report_problem(to)):
            raise base.ValidationError(problem)
        return to


class FailOn(c.ListOfItems[Any]):
    """What must not be, as `read_targets` takes it; a single word needs no list."""

    def __init__(self) -> None:
        super().__init__(c.Type((str, dict)), default=[])

    def run_validation(self, value: object) -> list[Any]:
        """Return the list; raises ValidationError for what cannot be read."""
        try:
            read_targets(value)
        except CrosswalkError as error:
            raise base.ValidationError(str(error)) from error
        return value if isinstance(value, list) else [value]


class CrosswalkConfig(base.Config):  # type: ignore[no-untyped-call]  # mkdocs leaves its hook untyped
    """The plugin's options."""

    prefix = Prefix("crosswalk")
    """The folder of the site that the pages go under; empty for the root."""

    content_security_policy = c.Type(bool, default=False)
    """Whether every page carries a strict content-security policy; never while serving, which needs live reload."""

    link_ids = c.Choice((True, False, "all"), default=True)
    """Whether ids in the prose of Markdown pages become links; `all` takes in ids that could mean something else."""

    data_ = Folders(default=[])
    """Folders of data that the site adds, relative to that of its configuration. MkDocs calls the option `data`."""

    programme = Shown()
    """Whether own data is shown in the site, in a private copy alone, or without the programme."""

    private_dir = c.Type(str, default="site-private")
    """The folder of the private copy, relative to that of the configuration."""

    mappings = c.Type(str, default="")
    """A folder of data in place of the built-in one, relative to the configuration; empty for the built-in data."""

    policies = c.Type(str, default="")
    """Which pages are policies beside those that say so, as a pattern of source files such as `policies/**`."""

    fail_on = FailOn()
    """What is a warning, so that a strict build fails: entries without a policy, late reviews, doubts."""

    policy_box = c.Choice(("top", "bottom", "off", False), default="top")
    """Where a policy's page shows what it satisfies. YAML reads a bare `off` as false."""

    report_to = ReportTo()
    """Where readers report what is wrong, in the place of the repository that has the data."""

    parts = _names(USUAL)
    """Which parts of the crosswalk there are beside the home page, the frameworks and the pages about it; or `all`."""

    categories = Names()
    """Which of the groups there are that may be left out; what is common to all scopes always is there."""

    frameworks = Names()
    """Which frameworks there are; without an edition its ids lead nowhere."""

    leave_out_sources = _names(())
    """Sources whose rows, figures and corrections are left out, by their ids."""

    search = c.Type(bool, default=True)
    """Whether the search of the site finds the pages of the crosswalk."""
