"""The records an editor writes, field by field: the text under each field tells what to write."""

from dataclasses import dataclass, field

from . import codes, dates
from .fields import Amount, AtLeastOne, CountryReference, Key, PartialDate, Reference, Text, Unique
from .known import Known
from .parts import Article, Count, Place, Restriction, Source
from .problems import Problem
from .rows import AigsRow, BriYear, Country, Coverage, Record, RegimeYear

__all__ = [
    "AigsRow", "BriYear", "Country", "Coverage", "Dataset", "Deal", "Event", "LeftOut", "Record", "RegimeYear",
    "Supplier", "Term", "Tracker",
]  # fmt: skip


class Deal(Record):
    """One deal, plan or gift, or one restriction: a ban, removal or refusal, which is not a deal."""

    id: Key
    """Country code in small letters, hyphen, a name of your choice, such as "ken-huawei-2014". Never changed."""
    country: CountryReference
    """The buyer's country, by its code of three capital letters, such as KEN for Kenya."""
    title: Text
    """What it is, in a few words, such as "Safer City street cameras"."""
    kind: codes.Kind
    """What kind of deal it is. A ban, removal or refusal is no deal and is counted apart."""
    suppliers: Unique[Reference]
    """The firms that supply it, each once, by their keys, such as huawei. None where the sources name none."""
    buyer: Text | None
    """Who bought it or was given it, as the sources name them, such as "Botswana Police Service"."""
    buyer_type: codes.BuyerType
    """What kind of body the buyer is."""
    technologies: Unique[codes.Technology]
    """What was supplied, planned or refused, each once, such as cctv and command-centre."""
    scope: codes.Scope
    """How much of the country it is for."""
    places: Unique[Place]
    """The towns or sites, each with its position on the map. None where the sources name none."""
    reported: PartialDate | None
    """The earliest day a source wrote of it, such as 2017-12-06."""
    announced: PartialDate | None
    """When it was made public, as precisely as it is known: 2018, 2018-03 or 2018-03-04."""
    signed: PartialDate | None
    """When it was signed, as precisely as it is known, such as 2018-03."""
    operational: PartialDate | None
    """When it was first in use, such as 2021. Not before it was signed."""
    ended: PartialDate | None
    """When it ended or, of a restriction, was decided. Needed if cancelled; else only if suspended or unknown."""
    status: codes.Status
    """How the supply stands, as far as the sources say."""
    value_usd_m: Amount | None
    """Millions of US dollars, such as 12.5. Other currencies are not converted but told in the note on the value."""
    value_note: Text | None
    """What the value is, such as a contract, a loan or a plan, or why there is none, such as "Not disclosed"."""
    financing: Text | None
    """Who lent or gave the money, such as "Export-Import Bank of China credit"."""
    part_of: Reference | None
    """The id of the record whose contract or money already covers this one."""
    summary: Text
    """What happened, in two or three sentences of your own."""
    contested: Text | None
    """What is disputed or not shown, and by whom. A denial by the firm or the buyer belongs here."""
    article: Article | None
    """What the article of 2020 claims of it, only where it speaks of it."""
    note: Text | None
    """For other editors, such as what you infer and how."""
    confidence: codes.Confidence
    """How well the sources bear the record out."""
    checked: PartialDate
    """The day somebody last looked the whole record over, such as 2026-11-22."""
    sources: AtLeastOne[Source]
    """The publications it rests on, at least one. The best is the one nearest to the event."""

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
    """Why the record was not taken."""


class Supplier(Record):
    """A firm, the names that sources use for it, and the measures taken against it."""

    key: Key
    """The name records use for the firm, such as "huawei": small letters, digits, hyphens. Never changed."""
    name: Text
    """The full name, such as "Zhejiang Dahua Technology Co., Ltd." for Dahua."""
    aliases: Unique[Text]
    """Other names the sources use, in any script, each once. First an acronym or short form, if there is one."""
    headquarters: Text | None
    """The town it is run from, such as "Shenzhen"."""
    founded: PartialDate | None
    """When it was founded, such as 1987."""
    ownership: codes.Ownership
    """Who owns it, as the sources describe it."""
    ownership_note: Text | None
    """What the sources say of its owners, and what is disputed."""
    makes: Text
    """What it makes, and what of it is met in this dataset."""
    restrictions: Unique[Restriction]
    """Measures taken against it. None means that nothing was found, not that nothing exists."""
    note: Text | None
    """Caveats for other editors."""
    sources: AtLeastOne[Source]
    """The publications that this rests on, at least one."""

    @property
    def short(self) -> str:
        """The name that a list has room for: the first alias, where it is an acronym or part of the full name."""
        first = self.aliases[0] if self.aliases else self.name
        return first if first.isupper() or first.casefold() in self.name.casefold() else self.name


class Event(Record):
    """A dated event that gives the deals their context."""

    id: Key
    """A name of small letters, digits and hyphens, such as "ctx-made-in-china-2025". Never changed."""
    date: PartialDate
    """When it happened, as precisely as it is known: 2018, 2018-03 or 2018-03-04."""
    title: Text
    """What happened, in a few words."""
    kind: codes.EventKind
    """What kind of event it is."""
    summary: Text
    """What happened, in a few sentences of your own."""
    article: Article | None
    """What the article of 2020 claims of it, only where it speaks of it."""
    sources: AtLeastOne[Source]
    """The publications it rests on, at least one."""


class Term(Record):
    """A word of the field explained, and the other spellings and forms it is met in."""

    key: Key
    """A name of small letters, digits and hyphens, such as "safe-city". Never changed."""
    term: Text
    """The word as it heads its explanation, such as "safe city"."""
    also: Unique[Text]
    """Other spellings and forms it is met in, such as "safe cities". None may belong to two terms, capitals aside."""
    text: Text
    """What it means, in one or two short sentences of your own: a definition, nothing that could be disputed."""


class Tracker(Record):
    """Another count of this subject: what it covers, and why its totals differ from ours."""

    key: Key
    """A name of small letters, digits and hyphens, such as "aigs". Never changed."""
    name: Text
    """What the count is called."""
    by: Text
    """Who made it, such as "Steven Feldstein, Carnegie Endowment for International Peace, 2019"."""
    years: Text | None
    """The years it covers, in words, such as "2017–2019", if the sources say."""
    counts: Unique[Count]
    """What is counted, and the number as its makers give it. Never added to one another or to ours."""
    scope: Text
    """What it covers, in our words."""
    differs: Text
    """Why its total differs from ours, in our words."""
    sources: AtLeastOne[Source]
    """The publications that this rests on, at least one."""


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
