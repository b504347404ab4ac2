"""The command `sheet`: a view or a lesson as a printed sheet, or a view's map or chart as a picture, in a file."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from dashboard.analysis.lessons import checked, link
from dashboard.analysis.projection import distance_km
from dashboard.analysis.summary import plural
from dashboard.analysis.views import ViewError, view_at
from dashboard.pictures import framed, taken
from dashboard.pictures.atlas import Atlas, atlas_of
from dashboard.pictures.lessonsheet import lesson_sheet
from dashboard.pictures.viewed import viewed
from dashboard.pictures.viewsheet import view_sheet
from dashboard.records import read
from dashboard.records.lesson_files import LessonError, one_of
from dashboard.records.problems import shown

DONE, CANNOT = 0, 2
START = 4  # bytes that tell the form of a file


class _AskedError(ValueError):
    """What is asked for does not go together; says what does."""


def main(data: str, view: str | None, lesson: str | None, paper: str, form: str, chart: bool, out: str, at: str) -> int:
    """Make what is asked for and write it to the file `out`, or into that folder; give the exit code.

    `view` is an address of the atlas, "" or None its map; `lesson` the name of one; `at` the atlas's own address.
    """
    try:
        _refuse(view, lesson, form, chart, at)
        folder = Path(data)
        atlas = atlas_of(read.load(folder, distance_km), read.version(folder), "")
        name, make = (
            _of_lesson(atlas, folder, lesson, paper, at) if lesson else _of_view(atlas, view, paper, form, chart, at)
        )
        made = make()
        path = Path(out) / f"{name}.{form}" if Path(out).is_dir() else Path(out)
        _write(path, made)
    except (_AskedError, ViewError, LessonError) as error:
        print(f"Nothing is made: {error}", file=sys.stderr)
        return CANNOT
    except OSError as error:
        print(f"Nothing is written: {error.strerror}: {out}", file=sys.stderr)
        return CANNOT
    errors = sum(problem.severity == "error" for problem in atlas.dataset.problems)
    if errors:
        print(f"Records with an error are left out ({plural(errors, 'error')}; `check` names them).", file=sys.stderr)
    print(f"Written: {path}, {len(made) / 1000:,.0f} kB.")
    return DONE


def _write(path: Path, made: bytes) -> None:
    """Write a file, also over one of its form; raise OSError where another stands in its place."""
    if path.exists() and path.read_bytes()[:START] != made[:START]:
        raise FileExistsError(0, "another file is there; name one that is not, with --out")
    path.write_bytes(made)


def _refuse(view: str | None, lesson: str | None, form: str, chart: bool, at: str) -> None:
    """Raise _AskedError where one part of what is asked for speaks against another."""
    if lesson and view:
        raise _AskedError(f"name a view or a lesson, not both; the view is {shown(view)}")
    if lesson and (form != "pdf" or chart):
        raise _AskedError("a lesson is made as pdf alone; leave --form and --chart out")
    if chart and form == "pdf":
        raise _AskedError("a chart is made as a picture; add --form png or --form svg")
    if at and not (at.startswith(("http://", "https://")) and urlsplit(at).hostname):
        raise _AskedError(f"{shown(at)} is no web address; write http:// or https:// and the atlas’s whole address")


def _of_view(
    atlas: Atlas, text: str | None, paper: str, form: str, chart: bool, at: str
) -> tuple[str, Callable[[], bytes]]:
    """The file's name without ending, and what makes its content; raise ViewError."""
    view = view_at(text or "", atlas.dataset, atlas.choices)
    held, name = viewed(view, atlas), _file_name(link(view))
    if form == "pdf":
        return f"{name}-{paper}", lambda: view_sheet(held, atlas, paper, at)
    draw = taken.chart_svg if chart else taken.map_svg
    name = f"{name}-{'chart' if chart else 'map'}"
    if form == "png":
        return name, lambda: framed.png(draw(held, atlas))
    return name, lambda: draw(held, atlas).encode()


def _of_lesson(atlas: Atlas, folder: Path, name: str, paper: str, at: str) -> tuple[str, Callable[[], bytes]]:
    """The same of a lesson; raise LessonError."""
    lesson = one_of(checked(folder, atlas.dataset, atlas.table, atlas.choices), name)
    return f"{name}-{paper}", lambda: lesson_sheet(name, lesson, atlas, paper, at)


def _file_name(address: str) -> str:
    """A view's address in signs that any system takes in a file's name: 'compare-countries-SRB-KEN'."""
    signs = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in address.replace("%2C", "-"))
    return "-".join(filter(None, signs.split("-")))[:80] or "world"


if __name__ == "__main__":
    sys.exit(main(**json.loads(sys.argv[1])))
