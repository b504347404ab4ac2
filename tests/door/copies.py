"""A small copy of the project that sets itself up offline: its only package is a wheel made here."""

import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Door:
    """A copy of the project, and what is needed to start its door and look at what it says."""

    def __init__(self, root: Path, wheels: Path) -> None:
        """Take a folder and the folder of wheels that pip is to use."""
        self.root = root
        self.wheels = wheels
        self.started: list[subprocess.Popen[str]] = []

    def env(self, **extra: str) -> dict[str, str]:
        """Give an environment in which pip knows our wheels only."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "ATLAS_"))}
        offline = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": self.wheels.as_uri()}
        return {**kept, **offline, **extra}

    def pin(self, *lines: str) -> None:
        """Write what the app is to need."""
        (self.root / "requirements.txt").write_text("\n".join(lines) + "\n")

    def start(self, *words: str, **extra: str) -> subprocess.Popen[str]:
        """Start the door, its output to be read from `said`."""
        with (self.root / "said").open("w") as said:
            command = [sys.executable, "-m", "dashboard", *words]
            child = subprocess.Popen(
                command,
                cwd=self.root,
                env=self.env(**extra),
                stdout=said,
                stderr=said,
                text=True,
                start_new_session=True,
            )
        self.started.append(child)
        return child

    def said(self) -> str:
        """Give what the door last started has said so far."""
        return (self.root / "said").read_text()

    def run(self, *words: str, **extra: str) -> tuple[int, str]:
        """Run the door to its end; give exit code and output."""
        code = self.start(*words, **extra).wait(timeout=90)
        return code, self.said()

    def stamp(self) -> Path:
        """Give the file that tells a finished set-up."""
        return self.root / ".venv" / "set-up.json"


def until(true: Callable[[], object], seconds: float = 30) -> None:
    """Wait until something is true; fail if it never is."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def wheel(folder: Path, version: str) -> None:
    """Make a wheel of the package `parcel`."""
    info = f"parcel-{version}.dist-info"
    with zipfile.ZipFile(folder / f"parcel-{version}-py3-none-any.whl", "w") as file:
        file.writestr("parcel.py", f"version = {version!r}\n")
        file.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: parcel\nVersion: {version}\n")
        file.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: by hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        file.writestr(f"{info}/RECORD", "")
