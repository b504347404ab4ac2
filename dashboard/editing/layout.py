"""The text of a YAML file of records: put a record in, take one out, lay all out anew. All else stays byte for byte."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pydantic import ValidationError

from dashboard.editing.comments import LINE, Comments, comments, followed, woven
from dashboard.records import yaml_file
from dashboard.records.items import Item
from dashboard.records.schema import Record
from dashboard.records.write import record_lines

Fields = Mapping[str, Any]


class LayoutError(Exception):
    """A text in which a record cannot be placed safely, with one plain sentence."""


@dataclass(frozen=True)
class Block:
    """One record in a file's lines: comments right above it from `lead`, itself from `first` to before `end`."""

    item: Item
    lead: int
    first: int
    end: int


def blocks(text: str) -> list[Block]:
    """The records of a file, in its order; raise UnreadableError where it cannot be read, LayoutError as above."""
    lines = LINE.findall(text)
    items = yaml_file.items(text)
    firsts = [_first(lines, item) for item in items]
    leads = [_lead(lines, first) for first in firsts]
    return [
        Block(item, lead, first, _end(lines, first, limit))
        for item, lead, first, limit in zip(items, leads, firsts, [*leads[1:], len(lines)], strict=False)
    ]


def _first(lines: Sequence[str], item: Item) -> int:
    """The line with the hyphen of a record."""
    at = item.line(()) - 1
    while at >= 0 and not lines[at].startswith("-"):
        at -= 1
    if at < 0 or any(line.strip() and not line.lstrip().startswith("#") for line in lines[at + 1 : item.line(()) - 1]):
        raise LayoutError("the records must each start with '- ' at the start of a line")
    return at


def _lead(lines: Sequence[str], first: int) -> int:
    """The first of the comment lines right above a record; at the head of a file they are not its own."""
    at = first
    while at and lines[at - 1].startswith("#"):
        at -= 1
    return at if at else first


def _end(lines: Sequence[str], first: int, limit: int) -> int:
    """The line behind a record's last: blank lines and comments without indentation behind it are not its own."""
    end = limit
    while end > first + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end


def put(text: str, fields: Fields, key: str, was: str = "") -> str:
    """The file's text with this record, in place of the one of the same `key`, else at its place in the order of keys.

    `key` is the field that tells records apart. A record's comments stay beside the values they stood beside; `was` is
    the text of a record of another file whose comments move here with it.
    Raise UnreadableError or LayoutError as `blocks` does.
    """
    held, lines = blocks(text), LINE.findall(text)
    newline = newline_of(lines)
    found = [block for block in held if named(block, key) == fields[key]]
    if found:
        lines[found[0].first : found[0].end] = [_rewritten(lines, found[0], fields, newline)]
        return "".join(lines)
    record = _anew(was, fields, newline) if was else _written(fields, newline)
    return _inserted(lines, held, record, fields[key], key, newline)


def newline_of(lines: Sequence[str]) -> str:
    """How the lines of a file end."""
    return "\r\n" if lines and lines[0].endswith("\r\n") else "\n"


def named(block: Block, key: str) -> object:
    """What a record is called; None where it is called nothing."""
    return block.item.value.get(key) if isinstance(block.item.value, dict) else None


def _written(fields: Fields, newline: str) -> str:
    return woven(record_lines(fields), {}, newline)


def _anew(was: str, fields: Fields, newline: str) -> str:
    """The text of a record with the comments of another text of it."""
    lines = LINE.findall(was)
    (block,) = blocks(was)
    return "".join(lines[: block.first]) + _rewritten(lines, block, fields, newline)


def _rewritten(lines: Sequence[str], block: Block, fields: Fields, newline: str) -> str:
    """A record's new text, with the comments of its old one."""
    text = "".join(lines[block.first : block.end])
    notes: Comments = {}
    if "#" in text:
        ways = {where: line - block.first for where, line in block.item.lines.items()}
        notes = followed(comments(text, ways), block.item.value, _plain(fields))
    return woven(record_lines(fields), notes, newline)


def _plain(value: Any) -> Any:
    """Values with lists and dicts as a file's reader gives them."""
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items()}
    return [_plain(entry) for entry in value] if isinstance(value, tuple | list) else value


def _inserted(lines: list[str], held: Sequence[Block], record: str, name: str, key: str, newline: str) -> str:
    """Put a new record before the first with a greater key; at the end where the file is in another order."""
    if not held:
        head = [line for line in lines if line.strip() != "[]"]
        blank = [newline] if head and head[-1].strip() else []
        return "".join([*head, *blank, record])
    names = [str(named(block, key)) for block in held]
    later = [block for block, other in zip(held, names, strict=True) if other > name]
    if later and all(one <= two for one, two in pairwise(names)):
        lines[later[0].lead : later[0].lead] = [record, newline]
        return "".join(lines)
    end = held[-1].end
    if not lines[end - 1].endswith(("\n", "\r")):
        lines[end - 1] += newline
    lines[end:end] = [newline, record]
    return "".join(lines)


def text_of_record(text: str, name: str, key: str) -> str:
    """A record as it stands in a file, with the comments right above it; "" where it has none of that name."""
    lines = LINE.findall(text)
    return next(("".join(lines[block.lead : block.end]) for block in blocks(text) if named(block, key) == name), "")


def drop(text: str, name: str, key: str) -> str:
    """The file's text without the record of this name; the comments above and in it go with it."""
    held, lines = blocks(text), LINE.findall(text)
    block = next(block for block in held if named(block, key) == name)
    after = block.end
    while after < len(lines) and not lines[after].strip():
        after += 1
    rest = [*lines[: block.lead], *lines[after:]]
    while after == len(lines) and rest and not rest[-1].strip():
        rest.pop()
    return "".join(rest) + ("" if len(held) > 1 else f"[]{newline_of(lines)}")


@dataclass(frozen=True)
class LaidOut:
    """A file's text laid out anew, the records that this changed, and those that stay as they are for their errors."""

    text: str
    anew: Sequence[Item] = ()
    unsound: Sequence[Item] = ()


def laid_out(text: str, model: type[Record]) -> LaidOut:
    """The file's text with every sound record in the order and form of `write`; raise as `blocks` does."""
    lines = LINE.findall(text)
    anew, unsound, newline = [], [], newline_of(lines)
    for block in reversed(blocks(text)):
        try:
            sound = not block.item.faults and model.model_validate(block.item.value)
        except ValidationError:
            sound = False
        if not sound:
            unsound.append(block.item)
            continue
        record = _rewritten(lines, block, sound.model_dump(), newline)
        if record != "".join(lines[block.first : block.end]):
            anew.append(block.item)
            lines[block.first : block.end] = [record]
    return LaidOut("".join(lines), anew[::-1], unsound[::-1])
