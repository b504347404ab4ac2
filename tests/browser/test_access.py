"""On a server, editors sign in; what an outsider tries to reach editing fails, with a real sign-in service."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
from itsdangerous import TimestampSigner, URLSafeTimedSerializer
from playwright.sync_api import Page, expect
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from websockets.exceptions import InvalidStatus

from tests.browser import desk
from tests.browser.conftest import Visit
from tests.browser.pages import DRAWN
from tests.browser.server import Server, serve
from tests.browser.wire import Wire

SURE = {"email_verified": True}
ADA = {"email": "ada@example.org", "name": "Ada  Love\nlace"} | SURE
ALLOWED: dict[str, dict[str, object]] = {
    "as listed": ADA,
    "other case": ADA | {"email": "ADA@example.ORG"},
}
REFUSED: dict[str, dict[str, object]] = {
    "not listed": {"email": "mallory@example.org"} | SURE,
    "not confirmed": ADA | {"email_verified": False},
    "confirmed in words": ADA | {"email_verified": "true"},
    "nothing said of confirming": {"email": "ada@example.org"},
    "a plus": ADA | {"email": "ada+editor@example.org"},
    "a space behind": ADA | {"email": "ada@example.org "},
    "a Cyrillic a": ADA | {"email": "\N{CYRILLIC SMALL LETTER A}da@example.org"},
    "a Kelvin sign for k": ADA | {"email": "\N{KELVIN SIGN}asper@example.org"},
    "a long s": ADA | {"email": "ka\N{LATIN SMALL LETTER LONG S}per@example.org"},
    "a longer domain": ADA | {"email": "ada@example.org.example.net"},
    "two in one": ADA | {"email": "mallory@example.org,ada@example.org"},
    "a list": ADA | {"email": ["ada@example.org"]},
    "empty": ADA | {"email": ""},
    "the name for the address": SURE | {"name": "ada@example.org"},
}


@dataclass(frozen=True)
class Desk:
    """A server with editors, the service to sign in with, and the place of the secrets file."""

    server: Server
    service: Server
    file: Path
    root: Path

    def acted(self) -> list[str]:
        """Who acted on the edit page so far."""
        return desk.acted(self.root)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A copy of the project as it stands on a server."""
    folder = tmp_path_factory.mktemp("access")
    root, file = desk.copy(folder), folder / "secrets.toml"
    with desk.sign_in_service(folder / "service.txt", ALLOWED | REFUSED) as service:
        file.write_text(desk.secrets(service))
        with serve(folder / "log.txt", None, f"--secrets.files={file}", root=root) as server:
            yield Desk(server, service, file, root)


@pytest.fixture
def atlas(running: Desk) -> Iterator[Desk]:
    """The same, with its secrets as they were and nobody's deeds, before and after."""
    before = running.file.read_text()
    yield running
    running.file.write_text(before)
    (running.root / "acted.txt").unlink(missing_ok=True)


@pytest.fixture
def editor(atlas: Desk) -> Wire:
    """An editor's session, on the edit page."""
    wire = Wire(atlas.server, desk.sign_in_unseen(atlas.server, "as listed")).run("edit")
    assert wire.saw(desk.TEXT)
    return wire


@pytest.fixture(scope="module")
def known(running: Desk) -> Wire:
    """What an outsider may have learnt of the edit page: all its messages, ids and hashes."""
    return Wire(running.server, desk.sign_in_unseen(running.server, "as listed")).run("edit")


def test_editor_signs_in_and_out(visit: Visit, atlas: Desk) -> None:
    """A reader finds the way, signs in, edits under their name, signs out, and the page is gone."""
    page = visit(None, at=atlas.server.address).open_page("know", "How we know")
    expect(page.get_by_role("link", name="Edit", exact=True)).to_have_count(0)
    page.get_by_role("link", name="Editors: sign in").click()
    expect(page.get_by_role("heading", name="Editors: sign in")).to_be_visible()
    desk.leave_for(page, atlas.service, "as listed")
    page.get_by_role("link", name="Edit", exact=True).click()
    expect(page.get_by_text(desk.TEXT, exact=True)).to_be_visible()
    page.wait_for_function(DRAWN)
    page.get_by_role("button", name="By callback").click()
    expect(page.get_by_text("Acted 1 times")).to_be_visible()
    page.goto(f"{atlas.server.address}/sign-in")
    expect(page.get_by_role("status")).to_have_text("You are signed in as ada@example.org. You may edit: Edit records.")
    assert atlas.acted() == ["Ada Love lace <ada@example.org>"]
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="End session").click()  # at the service
    expect(page.get_by_role("link", name="World")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("link", name="Edit", exact=True)).to_have_count(0)
    unknown(page, atlas, "edit")


