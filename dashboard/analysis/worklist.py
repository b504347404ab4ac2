"""What waits for an editor: the records to be looked at, by what is to be done about them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dashboard.analysis.table import fold
from dashboard.editing.form import GROUPS as IN_FORM
from dashboard.editing.links import Result
from dashboard.records import dates
from dashboard.records.doubts import bare
from dashboard.records.problems import Problem
from dashboard.records.read import SHEETS
from dashboard.records.schema import Dataset, Deal
from dashboard.records.words import FIELDS

GROUPS = {  # by code: what it is called, and what it holds
    "errors": ("Errors", "Against a rule of the data; readers do not see these records."),
    "warnings": ("Warnings", "Not wrong, but the check asks for a second look."),
    "alike": ("Look-alikes", "Perhaps one deal twice: same country, supplier and year."),
    "links": ("Dead links", "Source addresses that led nowhere, or elsewhere, when last tried."),
    "dates": ("Missing dates", "At most the day of a first report is known."),
    "sources": ("Missing sources", "Facts that no source is noted for, and records with a single source."),
    "suppliers": ("Unknown suppliers", "Records that name no supplier."),
    "old": ("Older than two years", "Nobody has looked the record over for two years."),
}
DEAD = {"gone": "gone", "failed": "no answer", "moved": "moved"}  # states of an address, the worst first
TWO_YEARS = timedelta(days=2 * 365)


@dataclass(frozen=True)
class Point:
    """One thing to look at; `place` is the file and line where it stands, `address` the web address it is about."""

    said: str
    place: str = ""
    address: str = ""


@dataclass(frozen=True)
class Task:
    """A record with what is to be looked at in it; `form` tells whether the form can open it."""

    file: str
    key: str
    title: str
    country: str  # its code; "" where it has none
    points: tuple[Point, ...]
    form: bool = True


Work = dict[str, list[Task]]


def work(dataset: Dataset, links: Mapping[str, Result], today: date) -> Work:
    """All that waits, by group; `links` as last looked up, by address."""
    lines = {(problem.record, problem.field): _place(problem) for problem in dataset.problems}
    told: dict[str, list[Problem]] = {group: [] for group in GROUPS}
    for problem in dataset.problems:
        told[_group(problem)].append(problem)
    waiting = [deal for deal in dataset.deals if dates.parse(deal.checked)[1] < today - TWO_YEARS]
    names = {country.iso_a3: fold(country.name) for country in dataset.countries}

    def in_order(tasks: Iterable[Task]) -> list[Task]:
        return sorted(tasks, key=lambda task: (names.get(task.country, ""), fold(task.title)))

    return {
        "errors": _of_problems(dataset, told["errors"]),
        "warnings": in_order(_of_problems(dataset, told["warnings"])),
        "alike": in_order(_of_problems(dataset, told["alike"])),
        "links": _dead(dataset, links),
        "dates": in_order(_undated(dataset)),
        "sources": in_order(_unsourced(dataset, lines)),
        "suppliers": in_order(_of(deal, "no supplier is named") for deal in dataset.deals if not deal.suppliers),
        "old": [
            _of(deal, f"last looked over {dates.pretty(deal.checked)}")
            for deal in sorted(waiting, key=lambda deal: dates.parse(deal.checked))
        ],
    }


def _group(problem: Problem) -> str:
    """The group of a problem, by the field that the check's doubts stand at."""
    if problem.severity == "error":
        return "errors"
    doubt = {"id": "alike", "sources": "sources"} if _name(problem) == "deals.yaml" else {}
    return doubt.get(problem.field, "warnings")


def _name(problem: Problem) -> str:
    return problem.file.rpartition("/")[2]


def _place(problem: Problem) -> str:
    return f"{problem.file}, line {problem.line}" if problem.line else problem.file


