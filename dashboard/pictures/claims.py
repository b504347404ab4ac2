"""The claims of the article of 2020 as HTML, each beside what the sources say. All text from the data is escaped."""

from collections.abc import Collection, Iterable, Mapping
from html import escape

from dashboard.analysis.article import INFERRED, Claim, Part
from dashboard.analysis.table import when
from dashboard.pictures.links import link
from dashboard.pictures.panel import Names, sources, tags
from dashboard.pictures.verdicts import verdict_mark
from dashboard.records import dates
from dashboard.records.schema import Deal, Event
from dashboard.records.words import EVENT_KINDS, VERDICTS

ADDRESS = "https://openaxis.in/2020/10/28/ai-could-be-chinas-next-big-foreign-policy-tool/"
ARTICLE = f"""<p>The project began with an article: “<a href="{ADDRESS}" target="_blank" rel="noopener noreferrer">AI
Could Be China’s Next Big Foreign Policy Tool</a>” by Pravish Agnihotri, published by OpenAxis on 28 October 2020. Its
claims stand below in our own words, each beside what the sources say that we found. A reader who wants the exact
wording should open the article.</p>"""
PLACES = {  # by Claim.place: a heading, and what is known of the order
    "text": ("In the article’s order", "These claims stand in the order in which the article has them."),
    "notes": (
        "In the order of our notes",
        "For these claims we have not checked the place in the article. They stand in the order in which our notes on "
        "it list them.",
    ),
    "unknown": ("Place in the article not known", "Where in the article these claims stand is not established."),
}


def ours(found: Iterable[Deal]) -> str:
    """That verdicts are ours, and when the records that they rest on were last looked over."""
    days = sorted({deal.checked for deal in found})
    looked = ""
    if days:
        first, last = dates.pretty(days[0]), dates.pretty(days[-1])
        span = f"on {first}" if first == last else f"between {first} and {last}"
        looked = f"The records of deals were last looked over {span}; for the context events no such day is kept."
    return f'<p class="fine">Each verdict is ours: not the author’s, and not that of the sources. {looked}</p>'


def glance(found: Iterable[Claim], countries: Mapping[str, str]) -> str:
    """All claims in their order as links to where they stand on the page."""
    links = (
        (claim, f'<a href="#{escape(_anchor(claim))}">{escape(_heading(claim, countries))}</a>') for claim in found
    )
    items = "".join(f"<li>{verdict_mark(claim.verdict)} {link_to}</li>" for claim, link_to in links)
    return f'<ul class="glance" aria-label="All claims">{items}</ul>'


def by_verdict(given: Mapping[str, tuple[str, ...]], countries: Mapping[str, str]) -> str:
    """What the map shows as a list: the countries of by_country() as links, with their verdicts."""
    items = "".join(
        f"<li>{link(name, 'countries', country=iso)}"
        f'<span class="verdicts">{"".join(map(verdict_mark, (v for v in given[iso] if v in VERDICTS)))}'
        f"{' our inference' if 'inferred' in given[iso] else ''}</span></li>"
        for iso, name in countries.items()
        if iso in given
    )
    return f'<ul class="by-verdict" aria-label="What the map shows">{items}</ul>'


def claim_card(claim: Claim, names: Names, countries: Mapping[str, str], below: Collection[str]) -> str:
    """One claim beside what the sources say; `below`: the ids of the records that the evidence lens leaves out."""
    marks = dict.fromkeys(article.verdict for _, article in claim.parts)
    counted = f'<p class="fine">Counted as: {VERDICTS[claim.verdict].lower()}.</p>' if len(marks) > 1 else ""
    parts = "".join(_part(part, names, below, told=len(claim.parts) > 1) for part in claim.parts)
    return (
        f'<article class="claim" id="{escape(_anchor(claim))}"><h3>{escape(_heading(claim, countries))}</h3>'
        f'<div><p class="tags"><span>{"Deal" if claim.of_deal else "Context"}</span></p>'
        f'<p class="head">What the article says</p><p>{names.explain(claim.lead[1].claim)}</p>'
        f'<p class="verdicts">{"".join(map(verdict_mark, marks))}</p>{counted}{_inferred(claim, countries)}</div>'
        f'<div><p class="head">What the sources say</p>{parts}</div></article>'
    )


def _anchor(claim: Claim) -> str:
    return f"claim-{claim.lead[0].id}"


def _heading(claim: Claim, countries: Mapping[str, str]) -> str:
    held = claim.lead[0]
    if isinstance(held, Event):
        return held.title
    country = countries.get(held.country, held.country)
    inferred = " (our inference)" if held.id in INFERRED else ""
    return f"{country}{inferred}: {held.title}" if len(claim.parts) == 1 else f"{country}: {len(claim.parts)} records"


def _inferred(claim: Claim, countries: Mapping[str, str]) -> str:
    """A warning where the country is not the article's."""
    tied = [held for held, _ in claim.parts if isinstance(held, Deal) and held.id in INFERRED]
    said = "".join(
        f"The article names no country here. That it means {escape(countries.get(deal.country, deal.country))} is our "
        "inference."
        for deal in tied
    )
    return f'<p class="contested"><strong>Our inference.</strong> {said}</p>' if said else ""


def _part(part: Part, names: Names, below: Collection[str], told: bool) -> str:
    """What one record or event has to say; with its own verdict where it is one of several."""
    held, article = part
    verdict = f'<p class="verdicts">{verdict_mark(article.verdict)}</p>' if told else ""
    note = f"<p>{names.explain(article.note)}</p>"
    rests = _record(held, below) if isinstance(held, Deal) else _event(held, names)
    return f'<div class="rests">{verdict}{note}{rests}</div>'


def _record(deal: Deal, below: Collection[str]) -> str:
    mark = "below the evidence lens" if deal.id in below else ""
    return f"<p>Record: {link(deal.title, 'deal', deal=deal.id)}, {escape(when(deal))}.</p>{tags(deal, mark)}"


def _event(event: Event, names: Names) -> str:
    return (
        f"<p><strong>{escape(event.title)}</strong>, {dates.pretty(event.date)} ({EVENT_KINDS[event.kind].lower()}). "
        f"{names.explain(event.summary)}</p>{sources(event.sources)}"
    )
