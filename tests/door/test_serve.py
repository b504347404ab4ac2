"""Serving with the real server: ports, health, and the ways it ends."""

import os
import signal
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from copies import Door, until

from dashboard.door import network, serve


@pytest.fixture
def busy() -> Iterator[int]:
    """A port that somebody listens on, below those that systems give out by themselves: the next one stays free."""
    with serve.reserve(10_000 + os.getpid() % 20_000) as place:
        port = place.getsockname()[1]
    with socket.create_server(("127.0.0.1", port)):
        yield port


def start(app: Door, port: int, *words: str, **extra: str) -> tuple[subprocess.Popen[str], str]:
    """Start the app; give the door's process and the address it serves."""
    child = app.start("--no-browser", "--port", str(port), *words, **extra)
    until(lambda: "Serving" in app.said() or child.poll() is not None)
    assert "Serving http" in app.said(), app.said()
    return child, app.said().split("Serving http://")[1].split()[0]


def children(child: subprocess.Popen[str]) -> list[Path]:
    """Give the places in /proc of a process's children."""
    listed = Path(f"/proc/{child.pid}/task/{child.pid}/children").read_text().split()
    return [Path("/proc") / number for number in listed]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads the children from /proc")
@pytest.mark.parametrize("ending", ["group", "SIGINT", "SIGTERM"])
def test_it_serves_and_ends_cleanly(app: Door, busy: int, ending: str) -> None:
    """From a taken port it goes to the next and says so; Ctrl-C ends it with its child and no traceback."""
    child, address = start(app, busy)
    taken, serving = app.said().splitlines()
    assert taken == f"Port {busy} is taken: using {address.split(':')[1]}."
    assert serving == f"Serving http://{address} (Ctrl-C to stop)"
    assert serve.healthy(int(address.split(":")[1]))
    servers = children(child)
    assert servers
    if ending == "group":
        os.killpg(child.pid, signal.SIGINT)
    else:
        child.send_signal(getattr(signal, ending))
    assert child.wait(timeout=10) == 0
    assert app.said().endswith("\nStopped.\n")
    assert "Traceback" not in app.said()
    assert not any(server.exists() for server in servers)


def test_ctrl_c_before_it_serves_is_plain(app: Door, busy: int) -> None:
    """While the server still starts, Ctrl-C leaves no traceback either."""
    child = app.start("--no-browser", "--port", str(busy))
    until(lambda: "is taken" in app.said())
    os.killpg(child.pid, signal.SIGINT)
    assert child.wait(timeout=10) in (0, 130)
    assert "Traceback" not in app.said()


def test_a_server_that_cannot_start_shows_why(app: Door, busy: int) -> None:
    """Its own words are shown, then one line; the exit code is not 0."""
    (app.root / "dashboard" / "app.py").unlink()
    code, said = app.run("--no-browser", "--port", str(busy))
    assert code == 2
    assert "app.py" in said
    assert "The server could not start" in said.splitlines()[-1]


def test_the_data_folder_is_handed_on(app: Door, busy: int, tmp_path: Path) -> None:
    """The app finds the folder in ATLAS_DATA, as an absolute path."""
    child, _ = start(app, busy, "--data", os.path.relpath(tmp_path, app.root))
    environment = (children(child)[0] / "environ").read_bytes().split(b"\0")
    assert f"ATLAS_DATA={tmp_path}".encode() in environment


@pytest.mark.parametrize(("words", "handed"), [((), b"ATLAS_EDIT="), (("--edit",), b"ATLAS_EDIT=1")])
def test_editing_only_when_asked_for(app: Door, busy: int, words: tuple[str, ...], handed: bytes) -> None:
    """The app hears of --edit, and of no variable left over; the page's address is printed."""
    child, _ = start(app, busy, *words, ATLAS_EDIT="1")
    (server,) = children(child)
    assert handed in (server / "environ").read_bytes().split(b"\0")
    assert b"--server.address\x00127.0.0.1" in (server / "cmdline").read_bytes()
    until(lambda: app.said().endswith("/edit\n" if words else "(Ctrl-C to stop)\n"))


def test_one_machine_unless_asked_for(app: Door, busy: int) -> None:
    """Without --network nobody else is served, whatever a variable left over says."""
    start(app, busy, ATLAS_NETWORK="http://192.0.2.9:1")
    (server,) = children(app.started[0])
    assert b"--server.address\x00127.0.0.1" in (server / "cmdline").read_bytes()
    assert b"ATLAS_NETWORK=" in (server / "environ").read_bytes().split(b"\0")


@pytest.mark.skipif(not network.address(), reason="this machine is in no network")
def test_a_classroom_is_served(app: Door, busy: int) -> None:
    """With --network others reach the server, at the address that is printed and that the app knows."""
    child, address = start(app, busy, "--network", ATLAS_EDIT="1")
    until(lambda: serve.OPEN in app.said())
    port = int(address.split(":")[1])
    reached = f"http://{network.address()}:{port}"
    assert app.said().splitlines()[-2] == f"For phones in the same network: {reached}"
    with urllib.request.urlopen(f"{reached}/_stcore/health", timeout=5) as answer:  # noqa: S310
        assert answer.read() == b"ok"
    (server,) = children(child)
    environment = (server / "environ").read_bytes().split(b"\0")
    assert f"ATLAS_NETWORK={reached}".encode() in environment
    assert b"ATLAS_EDIT=" in environment
    assert b"--logger.hideWelcomeMessage\x00true" in (server / "cmdline").read_bytes()  # it would ask the internet


def test_without_a_network_this_machine_is_served(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], busy: int
) -> None:
    """Where there is no network that is said, and the server is this machine's alone."""
    started: list[list[str]] = []

    class Ended:
        returncode = 0

        def __init__(self, command: list[str], **_: object) -> None:
            started.append(command)

        def wait(self, timeout: float | None = None) -> int:
            return 0

    monkeypatch.setattr(network, "address", lambda: "")
    monkeypatch.setattr(serve, "wait_until_healthy", lambda *_: None)
    monkeypatch.setattr(serve.subprocess, "Popen", Ended)
    with pytest.raises(serve.PlainError, match="ended by itself"):
        serve.serve(busy, Path(), browser=False, edit=False, for_network=True)
    assert serve.NO_NETWORK in capsys.readouterr().out
    assert started[0][started[0].index("--server.address") + 1] == serve.HOST


def test_two_starts_never_pick_the_same_port(busy: int) -> None:
    """A port is spoken for from the moment it is picked, long before a server listens on it."""
    with serve.reserve(busy) as one, serve.reserve(busy) as other:
        assert busy < one.getsockname()[1] < other.getsockname()[1]


def test_no_port_left_is_told() -> None:
    """At the end of the numbers there is a plain answer."""
    with serve.reserve(65535), pytest.raises(serve.PlainError, match="No port from 65535 up is free"):
        serve.reserve(65535)


def test_a_browser_is_expected_only_on_a_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Linux one of two variables tells a desktop."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not serve.has_browser()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert serve.has_browser()
