"""The rules across the fields of a record and across records: each gives the places that break it, with a sentence.

A rule is handed the record's fields that are right by themselves, as written, so that one fault hides no other; and
what is known of the other files.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from . import dates
from .items import Fault, Where
from .known import Known
from .lessons import Lesson
from .problems import did_you_mean, nearest, shown
from .schema import AigsRow, BriYear, Coverage, Deal, Event, LeftOut, RegimeYear, Supplier, Term, Tracker

Fields = Mapping[str, Any]
IN_FORCE = ("announced", "signed", "in-progress", "operational")


Rule = Callable[[Fields, Known], Iterator[Fault]]


def id_starts_with_country(deal: Fields, known: Known) -> Iterator[Fault]:
    """An id starts with its country's code in small letters."""
    country = deal.get("country")
    if "id" in deal and country and country in (known.countries or [country]):
        start = f"{country.lower()}-"
        if not deal["id"].startswith(start):
            yield ("id",), f"{shown(deal['id'])} does not start with {shown(start)}, its country's code"


def dates_in_order(deal: Fields, known: Known) -> Iterator[Fault]:
    """What is signed, runs and ends does so in that order, as far as the dates are precise."""
    given = [(name, str(deal[name])) for name in ("signed", "operational", "ended") if deal.get(name)]
    for position, (later, day) in enumerate(given):
        for earlier, before in given[:position]:
            if dates.parse(before)[0] > dates.parse(day)[1]:
                yield (later,), f"{shown(day)} is before {earlier}, {shown(before)}"


def ended_fits_status(deal: Fields, known: Known) -> Iterator[Fault]:
    """What is cancelled has an end, what is in force has none."""
    if "ended" not in deal or "status" not in deal:
        return
    status, ended = deal["status"], deal["ended"]
    if status == "cancelled" and ended is None:
        yield ("ended",), "is empty, but the status is 'cancelled'; write when it ended"
    if status in IN_FORCE and ended is not None:
        yield ("ended",), f"{shown(ended)} is given, but the status is {shown(status)}; one of the two is wrong"


def supports_name_fields(model: type[BaseModel]) -> Rule:
    """A source supports fields that the record has."""

    def rule(record: Fields, known: Known) -> Iterator[Fault]:
        for position, source in enumerate(record.get("sources", ())):
            for entry, name in enumerate(source["supports"]):
                if name not in model.model_fields:
                    where = ("sources", position, "supports", entry)
                    yield where, f"{shown(name)} is not a field of the record{did_you_mean(name, model.model_fields)}"

    return rule


def country_is_known(field: str) -> Rule:
    """A country stands in countries.csv."""

    def rule(record: Fields, known: Known) -> Iterator[Fault]:
        code = record.get(field)
        if code is not None and (fault := no_country(code, known)):
            yield (field,), fault

    return rule


def no_country(code: str, known: Known) -> str:
    """What is wrong with a country's code; "" where nothing is."""
    if known.countries is None or code in known.countries:
        return ""
    names = {name: code for code, name in known.countries.items()}
    near = nearest(code, names) if len(code) > 3 else nearest(code, known.countries)
    right = names.get(near or "", near)
    hint = f" — did you mean {shown(right)} ({known.countries[right]})?" if right else ""
    return f"{shown(code)} is no country code in countries.csv{hint}"


def suppliers_are_known(deal: Fields, known: Known) -> Iterator[Fault]:
    """A supplier stands in suppliers.yaml."""
    for position, key in enumerate(deal.get("suppliers", ())):
        if fault := no_supplier(key, known):
            yield ("suppliers", position), fault


def no_supplier(key: str, known: Known) -> str:
    """What is wrong with a firm's key; "" where nothing is."""
    if known.suppliers is None or key in known.suppliers:
        return ""
    keys = {name: key for key, aliases in known.suppliers.items() for name in (*aliases, key)}
    near = nearest(key, keys)
    hint = f" — did you mean {shown(keys[near])}?" if near else ""
    return f"{shown(key)} is no key in suppliers.yaml{hint}"


def part_of_is_known(deal: Fields, known: Known) -> Iterator[Fault]:
    """A record is part of one that exists, and never of itself by any way."""
    whole = deal.get("part_of")
    if whole is None:
        return
    if whole not in known.part_of:
        others = [name for name in known.part_of if name != deal.get("id")]
        yield ("part_of",), f"{shown(whole)} is no id in deals.yaml{did_you_mean(whole, others)}"
        return
    way = [deal.get("id")]
    while whole is not None and whole not in way:
        way.append(whole)
        whole = known.part_of.get(whole)
    if whole is not None and whole == way[0]:
        yield ("part_of",), f"goes round in a circle: {' → '.join(str(step) for step in (*way, whole))}"


def is_no_deal(left_out: Fields, known: Known) -> Iterator[Fault]:
    """What was left out does not stand among the deals too."""
    if left_out.get("id") in known.part_of:
        yield ("id",), f"{shown(left_out['id'])} stands in deals.yaml too; one of the two is to go"


def spellings_are_its_own(term: Fields, known: Known) -> Iterator[Fault]:
    """No spelling stands twice, in one term or in two, capitals aside."""
    seen = set()
    for where, spelling in _spellings(term):
        folded = spelling.casefold()
        owner = known.spellings.get(folded, term.get("key"))
        if folded in seen or owner != term.get("key", owner):
            yield where, f"{shown(spelling)} is already a spelling of {shown(owner)}"
        seen.add(folded)


def minutes_add_up(lesson: Fields, known: Known) -> Iterator[Fault]:
    """The minutes of the steps together are those of the lesson."""
    if "minutes" in lesson and "steps" in lesson:
        together = sum(step["minutes"] for step in lesson["steps"])
        if together != lesson["minutes"]:
            yield ("minutes",), f"{lesson['minutes']} is given, but the steps take {together} together"


def _spellings(term: Fields) -> Iterator[tuple[Where, str]]:
    if "term" in term:
        yield ("term",), term["term"]
    for position, spelling in enumerate(term.get("also", ())):
        yield ("also", position), spelling


RULES: dict[type[BaseModel], tuple[Rule, ...]] = {
    Deal: (
        id_starts_with_country,
        country_is_known("country"),
        suppliers_are_known,
        part_of_is_known,
        dates_in_order,
        ended_fits_status,
        supports_name_fields(Deal),
    ),
    LeftOut: (
        id_starts_with_country,
        is_no_deal,
        country_is_known("country"),
        suppliers_are_known,
        part_of_is_known,
        dates_in_order,
        supports_name_fields(LeftOut),
    ),
    Supplier: (supports_name_fields(Supplier),),
    Event: (supports_name_fields(Event),),
    Term: (spellings_are_its_own,),
    Tracker: (supports_name_fields(Tracker),),
    Lesson: (minutes_add_up,),
    RegimeYear: (country_is_known("iso_a3"),),
    Coverage: (country_is_known("iso_a3"),),
    BriYear: (country_is_known("iso_a3"),),
    AigsRow: (country_is_known("iso_a3"),),
}
