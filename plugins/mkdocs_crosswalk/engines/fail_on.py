"""The option `fail_on`: what must not be, of a site's policies and of what its company says of itself."""

from __future__ import annotations

from fractions import Fraction

from mkdocs_crosswalk.catalogue.policies import Targets
from mkdocs_crosswalk.data.problems import CrosswalkError, closest_word, hint

WORDS = ("uncovered", "late", "checks")
SHARE = "below"
FORM = f"write a list of {', '.join(WORDS)} and {SHARE}: 0.9, as in [late, {SHARE}: 0.9]"


def read_targets(value: object) -> Targets:
    """Return what a value of the option says; a single word needs no list.

    Raises:
        CrosswalkError: with what is wrong and how to write it.
    """
    said: dict[str, object] = {}
    for item in value if isinstance(value, list) else [value]:
        pairs = item.items() if isinstance(item, dict) else [(item, True)]
        for name, of in pairs:
            if not isinstance(name, str) or name not in (*WORDS, SHARE):
                raise CrosswalkError(f'unknown "{name}"{hint(closest_word(str(name), (*WORDS, SHARE)))}; {FORM}')
            if name in said:
                raise CrosswalkError(f'"{name}" stands twice')
            if name in WORDS and of is not True:
                raise CrosswalkError(f'"{name}" takes no value; {FORM}')
            said[name] = of
    share = _share(said[SHARE]) if SHARE in said else None
    return Targets(below=share, **{word: word in said for word in WORDS})


def _share(value: object) -> Fraction:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not 0 < float(str(value)) <= 1:
        raise CrosswalkError(f'"{SHARE}" must be a share of 1, such as {SHARE}: 0.9 for 90 %, and not {value!r}')
    return Fraction(str(value))
