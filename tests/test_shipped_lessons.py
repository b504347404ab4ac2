"""The lessons that come with the atlas can be given as they are, and what they tell is what the records say."""

import re
from itertools import pairwise

import pytest

from dashboard.analysis.article import claims, standing
from dashboard.analysis.evidence import publishers
from dashboard.analysis.filters import select
from dashboard.analysis.lessons import checked, filters_of
from dashboard.records.lessons import Lesson, Step
from dashboard.records.words import VERDICTS
from tests.shipped import COUNTRIES, DATA, DATASET, DEALS, OFFERED, TABLE

FILES = {file.name: file for file in checked(DATA, DATASET, TABLE, OFFERED)}
LESSONS: dict[str, Lesson] = {name: file.lesson for name, file in FILES.items() if file.lesson}
SAFE_CITIES = [deal for deal in DATASET.deals if "safe-city" in deal.technologies]


def said(step: Step) -> str:
    """Give all that a step says, on one line."""
    asked = step.question
    question = [asked.text, *asked.choices, asked.answer] if asked else []
    return " ".join(" ".join(filter(None, [step.heading, step.text, step.notes, *question])).split())


def step(name: str, start: str) -> Step:
    """Give the step of a lesson whose heading starts so."""
    return next(step for step in LESSONS[name].steps if step.heading.startswith(start))


def test_ready() -> None:
    """Each can start, and nothing about it is doubtful."""
    assert set(LESSONS) == {"article", "safe-city", "how-do-we-know"}
    assert [problem for file in FILES.values() for problem in file.problems] == []


@pytest.mark.parametrize("name", sorted(LESSONS))
def test_fits_a_class(name: str) -> None:
    """It fits a lesson of 45 minutes and a projector; the teacher has notes to each step, and few votes are open."""
    lesson = LESSONS[name]
    assert lesson.minutes == 45
    assert 8 <= len(lesson.steps) <= 14
    for shown in lesson.steps:
        assert len(shown.text.split()) <= 60, shown.heading
        assert len(shown.heading) <= 40, shown.heading
        assert shown.notes, shown.heading
        for choice in shown.question.choices if shown.question else ():
            assert len(choice) <= 70, choice


@pytest.mark.parametrize("name", sorted(LESSONS))
def test_the_view_moves(name: str) -> None:
    """No step shows the same as the one before."""
    views = [shown.view for shown in LESSONS[name].steps]
    assert all(before != after for before, after in pairwise(views))


@pytest.mark.parametrize("name", sorted(LESSONS))
def test_what_can_be_left_out(name: str) -> None:
    """The first notes name steps that a hurried teacher may skip, and the minutes that this saves."""
    first, *others = LESSONS[name].steps
    (named, saved) = re.findall(r"Leave out (.*): (\d+) minutes", " ".join((first.notes or "").split()))[0]
    starts = {shown.heading: shown.heading.partition(":")[0] for shown in others}
    skipped = [shown for shown in others if f"“{shown.heading}”" in named or starts[shown.heading] in named.split()]
    assert len(skipped) == 2
    assert sum(shown.minutes for shown in skipped) == int(saved)


def test_claims_in_order() -> None:
    """Every claim on deals has its step, in the order of the claims, on the country it is about, with its verdict."""
    told = [claim for claim in claims(DATASET) if claim.of_deal]
    steps = [shown for shown in LESSONS["article"].steps if shown.view.country]
    assert [shown.view.country for shown in steps] == [claim.parts[0][0].country for claim in told]  # type: ignore[union-attr]
    for shown, claim in zip(steps, told, strict=True):
        assert shown.question
        told_last = f"{shown.question.answer} {shown.notes}".lower()
        assert VERDICTS[claim.verdict].lower() in told_last, shown.heading


def test_article_counts() -> None:
    """Most claims are refined, as the lesson lets the class find out."""
    counts = sum(standing(claims(DATASET)).values(), start=standing([])["deals"])
    assert counts.most_common(1)[0][0] == "refined"


