"""Whose turn it is at a host: one request at a time, and a pause before the next."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Turns:
    """Keeps threads from asking a host at the same time or too soon; `closed` holds hosts to be left alone."""

    def __init__(self, pause: float) -> None:
        """Take the seconds between the end of one request to a host and the start of the next."""
        self.pause = pause
        self.closed: set[str] = set()
        self._locks: dict[str, Lock] = {}
        self._free: dict[str, float] = {}  # when a host may be asked again, by the monotonic clock

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait until a host may be asked, and keep the others away from it meanwhile."""
        with self._locks.setdefault(host, Lock()):
            time.sleep(max(0.0, self._free.get(host, 0.0) - time.monotonic()))
            try:
                yield
            finally:
                self.rest(host, self.pause)

    def rest(self, host: str, seconds: float) -> None:
        """Leave a host alone for at least so many seconds."""
        self._free[host] = max(self._free.get(host, 0.0), time.monotonic() + seconds)
