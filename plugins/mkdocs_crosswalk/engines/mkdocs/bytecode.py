"""What Jinja compiles of an installed theme, kept beside what Python compiles of this package, as modules are.

Jinja makes Python of some forty templates of a theme in every build, which takes as long as some forty pages. Kept is
only what comes of templates that are installed, one file for each, and only where nothing but their text decides it: a
template of the site's own, or one that a plugin has compiled in another way, is compiled as ever.
"""

from __future__ import annotations

import inspect
import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.filters import FILTERS
from jinja2.tests import TESTS

if TYPE_CHECKING:
    from collections.abc import Mapping

INSTALLED = str(Path(jinja2.__file__).parents[1]) + os.sep
"""Where packages are installed, themes among them."""
EXTENSIONS = {"jinja2.ext.InternationalizationExtension", "mkdocs.localization.NoBabelExtension"}
"""Those that MkDocs itself adds; what comes of a template is another with each."""
_LATER = {"loader", "undefined", "extensions", "cache_size", "auto_reload", "bytecode_cache", "enable_async"}
"""Arguments that count when a template is found or rendered, or that are compared by another name."""
_OPTIONS = {*inspect.signature(jinja2.Environment).parameters, "is_async", "policies", "code_generator_class"} - _LATER
_PLAIN = jinja2.Environment()  # noqa: S701 - compared with, and never rendered with
_OF_PAGE: object = getattr(jinja2.pass_context(lambda *_: None), "jinja_pass_arg", None)
"""Marks a filter that wants what stands on a page; Jinja asks any other already when it compiles a constant."""


def keep_compiled(env: jinja2.Environment) -> None:
    """Have an environment take what was kept of its theme, and keep what was not."""
    if sys.implementation.cache_tag:
        env.bytecode_cache = Kept(Path(cache_from_source(__file__)).parent / "theme")


class Kept(BytecodeCache):
    """Keeps what comes of templates; what it holds for stands in it: their text, and the versions of Jinja and Python.

    Args:
        folder: Where; what cannot be written there is compiled again in the next build.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._extensions = ""

    def get_bucket(self, environment: jinja2.Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return a template's place among what is kept; one without a key is not kept."""
        if not (filename or "").startswith(INSTALLED) or not _by_text_alone(environment):
            return Bucket(environment, "", "")
        self._extensions = " ".join(sorted(environment.extensions))
        return super().get_bucket(environment, name, filename, source)

    def get_source_checksum(self, source: str) -> str:
        """Return what a template holds for, beside the version of Python."""
        return super().get_source_checksum(f"{jinja2.__version__} {self._extensions} {source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept, if it is there and whole."""
        with suppress(OSError), self._path(bucket).open("rb") as kept:
            bucket.load_bytecode(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it; nobody finds the half of it."""
        if not bucket.key or sys.dont_write_bytecode:
            return
        path = self._path(bucket)
        beside = path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(bucket.bytecode_to_string())
            beside.replace(path)

    def _path(self, bucket: Bucket) -> Path:
        return self.folder / f"{bucket.key}.bytecode"


def _by_text_alone(env: jinja2.Environment) -> bool:
    """Say whether Jinja would make the same of a template in any site."""
    return (
        env.extensions.keys() <= EXTENSIONS
        and not getattr(env, "newstyle_gettext", False)
        and all(getattr(env, name) == getattr(_PLAIN, name) for name in _OPTIONS)
        and _known(env.filters, FILTERS)
        and _known(env.tests, TESTS)
    )


def _known(asked: Mapping[str, object], plain: Mapping[str, object]) -> bool:
    """Say whether all that can be asked while a template is compiled is Jinja's own."""
    others = (one for name, one in asked.items() if plain.get(name) is not one)
    return all(getattr(one, "jinja_pass_arg", None) is _OF_PAGE for one in others)
