"""Parts of addresses by which whoever has the address gets in; they do not belong into data that others read."""

from __future__ import annotations

import re

_FIELD = re.compile(r"(?:[?#&;])(?P<name>[\w.-]+)=")
_PASSWORD = re.compile(r"://[^/\s:@?#]*:[^/\s@?#]+@")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_LAST = {"key", "sig", "signature", "token", "secret", "password", "passwd", "pwd", "credential", "credentials", "auth"}
_WHOLE = ("accesskey", "apikey", "authkey", "passkey", "sharedkey", "subscriptionkey", "authtoken", "accesstoken")


def secret_in(text: str) -> str:
    """Return what of an address in a text lets whoever has it in, as a message names it, or an empty text."""
    if _PASSWORD.search(text):
        return "a password"
    names = (match["name"] for match in _FIELD.finditer(text))
    return next((f'"{name}"' for name in names if _is_secret(name)), "")


def _is_secret(name: str) -> bool:
    """Say whether the name of a field of an address is that of a secret: by its last word, `apiKey` as `api-key`."""
    *_, last = _WORD.findall(name) or ("",)
    return last.lower() in _LAST or name.lower().endswith(_WHOLE)
