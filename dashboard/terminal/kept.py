"""What was typed for a new record and is not written yet, kept on the desk as the records' own text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from dashboard.editing.desk import desk
from dashboard.editing.form import Typed, typed, written
from dashboard.records import yaml_file
from dashboard.records.items import text_of
from dashboard.records.read import SHEETS
from dashboard.records.write import record_lines

NAME = "new.yaml"


@dataclass(frozen=True)
class Left:
    """The field at which somebody left, and what stood in the line."""

    field: str
    half: str


@dataclass
class Begun:
    """A record of a file as far as it is typed."""

    file: str
    typed: Typed = field(default_factory=dict)


def text(begun: Sequence[Begun], left: Left | None = None) -> str:
    """The records as far as they are typed, as they would stand in their files; and where somebody left."""
    parts = [
        f"# for {one.file}\n" + "".join(f"{line}\n" for _, line in record_lines(written(one.file, one.typed)))
        for one in begun
        if one.typed
    ]
    if left and (parts or left.half):
        parts.append(f"# left at {left.field}: {left.half}\n")
    return "\n".join(parts)


def keep(folder: Path, begun: Sequence[Begun], left: Left | None = None) -> None:
    """Keep what is typed, whole or as it was; nothing where nothing is typed. Raise OSError."""
    if new := text(begun, left):
        ready = desk(folder) / f"{NAME}.ready"
        ready.write_text(new, "utf-8")
        ready.replace(desk(folder) / NAME)


def read(folder: Path) -> tuple[list[Begun], Left | None]:
    """What was kept, and where somebody left; nothing where nothing was. Raise UnreadableError."""
    if not (path := folder / ".desk" / NAME).exists():
        return [], None
    kept = text_of(path)
    left = re.search(r"^# left at (\S+): (.*)$", kept, re.MULTILINE)
    records = [item.value for item in yaml_file.items(kept)] if re.search("^- ", kept, re.MULTILINE) else []
    begun = [Begun(_file(fields), typed(fields)) for fields in records if isinstance(fields, dict)]
    return begun, Left(left[1], left[2]) if left else None


def _file(fields: Typed) -> str:
    firm = set(fields) <= set(SHEETS["suppliers.yaml"][0].model_fields)
    return "suppliers.yaml" if firm else "deals.yaml"


def lay_aside(folder: Path) -> Path:
    """Make room for another record; give where this one lies now."""
    aside = next(path for n in count(1) if not (path := folder / ".desk" / f"new-{n}.yaml").exists())
    return (folder / ".desk" / NAME).rename(aside)


def forget(folder: Path) -> None:
    """Throw away what was kept, once it is written."""
    (folder / ".desk" / NAME).unlink(missing_ok=True)
