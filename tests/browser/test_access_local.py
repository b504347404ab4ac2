"""Started with --edit, whoever sits at this machine may edit, and nobody else."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from websockets.exceptions import InvalidStatus

from tests.browser import desk
from tests.browser.atlas import Atlas
from tests.browser.conftest import Visit
from tests.browser.server import Server, free_port, serve, started
from tests.browser.wire import Wire


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project."""
    return desk.copy(tmp_path_factory.mktemp("local"))


@pytest.fixture(scope="module")
def own(root: Path) -> Iterator[Server]:
    """It, started with --edit."""
    with serve(root.parent / "log.txt", root=root, edit=True) as running:
        yield running


def test_editing_on_this_machine(visit: Visit, own: Server, root: Path) -> None:
    """The page is there at once, and acts."""
    page = visit(None, at=own.address).open_page("edit", "Edit")
    expect(page.get_by_role("link", name="Edit", exact=True)).to_be_visible()
    for done, label in enumerate(desk.BUTTONS, 1):
        page.get_by_role("button", name=label).click()
        expect(page.get_by_text(f"Acted {done} times")).to_be_visible()
    assert len(desk.acted(root)) == 3


def test_other_name_of_this_machine(own: Server) -> None:
    """A browser may call it localhost."""
    named = own.address.removeprefix("http://").replace("127.0.0.1", "localhost")
    assert Wire(own, host=named, origin=f"http://{named}").run("edit").saw(desk.TEXT)


AWAY: dict[str, dict[str, Any]] = {
    "another name of this machine (DNS rebinding)": {"host": "atlas.example.net", "origin": "http://atlas.example.net"},
    "that name with this machine's as its beginning": {
        "host": "127.0.0.1.example.net",
        "origin": "http://127.0.0.1.example.net",
    },
    "that name with this machine's as its end": {
        "host": "example.net.localhost",
        "origin": "http://example.net.localhost",
    },
    "no site named": {"origin": None},
    "by way of a proxy": {"headers": {"X-Forwarded-For": "127.0.0.1"}},
    "by way of a proxy that says so otherwise": {"headers": {"Forwarded": "for=127.0.0.1"}},
    "from another address": {"source": "127.0.0.2"},
}


LINUX = pytest.mark.skipif(sys.platform != "linux", reason="127.0.0.2 is an address of this machine on Linux alone")


@pytest.mark.parametrize("how", [*list(AWAY)[:-1], pytest.param(list(AWAY)[-1], marks=LINUX)])
def test_session_from_elsewhere(own: Server, root: Path, how: str) -> None:
    """A session that does not come straight from a page opened here is a reader's."""
    here, before = Wire(own).run("edit"), desk.acted(root)
    away = Wire(own, **AWAY[how]).run("edit", here.pages["edit"])
    assert "edit" not in away.pages
    assert not desk.press_all(away, here).saw(desk.TEXT)
    assert desk.acted(root) == before


def test_session_of_this_machine_gone_on_with_from_elsewhere(own: Server, root: Path) -> None:
    """Who goes on with a session that was opened here has its page no more, and its buttons do nothing."""
    here, before = Wire(own).run("edit"), desk.acted(root)
    for label in desk.BUTTONS:
        button, fragment = here.button(label)
        away = Wire(own, session=here.session, host="atlas.example.net", origin="http://atlas.example.net")
        away.run("edit", press=button, fragment=fragment if label == "In part" else "")
        assert desk.acted(root) == before


@pytest.mark.parametrize("origin", ["http://example.net", "http://localhost:9", "http://127.0.0.1:9", "null"])
def test_page_of_another_site(own: Server, origin: str) -> None:
    """A page of another site, or of another server here, opens no session at all."""
    with pytest.raises(InvalidStatus, match="403"):
        Wire(own, origin=origin)
    assert "external IP" not in own.printed()


@pytest.fixture
def frame(own: Server, tmp_path: Path) -> Iterator[Server]:
    """Another site, whose page frames the edit page."""
    (tmp_path / "index.html").write_text(f'<link rel="icon" href="data:,"><iframe src="{own.address}/edit"></iframe>')
    port = free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--bind=127.0.0.1", f"--directory={tmp_path}"]
    with started(command, Server(f"http://127.0.0.1:{port}", tmp_path / "log.txt"), "/") as running:
        yield running


def test_framed_by_another_site(browser: Browser, own: Server, frame: Server) -> None:
    """No other page can lay itself over the edit page to borrow a click; the map's own frame stays."""
    with browser.new_page() as page:
        with page.expect_console_message(lambda message: "frame-ancestors 'self'" in message.text):
            page.goto(frame.address)
        expect(page.frame_locator("iframe").get_by_text(desk.TEXT)).to_have_count(0)
        Atlas(page, own.address).open()


@pytest.mark.parametrize("address", ["0.0.0.0", ""])  # noqa: S104
def test_served_beyond_this_machine(root: Path, tmp_path: Path, address: str) -> None:
    """ATLAS_EDIT set by hand on a server that others can reach changes nothing."""
    with serve(tmp_path / "log.txt", None, f"--server.address={address}", root=root, edit=True) as server:
        wire = Wire(server).run("edit")
        assert wire.saw("Surveillance Export Atlas")
        assert "edit" not in wire.pages
        assert not wire.saw(desk.TEXT)
