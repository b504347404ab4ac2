"""Every file holds the records that were selected, and says what it is; other programs read it."""

import io
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
from ruamel.yaml import YAML

from dashboard.analysis.downloads import FORMATS, About, contents, file_name, make
from dashboard.analysis.filters import Filters, select
from dashboard.analysis.table import deal_table
from dashboard.records.read import load
from tests.analysis.builders import dataset_of
from tests.shipped import DATA, DATASET, DEALS, TABLE

SHOWN = "Deals and restrictions in the selection"
ABOUT = About.of(DATASET, "0123456789ab", date(2026, 11, 23), SHOWN)
NAMES = ["data_version", "downloaded", "shown", "citation", "licence"]
PART = next(deal for deal in DATASET.deals if deal.part_of)
KEEPS = {
    "everything": select(TABLE, Filters()),
    "Africa": select(TABLE, Filters(region=("Africa",))),
    "restrictions": select(TABLE, Filters(kind=("restriction",))),
    "a part without its whole": TABLE["id"] == PART.id,
    "nothing": TABLE["id"] == "",
}
HARM = [
    *("=cmd()", "+1", "-1", "@x", "\t=1", "\r=1", "<script>x</script>", "](javascript:x)", "{{7*7}}", "# x", "- x: y"),
    '"]}, "',
]
TEXTS = ("title", "buyer", "summary", "contested", "note", "value_note", "financing")

keeps = pytest.mark.parametrize("keep", KEEPS.values(), ids=KEEPS)


def file(name: str, keep: pd.Series) -> bytes:
    """Give a file of the shipped records."""
    return make(name, DATASET, TABLE, keep, ABOUT)


def ids(keep: pd.Series) -> list[str]:
    """Give the ids of the rows kept."""
    kept: list[str] = TABLE["id"][keep].tolist()
    return kept


def yaml_records(content: bytes) -> list[dict[str, Any]]:
    """Give the records of a YAML file as ruamel.yaml reads them."""
    found: list[dict[str, Any]] = YAML(typ="safe").load(content)
    return found


def read_back(name: str, content: bytes) -> pd.DataFrame:
    """Give the records of a file as its usual reader reads them, without options."""
    readers: dict[str, Callable[[Any], pd.DataFrame]] = {"csv": pd.read_csv, "xlsx": pd.read_excel}
    if name == "yaml":
        return pd.DataFrame(yaml_records(content))
    return readers.get(name, gpd.read_file)(io.BytesIO(content))


@keeps
@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_tables_hold_the_selection(name: str, keep: pd.Series) -> None:
    """A row for each record kept, in order, with its kind and its number; the header stands alone where none is."""
    found = read_back(name, file(name, keep))
    assert found["id"].tolist() == ids(keep)
    assert found["kind"].tolist() == [DEALS[key].kind for key in ids(keep)]
    values = found["value_usd_m"].astype(object).where(found["value_usd_m"].notna(), None)
    assert values.tolist() == [DEALS[key].value_usd_m for key in ids(keep)]
    assert found["source_url"].tolist() == ["\n".join(s.url for s in DEALS[key].sources) for key in ids(keep)]


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_tables_lose_nothing(name: str) -> None:
    """Each text of each shipped record is read back, letter by letter."""
    found = read_back(name, file(name, KEEPS["everything"])).set_index("id")
    for field in TEXTS:
        cells = found[field].astype(object).where(found[field].notna(), None)
        assert cells.to_dict() == {deal.id: getattr(deal, field) for deal in DATASET.deals}


@keeps
def test_geojson_holds_the_selection(keep: pd.Series) -> None:
    """A point for each place, and a shape for each country, of the records kept."""
    points = read_back("places", file("places", keep))
    assert len(points) == sum(len(DEALS[key].places) for key in ids(keep))
    shapes = read_back("countries", file("countries", keep))
    assert len(shapes) == TABLE["iso_a3"][keep].nunique()
    assert isinstance(points, gpd.GeoDataFrame) and isinstance(shapes, gpd.GeoDataFrame)
    if len(shapes):
        assert shapes["deals"].sum() == (keep & TABLE["counted"]).sum()
        assert shapes["restrictions"].sum() == (keep & ~TABLE["counted"]).sum()


@keeps
def test_yaml_is_a_data_file(keep: pd.Series, tmp_path: Path) -> None:
    """Put in the place of deals.yaml, the file gives the same records without an error."""
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    (data / "deals.yaml").write_bytes(file("yaml", keep))
    found = load(data)
    assert [str(problem) for problem in found.problems if problem.severity == "error"] == []
    here = {*ids(keep), None}
    assert list(found.deals) == [
        DEALS[key].model_copy(update={} if DEALS[key].part_of in here else {"part_of": None}) for key in ids(keep)
    ]
    assert [record["id"] for record in yaml_records(file("yaml", keep))] == ids(keep)


