"""A copy of the project whose edit page writes down who acted, the service to sign in with, and the secrets of both."""

import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import requests
from playwright.sync_api import Page, expect

from tests.browser.server import ROOT, Server, free_port, started
from tests.browser.wire import Wire

TEXT = "What only editors see"
BUTTONS = ("By callback", "By the run", "In part")
PAGE = f'''"""Three ways to act: by a widget's callback, in a fragment, in the page's own run."""

from pathlib import Path

import streamlit as st

from dashboard import access

ACTED = Path(__file__).parents[2] / "acted.txt"


def title(atlas):
    return "Edit"


def draw(atlas, filters):
    st.write("{TEXT}")
    st.button("By callback", key="by callback", on_click=act)
    part()
    if st.button("By the run", key="by the run"):
        act()
    done()


@st.fragment
def part():
    st.write("{TEXT}, in part")
    if st.button("In part", key="in part"):
        act()
        done()


def done():
    st.write(f"Acted {{len(ACTED.read_text().splitlines()) if ACTED.exists() else 0}} times")


def act():
    who = access.require()
    with ACTED.open("a") as file:
        file.write(f"{{who.name}} <{{who.email}}>\\n")
'''
SECRET = "5f0c2e8b6a7d4f13a9c8e7b6d5f4a3c2"  # noqa: S105
EDITORS = ("Ada@Example.org ", "kasper@example.org")


def copy(folder: Path) -> Path:
    """The project with such an edit page."""
    root = folder / "atlas"
    shutil.copytree(ROOT / "dashboard", root / "dashboard", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("assets", "data", ".streamlit"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("secrets.toml"))
    (root / "dashboard" / "pages" / "edit.py").write_text(PAGE)
    return root


def acted(root: Path) -> list[str]:
    """Who acted on the edit page so far."""
    file = root / "acted.txt"
    return file.read_text().splitlines() if file.exists() else []


def press_all(wire: Wire, known: Wire) -> Wire:
    """Press each button of the edit page, as `known` has learnt of them."""
    for label in BUTTONS:
        button, fragment = known.button(label)
        wire.run("edit", known.pages["edit"], press=button, fragment=fragment if label == "In part" else "")
    return wire


@contextmanager
def sign_in_service(log: Path, users: Mapping[str, Mapping[str, object]]) -> Iterator[Server]:
    """An OpenID provider with these users: their claims by the name that they sign in with."""
    port = free_port()
    claims = [f"--user-claims={json.dumps({'sub': name} | dict(held))}" for name, held in users.items()]
    command = [sys.executable, "-m", "oidc_provider_mock", f"--port={port}", *claims]
    with started(command, Server(f"http://127.0.0.1:{port}", log), "/.well-known/openid-configuration") as server:
        yield server


def secrets(service: Server, editors: object = EDITORS, secret: str = SECRET) -> str:
    """A secrets file; `editors` as `emails` shall hold them."""
    listed = json.dumps(list(editors) if isinstance(editors, tuple) else editors)
    return f"""
[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "{secret}"
client_id = "atlas"
client_secret = "not looked at"
server_metadata_url = "{service.address}/.well-known/openid-configuration"

[editors]
emails = {listed}
"""


def leave_for(page: Page, service: Server, name: str) -> None:
    """Press the button to sign in, sign in there as one of its users, and come back."""
    page.route("https://cdn.jsdelivr.net/**", lambda route: route.fulfill(body=""))  # the service's own looks
    page.route(f"{service.address}/favicon.ico", lambda route: route.fulfill(body=""))
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Surveillance Export Atlas", timeout=30_000)


def sign_in_unseen(server: Server, name: str) -> dict[str, str]:
    """The cookies of a user who signed in, by the same requests as a browser's."""
    wire = Wire(server).run("sign-in")
    (redirect,) = wire.run("sign-in", press=wire.button("Sign in")[0]).messages("auth_redirect")
    with requests.Session() as session:
        asked = session.get(server.address + redirect.auth_redirect.url, timeout=30)
        session.post(asked.url, {"sub": name}, timeout=30).raise_for_status()
        return {cookie.name: cookie.value or "" for cookie in session.cookies if cookie.name.startswith("_streamlit")}
