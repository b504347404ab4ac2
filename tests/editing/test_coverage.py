"""The first record of a country makes it one that was searched."""

import re
from datetime import date
from pathlib import Path

import pytest

from dashboard.editing.changes import Change
from dashboard.editing.coverage import now_covered
from tests.records.builders import deal_fields, write_data


def of(data: Path, *countries: str) -> str | None:
    """The new text after new deals in countries."""
    fields = [deal_fields(country=code) for code in countries]
    return now_covered(data, [Change("deals.yaml", "x", None, one) for one in fields]).get("coverage.csv")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_first_record(newline: str, tmp_path: Path) -> None:
    """Its row says so, with the day; the note and all other rows stay byte for byte."""
    data = write_data(tmp_path)
    text = (data / "coverage.csv").read_text().replace("\n", newline)
    (data / "coverage.csv").write_bytes(text.encode())
    new = of(data, "NAM")
    assert new
    row = f'NAM,yes,records,{date.today()},"six cameras, one town"{newline}'
    assert new == re.sub(r"NAM,.*\r?\n", row, text)


@pytest.mark.parametrize("countries", [(), ("KEN",), ("XXX",)])
def test_nothing_to_do(countries: tuple[str, ...], tmp_path: Path) -> None:
    """Not for a country that has records, nor for one that is not there."""
    assert of(write_data(tmp_path), *countries) is None


def test_other_changes(tmp_path: Path) -> None:
    """Not for what is left out, nor for a record that goes."""
    data = write_data(tmp_path)
    left_out = Change("left_out.yaml", "x", None, deal_fields(country="NAM"))
    assert now_covered(data, [left_out, Change("deals.yaml", "x", deal_fields(country="NAM"), None)]) == {}


def test_without_the_file(tmp_path: Path) -> None:
    """Where there is no such file, there is nothing to write."""
    assert of(write_data(tmp_path, coverage=None), "NAM") is None
