"""How much of a thing may be done in a time: a bucket that fills by itself and is drawn from."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Bucket:
    """A bucket of tokens, full at first."""

    holds: float
    a_second: float
    clock: Callable[[], float] = time.monotonic
    left: float = field(init=False)
    since: float = field(init=False)

    def __post_init__(self) -> None:
        """Fill it."""
        self.left, self.since = self.holds, self.clock()

    def spend(self, tokens: float = 1) -> bool:
        """Take tokens out; False where there are not so many, and then it takes none."""
        now = self.clock()
        self.left, self.since = min(self.holds, self.left + (now - self.since) * self.a_second), now
        if self.left < tokens:
            return False
        self.left -= tokens
        return True

    @property
    def full(self) -> bool:
        """Whether nothing was taken for so long that it can be forgotten."""
        return self.left + (self.clock() - self.since) * self.a_second >= self.holds
