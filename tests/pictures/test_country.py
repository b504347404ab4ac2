"""What a country's page says beside its records."""

from dataclasses import replace

import pytest

from dashboard.pictures.country import (
    aigs_words,
    all_countries,
    bri_words,
    firms_list,
    map_words,
    neighbours_list,
    record_links,
    said,
    steps,
)
from dashboard.pictures.panel import Names
from tests.pictures.parsed import Parsed
from tests.records.builders import deal
from tests.shipped import COUNTRIES, DATASET

HOSTILE = '</p><script>alert(1)</script>"onload=alert(1)'
NAMES = {"KEN": "Kenya", "UGA": HOSTILE, "SOM": "Somalia"}


def test_steps() -> None:
    """Links to the country before and after; at the ends of the alphabet only one."""
    assert Parsed(steps("SOM", "KEN", NAMES)).text == "← SomaliaAll countriesKenya →"
    assert Parsed(steps(None, "KEN", NAMES)).values("href") == ["countries", "countries?country=KEN"]
    assert "script" not in Parsed(steps("UGA", None, NAMES)).tags


def test_lens() -> None:
    """What the lens leaves out is said below the sentence, with a way to take it off only where nothing is left."""
    assert Parsed(said("One.", "", False)).text == "One."
    assert Parsed(said("One.", "Two.", False)).values("href") == []
    assert Parsed(said("None.", "Two.", True)).values("href") == ["?publishers=&sure="]


def test_map_words() -> None:
    """The map's content in words: places once each, neighbours; and that there is no map."""
    words = Parsed(map_words("Kenya", True, ["Konza", "Nairobi", "Konza"], ["Uganda"])).text
    dots = "Dots: places named in its records (Konza, Nairobi)."
    assert words == f"Where Kenya lies. {dots} Tinted: neighbours with records (Uganda)."
    assert Parsed(map_words("Kenya", True, [], [])).text == "Where Kenya lies."
    assert Parsed(map_words(HOSTILE, False, [], [])).tags == {"p"}


def test_firms() -> None:
    """Firms link to their pages with their number of deals; those of bans stand apart."""
    names = Names({"huawei": HOSTILE}, {})
    page = Parsed(firms_list({"huawei": 2, "": 1}, {"dahua": 1}, names))
    assert page.values("href") == ["suppliers?firm=huawei", "suppliers?firm=dahua"]
    assert f"{HOSTILE}: 2 deals hereNo firm named: 1 deal here" in page.text
    assert "not counted above:dahua: 1 ban or removal here" in page.text
    assert "script" not in page.tags
    assert "No deal, so no supplier." in firms_list({}, {"dahua": 1}, names)


def test_neighbours() -> None:
    """Neighbours with records have their counts and a comparison, the others stand by name."""
    kenya = COUNTRIES["KEN"]
    page = Parsed(neighbours_list(kenya, ["SOM", "UGA"], {"UGA": "2 deals"}, NAMES))
    assert page.values("href") == [
        *("countries?country=UGA", "compare?countries=KEN%2CUGA", "countries?country=SOM", "compare?countries=KEN")
    ]
    assert f"{HOSTILE}: 2 deals. Compare Kenya with" in page.text
    assert "No records shown of Somalia." in page.text
    assert "script" not in page.tags
    assert "No neighbour with records shown: Somalia." in Parsed(neighbours_list(kenya, ["SOM"], {}, NAMES)).text
    assert "Kenya has no land neighbour on our map." in Parsed(neighbours_list(kenya, [], {}, NAMES)).text


def test_aigs() -> None:
    """The index gives firms, types and other firms with its source; a country that it does not list is no "no"."""
    page = Parsed(aigs_words(COUNTRIES["KEN"], DATASET))
    assert page.text.startswith("Listed with technology from China: firms from China it names: Huawei; types")
    assert "firms from elsewhere: NEC, Safaricom." in page.text
    assert page.values("href") == ["https://carnegieendowment.org/publications/interactive/aI-surveillance"]
    absent = next(country for country in COUNTRIES.values() if country.aigs_2019 == "not listed")
    assert Parsed(aigs_words(absent, DATASET)).text.startswith("Not listed, which does not mean no: ")
    assert "Source" not in aigs_words(absent, replace(DATASET, trackers=()))


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("KEN", "Signed in 2018. Confidence in the year: high. It stood on the official list of January 2020. A memo"),
        ("ITA", "Signed in 2019, left in 2023. Confidence in the year: high."),
        ("PAN", "Source on leaving: www.anews.com.tr"),
        ("BFA", "Signed, year not established. Confidence in the year: no dated source found."),
        ("JPN", "No signature found. Without a memorandum there can be projects all the same."),
    ],
)
def test_bri(iso: str, words: str) -> None:
    """The year with confidence, leaving, and sources; a memorandum is never taken for a project."""
    page = Parsed(bri_words(COUNTRIES[iso], DATASET))
    assert words in page.text
    row = next((row for row in DATASET.bri if row.iso_a3 == iso), None)
    addresses = [row.source_url, row.exit_url] if row else []
    assert page.values("href") == [address for address in addresses if address]
    assert ("A memorandum is no proof of projects." in page.text) == bool(row)


def test_hostile_rows() -> None:
    """Text of the indexes is shown as text."""
    bri = tuple(row.model_copy(update={"note": HOSTILE, "source": HOSTILE}) for row in DATASET.bri)
    aigs = tuple(row.model_copy(update={"firms": HOSTILE, "types": HOSTILE}) for row in DATASET.aigs)
    hostile = replace(DATASET, bri=bri, aigs=aigs)
    for words in (bri_words(COUNTRIES["KEN"], hostile), aigs_words(COUNTRIES["KEN"], hostile)):
        assert HOSTILE in Parsed(words).text
        assert Parsed(words).tags <= {"p", "strong", "a"}


def test_record_links() -> None:
    """Records as links, with kind and year."""
    page = Parsed(record_links([deal().model_copy(update={"title": HOSTILE})]))
    assert page.text == f"{HOSTILE}: Contract or delivery, 2014"
    assert page.tags == {"ul", "li", "a"}


def test_all_countries() -> None:
    """Every country is a link, with its records or with what is said of none."""
    page = Parsed(all_countries(NAMES, {"KEN": "2 deals"}, dict.fromkeys(NAMES, "not looked at")))
    assert page.values("href") == [f"countries?country={iso}" for iso in NAMES]
    assert page.text == f"Kenya 2 deals{HOSTILE} not looked atSomalia not looked at"
    assert page.values("class") == ["all-countries", "bare", "bare"]
