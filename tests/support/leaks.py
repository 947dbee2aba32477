"""Looks for words in every file of a folder, however it is packed or escaped."""

from __future__ import annotations

import gzip
import html
import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING
from urllib.parse import unquote

from tests.support.builds import bytes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_SIGNS = bytes({*range(256)} - {*b"0123456789abcdefghijklmnopqrstuvwxyz"})


def leaks(folder: Path, words: Iterable[str]) -> dict[str, set[str]]:
    """Return the words that each file of a folder holds, or has in its name, by the file's path.

    A word is found in any case, with any signs between its letters: as HTML, JSON and addresses write them.
    """
    wanted = {_plain(word): word for word in words}
    found: dict[str, set[str]] = {}
    for name, content in bytes_of(folder).items():
        texts = {_plain(text) for packed in (name.encode(), *_unpacked(content)) for text in {*_read(packed)}}
        if held := {word for plain, word in wanted.items() if any(plain in text for text in texts)}:
            found[name] = held
    return found


def _unpacked(content: bytes) -> Iterator[bytes]:
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield archive.read(name)
    if content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    if content.startswith(b"# Sphinx inventory"):
        yield zlib.decompress(content.split(b"\n", 4)[4])


def _read(content: bytes) -> Iterator[str]:
    text = content.decode("utf-8", "replace")
    yield text
    yield unquote(text)
    yield html.unescape(text)
    yield html.unescape(unquote(html.unescape(_ESCAPED.sub(lambda m: chr(int(m[1], 16)), text))))


def _plain(text: str) -> bytes:
    """Return a text with nothing but its letters and numbers."""
    return text.casefold().encode("ascii", "ignore").translate(None, _SIGNS)
