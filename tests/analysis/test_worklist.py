"""What waits for an editor, and in which group."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from dashboard.analysis.table import fold
from dashboard.analysis.worklist import GROUPS, Task, Work, narrowed, work
from dashboard.editing.links import Result
from dashboard.records.read import load
from tests.records.builders import GOOD, deal_fields, write_data
from tests.shipped import COUNTRIES, DATASET

TODAY = date(2026, 11, 23)
NAMES = {"KEN": "Kenya", "NAM": "Namibia"}


def found(folder: Path, links: dict[str, Result] | None = None, today: date = TODAY, **files: Any) -> Work:
    """The work in a small data folder."""
    return work(load(write_data(folder, **files)), links or {}, today)


def said(tasks: list[Task]) -> list[tuple[str, str]]:
    """Each point of some tasks behind the key of its record."""
    return [(task.key, point.said) for task in tasks for point in task.points]


def test_nothing_waits(tmp_path: Path) -> None:
    """Sound records, looked over lately, are in no group; every group is there."""
    deal = deal_fields()
    everything = [{**source, "supports": list(deal)[:-1]} for source in deal["sources"]]
    other = everything[0] | {"title": "Another", "publisher": "Another", "url": "https://example.org/another"}
    groups = found(tmp_path, deals=[deal | {"sources": [everything[0], other], "checked": "2026-11-22"}])
    assert groups == {group: [] for group in GROUPS}


def test_errors_first_and_by_record(tmp_path: Path) -> None:
    """Two faults of a record are one task, opened by its form, with file and line; the country is told by its id."""
    deals = [deal_fields(id="ken-bad", status="signd", scope="citty"), deal_fields()]
    (task,) = found(tmp_path, deals=deals)["errors"]
    assert (task.file, task.key, task.title, task.country, task.form) == (
        "deals.yaml",
        "ken-bad",
        "ken-bad",
        "KEN",
        True,
    )
    assert [point.said.partition(" is ")[0] for point in task.points] == ["scope: 'citty'", "status: 'signd'"]
    assert {point.place for point in task.points} == {"data/deals.yaml, line 1"}


def test_what_the_form_does_not_hold(tmp_path: Path) -> None:
    """A file that cannot be read, an event and a row of a table say their place and are opened by no form."""
    events = [YAML(typ="safe").load(GOOD / "events.yaml")[0] | {"kind": "gossip"}]
    coverage = (GOOD / "coverage.csv").read_text("utf-8").replace("KEN,yes", "KEN,perhaps")
    tasks = found(tmp_path, deals="- id: ken-1\n  title: [unclosed\n", events=events, coverage=coverage)["errors"]
    assert {task.file: task.form for task in tasks} == {
        "coverage.csv": False,
        "deals.yaml": False,
        "events.yaml": False,
    }
    assert [point.place for task in tasks for point in task.points if task.file == "deals.yaml"] == [
        "data/deals.yaml, line 2"
    ]


def test_warnings_and_look_alikes(tmp_path: Path) -> None:
    """Doubts of the check stand in their own groups: places and firms, look-alikes, facts without a source."""
    far = deal_fields(places=[{"name": "Paris", "lat": 48.86, "lon": 2.35}])
    firms = (GOOD / "suppliers.yaml").read_text("utf-8")
    firms += firms[firms.index("- key: huawei") :].replace("huawei", "zte").replace("Huawei", "ZTE")
    data = write_data(tmp_path, deals=[far, deal_fields(id="ken-huawei-2014-b")], suppliers=firms)
    groups = work(load(data, lambda *_: 999.0), {}, TODAY)
    assert said(groups["alike"]) == [
        ("ken-huawei-2014-b", "id: looks like ken-huawei-2014: same country, supplier (huawei) and year (2014)")
    ]
    warned = groups["warnings"]
    assert ("zte", "key: no record in deals.yaml names this supplier") in said(warned)
    assert "places[1]: 'Paris' lies 999 km outside KEN" in [text for _, text in said(warned)]
    assert {task.file: task.form for task in warned} == {"suppliers.yaml": True, "deals.yaml": True}


def test_sources(tmp_path: Path) -> None:
    """Facts without a source are named in words, and a record with one source says so."""
    source = deal_fields()["sources"][0] | {"supports": ["suppliers", "summary"]}
    tasks = found(tmp_path, deals=[deal_fields(sources=[source], value_note="As said", financing=None)])["sources"]
    told = [text for _, text in said(tasks)]
    assert told[0].startswith("no source is noted for: ")
    assert "what the value is" in told[0]
    assert told[1] == "it rests on a single source"
    assert tasks[0].points[0].place == "data/deals.yaml, line 1"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"reported": "2015"}, "only the day of a first report is known"),
        ({}, "no date at all is known"),
        ({"signed": "2014"}, None),
        ({"reported": "2015", "kind": "restriction", "ended": "2020", "status": "cancelled"}, None),
    ],
)
def test_dates(tmp_path: Path, given: dict[str, str], expected: str | None) -> None:
    """A record without any date of the deal itself waits; the day of a decision is one."""
    none = dict.fromkeys(("reported", "announced", "signed", "operational", "ended"))
    tasks = found(tmp_path, deals=[deal_fields(**{**none, "status": "unknown", **given})])["dates"]
    assert [text for _, text in said(tasks)] == ([expected] if expected else [])


def test_suppliers(tmp_path: Path) -> None:
    """A record that names no supplier waits."""
    tasks = found(tmp_path, deals=[deal_fields(suppliers=[]), deal_fields(id="ken-other")])["suppliers"]
    assert said(tasks) == [("ken-huawei-2014", "no supplier is named")]


def test_old_records_the_oldest_first(tmp_path: Path) -> None:
    """Two years after the last day that `checked` can mean a record waits, not a day before."""
    days = {"ken-a": "2024-11-22", "ken-b": "2024", "ken-c": "2019-03", "ken-d": "2025"}
    deals = [deal_fields(id=key, checked=day) for key, day in days.items()]
    tasks = found(tmp_path, deals=deals, today=date(2026, 11, 23))["old"]
    assert said(tasks) == [
        ("ken-c", "last looked over March 2019"),
        ("ken-a", "last looked over 22 November 2024"),
    ]


def test_dead_links(tmp_path: Path) -> None:
    """Addresses that are gone, do not answer or moved are told by record, the worst first; others are not."""

    def result(state: Any, detail: str) -> Result:
        return Result(state, detail, datetime(2026, 11, 20, tzinfo=UTC))

    one = deal_fields()["sources"][0]
    urls = [f"https://example.org/{name}" for name in ("fine", "gone", "moved", "shy")]
    sources = [one | {"url": url, "title": url} for url in urls]
    states = zip(("ok", "gone", "moved", "refused"), ("", "answers 404", "to https://new.example", ""), strict=True)
    links = dict(zip(urls, [result(*state) for state in states], strict=True))
    deals = [deal_fields(id="ken-a", sources=sources[2:]), deal_fields(id="ken-b", sources=sources)]
    tasks = found(tmp_path, links=links, deals=deals)["links"]
    assert said(tasks) == [
        ("ken-b", "source 2: gone on 20 November 2026 (answers 404)"),
        ("ken-b", "source 3: moved on 20 November 2026 (to https://new.example)"),
        ("ken-a", "source 1: moved on 20 November 2026 (to https://new.example)"),
    ]
    assert tasks[0].points[0].address == urls[1]


def test_narrowed(tmp_path: Path) -> None:
    """Country and words, accents and capitals aside, narrow every group."""
    deals = [deal_fields(suppliers=[], title="Caméras"), deal_fields(id="nam-x", country="NAM", suppliers=[])]
    everything = found(tmp_path, deals=deals)
    assert [task.key for task in narrowed(everything, NAMES, "NAM", "")["suppliers"]] == ["nam-x"]
    assert [task.key for task in narrowed(everything, NAMES, "", "CAMERAS kenya")["suppliers"]] == ["ken-huawei-2014"]
    assert [task.key for task in narrowed(everything, NAMES, "", "namibia supplier named")["suppliers"]] == ["nam-x"]
    assert not any(narrowed(everything, NAMES, "", "no such word").values())


def test_shipped() -> None:
    """Of the shipped data every task has a title and, if it is of a deal, a country; all are in alphabetical order."""
    groups = work(DATASET, {}, TODAY)
    assert list(groups) == list(GROUPS)
    deals = [task for tasks in groups.values() for task in tasks if task.file == "deals.yaml"]
    assert deals and all(task.title and task.country in COUNTRIES and task.points for task in deals)
    named = [fold(COUNTRIES[task.country].name) for task in groups["sources"]]
    assert named == sorted(named)
