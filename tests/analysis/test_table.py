"""One row a record, and text made alike for comparing."""

from datetime import date

import pandas as pd
import pytest

from dashboard.analysis.table import COLUMNS, UNNAMED, fold, known_dates, span, when
from tests.analysis.builders import UNDATED, table_of
from tests.records.builders import deal
from tests.shipped import DATASET, TABLE

REPORTED_2019 = UNDATED | {"reported": "2019-03"}


def test_row() -> None:
    """A row holds the record's codes, its country's name and region, its year and days."""
    (row,) = table_of({}).to_dict("records")
    assert list(row) == COLUMNS
    assert (row["id"], row["iso_a3"], row["country"], row["region"]) == ("ken-1", "KEN", "Kenya", "Africa")
    assert (row["kind"], row["sort"], row["counted"]) == ("supply", "Contract or delivery", True)
    assert row["article"] is False
    assert (row["suppliers"], row["technologies"]) == (("huawei",), ("cctv", "command-centre"))
    assert (row["status"], row["said"], row["confidence"]) == ("operational", "Operational", "high")
    assert (row["year"], row["when"]) == (2014, "2014")
    assert (row["first"], row["last"]) == (pd.Timestamp("2014-11-01"), pd.Timestamp("2015-05-28"))


def test_no_rows() -> None:
    """A table without records has the same columns, and the types that are counted with."""
    empty, types = table_of(), ["year", "counted", "article", "first", "last"]
    assert list(empty.columns) == COLUMNS
    assert empty[types].dtypes.equals(table_of({})[types].dtypes)


def test_shipped_rows() -> None:
    """Every shipped record has one row, in the file's order, with a country's name and region."""
    assert list(TABLE["id"]) == [deal.id for deal in DATASET.deals]
    assert (TABLE["country"].str.len() > 3).all()
    assert set(TABLE["region"]) == {"Africa", "Americas", "Asia", "Europe", "Oceania"}


def test_unnamed_supplier() -> None:
    """A record without a named supplier stands under 'unnamed'."""
    assert table_of({"suppliers": []})["suppliers"].tolist() == [(UNNAMED,)]


def test_restriction_not_counted() -> None:
    """A restriction has a row, but does not count as a deal."""
    assert table_of({}, {"kind": "restriction"})["counted"].tolist() == [True, False]


@pytest.mark.parametrize(
    ("changes", "words", "year"),
    [
        ({"signed": "2018"}, "2015", 2015),
        ({"signed": "2018", "operational": None}, "2018", 2018),
        ({"announced": "2012-02"}, "2012", 2012),
        (REPORTED_2019, "first reported 2019", 2019),
        (REPORTED_2019 | {"ended": "2020"}, "first reported 2019", 2019),
        (UNDATED, "no date known", None),
    ],
)
def test_year(changes: dict[str, object], words: str, year: int | None) -> None:
    """The year is that of the earliest step, else of the first report, and the words tell which."""
    assert when(deal(**changes)) == words
    (found,) = table_of(changes)["year"]
    assert (None if pd.isna(found) else found) == year


@pytest.mark.parametrize(
    ("changes", "days"),
    [
        ({}, (date(2014, 11, 1), date(2015, 5, 28))),
        ({"signed": None, "operational": "2016"}, (date(2016, 1, 1), date(2017, 1, 1))),
        ({"signed": None, "operational": "2016-02-29"}, (date(2016, 2, 29), date(2016, 3, 1))),
        ({"ended": "2020-12"}, (date(2014, 11, 1), date(2021, 1, 1))),
        (REPORTED_2019, (date(2019, 3, 1), date(2019, 4, 1))),
        (UNDATED, None),
    ],
)
def test_span(changes: dict[str, object], days: tuple[date, date] | None) -> None:
    """The span runs from the first possible day to the day after the last possible one."""
    assert span(deal(**changes)) == days


def test_known_dates() -> None:
    """The report is told only where nothing else is known."""
    assert known_dates(deal()) == [("signed", "2014-11"), ("operational", "2015-05-27")]
    assert known_dates(deal(**REPORTED_2019)) == [("first reported", "2019-03")]
    assert known_dates(deal(**UNDATED)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Plzeň", "PLZEN"),
        ("Łódź", "LODZ"),
        ("Tromsø", "tromso"),
        ("São Tomé", "sao tome"),
        ("STRASSE", "straße"),
        ("Việt Nam", "viet nam"),
        ("ﬁrm", "FIRM"),
    ],
)
def test_fold(one: str, other: str) -> None:
    """Case and accents make no difference."""
    assert fold(one) == fold(other)


def test_fold_keeps_words_apart() -> None:
    """Different letters stay different, in any script."""
    assert len({fold(word) for word in ("Mali", "Malta", "华为", "华", "Kenya")}) == 5


def test_text_holds_what_is_searched_for() -> None:
    """Title, country, firm with aliases, buyer, place, technology and summary can all be searched."""
    (text,) = table_of({"contested": "Doubted by X", "financing": "Loan of Y"})["text"]
    for words in (
        *("police cameras", "kenya", "huawei technologies", "华为技术有限公司", "national police service"),
        *("nairobi", "video surveillance", "command centre for the police", "doubted by x", "loan of y"),
        *("ken-1", "operational"),
    ):
        assert words in text
