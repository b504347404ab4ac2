"""Land borders, as the map's shapes have them."""

import pytest

from dashboard.analysis.neighbours import neighbours
from tests.shipped import COUNTRIES


@pytest.mark.parametrize(
    ("iso", "others"),
    [
        ("KEN", "ETH SOM SSD TZA UGA"),
        ("SRB", "BGR BIH HRV HUN MKD MNE ROU XKX"),
        ("TUR", "ARM AZE BGR GEO GRC IRN IRQ SYR"),
        ("ZMB", "AGO COD MOZ MWI NAM TZA ZWE"),  # and Botswana, for 150 m
        ("NAM", "AGO BWA ZAF ZMB"),
        ("GBR", "IRL"),
        ("DNK", "DEU"),
        ("IDN", "MYS PNG TLS"),
        ("ESP", "AND FRA PRT"),
        ("VAT", "ITA"),
        ("LSO", "ZAF"),
        ("CHN", "AFG BTN HKG IND KAZ KGZ LAO MAC MMR MNG NPL PAK PRK RUS TJK VNM"),
    ],
)
def test_neighbours(iso: str, others: str) -> None:
    """Those across a land border, not those across a strait, a bridge or a tunnel."""
    assert neighbours(iso) == others.split()


@pytest.mark.parametrize("iso", ["SGP", "BHR", "JPN", "MLT", "TUV", "ATA", "ZZZ"])
def test_no_neighbours(iso: str) -> None:
    """Islands, a country without a shape and an unknown code have none."""
    assert neighbours(iso) == []


def test_both_ways() -> None:
    """Who is a neighbour has one, nobody is his own, and each is a country of ours."""
    for iso in COUNTRIES:
        assert iso not in neighbours(iso)
        assert all(iso in neighbours(other) for other in neighbours(iso))
        assert set(neighbours(iso)) <= set(COUNTRIES)
