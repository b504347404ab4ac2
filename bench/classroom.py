"""Measures how fast a step reaches forty pupils in one room, alone and with a phone that sends without end.

    .venv/bin/python -m bench.classroom [--pupils 40] [--steps 60]

It starts the atlas on this machine, and prints milliseconds from the teacher's click to each pupil, and to the last.
"""

import argparse
import asyncio
import contextlib
import json
import time
import urllib.request
from collections.abc import Iterator
from itertools import cycle, islice
from statistics import median

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from bench.run import serve

LESSON = "article"
Times = list[list[float]]  # for each step, the milliseconds until each pupil saw it


def made(address: str) -> tuple[str, str]:
    """The code and key of a new room."""
    body = json.dumps({"lesson": LESSON}).encode()
    with urllib.request.urlopen(f"{address}/rooms", body) as answer:  # noqa: S310
        room = json.load(answer)
    return room["code"], room["key"]


async def joined(address: str, code: str, **join: object) -> ClientConnection:
    """A window in the room."""
    socket = await connect(f"{address.replace('http', 'ws')}/rooms/{code}")
    await socket.send(json.dumps({"do": "join"} | join))
    await socket.recv()
    return socket


async def until(socket: ClientConnection, step: int, revealed: bool) -> float:
    """The moment a window is told of a step."""
    async for text in socket:
        told = json.loads(text)
        if (told["step"], told["revealed"]) == (step, revealed):
            return time.perf_counter()
    raise ConnectionError


async def votes(pupils: list[ClientConnection], step: int) -> None:
    """Everybody answers at once."""
    for number, pupil in enumerate(pupils):
        await pupil.send(json.dumps({"do": "answer", "step": step, "choice": number % 2 + 1}))


def path(address: str, steps: int) -> Iterator[tuple[int, bool]]:
    """So many steps through the lesson: its questions to vote on, each with its answer, again and again."""
    with urllib.request.urlopen(f"{address}/lessons/{LESSON}.json") as answer:  # noqa: S310
        held = json.load(answer)["steps"]
    asked = [number for number, step in enumerate(held, 1) if step["question"] and step["question"]["choices"]]
    both = [(step, revealed) for step in asked for revealed in (False, True)]
    return islice(cycle(both), steps)


async def lesson(address: str, code: str, key: str, pupils: int, steps: int) -> Times:
    """A lesson: each step is shown once the one before has reached all, with a vote on each question."""
    windows = [await joined(address, code, tab=f"p{number}") for number in range(pupils)]
    teacher = await joined(address, code, key=key, lesson=LESSON)
    drain = asyncio.create_task(drained(teacher))
    times = []
    for step, revealed in await asyncio.to_thread(path, address, steps):
        start = time.perf_counter()
        seen = [asyncio.create_task(until(window, step, revealed)) for window in windows]
        await teacher.send(json.dumps({"do": "state", "step": step, "revealed": revealed, "black": False}))
        times.append([(at - start) * 1000 for at in await asyncio.gather(*seen)])
        if not revealed:
            await votes(windows, step)
        await asyncio.sleep(0.2)
    drain.cancel()
    for window in [*windows, teacher]:
        await window.close()
    return times


async def drained(socket: ClientConnection) -> None:
    """Take what comes."""
    async for _ in socket:
        pass


async def abuse(address: str, code: str) -> None:
    """A phone that sends a thousand answers a second, then a long one, and joins again whenever it is closed."""
    while True:
        with contextlib.suppress(ConnectionClosed, OSError):
            phone = await joined(address, code, tab="abuser")
            for number in range(1000):
                await phone.send(json.dumps({"do": "answer", "step": 2, "choice": number % 2 + 1}))
                await asyncio.sleep(0.001)
            await phone.send("x" * 100_000)
        await asyncio.sleep(0.01)


async def measured(address: str, pupils: int, steps: int, abused: bool) -> Times:
    """The times of a lesson, with or without an abuser beside it."""
    code, key = await asyncio.to_thread(made, address)
    abuser = asyncio.create_task(abuse(address, code)) if abused else None
    times = await lesson(address, code, key, pupils, steps)
    if abuser:
        abuser.cancel()
    return times


def main() -> None:
    """Measure both and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pupils", type=int, default=40)
    parser.add_argument("--steps", type=int, default=60)
    asked = parser.parse_args()
    print(
        f"{asked.pupils} pupils, {asked.steps} steps, ms   {'median':>8}{'last, median':>14}{'last, max':>11}  target"
    )
    with serve("dashboard/app.py") as address:
        for name, abused in (("alone", False), ("beside an abuser", True)):
            times = asyncio.run(measured(address, asked.pupils, asked.steps, abused))
            last = [max(step) for step in times]
            each = median(ms for step in times for ms in step)
            print(f"{name:28}{each:8.1f}{median(last):14.1f}{max(last):11.1f}  ≤ 1000")


if __name__ == "__main__":
    main()
