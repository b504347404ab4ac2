"""What is known of the sources' addresses: the results of the last look at each, kept on the desk."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import AwareDatetime, BaseModel

from dashboard.editing.desk import desk

FILE = "links.json"
State = Literal["ok", "moved", "gone", "refused", "failed"]


@dataclass(frozen=True)
class Result:
    """How an address fared, why, and when; `detail` may repeat what a stranger's server said.

    Refused means that a machine is turned away; a reader may not be.
    """

    state: State
    detail: str
    checked: AwareDatetime
    records: tuple[str, ...] = ()


class _File(BaseModel):
    checked: AwareDatetime
    addresses: dict[str, Result]


def results(folder: Path) -> dict[str, Result]:
    """Give the last result of each address; none where there is no file, or one that cannot be read."""
    try:
        return _File.model_validate_json((folder / ".desk" / FILE).read_bytes()).addresses
    except (OSError, ValueError):
        return {}


def keep(folder: Path, found: Mapping[str, Result]) -> None:
    """Write the results, whole or not at all; raise OSError where that fails."""
    text = _File(checked=now(), addresses=dict(found)).model_dump_json(indent=1)
    place = desk(folder)
    draft = place / f"{FILE}.{os.getpid()}"
    try:
        with draft.open("w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(place / FILE)
    finally:
        draft.unlink(missing_ok=True)


def now() -> datetime:
    """Give the present second."""
    return datetime.now(UTC).replace(microsecond=0)
