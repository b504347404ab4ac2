"""Save changes of records: checked, whole or not at all, never over another editor's words, and kept in the history."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from os import set_inheritable
from pathlib import Path
from secrets import token_hex

from filelock import FileLock, Timeout

from dashboard.editing import history, unfinished
from dashboard.editing.changes import Change, Editor
from dashboard.editing.desk import desk
from dashboard.editing.planned import Texts, in_form, planned, verify
from dashboard.editing.refused import Clash, ClashError, RefusedError, SaveError
from dashboard.records.fields import UNSEEN
from dashboard.records.problems import Problem
from dashboard.records.read import load

__all__ = ["Clash", "ClashError", "RefusedError", "SaveError", "preview", "save", "take_up"]

PATIENCE = 30  # seconds that a save waits for others
LONGEST_WHY = 300  # characters
ASIDE = "set-aside-"
BOM = b"\xef\xbb\xbf"


def save(folder: Path, changes: Sequence[Change], who: Editor, why: str) -> None:
    """Carry out changes as one; raise RefusedError, ClashError or SaveError, and then no file has changed."""
    why = _one_line(why)
    if not why:
        raise SaveError("Not saved yet: write in one line why the change is made.")
    if len(why) > LONGEST_WHY:
        raise SaveError(f"Not saved yet: the reason has {len(why):,} characters; at most {LONGEST_WHY} are kept.")
    email = _one_line(who.email)
    with alone(folder):
        _take_up(folder)
        changes = in_form(changes)
        if texts := planned(folder, changes):
            _check(folder, texts, changes)
            verify(texts, changes)
            _write(folder, texts, Editor(_one_line(who.name) or email or "Unknown", email), why)


def take_up(folder: Path) -> str:
    """Finish what a save cut short has left; give a sentence where that needs a person, else "". Raise SaveError."""
    if unfinished.found(folder):
        with alone(folder):
            _take_up(folder)
    aside = sorted((folder / ".desk").glob(f"{ASIDE}*"))
    return " ".join(_set_aside(place) for place in aside)


def preview(folder: Path, changes: Sequence[Change]) -> Texts:
    """The texts of the files before and after changes, by name; raise SaveError or ClashError as `save` does."""
    return planned(folder, in_form(changes))


def _one_line(text: str) -> str:
    """What is typed, without what cannot be seen or, being half a character, cannot be written."""
    return " ".join(UNSEEN.sub(" ", text.encode("utf-8", "ignore").decode()).split())


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let one change of the files run at a time; the system drops the lock of a process that ends, however it ends.

    Raise SaveError where others take too long, or the folder cannot be written.
    """
    try:
        # A git that outlives its save holds the lock on: what it commits must still be what lies there.
        with FileLock(
            desk(folder) / "lock", timeout=PATIENCE, on_acquired=lambda number: set_inheritable(number, True)
        ):
            yield
    except Timeout:
        raise SaveError(f"Not saved: other saves have been running for {PATIENCE} seconds. Try again.") from None
    except OSError as error:
        raise SaveError(f"Not saved: {unfinished.plainly(error)}.") from None


def _take_up(folder: Path) -> None:
    """Carry an unfinished save to its end, or back; where somebody changed the files since, lay it aside."""
    unfinished.clear(folder)
    for place in unfinished.found(folder):
        try:
            if not unfinished.fits(folder, place):
                place.rename(place.with_name(f"{ASIDE}{token_hex(4)}"))
            elif place.name == unfinished.UNDONE:
                unfinished.take_back(folder, place)
            else:
                _finish(folder, place)
        except (unfinished.WriteError, history.HistoryError) as error:
            raise SaveError(f"{_cut_short(place)} and cannot be finished yet: {error}.") from None


def _cut_short(place: Path) -> str:
    about = unfinished.about(place)
    return f"A save by {about['name']} ({about['why']}) was cut short"


def _set_aside(place: Path) -> str:
    names = ", ".join(unfinished.about(place)["files"])
    return (
        f"{_cut_short(place)}, and somebody changed {names} since: see whether anything of it is missing there. "
        f"It lies in {place}; delete that folder when it is needed no more."
    )


def _finish(folder: Path, place: Path) -> None:
    """Put the new files in place and enter the save in the history."""
    unfinished.carry_out(folder, place)
    history.keep(folder, place)


def _check(folder: Path, texts: Texts, changes: Sequence[Change]) -> None:
    """Refuse what is wrong in a changed record, and what was not wrong before."""
    if errors := _errors(folder, {name: new for name, (_, new) in texts.items()}):
        changed = {(f"{folder.resolve().name}/{change.file}", change.key) for change in changes}
        before = {_said(problem) for problem in _errors(folder)}
        if wrong := [error for error in errors if (error.file, error.record) in changed or _said(error) not in before]:
            raise RefusedError(wrong)


def _errors(folder: Path, texts: Mapping[str, str] | None = None) -> list[Problem]:
    return [problem for problem in load(folder, texts=texts).problems if problem.severity == "error"]


def _said(problem: Problem) -> tuple[str, str, str, str]:
    return problem.file, problem.record, problem.field, problem.message


def _write(folder: Path, texts: Texts, who: Editor, why: str) -> None:
    when = datetime.now(UTC).isoformat(timespec="seconds")
    about = {"name": who.name, "email": who.email, "why": why, "when": when}
    old, new = ({name: content(folder / name, pair[n]) for name, pair in texts.items()} for n in (0, 1))
    try:
        history.keep_outside(folder, list(texts), when)
        place = unfinished.lay_ready(folder, old, new, about)
    except (unfinished.WriteError, history.HistoryError) as error:
        raise SaveError(f"Not saved: {error}.") from None
    try:
        _finish(folder, place)
    except (unfinished.WriteError, history.HistoryError) as error:
        raise _taken_back(folder, place, error) from None


def _taken_back(folder: Path, place: Path, why: Exception) -> SaveError:
    """Put the old files back; tell why the save did not take place."""
    try:
        unfinished.take_back(folder, place)
    except unfinished.WriteError as error:
        return SaveError(
            f"Not saved: {why}. The old files are not back yet ({error}): the next save or start sees to it."
        )
    return SaveError(f"Not saved: {why}.")


def content(path: Path, text: str) -> bytes:
    """A file's new content, with the mark at its head where it has one."""
    return (BOM if path.read_bytes().startswith(BOM) else b"") + text.encode()
