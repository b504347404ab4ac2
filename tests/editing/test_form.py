"""A record as it is typed, and back."""

import pytest

from dashboard.editing import form
from dashboard.records.schema import Deal
from tests.records.builders import deal_fields
from tests.shipped import DATASET


@pytest.mark.parametrize(("name", "file"), [("deals", "deals.yaml"), ("suppliers", "suppliers.yaml")])
def test_nothing_is_lost(name: str, file: str) -> None:
    """Every shipped record comes out of the form as it went in."""
    for record in getattr(DATASET, name):
        fields = record.model_dump(mode="json")
        assert form.written(file, form.typed(fields)) == fields
        assert [*form.written(file, form.typed(fields))] == [*fields]


def test_every_field_has_its_place() -> None:
    """The groups of the form name every field of the record, each once."""
    for file, groups in form.GROUPS.items():
        rows = [row for rows in groups.values() for row in rows]
        names = [name for row in rows for name in ([row] if isinstance(row, str) else row)]
        assert sorted(names) == sorted(form.SHEETS[file][0].model_fields)
    for name, rows in form.ROWS.items():
        names = [name for row in rows for name in ([row] if isinstance(row, str) else row)]
        assert sorted(names) == sorted(form.LISTS[name].model_fields)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", 12),
        ("-1.29", -1.29),
        ("1,250.5", 1250.5),
        ("1,5", "1,5"),
        ("about 3", "about 3"),
        ("1e5", "1e5"),
        ("٣", "٣"),
        ("", None),
        ("  ", None),
    ],
)
def test_numbers(typed: str, value: object) -> None:
    """A number is read as one; what is none stays as it was typed, for the check to name."""
    fields = form.typed(deal_fields()) | {"value_usd_m": typed}
    assert form.written("deals.yaml", fields)["value_usd_m"] == value


def test_pasted_lines_are_one() -> None:
    """A text pasted with line breaks is one line, and keeps its other blanks."""
    fields = form.typed(deal_fields()) | {"summary": " One  two \r\n three\n\nfour ", "buyer": " \n "}
    found = form.written("deals.yaml", fields)
    assert (found["summary"], found["buyer"]) == ("One  two three four", None)


def test_nothing_typed() -> None:
    """A blank record has every field, each of them not known."""
    found = form.written("deals.yaml", form.blank(Deal))
    assert [*found] == [*Deal.model_fields]
    assert set(map(str, found.values())) == {"None", "[]"}


def test_entries_are_told_apart() -> None:
    """Two sources that read the same are still two, and their marks are not part of the record."""
    entries = [form.entry("sources"), form.entry("sources")]
    assert entries[0][form.MARK] != entries[1][form.MARK]
    assert form.MARK not in form.written("deals.yaml", form.blank(Deal) | {"sources": entries})["sources"][0]


def test_wrong_record_keeps_its_words() -> None:
    """What an editor wrote wrongly by hand stands in the form as it was written."""
    wrong = deal_fields(status="operatonal", signed=2018, value_usd_m="much", colour="red")
    found = form.written("deals.yaml", form.typed(wrong))
    assert (found["status"], found["signed"], found["value_usd_m"]) == ("operatonal", "2018", "much")
    assert found["colour"] == "red"


def test_suggestions() -> None:
    """An id as the others have it, once there is enough to make it of; a key of a firm's name."""
    blank = form.written("deals.yaml", form.blank(Deal)) | {"country": "KEN"}
    assert form.suggested_id(blank) == ""
    assert form.suggested_id(blank | {"signed": "2014-05", "reported": "2013"}) == "ken-2013"
    assert form.suggested_id(blank | {"suppliers": ["huawei", "zte"], "signed": "soon"}) == "ken-huawei"
    assert form.suggested_id(blank | {"country": None, "suppliers": ["zte"]}) == ""
    assert form.suggested_key({"name": "Zhejiang Dahua Technology Co."}) == "zhejiang-dahua"
    assert form.suggested_key({"name": "华为"}) == form.suggested_key({"name": None}) == ""


def test_labels() -> None:
    """A field is called by the group that it stands in where that gives it another meaning."""
    assert form.label("buyer") == "Buyer"
    assert form.label("note") != form.label("note", "article")
    assert form.label("ended", "restrictions") == "Lifted"
