"""A record as it stood after each save, from the history."""

from dataclasses import dataclass
from pathlib import Path

from dashboard.editing import history
from dashboard.editing.changes import Fields, records
from dashboard.editing.entry import Entry
from dashboard.records.items import UnreadableError, text_of

NOW, FIRST = "now", "first"


@dataclass(frozen=True)
class Version:
    """A record as it stood; `fields` are None where it was not there.

    `name`: the id of the `entry` that made it so; NOW for what the file holds if it was changed since, without an
    entry; FIRST for what stood there before the oldest `entry` of it.
    """

    name: str
    fields: Fields | None
    entry: Entry | None

    @property
    def made_by(self) -> Entry | None:
        """The save that made the record so; None where no save did."""
        return self.entry if self.name != FIRST else None


def present(folder: Path, file: str, key: str) -> Fields | None:
    """A record as its file has it now, right or wrong; None where it is not there. Raise UnreadableError."""
    return records(file, text_of(folder / file)).get(key)


def versions(folder: Path, file: str, key: str, most: int = history.MOST) -> list[Version]:
    """All that is known of a record among the last saves, newest first; none where there never was such a record."""
    saves = history.versions(folder, file, key, most)
    found = [Version(entry.id, change.after, entry) for entry, change in saves]
    if saves and saves[-1][1].before is not None:
        found.append(Version(FIRST, saves[-1][1].before, saves[-1][0]))
    try:
        now = present(folder, file, key)
    except UnreadableError:
        return found
    if now != (found[0].fields if found else None):
        found.insert(0, Version(NOW, now, None))
    return found
