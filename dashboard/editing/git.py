"""Saves as commits, where the data folder is in a git checkout."""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from dashboard.editing.changes import Editor
from dashboard.editing.entry import FILES, OUTSIDE, Entry

# The one who started the server may have set these for a work of its own.
_OWN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE")
_LOOK = ["-c", "core.quotepath=false", "--no-optional-locks"]
_FORMAT = "%x01%H%x00%aI%x00%an%x00%ae%x00%B%x00"


class GitError(Exception):
    """Git did not do what it was asked to; the last line of what it said."""


def _git(folder: Path, *words: str, said: str = "", who: Editor | None = None) -> bytes:
    env = {name: value for name, value in os.environ.items() if name not in _OWN}
    env |= {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"}
    if who:
        for role in ("AUTHOR", "COMMITTER"):
            env |= {f"GIT_{role}_NAME": who.name, f"GIT_{role}_EMAIL": who.email}
    try:
        asked = [shutil.which("git") or "git", *_LOOK, *words]
        # The words are our own, but for a revision, which cannot be taken for an option; texts go in through `said`.
        done = subprocess.run(asked, cwd=folder, env=env, input=said.encode(), capture_output=True, check=False)  # noqa: S603
    except OSError as error:
        raise GitError(str(error)) from None
    if done.returncode:
        lines = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines() or ["no answer"]
        raise GitError(next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[-1]))
    return done.stdout


def tracked(folder: Path) -> bool:
    """Whether the data folder's deals are in a git checkout."""
    try:
        _git(folder, "ls-files", "--error-unmatch", "deals.yaml")
    except GitError:
        return False
    return True


def owner(folder: Path) -> Editor | None:
    """Who works in this checkout, as git's settings name them."""
    try:
        name, email = (_git(folder, "config", f"user.{part}").decode().strip() for part in ("name", "email"))
    except GitError:
        return None
    return Editor(name, email)


def commit(folder: Path, revision: str) -> str:
    """The commit that a branch, tag or other name of a revision means; raise GitError."""
    asked = ["--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    return _git(folder, "rev-parse", *asked).decode().strip()


def keep_outside(folder: Path, names: Sequence[str]) -> None:
    """Commit by itself what was changed outside the desk, so that a save holds only its own; raise GitError."""
    if changed := _changed(folder, names):
        _commit(folder, changed, owner(folder) or Editor("Unknown", "unknown@localhost"), OUTSIDE)


def keep(folder: Path, names: Sequence[str], who: Editor, why: str) -> None:
    """Commit files as they are now; nothing where they are as committed. Raise GitError."""
    if changed := _changed(folder, names):
        _commit(folder, changed, who, why)


def _changed(folder: Path, names: Sequence[str]) -> list[str]:
    lines = _git(folder, "status", "--porcelain", "--", *names).decode().splitlines()
    return [name for name in names if any(line.endswith(f"/{name}") or line[3:] == name for line in lines)]


def _commit(folder: Path, names: Sequence[str], who: Editor, why: str) -> None:
    asked = ["--only", "--quiet", "--no-verify", "--cleanup=whitespace", "--file=-"]
    _git(folder, "-c", "commit.gpgsign=false", "commit", *asked, "--", *names, said=why, who=who)


def entries(folder: Path, most: int) -> list[Entry]:
    """The last commits that changed records, newest first; raise GitError."""
    log = _git(folder, "log", f"--max-count={most}", f"--format={_FORMAT}", "--name-only", "--", *FILES)
    return [_entry(part) for part in re.split(r"\x01(?=[0-9a-f]{40,64}\0)", log.decode("utf-8", "replace"))[1:]]


def _entry(part: str) -> Entry:
    commit, when, name, email, why, names = part.split("\0", 5)
    changed = {line.rpartition("/")[2] for line in names.splitlines()}
    return Entry(commit, when, Editor(name, email), why.strip(), tuple(name for name in FILES if name in changed))


@lru_cache(maxsize=64)
def text(folder: Path, commit: str, name: str, before: bool) -> str:
    """A file as a commit left it, or as it was before; "" where it was not there."""
    try:
        return _git(folder, "show", f"{commit}{'^' if before else ''}:./{name}").decode("utf-8-sig", "replace")
    except GitError:
        return ""
