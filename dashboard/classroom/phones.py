"""Where phones find this server, as words and as a picture."""

from urllib.parse import urlsplit

import segno

from dashboard.access import LOCAL_ADDRESSES

SHUT = (
    "Phones cannot reach this room: the server answers to this machine alone. "
    "Stop it, and start it again with: python3 -m dashboard run --network"
)


def address(host: str, secure: bool, network: str) -> str:
    """The address for phones, such as "http://192.168.1.5:8501"; "" where they reach no server.

    `host` is what the asking browser calls the server, `network` the server's own address in its network, if any.
    """
    if urlsplit(f"//{host}").hostname in LOCAL_ADDRESSES:
        return network
    return f"{'https' if secure else 'http'}://{host}"


def qr(text: str) -> str:
    """A text as a QR code, for the src of a picture."""
    return segno.make(text, error="m", micro=False).svg_data_uri(border=2, scale=8)
