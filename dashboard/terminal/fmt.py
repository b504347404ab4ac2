"""The command `fmt`: the YAML files laid out as the editor's desk writes them."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.editing.changes import key_of, records
from dashboard.editing.entry import FILES
from dashboard.editing.layout import LayoutError, laid_out
from dashboard.editing.order import SORTED, in_order
from dashboard.editing.save import SaveError, alone, content, take_up
from dashboard.editing.unfinished import WriteError, replace
from dashboard.records.items import Item, UnreadableError, text_of
from dashboard.records.problems import Problem
from dashboard.records.read import SHEETS

DONE, WOULD_CHANGE, CANNOT = 0, 1, 2
_STAYS = "the file stays as it is"


@dataclass(frozen=True)
class Sheet:
    """One file: its text laid out, None where it stays as it is, what it was, and what there is to say of it."""

    name: str
    text: str | None = None
    was: str = ""
    told: Sequence[Problem] = ()
    sound: bool = True


def main(data: str, check: bool = False) -> int:
    """Lay the files out, or with `check` tell what that would change; give 0, 1 if it would, 2 if a file cannot be."""
    folder = Path(data)
    sheets = []
    try:
        for sheet in _sheets(folder) if check else _written(folder):
            sheets.append(sheet)
            print(*(f"{problem}\n" for problem in sheet.told), sep="", end="")
    except SaveError as error:
        print(error, file=sys.stderr)
        return CANNOT
    changed = [sheet.name for sheet in sheets if sheet.text is not None]
    print(f"{'Would be laid out' if check else 'Laid out'} anew: {', '.join(changed) or 'no file'}.")
    if not all(sheet.sound for sheet in sheets):
        return CANNOT
    return WOULD_CHANGE if check and changed else DONE


def _sheets(folder: Path) -> Iterator[Sheet]:
    return (_sheet(folder, name) for name in FILES if (folder / name).exists())


def _written(folder: Path) -> Iterator[Sheet]:
    """Each file after it was laid out; raise SaveError. Where there is nothing to do, nothing is touched."""
    sheets = list(_sheets(folder))
    if all(sheet.text is None for sheet in sheets):
        yield from sheets
        return
    if unfinished := take_up(folder):
        print(unfinished, file=sys.stderr)
    with alone(folder):
        for sheet in _sheets(folder):
            if sheet.text is not None:
                _write(folder, sheet.name, sheet.was, sheet.text)
            yield sheet


def _write(folder: Path, name: str, old: str, new: str) -> None:
    try:
        replace(folder, name, content(folder / name, old), content(folder / name, new))
    except WriteError as error:
        raise SaveError(f"{name} stays as it is: {error}.") from None


def _sheet(folder: Path, name: str) -> Sheet:
    file, model = f"{folder.resolve().name}/{name}", SHEETS[name][0]
    try:
        text = text_of(folder / name)
        made, moved = laid_out(text, model), in_order(text, key_of(name))[1] if name in SORTED else ()
        new = in_order(made.text, key_of(name))[0] if moved else made.text
        if records(name, new) != records(name, text):
            raise LayoutError("it is written in a way that cannot be laid out anew safely")
    except UnreadableError as error:
        return Sheet(
            name, told=[Problem(file, error.line, error.record, "", f"{error.message}; {_STAYS}")], sound=False
        )
    except LayoutError as error:
        return Sheet(name, told=[Problem(file, 0, "", "", f"{error}; {_STAYS}")], sound=False)
    said = {
        "is laid out anew": made.anew,
        "has errors and stays as it is": made.unsound,
        "moves to its place in the order of ids": moved,
    }
    told = [_told(file, item, key_of(name), what) for what, items in said.items() for item in items]
    return Sheet(name, new if new != text else None, text, sorted(told))


def _told(file: str, item: Item, key: str, what: str) -> Problem:
    label = item.value.get(key) if isinstance(item.value, dict) else ""
    return Problem(file, item.line(()), label if isinstance(label, str) else "", "", what)


if __name__ == "__main__":
    sys.exit(main(**json.loads(sys.argv[1])))
