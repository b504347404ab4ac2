"""A claim on the page: what the article says beside what the sources say, and what we inferred."""

from dashboard.analysis.article import INFERRED, Claim, by_country, claims
from dashboard.pictures.claims import ADDRESS, ARTICLE, by_verdict, claim_card, glance, ours
from dashboard.pictures.panel import Names
from dashboard.records.parts import Article
from dashboard.records.words import VERDICTS
from tests.analysis.builders import SMALL
from tests.pictures.parsed import Parsed
from tests.records.builders import deal
from tests.shipped import COUNTRIES, DATASET

NAMES = Names({}, {})
COUNTRY_NAMES = {iso: country.name for iso, country in COUNTRIES.items()}
FOUND = claims(DATASET)
EVIL = "</p><script>alert(1)</script>\"'{{7*7}}](javascript:alert(1))"


def card(claim: Claim, *below: str) -> Parsed:
    """A claim's card, taken apart."""
    return Parsed(claim_card(claim, NAMES, COUNTRY_NAMES, below))


def of(record: str) -> Claim:
    """The claim that a record or event stands behind."""
    (claim,) = [claim for claim in FOUND if any(held.id == record for held, _ in claim.parts)]
    return claim


def test_the_article_is_named() -> None:
    """Title, author, publisher, date and address."""
    page = Parsed(ARTICLE)
    for said in (
        "AI Could Be China’s Next Big Foreign Policy Tool",
        "Pravish Agnihotri",
        "OpenAxis",
        "28 October 2020",
    ):
        assert said in page.text
    assert page.values("href") == [ADDRESS]


def test_every_claim() -> None:
    """Each claim gives its words, and for all it rests on the verdict, the note, and the record or the sources."""
    for claim in FOUND:
        page = card(claim)
        assert claim.lead[1].claim in page.text
        for held, article in claim.parts:
            assert VERDICTS[article.verdict] in page.text
            assert article.note in page.text
            if claim.of_deal:
                assert f"deal?deal={held.id}" in page.values("href")
            else:
                assert held.summary in page.text  # type: ignore[union-attr]
                assert {source.url for source in held.sources} <= set(page.values("href"))


def test_two_records_of_one_claim() -> None:
    """Kenya's claim stands once, with both verdicts and the one it counts under."""
    page = card(of("ken-huawei-2014"))
    assert page.text.count("The article lists Kenya") == 1
    assert "Counted as: refined." in page.text
    assert "Kenya: 2 records" in page.text
    assert "Counted as" not in card(of("srb-huawei-2017")).text


def test_inference() -> None:
    """A country that we tied to a claim is said to be our inference, on the card and in the lists; no other is."""
    (inferred,) = INFERRED
    assert "The article names no country here. That it means Mongolia is our inference." in card(of(inferred)).text
    assert Parsed(glance([of(inferred)], COUNTRY_NAMES)).text.endswith(
        "Mongolia (our inference): Intelligent transportation system for Ulaanbaatar"
    )
    assert Parsed(by_verdict(by_country([of(inferred)]), COUNTRY_NAMES)).text.endswith("our inference")
    others = [claim for claim in FOUND if claim != of(inferred)]
    assert not any("Our inference." in card(claim).text for claim in others)


def test_lens() -> None:
    """A record below the lens is marked, and stays."""
    page = card(of("ken-huawei-2014"), "ken-huawei-2019")
    assert page.text.count("below the evidence lens") == 1
    assert {"deal?deal=ken-huawei-2014", "deal?deal=ken-huawei-2019"} <= set(page.values("href"))


def test_links_on_the_page() -> None:
    """The list of all claims leads to every card."""
    anchors = {card(claim).values("id")[0] for claim in FOUND}
    assert {href.removeprefix("#") for href in Parsed(glance(FOUND, COUNTRY_NAMES)).values("href")} == anchors
    assert len(anchors) == len(FOUND)


def test_looked_over() -> None:
    """The page says that verdicts are ours, and between which days records were looked over."""
    assert "on 22 November 2026;" in Parsed(ours([deal(), deal()])).text
    said = Parsed(ours([deal(checked="2026-11-23"), deal()])).text
    assert "between 22 November 2026 and 23 November 2026;" in said
    assert Parsed(ours([])).text == "Each verdict is ours: not the author’s, and not that of the sources."


def test_evil_claim() -> None:
    """Text from the data is shown as text."""
    article = Article.model_construct(order=1, claim=EVIL, verdict="refined", note=EVIL)
    changed = {"article": article, "title": EVIL}
    event = SMALL.events[0].model_copy(update=changed | {"summary": EVIL})
    found = [Claim(1, ((deal().model_copy(update=changed), article),)), Claim(2, ((event, article),))]
    names = {"KEN": EVIL}
    cards = "".join(claim_card(claim, NAMES, names, ()) for claim in found)
    page = Parsed(cards + glance(found, names) + by_verdict(by_country(found), names))
    assert not page.scripts
    assert "script" not in page.tags
    assert page.text.count(" ".join(EVIL.split())) == 14
