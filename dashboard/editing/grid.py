"""A sheet that somebody brings, as rows of cells by the name of their column, whatever file it came in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.records.problems import shown

ROWS, COLUMNS = 5_000, 200  # the most that is read
KEY = "id"


@dataclass(frozen=True)
class Wrong:
    """A cell that cannot be taken: what stands in it, and why."""

    text: str
    why: str


Cell = str | int | float | bool | Wrong | None


@dataclass(frozen=True)
class Line:
    """A row of the sheet by its number there; a cell beyond a row's end is not among its cells."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Grid:
    """The columns in their order, and the rows that hold something."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]


class SheetError(Exception):
    """A file that cannot be taken as a sheet of records: what is the matter with it, as in 'is empty'."""


def gridded(rows: Iterable[Sequence[Cell]]) -> Grid:
    """The rows under the names in the first that holds something; raise SheetError where they are no such sheet."""
    filled = _filled(rows)
    header = next(filled, None)
    if header is None:
        raise SheetError("holds no rows")
    names = [str(cell or "").strip().casefold() for cell in header[1]]
    _check(names)
    lines: list[Line] = []
    for number, cells in filled:
        if len(lines) == ROWS:
            raise SheetError(f"has more than {ROWS:,} rows; bring them in several sheets")
        names += [""] * (len(cells) - len(names))
        held = {names[at] or _unnamed(at): cell for at, cell in enumerate(cells) if names[at] or not empty(cell)}
        lines.append(Line(number, held))
    used = {name for line in lines for name, cell in line.cells.items() if not empty(cell)}
    columns = [name or _unnamed(at) for at, name in enumerate(names)]
    return Grid(tuple(name for at, name in enumerate(columns) if names[at] or name in used), tuple(lines))


def empty(cell: Cell) -> bool:
    """Whether nothing stands in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _filled(rows: Iterable[Sequence[Cell]]) -> Iterator[tuple[int, Sequence[Cell]]]:
    for number, cells in enumerate(rows, 1):
        last = max((at for at, cell in enumerate(cells, 1) if not empty(cell)), default=0)
        if last > COLUMNS:
            raise SheetError(f"has more than {COLUMNS} columns")
        if last:
            yield number, cells[:COLUMNS]


def _check(names: Sequence[str]) -> None:
    """Refuse a header without ids, or one under which it is open which column is meant."""
    if KEY not in names:
        found = ", ".join(shown(name) for name in names[:5] if name)
        raise SheetError(
            f"has no column {KEY!r}: its first row reads {found}, and should name the columns as downloaded"
        )
    for at, name in enumerate(names):
        if name and names.index(name) < at:
            raise SheetError(f"has the column {shown(name)} twice, {_letters(names.index(name))} and {_letters(at)}")


def _unnamed(at: int) -> str:
    return f"(column {_letters(at)})"


def _letters(at: int) -> str:
    """A column's letters as a spreadsheet shows them: A, B, …, Z, AA."""
    return (_letters(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)
