"""A small static server for the browser tests and the benchmarks; it listens on this machine only.

It does what a good host of the site does: right MIME types, brotli where it is accepted, and the worker's policy on
the worker's own response. It writes down every path it is asked for.
"""

from __future__ import annotations

import functools
import socket
import threading
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import brotli

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

# Written out, because the machine's own table of types may lack .wasm or .mjs.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
# Compressed already, so brotli would only cost time.
PACKED = {".png", ".woff2"}


class Server(ThreadingHTTPServer):
    """A running server: its `url` (http://127.0.0.1:port, no last slash) and the paths it was asked for, in order."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, folder: Path, *, caching: bool, types: dict[str, str]) -> None:
        """Listen on a free port of this machine, and answer once `serve_forever` runs."""
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder.resolve()
        self.types = TYPES | types
        self.cache_control = "public, max-age=3600" if caching else "no-store"
        self.requests: list[str] = []
        self._connections: set[socket.socket] = set()

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_port}"

    def process_request(self, request: socket.socket, client_address: tuple[str, int]) -> None:  # type: ignore[override]
        """Remember each connection, so that `stop` can end it."""
        self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket) -> None:  # type: ignore[override]
        """Forget a connection that has ended."""
        self._connections.discard(request)
        super().shutdown_request(request)

    def stop(self) -> None:
        """Answer nothing more, as a host that is down or a reader who is offline; a second call does nothing."""
        self.shutdown()
        self.server_close()
        for connection in tuple(self._connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


@contextmanager
def serve(folder: Path, *, caching: bool = True, types: dict[str, str] | None = None) -> Iterator[Server]:
    """Serve a folder from a free port of 127.0.0.1 until the end of the block, or until `stop`.

    Args:
        folder: what is at `/`; a path that ends in a slash is answered with its index.html.
        caching: whether a browser may keep what it gets for an hour; otherwise it must keep nothing.
        types: MIME types by suffix that stand in for the right ones, to try what a wrong host does.

    """
    server = Server(folder, caching=caching, types=types or {})
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join()


@functools.lru_cache(maxsize=2000)
def _compressed(path: Path, _changed: int) -> bytes:
    """A file in brotli; its time of change is part of the key, so that a file written again is read again."""
    # Quality 9 stands for a host that compresses ahead of time, without the wait that 11 means for 10 MB.
    return bytes(brotli.compress(path.read_bytes(), quality=9))


class _Handler(BaseHTTPRequestHandler):
    """One connection; kept open between requests as a real host does."""

    server: Server
    protocol_version = "HTTP/1.1"
    # Head and body are written separately; without this the body waits for the head to be acknowledged.
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer with a file, or with 404."""
        site = self.server
        site.requests.append(self.path)
        path = (site.folder / unquote(urlsplit(self.path).path).lstrip("/")).resolve()
        if self.path.endswith("/") or path.is_dir():
            path /= "index.html"
        status = HTTPStatus.OK
        if not path.is_relative_to(site.folder) or not path.is_file():
            status, path = HTTPStatus.NOT_FOUND, site.folder / "404.html"
        self._answer(site, status, path)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def _answer(self, site: Server, status: HTTPStatus, path: Path) -> None:
        packed = path.is_file() and path.suffix not in PACKED and "br" in self.headers.get("Accept-Encoding", "")
        if packed:
            body = _compressed(path, path.stat().st_mtime_ns)
        else:
            body = path.read_bytes() if path.is_file() else b"Not found\n"
        self.send_response(status)
        self.send_header("Content-Type", site.types.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", site.cache_control)
        self.send_header("Vary", "Accept-Encoding")
        if packed:
            self.send_header("Content-Encoding", "br")
        if path.name == "worker.js":
            self.send_header("Content-Security-Policy", WORKER_POLICY)
        self.end_headers()
        if self.command != "HEAD":
            # A browser may go away in the middle of a file.
            with suppress(ConnectionError):
                self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in http.server
        """Say nothing: the list of requests is the log."""
