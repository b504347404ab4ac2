"""Saves of the history as HTML: a list, and one whole. Everything from the data is escaped here."""

from collections.abc import Iterable, Sequence
from html import escape

from dashboard.analysis.summary import plural
from dashboard.editing.changes import Change, Fields
from dashboard.editing.differences import differences
from dashboard.editing.entry import Entry
from dashboard.editing.form import label
from dashboard.pictures.changed import changed
from dashboard.pictures.links import link
from dashboard.pictures.moments import short, when

MOST_SHOWN = 20  # records of one save that are shown before it is taken back
MOST_NAMED = 5  # records of one save that a list of saves names
NO_HISTORY = """<p class="no-record" role="status">There is no history yet: nothing has been saved in this copy of the
data so far. Each save will stand here, with who made it, when and why.</p>"""
NO_VALUE = """<p class="fine">No value of a record differs: only the layout or comments, or a file that could not be
read as it stood then.</p>"""


ALL = f'<p class="lone-links">{link("All saves", "edit-history")}</p>'


def first_line(text: str) -> str:
    """The first line of why something was saved."""
    return short(text.strip().partition("\n")[0].strip()) or "no reason given"


def by(entry: Entry) -> str:
    """Who made a save, and when."""
    address = f" <{entry.editor.email}>" if entry.editor.email else ""
    return f"{when(entry.when)} · {entry.editor.name}{address}"


def saves(shown: Iterable[tuple[Entry, Sequence[Change]]]) -> str:
    """Saves with what each did to which records, each a link to the whole of it."""
    items = "".join(
        f"<li>{link(first_line(entry.why), 'edit-history', save=entry.id)}"
        f'<p class="fine">{escape(by(entry))}</p>{_touched(changes)}</li>'
        for entry, changes in shown
    )
    return f'<ol class="saves">{items}</ol>'


def _touched(changes: Sequence[Change]) -> str:
    if not changes:
        return NO_VALUE
    items = [f"<li>{_did(change)}</li>" for change in changes[:MOST_NAMED]]
    if len(changes) > MOST_NAMED:
        items.append(f"<li>and {plural(len(changes) - MOST_NAMED, 'more record')}</li>")
    return f'<ul class="touched">{"".join(items)}</ul>'


AMONG = {
    "left_out.yaml": " among those left out",
    "events.yaml": " among the context events",
    "glossary.yaml": " in the glossary",
    "trackers.yaml": " among the other trackers",
}


def what(change: Change) -> str:
    """What a change did to its record, in one word."""
    return "Added" if change.before is None else "Removed" if change.after is None else "Changed"


def _did(change: Change) -> str:
    fields = f": {escape(names(change.before, change.after))}" if what(change) == "Changed" else ""
    return f"{what(change)} {_to_record(change)}{AMONG.get(change.file, '')}{fields}"


def _to_record(change: Change) -> str:
    return link(short(change.title), "edit-history", record=change.key, file=change.file)


def names(before: Fields | None, after: Fields | None) -> str:
    """The fields in which two states of a record differ, as the form calls them."""
    fields = dict.fromkeys(one.where[0] for one in differences(before or {}, after or {}))
    return ", ".join(label(name).lower() for name in fields)


def about(entry: Entry, number: int) -> str:
    """A save at the head of its page: who, when, why in full, and how many records it changed."""
    _, _, more = entry.why.strip().partition("\n")
    rest = f'<p class="why">{escape(more.strip())}</p>' if more.strip() else ""
    counted = f"<p>What it did to {plural(number, 'record')}:</p>" if number else NO_VALUE
    return f'<p class="fine">{escape(by(entry))}</p>{rest}{counted}'


def change(one: Change) -> str:
    """One record's change field by field; a record that came or went in a part that can be opened."""
    head = f'<h3>{what(one)}: {_to_record(one)}</h3><p class="fine">{escape(one.file)}, {escape(short(one.key))}</p>'
    table = changed(differences(one.before or {}, one.after or {}))
    if what(one) != "Changed":
        table = f"<details><summary>All its fields</summary>{table}</details>"
    return f'<article class="one-change">{head}{table}</article>'


def proposal(changes: Sequence[Change]) -> str:
    """What is about to be done, record by record."""
    more = len(changes) - MOST_SHOWN
    rest = f"<p>and {plural(more, 'more record')} likewise.</p>" if more > 0 else ""
    return f"<p>This will happen:</p>{''.join(map(change, changes[:MOST_SHOWN]))}{rest}"


def clashes(changes: Iterable[Change]) -> str:
    """Say which records have changed since, so that a save cannot be taken back as a whole, and what to do instead."""
    items = "".join(f"<li>{_to_record(one)}</li>" for one in changes)
    return (
        '<div class="unknown-code" role="alert"><p>This cannot be taken back as a whole: these records were changed '
        "again since, and that later work would be lost. Nothing has been changed. Open a record’s history instead, "
        f"and restore the version that you want:</p><ul>{items}</ul></div>"
    )