@pytest.mark.parametrize("name", ALLOWED)
def test_editor_acts_in_each_way(atlas: Desk, name: str) -> None:
    """What outsiders are kept from below does work for editors."""
    wire = Wire(atlas.server, desk.sign_in_unseen(atlas.server, name)).run("edit")
    desk.press_all(wire, wire)
    assert atlas.acted() == [f"Ada Love lace <{ALLOWED[name]['email']}>"] * 3


def test_reader_asks_no_sign_in_service(visit: Visit, atlas: Desk) -> None:
    """Until the button is pressed, neither browser nor server asks the service for anything."""
    before = atlas.service.printed()
    window = visit(at=atlas.server.address)
    for address, heading in (("know", "How we know"), ("sign-in", "Editors: sign in")):
        window.open_page(address, heading).wait_for_function(DRAWN)
        expect(window.page.get_by_role("link", name="Edit", exact=True)).to_have_count(0)
    assert atlas.service.printed() == before


def unknown(page: Page, atlas: Desk, address: str) -> None:
    """Expect of an address just what any unknown address gives."""
    context = page.context.browser.new_context(storage_state=page.context.storage_state())  # type: ignore[union-attr]
    with context.new_page() as page:  # in a window of its own, for Streamlit complains of unknown addresses
        page.goto(f"{atlas.server.address}/{address}")
        expect(page.get_by_role("dialog")).to_contain_text("Page not found")
        expect(page.get_by_role("heading", level=1)).to_have_text("Surveillance Export Atlas")
        page.wait_for_function(DRAWN)
        assert desk.TEXT not in page.content()
    context.close()


@pytest.mark.parametrize("address", ["no-such-page", "edit", "edit/", "edit-record?record=ken-huawei-2014"])
def test_address(visit: Visit, atlas: Desk, address: str) -> None:
    """An edit page's address, plain or with parameters, is as unknown as any other."""
    unknown(visit(None).page, atlas, address)


def test_somebody_else_signs_in(visit: Visit, atlas: Desk) -> None:
    """Whoever is not listed is told so in plain words, and has no edit page."""
    window = visit(None, at=atlas.server.address)
    window.open_page("sign-in", "Editors: sign in")
    desk.leave_for(window.page, atlas.service, "not listed")
    window.open_page("sign-in", "Editors: sign in")
    expect(window.page.get_by_role("status")).to_contain_text("You are signed in as mallory@example.org.")
    expect(window.page.get_by_role("status")).to_contain_text("not among those of the editors")
    expect(window.page.get_by_role("link", name="Edit", exact=True)).to_have_count(0)
    unknown(window.page, atlas, "edit")


@pytest.mark.parametrize("name", REFUSED)
def test_address_that_is_no_editors(atlas: Desk, known: Wire, name: str) -> None:
    """A look-alike, or an address that the service does not confirm, opens nothing and moves nothing."""
    wire = Wire(atlas.server, desk.sign_in_unseen(atlas.server, name)).run("edit")
    desk.press_all(wire, known)
    assert not wire.saw(desk.TEXT)
    assert atlas.acted() == []


def signed(atlas: Desk, secret: str = desk.SECRET, salt: str = USER_COOKIE_NAME, age: int = 0, **claims: object) -> str:
    """The cookie of a sign-in, made by hand."""

    class Aged(TimestampSigner):
        def get_timestamp(self) -> int:
            return int(time.time()) - age

    held = {"origin": atlas.server.address, "is_logged_in": True, "provider": "default", "iat": time.time()} | ADA
    text = json.dumps({name: value for name, value in (held | claims).items() if value is not None})
    return str(URLSafeTimedSerializer(secret, salt=salt, signer=Aged).dumps(text))


