"""What an editor changes, record by record; and what differs between two texts of a file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from dashboard.records.items import UnreadableError
from dashboard.records.read import SHEETS
from dashboard.records.sheet import items_of

Fields = Mapping[str, Any]


@dataclass(frozen=True)
class Editor:
    """Who changes a record."""

    name: str
    email: str


@dataclass(frozen=True)
class Change:
    """One record of a file as the editor found it and as it is to be; None where it is not there."""

    file: str
    key: str
    before: Fields | None
    after: Fields | None

    @property
    def title(self) -> str:
        """What the record is called; its key where it has no title."""
        fields = self.after or self.before or {}
        return str(fields.get("title") or fields.get("name") or fields.get("term") or self.key)

    @property
    def undone(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.file, self.key, self.after, self.before)

    @property
    def what(self) -> Literal["added", "removed", "changed"]:
        """What becomes of the record."""
        return "added" if self.before is None else "removed" if self.after is None else "changed"

    def differences(self) -> list[tuple[str, Any, Any]]:
        """Each field that differs, with its value before and after; None for a record that is not there."""
        before, after = self.before or {}, self.after or {}
        names = [*(self.after or ()), *(name for name in before if name not in after)]
        return [(name, before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)]


def key_of(file: str) -> str:
    """The field that tells the records of a file apart."""
    return SHEETS[file][1][0]


def plain(file: str, value: Any) -> dict[str, Any]:
    """A record's fields in the model's order and form; as written where they are not right."""
    try:
        return SHEETS[file][0].model_validate(value).model_dump(mode="json")
    except ValidationError:
        return dict(value)


def records(file: str, text: str) -> dict[str, dict[str, Any]]:
    """The records of a file by key, right or wrong; the first where a key stands twice.

    Raise UnreadableError where the text cannot be read.
    """
    model, unique = SHEETS[file]
    found: dict[str, dict[str, Any]] = {}
    for item in items_of(file, text, model) if text.strip() else ():
        written = item.value if isinstance(item.value, dict) else {}
        names = [name for field in unique if isinstance(name := written.get(field), str)]
        if len(names) == len(unique):
            found.setdefault(" ".join(names), plain(file, written))
    return found


def changes(file: str, old: str, new: str) -> Iterator[Change]:
    """The records that differ between two texts of a file: those taken out first, then in the order of the new text.

    Raise UnreadableError where one cannot be read.
    """
    try:
        before, after = (records(file, text) for text in _unlike(file, old, new))
    except UnreadableError:  # of the whole text it tells the right line
        before, after = records(file, old), records(file, new)
    for key, fields in before.items():
        if key not in after:
            yield Change(file, key, fields, None)
    for key, fields in after.items():
        if before.get(key) != fields:
            yield Change(file, key, before.get(key), fields)


def _unlike(file: str, *texts: str) -> Iterator[str]:
    """Each of two texts without the records that are written alike in both, which are most and slow to read."""
    held = [re.split(rf"^(?=-\s+{key_of(file)}\s*:)", text, flags=re.MULTILINE) for text in texts]
    alike = set(held[0]) & set(held[1])
    for head, *parts in held:
        unlike = [part for part in parts if part not in alike]
        yield "".join([head, *unlike] if unlike or re.search(r"^\s*[^\s#]", head, re.MULTILINE) else [])
