"""The groups inside a record, field by field: the text under each field tells an editor what to write."""

from typing import Annotated

from pydantic import Field, Strict

from . import codes
from .fields import Address, Latitude, Longitude, Number, PartialDate, Text, Unique
from .rows import Record


class Place(Record):
    """A point on the map, in degrees."""

    name: Text
    """The town or site, such as "Nairobi"."""
    lat: Annotated[Latitude, Strict()]
    """Degrees north of the equator, such as 34.53; south of it with a minus, such as -1.29."""
    lon: Annotated[Longitude, Strict()]
    """Degrees east of Greenwich, such as 36.82; west of it with a minus, such as -74.08."""


class Source(Record):
    """A publication, and the fields of the record that it backs."""

    title: Text
    """The headline, or a description of your own in [brackets]."""
    publisher: Text
    """Who published it, such as "ITWeb Africa". Of a copy name both, such as "Arab News (Reuters)"."""
    published: PartialDate | None
    """When it was published, as far as the page shows it, such as 2018-03-04 or 2018."""
    url: Address
    """The whole web address, starting with https:// or http://."""
    supports: Unique[str]
    """The fields of the record that this source backs, each once. Name only what it says itself."""


class Article(Record):
    """What the article of 2020 claims, and how the claim stands against the sources."""

    order: Annotated[Number, Field(ge=1)] | None
    """The claim's place in the article: 1 to 100 as its text has them, from 101 on as our notes list them."""
    claim: Text
    """What the article claims, in our words."""
    verdict: codes.Verdict
    """How the claim stands against the sources."""
    note: Text
    """What the sources say."""


class Restriction(Record):
    """A measure against a firm, its parent group or its whole category."""

    date: PartialDate
    """When it took effect or was announced, such as 2019-05-16. Say below which of the two."""
    by: Text
    """Who took the measure, such as "US Commerce Department (Entity List)"."""
    what: Text
    """What the measure says, in a sentence or two."""
    source_url: Address
    """The whole web address of a source, starting with https:// or http://."""
    applies_to: codes.AppliesTo
    """Whom the measure is aimed at."""
    ended: PartialDate | None
    """When it was lifted, if an end was found."""


class Count(Record):
    """What another tracker counts, and how many there are."""

    what: Text
    """What is counted, such as "countries looked at"."""
    number: Number
    """How many there are, as its makers give it. Never added to other counts."""
