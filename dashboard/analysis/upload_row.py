"""One row of an uploaded sheet beside the record it speaks of: what somebody has changed in it, and what is wrong."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from dashboard.analysis.cells import CellError, place_of, refused, rewritten, same, text, value
from dashboard.analysis.flat import COLUMNS, WORKED_OUT
from dashboard.editing.changes import Change, Fields, plain
from dashboard.editing.grid import Cell, Line
from dashboard.editing.proving import doubts, faults
from dashboard.records.items import Fault
from dashboard.records.schema import Dataset

FILE = "deals.yaml"
MEANWHILE = "changed by somebody else too since the sheet was downloaded"
Kind = Literal["change", "conflict", "error", "warning"]
State = Literal["unchanged", "changed", "new", "conflict", "error"]


@dataclass(frozen=True)
class Record:
    """A record's fields, and the cells that a download writes for it."""

    fields: Fields
    cells: Mapping[str, Cell]


NOTHING = Record({name: value(name, {}) for name in COLUMNS}, {})  # what a new record is made from


@dataclass(frozen=True)
class Told:
    """What is to be said of a cell: what stands in the records, what in the sheet, and a sentence."""

    column: str
    old: str
    new: str
    kind: Kind
    said: str = ""


@dataclass(frozen=True)
class Row:
    """A row of the sheet and the record it speaks of, `before` None where that is not there yet.

    `mine` are the fields to be taken, `over` those that somebody else has changed meanwhile too. `rewritten` are the
    cells whose date a spreadsheet program has put in another form.
    """

    line: Line
    id: str
    before: Fields | None = None
    mine: Fields = field(default_factory=dict)
    over: Fields = field(default_factory=dict)
    told: tuple[Told, ...] = ()
    rewritten: tuple[Told, ...] = ()

    @property
    def state(self) -> State:
        """What is to be done with the row."""
        if any(cell.kind == "error" for cell in self.told):
            return "error"
        if self.before is None:
            return "new"
        return "conflict" if self.over else "changed" if self.mine else "unchanged"

    @property
    def fields(self) -> dict[str, Any]:
        """The record as the whole row would have it."""
        return {**(self.before or NOTHING.fields), **self.mine, **self.over}

    @property
    def title(self) -> str:
        """What the record is called as it stands; "" where it has no title."""
        return str((self.before or self.fields)["title"] or "")

    def change(self, mine: bool = True, over: Collection[str] = ()) -> Change | None:
        """The change to be saved: `mine`, and these fields of `over`; None where nothing would change."""
        taken = {**(self.mine if mine else {}), **{name: new for name, new in self.over.items() if name in over}}
        after = plain(FILE, {**(self.before or NOTHING.fields), **taken})
        return Change(FILE, self.id, self.before, after) if taken and after != self.before else None


@dataclass(frozen=True)
class _Field:
    """A field as a row has it; `taken` where it is another than the record's, and can be read."""

    name: str
    value: Any = None
    taken: bool = False
    contested: bool = False
    told: tuple[Told, ...] = ()
    rewritten: tuple[Told, ...] = ()


def row(line: Line, name: str, now: Record | None, was: Record | None) -> Row:
    """A row beside its record as it stands and as it was when the sheet was downloaded, None where that is not known.

    Of a new record, a column that the sheet lacks is empty.
    """
    here, before = now or NOTHING, was if now else NOTHING
    found = [_field(field, line.cells, here, before) for field in COLUMNS]
    told = [cell for field in found for cell in field.told] + (_worked_out(line.cells, now, was) if now else [])
    return Row(
        line,
        name,
        before=now.fields if now else None,
        mine={field.name: field.value for field in found if field.taken and not field.contested},
        over={field.name: field.value for field in found if field.taken and field.contested},
        told=tuple(told),
        rewritten=tuple(cell for field in found for cell in field.rewritten),
    )


def _field(name: str, cells: Mapping[str, Cell], now: Record, was: Record | None) -> _Field:
    """A field as the row has it; a cell that stands as downloaded says what the record says, even where it is cut."""
    base = was or now
    changed = [
        column for column in COLUMNS[name] if column in cells and not same(cells[column], base.cells.get(column))
    ]
    moved = [column for column in changed if rewritten(cells[column], base.cells.get(column))]
    edited = [column for column in changed if column not in moved]
    aside = _Field(name, rewritten=tuple(_told(column, cells, base, "change") for column in moved))
    if all(same(cells[column], now.cells.get(column)) for column in edited):
        return aside
    merged = {column: cells[column] if column in edited else base.cells.get(column) for column in COLUMNS[name]}
    read, wrong = _value(name, merged, edited)
    if not wrong and read == now.fields[name]:
        return aside
    contested = was is None or was.fields[name] != now.fields[name]
    kind: Kind = "conflict" if contested else "change"
    shown = [column for column in merged if column in wrong or not same(merged[column], now.cells.get(column))]
    told = [_told(column, merged, now, "error" if column in wrong else kind, wrong.get(column, "")) for column in shown]
    return replace(aside, value=read, taken=not wrong, contested=contested, told=tuple(told))


def _value(name: str, cells: Mapping[str, Cell], edited: Collection[str]) -> tuple[Any, dict[str, str]]:
    """What the cells of a field say, and why by column where they cannot be taken."""
    if wrong := {column: why for column in edited if (why := refused(cells[column]))}:
        return None, wrong
    try:
        return value(name, cells), {}
    except CellError as error:
        return None, {error.column: error.sentence}


def _told(column: str, cells: Mapping[str, Cell], now: Record, kind: Kind, said: str = "") -> Told:
    return Told(column, text(now.cells.get(column)), text(cells.get(column)), kind, said)


def _worked_out(cells: Mapping[str, Cell], now: Record, was: Record | None) -> list[Told]:
    """Say of columns that are worked out from others that what is written there is not taken."""
    said = "worked out from other columns, so not taken"
    return [
        _told(column, cells, now, "warning", said)
        for column in WORKED_OUT
        if column in cells and was and not any(_as_downloaded(cells[column], of.cells[column]) for of in (now, was))
    ]


def _as_downloaded(cell: Cell, written: Cell) -> bool:
    """Whether a cell stands as it was; a spreadsheet program says FALSE in its user's language."""
    foreign = isinstance(written, bool) and text(cell).upper() not in ("TRUE", "FALSE")
    return foreign or same(cell, written)


def judged(row: Row, dataset: Dataset) -> Row:
    """A row with what is wrong or doubtful in the record that it would make, told at its cells."""
    was = row.id if row.before else ""
    wrong_cells = {cell.column for cell in row.told if cell.kind == "error"}
    unread = {name for name, columns in COLUMNS.items() if wrong_cells.intersection(columns)}
    wrong = [fault for fault in faults(dataset, FILE, row.fields, was) if fault[0][0] not in unread]
    if wrong or unread:
        return _with(row, wrong, "error")
    known = doubts(dataset, row.before, was=was) if row.before else []
    return _with(row, [doubt for doubt in doubts(dataset, row.fields, was=was) if doubt not in known], "warning")


def _with(row: Row, found: Sequence[Fault], kind: Kind) -> Row:
    """A row that tells faults at their cells."""
    told = {cell.column: cell for cell in row.told}
    for where, sentence in found:
        column, said = place_of(where, sentence)
        stands = text(row.line.cells.get(column))
        here = told.get(column) or Told(column, stands if row.before else "", stands, kind)
        graver = kind if kind == "error" or here.kind == "change" else here.kind
        told[column] = replace(here, kind=graver, said="; ".join(filter(None, [here.said, said])))
    return replace(row, told=tuple(told.values()))
