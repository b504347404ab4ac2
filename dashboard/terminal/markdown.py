"""Changes of records as Markdown, to be read in a pull request. Whatever comes from the data is text and no markup."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from dashboard.editing.changes import Change, key_of
from dashboard.editing.differences import Difference, differences, pieces

LONG = 60  # characters from which on a text shows only what changed in it
AROUND = 6  # words that stay, shown on either side of a change
_MARKUP = re.compile(r"[\\`*\[\]<>~$]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")  # what is markup within a line
_CALL = re.compile(r"@|#(?=\d)")  # calls a person, or another proposal
_FIELD = re.compile(r"[a-z][a-z0-9_]*")
_ADDRESS = re.compile(r"https?://[^\s<>]+")


def as_markdown(old: str, new: str, changes: Sequence[Change]) -> str:
    """What differs between two states of the data: a heading for each file, an item for each record."""
    lines = [f"# Changes from {code(old)} to {code(new)}", "", _counted(changes)]
    for file, found in groupby(changes, key=lambda change: change.file):
        lines += ["", f"## {file}", ""]
        for change in found:
            lines += _record(change)
    return "\n".join(lines)


def _counted(changes: Sequence[Change]) -> str:
    counts = {what: sum(change.what == what for change in changes) for what in ("added", "removed", "changed")}
    told = ", ".join(f"{number} {what}" for what, number in counts.items() if number)
    return f"Records: {told}." if told else "No record differs."


def _record(change: Change) -> Iterator[str]:
    title = f" {plain(change.title)}" if change.title != change.key else ""
    yield f"- **{change.what}** {code(change.key)}{title}"
    if change.before is None:
        yield from (f"  - {name}:{_whole(content)}" for name, content in _given(change))
    elif change.after is not None:
        found = differences(change.before, change.after)
        yield from (f"  - {_way(one.where)}: {_told(one)}" for one in found)
        if not found:
            yield "  - the same values; a field that is empty was left out and is written now, or the other way round"


def _given(change: Change) -> Iterator[tuple[str, Any]]:
    """What a new record holds, but for its key and what is empty."""
    for name, content in (change.after or {}).items():
        if content not in (None, [], "") and name != key_of(change.file):
            yield name, content


def _whole(content: Any) -> str:
    """A value of a new record; each entry of a list of groups on a line of its own."""
    if isinstance(content, list) and any(isinstance(entry, Mapping) for entry in content):
        return "".join(f"\n    - {value(entry)}" for entry in content)
    return f" {value(content)}"


def _way(where: Sequence[str]) -> str:
    """The way to a value: the field, then what the entry of its list is called, then the entry's field."""
    return ", ".join(part if _FIELD.fullmatch(part) else f"“{plain(part)}”" for part in where)


def _told(difference: Difference) -> str:
    before, after = difference.before, difference.after
    if isinstance(after, Mapping) and before is None:
        return f"**added** ({value(after)})"
    if isinstance(before, Mapping) and after is None:
        return f"**removed** ({value(before)})"
    if isinstance(before, list) and isinstance(after, list):
        return _entries(before, after)
    if isinstance(before, str) and isinstance(after, str) and max(len(before), len(after)) > LONG:
        return _words(before, after)
    return f"{value(before)} → {value(after)}"


def _entries(before: Sequence[Any], after: Sequence[Any]) -> str:
    gone = [entry for entry in before if entry not in after]
    come = [entry for entry in after if entry not in before]
    if not (gone or come):
        return f"order {value(before)} → {value(after)}"
    told = (("added", come), ("removed", gone))
    return "; ".join(f"**{what}** {value(entries)}" for what, entries in told if entries)


def _words(before: str, after: str) -> str:
    marks = {"same": "", "gone": "~~", "come": "**"}
    found = pieces(before, after)
    shown = [
        (what, _shortened(text, bool(place), place < len(found) - 1) if what == "same" else text)
        for place, (what, text) in enumerate(found)
    ]
    return " ".join(f"{marks[what]}{plain(text) or '␣'}{marks[what]}" for what, text in shown)


def _shortened(text: str, follows: bool, leads: bool) -> str:
    """The words of a stretch that stays next to what changed before and after it."""
    words = text.split()
    if len(words) <= AROUND * (follows + leads):
        return text
    head, tail = words[:AROUND] if follows else [], words[-AROUND:] if leads else []
    return " ".join([*head, "…", *tail])


def value(content: Any) -> str:
    """A value in one line."""
    if content is None:
        return "null"
    if isinstance(content, Mapping):
        return "; ".join(f"{name}: {value(inner)}" for name, inner in content.items())
    if isinstance(content, list | tuple):
        return (
            ", ".join(value(entry) if not isinstance(entry, Mapping) else f"({value(entry)})" for entry in content)
            or "none"
        )
    text = str(content)
    if _ADDRESS.fullmatch(text) and text.isprintable():
        return f"<{text}>"
    return plain(text)


def code(text: str) -> str:
    """A key or a name as it is written."""
    return f"`{_visible(text).replace('`', '’')}`"


def plain(text: str) -> str:
    """A text in which no character is markup, and nobody is called."""
    return _CALL.sub(r"\g<0>&#8203;", _MARKUP.sub(r"\\\g<0>", _visible(text.strip())))


def _visible(text: str) -> str:
    """A text in one line, characters that cannot be seen written out."""
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)
