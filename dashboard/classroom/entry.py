"""The door of the classroom: who makes a room, and which room a code or a key opens."""

import asyncio
from collections.abc import Callable
from typing import NamedTuple

from starlette.requests import HTTPConnection

from dashboard import cached

from . import keys, rooms
from .bucket import Bucket
from .messages import Join
from .rooms import RefusedError, Room, Rooms

TRIES, TRIES_A_SECOND, KEY_COSTS = 300, 5, 20  # of one address: a class behind one router has the same


class Outline(NamedTuple):
    """What a room must know of a lesson: its title, and how many answers each step offers to vote on."""

    title: str
    choices: tuple[int, ...]


def lessons() -> dict[str, Outline]:
    """The lessons there are, by name."""
    held = {file.name: file.lesson for file in cached.lessons() if file.lesson}
    return {
        name: Outline(lesson.title, tuple(len(step.question.choices) if step.question else 0 for step in lesson.steps))
        for name, lesson in held.items()
    }


class Entry:
    """Lets windows into the rooms, and turns away those who try too often."""

    def __init__(self, lessons: Callable[[], dict[str, Outline]]) -> None:
        """`lessons` gives those that rooms can be made for."""
        self.lessons = lessons
        self.rooms = Rooms()
        self.tries: dict[str, Bucket] = {}
        self.one_at_a_time = asyncio.Lock()  # who makes rooms; tries at keys could take all the machine's time, too

    async def make(self, asked: HTTPConnection, lesson: str) -> Room:
        """A new room; raises RefusedError where it cannot be."""
        self._try(asked, KEY_COSTS)
        key = keys.new_key()
        async with self.one_at_a_time:
            return await self._made(key, await asyncio.to_thread(keys.code_of, key), lesson)

    async def find(self, asked: HTTPConnection, code: str, said: Join) -> Room:
        """The room that a window wants to join; raises RefusedError where it may not."""
        try:
            return await self._of_holder(asked, code, said, said.key) if said.key else self.rooms.find(code)
        except RefusedError:
            self._try(asked)
            raise

    async def _of_holder(self, asked: HTTPConnection, code: str, said: Join, key: str) -> Room:
        """The room that the key opens: after a restart of the server whoever holds the key makes it again."""
        if code not in self.rooms.open and code not in self.rooms.ended:
            self._try(asked, KEY_COSTS)
            async with self.one_at_a_time:
                if await asyncio.to_thread(keys.code_of, key) != code:
                    raise RefusedError(rooms.WRONG_KEY, "This key opens another room.")
                if code not in self.rooms.open:  # another of the teacher's windows may have come first
                    await self._made(key, code, said.lesson, said.ends)
        room = self.rooms.find(code)
        if not room.opens_to(key):
            raise RefusedError(rooms.WRONG_KEY, "This key opens another room.")
        return room

    async def _made(self, key: str, code: str, lesson: str, ends: float | None = None) -> Room:
        outline = (await asyncio.to_thread(self.lessons)).get(lesson)
        if outline is None:
            raise RefusedError(rooms.UNKNOWN, "There is no such lesson.")
        return self.rooms.make(key, code, lesson, outline.choices, ends)

    def _try(self, asked: HTTPConnection, cost: int = 1) -> None:
        """Count a try at codes or keys; raise RefusedError where an address made too many."""
        if len(self.tries) > 1000:
            self.tries = {address: bucket for address, bucket in self.tries.items() if not bucket.full}
        address = asked.client.host if asked.client else ""
        if not self.tries.setdefault(address, Bucket(TRIES, TRIES_A_SECOND)).spend(cost):
            raise RefusedError(rooms.TOO_MANY, "Too many tries at rooms came from here. Wait a minute, then try again.")
