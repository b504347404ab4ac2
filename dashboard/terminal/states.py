"""A state of the data to compare: a folder, a single file, or a revision of git."""

from dataclasses import dataclass
from pathlib import Path

from dashboard.editing import git
from dashboard.editing.entry import FILES as YAML_FILES
from dashboard.records import yaml_file
from dashboard.records.items import UnreadableError, text_of
from dashboard.records.read import FILES, SHEETS


class StateError(Exception):
    """A state that cannot be read, in one plain sentence."""


@dataclass(frozen=True)
class State:
    """The texts of data files by their names; `whole` tells whether a file that is not among them holds nothing."""

    name: str
    texts: dict[str, str]
    whole: bool = True


def state(word: str, data: Path) -> State:
    """The state of this name: a path, or a revision of the checkout that the folder `data` is in; raise StateError."""
    path = Path(word)
    if path.is_dir():
        return State(path.resolve().name, {name: _text(path / name) for name in FILES if (path / name).exists()})
    if path.exists():
        text = _text(path)
        return State(path.name, {path.name if path.name in FILES else _kind(path, text): text}, whole=False)
    try:
        commit = git.commit(data, word)
    except git.GitError:
        where = "" if git.tracked(data) else f", and {data} is in no git checkout"
        raise StateError(f"'{word}' is no folder or file, nor a revision that git knows here{where}") from None
    return State(word, {name: text for name in FILES if (text := git.text(data, commit, name, before=False))})


def _text(path: Path) -> str:
    try:
        return text_of(path)
    except UnreadableError as error:
        if error.message == "is empty":
            return ""
        raise StateError(_sentence(path, error)) from None


def _sentence(path: Path, error: UnreadableError) -> str:
    return f"{path}{f':{error.line}' if error.line else ''} {error.message}"


def _kind(path: Path, text: str) -> str:
    """Which of the YAML files this is another version of, by the fields of its first record."""
    try:
        record = next((item.value for item in yaml_file.items(text) if isinstance(item.value, dict)), {})
    except UnreadableError as error:
        raise StateError(_sentence(path, error)) from None
    shared = {name: len({*SHEETS[name][0].model_fields} & {*record}) for name in YAML_FILES}
    best = max(YAML_FILES, key=lambda name: shared[name])
    if not shared[best]:
        raise StateError(f"{path} holds no records of any of {', '.join(YAML_FILES)}")
    return best
