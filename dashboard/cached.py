"""Work done once: the only file with caches, each keyed by the content of the data."""

import gzip
import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from dashboard.analysis.colour import Way
from dashboard.analysis.entries import Entry
from dashboard.analysis.lessons import checked, link
from dashboard.analysis.places import map_places
from dashboard.analysis.projection import distance_km
from dashboard.analysis.search import Index, index
from dashboard.analysis.timeline import context, timeline
from dashboard.analysis.upload import Plan, plan, stale
from dashboard.analysis.ways import ways
from dashboard.editing import uploaded
from dashboard.editing.stamps import stamped
from dashboard.pictures.atlas import Atlas as Atlas
from dashboard.pictures.atlas import atlas_of
from dashboard.pictures.lesson_page import lesson_file as as_file
from dashboard.pictures.timeline import deal_timeline
from dashboard.pictures.worldmap import FRAME_TO_ROOT
from dashboard.records import lesson_files, read
from dashboard.records.lesson_files import LessonFile
from dashboard.records.lessons import Lesson, View

ROOT = Path(__file__).parents[1]
PLACES = "atlas/places.json"  # where the map's frame fetches the places


def folder() -> Path:
    """The data folder that the app was started with."""
    return Path(os.environ.get("ATLAS_DATA", ROOT / "data"))


def tracker() -> str:
    """The address where problems are reported (ATLAS_TRACKER); "" where none is set, or one that is no web address."""
    named = os.environ.get("ATLAS_TRACKER", "").strip()
    try:
        parts = urlsplit(named)
    except ValueError:
        return ""
    return named if parts.scheme in ("http", "https") and parts.netloc else ""


def network() -> str:
    """The address under which others in this machine's network reach this server; "" where it serves this machine."""
    return os.environ.get("ATLAS_NETWORK", "")


class _ChangedError(Exception):
    """The files were changed between naming their content and reading it."""


def atlas() -> Atlas:
    """The data as it stands on the disk now."""
    while True:
        try:
            return _atlas(str(folder()), read.version(folder()))
        except _ChangedError:
            continue


@st.cache_resource(max_entries=2, show_spinner="Reading the records …")
def _atlas(place: str, version: str) -> Atlas:
    dataset = read.load(Path(place), distance_km)
    if read.version(Path(place)) != version:  # else what is new would be kept under the name of what was before
        raise _ChangedError
    return atlas_of(dataset, version, f"{FRAME_TO_ROOT}{PLACES}?v={version}")


@st.cache_resource(max_entries=30, show_spinner=False)
def _ways(version: str, technology: str) -> dict[str, Way]:
    held = atlas()
    return ways(held.table, held.choices.facets["supplier"], technology)


def way(by: str, technology: str) -> Way:
    """A way to colour the map; `technology` is the one chosen for that way."""
    return _ways(atlas().version, technology)[by]


@st.cache_resource(max_entries=2, show_spinner=False)
def _places(version: str) -> dict[str, Any]:
    held = atlas()
    return map_places(held.dataset, held.table)


@st.cache_resource(max_entries=2, show_spinner=False)
def _search_index(version: str) -> Index:
    held = atlas()
    return index(held.dataset, held.dataset.glossary)


def search_index() -> Index:
    """What the search looks through."""
    return _search_index(atlas().version)


@st.cache_resource(max_entries=2, show_spinner=False)
def _offers(version: str) -> dict[str, Entry]:
    return {f"{entry.label} – {entry.detail}": entry for entry in _search_index(version).entries}


def offers() -> dict[str, Entry]:
    """What the search box offers to choose from, by its words."""
    return _offers(atlas().version)


def warm() -> None:
    """Do what the first reader would wait for."""
    held = atlas()
    places()
    offers()
    deal_timeline(timeline(held.dataset, held.table, held.table["counted"]), context(held.dataset))


def places() -> dict[str, Any]:
    """The places for the map's frame."""
    return _places(atlas().version)


@st.cache_resource(max_entries=4, show_spinner="Reading the sheet …")
def _upload(place: str, version: str, name: str, content: bytes) -> Plan:
    held = atlas()
    grid = uploaded.read(name, content)
    return plan(held.dataset, grid, stamped(Path(place), stale(held.dataset, grid)))


