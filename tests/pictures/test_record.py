"""One record whole as HTML: every field is there with its sources, and nothing of it runs."""

import pytest

from dashboard.analysis.filters import Filters
from dashboard.pictures import record as pictures
from dashboard.pictures.panel import Names
from dashboard.records import dates, words
from dashboard.records.parts import Place
from dashboard.records.schema import Deal
from tests.analysis.builders import UNDATED
from tests.pictures.parsed import Parsed
from tests.records.builders import deal, deal_fields
from tests.shipped import DATASET, DEALS

NAMES = Names({firm.key: firm.name for firm in DATASET.suppliers}, {deal.id: deal.title for deal in DATASET.deals})
EVIL = "<script>alert(1)</script> \"><img src=x onerror=1> ' onload='x {{7*7}} <!-- &lt;b&gt; ]]>"
LENS = Filters(publishers=3, sure="high")


def whole(record: Deal, names: Names = NAMES, lens: Filters | None = None, kept: bool = True) -> Parsed:
    """All that the page says of a record, taken apart."""
    return Parsed(
        pictures.opening(record, names, lens or Filters(), kept)
        + pictures.known(record, names, "Kenya")
        + pictures.contested(record, names)
        + pictures.article(record)
        + pictures.dates_in_order(record)
        + pictures.places_shown([place.name for place in record.places], "Kenya")
    )


def spaced(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())


@pytest.mark.parametrize("name", DEALS)
def test_every_field(name: str) -> None:
    """Each field of each shipped record is said."""
    record = DEALS[name]
    said = [
        *(record.summary, words.KINDS[record.kind], words.STATUSES[record.status], words.SCOPES[record.scope], name),
        *(f"{words.CONFIDENCES[record.confidence]}: the editors’ judgement", dates.pretty(record.checked)),
        *(NAMES.suppliers[key] for key in record.suppliers),
        *(words.TECHNOLOGIES[code] for code in record.technologies),
        *(place.name for place in record.places),
        *(dates.pretty(text) for text in record.dates.values()),
        *filter(None, (record.buyer, record.value_note, record.financing, record.contested, record.note)),
    ]
    if record.value_usd_m is not None:
        said.append(f"US$ {record.value_usd_m:,g} million")
    if record.article:
        verdict = words.VERDICTS[record.article.verdict]
        said += [record.article.claim, f"Verdict: {verdict.lower()}", record.article.note.removeprefix(f"{verdict}. ")]
    page = whole(record)
    assert [text for text in said if spaced(text) not in page.text] == []


def test_facts_lead_to_their_sources() -> None:
    """The numbers beside a fact are those of the sources that support it; a bare fact says that none is named."""
    source = deal_fields()["sources"][0]
    sources = [source | {"title": "One", "supports": ["buyer", "ended"]}, source | {"title": "Two", "supports": []}]
    record = deal(buyer="Police", buyer_type="police", technologies=["cctv"], status="cancelled", ended="2015",
                  contested=None, article=None, financing=None, sources=sources)  # fmt: skip
    page = whole(record)
    assert "Buyer Police · police 1 " in spaced_terms(record)
    assert "Technologies Video surveillance (CCTV) no source named for this" in spaced_terms(record)
    assert "Financing unknown" in spaced_terms(record)
    assert "2015 Ended (known to the year) 1" in page.text


def spaced_terms(record: Deal) -> str:
    """The list of facts with a space between its parts."""
    facts = pictures.known(record, NAMES, "Kenya")
    return spaced(Parsed(facts.replace("<", " <").replace(">", "> ")).text)


def test_restriction() -> None:
    """A ban is decided, not ended, and its status is that of the supply."""
    record = deal(kind="restriction", ended="2022-03", status="cancelled", **UNDATED)
    page = whole(record)
    assert "March 2022 Decided (known to the month)" in page.text
    assert "Status of the supply" in page.text
    assert "Ended" not in page.text


def test_undated() -> None:
    """Without a date that is said, and the day of the last look remains."""
    record = deal(announced=None, ended=None, **UNDATED)
    page = Parsed(pictures.dates_in_order(record))
    assert page.text.startswith("No date of the deal itself is known.")
    assert "Last looked over by the editors" in page.text


def test_lens() -> None:
    """The lens is said where it asks for something, whether it keeps the record or not."""
    assert "evidence lens" not in whole(deal()).text
    asked = "The evidence lens (at least 3 independent publishers and high confidence)"
    assert f"{asked} keeps this record" in whole(deal(), lens=LENS).text
    assert f"{asked} leaves this record out" in whole(deal(), lens=LENS, kept=False).text


def test_nothing_runs() -> None:
    """A record whose every free text is harmful shows them as text."""
    record = deal(article={"order": 1, "claim": "It was said.", "verdict": "confirmed", "note": "It is so."})
    free = ("buyer", "value_note", "financing", "summary", "contested", "note", "id", "part_of")
    assert record.article
    changes = dict.fromkeys(free, EVIL) | {
        "article": record.article.model_copy(update={"claim": EVIL, "note": EVIL}),
        "places": (Place(name="x", lat=0.0, lon=0.0).model_copy(update={"name": EVIL}),),
    }
    page = whole(record.model_copy(update=changes), Names({"huawei": EVIL}, {EVIL: EVIL}))
    assert {"script", "img"} & page.tags == set()
    assert page.attributes <= {"class", "href", "role", "aria-label"}
    assert page.text.count("alert(1)") >= len(free) + 4
