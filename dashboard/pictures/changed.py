"""What a record's change did, field by field, as HTML: what is gone and what has come, told by signs and not by colour.

Everything from the data is escaped here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

from dashboard.editing.differences import Difference, pieces
from dashboard.editing.form import CODES, LISTS, MANY, label

NAMED = (*LISTS, "counts")  # lists whose entries are called by a name of their own
TEXT = 40  # characters from which two texts are compared word by word
NOTHING = '<span class="unknown">nothing</span>'


def changed(found: Iterable[Difference]) -> str:
    """A table of what differs: each field with what it was and what it became."""
    rows = "".join(
        f'<tr><th scope="row">{escape(_way(one.where))}</th>'
        f"<td>{_change(one.where[-1], one.before, one.after)}</td></tr>"
        for one in found
    )
    head = '<thead class="unseen"><tr><th scope="col">Field</th><th scope="col">Change</th></tr></thead>'
    return f'<table class="differing">{head}<tbody>{rows}</tbody></table>' if rows else ""


def _way(where: Sequence[str]) -> str:
    """The way to a value in words: 'Sources, “Police buys cameras”: Web address'."""
    field, *within = where
    if not within:
        return label(field)
    if field in NAMED:
        name, *within = within
        return f"{label(field)}, “{name}”" + "".join(f": {label(part)}" for part in within)
    return ": ".join(map(label, where))


def _change(name: str, before: Any, after: Any) -> str:
    if before in (None, []) or after in (None, []):
        return " ".join(mark for mark in (_gone(name, before), _come(name, after)) if mark)
    if isinstance(before, str) and isinstance(after, str) and max(len(before), len(after)) > TEXT:
        return _marked(before, after) or f"{_gone(name, before)} → {_come(name, after)}"  # where only blanks differ
    if isinstance(before, list | tuple) and isinstance(after, list | tuple) and _moved_in_or_out(before, after):
        return ", ".join(_entries(name, before, after))
    return f"{_gone(name, before)} → {_come(name, after)}"


def _moved_in_or_out(before: Sequence[Any], after: Sequence[Any]) -> bool:
    return any(value not in after for value in before) or any(value not in before for value in after)


def _gone(name: str, value: Any) -> str:
    return "" if value in (None, []) else f"<del><b>–</b> {said(name, value)}</del>"


def _come(name: str, value: Any) -> str:
    return "" if value in (None, []) else f"<ins><b>+</b> {said(name, value)}</ins>"


def _marked(before: str, after: str) -> str:
    """A text with the words that are gone and those that have come; "" where no word is either."""
    marks = {"same": "{}", "gone": "<del><b>–</b> {}</del>", "come": "<ins><b>+</b> {}</ins>"}
    found = [(what, text.strip()) for what, text in pieces(before, after) if text.strip()]
    said = " ".join(marks[what].format(escape(text)) for what, text in found)
    return said if any(what != "same" for what, _ in found) else ""


def _entries(name: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[str]:
    """A list of plain values: what stays, then what is gone and what has come."""
    yield from (said(name, value) for value in after if value in before)
    yield from (_gone(name, value) for value in before if value not in after)
    yield from (_come(name, value) for value in after if value not in before)


def said(name: str, value: Any) -> str:
    """A value of the field `name` as a reader is told it, as HTML."""
    if value in (None, [], ()):
        return NOTHING
    if isinstance(value, Mapping):
        return "<br>".join(f"{escape(label(inner))}: {said(inner, held)}" for inner, held in value.items())
    if isinstance(value, list | tuple):
        between = "<br>" if isinstance(value[0], Mapping) else ", "
        return between.join(said(name, entry) for entry in value)
    words = CODES.get(name) or MANY.get(name) or {}
    return escape(words.get(value, str(value)) if isinstance(value, str) else f"{value}")
