"""Ask many addresses: several hosts at once, each host politely, and not without a network."""

import contextlib
from collections.abc import Collection, Iterable, Iterator
from queue import Empty, SimpleQueue
from threading import Thread

from dashboard.editing.turns import Turns
from dashboard.editing.visit import Outcome, Visitor, host_of

AT_ONCE = 8  # hosts
PROBES = 8  # hosts that are asked first; where none of them is reached, the network is doubted
MOST_UNREACHED = 16  # hosts in a row; more of them mean that the network went away
PATIENCE = 300  # seconds without any answer, after which the rest is left for another time

Answer = tuple[str, Outcome | None]  # None: not asked, because the host wants to be left alone


class NoNetworkError(Exception):
    """No host of many could be reached, so nothing is known of their addresses."""


def answers(due: Collection[str], others: Iterable[str], pause: float) -> Iterator[Answer]:
    """Ask the addresses that are due, each once; `pause`: seconds between two requests to a host.

    What could not be reached is handed on only once another host was. Raises NoNetworkError where the first asked are
    all out of reach, and so are some of the others, or where many in a row are.
    """
    turns = Turns(pause)
    first = probes(due)
    rest = [url for url in due if url not in first]
    try:
        yield from _with_network(_ask(first, turns), len(first))
    except NoNetworkError:
        if not any(outcome and outcome.reached for _, outcome in _ask(probes(others), turns)):
            raise
        rest = [*first, *rest]
    yield from _with_network(_ask(rest, turns), MOST_UNREACHED)


def probes(urls: Iterable[str]) -> list[str]:
    """Choose an address of each of the hosts most used."""
    return [group[0] for group in _by_host(urls)[:PROBES]]


def _by_host(urls: Iterable[str]) -> list[list[str]]:
    """Part addresses by host, the hosts with most of them first."""
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(host_of(url), []).append(url)
    return sorted(hosts.values(), key=len, reverse=True)


def _with_network(asked: Iterable[Answer], most: int) -> Iterator[Answer]:
    """Hand answers on, but hold back those of hosts not reached until another is; raise where that many are not."""
    held: dict[str, Outcome | None] = {}
    for url, outcome in asked:
        held[url] = outcome
        if outcome is None or outcome.reached:
            yield from held.items()
            held = {}
        elif len({*map(host_of, held)}) >= most:
            raise NoNetworkError
    yield from held.items()


def _ask(urls: Iterable[str], turns: Turns) -> Iterator[Answer]:
    """Ask addresses in threads; those of a host that is not reached fare as one."""
    waiting: SimpleQueue[list[str]] = SimpleQueue()
    done: SimpleQueue[Answer] = SimpleQueue()
    groups = _by_host(urls)
    for group in groups:
        waiting.put(group)
    for _ in range(min(AT_ONCE, len(groups))):
        # Daemons: the end of the program does not wait for a slow host.
        Thread(target=_work, args=(waiting, done, turns), daemon=True).start()
    try:
        for _ in range(sum(map(len, groups))):
            if not (answer := _next(done)):
                return
            yield answer
    finally:
        with contextlib.suppress(Empty):
            while True:
                waiting.get_nowait()


def _next(done: SimpleQueue[Answer]) -> Answer | None:
    """Wait for an answer, in short steps so that a Ctrl-C is heard everywhere; None: a host holds its line for ever."""
    for _ in range(PATIENCE):
        with contextlib.suppress(Empty):
            return done.get(timeout=1)
    return None


def _work(waiting: SimpleQueue[list[str]], done: SimpleQueue[Answer], turns: Turns) -> None:
    """Take one host after another, and ask its addresses one after another."""
    with contextlib.suppress(Empty):
        while True:
            lost = None
            with Visitor(turns) as visitor:
                for url in waiting.get_nowait():
                    outcome = lost or (None if host_of(url) in turns.closed else visitor.visit(url))
                    lost = outcome if outcome and not outcome.reached else None
                    done.put((url, outcome))
