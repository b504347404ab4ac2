"""The comments in a record's text and the value each belongs to, so that they stay when it is written anew."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.events import ScalarEvent

from dashboard.editing.pairs import pairs
from dashboard.records.items import Where
from dashboard.records.write import Lines

LINE = re.compile(
    r"[^\n\r\x85\u2028\u2029]*(?:\r\n|[\n\r\x85\u2028\u2029])|[^\n\r\x85\u2028\u2029]+$"
)  # as YAML breaks
_MARK = re.compile(r"(?:(?<=\s)|^)#", re.MULTILINE)


@dataclass
class Notes:
    """The comments of one value: lines above it, and what stands behind it with the blanks before the sign."""

    above: list[str] = field(default_factory=list)
    beside: str = ""

    def join(self, other: "Notes") -> None:
        """Take in the comments of a value further down; a line has room for one behind it."""
        self.above += ([self.beside.strip()] if self.beside and other.beside else []) + other.above
        self.beside = other.beside or self.beside


Comments = Mapping[Where, Notes]


def comments(text: str, lines: Mapping[Where, int]) -> Comments:
    """The comments of a record's text; `lines` gives the line on which each value begins, the text's first being 1.

    A comment on a line of its own belongs to the value below it, one behind a value to that value; what follows the
    last value has the way ("",).
    """
    found: defaultdict[Where, Notes] = defaultdict(Notes)
    begins = _outermost(lines)
    for number, comment, alone in _comments(text):
        before = [line for line in begins if line <= number]
        after = [line for line in begins if line > number]
        if alone:
            found[begins[min(after)] if after else ("",)].above.append(comment.strip())
        else:
            found[begins[max(before)] if before else ()].join(Notes(beside=comment))
    return found


def _outermost(lines: Mapping[Where, int]) -> dict[int, Where]:
    """The outermost value that begins on each line."""
    begins: dict[int, Where] = {}
    for where, line in lines.items():
        if line not in begins or len(where) < len(begins[line]):
            begins[line] = where
    return begins


def _comments(text: str) -> Iterator[tuple[int, str, bool]]:
    """Each comment: its line, its text with the blanks before it, and whether the line holds nothing else."""
    values = [span for event in YAML(typ="safe").parse(text) for span in _spans(event, text)]
    start = 0
    for number, line in enumerate(LINE.findall(text), 1):
        for mark in _MARK.finditer(line.rstrip("\r\n")):
            if not any(first <= start + mark.start() < end for first, end in values):
                before = line[: mark.start()]
                blanks = before[len(before.rstrip()) :]
                yield number, blanks + line[mark.start() :].rstrip(), not before.strip()
                break
        start += len(line)


def _spans(event: Any, text: str) -> Iterator[tuple[int, int]]:
    """Where in the text a value's own letters stand; a sign there begins no comment."""
    if not isinstance(event, ScalarEvent):
        return
    first, end = event.start_mark.index, event.end_mark.index
    if event.style not in ("|", ">"):
        yield first, end
        return
    start, indent = first, None
    for number, line in enumerate(LINE.findall(text[first:])):
        depth = len(line) - len(line.lstrip(" "))
        if number and line.strip():
            indent = depth if indent is None else indent
            if depth < indent:
                return
            yield start, start + len(line)
        start += len(line)


def woven(lines: Lines, notes: Comments, newline: str) -> str:
    """A record's text, each comment beside its value, or beside what that value belongs to where it has no line."""
    written = list(lines)
    places = {where for where, _ in written}
    held: defaultdict[Where, Notes] = defaultdict(Notes)
    for where, note in notes.items():
        if where == ("",):
            continue
        while where not in places:
            where = where[:-1]
        held[where].join(note)
    text = []
    for where, line in written:
        indent = " " * (len(line) - len(line.lstrip(" ")))
        text += [indent + comment for comment in held[where].above] + [line + held[where].beside]
    text += [f"  {comment}" for comment in notes.get(("",), Notes()).above]
    return "".join(line + newline for line in text)


def followed(notes: Comments, old: Any, new: Any) -> Comments:
    """The comments of a record's old values, at the places that those values have among the new ones."""
    moved: defaultdict[Where, Notes] = defaultdict(Notes)
    for where, note in notes.items():
        moved[where if where == ("",) else _way(where, old, new)].join(note)
    return moved


def _way(where: Where, old: Any, new: Any) -> Where:
    """Where a value stands now; where it is gone, what it belonged to."""
    way: Where = ()
    for step in where:
        if isinstance(step, int):
            at = pairs(old, new).get(step) if isinstance(old, list) and isinstance(new, list) else None
            if at is None:
                break
            old, new, step = old[step], new[at], at
        elif isinstance(old, dict) and isinstance(new, dict) and step in new:
            old, new = old.get(step), new[step]
        else:
            break
        way = (*way, step)
    return way
