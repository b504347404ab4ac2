"""One drawing at a time: matplotlib and reportlab keep fonts and settings for the whole process."""

from collections.abc import Callable
from functools import wraps
from threading import RLock
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
_DRAWING = RLock()


def alone(draw: Callable[P, R]) -> Callable[P, R]:
    """The same function, waiting while another thread is in one of this kind."""

    @wraps(draw)
    def waiting(*args: P.args, **kwargs: P.kwargs) -> R:
        with _DRAWING:
            return draw(*args, **kwargs)

    return waiting
