"""How to cite the dataset and one record of it; the README's wording."""

import re
from calendar import month_name
from datetime import date
from urllib.parse import quote

from dashboard.records.schema import Dataset, Deal

AUTHORS = "The Surveillance Export Atlas contributors"
ATLAS = "Surveillance Export Atlas"
LICENCE = "CC BY 4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
NO_DATE = "n.d."  # what a citation gives in place of a date that is not known

_TEX = {
    **{sign: f"\\{sign}" for sign in "$&#%_"},
    # Not \{ and \}: BibTeX counts every brace, and would look for the other one.
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
}


def data_day(dataset: Dataset) -> str:
    """The latest day a record was checked, as a partial date; 'n.d.' where there is no record."""
    return max((deal.checked for deal in dataset.deals), default=NO_DATE)


def version_text(data_day: str, version: str) -> str:
    """The data's date and the name of its content: '2026-11-22, 0123456789ab'."""
    return f"{data_day}, {version}"


def dataset_citation(data_day: str, version: str, accessed: date) -> str:
    """The citation of all records together."""
    return (
        f"{AUTHORS} ({_year(data_day)}). {ATLAS}: deals and restrictions [dataset], as of {data_day} "
        f"(version {version}). {LICENCE}. Accessed {accessed.isoformat()}."
    )


def citations(deal: Deal, country: str, data_day: str, version: str, accessed: date, address: str) -> dict[str, str]:
    """The citation of one record by style: 'APA 7', 'Chicago (author-date)' and 'BibTeX', as plain text."""
    year, title, states = _year(data_day), deal.title.removesuffix("."), version_text(data_day, version)
    day = f"{month_name[accessed.month]} {accessed.day}, {accessed.year}"
    return {
        "APA 7": (
            f"{AUTHORS}. ({year}). {title} ({country}; record {deal.id}; Version {states}) [Data set record]. "
            f"{ATLAS}. {LICENCE}. Retrieved {day}, from {address}"
        ),
        "Chicago (author-date)": (
            f"{AUTHORS}. {year}. “{title}{'' if title.endswith(('?', '!')) else '.'}” Data set record {deal.id} "
            f"({country}). {ATLAS}, version {states}. {LICENCE}. Accessed {day}. {address}."
        ),
        "BibTeX": _bibtex(
            f"atlas-{deal.id}",
            author=f"{{{AUTHORS}}}",
            title=f"{{{_tex(title)}}} ({_tex(country)}, record {deal.id})",
            year=year,
            howpublished=f"Data set record, {ATLAS}, version {states}",
            note=LICENCE,
            url=quote(address, safe=":/?#[]@!$&'()*+,;=%~"),
            urldate=accessed.isoformat(),
        ),
    }


def _year(data_day: str) -> str:
    return data_day[:4]


def _tex(text: str) -> str:
    """Text that TeX sets as it is."""
    return re.sub(r"[$&#%_{}\\~^]", lambda found: _TEX[found[0]], text)


def _bibtex(key: str, **fields: str) -> str:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{key},\n{lines}}}\n"
