"""The command `links`: check the addresses of the sources, keep what was found, tell what to put right."""

import json
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from dashboard.editing.addresses import addresses
from dashboard.editing.desk import desk
from dashboard.editing.links import Result, keep, now, results
from dashboard.editing.rounds import NoNetworkError, answers
from dashboard.editing.visit import host_of
from dashboard.records.items import UnreadableError
from dashboard.records.problems import Problem

FRESH = timedelta(days=7)
EVERY = 10  # seconds between two savings and, where no line can be rewritten, two lines that tell how far it is
TOLD = ("gone", "moved", "failed")
NO_NETWORK = "No network: nothing could be checked;"
WORDS = {
    "ok": "ok",
    "moved": "moved",
    "gone": "gone",
    "refused": "refused (a machine is turned away, a reader may not be)",
    "failed": "failed",
}


def main(data: str, again: bool = False, pause: float = 1) -> int:
    """Check the addresses; give 1 where one is gone, else 0; 2: it could not run, 3: no network, 130: Ctrl-C."""
    folder = Path(data)
    try:
        desk(folder)
        return _carry_out(Check(folder), again, pause)
    except UnreadableError as error:
        print(f"{error}\nPut that right first: no address was checked.", file=sys.stderr)
    except OSError as error:
        print(f"The results cannot be kept in {folder / '.desk'}: {error.strerror}.", file=sys.stderr)
    return 2


def _carry_out(check: "Check", again: bool, pause: float) -> int:
    try:
        check.run(again, pause)
    except NoNetworkError:
        found = f"The network went away: {check.asked:,} addresses were checked; of the others"
        print(f"{found if check.asked else NO_NETWORK} the last results are kept.", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print(f"\nStopped: {check.asked:,} checked and kept; the next run takes up from there.", file=sys.stderr)
        return 130
    print(*check.problems(), check.summary(), sep="\n")
    return 1 if check.count("gone") else 0


class Check:
    """The addresses of a data folder, what is known of them, and how many were checked for it now."""

    def __init__(self, folder: Path) -> None:
        """Read the addresses and the last results; raise UnreadableError where a data file cannot be read."""
        self.folder = folder
        self.spots = addresses(folder)
        self.known = {url: result for url, result in results(folder).items() if url in self.spots}
        self.asked = 0

    def run(self, again: bool, pause: float) -> None:
        """Ask what was not asked within a week, or all; what was found is kept however this ends."""
        fresh = {url for url, result in self.known.items() if not again and _is_fresh(result)}
        due = [url for url in self.spots if url not in fresh]
        progress = Progress(len(due))
        try:
            for url, outcome in answers(due, fresh, pause):
                if outcome:
                    self.known[url] = Result(outcome.state, outcome.detail, now())
                    self.asked += 1
                if progress.tell(self.asked, host_of(url)):
                    self._keep()
        finally:
            progress.end()
            if self.asked:
                self._keep()

    def problems(self) -> list[Problem]:
        """Give what an editor should look at, in the order it stands."""
        return sorted(
            Problem(*spot, f"{result.state}: {url} – {result.detail}")
            for url, result in self.known.items()
            for spot in self.spots[url]
            if result.state in TOLD
        )

    def summary(self) -> str:
        """Count the addresses, and how they fare."""
        parts = [f"{count:,} {words}" for state, words in WORDS.items() if (count := self.count(state))]
        if left := len(self.spots) - len(self.known):
            parts.append(f"{left:,} left for the next run")
        counts = f": {', '.join(parts)}" if parts else ""
        return f"{len(self.spots):,} addresses, {self.asked:,} checked now{counts}."

    def count(self, state: str) -> int:
        """Count the addresses in a state."""
        return sum(result.state == state for result in self.known.values())

    def _keep(self) -> None:
        """Write the results in the order of the data files, each with its records."""
        keep(
            self.folder,
            {
                url: replace(self.known[url], records=tuple(dict.fromkeys(spot.record for spot in spots)))
                for url, spots in self.spots.items()
                if url in self.known
            },
        )


def _is_fresh(result: Result) -> bool:
    return timedelta(0) <= now() - result.checked < FRESH  # a clock that ran ahead is not believed


class Progress:
    """Tells how far it is: one line rewritten on a terminal, a line every so often elsewhere."""

    def __init__(self, total: int) -> None:
        """Take how many are to be asked."""
        self.total = total
        self.terminal = sys.stdout.isatty()
        self.next = time.monotonic() + EVERY

    def tell(self, count: int, host: str) -> bool:
        """Tell a count and the host last asked; say whether it is time to save."""
        if self.terminal:
            print(f"\r  {count:,} of {self.total:,}: {host:<50.50}", end="", flush=True)
        if time.monotonic() < self.next:
            return False
        self.next = time.monotonic() + EVERY
        if not self.terminal:
            print(f"  {count:,} of {self.total:,} addresses checked", flush=True)
        return True

    def end(self) -> None:
        """Wipe the line."""
        if self.terminal:
            print(f"\r{'':<72}", end="\r", flush=True)


if __name__ == "__main__":
    sys.exit(main(**json.loads(sys.argv[1])))
