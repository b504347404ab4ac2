"""The counts of a selection and the sentence that says them."""

from functools import cache
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from ruamel.yaml import YAML

from dashboard.analysis.filters import Filters, select
from dashboard.analysis.summary import (
    UNDATED,
    Shown,
    active_words,
    count,
    country_years,
    filters_words,
    first_years,
    plural,
    sentence,
    steps,
)
from tests.analysis import builders
from tests.analysis.builders import table_of
from tests.shipped import DATA, OFFERED, TABLE

RESTRICTION = {"kind": "restriction", "operational": None, "signed": None, "ended": "2022"}


def said_of(*changes: dict[str, Any], **filters: Any) -> str:
    """The sentence about records with these changes, through these filters."""
    table = table_of(*changes)
    return sentence(count(table, select(table, Filters(**filters))))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([], "No deal. Nothing is hidden by filters."),
        ([{}], "1 deal in 1 country, 1 named supplier, 2014. Nothing is hidden by filters."),
        (
            [{}, {"country": "YEM", "suppliers": ["zte"], "signed": "2012"}],
            "2 deals in 2 countries, 2 named suppliers, 2012–2014. Nothing is hidden by filters.",
        ),
        ([{"suppliers": []}], "1 deal in 1 country, no named supplier, 2014. Nothing is hidden by filters."),
        (
            [builders.UNDATED],
            "1 deal in 1 country, 1 named supplier (1 without a date). Nothing is hidden by filters.",
        ),
        ([RESTRICTION], "No deal; apart from them 1 ban or removal. Nothing is hidden by filters."),
        (
            [{}, RESTRICTION, RESTRICTION],
            "1 deal in 1 country, 1 named supplier, 2014; apart from them 2 bans or removals. "
            "Nothing is hidden by filters.",
        ),
    ],
)
def test_sentence(changes: list[dict[str, Any]], said: str) -> None:
    """Singular and plural, with and without suppliers, years and restrictions."""
    assert said_of(*changes) == said


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({"technology": ("training",)}, "No deal. Hidden by the filters: 2 deals and 1 ban or removal."),
        (
            {"status": ("signed",)},
            "1 deal in 1 country, 1 named supplier, 2014. Hidden by the filters: 1 deal and 1 ban or removal.",
        ),
        (
            {"kind": ("supply",)},
            "2 deals in 1 country, 1 named supplier, 2014. Hidden by the filters: 1 ban or removal.",
        ),
    ],
)
def test_hidden(filters: dict[str, Any], said: str) -> None:
    """What the filters hide is said, deals and restrictions apart."""
    assert said_of({"status": "signed"}, {}, RESTRICTION, **filters) == said


def test_count() -> None:
    """Restrictions count in no number of the deals, neither do suppliers that are not named."""
    table = table_of({"suppliers": ["huawei", "zte"]}, {"suppliers": []}, RESTRICTION | {"country": "NAM"}, {})
    keep = pd.Series([True, True, True, False])
    assert count(table, keep) == Shown(
        deals=2,
        countries=1,
        suppliers=2,
        years=(2014, 2014),
        undated=0,
        restrictions=1,
        hidden=1,
        hidden_restrictions=0,
    )


def test_plural() -> None:
    """One, several, and thousands."""
    words = [plural(number, "country", "countries") for number in (0, 1, 2)]
    assert [*words, plural(1234, "deal")] == ["0 countries", "1 country", "2 countries", "1,234 deals"]


@cache
def written() -> list[dict[str, Any]]:
    """The records as they stand in the file, read by nothing of ours."""
    records: list[dict[str, Any]] = YAML(typ="safe").load(DATA / "deals.yaml")
    return records


