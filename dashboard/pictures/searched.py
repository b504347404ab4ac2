"""Where was looked for records, as looks of a map and as lists."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from html import escape

from dashboard.analysis.coverage import UNSEARCHED
from dashboard.analysis.summary import plural
from dashboard.pictures import palette
from dashboard.pictures.links import link
from dashboard.pictures.panel import sources
from dashboard.pictures.tables import figures
from dashboard.pictures.worldmap import Look
from dashboard.records import dates
from dashboard.records.schema import Deal, LeftOut
from dashboard.records.words import COVERAGE, KINDS

WORDS = COVERAGE | {UNSEARCHED: "Not looked at"}
LOOKS = {  # "none" is also what the map gives to land without a code of its own
    "records": Look("Records", palette.RAMP[2], palette.BORDER),
    "not-taken": Look("Looked at: something found, no record", palette.RAMP[0], palette.BORDER, palette.RAMP[2]),
    "nothing-found": Look("Looked at, nothing found", palette.NONE, palette.BORDER),
    "none": Look("Not looked at", palette.UNCOVERED, palette.FAINT),
}


def map_classes(found: Mapping[str, str]) -> dict[str, str]:
    """The look of each country by code; `found` as from coverage.found()."""
    own = {"records": "records", "nothing-found": "nothing-found", UNSEARCHED: "none"}
    return {iso: own.get(result, "not-taken") for iso, result in found.items()}


def map_said(found: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """What the map says of each country when pointed at."""
    return {iso: f"{names[iso]}: {WORDS[result].lower()}" for iso, result in found.items()}


def map_sentence(found: Mapping[str, str]) -> str:
    """The map in one sentence."""
    counts = Counter(map_classes(found).values())
    said = ", ".join(f"{look.label.lower()} in {counts[name]}" for name, look in LOOKS.items())
    return f"Of {plural(len(found), 'country or territory', 'countries and territories')}: {said}."


def results(found: Mapping[str, str], names: Mapping[str, str], notes: Mapping[str, str]) -> str:
    """How many countries have each result, and which, with what was noted."""
    counts = Counter(found.values())
    table = figures(
        "Countries and territories by result",
        ("Result", "Countries"),
        [(word, counts[code]) for code, word in WORDS.items()],
    )
    of = {code: {iso for iso, result in found.items() if result == code} for code in WORDS}
    return table + "".join(named(word, of[code], names, notes) for code, word in WORDS.items() if of[code])


def named(said: str, codes: Collection[str], names: Mapping[str, str], notes: Mapping[str, str] | None = None) -> str:
    """Countries as links in a part that can be opened, in the order of `names`; notes are by code."""
    beside = notes or {}
    items = "".join(
        f"<li>{link(name, 'countries', country=iso)}{f' ({escape(beside[iso])})' if iso in beside else ''}</li>"
        for iso, name in names.items()
        if iso in codes
    )
    return f'<details><summary>{escape(said)}: {len(codes)}</summary><ul class="named">{items}</ul></details>'


def left_out(records: Iterable[LeftOut], names: Mapping[str, str]) -> str:
    """The records not taken, each with the reason and its sources."""
    return "".join(
        f'<article class="plain"><h3>{escape(names.get(record.country, record.country))}: {escape(record.title)}</h3>'
        f'<p class="fine">{KINDS[record.kind]}, {_reported(record)}</p>'
        f"<p>{escape(record.summary)}</p><p><strong>Why it is left out.</strong> {escape(record.reason)}</p>"
        f"{sources(record.sources)}</article>"
        for record in records
    )


def _reported(record: Deal) -> str:
    return f"first reported {dates.pretty(record.reported)}" if record.reported else "day of the first report not known"