def upload(name: str, content: bytes) -> Plan:
    """What an uploaded sheet would change; raise SheetError where it is none."""
    return _upload(str(folder()), atlas().version, name, content)


# ---- lessons


@st.cache_resource(max_entries=2, show_spinner=False)
def _lessons(place: str, version: str, content: str) -> tuple[LessonFile, ...]:
    held = atlas()
    return checked(Path(place), held.dataset, held.table, held.choices)


def lessons() -> tuple[LessonFile, ...]:
    """The lessons of the data folder as they stand now, by name; one with problems has no `lesson`."""
    return _lessons(str(folder()), atlas().version, lesson_files.version(folder()))


@st.cache_resource(max_entries=12, show_spinner="Preparing the lesson …")
def _lesson_pack(version: str, name: str, content: str, _lesson: Lesson) -> dict[str, Any]:
    from dashboard.pictures.lesson import pack

    return pack(atlas(), name, _lesson, places())


def lesson_pack(name: str) -> dict[str, Any]:
    """A lesson with all that its steps show, as from pack(); raise LessonError."""
    lesson = lesson_files.one_of(lessons(), name)
    return _lesson_pack(atlas().version, name, lesson.model_dump_json(), lesson)


@st.cache_resource(max_entries=12, show_spinner=False)
def _lesson_json(version: str, name: str, content: str, _lesson: Lesson) -> bytes:
    text = json.dumps(_lesson_pack(version, name, content, _lesson), ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), mtime=0)


def lesson_json(name: str) -> bytes:
    """The same as the lesson's page fetches it, compressed by gzip once for all windows; raise LessonError."""
    lesson = lesson_files.one_of(lessons(), name)
    return _lesson_json(atlas().version, name, lesson.model_dump_json(), lesson)


def lesson_file(name: str) -> bytes:
    """The lesson in one HTML file that needs neither server nor network; raise LessonError."""
    return as_file(lesson_pack(name)).encode()


# ---- to hand out; what draws on paper takes long to import, and readers do not wait for it


@st.cache_resource(max_entries=40, show_spinner="Making the sheet …")
def _view_sheet(version: str, link: str, paper: str, base: str, _view: View) -> bytes:
    from dashboard.pictures import viewed, viewsheet

    return viewsheet.view_sheet(viewed.viewed(_view, atlas()), atlas(), paper, base)


def view_sheet(view: View, paper: str, base: str = "") -> bytes:
    """A view as a PDF for "A4" or "Letter"; `base` is the atlas's address for whoever gets it, "" if not known."""
    return _view_sheet(atlas().version, link(view), paper, base, view)


@st.cache_resource(max_entries=20, show_spinner="Making the sheet …")
def _lesson_sheet(version: str, name: str, content: str, paper: str, base: str, _lesson: Lesson) -> bytes:
    from dashboard.pictures import lessonsheet

    return lessonsheet.lesson_sheet(name, _lesson, atlas(), paper, base)


def lesson_sheet(name: str, paper: str, base: str = "") -> bytes:
    """The same of a lesson; raise LessonError."""
    lesson = lesson_files.one_of(lessons(), name)
    return _lesson_sheet(atlas().version, name, lesson.model_dump_json(), paper, base, lesson)


@st.cache_resource(max_entries=20, show_spinner="Drawing …")
def _picture(version: str, link: str, what: str, form: str, _view: View) -> bytes:
    from dashboard.pictures import framed, taken, viewed

    draw = {"map": taken.map_svg, "chart": taken.chart_svg}[what]
    drawn = draw(viewed.viewed(_view, atlas()), atlas())
    return framed.png(drawn) if form == "png" else drawn.encode()


def map_image(view: View, form: str) -> bytes:
    """The view's map as a "png" at twice the size, or as "svg", with title, legend, source and licence inside."""
    return _picture(atlas().version, link(view), "map", form, view)


def chart_image(view: View, form: str) -> bytes:
    """The same of the view's deals in time."""
    return _picture(atlas().version, link(view), "chart", form, view)
