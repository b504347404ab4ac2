"""With broken data the page starts, says what the check says, and shows what is left."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dashboard.cached import atlas
from dashboard.records.read import FILES, load
from tests.pages.reader import cards, html, missing, visit
from tests.records.builders import deal_fields

BAD = {
    "broken YAML": {"deals": "- id: ken-1\n  title: [unclosed\n"},
    "not YAML at all": {"deals": b"\xff\xfe\x00\x01"},
    "no deals": {"deals": None},
    "no countries": {"countries": None},
    "no suppliers": {"suppliers": None},
    "empty files": dict.fromkeys((name.partition(".")[0] for name in FILES), ""),
    "unknown status": {"deals": [deal_fields(id="ken-bad", status="signd"), deal_fields()]},
    "markup": {"deals": [deal_fields(id="ken-bad", title="<script>alert(1)</script>"), deal_fields()]},
    "supplier with a fault": {"suppliers": "- key: huawei\n  name: 3\n"},
}


def spaced(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())


@pytest.mark.parametrize("files", BAD.values(), ids=BAD)
def test_bad_data(files: dict[str, Any], data: Callable[..., Path]) -> None:
    """The page shows each line of the check and no exception."""
    errors = [str(problem) for problem in load(data(**files)).problems if problem.severity == "error"]
    assert errors
    page = visit(country="KEN", technology="cctv")
    assert not page.exception
    number = f"{len(errors)} error" + ("s" if len(errors) > 1 else "")
    assert [error.value for error in page.error] == [
        f"The data has {number}. Records with an error are left out below."
    ]
    said = html(page)
    assert [line for line in errors if spaced(line) not in said.text] == []
    assert "script" not in said.tags


@pytest.mark.parametrize("case", ["unknown status", "markup"])
def test_bad_record_left_out(case: str, data: Callable[..., Path]) -> None:
    """A record with an error is left out, the right ones are shown."""
    data(**BAD[case])
    page = visit(country="KEN")
    assert cards(page) == ["ken-huawei-2014"]
    assert "There is no record “ken-bad”" in missing(visit(deal="ken-bad"))[0]


def test_stacked_by_a_supplier_with_a_fault(data: Callable[..., Path]) -> None:
    """Deals of a firm whose own record was left out can be stacked by supplier."""
    data(**BAD["supplier with a fault"])
    page = visit()
    page.session_state["stack"] = "suppliers"
    assert not page.run().exception
    assert "huawei" in html(page).text


def test_warnings_are_not_for_readers(data: Callable[..., Path]) -> None:
    """What is only doubtful is told by the check, not by the page."""
    data(deals=[deal_fields(places=[{"name": "Paris", "lat": 48.86, "lon": 2.35}])])
    assert [problem.severity for problem in atlas().dataset.problems] == ["warning"]
    page = visit()
    assert not page.error
    assert "Paris" not in html(page).text


def test_many_errors(data: Callable[..., Path]) -> None:
    """Of very many errors the first 200 are shown, and how many more there are."""
    data(deals=[deal_fields(id=f"ken-{number}", status="signd") for number in range(203)])
    page = visit()
    assert page.error[0].value.startswith("The data has 203 errors.")
    assert html(page).text.count("'signd'") == 200
    assert "… and 3 more" in html(page).text
