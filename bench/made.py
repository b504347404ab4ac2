"""Makes a data folder of 10,000 records out of the real ones, for measuring only."""

import random
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
RECORDS = 10_000


def make(folder: Path, records: int = RECORDS) -> Path:
    """The real data with its records repeated under other ids and years until there are so many; the folder."""
    shutil.copytree(ROOT / "data", folder, dirs_exist_ok=True)
    text = (ROOT / "data" / "deals.yaml").read_text("utf-8")
    _, *found = re.split(r"(?m)^(?=- id: )", text)
    short = [
        re.sub(r"(?ms)^(    - title:.*?)(?=^    - title:).*", r"\1", record) for record in found
    ]  # one source each
    dice = random.Random(1)  # noqa: S311
    made = []
    for number in range(records):
        record = re.sub(r"(?m)^(- id: .*)$", rf"\1-{number}", short[number % len(short)])
        record = re.sub(r"(?m)^  part_of: .*$", "  part_of: null", record)
        year = dice.randint(2009, 2022)
        record = re.sub(r"(?m)^  announced: .*$", f'  announced: "{year}"', record)
        made.append(record.rstrip() + "\n\n")
    (folder / "deals.yaml").write_text("".join(made), "utf-8")
    return folder


if __name__ == "__main__":
    make(Path(sys.argv[1]))
