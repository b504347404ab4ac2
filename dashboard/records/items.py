"""A file's text, and one record of it before it is checked: its values, and the line each stands on."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MEGABYTE = 2**20
LARGEST = 32 * MEGABYTE

Where = tuple[str | int, ...]  # the way to a value inside a record: ("sources", 0, "url")
Fault = tuple[Where, str]  # what is wrong there


class UnreadableError(Exception):
    """A file that cannot be read at all, and why; `line` 0 means the whole file."""

    def __init__(self, message: str, line: int = 0, record: str = "") -> None:
        """Keep the sentence, the line and the nearest record before it."""
        super().__init__(message)
        self.message, self.line, self.record = message, line, record


@dataclass
class Item:
    """One record as written: plain values, the line of each, and what is wrong with its writing."""

    value: Any
    lines: dict[Where, int]
    faults: list[Fault] = field(default_factory=list)

    def line(self, where: Where) -> int:
        """Give the line of a value or, where it is missing, of what it belongs to."""
        while where not in self.lines:
            where = where[:-1]
        return self.lines[where]


def text_of(path: Path) -> str:
    """Read a text file, or raise UnreadableError with one plain sentence."""
    try:
        if not path.exists():
            raise UnreadableError("does not exist")
        if not path.is_file():
            raise UnreadableError("is not a file")
        if (size := path.stat().st_size) > LARGEST:
            raise UnreadableError(f"is {size / MEGABYTE:.1f} MB; at most {LARGEST // MEGABYTE} MB is read")
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}") from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableError(f"is not UTF-8: byte {error.start} is 0x{content[error.start]:02X}", line) from None
    if not text.strip():
        raise UnreadableError("is empty")
    return text
