"""The records of a file in the order of their keys: each moves whole, with the comments above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from dashboard.editing.comments import LINE
from dashboard.editing.layout import Block, blocks, named, newline_of
from dashboard.records.items import Item

SORTED = ("deals.yaml", "left_out.yaml")  # all other files have an order of their own


def in_order(text: str, key: str) -> tuple[str, list[Item]]:
    """The file's text with its records sorted, and which of them moved; raise as `blocks` does.

    What stands between two records, comments and blank lines, goes with the later one. A record without a key stays
    behind the one before it.
    """
    held, lines = blocks(text), LINE.findall(text)
    names: list[str] = []
    for block in held:
        names.append(str(named(block, key) or (names[-1] if names else "")))
    order = sorted(range(len(held)), key=lambda place: names[place])
    if order == sorted(order):
        return text, []
    parts = _parts(lines, held)
    first = parts[order[0]]
    parts[0].blanks, first.blanks = first.blanks, parts[0].blanks
    body = [line for place in order for line in (*parts[place].blanks, *parts[place].lines)]
    new = "".join([*lines[: held[0].lead], *body, *lines[held[-1].end :]])
    return new, [held[place].item for place in _moved(order)]


def _moved(order: Sequence[int]) -> list[int]:
    """Those that are not among the most that may stay where they are, by where they stood."""
    matcher = SequenceMatcher(None, sorted(order), order, autojunk=False)
    return [one for what, *_, first, last in matcher.get_opcodes() if what != "equal" for one in order[first:last]]


@dataclass
class _Part:
    """A record's lines with the comments above it, and the blank lines before those."""

    blanks: list[str]
    lines: list[str]


def _parts(lines: list[str], held: Sequence[Block]) -> list[_Part]:
    starts = [held[0].lead, *(block.end for block in held[:-1])]
    parts = []
    for start, block in zip(starts, held, strict=True):
        first = next(place for place in range(start, block.end) if lines[place].strip())
        rest = lines[first : block.end]
        if not rest[-1].endswith(("\n", "\r")):
            rest[-1] += newline_of(lines)
        parts.append(_Part(lines[start:first], rest))
    return parts