def year_written(record: dict[str, Any]) -> int | None:
    """The earliest year of a record's steps, else of its first report."""
    steps = [str(record[name])[:4] for name in ("announced", "signed", "operational") if record[name]]
    known = steps or ([str(record["reported"])[:4]] if record["reported"] else [])
    return min(map(int, known)) if known else None


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ({}, lambda record: True),
        ({"technology": ("cctv", "drone")}, lambda record: {"cctv", "drone"} & set(record["technologies"])),
        ({"supplier": ("huawei",)}, lambda record: "huawei" in record["suppliers"]),
        ({"status": ("cancelled",)}, lambda record: record["status"] == "cancelled"),
        ({"years": (2014, 2018)}, lambda record: 2014 <= (year_written(record) or 0) <= 2018),
        ({"kind": ("restriction",)}, lambda record: record["kind"] == "restriction"),
    ],
)
def test_shipped_sentence(filters: dict[str, Any], wanted: Any) -> None:
    """What is said of the shipped data is what one counts in the file."""
    kept = [record for record in written() if wanted(record)]
    deals = [record for record in kept if record["kind"] != "restriction"]
    years = [year for record in deals if (year := year_written(record))]
    shown = count(TABLE, select(TABLE, Filters(**filters)))
    assert shown == Shown(
        deals=len(deals),
        countries=len({record["country"] for record in deals}),
        suppliers=len({key for record in deals for key in record["suppliers"]}),
        years=(min(years), max(years)) if years else None,
        undated=len(deals) - len(years),
        restrictions=len(kept) - len(deals),
        hidden=sum(r["kind"] != "restriction" for r in written()) - len(deals),
        hidden_restrictions=sum(r["kind"] == "restriction" for r in written()) - (len(kept) - len(deals)),
    )
    numbers = [shown.deals, shown.countries, shown.suppliers] if deals else []
    assert [int(word) for word in sentence(shown).split() if word.isdigit()][: len(numbers)] == numbers


def test_country_years() -> None:
    """The country and year of the rows asked for, in their order, undated ones in the year after all others."""
    table = table_of({}, {"country": "YEM"}, {"country": "NAM"} | builders.UNDATED)
    assert country_years(table, pd.Series([True, False, True])) == [("KEN", 2014), ("NAM", UNDATED)]


def test_steps() -> None:
    """A country's running count, year by year, deals without a date after all others."""
    years = [("KEN", 2016), ("KEN", 2014), ("YEM", 2014), ("KEN", UNDATED), ("KEN", 2016), ("NAM", UNDATED)]
    assert steps(years) == {"KEN": [2014, 1, 2016, 3, UNDATED, 4], "YEM": [2014, 1], "NAM": [UNDATED, 1]}
    assert steps([]) == {}


def test_shipped_steps() -> None:
    """Years and counts rise, and the last counts add up to all deals."""
    found = steps(country_years(TABLE, TABLE["counted"]))
    assert sum(values[-1] for values in found.values()) == sum(r["kind"] != "restriction" for r in written())
    for values in found.values():
        assert all(a < b for numbers in (values[::2], values[1::2]) for a, b in pairwise(numbers))


def test_first_years() -> None:
    """The first year of each country; after every year where none is known."""
    years = [("KEN", UNDATED), ("KEN", 2014), ("KEN", 2012), ("NAM", UNDATED)]
    assert first_years(years) == {"KEN": 2012, "NAM": UNDATED}


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({}, "everything"),
        (
            {"technology": ("facial-recognition",), "region": ("Africa",), "years": (2014, 2018), "publishers": 3},
            "Technology: Facial recognition; Region: Africa; years 2014–2018; at least 3 independent publishers",
        ),
        ({"region": ("Africa", "Asia"), "article": True}, "Region: Africa or Asia; named in the 2020 article"),
        ({"search": "police", "sure": "high"}, "with the words “police”; high confidence"),
        ({"supplier": ("unnamed", "no-such-firm")}, "Supplier: Supplier not named or no-such-firm"),
    ],
)
def test_filters_words(filters: dict[str, Any], said: str) -> None:
    """Every filter that is set is said, in the reader's words."""
    assert filters_words(Filters(**filters), OFFERED) == said


def test_active_words_can_be_taken_off() -> None:
    """Each filter is said under the field that takes it off, and none that is not set."""
    filters = Filters(kind=("aid",), years=(2014, 2018), search="x", article=True, publishers=2, sure="medium")
    said = active_words(filters, OFFERED)
    assert list(said) == ["kind", "years", "article", "search", "publishers", "sure"]
    for field in said:
        filters = filters.without(field)
    assert filters == Filters()
