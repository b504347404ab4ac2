"""A record as one row loses nothing."""

from dashboard.analysis.flat import flat
from dashboard.records.parts import Article
from dashboard.records.schema import Deal
from tests.analysis.builders import SMALL, UNDATED, dataset_of
from tests.records.builders import deal
from tests.shipped import DATASET

SPREAD = {"article": ["article_claim"], "sources": ["source_title", "source_publisher", "source_url"]}


def test_row() -> None:
    """Names stand beside codes, lists in one cell, and sources line by line."""
    article = Article.model_construct(claim="It did.", verdict="refined", note="Partly.")
    (row,) = flat(SMALL, [deal().model_copy(update={"article": article})]).to_dict("records")
    assert {
        "country": "KEN",
        "country_name": "Kenya",
        "suppliers": "huawei",
        "supplier_names": "Huawei Technologies Co., Ltd.",
        "technologies": "cctv; command-centre",
        "places": "Nairobi (-1.29, 36.82)",
        "year": 2014,
        "year_is_reported": False,
        "value_usd_m": 140.0,
        "article_claim": "It did.",
        "article_verdict": "refined",
        "article_note": "Partly.",
        "source_title": "Police to get cameras\nCommand centre opens",
        "source_published": "2014-05-20\nunknown",
        "source_url": "https://example.org/cameras\nhttps://example.com/centre",
        "source_supports": "suppliers; buyer; technologies; places; signed; value_usd_m; summary\noperational; status",
    }.items() <= row.items()


def test_unknown_is_empty() -> None:
    """What is not known has no cell: neither a word nor a 0."""
    dataset = dataset_of(UNDATED | {"suppliers": [], "places": [], "value_usd_m": None})
    (row,) = flat(dataset, dataset.deals).to_dict("records")
    empty = ("suppliers", "supplier_names", "places", "year", "value_usd_m", "article_claim")
    assert [row[name] for name in empty] == [None] * len(empty)


def test_shipped() -> None:
    """Every field of a record has its columns, in the file's order, and every source of it its line."""
    rows = flat(DATASET, DATASET.deals)
    wanted = [name for field in Deal.model_fields for name in SPREAD.get(field, [field])]
    assert [name for name in rows if name in wanted] == wanted
    assert [len(cell.split("\n")) for cell in rows["source_title"]] == [len(record.sources) for record in DATASET.deals]
    for column in ("source_publisher", "source_published", "source_url", "source_supports"):
        assert (rows[column].str.count("\n") == rows["source_title"].str.count("\n")).all()


def test_no_records() -> None:
    """Without records there are the columns alone."""
    assert list(flat(DATASET, ())) == list(flat(DATASET, DATASET.deals))
