"""A strict content-security policy as a meta element, with a hash for each inline script and style of the page."""

from __future__ import annotations

import base64
import hashlib
import re

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_INLINE_STYLE = re.compile(r"<style\b[^>]*>(?P<text>.*?)</style>", re.DOTALL)
_DATA_TYPE = re.compile(r"""\btype=["']?application/(?:ld\+)?json""")
_CHARSET = re.compile(r"""<meta charset=["']?utf-8["']?\s*/?>""", re.IGNORECASE)


def with_policy(html: str) -> str:
    """Return a page with its policy, right after the character set; a page without `<meta charset>` is left as it is.

    Nothing is loaded from elsewhere, no `style` attribute is applied, and an inline script runs, and an inline style
    is applied, only with its hash.
    """
    scripts = [m["text"] for m in _INLINE_SCRIPT.finditer(html) if not _DATA_TYPE.search(m["attributes"])]
    styles = [m["text"] for m in _INLINE_STYLE.finditer(html)]
    policy = "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *_hashes(scripts))),
            " ".join(("style-src 'self'", *_hashes(styles))),
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )
    return _CHARSET.sub(
        lambda m: f'{m[0]}<meta http-equiv="Content-Security-Policy" content="{policy}">', html, count=1
    )


def _hashes(texts: list[str]) -> list[str]:
    return sorted({f"'sha256-{_digest(text)}'" for text in texts})


def _digest(text: str) -> str:
    """Browsers hash a script or style after turning line ends to line feeds."""
    return base64.b64encode(hashlib.sha256(text.replace("\r\n", "\n").encode()).digest()).decode()
