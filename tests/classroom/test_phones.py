"""Where phones find the server."""

import pytest

from dashboard.classroom import phones

NETWORK = "http://192.168.1.5:8501"


@pytest.mark.parametrize(
    ("host", "secure", "network", "wanted"),
    [
        ("127.0.0.1:8501", False, NETWORK, NETWORK),
        ("localhost:8501", False, NETWORK, NETWORK),
        ("[::1]:8501", False, NETWORK, NETWORK),
        ("localhost:8501", False, "", ""),
        ("192.168.1.7:8501", False, NETWORK, "http://192.168.1.7:8501"),
        ("atlas.example.org", True, "", "https://atlas.example.org"),
    ],
)
def test_address(host: str, secure: bool, network: str, wanted: str) -> None:
    """As the teacher's browser calls it, unless that means this machine alone."""
    assert phones.address(host, secure, network) == wanted


def test_qr() -> None:
    """A picture that a page can hold in itself."""
    assert phones.qr(NETWORK).startswith("data:image/svg+xml")