def swapped(cookie: str, atlas: Desk) -> str:
    """A true cookie of somebody else, with an editor's words in place of theirs."""
    return ".".join((signed(atlas, "x" * 32).split(".")[0], *cookie.split(".")[1:]))


MONTH = 31 * 24 * 3600
FORGED: dict[str, Callable[[Desk], str]] = {
    "unsigned": lambda atlas: json.dumps(ADA | {"is_logged_in": True}),
    "another secret": lambda atlas: signed(atlas, "a guess"),
    "no secret": lambda atlas: signed(atlas, ""),
    "another cookie's salt": lambda atlas: signed(atlas, salt="_streamlit_user_tokens"),
    "somebody's signature": lambda atlas: swapped(
        desk.sign_in_unseen(atlas.server, "not listed")[USER_COOKIE_NAME], atlas
    ),
    "older than it may be": lambda atlas: signed(atlas, age=MONTH + 86400),
    "of another server": lambda atlas: signed(atlas, origin="https://atlas.example.org"),
    "signed in a month ago": lambda atlas: signed(atlas, iat=time.time() - MONTH),
    "signed in at no time": lambda atlas: signed(atlas, iat=None),
    "not signed in": lambda atlas: signed(atlas, is_logged_in=False),
    "signed in, in words": lambda atlas: signed(atlas, is_logged_in="true"),
}


def test_cookie_made_by_hand_with_the_secret(atlas: Desk) -> None:
    """The cookies below fail for what is wrong with them: made rightly, one opens the page."""
    assert Wire(atlas.server, {USER_COOKIE_NAME: signed(atlas)}).run("edit").saw(desk.TEXT)


@pytest.mark.parametrize("how", FORGED)
def test_forged_cookie(atlas: Desk, known: Wire, how: str) -> None:
    """A cookie that the server did not make, or that is too old, is worth nothing."""
    wire = Wire(atlas.server, {USER_COOKIE_NAME: FORGED[how](atlas)}).run("edit")
    desk.press_all(wire, known)
    assert not wire.saw(desk.TEXT)
    assert atlas.acted() == []


def test_editors_cookie_from_another_site(atlas: Desk) -> None:
    """Another site's page, in the browser of an editor, gets no session with the editor's cookies."""
    cookies = desk.sign_in_unseen(atlas.server, "as listed")
    for origin in ("https://example.net", "http://localhost:9", "null"):
        with pytest.raises(InvalidStatus, match="403"):
            Wire(atlas.server, cookies, origin=origin)
    assert "external IP" not in atlas.server.printed()  # which Streamlit would ask the network for


@pytest.mark.parametrize("by", ["name", "hash", "both"])
def test_message_that_names_the_page(atlas: Desk, known: Wire, by: str) -> None:
    """The hash of an edit page is no secret, and of no use."""
    wire = Wire(atlas.server).run()
    pages = known.pages.keys() - wire.pages.keys()
    assert "edit" in pages
    for page in pages:
        name, by_hash = "" if by == "hash" else page, "" if by == "name" else known.pages[page]
        wire.run(name, by_hash, query="record=ken-huawei-2014").run(name, by_hash)
        assert pages.isdisjoint(wire.pages)
    assert wire.headings == Wire(atlas.server).run("no-such-page").headings
    assert not wire.saw(desk.TEXT)


@pytest.mark.parametrize("label", desk.BUTTONS)
def test_message_that_presses_a_button(atlas: Desk, known: Wire, label: str) -> None:
    """The ids of the edit page's buttons and fragments move nothing in another session."""
    button, fragment = known.button(label)
    for part in {"", fragment}:
        wire = Wire(atlas.server).run()
        wire.run("edit", known.pages["edit"], press=button, fragment=part)
        assert not wire.saw(desk.TEXT)
    assert atlas.acted() == []


def test_session_of_an_editor(atlas: Desk) -> None:
    """Who knows the id of an editor's session, open or just closed, gets one of their own; only the editor goes on."""
    cookies = desk.sign_in_unseen(atlas.server, "as listed")
    editor = Wire(atlas.server, cookies).run("edit")
    for _ in ("open", "closed"):
        wire = desk.press_all(Wire(atlas.server, session=editor.session).run(), editor)
        assert wire.session != editor.session
        assert not wire.saw(desk.TEXT)
        editor.socket.close()
    assert atlas.acted() == []
    assert Wire(atlas.server, cookies, session=editor.session).run("edit").session == editor.session


