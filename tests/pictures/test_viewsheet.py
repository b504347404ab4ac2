"""Sheets of views: two pages at most, all said, readable by people, programs and printers."""

import re
import subprocess
import sys
from io import BytesIO

import pytest
from pypdf import PdfReader

from dashboard.analysis.shapes import shapes
from dashboard.pictures.paper import MARGIN, PAPERS
from dashboard.pictures.viewsheet import NOTHING, view_sheet
from dashboard.pictures.worldmap import looks
from dashboard.records.words import CONFIDENCES
from tests.pictures import pdfs
from tests.pictures.drawn import HOSTILE, SHIPPED, atlas_with, view_of
from tests.shipped import ROOT

BASE = "https://atlas.example.org/"
VIEWS = ("", "?zoom=KEN,UGA&technology=safe-city&country=KEN", "?search=xyzzy", "compare?countries=SRB,KEN", "regimes")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("address", VIEWS)
def test_paper(address: str, paper: str) -> None:
    """One or two pages of the size asked for, nothing in the margins, fonts inside, document facts right."""
    made = view_sheet(view_of(address), SHIPPED, paper, BASE)
    reader = PdfReader(BytesIO(made))
    assert 1 <= len(reader.pages) <= 2
    for page in reader.pages:
        assert [round(float(side), 1) for side in page.mediabox[2:]] == [round(side, 1) for side in PAPERS[paper]]
    assert pdfs.unembedded(made) == []
    assert not any(pdfs.beyond(page, 20) for page in pdfs.printed(made))
    assert reader.metadata is not None
    assert (reader.metadata.title or "").endswith("– Surveillance Export Atlas")
    assert reader.metadata.author == "The Surveillance Export Atlas contributors"
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_said() -> None:
    """Title, selection, legend, questions, version, licence and address can be selected as text."""
    held = view_of("?region=Africa&colour=supplier")
    first, second = pdfs.texts(view_sheet(held, SHIPPED, "A4", BASE))
    for words in (
        "Leading supplier",
        "Name ____",
        "Region: Africa. 47 deals",
        "Which of these records would you trust",
    ):
        assert words in first
    for look in looks("supplier", held.colouring.way).values():
        assert look.label in first
    for page, words in ((first, "Page 1 of 2"), (second, "Page 2 of 2")):
        assert words in page
        assert "data version 2026-11-22, 0123456789ab" in page
        assert "Licence: CC BY 4.0" in page
        assert f"{BASE}?region=Africa&colour=supplier" in page


def test_records_have_sources() -> None:
    """Each record shown stands with its facts and with numbered sources whose addresses can be clicked."""
    made = view_sheet(view_of("countries?country=SRB"), SHIPPED, "A4")
    said = " ".join(pdfs.texts(made))
    deals = SHIPPED.deals["SRB"]
    assert f"The records ({len(deals)})" in said
    for deal in deals:
        for words in (deal.title, CONFIDENCES[deal.confidence], deal.summary[:40]):
            assert words in said
        assert {source.url for source in deal.sources} <= set(pdfs.links(made))
    numbers = [int(number) for number in re.findall(r"\[(\d+)\]", said)]
    assert sorted(set(numbers)) == [*range(1, sum(len(deal.sources) for deal in deals) + 1)]


def test_as_many_as_fit() -> None:
    """Of all records those with the most publishers are shown, and how many more there are is said."""
    made = view_sheet(view_of(""), SHIPPED, "A4")
    said = " ".join(pdfs.texts(made))
    found = re.search(r"The (\d+) with the most independent publishers; (\d+) more", said)
    assert found is not None
    shown, left = int(found[1]), int(found[2])
    assert shown + left == len(SHIPPED.records)
    assert shown >= 8
    assert sum(deal.title in said for deal in SHIPPED.records.values()) >= shown
    assert len(re.findall(r"\[\d+\]", said)) >= shown


def test_chosen_country_comes_first() -> None:
    """The records of the country that is outlined are shown, whatever else has room."""
    said = " ".join(pdfs.texts(view_sheet(view_of("?country=LUX"), SHIPPED, "A4")))
    assert "Outlined: Luxembourg." in said
    said = " ".join(pdfs.texts(view_sheet(view_of("?country=AZE"), SHIPPED, "A4")))
    assert all(deal.title in said for deal in SHIPPED.deals["AZE"])


def test_nothing_selected() -> None:
    """A view of nothing gives a plain sheet that says so, without questions about records."""
    (only,) = pdfs.texts(view_sheet(view_of("?search=xyzzy"), SHIPPED, "Letter"))
    assert NOTHING in only
    assert "trust" not in only


def test_without_an_address() -> None:
    """Where the atlas's address is not known, the sheet tells how to find the view, and has no QR code."""
    held = view_of("?country=KEN")
    bare, known = view_sheet(held, SHIPPED, "A4"), view_sheet(held, SHIPPED, "A4", BASE)
    assert "start the atlas and put this behind its address: /?country=KEN" in pdfs.texts(bare)[0]
    corners = [pdfs.printed(made, 2)[0].crop((950, 80, 1110, 170)) for made in (bare, known)]
    dark = [sum(corner.histogram()[:100]) for corner in corners]
    assert dark[0] == 0
    assert dark[1] > 1500


@pytest.mark.parametrize("number", [1, 12])
def test_hostile_words(number: int) -> None:
    """Words that would be markup are words, long ones stay on the paper, and what cannot be set is marked and told."""
    atlas = atlas_with(*[HOSTILE] * number)
    made = view_sheet(view_of("table", atlas), atlas, "A4", BASE)
    said = " ".join(pdfs.texts(made))
    assert "<b>Bold</b> & <para> x" in said
    assert len(pdfs.texts(made)) <= 2
    assert not any(
        pdfs.beyond(page, MARGIN - 4) for page in (page.crop((0, 0, 595, 780)) for page in pdfs.printed(made))
    )
    if number == 1:
        assert "Cameras </para><font color=red> of […] and […]." in said
        assert "stands for letters that this sheet’s font cannot set" in said


def test_same_bytes() -> None:
    """The same view gives the same bytes."""
    held = view_of("?country=KEN")
    assert view_sheet(held, SHIPPED, "A4", BASE) == view_sheet(held, SHIPPED, "A4", BASE)


SEVERAL = """
from concurrent.futures import ThreadPoolExecutor
from dashboard.pictures.viewsheet import view_sheet
from tests.pictures.drawn import SHIPPED, view_of
held = [view_of(address) for address in ("deal?deal=ken-huawei-2014", "countries?country=SRB", "?search=xyzzy")]
with ThreadPoolExecutor(6) as pool:
    made = list(pool.map(lambda one: view_sheet(one, SHIPPED, "A4"), [*held, *held]))
print(made == [view_sheet(one, SHIPPED, "A4") for one in held] * 2)
"""


def test_several_at_once() -> None:
    """The first sheets of a server, made at the same time, are those made one by one."""
    done = subprocess.run([sys.executable, "-c", SEVERAL], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("True\n", "")


def test_long_address() -> None:
    """An address too long for a QR code is cut at the foot, and nothing else is lost."""
    codes = [shape.iso_a3 for shape in shapes() if shape.iso_a3][:150]
    made = view_sheet(view_of(f"?zoom={','.join(codes)}&search={'x' * 200}"), SHIPPED, "A4", BASE)
    assert f"{BASE}?search=xxx" in pdfs.texts(made)[0]
    assert not any(pdfs.beyond(page, 20) for page in pdfs.printed(made))
