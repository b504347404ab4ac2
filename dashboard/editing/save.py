"""Save changes of records: checked, whole or not at all, never over another editor's words, and kept in the history."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from filelock import FileLock, Timeout

from dashboard.editing import history, layout, unfinished
from dashboard.editing.changes import Change, Editor, Fields, key_of, plain, records
from dashboard.editing.coverage import now_covered
from dashboard.editing.desk import desk
from dashboard.records.items import UnreadableError, text_of
from dashboard.records.problems import Problem
from dashboard.records.read import FILES, load

PATIENCE = 30  # seconds that a save waits for others
LONGEST_WHY = 300  # characters
BOM = b"\xef\xbb\xbf"


class SaveError(Exception):
    """A save that did not take place, in one plain sentence; no file was changed."""


class RefusedError(SaveError):
    """A save after which the data would be wrong; `problems` tells what."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems."""
        super().__init__("Not saved: the data would no longer pass its check.")
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Clash:
    """A record that somebody else changed meanwhile: what was to be done, and as it stands now."""

    change: Change
    now: Fields | None


class ClashError(SaveError):
    """A save of records that were changed meanwhile."""

    def __init__(self, clashes: Sequence[Clash]) -> None:
        """Keep what clashed."""
        names = ", ".join(clash.change.key for clash in clashes)
        super().__init__(f"Not saved yet: somebody else changed {names} while you were writing.")
        self.clashes = tuple(clashes)


def save(folder: Path, changes: Sequence[Change], who: Editor, why: str) -> None:
    """Carry out changes as one; raise RefusedError, ClashError or SaveError, and then no file has changed."""
    why = " ".join(why.split())
    if not why:
        raise SaveError("Not saved yet: write in one line why the change is made.")
    if len(why) > LONGEST_WHY:
        raise SaveError(f"Not saved yet: the reason has {len(why):,} characters; at most {LONGEST_WHY} are kept.")
    with alone(folder):
        _take_up(folder)
        texts = _new_texts(folder, changes)
        if texts:
            _check(folder, texts, changes)
            _write(folder, texts, who, why)


def take_up(folder: Path) -> str:
    """Finish what a save cut short has left; give a sentence where that needs a person, else "". Raise SaveError."""
    if not (folder / ".desk").is_dir():
        return ""
    with alone(folder):
        return _take_up(folder)


