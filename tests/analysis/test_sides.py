"""Sides: whose records they hold, what is said of each, and the bands of their deals."""

import pandas as pd
import pytest

from dashboard.analysis.filters import Filters, select
from dashboard.analysis.places import map_places
from dashboard.analysis.sides import (
    COUNTRIES,
    FIRMS,
    Side,
    asked,
    bands,
    left_sentence,
    points,
    side_sentence,
    sides,
)
from dashboard.analysis.summary import lens_words
from dashboard.analysis.table import deal_table
from dashboard.analysis.timeline import timeline
from tests.analysis.builders import UNDATED, dataset_of
from tests.shipped import DATASET, DEALS, TABLE

NAMES = {"KEN": "Kenya", "YEM": "Yemen", "NAM": "Namibia"}
BAN = {"country": "YEM", "kind": "restriction", "status": "cancelled"}


def made(*changes: dict[str, object], by: str = COUNTRIES, keep: Filters = Filters()) -> list[Side]:  # noqa: B008
    """The sides of a small dataset."""
    dataset = dataset_of(*changes)
    table = deal_table(dataset)
    names = NAMES if by == COUNTRIES else {"huawei": "Huawei", "zte": "ZTE"}
    return sides(table, select(table, keep), {deal.id: deal for deal in dataset.deals}, by, names)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("SRB,KEN", ["SRB", "KEN"]),
        (" ken , srb,KEN,,Ken", ["KEN", "SRB"]),
        ("KEN,Kenia", ["KEN", "Kenia"]),
        ("", []),
        (",", []),
    ],
)
def test_asked(text: str, codes: list[str]) -> None:
    """Whatever its case a code counts, and once; an unknown one stays as typed."""
    assert asked(text, ["KEN", "SRB"]) == codes


def test_each_holds_its_own_records() -> None:
    """Countries hold the records of their code, and the order is that of the names."""
    kenya, yemen, namibia = made({}, BAN, {})
    assert [side.name for side in (kenya, yemen, namibia)] == list(NAMES.values())
    assert (kenya.shown["id"].tolist(), len(kenya.deals), kenya.bans) == (["ken-1", "ken-3"], 2, 0)
    assert (yemen.shown["id"].tolist(), len(yemen.deals), yemen.bans) == (["ken-2"], 0, 1)
    assert namibia.shown.empty and namibia.left.empty


def test_a_deal_of_two_firms_stands_on_both_sides() -> None:
    """A firm holds each record that names it."""
    huawei, zte = made({"suppliers": ["huawei", "zte"]}, {}, {"suppliers": []}, by=FIRMS)
    assert (huawei.shown["id"].tolist(), zte.shown["id"].tolist()) == (["ken-1", "ken-2"], ["ken-1"])
    assert huawei.suppliers == {"huawei", "zte"}


def test_lens_moves_records_to_what_is_left_out() -> None:
    """What the lens leaves out is kept apart and said; no record is lost."""
    lens = Filters(sure="high")
    kenya, yemen, _ = made({}, {"confidence": "low"}, BAN | {"confidence": "low"}, keep=lens)
    assert (kenya.shown["id"].tolist(), kenya.left["id"].tolist()) == (["ken-1"], ["ken-2"])
    asked_for = lens_words(lens)
    assert left_sentence(kenya, asked_for) == "The evidence lens (high confidence) leaves out 1 of 2 deals."
    assert left_sentence(yemen, asked_for).endswith("leaves out 0 of 0 deals and 1 ban or removal.")
    assert left_sentence(made({})[0], asked_for) == ""


def test_sentences() -> None:
    """One sentence says deals, suppliers or countries, years, and bans apart."""
    kenya, yemen, namibia = made({}, {"signed": "2016", "operational": None}, BAN)
    assert side_sentence(kenya, COUNTRIES) == "2 deals, 1 named supplier, 2014–2016."
    assert side_sentence(yemen, COUNTRIES) == "No deal; apart from that 1 ban or removal."
    assert side_sentence(namibia, COUNTRIES) == "No deal."
    assert side_sentence(made({"suppliers": []} | UNDATED)[0], COUNTRIES) == "1 deal, no named supplier."
    huawei, zte = made({}, {"country": "YEM"}, by=FIRMS)
    assert side_sentence(huawei, FIRMS) == "2 deals in 2 countries, 2014."
    assert side_sentence(zte, FIRMS) == "No deal."


def test_counts() -> None:
    """Deals count once in each of their values, bans in none."""
    kenya, yemen, _ = made({}, {"technologies": ["cctv", "drone"]}, BAN)
    assert kenya.counts("technologies") == {"cctv": 2, "command-centre": 1, "drone": 1}
    assert kenya.counts("status")["operational"] == 2
    assert not yemen.counts("technologies")


def test_points() -> None:
    """Only places of records shown, each once however many records share it."""
    dataset = dataset_of({}, {}, {"country": "YEM"})
    table = deal_table(dataset)
    places = map_places(dataset, table)["places"]
    shown = table["id"] == "ken-2"
    (kenya,) = sides(table, shown, {deal.id: deal for deal in dataset.deals}, COUNTRIES, {"KEN": "Kenya"})
    assert [name for *_, name in points(places, kenya)] == ["Nairobi"]
    (yemen,) = sides(table, shown, {deal.id: deal for deal in dataset.deals}, COUNTRIES, {"YEM": "Yemen"})
    assert points(places, yemen) == []


def test_bands() -> None:
    """Each side is a band in the order asked for; what two sides share is drawn in both, bans in none."""
    names = {"hikvision": "Hikvision", "zte": "ZTE", "dahua": "Dahua"}
    compared = sides(TABLE, TABLE["id"] != "", DEALS, FIRMS, names)
    rows = bands(compared, FIRMS)
    assert len(rows) == sum(len(side.deals) for side in compared)
    line = timeline(DATASET, rows, rows["counted"])
    assert line.regions["region"].tolist() == list(names.values())
    assert line.regions["lane"].is_monotonic_increasing
    assert len(line.bars) + line.left == len(rows)
    assert set(line.marks["n"]) == set(line.bars["n"])


def test_bands_without_a_deal() -> None:
    """A side without deals has no band, and none at all is no error."""
    rows = bands(made({}, BAN), COUNTRIES)
    line = timeline(dataset_of({}, BAN), rows, rows["counted"])
    assert (line.regions["region"].tolist(), line.bars["code"].tolist()) == (["Kenya"], [""])
    rows = bands(made(BAN), COUNTRIES)
    assert timeline(dataset_of(BAN), rows, rows["counted"]).bars.empty
    assert isinstance(rows, pd.DataFrame)
