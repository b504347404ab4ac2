"""What differs between two states of a record, value by value: for reading, in a terminal, a text or a page."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Any, Literal

from dashboard.editing.pairs import pairs

Fields = Mapping[str, Any]
LONGEST = 400  # words that are compared one by one; a longer stretch is shown as replaced
_NAMES = ("title", "name", "what")  # the fields that entries of lists are called by


@dataclass(frozen=True)
class Difference:
    """A value before and after; None where it is null or not there.

    `where` is the way to it in words: names of fields, and of a list's entries what they are called.
    """

    where: tuple[str, ...]
    before: Any
    after: Any


def differences(before: Fields, after: Fields) -> list[Difference]:
    """All values that differ, in the order of the new record; groups are gone into, and lists of groups.

    Of a list of plain values the whole list is given. A list of groups gives each entry that came, went or changed;
    where entries only changed places, what they are called in both orders.
    """
    return list(_fields(before, after, ()))


def _fields(before: Fields, after: Fields, where: tuple[str, ...]) -> Iterator[Difference]:
    for name in [*after, *(name for name in before if name not in after)]:
        yield from _value(before.get(name), after.get(name), (*where, name))


def _value(before: Any, after: Any, where: tuple[str, ...]) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _fields(before, after, where)
    elif (before or after) and _groups(before or ()) and _groups(after or ()):
        yield from _entries(before or (), after or (), where)
    else:
        yield Difference(where, before, after)


def _groups(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(entry, Mapping) for entry in value)


def _entries(before: Sequence[Fields], after: Sequence[Fields], where: tuple[str, ...]) -> Iterator[Difference]:
    became = {one: two for one, two in pairs(before, after).items() if _same(before[one], after[two])}
    for one, entry in enumerate(before):
        if one not in became:
            yield Difference((*where, called(entry)), entry, None)
    was = {two: before[one] for one, two in became.items()}
    for two, entry in enumerate(after):
        yield from _value(was.get(two), entry, (*where, called(was.get(two, entry))))
    order = [became[one] for one in sorted(became)]
    if order != sorted(order):
        yield Difference(where, [called(entry) for entry in before], [called(entry) for entry in after])


def _same(one: Fields, other: Fields) -> bool:
    """Whether an entry is another one changed: of the same name, or the same in more than half of its values."""
    shared = sum(value == other.get(name) for name, value in one.items())
    return called(one) == called(other) or 2 * shared > len(one)


def called(entry: Fields) -> str:
    """What an entry of a list is called: its title or name, of a measure who took it and when."""
    if "by" in entry:
        return f"{entry['by']}, {entry.get('date')}"
    return str(next((entry[name] for name in _NAMES if entry.get(name)), next(iter(entry.values()), "")))


Piece = tuple[Literal["same", "gone", "come"], str]


def pieces(before: str, after: str) -> list[Piece]:
    """A text's change word by word: stretches that stay, are gone, or have come.

    Put together they give both texts, but for a blank at the head.
    """
    old, new = (re.findall(r"\s*\S+|\s+", f" {text}") for text in (before, after))
    first = _shared(old, new)
    last = _shared(old[first:][::-1], new[first:][::-1])
    changed = _changed(old[first : len(old) - last], new[first : len(new) - last])
    found = [("same", old[:first]), *changed, ("same", old[len(old) - last :])]
    texts = [(what, "".join(words)) for what, words in found if words]
    heads = 2 if [what for what, _ in texts[:2]] == ["gone", "come"] else 1
    return [(what, text.removeprefix(" ")) for what, text in texts[:heads]] + texts[heads:]


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two texts begin with in common."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


def _changed(old: list[str], new: list[str]) -> Iterator[tuple[Literal["same", "gone", "come"], list[str]]]:
    if max(len(old), len(new)) > LONGEST:
        yield from (("gone", old), ("come", new))
        return
    for what, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield "same", old[start:end]
        else:
            yield from (("gone", old[start:end]), ("come", new[first:last]))
