"""The way into a room: POST /rooms makes one, the websocket /rooms/{code} joins a window to it."""

import asyncio
from collections import defaultdict
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from dashboard import cached, sites

from . import messages, phones, rooms
from .entry import Entry, Outline, lessons
from .keys import spelled
from .rooms import RefusedError, Room
from .window import Window

JOINS_WITHIN = 10  # seconds in which a window must say what it is
SWEEPS = 5  # seconds between looks for rooms that are over
SOON = 0.25  # seconds between news of votes and pupils
STATUS = {
    rooms.ENDED: 410,
    rooms.NOT_UNDERSTOOD: 400,
    rooms.TOO_LONG: 413,
    rooms.TOO_MANY: 429,
    rooms.UNKNOWN: 404,
    rooms.WRONG_KEY: 403,
}


class Classroom:
    """The rooms of this server, and the windows in them."""

    def __init__(self, lessons: Callable[[], dict[str, Outline]] = lessons) -> None:
        """Begin without a room; `lessons` gives those that rooms can be made for."""
        self.entry = Entry(lessons)
        self.rooms = self.entry.rooms
        self.windows: dict[str, set[Window]] = defaultdict(set)
        self.news: dict[str, asyncio.TimerHandle] = {}
        self.sweeping: asyncio.Task[None] | None = None

    def routes(self) -> list[Route | WebSocketRoute]:
        """What the server answers."""
        return [
            Route("/rooms", self.offer, methods=["GET"]),
            Route("/rooms", self.make, methods=["POST"]),
            WebSocketRoute("/rooms/{code}", self.join),
        ]

    def offer(self, _: Request) -> JSONResponse:
        """The lessons that rooms can be made for: titles by name."""
        return JSONResponse({name: outline.title for name, outline in self.entry.lessons().items()})

    async def make(self, request: Request) -> JSONResponse:
        """Make a room for {"lesson": name}; give its code and key."""
        if sites.foreign(request.headers):
            return JSONResponse({"error": "Only this site's own pages make rooms."}, 403)
        try:
            asked = messages.wish(await _body(request))
            room = await self.entry.make(request, asked.lesson)
        except RefusedError as error:
            return JSONResponse({"error": str(error)}, STATUS[error.code])
        self._see_that_rooms_end()
        return JSONResponse({"code": room.code, "key": room.key})

    async def join(self, socket: WebSocket) -> None:
        """Let a window in, and keep it until it leaves or does what it must not."""
        await socket.accept()
        try:
            async with asyncio.timeout(JOINS_WITHIN):
                window = await self._admit(socket, messages.read(await socket.receive_text()))
        except RefusedError as error:
            await socket.close(error.code, str(error))
        except (WebSocketDisconnect, TimeoutError, KeyError):  # it left, or said nothing, or nothing in words
            return
        else:
            await self._keep(window)

    async def _admit(self, socket: WebSocket, said: messages.Up) -> Window:
        """The window that has said this; raises RefusedError where it may not come in."""
        if not isinstance(said, messages.Join):
            raise RefusedError(rooms.NOT_UNDERSTOOD, "A window must say first what it is.")
        room = await self.entry.find(socket, spelled(socket.path_params["code"]), said)
        if not said.key:
            for step, choice in said.answers.items():
                room.answer(said.tab, step, choice, again=True)
        elif said.moved or not room.version:
            room.show(max(1, min(said.step, len(room.choices))), said.revealed, said.black)
            if not said.open:
                room.poll(False)
        window = Window(socket, room, bool(said.key), said.tab, _here(socket, room) if said.key else None)
        room.enter(window.holder)
        return window

    async def _keep(self, window: Window) -> None:
        """Serve a window as long as it is here."""
        self._see_that_rooms_end()
        self.windows[window.room.code].add(window)
        self._tell(window.room, soon=True)
        try:
            await window.stay(self._heard)
        finally:
            held = self.windows[window.room.code]
            held.discard(window)
            if not held:
                del self.windows[window.room.code]
            window.room.leave(window.holder, self.rooms.clock())
            self._tell(window.room, soon=True)

    def _heard(self, window: Window, said: messages.Up) -> None:
        """Do what a window asks; raise RefusedError where it may not."""
        room = window.room
        match said:
            case messages.Answer() if not window.holder:
                room.answer(window.tab, said.step, said.choice)
            case messages.Show() if window.holder:
                room.show(max(1, min(said.step, len(room.choices))), said.revealed, said.black)
            case messages.Poll() if window.holder:
                room.poll(said.open)
            case messages.End() if window.holder:
                self.rooms.end(room)
                self._dismiss(room)
            case _:
                raise RefusedError(rooms.NOT_UNDERSTOOD, "This window may not do that.")
        window.tell()
        self._tell(room, soon=not window.holder)

    def _tell(self, room: Room, soon: bool = False) -> None:
        """Let every window know how the room stands: at once, or, of what comes in numbers, a few times a second."""
        if not soon:
            for window in self.windows.get(room.code, ()):
                window.tell()
        elif room.code not in self.news:
            self.news[room.code] = asyncio.get_running_loop().call_later(SOON, self._tell_news, room)

    def _tell_news(self, room: Room) -> None:
        del self.news[room.code]
        self._tell(room)

    def _dismiss(self, room: Room) -> None:
        for window in self.windows.get(room.code, ()):
            window.dismiss(RefusedError(rooms.ENDED, "This room has ended."))

    def _see_that_rooms_end(self) -> None:
        if not self.sweeping or self.sweeping.done():
            self.sweeping = asyncio.create_task(self._sweep())

    async def _sweep(self) -> None:
        """End rooms in time, as long as there are any."""
        while self.rooms.open:
            await asyncio.sleep(SWEEPS)
            for room in self.rooms.sweep():
                self._dismiss(room)


def _here(socket: WebSocket, room: Room) -> dict[str, str]:
    """Where phones join the room, for the teacher's windows."""
    root = phones.address(socket.headers.get("Host", ""), socket.url.scheme == "wss", cached.network())
    if not root:
        return {"shut": phones.SHUT}
    pupils = f"{root}/?room={room.code}"
    teacher = f"{root}/?teach={room.lesson}&room={room.code}#{room.key}"
    return {"pupils": pupils, "pupils_qr": phones.qr(pupils), "teacher": teacher, "teacher_qr": phones.qr(teacher)}


async def _body(request: Request) -> bytes:
    """What was posted; raises RefusedError, and reads no further, where it is too long."""
    got = b""
    async for part in request.stream():
        got += part
        if len(got) > messages.LONGEST:
            raise RefusedError(rooms.TOO_LONG, f"A wish for a room was longer than {messages.LONGEST} bytes.")
    return got
