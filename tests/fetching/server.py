"""A web server on 127.0.0.1 that answers as a test says, and remembers what it was asked."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

QUICK = {"pause": 0.0, "backoff": 0.01, "connect": 1.0, "read": 0.3, "whole": 0.5, "longest_pause": 1.0}
Handler = BaseHTTPRequestHandler
Page = Callable[[Handler], None]


@dataclass
class Asked:
    path: str
    headers: dict[str, str]
    at: float


@dataclass
class Site:
    """Pages by path; what is not there is 404. `most_at_once` counts answers that took their time."""

    port: int = 0
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    most_at_once: int = 0
    _now: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def answer(self, handler: Handler) -> None:
        self.asked.append(Asked(handler.path, dict(handler.headers), time.monotonic()))
        with suppress(BrokenPipeError, ConnectionResetError):  # the client has seen enough
            self.pages.get(handler.path, plain(b"not here", status=404))(handler)

    def taking(self, seconds: float) -> Page:
        """An answer that takes a while; it counts until before it is given."""

        def page(handler: Handler) -> None:
            with self._lock:
                self._now += 1
                self.most_at_once = max(self.most_at_once, self._now)
            time.sleep(seconds)
            with self._lock:
                self._now -= 1
            plain(b"text")(handler)

        return page


@contextmanager
def serving(site: Site, tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    class OfSite(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.answer(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), OfSite)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # what a client breaks off is no news
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    site.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def local_site() -> Iterator[Site]:
    """A site without a robots.txt."""
    with serving(Site(pages={"/robots.txt": plain(b"", 404)})) as site:
        yield site


def plain(content: bytes, status: int = 200, **headers: str) -> Page:
    """An answer with these headers; underscores stand for hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    named = {"Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(content)), **named}

    def page(handler: Handler) -> None:
        handler.send_response(status)
        for name, value in named.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(content)

    return page


def moved(location: str, status: int = 302) -> Page:
    return plain(b"", status, Location=location)


def in_turn(*pages: Page) -> Page:
    """The first page for the first request, and so on; the last one for all that follow."""
    rest = list(pages)

    def page(handler: Handler) -> None:
        (rest.pop(0) if len(rest) > 1 else rest[0])(handler)

    return page


def dripping(head: bytes, piece: bytes, every: float) -> Page:
    """Bytes that come one by one without an end; `head` is what is written first, raw."""

    def page(handler: Handler) -> None:
        handler.wfile.write(head)
        while True:
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(every)

    return page
