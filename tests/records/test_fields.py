"""What single fields may hold, by the rule and by the schema."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from dashboard.records.fields import Address, AtLeastOne, CountryReference, Key, PartialDate, Reference, Text, Unique
from dashboard.records.known import Known
from dashboard.records.schema import Deal
from dashboard.records.sheet import judged
from tests.records.builders import deal_fields

# Values that a rule takes more often than not.
LIKELY: list[tuple[Any, st.SearchStrategy[object]]] = [
    (Text, st.text(min_size=1)),
    (Key, st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,2}", fullmatch=True)),
    (PartialDate, st.dates(date(1900, 1, 1), date(2026, 1, 1)).map(str) | st.integers(1900, 2026)),
    (PartialDate, st.from_regex(r"(19[0-9]|20[01])[0-9](-0[1-9])?", fullmatch=True)),
    (Address, st.from_regex(r"[Hh]ttps?://[^/\s]{1,9}(:[0-9]{1,4})?(/[^\s]{0,9})?", fullmatch=True)),
    (Unique[Text], st.lists(st.text(min_size=1), max_size=3)),
]


def by_rule(kind: Any, value: object) -> bool:
    """Say whether the reader takes a value."""
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


def by_schema(kind: Any, value: object) -> bool:
    """Say whether an editor underlines nothing."""
    return Draft202012Validator(TypeAdapter(kind).json_schema()).is_valid(value)


@pytest.mark.parametrize(("kind", "likely"), LIKELY)
@given(data=st.data())
def test_schema_follows_rule(kind: Any, likely: st.SearchStrategy[object], data: st.DataObject) -> None:
    """An editor underlines nothing that the reader takes."""
    value = data.draw(likely)
    assert by_schema(kind, value) or not by_rule(kind, value)


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Text, ["a", " é < 5 "], ["", " ", "a\nb", "<b>", "</p", "a\u202eb", None, 3]),
        (Key, ["ken-2", "a"], ["", "Ken", "a--b", "-a", "a_b"]),
        (Reference, ["ken-2"], ["Huawei"]),
        (CountryReference, ["KEN"], ["Kenya", "ken", ""]),
        (
            PartialDate,
            ["1900", "2018-03", "2018-12-31", 2018],
            ["18", "2018-13", "2018-1-1", "1899", "2018 ", 99],
        ),
        (Address, ["https://a.b/c?d#e", "HTTP://x"], ["www.a.b", "ftp://a.b", "https://", "https:///x", "https://a b"]),
        (Unique[Text], [[], ["a", "b"]], [["a", "a"], "a", None]),
        (AtLeastOne[Text], [["a"]], [[], ["a", "a"]]),
    ],
)
def test_schema(kind: Any, good: list[object], bad: list[object]) -> None:
    """What is good is told from what is bad, by the schema as by the rule for all but references."""
    assert [value for value in good if not by_schema(kind, value)] == []
    assert [value for value in bad if by_schema(kind, value)] == []
    assert [value for value in good if not by_rule(kind, value)] == []


def test_half_a_character() -> None:
    """Half of a character, as a program may leave it, is told in any field and never printed as it is."""
    half = {name: "\ud83d" for name, value in deal_fields().items() if isinstance(value, str)}
    _, found = judged(Deal, deal_fields(**half), Known())
    assert {where[0] for where, _ in found} == {*half}
    assert all(r"'\ud83d'" in sentence for _, sentence in found)
