"""What a country's page says beside its records, and the list of all countries, as HTML."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from urllib.parse import urlsplit

from dashboard.analysis.summary import plural
from dashboard.analysis.table import when
from dashboard.pictures.links import here, link
from dashboard.pictures.panel import Names
from dashboard.records.schema import AigsRow, BriYear, Country, Dataset, Deal
from dashboard.records.words import AIGS, BRI_CONFIDENCES, BRI_STATUSES, KINDS

PAGE = "countries"
ALL_RECORDS = {"publishers": "", "sure": ""}  # of the address: no evidence lens
ELSEWHERE = "Outside the five regions"
NO_PROOF = "A memorandum is no proof of projects."
NOT_NO = "Without a memorandum there can be projects all the same."
NOT_LISTED = "which does not mean no: the index holds what its author found in public reports."
RULE = """Neighbours share a land border on our map. Straits and bridges do not count, nor does a border too small for
it, as at Gibraltar or Ceuta; overseas land does, as French Guiana for France."""


def steps(before: str | None, after: str | None, names: Mapping[str, str]) -> str:
    """Links to the country before and after in the alphabet, and to all countries."""
    parts = [link("All countries", PAGE)]
    if before:
        parts.insert(0, link(f"← {names[before]}", PAGE, country=before))
    if after:
        parts.append(link(f"{names[after]} →", PAGE, country=after))
    return f'<nav class="steps" aria-label="Countries in alphabetical order">{"".join(parts)}</nav>'


def said(sentence: str, lens: str, nothing_left: bool) -> str:
    """The sentence, what the evidence lens leaves out, and a way to take it off where nothing is left."""
    lens = escape(lens)
    if nothing_left:
        lens += " " + here("Show all records", **ALL_RECORDS)
    lens = f'<p class="fine lens" role="status">{lens}</p>' if lens else ""
    return f'<p class="sentence" role="status">{escape(sentence)}</p>{lens}'


def map_words(name: str, drawn: bool, places: Iterable[str], near: Sequence[str]) -> str:
    """What the locator map shows, where it could be drawn."""
    named = ", ".join(dict.fromkeys(places))
    dots = f" Dots: places named in its records ({named})." if named else ""
    tint = f" Tinted: neighbours with records ({', '.join(near)})." if near else ""
    shown = f"Where {name} lies.{dots}{tint}" if drawn else f"{name} is not on our map."
    return f'<p class="fine">{escape(shown)}</p>'


def record_links(deals: Iterable[Deal]) -> str:
    """Records as a list of links, with their kind and year."""
    items = (f"<li>{link(deal.title, 'deal', deal=deal.id)}: {KINDS[deal.kind]}, {when(deal)}</li>" for deal in deals)
    return f'<ul class="brief">{"".join(items)}</ul>'


def firms_list(deals: Mapping[str, int], bans: Mapping[str, int], names: Names) -> str:
    """The firms by their number of deals here, and those named in bans apart; as from firms()."""

    def items(firms: Mapping[str, int], one: str, many: str | None = None) -> str:
        named = (
            (link(names.suppliers.get(key, key), "suppliers", firm=key) if key else "No firm named", number)
            for key, number in firms.items()
        )
        return "".join(f"<li>{firm}: {plural(number, one, many)} here</li>" for firm, number in named)

    sold = f'<ul class="brief">{items(deals, "deal")}</ul>' if deals else "<p>No deal, so no supplier.</p>"
    banned = items(bans, "ban or removal", "bans or removals")
    return sold + (f'<p>In bans and removals, not counted above:</p><ul class="brief">{banned}</ul>' if bans else "")


def neighbours_list(country: Country, near: Sequence[str], tally: Mapping[str, str], names: Mapping[str, str]) -> str:
    """The neighbours with their records, those without, and links to compare with them; tally as from tally()."""
    recorded, bare = [iso for iso in near if iso in tally], [iso for iso in near if iso not in tally]
    listed = "".join(
        f"<li>{link(names[iso], PAGE, country=iso)}: {tally[iso]}. "
        f"{link('Compare', 'compare', countries=f'{country.iso_a3},{iso}')}"
        f'<span class="unseen"> {escape(country.name)} with {escape(names[iso])}</span></li>'
        for iso in recorded
    )
    parts = [f'<ul class="brief">{listed}</ul>' if listed else ""]
    if not near:
        parts.append(f"<p>{escape(country.name)} has no land neighbour on our map.</p>")
    if bare:
        linked = ", ".join(link(names[iso], PAGE, country=iso) for iso in bare)
        parts.append(f"<p>{'No records shown of' if recorded else 'No neighbour with records shown:'} {linked}.</p>")
    compare = link(f"Compare {country.name} with any other country", "compare", countries=country.iso_a3)
    return "".join(parts) + f'<p>{compare}</p><p class="fine">{RULE}</p>'


def aigs_words(country: Country, dataset: Dataset) -> str:
    """What the AIGS index of 2019 says of a country, with its source."""
    row = next((row for row in dataset.aigs if row.iso_a3 == country.iso_a3), None)
    index = next((tracker for tracker in dataset.trackers if tracker.key == "aigs"), None)
    listed = _aigs_row(row) if row else NOT_LISTED
    source = _source(f"{index.by}: {index.name}", index.sources[0].url) if index else ""
    return f"<p><strong>{AIGS[country.aigs_2019]}</strong>{': ' if row else ', '}{listed}</p>{source}"


def _aigs_row(row: AigsRow) -> str:
    parts = {
        "firms from China it names": row.firms,
        "types of technology, from any supplier": row.types,
        "firms from elsewhere": row.other_firms,
    }
    held = (f"{what}: {escape((text or 'none').replace(';', ','))}" for what, text in parts.items())
    return "; ".join(held) + "."


def bri_words(country: Country, dataset: Dataset) -> str:
    """When a country signed a Belt and Road memorandum and left, how sure that is, and by which source."""
    row = next((row for row in dataset.bri if row.iso_a3 == country.iso_a3), None)
    said = BRI_STATUSES["signed" if row and row.exit_year else country.bri_status]
    if row:
        said += f" in {row.bri_year}" if row.bri_year else ""
        said += f", left in {row.exit_year}" if row.exit_year else ""
    said = f"<strong>{said}</strong>."
    return f"<p>{said}{_bri_row(row)} {NO_PROOF}</p>{_bri_sources(row)}" if row else f"<p>{said} {NOT_NO}</p>"


def _bri_row(row: BriYear) -> str:
    listed = "stood" if row.official_list_jan2020 else "did not stand"
    note = f" Note: {escape(row.note)}." if row.note else ""
    sure = f" Confidence in the year: {BRI_CONFIDENCES[row.confidence].lower()}."
    return f"{sure} It {listed} on the official list of January 2020.{note}"


def _bri_sources(row: BriYear) -> str:
    exit_source = _source(urlsplit(row.exit_url).netloc, row.exit_url, " on leaving") if row.exit_url else ""
    return _source(row.source, row.source_url) + exit_source


def _source(name: str, url: str | None, about: str = "") -> str:
    named = escape(name)
    if url:
        named = f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{named}</a>'
    return f'<p class="fine">Source{about}: {named}</p>'


def all_countries(names: Mapping[str, str], tally: Mapping[str, str], without: Mapping[str, str]) -> str:
    """Countries as links with their records in words, else what is said of those without any; names in order."""
    items = "".join(
        f"<li{'' if iso in tally else ' class=bare'}>{link(name, PAGE, country=iso)} "
        f"<span>{escape(tally.get(iso) or without[iso])}</span></li>"
        for iso, name in names.items()
    )
    return f'<ul class="all-countries">{items}</ul>'
