"""The records an editor writes, field by field. What each field means is explained at the top of data/deals.yaml."""

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field, Strict

from . import codes, dates
from .fields import Address, Amount, Key, Latitude, Longitude, Number, PartialDate, Text, Unique
from .known import Known
from .problems import Problem
from .rows import AigsRow, BriYear, Country, Coverage, Record, RegimeYear

__all__ = [
    "AigsRow", "Article", "BriYear", "Count", "Country", "Coverage", "Dataset", "Deal", "Event", "LeftOut", "Place",
    "Record", "RegimeYear", "Restriction", "Source", "Supplier", "Term", "Tracker",
]  # fmt: skip


class Place(Record):
    """A point on the map, in degrees."""

    name: Text
    lat: Annotated[Latitude, Strict()]
    lon: Annotated[Longitude, Strict()]


class Source(Record):
    """A publication, and the fields of the record that it backs."""

    title: Text
    publisher: Text
    published: PartialDate | None
    url: Address
    supports: Annotated[tuple[str, ...], Unique]


class Article(Record):
    """What the article of 2020 claims, and how the claim stands against the sources; `order` is the claim's place."""

    order: Annotated[Number, Field(ge=1)] | None
    claim: Text
    verdict: codes.Verdict
    note: Text


class Deal(Record):
    """One deal, plan or gift, or one restriction: a ban, removal or refusal, which is not a deal."""

    id: Key
    country: Text
    title: Text
    kind: codes.Kind
    suppliers: Annotated[tuple[str, ...], Unique]
    buyer: Text | None
    buyer_type: codes.BuyerType
    technologies: Annotated[tuple[codes.Technology, ...], Unique]
    scope: codes.Scope
    places: Annotated[tuple[Place, ...], Unique]
    reported: PartialDate | None
    announced: PartialDate | None
    signed: PartialDate | None
    operational: PartialDate | None
    ended: PartialDate | None
    status: codes.Status
    value_usd_m: Amount | None
    value_note: Text | None
    financing: Text | None
    part_of: str | None
    summary: Text
    contested: Text | None
    article: Article | None
    note: Text | None
    confidence: codes.Confidence
    checked: PartialDate
    sources: Annotated[tuple[Source, ...], Unique, Field(min_length=1)]

    @property
    def year(self) -> int | None:
        """The year of the earliest of announced, signed and operational, else of `reported`."""
        begun = [text for text in (self.announced, self.signed, self.operational) if text]
        known = begun or ([self.reported] if self.reported else [])
        return min((dates.parse(text)[0].year for text in known), default=None)

    @property
    def year_is_reported(self) -> bool:
        """Whether `year` is only that of the earliest report."""
        return bool(self.reported) and not (self.announced or self.signed or self.operational)

    @property
    def is_deal(self) -> bool:
        """Whether this counts as a deal; restrictions are counted apart."""
        return self.kind != "restriction"

    @property
    def dates(self) -> dict[str, str]:
        """The known dates by field name, in the order a deal goes through them."""
        names = ("announced", "signed", "operational", "ended")
        return {name: text for name in names if (text := getattr(self, name))}


class LeftOut(Deal):
    """A record that was looked into and not taken, and why."""

    reason: Text


class Restriction(Record):
    """A measure against a firm, its parent group or its whole category; `ended` is when it was lifted."""

    date: PartialDate
    by: Text
    what: Text
    source_url: Address
    applies_to: codes.AppliesTo
    ended: PartialDate | None


class Supplier(Record):
    """A firm, the names that sources use for it, and the measures taken against it."""

    key: Key
    name: Text
    aliases: Annotated[tuple[Text, ...], Unique]
    headquarters: Text | None
    founded: PartialDate | None
    ownership: codes.Ownership
    ownership_note: Text | None
    makes: Text
    restrictions: Annotated[tuple[Restriction, ...], Unique]
    note: Text | None
    sources: Annotated[tuple[Source, ...], Unique, Field(min_length=1)]

    @property
    def short(self) -> str:
        """The name that a list has room for: the first alias, where it is an acronym or part of the full name."""
        first = self.aliases[0] if self.aliases else self.name
        return first if first.isupper() or first.casefold() in self.name.casefold() else self.name


class Event(Record):
    """A dated event that gives the deals their context."""

    id: Key
    date: PartialDate
    title: Text
    kind: codes.EventKind
    summary: Text
    article: Article | None
    sources: Annotated[tuple[Source, ...], Unique, Field(min_length=1)]


class Term(Record):
    """A word of the field explained, and the other spellings and forms it is met in."""

    key: Key
    term: Text
    also: Annotated[tuple[Text, ...], Unique]
    text: Text


class Count(Record):
    """What another tracker counts, and how many there are."""

    what: Text
    number: Number


class Tracker(Record):
    """Another count of this subject: what it covers, and why its totals differ from ours."""

    key: Key
    name: Text
    by: Text
    years: Text | None
    counts: Annotated[tuple[Count, ...], Unique]
    scope: Text
    differs: Text
    sources: Annotated[tuple[Source, ...], Unique, Field(min_length=1)]


@dataclass(frozen=True)
class Dataset:
    """All records that are right, what they may refer to, and all that is wrong or doubtful."""

    deals: tuple[Deal, ...] = ()
    suppliers: tuple[Supplier, ...] = ()
    events: tuple[Event, ...] = ()
    countries: tuple[Country, ...] = ()
    regimes: tuple[RegimeYear, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    bri: tuple[BriYear, ...] = ()
    aigs: tuple[AigsRow, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    glossary: tuple[Term, ...] = ()
    trackers: tuple[Tracker, ...] = ()
    known: Known = field(default_factory=Known)
    problems: tuple[Problem, ...] = ()
