"""One record that two editors changed: what each has changed, and the two put together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Fields = Mapping[str, Any]


@dataclass(frozen=True)
class Split:
    """A field that reads differently in two versions, and how it read before both."""

    name: str
    base: Any
    now: Any
    mine: Any

    @property
    def chosen(self) -> str | None:
        """The side that alone has changed it; None where both have."""
        if self.now == self.base:
            return "mine"
        return "theirs" if self.mine == self.base else None

    @property
    def list(self) -> bool:
        """Whether both versions can be put together."""
        return isinstance(self.now, list) and isinstance(self.mine, list)


def splits(base: Fields, now: Fields, mine: Fields) -> Iterator[Split]:
    """The fields in which the record as it stands now and one's own version differ."""
    for name in dict.fromkeys([*mine, *now]):
        if now.get(name) != mine.get(name):
            yield Split(name, base.get(name), now.get(name), mine.get(name))


def joined(base: Fields, now: Fields, mine: Fields, chosen: Mapping[str, str | None]) -> dict[str, Any]:
    """The record with the version chosen for each field: "theirs", "mine" or, of lists, "both"."""
    found = dict(now)
    for split in splits(base, now, mine):
        match chosen.get(split.name):
            case "mine":
                found[split.name] = split.mine
            case "both":
                found[split.name] = _both(split.base or [], split.now, split.mine)
    return found


def _both(base: Any, now: Any, mine: Any) -> list[Any]:
    """The entries that neither has taken out, and those that either has added."""
    kept = [entry for entry in now if entry in mine or entry not in base]
    return kept + [entry for entry in mine if entry not in now and entry not in base]
