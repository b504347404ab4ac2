"""Lessons are checked with all that their views show; each bad sample has one defect, told word for word."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.filters import choices, select
from dashboard.analysis.lessons import address, checked, filters_of, link
from dashboard.analysis.table import deal_table
from dashboard.analysis.view_faults import TAKES, view_faults
from dashboard.records.lesson_files import LessonFile
from dashboard.records.lessons import View
from dashboard.records.read import load
from tests.records.builders import deal_fields, write_data
from tests.records.test_bad_data import LESSON_SAMPLES, read_sample
from tests.shipped import DATASET, OFFERED, TABLE


def lessons_of(data: Path) -> tuple[LessonFile, ...]:
    """Give the lessons of a data folder, checked."""
    dataset = load(data)
    table = deal_table(dataset)
    return checked(data, dataset, table, choices(dataset, table))


def lesson_in(folder: Path, text: str) -> LessonFile:
    """Give the one lesson of a small data folder, as these words have it."""
    (write_data(folder) / "lessons" / "cameras.yaml").write_text(text, "utf-8")
    return lessons_of(folder / "data")[0]


@pytest.mark.parametrize("path", LESSON_SAMPLES, ids=lambda path: path.stem)
def test_message(path: Path, tmp_path: Path) -> None:
    """The defect is told word for word, nothing else is, and only a lesson that is merely doubted can start."""
    expected, text = read_sample(path)
    lesson = lesson_in(tmp_path, text)
    assert expected
    assert [str(problem) for problem in lesson.problems] == expected
    assert (lesson.lesson is not None) == path.stem.startswith("warning-")


def test_good(tmp_path: Path) -> None:
    """A lesson without a fault is ready, and its views are addresses of the atlas."""
    (lesson,) = lessons_of(write_data(tmp_path))
    assert (lesson.name, lesson.problems) == ("cameras", ())
    assert lesson.lesson is not None
    views = [step.view for step in lesson.lesson.steps]
    assert [link(view) for view in views] == [
        "?technology=cctv&years=2014&country=KEN&zoom=KEN%2CNAM",
        "deal?deal=ken-huawei-2014",
    ]


def test_one_fault_hides_no_other(tmp_path: Path) -> None:
    """What is wrong with one step does not keep the views of the others from being checked."""
    _, text = read_sample(next(path for path in LESSON_SAMPLES if path.stem == "text-missing"))
    lesson = lesson_in(tmp_path, text.replace("country: KEN,", "country: KEM,"))
    assert [problem.field for problem in lesson.problems] == ["steps[1].view.country", "steps[2].text"]


@pytest.mark.parametrize("name", ["deals.yaml", "countries.csv", "suppliers.yaml"])
def test_without_the_records(name: str, tmp_path: Path) -> None:
    """Where a file of records cannot be read, that is said once a lesson and not of each view; it cannot start."""
    (lesson,) = lessons_of(write_data(tmp_path, **{name.partition(".")[0]: "\t"}))
    assert lesson.lesson is None
    (problem,) = lesson.problems
    said = f"warning: cannot be checked: {name} holds nothing that can be shown"
    assert str(problem) == f"data/lessons/cameras.yaml:1  {said}"


def test_record_with_an_error(tmp_path: Path) -> None:
    """A record that is left out for an error of its own is no error of the lesson, but that cannot start."""
    wrong = deal_fields(id="ken-huawei-2015", status="operatonal")
    data = write_data(tmp_path, deals=[deal_fields(), wrong])
    (lesson,) = lessons_of(data)
    assert (lesson.lesson is not None, lesson.problems) == (True, ())
    path = data / "lessons" / "cameras.yaml"
    path.write_text(path.read_text("utf-8").replace("deal: ken-huawei-2014}", "deal: ken-huawei-2015}"), "utf-8")
    (lesson,) = lessons_of(data)
    assert lesson.lesson is None
    said = "warning: 'ken-huawei-2015' has an error of its own in deals.yaml and is not shown"
    assert [str(problem) for problem in lesson.problems] == [
        f"data/lessons/cameras.yaml:18  steps[2].view.deal: {said}"
    ]


def faults(**fields: object) -> list[str]:
    """Say what is wrong with a view of the shipped data."""
    view = View.model_validate(fields)
    found = view_faults(view, filters_of(view, OFFERED), DATASET, TABLE, OFFERED)
    return [f"{'.'.join(map(str, where))}: {message}" for where, message in found]


def test_what_would_show_something() -> None:
    """Of a selection that leaves nothing, each filter is named without which there would be something, and how much."""
    (said,) = faults(technology=("safe-city",), region=("Oceania",))
    assert re.fullmatch(
        r": shows nothing: it selects no record; \d+ records without technology, \d+ records without region", said
    )


@pytest.mark.parametrize(
    ("view", "left"),
    [
        ({"page": "countries", "country": "AZE"}, 1),
        ({"page": "compare", "countries": ("AZE", "TUR")}, 2),
        ({"page": "suppliers", "firm": "elinc"}, 1),
        ({"page": "compare", "firms": ("elinc", "geedge")}, 3),
    ],
)
def test_nothing_of_what_the_page_is_about(view: dict[str, object], left: int) -> None:
    """A page about countries or firms shows nothing where the evidence lens leaves no record of them."""
    assert faults(**view) == []
    records = f"{left} record{'s' if left > 1 else ''}"
    assert faults(**view, sure="high") == [f": shows nothing: it selects no record; {records} without sure"]


def test_unnamed_supplier() -> None:
    """Deals whose sources name no supplier can be selected."""
    assert faults(supplier=("unnamed",)) == []


def test_country_without_records() -> None:
    """A country's page shows what was searched for, so a country without records may be shown."""
    assert faults(page="countries", country="LUX") == []
    assert faults(country="LUX", zoom=("LUX",)) == []


@given(st.sampled_from(sorted(TAKES)), st.sampled_from(sorted({*View.model_fields} - {"page"})))
def test_pages_and_parameters(page: str, name: str) -> None:
    """Each page says of a parameter that it does not take on which pages it counts, and of no other."""
    one = View(
        technology=("safe-city",), supplier=("huawei",), region=("Africa",), status=("operational",), kind=("supply",),
        confidence=("high",), article="yes", years="2014-2018", search="police", publishers=2, sure="medium",
        country="KEN", deal="ken-huawei-2014", colour="technology", of="cctv", zoom=("KEN",), countries=("KEN", "UGA"),
        firms=("huawei", "zte"), firm="huawei", term="cctv",
    )  # fmt: skip
    said = [fault for fault in faults(page=page, **{name: getattr(one, name)}) if "does not count" in fault]
    assert bool(said) == (name not in TAKES[page])


@given(st.data())
def test_a_view_without_a_fault_shows_something(data: st.DataObject) -> None:
    """Whatever is selected on the map: it is told to show nothing exactly when it leaves no record."""
    chosen = {
        name: (data.draw(st.sampled_from(sorted(OFFERED.facets[name]))),)
        for name in data.draw(st.sets(st.sampled_from(sorted(OFFERED.facets))))
    }
    view = View.model_validate(chosen)
    assert set(address(view)) == set(chosen)
    kept = select(TABLE, filters_of(view, OFFERED))
    assert bool(faults(**chosen)) == (not kept.any())
