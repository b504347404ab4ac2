"""Notice that data files were saved."""

import time
from collections.abc import Iterator
from pathlib import Path

from dashboard.records import lesson_files, read


def contents(folder: Path, pause: float = 0.25) -> Iterator[str]:
    """Name the content of the data files and lessons, now and after each change, for ever.

    Editors write in bursts, or put a new file in the old one's place: content counts once it has stayed for a pause,
    in seconds. Looking costs one `stat` a file, and sees what happens on network folders too.
    """
    told = ""
    while True:
        now = content(folder)
        time.sleep(pause)
        if now != told and now == content(folder):
            told = now
            yield now


def content(folder: Path) -> str:
    """Name what the data files and lessons hold now, or what keeps them from being read."""
    try:
        return f"{read.version(folder)}-{lesson_files.version(folder)}"
    except OSError as error:  # amid a save, or without the right to read: the check will say which
        return str(error)
