"""A lesson: what a teacher presents, step by step; the text under each field tells what to write."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from . import codes
from .fields import AtLeastOne, CountryReference, Number, Prose, Reference, Text, Unique, YearSpan
from .markdown import markdown
from .rows import Record

MOST_CHOICES = 6
MOST_TASKS = 3
MOST_STEPS = 60
MOST_WORDS = 90  # of a step's text on a projector

Minutes = Annotated[Number, Field(ge=1)]
Markdown = Annotated[Prose, AfterValidator(markdown)]


def _number(least: int, most: int, told: str) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """What refuses a list, if it is not empty, of fewer or more entries."""

    def checked(entries: tuple[Any, ...]) -> tuple[Any, ...]:
        if entries and not least <= len(entries) <= most:
            raise ValueError(f"has {len(entries)} {'entry' if len(entries) == 1 else 'entries'}; {told}")
        return entries

    return checked


class View(Record):
    """A view of the atlas, in the words that stand in its address; what is left out is as on the page's first visit."""

    page: codes.Page = "world"
    """The page, by the word in its address; "world" is the map."""
    technology: Unique[codes.Technology] = ()
    """Only deals of these technologies."""
    supplier: Unique[Reference] = ()
    """Only deals of these firms, by their keys; "unnamed" for deals whose sources name none."""
    region: Unique[codes.Region] = ()
    """Only deals of these regions."""
    status: Unique[codes.Status] = ()
    """Only deals that stand so."""
    kind: Unique[codes.Kind] = ()
    """Only deals of these kinds."""
    confidence: Unique[codes.Confidence] = ()
    """Only deals of this confidence."""
    article: Literal["yes"] | None = None
    """Write yes for only what the article of 2020 names."""
    years: YearSpan | None = None
    """Only deals of these years, such as 2014-2018 or 2016."""
    search: Text | None = None
    """Only records that hold these words."""
    publishers: Annotated[Number, Field(ge=1, le=5)] | None = None
    """Only records with at least as many independent publishers."""
    sure: Literal["medium", "high"] | None = None
    """Only records of at least this confidence."""
    country: CountryReference | None = None
    """The country that is marked on the map, or that the page is about, by its code, such as KEN."""
    deal: Reference | None = None
    """The record that is open, by its id."""
    colour: codes.ColourBy | None = None
    """What the map is coloured by; the number of deals where nothing is said."""
    of: codes.Technology | None = None
    """The technology whose deals colour the map, where colour is technology."""
    zoom: Unique[CountryReference] = ()
    """The countries that the map goes to, by their codes; the whole world where none is named."""
    countries: Unique[CountryReference] = ()
    """On the page compare: two to four countries, by their codes."""
    firms: Unique[Reference] = ()
    """On the page compare: two to four firms, by their keys."""
    firm: Reference | None = None
    """On the page suppliers: the firm, by its key."""
    term: Reference | None = None
    """On the page know: the term of the glossary, by its key."""


class Question(Record):
    """A question to think about before the answer is shown; with choices, pupils can vote on it."""

    text: Text
    """The question, in one sentence."""
    choices: Annotated[
        Unique[Text],
        AfterValidator(_number(2, MOST_CHOICES, "write two to six to vote on, or none")),
        Field(json_schema_extra={"maxItems": MOST_CHOICES}),
    ] = ()
    """Two to six answers to choose from, each short; none for a question that is only talked about."""
    answer: Markdown
    """What is shown on the reveal, in Markdown. Of an open question, what the sources allow to say."""


class Step(Record):
    """One screen of the lesson: a text beside a view of the atlas."""

    heading: Text
    """The heading, in a few words."""
    text: Markdown
    """What is read beside the map, in Markdown: at most some sixty words, or it does not fit a projector."""
    view: View
    """What of the atlas is shown."""
    question: Question | None = None
    """A question to think about before its answer is shown."""
    minutes: Minutes
    """How long it takes in class."""
    notes: Markdown | None = None
    """What only the teacher sees, in Markdown."""


class Lesson(Record):
    """A lesson in one file; the file's name is the lesson's name in addresses."""

    title: Text
    """The title, in a few words."""
    audience: Text
    """For whom it is, such as "Ages 15 to 18, geography or civics"."""
    minutes: Minutes
    """How long it takes: the minutes of all steps together."""
    goals: AtLeastOne[Text]
    """What pupils can do after it, one sentence each."""
    tasks: Annotated[
        AtLeastOne[Text],
        AfterValidator(_number(2, MOST_TASKS, "write two or three")),
        Field(json_schema_extra={"minItems": 2, "maxItems": MOST_TASKS}),
    ]
    """Two or three questions for the printed sheet, with lines to write on below each."""
    steps: Annotated[
        AtLeastOne[Step],
        AfterValidator(_number(1, MOST_STEPS, f"at most {MOST_STEPS} are taken")),
        Field(json_schema_extra={"maxItems": MOST_STEPS}),
    ]
    """The steps, in order."""
