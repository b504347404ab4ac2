"""Set-up with real virtual environments and a real pip, offline: first, second, broken and repaired."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from copies import Door, until

from dashboard.door import setup


def installed(door: Door) -> str:
    """Give the version of the package in a copy's .venv."""
    ask = [door.root / ".venv/bin/python", "-c", "import parcel; print(parcel.version)"]
    return subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip()


def test_the_first_start_says_what_it_does(finished: Door) -> None:
    """Each step and each package is named, then the command does its work."""
    said = finished.said().splitlines()
    assert said[0].startswith("First start: setting up in ")
    assert said[1:] == [
        "  making the virtual environment",
        "  fetching parcel-1.0",
        "  installed 1 of 1: parcel-1.0",
        "Set-up done.",
        f"looked at {finished.root / 'data'}",
    ]


def test_the_second_start_is_quick_and_silent(door: Door) -> None:
    """Nothing is set up again."""
    before = time.monotonic()
    assert door.run("check") == (1, f"looked at {door.root / 'data'}\n")
    assert time.monotonic() - before < 2


def test_changed_pins_are_installed(door: Door) -> None:
    """After a change of requirements.txt its versions are installed, and the reason is given."""
    door.pin("parcel==2.0")
    _, said = door.run("check")
    assert "The versions in requirements.txt have changed: installing them." in said
    assert installed(door) == "2.0"


def test_run_alone_installs_nothing_for_tests(door: Door) -> None:
    """Only `test` looks at requirements-dev.txt, and it says that it adds something."""
    (door.root / "requirements-dev.txt").write_text("-r requirements.txt\nabsent==9\n")
    assert door.run("check") == (1, f"looked at {door.root / 'data'}\n")
    code, said = door.run("test")
    assert code == 2
    assert "The versions in requirements-dev.txt are not installed yet: installing them." in said
    assert "The package absent==9 " in said


def test_a_half_made_folder_is_made_anew(door: Door) -> None:
    """Killed amid set-up, the next start repairs by itself."""
    shutil.rmtree(door.root / ".venv")
    child = door.start("check")
    until(lambda: (door.root / ".venv/bin/python").exists())
    child.kill()
    child.wait()
    assert not door.stamp().exists()
    _, said = door.run("check")
    assert "The last set-up was not finished: making .venv anew." in said
    assert installed(door) == "1.0"


@pytest.mark.parametrize("stamp", ["", "{", "[1]", "null"])
def test_a_spoilt_stamp_counts_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stamp: str) -> None:
    """Whatever stands in the stamp, the door does not stumble over it."""
    monkeypatch.setattr(setup, "STAMP", tmp_path / "stamp")
    (tmp_path / "stamp").write_text(stamp)
    assert setup.read_stamp() == {}


def test_a_python_that_is_gone_is_replaced(door: Door) -> None:
    """A .venv whose Python was moved or removed is made anew."""
    python = door.root / ".venv/bin/python"
    python.unlink()
    python.symlink_to("/nowhere/python3")
    _, said = door.run("check")
    assert "The Python behind .venv is gone or has changed: making .venv anew." in said
    assert installed(door) == "1.0"


def test_without_network_it_says_so(door: Door) -> None:
    """One plain last line; the next start tries again."""
    door.pin("parcel==2.0")
    code, said = door.run(
        "check", PIP_NO_INDEX="0", PIP_FIND_LINKS="", PIP_INDEX_URL="http://127.0.0.1:9/", PIP_RETRIES="1"
    )
    assert code == 2
    assert "  the package index does not answer; pip tries again\n" in said
    assert said.splitlines()[-1].startswith("The package index cannot be reached: check the network")
    assert "Traceback" not in said
    assert "looked at" in door.run("check")[1]


def test_without_venv_it_names_the_debian_package(door: Door, tmp_path: Path) -> None:
    """Debian parts Python from ensurepip; the answer says what to install."""
    (tmp_path / "ensurepip.py").write_text("raise ImportError\n")
    door.stamp().unlink()
    code, said = door.run("check", PYTHONPATH=str(tmp_path))
    assert code == 2
    assert "sudo apt install python3-venv" in said
    assert "Traceback" not in said


def test_a_venv_that_cannot_be_made_is_told(door: Door) -> None:
    """A file stands where the folder should be."""
    shutil.rmtree(door.root / ".venv")
    (door.root / ".venv").write_text("")
    code, said = door.run("check")
    assert code == 2
    assert "Traceback" not in said
    assert str(door.root / ".venv") in said.splitlines()[-1]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_write_permission_is_told(door: Door) -> None:
    """The answer says to copy the project elsewhere."""
    door.stamp().unlink()
    door.root.chmod(0o555)
    try:
        code, said = door.run("check")
    finally:
        door.root.chmod(0o755)
    assert code == 2
    assert "No right to write" in said


def test_a_second_start_waits_for_the_first(door: Door) -> None:
    """While somebody else holds the lock it waits and says so; then it goes on."""
    fcntl = pytest.importorskip("fcntl")
    door.pin("parcel==2.0")
    with (door.root / ".venv.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        child = door.start("check")
        until(lambda: "waiting for it to finish" in door.said())
        assert child.poll() is None
    assert child.wait(timeout=30) == 1
    assert installed(door) == "2.0"


def test_the_lock_of_a_dead_start_blocks_nobody(door: Door) -> None:
    """A lock file left behind means nothing without its holder."""
    door.pin("parcel==2.0")
    (door.root / ".venv.lock").write_text("4194304")
    assert "waiting" not in door.run("check")[1]


def test_ctrl_c_amid_set_up_is_plain(door: Door) -> None:
    """Exit code 130, no traceback, and the next start repairs."""
    door.stamp().unlink()
    child = door.start("check")
    until(lambda: "making the virtual environment" in door.said())
    os.killpg(child.pid, 2)
    assert child.wait(timeout=10) == 130
    assert "Traceback" not in door.said()
    assert "Stopped" in door.said()
    assert door.run("check")[0] == 1
