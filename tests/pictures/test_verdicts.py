"""The count of claims as chart, table and looks of the map: each says the same, and never by colour alone."""

from itertools import combinations

from dashboard.analysis.article import claims, standing
from dashboard.pictures import palette
from dashboard.pictures.verdicts import map_looks, map_said, standing_table, units, verdict_mark
from dashboard.records.words import VERDICT_SIGNS, VERDICTS
from tests.pictures.parsed import Parsed
from tests.shipped import DATASET

FOUND = claims(DATASET)


def test_mark() -> None:
    """A verdict is a sign and a word beside its colour."""
    for verdict, word in VERDICTS.items():
        assert Parsed(verdict_mark(verdict)).text == VERDICT_SIGNS[verdict] + word


def test_units() -> None:
    """One square with a sign for each claim of the group, in the row of its verdict, and the numbers behind them."""
    for group, counts in standing(FOUND).items():
        datasets = units(FOUND, group).to_dict()["datasets"].values()
        squares = next(rows for rows in datasets if "sign" in rows[0])
        numbers = next(rows for rows in datasets if "number" in rows[0])
        drawn = {
            verdict: [row["sign"] for row in squares if row["verdict"] == word] for verdict, word in VERDICTS.items()
        }
        assert drawn == {verdict: [VERDICT_SIGNS[verdict]] * counts[verdict] for verdict in VERDICTS}
        assert [row["number"] for row in numbers] == [counts[verdict] for verdict in VERDICTS]


def test_units_of_an_empty_group() -> None:
    """A group without a claim has rows without squares."""
    assert units([claim for claim in FOUND if claim.of_deal], "context").to_dict()["title"]["text"].endswith("0 claims")


def test_table() -> None:
    """The table holds the same counts, and how many claims there are."""
    said = Parsed(standing_table(FOUND)).text
    deals, context = standing(FOUND).values()
    for verdict, word in VERDICTS.items():
        assert f"{VERDICT_SIGNS[verdict]} {word}{deals[verdict]}{context[verdict]}" in said
    assert said.endswith(f"All{deals.total()}{context.total()}")


def test_looks() -> None:
    """One verdict is plain, two are hatched in the weaker one's colour, an inferred country is hatched on pale."""
    given = {
        "SRB": ("confirmed",),
        "KEN": ("confirmed", "refined"),
        "PAK": ("refined", "contradicted"),
        "MNG": ("unconfirmed", "inferred"),
    }
    looks = map_looks(given)
    serbia, kenya, pakistan, mongolia = (looks[" ".join(verdicts)] for verdicts in given.values())
    assert (serbia.fill, serbia.hatch) == (palette.VERDICTS["confirmed"], None)
    assert (kenya.fill, kenya.hatch) == (palette.VERDICTS["refined"], palette.PAGE)
    assert pakistan.fill == palette.VERDICTS["contradicted"]
    assert (mongolia.fill, mongolia.hatch) == (palette.NONE, palette.VERDICTS["unconfirmed"])
    assert all((one.fill, one.hatch) != (other.fill, other.hatch) for one, other in combinations(looks.values(), 2))
    names = {"SRB": "Serbia", "KEN": "Kenya", "PAK": "Pakistan", "MNG": "Mongolia"}
    assert map_said(given, names)["MNG"] == "Mongolia: not confirmed; the country is our inference"
    assert map_said(given, names)["KEN"] == "Kenya: confirmed and refined"
