"""What pages of other sites may do with the server."""

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from dashboard.sites import OwnSite


async def greet(socket: WebSocket) -> None:
    """Open a session."""
    await socket.accept()
    await socket.send_text("welcome")


HOST = "127.0.0.1:8501"


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A browser at a guarded app, whose keeper lets one more site in."""
    monkeypatch.delenv("ATLAS_EDIT", raising=False)
    monkeypatch.setattr(st, "get_option", {"server.corsAllowedOrigins": ["https://atlas.example.org"]}.__getitem__)
    routes = [Route("/", lambda _: PlainTextResponse("read")), WebSocketRoute("/session", greet)]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(OwnSite)]), headers={"Host": HOST})


@pytest.mark.parametrize("origin", [f"http://{HOST}", f"https://{HOST}", "https://atlas.example.org", None])
def test_own_site_opens_a_session(client: TestClient, origin: str | None) -> None:
    """So do a site that the keeper named, and what is no browser."""
    named = {"Origin": origin} if origin else {}
    with client.websocket_connect("/session", headers={"Host": HOST} | named) as session:
        assert session.receive_text() == "welcome"


@pytest.mark.parametrize("origin", ["http://127.0.0.1:8502", "http://localhost:8501", "https://a.example", "null", ""])
def test_other_site_opens_none(client: TestClient, origin: str) -> None:
    """Neither does another server on the same machine."""
    asked = client.websocket_connect("/session", headers={"Host": HOST, "Origin": origin})
    with pytest.raises(WebSocketDisconnect), asked:
        pass


def test_frames(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers' pages may be framed anywhere, those of an editor's own machine nowhere else."""
    assert "Content-Security-Policy" not in client.get("/").headers
    monkeypatch.setenv("ATLAS_EDIT", "1")
    assert client.get("/").headers["Content-Security-Policy"] == "frame-ancestors 'self'"
