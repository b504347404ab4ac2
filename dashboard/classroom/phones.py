"""Where phones find this server, and as what they can read it."""

import socket
from urllib.parse import urlsplit

import segno

HERE = ("127.0.0.1", "localhost", "::1")
ANY = (None, "", "0.0.0.0", "::")  # noqa: S104
NOWHERE = ("192.0.2.1", 9)  # an address of RFC 5737, kept for examples
SHUT = (
    "Phones cannot reach this room: the server answers to this machine alone. "
    "Stop it and start it again with: python3 -m dashboard run --network"
)


def address(host: str, secure: bool, listens_on: str | None) -> str | None:
    """The root address for phones, such as "http://192.168.1.5:8501/"; None where they reach no server.

    `host` is what the asking browser named the server; `listens_on` is Streamlit's option server.address.
    """
    parts = urlsplit(f"//{host}")
    named = parts.hostname or ""
    if named in HERE:
        found = _of_network() if listens_on in ANY else listens_on
        if found is None or found in HERE:
            return None
        host = f"{found}:{parts.port}" if parts.port else found
    return f"{'https' if secure else 'http'}://{host}/"


def _of_network() -> str | None:
    """This machine's address in its network; None where it is in none. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(NOWHERE)  # only asks the system which way it would send
            return str(probe.getsockname()[0])
        except OSError:  # a network without a way out, such as a hot spot of this machine
            own = socket.gethostbyname_ex(socket.gethostname())[2]
            return next((one for one in own if not one.startswith("127.")), None)


def qr(text: str) -> str:
    """The text as a QR code, for the src of a picture."""
    return segno.make(text, error="m", micro=False).svg_data_uri(border=2, scale=8)
