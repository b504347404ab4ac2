"""The editor's desk: a folder beside the data for what is not data, never committed."""

from pathlib import Path

IGNORE_ALL = "# What the editor's desk keeps is not for the repository.\n*\n"


def desk(folder: Path) -> Path:
    """The desk of a data folder, made where there is none yet; raise OSError, and then nothing half made is left."""
    place = folder / ".desk"
    place.mkdir(exist_ok=True)
    ignore = place / ".gitignore"
    if not ignore.exists() or ignore.read_text("utf-8") != IGNORE_ALL:  # it may have been cut short
        try:
            ignore.write_text(IGNORE_ALL, "utf-8")
        except OSError:
            ignore.unlink(missing_ok=True)
            raise
    return place
