"""Saves as commits, where the data folder is in a git checkout."""

import os
import re
import shutil
import time
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from subprocess import PIPE, Popen

from dashboard.editing.changes import Editor
from dashboard.editing.entry import FILES, OUTSIDE, Entry
from dashboard.records.read import FILES as EVERY_FILE

PATIENCE = 5  # seconds that a commit waits for another git at work in the same checkout

# The one who started the server may have set these for a work of its own.
_OWN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE")
# Settings of the checkout that would get in the way.
_SET = {
    "core.quotepath": "false",
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "commit.gpgsign": "false",
    "i18n.commitEncoding": "UTF-8",
    "i18n.logOutputEncoding": "UTF-8",
}
_OPTIONS = ["--no-optional-locks", *(word for name, value in _SET.items() for word in ("-c", f"{name}={value}"))]
_FORMAT = "%x01%H%x00%aI%x00%an%x00%ae%x00%B%x00"
_NO_NAME = re.compile(r"[\s.,:;<>\"'\\]*")  # git takes no name of these alone


class GitError(Exception):
    """Git did not do what it was asked to; the line of its answer that says why."""


def _git(folder: Path, *words: str, said: str = "", who: Editor | None = None) -> bytes:
    patience = time.monotonic() + PATIENCE
    while True:
        try:
            return _run(folder, words, said, who)
        except GitError as error:
            if ".lock': File exists" not in str(error) or time.monotonic() > patience:
                raise
        time.sleep(0.05)


def _run(folder: Path, words: Sequence[str], said: str, who: Editor | None) -> bytes:
    asked = [shutil.which("git") or "git", *_OPTIONS, *words]
    try:
        # The words are our own, but for a revision, which cannot be taken for an option; texts go in through `said`.
        # Git is not stopped with the program that asked it: it ends what it has begun, and holds the lock of the save
        # for as long.
        git = Popen(  # noqa: S603
            asked, cwd=folder, env=_env(who), stdin=PIPE, stdout=PIPE, stderr=PIPE,
            start_new_session=True, close_fds=False,
        )  # fmt: skip
        try:
            with git:
                answer, complaint = git.communicate(said.encode())
        finally:
            git.wait()  # also where the keyboard has stopped this program
    except OSError as error:
        raise GitError(str(error)) from None
    if git.returncode:
        lines = (complaint or answer).decode("utf-8", "replace").strip().splitlines()
        lines = lines or [f"it ended with {git.returncode} and no word"]
        raise GitError(next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[-1]))
    return answer


def _env(who: Editor | None) -> dict[str, str]:
    env = {name: value for name, value in os.environ.items() if name not in _OWN}
    env |= {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", "LANGUAGE": ""}
    if who:
        name = "Unknown" if _NO_NAME.fullmatch(who.name) else who.name
        for role in ("AUTHOR", "COMMITTER"):
            env |= {f"GIT_{role}_NAME": name, f"GIT_{role}_EMAIL": who.email}
    return env


def tracked(folder: Path) -> bool:
    """Whether the data folder's deals are in a git checkout's last commit, and git sees what changes in the files."""
    try:
        _git(folder, "cat-file", "-e", "HEAD:./deals.yaml")
    except GitError:
        return False
    return not any((folder / name).is_symlink() for name in EVERY_FILE)


def setting(folder: Path, name: str) -> str:
    """A setting of git as it counts in a folder, such as user.name; "" where there is none, or no git."""
    try:
        return _git(folder, "config", name).decode("utf-8", "replace").strip()
    except GitError:
        return ""


def owner(folder: Path) -> Editor | None:
    """Who works in this checkout, as git's settings name them; None where they do not."""
    name, email = setting(folder, "user.name"), setting(folder, "user.email")
    return Editor(name, email) if name and email else None


def commit(folder: Path, revision: str) -> str:
    """The commit that a branch, tag or other name of a revision means; raise GitError."""
    asked = ["--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    return _git(folder, "rev-parse", *asked).decode().strip()


def keep_outside(folder: Path, names: Sequence[str]) -> None:
    """Commit by itself what was changed outside the desk, so that a save holds only its own; raise GitError."""
    if changed := _changed(folder, names):
        _commit(folder, changed, owner(folder) or Editor("Unknown", "unknown@localhost"), OUTSIDE)


def keep(folder: Path, names: Sequence[str], who: Editor, why: str) -> None:
    """Commit files as they are now; raise GitError."""
    if changed := _changed(folder, names):
        _commit(folder, changed, who, why)
    else:  # the commit was made, and cut short before it was entered in the index
        _git(folder, "reset", "--quiet", "--", *names)


def _changed(folder: Path, names: Sequence[str]) -> list[str]:
    """The files that are not as in the last commit; new ones are announced to git."""
    if new := _names(_git(folder, "ls-files", "-z", "--others", "--exclude-standard", "--", *names)):
        _git(folder, "add", "--intent-to-add", "--", *new)
    return _names(_git(folder, "diff", "HEAD", "-z", "--name-only", "--relative", "--", *names))


def _names(listed: bytes) -> list[str]:
    return [name for name in listed.decode().split("\0") if name]


def _commit(folder: Path, names: Sequence[str], who: Editor, why: str) -> None:
    _git(folder, "commit", "--only", "--quiet", "--cleanup=whitespace", "--file=-", "--", *names, said=why, who=who)


def entries(folder: Path, most: int) -> list[Entry]:
    """The last commits that changed records, newest first; raise GitError."""
    shown = [f"--max-count={most}", f"--format={_FORMAT}", "--name-only", "--diff-merges=first-parent"]
    log = _git(folder, "log", *shown, "--", *FILES)
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