@pytest.mark.parametrize(
    ("name", "start", "words", "deal", "field", "backed"),
    [
        ("article", "Kenya", "46%", "ken-huawei-2014", "contested", "46%"),
        ("article", "Kenya", "live in May 2015", "ken-huawei-2014", "operational", "2015-05"),
        ("article", "Serbia", "in February 2017", "srb-huawei-2017", "signed", "2017-02"),
        ("article", "Uganda", "contract of May 2018", "uga-huawei-2018", "signed", "2018-05"),
        ("article", "Uganda", "Standard Chartered", "uga-huawei-2018", "article", "Standard Chartered"),
        ("article", "Zimbabwe", "public since April 2018", "zwe-cloudwalk-2018", "announced", "2018-04"),
        ("article", "Peshawar", "plans of about 2010–2013", "pak-huawei-2013-peshawar", "summary", "about 2010-2013"),
        ("article", "Egypt", "Honeywell", "egy-huawei-2019", "contested", "Honeywell"),
        ("article", "Egypt", "low confidence", "egy-huawei-2019", "confidence", "low"),
        ("safe-city", "2009", "29 December 2009", "pak-huawei-2009", "signed", "2009-12-29"),
        ("safe-city", "2012", "In August 2012", "pak-huawei-2009", "contested", "in August 2012"),
        ("safe-city", "2012", "stalled until 2014", "pak-huawei-2009", "summary", "stalled until 2014"),
        ("safe-city", "2012", "in October 2023", "pak-huawei-2009", "contested", "for Huawei in October 2023"),
        ("safe-city", "2012", "since March 2016", "pak-huawei-2009", "operational", "2016-03"),
        ("safe-city", "2012", "In January 2025", "pak-huawei-2009", "contested", "in January 2025"),
        ("safe-city", "2013", "handed over in August 2022", "zmb-zte-2016", "operational", "2022-08"),
        ("safe-city", "2013", "It stayed the same", "zmb-zte-2016", "value_note", "the same figure appears"),
        ("safe-city", "2013", "In 2016", "zmb-zte-2016", "signed", "2016"),
        ("safe-city", "2015", "memoranda", "mlt-huawei-2016", "kind", "framework"),
        ("safe-city", "2018", "12,000 cameras", "phl-citcc-2018", "summary", "12,000 cameras"),
        ("safe-city", "2018", "In late 2021", "phl-citcc-2018", "ended", "2021"),
        ("safe-city", "Lahore", "8,000 cameras", "pak-huawei-2016", "summary", "8,000 street cameras"),
        ("safe-city", "Lahore", "December 2022", "pak-huawei-2016", "contested", "December 2022"),
        ("safe-city", "Four", "in March 2026", "pak-huawei-2013-peshawar", "summary", "opened in March 2026"),
        ("safe-city", "Four", "in 2023", "mlt-huawei-2016", "ended", "2023"),
        ("how-do-we-know", "What a record", "US$170 million", "ken-huawei-2014", "value_usd_m", "170"),
        ("how-do-we-know", "What a record", "US$160 million", "ken-huawei-2014", "value_note", "US$160 million"),
        ("how-do-we-know", "Grade it: Azerbaijan", "editors say: low", "aze-huawei-2019", "confidence", "low"),
        ("how-do-we-know", "Grade it: Serbia", "editors say: medium", "srb-huawei-2024", "confidence", "medium"),
        ("how-do-we-know", "Grade it: Serbia", "March 2024", "srb-huawei-2024", "signed", "2024-03"),
        ("how-do-we-know", "Grade it: Ghana", "editors say: high", "gha-everyway-2018", "confidence", "high"),
        ("how-do-we-know", "Grade it: Ghana", "contract of 2012", "gha-everyway-2018", "signed", "2012"),
        ("how-do-we-know", "When", "medium confidence", "zmb-huawei-2019", "confidence", "medium"),
    ],
)  # fmt: skip
def test_facts(name: str, start: str, words: str, deal: str, field: str, backed: str) -> None:
    """What a lesson tells of a record still stands there."""
    assert words in said(step(name, start))
    assert backed in str(getattr(DEALS[deal], field))


@pytest.mark.parametrize(
    ("name", "start", "deals"),
    [
        ("article", "Malaysia", {"mys-yitu-2018"}),
        ("article", "Zimbabwe", {"zwe-cloudwalk-2018"}),
        ("article", "Serbia", {"srb-huawei-2017"}),
        ("article", "Kenya", {"ken-huawei-2014", "ken-huawei-2019"}),
        ("article", "Uganda", {"uga-huawei-2018", "uga-ceiec-2017"}),
        ("article", "Egypt", {"egy-huawei-2019"}),
        ("article", "Pakistan", {"pak-cpec-2017"}),
        ("article", "Peshawar", {"pak-huawei-2013-peshawar"}),
        ("article", "Mongolia", {"mng-dahua-2020"}),
        ("safe-city", "2009", {"pak-huawei-2009"}),
        ("safe-city", "2012", {"pak-huawei-2009"}),
        ("safe-city", "Four", {"kgz-huawei-2018", "mlt-huawei-2016", "pak-huawei-2013-peshawar", "phl-citcc-2018"}),
        ("how-do-we-know", "Grade it: Azerbaijan", {"aze-huawei-2019"}),
        ("how-do-we-know", "Grade it: Serbia", {"srb-huawei-2024"}),
        ("how-do-we-know", "Grade it: Ghana", {"gha-everyway-2018"}),
        ("how-do-we-know", "When", {"zmb-huawei-2019"}),
    ],
)
def test_shows_what_is_spoken_of(name: str, start: str, deals: set[str]) -> None:
    """The view holds exactly the records that the text is about."""
    keep = select(TABLE, filters_of(step(name, start).view, OFFERED))
    assert set(TABLE.loc[keep, "id"]) == deals


def test_safe_cities() -> None:
    """The first, the spread over four continents, and Zambia's place among those up to 2013 are as told."""
    assert min(SAFE_CITIES, key=lambda deal: deal.year or 9999).id == "pak-huawei-2009"
    late = {COUNTRIES[deal.country].region for deal in SAFE_CITIES if deal.year in (2016, 2017, 2018)}
    assert "four continents" in said(step("safe-city", "2016"))
    assert len(late) == 4
    assert DEALS["zmb-zte-2016"].year == 2013


def test_limits_of_counting() -> None:
    """The Serbian record passes the count of publishers, and Luxembourg is blank for want of a maker's name."""
    asked = step("how-do-we-know", "Ten pages").view.publishers
    assert asked is not None
    assert publishers(DEALS["srb-huawei-2024"]) >= asked
    assert not any(deal.country == "LUX" for deal in DATASET.deals)
    (row,) = (row for row in DATASET.coverage if row.iso_a3 == "LUX")
    assert (row.searched, row.result) == (True, "supplier-not-shown")
