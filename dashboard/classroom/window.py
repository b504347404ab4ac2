"""A window in a room: it is told how the room stands, and says what it wants."""

import asyncio
import contextlib
import json
from collections.abc import Callable
from typing import Self

from starlette.websockets import WebSocket

from . import messages
from .bucket import Bucket
from .rooms import NOT_UNDERSTOOD, TOO_MANY, RefusedError, Room

SLOW = 5  # seconds that a message may wait until a window takes it
QUIET = 10  # seconds after which a window is told again how the room stands, so that it knows it is joined
BURST, A_SECOND = 40, 20  # messages that a window may send


class Window:
    """One connection. What it is told is always how the room stands now, so nothing waits in a row for a slow one."""

    def __init__(self, socket: WebSocket, room: Room, holder: bool, tab: str, here: dict[str, str] | None) -> None:
        """`tab`: the number a pupil's tab made up; `here`: where phones join, told once to a teacher's window."""
        self.socket, self.room, self.holder, self.tab, self.here = socket, room, holder, tab, here
        self.said = 0  # messages it has sent
        self.pace = Bucket(BURST, A_SECOND)
        self.fresh = asyncio.Event()
        self.dismissed: RefusedError | None = None

    def tell(self) -> None:
        """Send it how the room stands, as soon as it can take it."""
        self.fresh.set()

    def dismiss(self, why: RefusedError) -> None:
        """Tell it why, and close it."""
        self.dismissed = self.dismissed or why
        self.fresh.set()

    async def stay(self, heard: Callable[[Self, messages.Up], None]) -> None:
        """Send and listen until the window leaves, takes nothing any more, or is dismissed."""
        sending, listening = asyncio.create_task(self._send()), asyncio.create_task(self._listen(heard))
        try:
            await asyncio.wait((sending, listening), return_when=asyncio.FIRST_COMPLETED)
            if self.dismissed:
                await asyncio.wait((sending,), timeout=SLOW)
        finally:
            sending.cancel()
            listening.cancel()
            await asyncio.gather(sending, listening, return_exceptions=True)

    async def _send(self) -> None:
        self.fresh.set()
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.fresh.wait(), QUIET)
            self.fresh.clear()
            async with asyncio.timeout(SLOW):
                if self.dismissed:
                    return await self.socket.close(self.dismissed.code, str(self.dismissed))
                await self.socket.send_text(self._text())

    def _text(self) -> str:
        """How the room stands; `ack` tells which of the window's own messages that takes in."""
        said = {"ack": self.said, "you": self.room.given(self.tab)} | self.room.told(self.holder)
        if self.here:
            said["here"], self.here = self.here, None
        return json.dumps(said, separators=(",", ":"))

    async def _listen(self, heard: Callable[[Self, messages.Up], None]) -> None:
        while (message := await self.socket.receive())["type"] == "websocket.receive":
            try:
                if not self.pace.spend():
                    raise RefusedError(TOO_MANY, f"This window sent more than {A_SECOND} messages a second.")
                if not message.get("text"):
                    raise RefusedError(NOT_UNDERSTOOD, "A message was not understood.")
                self.said += 1
                heard(self, messages.read(message["text"]))
            except RefusedError as error:
                self.dismiss(error)
                return
