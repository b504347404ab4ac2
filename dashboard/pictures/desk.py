"""The editor's desk in words: its links, what is wrong, what differs. Everything typed is escaped here."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from dashboard.editing.form import label
from dashboard.pictures.links import link
from dashboard.records.items import Fault, Where
from dashboard.records.problems import Problem
from dashboard.records.write import record_lines

PAGES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "edit": ("Work list", {}),
    "new-deal": ("New deal", {"new": "deal"}),
    "new-firm": ("New firm", {"new": "firm"}),
    "edit-spreadsheet": ("Spreadsheet", {}),
    "edit-history": ("History", {}),
}


def links(page: str) -> str:
    """The ways through the desk."""
    ways = [
        f"<strong>{name}</strong>" if at == page else link(name, "edit-record" if asked else at, **asked)
        for at, (name, asked) in PAGES.items()
    ]
    return f'<p class="desk-links lone-links">{" · ".join(ways)}</p>'


def strip(sentence: str, mark: str = "") -> str:
    """A sentence on how things stand; `mark` is a class that the page's script looks for."""
    return f'<p class="no-record {mark}" role="status">{escape(sentence)}</p>'


def place_of(where: Where) -> str:
    """Where in the form something is: 'Sources 2: web address'."""
    words = [str(step + 1) if isinstance(step, int) else label(step) for step in where]
    head = " ".join(words[:2]) if len(words) > 1 and words[1].isdigit() else words[0]
    rest = words[2 if head != words[0] else 1 :]
    return ": ".join([head, *(word.lower() for word in rest)])


def fault_groups(faults: Sequence[Fault], firms: Sequence[Sequence[Fault]], doubts: Sequence[Fault], all_: bool) -> str:
    """What is to be put right in a record and in its new firms, and what to look at again.

    Until `all_` is asked for, what is only not there yet is counted, not listed.
    """
    groups = {"To put right": faults, **{f"To put right in new firm {n}": firm for n, firm in enumerate(firms, 1)}}
    said = ""
    for head, found in groups.items():
        told = [fault for fault in found if all_ or not fault[1].startswith("is empty")]
        missing = len(found) - len(told)
        more = f'<p class="fine">Still to be filled in: {missing}.</p>' if missing else ""
        said += f'<p class="head">{head}</p>{faults_list(told, "wrong")}{more}' if found else ""
    return said + (f'<p class="head">To look at again</p>{faults_list(doubts, "doubtful")}' if doubts else "")


def faults_list(faults: Sequence[Fault], kind: str) -> str:
    """What is wrong or doubtful, each with its place."""
    items = "".join(f"<li><strong>{escape(place_of(where))}</strong> {escape(said)}</li>" for where, said in faults)
    return f'<ul class="faults {kind}">{items}</ul>' if faults else ""


def problems_list(problems: Iterable[Problem]) -> str:
    """What the check of the whole data would say."""
    return f'<pre class="problems">{escape(chr(10).join(map(str, problems)))}</pre>'


def differences(rows: Iterable[tuple[str, Any, Any]]) -> str:
    """A table of the fields that differ: before and after."""
    return _table(
        ("Field", "Before", "After"), [(escape(label(name)), value(name, a), value(name, b)) for name, a, b in rows]
    )


def both(name: str, base: Any, now: Any, mine: Any) -> str:
    """A table of one field as an editor found it, as another changed it, and as the first wrote it."""
    heads = ("When you began", "As it stands now", "Mine")
    return _table(heads, [tuple(value(name, held) for held in (base, now, mine))], "even")


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], kind: str = "") -> str:
    head = "".join(f"<th scope='col'>{escape(word)}</th>" for word in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    table = f'<table class="changed {kind}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="scrolled">{table}</div>'


def value(name: str, held: Any) -> str:
    """A value of a record as an editor reads it, as HTML."""
    if held is None or held == []:
        return '<span class="unknown">nothing</span>'
    if isinstance(held, str | int | float):
        return escape(str(held))
    if isinstance(held, list) and not isinstance(held[0], Mapping):
        return escape(", ".join(map(str, held)))
    lines = [line for _, line in record_lines({name: held})]
    return f"<pre>{escape(chr(10).join(lines[1:]))}</pre>"