@pytest.mark.parametrize("name", FORMATS)
def test_same_input_same_bytes(name: str) -> None:
    """Two files of the same selection are the same; that of another day is another."""
    later = About.of(DATASET, "0123456789ab", date(2026, 11, 24), SHOWN)
    keep = KEEPS["Africa"]
    assert file(name, keep) == file(name, keep) != make(name, DATASET, TABLE, keep, later)


def about_in(name: str, content: bytes) -> dict[str, str]:
    """Give what a file says of itself."""
    if name == "csv":
        rows = read_back(name, content)[NAMES].drop_duplicates().to_dict("records")
        assert len(rows) == 1
        return {str(key): value for key, value in rows[0].items()}
    if name == "xlsx":
        sheet = pd.read_excel(io.BytesIO(content), sheet_name="About", header=None, index_col=0)
        return {str(key): str(value) for key, value in sheet[1].items()}
    if name == "yaml":
        head = content.decode().split("\n\n")[0].splitlines()
        return dict(line.removeprefix("# ").split(": ", 1) for line in head)
    about: dict[str, str] = json.loads(content)["about"]
    return about


@pytest.mark.parametrize("name", FORMATS)
def test_file_says_what_it_is(name: str) -> None:
    """Each file holds the data's version, the day, the selection, the citation and the licence."""
    said = about_in(name, file(name, KEEPS["Africa"]))
    assert list(said)[:5] == NAMES
    assert ABOUT.texts().items() <= said.items()
    assert said["data_version"] == f"{max(deal.checked for deal in DATASET.deals)}, 0123456789ab"
    assert (said["downloaded"], said["shown"]) == ("2026-11-23", SHOWN)
    assert "Surveillance Export Atlas" in said["citation"]
    assert said["licence"] == "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"


def test_empty_table_says_it_in_its_header() -> None:
    """A CSV without rows still names all its columns."""
    header = pd.read_csv(io.BytesIO(file("csv", KEEPS["nothing"]))).columns
    assert list(header) == list(pd.read_csv(io.BytesIO(file("csv", KEEPS["everything"]))).columns)
    assert list(header[-5:]) == NAMES


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("harm", HARM)
def test_harmful_text_stays_text(name: str, harm: str) -> None:
    """A record with code in every text, and a search for it: the file is read, and holds it as text."""
    dataset = dataset_of({})
    place = dataset.deals[0].places[0].model_copy(update={"name": harm})
    deal = dataset.deals[0].model_copy(update=dict.fromkeys(TEXTS, harm) | {"places": (place,)})
    dataset = replace(dataset, deals=(deal,))
    about = About.of(dataset, "0123456789ab", date(2026, 11, 23), harm)
    content = make(name, dataset, deal_table(dataset), pd.Series([True]), about)
    # Without a type for its columns, pandas takes the text +1 for a number; the cell is text all the same.
    found = pd.read_excel(io.BytesIO(content), dtype=str) if name == "xlsx" else read_back(name, content)
    assert len(found) == 1
    title = found["titles" if name == "countries" else "title"][0]
    assert str(title).removeprefix("'").replace("_x000D_", "\r") == harm
    assert about_in(name, content)["shown"].removeprefix("'").strip() == harm.strip()


@pytest.mark.parametrize("harm", ["a\n- id: x", "a\x85b", "a\u2028b", "a\0b", "a\ud800b", "a\uffffb"])
def test_comment_stays_a_comment(harm: str) -> None:
    """Words of a search with a line break or an unseen character add no record and break no file."""
    about = About.of(DATASET, "0123456789ab", date(2026, 11, 23), harm)
    for name in FORMATS:
        content = make(name, DATASET, TABLE, KEEPS["restrictions"], about)
        assert len(read_back(name, content)) == len(read_back(name, file(name, KEEPS["restrictions"])))


def test_names_of_the_files_differ() -> None:
    """No two formats give a file of the same name."""
    endings = [kind.ending for kind in FORMATS.values()]
    assert len(set(endings)) == len(endings) == 5


@keeps
def test_contents_are_what_is_read_back(keep: pd.Series) -> None:
    """What is said of a file is what its usual reader finds in it."""
    for name, said in contents(DATASET, TABLE, keep).items():
        number, _, what = said.partition(" ")
        assert int(number) == len(read_back(name, file(name, keep)))
        assert what.startswith({"places": "point", "countries": "countr"}.get(name, "record"))


def test_file_name() -> None:
    """A name holds the data's day and the number of records, without a sign that a disk might not take."""
    stem = "surveillance-export-atlas-2026-11-22"
    assert file_name("csv", DATASET, 107) == f"{stem}-107-records.csv"
    assert file_name("places", DATASET, 1) == f"{stem}-1-record.places.geojson"
    assert file_name("yaml", DATASET, 10_000) == f"{stem}-10000-records.yaml"