def _of_problems(dataset: Dataset, problems: Iterable[Problem]) -> list[Task]:
    """One task a record, in the order in which the check tells them; what has no name is a task by itself."""
    together: dict[tuple[str, ...], list[Problem]] = {}
    for problem in problems:
        own = (problem.record,) if problem.record and problem.field else (problem.record, str(problem.line), "")
        together.setdefault((_name(problem), *own), []).append(problem)
    called, countries = _called(dataset), {country.iso_a3 for country in dataset.countries}
    tasks = []
    for (file, key, *nameless), held in together.items():
        start = key.partition("-")[0].upper()  # all that tells the country of a record that is left out
        title, country = called.get((file, key), (key, start if file == "deals.yaml" and start in countries else ""))
        points = tuple(Point(_said(problem), _place(problem)) for problem in held)
        tasks.append(Task(file, key, title, country, points, file in IN_FORM and not nameless))
    return tasks


def _said(problem: Problem) -> str:
    return f"{problem.field}: {problem.message}" if problem.field else problem.message


def _called(dataset: Dataset) -> dict[tuple[str, str], tuple[str, str]]:
    """The title and the country of each record, by file and key."""
    return {(file, key): (title, country) for file, key, title, country, _ in _records(dataset)}


def _records(dataset: Dataset) -> Iterator[tuple[str, str, str, str, Any]]:
    """Every record of the YAML files: file, key, title, country, and itself."""
    for file, (_, (key, *_)) in SHEETS.items():
        if file.endswith(".yaml"):
            for record in getattr(dataset, file.removesuffix(".yaml")):
                title = next(getattr(record, name) for name in ("title", "name", "term") if hasattr(record, name))
                yield file, getattr(record, key), title, getattr(record, "country", ""), record


def _of(deal: Deal, *said: str) -> Task:
    return Task("deals.yaml", deal.id, deal.title, deal.country, tuple(map(Point, said)))


def _dead(dataset: Dataset, links: Mapping[str, Result]) -> list[Task]:
    """Records with addresses that led nowhere, those that are gone for good first."""
    tasks = []
    for file, key, title, country, record in _records(dataset):
        bad = [(links[url], where, url) for where, url in _addresses(record) if url in links]
        bad = sorted((held for held in bad if held[0].state in DEAD), key=lambda held: [*DEAD].index(held[0].state))
        points = tuple(Point(f"{where}: {_answer(result)}", address=url) for result, where, url in bad)
        if points:
            rank = [*DEAD].index(bad[0][0].state)
            tasks.append((rank, Task(file, key, title, country, points, file in IN_FORM)))
    return [task for _, task in sorted(tasks, key=lambda pair: pair[0])]


def _addresses(record: Any) -> Iterator[tuple[str, str]]:
    """The web addresses of a record, each with the words for where it stands."""
    for number, source in enumerate(getattr(record, "sources", ()), 1):
        yield f"source {number}", source.url
    for number, restriction in enumerate(getattr(record, "restrictions", ()), 1):
        yield f"restriction {number}", restriction.source_url


def _answer(result: Result) -> str:
    day = dates.pretty(result.checked.date().isoformat())
    return f"{DEAD[result.state]} on {day}" + (f" ({result.detail})" if result.detail else "")


def _undated(dataset: Dataset) -> Iterator[Task]:
    for deal in dataset.deals:
        if not deal.dates:
            yield _of(deal, "only the day of a first report is known" if deal.reported else "no date at all is known")


def _unsourced(dataset: Dataset, lines: Mapping[tuple[str, str], str]) -> Iterator[Task]:
    for deal in dataset.deals:
        points = []
        if facts := bare(deal):
            backed = ", ".join(FIELDS[name] for name in facts)
            points.append(Point(f"no source is noted for: {backed}", lines.get((deal.id, "sources"), "")))
        if len(deal.sources) == 1:
            points.append(Point("it rests on a single source"))
        if points:
            yield Task("deals.yaml", deal.id, deal.title, deal.country, tuple(points))


def narrowed(found: Work, names: Mapping[str, str], country: str, words: str) -> Work:
    """What of the work is in a country, "" for all, and holds all words; `names` of the countries by code."""
    sought = fold(words).split()

    def fits(task: Task) -> bool:
        if country and task.country != country:
            return False
        parts = [task.title, task.key, names.get(task.country, ""), *(point.said for point in task.points)]
        text = fold(" ".join(parts))
        return all(word in text for word in sought)

    return {group: [task for task in tasks if fits(task)] for group, tasks in found.items()}
