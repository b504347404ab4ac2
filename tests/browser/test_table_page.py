"""A reader sorts the table, opens a row, and takes the records away."""

import io
import re
import shutil
from pathlib import Path

import geopandas as gpd
import pandas as pd
from playwright.sync_api import Page, expect

from dashboard.analysis.filters import Filters, select
from dashboard.records.read import load
from tests.browser.conftest import Visit
from tests.shipped import DATA, DATASET, TABLE

WANTED = Filters(technology=("facial-recognition",), region=("Africa",), publishers=3)
KEPT = TABLE["id"][select(TABLE, WANTED)].tolist()


def column(page: Page, heading: str) -> list[str]:
    """The cells of one column, from the top."""
    cells: list[str] = page.locator(f'.records [data-label="{heading}"]').all_inner_texts()
    return cells


def download(page: Page, part: str, label: str) -> tuple[str, bytes]:
    """Click a file's button; the file's name and content."""
    button = page.locator(f".st-key-files-{part.replace(' ', '-')}").get_by_role("button", name=label)
    with page.expect_download() as waiting:
        button.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_filter_sort_and_open(visit: Visit) -> None:
    """Filtered and sorted by a click on a heading, the address says both, and a row leads to its record."""
    atlas = visit(None)
    page = atlas.open_page("table", "Table")
    atlas.filter("Region", "Africa")
    expect(page.locator(".records tbody tr")).to_have_count(int((TABLE["region"] == "Africa").sum()))
    page.get_by_role("columnheader", name="Year").get_by_role("link").click()
    expect(page).to_have_url(re.compile("sort=year"))
    expect(page.get_by_role("columnheader", name="Year")).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("columnheader", name="Year").get_by_role("link").click()
    expect(page.get_by_role("columnheader", name="Year")).to_have_attribute("aria-sort", "descending")
    years = [int(text[-4:]) for text in column(page, "Year") if text != "unknown"]
    assert years == sorted(years, reverse=True)
    assert years[0] == TABLE["year"][TABLE["region"] == "Africa"].max()
    title = column(page, "Record")[0]
    page.get_by_role("link", name=title, exact=True).first.click()
    expect(page).to_have_url(re.compile(r"/deal\?deal="))
    page.go_back()
    expect(page.get_by_role("columnheader", name="Year")).to_have_attribute("aria-sort", "descending")
    assert column(page, "Record")[0] == title


def test_downloads(visit: Visit, tmp_path: Path) -> None:
    """Each file that the page offers is read again by its usual program, and holds as much as its button says."""
    page = visit(None).open_page("table?technology=facial-recognition&region=Africa&publishers=3", "Table")
    number = len(KEPT)
    expect(page.get_by_role("heading", name=f"What is shown ({number} records)")).to_be_visible()
    name, content = download(page, "What is shown", f"CSV: {number} records")
    assert name == f"surveillance-export-atlas-2026-11-22-{number}-records.csv"
    rows = pd.read_csv(io.BytesIO(content))
    assert rows["id"].tolist() == KEPT
    words = "Technology: Facial recognition; Region: Africa; at least 3 independent publishers"
    assert set(rows["shown"]) == {words}
    name, content = download(page, "What is shown", f"Excel (XLSX): {number} records")
    assert pd.read_excel(io.BytesIO(content))["id"].tolist() == KEPT
    points = sum(len(deal.places) for deal in DATASET.deals if deal.id in KEPT)
    name, content = download(page, "What is shown", f"Places (GeoJSON): {points} points")
    assert name.endswith(".places.geojson")
    assert len(gpd.read_file(io.BytesIO(content))) == points
    shapes = TABLE["iso_a3"][TABLE["id"].isin(KEPT)].nunique()
    name, content = download(page, "What is shown", f"Countries (GeoJSON): {shapes} countries")
    assert gpd.read_file(io.BytesIO(content))["deals"].sum() == TABLE["counted"][TABLE["id"].isin(KEPT)].sum()
    name, content = download(page, "What is shown", f"YAML: {number} records")
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "data" / "deals.yaml").write_bytes(content)
    assert [deal.id for deal in load(tmp_path / "data").deals] == KEPT
    name, content = download(page, "Everything", f"CSV: {len(TABLE)} records")
    rows = pd.read_csv(io.BytesIO(content))
    assert (rows["id"].tolist(), set(rows["shown"])) == (TABLE["id"].tolist(), {"everything"})
    expect(page.get_by_role("heading", name=f"What is shown ({number} records)")).to_be_visible()


def test_phone(visit: Visit) -> None:
    """On a phone rows become blocks: nothing is wider than the screen, and it can be sorted."""
    page = visit(None, width=360, height=740, is_mobile=True, has_touch=True).open_page("table", "Table")
    expect(page.locator(".records tbody tr")).to_have_count(len(TABLE))
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollWidth") == 360
    page.get_by_role("link", name="Confidence").tap()
    expect(page.locator('.records [data-label="Confidence"]').first).to_have_text("Low")
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollWidth") == 360
