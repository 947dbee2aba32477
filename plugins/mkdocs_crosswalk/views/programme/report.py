"""The link by which a reader says what is wrong with a page, filled in: an issue, a form of the site, or a mail."""

from __future__ import annotations

import re
from urllib.parse import quote, quote_plus, urlsplit

from mkdocs_crosswalk.data.fields import is_address
from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import closest_word, hint

ASKED = "What is wrong, and what shows it:"
FORM = "mapping.yml"
"""The form for an issue on a mapping, in the folder of a repository that GitHub reads."""
WORDS = ("page", "title", "pair")
"""What an address to report to may have in braces."""
_PLAIN = "/:,()"  # may stand in a query as they are
_BRACED = re.compile(r"\{([^{}]*)\}")
_MAIL = re.compile(r"[^\s@<>\"'&?{}\\]+@[^\s@<>\"'&?{}\\]+\.[^\s@<>\"'&?{}\\.]+")


@frozen
class Reports:
    """Where reports go.

    Attributes:
        repository: The address of a repository, at GitHub or GitLab or a company's own, such as `gitlab.example.com`.
        form: Whether that repository has the form for mappings.
        to: What goes before it: an address with words in braces, or a mail address.
    """

    repository: str = ""
    form: bool = False
    to: str = ""


def report_problem(to: str) -> str:
    """Return what is wrong with an address to report to, or nothing."""
    if _MAIL.fullmatch(to):
        return ""
    if unknown := next((word for word in _BRACED.findall(to) if word not in WORDS), None):
        known = ", ".join(f"{{{word}}}" for word in WORDS)
        near = closest_word(unknown, WORDS)
        return f'unknown "{{{unknown}}}"{hint(f"{{{near}}}" if near else None)}; allowed: {known}'
    if not is_address(_BRACED.sub("x", to)):
        example = "https://example.com/report?page={page}&pair={pair}"
        return f'"{to}" is no address; write it as {example}, or as a mail address'
    return ""


def report_link(reports: Reports, title: str, address: str, entry: str = "") -> str:
    """Return the address by which something is reported, or nothing where none is known.

    Args:
        reports: Where reports go.
        title: The page's title.
        address: The page's address, or nothing if the site does not know its own.
        entry: The id of the entry that the page is about, or nothing.
    """
    text = f"{address}\n\n{ASKED}\n".lstrip()
    if _MAIL.fullmatch(reports.to):
        return f"mailto:{quote(reports.to, '@+')}?subject={quote(title, _PLAIN)}&body={quote(text, _PLAIN)}"
    if reports.to:
        said = dict(zip(WORDS, (address, title, entry), strict=True))
        return _BRACED.sub(lambda found: quote_plus(said[found[1]], _PLAIN), reports.to)
    return _issue(reports, title, text, {"page": address, "pair": entry})


def _issue(reports: Reports, title: str, text: str, fields: dict[str, str]) -> str:
    """Return the address of a new issue at a repository."""
    url = urlsplit(reports.repository)
    host = (url.hostname or "").removeprefix("www.")
    path = url.path.partition("/-/")[0].strip("/").removesuffix(".git").split("/")
    if url.scheme not in ("http", "https") or len(path) < 2:  # noqa: PLR2004 - owner and name
        return ""
    said, body = quote_plus(title, _PLAIN), quote_plus(text, _PLAIN)
    match host.partition(".")[0]:
        case "github":
            home = f"{url.scheme}://{url.netloc}/{path[0]}/{path[1]}/issues/new"
            filled = "".join(f"&{name}={quote_plus(value, _PLAIN)}" for name, value in fields.items() if value)
            return (
                f"{home}?template={FORM}&title={said}{filled}" if reports.form else f"{home}?title={said}&body={body}"
            )
        case "gitlab":
            home = f"{url.scheme}://{url.netloc}/{'/'.join(path)}"
            return f"{home}/-/issues/new?issue[title]={said}&issue[description]={body}"
    return ""
