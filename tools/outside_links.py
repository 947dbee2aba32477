"""Which outside links of the data and the written pages no longer lead anywhere: `python -m tools.outside_links`.

Nothing else of this repository needs a network, so it is run by hand and by a workflow once a week, never on a pull
request. It asks each host for one address at a time.
"""

from __future__ import annotations

import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urldefrag, urlsplit
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ROOT = Path(__file__).parents[1]
PLACES = (*(ROOT / "mappings").rglob("*.yml"), *(ROOT / "content").rglob("*.md"), *ROOT.glob("*.md"))
LINK = re.compile(r"https?://[^\s\"'<>`{}|\\^\[\]]+")
EXAMPLES = re.compile(r"(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid|localhost)$|^127\.0\.0\.1$")
"""Hosts that stand for others, by RFC 2606, or for this computer."""
EXAMPLE_OWNER = "/example"
"""The owner of repositories that examples name."""
AGENT = "Mozilla/5.0 (compatible; mkdocs-crosswalk link check)"
UNCLEAR = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS}
"""Answers of hosts that let no program in: they say nothing of the page."""
SECONDS, TRIES, PAUSE, AT_ONCE = 30, 3, 5.0, 8


class Answer(NamedTuple):
    """What became of a link: `gone` if it leads nowhere, `unclear` if nobody can say."""

    url: str
    says: str
    gone: bool


def links_of(files: Iterable[Path], top: Path = ROOT) -> dict[str, list[str]]:
    """Return the places of each outside link, as file and line."""
    found: dict[str, list[str]] = {}
    for path in sorted(files):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            for text in LINK.findall(line):
                url = urldefrag(_trimmed(text)).url
                if not is_example(url):
                    found.setdefault(url, []).append(f"{path.relative_to(top).as_posix()}:{number}")
    return found


def _trimmed(text: str) -> str:
    """Return a link without the marks of the sentence or of Markdown that stand behind it."""
    while text and (text[-1] in ".,;:!?*_" or (text[-1] == ")" and text.count("(") < text.count(")"))):
        text = text[:-1]
    return text


def is_example(url: str) -> bool:
    """Say whether a link is only there to show what one looks like."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    return "." not in host or bool(EXAMPLES.search(host)) or parts.path.startswith(EXAMPLE_OWNER)


def check(urls: Iterable[str], pause: float = PAUSE) -> list[Answer]:
    """Ask for each link, and return those that do not lead to a page; hosts are asked side by side."""
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(urlsplit(url).netloc, []).append(url)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = pool.map(lambda found: [_ask(url, pause) for url in found], hosts.values())
        return sorted(answer for several in answers for answer in several if answer)


def _ask(url: str, pause: float) -> Answer | None:
    """Return what is wrong with a link, or None; what may pass is tried again."""
    says = ""
    for _ in range(TRIES):
        try:
            with urlopen(Request(url, headers={"User-Agent": AGENT}), timeout=SECONDS):  # noqa: S310 - http and https alone
                return None
        except HTTPError as error:
            error.close()
            says = f"{error.code} {error.reason}"
            if error.code in UNCLEAR:
                return Answer(url, says, gone=False)
            if error.code < HTTPStatus.INTERNAL_SERVER_ERROR:
                return Answer(url, says, gone=True)
        except (URLError, OSError, ValueError) as error:
            says = str(getattr(error, "reason", error))
        time.sleep(pause)
    return Answer(url, says, gone=True)


def report(answers: Iterable[Answer], places: Mapping[str, Sequence[str]]) -> str:
    """Return a line for each link that is gone or unclear, with every place of it."""
    return "\n".join(
        f"{place}: {'' if answer.gone else 'to look at: '}{answer.url} answers {answer.says}"
        for answer in answers
        for place in places[answer.url]
    )


def main() -> int:
    """Check all; returns 1 if a link is gone."""
    places = links_of(PLACES)
    answers = check(places)
    if answers:
        print(report(answers, places))
    gone = sum(answer.gone for answer in answers)
    print(f"{len(places)} outside links: {gone} gone, {len(answers) - gone} that let no program in.")
    return int(gone > 0)


if __name__ == "__main__":
    sys.exit(main())
