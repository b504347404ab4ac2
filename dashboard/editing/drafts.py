"""What an editor has typed and not saved yet, kept on the desk so that neither a reload nor a restart loses it."""

import json
import os
import re
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import token_hex
from typing import Any

from dashboard.editing.changes import Fields
from dashboard.editing.desk import desk

_ID = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True)
class Draft:
    """One record being written.

    `base` is the record as its editor found it, None for a new one. `fields` are the values as typed, right or wrong.
    `firms` are new suppliers that the record brings along. `reason` is why the record is to be left out, None where it
    is not. `turn` counts the times it was kept, `window` is the one that kept it last.
    """

    id: str
    owner: str  # e-mail address
    file: str
    base: Fields | None
    fields: dict[str, Any]
    firms: list[dict[str, Any]] = field(default_factory=list)
    reason: str | None = None
    why: str = ""
    turn: int = 0
    window: str = ""
    kept: str = ""  # when, ISO 8601

    @property
    def untouched(self) -> bool:
        """Whether nothing was typed since it was begun."""
        return self.turn == 1 and not self.why


def start(folder: Path, owner: str, file: str, base: Fields | None, fields: Fields, why: str = "") -> Draft:
    """Begin a draft and keep it; raise OSError."""
    _sweep(folder, owner)
    return parted(folder, Draft("", owner, file, base, dict(fields), why=why))


def parted(folder: Path, draft: Draft) -> Draft:
    """Keep a draft as one of its own, beside that which it comes from; raise OSError."""
    return keep(folder, replace(draft, id=token_hex(6)))


def keep(folder: Path, draft: Draft) -> Draft:
    """Keep a draft as it is now; give it as kept. Raise OSError."""
    kept = replace(draft, turn=draft.turn + 1, kept=datetime.now(UTC).isoformat(timespec="seconds"))
    place = desk(folder) / "drafts"
    place.mkdir(exist_ok=True)
    ready = place / f"{draft.id}.{os.getpid()}.{token_hex(3)}"
    ready.write_text(json.dumps(asdict(kept), ensure_ascii=False), "utf-8", errors="surrogatepass")
    ready.replace(place / f"{draft.id}.json")
    return kept


def read(folder: Path, name: str, owner: str) -> Draft | None:
    """A draft of this owner; None where there is none of that name, or it is another's."""
    if not _ID.fullmatch(name):
        return None
    try:
        draft = Draft(
            **json.loads((folder / ".desk" / "drafts" / f"{name}.json").read_text("utf-8", errors="surrogatepass"))
        )
    except (OSError, ValueError, TypeError):
        return None
    return draft if draft.owner == owner else None


def drop(folder: Path, draft: Draft) -> None:
    """Throw a draft away."""
    (folder / ".desk" / "drafts" / f"{draft.id}.json").unlink(missing_ok=True)


def of(folder: Path, owner: str) -> list[Draft]:
    """All drafts of an owner in which something is written, the latest first."""
    return [draft for draft in _all(folder, owner) if not draft.untouched]


def _all(folder: Path, owner: str) -> list[Draft]:
    names = [path.stem for path in (folder / ".desk" / "drafts").glob("*.json")]
    found = [draft for name in names if (draft := read(folder, name, owner))]
    return sorted(found, key=lambda draft: draft.kept, reverse=True)


def _sweep(folder: Path, owner: str) -> None:
    """Throw away what an owner has opened and left as it was, a day ago or longer."""
    day_ago = (datetime.now(UTC) - timedelta(days=1)).isoformat(timespec="seconds")
    for draft in _all(folder, owner):
        if draft.untouched and draft.kept < day_ago:
            drop(folder, draft)