def test_other_ways_in(atlas: Desk, known: Wire) -> None:
    """Uploads need a session and a token; the way in for programs is shut."""
    inside, own = f"{atlas.server.address}/_stcore", Wire(atlas.server).run()
    token = {"X-Xsrftoken": "2|00000000|00|1", "Cookie": "_streamlit_xsrf=2|00000000|00|1"}
    for session, headers, answer in ((own.session, token, 204), ("none", token, 400), (known.session, {}, 403)):
        sent = requests.put(f"{inside}/upload_file/{session}/1", files={"file": b"x"}, headers=headers, timeout=30)
        assert sent.status_code == answer
    asked = requests.post(f"{inside}/agent/interact", json={"page": "edit"}, timeout=30)
    assert "does not serve" in asked.text


@pytest.mark.parametrize("label", desk.BUTTONS)
def test_editor_who_was_taken_off_the_list(atlas: Desk, editor: Wire, label: str) -> None:
    """With the edit page still open, the very next click finds the right gone, and the run after it the page."""
    button, fragment = editor.button(label)
    atlas.file.write_text(desk.secrets(atlas.service, ("kasper@example.org",)))
    editor.run("edit", press=button, fragment=fragment if label == "In part" else "")
    assert atlas.acted() == []
    editor.got.clear()
    editor.run("edit")
    assert "edit" not in editor.pages
    assert not editor.saw(desk.TEXT)


def test_list_taken_back_after_a_slip(atlas: Desk, editor: Wire) -> None:
    """A slip in the secrets file shuts everybody out, harms no reader, and does not keep an older list alive."""
    whole = atlas.file.read_text()
    atlas.file.write_text(whole.replace("emails = [", "emails = [["))
    time.sleep(1)  # Streamlit's own watch over the file stumbles meanwhile, and ends
    assert "edit" not in editor.run("edit").pages
    reader = Wire(atlas.server).run("know")
    assert reader.saw("Ten pages that print one agency")
    assert "sign-in" not in reader.pages
    assert f"In the secrets file: {atlas.file} cannot be read" in atlas.server.printed()
    atlas.file.write_text(whole)
    assert "edit" in editor.run("edit").pages
    atlas.file.write_text(desk.secrets(atlas.service, ("kasper@example.org",)))
    assert "edit" not in editor.run("edit").pages


def test_secret_that_can_be_guessed(atlas: Desk, tmp_path: Path) -> None:
    """Who signs their own cookie with a short secret gets nowhere; the log says from the start what is wrong."""
    file = tmp_path / "secrets.toml"
    file.write_text(desk.secrets(atlas.service, secret="xxx"))  # noqa: S106
    with serve(tmp_path / "log.txt", None, f"--secrets.files={file}", root=atlas.root) as server:
        assert "cookie_secret in [auth] must be 32 signs or longer" in server.printed()
        weak = Desk(server, atlas.service, file, atlas.root)
        wire = Wire(server, {USER_COOKIE_NAME: signed(weak, "xxx")}).run("edit")
        assert not wire.saw(desk.TEXT)
        assert wire.run("sign-in").saw("You are signed in as ada@example.org. You may read everything")


def test_classroom(atlas: Desk, known: Wire, tmp_path: Path) -> None:
    """Where a class is served nobody edits: no editor by sign-in, nor whoever set ATLAS_EDIT by hand."""
    secrets = f"--secrets.files={atlas.file}"
    with serve(tmp_path / "log", None, secrets, root=atlas.root, edit=True, network="http://192.0.2.9:8501") as server:
        cookie = signed(Desk(server, atlas.service, atlas.file, atlas.root))
        for wire in (Wire(server, {USER_COOKIE_NAME: cookie}).run("edit"), Wire(server).run("edit")):
            assert not desk.press_all(wire, known).saw(desk.TEXT)
            assert {"edit", "sign-in"}.isdisjoint(wire.pages)
    assert atlas.acted() == []
