"""A country and its records as HTML: every field is there, and nothing of it runs."""

from dataclasses import replace
from typing import Any

import pytest

from dashboard.pictures.links import address
from dashboard.pictures.panel import Names, country_facts, deal_card, events_list, no_record
from dashboard.records import dates, words
from dashboard.records.parts import Place
from dashboard.records.schema import Deal
from tests.analysis.builders import SMALL, UNDATED
from tests.pictures.parsed import Parsed
from tests.records.builders import deal
from tests.shipped import COUNTRIES, DATASET, DEALS

FIRMS = {firm.key: firm.name for firm in DATASET.suppliers}
TITLES = {deal.id: deal.title for deal in DATASET.deals}
EVIL = "<script>alert(1)</script> \"><img src=x onerror=1> ' onload='x {{7*7}} <!-- &lt;b&gt; ]]>"


def card(record: Deal, **how: Any) -> Parsed:
    """The record's card, taken apart."""
    return Parsed(deal_card(record, Names(FIRMS, TITLES), **how))


def spaced(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())


@pytest.mark.parametrize("name", DEALS)
def test_every_field(name: str) -> None:
    """Each field of each shipped record stands on its card."""
    record = DEALS[name]
    page = card(record)
    said = [
        *(record.title, words.KINDS[record.kind], words.STATUSES[record.status]),
        *(f"{words.CONFIDENCES[record.confidence]} confidence", record.summary),
        *(FIRMS[key] for key in record.suppliers),
        *(words.TECHNOLOGIES[code] for code in record.technologies),
        *(place.name for place in record.places),
        *(dates.pretty(text) for text in record.dates.values()),
        *filter(None, (record.buyer, record.value_note, record.financing, record.contested, record.note)),
        *(f"Record {record.id}", f"last looked over {dates.pretty(record.checked)}"),
    ]
    if record.reported:
        said.append(f"First reported {dates.pretty(record.reported)}")
    if record.article:
        said += [record.article.claim, words.VERDICTS[record.article.verdict], record.article.note]
    if record.part_of:
        said += [TITLES[record.part_of], record.part_of]
    assert [text for text in said if spaced(text) not in page.text] == []


@pytest.mark.parametrize("name", DEALS)
def test_every_source(name: str) -> None:
    """Each source is a link with its title, publisher and date, and opens apart from the page."""
    page = card(DEALS[name])
    outside = [href for href in page.values("href") if href.startswith("http")]
    assert outside == [source.url for source in DEALS[name].sources]
    assert page.values("target") == ["_blank"] * len(DEALS[name].sources)
    assert set(page.values("rel")) == {"noopener noreferrer"}
    for source in DEALS[name].sources:
        date = dates.pretty(source.published) if source.published else "no date shown"
        assert spaced(f"{source.title}, {source.publisher}, {date}") in page.text


def test_unknown() -> None:
    """What is not known is said to be unknown."""
    unknown = {"buyer": None, "buyer_type": "unknown", "technologies": [], "value_usd_m": None, "places": []}
    text = card(deal(**unknown, **UNDATED, suppliers=[], scope="national")).text
    for said in (
        *("Suppliersnone named by the sources", "Buyerunknown", "Technologiesunknown", "Valueunknown"),
        *("Financingunknown", "PlacesNational, no place named", "Datesno date known"),
    ):
        assert said in text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"signed": "2014"}, "Signed 2014 (only the year is known)"),
        ({"signed": "2014-11"}, "Signed November 2014 (only the month is known)"),
        ({"signed": "2014-11-03"}, "Signed 3 November 2014Operational"),
        ({"value_usd_m": 1234.5}, "US$ 1,234.5 million."),
        ({"value_usd_m": None, "value_note": "Not published"}, "unknown. Not published"),
        ({"kind": "restriction", "ended": "2022"}, "Decided 2022"),
        ({"ended": "2022"}, "Ended 2022"),
        ({"buyer_type": "police"}, "National Police Service · police"),
    ],
)
def test_words(changes: dict[str, Any], said: str) -> None:
    """Dates say how precise they are, values in which unit, and a restriction when it was decided."""
    assert said in card(deal(**changes)).text


def test_restriction_has_no_end() -> None:
    """The date of a restriction is its decision, not its end."""
    assert "Ended" not in card(deal(kind="restriction", ended="2022")).text


def test_status_of_a_restriction() -> None:
    """The status of a restriction is that of the supply, and is said to be."""
    text = card(deal(kind="restriction", status="cancelled")).text
    assert "Supply: cancelled" in text
    assert "Status of the supplyCancelled" in text


