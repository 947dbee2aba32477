"""Serves a built site as a static host does: below a path, compressed, cacheable, with its 404 page; counts bytes."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.builds import BuiltSite

COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".txt", ".map")


@dataclass(frozen=True)
class Sent:
    """One answer: what was asked for, and how many bytes of headers and body went out."""

    path: str
    size: int


@dataclass
class Host:
    """A folder behind an address; `sent` is what has gone out so far."""

    folder: Path
    base: str
    address: str = ""
    sent: list[Sent] = field(default_factory=list)
    bodies: dict[Path, tuple[bytes, str]] = field(default_factory=dict)

    @cached_property
    def root(self) -> Path:
        return self.folder.resolve()

    def find(self, path: str) -> Path | None:
        """Return the file that answers a path, if there is one."""
        if not path.startswith(self.base):
            return None
        found = (self.root / path.removeprefix(self.base)).resolve()
        if found.is_dir() and path.endswith("/"):
            found /= "index.html"
        return found if found.is_relative_to(self.root) and found.is_file() else None

    def body(self, file: Path) -> tuple[bytes, str]:
        """Return a file's bytes as sent, and their encoding."""
        if file not in self.bodies:
            data = file.read_bytes()
            small = file.suffix in COMPRESSED
            self.bodies[file] = (gzip.compress(data, 6, mtime=0), "gzip") if small else (data, "")
        return self.bodies[file]

    def taken(self) -> list[Sent]:
        """Return what has been sent since this was last asked."""
        sent, self.sent = self.sent, []
        return sent


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    host: Host

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.host.find(path)
        status = HTTPStatus.OK if file else HTTPStatus.NOT_FOUND
        data, encoding = self.host.body(file or self.host.root / "404.html")
        tag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
        if file and self.headers.get("If-None-Match") == tag:
            status, data, encoding = HTTPStatus.NOT_MODIFIED, b"", ""
        kind = mimetypes.guess_type((file or Path("404.html")).name)[0] or "application/octet-stream"
        text = kind.startswith("text/") or kind.endswith(("javascript", "json", "xml"))
        headers = {
            "Date": self.date_time_string(),
            "Content-Type": f"{kind}; charset=utf-8" if text else kind,
            "Content-Length": str(len(data)),
            "Cache-Control": "max-age=600",
            "ETag": tag,
            "Vary": "Accept-Encoding",
            **({"Content-Encoding": encoding} if encoding else {}),
        }
        lines = [f"HTTP/1.1 {status.value} {status.phrase}", *(f"{name}: {said}" for name, said in headers.items())]
        answer = "\r\n".join([*lines, "", ""]).encode("ascii") + data
        self.host.sent.append(Sent(path.removeprefix(self.host.base), len(answer)))
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Keep quiet."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet: a browser may hang up."""


def base_of(site: BuiltSite) -> str:
    """Return the path that a site was built for; the 404 page, which answers at any depth, has it in every link."""
    return site.page("404.html").hrefs('link[rel="icon"]')[0].split("assets/")[0]


@contextmanager
def hosted(folder: Path, base: str = "/") -> Iterator[Host]:
    """Host a folder below a path; yields the host, whose address ends with a slash."""
    host = Host(folder, base)
    handler = type("_HostHandler", (_Handler,), {"host": host})
    server = _Server(("127.0.0.1", 0), handler)
    host.address = f"http://127.0.0.1:{server.server_address[1]}{base}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
