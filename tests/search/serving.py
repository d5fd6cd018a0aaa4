"""A server for measurements: gzip as a real host sends it, and a count of what was sent."""

from __future__ import annotations

import functools
import gzip
import http.server
import mimetypes
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# What hosts pack. The files of the word index are packed already.
PACKED = ("text/", "application/json", "application/javascript", "image/svg+xml")


class Sent:
    """What was sent since the last `clear`, as (path, bytes of the body)."""

    def __init__(self) -> None:
        self.files: list[tuple[str, int]] = []

    def clear(self) -> None:
        self.files.clear()

    def total(self, *, but: tuple[str, ...] = ()) -> int:
        """Bytes of all bodies, those whose path begins with one of `but` left out."""
        return sum(size for path, size in self.files if not path.startswith(but))


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, folder: Path, sent: Sent) -> None:
        self._folder, self._sent = folder, sent
        super().__init__(*args)  # type: ignore[arg-type]

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        file = self._folder / path.lstrip("/")
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            self.send_error(404)
            return
        body = file.read_bytes()
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.send_response(200)
        if kind.startswith(PACKED):
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self._sent.files.append((path, len(body)))


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that has what it wants may hang up; whatever else goes wrong is told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, Sent]]:
    """Serve a folder; gives the address and the count of what is sent."""
    sent = Sent()
    handler = functools.partial(_Handler, folder=folder, sent=sent)
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", sent
    server.shutdown()
    server.server_close()
