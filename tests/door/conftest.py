"""Copies of the project to start, break and repair."""

import shutil
import signal
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest
from copies import ROOT, Door, wheel


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """Put back the answers to signals that `stop` takes away: children of later tests would be deaf as well."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, answer in before.items():
        signal.signal(number, answer)


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Door:
    """A copy after its first start, made once; `said` holds what that start printed."""
    wheels = tmp_path_factory.mktemp("wheels")
    for version in ("1.0", "2.0"):
        wheel(wheels, version)
    root = tmp_path_factory.mktemp("first") / "Atlas für alle"
    shutil.copytree(ROOT / "dashboard", root / "dashboard", ignore=shutil.ignore_patterns("__pycache__", "pages"))
    (root / "data").mkdir()
    (root / "dashboard" / "analysis" / "check.py").write_text(
        "import json\nimport sys\n\nprint('looked at', json.loads(sys.argv[1])['data'])\nsys.exit(1)\n"
    )
    door = Door(root, wheels)
    door.pin("parcel==1.0")
    assert door.run("check")[0] == 1, door.said()
    return door


@pytest.fixture
def door(finished: Door, tmp_path: Path) -> Iterator[Door]:
    """A fresh copy of the finished one; whatever a test starts in it is ended by its own id."""
    root = tmp_path / "Atlas für alle"
    shutil.copytree(finished.root, root, symlinks=True)
    copy = Door(root, finished.wheels)
    yield copy
    for child in copy.started:
        if child.poll() is None:
            child.terminate()  # and not kill: the door then ends its server too
            child.wait(timeout=20)


@pytest.fixture
def app(door: Door) -> Door:
    """A copy whose .venv borrows the packages of this Python, with a one-line app in it."""
    site = next((door.root / ".venv").rglob("site-packages"))
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    (door.root / "dashboard" / "app.py").write_text("import streamlit as st\n\nst.write('hello')\n")
    return door
