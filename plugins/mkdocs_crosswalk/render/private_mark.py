"""What marks each page of a private copy: a line that its readers see, and a word to search engines."""

from __future__ import annotations

import re

MARK = "Private copy: not for publication"
_BODY = re.compile(r"""<body\b(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_HEAD = re.compile("</head>", re.IGNORECASE)
_STYLE = (
    "html{scroll-padding-bottom:2rem}"
    "body::after{content:'';display:block;flex:none;height:1.6rem}"
    ".xw-private-copy{position:fixed;bottom:0;left:50%;transform:translateX(-50%);z-index:100;padding:2px 12px;"
    "border-radius:4px 4px 0 0;background:#7a1f1f;color:#fff;font:600 12px/18px sans-serif;white-space:nowrap;"
    "pointer-events:none}"
    "@media print{body::after{display:none}"
    ".xw-private-copy{position:static;transform:none;padding:0 0 4pt;background:none;color:#000}}"
)
"""It stands in the page itself: a page of the site's own has no stylesheet of the crosswalk. Paper begins with it."""
_TO_ROBOTS = '<meta name="robots" content="noindex, nofollow">'
_SEEN = f'<aside class="xw-private-copy" aria-label="Private copy">{MARK}</aside>'
ROBOTS = "User-agent: *\nDisallow: /\n"
"""The `robots.txt` of a private copy: files that are no pages can carry no word of their own."""


def marked(html: str) -> str:
    """Return a page with the mark, in any theme."""
    html = _HEAD.sub(lambda m: f"{_TO_ROBOTS}<style>{_STYLE}</style>{m[0]}", html, count=1)
    return _BODY.sub(lambda m: f"{m[0]}{_SEEN}", html, count=1)
