"""Views of the atlas: read from an address, put into words, and the records that they show."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

import pandas as pd

from dashboard.analysis.filters import Choices, select
from dashboard.analysis.lessons import filters_of
from dashboard.analysis.summary import filters_words, lens_words
from dashboard.analysis.view_faults import about, misfits
from dashboard.records.lessons import View
from dashboard.records.problems import nearest, shown
from dashboard.records.schema import Dataset
from dashboard.records.sheet import judged
from dashboard.records.words import COLOUR_BY, TECHNOLOGIES

FILTERED = ("world", "table", "regimes")  # the pages where the filters count; the evidence lens counts on all
LAID_OUT = ("columns", "sort", "from")  # of an address: how a table stands on the screen, no part of the view
COUNTRIES = ("country", "countries", "zoom")
PAGE_WORDS = {
    "countries": "Countries",
    "suppliers": "Suppliers",
    "compare": "Compare",
    "table": "Records",
    "article": "What the article of 2020 names",
    "regimes": "Deals and regime classes",
    "know": "How we know",
}


class ViewError(ValueError):
    """An address asks for what there is not; `problems` says what, a sentence for each."""

    def __init__(self, problems: list[str]) -> None:
        """Keep the sentences."""
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def view_at(text: str, dataset: Dataset, offered: Choices) -> View:
    """The view of an address: '?region=Africa', 'compare?countries=SRB,KEN', or whole; raise ViewError."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        raise ViewError([f"{shown(text)} is no address"]) from None
    typed = parse_qsl(parts.query, keep_blank_values=True)
    parameters = {name: ",".join(value for other, value in typed if other == name) for name, _ in typed}
    return view_of(parts.path.strip("/").rpartition("/")[2], parameters, dataset, offered)


def view_of(page: str, parameters: Mapping[str, str], dataset: Dataset, offered: Choices) -> View:
    """The view of a page's address, given as its path ("" is the map) and parameters; raise ViewError."""
    unknown = [name for name in parameters if name not in {*View.model_fields, *LAID_OUT} - {"page"}]
    said = [f"{shown(name)} is no parameter of an address{_near(name)}" for name in unknown]
    known = {*View.model_fields} - {"page"}
    fields = {"page": page or "world"} | {n: _typed(n, v) for n, v in parameters.items() if v and n in known}
    view, faults = judged(View, fields, dataset.known)
    wrong = {where[0] for where, _ in faults}
    right = view or View.model_validate({name: value for name, value in fields.items() if name not in wrong})
    faults += misfits(right, dataset, offered) if "page" not in wrong else []
    said += [f"{where[0]}: {message}" if where else f"the view {message}" for where, message in faults]
    if view is None or said:
        raise ViewError(said)
    return view


def _near(name: str) -> str:
    """The parameter that was meant, or all there are."""
    names = [known for known in View.model_fields if known != "page"]
    near = nearest(name, names)
    return f" — did you mean {shown(near)}?" if near else f"; there are {', '.join(names)}"


def _typed(name: str, text: str) -> object:
    """A parameter's text as its field holds it; a country's code may stand in small letters."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if name in COUNTRIES:
        parts = [part.upper() if len(part) == 3 else part for part in parts]
    if name in View.model_fields and View.model_fields[name].default == ():
        return tuple(dict.fromkeys(parts))
    text = ",".join(parts) if name in COUNTRIES else text
    return int(text) if name == "publishers" and text.isascii() and text.isdigit() else text


def kept(view: View, table: pd.DataFrame, offered: Choices) -> pd.Series:
    """True for each row of deal_table() that the view's page shows."""
    filters = filters_of(view, offered)
    keep = select(table, filters if view.page in FILTERED else filters.lens)
    if view.page == "article":
        return keep & table["article"]
    if view.page == "deal":
        return table["id"] == (view.deal or "")
    return keep & about(view, table)


def title(view: View, dataset: Dataset) -> str:
    """What the view is of, in a few words."""
    countries = {country.iso_a3: country.name for country in dataset.countries}
    firms = {firm.key: firm.short for firm in dataset.suppliers}
    if view.page == "deal":
        return next((deal.title for deal in dataset.deals if deal.id == view.deal), "Record")
    if view.page == "world":
        of = f": {TECHNOLOGIES[view.of or 'facial-recognition']}" if view.colour == "technology" else ""
        return f"{COLOUR_BY[view.colour or 'deals']}{of}"
    named = [firms.get(key, key) for key in (*view.firms, *((view.firm,) if view.firm else ()))]
    named = named if view.page in ("suppliers", "compare") else []
    if view.page in ("countries", "compare") and (chosen := view.countries or (view.country,)) != (None,):
        named = [countries.get(iso or "", str(iso)) for iso in chosen]
    return " and ".join(named) or PAGE_WORDS[view.page]


def words(view: View, offered: Choices) -> str:
    """What is selected: 'Region: Africa; years 2014–2018', or 'everything'."""
    filters = filters_of(view, offered)
    return filters_words(filters, offered) if view.page in FILTERED else lens_words(filters) or "everything"
