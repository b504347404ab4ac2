"""Cells of a sheet back into the fields of a record: what they say, and whether that is what they said before."""

import math
import re
from calendar import month_abbr
from collections import Counter
from collections.abc import Mapping
from typing import Any

from dashboard.analysis.flat import COLUMNS, UNKNOWN
from dashboard.analysis.spreadsheet import CUT, LONGEST_CELL, fitting
from dashboard.analysis.summary import plural
from dashboard.editing.grid import Cell, Wrong
from dashboard.records import dates
from dashboard.records.items import Where
from dashboard.records.problems import shown

_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?", re.ASCII)
_DEGREES = r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?"
_PLACE = re.compile(rf"(.+?) ?\(({_DEGREES}), ?({_DEGREES})\)(?: *; *| *$)", re.ASCII)
_BREAK = re.compile(r"\r\n?")
_APART = re.compile(r"[;,\n]")


class CellError(Exception):
    """A cell that cannot be read as what its column holds: the column, and a sentence."""

    def __init__(self, column: str, sentence: str) -> None:
        """Keep both."""
        super().__init__(sentence)
        self.column, self.sentence = column, sentence


def text(cell: Cell) -> str:
    """What a cell shows."""
    if isinstance(cell, Wrong):
        return cell.text
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else _BREAK.sub("\n", str(cell))


def number(cell: Cell) -> float | int | None:
    """The number that a cell shows, a comma before the decimals allowed; else None."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell
    typed = text(cell).strip().replace(",", ".")
    return float(typed) if _NUMBER.fullmatch(typed) else None


def same(cell: Cell, written: Cell) -> bool:
    """Whether a cell says what a download wrote, also where a spreadsheet program has written it anew."""
    if isinstance(cell, Wrong):
        return False
    if isinstance(written, int | float) and not isinstance(written, bool):
        found = number(cell)
        return found is not None and math.isclose(found, written, rel_tol=1e-12)
    if isinstance(written, bool):
        return text(cell).strip().upper() == text(written)
    return text(cell).strip() in (text(written).strip(), text(fitting(written)).strip())


def rewritten(cell: Cell, written: Cell) -> bool:
    """Whether a cell shows the day or month that was written as a spreadsheet program does: 04/03/2018, Mar-18."""
    typed, was = text(cell).strip().casefold(), text(written)
    if not re.fullmatch(r"\d{4}-\d\d(-\d\d)?", was) or len(typed) > 20 or _is_date(typed):
        return False
    months = [at for at, name in enumerate(month_abbr) if name and name.casefold() in typed]
    found = sorted([*(int(part) for part in re.findall(r"\d+", typed)), *months])
    year, *rest = (int(part) for part in was.split("-"))
    return found in (sorted([*rest, year]), sorted([*rest, year % 100]))


def _is_date(typed: str) -> bool:
    try:
        dates.parse(typed)
    except ValueError:
        return False
    return True


def refused(cell: Cell) -> str:
    """Why a cell that somebody has changed cannot be taken, whatever its column; else ""."""
    typed = text(cell)
    if isinstance(cell, Wrong):
        return f"{shown(typed)} {cell.why}"
    if typed.lstrip().startswith("="):
        return f"{shown(typed)} looks like a formula, and is not taken; a text that begins so is typed in the form"
    if (units := len(typed.encode("utf-16-le", "surrogatepass")) // 2) > LONGEST_CELL:
        return f"has {units:,} characters; a cell holds at most {LONGEST_CELL:,}"
    if typed.endswith(CUT.strip()):
        return "holds but the beginning of the record's text, which is too long for a cell; change it in the form"
    return ""


def value(field: str, cells: Mapping[str, Cell]) -> Any:
    """A field as its cells say it, given by column; raise CellError where they cannot be read."""
    typed = text(cells.get(field)).strip()
    if field == "sources":
        return _sources({name: text(cells.get(name)) for name in COLUMNS[field]})
    if field == "article":
        return _article({name: cells.get(name) for name in COLUMNS[field]})
    if field == "places":
        return _places(typed)
    if field in ("suppliers", "technologies"):
        return _words(typed)
    return _amount(typed) if field == "value_usd_m" and typed else typed or None


def _words(typed: str) -> list[str]:
    return [word for part in _APART.split(typed) if (word := part.strip())]


def _amount(typed: str) -> float | str:
    if re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?", typed, re.ASCII):
        raise CellError(
            "value_usd_m", f"{shown(typed)} can be read in two ways; write it without a comma, as 1500 or 1.5"
        )
    found = number(typed)
    return typed if found is None else found


def _places(typed: str) -> list[dict[str, Any]]:
    found, at = [], 0
    while at < len(typed):
        place = _PLACE.match(typed, at)
        if not place:
            how = "write its name, latitude and longitude, as in Nairobi (-1.29, 36.82), and a semicolon between places"
            raise CellError("places", f"{shown(typed[at:])} is not a place: {how}")
        found.append({"name": place[1].strip(), "lat": float(place[2]), "lon": float(place[3])})
        at = place.end()
    return found


def _article(cells: Mapping[str, Cell]) -> dict[str, Any] | None:
    parts: dict[str, Any] = {name.removeprefix("article_"): text(cell).strip() or None for name, cell in cells.items()}
    if not any(parts.values()):
        return None
    place = number(cells["article_order"])
    return parts | ({"order": int(place)} if place is not None and float(place).is_integer() else {})


def _sources(typed: Mapping[str, str]) -> list[dict[str, Any]]:
    """A source for each line of the columns."""
    counts = Counter(len(cell.rstrip().split("\n")) for cell in typed.values() if cell.strip())
    if not counts:
        return []
    ((many, _),) = counts.most_common(1)
    columns = {name.removeprefix("source_"): _lines(name, cell, many) for name, cell in typed.items()}
    return [{part: _part(part, lines[at]) for part, lines in columns.items()} for at in range(many)]


def _lines(column: str, cell: str, many: int) -> list[str]:
    if not cell.strip():
        return [""] * many
    lines = [line.strip() for line in cell.split("\n")]
    while len(lines) > many and not lines[-1]:
        lines.pop()
    if len(lines) != many:
        said = f"has {plural(len(lines), 'line')} where the other columns of sources have {many}"
        raise CellError(column, f"{said}; write a line for each source, and {UNKNOWN!r} where a date is not known")
    return lines


def _part(part: str, line: str) -> Any:
    if part == "supports":
        return _words(line)
    return None if not line or (part, line) == ("published", UNKNOWN) else line


def place_of(where: Where, sentence: str) -> tuple[str, str]:
    """The column in which a fault of a record stands, and the sentence with the number of the source or place."""
    field, *way = where
    if field == "sources" and way:
        return f"source_{way[1] if len(way) > 1 else 'title'}", f"source {int(way[0]) + 1}: {sentence}"
    if field == "places" and way:
        return "places", f"place {int(way[0]) + 1}{f', {way[1]}' if len(way) > 1 else ''}: {sentence}"
    if field == "article" and way:
        return f"article_{way[0]}", sentence
    return COLUMNS.get(str(field), (str(field),))[0], sentence
