"""Make valid records and small valid data folders, to be changed where a test needs it."""

import json
import shutil
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from dashboard.records.schema import Deal

GOOD = Path(__file__).parents[1] / "good"


def deal_fields(**changes: Any) -> dict[str, Any]:
    """Give the fields of a valid deal as they stand in a file."""
    fields: dict[str, Any] = YAML(typ="safe").load(GOOD / "deals.yaml")[0]
    return fields | changes


def deal(**changes: Any) -> Deal:
    """Make a valid deal."""
    return Deal.model_validate(deal_fields(**changes))


def write_data(folder: Path, **files: str | bytes | list[dict[str, Any]] | None) -> Path:
    """Write the small valid data folder `folder`/data and give its path.

    `deals="…"` writes deals.yaml in other words, a list of fields writes those records, None leaves the file out.
    """
    data = folder / "data"
    shutil.copytree(GOOD, data, dirs_exist_ok=True)
    for stem, content in files.items():
        path = next(data.glob(f"{stem}.*"))
        if content is None:
            path.unlink()
        elif isinstance(content, list):
            text = "".join(f"- {json.dumps(fields, ensure_ascii=False)}\n" for fields in content) or "[]"
            path.write_text(text, encoding="utf-8")
        else:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return data
