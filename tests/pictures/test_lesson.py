"""A lesson with all that its steps show."""

import json

from dashboard.analysis.places import map_places
from dashboard.pictures.atlas import atlas_of
from dashboard.pictures.lesson import pack
from tests.lessons import lesson, step_fields
from tests.pictures.parsed import Parsed
from tests.shipped import DATASET

ATLAS = atlas_of(DATASET, "2026", "")
PLACES = map_places(DATASET, ATLAS.table)
QUESTION = {"text": "Who paid?", "choices": ["The city", "A bank"], "answer": "It is **not known**."}
TAG = "<img src=x onerror=alert(1)>"


def test_a_whole_lesson() -> None:
    """The author's words, the steps' pictures, a card for each country, and the places; all of it goes into JSON."""
    made = pack(ATLAS, "trial", lesson(step_fields(question=QUESTION, notes="Wait."), step_fields()), PLACES)
    assert json.loads(json.dumps(made))["minutes"] == 4
    first, second = made["steps"]
    assert first["html"] == "<p>Look at <strong>Kenya</strong>.</p>\n"
    assert first["notes"] == "<p>Wait.</p>\n"
    assert first["question"] == QUESTION | {"answer": "<p>It is <strong>not known</strong>.</p>\n"}
    assert (second["question"], second["notes"]) == (None, None)
    assert first["patch"]["selected"] == "KEN"
    assert (made["name"], made["version"], made["places"]) == ("trial", "2026", PLACES)
    assert set(made["countries"]) == set(ATLAS.countries)


def test_a_click_on_a_country() -> None:
    """It opens each record with its sources, or says what is known where there is none."""
    made = pack(ATLAS, "trial", lesson(), PLACES)["countries"]
    kenya = Parsed(made["KEN"])
    for deal in ATLAS.deals["KEN"]:
        assert deal.title in kenya.text
        assert {source.url for source in deal.sources} <= set(kenya.values("href"))
    assert "That a record is absent is no proof that no deal exists." in Parsed(made["LUX"]).text


def test_hostile_lesson() -> None:
    """HTML that somebody slipped past the check is text in what goes to the page as HTML."""
    step = step_fields(question=QUESTION)
    spoilt = lesson(step).steps[0].model_copy(update={"text": TAG, "notes": TAG})
    asked = spoilt.question.model_copy(update={"answer": TAG}) if spoilt.question else None
    held = lesson(step).model_copy(update={"steps": (spoilt.model_copy(update={"question": asked}),)})
    (made,) = pack(ATLAS, "trial", held, PLACES)["steps"]
    for html in (made["html"], made["notes"], made["question"]["answer"]):
        assert (Parsed(html).tags, Parsed(html).text) == ({"p"}, TAG)
