"""The first record of a country makes it one that was searched."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from dashboard.editing.changes import Change
from dashboard.editing.comments import LINE
from dashboard.records.items import UnreadableError, text_of

NAME = "coverage.csv"


def now_covered(folder: Path, changes: Sequence[Change]) -> dict[str, str]:
    """The new text of coverage.csv by its name, where deals come to countries without one; else nothing."""
    codes = {change.after.get("country") for change in changes if change.file == "deals.yaml" and change.after}
    try:
        text = text_of(folder / NAME) if codes else ""
    except UnreadableError:
        return {}
    new = "".join(_line(line, codes) for line in LINE.findall(text))
    return {NAME: new} if new != text else {}


def _line(line: str, codes: set[object]) -> str:
    ended = line[len(line.rstrip("\r\n")) :]
    cells = next(csv.reader([line]), [])
    if len(cells) != 5 or cells[0] not in codes or cells[1:3] == ["yes", "records"]:
        return line
    row = io.StringIO()
    csv.writer(row, lineterminator="").writerow([cells[0], "yes", "records", date.today().isoformat(), cells[4]])
    return row.getvalue() + ended
