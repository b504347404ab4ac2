"""Finding by a few words, typing mistakes forgiven."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.entries import Entry
from dashboard.analysis.search import EXACT, LONGEST_TEXT, Hit, find, index, nearest, sure
from dashboard.records.schema import Dataset, Term
from tests.analysis.builders import dataset_of
from tests.shipped import COUNTRIES, DATASET, DEALS

GLOSSARY = [
    Term(key="safe-city", term="Safe city", also=(), text="Cameras and more."),
    Term(key="anpr", term="ANPR", also=("number-plate recognition",), text="Cameras that read plates."),
]
INDEX = index(DATASET, GLOSSARY)
NAMES = {code: country.name for code, country in COUNTRIES.items()}
FIRMS = {firm.key: firm.name for firm in DATASET.suppliers}
TITLES = {deal.id: deal.title for deal in DATASET.deals}
LONG_NAMES = {code: name for code, name in NAMES.items() if len(name) >= 6}


@pytest.mark.parametrize(
    ("typed", "label", "params"),
    [
        ("belgrad", "Belgrade", {"country": "SRB"}),
        ("begrlade", "Belgrade", {"country": "SRB"}),
        ("BELGRADE", "Belgrade", {"country": "SRB"}),
        ("belgrade serbia", "Serbia", {"country": "SRB"}),
        ("hauwei", "Huawei", {"firm": "huawei"}),
        ("hik vision", "Hikvision", {"firm": "hikvision"}),
        ("华为", "Huawei", {"firm": "huawei"}),
        ("海康", "Hikvision", {"firm": "hikvision"}),
        ("kenia", "Kenya", {"country": "KEN"}),
        ("ken", "Kenya", {"country": "KEN"}),
        ("404", "Kenya", {"country": "KEN"}),
        ("zimbabve", "Zimbabwe", {"country": "ZWE"}),
        ("newzealand", "New Zealand", {"country": "NZL"}),
        ("cote divoire", "Côte d'Ivoire", {"country": "CIV"}),
        ("niger", "Niger", {"country": "NER"}),
        ("uk", "United Kingdom", {"country": "GBR"}),
        ("UAE", "United Arab Emirates", {"country": "ARE"}),
        ("ivory coast", "Côte d'Ivoire", {"country": "CIV"}),
        ("burma", "Myanmar", {"country": "MMR"}),
        ("turkey", "Türkiye", {"country": "TUR"}),
        ("facial recog", "Facial recognition", {"technology": "facial-recognition"}),
        ("recognition facial", "Facial recognition", {"technology": "facial-recognition"}),
        ("safe sity", "Safe city", {"technology": "safe-city"}),
        ("safecity", "Safe city", {"technology": "safe-city"}),
        ("srb-huawei-2017", DEALS["srb-huawei-2017"].title, {"deal": "srb-huawei-2017"}),
        ("nairobi police", DEALS["ken-huawei-2014"].title, {"deal": "ken-huawei-2014"}),
        ("Mombassa", "Mombasa", {"deal": "ken-huawei-2014"}),
        ("sao paulo", "São Paulo", {"deal": "bra-hikvision-2017"}),
        ("number plate", "ANPR", {"term": "anpr"}),
    ],
)
def test_first_hit(typed: str, label: str, params: dict[str, str]) -> None:
    """What was meant comes first and is gone to at once, however it was typed."""
    hits = find(INDEX, typed)
    assert (hits[0].label, hits[0].params) == (label, params)
    assert sure(hits) == hits[0]


@pytest.mark.parametrize("typed", ["qqqqxyz", "xinjiang", "", " ", "++", "?!"])
def test_nothing_alike(typed: str) -> None:
    """Nothing is found where nothing is alike, and nothing is gone to."""
    assert find(INDEX, typed) == []
    assert sure([]) is None


def test_exact_and_beginnings_before_mistypings() -> None:
    """'niger' is Niger, then Nigeria, before what only looks like it."""
    assert [hit.label for hit in find(INDEX, "niger")][:2] == ["Niger", "Nigeria"]
    hits = find(INDEX, "kingston")
    assert [hit.label for hit in hits][:3] == ["Kingston", "Kingston", "Kingstown"]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(hit.score > 80 for hit in find(INDEX, "guinea", most=4))


def test_countries_and_firms_before_deals_at_equal_score() -> None:
    """A record titled like a country or a firm comes behind it."""
    held = index(dataset_of({"title": "Kenya"}, {"title": "Huawei"}), [])
    for name, sort in (("kenya", "country"), ("huawei", "supplier")):
        hits = [hit for hit in find(held, name) if hit.score == EXACT]
        assert [hit.sort for hit in hits] == [sort, "deal"]


def test_short_words_are_beginnings() -> None:
    """'zt' finds ZTE; a typed word of two letters, or a code of three, is never taken for what only looks like it."""
    assert find(INDEX, "zt")[0].label == "ZTE"
    assert find(INDEX, "zx") == []
    assert "KNA" not in {hit.params.get("country") for hit in find(INDEX, "kenia")}


@pytest.mark.parametrize("typed", ["new", "united", "cameras", "police", "kingston", "huawei kenya"])
def test_not_sure(typed: str) -> None:
    """Where several are as good, the reader is asked."""
    hits = find(INDEX, typed)
    assert len(hits) > 1
    assert sure(hits) is None


def test_the_name_itself_is_sure() -> None:
    """An exact name is gone to however near the next is, unless that is exact too."""

    def hit(label: str, score: float) -> Hit:
        return Hit(*vars(Entry("country", label, "", "countries", {"country": label}, ())).values(), score=score)

    assert sure([hit("A", EXACT), hit("B", 99)]) is not None
    assert sure([hit("A", EXACT), hit("B", EXACT)]) is None
    assert sure([hit("A", 99), hit("B", 93)]) is None
    assert sure([hit("A", 99), hit("B", 92)]) is not None


def test_most_hits() -> None:
    """No more than asked for, and each leads elsewhere."""
    hits = find(INDEX, "huawei", most=5)
    assert len({(hit.page, *hit.params.values()) for hit in hits}) == len(hits) == 5


def test_long_text_is_cut() -> None:
    """What stands behind the first 200 characters does not count."""
    assert find(INDEX, "kenya" + " " * LONGEST_TEXT + "qqqqxyz")[0].label == "Kenya"


def test_no_data() -> None:
    """Nothing is found in an empty data folder."""
    assert find(index(Dataset(), []), "kenya") == []


def test_name_without_letters() -> None:
    """A title of signs alone can be found by its id."""
    held = index(dataset_of({"title": "+++"}), [])
    assert find(held, "ken-1")[0].params == {"deal": "ken-1"}


@given(st.text() | st.lists(st.sampled_from(sorted(INDEX.vocabulary))).map(" ".join))
def test_any_text(text: str) -> None:
    """Whatever is typed, nothing is raised, and the hits are in order and each leads elsewhere."""
    hits = find(INDEX, text)
    assert len({(hit.page, *hit.params.values()) for hit in hits}) == len(hits) <= 12
    assert all(0 < hit.score <= EXACT for hit in hits)
    assert sure(hits) in (None, *hits[:1])


@given(st.sampled_from(INDEX.entries))
def test_label_finds_its_own(entry: Entry) -> None:
    """A label typed as it stands finds where it leads, at the full score."""
    found = {(hit.page, *hit.params.values()): hit.score for hit in find(INDEX, entry.label)}
    assert found[(entry.page, *entry.params.values())] == EXACT


@given(st.sampled_from(sorted(LONG_NAMES)), st.data())
def test_letter_dropped(code: str, data: st.DataObject) -> None:
    """A country's name of six letters or more without one of them still finds it among the first three."""
    name = LONG_NAMES[code]
    drop = data.draw(st.sampled_from([i for i, letter in enumerate(name) if letter.isalpha()]))
    hits = find(INDEX, name[:drop] + name[drop + 1 :], most=3)
    assert {"country": code} in [hit.params for hit in hits]


