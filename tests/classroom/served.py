"""A server of rooms alone, and windows that speak to it without a browser."""

import json
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.error import HTTPError

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from dashboard.classroom.entry import Outline
from dashboard.classroom.socket import Classroom
from dashboard.sites import OwnSite

LESSONS = {"article": Outline("The article", (0, 3, 0, 2))}


@contextmanager
def serve(port: int) -> Iterator[Classroom]:
    """Serve rooms until the block ends, with the websockets as Streamlit sets them."""
    classroom = Classroom(lambda: LESSONS)
    app = Starlette(routes=classroom.routes(), middleware=[Middleware(OwnSite)])
    server = uvicorn.Server(uvicorn.Config(app, port=port, ws="websockets-sansio", log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield classroom
    finally:
        server.should_exit = True
        thread.join()


def post(port: int, body: bytes, **headers: str) -> tuple[int, dict[str, Any]]:
    """What POST /rooms answers: its status and JSON."""
    asked = urllib.request.Request(f"http://127.0.0.1:{port}/rooms", body, headers, method="POST")
    try:
        with urllib.request.urlopen(asked) as answer:  # noqa: S310
            return answer.status, json.load(answer)
    except HTTPError as error:
        return error.code, json.load(error)


def make(port: int, lesson: str = "article") -> tuple[str, str]:
    """The code and key of a new room."""
    status, made = post(port, json.dumps({"lesson": lesson}).encode())
    assert status == 200, made
    return made["code"], made["key"]


class Window:
    """A window's connection to a room."""

    def __init__(self, port: int, code: str, origin: str | None = None, **join: Any) -> None:
        """Connect, and say what it is; `key` makes it the teacher's."""
        self.told: dict[str, Any] = {}
        self.socket: ClientConnection = connect(
            f"ws://127.0.0.1:{port}/rooms/{code}", origin=Origin(origin) if origin else None, legacy=True
        )
        self.say({"do": "join"} | join)

    def say(self, what: object) -> None:
        """Send a message."""
        self.socket.send(what if isinstance(what, str | bytes) else json.dumps(what))

    def show(self, step: int, revealed: bool = False, black: bool = False) -> None:
        """Go to a step."""
        self.say({"do": "state", "step": step, "revealed": revealed, "black": black})

    def until(self, check: Callable[[dict[str, Any]], Any], seconds: float = 5) -> dict[str, Any]:
        """What the window is told last, once it passes a check."""
        end = time.monotonic() + seconds
        while not (self.told and check(self.told)):
            self.told = json.loads(self.socket.recv(timeout=max(0.01, end - time.monotonic())))
        return self.told

    def on(self, step: int) -> dict[str, Any]:
        """What it is told once the class is on a step."""
        return self.until(lambda told: told["step"] == step)

    def closed(self) -> tuple[int, str]:
        """Why it was closed: code and words."""
        try:
            while True:
                self.socket.recv(timeout=10)
        except ConnectionClosed as error:
            assert error.rcvd, "the connection broke"
            return error.rcvd.code, error.rcvd.reason
