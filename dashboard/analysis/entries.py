"""What a reader can search for, from countries to glossary terms, and where each leads."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from dashboard.analysis.summary import plural
from dashboard.analysis.table import fold, when
from dashboard.records.schema import Dataset, Deal, Term
from dashboard.records.words import OTHER_NAMES, TECHNOLOGIES

SORTS = ("country", "supplier", "deal", "place", "buyer", "technology", "term")  # at equal score in this order
LONGEST_DETAIL = 100  # characters


@dataclass(frozen=True)
class Entry:
    """Something to be found by any of `names`.

    `sort`: one of SORTS. `label`, `detail`: what is shown of it, plain text. `page`, `params`: the address it leads to.
    """

    sort: str
    label: str
    detail: str
    page: str
    params: Mapping[str, str]
    names: tuple[str, ...]


def entries(dataset: Dataset, glossary: Sequence[Term]) -> list[Entry]:
    """All that can be found, in the order of SORTS."""
    found = [
        *_countries(dataset),
        *_suppliers(dataset),
        *_deals(dataset),
        *_spots(dataset),
        *_technologies(dataset),
        *_terms(glossary),
    ]
    return sorted(found, key=lambda entry: SORTS.index(entry.sort))


def _countries(dataset: Dataset) -> Iterator[Entry]:
    """Each country, and its capital as another way to it."""
    held = Counter(deal.country for deal in dataset.deals)
    for country in dataset.countries:
        name, capital, leads = country.name, country.capital or "", {"country": country.iso_a3}
        codes = filter(None, (country.iso_a3, country.iso_a2, country.iso_n3))
        said = _records(held[country.iso_a3])
        detail = f"{country.region} · {said}" if country.region else said
        names = (name, *codes, *OTHER_NAMES.get(country.iso_a3, ()), f"{name} {capital}")
        yield Entry("country", name, detail, "countries", leads, names)
        if capital:
            yield Entry("country", capital, f"Capital of {name} · {said}", "countries", leads, (capital,))


def _suppliers(dataset: Dataset) -> Iterator[Entry]:
    held = Counter(key for deal in dataset.deals for key in deal.suppliers)
    for firm in dataset.suppliers:
        said = _records(held[firm.key])
        detail = said if firm.short == firm.name else f"{firm.name} · {said}"
        names = (firm.short, firm.name, firm.key, *firm.aliases)
        yield Entry("supplier", firm.short, detail, "suppliers", {"firm": firm.key}, names)


def _deals(dataset: Dataset) -> Iterator[Entry]:
    """Each record by its title, its id, and all that names it taken together, for searches such as 'nairobi police'."""
    countries = _country_names(dataset)
    firms = {firm.key: firm.short for firm in dataset.suppliers}
    for deal in dataset.deals:
        country = countries.get(deal.country, deal.country)
        makers = [firms.get(key, key) for key in deal.suppliers]
        kinds = [TECHNOLOGIES[code] for code in deal.technologies]
        together = " ".join([deal.title, deal.buyer or "", country, *makers, *kinds, *_place_names(deal)])
        names = (deal.title, deal.id, together)
        yield Entry("deal", deal.title, f"{country} · {when(deal)}", "deal", {"deal": deal.id}, names)


def _spots(dataset: Dataset) -> Iterator[Entry]:
    """Each place and buyer: to its record where there is one only, else to its country."""
    countries = _country_names(dataset)
    held: defaultdict[tuple[str, str, str], dict[str, tuple[str, Deal]]] = defaultdict(dict)
    for deal in dataset.deals:
        for sort, label in [("buyer", deal.buyer), *(("place", name) for name in _place_names(deal))]:
            if label:
                held[sort, fold(label), deal.country][deal.id] = label, deal
    for (sort, _, code), by_id in held.items():
        label, deal = next(iter(by_id.values()))
        country = countries.get(code, code)
        if len(by_id) == 1:
            yield Entry(sort, label, f"{country} · {deal.title}", "deal", {"deal": deal.id}, (label,))
        else:
            detail = f"{country} · {_records(len(by_id))}"
            yield Entry(sort, label, detail, "countries", {"country": code}, (label,))


def _technologies(dataset: Dataset) -> Iterator[Entry]:
    held: Counter[str] = Counter(code for deal in dataset.deals for code in deal.technologies)
    for code, words in TECHNOLOGIES.items():
        if held[code]:  # the table offers no filter that keeps nothing
            yield Entry("technology", words, _records(held[code]), "table", {"technology": code}, (words, code))


def _terms(glossary: Sequence[Term]) -> Iterator[Entry]:
    for term in glossary:
        detail = shorten(term.text, LONGEST_DETAIL, placeholder=" …")
        yield Entry("term", term.term, detail, "know", {"term": term.key}, (term.term, term.key, *term.also))


def _records(number: int) -> str:
    return plural(number, "record") if number else "no record"


def _country_names(dataset: Dataset) -> dict[str, str]:
    return {country.iso_a3: country.name for country in dataset.countries}


def _place_names(deal: Deal) -> list[str]:
    return [place.name for place in deal.places]
