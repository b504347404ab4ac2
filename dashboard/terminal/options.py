"""What may be chosen from a list, and how it is found by a part of what it is called."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.records.problems import nearest


@dataclass(frozen=True)
class Option:
    """One thing to choose: what is shown for it, what it means, and what else it is called."""

    shown: str
    meaning: str = ""
    others: Sequence[str] = ()


Options = Mapping[str, Option]
# How a part fits a name, the best way first.
_FITS: tuple[Callable[[str, str], bool], ...] = (
    lambda part, name: part == name,
    lambda part, name: name.startswith(part),
    lambda part, name: f" {part}" in name,
    lambda part, name: part in name,
)


def found(typed: str, options: Options, listed: Sequence[str]) -> tuple[list[str], bool]:
    """The codes that may be meant by a number of those listed, a code, or a part of a word; and whether that is sure.

    Where nothing fits, the nearest one, of which nobody can be sure.
    """
    if typed.isdecimal() and 1 <= int(typed) <= len(listed):
        return [listed[int(typed) - 1]], True
    part = _folded(typed)
    called = {
        code: [_folded(name) for name in (code, option.shown, *option.others)] for code, option in options.items()
    }
    for fits in _FITS:
        if codes := [code for code, names in called.items() if any(fits(part, name) for name in names)]:
            return codes, len(codes) == 1
    owners = {name: code for code, names in called.items() for name in names}
    near = nearest(part, owners)
    return ([owners[near]], False) if near else ([], False)


def _folded(text: str) -> str:
    """A text without capitals and accents, hyphens as blanks."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("-", " "))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
