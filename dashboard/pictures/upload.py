"""Rows of an uploaded sheet beside the records as they stand, as HTML."""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from html import escape

from dashboard.analysis.summary import plural
from dashboard.analysis.upload import Plan
from dashboard.analysis.upload_row import Kind, Row, State, Told
from dashboard.pictures.links import link
from dashboard.pictures.tables import stacking

AROUND = 160  # characters shown before and behind what differs in a long text
SAYS: dict[Kind, str] = {
    "change": "",
    "conflict": "Somebody else has changed this since the download",
    "error": "Error",
    "warning": "To look at again",
}
STATES: Sequence[tuple[State, str, str]] = (
    ("changed", "would change a record", "would change a record each"),
    ("new", "would add a record", "would add a record each"),
    ("conflict", "changes what somebody else has changed too", "change what somebody else has changed too"),
    ("error", "has an error and is not taken", "have errors and are not taken"),
    ("unchanged", "is as it was", "are as they were"),
)
LISTED = 20  # links in one list
ALIKE = 0.5  # of two texts, from where on their differences are marked
NOTHING = '<span class="unknown">nothing</span>'


def summary(name: str, plan: Plan) -> str:
    """How many rows of the sheet, called `name`, would do what, in one sentence."""
    count = Counter(row.state for row in plan.rows)
    parts = [
        f"{plural(count[state], 'row')} {one if count[state] == 1 else many}"
        for state, one, many in STATES
        if count[state]
    ]
    return f'<p class="sentence" role="status">“{escape(name)}”: {"; ".join(parts) or "no rows"}.</p>'


def more(number: int) -> str:
    """That so many are not shown; nothing where there are none."""
    return f'<p class="fine">and {number:,} more</p>' if number > 0 else ""


def row_table(row: Row) -> str:
    """The cells of a row that differ or are wrong: in the records, in the sheet, and what is to be said of them."""
    head = {name: name for name in ("Column", "In the records", "In the sheet", "Remark")}
    return f'<div class="sheet-row">{stacking(named(row), head, map(_cell, row.told))}</div>'


def named(row: Row) -> str:
    """'Row 5: Police cameras (ken-huawei-2014)', 'Row 9, a new record: …'."""
    new = ", a new record" if row.state == "new" else ""
    said = f"{row.title} ({row.id})" if row.title and row.id else row.title or row.id or "without an id"
    return f"Row {row.line.number}{new}: {said if len(said) <= 200 else f'{said[:199]}…'}"


def _cell(cell: Told) -> Sequence[str]:
    mark = SAYS[cell.kind]
    said = f"<strong>{mark}</strong>{': ' if cell.said else ''}" if mark else ""
    texts = compared(*near_difference(cell.old, cell.new))
    old, new = (f'<div dir="auto">{text}</div>' if text else NOTHING for text in texts)
    return f"<code>{escape(cell.column)}</code>", old, new, said + escape(cell.said)


def compared(old: str, new: str) -> tuple[str, str]:
    """Two texts as HTML; of like ones, what went is struck out in one, what came underlined in the other."""
    before, after = (re.findall(r"\w+|\W", text) for text in (old, new))
    match = SequenceMatcher(None, before, after, autojunk=False)
    if match.ratio() < ALIKE:
        return escape(old), escape(new)
    parts = [(same == "equal", before[a:b], after[c:d]) for same, a, b, c, d in match.get_opcodes()]
    return (
        "".join(_marked("del", same, words) for same, words, _ in parts),
        "".join(_marked("ins", same, words) for same, _, words in parts),
    )


def _marked(tag: str, same: bool, words: Sequence[str]) -> str:
    text = escape("".join(words))
    return text if same or not text else f"<{tag}>{text}</{tag}>"


def near_difference(one: str, other: str) -> tuple[str, str]:
    """Two texts, where they are long only around what differs in them."""
    if max(len(one), len(other)) <= 4 * AROUND:
        return one, other
    alike = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = max(0, alike - AROUND)
    return _part(one, start), _part(other, start)


def _part(text: str, start: int) -> str:
    end = start + 3 * AROUND
    return (
        f"{'…' if start and text else ''}{text[start:end]}{f'… ({len(text):,} characters)' if end < len(text) else ''}"
    )


def notes(plan: Plan) -> str:
    """What is to be said of the sheet as a whole."""
    items = "".join(f"<li>{escape(note)}</li>" for note in plan.notes)
    return f"<ul>{items}</ul>" if items else ""


def saved(records: Sequence[tuple[str, str]]) -> str:
    """That records are saved, with a link to each, given by id and title."""
    links = "".join(f"<li>{link(title, 'deal', deal=name)}</li>" for name, title in records[:LISTED])
    said = f"<p>Saved: {plural(len(records), 'record')}.</p>"
    return f'<div role="status">{said}<ul>{links}</ul></div>{more(len(records) - LISTED)}'


HOW_TO_EDIT = """<ul><li>Change the cells you mean to change and leave the others; take out rows and
columns at will, as what is missing stays as it is. Keep the columns <code>id</code> and
<code>record_version</code>.</li>
<li>A new row with an id of its own is a new record. In the columns <code>source_…</code> each source has a line
(Alt+Enter); dates are 2018, 2018-03 or 2018-03-04; <code>unknown</code> stands there for a date not known.</li>
<li>XLSX is the safer of the two: of a CSV, spreadsheet programs rewrite the dates.</li></ul>"""
