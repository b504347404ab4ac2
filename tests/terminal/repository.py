"""A small git checkout with a valid data folder in it."""

import io
import json
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

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


def words(command: str, **options: Any) -> list[str]:
    """Give the words that start a command of the terminal, as the door does."""
    return [sys.executable, "-m", f"dashboard.terminal.{command}", json.dumps(options, default=str)]


class Done(NamedTuple):
    """What a command gave and printed."""

    code: int
    out: str
    err: str


def run(command: str, **options: Any) -> Done:
    """Run a command of the terminal in this process, which is faster; its options come as the door hands them on."""
    main = import_module(f"dashboard.terminal.{command}").main
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        code = main(**json.loads(json.dumps(options, default=str)))
    return Done(code, out.getvalue(), err.getvalue())
