"""The tool that asks for outside links: what it takes for one, and what it says of answers, against a server here."""

from __future__ import annotations

import re
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

import yaml
from tools import outside_links
from tools.outside_links import Answer, check, is_example, links_of, report

from tests.support.builds import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest


class Host(BaseHTTPRequestHandler):
    """Answers with the status that an address names; one that names two gives the second from then on."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        named = re.findall(r"\d+", self.path)
        status = int(named[min(self.asked.count(self.path), len(named)) - 1])
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "/200")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    Host.asked = []
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def test_what_is_gone_is_told_apart_from_what_lets_no_program_in() -> None:
    with host() as at:
        found = check([f"{at}/{name}" for name in ("200", "301", "404", "410", "403", "429", "503-200", "500")], 0)
        said = {answer.url.rpartition("/")[2]: (answer.says.partition(" ")[0], answer.gone) for answer in found}
        assert said == {
            "403": ("403", False),
            "404": ("404", True),
            "410": ("410", True),
            "429": ("429", False),
            "500": ("500", True),
        }
        assert Host.asked.count("/404") == 1 and Host.asked.count("/500") == outside_links.TRIES
    (silent,) = check([f"{at}/200"], 0)
    assert silent.gone


def test_links_are_found_with_their_places_and_examples_are_none(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "See [a](https://a.org/x_(y)#part), https://b.org/z. And <https://c.org/>\n\n`https://a.org/x_(y)`\n"
        "https://docs.example.com/ https://github.com/example/x http://127.0.0.1:8000/ https://crosswalk.example/\n",
        "utf-8",
    )
    (tmp_path / "b.yml").write_text('- address: "https://b.org/z"  # https://d.org/?a=1&b=2\n', "utf-8")
    assert links_of(tmp_path.iterdir(), tmp_path) == {
        "https://a.org/x_(y)": ["a.md:1", "a.md:3"],
        "https://b.org/z": ["a.md:1", "b.yml:1"],
        "https://c.org/": ["a.md:1"],
        "https://d.org/?a=1&b=2": ["b.yml:1"],
    }


def test_every_source_with_an_address_is_asked_for() -> None:
    found = links_of(outside_links.PLACES)
    sources = yaml.safe_load((ROOT / "mappings/sources.yml").read_text("utf-8"))
    addresses = {source["address"].partition("#")[0] for source in sources if "address" in source}
    assert {address for address in addresses if not is_example(address)} <= set(found)
    assert addresses and all(place.partition(":")[0] for places in found.values() for place in places)


def test_a_report_names_each_place_and_fails_only_for_what_is_gone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    places = {"https://a.org/": ["a.yml:3", "b.md:1"], "https://b.org/": ["a.yml:4"]}
    answers = [Answer("https://a.org/", "404 Not Found", gone=True), Answer("https://b.org/", "403 No", gone=False)]
    assert report(answers, places).splitlines() == [
        "a.yml:3: https://a.org/ answers 404 Not Found",
        "b.md:1: https://a.org/ answers 404 Not Found",
        "a.yml:4: to look at: https://b.org/ answers 403 No",
    ]
    monkeypatch.setattr(outside_links, "links_of", lambda _: places)
    for given, status in ((answers, 1), (answers[1:], 0), ([], 0)):
        monkeypatch.setattr(outside_links, "check", lambda _, given=given: given)
        assert outside_links.main() == status
    assert capsys.readouterr().out.splitlines()[-1] == "2 outside links: 0 gone, 0 that let no program in."


def test_it_runs_once_a_week_and_never_for_a_pull_request_or_with_the_tests() -> None:
    said = yaml.safe_load((ROOT / ".github/workflows/links.yml").read_text("utf-8"))
    assert set(said[True]) == {"schedule", "workflow_dispatch"}, "YAML reads on as true"
    ((_, _, day, month, weekday),) = [one["cron"].split() for one in said[True]["schedule"]]
    assert (day, month) == ("*", "*") and weekday.isdecimal()
    assert said["jobs"]["links"]["steps"][-1]["run"] == "make links"
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(r"^links: .*\n\t\$\(BIN\)/python -m tools\.outside_links$", makefile, re.MULTILINE)
    assert not re.search(r"^(?:test|lint|check|audit): .*\blinks\b", makefile, re.MULTILINE)
