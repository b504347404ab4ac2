"""A reader of the page: opens an address, sees what the page says."""

import json
import re
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from tests.pictures.parsed import Parsed
from tests.shipped import ROOT


def visit(path: str = "", /, **address: str) -> AppTest:
    """Open a page, "" for the world, at an address."""
    page = AppTest.from_file(ROOT / "dashboard" / "app.py", default_timeout=30)
    page._page_hash = calc_hash(path) if path else ""  # as st.navigation names the page of that path
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def html(page: AppTest) -> Parsed:
    """What the page says in HTML, taken apart, without its style and script."""
    bodies = [element.proto.body for element in page.get("html") if not element.proto.unsafe_allow_javascript]
    return Parsed("\n".join(body for body in bodies if not body.startswith("<style>")))


def sentence(page: AppTest) -> str:
    """The sentence above the map."""
    return re.search(r'role="status">(.*?)</p>', " ".join(e.proto.body for e in page.get("html")))[1]  # type: ignore[index]


def cards(page: AppTest) -> list[str]:
    """The ids of the records shown whole."""
    return [attributes["id"] for tag, attributes in html(page).elements if tag == "article"]


def patch(page: AppTest) -> dict[str, Any]:
    """What the map is told to paint."""
    (frame,) = page.get("component_instance")
    script = json.loads(frame.proto.json_args)["feature_group"]
    painted: dict[str, Any] = json.loads(re.search(r"atlas\.paint\((.*)\);", script)[1])  # type: ignore[index]
    return painted


def missing(page: AppTest) -> list[str]:
    """What the page says is not in the data, with the nearest that it offers."""
    return re.findall(r'role="alert">(.*?)</div>', " ".join(e.proto.body for e in page.get("html")))


def chips(page: AppTest) -> list[str]:
    """The active filters as their buttons say them, without Markdown's signs."""
    return [button.label.replace("\\", "") for button in page.button if str(button.key).startswith("chip ")]


def warnings(page: AppTest) -> list[str]:
    """What the page warns of, without Markdown's signs."""
    return [warning.value.replace("\\", "") for warning in page.warning]
