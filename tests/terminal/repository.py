"""A small git checkout with a valid data folder in it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.records.builders import write_data

ROOT = Path(__file__).parents[2]


def git(folder: Path, *words: str) -> str:
    """Run git in a folder; give what it prints."""
    asked = ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", *words]
    return subprocess.run(asked, cwd=folder, check=True, capture_output=True, text=True).stdout


def checkout(folder: Path, **files: Any) -> Path:
    """Make a checkout whose one commit holds `folder`/data; give the data folder."""
    data = write_data(folder, **files)
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "The data as it begins")
    return data


def commit(folder: Path, why: str) -> None:
    """Commit all there is."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", f"--message={why}")


def run(command: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a command of the terminal as the door does."""
    asked = [sys.executable, "-m", f"dashboard.terminal.{command}", json.dumps(options, default=str)]
    return subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
