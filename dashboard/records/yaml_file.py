"""Read a list of records, or one record, from YAML, with the line of every value.

The parser's events are read one by one, so that every scalar means the same in any YAML version (a date or the word
`no` stays text), a repeated key is seen, and neither aliases nor deep nesting can make a small file large.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from .items import Fault, Item, UnreadableError, Where
from .problems import shown

DEEPEST = 8  # records need four levels
_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?([eE][-+]?\d+)?|\.\d+|\.(nan|inf))", re.IGNORECASE | re.ASCII)
TAB = "a tab stands where spaces must"
_PLAIN_WORDS = {
    "mapping values are not allowed": "a colon stands where none may; put the text in quotes",
    "found unexpected end of stream": "a quote is opened here and never closed",
    "did not find expected ',' or ']'": "a list opened with [ lacks a comma or its ]",
    "did not find expected ',' or '}'": "a group opened with { lacks a comma or its }",
    "found character that cannot start": "a text may not start with this character; put it in quotes",
    "found a tab character": TAB,
    "did not find expected key": "the indentation does not fit the lines around it, or text follows a closed quote",
    "did not find expected '-' indicator": "the indentation does not fit the list; each record starts with '- '",
    "could not find expected ':'": "a key lacks its colon, or a text its quotes",
    "found incompatible YAML document": "a version of YAML that is not known",
}


def items(text: str) -> list[Item]:
    """Give the records of a YAML text; raise UnreadableError where it is broken or no list."""
    return _read(text, _items)


def one(text: str) -> Item:
    """Give the one record that a YAML text is; raise UnreadableError where it is broken or no group of fields."""
    return _read(text, _one)[0]


def _read(text: str, take: Callable[[Iterator[Any]], Iterator[Item]]) -> list[Item]:
    try:
        return list(take(YAML(typ="safe").parse(text)))
    except MarkedYAMLError as error:
        raise _broken(text, *_place_and_reason(text, error)) from None
    except YAMLError as error:
        where = getattr(error, "position", 0)
        why = f"the character {shown(text[where : where + 1])} is not allowed"
        raise _broken(text, text.count("\n", 0, where) + 1, why) from None
    except UnreadableError as error:
        raise UnreadableError(error.message, error.line, _record_before(text, error.line)) from None


def _items(events: Iterator[Any]) -> Iterator[Item]:
    for event in _roots(events, "list", "holds no records; an empty list is written []"):
        if not isinstance(event, SequenceStartEvent):
            raise UnreadableError("must be a list of records, each starting with '- '", _line(event))
        yield from _entries(events)


def _one(events: Iterator[Any]) -> Iterator[Item]:
    for event in _roots(events, "group of fields", "holds nothing but comments"):
        if not isinstance(event, MappingStartEvent):
            raise UnreadableError("must be a group of fields, such as 'title: …'", _line(event))
        lines: dict[Where, int] = {(): _line(event)}
        faults: list[Fault] = []
        yield Item(_mapping(events, (), lines, faults), lines, faults)


def _roots(events: Iterator[Any], what: str, none: str) -> Iterator[Any]:
    """What the text's one document begins with; `what` it should be, and what to say where there is none."""
    documents = 0
    for event in events:
        if isinstance(event, DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise UnreadableError(f"a second document starts here; write one {what}", _line(event))
        elif isinstance(event, NodeEvent):
            yield event
    if not documents:
        raise UnreadableError(none)


def _entries(events: Iterator[Any]) -> Iterator[Item]:
    for event in events:
        if isinstance(event, SequenceEndEvent):
            return
        lines: dict[Where, int] = {(): _line(event)}
        faults: list[Fault] = []
        yield Item(_value(event, events, (), lines, faults), lines, faults)


def _value(event: Any, events: Iterator[Any], where: Where, lines: dict[Where, int], faults: list[Fault]) -> Any:
    if isinstance(event, AliasEvent):
        raise UnreadableError(f"the alias *{event.anchor} is not read; write the value out", _line(event))
    if event.tag:
        raise UnreadableError(f"the tag {shown(event.tag)} is not read; write the plain value", _line(event))
    if len(where) > DEEPEST:
        raise UnreadableError(f"lists or groups are nested more than {DEEPEST} deep", _line(event))
    if isinstance(event, ScalarEvent):
        return _scalar(event)
    if isinstance(event, MappingStartEvent):
        return _mapping(events, where, lines, faults)
    entries: list[Any] = []
    while not isinstance(event := next(events), SequenceEndEvent):
        here = (*where, len(entries))
        lines[here] = _line(event)
        entries.append(_value(event, events, here, lines, faults))
    return entries


def _mapping(events: Iterator[Any], where: Where, lines: dict[Where, int], faults: list[Fault]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    while not isinstance(key := next(events), MappingEndEvent):
        if not isinstance(key, ScalarEvent):
            raise UnreadableError("a key must be a plain word", _line(key))
        here = (*where, key.value)
        if key.value in fields:
            faults.append((here, f"stands twice, in lines {lines[here]} and {_line(key)}"))
        lines[here] = _line(key)
        fields[key.value] = _value(next(events), events, here, lines, faults)
    return fields


def _scalar(event: Any) -> str | int | float | None:
    """Read nothing and plain numbers as such, all else as text."""
    text: str = event.value
    if event.style:
        return text
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if not _NUMBER.fullmatch(text):
        return text
    if re.fullmatch(r"[-+]?\d{1,18}", text):
        return int(text)
    return float(re.sub(r"\.(?=[in])", "", text.lower()))  # .nan and .inf are Python's nan and inf


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _place_and_reason(text: str, error: MarkedYAMLError) -> tuple[int, str]:
    """Say in plain words what the parser stumbled over, and where: of what is never closed, where it was opened."""
    problem = str(error.problem)
    mark = error.problem_mark or error.context_mark
    if problem.startswith(("found unexpected end", "did not find expected ','")) and error.context_mark:
        mark = error.context_mark
    if mark is None:
        return 0, problem
    # YAML knows more kinds of line break than editors do, so the line may lie behind the last.
    here = "".join(text.split("\n")[mark.line : mark.line + 1])
    if here[mark.column :].startswith("\t"):
        return mark.line + 1, TAB
    return mark.line + 1, next((words for start, words in _PLAIN_WORDS.items() if problem.startswith(start)), problem)


def _broken(text: str, line: int, why: str) -> UnreadableError:
    return UnreadableError(f"cannot be read as YAML: {why}", line, _record_before(text, line))


def _record_before(text: str, line: int) -> str:
    before = "\n".join(text.splitlines()[:line])
    found = re.findall(r"^(?:- |  )(?:id|key): *[\"']?([^\s\"']+)", before, re.MULTILINE)
    return found[-1] if found else ""
