"""The texts of the files once changes are carried out, each beside the text it has now."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dashboard.editing import layout
from dashboard.editing.changes import Change, Fields, key_of, plain, records
from dashboard.editing.coverage import now_covered
from dashboard.editing.refused import Clash, ClashError, SaveError
from dashboard.records.items import UnreadableError, text_of

Texts = Mapping[str, tuple[str, str]]  # before and after, by the file's name


def in_form(changes: Sequence[Change]) -> list[Change]:
    """Changes with the fields of their records in the models' order and form."""
    return [replace(c, before=_plain(c.file, c.before), after=_plain(c.file, c.after)) for c in changes]


def planned(folder: Path, changes: Sequence[Change]) -> Texts:
    """The files that change, in the order in which no wrong state comes up between; raise ClashError or SaveError."""
    try:
        texts = {name: text_of(folder / name) for name in dict.fromkeys(change.file for change in changes)}
        held = {name: records(name, text) for name, text in texts.items()}
        todo = [change for change in changes if held[change.file].get(change.key) != change.after]
        clashes = [Clash(change, held[change.file].get(change.key)) for change in todo]
        if clashes := [clash for clash in clashes if clash.now != clash.change.before]:
            raise ClashError(clashes)
        new = dict(texts)
        for change in todo:
            new[change.file] = _changed(new[change.file], change, texts)
        new |= now_covered(folder, todo)
        texts |= {name: text_of(folder / name) for name in new if name not in texts}
    except UnreadableError as error:
        place = f" in line {error.line}" if error.line else ""
        raise SaveError(f"Not saved: a data file{place} {error.message}.") from None
    except layout.LayoutError as error:
        raise SaveError(f"Not saved: {error}.") from None
    return {name: (texts[name], new[name]) for name in sorted(new, key=_rank(todo)) if new[name] != texts[name]}


def verify(texts: Texts, changes: Sequence[Change]) -> None:
    """See that sound texts say what the changes mean and nothing else; raise SaveError."""
    for name in {change.file for change in changes} & texts.keys():
        old, new = (records(name, text) for text in texts[name])
        meant = old | {change.key: change.after for change in changes if change.file == name}
        if new != {key: fields for key, fields in meant.items() if fields is not None}:
            raise SaveError(f"Not saved: {name} is laid out in a way that cannot be changed safely here.")


def _plain(file: str, fields: Fields | None) -> Fields | None:
    return None if fields is None else plain(file, fields)


def _changed(text: str, change: Change, texts: Mapping[str, str]) -> str:
    key = key_of(change.file)
    if change.after is not None:
        # The comments of a record that comes from another file come with it.
        was = [layout.text_of_record(texts[file], change.key, key) for file in texts if file != change.file]
        return layout.put(text, change.after, key, "".join(was))
    return layout.drop(text, change.key, key)


def _rank(changes: Sequence[Change]) -> Callable[[str], int]:
    """Firms come before the records that name them, and go after them; a record leaves a file before it enters one."""

    def rank(name: str) -> int:
        goes = any(change.after is None for change in changes if change.file == name)
        return (3 if goes else 0) if name == "suppliers.yaml" else (1 if goes else 2)

    return rank
