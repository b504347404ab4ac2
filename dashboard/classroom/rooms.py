"""Rooms that join the windows of one lesson: what each holds, what its windows may do, and when it ends.

All of it lives in memory and is forgotten with the room. No names: a tab is known by a number that it made up.
"""

import hmac
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

ROOMS = 50
PUPILS = 120  # windows of pupils in a room
HOLDERS = 10  # windows of its teacher
TABS = 500  # whose answers a question takes; tabs that were left count here too
LASTS = 3 * 3600  # seconds after which a room ends
EMPTY = 15 * 60  # seconds after which a room without a window ends
UNUSED = 60  # the same, before its first window

NOT_UNDERSTOOD, WRONG_KEY, UNKNOWN, ENDED, TOO_LONG, TOO_MANY = 4400, 4403, 4404, 4410, 4413, 4429


class RefusedError(Exception):
    """What a window asked for is refused: the code its connection is closed with, and a sentence for the person."""

    def __init__(self, code: int, sentence: str) -> None:
        """Take both."""
        super().__init__(sentence)
        self.code = code


@dataclass
class Room:
    """One lesson in class. `choices`: how many answers the question of each step offers, 0 for none to vote on."""

    code: str
    key: str
    lesson: str
    choices: tuple[int, ...]
    ends: float  # seconds since 1970
    empty_since: float | None
    step: int = 1
    revealed: bool = False
    black: bool = False
    pupils: int = 0
    holders: int = 0
    version: int = 0  # counts what happened
    closed: set[int] = field(default_factory=set)  # the steps whose poll the teacher has closed
    answers: dict[int, dict[str, int]] = field(default_factory=dict)  # by step, then by tab

    def opens_to(self, key: str) -> bool:
        """Whether a key is that of this room."""
        return hmac.compare_digest(self.key.encode(), key.encode())

    def enter(self, holder: bool) -> None:
        """Count a window in; raise RefusedError where the room is full."""
        if holder and self.holders >= HOLDERS:
            raise RefusedError(TOO_MANY, f"This room has {HOLDERS} teacher's windows already. Close one of them.")
        if not holder and self.pupils >= PUPILS:
            raise RefusedError(TOO_MANY, f"This room is full: it takes {PUPILS} pupils.")
        self._count(holder, 1)
        self.empty_since = None

    def leave(self, holder: bool, now: float) -> None:
        """Count a window out."""
        self._count(holder, -1)
        if not self.pupils + self.holders:
            self.empty_since = now

    def _count(self, holder: bool, by: int) -> None:
        self.version += 1
        if holder:
            self.holders += by
        else:
            self.pupils += by

    def show(self, step: int, revealed: bool, black: bool) -> None:
        """Go to a step; raise RefusedError where the lesson has none of that number."""
        if not 1 <= step <= len(self.choices):
            raise RefusedError(NOT_UNDERSTOOD, f"There is no step {step}: the lesson has {len(self.choices)}.")
        self.step, self.revealed, self.black = step, revealed, black
        self.version += 1

    @property
    def open(self) -> bool:
        """Whether pupils can vote now: the step has choices, and the teacher has neither revealed nor closed it."""
        return bool(self.choices[self.step - 1]) and not self.revealed and self.step not in self.closed

    def poll(self, open_it: bool) -> None:
        """Open or close the vote on the step's question."""
        (self.closed.discard if open_it else self.closed.add)(self.step)
        self.version += 1

    def answer(self, tab: str, step: int, choice: int, again: bool = False) -> None:
        """Take a pupil's answer, the number of a choice from 1; raise RefusedError where there is no such choice.

        One that comes late is left aside. `again`: it was given before, to a server that has been restarted since.
        """
        if not 1 <= step <= len(self.choices) or not 1 <= choice <= self.choices[step - 1]:
            if again:  # the lesson was changed meanwhile
                return
            raise RefusedError(NOT_UNDERSTOOD, "There is no such choice in this lesson.")
        held = self.answers.setdefault(step, {})
        late = tab in held if again else step != self.step or not self.open
        if late or (tab not in held and len(held) >= TABS):
            return
        held[tab] = choice
        self.version += 1

    def given(self, tab: str) -> int | None:
        """What a tab has answered to the step's question."""
        return self.answers.get(self.step, {}).get(tab)

    def told(self, holder: bool) -> dict[str, Any]:
        """What a window is told; pupils learn how the class voted on the reveal."""
        held = self.answers.get(self.step, {})
        counts = Counter(held.values())
        numbers = [counts[choice + 1] for choice in range(self.choices[self.step - 1])]
        return {
            "version": self.version,
            "lesson": self.lesson,
            "step": self.step,
            "revealed": self.revealed,
            "black": self.black,
            "pupils": self.pupils,
            "poll": {"open": self.open, "answers": len(held), "counts": numbers if holder or self.revealed else None},
            "ends": self.ends,
        }

    def over(self, now: float) -> bool:
        """Whether the room has had its time, or has been left for long."""
        wait = EMPTY if self.version else UNUSED
        return now >= self.ends or (self.empty_since is not None and now >= self.empty_since + wait)


class Rooms:
    """The rooms of this server."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        """Begin with none."""
        self.clock = clock
        self.open: dict[str, Room] = {}
        self.ended: dict[str, float] = {}  # code -> when; what the clock or the teacher has ended is not made again

    def make(self, key: str, code: str, lesson: str, choices: tuple[int, ...], ends: float | None = None) -> Room:
        """Make a room of a key and its code; `ends`: when it was to end before the server was restarted.

        Raises RefusedError where there are too many, where one of this code is there, and where its time is over.
        """
        now = self.clock()
        ends = min(now + LASTS, ends or now + LASTS)
        if code in self.ended or now >= ends:
            raise RefusedError(ENDED, "This room has ended.")
        if code in self.open:
            raise RefusedError(WRONG_KEY, "There is another room of this code.")
        if len(self.open) >= ROOMS:
            raise RefusedError(TOO_MANY, f"There are {ROOMS} rooms on this server, which is all it takes. Try later.")
        self.open[code] = Room(code, key, lesson, choices, ends, empty_since=now)
        return self.open[code]

    def find(self, code: str) -> Room:
        """The room of a code; raises RefusedError where there is none."""
        if room := self.open.get(code):
            return room
        if code in self.ended:
            raise RefusedError(ENDED, "This room has ended.")
        raise RefusedError(UNKNOWN, "There is no room of this code.")

    def end(self, room: Room) -> None:
        """End a room, and forget what it held."""
        if self.open.pop(room.code, None):
            self.ended[room.code] = self.clock()

    def sweep(self) -> list[Room]:
        """End the rooms that are over; these. One that was only left can be made again by whoever holds its key."""
        now = self.clock()
        self.ended = {code: when for code, when in self.ended.items() if now < when + LASTS}
        over = [room for room in self.open.values() if room.over(now)]
        for room in over:
            del self.open[room.code]
            if now >= room.ends:
                self.ended[room.code] = now
        return over
