"""What a single field may hold: plain text, Markdown, a partial date, an address, a number, a list without repeats.

Beside each rule stands its pattern for the JSON schemas: it lets through all that the rule does, and a little more.
"""

import re
from collections.abc import Sized
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, FiniteFloat, Strict, WithJsonSchema

from . import dates
from .problems import shown

LONGEST_TEXT = 5_000  # characters; the longest of the first release had 649
LONGEST_KEY = 100
MOST_ENTRIES = 200  # of a list; the longest of the first release had 29

# Control characters, line breaks, and the marks that turn the reading direction of what follows them.
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_HALF = re.compile(r"[\ud800-\udfff]")  # of a character, which is nothing by itself
_TAG = re.compile(r"<[!?/]?[A-Za-z][^>]{0,40}>?")
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{3}")
_ODD = r'\s"<>`\\'  # what no web address may hold


def _text(value: str) -> str:
    _no_longer_than(LONGEST_TEXT, value, "characters")
    if not value.strip():
        raise ValueError("holds no text; write one, or null in a field that may be unknown")
    if unseen := UNSEEN.search(value) or _HALF.search(value):
        raise ValueError(f"holds the unseen character {shown(unseen.group())}; write one line of plain text")
    if tag := _TAG.search(value):
        raise ValueError(f"holds the HTML tag {shown(tag.group())}; write plain text")
    return value


def _prose(value: str) -> str:
    _text(value.replace("\n", " "))  # a line break may stand here, and nothing else of the unseen
    return value


def _span(value: str) -> str:
    first, hyphen, last = value.partition("-")
    years = [first, last] if hyphen else [first]
    if not all(len(year) == 4 and year.isascii() and year.isdigit() for year in years) or first > (last or first):
        raise ValueError(f"{shown(value)} is no span of years; write 2014-2018, the earlier first, or one year")
    return value


def _no_longer_than(most: int, value: Sized, unit: str) -> None:
    if len(value) > most:
        raise ValueError(f"has {len(value):,} {unit}; at most {most:,} are taken")


def key(value: str) -> str:
    """The text, where it is a key; raise ValueError."""
    _no_longer_than(LONGEST_KEY, value, "characters")
    if not _KEY.fullmatch(value):
        raise ValueError(f"{shown(value)} is not a key: write small letters a to z and digits, joined by hyphens")
    return value


def _year_as_text(value: Any) -> Any:
    """Take a year written without quotes, which YAML reads as a number, for the text it was meant to be."""
    return str(value) if isinstance(value, int) else value


def _date(value: str) -> str:
    first, _ = dates.parse(value)
    if first.year < 1900:
        raise ValueError(f"{shown(value)} lies before 1900")
    if first > dates.latest():
        raise ValueError(f"{shown(value)} lies in the future")
    return value


def web_address(value: str) -> str:
    """The text, where it is an address on the web; raise ValueError."""
    try:
        parts = urlsplit(value)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound:
        raise ValueError(f"{shown(value)} is no web address: write https:// or http:// and the whole address")
    if odd := re.search(f"[{_ODD}]", value):
        raise ValueError(f"holds {shown(odd.group())}, which no web address may hold: {shown(value)}")
    return value


def _country_code(value: str) -> str:
    if not _CODE.fullmatch(value):
        raise ValueError(f"{shown(value)} is not a country code of three capital letters")
    return value


def _year(value: int) -> int:
    if not 1900 <= value <= dates.latest().year:
        raise ValueError(f"{value} is not a year from 1900 to {dates.latest().year}")
    return value


def _no_repeats(values: tuple[Any, ...]) -> tuple[Any, ...]:
    _no_longer_than(MOST_ENTRIES, values, "entries")
    for position, value in enumerate(values, 1):
        if (before := values.index(value) + 1) < position:
            what = f": {shown(value)}" if isinstance(value, str) else ""
            raise ValueError(f"entries {before} and {position} are the same{what}")
    return values


def _shape(pattern: str, told: str, **more: Any) -> WithJsonSchema:
    """The schema of a text of this pattern, and what a text editor tells of any other."""
    return WithJsonSchema({"type": "string", "pattern": pattern, "patternErrorMessage": told} | more)


_ONE_LINE = _shape(
    rf"^(?![\s\S]*({UNSEEN.pattern}|{_TAG.pattern}))[\s\S]*\S",
    "Write one line of plain text, without HTML.",
    maxLength=LONGEST_TEXT,
)
_PROSE = _shape(rf"^(?![\s\S]*{_TAG.pattern})[\s\S]*\S", "Write Markdown, without HTML.", maxLength=LONGEST_TEXT)
_A_SPAN = _shape(r"^\d{4}(-\d{4})?$", "Write 2014-2018, or one year.", type=["string", "integer"], minimum=1900)
_A_KEY = _shape(f"^{_KEY.pattern}$", "Write small letters a to z and digits, joined by hyphens.", maxLength=LONGEST_KEY)
_A_CODE = _shape(f"^{_CODE.pattern}$", "Write the country's code of three capital letters, such as KEN.")
_A_DATE = _shape(
    r"^(19|[2-9]\d)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$",
    'Write "2018", "2018-03" or "2018-03-04", from 1900 on.',
    type=["string", "integer"],  # a year may stand without quotes
    minimum=1900,
)
_AN_ADDRESS = _shape(
    f"^[Hh][Tt][Tt][Pp][Ss]?://[^/?#{_ODD}][^{_ODD}]*$",
    "Write https:// or http:// and the whole address.",
    maxLength=LONGEST_TEXT,
)

T = TypeVar("T")

Text = Annotated[str, AfterValidator(_text), _ONE_LINE]
Prose = Annotated[str, AfterValidator(_prose), _PROSE]
YearSpan = Annotated[str, BeforeValidator(_year_as_text), AfterValidator(_span), _A_SPAN]
Key = Annotated[str, AfterValidator(key), _A_KEY]
Reference = Annotated[str, _A_KEY]  # whether there is a record of that key is a question for the rules
CountryReference = Annotated[Text, _A_CODE]
PartialDate = Annotated[str, BeforeValidator(_year_as_text), AfterValidator(_date), _A_DATE]
Address = Annotated[str, AfterValidator(_text), AfterValidator(web_address), _AN_ADDRESS]
CountryCode = Annotated[str, AfterValidator(_country_code)]
Year = Annotated[int, AfterValidator(_year)]
Amount = Annotated[FiniteFloat, Strict(), Field(ge=0)]
Number = Annotated[int, Strict(), Field(ge=0)]
Latitude = Annotated[FiniteFloat, Field(ge=-90, le=90)]
Longitude = Annotated[FiniteFloat, Field(ge=-180, le=180)]
_LIST = {"uniqueItems": True, "maxItems": MOST_ENTRIES}
Unique = Annotated[tuple[T, ...], AfterValidator(_no_repeats), Field(json_schema_extra=_LIST)]
AtLeastOne = Annotated[
    tuple[T, ...],
    AfterValidator(_no_repeats),
    # Only from here on does min_length count: further up it would call a list empty whose one entry is wrong.
    Field(min_length=1, json_schema_extra={"minItems": 1, **_LIST}),
]
