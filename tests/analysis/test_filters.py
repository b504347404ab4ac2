"""Filters in the address, and the records that they keep."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.filters import FACETS, Choices, Filters, choices, from_address, left_by, select, to_address
from dashboard.analysis.table import deal_table, fold
from tests.analysis.builders import UNDATED, dataset_of, table_of
from tests.shipped import DATASET, OFFERED, TABLE

FIRST, LAST = OFFERED.years
YEARS = st.tuples(st.integers(FIRST, LAST), st.integers(FIRST, LAST)).map(lambda pair: (min(pair), max(pair)))
REAL = st.builds(
    Filters,
    **{facet: st.lists(st.sampled_from(list(OFFERED.facets[facet])), unique=True).map(tuple) for facet in FACETS},
    article=st.booleans(),
    years=st.none() | YEARS.filter(lambda years: years != OFFERED.years),
    search=st.text(max_size=200).map(lambda text: " ".join(text.split())),
)


@given(REAL)
def test_address_and_back(filters: Filters) -> None:
    """An address gives back the filters that it was written from, with nothing to say."""
    assert from_address(to_address(filters), OFFERED) == (filters, [])


@given(st.dictionaries(st.sampled_from([*FACETS, "years", "article", "search", "x"]), st.text()))
def test_any_address(address: dict[str, str]) -> None:
    """Whatever stands in an address, nothing is raised, and every value left out is told."""
    filters, said = from_address(address, OFFERED)
    for facet in FACETS:
        codes = {fold(code) for code in OFFERED.facets[facet]}
        for value in filter(None, map(str.strip, address.get(facet, "").split(","))):
            assert fold(value) in codes or any(text.startswith(f"“{value[:60]}” is no {facet} ") for text in said)
    assert from_address(to_address(filters), OFFERED) == (filters, [])


@pytest.mark.parametrize(
    ("name", "value", "near"),
    [
        ("technology", "cctvv", "cctv"),
        ("supplier", "Huwaei", "huawei"),
        ("region", "africca", "Africa"),
        ("status", "opperational", "operational"),
        ("kind", "suply", "supply"),
        ("confidence", "hihg", "high"),
        ("article", "ja", "yes"),
        ("years", "soon", f"{FIRST}-{LAST}"),
    ],
)
def test_nearest_value(name: str, value: str, near: str) -> None:
    """A mistyped value is told with what was typed and the nearest right one; the rest of the address counts."""
    filters, said = from_address({"search": "police", name: value}, OFFERED)
    what = {"years": "span of years", "article": "choice of article"}.get(name, name)
    assert said == [f"“{value}” is no {what} in this data and was left out. Did you mean “{near}”?"]
    assert filters == Filters(search="police")


def test_no_near_value() -> None:
    """Where nothing is near, nothing is offered; the right values beside it stay."""
    filters, said = from_address({"technology": "cctv,qqqqqq"}, OFFERED)
    assert said == ["“qqqqqq” is no technology in this data and was left out."]
    assert filters.technology == ("cctv",)


def test_code_that_no_record_uses() -> None:
    """A technology of the list that no record has is not offered, and told in an address."""
    assert "phone-forensics" not in OFFERED.facets["technology"]
    assert from_address({"technology": "phone-forensics"}, OFFERED)[1]


def test_case_and_repeats() -> None:
    """Codes are read whatever their case, and once."""
    filters, said = from_address({"technology": "CCTV, cctv", "region": "africa"}, OFFERED)
    assert (filters, said) == (Filters(technology=("cctv",), region=("Africa",)), [])


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2014-2018", (2014, 2018)),
        ("2016", (2016, 2016)),
        (f"1900-{FIRST + 1}", (FIRST, FIRST + 1)),
        (f"{LAST}-9999", (LAST, LAST)),
        ("0001-9999", None),
        (f"{FIRST}-{LAST}", None),
    ],
)
def test_years(text: str, years: tuple[int, int] | None) -> None:
    """Years are cut to those of the data; all of them are no filter."""
    assert from_address({"years": text}, OFFERED) == (Filters(years=years), [])


@pytest.mark.parametrize("text", ["2018-2014", "14-18", "1990-1995", "3000", "2014-2018-2020", "٢٠١٤", "-", "²⁰¹⁴"])
def test_bad_years(text: str) -> None:
    """Years in the wrong order, outside the data or not years at all are told."""
    filters, said = from_address({"years": text}, OFFERED)
    assert (filters, len(said)) == (Filters(), 1)
    assert said[0].startswith(f"“{text}” is no span of years in this data")


def test_choices_of_no_records() -> None:
    """Without records there is nothing to choose."""
    dataset = dataset_of()
    assert choices(dataset, deal_table(dataset)) == Choices({facet: {} for facet in FACETS}, (2000, 2000))


def test_without() -> None:
    """One value or a whole field can be taken off."""
    filters = Filters(technology=("cctv", "drone"), years=(2014, 2018), article=True, search="x")
    assert filters.without("technology", "cctv").technology == ("drone",)
    assert filters.without("years").years is None
    assert filters.without("article").article is False
    assert filters.without("search").without("years").without("article").without("technology") == Filters()


FACET_VALUES = {
    "technology": ("technologies", [["cctv"], ["drone"], ["training"]], ("cctv", "drone")),
    "supplier": ("suppliers", [["huawei"], ["zte"], []], ("huawei", "zte")),
    "region": ("country", ["KEN", "XKX", "YEM"], ("Africa", "Europe")),
    "status": ("status", ["signed", "cancelled", "unknown"], ("signed", "cancelled")),
    "kind": ("kind", ["supply", "aid", "restriction"], ("supply", "aid")),
    "confidence": ("confidence", ["high", "medium", "low"], ("high", "medium")),
}


@pytest.mark.parametrize("facet", FACETS)
def test_facet(facet: str) -> None:
    """One value keeps its records, several keep the records of any of them, none keeps all."""
    field, held, (one, other) = FACET_VALUES[facet]
    table = table_of(*({field: value} for value in held))
    assert select(table, Filters(**{facet: (one,)})).tolist() == [True, False, False]
    assert select(table, Filters(**{facet: (other,)})).tolist() == [False, True, False]
    assert select(table, Filters(**{facet: (one, other)})).tolist() == [True, True, False]
    assert select(table, Filters()).tolist() == [True, True, True]


def test_facets_together() -> None:
    """A record must satisfy every facet; one of several technologies is enough."""
    table = table_of({"technologies": ["cctv", "drone"]}, {"technologies": ["cctv"], "status": "signed"}, {})
    assert select(table, Filters(technology=("drone",))).tolist() == [True, False, False]
    assert select(table, Filters(technology=("cctv",), status=("operational",))).tolist() == [True, False, True]
    assert select(table, Filters(technology=("drone",), status=("signed",))).tolist() == [False, False, False]


def test_unnamed_suppliers() -> None:
    """Records that name no supplier can be chosen."""
    table = table_of({"suppliers": []}, {})
    assert select(table, Filters(supplier=("unnamed",))).tolist() == [True, False]


def test_years_of_records() -> None:
    """The first and the last year are included; undated records are left out as soon as years are chosen."""
    table = table_of(*({"operational": None, "signed": str(year)} for year in (2013, 2014, 2016, 2017)), UNDATED)
    assert select(table, Filters(years=(2014, 2016))).tolist() == [False, True, True, False, False]
    assert select(table, Filters()).all()


def test_article() -> None:
    """Only the records that the seed article names."""
    named = {"order": None, "claim": "It was said.", "verdict": "confirmed", "note": "It is so."}
    table = table_of({}, {"article": named})
    assert select(table, Filters(article=True)).tolist() == [False, True]
    assert select(TABLE, Filters(article=True)).sum() == sum(deal.article is not None for deal in DATASET.deals) > 0


@pytest.mark.parametrize(
    "search", ["NAIROBI", "naïrobi", "nairobi police", "police  nairobi", "huaw ken-1", "", "华为"]
)
def test_search(search: str) -> None:
    """All words must stand in the record, in any order, case and accents."""
    assert select(table_of({}), Filters(search=search)).all()


@pytest.mark.parametrize("search", ["nairobi zte", "nairobii", "police.*", "(nairobi", "\\"])
def test_search_without_result(search: str) -> None:
    """One word that is not there is enough to leave a record out, and signs mean themselves."""
    assert not select(table_of({}), Filters(search=search)).any()


def bare(word: str) -> str:
    """The word without its accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


