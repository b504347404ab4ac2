"""Why a save does not take place."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.editing.changes import Change, Fields
from dashboard.records.problems import Problem


class SaveError(Exception):
    """A save that did not take place, in one plain sentence."""


class RefusedError(SaveError):
    """A save after which the data would be wrong; `problems` tells what."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems."""
        super().__init__("Not saved: the data would no longer pass its check.")
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Clash:
    """A record that somebody else changed meanwhile: what was to be done, and as it stands now."""

    change: Change
    now: Fields | None


class ClashError(SaveError):
    """A save of records that were changed meanwhile."""

    def __init__(self, clashes: Sequence[Clash]) -> None:
        """Keep what clashed."""
        names = ", ".join(clash.change.key for clash in clashes)
        super().__init__(f"Not saved yet: somebody else changed {names} while you were writing.")
        self.clashes = tuple(clashes)
