"""Characters that no text of the data holds: what nobody sees can turn words around, or make two ids look alike."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Unicode's controls, noncharacters and lone surrogates, line and paragraph separators, and what it calls default
# ignorable (DerivedCoreProperties.txt): marks of direction, zero-width spaces, soft hyphens, fillers and tags.
_NEVER = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    r"\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
    + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17))
)
# Joiners and variation selectors are part of emoji and of some scripts, and do nothing beside plain letters.
_BEHIND = r"(?<![0-9#*\x80-\U0010ffff])[\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_BEFORE = r"[\u200c\u200d](?![\x80-\U0010ffff])"
_ODD = re.compile("[^\t\n\r -~\xa0-\xac\xae-\u02ff]")
"""All that may be one of them; far quicker, and most texts hold none."""
_LINE_END = re.compile("[\t\n\r]")
LONGEST_MESSAGE = 1_000


@cache
def _all_refused() -> re.Pattern[str]:
    """Return what finds each of them; it is seldom asked, and takes long to be made."""
    return re.compile(f"[{_NEVER}]|{_BEHIND}|{_BEFORE}")


def refused(text: str) -> Iterator[re.Match[str]]:
    """Find every character of a text that the data may not hold."""
    return (found for odd in _ODD.finditer(text) if (found := _all_refused().match(text, odd.start())))


def refusal(character: str) -> str:
    """Return the message on a character that was found."""
    code = f"U+{ord(character):04X}"
    if unicodedata.category(character) in ("Cc", "Cn", "Cs"):
        return f"not valid YAML: the character {code} is not allowed"
    return f"the character {code} ({unicodedata.name(character, 'no name').lower()}) is not allowed; nobody sees it"


def shown(text: str) -> str:
    """Return a text as one line of a message: what is not seen or ends a line is spelt out, what is long is cut."""
    if len(text) > LONGEST_MESSAGE:
        text = f"{text[: LONGEST_MESSAGE // 2]} … {text[-LONGEST_MESSAGE // 4 :]}"
    return _all_refused().sub(_spelt, _LINE_END.sub(_spelt, text))


def _spelt(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")
