"""The command `lesson-file`: a lesson in one HTML file, to be opened without a server and without a network."""

import json
import sys
from pathlib import Path

from dashboard.analysis.lessons import checked
from dashboard.analysis.places import map_places
from dashboard.analysis.projection import distance_km
from dashboard.analysis.summary import plural
from dashboard.pictures.atlas import atlas_of
from dashboard.pictures.lesson import pack
from dashboard.pictures.lesson_page import lesson_file
from dashboard.records import read
from dashboard.records.lesson_files import LessonError, one_of

DONE, CANNOT = 0, 2
MARK = b'data-role="file"'  # near the beginning of such a file
LOOKED_AT = 500  # bytes


def main(name: str, out: str, data: str) -> int:
    """Write the lesson of that name to `out`, a file, or a folder in which it gets its name; give 0, else 2."""
    path = Path(out)
    path = path / f"{name}.html" if path.is_dir() else path
    try:
        content, steps = _made(name, Path(data))
        replaced = _may_write(path)
        path.write_bytes(content)
    except LessonError as error:
        print(error, file=sys.stderr)
        return CANNOT
    except OSError as error:
        print(f"{path} cannot be written: {error.strerror}.", file=sys.stderr)
        return CANNOT
    was = " in place of the lesson file that was there" if replaced else ""
    what = f"{len(content) / 1e6:.1f} MB, {plural(steps, 'step')}"
    print(f"Written{was}: {path}, {what}. Any browser opens it, without a network.")
    return DONE


def _made(name: str, folder: Path) -> tuple[bytes, int]:
    """The file, and how many steps it has; raise LessonError."""
    dataset = read.load(folder, distance_km)
    atlas = atlas_of(dataset, read.version(folder), "")
    lesson = one_of(checked(folder, dataset, atlas.table, atlas.choices), name)
    return lesson_file(pack(atlas, name, lesson, map_places(dataset, atlas.table))).encode(), len(lesson.steps)


def _may_write(path: Path) -> bool:
    """Whether a lesson file stands there already; raise OSError where something else does."""
    if not path.parent.is_dir():
        raise FileNotFoundError(0, f"there is no folder {path.parent}")
    if not path.exists():
        return False
    with path.open("rb") as there:
        if MARK not in there.read(LOOKED_AT):
            raise FileExistsError(0, "it is there and is no lesson file; name another with --out")
    return True


if __name__ == "__main__":
    sys.exit(main(**json.loads(sys.argv[1])))
