"""Who may edit, asked anew at each run: nobody else sees the edit page, and nobody else can act.

With `--edit` it is whoever sits at this machine; on a server, whoever signed in with an e-mail address that the secrets
file lists at that moment and that the sign-in service has confirmed. With `--network` it is nobody.

That the page is not offered is not enough: Streamlit runs a widget's callback before the script that offers pages,
and a fragment without it. So whatever changes a file first calls `require()`, in the very function that acts, and takes
the author of the change from it.
"""

import logging
import os
import re
import time
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import cached
from dashboard.editing import git
from dashboard.editing.changes import Editor

# What the browser names as the server; another name can be one that somebody points to this machine (DNS rebinding).
LOCAL_HOST = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:[0-9]+)?")
LOCAL_ADDRESSES = ("127.0.0.1", "localhost", "::1")
PROXIED = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")
SIGNED_IN_FOR = 30 * 24 * 3600  # seconds, as long as Streamlit's cookie, and in a window left open no longer
SHORTEST_SECRET = 32  # signs of cookie_secret, which must not be guessed: it signs who somebody is
SHARED, OWN = {"redirect_uri", "cookie_secret"}, {"client_id", "client_secret", "server_metadata_url"}
HOW_EMAILS = '[editors] must hold a list of addresses, such as emails = ["ada@example.org", "ben@example.org"]'
HOW_AUTH = (
    "[auth] must hold redirect_uri and cookie_secret, and there or in a part such as [auth.google] must stand "
    "client_id, client_secret and server_metadata_url"
)
HOW_SECRET = f"cookie_secret in [auth] must be {SHORTEST_SECRET} signs or longer, and made by chance"


class NotAllowedError(Exception):
    """Somebody who may not edit, or no longer, tried to; its words are for them."""


def require() -> Editor:
    """The editor who acts; raises NotAllowedError, before anything is changed, if it is none."""
    if found := editor():
        return found
    raise NotAllowedError("You are not signed in as an editor, or no longer. Nothing was changed.")


def editor() -> Editor | None:
    """The editor of this session as of this very run; None for everybody else."""
    if cached.network():  # whoever sees the network sees what is sent over it, so there nobody signs in
        return None
    if os.environ.get("ATLAS_EDIT") == "1" and _at_this_machine():
        return _of_this_machine(cached.folder())
    return _signed_in()


def _at_this_machine() -> bool:
    """Whether only this machine is served, and the page was opened on it: by no proxy, other name or other site."""
    headers = st.context.headers
    host, origin = headers.get("Host", ""), headers.get("Origin", "")
    return (
        st.get_option("server.address") in LOCAL_ADDRESSES
        and st.context.ip_address is None  # so Streamlit says of 127.0.0.1 and ::1
        and not any(name in headers for name in PROXIED)
        and bool(LOCAL_HOST.fullmatch(host))
        and origin in (f"http://{host}", f"https://{host}")
    )


@cache
def _of_this_machine(folder: Path) -> Editor:
    """The name that git signs changes of this folder with, as far as it has one."""
    name, email = (git.setting(folder, key) for key in ("user.name", "user.email"))
    return Editor(name or "Editor on this machine", email or "editor@localhost")


def _signed_in() -> Editor | None:
    user = st.user.to_dict()
    email, name, since = user.get("email"), user.get("name"), user.get("iat")
    if user.get("is_logged_in") is not True or user.get("email_verified") is not True:
        return None
    if not (isinstance(since, int | float) and time.time() - since < SIGNED_IN_FOR):
        return None
    if not isinstance(email, str) or _folded(email) not in emails():
        return None
    return Editor(" ".join(name.split())[:100] if isinstance(name, str) and name.strip() else email, email)


def emails() -> frozenset[str]:
    """The addresses that may edit, as the secrets file has them at this moment; none if it is not as it must be."""
    match _secrets():
        case {"auth": {"cookie_secret": str(secret)}, **others} if len(secret) >= SHORTEST_SECRET:
            match others:
                case {"editors": {"emails": [*listed]}} if all(isinstance(email, str) for email in listed):
                    return frozenset(_folded(email.strip()) for email in listed) - {""}
            _tell(HOW_EMAILS)
        case _:
            _tell(HOW_SECRET)
    return frozenset()


def _folded(email: str) -> str:
    """An address in small letters; one beyond ASCII as it is, for there other letters fold to the same."""
    return email.lower() if email.isascii() else email


def sign_in_offered() -> bool:
    """Whether the secrets file names a service to sign in with, and this server is not that of a classroom."""
    return not cached.network() and bool(providers())


def providers() -> list[str]:
    """The names of the services to sign in with, as st.login() takes them; "" for the one without a name."""
    auth = _secrets().get("auth")
    if auth is None:
        return []
    if isinstance(auth, Mapping) and auth.keys() >= SHARED:
        named = {name: section for name, section in auth.items() if isinstance(section, Mapping) and "_" not in name}
        if found := [name for name, section in ({"": auth} | named).items() if section.keys() >= OWN]:
            return found
    _tell(HOW_AUTH)
    return []


def _secrets() -> dict[str, Any]:
    """What stands in the secrets files now; {} without any, or if one cannot be read.

    Read anew each time: Streamlit's own copy stays for good as it was once a slip in the file has ended its watch.
    """
    found: dict[str, Any] = {}
    for name in st.get_option("secrets.files"):
        try:
            found |= tomllib.loads(Path(name).read_text("utf-8"))
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as error:
            _tell(f"{name} cannot be read: {error}")
            return {}
    return found


@cache
def _tell(wrong: str) -> None:
    """Say in the server's log, once, what is wrong with the secrets file."""
    logging.getLogger(__name__).error("Nobody can sign in to edit. In the secrets file: %s.", wrong)
