"""The command `new`: a record asked for question by question, shown, and written once it is approved."""

import json
import sys
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard.analysis.projection import distance_km
from dashboard.editing import git
from dashboard.editing.changes import Change, Editor, key_of, plain
from dashboard.editing.desk import desk
from dashboard.editing.form import label
from dashboard.editing.proving import doubts
from dashboard.editing.save import LONGEST_WHY, RefusedError, SaveError, save, take_up
from dashboard.records.items import UnreadableError
from dashboard.records.messages import field_name
from dashboard.records.read import SHEETS, load
from dashboard.records.write import record_lines
from dashboard.terminal import kept
from dashboard.terminal.asking import Stopped, Terminal
from dashboard.terminal.interview import Interview, fields
from dashboard.terminal.kept import Begun
from dashboard.terminal.options import Option

WRITTEN, NOT_WRITTEN, CANNOT = 0, 1, 2
YES, NO = "yes", "no"
_KEPT = f"What you typed lies in .desk/{kept.NAME} of the data folder; the next `new` offers it."
_YES_OR_NO = {YES: Option("Yes", others=("y",)), NO: Option("No", others=("n",))}


def main(what: str, data: str) -> int:
    """Ask for a new `deal` or `supplier` and write it; give 0, 1 where nothing was written, 2 where it cannot be."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        print("`new` asks its questions in a terminal, and this is none: start it in one.", file=sys.stderr)
        return CANNOT
    folder = Path(data)
    try:
        with FileLock(desk(folder) / "new.lock", timeout=0):
            if unfinished := take_up(folder):
                print(unfinished, file=sys.stderr)
            return _conversation(folder, what)
    except Timeout:
        print(f"A record is being typed for {folder} in another terminal; finish it first.", file=sys.stderr)
    except SaveError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"The folder {folder} cannot be written: {error.strerror}.", file=sys.stderr)
    return CANNOT


def _conversation(folder: Path, what: str) -> int:
    terminal, begun = Terminal(), list[Begun]()
    left: kept.Left | None = None
    terminal.say("One question at a time. Ctrl-C stops, and what you typed is kept for the next `new`.")
    terminal.say()
    try:
        found, left = _begun_before(folder, terminal)
        begun += found or [Begun("suppliers.yaml" if what == "supplier" else "deals.yaml")]
        return _answered(folder, begun, left, terminal)
    except Stopped as stopped:
        left = kept.Left(stopped.field, stopped.typed) if stopped.field else None
    except KeyboardInterrupt:
        pass
    print(f"\n\n{kept.text(begun, left)}")
    _keep(folder, begun, left)
    print(f"Nothing was written. {_KEPT if (folder / '.desk' / kept.NAME).exists() else ''}".strip())
    return NOT_WRITTEN


def _keep(folder: Path, begun: list[Begun], left: kept.Left | None = None) -> None:
    """Keep what is typed; a disk that is full ends no conversation."""
    try:
        kept.keep(folder, begun, left)
    except OSError as error:
        print(f"  ! What you typed last cannot be kept for later: {error.strerror}.")


def _begun_before(folder: Path, terminal: Terminal) -> tuple[list[Begun], kept.Left | None]:
    """What was typed and not written the last time, where somebody wants to go on with it."""
    try:
        begun, left = kept.read(folder)
    except UnreadableError as error:
        terminal.say(
            f"What was typed the last time cannot be read: it {error.message}. It lies in {kept.lay_aside(folder)}."
        )
        return [], None
    if not begun:
        return [], left
    print(f"A record that was begun earlier is not written yet:\n\n{kept.text(begun, left)}")
    terminal.say("Go on with it?")
    if terminal.choose(_YES_OR_NO) == YES:
        return begun, left
    terminal.say(f"It lies in {kept.lay_aside(folder)} from now on.")
    return [], None


def _answered(folder: Path, begun: list[Begun], left: kept.Left | None, terminal: Terminal) -> int:
    """Ask until the records are approved and written, or somebody says no."""
    interview = Interview(terminal, load(folder), begun, lambda: _keep(folder, begun), left)
    while True:
        for one in [*begun]:
            interview.complete(one)
        refused = next((one for one in begun if not _approved(interview, one)), None)
        if refused and refused is not begun[-1]:
            begun.remove(refused)  # a firm that the record is not to bring along after all
        elif refused:
            terminal.say(f"Nothing was written. {_KEPT}")
            return NOT_WRITTEN
        elif _saved(folder, begun, terminal):
            kept.forget(folder)
            return WRITTEN
        interview.dataset = load(folder)


def _approved(interview: Interview, one: Begun) -> bool:
    """Show a record as it would be written, let fields be answered again, and ask whether it is right."""
    terminal, names = interview.terminal, SHEETS[one.file][0].model_fields
    answers = {**_YES_OR_NO, **{name: Option(label(name)) for name in names}}
    while True:
        interview.complete(one)
        print(f"\n# {one.file}", *(line for _, line in record_lines(fields(one))), "", sep="\n")
        if one.file == "deals.yaml":
            for where, sentence in doubts(interview.dataset, fields(one), distance_km):
                terminal.say(f"{field_name(where)}: {sentence}", "  ? ")
        terminal.say(f"Write it to {one.file}? (yes, no, or a field to fill in or change; ? lists the fields)")
        answer = terminal.choose(answers)
        if answer in _YES_OR_NO:
            return answer == YES
        interview.ask(one, (answer,))


def _saved(folder: Path, begun: list[Begun], terminal: Terminal) -> bool:
    """Write the records as one change; where that is refused, say why."""
    who, why = _author(folder, terminal), _why(terminal)
    new = [plain(one.file, fields(one)) for one in begun]
    changes = [Change(one.file, record[key_of(one.file)], None, record) for one, record in zip(begun, new, strict=True)]
    try:
        save(folder, changes, who, why)
    except SaveError as error:
        terminal.say(str(error), "  ! ")
        for problem in error.problems if isinstance(error, RefusedError) else ():
            terminal.say(str(problem), "  ! ")
        return False
    for change in changes:
        terminal.say(f"Written: {change.key}, in {folder / change.file}.")
    return True


def _author(folder: Path, terminal: Terminal) -> Editor:
    """Who writes the record: by git's settings, else as answered."""
    if (owner := git.owner(folder)) and owner.name:
        terminal.say(f"By {owner.name} <{owner.email}>, as git's settings say.")
        return owner
    terminal.say("Your name, for the history:")
    while not (name := terminal.line()):
        terminal.say("is empty; a name is expected", "  ! ")
    terminal.say("Your e-mail address, for the history: (Enter: none)")
    return Editor(name, terminal.line())


def _why(terminal: Terminal) -> str:
    terminal.say("Why is it added? One line, for the history:")
    why = ""
    while not 0 < len(why := terminal.line(why)) <= LONGEST_WHY:
        terminal.say(f"has {len(why)} characters; 1 to {LONGEST_WHY} are expected", "  ! ")
    return why


if __name__ == "__main__":
    sys.exit(main(**json.loads(sys.argv[1])))
