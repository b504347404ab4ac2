"""This machine's address in its network, in networks made for it where the system allows that."""

import shutil
import socket
import subprocess
import sys

import pytest
from copies import ROOT

from dashboard.door import network

ASK = "from dashboard.door import network; print(network.address())"
APART = ["unshare", "--map-root-user", "--net"]  # a namespace without any network


def alone(*commands: str) -> str:
    """Give the address found where these commands have made the network."""
    script = " && ".join([*commands, f'"{sys.executable}" -c "{ASK}"'])
    asked = subprocess.run([*APART, "sh", "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    return asked.stdout.strip()


def possible() -> bool:
    """Whether this system lets anybody make a network of their own."""
    found = shutil.which("unshare") and shutil.which("ip")
    return bool(found) and not subprocess.run([*APART, "true"], capture_output=True, check=False).returncode


namespaces = pytest.mark.skipif(not possible(), reason="needs network namespaces")


def test_an_address_is_this_machines() -> None:
    """What is found is no loopback, and can be listened on."""
    if found := network.address():
        assert not found.startswith("127.")
        socket.create_server((found, 0)).close()


@namespaces
def test_no_network() -> None:
    """Without a network there is no address, with or without the machine's own loop."""
    assert alone() == ""
    assert alone("ip link set lo up") == ""


@namespaces
def test_a_network_that_leads_nowhere() -> None:
    """A network without a way to the internet, such as the machine's own hotspot, is found too."""
    assert alone("ip link set lo up", "ip addr add 10.42.0.1/24 dev lo") == "10.42.0.1"


@pytest.mark.parametrize("found", ["", "127.0.0.1", "127.0.1.1", "0.0.0.0", "169.254.3.4"])  # noqa: S104
def test_not_reachable(found: str) -> None:
    """The machine's own loop, and what a machine calls itself that was given no address, serve nobody else."""
    assert not network.reachable(found)
    assert network.reachable("192.168.1.20")


def test_nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """The way is only looked up: of all sockets none sends."""
    sent = []
    for name in ("send", "sendto", "sendall"):
        monkeypatch.setattr(socket.socket, name, lambda *_: sent.append(_), raising=False)
    network.address()
    assert sent == []
