"""The whole check of a data folder: the rules of the records and lessons, and what needs the map and the table.

That is how far places lie from their country's shape, and what the views of the lessons show.
"""

import json
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from dashboard.analysis import lessons
from dashboard.analysis.filters import choices
from dashboard.analysis.projection import distance_km
from dashboard.analysis.table import deal_table
from dashboard.editing.watch import contents
from dashboard.records import check
from dashboard.records.lesson_files import LessonFile
from dashboard.records.schema import Dataset


def main(data: str, form: str = "text", watch: bool = False) -> int:
    """Check a data folder, or with `watch` check it after every save; give the exit code."""
    folder = Path(data)
    try:
        return _watched(folder, form) if watch else _once(folder, form)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 0 if watch else 130


def _watched(folder: Path, form: str) -> int:
    """Check now and after every save; return only when the folder is gone."""
    for _ in contents(folder):
        if form == "text":
            print(f"\n== {datetime.now():%H:%M:%S}  {folder} (Ctrl-C ends this)")
        if _once(folder, form) == check.NO_FOLDER:
            break
    return check.NO_FOLDER


def _once(folder: Path, form: str) -> int:
    return check.main(folder, distance_km, form, _lessons)


def _lessons(folder: Path, dataset: Dataset) -> Sequence[LessonFile]:
    table = deal_table(dataset)
    return lessons.checked(folder, dataset, table, choices(dataset, table))


if __name__ == "__main__":
    sys.exit(main(**json.loads(sys.argv[1])))
