"""What would become of the records if an uploaded sheet were taken, row by row; nothing is written here."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pydantic import ValidationError

from dashboard.analysis.cells import refused, text
from dashboard.analysis.downloads import About
from dashboard.analysis.flat import COLUMNS, WORKED_OUT
from dashboard.analysis.spreadsheet import RECORD_VERSION, rows_of, xlsx_of
from dashboard.analysis.summary import plural
from dashboard.analysis.upload_row import Record, Row, State, Told, judged, row
from dashboard.editing.changes import Fields
from dashboard.editing.grid import KEY, Cell, Grid, Line, Wrong
from dashboard.editing.stamps import stamp
from dashboard.records.problems import did_you_mean, shown
from dashboard.records.schema import Dataset, Deal

PROBLEM = "problem"  # the column of a sheet of rows to mend that says what is wrong
TAKEN = tuple(column for columns in COLUMNS.values() for column in columns)
LISTED = 8  # columns named in one sentence


@dataclass(frozen=True)
class Plan:
    """The rows in the sheet's order, and what is to be said of the whole sheet."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]

    def of(self, *states: State) -> list[Row]:
        """The rows in these states."""
        return [row for row in self.rows if row.state in states]


def stale(dataset: Dataset, grid: Grid) -> dict[str, str]:
    """The versions, by id, that the history is to be asked for: of records that have changed, or gone, since then."""
    now = {deal.id: stamp(deal.model_dump(mode="json")) for deal in dataset.deals}
    typed = {_text(line, KEY): _text(line, RECORD_VERSION) for line in grid.lines}
    return {name: version for name, version in typed.items() if version and version not in now.values()}


def plan(dataset: Dataset, grid: Grid, old: Mapping[str, Fields]) -> Plan:
    """What each row would do; `old` are records of `stale` as they were, as far as the history knows them."""
    now = _records(dataset, dataset.deals)
    was = _records(dataset, [deal for fields in old.values() if (deal := _deal(fields))])
    wrong = _Names(dataset, grid, now, was)
    rows = [_row(line, wrong.why(line), now, was, grid) for line in grid.lines]
    part_of = {row.id: row.fields["part_of"] for row in rows if row.mine or row.over}
    beside = replace(dataset, known=replace(dataset.known, part_of={**dataset.known.part_of, **part_of}))
    rows = [judged(row, beside) if row.mine or row.over else row for row in rows]
    return Plan(grid.columns, tuple(rows), tuple(_notes(grid, rows, now)))


def _records(dataset: Dataset, deals: Sequence[Deal]) -> dict[str, Record]:
    rows = rows_of(dataset, deals)
    names = [str(name) for name in rows]
    cells: list[dict[str, Cell]] = [dict(zip(names, row, strict=True)) for row in rows.to_numpy().tolist()]
    return {deal.id: Record(deal.model_dump(mode="json"), row) for deal, row in zip(deals, cells, strict=True)}


def _deal(fields: Fields) -> Deal | None:
    """A record as it was, where it would still be one today."""
    try:
        return Deal.model_validate(fields)
    except ValidationError:
        return None


class _Names:
    """What may be wrong with the id of a row beside all others."""

    def __init__(self, dataset: Dataset, grid: Grid, now: Mapping[str, Record], was: Mapping[str, Record]) -> None:
        """Note who stands where."""
        self.now, self.was, self.known = now, was, dataset.known.part_of
        self.owners = {record.cells[RECORD_VERSION]: name for name, record in now.items()}
        self.rows: defaultdict[str, list[int]] = defaultdict(list)
        for line in grid.lines:
            self.rows[_text(line, KEY)].append(line.number)

    def why(self, line: Line) -> str:
        """Why a row's id names no record to change or to add; "" where it does."""
        name, version = _text(line, KEY), _text(line, RECORD_VERSION)
        if not name:
            return "is empty; write the record's id, or a new one for a new record"
        if len(self.rows[name]) > 1:
            return f"stands in rows {', '.join(map(str, self.rows[name]))}; a record is changed in one row"
        if name in self.now:
            return ""
        if name in self.known:
            return f"{shown(name)} has an error in the data itself, which is to be mended first, in its form"
        if name in self.was:
            return f"was taken out since the download; empty its {RECORD_VERSION} if it is to be there again"
        if (owner := self.owners.get(version)) and owner not in self.rows:
            return f"was {shown(owner)}, and an id never changes; empty {RECORD_VERSION} if this is another record"
        return refused(line.cells.get(KEY))


def _row(line: Line, wrong: str, now: Mapping[str, Record], was: Mapping[str, Record], grid: Grid) -> Row:
    name = _text(line, KEY)
    if wrong:
        return Row(line, name, told=(Told(KEY, "", name, "error", wrong),))
    here = now.get(name)
    untold = RECORD_VERSION not in grid.columns
    as_it_is = here and (untold or _text(line, RECORD_VERSION) == here.cells[RECORD_VERSION])
    return row(line, name, here, here if as_it_is else was.get(name))


def _text(line: Line, column: str) -> str:
    return text(line.cells.get(column)).strip()


def _notes(grid: Grid, rows: Sequence[Row], now: Mapping[str, Record]) -> Iterator[str]:
    """What is to be said of the sheet as a whole."""
    about = About("", date.min, "", "", "").texts()
    for name in grid.columns:
        if name not in (*TAKEN, *WORKED_OUT, *about, RECORD_VERSION, PROBLEM):
            yield f"The column {shown(name)} is not known, so nothing is taken from it{did_you_mean(name, TAKEN)}"
    if lacking := [name for name in TAKEN if name not in grid.columns]:
        more = f" and {len(lacking) - LISTED} more" if len(lacking) > LISTED else ""
        yield f"Columns that the sheet lacks stay as they are: {', '.join(lacking[:LISTED])}{more}."
    if RECORD_VERSION not in grid.columns:
        yield f"Without the column {RECORD_VERSION!r} nobody can tell what others have changed since the download."
    if moved := [(row, cell) for row in rows for cell in row.rewritten]:
        row, cell = moved[0]
        said = f"such as {shown(cell.new)} in row {row.line.number} for {cell.old}"
        yield f"A spreadsheet program has rewritten {plural(len(moved), 'date')}, {said}. They count as unchanged."
    if gone := len(now.keys() - {row.id for row in rows}):
        stand = "is not in the sheet and stays as it is" if gone == 1 else "are not in the sheet and stay as they are"
        yield f"{plural(gone, 'record')} {stand}: a row that is missing takes nothing away."


def to_mend(plan: Plan) -> bytes:
    """The rows with an error as an Excel file, with what is wrong in the last column."""
    columns = [name for name in plan.columns if name != PROBLEM]
    rows = [
        [*(_raw(row.line.cells.get(name)) for name in columns), " ".join(_problems(row))] for row in plan.of("error")
    ]
    return xlsx_of([[*columns, PROBLEM], *rows])


def _raw(cell: Cell) -> object:
    return cell.text if isinstance(cell, Wrong) else cell


def _problems(row: Row) -> Iterator[str]:
    return (f"{cell.column}: {cell.said}." for cell in row.told if cell.kind == "error")
