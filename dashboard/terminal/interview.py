"""A record asked for field by field: what is needed first, then what was wrong, each answer checked at once."""

import re
from collections.abc import Callable
from datetime import date
from functools import reduce
from itertools import pairwise
from typing import Any

from dashboard.editing.differences import called
from dashboard.editing.form import LISTS, Typed, blank, suggested_id, suggested_key, written
from dashboard.editing.proving import faults, joined
from dashboard.records.items import Fault, Where
from dashboard.records.messages import field_name
from dashboard.records.read import SHEETS
from dashboard.records.schema import Dataset
from dashboard.terminal.asking import Stopped, Terminal
from dashboard.terminal.kept import Begun, Left
from dashboard.terminal.questions import NEW, asked, head, model_at, options, suggested_place


class Interview:
    """Asks for records of one run: a deal and the firms it brings along, or a firm."""

    def __init__(
        self,
        terminal: Terminal,
        dataset: Dataset,
        begun: list[Begun],
        keep: Callable[[], None],
        left: Left | None = None,
    ) -> None:
        """Take what is begun, firms first, and where somebody left before; `keep` is called after every answer."""
        self.terminal, self.dataset, self.begun, self.keep, self.left = terminal, dataset, begun, keep, left

    def complete(self, one: Begun) -> None:
        """Ask until nothing that is needed is missing and nothing is wrong."""
        for name in LISTS:  # somebody who left amid a list was not done with it
            if self.left and self.left.field.startswith(name) and name in one.typed:
                self.ask(one, (name,))
                self.left = None
        while name := self._next(one):
            self.ask(one, (name,))

    def _next(self, one: Begun) -> str:
        """The first field that is needed and not there, else the first that is wrong, else ""."""
        for name in asked(one.file, one.typed):
            if name not in one.typed:
                return name
        return next((str(where[0]) for where, _ in faults(self._known(), one.file, fields(one))), "")

    def _known(self) -> Dataset:
        """The data with the firms of this run."""
        return reduce(joined, self._firms(), self.dataset)

    def _firms(self) -> list[Typed]:
        """The firms of this run, as far as they have a key, to be found by their names too."""
        firms = [one.typed for one in self.begun if one.file == "suppliers.yaml" and one.typed.get("key")]
        return [{"key": firm["key"], "aliases": [firm["name"], *firm.get("aliases", [])]} for firm in firms]

    def ask(self, one: Begun, way: Where, may_end: bool = False) -> bool:
        """Ask for a value until it is right; with `may_end` nothing may be answered, which gives False."""
        self.terminal.say()
        self.terminal.say(head(one.file, way, may_end))
        told = self._wrong(one, way) if isinstance(_at(one.typed, way), str) else []
        while True:
            for sentence in told:
                self.terminal.say(sentence, "  ! ")
            try:
                value = self._answer(one, way)
            except Stopped as stopped:
                stopped.field = stopped.field or field_name(way)
                raise
            if may_end and not value:
                return False
            _put(one.typed, way, value)
            if not (told := self._wrong(one, way)):
                self.keep()
                return True

    def _wrong(self, one: Begun, way: Where) -> list[str]:
        inside = [(where, sentence) for where, sentence in self._faults(one) if where[: len(way)] == way]
        return [f"{field_name(where)}: {sentence}" if where != way else sentence for where, sentence in inside]

    def _faults(self, one: Begun) -> list[Fault]:
        """What is wrong with what is typed so far."""
        return faults(self._known(), one.file, written(one.file, one.typed))

    def _answer(self, one: Begun, way: Where) -> Any:
        name, now = str(way[-1]), _at(one.typed, way)
        if way[-1] == "article":
            return self._group(one, way)
        if name in LISTS:
            return self._entries(one, name)
        if name == "aliases":
            return [part for typed in self.terminal.line("; ".join(now or [])).split(";") if (part := typed.strip())]
        choices = options(name, self._known(), one.file, one.typed)
        if choices is None:
            return self.terminal.line(self._half(way) or now or self._suggested(one, way))
        if isinstance(blank(model_at(one.file, way))[name], list):
            brought = [firm["key"] for firm in self._firms()] if name == "suppliers" else []
            chosen = self.terminal.choose_many(choices, now or brought)
            return [code if code != NEW else self._firm(one) for code in chosen]
        return self.terminal.choose(choices, self._half(way) or now or "", none=name == "part_of")

    def _half(self, way: Where) -> str:
        """What stood in the line when somebody left at this field; once."""
        left = self.left
        if left and left.field == field_name(way):
            self.left = None
            return left.half
        return ""

    def _suggested(self, one: Begun, way: Where) -> str:
        if way == ("id",):
            return suggested_id(blank(SHEETS[one.file][0]) | one.typed)
        if way == ("key",):
            return suggested_key(one.typed)
        if way[-1] in ("lat", "lon"):
            return str(suggested_place(self.dataset, one.typed, way))
        return date.today().isoformat() if way == ("checked",) else ""

    def _firm(self, deal: Begun) -> str:
        """Ask for a firm that is new, and give its key."""
        firm = Begun("suppliers.yaml")
        self.begun.insert(self.begun.index(deal), firm)
        self.terminal.say("First the new firm.")
        self.complete(firm)
        self.terminal.say()
        self.terminal.say("Back to the record.")
        return str(firm.typed["key"])

    def _group(self, one: Begun, way: Where) -> Typed:
        """Ask for each field of a group that is missing or wrong; where all are right, for each again."""
        names = list(model_at(one.file, (*way, "")).model_fields)
        for name in [name for name in names if self._wrong(one, (*way, name))] or names:
            self.ask(one, (*way, name))
        group: Typed = _at(one.typed, way)
        return group

    def _entries(self, one: Begun, name: str) -> list[Typed]:
        """Go over the entries of a list, then ask for more until there are no more."""
        first = next(iter(LISTS[name].model_fields))
        wrong = [place for place in range(len(one.typed.get(name, []))) if self._wrong(one, (name, place))]
        for place in wrong:
            self._group(one, (name, place))
        if one.typed.get(name) and not wrong:
            self._revise(one, name)
        while self.ask(one, (name, len(one.typed.get(name, [])), first), may_end=True):
            self._group(one, (name, len(one.typed[name]) - 1))
            if repeated := [sentence for where, sentence in self._faults(one) if where == (name,)]:
                self.terminal.say(f"{repeated[0]}; the last one is dropped", "  ! ")
                del one.typed[name][-1]
        return list(one.typed.get(name, []))

    def _revise(self, one: Begun, name: str) -> None:
        """Let entries of a list be changed or taken out."""
        while held := one.typed[name]:
            for place, entry in enumerate(held, 1):
                self.terminal.say(called(entry), f"{place:>5}  ")
            self.terminal.say("(A number: change that one; - and a number: take it out; Enter: go on)")
            typed = re.fullmatch(r"(-?) *([0-9]{1,3})", answer := self.terminal.line())
            if typed and 1 <= int(typed[2]) <= len(held):
                place = int(typed[2]) - 1
                if typed[1]:
                    del held[place]
                    self.keep()
                else:
                    self._group(one, (name, place))
            elif answer:
                self.terminal.say(f"There is no '{answer}' here.", "  ! ")
            else:
                return


def fields(one: Begun) -> dict[str, Any]:
    """All fields of a record, those that were not asked for empty."""
    model = SHEETS[one.file][0]
    today = {"checked": date.today().isoformat()} if "checked" in model.model_fields else {}
    return written(one.file, blank(model) | today | one.typed)


def _at(typed: Any, way: Where) -> Any:
    """The value at the end of a way; None where there is none."""
    for step in way:
        there = step < len(typed) if isinstance(step, int) else step in (typed or {})
        if not there:
            return None
        typed = typed[step]
    return typed


def _put(typed: Any, way: Where, value: Any) -> None:
    """Put a value at the end of a way, groups and a list's next entry made as needed."""
    for step, following in pairwise(way):
        if isinstance(step, int):
            typed += [{}] * (step == len(typed))
            typed = typed[step]
        else:
            typed[step] = typed.get(step) or ([] if isinstance(following, int) else {})
            typed = typed[step]
    typed[way[-1]] = value
