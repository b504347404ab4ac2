"""What is wrong in the data: one sentence, the place it stands, and the nearest right value."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Any, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to put right. `line` 0 means the whole file; entries of a list are counted from 1 in `field`."""

    file: str
    line: int
    record: str
    field: str
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        """Give the line that an editor sees: place, record, and what is wrong with which field."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        sentence = f"warning: {self.message}" if self.severity == "warning" else self.message
        if self.field:
            sentence = f"{_plain(self.field)}: {sentence}"
        return "  ".join(part for part in (place, _plain(self.record), sentence) if part)


def shown(value: Any) -> str:
    """Quote a value as it was typed, on one line, invisible characters escaped, long texts shortened."""
    quoted = repr(value)
    return quoted if len(quoted) <= 80 else f"{quoted[:76]}…{quoted[-1]}"


def nearest(word: str, words: Iterable[str]) -> str | None:
    """Find the word most like a mistyped one, or None where nothing is near."""
    typed = word.lower()[:80]

    def likeness(candidate: str) -> tuple[float, int]:
        lower = candidate.lower()
        same_start = takewhile(lambda pair: pair[0] == pair[1], zip(typed, lower, strict=False))
        return SequenceMatcher(None, typed, lower).ratio(), len(list(same_start))

    best = max(words, key=likeness, default=None)
    return best if best is not None and likeness(best)[0] >= 0.6 else None


def did_you_mean(word: Any, words: Iterable[str]) -> str:
    """End a sentence with the nearest right word, or with nothing where none is near."""
    near = nearest(word, words) if isinstance(word, str) else None
    return f" — did you mean {shown(near)}?" if near else ""


def one_of(word: Any, words: Iterable[str]) -> str:
    """Say that a word is none of those allowed, with all of them and the nearest."""
    allowed = [word for word in words if word]
    listed = ", ".join(shown(word) if "," in word else word for word in allowed)
    if word is None:
        return f"is empty; write one of {listed}"
    return f"{shown(word)} is not one of {listed}{did_you_mean(word, allowed)}"


def _plain(text: str) -> str:
    """Keep a name as it is unless it could upset the screen it is printed on."""
    return text if text.isprintable() and len(text) <= 80 else shown(text)
