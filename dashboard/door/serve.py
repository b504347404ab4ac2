"""Serve the atlas on this machine: a free port, the server as a child, the browser once it answers."""

import errno
import http.client
import os
import socket
import subprocess
import sys
import webbrowser
from pathlib import Path

from dashboard.door import network
from dashboard.door.processes import ROOT, PlainError, child_env, put_off, stop, wait
from dashboard.door.setup import PYTHON

HOST = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104 – this machine and, as asked for, every network it is in
PATIENCE = 60  # seconds until a server that does not answer is given up
OPEN = "Everybody in this network can read the atlas while it runs; nobody can edit it."
NO_NETWORK = "This machine is in no network, so only it is served. Join one, or make a hotspot, then start again."


def serve(port: int, data: Path, browser: bool, edit: bool, for_network: bool) -> int:
    """Serve until Ctrl-C; give the exit code."""
    reached = network.address() if for_network else ""
    with reserve(port, EVERYWHERE if reached else HOST) as place:
        free = place.getsockname()[1]
        if free != port:
            print(f"Port {port} is taken: using {free}.")
        child = start(free, data, edit, reached and f"http://{reached}:{free}")
        try:
            wait_until_healthy(child, free)
            print(f"Serving http://{HOST}:{free} (Ctrl-C to stop)")
            if edit:
                print(f"To edit, on this machine alone: http://{HOST}:{free}/edit")
            if for_network:
                print(f"For phones in the same network: http://{reached}:{free}\n{OPEN}" if reached else NO_NETWORK)
            if browser and has_browser():
                webbrowser.open(f"http://{HOST}:{free}")
            child.wait()
        except KeyboardInterrupt:
            stop(child)
            print("\nStopped.")
            return 0
        finally:
            stop(child)
    raise PlainError(f"The server ended by itself (exit code {child.returncode}): see the lines above.")


def reserve(first: int, host: str = HOST) -> socket.socket:
    """Find the host's next free port from `first` on, and hold its place with a UDP socket of the same number.

    The server opens its port only seconds later; till then the UDP socket tells another start that it is spoken for.
    """
    for port in range(first, 65536):
        place = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            place.bind((host, port))
            socket.create_server((host, port)).close()
        except OSError as error:
            place.close()
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            if error.errno == errno.EACCES and port < 1024:
                raise PlainError(
                    f"Port {port} needs administrator rights: choose one above 1023 with --port."
                ) from error
        else:
            return place
    raise PlainError(f"No port from {first} up is free: choose a lower one with --port.")


def start(port: int, data: Path, edit: bool, reached: str) -> subprocess.Popen[bytes]:
    """Start Streamlit as a child; its greetings are dropped, its errors shown.

    `reached`: the address for the network, which is then served too.
    """
    streamlit = [str(PYTHON), "-m", "streamlit", "run", "dashboard/app.py", "--server.headless", "true"]
    place = ["--server.address", EVERYWHERE if reached else HOST, "--server.port", str(port)]
    # Its greeting would ask the internet for this machine's public address.
    quiet = ["--logger.level", "warning", "--logger.hideWelcomeMessage", "true"]
    # None of these is ever on by a variable left over.
    told = child_env(ATLAS_DATA=str(data), ATLAS_EDIT="1" if edit else "", ATLAS_NETWORK=reached)
    with put_off() as asked_to_stop:  # between the child's start and its name being known nobody could end it
        child = subprocess.Popen(
            [*streamlit, *place, *quiet],
            cwd=ROOT,
            env=told,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,  # a Ctrl-C reaches the door alone, which ends the server in good order
        )
    if asked_to_stop:
        stop(child)
        raise KeyboardInterrupt
    return child


def wait_until_healthy(child: subprocess.Popen[bytes], port: int) -> None:
    """Return once the server answers; refuse if it ends first or never answers."""
    for _ in range(PATIENCE * 10):
        if wait(child, 0.1):
            raise PlainError(f"The server could not start (exit code {child.returncode}): see the lines above.")
        if healthy(port):
            return
    raise PlainError(f"The server did not answer within {PATIENCE} seconds.")


def healthy(port: int) -> bool:
    """Ask the server whether it is ready; never through a proxy."""
    asking = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        asking.request("GET", "/_stcore/health")
        return asking.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asking.close()


def has_browser() -> bool:
    """Say whether a desktop browser can be expected here."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
