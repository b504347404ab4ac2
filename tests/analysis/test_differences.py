"""Differences in words: true, neutral, and of every number of sides."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.differences import differences, latest_class, listed
from dashboard.analysis.filters import Filters, select
from dashboard.analysis.sides import COUNTRIES, FIRMS, sides
from dashboard.analysis.table import regime_of
from dashboard.records.words import TECHNOLOGIES
from tests.shipped import COUNTRIES as HELD
from tests.shipped import DATASET, DEALS, TABLE

FIRM_NAMES = {firm.key: firm.short for firm in DATASET.suppliers}
COUNTRY_NAMES = {iso: country.name for iso, country in HELD.items()}
CLASSES = regime_of(DATASET)
CAUSAL = re.compile(
    r"\b(because|due to|caus|therefore|led to|lead to|result|thanks|since|so that|owing)", re.IGNORECASE
)


def said(by: str, *codes: str, lens: Filters = Filters()) -> list[str]:  # noqa: B008
    """The sentences for some codes of the shipped data."""
    names, words = (COUNTRY_NAMES, FIRM_NAMES) if by == COUNTRIES else (FIRM_NAMES, COUNTRY_NAMES)
    chosen = {code: names[code] for code in codes}
    return differences(sides(TABLE, select(TABLE, lens), DEALS, by, chosen), by, words, CLASSES)


def test_two_countries() -> None:
    """Serbia and Kenya, sentence by sentence."""
    assert said(COUNTRIES, "SRB", "KEN") == [
        "Serbia has more deals than Kenya: 3 against 2.",
        "Kenya has the earliest deal known (2014): 3 years before the first of Serbia (2017).",
        "Serbia and Kenya both have deals with facial recognition, safe city and video surveillance (CCTV); of these "
        "two, only Kenya has deals with command centre, traffic monitoring and data centre.",
        "Serbia and Kenya both have deals that name Huawei; of these two, only Serbia has deals that name Dahua.",
        "Confidence is high for 1 of 3 deals of Serbia and 2 of 2 deals of Kenya.",
        "V-Dem classes Serbia as an electoral autocracy (2024) and Kenya as an electoral democracy (2024); in the year "
        "of the first deal known the class was electoral autocracy for Serbia (2017) and electoral democracy for Kenya "
        "(2014).",
        "Something is contested in 3 of 3 records of Serbia and 2 of 2 records of Kenya.",
    ]


def test_two_firms() -> None:
    """Bans are counted apart from deals, countries take the place of suppliers, and long lists end in a number."""
    found = said(FIRMS, "huawei", "hikvision")
    bans = sum(not deal.is_deal and "hikvision" in deal.suppliers for deal in DATASET.deals)
    assert (
        found[1]
        == f"Bans, removals or refusals, which are counted apart from deals: none for Huawei and {bans} for Hikvision."
    )
    assert re.search(
        r"Huawei and Hikvision both have deals in .* and Zimbabwe; .* and \d+ more; only Hikvision", found[4]
    )
    assert re.search(r"\d+ of \d+ of Huawei and \d+ of \d+ of Hikvision were in an electoral or closed autoc", found[6])


def test_four_countries() -> None:
    """More than two are ranked, one without a record among them."""
    found = said(COUNTRIES, "SRB", "KEN", "DZA", "PAK")
    assert found[0] == "Pakistan has the most deals: 5, then Serbia with 3, Kenya with 2 and Algeria with none."
    assert found[1].startswith("Pakistan has the earliest deal known (2009): 5 years before the first of Kenya (2014)")
    assert "Serbia, Kenya and Pakistan all have deals with facial recognition, safe city" in found[2]
    assert "of these four, only Kenya" in found[2]
    assert "Algeria as an electoral autocracy" in found[-2]
    assert "Algeria" not in found[-1]


def test_equal_and_nothing() -> None:
    """Equals are said to be equal; countries without a record have no difference in deals."""
    assert said(COUNTRIES, "KEN", "ARE")[0] == "Kenya and United Arab Emirates have equally many deals: 2 each."
    found = said(COUNTRIES, "DZA", "ATA")
    assert found[0] == "No deal is shown for Algeria or Antarctica."
    assert found[1].endswith("; V-Dem gives no class for Antarctica.")
    assert len(found) == 2


def test_one_side_alone_has_deals() -> None:
    """What only one can have is not said to be common, nor missing, of the other."""
    found = " ".join(said(FIRMS, "huawei", "sensetime"))
    assert "Huawei has more deals than SenseTime: " in found and "against none." in found
    assert "Of these two, only Huawei has a deal with a known year." in found
    assert "both have" not in found and "in common" not in found


def test_lens() -> None:
    """The lens thins what is counted."""
    assert (
        said(COUNTRIES, "SRB", "KEN", lens=Filters(sure="high"))[0] == "Kenya has more deals than Serbia: 2 against 1."
    )


@given(st.data())
def test_any_sides(data: st.DataObject) -> None:
    """Whoever is compared: up to eight sentences, each naming a side, none with a word of cause."""
    by = data.draw(st.sampled_from([COUNTRIES, FIRMS]))
    names = COUNTRY_NAMES if by == COUNTRIES else FIRM_NAMES
    codes = data.draw(st.lists(st.sampled_from(sorted(names)), min_size=2, max_size=4, unique=True))
    lens = Filters(publishers=data.draw(st.integers(1, 5)))
    found = said(by, *codes, lens=lens)
    assert 1 <= len(found) <= 8
    for sentence in found:
        assert any(names[code] in sentence for code in codes)
        assert sentence[0].isupper() and sentence.endswith(".") and ".." not in sentence
        assert not CAUSAL.search(sentence)


@given(st.lists(st.sampled_from(sorted(COUNTRY_NAMES)), min_size=2, max_size=4, unique=True))
def test_only_is_true(codes: list[str]) -> None:
    """What only one is said to have, no other has."""
    words = {f"{word[0].lower()}{word[1:]}": code for code, word in TECHNOLOGIES.items()}
    text = " ".join(said(COUNTRIES, *codes))
    for iso in codes:
        match = re.search(rf"only {re.escape(COUNTRY_NAMES[iso])} has deals with (.*?)[;.]", text)
        for word in re.split(", | and ", match[1]) if match else []:
            having = {deal.country for deal in DATASET.deals if deal.is_deal and words.get(word) in deal.technologies}
            assert "more" in word or having & set(codes) == {iso}


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (list("abcdefg"), "a, b, c, d, e, f and g"),
        (list("abcdefgh"), "a, b, c, d, e, f and 2 more"),
    ],
)
def test_listed(words: list[str], text: str) -> None:
    """A list is one phrase; a long one is cut, but never for one name alone."""
    assert listed(words) == text


def test_latest_class() -> None:
    """The last year counts, and none is none."""
    assert latest_class("A", {("A", 2010): "x", ("A", 2012): "y", ("B", 2013): "z"}) == (2012, "y")
    assert latest_class("C", {("A", 2010): "x"}) is None
