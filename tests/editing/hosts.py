"""Web hosts on this machine that play every fate of an address."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import NamedTuple

LEADS = {
    "/moved": (301, "/ok"),
    "/moved/twice": (308, "/moved"),
    "/moved/then-for-now": (301, "/for-now"),
    "/for-now": (302, "/ok"),
    "/for-now/then-moved": (302, "/moved"),
    "/to-gone": (301, "/gone"),
    "/old/story": (302, "/"),
    "/loop": (301, "/loop"),
    "/to-file": (302, "file:///etc/passwd"),
    "/to-mail": (302, "mailto:someone@example.org"),
    "/to-nonsense": (302, "http://[::1"),
    "/to-nowhere": (302, "http://nowhere.invalid/page"),
    "/to-odd": (301, "/ok?\x1b[2J\x07é".encode().decode("latin-1")),
    "/to-long": (301, "/" + "x" * 3000),
    "/endless/moved": (301, "/ok"),
}
NO_HEAD = {"/head/403": 403, "/head/404": 404, "/head/405": 405, "/head/500": 500, "/head/501": 501}


class Request(NamedTuple):
    """A request as the host saw it; times by the monotonic clock."""

    host: str
    method: str
    path: str
    began: float
    ended: float
    headers: dict[str, str]


class Host(ThreadingHTTPServer):
    """A host at an address of this machine; `slow` seconds pass before each answer."""

    daemon_threads = True

    def __init__(self, log: list[Request], address: str, slow: float = 0) -> None:
        """Open any free port."""
        super().__init__((address, 0), Play)
        self.log, self.slow, self.asked = log, slow, Counter[str]()

    def url(self, path: str) -> str:
        """Give the address of a path at this host."""
        return f"http://{self.server_address[0]}:{self.server_port}{path}"


class Play(BaseHTTPRequestHandler):
    """Answers a path with the fate it is named for."""

    server: Host

    def do_GET(self) -> None:
        """Play."""
        began = time.monotonic()
        time.sleep(self.server.slow)
        self.server.asked[self.path] += 1
        asked = self.path.partition("?")[0]
        seen = (str(self.server.server_address[0]), self.command, asked, began, time.monotonic(), dict(self.headers))
        self.server.log.append(Request(*seen))
        if asked == "/cut-off" or (asked == "/head/cut-off" and self.command == "HEAD"):
            self.close_connection = True
        elif asked == "/silent" or (asked == "/head/silent" and self.command == "HEAD"):
            time.sleep(1)
            self.close_connection = True
        else:
            self.answer(asked)

    do_HEAD = do_GET  # noqa: N815

    def answer(self, asked: str) -> None:
        """Send a status, headers, and where it is asked for a body without end."""
        status = self.status(asked)
        self.send_response(status, "\x1b[31mspoken by the host")
        if asked in LEADS:
            self.send_header("Location", LEADS[asked][1])
        if status == 429 and asked != "/busy/no-word":
            self.send_header("Retry-After", {"/busy/long": "3600", "/busy/nonsense": "soon"}.get(asked, "1"))
        self.end_headers()
        if asked.startswith("/endless") and self.command == "GET":
            self.pour()

    def status(self, asked: str) -> int:
        """Give the status that a path is to be answered with."""
        if self.command == "HEAD" and (asked in NO_HEAD or asked.startswith("/endless")):
            return NO_HEAD.get(asked, 405)
        if asked in LEADS:
            return LEADS[asked][0]
        if asked.startswith("/busy"):
            return 200 if asked == "/busy/once" and self.server.asked[asked] > 1 else 429
        if asked == "/gone":
            return 404
        return int(asked.rpartition("/")[2]) if asked.startswith("/status/") else 200

    def pour(self) -> None:
        """Send a body until nobody takes it."""
        try:
            while True:
                self.wfile.write(b"x" * 65536)
                self.server.asked["poured"] += 1
        except OSError:
            self.close_connection = True

    def log_message(self, *args: object) -> None:
        """Stay silent."""


@contextmanager
def serving(hosts: list[Host]) -> Iterator[None]:
    """Serve until the end of the block."""
    for host in hosts:
        Thread(target=host.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield
    finally:
        for host in hosts:
            host.shutdown()
            host.server_close()
