"""The whole check of a data folder: the rules of the records, and how far places lie from their country's shape."""

import json
import sys
from datetime import datetime
from pathlib import Path

from dashboard.analysis.projection import distance_km
from dashboard.editing.watch import contents
from dashboard.records import check


def main(data: str, form: str = "text", watch: bool = False) -> int:
    """Check a data folder, or with `watch` check it after every save; give the exit code."""
    folder = Path(data)
    try:
        return _watched(folder, form) if watch else check.main(folder, distance_km, form)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 0 if watch else 130


def _watched(folder: Path, form: str) -> int:
    """Check now and after every save; return only when the folder is gone."""
    for _ in contents(folder):
        if form == "text":
            print(f"\n== {datetime.now():%H:%M:%S}  {folder} (Ctrl-C ends this)")
        if check.main(folder, distance_km, form) == check.NO_FOLDER:
            break
    return check.NO_FOLDER


if __name__ == "__main__":
    sys.exit(main(**json.loads(sys.argv[1])))
