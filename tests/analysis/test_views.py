"""Views read from addresses, and what they show."""

import pytest

from dashboard.analysis.lessons import link
from dashboard.analysis.views import ViewError, kept, title, view_at, view_of, words
from dashboard.records.lessons import View
from tests.shipped import DATASET, OFFERED, TABLE


def at(address: str) -> View:
    """The view of an address of the shipped data."""
    return view_at(address, DATASET, OFFERED)


@pytest.mark.parametrize(
    ("address", "view"),
    [
        ("", View()),
        ("/", View()),
        ("?region=Africa,Asia&country=ken", View(region=("Africa", "Asia"), country="KEN")),
        ("compare?countries=SRB,KEN", View(page="compare", countries=("SRB", "KEN"))),
        ("/compare?countries=SRB%2CKEN", View(page="compare", countries=("SRB", "KEN"))),
        ("http://127.0.0.1:8501/table?years=2014-2018&sort=-year&from=26", View(page="table", years="2014-2018")),
        ("?region=Africa&region=Asia", View(region=("Africa", "Asia"))),
        ("?publishers=3&article=yes&search=a%20b", View(publishers=3, article="yes", search="a b")),
        ("know?term=", View(page="know")),
    ],
)
def test_read(address: str, view: View) -> None:
    """An address with or without its beginning is a view, whose own address is read as the same."""
    assert at(address) == view
    assert at(link(view)) == view


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("?regoin=Africa", "'regoin' is no parameter of an address — did you mean 'region'?"),
        ("?x", "'x' is no parameter of an address; there are technology, supplier"),
        ("?page=table", "'page' is no parameter of an address"),
        ("?region=Afrika", "did you mean 'Africa'?"),
        ("tabel", "page: 'tabel' is not one of world, countries"),
        ("?country=Kenia", "country: 'Kenia' is no country code in countries.csv — did you mean 'KEN' (Kenya)?"),
        ("deal?deal=ken-huawei-2041", "did you mean 'ken-huawei-2014'"),
        ("suppliers?firm=hauwei", "firm: 'hauwei' is no key in suppliers.yaml — did you mean 'huawei'?"),
        ("know?term=safe-sity", "did you mean 'safe-city'"),
        ("?publishers=9", "publishers: 9 is more than 5"),
        ("?years=1990-1991", "years: '1990-1991' lies outside the years of the records, 2009-2025"),
        ("compare?countries=SRB,KEN&region=Africa", "region: does not count on the page compare"),
        ("compare?countries=SRB", "countries: compares 1; name two to"),
        ("deal", "the view shows no record; name one under deal"),
        ("?search=<b>", "search: holds the HTML tag '<b>'"),
        ("http://[::1", "is no address"),
    ],
)
def test_refused(address: str, said: str) -> None:
    """What there is not is told with the nearest."""
    with pytest.raises(ViewError) as refused:
        at(address)
    assert said in str(refused.value)


def test_all_is_told_at_once() -> None:
    """Every fault has its sentence."""
    with pytest.raises(ViewError) as refused:
        view_of("", {"regoin": "x", "country": "XXX", "status": "sined"}, DATASET, OFFERED)
    assert len(refused.value.problems) == 3


@pytest.mark.parametrize(
    ("address", "rule"),
    [
        ("?region=Africa", TABLE["region"] == "Africa"),
        ("regimes?region=Africa", TABLE["region"] == "Africa"),
        ("article", TABLE["article"]),
        ("article?publishers=3", TABLE["article"] & (TABLE["publishers"] >= 3)),
        ("deal?deal=ken-huawei-2014", TABLE["id"] == "ken-huawei-2014"),
        ("countries?country=KEN", TABLE["iso_a3"] == "KEN"),
        ("compare?countries=SRB,KEN", TABLE["iso_a3"].isin(["SRB", "KEN"])),
        ("suppliers?firm=zte", TABLE["suppliers"].map(lambda held: "zte" in held)),
        ("know", TABLE["id"] != ""),
    ],
)
def test_kept(address: str, rule: object) -> None:
    """A view keeps what its page shows: filters count where they do on the page, the evidence lens everywhere."""
    assert kept(at(address), TABLE, OFFERED).equals(rule.astype(bool))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("", "Number of deals"),
        ("?colour=technology&of=cctv", "Deals of one technology: Video surveillance (CCTV)"),
        ("compare?countries=SRB,KEN", "Serbia and Kenya"),
        ("compare?firms=zte,huawei", "ZTE and Huawei"),
        ("suppliers?firm=zte", "ZTE"),
        ("suppliers", "Suppliers"),
        ("countries?country=KEN", "Kenya"),
        ("deal?deal=ken-huawei-2014", "National police surveillance system in Nairobi and Mombasa"),
        ("table?region=Africa", "Records"),
    ],
)
def test_title(address: str, named: str) -> None:
    """A view is named for what its page is about."""
    assert title(at(address), DATASET) == named


def test_words() -> None:
    """The filters in words; elsewhere the lens alone."""
    assert words(at("?region=Africa&years=2014-2018"), OFFERED) == "Region: Africa; years 2014–2018"
    assert words(at("compare?countries=SRB,KEN&publishers=3"), OFFERED) == "at least 3 independent publishers"
    assert words(at(""), OFFERED) == "everything"
