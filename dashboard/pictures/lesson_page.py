"""The page of a lesson: served with addresses of its files, or as one file that holds them all."""

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from dashboard.pictures.worldmap import ASSETS, served
from dashboard.records.lesson_files import LessonFile

STYLES = ("leaflet/leaflet.css", "worldmap.css", "page.css", "lesson.css")
SCRIPTS = ("worldmap.js", "leaflet/leaflet.js", "lesson.js", "lesson-clock.js", "lesson-keys.js")
ROOM_STYLES = ("room.css",)  # what makes a page one of several windows
ROOM_SCRIPTS = ("room.js", "room-vote.js", "room-present.js", "room-teach.js", "room-pupil.js")
TEMPLATES = Environment(loader=FileSystemLoader(ASSETS), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def lesson_page(role: str, title: str, lesson: str = "") -> str:
    """The page as it is served: it fetches the lesson of that name; without one, a room tells which."""
    scripts = Markup("\n").join(map(_script, (*SCRIPTS, *ROOM_SCRIPTS)))
    styles = _styles(*STYLES, *ROOM_STYLES)
    return _render("lesson.html", role=role, title=title, lesson=lesson, styles=styles, scripts=scripts)


def refusal(role: str, said: str, file: LessonFile | None, files: Sequence[LessonFile]) -> str:
    """A page that says why no lesson is shown, with the lesson's problems or steps, and the lessons there are."""
    return _render("lessons.html", role=role, said=said, file=file, files=files, styles=_styles(*STYLES))


def lesson_file(pack: Mapping[str, Any]) -> str:
    """The page with everything inside, to be opened without a server or a network."""
    return _render(
        "lesson.html",
        role="file",
        title=pack["title"],
        lesson=pack["name"],
        icon="data:image/svg+xml;base64," + b64encode((ASSETS / "icon.svg").read_bytes()).decode(),
        styles=Markup("\n").join(Markup(f"<style>{_text(name)}</style>") for name in STYLES),  # noqa: S704  # ours
        scripts=Markup("\n").join(Markup(f"<script>{_text(name)}</script>") for name in SCRIPTS),  # noqa: S704
        shapes=_inert(_text("world.geojson")),
        pack=_inert(json.dumps(pack, separators=(",", ":"), ensure_ascii=False)),
    )


def _render(template: str, **held: Any) -> str:
    return TEMPLATES.get_template(template).render({"icon": served("icon.svg")} | held)


def _styles(*names: str) -> Markup:
    link = Markup('<link rel="stylesheet" href="{}">')
    return Markup("\n").join(link.format(served(name)) for name in names)


def _script(name: str) -> Markup:
    shapes = f"&shapes={served('world.geojson').rpartition('/')[2]}" if name == "worldmap.js" else ""
    return Markup('<script src="{}"></script>').format(served(name) + shapes)


def _text(name: str) -> str:
    return (ASSETS / name).read_text("utf-8")


def _inert(text: str) -> Markup:
    """JSON that cannot end the script element that holds it."""
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704  # within a script nothing else is read as HTML
