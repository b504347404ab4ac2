"""A session without a browser: each message is made by hand, as somebody would who wants more than the page offers."""

import socket
from collections.abc import Mapping
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import NewSession
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string
from streamlit.web.server.starlette.starlette_server_config import XSRF_COOKIE_NAME
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from tests.browser.server import Server

PATIENCE = 20  # seconds for an answer
QUIET = 1.5  # seconds without an answer to what is expected to have none


class Wire:
    """A connection to a server, which pretends to be a browser as far as it is told to."""

    def __init__(
        self,
        server: Server,
        cookies: Mapping[str, str] | None = None,
        *,
        origin: str | None = "own",
        host: str = "",
        session: str = "",
        source: str = "127.0.0.1",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Connect; `session` is one to go on with, `source` the address to come from. Raises where it is refused."""
        place = urlsplit(server.address)
        token = generate_xsrf_token_string()  # the server only wants to find the same in a cookie
        held = {XSRF_COOKIE_NAME: token} | dict(cookies or {})
        self.got: list[bytes] = []
        self.socket = connect(
            f"ws://{host or place.netloc}/_stcore/stream",
            sock=socket.create_connection((place.hostname, place.port), source_address=(source, 0)),
            origin=None if origin is None else Origin(server.address if origin == "own" else origin),
            subprotocols=[Subprotocol(word) for word in ("streamlit", held[XSRF_COOKIE_NAME], session) if word],
            additional_headers={"Cookie": "; ".join(f"{k}={v}" for k, v in held.items())} | dict(headers or {}),
            max_size=None,
            legacy=True,  # to connect at once, without a block
        )

    def run(self, page: str = "", by_hash: str = "", press: str = "", fragment: str = "", query: str = "") -> "Wire":
        """Ask for a run of a page, by name or hash, with a button pressed by its id; take all that is answered."""
        pressed = WidgetStates(widgets=[WidgetState(id=press, trigger_value=True)] if press else [])
        state = ClientState(
            page_name=page, page_script_hash=by_hash, widget_states=pressed, fragment_id=fragment, query_string=query
        )
        self.socket.send(BackMsg(rerun_script=state).SerializeToString())
        return self.take(QUIET if fragment else PATIENCE)

    def take(self, seconds: float) -> "Wire":
        """Take what is sent, until a run has ended or nothing came for so long."""
        try:
            while True:
                data = self.socket.recv(timeout=seconds)
                assert isinstance(data, bytes)
                self.got.append(data)
                if ForwardMsg.FromString(data).WhichOneof("type") == "script_finished":
                    return self
        except TimeoutError:
            return self

    def saw(self, text: str) -> bool:
        """Whether a text stands in any message that came."""
        return any(text.encode() in data for data in self.got)

    def messages(self, kind: str) -> list[ForwardMsg]:
        """The messages of a kind that came."""
        return [message for message in map(ForwardMsg.FromString, self.got) if message.WhichOneof("type") == kind]

    @property
    def session(self) -> str:
        """The session's id."""
        first: NewSession = self.messages("new_session")[0].new_session
        return first.initialize.session_id

    @property
    def pages(self) -> dict[str, str]:
        """The hash of each page that the last run had, by address."""
        return {
            page.url_pathname: page.page_script_hash for page in self.messages("navigation")[-1].navigation.app_pages
        }

    @property
    def headings(self) -> set[str]:
        """All headings that came."""
        return {message.delta.new_element.heading.body for message in self.messages("delta")}

    def button(self, label: str) -> tuple[str, str]:
        """The id of a button that came, and that of its fragment."""
        deltas = [message.delta for message in self.messages("delta")]
        found = next(delta for delta in reversed(deltas) if delta.new_element.button.label == label)
        return found.new_element.button.id, found.fragment_id
