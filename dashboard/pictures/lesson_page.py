"""The page of a lesson: served with addresses of its files, or as one file that holds them all."""

import json
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from dashboard.pictures.worldmap import ASSETS, served

STYLES = ("leaflet/leaflet.css", "worldmap.css", "page.css", "lesson.css")
SCRIPTS = ("worldmap.js", "leaflet/leaflet.js", "lesson.js")
ROOM = ("room.js",)  # what a page needs on top to be one of several windows
TEMPLATES = Environment(loader=FileSystemLoader(ASSETS), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def lesson_page(role: str, title: str, lesson: str = "") -> str:
    """The page as it is served: it fetches the lesson of that name; without one, a room tells which."""
    rooms = [name for name in ROOM if (ASSETS / name).exists()]
    scripts = [_script(name) for name in (*SCRIPTS, *rooms)]
    return TEMPLATES.get_template("lesson.html").render(
        role=role,
        title=title,
        lesson=lesson,
        icon=served("icon.svg"),
        styles=Markup("\n").join(Markup('<link rel="stylesheet" href="{}">').format(served(name)) for name in STYLES),
        scripts=Markup("\n").join(scripts),
    )


def lesson_file(pack: Mapping[str, Any]) -> str:
    """The page with everything inside, to be opened without a server or a network."""
    styles = [Markup("<style>{}</style>").format(Markup(_text(name))) for name in STYLES]
    scripts = [Markup("<script>{}</script>").format(Markup(_text(name))) for name in SCRIPTS]
    return TEMPLATES.get_template("lesson.html").render(
        role="file",
        title=pack["title"],
        lesson=pack["name"],
        icon="data:image/svg+xml;base64," + b64encode((ASSETS / "icon.svg").read_bytes()).decode(),
        styles=Markup("\n").join(styles),
        scripts=Markup("\n").join(scripts),
        shapes=_inert(_text("world.geojson")),
        pack=_inert(json.dumps(pack, separators=(",", ":"), ensure_ascii=False)),
    )


def _script(name: str) -> Markup:
    shapes = f"&shapes={served('world.geojson').rpartition('/')[2]}" if name == "worldmap.js" else ""
    return Markup('<script src="{}"></script>').format(served(name) + shapes)


def _text(name: str) -> str:
    return (ASSETS / name).read_text("utf-8")


def _inert(text: str) -> Markup:
    """JSON that cannot end the script element that holds it."""
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704  # within a script nothing else is read as HTML
