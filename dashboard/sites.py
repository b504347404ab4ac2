"""What pages of other sites may do with this server: they open no session, and frame no page where one can edit."""

import os

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

REFUSED = 1008  # the code of a websocket that is closed for breaking a rule


class OwnSite:
    """Stands before Streamlit, which would ask the network for this machine's public address to judge them."""

    def __init__(self, app: ASGIApp) -> None:
        """Take what is to be guarded."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse the session of another site; else pass the request on."""

        async def unframed(message: Message) -> None:
            if message["type"] == "http.response.start":  # or a click on what lies above the page would be one in it
                MutableHeaders(scope=message).append("Content-Security-Policy", "frame-ancestors 'self'")
            await send(message)

        if scope["type"] == "websocket" and foreign(Headers(scope=scope)):
            await WebSocketClose(REFUSED)(scope, receive, send)
        else:
            await self.app(scope, receive, unframed if os.environ.get("ATLAS_EDIT") == "1" else send)


def foreign(headers: Headers) -> bool:
    """Whether a page of another site asks; what is no browser names no origin, and has no cookies of a reader."""
    origin = headers.get("Origin")
    own = origin is None or origin.partition("://")[2] == headers.get("Host")
    return not own and origin not in st.get_option("server.corsAllowedOrigins")
