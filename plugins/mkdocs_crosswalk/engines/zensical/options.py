"""The options of the crosswalk where no MkDocs reads them: the same names, the same values, the same refusals."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.catalogue.policies import Targets
from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import CrosswalkError, LocatedError, Problem, closest_word, hint
from mkdocs_crosswalk.engines.fail_on import read_targets
from mkdocs_crosswalk.engines.prefix import clean_prefix
from mkdocs_crosswalk.engines.visibility import Visibility
from mkdocs_crosswalk.engines.wanted import USUAL
from mkdocs_crosswalk.views.programme.report import report_problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_crosswalk.data.problems import Position

Names = tuple[str, ...]
OFF = "off"
NO_TARGETS = Targets()


@frozen
class Options:
    """What a site says of the crosswalk, each option with what it is where it is left out."""

    prefix: str = "crosswalk/"
    content_security_policy: bool = False
    link_ids: bool | str = True
    data: Names = ()
    programme: Visibility | None = None
    private_dir: str = "site-private"
    mappings: str = ""
    policies: str = ""
    fail_on: Targets = NO_TARGETS
    policy_box: str = "top"
    report_to: str = ""
    parts: Names = USUAL
    categories: Names | None = None
    frameworks: Names | None = None
    leave_out_sources: Names = ()
    search: bool = True


def read_options(said: Mapping[str, Any], at: Callable[[str], Position]) -> Options:
    """Return the options that a configuration says.

    Args:
        said: Their values by their names; one without a value is left out.
        at: Where each of them stands.

    Raises:
        LocatedError: with every option that is unknown or has a value that it cannot have.
    """
    known = [field.name for field in fields(Options)]
    problems, found = [], {}
    for name, value in said.items():
        if name not in known:
            message = f'unknown option "{name}"{hint(closest_word(str(name), known))}'
            problems.append(Problem(at(name), message))
        elif value is not None:
            try:
                found[name] = _READERS[name](value)
            except CrosswalkError as error:
                problems.append(Problem(at(name), f"{name}: {error}"))
    if problems:
        raise LocatedError("the options of the crosswalk have", problems)
    return Options(**found)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise CrosswalkError(f"it must be a text, and not {value!r}")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise CrosswalkError(f"it must be true or false, and not {value!r}")
    return value


def _names(value: object) -> Names:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise CrosswalkError(f"it must be a list of names, and not {value!r}")
    return tuple(value)


def _folders(value: object) -> Names:
    return _names([value] if isinstance(value, str) else value)


def _link_ids(value: object) -> bool | str:
    if value == "all":
        return "all"
    if not isinstance(value, bool):
        raise CrosswalkError(f"it must be true, false or all, and not {value!r}")
    return value


def _prefix(value: object) -> str:
    return clean_prefix(_text(value))


def _word(value: object, known: tuple[str, ...]) -> str:
    """Return one of several words; YAML reads a bare `off` as false."""
    word = OFF if value is False else value
    if not isinstance(word, str) or word not in known:
        near = hint(closest_word(str(word), known))
        raise CrosswalkError(f'unknown "{word}"{near}; it must be {", ".join(known[:-1])} or {known[-1]}')
    return word


def _programme(value: object) -> Visibility:
    return Visibility(_word(value, tuple(Visibility)))


def _policy_box(value: object) -> str:
    return _word(value, ("top", "bottom", OFF))


def _report_to(value: object) -> str:
    to = _text(value)
    if to and (problem := report_problem(to)):
        raise CrosswalkError(problem)
    return to


_READERS: dict[str, Callable[[object], Any]] = {
    "prefix": _prefix,
    "content_security_policy": _flag,
    "link_ids": _link_ids,
    "data": _folders,
    "programme": _programme,
    "private_dir": _text,
    "mappings": _text,
    "policies": _text,
    "fail_on": read_targets,
    "policy_box": _policy_box,
    "report_to": _report_to,
    "parts": _names,
    "categories": _names,
    "frameworks": _names,
    "leave_out_sources": _names,
    "search": _flag,
}
