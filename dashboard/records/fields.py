"""What a single field may hold: plain text, a partial date, an address, a number, a list without repeats."""

import re
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, FiniteFloat, Strict

from . import dates
from .problems import shown

# Control characters, line breaks, and the marks that turn the reading direction of what follows them.
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_TAG = re.compile(r"<[!?/]?[A-Za-z][^>]{0,40}>?")
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("holds no text; write one, or null in a field that may be unknown")
    if unseen := UNSEEN.search(value):
        raise ValueError(f"holds the unseen character {shown(unseen.group())}; write one line of plain text")
    if tag := _TAG.search(value):
        raise ValueError(f"holds the HTML tag {shown(tag.group())}; write plain text")
    return value


def _key(value: str) -> str:
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


def _address(value: str) -> str:
    try:
        parts = urlsplit(value)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound:
        raise ValueError(f"{shown(value)} is no web address: write https:// or http:// and the whole address")
    if odd := re.search(r"[\s\"<>`\\]", value):
        raise ValueError(f"holds {shown(odd.group())}, which no web address may hold: {shown(value)}")
    return value


def _country_code(value: str) -> str:
    if not re.fullmatch(r"[A-Z]{3}", value):
        raise ValueError(f"{shown(value)} is not a country code of three capital letters")
    return value


def _year(value: int) -> int:
    if not 1900 <= value <= dates.latest().year:
        raise ValueError(f"{value} is not a year from 1900 to {dates.latest().year}")
    return value


def _no_repeats(values: tuple[Any, ...]) -> tuple[Any, ...]:
    for position, value in enumerate(values, 1):
        if (before := values.index(value) + 1) < position:
            what = f": {shown(value)}" if isinstance(value, str) else ""
            raise ValueError(f"entries {before} and {position} are the same{what}")
    return values


Text = Annotated[str, AfterValidator(_text)]
Key = Annotated[str, AfterValidator(_key)]
PartialDate = Annotated[str, BeforeValidator(_year_as_text), AfterValidator(_date)]
Address = Annotated[str, AfterValidator(_text), AfterValidator(_address)]
CountryCode = Annotated[str, AfterValidator(_country_code)]
Year = Annotated[int, AfterValidator(_year)]
Amount = Annotated[FiniteFloat, Strict(), Field(ge=0)]
Number = Annotated[int, Strict(), Field(ge=0)]
Latitude = Annotated[FiniteFloat, Field(ge=-90, le=90)]
Longitude = Annotated[FiniteFloat, Field(ge=-180, le=180)]
Unique = AfterValidator(_no_repeats)
