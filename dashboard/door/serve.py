"""Serve the atlas on this machine: a free port, the server as a child, the browser once it answers."""

import errno
import http.client
import os
import socket
import subprocess
import sys
import webbrowser
from pathlib import Path

from dashboard.door.processes import ROOT, PlainError, child_env, put_off, stop, wait
from dashboard.door.setup import PYTHON

HOST = "127.0.0.1"
PATIENCE = 60  # seconds until a server that does not answer is given up


def serve(port: int, data: Path, browser: bool, edit: bool) -> int:
    """Serve until Ctrl-C; give the exit code."""
    with reserve(port) as place:
        free = place.getsockname()[1]
        if free != port:
            print(f"Port {port} is taken: using {free}.")
        child = start(free, data, edit)
        try:
            wait_until_healthy(child, free)
            print(f"Serving http://{HOST}:{free} (Ctrl-C to stop)")
            if edit:
                print(f"To edit, on this machine alone: http://{HOST}:{free}/edit")
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


def reserve(first: int) -> socket.socket:
    """Find the next free port from `first` on, and hold its place with a UDP socket of the same number.

    The server opens its port only seconds later; till then the UDP socket tells another start that it is spoken for.
    """
    for port in range(first, 65536):
        place = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            place.bind((HOST, port))
            socket.create_server((HOST, port)).close()
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


def start(port: int, data: Path, edit: bool) -> subprocess.Popen[bytes]:
    """Start Streamlit as a child; its greetings are dropped, its errors shown."""
    streamlit = [str(PYTHON), "-m", "streamlit", "run", "dashboard/app.py", "--server.headless", "true"]
    place = ["--server.address", HOST, "--server.port", str(port), "--logger.level", "warning"]
    with put_off() as asked_to_stop:  # between the child's start and its name being known nobody could end it
        child = subprocess.Popen(
            [*streamlit, *place],
            cwd=ROOT,
            env=child_env(ATLAS_DATA=str(data), ATLAS_EDIT="1" if edit else ""),  # never on by a variable left over
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
