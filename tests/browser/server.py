"""A server of the dashboard, as a reader starts it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
STARTS_IN = 60  # seconds


@dataclass(frozen=True)
class Server:
    """A running server: its address, and the file that holds what it printed."""

    address: str
    log: Path

    def printed(self) -> str:
        """What it printed so far."""
        return self.log.read_text(errors="replace")


@contextmanager
def serve(
    log: Path,
    data: Path | None = None,
    *more: str,
    root: Path = ROOT,
    edit: bool = False,
    network: str = "",
    port: int = 0,
) -> Iterator[Server]:
    """Serve the project's own data, or those of another folder, until the block ends; `more` are Streamlit's options.

    `root`: another copy of the project; `edit`: as `run --edit` does; `network`: the address `run --network` found;
    `port`: the one to serve at, of a server that is started again.
    """
    port = port or free_port()
    env = {name: value for name, value in os.environ.items() if name != "ATLAS_DATA"}
    env |= {"ATLAS_EDIT": "1" if edit else "", "ATLAS_NETWORK": network} | ({"ATLAS_DATA": str(data)} if data else {})
    options = ["--server.address=127.0.0.1", f"--server.port={port}", "--server.headless=true", *more]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py", *options]
    with started(command, Server(f"http://127.0.0.1:{port}", log), "/_stcore/health", cwd=root, env=env) as server:
        yield server


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def started(command: list[str], server: Server, sound: str, **where: Any) -> Iterator[Server]:
    """Run a server, from when its address `sound` answers until the block ends."""
    with server.log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, **where)
    try:
        _wait(server, process, sound)
        yield server
    finally:
        process.terminate()
        process.wait()


def _wait(server: Server, process: subprocess.Popen[bytes], sound: str) -> None:
    """Return once the server says that it is well."""
    end = time.monotonic() + STARTS_IN
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(f"{server.address}{sound}", timeout=1).close()  # noqa: S310
            return
        except OSError:
            _breathe(process)
    raise RuntimeError(f"The server did not start. It printed:\n{server.printed()}")


def _breathe(process: subprocess.Popen[bytes]) -> None:
    """Give the server a moment, cut short if it ends."""
    try:
        process.wait(timeout=0.1)
    except subprocess.TimeoutExpired:
        return