def test_mark() -> None:
    """A record outside the filters is marked, one that was asked for is opened."""
    assert "outside the filters" in card(deal(), mark="outside the filters").text
    assert "deal opened" in card(deal(), opened=True).values("class")
    assert "deal opened" not in card(deal()).values("class")


def assert_harmless(page: Parsed) -> None:
    """Nothing of the text became an element or an attribute; the text itself is there, word for word."""
    plain = {"article", "h3", "p", "span", "dl", "dt", "dd", "br", "div", "strong", "ol", "li", "a", "code"}
    assert page.tags <= plain
    assert page.attributes <= {"class", "id", "href", "target", "rel"}
    assert spaced(EVIL) in page.text


def evil(record: Any) -> Any:
    """The record with that text in place of each of its own, past all checks."""
    texts = {name: EVIL for name in type(record).model_fields if isinstance(getattr(record, name), str | None)}
    return record.model_copy(update=texts)


def test_evil_record() -> None:
    """A record whose every free text is harmful shows them as text."""
    free = ("title", "buyer", "value_note", "financing", "summary", "contested", "note", "id", "part_of")
    article = {"order": 1, "claim": "It was said.", "verdict": "confirmed", "note": "It is so."}
    record = deal(article=article)
    changes = dict.fromkeys(free, EVIL) | {
        "article": record.article.model_copy(update={"claim": EVIL, "note": EVIL}) if record.article else None,
        "places": (Place(name="x", lat=0.0, lon=0.0).model_copy(update={"name": EVIL}),),
        "sources": tuple(evil(source).model_copy(update={"published": None}) for source in record.sources),
    }
    page = Parsed(deal_card(record.model_copy(update=changes), Names({"huawei": EVIL}, {EVIL: EVIL}), EVIL))
    assert_harmless(page)
    own = [address("deal", deal=EVIL), address("suppliers", firm="huawei"), address("deal", deal=EVIL)]
    assert page.values("href") == [*own, EVIL, EVIL]
    assert page.values("id") == [EVIL]


def test_evil_country() -> None:
    """So do a country, its coverage and the context events."""
    country = COUNTRIES["KEN"].model_copy(update=dict.fromkeys(("name", "region", "subregion"), EVIL))
    coverage = (SMALL.coverage[1].model_copy(update={"note": EVIL}),)
    assert_harmless(Parsed(no_record(country, replace(SMALL, coverage=coverage))))
    assert_harmless(Parsed(country_facts(country, SMALL)))
    event = DATASET.events[0].model_copy(update={"title": EVIL, "summary": EVIL})
    assert_harmless(Parsed(events_list([event])))


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("ATA", "We have not looked for records of this country yet."),
        ("YEM", "We have not looked for records of this country yet."),
        ("NAM", "We looked on 22 November 2026: too small. six cameras, one town"),
    ],
)
def test_no_record(iso: str, said: str) -> None:
    """A country without a record says whether anybody looked, and that absence proves nothing."""
    text = Parsed(no_record(COUNTRIES[iso], SMALL)).text
    assert text.startswith(f"No record for {COUNTRIES[iso].name}. {said}")
    assert text.endswith("That a record is absent is no proof that no deal exists.")


def test_country_facts() -> None:
    """Region, regime classes over the years, Belt and Road and AIGS, or that there is no data."""
    kenya = Parsed(country_facts(COUNTRIES["KEN"], SMALL)).text
    for said in ("Africa, Eastern Africa", "2013 electoral autocracy; 2014 electoral democracy", words.AIGS["yes"]):
        assert said in kenya
    assert "no data: V-Dem does not class it" in Parsed(country_facts(COUNTRIES["YEM"], SMALL)).text
    assert "Signed 2019, left 2023" in Parsed(country_facts(COUNTRIES["ITA"], DATASET)).text


def test_shipped_countries() -> None:
    """The facts of every country can be told."""
    assert all("Belt and Road" in country_facts(country, DATASET) for country in DATASET.countries)


def test_events() -> None:
    """Every context event stands in the list with its date and sources."""
    page = Parsed(events_list(DATASET.events))
    assert page.values("href") == [source.url for event in DATASET.events for source in event.sources]
    for event in DATASET.events:
        assert spaced(f"{event.title}, {dates.pretty(event.date)}. {event.summary}") in page.text


def test_links_within() -> None:
    """The title leads to the record's own page, each firm to its page, and the whole to that of a part."""
    page = card(DEALS["ken-huawei-2014"].model_copy(update={"part_of": "ken-huawei-2019"}))
    within = [href for href in page.values("href") if not href.startswith("http")]
    assert within == ["deal?deal=ken-huawei-2014", "suppliers?firm=huawei", "deal?deal=ken-huawei-2019"]