CASES = [
    str.upper,
    str.lower,
    str.title,
    str.swapcase,
    str.casefold,
    bare,
    lambda word: unicodedata.normalize("NFD", word),
]


@given(st.sampled_from(range(len(DATASET.deals))), st.sampled_from(CASES), st.data())
def test_every_word_is_found(row: int, change: Callable[[str], str], data: st.DataObject) -> None:
    """A record is found by any word of it, in any case, with or without accents."""
    deal = DATASET.deals[row]
    texts = [deal.title, deal.summary, deal.buyer or deal.id, deal.contested or deal.id, *(p.name for p in deal.places)]
    word = data.draw(st.sampled_from(" ".join(texts).split()))
    assert select(TABLE, Filters(search=change(word)))[row]


@given(st.sampled_from(["technology", "supplier", "region", "status", "kind", "confidence"]), st.booleans())
def test_left_by(facet: str, article: bool) -> None:
    """Each option says how many deals choosing it alone would leave, the other filters kept."""
    filters = Filters(article=article, technology=("cctv", "safe-city"), publishers=2)
    counts = left_by(TABLE, filters)
    for code in OFFERED.facets[facet]:
        kept = select(TABLE, replace(filters, **{facet: (code,)}))
        assert counts[facet].get(code, 0) == (kept & (TABLE["counted"] | (facet == "kind"))).sum()


def test_lens() -> None:
    """The lens keeps records with enough publishers and confidence."""
    kept = TABLE[select(TABLE, Filters(publishers=3, sure="medium"))]
    assert 0 < len(kept) < len(TABLE)
    assert (kept["publishers"] >= 3).all()
    assert set(kept["confidence"]) == {"high", "medium"}
    assert set(TABLE[select(TABLE, Filters(sure="high"))]["confidence"]) == {"high"}
    assert Filters(publishers=3, sure="high", article=True).lens == Filters(publishers=3, sure="high")