def preview(folder: Path, changes: Sequence[Change]) -> dict[str, tuple[str, str]]:
    """The texts of the files before and after changes, by name; raise SaveError or ClashError as `save` does."""
    return {name: (text_of(folder / name), text) for name, text in _new_texts(folder, changes).items()}


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let one change of the files run at a time; the system drops the lock of a process that ends, however it ends.

    Raise SaveError where others take too long, or the folder cannot be written.
    """
    try:
        with FileLock(desk(folder) / "lock", timeout=PATIENCE):
            yield
    except Timeout:
        raise SaveError(f"Not saved: other saves have been running for {PATIENCE} seconds. Try again.") from None
    except OSError as error:
        raise SaveError(f"Not saved: the folder {folder.name} cannot be written: {error.strerror}.") from None


def _take_up(folder: Path) -> str:
    """Carry an unfinished save to its end; where somebody changed the files since, lay it aside."""
    unfinished.clear(folder)
    place = folder / ".desk" / "unfinished"
    if not place.is_dir():
        return ""
    about = unfinished.about(place)
    if not unfinished.fits(folder, place):
        aside = next(path for n in range(1, 10_000) if not (path := place.with_name(f"set-aside-{n}")).exists())
        place.rename(aside)
        said = f"A save by {about['name']} ({about['why']}) was cut short"
        return f"{said} and the files have changed since: it lies in {aside}."
    _finish(folder, place)
    return ""


def _finish(folder: Path, place: Path) -> None:
    """Put the new files in place and enter the save in the history; where that fails, put the old ones back."""
    about = unfinished.about(place)
    who = Editor(about["name"], about["email"])
    try:
        unfinished.carry_out(folder, place)
        history.keep(folder, place / "old", list(about["files"]), who, about["why"], about["when"])
    except (unfinished.WriteError, history.HistoryError) as error:
        unfinished.take_back(folder, place)
        raise SaveError(f"Not saved: {error}.") from None
    unfinished.throw_away(place)


def _new_texts(folder: Path, changes: Sequence[Change]) -> dict[str, str]:
    """The text of each file that changes, in the order in which they can be written without a wrong state between."""
    try:
        texts = {name: text_of(folder / name) for name in dict.fromkeys(change.file for change in changes)}
        present = {name: records(name, text) for name, text in texts.items()}
        if clashes := [clash for change in changes for clash in _clash(change, present[change.file].get(change.key))]:
            raise ClashError(clashes)
        new = dict(texts)
        for change in changes:
            new[change.file] = _changed(new[change.file], change, texts)
        _verify(present, new, changes)
    except UnreadableError as error:
        place = f" in line {error.line}" if error.line else ""
        raise SaveError(f"Not saved: a data file{place} {error.message}.") from None
    except layout.LayoutError as error:
        raise SaveError(f"Not saved: {error}.") from None
    new |= now_covered(folder, changes)
    return {name: new[name] for name in sorted(new, key=_rank(changes)) if new[name] != texts.get(name)}


def _clash(change: Change, now: Fields | None) -> Iterator[Clash]:
    """Whether a record is neither as its editor found it nor as it is to be."""
    before = None if change.before is None else plain(change.file, change.before)
    if now not in (before, change.after):
        yield Clash(change, now)


def _changed(text: str, change: Change, texts: Mapping[str, str]) -> str:
    key = key_of(change.file)
    if change.after is not None:
        # The comments of a record that comes from another file come with it.
        was = [layout.text_of_record(texts[file], change.key, key) for file in texts if file != change.file]
        return layout.put(text, change.after, key, "".join(was))
    return layout.drop(text, change.key, key)


def _verify(present: Mapping[str, Fields], new: Mapping[str, str], changes: Sequence[Change]) -> None:
    """See that the new texts say what was meant and nothing else."""
    for name, text in new.items():
        meant = dict(present[name])
        for change in changes:
            if change.file == name:
                meant |= {change.key: change.after}
        if records(name, text) != {key: fields for key, fields in meant.items() if fields is not None}:
            raise SaveError(f"Not saved: {name} is laid out in a way that cannot be changed safely here.")


def _rank(changes: Sequence[Change]) -> Callable[[str], int]:
    """Firms come before the records that name them, and go after them; a record leaves a file before it enters one."""

    def rank(name: str) -> int:
        goes = any(change.after is None for change in changes if change.file == name)
        return (3 if goes else 0) if name == "suppliers.yaml" else (1 if goes else 2)

    return rank


def _check(folder: Path, texts: Mapping[str, str], changes: Sequence[Change]) -> None:
    """Refuse what is wrong in a changed record, and what was not wrong before."""
    with TemporaryDirectory() as place:
        tried = Path(place) / folder.resolve().name
        tried.mkdir()
        for name in FILES:
            if (folder / name).is_file():
                shutil.copyfile(folder / name, tried / name)
        for name, text in texts.items():
            (tried / name).write_text(text, "utf-8", newline="")
        errors = _errors(tried)
    if errors:
        changed = {(f"{folder.resolve().name}/{change.file}", change.key) for change in changes}
        before = {_said(problem) for problem in _errors(folder)}
        if wrong := [error for error in errors if (error.file, error.record) in changed or _said(error) not in before]:
            raise RefusedError(wrong)


def _errors(folder: Path) -> list[Problem]:
    return [problem for problem in load(folder).problems if problem.severity == "error"]


def _said(problem: Problem) -> tuple[str, str, str, str]:
    return problem.file, problem.record, problem.field, problem.message


def _write(folder: Path, texts: Mapping[str, str], who: Editor, why: str) -> None:
    when = datetime.now(UTC).isoformat(timespec="seconds")
    contents = {name: content(folder / name, text) for name, text in texts.items()}
    try:
        history.keep_outside(folder, list(contents), when)
        place = unfinished.lay_ready(folder, contents, {"name": who.name, "email": who.email, "why": why, "when": when})
    except (unfinished.WriteError, history.HistoryError) as error:
        raise SaveError(f"Not saved: {error}.") from None
    _finish(folder, place)


def content(path: Path, text: str) -> bytes:
    """A file's new content, with the mark at its head where it has one."""
    return (BOM if path.read_bytes().startswith(BOM) else b"") + text.encode()
