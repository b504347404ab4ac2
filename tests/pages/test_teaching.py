"""What stands at the end of each reader's page: its view as a step of a lesson, and to hand out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import cached, teaching
from dashboard.analysis.lessons import address, checked
from tests.pages.reader import html, visit
from tests.shipped import DATA, DATASET, OFFERED, TABLE

Data = Callable[..., Path]
HEAD = """title: "A lesson"
audience: "Ages 15 to 18"
minutes: 5
goals: ["Copy a view."]
tasks: ["Who says so?", "Who does not?"]
steps:
  - heading: "Before"
    text: "A step that was there."
    view: {country: KEN}
    minutes: 2

"""
FILTERS = {
    "technology": "cctv,safe-city",
    "supplier": "huawei,unnamed",
    "region": "Africa,Asia",
    "status": "operational,signed,unknown",
    "kind": "supply",
    "confidence": "high,medium",
    "years": "2010-2020",
    "publishers": "2",
    "sure": "medium",
}
VIEWS: list[tuple[str, dict[str, str]]] = [
    ("", {}),
    ("", FILTERS | {"country": "KEN", "colour": "technology", "of": "cctv", "zoom": "KEN,UGA"}),
    ("", {"country": "KEN", "deal": "ken-huawei-2014", "search": ["police", '"Nairobi"', "100%", "#"][0]}),
    ("countries", {}),
    ("countries", {"country": "KEN", "publishers": "2"}),
    ("suppliers", {"sure": "high"}),
    ("suppliers", {"firm": "huawei"}),
    ("compare", {"countries": "SRB,KEN"}),
    ("compare", {"firms": "huawei,zte,ceiec"}),
    ("table", FILTERS),
    ("table", {"article": "yes"}),
    ("article", {"publishers": "2"}),
    ("regimes", {"region": "Africa", "years": "2014-2015"}),
    ("know", {"term": "safe-city"}),
    ("deal", {"deal": "ken-huawei-2014"}),
]


def opened(path: str, **parameters: str) -> AppTest:
    """A page with the expander at its end open."""
    page = visit(path, **parameters)
    page.session_state[f"teach {path}"] = True
    return page.run()


def step(page: AppTest) -> str:
    """The step that the page offers to copy."""
    return next(code.value for code in page.code if code.language == "yaml")


@pytest.mark.parametrize(("path", "parameters"), VIEWS)
def test_step_of_every_page(path: str, parameters: dict[str, str], tmp_path: Path) -> None:
    """Pasted into a lesson it passes the check, and its view has the address of the page."""
    page = opened(path, **parameters)
    assert not page.exception
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons" / "mine.yaml").write_text(HEAD + step(page), "utf-8")
    (file,) = checked(tmp_path, DATASET, TABLE, OFFERED)
    assert file.problems == ()
    assert file.lesson
    view = file.lesson.steps[1].view
    assert view.page == (path or "world")
    assert address(view) == dict(page.query_params) == parameters


def test_every_page_of_a_view_is_tried() -> None:
    """A page more is a view more above."""
    assert {path for path, _ in VIEWS} == set(teaching.PAGES)


def test_what_counts_nowhere_is_left_out() -> None:
    """How a table stands on the screen, and what another page left in the address, is no part of the view."""
    page = opened("table", technology="cctv", sort="-country", columns="country", country="KEN", utm="x")
    assert "view:\n      page: table\n      technology: [cctv]\n    minutes" in step(page)


@pytest.mark.parametrize(
    ("path", "parameters", "said"),
    [
        ("compare", {"countries": "KEN"}, "countries: compares 1; name two to"),
        ("deal", {}, "shows no record; name one under deal"),
        ("countries", {"country": "KNE"}, "country: 'KNE' is no country code in countries.csv — did you mean '"),
        ("countries", {"country": "<b>XXX"}, "country: holds the HTML tag '<b>'"),
        ("table", {"technology": "drone", "region": "Oceania", "years": "2009"}, "shows nothing: it selects no record"),
    ],
)
def test_no_step(path: str, parameters: dict[str, str], said: str) -> None:
    """What the check would refuse is not offered, and said why."""
    page = opened(path, **parameters)
    assert not page.exception
    told = page.info[-1].value.replace("\\", "")
    assert told.startswith("This view cannot be a step of a lesson:")
    assert said.casefold() in told.casefold()
    assert not any(code.language == "yaml" for code in page.code)


@pytest.mark.parametrize("path", teaching.PAGES)
def test_closed_costs_nothing(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closed, as on every visit, nothing of it is worked out."""

    def never(*_: object) -> None:
        raise AssertionError("worked out")

    monkeypatch.setattr(teaching, "_opened", never)
    page = visit(path)
    assert not page.exception
    assert [box.label for box in page.expander][-1] == "Teach with this view"


@pytest.mark.parametrize("path", ["search", "teach"])
def test_not_on_pages_without_a_view(path: str) -> None:
    """A search, and the lessons themselves, are no view of the data."""
    assert "Teach with this view" not in [box.label for box in visit(path).expander]


def test_files_are_made_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open, it offers six files, and makes none of them."""
    for name in ("view_sheet", "map_image", "chart_image"):
        monkeypatch.setattr(cached, name, lambda *_: pytest.fail("made"))
    page = opened("article")
    labels = [button.proto.label for button in page.get("download_button")]
    assert labels == [
        *("Sheet, A4 (PDF)", "Sheet, Letter (PDF)"),
        *("Map (PNG)", "Map (SVG)", "Chart (PNG)", "Chart (SVG)"),
    ]
    assert all(button.proto.deferred_file_id for button in page.get("download_button"))


def test_text_of_an_address_stays_text(data: Data) -> None:
    """Words that are HTML, Markdown or YAML are shown as they were typed."""
    data()
    page = opened("table", search="<b>*x*: #")
    assert not page.exception
    assert "b" not in html(page).tags
    assert DATA.exists()
