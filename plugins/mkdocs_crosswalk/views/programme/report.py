"""The link that opens an issue about a page, filled in, at the repository that the site names."""

from __future__ import annotations

from urllib.parse import quote_plus, urlsplit

ASKED = "What is wrong, and what shows it:"
_PLAIN = "/:,()"  # may stand in a query as they are


def report_link(repository: str, title: str, address: str) -> str:
    """Return the address of the form for a new issue, or nothing where no such form is known.

    Args:
        repository: The address of a repository, at GitHub or GitLab or a company's own, such as `gitlab.example.com`.
        title: The page's title.
        address: The page's address, or nothing if the site does not know its own.
    """
    url = urlsplit(repository)
    host = (url.hostname or "").removeprefix("www.")
    path = url.path.partition("/-/")[0].strip("/").removesuffix(".git").split("/")
    if url.scheme not in ("http", "https") or len(path) < 2:  # noqa: PLR2004 - owner and name
        return ""
    said, body = quote_plus(title, _PLAIN), quote_plus(f"{address}\n\n{ASKED}\n".lstrip(), _PLAIN)
    match host.partition(".")[0]:
        case "github":
            return f"{url.scheme}://{url.netloc}/{path[0]}/{path[1]}/issues/new?title={said}&body={body}"
        case "gitlab":
            home = f"{url.scheme}://{url.netloc}/{'/'.join(path)}"
            return f"{home}/-/issues/new?issue[title]={said}&issue[description]={body}"
    return ""