@given(st.sampled_from(sorted(LONG_NAMES)), st.data())
def test_letters_swapped(code: str, data: st.DataObject) -> None:
    """Nor do two swapped letters within its longest word hide it."""
    longest = max(LONG_NAMES[code].split(), key=len)
    at = data.draw(st.integers(0, len(longest) - 2))
    swapped = longest[:at] + longest[at + 1] + longest[at] + longest[at + 2 :]
    hits = find(INDEX, LONG_NAMES[code].replace(longest, swapped), most=3)
    assert {"country": code} in [hit.params for hit in hits]


@pytest.mark.parametrize(
    ("text", "names", "first"),
    [
        ("KEM", NAMES, "KEN"),
        ("Kenya", NAMES, "KEN"),
        ("congo", NAMES, "COD"),
        ("hauwei", FIRMS, "huawei"),
        ("Huawei Technologies", FIRMS, "huawei"),
        ("ken-hauwei-2014", TITLES, "ken-huawei-2014"),
    ],
)
def test_nearest(text: str, names: dict[str, str], first: str) -> None:
    """The code that was meant comes first, typed as a code or as a name."""
    near = nearest(text, names)
    assert near[0] == first
    assert len(near) == 3


@given(st.text(), st.sampled_from([NAMES, FIRMS, TITLES, {}, {"KEN": "Kenya"}]), st.integers(0, 5))
def test_nearest_of_anything(text: str, names: dict[str, str], most: int) -> None:
    """Any text gives as many different codes as asked for, or all there are."""
    near = nearest(text, names, most)
    assert len(set(near)) == len(near) == min(most, len(names))
    assert set(near) <= set(names)


def test_nearest_of_junk() -> None:
    """Junk gets its three too."""
    assert len(nearest("<script>alert(1)</script>" * 100, NAMES)) == 3
